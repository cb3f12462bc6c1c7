#include "font/para.h"

/* Longer paragraphs are not balanced: no one would see it. */
#define MAX_BALANCED 8 /* lines */

struct Para {
    PangoLayout *layout;
    int n_lines;
    double width, cap_height, size; /* [pt] */
};

/* A stretch between two places where a line may break [Pango units]. */
typedef struct {
    int start, end; /* end: without the space that follows */
} Stretch;

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
    add_stand_ins(fonts, list, run, offset);
}

static PangoLayout *
shape(FontSet *fonts, const ParaRun *runs, size_t n_runs)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (size_t i = 0; i < n_runs; i++)
        font_set_load(fonts, &runs[i].family, 1);
    PangoAttrList *list = pango_attr_list_new();
    for (size_t i = 0; i < n_runs; i++) {
        add_run(fonts, list, &runs[i], text->len);
        g_string_append(text, runs[i].text);
    }
    add_attr(list, pango_attr_fallback_new(FALSE), 0, text->len);
    PangoLayout *layout = pango_layout_new(font_set_context(fonts));
    pango_layout_set_text(layout, text->str, (int)text->len);
    pango_layout_set_attributes(layout, list);
    pango_attr_list_unref(list);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    return layout;
}

/* The stretches of the one unbroken line, or NULL when the text does not run
   from left to right throughout. */
static GArray *
stretches(PangoLayout *layout)
{
    PangoLayoutLine *line = pango_layout_get_line_readonly(layout, 0);
    for (const GSList *run = line->runs; run; run = run->next)
        if (((const PangoGlyphItem *)run->data)->item->analysis.level % 2)
            return NULL;
    int n;
    const PangoLogAttr *attrs = pango_layout_get_log_attrs_readonly(layout, &n);
    const char *text = pango_layout_get_text(layout);
    GArray *list = g_array_new(FALSE, FALSE, sizeof(Stretch));
    Stretch now = { 0, 0 };
    const char *p = text;
    for (int i = 0; i < n; i++) {
        bool last = i == n - 1;
        int x;
        pango_layout_line_index_to_x(line, (int)(p - text), FALSE, &x);
        if ((i > 0 && attrs[i].is_line_break) || last) {
            if (last && (i == 0 || !attrs[i - 1].is_white))
                now.end = x;
            g_array_append_val(list, now);
            now.start = x;
        }
        if (last)
            break;
        if (!attrs[i].is_white)
            pango_layout_line_index_to_x(
                    line, (int)(g_utf8_next_char(p) - text), FALSE, &now.end);
        p = g_utf8_next_char(p);
    }
    return list;
}

/* Lines that greedy filling needs at `width`; -1 when a stretch is wider. */
static int
count_lines(const GArray *list, int width)
{
    int lines = 1, start = 0;
    for (guint i = 0; i < list->len; i++) {
        const Stretch *s = &g_array_index(list, Stretch, i);
        if (s->end - s->start > width)
            return -1;
        if (i == 0)
            start = s->start;
        if (s->end - start > width) {
            lines++;
            start = s->start;
        }
    }
    return lines;
}

/* The narrowest width that needs no more lines than `width` does. */
static int
balanced_width(const GArray *list, int width)
{
    int lines = count_lines(list, width);
    int low = width * 45 / 100, high = width;
    if (lines < 0)
        return width;
    while (high - low > PANGO_SCALE / 4) {
        int middle = low + (high - low) / 2;
        int n = count_lines(list, middle);
        if (n > 0 && n <= lines)
            high = middle;
        else
            low = middle;
    }
    return high;
}

static void
break_lines(PangoLayout *layout, double width, ParaFill fill)
{
    PangoRectangle whole;
    pango_layout_get_extents(layout, NULL, &whole);
    int limit = to_pango(width);
    if (whole.width <= limit)
        return;
    if (fill == PARA_BALANCED && whole.width < MAX_BALANCED * limit) {
        GArray *list = stretches(layout);
        if (list != NULL) {
            limit = MIN(limit, balanced_width(list, limit) + 2);
            g_array_unref(list);
        }
    }
    pango_layout_set_width(layout, limit);
}

Para *
para_new(FontSet *fonts, const ParaRun *runs, size_t n_runs, double width,
         ParaFill fill)
{
    Para *para = g_new0(Para, 1);
    para->layout = shape(fonts, runs, n_runs);
    break_lines(para->layout, width, fill);
    para->n_lines = pango_layout_get_line_count(para->layout);
    for (int i = 0; i < para->n_lines; i++)
        para->width = MAX(para->width, para_line_width(para, i));
    for (size_t i = 0; i < n_runs; i++) {
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
