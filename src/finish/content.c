#include "finish/content.h"

#include <math.h>
#include <string.h>

const char *const role_tags[ROLE_COUNT] = {
    [ROLE_DOCUMENT] = "Document",
    [ROLE_SECT] = "Sect",
    [ROLE_H1] = "H1",
    [ROLE_H2] = "H2",
    [ROLE_H3] = "H3",
    [ROLE_P] = "P",
    [ROLE_L] = "L",
    [ROLE_LI] = "LI",
    [ROLE_LBL] = "Lbl",
    [ROLE_LBODY] = "LBody",
    [ROLE_TABLE] = "Table",
    [ROLE_TR] = "TR",
    [ROLE_TH] = "TH",
    [ROLE_TD] = "TD",
    [ROLE_FIGURE] = "Figure",
    [ROLE_NOTE] = "Note",
    [ROLE_LINK] = "Link",
    [ROLE_SPAN] = "Span",
};

#define MARK_LIMIT 0.005 /* [pt]: squares up to this size are marks */
#define N_OPERANDS 4

/* A page under way. */
typedef struct {
    const PageSet *set;
    const InkLog *log;
    size_t page;
    Forms *forms;
    guint first, next, end; /* inks: the page's, and the next to be found */
    int *mcids;
    int n_mcids;
    Slice in;
    size_t at, copied;           /* in `in`: read so far, copied so far */
    size_t operands[N_OPERANDS]; /* where the last numbers begin */
    int n_operands;
    bool tiny;  /* the path is a mark's square */
    bool blank; /* inside a span that says "white space" */
    GString *out;
    size_t header, header_n; /* of the open bracket, in `out` */
    bool painted;            /* something since it was opened */
    Diag *diag;
} Content;

/* "figure 'A hand'": the element whose ink is `i`. */
static char *
ink_name(const Content *c, guint i)
{
    const Ink *ink = &g_array_index(c->log->inks, Ink, i);
    if (ink->owner < 0)
        return g_strdup("decoration");
    const Element *e = &c->set->elements[ink->owner];
    const GString *words = c->log->words[ink->owner];
    const char *name = words ? words->str : e->alt ? e->alt : e->id;
    if (name == NULL)
        return g_strdup_printf("element %d, %s", ink->owner,
                               role_tags[e->role]);
    return g_strdup_printf("%s '%s'", role_tags[e->role], name);
}

/* Always false, so that it can be returned. */
static bool
refuse(Content *c, guint ink, const char *what)
{
    g_autofree char *name = ink_name(c, MIN(ink, c->end - 1));
    diag_add(c->diag, DIAG_ERROR, SRC_POS_NONE,
             "cannot tag page %zu: %s at %s; --plain leaves the tags out",
             c->page + 1, what, name);
    return false;
}

static void
copy_until(Content *c, size_t end)
{
    g_string_append_len(c->out, c->in.at + c->copied,
                        (gssize)(end - c->copied));
    c->copied = end;
}

/* Ends the open bracket; one around nothing is taken out again, but not the
   state that was set in it. */
static void
close_bracket(Content *c)
{
    if (c->next == c->first)
        return;
    guint ink = c->next - 1;
    if (!c->painted) {
        g_string_erase(c->out, (gssize)c->header, (gssize)c->header_n);
        c->mcids[ink] = MCID_NONE;
        return;
    }
    g_string_append(c->out, "EMC\n");
    if (c->mcids[ink] != MCID_NONE)
        c->n_mcids++;
}

static void
open_bracket(Content *c)
{
    const Ink *ink = &g_array_index(c->log->inks, Ink, c->next);
    c->header = c->out->len;
    c->mcids[c->next] = ink->owner < 0 ? MCID_NONE : c->n_mcids;
    if (ink->owner >= 0)
        g_string_append_printf(
                c->out, "/%s<</MCID %d>>BDC\n",
                ink->href ? "Link"
                          : role_tags[c->set->elements[ink->owner].role],
                c->n_mcids);
    else
        g_string_append(c->out, ink->owner == OWNER_PAGINATION
                                        ? "/Artifact<</Type/Pagination>>BDC\n"
                                        : "/Artifact<</Type/Layout>>BDC\n");
    c->header_n = c->out->len - c->header;
    c->painted = ink->first.picture != NULL;
    if (c->painted)
        forms_put(c->forms, ink, c->page, c->out);
    c->next++;
}

static double
operand(const Content *c, int i)
{
    return g_ascii_strtod(c->in.at + c->operands[i], NULL);
}

/* The path is a mark's square and was filled: the pen changes hands. */
static bool
take_mark(Content *c)
{
    c->tiny = false;
    if (c->next == c->end)
        return refuse(c, c->next, "a mark too many");
    Point place = ink_mark_place(c->next - c->first);
    if (fabs(operand(c, 0) - place.x) > 0.01 ||
        fabs(operand(c, 1) - place.y) > 0.01)
        return refuse(c, c->next, "a mark is lost or out of order");
    copy_until(c, c->operands[0]);
    close_bracket(c);
    open_bracket(c);
    if (c->at < c->in.n && c->in.at[c->at] == '\n')
        c->at++;
    c->copied = c->at;
    return true;
}

static bool
is_word(Slice token, const char *word)
{
    size_t n = strlen(word);
    return token.n == n && memcmp(token.at, word, n) == 0;
}

static bool
is_paint(Slice token)
{
    static const char *const operators[] = {
        "f",  "Tj", "TJ", "S",  "f*", "B", "B*", "b",
        "b*", "s",  "sh", "Do", "F",  "'", "\"",
    };
    if (token.n > 2)
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(operators); i++)
        if (is_word(token, operators[i]))
            return true;
    return false;
}

static bool
is_tiny(const Content *c)
{
    return c->n_operands == N_OPERANDS && fabs(operand(c, 2)) < MARK_LIMIT &&
           fabs(operand(c, 3)) < MARK_LIMIT;
}

/* Cairo says of each no-break space and isolate that it is one.  Readers know
   white space by its glyph, and some stop at such spans. */
static bool
opens_blank(const Content *c, Slice token)
{
    static const char *const spans[] = {
        "/Span << /ActualText <feff> >> ",
        "/Span << /ActualText <feff00a0> >> ",
        "/Span << /ActualText <feff2002> >> ",
        "/Span << /ActualText <feff2068> >> ",
        "/Span << /ActualText <feff2069> >> ",
    };
    size_t before = (size_t)(token.at - c->in.at) - c->copied;
    for (size_t i = 0; i < G_N_ELEMENTS(spans); i++) {
        size_t n = strlen(spans[i]);
        if (before >= n && memcmp(token.at - n, spans[i], n) == 0)
            return true;
    }
    return false;
}

/* Leaves out a blank span's bracket, from its name to `token`. */
static void
drop_bracket(Content *c, Slice token)
{
    size_t start = (size_t)(token.at - c->in.at);
    if (*token.at == 'B')
        while (c->in.at[start] != '/' ||
               strncmp(c->in.at + start, "/Span", 5) != 0)
            start--;
    copy_until(c, start);
    c->copied = c->at;
    c->blank = *token.at == 'B';
}

static bool
take_operator(Content *c, Slice token)
{
    if (c->tiny && is_word(token, "f"))
        return take_mark(c);
    if (is_paint(token)) {
        if (c->next == c->first)
            return refuse(c, c->next, "paint that belongs to nobody");
        c->painted = true;
    } else if (is_word(token, "BI")) {
        return refuse(c, c->next, "a picture inside the text");
    } else if (is_word(token, "BDC") && opens_blank(c, token)) {
        drop_bracket(c, token);
    } else if (c->blank && is_word(token, "EMC")) {
        drop_bracket(c, token);
    }
    c->tiny = is_word(token, "re") && is_tiny(c);
    if (!c->tiny)
        c->n_operands = 0;
    return true;
}

static void
take_number(Content *c, size_t start)
{
    if (c->n_operands == N_OPERANDS) {
        memmove(c->operands, c->operands + 1, 3 * sizeof *c->operands);
        c->n_operands--;
    }
    c->operands[c->n_operands++] = start;
}

static bool
is_delimiter(char ch)
{
    switch (ch) {
    case '\0':
    case '\t':
    case '\n':
    case '\f':
    case '\r':
    case ' ':
    case '(':
    case ')':
    case '<':
    case '>':
    case '[':
    case ']':
    case '{':
    case '}':
    case '/':
    case '%':
        return true;
    default:
        return false;
    }
}

/* Skips "(...)" with what is nested and escaped in it. */
static void
skip_string(Content *c)
{
    int depth = 0;
    do {
        char ch = c->in.at[c->at++];
        if (ch == '\\')
            c->at++;
        depth += (ch == '(') - (ch == ')');
    } while (depth > 0 && c->at < c->in.n);
    c->at = MIN(c->at, c->in.n);
}

static void
skip_word(Content *c)
{
    do
        c->at++;
    while (c->at < c->in.n && !is_delimiter(c->in.at[c->at]));
}

static bool
take_token(Content *c)
{
    size_t start = c->at;
    char ch = c->in.at[start];
    if (ch == '(') {
        skip_string(c);
    } else if (ch == '<' && start + 1 < c->in.n && c->in.at[start + 1] != '<') {
        while (c->at < c->in.n && c->in.at[c->at] != '>')
            c->at++;
    } else if (ch == '/') {
        skip_word(c);
    } else if (is_delimiter(ch)) {
        c->at++;
    } else {
        skip_word(c);
        if (ch >= '+' && ch <= '9')
            take_number(c, start);
        else
            return take_operator(c, (Slice){ c->in.at + start, c->at - start });
    }
    return true;
}

bool
content_tag(Slice content, const PageSet *set, const InkLog *log, size_t page,
            Forms *forms, int *mcids, GString *out, Diag *diag)
{
    Content c = { .set = set,
                  .log = log,
                  .page = page,
                  .forms = forms,
                  .mcids = mcids,
                  .in = content,
                  .out = out,
                  .diag = diag };
    ink_log_page(log, page, &c.first, &c.end);
    c.next = c.first;
    while (c.at < content.n)
        if (!take_token(&c))
            return false;
    copy_until(&c, content.n);
    if (out->len > 0 && out->str[out->len - 1] != '\n')
        g_string_append_c(out, '\n');
    close_bracket(&c);
    return c.next == c.end ||
           refuse(&c, c.next, "a mark is lost or out of order");
}
