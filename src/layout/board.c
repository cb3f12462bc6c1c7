#include "layout/board.h"

#include "base/units.h"
#include "layout/nonbreaking.h"

#include <math.h>
#include <string.h>

#define SHORT_SIDE mm(420) /* for which a layout's numbers are */
#define ACUITY 200.0 /* capitals are read from as many times their height */
#define PT_PER_METRE (1000 * PT_PER_MM)
#define WIDE 1e5 /* [pt] no word is wider */
#define STRONG_SHARE 1.04 /* strong words are wider by so much */
#define BULLET_HANG 1.4 /* [em] that lists hang in, at most */

const Ground ground_paper = { COLOR_INK, COLOR_BRAND, COLOR_ACCENT, false };
const Ground ground_brand = { COLOR_PAPER, COLOR_PAPER, COLOR_SUN, true };
const Manner manner_dark = { STYLE_BODY, STYLE_BODY, COLOR_PAPER, COLOR_PAPER };

/* Styles that keep the size that the sheet gives them; the others are fitted. */
static const bool fixed_styles[STYLE_COUNT] = {
    [STYLE_TITLE] = true,   [STYLE_CHIP] = true,   [STYLE_TAG] = true,
    [STYLE_CAUTION] = true, [STYLE_FOOTER] = true, [STYLE_SMALL] = true,
};

static void
scale_style(TextStyle *style, double by)
{
    style->size *= by;
    style->leading *= by;
}

/* The layout's numbers for this sheet. */
static void
scale_spec(LayoutSpec *spec, double by)
{
    double *lengths[] = { &spec->top,       &spec->right,
                          &spec->bottom,    &spec->left,
                          &spec->size,      &spec->leading,
                          &spec->header.qr, &spec->header.radius };
    for (size_t i = 0; i < G_N_ELEMENTS(lengths); i++)
        *lengths[i] *= by;
    for (int i = 0; i < STYLE_COUNT; i++)
        scale_style(&spec->styles[i], by);
}

static void
words_free(gpointer words)
{
    g_array_unref(words);
}

void
board_init(Board *b, const Document *doc, const LayoutSpec *spec,
           FontSet *fonts, Arena *arena, Diag *diag)
{
    *b = (Board){ .doc = doc, .base = *spec };
    b->scale = MIN(spec->width, spec->height) / SHORT_SIDE;
    scale_spec(&b->base, b->scale);
    b->own = b->base;
    b->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                     words_free);
    b->setter = setter_open(&b->base, doc, fonts, arena, diag);
    b->setter.spec = &b->own;
    b->setter.palette = doc->palette;
    b->setter.room = b->base.height - b->base.top - b->base.bottom;
}

void
board_clear(Board *b)
{
    g_hash_table_unref(b->words);
    setter_close(&b->setter);
}

void
board_size(Board *b, double size)
{
    double by = size / b->base.styles[STYLE_BODY].size;
    for (int i = 0; i < STYLE_COUNT; i++) {
        if (fixed_styles[i])
            continue;
        b->own.styles[i] = b->base.styles[i];
        scale_style(&b->own.styles[i], by);
    }
    b->own.size = b->base.size * by;
    b->own.leading = b->base.leading * by;
    b->size = size;
}

void
board_shrink(Board *b, double by)
{
    for (int i = 0; i < STYLE_COUNT; i++) {
        if (!fixed_styles[i])
            continue;
        scale_style(&b->base.styles[i], by);
        b->own.styles[i] = b->base.styles[i];
    }
}

double
board_mm(const Board *b, double length)
{
    return mm(length) * b->scale;
}

double
board_em(const Board *b, double length)
{
    return b->size * length;
}

static double
cap_height(const Board *b, StyleId style)
{
    const TextStyle *t = &b->own.styles[style];
    return t->size * font_set_cap_height(b->setter.fonts,
                                         b->own.family[t->face], t->weight);
}

double
board_distance(const Board *b, StyleId style)
{
    return cap_height(b, style) * ACUITY / PT_PER_METRE;
}

double
board_size_for(const Board *b, StyleId style, double distance)
{
    return b->size * distance / board_distance(b, style);
}

/* A stretch of text without a place to break, and the room before it [em]. */
typedef struct {
    double width, space;
} Piece;

static double
text_width(Board *b, StyleId style, const char *text)
{
    return para_width(set_text(&b->setter, style, COLOR_INK, text, WIDE,
                               PARA_RAGGED));
}

/* Lines break at spaces and after hyphens between letters. */
static void
add_pieces(Board *b, StyleId style, const char *word, double space,
           GArray *pieces)
{
    double size = b->own.styles[style].size;
    const char *rest = word;
    for (const char *p = word; *p != '\0'; p++) {
        if (p[1] != '\0' && (*p != '-' || p == word || !g_ascii_isalpha(p[1])))
            continue;
        g_autofree char *text = g_strndup(rest, (gsize)(p + 1 - rest));
        Piece piece = { text_width(b, style, text) / size,
                        rest == word ? space : 0 };
        g_array_append_val(pieces, piece);
        rest = p + 1;
    }
}

/* What `text` is made of; measured once. */
static const GArray *
pieces_of(Board *b, StyleId style, const char *text)
{
    g_autofree char *key = g_strdup_printf("%d %s", (int)style, text);
    GArray *pieces = g_hash_table_lookup(b->words, key);
    if (pieces != NULL)
        return pieces;
    g_autofree char *kept = keep_numbers(text);
    g_auto(GStrv) words = g_strsplit(kept, " ", -1);
    double space = (text_width(b, style, "n n") - text_width(b, style, "nn")) /
                   b->own.styles[style].size;
    pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    for (size_t i = 0; words[i] != NULL; i++)
        add_pieces(b, style, words[i], space, pieces);
    g_hash_table_insert(b->words, g_steal_pointer(&key), pieces);
    return pieces;
}

/* Lines of pieces set one after the other, each line filled; 0 when one is
   wider than `width` [em]. */
static int
count_lines(const GArray *pieces, double width)
{
    double used = 0;
    int lines = 1;
    for (guint i = 0; i < pieces->len; i++) {
        const Piece *piece = &g_array_index(pieces, Piece, i);
        if (piece->width > width)
            return 0;
        double space = used > 0 ? piece->space : 0;
        if (used + space + piece->width > width) {
            lines++;
            used = piece->width;
        } else {
            used += space + piece->width;
        }
    }
    return lines;
}

int
board_lines(Board *b, StyleId style, const char *text, double width)
{
    double size = b->own.styles[style].size;
    int lines = count_lines(pieces_of(b, style, text), width / size);
    if (!b->exact || lines == 0)
        return lines;
    return para_n_lines(set_text(&b->setter, style, COLOR_INK, text, width,
                                 PARA_BALANCED));
}

char *
board_plain(const Span *spans, size_t n)
{
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < n; i++)
        g_string_append(text, spans[i].text);
    return g_string_free(text, FALSE);
}

int
board_span_lines(Board *b, StyleId style, const Span *spans, size_t n,
                 double width)
{
    g_autofree char *text = board_plain(spans, n);
    return board_lines(b, style, text, width);
}

ProseStyle
board_prose(const Board *b, const Manner *manner, double x, double width)
{
    return (ProseStyle){ .manner = manner,
                         .mark_color = manner == &manner_dark ? COLOR_SUN
                                                              : COLOR_ACCENT,
                         .x = x,
                         .width = width,
                         .item_gap = board_em(b, 0.3),
                         .paragraph_gap = board_em(b, 0.4) };
}

/* What set_prose will take, passage by passage. */
static double
estimate_prose(Board *b, const Prose *prose, double width)
{
    ProseStyle style = board_prose(b, &manner_body, 0, width);
    double leading = setter_leading(&b->setter, STYLE_BODY), height = 0;
    for (size_t i = 0; i < prose->n; i++) {
        const Passage *p = &prose->items[i];
        bool item = p->kind != PASSAGE_PARAGRAPH;
        double room = width - board_em(b, p->level * 1.2) -
                      (item ? board_em(b, BULLET_HANG) : 0);
        int lines = board_span_lines(b, STYLE_BODY, p->spans, p->n_spans,
                                     room / STRONG_SHARE);
        if (lines == 0)
            return INFINITY;
        if (i > 0)
            height += item && p[-1].kind != PASSAGE_PARAGRAPH
                              ? style.item_gap
                              : style.paragraph_gap;
        height += lines * leading;
    }
    return height;
}

double
board_prose_height(Board *b, const Prose *prose, double width)
{
    double height = estimate_prose(b, prose, width);
    if (!b->exact || isinf(height))
        return height;
    Setter *s = &b->setter;
    guint n_elements = s->elements->len;
    g_autoptr(Column) trial = column_new();
    ProseStyle style = board_prose(b, &manner_body, 0, width);
    set_prose(s, trial, prose, 0, &style);
    g_array_set_size(s->elements, n_elements);
    return trial->y;
}

double
board_text(Board *b, Column *c, int owner, StyleId style, ColorId color,
           const char *text, Rect at)
{
    Setter *s = &b->setter;
    const Para *para = set_text(s, style, color, text, at.w, PARA_BALANCED);
    c->y = at.y;
    column_para(c, owner, para, at.x, setter_leading(s, style));
    return c->y;
}

double
board_text_in(Board *b, Column *c, int owner, const char *lang, StyleId style,
              ColorId color, const char *text, Rect at)
{
    Setter *s = &b->setter;
    const char *before = setter_speak(s, lang);
    if (s->lang != s->doc_lang)
        g_array_index(s->elements, Element, owner).lang = s->lang;
    double y = board_text(b, c, owner, style, color, text, at);
    setter_speak(s, before);
    return y;
}
