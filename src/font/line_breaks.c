#include "font/line_breaks.h"

#include <math.h>
#include <string.h>

/* What line endings cost, against the square of a line's empty share. */
#define SLACK_COST 0.5
#define SENTENCE_COST (-0.15)
#define CLAUSE_COST (-0.04)
#define HYPHEN_COST 0.05
#define LITTLE_WORD_COST 0.04 /* "a", "to", "the" left hanging */
#define SHORT_LAST 0.2        /* of the width: a shorter last line ... */
#define SHORT_LAST_COST 0.3   /* ... costs this */

/* What it costs to end a line with the word that ends before `end`. */
static double
ending_cost(const char *text, const char *end)
{
    const char *last = end;
    while (last > text && last[-1] == ' ')
        last--;
    if (last == text)
        return 0;
    if (strchr(".!?", last[-1]))
        return SENTENCE_COST;
    if (strchr(",;:", last[-1]))
        return CLAUSE_COST;
    const char *word = last;
    while (word > text && word[-1] != ' ')
        word--;
    return g_utf8_strlen(word, last - word) <= 3 ? LITTLE_WORD_COST : 0;
}

/* How far the line has come before each character, and at its end, were all of
   it read on in one direction.  Caller frees. */
static int *
advances_new(PangoLayoutLine *line, const char *text, int n)
{
    int *advances = g_new0(int, (gsize)n + 1);
    for (GSList *r = line->runs; r != NULL; r = r->next) {
        PangoGlyphItem *run = r->data;
        int first =
                (int)g_utf8_pointer_to_offset(text, text + run->item->offset);
        pango_glyph_item_get_logical_widths(run, text, advances + first + 1);
    }
    for (int i = 0; i < n; i++)
        advances[i + 1] += advances[i];
    return advances;
}

static bool
ends_soft(const char *text, const char *end)
{
    size_t n = strlen(SOFT_HYPHEN);
    return (size_t)(end - text) >= n && memcmp(end - n, SOFT_HYPHEN, n) == 0;
}

GArray *
stretches_new(PangoLayout *layout, int hyphen)
{
    int n;
    const PangoLogAttr *attrs = pango_layout_get_log_attrs_readonly(layout, &n);
    const char *text = pango_layout_get_text(layout);
    g_autofree int *advances = advances_new(
            pango_layout_get_line_readonly(layout, 0), text, n - 1);
    GArray *list = g_array_new(FALSE, FALSE, sizeof(Stretch));
    Stretch now = { 0 };
    const char *p = text;
    for (int i = 0; i < n; i++) {
        bool last = i == n - 1;
        if ((i > 0 && attrs[i].is_line_break) || last) {
            bool soft = ends_soft(text, p);
            now.ending = soft ? HYPHEN_COST : ending_cost(text, p);
            now.end += soft ? hyphen : 0;
            g_array_append_val(list, now);
            now.start = advances[i];
            now.offset = (size_t)(p - text);
        }
        if (last)
            break;
        if (!attrs[i].is_white)
            now.end = advances[i + 1];
        p = g_utf8_next_char(p);
    }
    return list;
}

static const Stretch *
stretch_at(const GArray *list, guint i)
{
    return &g_array_index(list, Stretch, i);
}

int
stretches_lines(const GArray *list, int width)
{
    int lines = 1, start = 0;
    for (guint i = 0; i < list->len; i++) {
        const Stretch *s = stretch_at(list, i);
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

/* What a line of the stretches [first, end) costs. */
static double
line_cost(const GArray *list, guint first, guint end, int width, double aim,
          ParaFill fill)
{
    const Stretch *last = stretch_at(list, end - 1);
    double w = last->end - stretch_at(list, first)->start;
    double slack = (width - w) / width;
    if (fill == PARA_BALANCED)
        return pow((w - aim) / width, 2);
    if (end < list->len)
        return SLACK_COST * slack * slack + last->ending;
    return w < SHORT_LAST * width ? SHORT_LAST_COST : 0;
}

/* Dynamic programming over lines and stretches. */
void
stretches_break(const GArray *list, int width, int lines, ParaFill fill,
                guint *starts)
{
    guint n = list->len;
    double aim = (double)stretch_at(list, n - 1)->end / lines;
    size_t row = n + 1;
    g_autofree double *best = g_new(double, row *((size_t)lines + 1));
    g_autofree guint *from = g_new0(guint, row * ((size_t)lines + 1));
    for (size_t i = 0; i < row * ((size_t)lines + 1); i++)
        best[i] = INFINITY;
    best[0] = 0;
    for (int k = 1; k <= lines; k++)
        for (guint end = (guint)k; end <= n; end++)
            for (guint first = end; first-- > 0;) {
                const Stretch *s = stretch_at(list, first);
                if (stretch_at(list, end - 1)->end - s->start > width)
                    break;
                double cost = best[(size_t)(k - 1) * row + first] +
                              line_cost(list, first, end, width, aim, fill);
                if (cost < best[(size_t)k * row + end]) {
                    best[(size_t)k * row + end] = cost;
                    from[(size_t)k * row + end] = first;
                }
            }
    guint end = n;
    for (int k = lines; k > 0; k--) {
        end = from[(size_t)k * row + end];
        starts[k - 1] = end;
    }
}
