#include "layout/pages.h"

#include "layout/breaker.h"

typedef struct {
    guint group, strip;
} Place;

static const Group *
group_at(const GPtrArray *groups, guint i)
{
    return g_ptr_array_index(groups, i);
}

static const Strip *
strip_at(const Group *g, guint i)
{
    return &g_array_index(g->column->strips, Strip, i);
}

static double
continued_height(const Group *g)
{
    return g->continued ? g->continued->y : 0;
}

static BreakItem
item_of(const Group *g, guint i, const Group *before, double room)
{
    const Strip *strip = strip_at(g, i);
    bool first = i == 0, last = i == g->column->strips->len - 1;
    BreakItem item = { .height = strip->bottom - strip->top };
    if (first) {
        item.gap = g->gap;
        item.height += g->pad_top;
        item.may_begin = before == NULL || !before->keep;
    } else {
        const Strip *above = strip_at(g, i - 1);
        item.gap = strip->top - above->bottom;
        item.lead_in = g->pad_top + continued_height(g);
        item.may_begin = !above->keep &&
                         !(g->whole && group_height(g) <= room);
    }
    if (last)
        item.height += g->pad_bottom;
    else
        item.tail = g->pad_bottom;
    return item;
}

Pagination *
pagination_new(const GPtrArray *groups, double room)
{
    Pagination *p = g_new0(Pagination, 1);
    p->items = g_array_new(FALSE, FALSE, sizeof(BreakItem));
    p->places = g_array_new(FALSE, FALSE, sizeof(Place));
    const Group *before = NULL;
    for (guint i = 0; i < groups->len; i++) {
        const Group *g = group_at(groups, i);
        if (g->fills_page)
            continue;
        for (guint k = 0; k < g->column->strips->len; k++) {
            BreakItem item = item_of(g, k, before, room);
            Place place = { i, k };
            g_array_append_val(p->items, item);
            g_array_append_val(p->places, place);
        }
        before = g;
    }
    p->starts = break_pages((const BreakItem *)(gconstpointer)p->items->data,
                            p->items->len, room, &p->cost);
    return p;
}

void
pagination_free(Pagination *p)
{
    if (p == NULL)
        return;
    g_array_unref(p->items);
    g_array_unref(p->places);
    g_array_unref(p->starts);
    g_free(p);
}

size_t
pagination_n_pages(const Pagination *p)
{
    return p->starts->len;
}

static size_t
page_start(const Pagination *p, size_t page)
{
    return page < p->starts->len ? g_array_index(p->starts, size_t, page)
                                 : p->items->len;
}

double
pagination_highest(const Pagination *p, const GPtrArray *groups, Part part)
{
    double highest = 0;
    for (guint i = 0; i < p->items->len; i++) {
        const BreakItem *item = &g_array_index(p->items, BreakItem, i);
        const Place *place = &g_array_index(p->places, Place, i);
        if (group_at(groups, place->group)->part == part)
            highest = MAX(highest, item->height);
    }
    return highest;
}

int
pagination_page_of(const Pagination *p, const GPtrArray *groups, Part part)
{
    for (size_t page = 0; page < p->starts->len; page++)
        for (size_t i = page_start(p, page); i < page_start(p, page + 1);
             i++) {
            const Place *place = &g_array_index(p->places, Place, i);
            if (group_at(groups, place->group)->part == part)
                return (int)page + 1;
        }
    return 0;
}

/* How far the gaps between groups open so that the page fills. */
static double
gap_factor(const Pagination *p, size_t start, size_t end, double room,
           double gap_max)
{
    const BreakItem *items =
            (const BreakItem *)(gconstpointer)p->items->data;
    double gaps = 0;
    for (size_t i = start + 1; i < end; i++)
        if (g_array_index(p->places, Place, i).strip == 0)
            gaps += items[i].gap;
    double slack = room - break_height(items, start, end);
    if (slack <= 0 || gaps <= 0)
        return 1;
    return MIN(gap_max, 1 + slack / gaps);
}

/* Draws the strips [first, end) of a group with their frame. */
static void
draw_piece(const Group *g, guint first, guint end, Column *c)
{
    const Column *from = g->column;
    double inner = strip_at(g, end - 1)->bottom - strip_at(g, first)->top;
    double head = first > 0 ? continued_height(g) : 0;
    frame_draw(c, &g->frame, c->y,
               g->pad_top + head + inner + g->pad_bottom);
    c->y += g->pad_top;
    if (first > 0 && g->continued != NULL)
        column_add_column(c, g->continued, 0, c->y);
    c->y += head;
    double dy = c->y - strip_at(g, first)->top;
    for (guint m = strip_at(g, first)->first_mark;
         m < strip_at(g, end - 1)->end_mark; m++) {
        Mark mark = g_array_index(from->marks, Mark, m);
        mark_move(&mark, 0, dy);
        g_array_append_val(c->marks, mark);
    }
    c->y += inner + g->pad_bottom;
}

void
pagination_draw(const Pagination *p, const GPtrArray *groups, size_t page,
                double room, double gap_max, Column *c)
{
    size_t start = page_start(p, page), end = page_start(p, page + 1);
    if (start == end)
        return;
    bool last = page + 1 == p->starts->len;
    double factor = last ? 1 : gap_factor(p, start, end, room, gap_max);
    for (size_t i = start; i < end;) {
        const Place *place = &g_array_index(p->places, Place, i);
        const Group *g = group_at(groups, place->group);
        guint strip = place->strip, n = 0;
        while (i + n < end &&
               g_array_index(p->places, Place, i + n).group == place->group)
            n++;
        if (i > start)
            c->y += g->gap * factor;
        draw_piece(g, strip, strip + n, c);
        i += n;
    }
}
