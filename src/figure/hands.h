/* Shapes of the hands, and fingers that close round what is held.  For
   figure/ only. */
#pragma once

#include "figure/probes.h"

typedef struct LimbShape LimbShape; /* opaque: see hands.c */

/* What a hand lies on: a bone, or -1; `gap` [m] over its skin. */
typedef struct {
    int target;
    float gap;
    const LimbShape *shape; /* of the target, once it is measured */
} HandHold;

/* Measures what the hand lies on, if it closes round it. */
void hold_measure(HandHold *hold, const Body *body, const BoneMap *map,
                  HandShape shape, Arena *arena);

/* Sets the fingers of both hands, the holds measured.  `sk` is where the body
   is without them, and is left with them. */
void hands_shape(const HandShape shapes[2], const HandHold holds[2],
                 Skeleton *sk, JointState *state);
