/* A quick look: which quad of the body or which prop is seen, on a coarse grid
   with a scale of its own.  For figure/ only. */
#pragma once

#include "figure/prop_meshes.h"
#include "figure/view.h"

#define COARSE_SIZE 224 /* pixels, both ways */

/* What a pixel shows. */
#define COARSE_NOTHING (-1)
#define COARSE_PROP(i) (-2 - (i)) /* index into the faces */

typedef struct {
    View view;     /* its frame is the grid */
    float *depth;  /* metres towards the viewer */
    int *what;     /* a quad of the body, COARSE_NOTHING or COARSE_PROP */
    int covered;   /* pixels of the body hidden by props */
    Vec3 *points;  /* of the skin, projected */
} CoarseView;

void coarse_view_init(CoarseView *coarse, const Body *body);
void coarse_view_clear(CoarseView *coarse);

/* Looks at the body and the props along the axes of `view`, `scale` pixels
   for a metre, `middle` in the middle.  Mats do not count as covering. */
void coarse_view_look(CoarseView *coarse, const Body *body,
                      const Stance *stance, const GArray *faces,
                      const View *view, float scale, Vec3 middle);

/* Index of the pixel of a point, -1 when it is outside. */
int coarse_view_at(const CoarseView *coarse, Vec3 world);
/* Whether nothing is more than `before` [m] in front of the point. */
bool coarse_view_sees(const CoarseView *coarse, Vec3 world, float before);
