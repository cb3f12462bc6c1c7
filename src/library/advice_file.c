#include "library/files.h"

#include <string.h>

#include "base/suggest.h"
#include "library/clean_text.h"
#include "library/schema.h"
#include "library/tokens.h"
#include "parse/markdown.h"

#define RANK_UNSAID 5

static const char *const when_names[] = {
    "always", "kind", "region", "position", "muscle", "sheet", NULL,
};

/* The sheets that a handout can be; "none" is not one to wait for. */
static const char *const sheets[] = { "back", "neck", NULL };

static const struct {
    const char *const *vocab; /* NULL: no value, or any text */
    int first;                /* value of the first word */
} whens[] = {
    [WHEN_ALWAYS] = { NULL, 0 },
    [WHEN_KIND] = { exercise_kind_names, 0 },
    [WHEN_REGION] = { region_names, 0 },
    [WHEN_POSITION] = { position_names, 0 },
    [WHEN_MUSCLE] = { NULL, 0 },
    [WHEN_SHEET] = { sheets, SHEET_BACK },
};
G_STATIC_ASSERT(G_N_ELEMENTS(when_names) == G_N_ELEMENTS(whens) + 1);

/* The value of a condition, such as "hip" of "region hip". */
static bool
read_when_value(const SchemaContext *ctx, const char *value, SrcPos pos,
                When *when)
{
    const char *const *vocab = whens[when->kind].vocab;
    const char *name = when_names[when->kind];
    if ((value == NULL) != (when->kind == WHEN_ALWAYS)) {
        diag_add(ctx->diag, DIAG_ERROR, pos,
                 value == NULL ? "'%s' of what? Write '%s X'"
                               : "'%s' stands alone",
                 name, name);
        return false;
    }
    if (vocab == NULL) {
        when->muscle = value;
        return true;
    }
    int index = vocab_find(vocab, value);
    if (index < 0) {
        g_autofree char *suggestion = suggest_or_list(value, vocab);
        diag_add(ctx->diag, DIAG_ERROR, pos, "'%s' is not a %s%s", value, name,
                 suggestion);
        return false;
    }
    when->value = whens[when->kind].first + index;
    return true;
}

/* "always", "kind self-massage", "muscle soleus". */
static bool
read_when(const SchemaContext *ctx, const YamlNode *node, When *when)
{
    if (!schema_expect(node, YAML_SCALAR, "when", ctx->diag))
        return false;
    SrcPos pos = schema_text_pos(node);
    const char *text =
            clean_line(ctx->arena, node->text, "when", 200, pos, ctx->diag);
    if (text == NULL)
        return false;
    const char *space = strchr(text, ' ');
    size_t n = space != NULL ? (size_t)(space - text) : strlen(text);
    const char *word = arena_strndup(ctx->arena, text, n);
    int kind = vocab_find(when_names, word);
    if (kind < 0) {
        g_autofree char *suggestion = suggest_or_list(word, when_names);
        diag_add(ctx->diag, DIAG_ERROR, pos,
                 "'%s' does not begin a condition%s", word, suggestion);
        return false;
    }
    when->kind = (WhenKind)kind;
    if (space != NULL)
        pos.col += (int)g_utf8_strlen(text, (gssize)n) + 1;
    return read_when_value(ctx, space != NULL ? space + 1 : NULL, pos, when);
}

static bool
read_whens(const SchemaContext *ctx, const SchemaRow *row, const YamlNode *node,
           void *field)
{
    Advice *advice = field;
    if (!schema_expect(node, YAML_LIST, row->key, ctx->diag))
        return false;
    When *list = arena_array(ctx->arena, When, node->n + 1);
    bool ok = true;
    for (size_t i = 0; i < node->n; i++)
        ok &= read_when(ctx, node->items[i], &list[i]);
    advice->when = list;
    advice->n_when = node->n;
    return ok;
}

static bool
read_int(const SchemaContext *ctx, const char *key, const YamlNode *node,
         int least, int most, int *out)
{
    if (!schema_expect(node, YAML_SCALAR, key, ctx->diag))
        return false;
    guint64 value;
    if (!g_ascii_string_to_unsigned(node->text, 10, (guint64)least,
                                    (guint64)most, &value, NULL)) {
        diag_add(ctx->diag, DIAG_ERROR, node->pos,
                 "'%s' is not a number from %d to %d", node->text, least, most);
        return false;
    }
    *out = (int)value;
    return true;
}

static bool
read_rank(const SchemaContext *ctx, const SchemaRow *row, const YamlNode *node,
          void *field)
{
    return read_int(ctx, row->key, node, 1, 9, field);
}

/* The last number of the green and of the amber band. */
static bool
read_bands(const SchemaContext *ctx, const SchemaRow *row, const YamlNode *node,
           void *field)
{
    Advice *advice = field;
    if (!schema_expect(node, YAML_LIST, row->key, ctx->diag))
        return false;
    if (node->n != 2) {
        diag_add(ctx->diag, DIAG_ERROR, node->pos,
                 "'bands' must be two numbers, such as [3, 5]");
        return false;
    }
    return read_int(ctx, row->key, node->items[0], 0, 8, &advice->green_to) &&
           read_int(ctx, row->key, node->items[1], advice->green_to + 1, 9,
                    &advice->amber_to);
}

#define AT(member) .offset = offsetof(Advice, member)

static const SchemaRow rows[] = {
    { "title", tokens_text, AT(title), .required = true, .most = 200 },
    { "kind", schema_word, AT(kind), .required = true,
      .vocab = advice_kind_names },
    { "short", tokens_text, AT(short_text) },
    { "when", read_whens, .offset = 0 },
    { "place", schema_word, AT(place), .vocab = advice_place_names },
    { "level", schema_word, AT(level), .vocab = safety_level_names },
    { "rank", read_rank, AT(rank) },
    { "bands", read_bands, .offset = 0 },
};

/* Keys that one place needs and the others refuse. */
static const struct {
    const char *key;
    AdvicePlace place;
} place_keys[] = {
    { "level", PLACE_SAFETY },
    { "bands", PLACE_PAIN_GUIDE },
};

static bool
check_place_keys(const ContentFile *content, const Advice *advice, Diag *diag)
{
    bool ok = true;
    for (size_t i = 0; i < G_N_ELEMENTS(place_keys); i++) {
        const char *key = place_keys[i].key;
        const YamlNode *node = yaml_find(content->front, key);
        bool wanted = advice->place == place_keys[i].place;
        if ((node != NULL) == wanted)
            continue;
        diag_add(diag, DIAG_ERROR,
                 node != NULL ? node->pos : content->front->pos,
                 wanted ? "advice with the place '%s' needs '%s'"
                        : "advice with the place '%s' has no '%s'",
                 advice_place_names[advice->place], key);
        ok = false;
    }
    return ok;
}

static bool
read_front(Arena *arena, const ContentFile *content, Advice *advice, Diag *diag)
{
    SchemaContext ctx = { arena, diag, NULL };
    advice->rank = RANK_UNSAID;
    if (!schema_read(&ctx, content->front, rows, G_N_ELEMENTS(rows), "advice",
                     advice))
        return false;
    if (yaml_find(content->front, "place") == NULL)
        advice->place =
                advice->kind == ADVICE_SAFETY ? PLACE_SAFETY : PLACE_ADVICE;
    return check_place_keys(content, advice, diag);
}

bool
advice_body_read(Arena *arena, const ContentFile *content, Prose *out,
                 Diag *diag)
{
    Markdown body;
    if (!markdown_parse(arena, content->body, content->body_n,
                        content->pos.file, content->body_line, &body, diag))
        return false;
    bool ok = true;
    for (size_t i = 0; i < body.n; i++) {
        const MarkdownPart *part = &body.parts[i];
        if (part->heading == NULL) {
            *out = part->prose;
            ok &= tokens_check_prose(part->prose, diag);
            continue;
        }
        diag_add(diag, DIAG_ERROR, part->pos,
                 "advice has no headings; '%s' could be a text of its own",
                 part->heading);
        ok = false;
    }
    return ok;
}

static bool
read_body(Arena *arena, const ContentFile *content, Advice *advice, Diag *diag)
{
    if (!advice_body_read(arena, content, &advice->body, diag))
        return false;
    if (advice->body.n > 0)
        return true;
    diag_add(diag, DIAG_ERROR,
             (SrcPos){ content->pos.file, content->body_line, 1 },
             "the advice needs a text");
    return false;
}

const Advice *
advice_file_read(Arena *arena, const FoundFile *file, Diag *diag)
{
    ContentFile content;
    if (!content_file_read(arena, file->path, &content, diag))
        return NULL;
    Advice *advice = arena_new0(arena, Advice);
    advice->id = content.id;
    advice->pos = content.pos;
    advice->built_in = file->built_in;
    bool ok = read_front(arena, &content, advice, diag);
    ok &= read_body(arena, &content, advice, diag);
    return ok && advice->id != NULL ? advice : NULL;
}
