/* Cracks -> smooth lines of varying width.  For figure/ only. */
#pragma once

#include "figure/cracks.h"
#include "figure/paths.h"

typedef struct {
    LinePoint *points; /* owned; w is a share of the outer contour's width */
    int n;
    float taper; /* pixels, of loose ends */
    CrackKind kind;
    bool closed;
    bool loose[2]; /* its start, its end: nothing goes on from there */
} Chain;

/* Prunes `cracks`, walks along them, and smooths what it finds, within a pixel
   of the cracks.  An array of Chain; free with chains_free. */
GArray *chains_find(Cracks *cracks);
void chains_free(GArray *chains);

/* Adds each as a brush, loose ends tapered. */
void chains_draw(const GArray *chains, PathList *list, Paint paint);
