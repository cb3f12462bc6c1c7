#include "figure/prop_places.h"

#include "figure/prop_meshes.h"

#include <string.h>

typedef struct {
    const Solver *solver;
    const Stance *stance;
} Scene;

static float
heading_of(Vec3 direction)
{
    return atan2f(direction.x, direction.z) / DEG_TO_RAD;
}

static Vec3
on_floor(Vec3 v)
{
    return vec3(v.x, 0, v.z);
}

/* The middle of the places where the body touches `target`. */
static bool
middle_of(const Scene *at, TargetKind target, Vec3 *middle)
{
    const Solver *s = at->solver;
    const Skeleton *sk = &at->stance->skeleton;
    Vec3 sum = vec3(0, 0, 0);
    int n = 0;
    for (int i = 0; i < s->n_demands; i++) {
        const Demand *d = &s->demands[i];
        if (d->kind != DEMAND_PLANE ||
            s->stage->contacts[d->contact].target != target)
            continue;
        Vec3 p = d->prop_radius > 0 ? prop_centre(s, sk, d)
                                    : skeleton_point(sk, d->bone, d->rest);
        sum = vec_add(sum, p);
        n++;
    }
    if (n > 0)
        *middle = vec_scale(sum, 1 / (float)n);
    return n > 0;
}

/* In the first stage that touches it. */
static const Scene *
first_touch(const Scene scenes[2], TargetKind target, Vec3 *middle)
{
    for (int stage = 0; stage < 2; stage++)
        if (middle_of(&scenes[stage], target, middle))
            return &scenes[stage];
    return NULL;
}

static const Mat3 *
frame_of(const Scene *at, BoneId id)
{
    const Body *body = at->solver->body;
    return &at->stance->skeleton.frame[bone_of(body, id, 0)];
}

static Vec3
head_of(const Scene *at, BoneId id, int side)
{
    const Body *body = at->solver->body;
    return at->stance->skeleton.head[bone_of(body, id, side)];
}

/* Which way the person faces, on the floor. */
static Vec3
facing(const Scene *at)
{
    Vec3 front = on_floor(mat_column(*frame_of(at, BONE_PELVIS), 2));
    return vec_length(front) > 0.3f ? vec_unit(front) : vec3(0, 0, 1);
}

/* Where the head is, seen from the pelvis, on the floor. */
static Vec3
headwards(const Scene *at)
{
    Vec3 up = on_floor(mat_column(*frame_of(at, BONE_SPINE2), 1));
    return vec_length(up) > 0.2f ? vec_unit(up) : vec_scale(facing(at), -1);
}

static bool
upright(const Scene *at)
{
    return mat_column(*frame_of(at, BONE_PELVIS), 1).y > 0.5f;
}

static Vec3
box_centre(Vec3 place, float height)
{
    return vec3(place.x, height / 2, place.z);
}

#define CHAIR_DEPTH 0.44f
#define CHAIR_WIDTH 0.46f
#define CHAIR_BACK 0.44f
/* The hips are behind the middle of the seat; who is about to stand sits near
   its front, so that the legs find room. */
#define SEAT_FORWARD 0.06f
#define SEAT_FORWARD_EDGE (-0.07f)
/* ... and who stretches one leg sits on its front edge. */
#define SEAT_FORWARD_LEG (-0.2f)
#define STEEP 0.08f /* [m] from hip to knee */

static bool
touches_with_seat(const Scene *at, TargetKind target)
{
    const PoseStage *stage = at->solver->stage;
    for (int i = 0; i < stage->n_contacts; i++) {
        const Contact *c = &stage->contacts[i];
        if (c->target == target &&
            (c->part == PART_SEAT || c->part == PART_BUTTOCK ||
             c->part == PART_SACRUM))
            return true;
    }
    return false;
}

/* True when only one of the stages sits on it. */
static bool
stands_up(const Scene scenes[2], TargetKind target)
{
    return touches_with_seat(&scenes[0], target) !=
           touches_with_seat(&scenes[1], target);
}

/* Whether a thigh goes down from the hip, past the seat's front. */
static bool
thigh_slopes(const Scene *at)
{
    for (int side = 0; side < 2; side++)
        if (head_of(at, BONE_THIGH1, side).y -
                    head_of(at, BONE_SHANK1, side).y >
            STEEP)
            return true;
    return false;
}

static void
place_seat(const Scene scenes[2], TargetKind target, float width, float depth,
           SceneProp *prop)
{
    Vec3 middle = vec3(0, 0, 0);
    const Scene *at = first_touch(scenes, target, &middle);
    if (!at)
        at = &scenes[0];
    Vec3 front = facing(at);
    Vec3 pelvis = head_of(at, BONE_PELVIS, 0);
    if (touches_with_seat(at, target) || vec_length(middle) <= 0)
        middle = vec_add(pelvis, vec_scale(front, stands_up(scenes, target)
                                                          ? SEAT_FORWARD_EDGE
                                                          : SEAT_FORWARD));
    else if (upright(at) && thigh_slopes(at))
        middle = vec_add(pelvis, vec_scale(front, SEAT_FORWARD_LEG));
    else if (!upright(at)) /* legs on it: it looks to the person */
        front = vec_unit(on_floor(vec_sub(pelvis, middle)));
    float height = target_height(at->solver->pose, target);
    prop->half = vec3(width / 2, height / 2, depth / 2);
    prop->centre = box_centre(middle, height);
    prop->yaw = heading_of(front);
}

/* Clear of the seat, where the rest of the chair's back begins [m]. */
#define BACK_FROM 0.1f
#define BACK_THICK 0.034f
#define MOST_ASIDE 0.12f

/* The chair goes back until nobody is in its back. */
static void
clear_back(const Scene scenes[2], SceneProp *prop)
{
    Mat3 turn = mat_rotation_y(prop->yaw), back = mat_transpose(turn);
    float deep = 0, face = BACK_THICK - prop->half.z;
    for (int stage = 0; stage < 2; stage++) {
        const Solver *s = scenes[stage].solver;
        for (int i = 0; i < s->body->n_vertices; i++) {
            Vec3 p = scenes[stage].stance->skin[i];
            Vec3 d = mat_apply(back, vec_sub(p, prop->centre));
            if (s->map.on_skin[i] && p.y > 2 * prop->half.y + BACK_FROM &&
                p.y < 2 * prop->half.y + CHAIR_BACK &&
                fabsf(d.x) < prop->half.x)
                deep = fmaxf(deep, face - d.z);
        }
    }
    Vec3 aside = vec_scale(mat_column(turn, 2), -fminf(deep, MOST_ASIDE));
    prop->centre = vec_add(prop->centre, aside);
}

static void
place_chair(const Scene scenes[2], SceneProp *prop)
{
    Vec3 hand;
    place_seat(scenes, TARGET_CHAIR, CHAIR_WIDTH, CHAIR_DEPTH, prop);
    const Scene *at = first_touch(scenes, TARGET_CHAIR_BACK, &hand);
    Vec3 seat;
    if (!at && first_touch(scenes, TARGET_CHAIR, &seat))
        clear_back(scenes, prop);
    if (!at || first_touch(scenes, TARGET_CHAIR, &seat))
        return;
    /* The chair stands beside, its back under the hand. */
    Vec3 front = facing(at), left = vec_cross(vec3(0, 1, 0), front);
    float side = vec_dot(left, vec_sub(hand, head_of(at, BONE_PELVIS, 0)));
    Vec3 place = vec_add(hand, vec_scale(left, side > 0 ? 0.14f : -0.14f));
    place = vec_add(place, vec_scale(front, CHAIR_DEPTH / 2 - 0.03f));
    prop->centre = box_centre(place, 2 * prop->half.y);
    prop->yaw = heading_of(front);
}

#define BED_WIDTH 0.88f
#define BED_LENGTH 1.88f

/* The farthest that the body reaches along `way` from the pelvis. */
static float
reach_along(const Scene *at, Vec3 way, float above)
{
    const Body *body = at->solver->body;
    Vec3 pelvis = head_of(at, BONE_PELVIS, 0);
    float most = 0;
    for (int i = 0; i < body->n_vertices; i++) {
        Vec3 p = at->stance->skin[i];
        if (p.y > above)
            most = fmaxf(most, vec_dot(way, vec_sub(p, pelvis)));
    }
    return most;
}

static bool
leg_hangs(const Scene *at, float height)
{
    for (int side = 0; side < 2; side++)
        if (head_of(at, BONE_FOOT, side).y < height - 0.1f)
            return true;
    return false;
}

static void
place_bed(const Scene scenes[2], SceneProp *prop)
{
    Vec3 middle;
    const Scene *at = first_touch(scenes, TARGET_BED, &middle);
    if (!at)
        at = &scenes[0];
    float height = target_height(at->solver->pose, TARGET_BED);
    Vec3 pelvis = head_of(at, BONE_PELVIS, 0), head = headwards(at);
    prop->half = vec3(BED_WIDTH / 2, height / 2, BED_LENGTH / 2);
    if (upright(at)) { /* on its long side */
        Vec3 front = facing(at);
        pelvis = vec_sub(pelvis, vec_scale(front, BED_WIDTH / 2 - 0.22f));
        prop->centre = box_centre(pelvis, height);
        prop->yaw = heading_of(front) + 90;
        return;
    }
    /* At its foot end when a leg hangs down, else with the head near its
       head end. */
    bool hangs = leg_hangs(&scenes[0], height) || leg_hangs(&scenes[1], height);
    float along =
            hangs ? 0.8f
                  : reach_along(at, head, height) + 0.12f - BED_LENGTH / 2;
    prop->centre = box_centre(vec_add(pelvis, vec_scale(head, along)), height);
    prop->yaw = heading_of(head);
}

static void
place_under(const Scene scenes[2], TargetKind target, Vec3 half, float ahead,
            SceneProp *prop)
{
    Vec3 middle;
    const Scene *at = first_touch(scenes, target, &middle);
    if (!at) {
        at = &scenes[0];
        middle = vec_add(head_of(at, BONE_PELVIS, 0),
                         vec_scale(facing(at), 0.45f));
        ahead = 0;
    }
    float height = target_height(at->solver->pose, target);
    middle = vec_add(middle, vec_scale(facing(at), ahead));
    prop->half = vec3(half.x, height / 2, half.z);
    prop->centre = box_centre(middle, height);
    prop->yaw = heading_of(facing(at));
}

static void
place_pillow(const Scene scenes[2], SceneProp *prop)
{
    Vec3 middle;
    const Scene *at = first_touch(scenes, TARGET_PILLOW, &middle);
    if (!at)
        at = &scenes[0];
    float height = target_height(at->solver->pose, TARGET_PILLOW);
    Vec3 crown = on_floor(mat_column(*frame_of(at, BONE_HEAD), 1));
    crown = vec_length(crown) > 0.2f ? vec_unit(crown) : vec3(0, 0, 1);
    Vec3 neck = head_of(at, BONE_HEAD, 0);
    if (vec_length(vec_sub(on_floor(neck), on_floor(middle))) < 0.3f)
        middle = vec_add(neck, vec_scale(crown, 0.09f));
    prop->half = vec3(0.19f, height * 0.56f, 0.13f);
    prop->centre = vec3(middle.x, height * 0.45f, middle.z);
    prop->yaw = heading_of(vec_scale(crown, -1));
}

#define NEAR_FLOOR 0.3f
#define USUAL_GAP 0.95f /* [m] of a doorway */
#define MAT_WIDTH 0.66f
#define MAT_LONGER 1.1f /* than the body on it */
#define MAT_THICK 0.02f

/* The extent of what is near the floor, in both stages, along an axis. */
static void
extent(const Scene scenes[2], Vec3 axis, float *least, float *most)
{
    *least = 1e9f;
    *most = -1e9f;
    for (int stage = 0; stage < 2; stage++) {
        const Body *body = scenes[stage].solver->body;
        for (int i = 0; i < body->n_vertices; i++) {
            Vec3 p = scenes[stage].stance->skin[i];
            if (p.y > NEAR_FLOOR)
                continue;
            *least = fminf(*least, vec_dot(axis, p));
            *most = fmaxf(*most, vec_dot(axis, p));
        }
    }
}

static void
place_mat(const Scene scenes[2], SceneProp *prop)
{
    Vec3 along =
            upright(&scenes[0]) ? facing(&scenes[0]) : headwards(&scenes[0]);
    Vec3 across = vec_cross(vec3(0, 1, 0), along);
    float x0, x1, z0, z1;
    extent(scenes, across, &x0, &x1);
    extent(scenes, along, &z0, &z1);
    if (x0 > x1 || z0 > z1)
        return;
    Vec3 centre = vec_add(vec_scale(across, (x0 + x1) / 2),
                          vec_scale(along, (z0 + z1) / 2));
    prop->centre = vec3(centre.x, -MAT_THICK / 2, centre.z);
    prop->half = vec3(fmaxf((x1 - x0 + 0.1f) / 2, MAT_WIDTH / 2), MAT_THICK / 2,
                      fmaxf((z1 - z0) * MAT_LONGER / 2, MAT_WIDTH / 2));
    prop->yaw = heading_of(along);
}

/* A frame that is touched is as wide as the person fills it. */
static float
doorway_gap(const Scene scenes[2], Vec3 along, float middle, float wished)
{
    Vec3 touch;
    const Solver *s = scenes[0].solver;
    if (!first_touch(scenes, TARGET_DOORWAY, &touch))
        return prop_size(wished, USUAL_GAP);
    float half = 0;
    for (int stage = 0; stage < 2; stage++)
        for (int i = 0; i < s->body->n_vertices; i++) {
            Vec3 p = scenes[stage].stance->skin[i];
            float off = vec_dot(s->wall_normal, p) - s->wall_offset;
            if (s->map.on_skin[i] && fabsf(off) < DOORWAY_DEPTH)
                half = fmaxf(half, fabsf(vec_dot(along, p) - middle));
        }
    return 2 * (half - SINK);
}

static void
place_wall(const Scene scenes[2], SceneProp *prop, float gap)
{
    const Solver *s = scenes[0].solver;
    Vec3 normal = s->wall_normal;
    Vec3 along = vec_cross(vec3(0, 1, 0), normal);
    Vec3 person = vec_lerp(head_of(&scenes[0], BONE_PELVIS, 0),
                           head_of(&scenes[1], BONE_PELVIS, 0), 0.5f);
    float middle = vec_dot(along, person);
    prop->centre = vec_add(vec_scale(normal, s->wall_offset),
                           vec_scale(along, middle));
    prop->half = vec3(0.9f, 1.1f, 0);
    prop->centre.y = prop->half.y;
    prop->yaw = heading_of(normal);
    prop->normal = normal;
    prop->gap = prop->kind == PROP_DOORWAY
                        ? doorway_gap(scenes, along, middle, gap)
                        : prop_size(gap, USUAL_GAP);
}

static void
place_roller(const Scene *at, float radius, SceneProp *prop)
{
    const Solver *s = at->solver;
    Vec3 axis = vec3(0, 0, 0);
    for (int i = 0; i < s->n_demands; i++) {
        const Demand *d = &s->demands[i];
        if (d->kind != DEMAND_PLANE ||
            s->stage->contacts[d->contact].target != TARGET_ROLLER)
            continue;
        Vec3 limb =
                on_floor(mat_column(at->stance->skeleton.frame[d->bone], 1));
        axis = vec_dot(axis, limb) < 0 ? vec_sub(axis, limb)
                                       : vec_add(axis, limb);
    }
    Vec3 centre = head_of(at, BONE_PELVIS, 0);
    middle_of(at, TARGET_ROLLER, &centre);
    prop->centre = vec3(centre.x, radius, centre.z);
    prop->half = vec3(0.225f, radius, radius);
    prop->yaw = vec_length(axis) > 0.1f ? heading_of(axis) : 0;
}

static void
place_ball(const Scene *at, float radius, SceneProp *prop)
{
    const Solver *s = at->solver;
    Vec3 centre = vec_add(head_of(at, BONE_PELVIS, 0), vec3(0.3f, 0, 0.3f));
    centre.y = radius;
    if (middle_of(at, TARGET_BALL, &centre)) {
        if (s->has_wall) {
            float off =
                    s->wall_offset + radius - vec_dot(s->wall_normal, centre);
            centre = vec_add(centre, vec_scale(s->wall_normal, off));
        } else {
            centre.y = radius;
        }
    }
    prop->centre = centre;
    prop->half = vec3(radius, radius, radius);
}

static Vec3
palm_of(const Scene *at, int side)
{
    const Body *body = at->solver->body;
    return skeleton_point(&at->stance->skeleton, bone_of(body, BONE_HAND, side),
                          palm_rest(body, (BodySide)side));
}

static bool
hand_is_busy(const PoseStage *stage, int side)
{
    for (int i = 0; i < stage->n_contacts; i++)
        if (stage->contacts[i].part == PART_HAND &&
            (int)stage->contacts[i].limb == side &&
            stage->contacts[i].target != TARGET_AIR)
            return true;
    return false;
}

/* Across the sole of a foot: outwards, up from the sole, forwards from the
   ball of the foot [m]. */
static Vec3
sole_place(const Scene *at, int side, float out, float up, float forwards)
{
    const Body *body = at->solver->body;
    Vec3 toes = bone_head(body, BONE_TOES, side);
    int region = BODY_FOOT + (side == RIGHT ? REGION_RIGHT : 0);
    float sole = 1e9f;
    for (int i = 0; i < body->n_vertices; i++)
        if (body->regions[i] == region && at->solver->map.on_skin[i])
            sole = fminf(sole, body->rest[i].y);
    Vec3 rest = vec3(toes.x + (side == LEFT ? out : -out), sole + up,
                     toes.z + forwards);
    return skeleton_point(&at->stance->skeleton, bone_of(body, BONE_FOOT, side),
                          rest);
}

/* A little beyond the fist, hanging. */
static int
strap_end(Vec3 hand, Vec3 from, bool last, Vec3 *path, int n)
{
    Vec3 pull = vec_unit(vec_sub(hand, from));
    Vec3 tail =
            vec_add(hand, vec_add(vec_scale(pull, 0.05f), vec3(0, -0.06f, 0)));
    Vec3 fist = vec_add(hand, vec_scale(pull, 0.02f));
    path[n] = last ? fist : tail;
    path[n + 1] = last ? tail : fist;
    return n + 2;
}

static void
place_strap(const Scene *at, Limb limb, SceneProp *prop)
{
    int side = (int)limb;
    Vec3 sole[4] = { sole_place(at, side, 0.052f, 0.022f, -0.02f),
                     sole_place(at, side, 0.036f, -0.004f, -0.02f),
                     sole_place(at, side, -0.030f, -0.004f, -0.02f),
                     sole_place(at, side, -0.045f, 0.022f, -0.02f) };
    bool busy[2] = { hand_is_busy(at->solver->stage, LEFT),
                     hand_is_busy(at->solver->stage, RIGHT) };
    Vec3 left = palm_of(at, busy[LEFT] && !busy[RIGHT] ? RIGHT : LEFT);
    Vec3 right = palm_of(at, busy[RIGHT] && !busy[LEFT] ? LEFT : RIGHT);
    /* The left edge of the foot goes to the left hand. */
    bool forwards = sole[0].x > sole[3].x;
    int n = strap_end(left, sole[forwards ? 0 : 3], false, prop->path, 0);
    for (int i = 0; i < 4; i++)
        prop->path[n++] = sole[forwards ? i : 3 - i];
    prop->n_path =
            strap_end(right, sole[forwards ? 3 : 0], true, prop->path, n);
}

static void
place_towel(const Scene *at, SceneProp *prop)
{
    enum { POINTS = 5 };
    Vec3 left = palm_of(at, LEFT), right = palm_of(at, RIGHT);
    for (int i = 0; i < POINTS; i++) {
        float t = (float)i / (POINTS - 1);
        prop->path[i] = vec_lerp(left, right, t);
        prop->path[i].y -= 0.06f * t * (1 - t);
    }
    prop->n_path = POINTS;
}

static bool
is_there(const Pose *pose, PropKind kind)
{
    if (pose->props[kind].used)
        return true;
    for (int stage = 0; stage < 2; stage++)
        for (int i = 0; i < pose->stages[stage].n_contacts; i++) {
            TargetKind target = pose->stages[stage].contacts[i].target;
            if (prop_of_target(target) == kind)
                return true;
        }
    return false;
}

static void
place_one(const Scene scenes[2], int stage, SceneProp *prop)
{
    const Solver *s = scenes[0].solver;
    const PropWish *wish = &s->pose->props[prop->kind];
    const Scene *at = &scenes[stage];
    switch (prop->kind) {
    case PROP_MAT:
        place_mat(scenes, prop);
        break;
    case PROP_CHAIR:
        place_chair(scenes, prop);
        break;
    case PROP_WALL: /* fall through */
    case PROP_DOORWAY:
        place_wall(scenes, prop, wish->gap);
        break;
    case PROP_BENCH:
        place_seat(scenes, TARGET_BENCH, 1.0f, 0.36f, prop);
        break;
    case PROP_BED:
        place_bed(scenes, prop);
        break;
    case PROP_TABLE:
        place_under(scenes, TARGET_TABLE, vec3(0.55f, 0, 0.35f), 0.2f, prop);
        break;
    case PROP_CUSHION:
        place_under(scenes, TARGET_CUSHION, vec3(0.2f, 0, 0.2f), 0, prop);
        break;
    case PROP_STEP:
        place_under(scenes, TARGET_STEP, vec3(0.3f, 0, 0.18f), 0, prop);
        break;
    case PROP_PILLOW:
        place_pillow(scenes, prop);
        break;
    case PROP_ROLLER:
        place_roller(at, prop_size(wish->radius, 0.07f), prop);
        break;
    case PROP_BALL:
        place_ball(at, prop_size(wish->radius, 0.04f), prop);
        break;
    case PROP_STRAP:
        place_strap(at, wish->limb, prop);
        break;
    case PROP_TOWEL:
        place_towel(at, prop);
        break;
    case PROP_BAND:
        prop->segment = wish->segment;
        prop->at = prop_size(wish->at, 0.8f);
        prop->width = prop_size(wish->width, 0.045f);
        break;
    case PROP_COUNT:
        g_assert_not_reached();
    }
}

void
props_place(Solver *const solvers[2], Stance *stances)
{
    const Scene scenes[2] = { { solvers[0], &stances[0] },
                              { solvers[1], &stances[1] } };
    const Pose *pose = solvers[0]->pose;
    for (int stage = 0; stage < 2; stage++) {
        Stance *stance = &stances[stage];
        for (int kind = 0; kind < PROP_COUNT; kind++) {
            if (!is_there(pose, (PropKind)kind) ||
                stance->n_props == MAX_SCENE_PROPS ||
                (kind == PROP_MAT && is_there(pose, PROP_BED)) ||
                (kind == PROP_WALL && is_there(pose, PROP_DOORWAY)))
                continue;
            SceneProp *prop = &stance->props[stance->n_props++];
            *prop = (SceneProp){ .kind = (PropKind)kind };
            place_one(scenes, stage, prop);
        }
    }
}
