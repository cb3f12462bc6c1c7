/* Muscle patches on the skin, in charts that follow every build and pose.
   For figure/ only; the names are in model/muscle_names.h. */
#pragma once

#include "figure/body.h"
#include "model/muscle_names.h"
#include "model/pose.h"

typedef struct MuscleMap MuscleMap; /* opaque: the charts of one body */

/* Borrows `body`. */
MuscleMap *muscle_map_new(const Body *body);
void muscle_map_free(MuscleMap *map); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MuscleMap, muscle_map_free)

#define MAX_CHOSEN 64

/* Muscles to be shown: which, how much of them, on which sides.  In the order
   of the table, so that the first to cover a point is the one seen. */
typedef struct {
    int patch[MAX_CHOSEN]; /* Muscle */
    bool left[MAX_CHOSEN], right[MAX_CHOSEN];
    MusclePart part[MAX_CHOSEN];
    int n;
} MuscleChoice;

/* Adds the patches of `name` (anatomical, plain or group); false when the
   table has no such name; true and nothing added for "not drawn". */
bool
muscle_choose(MuscleChoice *choice, const char *name, bool left, bool right);

/* Adds one muscle; what is there already is widened. */
void muscle_choose_part(MuscleChoice *choice, Muscle muscle, MusclePart part,
                        bool left, bool right);

/* The chosen muscle (index into choice + 1) at a point of the rest pose, 0 for
   none.  `limb`: the point's share of arm, leg and head, as body->limb_share.
   `along` (0 origin ... 1 insertion) and `across` (0 ... 1) place it in the
   muscle's fibres; either may be NULL.  The tendons between the bellies of a
   muscle are no muscle. */
int
muscle_at(const MuscleMap *map, const MuscleChoice *choice, Vec3 rest,
          Vec3 rest_normal, const float limb[3], float *along, float *across);

/* Whether a point `across` a muscle lies on a line between two bundles of its
   fibres, for drawing it large. */
bool muscle_on_fibre_line(int patch, float across);

const MuscleInfo *muscle_info(int patch);
