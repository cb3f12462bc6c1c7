#include "figure/solve.h"

#include "figure/prop_meshes.h"
#include "figure/prop_places.h"
#include "figure/solver.h"

#include <string.h>

static void
weights(Solver *s, float arm, float overlap)
{
    s->arm_weight = arm;
    s->overlap_weight = overlap;
}

/* Legs and trunk first; then the arms fly to their targets through
   everything; then nothing may pass through anything. */
static double
solve_staged(Solver *s, const LeastSquares *ls, JointState *x)
{
    static const struct {
        float arm, overlap;
        int steps;
    } phases[] = {
        { 0, 0, 12 },    { 0, 1, 20 }, { 1, 0.05f, 20 },
        { 1, 0.3f, 10 }, { 1, 1, 25 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(phases); i++) {
        weights(s, phases[i].arm, phases[i].overlap);
        least_squares_solve(ls, x, phases[i].steps);
    }
    return least_squares_cost(ls, x);
}

/* Other places to start from [degrees]. */
static const struct {
    float hip_flex, hip_abd, hip_rot, shoulder_rot, elbow;
} guesses[] = {
    { 0, 0, 0, 0, 0 },     { 0, 0, 25, 0, 0 },     { 15, 20, 30, 0, 0 },
    { -15, 0, -25, 0, 0 }, { 0, 0, 0, 50, 0 },     { 0, 0, 0, -50, 0 },
    { 0, 0, 25, 0, 40 },   { 15, 20, 30, 50, 40 }, { 0, -20, -20, -50, 40 },
};

static JointState
guess_from(const JointState *x, size_t guess, int side)
{
    JointState y = *x;
    float sign = side == LEFT ? 1.0f : -1.0f;
    Mat3 *hip = &y.ball[BALL_HIP + side];
    Mat3 *shoulder = &y.ball[BALL_SHOULDER + side];
    *hip = mat_multiply(mat_rotation_x(-guesses[guess].hip_flex), *hip);
    *hip = mat_multiply(*hip, mat_rotation_z(sign * guesses[guess].hip_abd));
    *hip = mat_multiply(*hip, mat_rotation_y(sign * guesses[guess].hip_rot));
    *shoulder = mat_multiply(
            *shoulder, mat_rotation_y(sign * guesses[guess].shoulder_rot));
    y.limb[side][ELBOW_FLEX] += guesses[guess].elbow;
    return y;
}

/* Below this nothing shows [m]. */
#define MET 0.007f
#define GOOD_COST 6.0
/* When so many guesses end in the same place, there is no better one. */
#define ENOUGH_ALIKE 3

static bool
touches_body(const Solver *s)
{
    for (int i = 0; i < s->n_demands; i++)
        if (s->demands[i].kind == DEMAND_POINT)
            return true;
    return false;
}

/* The plain solution, unless something is missed or the body touches itself;
   then the cheapest of several. */
static void
solve_best(Solver *s, JointState *x)
{
    enum { BOTH, ONLY_LEFT, ONLY_RIGHT, SIDES };
    LeastSquares ls = solver_problem(s);
    const JointState start = *x;
    weights(s, 1, 1);
    double cost = least_squares_solve(&ls, x, 40);
    float plain_miss = solver_worst(s, x);
    int alike = 1;
    if (plain_miss < MET && !touches_body(s))
        return;
    for (size_t g = 0; g < G_N_ELEMENTS(guesses); g++)
        for (int which = BOTH; which < (g == 0 ? 1 : SIDES); which++) {
            JointState y = start;
            if (which != ONLY_RIGHT)
                y = guess_from(&y, g, LEFT);
            if (which != ONLY_LEFT)
                y = guess_from(&y, g, RIGHT);
            double c = solve_staged(s, &ls, &y);
            float miss = solver_worst(s, &y);
            alike = c < cost * 0.98 ? 1 : c < cost * 1.02 ? alike + 1 : alike;
            if (c < cost * 0.98) {
                cost = c;
                *x = y;
            }
            if (alike > ENOUGH_ALIKE)
                return;
            if (g == 0 && (miss < MET || plain_miss < MET) && cost < GOOD_COST)
                return;
        }
}

/* Repeated small turns drift away from rotations. */
static void
clean_rotations(JointState *x)
{
    for (int b = 0; b < BALL_COUNT; b++) {
        Vec3 y = vec_unit(mat_column(x->ball[b], 1));
        Vec3 z = mat_column(x->ball[b], 2);
        z = vec_unit(vec_sub(z, vec_scale(y, vec_dot(y, z))));
        x->ball[b] = mat_columns(vec_cross(y, z), y, z);
    }
}

/* Bones, fingers and skin of a state. */
static void
finish(Solver *s, JointState *x, Skeleton *sk, Vec3 *skin, bool mush)
{
    skeleton_pose_body(sk, s->body, x);
    hands_shape(s->stage->shape, s->holds, sk, x);
    if (mush)
        skin_body(sk, skin);
    else
        skin_body_raw(sk, skin);
}

#define CORRECTIONS 3

/* Three times: look where the skin is, correct the probes, solve again with
   harder contacts.  The best round stays, for corrections can chase each
   other.  Leaves the stance with the skin of `x`. */
static void
settle_on_skin(Solver *s, JointState *x, Stance *stance)
{
    LeastSquares ls = solver_problem(s);
    JointState best = *x;
    float least = 1e9f, off = 0;
    for (int round = 0; round <= CORRECTIONS; round++) {
        finish(s, x, &stance->skeleton, stance->skin, round > 0);
        if (round > 0) {
            off = skin_miss_sum(s, &stance->skeleton, stance->skin);
            if (off <= least) {
                least = off;
                best = *x;
            }
        }
        if (round == CORRECTIONS)
            break;
        skin_correct(s, &stance->skeleton, stance->skin);
        s->contact_weight = (float)(1 + round);
        least_squares_solve(&ls, x, 16);
        clean_rotations(x);
    }
    s->contact_weight = 1;
    if (off > least) {
        *x = best;
        finish(s, x, &stance->skeleton, stance->skin, true);
    }
    stance->joints = *x;
}

/* The height at which the lowest probe touches. */
static void
first_height(Solver *s, JointState *x)
{
    float least = 1e9f;
    skeleton_pose_body(&s->skeleton, s->body, x);
    for (int i = 0; i < s->n_demands; i++) {
        const Demand *d = &s->demands[i];
        if (d->kind == DEMAND_PLANE && d->normal.y > 0.9f)
            least = fminf(least,
                          skeleton_point(&s->skeleton, d->bone, d->rest).y -
                                  d->offset - d->radius);
    }
    if (least > 1e8f) {
        capsules_place(s->body, &s->skeleton, s->capsules);
        for (int i = 0; i < CAPSULE_COUNT; i++) {
            const Capsule *c = &s->capsules[i];
            least = fminf(least, fminf(c->from.y - c->from_radius,
                                       c->to.y - c->to_radius));
        }
    }
    x->pelvis.y -= least;
    s->wish.pelvis.y = x->pelvis.y;
}

static void
add_pins(Solver *s, const Solver *before)
{
    /* Where the feet are pinned, the pelvis goes where it must. */
    if (before && pins_add(s, before))
        s->stiffness[0] = s->stiffness[2] = 0.05f;
}

static void
forget_demands(Solver *s)
{
    s->n_demands = s->n_exempt = 0;
}

/* Where do the angles put the hands, or the ball?  There stands the wall. */
static void
place_wall(Solver *s, const Solver *before)
{
    JointState x = s->wish;
    bool open = s->wall_is_open;
    s->wall_is_open = true;
    contacts_add(s, CONTACTS_FREE);
    add_pins(s, before);
    first_height(s, &x);
    LeastSquares ls = solver_problem(s);
    weights(s, 1, 1);
    least_squares_solve(&ls, &x, 40);
    skeleton_pose_body(&s->skeleton, s->body, &x);
    forget_demands(s);

    s->wall_offset = 0;
    contacts_add(s, CONTACTS_OF_WALL);
    float nearest = 1e9f;
    for (int i = 0; i < s->n_demands; i++) {
        const Demand *d = &s->demands[i];
        if (d->kind == DEMAND_PLANE)
            nearest = fminf(nearest, vec_dot(d->normal,
                                             skeleton_point(&s->skeleton,
                                                            d->bone, d->rest)) -
                                             d->radius - d->offset);
    }
    s->wall_offset = nearest < 1e8f ? nearest : -0.5f;
    s->wall_is_open = open;
    forget_demands(s);
    s->wish.pelvis.y = 0.9f;
}

static const Vec3 wall_normals[] = {
    { 0, 0, -1 },
    { -1, 0, 0 },
    { 0, 0, 1 },
    { 1, 0, 0 },
};

static void
set_wall(Solver *s, const Solver *before)
{
    const PropWish *wall = &s->pose->props[PROP_WALL];
    const PropWish *door = &s->pose->props[PROP_DOORWAY];
    const PropWish *used = door->used ? door : wall;
    s->has_wall = wall->used || door->used;
    s->wall_is_open = door->used;
    if (!s->has_wall)
        return;
    s->wall_normal = wall_normals[CLAMP(used->side, 0, 3)];
    if (before)
        s->wall_offset = before->wall_offset;
    else
        place_wall(s, before);
}

static Solver *
solver_new(const Body *body, const Pose *pose, int stage)
{
    Solver *s = g_new0(Solver, 1);
    s->body = body;
    s->pose = pose;
    s->stage = &pose->stages[stage];
    s->arena = arena_new();
    bone_map_fill(&s->map, body, s->arena);
    s->pairs = arena_alloc(s->arena, sizeof(int[MAX_CAPSULE_PAIRS][2]));
    s->contact_weight = 1;
    directions_fill(s->directions, BALANCE_DIRECTIONS);
    weights(s, 1, 1);
    return s;
}

static void
solver_free(Solver *s)
{
    arena_free(s->arena);
    g_free(s);
}

/* Who leans on a wall or holds a doorway does not fall. */
static bool
wants_balance(const Solver *s)
{
    for (int i = 0; i < s->stage->n_contacts; i++) {
        TargetKind target = s->stage->contacts[i].target;
        if (target == TARGET_WALL || target == TARGET_DOORWAY ||
            (target == TARGET_BALL && s->has_wall))
            return false;
    }
    return true;
}

static void
solve_stage(Solver *s, const Solver *before, Stance *stance)
{
    wish_from_stage(s);
    set_wall(s, before);
    s->balance = wants_balance(s);
    JointState x = s->wish;
    contacts_add(s, CONTACTS_ALL);
    for (int side = 0; side < 2; side++)
        hold_measure(&s->holds[side], s->body, &s->map, s->stage->shape[side],
                     s->arena);
    wishes_add(s);
    add_pins(s, before);
    first_height(s, &x);
    solve_best(s, &x);
    clean_rotations(&x);
    stance->skin = g_new(Vec3, s->body->n_vertices);
    settle_on_skin(s, &x, stance);
    s->skeleton = stance->skeleton;
}

void
solve_pose(const Body *body, const Pose *pose, Stance *stances,
           SolveReport *reports)
{
    Solver *solvers[2];
    for (int stage = 0; stage < 2; stage++) {
        memset(&stances[stage], 0, sizeof *stances);
        memset(&reports[stage], 0, sizeof *reports);
        solvers[stage] = solver_new(body, pose, stage);
        solve_stage(solvers[stage], stage == 1 ? solvers[0] : NULL,
                    &stances[stage]);
    }
    props_place(solvers, stances);
    props_fit(body, stances, 2);
    for (int stage = 0; stage < 2; stage++)
        report_fill(solvers[stage], &stances[stage], &reports[stage]);
    solver_free(solvers[0]);
    solver_free(solvers[1]);
}

void
stance_clear(Stance *stance)
{
    g_clear_pointer(&stance->skin, g_free);
}
