/* Pieces that several blocks share. */
#include "layout/blocks.h"

#include "art/icon.h"
#include "base/units.h"

#define SIGN_SHARE 0.943 /* of the leading: an icon before a label */
#define SIGN_GAP 0.36    /* of the icon: between it and the label */
#define COLUMN_GUTTER mm(8)
#define LEAST_COLUMN 11  /* type sizes: narrower columns stand alone */
#define TWO_COLUMN_LINES 5 /* shorter prose stays in one column */
#define TWO_COLUMN_SHARE 0.6 /* of a page; longer prose must divide */

ProseStyle
prose_body(const Setter *s, double x, double width)
{
    double u = setter_unit(s);
    return (ProseStyle){ .manner = &manner_body,
                         .mark_color = COLOR_ACCENT,
                         .x = x,
                         .width = width,
                         .item_gap = u * 0.45,
                         .paragraph_gap = u * 0.6 };
}

void
label_put(Setter *s, Column *c, Icon icon, const char *label, ColorId color,
          int owner, double x, double width)
{
    double leading = setter_leading(s, STYLE_LABEL);
    double indent = 0;
    if (icon != ICON_NONE) {
        double side = leading * SIGN_SHARE;
        Rect box = { x, c->y + (leading - side) / 2, side, side };
        column_icon(c, icon, 0, box, setter_color(s, color),
                    setter_color(s, COLOR_ACCENT));
        indent = side * (1 + SIGN_GAP);
    }
    const Para *para = set_text(s, STYLE_LABEL, color, label, width - indent,
                                PARA_BALANCED);
    column_para(c, owner, para, x + indent, leading);
}

void
section_heading(Setter *s, Group *g, const char *text, int parent)
{
    if (text == NULL)
        return;
    int owner = element_add(s, ROLE_H2, parent, NULL);
    const Para *para = set_text(s, STYLE_HEADING, COLOR_BRAND, text, s->width,
                                PARA_BALANCED);
    column_para(g->column, owner, para, 0, setter_leading(s, STYLE_HEADING));
    column_cut(g->column, true);
    column_gap(g->column, setter_unit(s) * 0.8);
}

Column *
continued_line(Setter *s, const char *text, ColorId color, double x,
               double width)
{
    if (text == NULL)
        return NULL;
    Column *c = column_new();
    const Para *para =
            set_text(s, STYLE_LABEL, color, text, width, PARA_BALANCED);
    column_para(c, OWNER_PAGINATION, para, x, setter_leading(s, STYLE_LABEL));
    c->y += setter_unit(s) * 0.6;
    return c;
}

/* The passage that begins the second column, or 0 for one column. */
static size_t
column_turn(Setter *s, const Prose *prose, const ProseStyle *style)
{
    g_autofree double *height = g_new(double, prose->n);
    double sum = 0, best = 0;
    size_t turn = 0;
    for (size_t i = 0; i < prose->n; i++) {
        g_autoptr(Column) trial = column_new();
        Prose one = { &prose->items[i], 1 };
        guint n_elements = s->elements->len;
        set_prose(s, trial, &one, 0, style);
        g_array_set_size(s->elements, n_elements);
        height[i] = trial->y + style->paragraph_gap;
        sum += height[i];
    }
    if (sum < TWO_COLUMN_LINES * setter_leading(s, style->manner->style))
        return 0;
    best = sum;
    if (sum > s->room * TWO_COLUMN_SHARE * 2)
        return 0;
    double left = 0;
    for (size_t i = 1; i < prose->n; i++) {
        left += height[i - 1];
        double higher = MAX(left, sum - left);
        if (higher < best - 0.01) {
            best = higher;
            turn = i;
        }
    }
    return turn;
}

/* Sets prose in two columns, the second beginning at passage `turn`. */
static void
set_in_columns(Setter *s, Column *c, const Prose *prose, size_t turn,
               int parent, const ProseStyle *style)
{
    Prose first = { prose->items, turn };
    Prose second = { prose->items + turn, prose->n - turn };
    ProseStyle narrow = *style;
    narrow.split = false;
    g_autoptr(Column) left = column_new();
    g_autoptr(Column) right = column_new();
    set_prose(s, left, &first, parent, &narrow);
    set_prose(s, right, &second, parent, &narrow);
    const char *before = setter_speak(s, prose->items[0].lang);
    guint first_mark = c->marks->len;
    column_add_column(c, left, 0, c->y);
    column_add_column(c, right, narrow.width + COLUMN_GUTTER, c->y);
    setter_keep_way(s, c, first_mark, style->x,
                    2 * style->width + COLUMN_GUTTER);
    setter_speak(s, before);
    c->y += MAX(left->y, right->y);
}

/* How many of the passages from `start` on belong together: list items, or
   whole prose without lists; a paragraph beside a list stands alone. */
static size_t
passages_together(const Prose *prose, size_t start)
{
    bool any_list = false;
    for (size_t i = 0; i < prose->n; i++)
        any_list |= prose->items[i].kind != PASSAGE_PARAGRAPH;
    if (!any_list)
        return prose->n - start;
    size_t n = 1;
    while (prose->items[start].kind != PASSAGE_PARAGRAPH &&
           start + n < prose->n &&
           (prose->items[start + n].kind != PASSAGE_PARAGRAPH ||
            prose->items[start + n].level > 0))
        n++;
    return n;
}

void
prose_columns(Setter *s, Column *c, const Prose *prose, int parent,
              const ProseStyle *style)
{
    ProseStyle narrow = *style;
    narrow.width = (style->width - COLUMN_GUTTER) / 2;
    double size = s->spec->styles[style->manner->style].size;
    bool wide = narrow.width >= size * LEAST_COLUMN;
    for (size_t i = 0, n; i < prose->n; i += n) {
        n = passages_together(prose, i);
        if (i > 0) {
            if (style->split)
                column_cut(c, false);
            column_gap(c, style->paragraph_gap);
        }
        Prose part = { prose->items + i, n };
        size_t turn = n > 1 && wide ? column_turn(s, &part, &narrow) : 0;
        if (turn == 0)
            set_prose(s, c, &part, parent, style);
        else
            set_in_columns(s, c, &part, turn, parent, &narrow);
    }
}
