#include "layout/group.h"

Group *
group_new(Part part, double gap)
{
    Group *g = g_new0(Group, 1);
    g->column = column_new();
    g->part = part;
    g->gap = gap;
    return g;
}

void
group_free(Group *g)
{
    column_free(g->column);
    column_free(g->continued);
    g_free(g);
}

double
group_height(const Group *g)
{
    return g->pad_top + g->column->y + g->pad_bottom;
}

void
frame_draw(Column *c, const Frame *frame, double top, double height)
{
    if (!frame->shown)
        return;
    Rect box = { frame->x, top, frame->width, height };
    column_rect(c, box, frame->radius, frame->fill, frame->stroke,
                frame->line_width);
    if (frame->bar <= 0)
        return;
    Shape bar = { .kind = SHAPE_RECT,
                  .box = { frame->x, top, frame->bar, height },
                  .fill = frame->bar_color,
                  .clip = box,
                  .clip_radius = frame->radius };
    column_shape(c, OWNER_ARTIFACT, &bar);
}

/* Stacks groups below each other from y = 0; the last frame reaches down to
   `height`. */
static void
place_stack(Group *row, Group *const *panels, size_t n, double dx, double gap,
            double height)
{
    double y = 0;
    for (size_t i = 0; i < n; i++) {
        Group *g = panels[i];
        Frame frame = g->frame;
        bool last = i + 1 == n;
        frame.x += dx;
        frame_draw(row->column, &frame, y,
                   last ? height - y : group_height(g));
        column_add_column(row->column, g->column, dx, y + g->pad_top);
        y += group_height(g) + gap;
        group_free(g);
    }
}

double
group_stack_height(Group *const *panels, size_t n, double gap)
{
    double h = gap * (double)(n - 1);
    for (size_t i = 0; i < n; i++)
        h += group_height(panels[i]);
    return h;
}

Group *
group_columns(Group *const *panels, size_t n, size_t turn, double dx,
              double gap)
{
    Group *row = group_new(panels[0]->part, panels[0]->gap);
    double height = MAX(group_stack_height(panels, turn, gap),
                        group_stack_height(panels + turn, n - turn, gap));
    place_stack(row, panels, turn, 0, gap, height);
    place_stack(row, panels + turn, n - turn, dx, gap, height);
    row->column->y = height;
    column_cut(row->column, false);
    row->whole = true;
    return row;
}
