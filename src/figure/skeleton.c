#include "figure/skeleton.h"

#include "figure/quat.h"

/* Where the bones of the middle share the trunk's angles. */
static const struct {
    BoneId bone;
    float lumbar, thorax, neck;
} spine[] = {
    { BONE_SPINE5, 0.34f, 0, 0 },     { BONE_SPINE4, 0.33f, 0, 0 },
    { BONE_SPINE3, 0.33f, 0.15f, 0 }, { BONE_SPINE2, 0, 0.45f, 0 },
    { BONE_SPINE1, 0, 0.40f, 0 },     { BONE_NECK1, 0, 0, 0.25f },
    { BONE_NECK2, 0, 0, 0.25f },      { BONE_NECK3, 0, 0, 0.25f },
    { BONE_HEAD, 0, 0, 0.25f },
};

/* Of a limb's turn about its own axis, so much is seen at its first bone. */
#define THIGH_TWIST 0.45f
#define UPPER_ARM_TWIST 0.5f
#define FOREARM1_TWIST 0.3f
#define FOREARM2_TWIST 0.75f

/* The shoulder blade follows the arm: degrees for each degree of elevation
   above the first 30, and forwards for an arm in front. */
#define SCAPULA_RHYTHM 0.21f
#define SCAPULA_FORWARD 14.0f
/* The mesh rests with its arms abducted; hanging, the shoulders are lower. */
#define SCAPULA_NEUTRAL -2.5f

/* 1 at the left, -1 at the right: turns about y and z mirror. */
static float
side_sign(BodySide side)
{
    return side == LEFT ? 1 : -1;
}

static void
place_head(Skeleton *sk, int bone)
{
    const Bone *b = &sk->body->bone_list[bone];
    if (b->parent < 0)
        return;
    Vec3 offset = vec_sub(b->head, sk->body->bone_list[b->parent].head);
    sk->head[bone] = vec_add(sk->head[b->parent],
                             mat_apply(sk->turn[b->parent], offset));
}

static int
place(Skeleton *sk, BoneId id, BodySide side, Mat3 frame)
{
    int bone = sk->body->bone[id][side];
    sk->frame[bone] = frame;
    sk->turn[bone] =
            mat_multiply(frame, mat_transpose(sk->body->bone_list[bone].frame));
    place_head(sk, bone);
    return bone;
}

Mat3
swing_of(Mat3 ball, float *twist)
{
    Vec3 limb = vec_scale(mat_column(ball, 1), -1);
    Vec3 axis = vec_cross(vec3(0, -1, 0), limb);
    float angle = acosf(clampf(-limb.y, -1, 1)) / DEG_TO_RAD;
    Mat3 swing = mat_identity();
    if (vec_length(axis) > 1e-4f)
        swing = mat_rotation(axis, angle);
    else if (limb.y > 0)
        swing = mat_rotation_x(-180);
    Mat3 rest = mat_multiply(mat_transpose(swing), ball);
    *twist = atan2f(rest.m[2] - rest.m[6], rest.m[0] + rest.m[8]) / DEG_TO_RAD;
    return swing;
}

/* Flexion, then side bend, then rotation. */
static Mat3
bend(float flex, float side, float rot)
{
    return mat_multiply(
            mat_rotation_x(flex),
            mat_multiply(mat_rotation_z(-side), mat_rotation_y(rot)));
}

void
skeleton_pose_trunk(Skeleton *sk, const JointState *state)
{
    const float *a = state->trunk;
    int pelvis = place(sk, BONE_PELVIS, LEFT, state->ball[BALL_PELVIS]);
    sk->head[pelvis] = state->pelvis;
    Mat3 frame = state->ball[BALL_PELVIS];
    for (size_t i = 0; i < sizeof spine / sizeof *spine; i++) {
        float l = spine[i].lumbar, t = spine[i].thorax, n = spine[i].neck;
        Mat3 step =
                bend(a[LUMBAR_FLEX] * l + a[THORAX_FLEX] * t + a[NECK_FLEX] * n,
                     a[LUMBAR_SIDE] * l + a[THORAX_SIDE] * t + a[NECK_SIDE] * n,
                     a[LUMBAR_ROT] * l + a[THORAX_ROT] * t + a[NECK_ROT] * n);
        frame = mat_multiply(frame, step);
        if (spine[i].bone == BONE_HEAD)
            frame = mat_multiply(frame, mat_rotation_x(a[HEAD_NOD]));
        place(sk, spine[i].bone, LEFT, frame);
    }
}

void
skeleton_pose_leg(Skeleton *sk, const JointState *state, BodySide side)
{
    const float *a = state->limb[side];
    float sign = side_sign(side), twist;
    Mat3 pelvis = sk->frame[sk->body->bone[BONE_PELVIS][LEFT]];
    Mat3 hip = state->ball[BALL_HIP + side];
    Mat3 swing = mat_multiply(pelvis, swing_of(hip, &twist));
    Mat3 thigh = mat_multiply(pelvis, hip);
    place(sk, BONE_THIGH1, side,
          mat_multiply(swing, mat_rotation_y(twist * THIGH_TWIST)));
    place(sk, BONE_THIGH2, side, thigh);

    Mat3 knee = mat_multiply(mat_rotation_x(a[KNEE_FLEX]),
                             mat_rotation_y(sign * a[KNEE_ROT]));
    Mat3 shank = mat_multiply(thigh, knee);
    place(sk, BONE_SHANK1, side, shank);
    place(sk, BONE_SHANK2, side, shank);
    Mat3 ankle = mat_multiply(mat_rotation_x(-a[ANKLE_DORSI]),
                              mat_rotation_z(-sign * a[ANKLE_INVERSION]));
    Mat3 foot = mat_multiply(shank, ankle);
    place(sk, BONE_FOOT, side, foot);
    place(sk, BONE_TOES, side,
          mat_multiply(foot, mat_rotation_x(-a[TOES_EXTENSION])));
}

static void
pose_scapula(Skeleton *sk, const JointState *state, BodySide side, Mat3 chest)
{
    const float *a = state->limb[side];
    Vec3 arm = vec_scale(mat_column(state->ball[BALL_SHOULDER + side], 1), -1);
    float elevation = acosf(clampf(-arm.y, -1, 1)) / DEG_TO_RAD;
    float up = a[SCAPULA_ELEVATION] + SCAPULA_NEUTRAL +
               SCAPULA_RHYTHM * fmaxf(0, elevation - 30);
    float forwards =
            a[SCAPULA_PROTRACTION] + SCAPULA_FORWARD * clampf(arm.z, -0.3f, 1) *
                                             smoothstepf(20, 90, elevation);
    float sign = side_sign(side);
    Mat3 turn = mat_multiply(mat_rotation_y(-sign * forwards),
                             mat_rotation_z(sign * up));
    place(sk, BONE_CLAVICLE, side, mat_multiply(chest, turn));
}

/* How far the forearm is turned from the rest pose, the short way. */
static float
forearm_turn(const Body *body, BodySide side, float twist)
{
    float turn = twist - body->forearm_twist[side];
    if (turn > 200)
        return turn - 360;
    return turn < -200 ? turn + 360 : turn;
}

void
skeleton_pose_arm(Skeleton *sk, const JointState *state, BodySide side)
{
    const float *a = state->limb[side];
    float sign = side_sign(side), twist;
    Mat3 chest = sk->frame[sk->body->bone[BONE_SPINE1][LEFT]];
    Mat3 shoulder = state->ball[BALL_SHOULDER + side];
    Mat3 swing = mat_multiply(chest, swing_of(shoulder, &twist));
    Mat3 upper = mat_multiply(chest, shoulder);
    pose_scapula(sk, state, side, chest);
    place(sk, BONE_UPPER_ARM1, side,
          mat_multiply(swing, mat_rotation_y(twist * UPPER_ARM_TWIST)));
    place(sk, BONE_UPPER_ARM2, side, upper);

    /* The hand turns from fully supinated, the thumb outwards. */
    Mat3 elbow = mat_multiply(upper, mat_rotation_x(-a[ELBOW_FLEX]));
    float pronation = -sign * (a[FOREARM_PRONATION] + 90);
    float turn = forearm_turn(sk->body, side, pronation);
    place(sk, BONE_FOREARM1, side,
          mat_multiply(elbow, mat_rotation_y(turn * FOREARM1_TWIST)));
    place(sk, BONE_FOREARM2, side,
          mat_multiply(elbow, mat_rotation_y(turn * FOREARM2_TWIST)));
    Mat3 wrist = mat_multiply(mat_rotation_z(sign * a[WRIST_DEVIATION]),
                              mat_rotation_x(-a[WRIST_FLEX]));
    Mat3 hand = mat_multiply(mat_rotation_y(pronation), wrist);
    place(sk, BONE_HAND, side, mat_multiply(elbow, hand));
}

/* What turns a finger at its root before it bends. */
static Mat3
finger_root(const JointState *state, BodySide side, int finger, Mat3 hand)
{
    float sign = side_sign(side);
    Vec3 palm = mat_column(hand, 2);
    Vec3 along = vec_scale(mat_column(hand, 1), -1);
    if (finger > 0)
        return mat_rotation(palm, sign * state->finger_spread[side] *
                                          (float)(finger - 2));
    return mat_multiply(
            mat_rotation(along, sign * state->thumb_opposition[side]),
            mat_rotation(palm, sign * state->thumb_adduction[side]));
}

void
skeleton_pose_finger(Skeleton *sk, const JointState *state, BodySide side,
                     int finger)
{
    const Body *body = sk->body;
    Mat3 hand = body->bone_list[body->bone[BONE_HAND][side]].frame;
    for (int joint = 0; joint < 3; joint++) {
        int bone = body->bone[BONE_OF_FINGER(finger, joint)][side];
        const Bone *b = &body->bone_list[bone];
        Mat3 turn = mat_rotation(b->hinge, state->finger[side][finger][joint]);
        if (joint == 0)
            turn = mat_multiply(finger_root(state, side, finger, hand), turn);
        sk->turn[bone] = mat_multiply(sk->turn[b->parent], turn);
        sk->frame[bone] = mat_multiply(sk->turn[bone], b->frame);
        place_head(sk, bone);
    }
}

void
skeleton_pose_fingers(Skeleton *sk, const JointState *state, BodySide side)
{
    for (int finger = 0; finger < 5; finger++)
        skeleton_pose_finger(sk, state, side, finger);
}

void
skeleton_pose_body(Skeleton *sk, const Body *body, const JointState *state)
{
    sk->body = body;
    skeleton_pose_trunk(sk, state);
    for (BodySide side = LEFT; side <= RIGHT; side++) {
        skeleton_pose_leg(sk, state, side);
        skeleton_pose_arm(sk, state, side);
    }
}

void
skeleton_pose(Skeleton *sk, const Body *body, const JointState *state)
{
    skeleton_pose_body(sk, body, state);
    skeleton_pose_fingers(sk, state, LEFT);
    skeleton_pose_fingers(sk, state, RIGHT);
}

Vec3
skeleton_point(const Skeleton *sk, int bone, Vec3 rest)
{
    Vec3 offset = vec_sub(rest, sk->body->bone_list[bone].head);
    return vec_add(sk->head[bone], mat_apply(sk->turn[bone], offset));
}

Mat3
ball_from_angles(BodySide side, float flex, float abd, float rot)
{
    float sign = side_sign(side);
    return mat_multiply(mat_rotation_x(-flex),
                        mat_multiply(mat_rotation_z(sign * abd),
                                     mat_rotation_y(sign * rot)));
}

void
ball_to_angles(Mat3 ball, BodySide side, float *flex, float *abd, float *rot)
{
    float sign = side_sign(side);
    Vec3 limb = vec_scale(mat_column(ball, 1), -1);
    *abd = sign * asinf(clampf(limb.x, -1, 1)) / DEG_TO_RAD;
    *flex = atan2f(limb.z, -limb.y) / DEG_TO_RAD;
    /* Straight out to the side, flexion and rotation are one: all of it is
       rotation. */
    if (limb.z * limb.z + limb.y * limb.y < 1e-8f)
        *flex = 0;
    Mat3 swing = ball_from_angles(side, *flex, *abd, 0);
    Mat3 rest = mat_multiply(mat_transpose(swing), ball);
    *rot = sign * atan2f(rest.m[2] - rest.m[6], rest.m[0] + rest.m[8]) /
           DEG_TO_RAD;
}

Mat3
arm_from_elevation(BodySide side, float elevation, float plane, float rot)
{
    float sign = side_sign(side);
    Mat3 in_plane = mat_multiply(mat_rotation_z(sign * elevation),
                                 mat_rotation_y(sign * (plane + rot)));
    return mat_multiply(mat_rotation_y(-sign * plane), in_plane);
}

static float
blend(float a, float b, float t)
{
    return a * (1 - t) + b * t;
}

static void
blend_all(const float *a, const float *b, float t, size_t n, float *out)
{
    for (size_t i = 0; i < n; i++)
        out[i] = blend(a[i], b[i], t);
}

/* About one axis, the short way. */
static Mat3
blend_rotations(Mat3 a, Mat3 b, float t)
{
    if (t <= 0 || t >= 1)
        return t <= 0 ? a : b;
    Quat q = quat_from_mat(mat_multiply(mat_transpose(a), b));
    Vec3 axis = vec3(q.x, q.y, q.z);
    float angle = 2 * atan2f(vec_length(axis), q.w) / DEG_TO_RAD;
    return mat_multiply(a, mat_rotation(axis, angle * t));
}

#define FLOATS(array) (sizeof(array) / sizeof(float))

JointState
joint_state_blend(const JointState *a, const JointState *b, float t)
{
    JointState out;
    out.pelvis = vec_lerp(a->pelvis, b->pelvis, t);
    for (int i = 0; i < BALL_COUNT; i++)
        out.ball[i] = blend_rotations(a->ball[i], b->ball[i], t);
    blend_all(a->trunk, b->trunk, t, FLOATS(out.trunk), out.trunk);
    for (int s = LEFT; s <= RIGHT; s++) {
        blend_all(a->limb[s], b->limb[s], t, LIMB_ANGLE_COUNT, out.limb[s]);
        for (int f = 0; f < 5; f++)
            blend_all(a->finger[s][f], b->finger[s][f], t, 3, out.finger[s][f]);
    }
    blend_all(a->finger_spread, b->finger_spread, t, 2, out.finger_spread);
    blend_all(a->thumb_opposition, b->thumb_opposition, t, 2,
              out.thumb_opposition);
    blend_all(a->thumb_adduction, b->thumb_adduction, t, 2,
              out.thumb_adduction);
    return out;
}
