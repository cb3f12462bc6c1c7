#include "layout/setter.h"

#include <string.h>

#include "art/picture_art.h"
#include "base/units.h"
#include "layout/nonbreaking.h"
#include "model/fonts.h"
#include "model/lang.h"

#define STRONG_WEIGHT 600
#define HYPHEN_WIDTH mm(75) /* wider lines need no hyphens */
#define SPLIT_LINES 4 /* paragraphs from this length may divide */

const Manner manner_body = { STYLE_BODY, STYLE_BODY, COLOR_INK, COLOR_INK };

static void
bytes_unref(gpointer bytes)
{
    g_bytes_unref(bytes);
}

Setter
setter_open(const LayoutSpec *spec, const Document *doc, FontSet *fonts,
            Arena *arena, Diag *diag)
{
    return (Setter){
        .spec = spec,
        .fonts = fonts,
        .doc_lang = doc->lang,
        .lang = doc->lang,
        .hyphens = hyphens_new(doc->hyphens),
        .diag = diag,
        .arena = arena,
        .stretch = 1,
        .width = spec->width - spec->left - spec->right,
        .paras = g_hash_table_new_full(g_bytes_hash, g_bytes_equal,
                                       bytes_unref, NULL),
        .arts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .elements = g_array_new(FALSE, TRUE, sizeof(Element)),
    };
}

void
setter_close(Setter *s)
{
    g_hash_table_unref(s->paras);
    g_hash_table_unref(s->arts);
    g_array_unref(s->elements);
    hyphens_free(s->hyphens);
}

Color
setter_color(const Setter *s, ColorId id)
{
    return s->spec->palette[id];
}

Color
setter_ground(const Setter *s, ColorId id)
{
    return s->spec->ink.no_fills ? COLOR_NONE : setter_color(s, id);
}

Color
setter_frame(const Setter *s)
{
    return s->spec->ink.no_fills ? setter_color(s, COLOR_LINE) : COLOR_NONE;
}

ColorId
setter_on_dark(const Setter *s)
{
    return s->spec->ink.no_fills ? COLOR_INK : COLOR_PAPER;
}

void
ground_put(const Setter *s, Column *c, Rect box, double radius, ColorId id)
{
    column_rect(c, box, radius, setter_ground(s, id), setter_frame(s),
                s->spec->ink.frame);
}

double
setter_leading(const Setter *s, StyleId style)
{
    return s->spec->styles[style].leading * s->stretch;
}

double
setter_unit(const Setter *s)
{
    return s->spec->leading * s->stretch / 2;
}

const char *
setter_speak(Setter *s, const char *lang)
{
    const char *before = s->lang;
    s->lang = lang != NULL ? lang : s->doc_lang;
    return before;
}

void
setter_keep_way(const Setter *s, Column *c, guint first, double x,
                double width)
{
    if (lang_is_rtl(s->lang) != lang_is_rtl(s->doc_lang))
        column_keep_places(c, first, x, width);
}

static ParaRun
run_in(const Setter *s, StyleId style, ColorId color, const char *text)
{
    const TextStyle *t = &s->spec->styles[style];
    const char *own = lang_family(s->lang);
    return (ParaRun){ .text = text,
                      .family = own ? own : s->spec->family[t->face],
                      .weight = own ? font_weight_near(own, t->weight)
                                    : t->weight,
                      .size = t->size,
                      .tracking = own ? 0 : t->tracking, /* joined letters */
                      .color = setter_color(s, color),
                      .lang = s->lang };
}

static void
key_add(GByteArray *key, const void *bytes, size_t n)
{
    g_byte_array_append(key, bytes, (guint)n);
}

static void
key_add_text(GByteArray *key, const char *text)
{
    key_add(key, text ? text : "", text ? strlen(text) + 1 : 1);
}

/* All that a paragraph is made of, in bytes: it is asked for on every trial of
   the layout.  Caller unrefs. */
static GBytes *
key_of(const ParaRun *runs, size_t n, double width, ParaFill fill)
{
    GByteArray *key = g_byte_array_sized_new(256);
    key_add(key, &width, sizeof width);
    key_add(key, &fill, sizeof fill);
    for (size_t i = 0; i < n; i++) {
        const ParaRun *r = &runs[i];
        const double numbers[] = { r->weight,  r->size,    r->tracking,
                                   r->color.r, r->color.g, r->color.b };
        key_add(key, numbers, sizeof numbers);
        key_add_text(key, r->family);
        key_add_text(key, r->href);
        key_add_text(key, r->lang);
        key_add_text(key, r->text);
    }
    return g_byte_array_free_to_bytes(key);
}

static void
para_free_it(gpointer para)
{
    para_free(para);
}

static const Para *
set_runs(Setter *s, const ParaRun *runs, size_t n, double width, ParaFill fill)
{
    g_autoptr(GBytes) key = key_of(runs, n, width, fill);
    Para *para = g_hash_table_lookup(s->paras, key);
    if (para != NULL)
        return para;
    for (size_t i = 0; i < n; i++)
        font_set_check(s->fonts, runs[i].text, s->pos, s->diag);
    para = para_new(s->fonts, runs, n, width, fill);
    arena_own(s->arena, para, para_free_it);
    g_hash_table_insert(s->paras, g_steal_pointer(&key), para);
    return para;
}

const Para *
set_text(Setter *s, StyleId style, ColorId color, const char *text,
         double width, ParaFill fill)
{
    g_autofree char *kept = keep_numbers(text);
    ParaRun run = run_in(s, style, color, kept);
    return set_runs(s, &run, 1, width, fill);
}

/* The link whose words stand first in `text`, and where. */
static const TextLink *
first_link(const char *text, const TextLink *links, size_t n, size_t *at)
{
    const TextLink *first = NULL;
    for (size_t i = 0; i < n; i++) {
        const char *words = strstr(text, links[i].words);
        if (words == NULL || (first && (size_t)(words - text) >= *at))
            continue;
        first = &links[i];
        *at = (size_t)(words - text);
    }
    return first;
}

const Para *
set_linked(Setter *s, StyleId style, ColorId color, const char *text,
           const TextLink *links, size_t n, double width, ParaFill fill)
{
    g_autoptr(GArray) runs = g_array_new(FALSE, FALSE, sizeof(ParaRun));
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
    while (*text != '\0') {
        size_t at = 0;
        const TextLink *link = first_link(text, links, n, &at);
        bool here = link != NULL && at == 0;
        size_t end = here ? strlen(link->words) : link ? at : strlen(text);
        g_autofree char *piece = g_strndup(text, end);
        char *kept = keep_numbers(piece);
        g_ptr_array_add(texts, kept);
        ParaRun run = run_in(s, style, color, kept);
        run.href = here ? link->href : NULL;
        g_array_append_val(runs, run);
        text += end;
    }
    return set_runs(s, (const ParaRun *)(gconstpointer)runs->data, runs->len,
                    width, fill);
}

/* The address of a link as it is printed, or NULL when the words say it or the
   link goes on in the next span.  Caller frees. */
static char *
printed_address(const Span *span, const Span *next)
{
    static const char *const schemes[] = { "https://", "http://",
                                           "mailto:", "tel:" };
    if (span->href == NULL || (next && g_strcmp0(next->href, span->href) == 0))
        return NULL;
    const char *address = span->href;
    for (size_t i = 0; i < G_N_ELEMENTS(schemes); i++)
        if (g_str_has_prefix(address, schemes[i]))
            address += strlen(schemes[i]);
    return strstr(span->text, address) ? NULL
                                       : g_strdup_printf(" (%s)", address);
}

const Para *
set_spans(Setter *s, const Manner *manner, const Span *spans, size_t n,
          double width, ParaFill fill)
{
    bool narrow = width < HYPHEN_WIDTH && s->lang == s->doc_lang;
    g_autofree ParaRun *runs = g_new(ParaRun, n);
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < n; i++) {
        g_autofree char *address =
                printed_address(&spans[i], i + 1 < n ? &spans[i + 1] : NULL);
        g_autofree char *whole = g_strconcat(spans[i].text, address, NULL);
        char *kept = hyphens_put(narrow ? s->hyphens : NULL,
                                 keep_numbers(whole));
        g_ptr_array_add(texts, kept);
        bool strong = spans[i].strong;
        runs[i] = run_in(s, strong ? manner->strong : manner->style,
                         strong ? manner->strong_color : manner->color, kept);
        runs[i].href = spans[i].href;
        if (strong && manner->strong == manner->style)
            runs[i].weight = MAX(runs[i].weight, STRONG_WEIGHT);
    }
    return set_runs(s, runs, n, width, fill);
}

int
element_add(Setter *s, Role role, int parent, const char *alt)
{
    Element e = { .role = role, .parent = parent, .alt = alt };
    if (s->lang != s->doc_lang)
        e.lang = s->lang;
    g_array_append_val(s->elements, e);
    return (int)s->elements->len - 1;
}

static void
art_free_it(gpointer art)
{
    art_free(art);
}

const Art *
setter_art(Setter *s, const char *path, SrcPos pos)
{
    Art *art;
    if (g_hash_table_lookup_extended(s->arts, path, NULL, (gpointer *)&art))
        return art;
    art = art_open(path, pos, s->diag);
    if (art != NULL)
        arena_own(s->arena, art, art_free_it);
    g_hash_table_insert(s->arts, g_strdup(path), art);
    return art;
}

const Art *
setter_code(Setter *s, const char *text, Color ink)
{
    Art *code = art_qr(text, ink, SRC_POS_NONE, s->diag);
    if (code != NULL)
        arena_own(s->arena, code, art_free_it);
    return code;
}

const Art *
setter_picture(Setter *s, const Picture *picture, double unit)
{
    g_autofree char *key =
            g_strdup_printf("%p %.4f", (const void *)picture, unit);
    Art *art = g_hash_table_lookup(s->arts, key);
    if (art != NULL)
        return art;
    art = art_from_picture(picture, s->palette, (float)unit);
    arena_own(s->arena, art, art_free_it);
    g_hash_table_insert(s->arts, g_steal_pointer(&key), art);
    return art;
}

/* The sign before a list item; it returns how far the text hangs in. */
static double
put_sign(Setter *s, Column *c, const Passage *p, int item,
         const ProseStyle *style, double x, double leading)
{
    double size = s->spec->styles[style->manner->style].size;
    if (p->kind == PASSAGE_PARAGRAPH)
        return 0;
    int lbl = element_add(s, ROLE_LBL, item, NULL);
    if (p->kind == PASSAGE_BULLET) {
        const Para *dot = set_text(s, STYLE_NUMERAL, style->mark_color, "•",
                                   size * 2, PARA_RAGGED);
        column_line(c, lbl, dot, 0, x + size * 0.16,
                    c->y + leading / 2 + size * 0.33);
        return size * 0.86;
    }
    g_autofree char *number = g_strdup_printf("%d", p->number);
    const Para *numeral = set_text(s, STYLE_NUMERAL, style->mark_color, number,
                                   size * 4, PARA_RAGGED);
    double hang = MAX(size * 1.35, para_width(numeral) + size * 0.5);
    double inset = MAX(0, size * 0.9 - para_width(numeral)) / 2;
    column_line(c, lbl, numeral, 0, x + inset,
                c->y + leading / 2 + para_cap_height(numeral) / 2);
    return hang;
}

static void
put_passage(Setter *s, Column *c, const Passage *p, int list, int parent,
            const ProseStyle *style)
{
    double leading = setter_leading(s, style->manner->style);
    double size = s->spec->styles[style->manner->style].size;
    double x = style->x + p->level * size * 1.2;
    bool is_item = p->kind != PASSAGE_PARAGRAPH;
    int item = is_item ? element_add(s, ROLE_LI, list, NULL) : parent;
    double hang = put_sign(s, c, p, item, style, x, leading);
    int owner = element_add(s, is_item ? ROLE_LBODY : ROLE_P, item, NULL);
    double width = MAX(style->width - (x - style->x) - hang, size * 3);
    const Para *para = set_spans(s, style->manner, p->spans, p->n_spans, width,
                                 PARA_RAGGED);
    if (style->split && para_n_lines(para) >= SPLIT_LINES)
        column_para_split(c, owner, para, x + hang, leading);
    else
        column_para(c, owner, para, x + hang, leading);
}

/* Letters that no font has are told once, where they stand. */
static bool
passage_has_letters(Setter *s, const Passage *p)
{
    bool good = true;
    for (size_t i = 0; i < p->n_spans; i++)
        good &= font_set_check(s->fonts, p->spans[i].text, p->pos, s->diag);
    return good;
}

static int
list_add(Setter *s, int parent, bool numbered)
{
    int list = element_add(s, ROLE_L, parent, NULL);
    g_array_index(s->elements, Element, list).numbered = numbered;
    return list;
}

void
set_prose(Setter *s, Column *c, const Prose *prose, int parent,
          const ProseStyle *style)
{
    int list = -1;
    for (size_t i = 0; i < prose->n; i++) {
        const Passage *p = &prose->items[i];
        bool is_item = p->kind != PASSAGE_PARAGRAPH;
        bool goes_on = is_item && i > 0 && p[-1].kind == p->kind;
        if (i > 0) {
            if (style->split)
                column_cut(c, false);
            column_gap(c, is_item && p[-1].kind != PASSAGE_PARAGRAPH
                                  ? style->item_gap
                                  : style->paragraph_gap);
        }
        if (!passage_has_letters(s, p))
            continue;
        if (is_item && !goes_on)
            list = list_add(s, parent, p->kind == PASSAGE_NUMBER);
        const char *before = setter_speak(s, p->lang);
        guint first = c->marks->len;
        put_passage(s, c, p, list, parent, style);
        setter_keep_way(s, c, first, style->x, style->width);
        setter_speak(s, before);
    }
}
