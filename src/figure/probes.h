/* Places on the body: what may touch, and what may be touched.  For figure/
   only. */
#pragma once

#include "figure/capsules.h"
#include "figure/skeleton.h"
#include "model/pose.h"

/* Bones that move together, for fast slopes; bits. */
typedef enum {
    GROUP_PELVIS = 1 << 0,
    GROUP_SPINE = 1 << 1,
    GROUP_HEAD = 1 << 2,
    GROUP_ARM = 1 << 3, /* << BodySide */
    GROUP_LEG = 1 << 5, /* << BodySide */
    GROUP_ALL = (1 << 7) - 1
} BoneGroup;

/* What each bone of a body is. */
typedef struct {
    uint8_t group[MAX_BONES];   /* BoneGroup */
    uint8_t region[MAX_BONES];  /* BodyRegion (+ REGION_RIGHT) */
    uint8_t capsule[MAX_BONES]; /* CapsuleId, the right side's further on */
    uint8_t *on_skin;           /* vertex: 1 = of the body itself, not cloth */
} BoneMap;

void bone_map_fill(BoneMap *map, const Body *body, Arena *arena);

/* A sphere on a bone that stands for a part of the skin. */
typedef struct {
    int bone;
    Vec3 rest;
    float radius, reach; /* reach: of the skin that belongs to it */
} Probe;

Probe probe_of(const Body *body, BodyPart part, BodySide side);
/* Vertices of the skin around the probe (of the whole hand for a hand);
   caller owns them through the arena. */
const int *
probe_region(const Body *body, const BoneMap *map, const Probe *probe,
             BodyPart part, BodySide side, Arena *arena, int *n);
/* The middle of the palm. */
Vec3 palm_rest(const Body *body, BodySide side);

/* A place on a segment's skin. */
typedef struct {
    int bone;
    Vec3 rest, normal;
} SkinPlace;

SkinPlace skin_place(const Body *body, Segment segment, BodySide side, float at,
                     Vec3 direction);
BoneId segment_bone(Segment segment);
/* The segment's axis in the rest pose. */
int segment_axis(const Body *body, Segment segment, BodySide side, Vec3 *from,
                 Vec3 *to);
