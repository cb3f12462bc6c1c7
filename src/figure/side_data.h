/* Bones and deep muscles of the trunk and thigh, seen from the left.  For
   figure/side_anatomy.c only. */
#pragma once

#include <stddef.h>

/* What a point is carried by, and measured from.  The unit of PELVIS, BACK
   and SKIN heights is hip joint to C7; below the hip joint a thigh's length.
   PELVIS  x forward, y up from the hip joint
   BACK    x depth under the skin of the back, y height; goes with the spine
   SKIN    x 0 skin of the back ... 1 skin of the front, y height
   THIGH   x forward of the line hip-knee, y down it: 0 hip, 1 knee, 2 ankle */
typedef enum { FRAME_PELVIS, FRAME_BACK, FRAME_SKIN, FRAME_THIGH } SideFrame;

typedef struct {
    SideFrame frame;
    float x, y;
} SidePoint;

#define SIDE_POINTS 48

/* Closed smooth outlines; a doubled point is a corner. */
typedef enum {
    SIDE_TIBIA,
    SIDE_PATELLA,
    SIDE_FEMUR,
    SIDE_FEMUR_HEAD,
    SIDE_SACRUM,
    SIDE_COCCYX,
    SIDE_HIP_BONE,
    SIDE_FORAMEN, /* the hole in the hip bone */
    SIDE_SOCKET,  /* of the hip joint */
    SIDE_BONE_COUNT
} SideBone;

typedef struct {
    int n;
    SidePoint points[SIDE_POINTS];
} SideOutline;
extern const SideOutline side_bones[SIDE_BONE_COUNT];

/* Muscles: two borders from origin to insertion, and points between them on
   the origin. */
typedef enum {
    SIDE_HAMSTRINGS,
    SIDE_GLUTEUS_MEDIUS,
    SIDE_GLUTEUS_MAXIMUS,
    SIDE_PSOAS,
    SIDE_ILIACUS,
    SIDE_MUSCLE_COUNT
} SideMuscleId;

typedef struct {
    int fibres, n_a, n_b, n_origin;
    SidePoint a[8], b[8], origin[8];
} SideMuscle;
extern const SideMuscle side_muscles[SIDE_MUSCLE_COUNT];

/* Centres of the vertebral bodies, from C1 down to L5: BACK. */
extern const SidePoint side_spine[];
extern const size_t n_side_spine;
