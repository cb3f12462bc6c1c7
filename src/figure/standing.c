#include "figure/standing.h"

/* How each kind holds itself [degrees]; [0] the left limb, [1] the right. */
static const struct {
    float hip_abduction;
    float shoulder_flexion[2], shoulder_abduction[2], elbow[2];
    float rotation[2]; /* of the arms, outwards */
    float pronation, curl;
} kinds[] = {
    [STANDING_OPEN] = { 7, { 0, 0 }, { 26, 26 }, { 5, 5 }, { 0, 0 }, -72, 8 },
    [STANDING_SIDE] = { 0,
                        { 78, -6 },
                        { 2, 6 },
                        { 112, 10 },
                        { 0, 0 },
                        20,
                        14 },
    [STANDING_CROSSED] = { 0,
                           { 34, 24 },
                           { 4, 4 },
                           { 112, 118 },
                           { -76, -76 },
                           30,
                           14 },
};

static JointState
standing_joints(StandingKind kind, float tilt)
{
    JointState s = { .pelvis = vec3(0, 1, 0) };
    s.ball[BALL_PELVIS] = mat_rotation_x(tilt);
    s.trunk[LUMBAR_FLEX] = -tilt;
    for (int side = LEFT; side <= RIGHT; side++) {
        s.ball[BALL_HIP + side] = ball_from_angles(
                (BodySide)side, tilt, kinds[kind].hip_abduction, 0);
        s.ball[BALL_SHOULDER + side] = ball_from_angles(
                (BodySide)side, kinds[kind].shoulder_flexion[side],
                kinds[kind].shoulder_abduction[side],
                kinds[kind].rotation[side]);
        s.limb[side][ELBOW_FLEX] = kinds[kind].elbow[side];
        s.limb[side][FOREARM_PRONATION] = kinds[kind].pronation;
        for (int finger = 1; finger < 5; finger++) {
            for (int joint = 0; joint < 3; joint++)
                s.finger[side][finger][joint] = kinds[kind].curl;
        }
    }
    return s;
}

/* The box of the bare body; hair is not much farther out. */
static void
find_box(const Body *body, const Stance *stance, Vec3 *least, Vec3 *most)
{
    *least = vec3(INFINITY, INFINITY, INFINITY);
    *most = vec3(-INFINITY, -INFINITY, -INFINITY);
    for (int i = 0; i < body->n_vertices; i++) {
        Vec3 p = stance->skin[i];
        *least = vec3(fminf(least->x, p.x), fminf(least->y, p.y),
                      fminf(least->z, p.z));
        *most = vec3(fmaxf(most->x, p.x), fmaxf(most->y, p.y),
                     fmaxf(most->z, p.z));
    }
}

void
stance_stand(Stance *stance, const Body *body, StandingKind kind, float tilt)
{
    Vec3 least, most;
    *stance = (Stance){ .joints = standing_joints(kind, tilt) };
    stance->skin = g_new(Vec3, body->n_vertices);
    skeleton_pose(&stance->skeleton, body, &stance->joints);
    skin_body(&stance->skeleton, stance->skin);
    find_box(body, stance, &least, &most);
    /* Down to the floor. */
    stance->joints.pelvis.y -= least.y;
    skeleton_pose(&stance->skeleton, body, &stance->joints);
    for (int i = 0; i < body->n_vertices; i++)
        stance->skin[i].y -= least.y;
}

Camera
standing_camera(const Body *body, const Stance *stance, float azimuth,
                float margin)
{
    Camera camera = { .azimuth = azimuth };
    Vec3 rim = vec3(margin, margin, margin);
    find_box(body, stance, &camera.least, &camera.most);
    camera.least = vec_sub(camera.least, rim);
    camera.most = vec_add(camera.most, rim);
    return camera;
}
