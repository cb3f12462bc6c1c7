/* Angles go in; they are measured on the bones and on the skin that come
   out. */
#include "figure/skeleton.h"

#include <stdlib.h>
#include <string.h>

#include "body_of_test.h"
#include "mirror_of_test.h"

static JointState
neutral(void)
{
    JointState state = { .pelvis = { 0, 1, 0 } };
    for (int i = 0; i < BALL_COUNT; i++)
        state.ball[i] = mat_identity();
    return state;
}

static float
angle_between(Vec3 a, Vec3 b)
{
    float c = vec_dot(vec_unit(a), vec_unit(b));
    return acosf(clampf(c, -1, 1)) / DEG_TO_RAD;
}

static Vec3
joint_at(const Skeleton *sk, BoneId id, BodySide side)
{
    return sk->head[sk->body->bone[id][side]];
}

/* Along a limb from one joint to the next. */
static Vec3
between(const Skeleton *sk, BoneId from, BoneId to, BodySide side)
{
    return vec_sub(joint_at(sk, to, side), joint_at(sk, from, side));
}

/* ---- where movements go ---- */

typedef enum {
    SET_HIP,
    SET_KNEE,
    SET_KNEE_ROT,
    SET_ANKLE,
    SET_INVERSION,
    SET_TOES,
    SET_SHOULDER,
    SET_ELBOW,
    SET_FOREARM,
    SET_WRIST,
    SET_DEVIATION,
    SET_SCAPULA,
    SET_PROTRACTION,
    SET_LUMBAR,
    SET_THORAX,
    SET_NECK,
    SET_NOD,
    SET_FINGERS
} Setting;

static void
set_angle(JointState *state, BodySide side, Setting what, const float a[3])
{
    static const LimbAngle limb[] = {
        [SET_KNEE] = KNEE_FLEX,
        [SET_KNEE_ROT] = KNEE_ROT,
        [SET_ANKLE] = ANKLE_DORSI,
        [SET_INVERSION] = ANKLE_INVERSION,
        [SET_TOES] = TOES_EXTENSION,
        [SET_ELBOW] = ELBOW_FLEX,
        [SET_FOREARM] = FOREARM_PRONATION,
        [SET_WRIST] = WRIST_FLEX,
        [SET_DEVIATION] = WRIST_DEVIATION,
        [SET_SCAPULA] = SCAPULA_ELEVATION,
        [SET_PROTRACTION] = SCAPULA_PROTRACTION,
    };
    static const TrunkAngle trunk[] = {
        [SET_LUMBAR] = LUMBAR_FLEX,
        [SET_THORAX] = THORAX_FLEX,
        [SET_NECK] = NECK_FLEX,
    };
    if (what == SET_HIP || what == SET_SHOULDER) {
        int ball = what == SET_HIP ? BALL_HIP : BALL_SHOULDER;
        state->ball[ball + (int)side] =
                ball_from_angles(side, a[0], a[1], a[2]);
    } else if (what == SET_FINGERS) {
        for (int f = 0; f < 5; f++)
            memcpy(state->finger[side][f], a, 3 * sizeof *a);
    } else if (what == SET_NOD) {
        state->trunk[HEAD_NOD] = a[0];
    } else if (what >= SET_LUMBAR) {
        memcpy(&state->trunk[trunk[what]], a, 3 * sizeof *a);
    } else {
        state->limb[side][limb[what]] = a[0];
    }
}

/* Of a point that moves with a bone; `offset` from its joint, at rest, for the
   left side. */
static Vec3
moved(const Body *body, const JointState *state, BoneId id, BodySide side,
      Vec3 offset)
{
    Skeleton sk;
    skeleton_pose(&sk, body, state);
    int bone = body->bone[id][side];
    if (side == RIGHT)
        offset.x = -offset.x;
    return skeleton_point(&sk, bone,
                          vec_add(body->bone_list[bone].head, offset));
}

#define HERE \
    { \
        0, 0, 0 \
    } /* the joint itself */

/* x: outwards for the limbs, to the left for the trunk. */
static const struct {
    const char *name;
    struct {
        Setting what;
        float angle[3];
    } first, then;
    BoneId bone;
    Vec3 offset, direction;
    float least; /* [m] in that direction */
} movements[] = {
    { "hip flexion brings the knee forward",
      { SET_HIP, { 0 } },
      { SET_HIP, { 90, 0, 0 } },
      BONE_SHANK1,
      HERE,
      { 0, 0, 1 },
      0.35f },
    { "and up",
      { SET_HIP, { 0 } },
      { SET_HIP, { 90, 0, 0 } },
      BONE_SHANK1,
      HERE,
      { 0, 1, 0 },
      0.35f },
    { "hip abduction out",
      { SET_HIP, { 0 } },
      { SET_HIP, { 0, 30, 0 } },
      BONE_SHANK1,
      HERE,
      { 1, 0, 0 },
      0.18f },
    { "external rotation of a bent knee's hip takes the foot in",
      { SET_KNEE, { 90 } },
      { SET_HIP, { 0, 0, 40 } },
      BONE_FOOT,
      HERE,
      { -1, 0, 0 },
      0.2f },
    { "knee flexion brings the foot back",
      { SET_HIP, { 0 } },
      { SET_KNEE, { 90 } },
      BONE_FOOT,
      HERE,
      { 0, 0, -1 },
      0.33f },
    { "external rotation of the knee takes the toes out",
      { SET_KNEE, { 90 } },
      { SET_KNEE_ROT, { 20 } },
      BONE_TOES,
      HERE,
      { 1, 0, 0 },
      0.02f },
    { "dorsiflexion lifts the toes",
      { SET_ANKLE, { 0 } },
      { SET_ANKLE, { 20 } },
      BONE_TOES,
      HERE,
      { 0, 1, 0 },
      0.03f },
    { "inversion turns the sole in",
      { SET_ANKLE, { 0 } },
      { SET_INVERSION, { 20 } },
      BONE_FOOT,
      { 0, -0.06f, 0 },
      { -1, 0, 0 },
      0.01f },
    { "toes extend up",
      { SET_ANKLE, { 0 } },
      { SET_TOES, { 40 } },
      BONE_TOES,
      { 0, 0, 0.05f },
      { 0, 1, 0 },
      0.02f },
    { "shoulder flexion brings the arm forward",
      { SET_ELBOW, { 0 } },
      { SET_SHOULDER, { 90, 0, 0 } },
      BONE_HAND,
      HERE,
      { 0, 0, 1 },
      0.4f },
    { "shoulder abduction out",
      { SET_ELBOW, { 0 } },
      { SET_SHOULDER, { 0, 90, 0 } },
      BONE_HAND,
      HERE,
      { 1, 0, 0 },
      0.4f },
    { "elbow flexion brings the hand forward",
      { SET_ELBOW, { 0 } },
      { SET_ELBOW, { 90 } },
      BONE_HAND,
      HERE,
      { 0, 0, 1 },
      0.2f },
    { "external rotation takes a bent elbow's hand out",
      { SET_ELBOW, { 90 } },
      { SET_SHOULDER, { 0, 0, 45 } },
      BONE_HAND,
      HERE,
      { 1, 0, 0 },
      0.14f },
    { "pronation of a bent elbow's hand brings the thumb in",
      { SET_ELBOW, { 90 } },
      { SET_FOREARM, { 80 } },
      BONE_OF_FINGER(0, 2),
      HERE,
      { -1, 0, 0 },
      0.02f },
    { "wrist flexion of a palm turned in takes the fingers in",
      { SET_ELBOW, { 90 } },
      { SET_WRIST, { 50 } },
      BONE_OF_FINGER(2, 2),
      HERE,
      { -1, 0, 0 },
      0.08f },
    { "fingers bend to the palm",
      { SET_ELBOW, { 90 } },
      { SET_FINGERS, { 40, 40, 20 } },
      BONE_OF_FINGER(2, 2),
      HERE,
      { -1, 0, 0 },
      0.025f },
    { "the blade lifts the shoulder",
      { SET_ELBOW, { 0 } },
      { SET_SCAPULA, { 15 } },
      BONE_UPPER_ARM1,
      HERE,
      { 0, 1, 0 },
      0.03f },
    { "and takes it forward",
      { SET_ELBOW, { 0 } },
      { SET_PROTRACTION, { 15 } },
      BONE_UPPER_ARM1,
      HERE,
      { 0, 0, 1 },
      0.02f },
    { "the low back bends forward",
      { SET_NOD, { 0 } },
      { SET_LUMBAR, { 30, 0, 0 } },
      BONE_HEAD,
      HERE,
      { 0, 0, 1 },
      0.15f },
    { "the neck bends forward",
      { SET_NOD, { 0 } },
      { SET_NECK, { 30, 0, 0 } },
      BONE_HEAD,
      { 0, 0.1f, 0 },
      { 0, 0, 1 },
      0.04f },
    { "the nose nods down",
      { SET_NOD, { 0 } },
      { SET_NOD, { 20 } },
      BONE_HEAD,
      { 0, 0, 0.1f },
      { 0, -1, 0 },
      0.02f },
};

static void
check_movement(const Body *body, size_t i, BodySide side)
{
    JointState state = neutral();
    set_angle(&state, side, movements[i].first.what, movements[i].first.angle);
    BoneId bone = movements[i].bone;
    Vec3 before = moved(body, &state, bone, side, movements[i].offset);
    set_angle(&state, side, movements[i].then.what, movements[i].then.angle);
    Vec3 after = moved(body, &state, bone, side, movements[i].offset);
    Vec3 direction = movements[i].direction;
    if (side == RIGHT)
        direction.x = -direction.x;
    float went = vec_dot(vec_sub(after, before), direction);
    g_test_message("%s: %.3f m", movements[i].name, (double)went);
    g_assert_cmpfloat(went, >=, movements[i].least);
}

static void
test_movements(void)
{
    for (int female = 0; female < 2; female++) {
        g_autoptr(Body) body = body_of_test(female);
        for (size_t i = 0; i < G_N_ELEMENTS(movements); i++) {
            check_movement(body, i, LEFT);
            check_movement(body, i, RIGHT);
        }
    }
}

/* Side bends and turns of the trunk go to the left. */
static void
test_trunk_sides(void)
{
    static const TrunkAngle bends[] = { LUMBAR_SIDE, THORAX_SIDE, NECK_SIDE };
    static const TrunkAngle turns[] = { LUMBAR_ROT, THORAX_ROT, NECK_ROT };
    g_autoptr(Body) body = body_of_test(true);
    for (size_t i = 0; i < G_N_ELEMENTS(bends); i++) {
        JointState state = neutral();
        Vec3 nose = vec3(0, 0.1f, 0.1f);
        float x = moved(body, &state, BONE_HEAD, LEFT, nose).x;
        state.trunk[bends[i]] = 30;
        g_assert_cmpfloat(moved(body, &state, BONE_HEAD, LEFT, nose).x, >,
                          x + 0.03f);
        state = neutral();
        state.trunk[turns[i]] = 40;
        g_assert_cmpfloat(moved(body, &state, BONE_HEAD, LEFT, nose).x, >,
                          x + 0.03f);
    }
}

/* ---- angles measured on the skin ---- */

/* Which way a limb's skin points: from a ring around its middle to one nearer
   the far end, both clear of the folds at the joints. */
static Vec3
skin_direction(const Body *body, const Vec3 *skin, int region, Vec3 from,
               Vec3 to)
{
    static const float rings[2][2] = { { 0.45f, 0.6f }, { 0.7f, 0.85f } };
    Vec3 limb = vec_sub(to, from), centre[2] = { { 0 } };
    for (int i = 0; i < 2; i++) {
        float n = 0;
        for (int v = 0; v < body->first_vertex[LAYER_CLOTH]; v++) {
            float at = vec_dot(vec_sub(body->rest[v], from), limb) /
                       vec_dot(limb, limb);
            if (body->regions[v] != region || at < rings[i][0] ||
                at > rings[i][1])
                continue;
            centre[i] = vec_add(centre[i], skin[v]);
            n++;
        }
        centre[i] = vec_scale(centre[i], 1 / n);
    }
    Vec3 way = vec_sub(centre[1], centre[0]);
    way.x = 0; /* limbs are not round; all of these flex about x */
    return way;
}

static Vec3
rest_joint(const Body *body, BoneId id, BodySide side)
{
    return body->bone_list[body->bone[id][side]].head;
}

static const struct {
    const char *name;
    Setting what;
    BodyRegion region;
    BoneId from, to;  /* the limb, on which the angle is seen */
    float angle, off; /* on the skin at most */
} measured[] = {
    { "hip", SET_HIP, BODY_THIGH, BONE_THIGH1, BONE_SHANK1, 90, 2 },
    { "hip", SET_HIP, BODY_THIGH, BONE_THIGH1, BONE_SHANK1, 120, 2.5f },
    { "knee", SET_KNEE, BODY_SHANK, BONE_SHANK1, BONE_FOOT, 90, 1 },
    { "knee", SET_KNEE, BODY_SHANK, BONE_SHANK1, BONE_FOOT, 140, 1 },
    { "shoulder", SET_SHOULDER, BODY_UPPER_ARM, BONE_UPPER_ARM1, BONE_FOREARM1,
      90, 2.5f },
    { "shoulder", SET_SHOULDER, BODY_UPPER_ARM, BONE_UPPER_ARM1, BONE_FOREARM1,
      150, 3 },
    { "elbow", SET_ELBOW, BODY_FOREARM, BONE_FOREARM1, BONE_HAND, 90, 1 },
    { "elbow", SET_ELBOW, BODY_FOREARM, BONE_FOREARM1, BONE_HAND, 130, 1 },
};

static void
check_measured(const Body *body, size_t i, BodySide side)
{
    int region = (int)measured[i].region + (side == RIGHT ? REGION_RIGHT : 0);
    Vec3 from = rest_joint(body, measured[i].from, side);
    Vec3 to = rest_joint(body, measured[i].to, side);
    Vec3 on_skin[2], on_bones[2];
    for (int bent = 0; bent < 2; bent++) {
        JointState state = neutral();
        float angle[3] = { bent ? measured[i].angle : 0 };
        set_angle(&state, side, measured[i].what, angle);
        Skeleton sk;
        skeleton_pose(&sk, body, &state);
        g_autofree Vec3 *skin = g_new(Vec3, body->n_vertices);
        skin_body(&sk, skin);
        on_skin[bent] = skin_direction(body, skin, region, from, to);
        on_bones[bent] = between(&sk, measured[i].from, measured[i].to, side);
    }
    float bones = angle_between(on_bones[0], on_bones[1]);
    float skin = angle_between(on_skin[0], on_skin[1]);
    g_test_message("%s %.0f: bones %.2f, skin %.2f", measured[i].name,
                   (double)measured[i].angle, (double)bones, (double)skin);
    g_assert_cmpfloat_with_epsilon(bones, measured[i].angle, 0.1f);
    g_assert_cmpfloat_with_epsilon(skin, measured[i].angle, measured[i].off);
}

static void
test_measured(void)
{
    for (int female = 0; female < 2; female++) {
        g_autoptr(Body) body = body_of_test(female);
        for (size_t i = 0; i < G_N_ELEMENTS(measured); i++) {
            check_measured(body, i, LEFT);
            check_measured(body, i, RIGHT);
        }
    }
}

/* Standing with all angles 0 is the anatomical position: limbs straight and
   down. */
static void
test_neutral(void)
{
    g_autoptr(Body) body = body_of_test(true);
    JointState state = neutral();
    Skeleton sk;
    skeleton_pose(&sk, body, &state);
    static const BoneId limbs[][2] = { { BONE_THIGH1, BONE_SHANK1 },
                                       { BONE_SHANK1, BONE_FOOT },
                                       { BONE_UPPER_ARM1, BONE_FOREARM1 },
                                       { BONE_FOREARM1, BONE_HAND } };
    for (size_t i = 0; i < G_N_ELEMENTS(limbs); i++)
        for (BodySide side = LEFT; side <= RIGHT; side++)
            g_assert_cmpfloat(
                    angle_between(between(&sk, limbs[i][0], limbs[i][1], side),
                                  vec3(0, -1, 0)),
                    <, 0.1f);
}

/* ---- rotations of balls ---- */

static void
test_ball_angles(void)
{
    static const float cases[][3] = {
        { 0, 0, 0 },    { 90, 0, 0 },    { -20, 5, 10 },  { 110, 30, 45 },
        { 0, 80, -30 }, { 170, 10, 60 }, { -60, -40, 0 }, { 45, 89, 20 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        for (BodySide side = LEFT; side <= RIGHT; side++) {
            float flex, abd, rot;
            ball_to_angles(ball_from_angles(side, cases[i][0], cases[i][1],
                                            cases[i][2]),
                           side, &flex, &abd, &rot);
            g_assert_cmpfloat_with_epsilon(flex, cases[i][0], 0.1f);
            g_assert_cmpfloat_with_epsilon(abd, cases[i][1], 0.1f);
            g_assert_cmpfloat_with_epsilon(rot, cases[i][2], 0.1f);
        }
}

static void
check_same(Mat3 a, Mat3 b)
{
    for (int i = 0; i < 9; i++)
        g_assert_cmpfloat_with_epsilon(a.m[i], b.m[i], 1e-5f);
}

/* Straight out, flexion and rotation are one; their sum stays. */
static void
test_ball_locked(void)
{
    float flex, abd, rot;
    Mat3 ball = ball_from_angles(LEFT, 20, 90, 30);
    ball_to_angles(ball, LEFT, &flex, &abd, &rot);
    g_assert_cmpfloat_with_epsilon(abd, 90, 0.1f);
    Mat3 again = ball_from_angles(LEFT, flex, abd, rot);
    for (int i = 0; i < 9; i++)
        g_assert_cmpfloat_with_epsilon(ball.m[i], again.m[i], 2e-3f);
}

static void
test_elevation(void)
{
    static const struct {
        float elevation, plane, rot, flex, abd, same_rot;
    } cases[] = {
        { 0, 0, 0, 0, 0, 0 },     { 90, 0, 0, 0, 90, 0 },
        { 90, 90, 0, 90, 0, 0 },  { 60, 90, 20, 60, 0, 20 },
        { 60, 0, 20, 0, 60, 20 }, { 0, 70, 25, 0, 0, 25 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        for (BodySide side = LEFT; side <= RIGHT; side++)
            check_same(arm_from_elevation(side, cases[i].elevation,
                                          cases[i].plane, cases[i].rot),
                       ball_from_angles(side, cases[i].flex, cases[i].abd,
                                        cases[i].same_rot));
    Vec3 arm = mat_apply(arm_from_elevation(RIGHT, 90, 45, 0), vec3(0, -1, 0));
    g_assert_cmpfloat_with_epsilon(arm.x, -sqrtf(0.5f), 1e-5f);
    g_assert_cmpfloat_with_epsilon(arm.z, sqrtf(0.5f), 1e-5f);
}

/* ---- between and mirrored ---- */

static float
random_angle(float most)
{
    return ((float)rand() / (float)RAND_MAX * 2 - 1) * most;
}

static JointState
random_state(void)
{
    JointState state = neutral();
    state.pelvis = vec3(random_angle(1), random_angle(1), random_angle(1));
    for (int i = 0; i < BALL_COUNT; i++)
        state.ball[i] = ball_from_angles(LEFT, random_angle(80),
                                         random_angle(60), random_angle(60));
    for (int i = 0; i < TRUNK_ANGLE_COUNT; i++)
        state.trunk[i] = random_angle(25);
    for (int s = 0; s < 2; s++) {
        for (int i = 0; i < LIMB_ANGLE_COUNT; i++)
            state.limb[s][i] = random_angle(30);
        state.limb[s][KNEE_FLEX] = 60 + random_angle(60);
        state.limb[s][ELBOW_FLEX] = 60 + random_angle(60);
        for (int f = 0; f < 5; f++)
            for (int j = 0; j < 3; j++)
                state.finger[s][f][j] = 30 + random_angle(30);
        state.finger_spread[s] = random_angle(8);
        state.thumb_opposition[s] = random_angle(30);
        state.thumb_adduction[s] = random_angle(10);
    }
    return state;
}

static void
test_blend(void)
{
    srand(2);
    for (int i = 0; i < 50; i++) {
        JointState a = random_state(), b = random_state();
        JointState start = joint_state_blend(&a, &b, 0);
        JointState end = joint_state_blend(&a, &b, 1);
        g_assert_cmpint(memcmp(&start, &a, sizeof a), ==, 0);
        g_assert_cmpint(memcmp(&end, &b, sizeof b), ==, 0);
    }
    JointState a = neutral(), b = neutral();
    b.ball[BALL_HIP] = ball_from_angles(LEFT, 180, 0, 0);
    b.limb[LEFT][KNEE_FLEX] = 90;
    b.pelvis.z = 0.4f;
    JointState half = joint_state_blend(&a, &b, 0.25f);
    float flex, abd, rot;
    ball_to_angles(half.ball[BALL_HIP], LEFT, &flex, &abd, &rot);
    g_assert_cmpfloat_with_epsilon(fabsf(flex), 45, 0.1f);
    g_assert_cmpfloat_with_epsilon(half.limb[LEFT][KNEE_FLEX], 22.5f, 1e-3f);
    g_assert_cmpfloat_with_epsilon(half.pelvis.z, 0.1f, 1e-5f);
}

static Vec3
mirrored(Vec3 p)
{
    return vec3(-p.x, p.y, p.z);
}

static guint
hash_of(Vec3 p)
{
    int x = (int)lroundf(p.x * 1e6f), y = (int)lroundf(p.y * 1e6f),
        z = (int)lroundf(p.z * 1e6f);
    return (guint)x * 73856093u ^ (guint)y * 19349663u ^ (guint)z * 83492791u;
}

/* For each vertex the one on the other side, or -1. */
static int *
mirror_of_vertices(const Body *body)
{
    g_autoptr(GHashTable) at = g_hash_table_new(NULL, NULL);
    int *mirror = g_new(int, body->n_vertices);
    for (int layer = 0; layer < LAYER_COUNT; layer++) {
        g_hash_table_remove_all(at);
        int first = body->first_vertex[layer];
        int end = body->first_vertex[layer + 1];
        for (int v = first; v < end; v++)
            g_hash_table_insert(at, GUINT_TO_POINTER(hash_of(body->rest[v])),
                                GINT_TO_POINTER(v + 1));
        for (int v = first; v < end; v++)
            mirror[v] = GPOINTER_TO_INT(g_hash_table_lookup(
                                at, GUINT_TO_POINTER(hash_of(
                                            mirrored(body->rest[v]))))) -
                        1;
    }
    return mirror;
}

static float
mirror_error(const Body *body, const int *mirror, const Vec3 *one,
             const Vec3 *other)
{
    float worst = 0;
    for (int v = 0; v < body->n_vertices; v++)
        worst = fmaxf(worst,
                      vec_length(vec_sub(mirrored(one[v]), other[mirror[v]])));
    return worst;
}

static void
test_mirror(void)
{
    g_autoptr(Body) body = body_of_test(true);
    g_autofree int *mirror = mirror_of_vertices(body);
    for (int v = 0; v < body->n_vertices; v++)
        g_assert_cmpint(mirror[v], >=, 0);
    srand(3);
    for (int i = 0; i < 10; i++) {
        JointState state = random_state();
        JointState other = joint_state_mirror(&state);
        JointState again = joint_state_mirror(&other);
        g_assert_cmpint(memcmp(&again, &state, sizeof state), ==, 0);
        Skeleton sk[2];
        skeleton_pose(&sk[0], body, &state);
        skeleton_pose(&sk[1], body, &other);
        for (int id = 0; id < BONE_COUNT; id++) {
            Vec3 a = sk[0].head[body->bone[id][LEFT]];
            Vec3 b = sk[1].head[body->bone[id][RIGHT]];
            g_assert_cmpfloat(vec_length(vec_sub(mirrored(a), b)), <, 1e-4f);
        }
        g_autofree Vec3 *one = g_new(Vec3, body->n_vertices);
        g_autofree Vec3 *two = g_new(Vec3, body->n_vertices);
        skin_body_raw(&sk[0], one);
        skin_body_raw(&sk[1], two);
        float raw = mirror_error(body, mirror, one, two);
        skin_body(&sk[0], one);
        skin_body(&sk[1], two);
        float skin = mirror_error(body, mirror, one, two);
        g_test_message("mirror: %.5f and %.5f m", (double)raw, (double)skin);
        g_assert_cmpfloat(raw, <, 1e-4f);
        g_assert_cmpfloat(skin, <, 0.003f);
    }
}

/* A point goes with its bone, and the same state gives the same skin. */
static void
test_rigid(void)
{
    g_autoptr(Body) body = body_of_test(false);
    srand(4);
    JointState state = random_state();
    Skeleton sk;
    skeleton_pose(&sk, body, &state);
    g_autofree Vec3 *skin = g_new(Vec3, body->n_vertices);
    skin_body(&sk, skin);
    int head = body->bone[BONE_HEAD][LEFT], seen = 0;
    for (int v = 0; v < body->n_vertices; v++) {
        if (body->bones_of[v][0] != head || body->weights_of[v][0] < 1)
            continue;
        if (body->limb_share[v][2] < 1 ||
            (v >= body->first_vertex[LAYER_CLOTH] &&
             v < body->first_vertex[LAYER_HAIR]))
            continue;
        seen++;
        Vec3 at = skeleton_point(&sk, head, body->rest[v]);
        g_assert_cmpfloat(vec_length(vec_sub(at, skin[v])), <, 1e-4f);
    }
    g_assert_cmpint(seen, >, 1000);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/skeleton/neutral", test_neutral);
    g_test_add_func("/skeleton/movements", test_movements);
    g_test_add_func("/skeleton/trunk-sides", test_trunk_sides);
    g_test_add_func("/skeleton/measured", test_measured);
    g_test_add_func("/skeleton/ball-angles", test_ball_angles);
    g_test_add_func("/skeleton/ball-locked", test_ball_locked);
    g_test_add_func("/skeleton/elevation", test_elevation);
    g_test_add_func("/skeleton/blend", test_blend);
    g_test_add_func("/skeleton/mirror", test_mirror);
    g_test_add_func("/skeleton/rigid", test_rigid);
    return g_test_run();
}
