/* Prints how a pose file is solved: contacts, angles, overlaps, balance,
   messages, time.
   usage: solve_dump [--male] POSE.yaml ... */
#include "figure/solve.h"
#include "library/library.h"

#include <stdio.h>
#include <string.h>

static void
print_misses(const char *what, const GArray *misses, double factor, float least)
{
    for (guint i = 0; i < misses->len; i++) {
        const SolveMiss *m = &g_array_index(misses, SolveMiss, i);
        if (m->miss >= least)
            printf("  %s %-28s %6.1f%s\n", what, m->what,
                   (double)m->miss * factor, m->miss > m->limit ? " !" : "");
    }
}

static void
print_joints(const JointState *x)
{
    printf("  pelvis %.3f %.3f %.3f  up %.2f %.2f %.2f\n", (double)x->pelvis.x,
           (double)x->pelvis.y, (double)x->pelvis.z, (double)x->ball[0].m[1],
           (double)x->ball[0].m[4], (double)x->ball[0].m[7]);
    printf("  trunk");
    for (int i = 0; i < TRUNK_ANGLE_COUNT; i++)
        printf(" %.0f", (double)x->trunk[i]);
    printf("\n");
    for (int side = 0; side < 2; side++) {
        float hip[3], arm[3];
        ball_to_angles(x->ball[BALL_HIP + side], (BodySide)side, &hip[0],
                       &hip[1], &hip[2]);
        ball_to_angles(x->ball[BALL_SHOULDER + side], (BodySide)side, &arm[0],
                       &arm[1], &arm[2]);
        printf("  %c hip %.0f %.0f %.0f  sho %.0f %.0f %.0f  rest", "WO"[side],
               (double)hip[0], (double)hip[1], (double)hip[2], (double)arm[0],
               (double)arm[1], (double)arm[2]);
        for (int i = 0; i < LIMB_ANGLE_COUNT; i++)
            printf(" %.0f", (double)x->limb[side][i]);
        printf("\n");
    }
}

static void
print_props(const Stance *stance)
{
    for (int i = 0; i < stance->n_props; i++) {
        const SceneProp *p = &stance->props[i];
        printf("  prop %-8s at %.2f %.2f %.2f half %.2f %.2f %.2f yaw %.0f\n",
               prop_names[p->kind], (double)p->centre.x, (double)p->centre.y,
               (double)p->centre.z, (double)p->half.x, (double)p->half.y,
               (double)p->half.z, (double)p->yaw);
    }
}

static void
dump(const Body *body, const Pose *pose, Diag *diag)
{
    static const char *const names[] = { "start", "end" };
    Stance stances[2];
    SolveReport reports[2];
    gint64 before = g_get_monotonic_time();
    solve_pose(body, pose, stances, reports);
    gint64 after = g_get_monotonic_time();
    printf("%s: %.0f ms\n", pose->id, (double)(after - before) / 1000);
    for (int i = 0; i < 2; i++) {
        printf(" %s: cost %.2f, off balance %.0f mm\n", names[i],
               (double)reports[i].cost, (double)reports[i].balance * 1000);
        print_misses("contact", reports[i].contacts, 1000, 0);
        print_misses("overlap", reports[i].overlaps, 1000, 0.004f);
        print_misses("angle", reports[i].angles, 1, 12);
        print_joints(&stances[i].joints);
        print_props(&stances[i]);
    }
    const SolveReport *builds[2] = { NULL };
    builds[body->female] = reports;
    solve_check(pose, builds, diag);
    for (int i = 0; i < 2; i++) {
        stance_clear(&stances[i]);
        solve_report_clear(&reports[i]);
    }
}

int
main(int argc, char **argv)
{
    bool male = argc > 1 && strcmp(argv[1], "--male") == 0;
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = library_new("src/content", NULL, diag);
    g_autoptr(Body) body = body_open("src/content/body/body.bin", !male, diag);
    for (int i = male ? 2 : 1; body && i < argc; i++) {
        const Pose *pose = library_pose_file(lib, argv[i], diag);
        if (pose)
            dump(body, pose, diag);
    }
    g_autofree char *text = diag_format(diag, DIAG_NOTE, false);
    printf("%s", text);
    return body == NULL;
}
