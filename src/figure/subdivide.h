/* One Catmull-Clark step; what depends only on the quads is worked out once.
   For figure/ only. */
#pragma once

#include "base/vec.h"

#include <glib.h>

typedef struct {
    int a, b;        /* its ends */
    int left, right; /* the quads at it; right < 0 at a border */
} SubdivisionEdge;

/* Points: the old ones, then one for each quad, then one for each edge.  Quad
   i becomes the quads 4i ... 4i + 3. */
typedef struct {
    int n_points, n_quads;
    int (*quads)[4];
    int *parent; /* an old point next to each point */
    /* for subdivide.c */
    int n_old, n_old_quads, n_edges;
    const int (*old_quads)[4];
    SubdivisionEdge *edges;
    int *valence; /* edges at each old point; 0: stays where it is */
} Subdivision;

/* Borrows `quads`, whose four corners are different. */
Subdivision *subdivision_new(int n_points, const int (*quads)[4], int n_quads);
void subdivision_free(Subdivision *subdivision); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Subdivision, subdivision_free)

/* The new points of the smooth surface; `out` has n_points. */
void subdivision_smooth(const Subdivision *subdivision, const Vec3 *points,
                        Vec3 *out);
/* New values by plain means, `width` of them for each point. */
void subdivision_spread(const Subdivision *subdivision, const float *values,
                        int width, float *out);
