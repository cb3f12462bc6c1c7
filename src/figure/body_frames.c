#include "figure/body_parts.h"

/* Y along the limb towards the trunk, X as near to `x` as that lets it. */
static Mat3
frame_from(Vec3 y, Vec3 x)
{
    y = vec_unit(y);
    x = vec_unit(vec_sub(x, vec_scale(y, vec_dot(x, y))));
    return mat_columns(x, y, vec_cross(x, y));
}

static void
set_frame(Body *body, BoneId id, BodySide side, Mat3 frame)
{
    body->bone_list[body->bone[id][side]].frame = frame;
}

static void
make_leg_frames(Body *body, BodySide side)
{
    Vec3 hip = bone_head(body, BONE_THIGH1, side);
    Vec3 knee = bone_head(body, BONE_SHANK1, side);
    Vec3 ankle = bone_head(body, BONE_FOOT, side);
    Mat3 thigh = frame_from(vec_sub(hip, knee), vec3(1, 0, 0));
    Mat3 shank = frame_from(vec_sub(knee, ankle), vec3(1, 0, 0));
    set_frame(body, BONE_THIGH1, side, thigh);
    set_frame(body, BONE_THIGH2, side, thigh);
    set_frame(body, BONE_SHANK1, side, shank);
    set_frame(body, BONE_SHANK2, side, shank);
}

/* Fingers bend towards the palm; the thumb towards the little finger. */
static void
make_finger_hinges(Body *body, BodySide side, Mat3 hand)
{
    Vec3 little = bone_head(body, BONE_OF_FINGER(4, 0), side);
    Vec3 thumb = bone_head(body, BONE_OF_FINGER(0, 0), side);
    for (int finger = 0; finger < 5; finger++) {
        Vec3 towards =
                finger == 0 ? vec_sub(little, thumb) : mat_column(hand, 2);
        for (int joint = 0; joint < 3; joint++) {
            int id = body->bone[BONE_OF_FINGER(finger, joint)][side];
            Bone *bone = &body->bone_list[id];
            Vec3 along = vec_unit(vec_sub(bone->tail, bone->head));
            bone->hinge = vec_unit(vec_cross(along, towards));
            bone->frame = hand;
        }
    }
}

/* The elbow's hinge is square to the plane of the resting arm, which is bent a
   little; the palm's comes from the knuckles. */
static void
make_arm_frames(Body *body, BodySide side)
{
    Vec3 shoulder = bone_head(body, BONE_UPPER_ARM1, side);
    Vec3 elbow = bone_head(body, BONE_FOREARM1, side);
    Vec3 wrist = bone_head(body, BONE_HAND, side);
    Vec3 hinge = vec_cross(vec_sub(wrist, elbow), vec_sub(elbow, shoulder));
    Mat3 upper = frame_from(vec_sub(shoulder, elbow), hinge);
    Mat3 forearm = frame_from(vec_sub(elbow, wrist), hinge);
    set_frame(body, BONE_UPPER_ARM1, side, upper);
    set_frame(body, BONE_UPPER_ARM2, side, upper);
    set_frame(body, BONE_FOREARM1, side, forearm);
    set_frame(body, BONE_FOREARM2, side, forearm);

    Vec3 index = bone_head(body, BONE_OF_FINGER(1, 0), side);
    Vec3 middle = bone_head(body, BONE_OF_FINGER(2, 0), side);
    Vec3 little = bone_head(body, BONE_OF_FINGER(4, 0), side);
    Vec3 knuckles =
            side == LEFT ? vec_sub(index, little) : vec_sub(little, index);
    Mat3 hand = frame_from(vec_sub(wrist, middle), knuckles);
    set_frame(body, BONE_HAND, side, hand);
    make_finger_hinges(body, side, hand);
    Mat3 turn = mat_multiply(mat_transpose(forearm), hand);
    body->forearm_twist[side] =
            atan2f(turn.m[2] - turn.m[6], turn.m[0] + turn.m[8]) / DEG_TO_RAD;
}

/* Joints in one place or in a row would leave a bone without a frame. */
static bool
is_frame(Mat3 frame)
{
    for (int i = 0; i < 3; i++)
        if (fabsf(vec_length(mat_column(frame, i)) - 1) > 0.01f)
            return false;
    return true;
}

bool
body_make_frames(Body *body)
{
    for (int i = 0; i < body->n_bones; i++)
        body->bone_list[i].frame = mat_identity();
    for (int side = LEFT; side <= RIGHT; side++) {
        make_leg_frames(body, (BodySide)side);
        make_arm_frames(body, (BodySide)side);
    }
    for (int i = 0; i < body->n_bones; i++)
        if (!is_frame(body->bone_list[i].frame))
            return false;
    return true;
}
