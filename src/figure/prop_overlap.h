/* How deep a body is in the props around it.  For the solver only. */
#pragma once

#include "figure/solver.h"

/* For each prop of the stance how far [m] the skin of each capsule would have
   to go to be out of it; <= 0 where it is out.  Pillows and cushions give way,
   mat, wall and what is held are judged elsewhere.  Free with g_free. */
typedef struct {
    float deep[CAPSULE_COUNT];
} PropOverlap;
PropOverlap *prop_overlaps(const Solver *s, const Stance *stance);
