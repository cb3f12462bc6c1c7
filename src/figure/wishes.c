#include "figure/solver.h"

#include <string.h>

/* What a person does with a joint that nobody mentions [degrees]. */
static const struct {
    Joint joint;
    int axis;
    float angle;
} usual[] = {
    { JOINT_HIP, 1, 2 },
    { JOINT_SHOULDER, 1, 8 },
    { JOINT_ELBOW, 0, 8 },
};

/* Nonsense must neither crash nor stall the solver; the check names it. */
static float
sane(float angle)
{
    return isfinite(angle) ? clampf(angle, -200, 200) : 0;
}

static float
asked(const PoseStage *stage, Joint joint, int limb, int axis)
{
    const JointWish *wish = &stage->joints[joint][limb];
    if (wish->set[axis])
        return sane(wish->angle[axis]);
    for (size_t i = 0; i < G_N_ELEMENTS(usual); i++)
        if (usual[i].joint == joint && usual[i].axis == axis)
            return usual[i].angle;
    return 0;
}

/* Lying on the side, the worked side is up. */
static Mat3
pelvis_wish(const Pose *pose, const PoseStage *stage)
{
    float pitch = asked(stage, JOINT_TRUNK, 0, 0);
    float roll = asked(stage, JOINT_ROLL, 0, 0);
    bool on_side = pose->base == BASE_SIDE;
    /* On the back, the worked side comes up forwards. */
    bool supine = !on_side && pitch < 0;
    Mat3 lie = on_side ? mat_rotation_z(90) : mat_identity();
    Mat3 own = mat_multiply(
            mat_rotation_x(pitch),
            mat_multiply(mat_rotation_z(-asked(stage, JOINT_LEAN, 0, 0)),
                         mat_rotation_y(supine ? -roll : roll)));
    return mat_multiply(mat_rotation_y(asked(stage, JOINT_TURN, 0, 0)),
                        mat_multiply(lie, own));
}

static Mat3
shoulder_wish(const PoseStage *stage, int limb)
{
    BodySide side = (BodySide)limb;
    const JointWish *arm = &stage->joints[JOINT_ARM][limb];
    const JointWish *shoulder = &stage->joints[JOINT_SHOULDER][limb];
    if (arm->set[0] && (arm->wished || !shoulder->wished))
        return arm_from_elevation(side, asked(stage, JOINT_ARM, limb, 0),
                                  asked(stage, JOINT_ARM, limb, 1),
                                  asked(stage, JOINT_ARM, limb, 2));
    return ball_from_angles(side, asked(stage, JOINT_SHOULDER, limb, 0),
                            asked(stage, JOINT_SHOULDER, limb, 1),
                            asked(stage, JOINT_SHOULDER, limb, 2));
}

static void
limb_wish(const PoseStage *stage, int limb, JointState *state)
{
    for (int i = 0; i < LIMB_ANGLE_COUNT; i++)
        state->limb[limb][i] =
                asked(stage, limb_angles[i].joint, limb, limb_angles[i].axis);
    state->ball[BALL_HIP + limb] = ball_from_angles(
            (BodySide)limb, asked(stage, JOINT_HIP, limb, 0),
            asked(stage, JOINT_HIP, limb, 1), asked(stage, JOINT_HIP, limb, 2));
    state->ball[BALL_SHOULDER + limb] = shoulder_wish(stage, limb);
}

static JointState
joint_wish(const Pose *pose, const PoseStage *stage)
{
    JointState state = { .pelvis = vec3(0, 0.9f, 0) };
    state.ball[BALL_PELVIS] = pelvis_wish(pose, stage);
    for (int i = 0; i < TRUNK_ANGLE_COUNT; i++)
        state.trunk[i] =
                asked(stage, trunk_angles[i].joint, 0, trunk_angles[i].axis);
    for (int limb = 0; limb < LIMB_COUNT; limb++)
        limb_wish(stage, limb, &state);
    return state;
}

/* First and last of a joint's unknowns; of the worked side, and how far on
   the other side's are. */
static const struct {
    Joint joint;
    int first, n, other;
} unknowns_of[] = {
    { JOINT_TRUNK, UNKNOWN_BALL, 3, 0 },
    { JOINT_HIP, UNKNOWN_BALL + 3 * BALL_HIP, 3, 3 },
    { JOINT_SHOULDER, UNKNOWN_BALL + 3 * BALL_SHOULDER, 3, 3 },
    { JOINT_ARM, UNKNOWN_BALL + 3 * BALL_SHOULDER, 3, 3 },
    { JOINT_LUMBAR, UNKNOWN_TRUNK + LUMBAR_FLEX, 3, 0 },
    { JOINT_THORAX, UNKNOWN_TRUNK + THORAX_FLEX, 3, 0 },
    { JOINT_NECK, UNKNOWN_TRUNK + NECK_FLEX, 4, 0 },
    { JOINT_KNEE, UNKNOWN_LIMB + KNEE_FLEX, 1, LIMB_ANGLE_COUNT },
    { JOINT_ANKLE, UNKNOWN_LIMB + ANKLE_DORSI, 2, LIMB_ANGLE_COUNT },
    { JOINT_ELBOW, UNKNOWN_LIMB + ELBOW_FLEX, 1, LIMB_ANGLE_COUNT },
    { JOINT_FOREARM, UNKNOWN_LIMB + FOREARM_PRONATION, 1, LIMB_ANGLE_COUNT },
    { JOINT_WRIST, UNKNOWN_LIMB + WRIST_FLEX, 2, LIMB_ANGLE_COUNT },
};

/* A leg or trunk angle that the file asks for holds firmer than the base's;
   arms go where the hands must. */
#define WISHED_FACTOR 1.3f

static bool
holds_firmer(Joint joint)
{
    return joint == JOINT_HIP || joint == JOINT_KNEE || joint == JOINT_LUMBAR ||
           joint == JOINT_THORAX;
}

static void
usual_stiffness(float *stiffness)
{
    static const float first[UNKNOWN_TRUNK] = {
        1,     0.05f, 1, /* pelvis: place [1/m], then tilts [1/rad] */
        1.6f,  1.6f,  1.6f,  0.5f,  0.35f, 0.5f,  0.5f, 0.35f, 0.5f, /* hips */
        0.35f, 0.15f, 0.35f, 0.35f, 0.15f, 0.35f, /* shoulders */
    };
    static const float limb[LIMB_ANGLE_COUNT] = {
        [KNEE_FLEX] = 0.5f,           [KNEE_ROT] = 3,
        [ANKLE_DORSI] = 0.35f,        [ANKLE_INVERSION] = 0.8f,
        [TOES_EXTENSION] = 0.5f,      [ELBOW_FLEX] = 0.3f,
        [FOREARM_PRONATION] = 0.12f,  [WRIST_FLEX] = 0.15f,
        [WRIST_DEVIATION] = 0.3f,     [SCAPULA_ELEVATION] = 1.2f,
        [SCAPULA_PROTRACTION] = 1.2f,
    };
    memcpy(stiffness, first, sizeof first);
    for (int i = 0; i < TRUNK_ANGLE_COUNT; i++)
        stiffness[UNKNOWN_TRUNK + i] = 2.5f;
    for (int side = 0; side < 2; side++)
        memcpy(stiffness + UNKNOWN_LIMB + side * LIMB_ANGLE_COUNT, limb,
               sizeof limb);
}

void
wish_from_stage(Solver *s)
{
    s->wish = joint_wish(s->pose, s->stage);
    usual_stiffness(s->stiffness);
    for (size_t i = 0; i < G_N_ELEMENTS(unknowns_of); i++) {
        Joint joint = unknowns_of[i].joint;
        for (int limb = 0; limb < (unknowns_of[i].other ? 2 : 1); limb++) {
            float factor = s->stage->stiffness[joint][limb];
            if (!(factor > 0) || !isfinite(factor))
                factor = 1;
            factor = clampf(factor, 0.01f, 30);
            if (holds_firmer(joint) && s->stage->joints[joint][limb].wished)
                factor *= WISHED_FACTOR;
            float *first = s->stiffness + unknowns_of[i].first +
                           limb * unknowns_of[i].other;
            for (int k = 0; k < unknowns_of[i].n; k++)
                first[k] *= factor;
        }
    }
}
