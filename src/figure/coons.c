#include "figure/coons.h"

#include <math.h>

#include <glib.h>

#define STEPS 12 /* of the curve between two of its points */
#define MAX_POINTS 24

static float
catmull_rom(float a, float b, float c, float d, float t)
{
    return .5F * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t +
                  (3 * b - a - 3 * c + d) * t * t * t);
}

static Point2
reflect(Point2 about, Point2 p)
{
    return (Point2){ 2 * about.x - p.x, 2 * about.y - p.y };
}

/* Points `STEPS` to each piece; returns how many. */
static int
curve_fine(const Point2 *p, int n, Point2 *out)
{
    int k = 0;
    for (int i = 0; i < n - 1; i++) {
        Point2 before = i > 0 ? p[i - 1] : reflect(p[0], p[1]);
        Point2 after = i + 2 < n ? p[i + 2] : reflect(p[n - 1], p[n - 2]);
        int steps = i == n - 2 ? STEPS + 1 : STEPS;
        for (int j = 0; j < steps; j++) {
            float t = (float)j / STEPS;
            out[k].x = catmull_rom(before.x, p[i].x, p[i + 1].x, after.x, t);
            out[k].y = catmull_rom(before.y, p[i].y, p[i + 1].y, after.y, t);
            k++;
        }
    }
    return k;
}

static Point2
mix(Point2 a, Point2 b, float t)
{
    return (Point2){ a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

void
curve_sample(const Point2 *points, int n, float scale_x, Point2 *out, int m)
{
    Point2 fine[MAX_POINTS * STEPS + 1];
    float length[MAX_POINTS * STEPS + 1];
    g_assert(n >= 2 && n <= MAX_POINTS && m >= 2);
    int k = curve_fine(points, n, fine);
    length[0] = 0;
    for (int i = 1; i < k; i++)
        length[i] =
                length[i - 1] + hypotf((fine[i].x - fine[i - 1].x) * scale_x,
                                       fine[i].y - fine[i - 1].y);
    for (int i = 0, j = 0; i < m; i++) {
        float at = length[k - 1] * (float)i / (float)(m - 1);
        while (j < k - 2 && length[j + 1] < at)
            j++;
        float step = length[j + 1] - length[j];
        float t = step > 0 ? (at - length[j]) / step : 0;
        out[i] = mix(fine[j], fine[j + 1], fminf(fmaxf(t, 0), 1));
    }
}

static void
edge_sample(Point2 from, const Point2 *between, int n, Point2 to, float scale_x,
            Point2 *out)
{
    Point2 all[MAX_POINTS];
    g_assert(n + 2 <= MAX_POINTS);
    all[0] = from;
    for (int i = 0; i < n; i++)
        all[i + 1] = between[i];
    all[n + 1] = to;
    curve_sample(all, n + 2, scale_x, out, COONS_SAMPLES);
}

void
coons_init(Coons *c, const Point2 *a, int n_a, const Point2 *b, int n_b,
           const Point2 *origin, int n_origin, const Point2 *insertion,
           int n_insertion, float scale_x)
{
    curve_sample(a, n_a, scale_x, c->a, COONS_SAMPLES);
    curve_sample(b, n_b, scale_x, c->b, COONS_SAMPLES);
    edge_sample(a[0], origin, n_origin, b[0], scale_x, c->origin);
    edge_sample(a[n_a - 1], insertion, n_insertion, b[n_b - 1], scale_x,
                c->insertion);
}

static Point2
sample_at(const Point2 *samples, float share)
{
    float at = share * (COONS_SAMPLES - 1);
    int i = (int)at;
    if (i > COONS_SAMPLES - 2)
        i = COONS_SAMPLES - 2;
    return mix(samples[i], samples[i + 1], at - (float)i);
}

Point2
coons_point(const Coons *c, float along, float across)
{
    enum { LAST = COONS_SAMPLES - 1 };
    Point2 sides = mix(sample_at(c->a, along), sample_at(c->b, along), across);
    Point2 ends = mix(sample_at(c->origin, across),
                      sample_at(c->insertion, across), along);
    Point2 corners = mix(mix(c->a[0], c->b[0], across),
                         mix(c->a[LAST], c->b[LAST], across), along);
    return (Point2){ sides.x + ends.x - corners.x,
                     sides.y + ends.y - corners.y };
}

void
coons_outline(const Coons *c, Point2 *out)
{
    enum { LAST = COONS_SAMPLES - 1 };
    for (int i = 0; i < LAST; i++) {
        out[i] = c->a[i];
        out[LAST + i] = c->insertion[i];
        out[2 * LAST + i] = c->b[LAST - i];
        out[3 * LAST + i] = c->origin[LAST - i];
    }
}

bool
polygon_has(const Point2 *p, int n, float x, float y)
{
    bool in = false;
    for (int i = 0, j = n - 1; i < n; j = i++) {
        if ((p[i].y > y) != (p[j].y > y) &&
            x < (p[j].x - p[i].x) * (y - p[i].y) / (p[j].y - p[i].y) + p[i].x)
            in = !in;
    }
    return in;
}
