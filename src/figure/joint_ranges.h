/* Normal ranges of the joints, with their sources.  For figure/ only. */
#pragma once

#include "figure/skeleton.h"
#include "model/pose.h"

typedef struct {
    Joint joint;
    int axis;          /* of JointWish */
    float least, most; /* degrees */
    const char *name;  /* of the axis: "flexion", "rotation" */
    const char *source;
} JointRange;

/* NULL for what has no range: the lie of the whole body. */
const JointRange *joint_range_find(Joint joint, int axis);

/* The range of a scalar of the solver; NULL for none. */
const JointRange *joint_range_of_trunk(TrunkAngle angle);
const JointRange *joint_range_of_limb(LimbAngle angle);

/* How far [degrees] a ball joint is out of its range, in three measures that
   are zero inside.  The shoulder is judged by where the upper arm points, so
   that flexion and abduction near 90 do not confuse each other. */
void hip_excess(Mat3 ball, BodySide side, float excess[3]);
void shoulder_excess(Mat3 ball, BodySide side, float excess[3]);
