#include "figure/solver.h"

#include <string.h>

/* Weights: how much one metre (contacts, overlap) or one radian (angles) off
   counts. */
#define CONTACT 60.0f
#define OVERLAP 35.0f
#define BELOW_FLOOR 40.0f
#define LYING_FLAT 6.0f
#define AIMING 4.0f
#define UNDER 12.0f
#define LINE 25.0f
#define OUT_OF_RANGE 12.0f
#define BALL_OUT_OF_RANGE 4.0f /* ball joints help each other out */
#define OFF_BALANCE 50.0f
#define GAZE 2.5f

/* Skin gives way where the body lies on something. */
#define SOFT_SKIN 0.012f

typedef struct {
    Solver *s;
    const JointState *state;
    const Skeleton *sk;
    const Capsule *capsules;
    unsigned moved;    /* bone groups that differ from the last full state */
    const float *base; /* residuals of that state, or NULL */
    float *out;
    int n;
} Evaluation;

static void
push(Evaluation *e, float value)
{
    e->out[e->n++] = value;
}

static void
push3(Evaluation *e, Vec3 v, float weight)
{
    push(e, v.x * weight);
    push(e, v.y * weight);
    push(e, v.z * weight);
}

/* Takes over `n` residuals when nothing that they depend on has moved. */
static bool
unchanged(Evaluation *e, unsigned depends, int n)
{
    if (!e->base || (depends & e->moved))
        return false;
    memcpy(e->out + e->n, e->base + e->n, (size_t)n * sizeof *e->out);
    e->n += n;
    return true;
}

/* Of the roller or ball that this contact rests on: off the limb along the
   limb's own perpendicular, so that a sloping limb touches it where it
   should. */
Vec3
prop_centre(const Solver *s, const Skeleton *sk, const Demand *d)
{
    Vec3 up = d->normal, axis = mat_column(sk->frame[d->bone], 1);
    bool foot = d->bone == bone_of(s->body, BONE_FOOT, LEFT) ||
                d->bone == bone_of(s->body, BONE_FOOT, RIGHT);
    if (foot) {
        up = vec_dot(axis, up) > 0 ? axis : up;
    } else {
        Vec3 across = vec_sub(up, vec_scale(axis, vec_dot(up, axis)));
        up = vec_length(across) > 0.3f ? vec_unit(across) : up;
    }
    return vec_sub(skeleton_point(sk, d->bone, d->rest),
                   vec_scale(up, d->radius - d->correction + d->prop_radius));
}

static float
off_plane(const Solver *s, const Skeleton *sk, const Demand *d)
{
    if (d->prop_radius > 0)
        return vec_dot(d->normal, prop_centre(s, sk, d)) - d->offset +
               d->prop_radius;
    return vec_dot(d->normal, skeleton_point(sk, d->bone, d->rest)) -
           d->offset - d->radius + d->correction;
}

/* Along the target's skin it counts `grip` times. */
static Vec3
off_point(const Skeleton *sk, const Demand *d)
{
    Vec3 target = vec_add(d->target_rest, vec_scale(d->target_normal, d->gap));
    Vec3 off = vec_sub(skeleton_point(sk, d->bone, d->rest),
                       skeleton_point(sk, d->target, target));
    Vec3 normal = mat_apply(sk->turn[d->target], d->target_normal);
    float over = vec_dot(off, normal);
    return vec_add(vec_scale(off, d->grip),
                   vec_scale(normal, over * (1 - d->grip)));
}

static Vec3
off_aim(const Skeleton *sk, const Demand *d)
{
    Vec3 wanted = d->target < 0
                          ? d->normal
                          : mat_apply(sk->turn[d->target], d->target_normal);
    Vec3 axis = mat_column(sk->frame[d->bone], d->axis);
    return vec_sub(vec_scale(axis, d->sign), wanted);
}

static Vec3
joint_place(const Body *body, const Skeleton *sk, PartRef joint)
{
    static const BoneId bones[BODY_PART_COUNT] = {
        [PART_SHOULDER] = BONE_UPPER_ARM1, [PART_HIP] = BONE_THIGH1,
        [PART_KNEE] = BONE_SHANK1,         [PART_ANKLE] = BONE_FOOT,
        [PART_ELBOW] = BONE_FOREARM1,      [PART_WRIST] = BONE_HAND,
        [PART_HEAD] = BONE_HEAD,
    };
    BoneId id = bones[joint.part];
    if (id == BONE_PELVIS || id == BONE_HEAD)
        return sk->head[bone_of(body, id, 0)];
    if (!joint.both)
        return sk->head[bone_of(body, id, (int)joint.limb)];
    Vec3 middle = vec_lerp(sk->head[bone_of(body, id, LEFT)],
                           sk->head[bone_of(body, id, RIGHT)], 0.5f);
    if (id != BONE_UPPER_ARM1)
        return middle;
    /* On the spine: the joints themselves rise with the arms. */
    Vec3 rest = vec_lerp(bone_head(body, id, LEFT), bone_head(body, id, RIGHT),
                         0.5f);
    return skeleton_point(sk, bone_of(body, BONE_SPINE1, 0), rest);
}

static Vec3
off_line(const Solver *s, const Skeleton *sk, const Demand *d)
{
    Vec3 from = joint_place(s->body, sk, d->joints[0]);
    Vec3 along =
            vec_unit(vec_sub(joint_place(s->body, sk, d->joints[2]), from));
    Vec3 off = vec_sub(joint_place(s->body, sk, d->joints[1]), from);
    return vec_sub(off, vec_scale(along, vec_dot(off, along)));
}

static bool
three_values(DemandKind kind)
{
    return kind == DEMAND_POINT || kind == DEMAND_AIM || kind == DEMAND_LINE;
}

static void
push_demand(Evaluation *e, const Demand *d)
{
    const Solver *s = e->s;
    const Skeleton *sk = e->sk;
    int n = three_values(d->kind) ? 3 : d->kind == DEMAND_UNDER ? 2 : 1;
    if (unchanged(e, d->moved_by, n))
        return;
    bool hard = d->kind == DEMAND_PLANE || d->kind == DEMAND_POINT;
    float weight = d->weight * (hard ? s->contact_weight : 1) *
                   (d->arm ? s->arm_weight : 1);
    Mat3 frame = sk->frame[d->bone];
    switch (d->kind) {
    case DEMAND_PLANE:
        push(e, off_plane(s, sk, d) * CONTACT * weight);
        break;
    case DEMAND_PIN:
        push(e, (vec_dot(d->normal, skeleton_point(sk, d->bone, d->rest)) -
                 d->offset) *
                        CONTACT * weight);
        break;
    case DEMAND_LIES_FLAT:
        push(e, vec_dot(mat_column(frame, d->axis), d->normal) * LYING_FLAT *
                        weight);
        break;
    case DEMAND_POINT:
        push3(e, off_point(sk, d), CONTACT * weight);
        break;
    case DEMAND_AIM:
        push3(e, off_aim(sk, d), AIMING * weight);
        break;
    case DEMAND_ACROSS:
        push(e, vec_dot(mat_column(frame, 1),
                        mat_column(sk->frame[d->target], 1)) *
                        AIMING * weight);
        break;
    case DEMAND_UNDER: {
        Vec3 off = vec_sub(skeleton_point(sk, d->bone, d->rest),
                           skeleton_point(sk, d->target, d->target_rest));
        push(e, off.x * UNDER * weight);
        push(e, off.z * UNDER * weight);
        break;
    }
    case DEMAND_LINE:
        push3(e, off_line(s, sk, d), LINE * weight);
        break;
    case DEMAND_LEVEL:
        push(e, (joint_place(s->body, sk, d->joints[1]).y -
                 joint_place(s->body, sk, d->joints[0]).y) *
                        LINE * weight);
        break;
    }
}

static void
push_overlaps(Evaluation *e)
{
    const Solver *s = e->s;
    for (int i = 0; i < s->n_pairs; i++) {
        const Capsule *a = &e->capsules[s->pairs[i][0]];
        const Capsule *b = &e->capsules[s->pairs[i][1]];
        unsigned depends = s->map.group[a->bone] | s->map.group[b->bone];
        if (unchanged(e, depends, 1))
            continue;
        bool arm = s->map.group[a->bone] & (3u * GROUP_ARM);
        float weight = OVERLAP * s->overlap_weight * (arm ? s->arm_weight : 1);
        float deep = weight > 0 ? capsule_overlap(a, b) : 0;
        push(e, deep > 0 ? deep * weight : 0);
    }
}

static void
push_surfaces(Evaluation *e)
{
    const Solver *s = e->s;
    bool wall = s->has_wall && !s->wall_is_open;
    for (int i = 0; i < CAPSULE_COUNT; i++) {
        const Capsule *c = &e->capsules[i];
        if (unchanged(e, s->map.group[c->bone], wall ? 4 : 2))
            continue;
        for (int end = 0; end < 2; end++) {
            Vec3 p = end ? c->to : c->from;
            float radius = (end ? c->to_radius : c->from_radius) - SOFT_SKIN +
                           s->sunk[i];
            push(e, fmaxf(0, radius - p.y) * BELOW_FLOOR);
            if (wall)
                push(e, fmaxf(0, radius + s->wall_offset -
                                         vec_dot(s->wall_normal, p)) *
                                BELOW_FLOOR);
        }
    }
}

/* Whose angles these are: of the trunk, of the limbs of a side. */
#define TRUNK_BENDS (GROUP_SPINE | GROUP_HEAD)
#define LIMBS_BEND ((unsigned)(GROUP_LEG | GROUP_ARM))

static void
push_ranges(Evaluation *e)
{
    const float weight = DEG_TO_RAD * OUT_OF_RANGE;
    const float ball = DEG_TO_RAD * BALL_OUT_OF_RANGE;
    const JointState *x = e->state;
    if (!unchanged(e, TRUNK_BENDS, TRUNK_ANGLE_COUNT))
        for (int i = 0; i < TRUNK_ANGLE_COUNT; i++)
            push(e, weight * out_of_normal(trunk_angles[i], x->trunk[i]));
    for (int side = 0; side < 2; side++) {
        if (!unchanged(e, LIMBS_BEND << side, LIMB_ANGLE_COUNT))
            for (int i = 0; i < LIMB_ANGLE_COUNT; i++)
                push(e,
                     weight * out_of_normal(limb_angles[i], x->limb[side][i]));
        float excess[3];
        if (!unchanged(e, (unsigned)GROUP_LEG << side, 3)) {
            hip_excess(x->ball[BALL_HIP + side], (BodySide)side, excess);
            for (int i = 0; i < 3; i++)
                push(e, ball * excess[i]);
        }
        if (!unchanged(e, (unsigned)GROUP_ARM << side, 3)) {
            shoulder_excess(x->ball[BALL_SHOULDER + side], (BodySide)side,
                            excess);
            for (int i = 0; i < 3; i++)
                push(e, ball * excess[i]);
        }
    }
}

/* The rotation from `a` to `b` as a vector [rad]. */
static Vec3
rotation_between(Mat3 a, Mat3 b)
{
    Mat3 r = mat_multiply(mat_transpose(a), b);
    float cosine = clampf((r.m[0] + r.m[4] + r.m[8] - 1) / 2, -1, 1);
    float angle = acosf(cosine);
    float scale = angle > 1e-3f ? angle / (2 * sinf(angle) + 1e-6f) : 0.5f;
    return vec_scale(vec3(r.m[7] - r.m[5], r.m[2] - r.m[6], r.m[3] - r.m[1]),
                     fminf(scale, 20));
}

static void
push_posture(Evaluation *e)
{
    static const unsigned ball_group[BALL_COUNT] = { GROUP_PELVIS, GROUP_LEG,
                                                     GROUP_LEG << 1, GROUP_ARM,
                                                     GROUP_ARM << 1 };
    const Solver *s = e->s;
    const JointState *x = e->state, *wish = &s->wish;
    const float *stiff = s->stiffness;
    Vec3 off = vec_sub(x->pelvis, wish->pelvis);
    push(e, off.x * stiff[0]);
    push(e, off.y * stiff[1]);
    push(e, off.z * stiff[2]);
    for (int b = 0; b < BALL_COUNT; b++) {
        if (unchanged(e, ball_group[b], 3))
            continue;
        Vec3 turn = rotation_between(wish->ball[b], x->ball[b]);
        const float *k = stiff + UNKNOWN_BALL + 3 * b;
        push(e, turn.x * k[0]);
        push(e, turn.y * k[1]);
        push(e, turn.z * k[2]);
    }
    if (!unchanged(e, TRUNK_BENDS, TRUNK_ANGLE_COUNT))
        for (int i = 0; i < TRUNK_ANGLE_COUNT; i++)
            push(e, (x->trunk[i] - wish->trunk[i]) * DEG_TO_RAD *
                            stiff[UNKNOWN_TRUNK + i]);
    for (int side = 0; side < 2; side++) {
        const float *k = stiff + UNKNOWN_LIMB + side * LIMB_ANGLE_COUNT;
        if (!unchanged(e, LIMBS_BEND << side, LIMB_ANGLE_COUNT))
            for (int i = 0; i < LIMB_ANGLE_COUNT; i++)
                push(e, (x->limb[side][i] - wish->limb[side][i]) * DEG_TO_RAD *
                                k[i]);
    }
}

/* Upright, eyes go to the horizon; on the back, to the ceiling; between and
   on all fours, the head stays in line with the trunk. */
static void
push_gaze(Evaluation *e)
{
    const Solver *s = e->s;
    if (unchanged(e, GROUP_PELVIS | GROUP_SPINE | GROUP_HEAD, 1))
        return;
    Mat3 head = e->sk->frame[bone_of(s->body, BONE_HEAD, 0)];
    Mat3 chest = e->sk->frame[bone_of(s->body, BONE_SPINE1, 0)];
    Vec3 face = mat_column(head, 2), crown = mat_column(head, 1);
    float upright = smoothstepf(0.55f, 0.95f, mat_column(chest, 1).y);
    float supine = smoothstepf(0.5f, 0.9f, mat_column(chest, 2).y);
    push(e, GAZE * (upright * face.y + supine * crown.y));
}

static Vec3
add_mass(Vec3 sum, Vec3 from, Vec3 to, float at, float share)
{
    return vec_add(sum, vec_scale(vec_lerp(from, to, at), share));
}

Vec3
centre_of_mass(const Body *body, const Skeleton *sk, const Capsule *capsules)
{
    /* Shares of the weight: after Winter; trunk, then each side's limbs. */
    static const float limb[LIMB_CAPSULES] = {
        [CAPSULE_THIGH] = 0.1f,     [CAPSULE_SHANK] = 0.0465f,
        [CAPSULE_FOOT] = 0.0145f,   [CAPSULE_UPPER_ARM] = 0.028f,
        [CAPSULE_FOREARM] = 0.016f, [CAPSULE_HAND] = 0.006f,
    };
    Vec3 sum = vec3(0, 0, 0);
    sum = add_mass(sum, sk->head[bone_of(body, BONE_PELVIS, 0)],
                   sk->head[bone_of(body, BONE_SPINE4, 0)], 0.4f, 0.2f);
    sum = add_mass(sum, sk->head[bone_of(body, BONE_SPINE3, 0)],
                   sk->head[bone_of(body, BONE_SPINE1, 0)], 0.5f, 0.297f);
    sum = add_mass(sum, sk->head[bone_of(body, BONE_HEAD, 0)],
                   capsules[CAPSULE_HEAD].to, 0.6f, 0.081f);
    float mass = 0.2f + 0.297f + 0.081f;
    for (int i = 0; i < CAPSULE_PELVIS; i++) {
        float share = limb[i % LIMB_CAPSULES];
        sum = add_mass(sum, capsules[i].from, capsules[i].to, 0.45f, share);
        mass += share;
    }
    return vec_scale(sum, 1 / mass);
}

void
directions_fill(FloorPlace *directions, int n)
{
    for (int k = 0; k < n; k++) {
        float angle = 360.0f * (float)k / (float)n * DEG_TO_RAD;
        directions[k] = (FloorPlace){ cosf(angle), sinf(angle) };
    }
}

float
outside_support(Vec3 centre, const FloorPlace *support, int n, float breadth,
                const FloorPlace *directions, int n_directions)
{
    float worst = -1e9f;
    for (int k = 0; k < n_directions; k++) {
        float x = directions[k].x, z = directions[k].z, most = -1e9f;
        float out_x = copysignf(breadth, x), out_z = copysignf(breadth, z);
        for (int i = 0; i < n; i++) {
            float far = (support[i].x + out_x) * x + (support[i].z + out_z) * z;
            most = far > most ? far : most;
        }
        worst = fmaxf(worst, centre.x * x + centre.z * z - most);
    }
    return worst;
}

/* Around each point of contact, less than the skin has [m]. */
#define FOOTPRINT 0.02f

static int
support_of(const Solver *s, const Skeleton *sk, FloorPlace *support)
{
    int n = 0;
    for (int i = 0; i < s->n_demands; i++) {
        const Demand *d = &s->demands[i];
        if (d->kind != DEMAND_PLANE || d->normal.y < 0.9f)
            continue;
        Vec3 p = skeleton_point(sk, d->bone, d->rest);
        support[n++] = (FloorPlace){ p.x, p.z };
    }
    return n;
}

static void
push_balance(Evaluation *e)
{
    const Solver *s = e->s;
    if (!s->balance) {
        push(e, 0);
        return;
    }
    FloorPlace support[MAX_DEMANDS];
    int n = support_of(s, e->sk, support);
    Vec3 centre = centre_of_mass(s->body, e->sk, e->capsules);
    float outside = n > 0 ? outside_support(centre, support, n, FOOTPRINT,
                                            s->directions, BALANCE_DIRECTIONS)
                          : 0;
    push(e, outside > 0 ? outside * OFF_BALANCE : 0);
}

static int
evaluate(Evaluation *e)
{
    for (int i = 0; i < e->s->n_demands; i++)
        push_demand(e, &e->s->demands[i]);
    push_overlaps(e);
    push_surfaces(e);
    push_ranges(e);
    push_posture(e);
    push_gaze(e);
    push_balance(e);
    g_assert(e->n <= MAX_RESIDUALS);
    return e->n;
}

static int
residuals(void *problem, const void *state, float *out)
{
    Solver *s = problem;
    skeleton_pose_body(&s->skeleton, s->body, state);
    capsules_place(s->body, &s->skeleton, s->capsules);
    Evaluation e = { .s = s,
                     .state = state,
                     .sk = &s->skeleton,
                     .capsules = s->capsules,
                     .moved = GROUP_ALL,
                     .out = out };
    return evaluate(&e);
}

static unsigned
groups_moved(int unknown)
{
    if (unknown < UNKNOWN_BALL + 3)
        return GROUP_ALL;
    if (unknown < UNKNOWN_TRUNK) {
        int ball = (unknown - UNKNOWN_BALL) / 3;
        return ball < BALL_SHOULDER
                       ? (unsigned)GROUP_LEG << (ball - BALL_HIP)
                       : (unsigned)GROUP_ARM << (ball - BALL_SHOULDER);
    }
    if (unknown < UNKNOWN_TRUNK + NECK_FLEX)
        return GROUP_SPINE | GROUP_HEAD | 3u * GROUP_ARM;
    if (unknown < UNKNOWN_LIMB)
        return GROUP_HEAD;
    int side = (unknown - UNKNOWN_LIMB) / LIMB_ANGLE_COUNT;
    int angle = (unknown - UNKNOWN_LIMB) % LIMB_ANGLE_COUNT;
    return (unsigned)(angle < ELBOW_FLEX ? GROUP_LEG : GROUP_ARM) << side;
}

/* Like s->skeleton, but for the groups that have moved. */
static void
pose_groups(Solver *s, const JointState *state, unsigned groups)
{
    s->moved = s->skeleton;
    if (groups & (GROUP_PELVIS | GROUP_SPINE | GROUP_HEAD))
        skeleton_pose_trunk(&s->moved, state);
    for (int side = 0; side < 2; side++) {
        if (groups & (unsigned)GROUP_LEG << side)
            skeleton_pose_leg(&s->moved, state, (BodySide)side);
        if (groups & (unsigned)GROUP_ARM << side)
            skeleton_pose_arm(&s->moved, state, (BodySide)side);
    }
}

static Vec3
axis_of(int k)
{
    return vec3(k == 0, k == 1, k == 2);
}

static void
joint_state_step(void *state, int unknown, float by)
{
    JointState *x = state;
    if (unknown < UNKNOWN_BALL) {
        x->pelvis = vec_add(x->pelvis, vec_scale(axis_of(unknown), by));
    } else if (unknown < UNKNOWN_TRUNK) {
        Mat3 *ball = &x->ball[(unknown - UNKNOWN_BALL) / 3];
        Vec3 axis = axis_of((unknown - UNKNOWN_BALL) % 3);
        *ball = mat_multiply(*ball, mat_rotation(axis, by / DEG_TO_RAD));
    } else if (unknown < UNKNOWN_LIMB) {
        x->trunk[unknown - UNKNOWN_TRUNK] += by / DEG_TO_RAD;
    } else {
        int i = unknown - UNKNOWN_LIMB;
        x->limb[i / LIMB_ANGLE_COUNT][i % LIMB_ANGLE_COUNT] += by / DEG_TO_RAD;
    }
}

/* The slope is taken over a thousandth of a radian or metre. */
#define SMALL 1e-3f

static void
slope(void *problem, const void *state, int unknown, const float *base,
      float *out)
{
    Solver *s = problem;
    JointState moved;
    memcpy(&moved, state, sizeof moved);
    joint_state_step(&moved, unknown, SMALL);
    unsigned groups = groups_moved(unknown);
    pose_groups(s, &moved, groups);
    capsules_place(s->body, &s->moved, s->moved_capsules);
    Evaluation e = { .s = s,
                     .state = &moved,
                     .sk = &s->moved,
                     .capsules = s->moved_capsules,
                     .moved = groups,
                     .base = base,
                     .out = out };
    int n = evaluate(&e);
    for (int i = 0; i < n; i++)
        out[i] = (out[i] - base[i]) / SMALL;
}

LeastSquares
solver_problem(Solver *s)
{
    return (LeastSquares){ s,         UNKNOWN_COUNT, sizeof(JointState),
                           residuals, slope,         joint_state_step };
}

float
solver_worst(Solver *s, const JointState *state)
{
    float worst = 0;
    skeleton_pose_body(&s->skeleton, s->body, state);
    capsules_place(s->body, &s->skeleton, s->capsules);
    for (int i = 0; i < s->n_demands; i++) {
        const Demand *d = &s->demands[i];
        if (d->kind == DEMAND_PLANE)
            worst = fmaxf(worst, fabsf(off_plane(s, &s->skeleton, d)));
        else if (d->kind == DEMAND_POINT)
            worst = fmaxf(worst, vec_length(off_point(&s->skeleton, d)));
    }
    for (int i = 0; i < s->n_pairs; i++) {
        const Capsule *a = &s->capsules[s->pairs[i][0]];
        const Capsule *b = &s->capsules[s->pairs[i][1]];
        worst = fmaxf(worst, capsule_overlap(a, b));
    }
    return worst;
}
