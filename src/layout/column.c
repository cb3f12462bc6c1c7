#include "layout/column.h"

Column *
column_new(void)
{
    Column *c = g_new0(Column, 1);
    c->marks = g_array_new(FALSE, FALSE, sizeof(Mark));
    c->strips = g_array_new(FALSE, FALSE, sizeof(Strip));
    return c;
}

void
column_free(Column *c)
{
    if (c == NULL)
        return;
    g_array_unref(c->marks);
    g_array_unref(c->strips);
    g_free(c);
}

void
column_cut(Column *c, bool keep)
{
    if (c->y <= c->strip_top && c->marks->len == c->strip_mark)
        return;
    Strip strip = { c->strip_top, c->y, c->strip_mark, c->marks->len, keep };
    g_array_append_val(c->strips, strip);
    c->strip_top = c->y;
    c->strip_mark = c->marks->len;
}

void
column_gap(Column *c, double height)
{
    bool fresh = c->marks->len == c->strip_mark && c->y <= c->strip_top;
    c->y += height;
    if (fresh)
        c->strip_top = c->y;
}

void
column_add_column(Column *c, const Column *from, double dx, double dy)
{
    for (guint i = 0; i < from->marks->len; i++) {
        Mark mark = g_array_index(from->marks, Mark, i);
        mark_move(&mark, dx, dy);
        g_array_append_val(c->marks, mark);
    }
}

void
column_line(Column *c, int owner, const Para *para, int line, double x,
            double baseline)
{
    Mark mark = { .kind = MARK_TEXT, .owner = owner };
    mark.text.para = para;
    mark.text.line = line;
    mark.text.x = x;
    mark.text.baseline = baseline;
    g_array_append_val(c->marks, mark);
}

void
column_para(Column *c, int owner, const Para *para, double x, double leading)
{
    for (int i = 0; i < para_n_lines(para); i++) {
        double baseline = c->y + leading / 2 + para_cap_height(para) / 2;
        column_line(c, owner, para, i, x, baseline);
        c->y += leading;
    }
}

void
column_para_split(Column *c, int owner, const Para *para, double x,
                  double leading)
{
    int n = para_n_lines(para);
    for (int i = 0; i < n; i++) {
        double baseline = c->y + leading / 2 + para_cap_height(para) / 2;
        column_line(c, owner, para, i, x, baseline);
        c->y += leading;
        if (i < n - 1)
            column_cut(c, i == 0 || i == n - 2);
    }
}

void
column_shape(Column *c, int owner, const Shape *shape)
{
    Mark mark = { .kind = MARK_SHAPE, .owner = owner };
    mark.shape = *shape;
    g_array_append_val(c->marks, mark);
}

void
column_rect(Column *c, Rect box, double radius, Color fill, Color stroke,
            double line_width)
{
    Shape shape = { .kind = SHAPE_RECT,
                    .box = box,
                    .radius = radius,
                    .fill = fill,
                    .stroke = stroke,
                    .line_width = line_width };
    column_shape(c, OWNER_ARTIFACT, &shape);
}

void
column_circle(Column *c, Point centre, double radius, Color fill)
{
    Shape shape = { .kind = SHAPE_CIRCLE,
                    .box = { centre.x - radius, centre.y - radius, 2 * radius,
                             2 * radius },
                    .fill = fill };
    column_shape(c, OWNER_ARTIFACT, &shape);
}

void
column_rule(Column *c, Point from, Point to, Color color, double width)
{
    Shape shape = { .kind = SHAPE_LINE,
                    .box = { from.x, from.y, to.x - from.x, to.y - from.y },
                    .stroke = color,
                    .line_width = width };
    column_shape(c, OWNER_ARTIFACT, &shape);
}

void
column_icon(Column *c, Icon icon, int count, Rect box, Color color, Color tint)
{
    Mark mark = { .kind = MARK_ICON, .owner = OWNER_ARTIFACT };
    mark.icon.icon = icon;
    mark.icon.count = count;
    mark.icon.box = box;
    mark.icon.color = color;
    mark.icon.tint = tint;
    g_array_append_val(c->marks, mark);
}

void
column_art(Column *c, int owner, const Art *art, Rect box)
{
    Mark mark = { .kind = MARK_ART, .owner = owner };
    mark.art.art = art;
    mark.art.box = box;
    g_array_append_val(c->marks, mark);
}

void
column_keep_places(Column *c, guint first, double x, double width)
{
    for (guint i = first; i < c->marks->len; i++)
        g_array_index(c->marks, Mark, i).pivot = x + width / 2;
}
