#include "figure/capsules.h"

#include "figure/probes.h"

/* The bone that each goes with; of the limbs, either side's. */
static const BoneId owners[] = {
    [CAPSULE_THIGH] = BONE_THIGH2,     [CAPSULE_SHANK] = BONE_SHANK1,
    [CAPSULE_FOOT] = BONE_FOOT,        [CAPSULE_UPPER_ARM] = BONE_UPPER_ARM2,
    [CAPSULE_FOREARM] = BONE_FOREARM2, [CAPSULE_HAND] = BONE_HAND,
    [CAPSULE_PELVIS] = BONE_PELVIS,    [CAPSULE_WAIST] = BONE_SPINE4,
    [CAPSULE_CHEST] = BONE_SPINE2,     [CAPSULE_HEAD] = BONE_HEAD,
};

/* From the head of one bone to that of another. */
static const struct {
    BoneId from, to;
    float from_radius, to_radius;
} limbs[LIMB_CAPSULES] = {
    [CAPSULE_THIGH] = { BONE_THIGH1, BONE_SHANK1, 0.075f, 0.05f },
    [CAPSULE_SHANK] = { BONE_SHANK1, BONE_FOOT, 0.05f, 0.036f },
    [CAPSULE_FOOT] = { BONE_FOOT, BONE_TOES, 0.036f, 0.03f },
    [CAPSULE_UPPER_ARM] = { BONE_UPPER_ARM1, BONE_FOREARM1, 0.045f, 0.036f },
    [CAPSULE_FOREARM] = { BONE_FOREARM1, BONE_HAND, 0.036f, 0.026f },
    [CAPSULE_HAND] = { BONE_HAND, BONE_OF_FINGER(2, 0), 0.024f, 0.022f },
};

/* From left to right, or up the head, beside the bone's own head. */
static const struct {
    Vec3 from, to;
    float from_radius, to_radius;
} middles[CAPSULE_COUNT] = {
    [CAPSULE_PELVIS] = { { 0.075f, 0.02f, 0 },
                         { -0.075f, 0.02f, 0 },
                         0.095f,
                         0.095f },
    [CAPSULE_WAIST] = { { 0.045f, 0, 0.03f },
                        { -0.045f, 0, 0.03f },
                        0.09f,
                        0.09f },
    [CAPSULE_CHEST] = { { 0.06f, 0, 0.03f }, { -0.06f, 0, 0.03f }, 0.1f, 0.1f },
    [CAPSULE_HEAD] = { { 0, 0.05f, 0.03f },
                       { 0, 0.11f, 0.01f },
                       0.075f,
                       0.085f },
};

int
capsule_bone(const Body *body, int capsule)
{
    return capsule < CAPSULE_PELVIS
                   ? bone_of(body, owners[capsule % LIMB_CAPSULES],
                             capsule / LIMB_CAPSULES)
                   : bone_of(body, owners[capsule], 0);
}

void
capsules_place(const Body *body, const Skeleton *sk,
               Capsule capsules[CAPSULE_COUNT])
{
    for (int i = 0; i < CAPSULE_COUNT; i++) {
        Capsule *c = &capsules[i];
        c->bone = capsule_bone(body, i);
        if (i < CAPSULE_PELVIS) {
            int limb = i % LIMB_CAPSULES, side = i / LIMB_CAPSULES;
            int to = bone_of(body, limbs[limb].to, side);
            c->from = sk->head[bone_of(body, limbs[limb].from, side)];
            /* the fingers may not be posed yet */
            c->to = limb == CAPSULE_HAND
                            ? skeleton_point(sk, c->bone,
                                             body->bone_list[to].head)
                            : sk->head[to];
            c->from_radius = limbs[limb].from_radius;
            c->to_radius = limbs[limb].to_radius;
        } else {
            Vec3 head = body->bone_list[c->bone].head;
            c->from =
                    skeleton_point(sk, c->bone, vec_add(head, middles[i].from));
            c->to = skeleton_point(sk, c->bone, vec_add(head, middles[i].to));
            c->from_radius = middles[i].from_radius;
            c->to_radius = middles[i].to_radius;
        }
        c->reach = 0.5f * vec_length(vec_sub(c->to, c->from)) +
                   fmaxf(c->from_radius, c->to_radius);
    }
}

static int
add_pair(int pairs[MAX_CAPSULE_PAIRS][2], int n, int a, int b)
{
    g_assert(n < MAX_CAPSULE_PAIRS);
    pairs[n][0] = a;
    pairs[n][1] = b;
    return n + 1;
}

static int
arm_pairs(int pairs[MAX_CAPSULE_PAIRS][2], int n, int side)
{
    static const CapsuleId free_arm[] = { CAPSULE_FOREARM, CAPSULE_HAND };
    int own = side * LIMB_CAPSULES, other = (1 - side) * LIMB_CAPSULES;
    for (size_t i = 0; i < G_N_ELEMENTS(free_arm); i++) {
        int part = own + (int)free_arm[i];
        for (int trunk = CAPSULE_PELVIS; trunk < CAPSULE_COUNT; trunk++)
            n = add_pair(pairs, n, part, trunk);
        for (int leg = CAPSULE_THIGH; leg <= CAPSULE_SHANK; leg++) {
            n = add_pair(pairs, n, part, own + leg);
            n = add_pair(pairs, n, part, other + leg);
        }
        for (size_t j = 0; side == 0 && j < G_N_ELEMENTS(free_arm); j++)
            n = add_pair(pairs, n, part, other + (int)free_arm[j]);
    }
    n = add_pair(pairs, n, own + CAPSULE_UPPER_ARM, CAPSULE_PELVIS);
    return add_pair(pairs, n, own + CAPSULE_UPPER_ARM, CAPSULE_WAIST);
}

int
capsule_pairs(int pairs[MAX_CAPSULE_PAIRS][2])
{
    int n = arm_pairs(pairs, 0, LEFT);
    n = arm_pairs(pairs, n, RIGHT);
    for (int a = CAPSULE_THIGH; a <= CAPSULE_FOOT; a++)
        for (int b = CAPSULE_THIGH; b <= CAPSULE_FOOT; b++)
            n = add_pair(pairs, n, a, LIMB_CAPSULES + b);
    return n;
}

/* The nearest points of two segments, as shares of their lengths. */
static float
nearest(const Capsule *a, const Capsule *b, float *s, float *t)
{
    Vec3 u = vec_sub(a->to, a->from), v = vec_sub(b->to, b->from);
    Vec3 r = vec_sub(a->from, b->from);
    float uu = vec_dot(u, u), vv = vec_dot(v, v), uv = vec_dot(u, v);
    float vr = vec_dot(v, r), ur = vec_dot(u, r), det = uu * vv - uv * uv;
    *s = det > 1e-9f ? clampf((uv * vr - ur * vv) / det, 0, 1) : 0.5f;
    *t = (uv * *s + vr) / fmaxf(vv, 1e-9f);
    if (*t < 0) {
        *t = 0;
        *s = clampf(-ur / fmaxf(uu, 1e-9f), 0, 1);
    } else if (*t > 1) {
        *t = 1;
        *s = clampf((uv - ur) / fmaxf(uu, 1e-9f), 0, 1);
    }
    return vec_length(vec_sub(vec_lerp(a->from, a->to, *s),
                              vec_lerp(b->from, b->to, *t)));
}

float
capsule_overlap(const Capsule *a, const Capsule *b)
{
    Vec3 apart = vec_scale(
            vec_sub(vec_add(a->from, a->to), vec_add(b->from, b->to)), 0.5f);
    float reach = a->reach + b->reach;
    if (vec_dot(apart, apart) > reach * reach)
        return 0;
    float s, t, distance = nearest(a, b, &s, &t);
    return a->from_radius + (a->to_radius - a->from_radius) * s +
           b->from_radius + (b->to_radius - b->from_radius) * t - distance;
}

const char *
capsule_name(int capsule)
{
    static const char *const of_limbs[2][LIMB_CAPSULES] = {
        { "W.thigh", "W.shin", "W.foot", "W.upper-arm", "W.forearm", "W.hand" },
        { "O.thigh", "O.shin", "O.foot", "O.upper-arm", "O.forearm", "O.hand" },
    };
    static const char *const trunk[] = { "pelvis", "waist", "chest", "head" };
    return capsule < CAPSULE_PELVIS
                   ? of_limbs[capsule / LIMB_CAPSULES][capsule % LIMB_CAPSULES]
                   : trunk[capsule - CAPSULE_PELVIS];
}
