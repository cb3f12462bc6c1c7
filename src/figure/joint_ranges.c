#include "figure/joint_ranges.h"

const AngleOf trunk_angles[] = {
    [LUMBAR_FLEX] = { JOINT_LUMBAR, 0 }, [LUMBAR_SIDE] = { JOINT_LUMBAR, 1 },
    [LUMBAR_ROT] = { JOINT_LUMBAR, 2 },  [THORAX_FLEX] = { JOINT_THORAX, 0 },
    [THORAX_SIDE] = { JOINT_THORAX, 1 }, [THORAX_ROT] = { JOINT_THORAX, 2 },
    [NECK_FLEX] = { JOINT_NECK, 0 },     [NECK_SIDE] = { JOINT_NECK, 1 },
    [NECK_ROT] = { JOINT_NECK, 2 },      [HEAD_NOD] = { JOINT_NOD, 0 },
};
G_STATIC_ASSERT(G_N_ELEMENTS(trunk_angles) == TRUNK_ANGLE_COUNT);

const AngleOf limb_angles[] = {
    [KNEE_FLEX] = { JOINT_KNEE, 0 },
    [KNEE_ROT] = { JOINT_KNEE, 2 },
    [ANKLE_DORSI] = { JOINT_ANKLE, 0 },
    [ANKLE_INVERSION] = { JOINT_ANKLE, 1 },
    [TOES_EXTENSION] = { JOINT_TOES, 0 },
    [ELBOW_FLEX] = { JOINT_ELBOW, 0 },
    [FOREARM_PRONATION] = { JOINT_FOREARM, 0 },
    [WRIST_FLEX] = { JOINT_WRIST, 0 },
    [WRIST_DEVIATION] = { JOINT_WRIST, 1 },
    [SCAPULA_ELEVATION] = { JOINT_SCAPULA, 0 },
    [SCAPULA_PROTRACTION] = { JOINT_SCAPULA, 1 },
};
G_STATIC_ASSERT(G_N_ELEMENTS(limb_angles) == LIMB_ANGLE_COUNT);

float
out_of_normal(AngleOf of, float angle)
{
    const JointAxis *axis = joint_axis_find(of.joint, of.axis);
    float least = axis->normal_least, most = axis->normal_most;
    return angle < least ? angle - least : angle > most ? angle - most : 0;
}

void
hip_excess(Mat3 ball, BodySide side, float excess[3])
{
    float angle[3];
    ball_to_angles(ball, side, &angle[0], &angle[1], &angle[2]);
    for (int axis = 0; axis < 3; axis++)
        excess[axis] = out_of_normal((AngleOf){ JOINT_HIP, axis }, angle[axis]);
}

/* Arm behind the frontal plane, across the midline, and twisted. */
#define SHOULDER_BACK 60.0f   /* extension: AAOS */
#define SHOULDER_ACROSS 50.0f /* adduction: Magee */

void
shoulder_excess(Mat3 ball, BodySide side, float excess[3])
{
    float sign = side == LEFT ? 1.0f : -1.0f, twist;
    Vec3 d = vec_scale(mat_column(ball, 1), -1);
    swing_of(ball, &twist);
    float back = asinf(clampf(-d.z, -1, 1)) / DEG_TO_RAD;
    float across = asinf(clampf(-sign * d.x, -1, 1)) / DEG_TO_RAD;
    excess[0] = fmaxf(0, back - SHOULDER_BACK);
    excess[1] = fmaxf(0, across - SHOULDER_ACROSS);
    /* Straight up, every twist is another swing: no limit there. */
    excess[2] = out_of_normal((AngleOf){ JOINT_SHOULDER, 2 }, sign * twist) *
                (1 - smoothstepf(0.4f, 0.9f, d.y));
}
