/* Sixteen capsules that stand for the body when limbs must not pass through
   each other.  For figure/ only. */
#pragma once

#include "figure/skeleton.h"

typedef enum {
    CAPSULE_THIGH,
    CAPSULE_SHANK,
    CAPSULE_FOOT,
    CAPSULE_UPPER_ARM,
    CAPSULE_FOREARM,
    CAPSULE_HAND,
    LIMB_CAPSULES, /* of each side: left first */
    CAPSULE_PELVIS = 2 * LIMB_CAPSULES,
    CAPSULE_WAIST,
    CAPSULE_CHEST,
    CAPSULE_HEAD,
    CAPSULE_COUNT
} CapsuleId;

typedef struct {
    Vec3 from, to;
    float from_radius, to_radius;
    int bone;
    float reach; /* from its middle */
} Capsule;

#define MAX_CAPSULE_PAIRS 80

/* The bone that it goes with. */
int capsule_bone(const Body *body, int capsule);
void capsules_place(const Body *body, const Skeleton *sk,
                    Capsule capsules[CAPSULE_COUNT]);
/* Pairs that may not overlap: neighbours, thigh and trunk, calf and thigh of
   one side, and the upper arm at the chest fold onto each other.  Says how
   many. */
int capsule_pairs(int pairs[MAX_CAPSULE_PAIRS][2]);
/* How deep [m] they are in each other; <= 0 when apart. */
float capsule_overlap(const Capsule *a, const Capsule *b);
/* "W.thigh", "chest". */
const char *capsule_name(int capsule);
