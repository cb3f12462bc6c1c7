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

static void
check_stage(const Pose *pose, const SolveReport *report, const char *stage,
            Diag *diag)
{
    for (guint i = 0; i < report->contacts->len; i++) {
        const SolveMiss *m = &g_array_index(report->contacts, SolveMiss, i);
        if (m->miss > m->limit)
            diag_add(diag, DIAG_WARNING, m->pos,
                     "%s: %s is missed by %.0f mm (%.0f allowed)", stage,
                     m->what, millimetres(m->miss), millimetres(m->limit));
    }
    for (guint i = 0; i < report->angles->len; i++) {
        const SolveMiss *m = &g_array_index(report->angles, SolveMiss, i);
        if (m->miss > m->limit && is_worked(pose, m))
            diag_add(diag, DIAG_WARNING, m->pos,
                     "%s: %s comes out %.0f degrees from what is asked, "
                     "though the exercise works it (%.0f allowed)",
                     stage, m->what, (double)m->miss, (double)m->limit);
    }
    for (guint i = 0; i < report->overlaps->len; i++) {
        const SolveMiss *m = &g_array_index(report->overlaps, SolveMiss, i);
        if (m->miss > m->limit)
            diag_add(diag, DIAG_WARNING, m->pos, "%s: %s by %.0f mm", stage,
                     m->what, millimetres(m->miss));
    }
    if (report->balance > BALANCE_LIMIT)
        diag_add(diag, DIAG_WARNING, pose->pos,
                 "%s: off balance by %.0f mm without a support", stage,
                 millimetres(report->balance));
}

void
solve_check(const Body *body, const Pose *pose, const SolveReport reports[2],
            Diag *diag)
{
    (void)body;
    for (int stage = 0; stage < 2; stage++) {
        check_ranges(&pose->stages[stage], diag);
        check_stage(pose, &reports[stage], stage_words[stage], diag);
    }
}
