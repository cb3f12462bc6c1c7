/* The paths that are drawn in the end.  Brush lines become strokes: each
   stretch of a line is as wide as the line is there, in steps too small to be
   seen. */
#include "model/picture.h"

#include <math.h>
#include <string.h>

#define STEP (1.0f / 16)   /* line units: 0.03 mm in a picture 57 mm wide */
#define PANEL_RADIUS 0.04f /* of a close-up's width ... */
#define PANEL_INSET 0.005f /* ... likewise, to the middle of its border ... */
#define PANEL_LINE 0.8f    /* ... which is so wide, in line units */
#define QUARTER 0.5523f    /* of a radius: handles of a quarter circle */

typedef struct {
    float x, y;
} Spot;

/* A knot of the line.  A curve of its own comes to it from the knot before
   with the handles `c`. */
typedef struct {
    Spot at;
    float width;
    bool own_curve;
    Spot c[2];
} Knot;

/* Strokes under way; the last is still growing. */
typedef struct {
    Arena *arena;
    GArray *paths; /* PicturePath */
    Paint paint;
    GString *ops;
    GArray *xy; /* float */
    int level;  /* of the growing stroke; 0 = none */
} Strokes;

static Spot
spot_between(Spot a, Spot b, float share)
{
    return (Spot){ a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share };
}

static float
distance(Spot a, Spot b)
{
    return hypotf(b.x - a.x, b.y - a.y);
}

static void
end_stroke(Strokes *s)
{
    if (s->level == 0)
        return;
    PicturePath path = {
        .kind = PATH_STROKE,
        .paint = s->paint,
        .ops = arena_memdup(s->arena, s->ops->str, s->ops->len),
        .n_ops = s->ops->len,
        .xy = arena_memdup(s->arena, s->xy->data, s->xy->len * sizeof(float)),
        .n_points = s->xy->len / 2,
        .width = (float)s->level * STEP,
    };
    g_array_append_val(s->paths, path);
    g_string_truncate(s->ops, 0);
    g_array_set_size(s->xy, 0);
    s->level = 0;
}

/* The curve c[0..3], which begins where the growing stroke ends. */
static void
add_curve(Strokes *s, int level, const Spot *c)
{
    if (level != s->level) {
        end_stroke(s);
        s->level = level;
        g_string_append_c(s->ops, 'M');
        g_array_append_vals(s->xy, c, 2);
    }
    g_string_append_c(s->ops, 'C');
    g_array_append_vals(s->xy, c + 1, 6);
}

/* Cuts the curve `c` at `t`; its first part comes into `first`. */
static void
cut_curve(Spot *c, float t, Spot *first)
{
    Spot a = spot_between(c[0], c[1], t), b = spot_between(c[1], c[2], t);
    Spot d = spot_between(c[2], c[3], t), e = spot_between(a, b, t);
    Spot f = spot_between(b, d, t), middle = spot_between(e, f, t);
    memcpy(first, (const Spot[]){ c[0], a, e, middle }, 4 * sizeof *c);
    memcpy(c, (const Spot[]){ middle, f, d, c[3] }, 4 * sizeof *c);
}

static int
level_of(float width)
{
    return MAX((int)lroundf(width / STEP), 1);
}

/* One segment, cut where its width passes from one step to the next. */
static void
add_segment(Strokes *s, const Knot *from, const Knot *to)
{
    Spot rest[4] = { from->at, to->c[0], to->c[1], to->at }, first[4];
    int level = level_of(from->width), last = level_of(to->width);
    int step = last > level ? 1 : -1;
    float done = 0, grows = to->width - from->width;
    for (; level != last; level += step) {
        float border = ((float)level + 0.5f * (float)step) * STEP;
        float t = CLAMP((border - from->width) / grows, done, 1);
        if (t <= done || t >= 1)
            continue;
        cut_curve(rest, (t - done) / (1 - done), first);
        add_curve(s, level, first);
        done = t;
    }
    add_curve(s, last, rest);
}

/* Knot `i` of a line that goes round, or whose ends repeat. */
static Knot *
knot_at(GArray *knots, bool closed, int i)
{
    int n = (int)knots->len;
    i = closed ? (i + n) % n : CLAMP(i, 0, n - 1);
    return &g_array_index(knots, Knot, i);
}

/* Handles where the line passes its knots as a Catmull-Rom spline with
   chord-length parameters does. */
static void
smooth_segment(GArray *knots, bool closed, int i)
{
    Knot *to = knot_at(knots, closed, i + 1);
    if (to->own_curve)
        return;
    Spot p[4];
    for (int k = 0; k < 4; k++)
        p[k] = knot_at(knots, closed, i - 1 + k)->at;
    float d[3];
    for (int k = 0; k < 3; k++)
        d[k] = distance(p[k], p[k + 1]);
    float before = d[1] / (3 * (d[0] + d[1] + 1e-6f));
    float after = d[1] / (3 * (d[1] + d[2] + 1e-6f));
    to->c[0] = (Spot){ p[1].x + (p[2].x - p[0].x) * before,
                       p[1].y + (p[2].y - p[0].y) * before };
    to->c[1] = (Spot){ p[2].x - (p[3].x - p[1].x) * after,
                       p[2].y - (p[3].y - p[1].y) * after };
}

/* Where see-through strokes overlap they would show: all of such a line is as
   wide as it is on average. */
static void
level_widths(GArray *knots)
{
    float sum = 0;
    for (guint i = 0; i < knots->len; i++)
        sum += g_array_index(knots, Knot, i).width;
    for (guint i = 0; i < knots->len; i++)
        g_array_index(knots, Knot, i).width = sum / (float)knots->len;
}

/* True when a line's end is drawn on its start: it is a ring then, of one knot
   less. */
static bool
join_ends(GArray *knots)
{
    if (knots->len <= 3)
        return false;
    Knot *first = &g_array_index(knots, Knot, 0);
    Knot last = g_array_index(knots, Knot, knots->len - 1);
    if (last.at.x != first->at.x || last.at.y != first->at.y)
        return false;
    *first = last;
    g_array_set_size(knots, knots->len - 1);
    return true;
}

/* Draws the line of the knots gathered so far, which are then forgotten. */
static void
add_line(Strokes *s, GArray *knots, bool closed)
{
    closed = (closed && knots->len > 2) || join_ends(knots);
    int n = (int)knots->len;
    if (picture_paint_is_glassy(s->paint))
        level_widths(knots);
    for (int i = 0; i < n - (closed ? 0 : 1); i++) {
        smooth_segment(knots, closed, i);
        add_segment(s, knot_at(knots, closed, i),
                    knot_at(knots, closed, i + 1));
    }
    end_stroke(s);
    g_array_set_size(knots, 0);
}

static void
add_brush(Strokes *s, const PicturePath *brush)
{
    g_autoptr(GArray) knots = g_array_new(FALSE, TRUE, sizeof(Knot));
    const float *p = brush->xy;
    s->paint = brush->paint;
    for (size_t i = 0; i < brush->n_ops; i++) {
        char op = brush->ops[i];
        if (op == 'M' || op == 'Z')
            add_line(s, knots, op == 'Z');
        Knot knot = { .width = brush->widths[i] * brush->width };
        if (op == 'C')
            knot = (Knot){ { p[4], p[5] },
                           knot.width,
                           true,
                           { { p[0], p[1] }, { p[2], p[3] } } };
        else if (op != 'Z')
            knot.at = (Spot){ p[0], p[1] };
        if (op != 'Z')
            g_array_append_val(knots, knot);
        p += 2 * picture_op_points(op);
    }
    add_line(s, knots, false);
}

PicturePath *
picture_plain_paths(Arena *arena, const Picture *picture, size_t *n)
{
    g_autoptr(GArray) paths = g_array_new(FALSE, FALSE, sizeof(PicturePath));
    g_autoptr(GArray) xy = g_array_new(FALSE, FALSE, sizeof(float));
    g_autoptr(GString) ops = g_string_new(NULL);
    Strokes s = { .arena = arena, .paths = paths, .ops = ops, .xy = xy };
    for (size_t i = 0; i < picture->n_paths; i++) {
        const PicturePath *path = &picture->paths[i];
        if (path->kind == PATH_BRUSH)
            add_brush(&s, path);
        else if (path->n_ops > 0)
            g_array_append_val(paths, *path);
    }
    *n = paths->len;
    return arena_memdup(arena, paths->data, paths->len * sizeof(PicturePath));
}

/* Appends the corner at `x`, `y`: an edge to it along (`ex`, `ey`), and the
   quarter of a circle to the edge along (`fx`, `fy`), all [radius]. */
static float *
add_corner(float *xy, float x, float y, float ex, float ey, float fx, float fy)
{
    float in = 1 - QUARTER;
    const float points[] = { x - ex,      y - ey,      x - ex * in, y - ey * in,
                             x + fx * in, y + fy * in, x + fx,      y + fy };
    memcpy(xy, points, sizeof points);
    return xy + G_N_ELEMENTS(points);
}

PicturePath
picture_panel(Arena *arena, const Picture *picture)
{
    float r = PANEL_RADIUS * picture->width;
    float left = PANEL_INSET * picture->width, top = left;
    float right = picture->width - left, bottom = picture->height - top;
    float *xy = arena_array(arena, float, 32), *end = xy;
    end = add_corner(end, right, top, r, 0, 0, r);
    end = add_corner(end, right, bottom, 0, r, -r, 0);
    end = add_corner(end, left, bottom, -r, 0, 0, -r);
    add_corner(end, left, top, 0, -r, r, 0);
    return (PicturePath){ .kind = PATH_STROKE,
                          .paint = PAINT_GHOST_LINE,
                          .ops = "MCLCLCLCZ",
                          .n_ops = 9,
                          .xy = xy,
                          .n_points = 16,
                          .width = PANEL_LINE };
}
