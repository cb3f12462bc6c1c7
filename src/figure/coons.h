/* Patches between two curved borders and two curved edges, in the plane.  For
   figure/ only. */
#pragma once

#include <stdbool.h>

typedef struct {
    float x, y;
} Point2;

#define COONS_SAMPLES 28

/* Points on the borders at equal distances. */
typedef struct {
    Point2 a[COONS_SAMPLES], b[COONS_SAMPLES]; /* origin to insertion */
    Point2 origin[COONS_SAMPLES], insertion[COONS_SAMPLES]; /* A to B */
} Coons;

/* A smooth curve (Catmull-Rom) through `n` >= 2 points, as `m` points at equal
   distances.  `scale_x` makes x comparable with y. */
void
curve_sample(const Point2 *points, int n, float scale_x, Point2 *out, int m);

/* Edges may have no points between the borders. */
void coons_init(Coons *patch, const Point2 *a, int n_a, const Point2 *b,
                int n_b, const Point2 *origin, int n_origin,
                const Point2 *insertion, int n_insertion, float scale_x);

/* The point at the share `along` and `across` (0 at A ... 1 at B). */
Point2 coons_point(const Coons *patch, float along, float across);

/* The outline, closed, without doubled corners: COONS_OUTLINE points. */
#define COONS_OUTLINE (4 * (COONS_SAMPLES - 1))
void coons_outline(const Coons *patch, Point2 *out);

/* Even-odd rule. */
bool polygon_has(const Point2 *polygon, int n, float x, float y);
