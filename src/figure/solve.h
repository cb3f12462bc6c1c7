/* Pose -> stance: angles are wishes, contacts hard, overlap penalised; one
   damped least-squares problem, solved in stages.  For figure/ only. */
#pragma once

#include "figure/scene.h"

/* How well a stage was met; lengths in metres, angles in degrees. */
typedef struct {
    SrcPos pos;       /* of the contact or joint in the pose file */
    const char *what; /* "W.hand on O.thigh", "W.hip flex" */
    float miss;       /* how far off */
    float limit;
    Joint joint; /* of angles */
    Limb limb;
    bool wished; /* an angle of the file, not of the base */
} SolveMiss;

typedef struct {
    GArray *contacts; /* SolveMiss: every contact, met or not */
    GArray *angles;   /* SolveMiss: asked against got, at wished joints */
    GArray *overlaps; /* SolveMiss: limbs in limbs, floor, wall and props */
    bool carried;     /* something is on the floor, or on a prop */
    float balance; /* [m] that the weight's line falls outside the support */
    float cost;
} SolveReport;

void solve_report_clear(SolveReport *report);

/* Solves both stages: the start first, what stays in touch is pinned for the
   end; props stand where the contacts put them, the same in both.  `stances`
   and `reports` have two each; clear them afterwards. */
void solve_pose(const Body *body, const Pose *pose, Stance *stances,
                SolveReport *reports);

/* Adds a warning for everything that a therapist would object to, at its place
   in the pose file: angles outside the normal range (with its source), joints
   of `works` far from asked, contacts missed, overlaps, balance.  `builds`
   has the two reports of the man and of the woman; NULL leaves one out. */
void solve_check(const Pose *pose, const SolveReport *const builds[2],
                 Diag *diag);
