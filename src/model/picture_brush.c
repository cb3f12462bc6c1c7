/* Brush lines -> filled outlines: both sides offset by half the width, joined
   by round ends. */
#include "model/picture.h"

#include <math.h>

#define QUARTER 0.5523f  /* of a radius: handles of a quarter circle */
#define ROUND_FROM 0.2f  /* line units: thinner ends are cut straight */
#define MAX_STRETCH 3.0f /* of handles, on the outside of a bend */

typedef struct {
    float x, y;
} Spot;

/* A knot of the line; `r` is half its width.  A curve of its own comes to it
   from the knot before with the handles `c`. */
typedef struct {
    Spot at;
    float r;
    bool own_curve;
    Spot c[2];
} Knot;

/* One line: segment i goes from knot i to the next with the handles of the
   latter. */
typedef struct {
    Knot *knots;
    int n;
    bool closed;
} Line;

typedef struct {
    GArray *xy; /* float */
    GString *ops;
    float unit;
} Outline;

static Spot
spot_add(Spot a, Spot b, float share)
{
    return (Spot){ a.x + b.x * share, a.y + b.y * share };
}

static Spot
spot_to(Spot from, Spot to)
{
    return (Spot){ to.x - from.x, to.y - from.y };
}

static float
length(Spot a)
{
    return hypotf(a.x, a.y);
}

static Spot
unit_of(Spot a)
{
    float l = length(a);
    return l > 1e-9f ? (Spot){ a.x / l, a.y / l } : (Spot){ 0, 0 };
}

static void
add_op(Outline *o, char op, const Spot *spots)
{
    g_string_append_c(o->ops, op);
    g_array_append_vals(o->xy, spots, 2 * (guint)picture_op_points(op));
}

/* Knot `i` of a line that goes round, or whose ends repeat. */
static Knot *
knot_at(const Line *line, int i)
{
    int n = line->n;
    return &line->knots[line->closed ? (i + n) % n : CLAMP(i, 0, n - 1)];
}

static int
n_segments(const Line *line)
{
    return line->closed ? line->n : line->n - 1;
}

/* Handles where the line passes its knots as a Catmull-Rom spline with
   chord-length parameters does. */
static void
smooth_segment(const Line *line, int i)
{
    Knot *to = knot_at(line, i + 1);
    if (to->own_curve)
        return;
    Spot p[4];
    for (int k = 0; k < 4; k++)
        p[k] = knot_at(line, i - 1 + k)->at;
    float d0 = length(spot_to(p[0], p[1])), d1 = length(spot_to(p[1], p[2]));
    float d2 = length(spot_to(p[2], p[3]));
    to->c[0] =
            spot_add(p[1], spot_to(p[0], p[2]), d1 / (3 * (d0 + d1 + 1e-6f)));
    to->c[1] =
            spot_add(p[2], spot_to(p[1], p[3]), -d1 / (3 * (d1 + d2 + 1e-6f)));
}

/* The direction of the line at knot `i`, a unit vector. */
static Spot
direction(const Line *line, int i)
{
    const Knot *here = knot_at(line, i), *next = knot_at(line, i + 1);
    Spot way = { 0, 0 };
    if (line->closed || i > 0)
        way = unit_of(spot_to(here->c[1], here->at));
    if (line->closed || i < line->n - 1)
        way = spot_add(way, unit_of(spot_to(here->at, next->c[0])), 1);
    if (length(way) < 1e-3f)
        way = spot_to(knot_at(line, i - 1)->at, next->at);
    return unit_of(way);
}

/* Where knot `i` lies on the left side (`side` 1) or the right (-1). */
static Spot
beside(const Line *line, int i, float side)
{
    Spot way = direction(line, i);
    float r = knot_at(line, i)->r * side;
    return spot_add(knot_at(line, i)->at, (Spot){ -way.y, way.x }, r);
}

/* Segment `i` moved to one side: its handles keep their direction and grow
   with the distance of its ends. */
static void
add_side_segment(Outline *o, const Line *line, int i, float side)
{
    const Knot *from = knot_at(line, i), *to = knot_at(line, i + 1);
    Spot a = beside(line, i, side), b = beside(line, i + 1, side);
    float chord = length(spot_to(from->at, to->at));
    float k = chord > 1e-6f ? length(spot_to(a, b)) / chord : 1;
    k = MIN(k, MAX_STRETCH);
    Spot c0 = spot_add(a, spot_to(from->at, to->c[0]), k);
    Spot c1 = spot_add(b, spot_to(to->at, to->c[1]), k);
    if (side > 0)
        add_op(o, 'C', (const Spot[]){ c0, c1, b });
    else
        add_op(o, 'C', (const Spot[]){ c1, c0, a });
}

/* The left side onwards or the right side back, from where the pen stands, so
   that both wind the same way. */
static void
add_side(Outline *o, const Line *line, float side)
{
    int n = n_segments(line);
    for (int i = 0; i < n; i++)
        add_side_segment(o, line, side > 0 ? i : n - 1 - i, side);
}

static void
add_ring(Outline *o, const Line *line)
{
    for (int side = 1; side >= -1; side -= 2) {
        Spot start = beside(line, 0, (float)side);
        add_op(o, 'M', &start);
        add_side(o, line, (float)side);
        add_op(o, 'Z', NULL);
    }
}

/* Half a circle round the end of the line that lies in direction `way`, from
   the pen at `from` to the other side. */
static void
add_cap(Outline *o, const Knot *end, Spot from, Spot way)
{
    Spot across = spot_to(end->at, from), far = spot_add(end->at, across, -1);
    if (end->r < ROUND_FROM * o->unit) {
        add_op(o, 'L', &far);
        return;
    }
    Spot tip = spot_add(end->at, way, end->r);
    float handle = QUARTER * end->r;
    add_op(o, 'C',
           (const Spot[]){ spot_add(from, way, handle),
                           spot_add(tip, across, QUARTER), tip });
    add_op(o, 'C',
           (const Spot[]){ spot_add(tip, across, -QUARTER),
                           spot_add(far, way, handle), far });
}

static void
add_open(Outline *o, const Line *line)
{
    int last = line->n - 1;
    Spot start = beside(line, 0, 1), back = direction(line, 0);
    add_op(o, 'M', &start);
    add_side(o, line, 1);
    add_cap(o, knot_at(line, last), beside(line, last, 1),
            direction(line, last));
    add_side(o, line, -1);
    add_cap(o, knot_at(line, 0), beside(line, 0, -1),
            (Spot){ -back.x, -back.y });
    add_op(o, 'Z', NULL);
}

/* A ring whose end is drawn on its start has one knot less. */
static void
join_ends(Line *line, float unit)
{
    const Knot *last = &line->knots[line->n - 1];
    if (line->n > 3 &&
        length(spot_to(last->at, line->knots[0].at)) < 1e-3f * unit) {
        Knot first = *last;
        first.at = line->knots[0].at;
        line->knots[0] = first;
        line->n--;
        line->closed = true;
    }
}

/* Outlines the knots gathered so far, which are then forgotten. */
static void
add_line(Outline *o, GArray *knots, bool closed)
{
    Line line = { (Knot *)(void *)knots->data, (int)knots->len, false };
    if (line.n >= 2) {
        line.closed = closed && line.n > 2;
        join_ends(&line, o->unit);
        for (int i = 0; i < n_segments(&line); i++)
            smooth_segment(&line, i);
        if (line.closed)
            add_ring(o, &line);
        else
            add_open(o, &line);
    }
    g_array_set_size(knots, 0);
}

static void
outline_path(Outline *o, const PicturePath *brush)
{
    g_autoptr(GArray) knots = g_array_new(FALSE, TRUE, sizeof(Knot));
    const float *p = brush->xy;
    for (size_t i = 0; i < brush->n_ops; i++) {
        char op = brush->ops[i];
        if (op == 'M' || op == 'Z')
            add_line(o, knots, op == 'Z');
        Knot knot = { .r = brush->widths[i] * brush->width * o->unit / 2 };
        if (op == 'C')
            knot = (Knot){
                { p[4], p[5] }, knot.r, true, { { p[0], p[1] }, { p[2], p[3] } }
            };
        else if (op != 'Z')
            knot.at = (Spot){ p[0], p[1] };
        if (op != 'Z')
            g_array_append_val(knots, knot);
        p += 2 * picture_op_points(op);
    }
    add_line(o, knots, false);
}

PicturePath
picture_brush_outline(Arena *arena, const PicturePath *brush, float unit)
{
    g_assert(brush->kind == PATH_BRUSH);
    Outline o = { g_array_new(FALSE, FALSE, sizeof(float)), g_string_new(NULL),
                  unit };
    outline_path(&o, brush);
    PicturePath path = {
        .kind = PATH_FILL,
        .paint = brush->paint,
        .ops = arena_memdup(arena, o.ops->str, o.ops->len),
        .n_ops = o.ops->len,
        .xy = arena_memdup(arena, o.xy->data, o.xy->len * sizeof(float)),
        .n_points = o.xy->len / 2,
    };
    g_array_unref(o.xy);
    g_string_free(o.ops, TRUE);
    return path;
}
