/* Shapes of the hands, and fingers that close round what is held.  For
   figure/ only. */
#pragma once

#include "figure/probes.h"

/* What a hand lies on: a bone, or -1; `gap` [m] over its skin. */
typedef struct {
    int target;
    float gap;
} HandHold;

/* Sets the fingers of both hands.  `sk` is where the body is without them,
   and is left with them. */
void
hands_shape(const Body *body, const BoneMap *map, const HandShape shapes[2],
            const HandHold holds[2], Skeleton *sk, JointState *state);
