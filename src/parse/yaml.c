#include "parse/yaml.h"

#include <string.h>
#include <yaml.h>

#include "parse/text.h"

#define DEPTH_MAX 32

typedef struct {
    yaml_parser_t yaml;
    Arena *arena;
    const char *file;
    int first_line;
    Diag *diag;
    bool failed; /* a mistake after which reading could go on */
} Reader;

typedef yaml_event_t Event;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Event, yaml_event_delete)

/* libyaml's problems in our words.  A row fits when `problem` begins what
   libyaml says and `context`, where there is one, begins what it was doing. */
static const struct {
    const char *problem, *context, *message;
    bool at_context; /* the mistake lies where the construct began */
} problems[] = {
    { "found unexpected end of stream", "while scanning a quoted scalar",
      "this quote is never closed", true },
    { "found unexpected document indicator", "while scanning a quoted scalar",
      "this quote is never closed", true },
    { "did not find expected ',' or ']'", NULL,
      "this '[' is never closed, or a ',' is missing after it", true },
    { "did not find expected ',' or '}'", NULL,
      "this '{' is never closed, or a ',' is missing after it", true },
    { "did not find expected node content", NULL, "expected a value here",
      false },
    { "did not find expected key", NULL,
      "expected 'key: value'; check the indent and the quotes", false },
    { "did not find expected '-' indicator", NULL,
      "expected '- ' as on the lines above; check the indent", false },
    { "mapping values are not allowed", NULL,
      "':' is not expected here; put a text with ': ' in quotes", false },
    { "mapping keys are not allowed", NULL,
      "'? ' is not expected here; put the text in quotes", false },
    { "could not find expected ':'", NULL,
      "expected ':' after the key; check the lines above", true },
    { "block sequence entries are not allowed", NULL,
      "'- ' is not expected here; start the list on its own line", false },
    { "found character that cannot start any token", NULL,
      "a text cannot start with this character; put it in quotes", false },
    { "found a tab character", NULL, "a tab cannot indent a line; use spaces",
      false },
    { "found unknown escape character", NULL,
      "unknown escape after '\\'; use single quotes", false },
    { "did not find expected alphabetic or numeric character",
      "while scanning an alias", "put a text that starts with '*' in quotes",
      true },
    { "did not find expected alphabetic or numeric character",
      "while scanning an anchor", "put a text that starts with '&' in quotes",
      true },
    { "did not find expected <document start>", NULL,
      "the text above has ended; check the indent", false },
    { "found undefined tag handle", NULL,
      "put a text that starts with '!' in quotes", false },
    { "did not find URI", "while parsing a tag",
      "put a text that starts with '!' in quotes", true },
    { "did not find expected comment or line break",
      "while scanning a block scalar",
      "the text after '|' or '>' starts on the next line", false },
};

static SrcPos
place(const Reader *r, yaml_mark_t mark)
{
    return (SrcPos){ r->file, r->first_line + (int)mark.line,
                     1 + (int)mark.column };
}

/* A tab where a token should start is the one bad character that people
   cannot see. */
static bool
is_tab_at(const Reader *r, yaml_mark_t mark)
{
    const unsigned char *next = r->yaml.buffer.pointer;
    return mark.index == r->yaml.mark.index && next != NULL && *next == '\t';
}

static void
report_problem(Reader *r)
{
    const yaml_parser_t *yaml = &r->yaml;
    const char *problem = yaml->problem ? yaml->problem : "unknown problem";
    const char *context = yaml->context ? yaml->context : "";
    SrcPos pos = place(r, yaml->problem_mark);
    const char *message = problem;
    for (size_t i = 0; i < G_N_ELEMENTS(problems); i++) {
        if (!g_str_has_prefix(problem, problems[i].problem))
            continue;
        if (problems[i].context != NULL &&
            !g_str_has_prefix(context, problems[i].context))
            continue;
        message = problems[i].message;
        if (problems[i].at_context)
            pos = place(r, yaml->context_mark);
        break;
    }
    if (is_tab_at(r, yaml->problem_mark))
        message = "a tab cannot stand here; use spaces";
    diag_add(r->diag, DIAG_ERROR, pos, "not valid YAML: %s", message);
}

static void
event_anchor_and_tag(const yaml_event_t *event, const yaml_char_t **anchor,
                     const yaml_char_t **tag)
{
    *anchor = *tag = NULL;
    if (event->type == YAML_SCALAR_EVENT) {
        *anchor = event->data.scalar.anchor;
        *tag = event->data.scalar.tag;
    } else if (event->type == YAML_SEQUENCE_START_EVENT) {
        *anchor = event->data.sequence_start.anchor;
        *tag = event->data.sequence_start.tag;
    } else if (event->type == YAML_MAPPING_START_EVENT) {
        *anchor = event->data.mapping_start.anchor;
        *tag = event->data.mapping_start.tag;
    }
}

/* Reads the next event; false when the text is wrong or uses what we do not
   allow. */
static bool
next_event(Reader *r, yaml_event_t *event)
{
    if (!yaml_parser_parse(&r->yaml, event)) {
        report_problem(r);
        return false;
    }
    const yaml_char_t *anchor, *tag;
    event_anchor_and_tag(event, &anchor, &tag);
    const char *message = NULL;
    if (anchor != NULL || event->type == YAML_ALIAS_EVENT)
        message = "anchors and aliases are not allowed here";
    else if (tag != NULL)
        message = "tags are not allowed here; put a text with '!' in quotes";
    if (message == NULL)
        return true;
    diag_add(r->diag, DIAG_ERROR, place(r, event->start_mark), "%s", message);
    yaml_event_delete(event);
    return false;
}

static YamlNode *
node_new(Reader *r, YamlKind kind, const yaml_event_t *event)
{
    YamlNode *node = arena_new0(r->arena, YamlNode);
    node->kind = kind;
    node->pos = place(r, event->start_mark);
    return node;
}

/* The whole text was checked before; escapes ("\0") can still make controls. */
static YamlNode *
read_scalar(Reader *r, const yaml_event_t *event)
{
    YamlNode *node = node_new(r, YAML_SCALAR, event);
    const char *text = (const char *)event->data.scalar.value;
    size_t n = event->data.scalar.length;
    for (const char *p = text; p < text + n; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (text_is_control(c)) {
            diag_add(r->diag, DIAG_ERROR, node->pos,
                     "the control character U+%04X is not allowed here", c);
            r->failed = true;
        }
    }
    node->text = arena_strndup(r->arena, text, n);
    node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    return node;
}

static YamlNode *read_node(Reader *r, const yaml_event_t *event, int depth);

static void
set_items(Reader *r, YamlNode *node, const GPtrArray *keys,
          const GPtrArray *items)
{
    size_t size = items->len * sizeof(gpointer);
    node->n = items->len;
    node->items = arena_memdup(r->arena, items->pdata, size);
    if (keys != NULL)
        node->keys = arena_memdup(r->arena, keys->pdata, size);
}

static YamlNode *
read_list(Reader *r, const yaml_event_t *start, int depth)
{
    YamlNode *list = node_new(r, YAML_LIST, start);
    g_autoptr(GPtrArray) items = g_ptr_array_new();
    for (;;) {
        g_auto(Event) event = { 0 };
        if (!next_event(r, &event))
            return NULL;
        if (event.type == YAML_SEQUENCE_END_EVENT)
            break;
        YamlNode *item = read_node(r, &event, depth + 1);
        if (item == NULL)
            return NULL;
        g_ptr_array_add(items, item);
    }
    set_items(r, list, NULL, items);
    return list;
}

static guint
hash_text(const void *node)
{
    return g_str_hash(((const YamlNode *)node)->text);
}

static gboolean
same_text(const void *a, const void *b)
{
    return strcmp(((const YamlNode *)a)->text, ((const YamlNode *)b)->text) ==
           0;
}

/* `seen` holds the earlier keys by their text. */
static bool
check_key(Reader *r, YamlNode *key, GHashTable *seen)
{
    if (key->kind != YAML_SCALAR) {
        diag_add(r->diag, DIAG_ERROR, key->pos, "a key must be a text, not %s",
                 yaml_kind_name(key));
        return false;
    }
    if (strcmp(key->text, "<<") == 0 && !key->quoted) {
        diag_add(r->diag, DIAG_ERROR, key->pos,
                 "merge keys ('<<') are not allowed here");
        return false;
    }
    const YamlNode *first = g_hash_table_lookup(seen, key);
    if (first != NULL) {
        diag_add(r->diag, DIAG_ERROR, key->pos,
                 "duplicate key '%s'; the first is in line %d", key->text,
                 first->pos.line);
        r->failed = true;
    } else {
        g_hash_table_add(seen, key);
    }
    return true;
}

static YamlNode *
read_map(Reader *r, const yaml_event_t *start, int depth)
{
    YamlNode *map = node_new(r, YAML_MAP, start);
    g_autoptr(GPtrArray) keys = g_ptr_array_new();
    g_autoptr(GPtrArray) values = g_ptr_array_new();
    g_autoptr(GHashTable) seen = g_hash_table_new(hash_text, same_text);
    for (;;) {
        g_auto(Event) key_event = { 0 };
        if (!next_event(r, &key_event))
            return NULL;
        if (key_event.type == YAML_MAPPING_END_EVENT)
            break;
        YamlNode *key = read_node(r, &key_event, depth + 1);
        if (key == NULL || !check_key(r, key, seen))
            return NULL;
        g_auto(Event) value_event = { 0 };
        if (!next_event(r, &value_event))
            return NULL;
        YamlNode *value = read_node(r, &value_event, depth + 1);
        if (value == NULL)
            return NULL;
        g_ptr_array_add(keys, key);
        g_ptr_array_add(values, value);
    }
    set_items(r, map, keys, values);
    return map;
}

/* `event` begins a node inside `depth` lists and maps. */
static YamlNode *
read_node(Reader *r, const yaml_event_t *event, int depth)
{
    if (event->type == YAML_SCALAR_EVENT)
        return read_scalar(r, event);
    if (depth >= DEPTH_MAX) {
        diag_add(r->diag, DIAG_ERROR, place(r, event->start_mark),
                 "nested too deeply; at most %d levels are allowed", DEPTH_MAX);
        return NULL;
    }
    return event->type == YAML_SEQUENCE_START_EVENT ? read_list(r, event, depth)
                                                    : read_map(r, event, depth);
}

static YamlNode *
fail_empty(const Reader *r)
{
    diag_add(r->diag, DIAG_ERROR, (SrcPos){ r->file, r->first_line, 1 },
             "nothing is written here; expected 'key: value'");
    return NULL;
}

static YamlNode *
read_document(Reader *r)
{
    g_auto(Event) stream_start = { 0 };
    g_auto(Event) start = { 0 };
    if (!next_event(r, &stream_start) || !next_event(r, &start))
        return NULL;
    if (start.type == YAML_STREAM_END_EVENT)
        return fail_empty(r);
    g_auto(Event) root_event = { 0 };
    if (!next_event(r, &root_event))
        return NULL;
    YamlNode *root = read_node(r, &root_event, 0);
    if (root == NULL)
        return NULL;
    if (root->kind == YAML_SCALAR && !root->quoted && root->text[0] == '\0')
        return fail_empty(r);
    g_auto(Event) end = { 0 };
    g_auto(Event) after = { 0 };
    if (!next_event(r, &end) || !next_event(r, &after))
        return NULL;
    if (after.type != YAML_STREAM_END_EVENT) {
        diag_add(r->diag, DIAG_ERROR, place(r, after.start_mark),
                 "only one document is allowed; nothing may follow '---'");
        return NULL;
    }
    return r->failed ? NULL : root;
}

const YamlNode *
yaml_parse(Arena *arena, const char *bytes, size_t n, const char *file,
           int first_line, Diag *diag)
{
    text_skip_mark(&bytes, &n);
    if (!text_check(bytes, n, file, first_line, diag))
        return NULL;
    Reader r = {
        .arena = arena, .file = file, .first_line = first_line, .diag = diag
    };
    if (!yaml_parser_initialize(&r.yaml))
        g_error("out of memory");
    yaml_parser_set_encoding(&r.yaml, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r.yaml, (const unsigned char *)bytes, n);
    const YamlNode *root = read_document(&r);
    yaml_parser_delete(&r.yaml);
    return root;
}

const YamlNode *
yaml_find(const YamlNode *map, const char *key)
{
    g_assert(map->kind == YAML_MAP);
    for (size_t i = 0; i < map->n; i++)
        if (strcmp(map->keys[i]->text, key) == 0)
            return map->items[i];
    return NULL;
}

const char *
yaml_kind_name(const YamlNode *node)
{
    static const char *const names[] = {
        [YAML_SCALAR] = "a text", [YAML_LIST] = "a list", [YAML_MAP] = "a map"
    };
    return names[node->kind];
}
