/* Delta mush: the skin is smoothed, and gets back the detail that smoothing
   takes from the rest pose.  For figure/ only. */
#pragma once

#include "figure/body.h"

typedef struct Mush {
    int n;              /* how many vertices are smoothed */
    const int *vertex;  /* their indices */
    const float *share; /* of the neighbours' mean in each step, 0 ... 1 */
    const Vec3 *detail; /* in the vertex' own frame [m] */
} Mush;

/* The own frame of a vertex of the skin: in a surface's normals, and along an
   edge as far as that is tangent. */
Mat3 body_vertex_frame(const Body *body, const Vec3 *points,
                       const Vec3 *normals, int vertex);

/* Into `body->arena`; the body must have everything else but its skeleton. */
const Mush *mush_new(const Body *body);
/* `points` are the vertices of a posed body; moves those of the skin. */
void mush_apply(const Body *body, Vec3 *points);
