#include "parse/markdown.h"

#include <cmark.h>
#include <string.h>

#include "parse/text.h"

/* libcmark 0.30 needs time that grows with the square of some hostile texts;
   up to this size none takes a second. */
#define MARKDOWN_MAX_BYTES ((size_t)128 * 1024)
#define LISTS_MAX          4 /* a list in a list in a list in a list */

/* Some characters in one manner, while they are gathered. */
typedef struct {
    GString *text;
    bool strong;
    const char *href;
} Run;

typedef struct {
    bool numbered;
    int number;     /* of the item being read */
    bool has_words; /* the item being read has its first paragraph */
} List;

typedef struct {
    Arena *arena;
    const char *bytes;
    size_t n;
    const char *file;
    int first_line;
    GArray *line_starts; /* of size_t: offsets in `bytes` */
    size_t last_offset;  /* the last place asked for, */
    int last_col;        /* and its column */
    Diag *diag;
    bool failed;

    List lists[LISTS_MAX];
    int n_lists;
    GArray *runs; /* of Run: the paragraph or heading being read */
    bool in_heading;
    bool after_blank; /* white space that follows is not needed */
    int strong;       /* how many emphases are open */
    const char *href;

    const char *heading;
    SrcPos heading_pos;
    GArray *passages; /* of Passage: since the last heading */
    GArray *parts;    /* of MarkdownPart */
} Reader;

static const char *const refusals[CMARK_NODE_LAST_INLINE + 1] = {
    [CMARK_NODE_BLOCK_QUOTE] = "quotes ('>') are not allowed here",
    [CMARK_NODE_CODE_BLOCK] = "code is not allowed here; check the indent",
    [CMARK_NODE_HTML_BLOCK] = "html is not allowed here",
    [CMARK_NODE_CUSTOM_BLOCK] = "this is not allowed here",
    [CMARK_NODE_THEMATIC_BREAK] = "rules ('---') are not allowed here",
    [CMARK_NODE_CODE] = "code is not allowed here",
    [CMARK_NODE_HTML_INLINE] = "html is not allowed here",
    [CMARK_NODE_CUSTOM_INLINE] = "this is not allowed here",
    [CMARK_NODE_IMAGE] = "images are not allowed here",
};

static const char *const link_schemes[] = { "http", "https", "mailto", "tel",
                                            NULL };

static void
run_clear(void *run)
{
    g_string_free(((Run *)run)->text, TRUE);
}

/* Line ends as libcmark counts them. */
static GArray *
find_line_starts(const char *bytes, size_t n)
{
    GArray *starts = g_array_new(FALSE, FALSE, sizeof(size_t));
    size_t start = 0;
    g_array_append_val(starts, start);
    for (size_t i = 0; i < n; i++) {
        bool pair = bytes[i] == '\r' && i + 1 < n && bytes[i + 1] == '\n';
        if (bytes[i] != '\n' && (bytes[i] != '\r' || pair))
            continue;
        start = i + 1;
        g_array_append_val(starts, start);
    }
    return starts;
}

/* Offset of line `i`, counted from 0; the end of the text past the last. */
static size_t
line_start(const Reader *r, size_t i)
{
    return i < r->line_starts->len ? g_array_index(r->line_starts, size_t, i)
                                   : r->n;
}

/* The place of the byte at `offset` in line `line`, counted from 0.  Counts on
   from the place asked for before where it can: a long line may hold many
   mistakes. */
static SrcPos
place_in_line(Reader *r, size_t line, size_t offset)
{
    size_t from = line_start(r, line);
    int col = 1;
    if (r->last_offset >= from && r->last_offset <= offset) {
        from = r->last_offset;
        col = r->last_col;
    }
    const char *start = r->bytes + from;
    col += (int)g_utf8_strlen(start, r->bytes + offset - start);
    r->last_offset = offset;
    r->last_col = col;
    return (SrcPos){ r->file, r->first_line + (int)line, col };
}

/* The offset in `bytes` where `node` starts. */
static size_t
offset_of(const Reader *r, cmark_node *node)
{
    int line = MAX(cmark_node_get_start_line(node), 1);
    int col = MAX(cmark_node_get_start_column(node), 1);
    size_t offset = line_start(r, (size_t)line - 1) + (size_t)col - 1;
    return MIN(offset, r->n);
}

static SrcPos
place_of(Reader *r, cmark_node *node)
{
    int line = MAX(cmark_node_get_start_line(node), 1);
    return place_in_line(r, (size_t)line - 1, offset_of(r, node));
}

static void
        G_GNUC_PRINTF(3, 4) fail(Reader *r, SrcPos pos, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *text = g_strdup_vprintf(format, args);
    va_end(args);
    diag_add(r->diag, DIAG_ERROR, pos, "%s", text);
    r->failed = true;
}

/* Gathering words */

static Run *
run_for_manner(Reader *r)
{
    bool strong = r->strong > 0;
    if (r->runs->len > 0) {
        Run *last = &g_array_index(r->runs, Run, r->runs->len - 1);
        if (last->strong == strong && g_strcmp0(last->href, r->href) == 0)
            return last;
    }
    Run run = { g_string_new(NULL), strong, r->href };
    g_array_append_val(r->runs, run);
    return &g_array_index(r->runs, Run, r->runs->len - 1);
}

/* Adds `text` with each stretch of white space as one space; none at the
   start of a paragraph.  No-break spaces stay. */
static void
add_text(Reader *r, const char *text)
{
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' ||
                     c == 0x85 || c == 0x2028 || c == 0x2029;
        if (!blank || !r->after_blank)
            g_string_append_unichar(run_for_manner(r)->text, blank ? ' ' : c);
        r->after_blank = blank;
    }
}

/* Entities can make what the whole text had not: "&#27;" a control, and with
   libcmark 0.30 "&#xFFFF;" even bytes that are not UTF-8.  White space is
   fine in a text, but not in an address. */
static bool
check_unescaped(Reader *r, cmark_node *node, const char *text, bool address)
{
    if (!g_utf8_validate(text, -1, NULL)) {
        fail(r, place_of(r, node), "this '&...;' is not a character");
        return false;
    }
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (!text_is_control(c) && !(address && g_unichar_iscntrl(c)))
            continue;
        fail(r, place_of(r, node),
             "the control character U+%04X is not allowed here", c);
        return false;
    }
    return true;
}

static void
add_literal(Reader *r, cmark_node *node)
{
    const char *text = cmark_node_get_literal(node);
    if (check_unescaped(r, node, text, false))
        add_text(r, text);
}

static void
start_words(Reader *r)
{
    g_array_set_size(r->runs, 0);
    r->after_blank = true;
    r->strong = 0;
    r->href = NULL;
}

static void
trim_end(Reader *r)
{
    if (!r->after_blank || r->runs->len == 0)
        return;
    GString *last = g_array_index(r->runs, Run, r->runs->len - 1).text;
    g_string_truncate(last, last->len - 1);
    if (last->len == 0)
        g_array_set_size(r->runs, r->runs->len - 1);
}

static const char *
composed(Reader *r, const char *text)
{
    g_autofree char *nfc = g_utf8_normalize(text, -1, G_NORMALIZE_NFC);
    return arena_strdup(r->arena, nfc);
}

/* The gathered words as spans. */
static Span *
finish_words(Reader *r, size_t *n)
{
    trim_end(r);
    *n = r->runs->len;
    Span *spans = arena_array(r->arena, Span, *n);
    for (size_t i = 0; i < *n; i++) {
        const Run *run = &g_array_index(r->runs, Run, i);
        spans[i] =
                (Span){ composed(r, run->text->str), run->strong, run->href };
    }
    return spans;
}

/* Blocks */

static void
finish_paragraph(Reader *r, cmark_node *node)
{
    Passage passage = { .kind = PASSAGE_PARAGRAPH, .pos = place_of(r, node) };
    passage.spans = finish_words(r, &passage.n_spans);
    if (passage.n_spans == 0)
        return;
    if (r->n_lists > 0) {
        List *list = &r->lists[r->n_lists - 1];
        passage.level = r->n_lists;
        if (!list->has_words) {
            list->has_words = true;
            passage.level = r->n_lists - 1;
            passage.kind = list->numbered ? PASSAGE_NUMBER : PASSAGE_BULLET;
            passage.number = list->numbered ? list->number : 0;
        }
    }
    g_array_append_val(r->passages, passage);
}

/* The passages since the last heading become a part. */
static void
finish_part(Reader *r)
{
    guint n = r->passages->len;
    if (n > 0 || r->heading != NULL) {
        const Passage *items =
                arena_memdup(r->arena, r->passages->data, n * sizeof(Passage));
        SrcPos pos = r->heading ? r->heading_pos : items[0].pos;
        MarkdownPart part = { r->heading, pos, { items, n } };
        g_array_append_val(r->parts, part);
    }
    g_array_set_size(r->passages, 0);
}

static void
finish_heading(Reader *r, cmark_node *node)
{
    trim_end(r);
    r->in_heading = false;
    g_autoptr(GString) words = g_string_new(NULL);
    for (guint i = 0; i < r->runs->len; i++)
        g_string_append(words, g_array_index(r->runs, Run, i).text->str);
    if (words->len == 0)
        fail(r, place_of(r, node), "this heading has no words");
    r->heading = composed(r, words->str);
    r->heading_pos = place_of(r, node);
}

static bool
check_heading(Reader *r, cmark_node *node)
{
    SrcPos pos = place_of(r, node);
    size_t offset = offset_of(r, node);
    int level = cmark_node_get_heading_level(node);
    if (offset < r->n && r->bytes[offset] != '#')
        fail(r, pos, "underlined headings are not used here; use '##'");
    else if (level != 2)
        fail(r, pos, "'%.*s Title' headings are not used here; use '##'", level,
             "######");
    else if (r->n_lists > 0)
        fail(r, pos, "a heading cannot stand in a list");
    else
        return true;
    return false;
}

/* The row below a table's head: "|---|:--:|". */
static bool
is_table_rule(const char *line, const char *end)
{
    bool bar = false, dash = false;
    for (const char *p = line; p < end; p++) {
        if (strchr("|-: \t\r\n", *p) == NULL)
            return false;
        bar |= *p == '|';
        dash |= *p == '-';
    }
    return bar && dash;
}

/* CommonMark has no tables: there they are paragraphs. */
static bool
check_paragraph(Reader *r, cmark_node *node)
{
    size_t first = (size_t)MAX(cmark_node_get_start_line(node), 1);
    size_t end = (size_t)MAX(cmark_node_get_end_line(node), 1);
    for (size_t i = first; i < end; i++) {
        if (!is_table_rule(r->bytes + line_start(r, i),
                           r->bytes + line_start(r, i + 1)))
            continue;
        fail(r, place_of(r, node), "tables are not allowed here");
        return false;
    }
    return true;
}

static bool
enter_list(Reader *r, cmark_node *node)
{
    if (r->n_lists == LISTS_MAX) {
        fail(r, place_of(r, node),
             "nested too deeply; at most %d lists may lie in each other",
             LISTS_MAX);
        return false;
    }
    bool numbered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    int start = cmark_node_get_list_start(node);
    if (numbered && start != 1)
        diag_add(r->diag, DIAG_WARNING, place_of(r, node),
                 "this list starts with %d but is printed from 1", start);
    r->lists[r->n_lists++] = (List){ .numbered = numbered };
    return true;
}

static bool
enter_item(Reader *r, cmark_node *node)
{
    List *list = &r->lists[r->n_lists - 1];
    list->number++;
    list->has_words = false;
    cmark_node *first = cmark_node_first_child(node);
    if (first == NULL)
        fail(r, place_of(r, node), "this list item is empty");
    else if (cmark_node_get_type(first) == CMARK_NODE_LIST)
        fail(r, place_of(r, node), "a list item must begin with words");
    return true;
}

static bool
enter_link(Reader *r, cmark_node *node)
{
    SrcPos pos = place_of(r, node);
    const char *url = cmark_node_get_url(node);
    if (!check_unescaped(r, node, url, true))
        return false;
    const char *scheme = g_uri_peek_scheme(url); /* in lower case */
    if (r->in_heading)
        fail(r, pos, "a link cannot stand in a heading");
    else if (cmark_node_first_child(node) == NULL)
        fail(r, pos, "this link has no words");
    else if (scheme == NULL || !g_strv_contains(link_schemes, scheme))
        fail(r, pos,
             "'%s' is not a link we can print; start it with https:, "
             "mailto: or tel:",
             url);
    else if (cmark_node_get_title(node)[0] != '\0')
        fail(r, pos, "a link's title is never printed; remove it");
    r->href = arena_strdup(r->arena, url);
    return true;
}

/* The walk */

/* False when what is inside `node` should be left out. */
static bool
enter(Reader *r, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (refusals[type] != NULL) {
        fail(r, place_of(r, node), "%s", refusals[type]);
        return false;
    }
    if (type == CMARK_NODE_LIST)
        return enter_list(r, node);
    if (type == CMARK_NODE_ITEM)
        return enter_item(r, node);
    if (type == CMARK_NODE_LINK)
        return enter_link(r, node);
    if (type == CMARK_NODE_TEXT)
        add_literal(r, node);
    if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
        add_text(r, " ");
    if (type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG)
        r->strong++;
    if (type == CMARK_NODE_PARAGRAPH) {
        start_words(r);
        return check_paragraph(r, node);
    }
    if (type == CMARK_NODE_HEADING) {
        if (!check_heading(r, node))
            return false;
        finish_part(r);
        start_words(r);
        r->in_heading = true;
    }
    return true;
}

static void
leave(Reader *r, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_LIST)
        r->n_lists--;
    if (type == CMARK_NODE_LINK)
        r->href = NULL;
    if (type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG)
        r->strong--;
    if (type == CMARK_NODE_PARAGRAPH)
        finish_paragraph(r, node);
    if (type == CMARK_NODE_HEADING)
        finish_heading(r, node);
    if (type == CMARK_NODE_DOCUMENT)
        finish_part(r);
}

/* By iterator, so that no depth of nesting can use up the stack. */
static void
walk(Reader *r, cmark_node *document)
{
    cmark_iter *iter = cmark_iter_new(document);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (event == CMARK_EVENT_EXIT)
            leave(r, node);
        else if (!enter(r, node))
            cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
    }
    cmark_iter_free(iter);
}

/* Link definitions ("[name]: address") vanish from the tree */

/* Skips blanks and the marks that begin quotes and list items. */
static const char *
skip_marks(const char *p, const char *end)
{
    for (;;) {
        const char *mark = p;
        while (p < end && (*p == ' ' || *p == '\t' || *p == '>'))
            p++;
        const char *after = p;
        while (after < end && g_ascii_isdigit(*after))
            after++;
        bool number = after > p;
        if (after < end && strchr(number ? ".)" : "-+*", *after) != NULL &&
            after + 1 < end && (after[1] == ' ' || after[1] == '\t'))
            p = after + 2;
        if (p == mark)
            return p;
    }
}

/* True when "[name]:" begins at `p`; the name may run over lines. */
static bool
is_definition(const char *p, const char *end)
{
    if (p >= end || *p != '[')
        return false;
    for (p++; p < end && *p != '['; p++) {
        if (*p == '\\')
            p++;
        else if (*p == ']')
            return p + 1 < end && p[1] == ':';
    }
    return false;
}

/* Nothing that was written may be lost without a word. */
static void
check_definitions(Reader *r)
{
    const char *end = r->bytes + r->n;
    for (size_t i = 0; i < r->line_starts->len; i++) {
        const char *p = skip_marks(r->bytes + line_start(r, i), end);
        if (is_definition(p, end))
            fail(r, place_in_line(r, i, (size_t)(p - r->bytes)),
                 "'[name]:' is not used here; write '[words](address)'");
    }
}

static bool
check_size(size_t n, const char *file, Diag *diag)
{
    if (n <= MARKDOWN_MAX_BYTES)
        return true;
    diag_add(diag, DIAG_ERROR, (SrcPos){ file, 0, 0 },
             "too large; a Markdown text may hold at most 128 KB");
    return false;
}

bool
markdown_parse(Arena *arena, const char *bytes, size_t n, const char *file,
               int first_line, Markdown *out, Diag *diag)
{
    *out = (Markdown){ NULL, 0 };
    text_skip_mark(&bytes, &n);
    if (!check_size(n, file, diag) ||
        !text_check(bytes, n, file, first_line, diag))
        return false;
    g_autoptr(GArray) line_starts = find_line_starts(bytes, n);
    g_autoptr(GArray) runs = g_array_new(FALSE, FALSE, sizeof(Run));
    g_array_set_clear_func(runs, run_clear);
    g_autoptr(GArray) passages = g_array_new(FALSE, FALSE, sizeof(Passage));
    g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(MarkdownPart));
    Reader r = { .arena = arena,
                 .bytes = bytes,
                 .n = n,
                 .file = file,
                 .first_line = first_line,
                 .line_starts = line_starts,
                 .last_col = 1,
                 .diag = diag,
                 .runs = runs,
                 .passages = passages,
                 .parts = parts };
    check_definitions(&r);
    cmark_node *document = cmark_parse_document(bytes, n, CMARK_OPT_DEFAULT);
    walk(&r, document);
    cmark_node_free(document);
    if (r.failed)
        return false;
    out->n = parts->len;
    out->parts =
            arena_memdup(arena, parts->data, parts->len * sizeof(MarkdownPart));
    return true;
}
