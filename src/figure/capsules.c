#include "figure/capsules.h"

#include "figure/probes.h"

static Capsule
between(const Body *body, const Skeleton *sk, BoneId from, BoneId to,
        BoneId owner, int side, float from_radius, float to_radius)
{
    return (Capsule){ .from = sk->head[bone_of(body, from, side)],
                      .to = sk->head[bone_of(body, to, side)],
                      .from_radius = from_radius,
                      .to_radius = to_radius,
                      .bone = bone_of(body, owner, side) };
}

static void
limb_capsules(const Body *body, const Skeleton *sk, int side, Capsule *out)
{
    out[CAPSULE_THIGH] = between(body, sk, BONE_THIGH1, BONE_SHANK1,
                                 BONE_THIGH2, side, 0.075f, 0.05f);
    out[CAPSULE_SHANK] = between(body, sk, BONE_SHANK1, BONE_FOOT, BONE_SHANK1,
                                 side, 0.05f, 0.036f);
    out[CAPSULE_FOOT] = between(body, sk, BONE_FOOT, BONE_TOES, BONE_FOOT, side,
                                0.036f, 0.03f);
    out[CAPSULE_UPPER_ARM] = between(body, sk, BONE_UPPER_ARM1, BONE_FOREARM1,
                                     BONE_UPPER_ARM2, side, 0.045f, 0.036f);
    out[CAPSULE_FOREARM] = between(body, sk, BONE_FOREARM1, BONE_HAND,
                                   BONE_FOREARM2, side, 0.036f, 0.026f);
    int hand = bone_of(body, BONE_HAND, side);
    Vec3 knuckle = bone_head(body, BONE_FINGER + 2 * 3, side);
    out[CAPSULE_HAND] = (Capsule){ .from = sk->head[hand],
                                   .to = skeleton_point(sk, hand, knuckle),
                                   .from_radius = 0.024f,
                                   .to_radius = 0.022f,
                                   .bone = hand };
}

/* The trunk's lie from left to right; half their length is `x`. */
static Capsule
trunk_capsule(const Body *body, const Skeleton *sk, BoneId id, float x,
              Vec3 offset, float radius)
{
    int bone = bone_of(body, id, 0);
    Vec3 centre = vec_add(body->bone_list[bone].head, offset);
    return (Capsule){
        .from = skeleton_point(sk, bone, vec_add(centre, vec3(x, 0, 0))),
        .to = skeleton_point(sk, bone, vec_add(centre, vec3(-x, 0, 0))),
        .from_radius = radius,
        .to_radius = radius,
        .bone = bone,
    };
}

void
capsules_place(const Body *body, const Skeleton *sk,
               Capsule capsules[CAPSULE_COUNT])
{
    for (int side = 0; side < 2; side++)
        limb_capsules(body, sk, side, capsules + side * LIMB_CAPSULES);
    capsules[CAPSULE_PELVIS] = trunk_capsule(body, sk, BONE_PELVIS, 0.075f,
                                             vec3(0, 0.02f, 0), 0.095f);
    capsules[CAPSULE_WAIST] = trunk_capsule(body, sk, BONE_SPINE4, 0.045f,
                                            vec3(0, 0, 0.03f), 0.09f);
    capsules[CAPSULE_CHEST] = trunk_capsule(body, sk, BONE_SPINE2, 0.06f,
                                            vec3(0, 0, 0.03f), 0.1f);
    int head = bone_of(body, BONE_HEAD, 0);
    Vec3 base = body->bone_list[head].head;
    capsules[CAPSULE_HEAD] = (Capsule){
        .from = skeleton_point(sk, head, vec_add(base, vec3(0, 0.05f, 0.03f))),
        .to = skeleton_point(sk, head, vec_add(base, vec3(0, 0.11f, 0.01f))),
        .from_radius = 0.075f,
        .to_radius = 0.085f,
        .bone = head,
    };
    for (int i = 0; i < CAPSULE_COUNT; i++) {
        Capsule *c = &capsules[i];
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
    static const char *const limbs[2][LIMB_CAPSULES] = {
        { "W.thigh", "W.shin", "W.foot", "W.upper-arm", "W.forearm", "W.hand" },
        { "O.thigh", "O.shin", "O.foot", "O.upper-arm", "O.forearm", "O.hand" },
    };
    static const char *const trunk[] = { "pelvis", "waist", "chest", "head" };
    return capsule < CAPSULE_PELVIS
                   ? limbs[capsule / LIMB_CAPSULES][capsule % LIMB_CAPSULES]
                   : trunk[capsule - CAPSULE_PELVIS];
}
