#include "figure/landmarks.h"

#include <glib.h>

#include "figure/probes.h"

Landmark
landmark_of_part(const Body *body, BodyPart part, BodySide side)
{
    Probe probe = probe_of(body, part, side);
    return (Landmark){ probe.bone, probe.rest, probe.radius };
}

Landmark
landmark_face(const Body *body)
{
    return (Landmark){
        .bone = body->bone[BONE_HEAD][LEFT],
        .rest = vec_lerp(body->eye[LEFT], body->eye[RIGHT], 0.5f),
        .radius = 0.02f,
    };
}

void
landmark_path(const Landmark *landmark, const Stance *from, const Stance *to,
              Vec3 *path, int n)
{
    const Body *body = to->skeleton.body;
    for (int i = 0; i < n; i++) {
        float t = (float)i / (float)(n - 1);
        JointState state = joint_state_blend(&from->joints, &to->joints, t);
        Skeleton skeleton;
        skeleton_pose_body(&skeleton, body, &state);
        path[i] = skeleton_point(&skeleton, landmark->bone, landmark->rest);
    }
}

#define END BODY_PART_COUNT

/* Both ends of what a joint joins: in some exercises the limb goes, in others
   the trunk does over the standing limb. */
static const BodyPart shown[JOINT_COUNT][MAX_SHOWN] = {
    [JOINT_HIP] = { PART_KNEE, PART_FOOT, PART_HIP, PART_UPPER_BACK },
    [JOINT_KNEE] = { PART_FOOT, PART_KNEE, PART_HIP, END },
    [JOINT_ANKLE] = { PART_FOREFOOT, PART_HEEL, PART_KNEE, END },
    [JOINT_TOES] = { PART_TOES, PART_HEEL, END },
    [JOINT_SHOULDER] = { PART_HAND, PART_ELBOW, PART_SHOULDER, END },
    [JOINT_ARM] = { PART_HAND, PART_ELBOW, PART_SHOULDER, END },
    [JOINT_ELBOW] = { PART_HAND, PART_ELBOW, PART_SHOULDER, END },
    [JOINT_FOREARM] = { PART_HAND, END },
    [JOINT_WRIST] = { PART_HAND, END },
    [JOINT_SCAPULA] = { PART_SHOULDER, PART_ELBOW, END },
    [JOINT_LUMBAR] = { PART_UPPER_BACK, PART_LOW_BACK, PART_HIP, END },
    [JOINT_THORAX] = { PART_UPPER_BACK, PART_SHOULDER, PART_ELBOW, END },
    [JOINT_NECK] = { PART_HEAD, END },
    [JOINT_NOD] = { PART_HEAD, END },
    [JOINT_TRUNK] = { PART_UPPER_BACK, PART_HIP, PART_HEAD, END },
    [JOINT_LEAN] = { PART_HIP, PART_UPPER_BACK, END },
    [JOINT_TURN] = { PART_SHOULDER, PART_HIP, END },
    [JOINT_ROLL] = { PART_SHOULDER, PART_HIP, END },
};

int
landmark_shown(Joint joint, ShownPart out[MAX_SHOWN])
{
    int n = 0;
    while (n < MAX_SHOWN && shown[joint][n] != END) {
        BodyPart part = shown[joint][n];
        out[n++] = (ShownPart){ part, body_part_is_paired(part) };
    }
    return n;
}
