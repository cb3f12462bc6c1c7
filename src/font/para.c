#include "font/para.h"

#include <string.h>
#include <hb.h>

#include "font/line_breaks.h"
#include "model/lang.h"

/* Longer paragraphs are filled line by line: no one would see it. */
#define MAX_CHOSEN 12 /* lines */

struct Para {
    PangoLayout *layout;
    GArray *pieces; /* ParaPiece, one for each run */
    bool links;
    int n_lines;
    double width, cap_height, size; /* [pt] */
};

/* Paragraphs of Pango's, lines of ours: the space before it stays, so that
   words taken from the PDF never join. */
#define LINE_SEPARATOR "\n"

static int
to_pango(double pt)
{
    return (int)(pt * PANGO_SCALE + 0.5);
}

static guint16
channel(double c)
{
    return (guint16)(c * 65535 + 0.5);
}

static void
add_attr(PangoAttrList *list, PangoAttribute *attr, size_t start, size_t end)
{
    attr->start_index = (guint)start;
    attr->end_index = (guint)end;
    pango_attr_list_insert(list, attr);
}

/* Words that `family` cannot set get a family that can. */
static void
add_stand_ins(FontSet *fonts, PangoAttrList *list, const ParaRun *run,
              size_t offset)
{
    const char *p = run->text;
    while (*p) {
        size_t n = strcspn(p, " ");
        const char *family = font_set_family_for(fonts, run->family, p, n);
        if (family != NULL && strcmp(family, run->family) != 0) {
            size_t start = offset + (size_t)(p - run->text);
            add_attr(list, pango_attr_family_new(family), start, start + n);
        }
        p += n + strspn(p + n, " ");
    }
}

static void
add_run(FontSet *fonts, PangoAttrList *list, const ParaRun *run,
        size_t offset)
{
    size_t end = offset + strlen(run->text);
    PangoFontDescription *font = pango_font_description_new();
    pango_font_description_set_family(font, run->family);
    pango_font_description_set_weight(font, (PangoWeight)run->weight);
    pango_font_description_set_absolute_size(font, run->size * PANGO_SCALE);
    add_attr(list, pango_attr_font_desc_new(font), offset, end);
    pango_font_description_free(font);
    add_attr(list,
             pango_attr_foreground_new(channel(run->color.r),
                                       channel(run->color.g),
                                       channel(run->color.b)),
             offset, end);
    if (run->tracking != 0)
        add_attr(list,
                 pango_attr_letter_spacing_new(
                         (int)(run->tracking * run->size * PANGO_SCALE)),
                 offset, end);
    add_attr(list, pango_attr_font_features_new("tnum=1"), offset, end);
    if (run->lang != NULL)
        add_attr(list,
                 pango_attr_language_new(
                         pango_language_from_string(run->lang)),
                 offset, end);
    add_stand_ins(fonts, list, run, offset);
}

/* The runs' text with line separators before the bytes `breaks`. */
static char *
broken_text(const char *text, size_t offset, const size_t *breaks,
            size_t n_breaks)
{
    GString *out = g_string_new(NULL);
    size_t n = strlen(text), k = 0;
    while (k < n_breaks && breaks[k] < offset)
        k++;
    for (size_t i = 0; i < n; i++) {
        if (k < n_breaks && breaks[k] == offset + i) {
            g_string_append(out, LINE_SEPARATOR);
            k++;
        }
        g_string_append_c(out, text[i]);
    }
    return g_string_free(out, FALSE);
}

static PangoLayout *
shape(FontSet *fonts, const ParaRun *runs, size_t n_runs, const size_t *breaks,
      size_t n_breaks)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (size_t i = 0; i < n_runs; i++)
        font_set_load(fonts, &runs[i].family, 1);
    PangoAttrList *list = pango_attr_list_new();
    size_t offset = 0;
    for (size_t i = 0; i < n_runs; i++) {
        g_autofree char *broken =
                broken_text(runs[i].text, offset, breaks, n_breaks);
        ParaRun run = runs[i];
        run.text = broken;
        add_run(fonts, list, &run, text->len);
        g_string_append(text, broken);
        offset += strlen(runs[i].text);
    }
    add_attr(list, pango_attr_fallback_new(FALSE), 0, text->len);
    add_attr(list, pango_attr_insert_hyphens_new(FALSE), 0, text->len);
    bool rtl = n_runs > 0 && lang_is_rtl(runs[0].lang);
    PangoLayout *layout = pango_layout_new(font_set_context(fonts, rtl));
    pango_layout_set_auto_dir(layout, !rtl);
    pango_layout_set_text(layout, text->str, (int)text->len);
    pango_layout_set_attributes(layout, list);
    pango_attr_list_unref(list);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    return layout;
}

/* Where each run ends in the layout's text, which has separators that the runs
   lack and may lack their soft hyphens. */
static GArray *
find_pieces(const char *text, const ParaRun *runs, size_t n_runs)
{
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(ParaPiece));
    const char *p = text;
    for (size_t i = 0; i < n_runs; i++) {
        for (const char *q = runs[i].text; *q != '\0';) {
            bool soft = g_str_has_prefix(q, SOFT_HYPHEN);
            if (soft && !g_str_has_prefix(p, SOFT_HYPHEN))
                q += strlen(SOFT_HYPHEN);
            else
                q += *p++ != *LINE_SEPARATOR;
        }
        ParaPiece piece = { (size_t)(p - text), runs[i].href, runs[i].color };
        g_array_append_val(pieces, piece);
    }
    return pieces;
}

/* Pango blanks the space at which it wraps a line; with its glyph back, words
   taken from the PDF never join. */
static void
show_last_space(const char *text, const PangoLayoutLine *line)
{
    for (const GSList *r = line->runs; r != NULL; r = r->next) {
        const PangoGlyphItem *run = r->data;
        const PangoGlyphString *glyphs = run->glyphs;
        hb_font_t *font = pango_font_get_hb_font(run->item->analysis.font);
        for (int i = 0; i < glyphs->num_glyphs; i++) {
            const char *at =
                    text + run->item->offset + glyphs->log_clusters[i];
            hb_codepoint_t space;
            if (glyphs->glyphs[i].glyph == PANGO_GLYPH_EMPTY && *at == ' ' &&
                hb_font_get_nominal_glyph(font, ' ', &space))
                glyphs->glyphs[i].glyph = space;
        }
    }
}

/* The glyph of `c` in the font of a run, or 0. */
static hb_codepoint_t
find_glyph(const PangoGlyphItem *run, hb_codepoint_t c, int *advance)
{
    hb_font_t *font = pango_font_get_hb_font(run->item->analysis.font);
    hb_codepoint_t glyph;
    if (!hb_font_get_nominal_glyph(font, c, &glyph))
        return 0;
    *advance = hb_font_get_glyph_h_advance(font, glyph);
    return glyph;
}

/* What a hyphen of the layout's first run is wide. */
static int
hyphen_width(PangoLayout *layout)
{
    const PangoLayoutLine *line = pango_layout_get_line_readonly(layout, 0);
    int advance = 0;
    if (line->runs != NULL)
        find_glyph(line->runs->data, '-', &advance);
    return advance;
}

/* A soft hyphen that ends a line is seen. */
static void
show_hyphen(const char *text, const PangoLayoutLine *line)
{
    int at = line->start_index + line->length - (int)strlen(SOFT_HYPHEN);
    if (at < line->start_index || !g_str_has_prefix(text + at, SOFT_HYPHEN))
        return;
    for (const GSList *r = line->runs; r != NULL; r = r->next) {
        PangoGlyphItem *run = r->data;
        for (int i = 0; i < run->glyphs->num_glyphs; i++) {
            PangoGlyphInfo *info = &run->glyphs->glyphs[i];
            int advance = 0;
            if (run->item->offset + run->glyphs->log_clusters[i] != at)
                continue;
            info->glyph = find_glyph(run, '-', &advance);
            info->geometry.width = advance;
        }
    }
}

static void
show_hyphens(PangoLayout *layout)
{
    const char *text = pango_layout_get_text(layout);
    for (int i = 0; i < pango_layout_get_line_count(layout) - 1; i++)
        show_hyphen(text, pango_layout_get_line(layout, i));
}

static void
show_last_spaces(PangoLayout *layout)
{
    const char *text = pango_layout_get_text(layout);
    for (int i = 0; i < pango_layout_get_line_count(layout) - 1; i++)
        show_last_space(text, pango_layout_get_line(layout, i));
}

/* Pango wraps what we do not: without soft hyphens, for which it would have no
   room. */
static void
wrap_lines(FontSet *fonts, PangoLayout **layout, const ParaRun *runs,
           size_t n_runs, int limit)
{
    g_autofree ParaRun *plain = g_memdup2(runs, n_runs * sizeof *runs);
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < n_runs; i++) {
        GString *text = g_string_new(runs[i].text);
        g_string_replace(text, SOFT_HYPHEN, "", 0);
        plain[i].text = text->str;
        g_ptr_array_add(texts, g_string_free(text, FALSE));
    }
    g_object_unref(*layout);
    *layout = shape(fonts, plain, n_runs, NULL, 0);
    pango_layout_set_width(*layout, limit);
    show_last_spaces(*layout);
}

/* Ends the lines where that costs least; no more lines than need be. */
static void
break_lines(FontSet *fonts, PangoLayout **layout, const ParaRun *runs,
            size_t n_runs, double width, ParaFill fill)
{
    PangoRectangle whole;
    pango_layout_get_extents(*layout, NULL, &whole);
    int limit = to_pango(width);
    if (whole.width <= limit)
        return;
    GArray *list = whole.width < MAX_CHOSEN * limit
                           ? stretches_new(*layout, hyphen_width(*layout))
                           : NULL;
    int lines = list ? stretches_lines(list, limit) : -1;
    if (lines > 1) {
        g_autofree guint *starts = g_new0(guint, (gsize)lines);
        g_autofree size_t *breaks = g_new0(size_t, (gsize)lines);
        stretches_break(list, limit, lines, fill, starts);
        for (int i = 1; i < lines; i++)
            breaks[i - 1] =
                    g_array_index(list, Stretch, starts[i]).offset;
        g_object_unref(*layout);
        *layout = shape(fonts, runs, n_runs, breaks, (size_t)lines - 1);
        show_hyphens(*layout);
    } else {
        wrap_lines(fonts, layout, runs, n_runs, limit);
    }
    if (list != NULL)
        g_array_unref(list);
}

Para *
para_new(FontSet *fonts, const ParaRun *runs, size_t n_runs, double width,
         ParaFill fill)
{
    Para *para = g_new0(Para, 1);
    para->layout = shape(fonts, runs, n_runs, NULL, 0);
    break_lines(fonts, &para->layout, runs, n_runs, width, fill);
    para->pieces =
            find_pieces(pango_layout_get_text(para->layout), runs, n_runs);
    para->n_lines = pango_layout_get_line_count(para->layout);
    for (int i = 0; i < para->n_lines; i++)
        para->width = MAX(para->width, para_line_width(para, i));
    for (size_t i = 0; i < n_runs; i++) {
        para->links |= runs[i].href != NULL;
        double cap = runs[i].size * font_set_cap_height(fonts, runs[i].family,
                                                        runs[i].weight);
        para->cap_height = MAX(para->cap_height, cap);
        para->size = MAX(para->size, runs[i].size);
    }
    return para;
}

void
para_free(Para *para)
{
    if (para == NULL)
        return;
    g_object_unref(para->layout);
    g_array_unref(para->pieces);
    g_free(para);
}

int
para_n_lines(const Para *para)
{
    return para->n_lines;
}

double
para_width(const Para *para)
{
    return para->width;
}

PangoLayoutLine *
para_line(const Para *para, int line)
{
    return pango_layout_get_line_readonly(para->layout, line);
}

double
para_line_width(const Para *para, int line)
{
    PangoLayoutLine *l = para_line(para, line);
    const char *text = pango_layout_get_text(para->layout) + l->start_index;
    int n = l->length;
    while (n > 0 && text[n - 1] == ' ')
        n--;
    int x;
    PangoRectangle r;
    pango_layout_line_get_extents(l, NULL, &r);
    if (n == l->length || n == 0)
        return (double)r.width / PANGO_SCALE;
    pango_layout_line_index_to_x(l, l->start_index + n, FALSE, &x);
    bool rtl = l->resolved_dir == PANGO_DIRECTION_RTL;
    return (double)(rtl ? r.width - x : x) / PANGO_SCALE;
}

double
para_line_extent(const Para *para, int line)
{
    PangoRectangle r;
    pango_layout_line_get_extents(para_line(para, line), NULL, &r);
    return (double)r.width / PANGO_SCALE;
}

double
para_cap_height(const Para *para)
{
    return para->cap_height;
}

double
para_size(const Para *para)
{
    return para->size;
}

char *
para_line_text(const Para *para, int line)
{
    const PangoLayoutLine *l = para_line(para, line);
    const char *text = pango_layout_get_text(para->layout);
    return g_strndup(text + l->start_index, (gsize)l->length);
}

bool
para_has_links(const Para *para)
{
    return para->links;
}

const ParaPiece *
para_piece_at(const Para *para, size_t at)
{
    const GArray *pieces = para->pieces;
    guint i = 0;
    while (i + 1 < pieces->len && g_array_index(pieces, ParaPiece, i).end <= at)
        i++;
    return &g_array_index(pieces, ParaPiece, i);
}
