/* Joint angles -> where every bone is, and the skin over them.  For figure/
   only. */
#pragma once

#include "figure/body.h"

/* Scalars of the trunk [degrees]. */
typedef enum {
    LUMBAR_FLEX, LUMBAR_SIDE, LUMBAR_ROT, THORAX_FLEX, THORAX_SIDE,
    THORAX_ROT, NECK_FLEX, NECK_SIDE, NECK_ROT, HEAD_NOD,
    TRUNK_ANGLE_COUNT
} TrunkAngle;

/* Scalars of each side [degrees]. */
typedef enum {
    KNEE_FLEX, KNEE_ROT, ANKLE_DORSI, ANKLE_INVERSION, TOES_EXTENSION,
    ELBOW_FLEX, FOREARM_PRONATION, WRIST_FLEX, WRIST_DEVIATION,
    SCAPULA_ELEVATION, SCAPULA_PROTRACTION,
    LIMB_ANGLE_COUNT
} LimbAngle;

typedef enum { BALL_PELVIS, BALL_HIP, BALL_SHOULDER = BALL_HIP + 2,
               BALL_COUNT = BALL_SHOULDER + 2 } BallJoint; /* + BodySide */

/* Everything that bends.  Ball joints are rotations relative to the parent
   frame (the pelvis: to the world). */
typedef struct {
    Vec3 pelvis; /* [m] */
    Mat3 ball[BALL_COUNT];
    float trunk[TRUNK_ANGLE_COUNT];
    float limb[2][LIMB_ANGLE_COUNT];
    float finger[2][5][3];              /* flexion; thumb first */
    float finger_spread[2], thumb_opposition[2], thumb_adduction[2];
} JointState;

typedef struct {
    const Body *body;
    Mat3 frame[MAX_BONES]; /* anatomical frame in the world */
    Mat3 turn[MAX_BONES];  /* rotation from rest */
    Vec3 head[MAX_BONES];
} Skeleton;

void skeleton_pose(Skeleton *sk, const Body *body, const JointState *state);
/* The same, but for the fingers, which stay undefined: for solving. */
void skeleton_pose_body(Skeleton *sk, const Body *body,
                        const JointState *state);
/* Only from the pelvis to the head, where `sk` has a body. */
void skeleton_pose_trunk(Skeleton *sk, const JointState *state);
/* Only one leg, or one arm without its fingers, where the trunk already is. */
void skeleton_pose_leg(Skeleton *sk, const JointState *state, BodySide side);
void skeleton_pose_arm(Skeleton *sk, const JointState *state, BodySide side);
/* Only one finger (0: the thumb), or all of one hand. */
void skeleton_pose_finger(Skeleton *sk, const JointState *state, BodySide side,
                          int finger);
void skeleton_pose_fingers(Skeleton *sk, const JointState *state,
                           BodySide side);
/* A point of the rest pose, carried along by a bone. */
Vec3 skeleton_point(const Skeleton *sk, int bone, Vec3 rest);

/* A ball joint's rotation is a swing of the limb's axis (-Y) and before it a
   twist [degrees] about it. */
Mat3 swing_of(Mat3 ball, float *twist);
/* Clinical angles of a hip or shoulder: flexion, abduction, external
   rotation, as the rotation X(-flex) Z(side*abd) Y(side*rot). */
Mat3 ball_from_angles(BodySide side, float flex, float abd, float rot);
void ball_to_angles(Mat3 ball, BodySide side, float *flex, float *abd,
                    float *rot);
/* The arm by elevation, plane of elevation and rotation. */
Mat3 arm_from_elevation(BodySide side, float elevation, float plane,
                        float rot);

/* `a` moved towards `b`, 0 ... 1. */
JointState joint_state_blend(const JointState *a, const JointState *b,
                             float t);

/* Skin: dual quaternions, then delta mush, then the clothes on it; `out` has
   n_vertices points. */
void skin_body(const Skeleton *sk, Vec3 *out);
/* The same with dual quaternions only, for measuring. */
void skin_body_raw(const Skeleton *sk, Vec3 *out);
