#include "figure/painter.h"

/* Of an arrow, in line units. */
#define SHAFT 3.1f
#define TAIL_SHARE 0.5f /* of the shaft's width, where it begins */
#define HEAD 10.0f
#define HEAD_HALF 3.8f
#define NOTCH 0.10f /* of the head, at its base */
#define HALO 1.3f
#define MOST_HEAD 0.36f /* of the arrow's length */

#define STEPS 16

/* A point of the way, and the unit direction there. */
typedef struct {
    float x, y, dx, dy;
} WayPoint;

/* On the curve that starts at `a`, ends at `b` and passes `via` half way. */
static WayPoint
way_at(Vec3 a, Vec3 via, Vec3 b, float t)
{
    float cx = 2 * via.x - (a.x + b.x) / 2, cy = 2 * via.y - (a.y + b.y) / 2;
    float u = 1 - t;
    float dx = 2 * u * (cx - a.x) + 2 * t * (b.x - cx);
    float dy = 2 * u * (cy - a.y) + 2 * t * (b.y - cy);
    float l = fmaxf(hypotf(dx, dy), 1e-6f);
    return (WayPoint){ u * u * a.x + 2 * t * u * cx + t * t * b.x,
                       u * u * a.y + 2 * t * u * cy + t * t * b.y, dx / l,
                       dy / l };
}

static float
way_length(Vec3 a, Vec3 via, Vec3 b)
{
    float length = 0;
    WayPoint last = way_at(a, via, b, 0);
    for (int i = 1; i <= STEPS; i++) {
        WayPoint p = way_at(a, via, b, (float)i / STEPS);
        length += hypotf(p.x - last.x, p.y - last.y);
        last = p;
    }
    return length;
}

typedef struct {
    float head, half_head, shaft; /* pixels */
    float begin, end;             /* of the shaft, shares of the way */
    bool both_ways;
} ArrowShape;

/* `side` 1 goes along the left of the way, -1 along the right. */
static LinePoint
beside(WayPoint w, float ahead, float aside)
{
    return (LinePoint){ w.x + w.dx * ahead - w.dy * aside,
                        w.y + w.dy * ahead + w.dx * aside, 0 };
}

static void
add_side(GArray *out, Vec3 a, Vec3 via, Vec3 b, const ArrowShape *s, float side)
{
    for (int i = 0; i <= STEPS; i++) {
        float u = (float)i / STEPS;
        float width = s->both_ways ? 1 : TAIL_SHARE + (1 - TAIL_SHARE) * u;
        WayPoint w = way_at(a, via, b, s->begin + (s->end - s->begin) * u);
        LinePoint p = beside(w, 0, side * s->shaft / 2 * width);
        g_array_append_val(out, p);
    }
}

/* Barb, tip, barb; `sign` -1 at the way's start. */
static void
add_head(GArray *out, WayPoint tip, const ArrowShape *s, float sign)
{
    LinePoint p[3] = {
        beside(tip, -sign * s->head * (1 + NOTCH), sign * s->half_head),
        { tip.x, tip.y, 0 },
        beside(tip, -sign * s->head * (1 + NOTCH), -sign * s->half_head),
    };
    g_array_append_vals(out, p, 3);
}

/* One outline: a side, the head, the other side back, the tail. */
static GArray *
outline(Vec3 a, Vec3 via, Vec3 b, const ArrowShape *s)
{
    GArray *out = g_array_new(FALSE, FALSE, sizeof(LinePoint));
    add_side(out, a, via, b, s, 1);
    WayPoint tip = way_at(a, via, b, 1);
    WayPoint neck = way_at(a, via, b, s->end);
    tip.dx = tip.x - neck.x;
    tip.dy = tip.y - neck.y;
    float l = fmaxf(hypotf(tip.dx, tip.dy), 1e-6f);
    tip.dx /= l;
    tip.dy /= l;
    add_head(out, tip, s, 1);
    guint half = out->len;
    add_side(out, a, via, b, s, -1);
    for (guint i = half, j = out->len - 1; i < j; i++, j--) {
        LinePoint t = g_array_index(out, LinePoint, i);
        g_array_index(out, LinePoint, i) = g_array_index(out, LinePoint, j);
        g_array_index(out, LinePoint, j) = t;
    }
    if (s->both_ways)
        add_head(out, way_at(a, via, b, 0), s, -1);
    return out;
}

void
paint_arrow(Painter *p, const SceneArrow *arrow)
{
    Vec3 a = view_project(&p->view, arrow->from);
    Vec3 b = view_project(&p->view, arrow->to);
    Vec3 via = view_project(&p->view, arrow->via);
    float length = way_length(a, via, b);
    float size = fminf(1, length * MOST_HEAD / (HEAD * p->unit));
    if (length < 2)
        return;
    ArrowShape s = { .head = HEAD * p->unit * size,
                     .half_head = HEAD_HALF * p->unit * size,
                     .shaft = SHAFT * p->unit * fmaxf(size, 0.4f),
                     .both_ways = arrow->both_ways };
    s.end = 1 - s.head / length;
    s.begin = arrow->both_ways ? s.head / length : 0;
    g_autoptr(GArray) points = outline(a, via, b, &s);
    path_begin(p->list, PATH_STROKE, PAINT_HALO);
    for (guint i = 0; i < points->len; i++) {
        LinePoint q = g_array_index(points, LinePoint, i);
        if (i == 0)
            path_move(p->list, q.x, q.y);
        else
            path_line(p->list, q.x, q.y);
    }
    path_close(p->list);
    path_end(p->list, 2 * HALO, 0);
    path_again(p->list, PATH_FILL, PAINT_ARROW, 0, 0);
}
