#include "figure/prop_overlap.h"

/* What a therapist would let pass. */
#define SUPPORT_LIMIT 0.010f /* [m] */
#define HAND_LIMIT 0.015f
#define OVERLAP_LIMIT 0.015f
#define ANGLE_LIMIT 15.0f /* [degrees] */

static const char *
limb_name(const char *name, int limb, bool paired)
{
    if (!paired)
        return g_intern_string(name);
    g_autofree char *full =
            g_strconcat(limb == LIMB_WORKED ? "W." : "O.", name, NULL);
    return g_intern_string(full);
}

/* Up a wall, when the contact names it. */
static void
report_height(const Solver *s, const Stance *stance, const Contact *contact,
              SolveReport *report)
{
    if (!(contact->height > 0))
        return;
    Probe probe = probe_of(s->body, contact->part, (BodySide)contact->limb);
    Vec3 place = skeleton_point(&stance->skeleton, probe.bone, probe.rest);
    g_autofree char *what =
            g_strdup_printf("the height of %s", contact_name(contact));
    SolveMiss miss = { .pos = contact->pos,
                       .what = g_intern_string(what),
                       .miss = fabsf(place.y - contact->height),
                       .limit = HAND_LIMIT };
    g_array_append_val(report->contacts, miss);
}

static void
report_contacts(const Solver *s, const Stance *stance, SolveReport *report)
{
    for (int c = 0; c < s->stage->n_contacts; c++) {
        const Contact *contact = &s->stage->contacts[c];
        SolveMiss miss = { .pos = contact->pos,
                           .what = contact_name(contact),
                           .limit = contact->part == PART_HAND ||
                                                    contact->target ==
                                                            TARGET_BODY
                                            ? HAND_LIMIT
                                            : SUPPORT_LIMIT };
        bool any = false;
        for (int i = 0; i < s->n_demands; i++) {
            const Demand *d = &s->demands[i];
            if (d->contact != c ||
                (d->kind != DEMAND_PLANE && d->kind != DEMAND_POINT))
                continue;
            miss.miss = fmaxf(miss.miss,
                              skin_miss(s, &stance->skeleton, stance->skin, d));
            any = true;
        }
        if (any)
            g_array_append_val(report->contacts, miss);
        report_height(s, stance, contact, report);
    }
}

static float
angle_between(Vec3 a, Vec3 b)
{
    return acosf(clampf(vec_dot(vec_unit(a), vec_unit(b)), -1, 1)) / DEG_TO_RAD;
}

static float
turn_between(Mat3 a, Mat3 b)
{
    Mat3 r = mat_multiply(mat_transpose(a), b);
    return acosf(clampf((r.m[0] + r.m[4] + r.m[8] - 1) / 2, -1, 1)) /
           DEG_TO_RAD;
}

/* Where the limb points; and its turn when that was asked too. */
static float
ball_miss(const JointWish *wish, Mat3 asked, Mat3 got)
{
    if (wish->set[2])
        return turn_between(asked, got);
    return angle_between(mat_column(asked, 1), mat_column(got, 1));
}

static void
add_angle(SolveReport *report, const JointWish *wish, Joint joint, int limb,
          bool paired, float off)
{
    SolveMiss miss = { .pos = wish->pos,
                       .what = limb_name(joint_names[joint], limb, paired),
                       .miss = off,
                       .limit = ANGLE_LIMIT,
                       .wished = wish->wished,
                       .joint = joint,
                       .limb = (Limb)limb };
    g_array_append_val(report->angles, miss);
}

static bool
any_set(const JointWish *wish)
{
    return wish->set[0] || wish->set[1] || wish->set[2];
}

/* Of all numbers asked of a joint, the one that is missed most. */
static void
report_scalar(const Solver *s, Joint joint, int limb, const JointState *got,
              SolveReport *report)
{
    const JointWish *wish = &s->stage->joints[joint][limb];
    bool paired = joint_infos[joint].paired;
    const AngleOf *of = paired ? limb_angles : trunk_angles;
    const float *a = paired ? s->wish.limb[limb] : s->wish.trunk;
    const float *b = paired ? got->limb[limb] : got->trunk;
    int n = paired ? LIMB_ANGLE_COUNT : TRUNK_ANGLE_COUNT;
    float off = -1;
    for (int i = 0; i < n; i++)
        if (of[i].joint == joint && wish->set[of[i].axis])
            off = fmaxf(off, fabsf(a[i] - b[i]));
    if (off >= 0)
        add_angle(report, wish, joint, limb, paired, off);
}

static void
report_scalars(const Solver *s, const JointState *got, SolveReport *report)
{
    for (int joint = 0; joint < JOINT_COUNT; joint++)
        for (int limb = 0; limb < (joint_infos[joint].paired ? 2 : 1); limb++)
            report_scalar(s, (Joint)joint, limb, got, report);
}

static void
report_angles(const Solver *s, const JointState *got, SolveReport *report)
{
    static const struct {
        Joint joint;
        BallJoint ball;
    } balls[] = {
        { JOINT_HIP, BALL_HIP },
        { JOINT_SHOULDER, BALL_SHOULDER },
        { JOINT_ARM, BALL_SHOULDER },
    };
    report_scalars(s, got, report);
    for (size_t i = 0; i < G_N_ELEMENTS(balls); i++)
        for (int limb = 0; limb < 2; limb++) {
            const JointWish *wish = &s->stage->joints[balls[i].joint][limb];
            int ball = (int)balls[i].ball + limb;
            if (any_set(wish))
                add_angle(report, wish, balls[i].joint, limb, true,
                          ball_miss(wish, s->wish.ball[ball], got->ball[ball]));
        }
    static const Joint lie[] = { JOINT_TRUNK, JOINT_LEAN, JOINT_TURN,
                                 JOINT_ROLL };
    for (size_t i = 0; i < G_N_ELEMENTS(lie); i++) {
        const JointWish *wish = &s->stage->joints[lie[i]][0];
        if (wish->set[0])
            add_angle(report, wish, lie[i], 0, false,
                      turn_between(s->wish.ball[BALL_PELVIS],
                                   got->ball[BALL_PELVIS]));
    }
}

static void
add_overlap(SolveReport *report, SrcPos pos, const char *what, float deep)
{
    SolveMiss miss = {
        .pos = pos, .what = what, .miss = deep, .limit = OVERLAP_LIMIT
    };
    if (deep > 0.001f)
        g_array_append_val(report->overlaps, miss);
}

static const char *
pair_name(int a, int b)
{
    g_autofree char *name =
            g_strdup_printf("%s in %s", capsule_name(a), capsule_name(b));
    return g_intern_string(name);
}

static bool
rests_on(const Solver *s, int capsule, TargetKind target)
{
    for (int i = 0; i < s->stage->n_contacts; i++) {
        const Contact *c = &s->stage->contacts[i];
        int bone = probe_of(s->body, c->part, (BodySide)c->limb).bone;
        if (c->target == target && s->map.capsule[bone] == capsule)
            return true;
    }
    return false;
}

/* What rests on a prop is judged by its contact; on a ball or roller, all the
   trunk with the part of it that does. */
static bool
rests_on_prop(const Solver *s, int capsule, PropKind kind)
{
    bool round = kind == PROP_BALL || kind == PROP_ROLLER;
    bool trunk = round && capsule >= CAPSULE_PELVIS && capsule <= CAPSULE_CHEST;
    int first = trunk ? CAPSULE_PELVIS : capsule;
    int last = trunk ? CAPSULE_CHEST : capsule;
    for (int target = 0; target < TARGET_COUNT; target++)
        for (int k = first; k <= last; k++)
            if (prop_of_target((TargetKind)target) == kind &&
                rests_on(s, k, (TargetKind)target))
                return true;
    return false;
}

#define FLESH 0.005f /* [m] that it gives way, where it rests on something */

/* Skin below the floor or behind the wall. */
static void
report_sunk(const Solver *s, const Stance *stance, SrcPos pos, Vec3 normal,
            float offset, TargetKind surface_kind, SolveReport *report)
{
    float deep[CAPSULE_COUNT];
    const char *surface = target_names[surface_kind];
    skin_behind(s, stance->skin, normal, offset, deep);
    for (int i = 0; i < CAPSULE_COUNT; i++) {
        if (rests_on(s, i, surface_kind))
            deep[i] -= FLESH;
        g_autofree char *name =
                g_strdup_printf("%s in the %s", capsule_name(i), surface);
        add_overlap(report, pos, g_intern_string(name), deep[i]);
    }
}

/* Limbs in furniture, and in what rolls. */
static void
report_props(const Solver *s, const Stance *stance, SolveReport *report)
{
    g_autofree PropOverlap *overlaps = prop_overlaps(s, stance);
    for (int i = 0; i < stance->n_props; i++) {
        PropKind kind = stance->props[i].kind;
        SrcPos pos = s->pose->props[kind].used ? s->pose->props[kind].pos
                                               : s->pose->pos;
        for (int k = 0; k < CAPSULE_COUNT; k++) {
            if (rests_on_prop(s, k, kind))
                continue;
            bool sits = k % LIMB_CAPSULES == CAPSULE_THIGH &&
                        k < CAPSULE_PELVIS &&
                        rests_on_prop(s, CAPSULE_PELVIS, kind);
            g_autofree char *name = g_strdup_printf(
                    "%s in the %s", capsule_name(k), prop_names[kind]);
            add_overlap(report, pos, g_intern_string(name),
                        overlaps[i].deep[k] - (sits ? FLESH : 0));
        }
    }
}

static void
report_overlaps(Solver *s, const Stance *stance, SolveReport *report)
{
    SrcPos pos = s->pose->pos;
    capsules_place(s->body, &stance->skeleton, s->capsules);
    for (int i = 0; i < s->n_pairs; i++) {
        int a = s->pairs[i][0], b = s->pairs[i][1];
        add_overlap(report, pos, pair_name(a, b),
                    capsule_overlap(&s->capsules[a], &s->capsules[b]));
    }
    report_sunk(s, stance, pos, vec3(0, 1, 0), 0, TARGET_FLOOR, report);
    if (s->has_wall && !s->wall_is_open)
        report_sunk(s, stance, pos, s->wall_normal, s->wall_offset, TARGET_WALL,
                    report);
    report_props(s, stance, report);
}

#define FINE_DIRECTIONS 72
#define CARRIES 0.015f /* skin nearer than this carries weight [m] */

static void
report_balance(Solver *s, const Stance *stance, SolveReport *report)
{
    g_autoptr(GArray) support = g_array_new(FALSE, FALSE, sizeof(FloorPlace));
    for (int i = 0; i < s->n_demands; i++) {
        const Demand *d = &s->demands[i];
        if (d->kind != DEMAND_PLANE || d->normal.y < 0.9f)
            continue;
        for (int k = 0; k < d->n_region; k++) {
            Vec3 p = stance->skin[d->region[k]];
            FloorPlace place = { p.x, p.z };
            if (p.y - d->offset < CARRIES || d->prop_radius > 0)
                g_array_append_val(support, place);
        }
    }
    report->carried = support->len > 0;
    if (!s->balance || !report->carried)
        return;
    /* what else lies on the floor helps */
    for (int i = 0; i < s->body->n_vertices; i++) {
        Vec3 p = stance->skin[i];
        FloorPlace place = { p.x, p.z };
        if (s->map.on_skin[i] && p.y < CARRIES)
            g_array_append_val(support, place);
    }
    capsules_place(s->body, &stance->skeleton, s->capsules);
    Vec3 centre = centre_of_mass(s->body, &stance->skeleton, s->capsules);
    const FloorPlace *places = (const void *)support->data;
    FloorPlace directions[FINE_DIRECTIONS];
    directions_fill(directions, FINE_DIRECTIONS);
    report->balance =
            fmaxf(0, outside_support(centre, places, (int)support->len, 0,
                                     directions, FINE_DIRECTIONS));
}

void
report_fill(Solver *s, const Stance *stance, SolveReport *report)
{
    report->contacts = g_array_new(FALSE, TRUE, sizeof(SolveMiss));
    report->angles = g_array_new(FALSE, TRUE, sizeof(SolveMiss));
    report->overlaps = g_array_new(FALSE, TRUE, sizeof(SolveMiss));
    report_contacts(s, stance, report);
    report_angles(s, &stance->joints, report);
    report_overlaps(s, stance, report);
    report_balance(s, stance, report);
    LeastSquares ls = solver_problem(s);
    report->cost = (float)least_squares_cost(&ls, &stance->joints);
}

void
solve_report_clear(SolveReport *report)
{
    g_clear_pointer(&report->contacts, g_array_unref);
    g_clear_pointer(&report->angles, g_array_unref);
    g_clear_pointer(&report->overlaps, g_array_unref);
}
