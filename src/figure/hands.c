#include "figure/hands.h"

#include "figure/capsules.h"

#include <string.h>

/* Per finger (thumb, index ... little): knuckle, middle, end [degrees].  At
   rest the body's hand is half open: its fingers are 10 degrees apart and bent
   by 18, 10 and 8; the thumb stands 60 degrees off. */
static const struct {
    float flexion[5][3];
    float adduction;  /* of the thumb */
    float spread;     /* from the rest: 10 makes the fingers parallel */
    float opposition; /* of the thumb: in front of the palm */
    float wrap;       /* how far fingers may close on a limb; 0 = keep */
} shapes_table[HAND_SHAPE_COUNT] = {
    [SHAPE_RELAXED] = { { { 6, 10, 8 },
                          { 2, 10, 6 },
                          { 5, 13, 8 },
                          { 8, 16, 9 },
                          { 11, 18, 10 } },
                        18,
                        8,
                        6,
                        0.55f },
    [SHAPE_FLAT] = { { { 0, 4, 2 },
                       { -4, -4, -4 },
                       { -4, -4, -4 },
                       { -4, -4, -4 },
                       { -4, -4, -4 } },
                     14,
                     7,
                     0,
                     0 },
    [SHAPE_REST] = { { { 4, 8, 6 },
                       { 0, 6, 4 },
                       { 2, 8, 4 },
                       { 4, 10, 4 },
                       { 6, 12, 6 } },
                     14,
                     7,
                     4,
                     0.45f },
    [SHAPE_WIDE] = { { { 0, 0, 0 },
                       { -6, -4, -4 },
                       { -6, -4, -4 },
                       { -6, -4, -4 },
                       { -6, -4, -4 } },
                     -6,
                     2,
                     0,
                     0 },
    [SHAPE_CUP] = { { { 10, 14, 10 },
                      { 26, 26, 14 },
                      { 28, 28, 14 },
                      { 30, 28, 14 },
                      { 32, 28, 14 } },
                    14,
                    8,
                    18,
                    0.6f },
    [SHAPE_HOLD] = { { { 16, 20, 14 },
                       { 48, 40, 20 },
                       { 50, 42, 20 },
                       { 52, 42, 20 },
                       { 54, 42, 20 } },
                     8,
                     8,
                     30,
                     1 },
    [SHAPE_CLASP] = { { { 10, 14, 10 },
                        { 34, 36, 18 },
                        { 36, 36, 18 },
                        { 38, 36, 18 },
                        { 40, 36, 18 } },
                      6,
                      6,
                      22,
                      0.8f },
    [SHAPE_GRIP] = { { { 26, 34, 28 },
                       { 72, 74, 36 },
                       { 74, 76, 38 },
                       { 76, 76, 38 },
                       { 78, 76, 38 } },
                     4,
                     8,
                     40,
                     1 },
    [SHAPE_FIST] = { { { 30, 42, 44 },
                       { 76, 88, 50 },
                       { 77, 90, 50 },
                       { 78, 90, 50 },
                       { 78, 88, 50 } },
                     12,
                     8,
                     34,
                     0 },
};

/* How thick a limb is around its axis in the rest pose. */
enum { ALONG = 15, AROUND = 36 };
struct LimbShape {
    int bone;
    Vec3 from, axis, x, y;
    float length, radius[ALONG][AROUND];
};

static const struct {
    BoneId bone;
    Segment segment;
} limbs[] = {
    { BONE_THIGH2, SEGMENT_THIGH },
    { BONE_SHANK1, SEGMENT_SHANK },
    { BONE_UPPER_ARM2, SEGMENT_UPPER_ARM },
    { BONE_FOREARM2, SEGMENT_FOREARM },
    { BONE_HEAD, SEGMENT_HEAD },
    { BONE_PELVIS, SEGMENT_PELVIS },
};

/* The pelvis is measured from below the seat to the ribs. */
static bool
find_axis(const Body *body, int bone, Vec3 *from, Vec3 *to)
{
    for (size_t i = 0; i < G_N_ELEMENTS(limbs); i++)
        for (int side = 0; side < 2; side++) {
            bool one = limbs[i].bone < BONE_THIGH1;
            if (bone_of(body, limbs[i].bone, one ? 0 : side) != bone)
                continue;
            segment_axis(body, limbs[i].segment, (BodySide)side, from, to);
            if (limbs[i].bone == BONE_PELVIS) {
                from->y -= 0.15f;
                *to = bone_head(body, BONE_SPINE2, 0);
            }
            return true;
        }
    return false;
}

static bool
counts(const BoneMap *map, const Body *body, int bone, int vertex)
{
    int region = body->regions[vertex], own = map->region[bone];
    return map->on_skin[vertex] &&
           (region == own || (bone == bone_of(body, BONE_PELVIS, 0) &&
                              region_kind(region) == BODY_THIGH));
}

/* Where a point lies: share of the length, share of the way round. */
static float
locate(const LimbShape *t, Vec3 rest, float *along, float *around)
{
    Vec3 d = vec_sub(rest, t->from);
    float x = vec_dot(d, t->x), y = vec_dot(d, t->y);
    *along = vec_dot(d, t->axis) / t->length * (ALONG - 1);
    *around = atan2f(y, x) / (360 * DEG_TO_RAD) * AROUND;
    if (*around < 0)
        *around += AROUND;
    return hypotf(x, y);
}

static void
enter_point(LimbShape *t, Vec3 rest)
{
    float along, around, radius = locate(t, rest, &along, &around);
    if (along < -0.5f || along > ALONG - 0.5f)
        return;
    float *cell =
            &t->radius[(int)(along + 0.5f)][(int)(around + 0.5f) % AROUND];
    *cell = fmaxf(*cell, radius);
}

/* Points across each quad, so that every cell sees some. */
enum { SAMPLES = 6 };

static void
enter_quad(LimbShape *t, const Vec3 *rest, const int *q)
{
    for (int i = 0; i <= SAMPLES; i++)
        for (int j = 0; j <= SAMPLES; j++) {
            float u = (float)i / SAMPLES, v = (float)j / SAMPLES;
            enter_point(t, vec_lerp(vec_lerp(rest[q[0]], rest[q[1]], u),
                                    vec_lerp(rest[q[3]], rest[q[2]], u), v));
        }
}

/* A cell that no point fell into takes its neighbour's radius. */
static void
fill_holes(LimbShape *t)
{
    for (int pass = 0; pass < AROUND; pass++)
        for (int i = 0; i < ALONG; i++)
            for (int j = 0; j < AROUND; j++)
                if (t->radius[i][j] <= 0)
                    t->radius[i][j] = t->radius[i][(j + 1) % AROUND];
}

void
hold_measure(HandHold *hold, const Body *body, const BoneMap *map,
             HandShape shape, Arena *arena)
{
    Vec3 from, to;
    int bone = hold->target;
    if (!(shapes_table[shape].wrap > 0) || bone < 0 ||
        !find_axis(body, bone, &from, &to))
        return;
    LimbShape *t = arena_new0(arena, LimbShape);
    t->bone = bone;
    t->from = from;
    t->length = vec_length(vec_sub(to, from));
    t->axis = vec_unit(vec_sub(to, from));
    t->x = vec_unit(vec_cross(t->axis, vec3(0.31f, 0.2f, 0.93f)));
    t->y = vec_cross(t->axis, t->x);
    for (int q = 0; q < body->n_quads; q++)
        if (body->layers[q] == LAYER_BODY &&
            counts(map, body, bone, body->quads[q][0]))
            enter_quad(t, body->rest, body->quads[q]);
    fill_holes(t);
    hold->shape = t;
}

/* Over the limb's skin [m]; negative inside. */
static float
over_skin(const LimbShape *t, const Skeleton *sk, Vec3 place)
{
    Mat3 back = mat_transpose(sk->turn[t->bone]);
    Vec3 rest = vec_add(sk->body->bone_list[t->bone].head,
                        mat_apply(back, vec_sub(place, sk->head[t->bone])));
    float along, around, distance = locate(t, rest, &along, &around);
    along = clampf(along, 0, ALONG - 1.001f);
    int i = (int)along, j = (int)around % AROUND, next = (j + 1) % AROUND;
    float u = along - (float)i, v = around - floorf(around);
    float here = t->radius[i][j] * (1 - v) + t->radius[i][next] * v;
    float there = t->radius[i + 1][j] * (1 - v) + t->radius[i + 1][next] * v;
    return distance - (here * (1 - u) + there * u);
}

#define FINGER_RADIUS 0.0085f
#define CLOTH_OVER_PELVIS 0.008f
#define WRAP_STEP 3.0f

static float
clearance(const LimbShape *t, const Skeleton *sk, int bone)
{
    const Bone *rest = &sk->body->bone_list[bone];
    Vec3 middle = vec_lerp(rest->head, rest->tail, 0.6f);
    return fminf(over_skin(t, sk, skeleton_point(sk, bone, rest->tail)),
                 over_skin(t, sk, skeleton_point(sk, bone, middle)));
}

/* Closes one joint until its bone meets the skin. */
static void
close_joint(const HandHold *hold, BodySide side, int finger, int joint,
            float most, Skeleton *sk, JointState *state)
{
    const LimbShape *t = hold->shape;
    const Body *body = sk->body;
    int bone = bone_of(body, BONE_FINGER + finger * 3 + joint, side);
    bool pelvis = t->bone == bone_of(body, BONE_PELVIS, 0);
    float clear = FINGER_RADIUS + hold->gap + (pelvis ? CLOTH_OVER_PELVIS : 0);
    float *angle = &state->finger[side][finger][joint];
    float bent = finger == 0 ? -25 : -18;
    for (; bent < most; bent += WRAP_STEP) {
        *angle = bent + WRAP_STEP;
        skeleton_pose_finger(sk, state, side, finger);
        if (clearance(t, sk, bone) < clear)
            break;
    }
    /* Fingers never bend backwards beyond the knuckle. */
    *angle = joint == 2 ? fmaxf(bent, 8) : joint == 1 ? fmaxf(bent, 0) : bent;
    skeleton_pose_finger(sk, state, side, finger);
}

static void
wrap_fingers(const HandHold *hold, BodySide side, float wrap, Skeleton *sk,
             JointState *state)
{
    static const float most[2][3] = { { 45, 60, 70 }, { 88, 100, 70 } };
    for (int finger = 0; finger < 5; finger++)
        for (int joint = 0; joint < 3; joint++)
            close_joint(hold, side, finger, joint,
                        most[finger > 0][joint] * wrap, sk, state);
}

void
hands_shape(const HandShape shapes[2], const HandHold holds[2], Skeleton *sk,
            JointState *state)
{
    for (int side = 0; side < 2; side++) {
        HandShape shape = shapes[side];
        memcpy(state->finger[side], shapes_table[shape].flexion,
               sizeof state->finger[side]);
        state->finger_spread[side] = shapes_table[shape].spread;
        state->thumb_opposition[side] = shapes_table[shape].opposition;
        state->thumb_adduction[side] = shapes_table[shape].adduction;
        skeleton_pose_fingers(sk, state, (BodySide)side);
        if (holds[side].shape != NULL)
            wrap_fingers(&holds[side], (BodySide)side, shapes_table[shape].wrap,
                         sk, state);
    }
}
