#include "figure/solve.h"

#define BALANCE_LIMIT 0.020f /* [m] */

static const char *const stage_words[2] = { "start", "end" };

static const char *
letter(Joint joint, int limb)
{
    return !joint_infos[joint].paired ? "" : limb == LIMB_WORKED ? "W." : "O.";
}

static void
check_range(const JointWish *wish, Joint joint, int limb, const JointAxis *axis,
            Diag *diag)
{
    float angle = wish->angle[axis->index];
    if (!wish->set[axis->index] || axis->source == NULL ||
        (angle >= axis->normal_least && angle <= axis->normal_most))
        return;
    diag_add(diag, DIAG_WARNING, wish->pos,
             "%s%s %s %.0f is outside the normal range %.0f to %.0f (%s)",
             letter(joint, limb), joint_names[joint], axis->name, (double)angle,
             (double)axis->normal_least, (double)axis->normal_most,
             axis->source);
}

static void
check_ranges(const PoseStage *stage, Diag *diag)
{
    for (int joint = 0; joint < JOINT_COUNT; joint++)
        for (int limb = 0; limb < (joint_infos[joint].paired ? 2 : 1); limb++)
            for (int i = 0; i < joint_infos[joint].n_axes; i++)
                check_range(&stage->joints[joint][limb], (Joint)joint, limb,
                            &joint_infos[joint].axes[i], diag);
}

static double
millimetres(float metres)
{
    return (double)metres * 1000;
}

static bool
is_worked(const Pose *pose, const SolveMiss *miss)
{
    for (int i = 0; i < pose->n_works; i++)
        if (pose->works[i].joint == miss->joint &&
            (pose->works[i].limb == miss->limb ||
             !joint_infos[miss->joint].paired))
            return true;
    return false;
}

static bool
is_arm(Joint joint)
{
    return joint >= JOINT_SHOULDER && joint <= JOINT_SCAPULA;
}

/* An arm goes where its hand must. */
static bool
hand_is_led(const PoseStage *stage, Limb limb)
{
    for (int i = 0; i < stage->n_contacts; i++) {
        const Contact *c = &stage->contacts[i];
        if (c->part <= PART_UPPER_ARM && c->limb == limb &&
            c->target != TARGET_AIR)
            return true;
    }
    return false;
}

/* Whether an angle that is not met is a fault: of the joints that the exercise
   is about or, if it does not tell, of all that the file asks for. */
static bool
is_judged(const Pose *pose, const PoseStage *stage, const SolveMiss *miss)
{
    if (pose->n_works >= 0)
        return is_worked(pose, miss);
    return miss->wished &&
           !(is_arm(miss->joint) && hand_is_led(stage, miss->limb));
}

static const SolveMiss *
find_miss(const GArray *misses, const SolveMiss *like)
{
    for (guint i = 0; misses && i < misses->len; i++) {
        const SolveMiss *m = &g_array_index(misses, SolveMiss, i);
        if (m->what == like->what && m->pos.line == like->pos.line &&
            m->pos.col == like->pos.col && m->miss > m->limit)
            return m;
    }
    return NULL;
}

/* One stage of one build, beside the same of the other. */
typedef struct {
    const Pose *pose;
    const PoseStage *stage;
    const char *name;
    const SolveReport *own, *other; /* `other` may be NULL */
    bool female;
    Diag *diag;
} Check;

/* What only one build gets wrong, if both are judged. */
static const char *
in_build(const Check *c, bool other_too)
{
    if (c->other == NULL || other_too)
        return "";
    return c->female ? " in the female build" : " in the male build";
}

/* Whether to tell, and how it ends; what both get wrong is told once. */
static bool
is_told(const Check *c, const SolveMiss *m, const GArray *others,
        const char **ending)
{
    if (!(m->miss > m->limit))
        return false;
    bool other_too = find_miss(others, m) != NULL;
    *ending = in_build(c, other_too);
    return c->female || !other_too;
}

static void
check_contacts(const Check *c)
{
    const char *ending;
    for (guint i = 0; i < c->own->contacts->len; i++) {
        const SolveMiss *m = &g_array_index(c->own->contacts, SolveMiss, i);
        if (is_told(c, m, c->other ? c->other->contacts : NULL, &ending))
            diag_add(c->diag, DIAG_WARNING, m->pos,
                     "%s: %s is missed by %.0f mm (%.0f allowed)%s", c->name,
                     m->what, millimetres(m->miss), millimetres(m->limit),
                     ending);
    }
}

static void
check_angles(const Check *c)
{
    const char *why =
            c->pose->n_works > 0 ? ", though the exercise works it" : "";
    const char *ending;
    for (guint i = 0; i < c->own->angles->len; i++) {
        const SolveMiss *m = &g_array_index(c->own->angles, SolveMiss, i);
        if (is_judged(c->pose, c->stage, m) &&
            is_told(c, m, c->other ? c->other->angles : NULL, &ending))
            diag_add(c->diag, DIAG_WARNING, m->pos,
                     "%s: %s comes out %.0f degrees from what is asked%s "
                     "(%.0f allowed)%s",
                     c->name, m->what, (double)m->miss, why, (double)m->limit,
                     ending);
    }
}

static void
check_overlaps(const Check *c)
{
    const char *ending;
    for (guint i = 0; i < c->own->overlaps->len; i++) {
        const SolveMiss *m = &g_array_index(c->own->overlaps, SolveMiss, i);
        if (is_told(c, m, c->other ? c->other->overlaps : NULL, &ending))
            diag_add(c->diag, DIAG_WARNING, m->pos, "%s: %s by %.0f mm%s",
                     c->name, m->what, millimetres(m->miss), ending);
    }
}

static void
check_balance(const Check *c)
{
    if (!c->own->carried) {
        bool other_too = c->other != NULL && !c->other->carried;
        if (c->female || !other_too)
            diag_add(c->diag, DIAG_WARNING, c->pose->pos,
                     "%s: nothing carries the person%s", c->name,
                     in_build(c, other_too));
        return;
    }
    bool other_too = c->other != NULL && c->other->balance > BALANCE_LIMIT;
    if (c->own->balance > BALANCE_LIMIT && (c->female || !other_too))
        diag_add(c->diag, DIAG_WARNING, c->pose->pos,
                 "%s: off balance by %.0f mm without a support%s", c->name,
                 millimetres(c->own->balance), in_build(c, other_too));
}

void
solve_check(const Pose *pose, const SolveReport *const builds[2], Diag *diag)
{
    for (int stage = 0; stage < 2; stage++) {
        check_ranges(&pose->stages[stage], diag);
        for (int female = 1; female >= 0; female--) {
            if (builds[female] == NULL)
                continue;
            const SolveReport *other = builds[!female];
            Check c = { .pose = pose,
                        .stage = &pose->stages[stage],
                        .name = stage_words[stage],
                        .own = &builds[female][stage],
                        .other = other ? &other[stage] : NULL,
                        .female = female,
                        .diag = diag };
            check_contacts(&c);
            check_angles(&c);
            check_overlaps(&c);
            check_balance(&c);
        }
    }
}
