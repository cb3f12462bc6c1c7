/* How far joints are out of their normal ranges.  For figure/ only. */
#pragma once

#include "figure/skeleton.h"
#include "model/pose.h"

/* The number of a pose file that a scalar of the solver is. */
typedef struct {
    Joint joint;
    int axis; /* of JointWish */
} AngleOf;
extern const AngleOf trunk_angles[TRUNK_ANGLE_COUNT];
extern const AngleOf limb_angles[LIMB_ANGLE_COUNT];

/* Degrees, with their sign; 0 inside.  The angle has a normal range. */
float out_of_normal(AngleOf of, float angle);

/* How far [degrees] a ball joint is out of its range, in three measures that
   are zero inside.  The shoulder is judged by where the upper arm points, so
   that flexion and abduction near 90 do not confuse each other. */
void hip_excess(Mat3 ball, BodySide side, float excess[3]);
void shoulder_excess(Mat3 ball, BodySide side, float excess[3]);
