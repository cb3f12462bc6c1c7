#include "figure/joint_ranges.h"

/* Upper ends of the published normal ranges, because many exercises go to the
   end of them.  AAOS: American Academy of Orthopaedic Surgeons, as in Norkin
   and White, Measurement of Joint Motion; Magee: Orthopedic Physical
   Assessment; Kapandji: The Physiology of the Joints (passive). */
#define AAOS "AAOS"
#define MAGEE "Magee"
#define KAPANDJI "Kapandji, passive"

static const JointRange ranges[] = {
    { JOINT_HIP, 0, -30, 145, "flexion", "AAOS; bent knee: Kapandji" },
    { JOINT_HIP, 1, -30, 50, "abduction", MAGEE },
    { JOINT_HIP, 2, -45, 60, "external rotation", MAGEE },
    { JOINT_KNEE, 0, -10, 160, "flexion", KAPANDJI },
    { JOINT_KNEE, 2, -30, 40, "external rotation", MAGEE },
    { JOINT_ANKLE, 0, -50, 40, "dorsiflexion", "AAOS; lunge: Bennell 1998" },
    { JOINT_ANKLE, 1, -20, 35, "inversion", AAOS },
    { JOINT_TOES, 0, -45, 70, "extension", AAOS },
    { JOINT_SHOULDER, 0, -60, 180, "flexion", AAOS },
    { JOINT_SHOULDER, 1, -50, 180, "abduction", MAGEE },
    { JOINT_SHOULDER, 2, -100, 90, "external rotation", MAGEE },
    { JOINT_ARM, 0, 0, 180, "elevation", AAOS },
    { JOINT_ARM, 1, -45, 135, "plane", AAOS },
    { JOINT_ARM, 2, -100, 90, "external rotation", MAGEE },
    { JOINT_ELBOW, 0, -10, 150, "flexion", AAOS },
    { JOINT_FOREARM, 0, -90, 90, "pronation", MAGEE },
    { JOINT_WRIST, 0, -90, 90, "flexion", MAGEE },
    { JOINT_WRIST, 1, -45, 20, "radial deviation", "AAOS; ulnar: Magee" },
    { JOINT_SCAPULA, 0, -10, 30, "elevation", "Levangie and Norkin" },
    { JOINT_SCAPULA, 1, -25, 25, "protraction", "Levangie and Norkin" },
    { JOINT_LUMBAR, 0, -35, 60, "flexion", MAGEE },
    { JOINT_LUMBAR, 1, -20, 20, "side bend", MAGEE },
    { JOINT_LUMBAR, 2, -18, 18, "rotation", MAGEE },
    { JOINT_THORAX, 0, -45, 45, "flexion", MAGEE },
    { JOINT_THORAX, 1, -40, 40, "side bend", MAGEE },
    { JOINT_THORAX, 2, -50, 50, "rotation", MAGEE },
    { JOINT_NECK, 0, -70, 90, "flexion", MAGEE },
    { JOINT_NECK, 1, -45, 45, "side bend", MAGEE },
    { JOINT_NECK, 2, -90, 90, "rotation", MAGEE },
    { JOINT_NOD, 0, -30, 30, "flexion", "Penning 1978" },
};

const JointRange *
joint_range_find(Joint joint, int axis)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ranges); i++)
        if (ranges[i].joint == joint && ranges[i].axis == axis)
            return &ranges[i];
    return NULL;
}

typedef struct {
    Joint joint;
    int axis;
} Named;

const JointRange *
joint_range_of_trunk(TrunkAngle angle)
{
    static const Named named[TRUNK_ANGLE_COUNT] = {
        [LUMBAR_FLEX] = { JOINT_LUMBAR, 0 },
        [LUMBAR_SIDE] = { JOINT_LUMBAR, 1 },
        [LUMBAR_ROT] = { JOINT_LUMBAR, 2 },
        [THORAX_FLEX] = { JOINT_THORAX, 0 },
        [THORAX_SIDE] = { JOINT_THORAX, 1 },
        [THORAX_ROT] = { JOINT_THORAX, 2 },
        [NECK_FLEX] = { JOINT_NECK, 0 },
        [NECK_SIDE] = { JOINT_NECK, 1 },
        [NECK_ROT] = { JOINT_NECK, 2 },
        [HEAD_NOD] = { JOINT_NOD, 0 },
    };
    return joint_range_find(named[angle].joint, named[angle].axis);
}

const JointRange *
joint_range_of_limb(LimbAngle angle)
{
    static const Named named[LIMB_ANGLE_COUNT] = {
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
    return joint_range_find(named[angle].joint, named[angle].axis);
}

static float
beyond(float angle, float least, float most)
{
    return angle < least ? angle - least : angle > most ? angle - most : 0;
}

void
hip_excess(Mat3 ball, BodySide side, float excess[3])
{
    float angle[3];
    ball_to_angles(ball, side, &angle[0], &angle[1], &angle[2]);
    for (int axis = 0; axis < 3; axis++) {
        const JointRange *range = joint_range_find(JOINT_HIP, axis);
        excess[axis] = beyond(angle[axis], range->least, range->most);
    }
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
    const JointRange *range = joint_range_find(JOINT_SHOULDER, 2);
    float back = asinf(clampf(-d.z, -1, 1)) / DEG_TO_RAD;
    float across = asinf(clampf(-sign * d.x, -1, 1)) / DEG_TO_RAD;
    excess[0] = fmaxf(0, back - SHOULDER_BACK);
    excess[1] = fmaxf(0, across - SHOULDER_ACROSS);
    /* Straight up, every twist is another swing: no limit there. */
    excess[2] = beyond(sign * twist, range->least, range->most) *
                (1 - smoothstepf(0.4f, 0.9f, d.y));
}
