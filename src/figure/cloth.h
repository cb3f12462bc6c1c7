/* Clothes keep to the skin below them, so that it does not come through, but
   for where they stretch most, below a raised arm.  For figure/ only. */
#pragma once

#include "figure/body.h"

typedef struct Cloth {
    const float (*share)[CLOTH_ANCHORS]; /* of each anchor, sum 1 */
    const Vec3 (*offset)[CLOTH_ANCHORS]; /* from it, in its own frame [m] */
} Cloth;

/* Into `body->arena`. */
const Cloth *cloth_new(const Body *body);
/* `points` are the vertices of a posed body; moves those of the cloth. */
void cloth_apply(const Body *body, Vec3 *points);
