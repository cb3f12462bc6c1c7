/* Points of the body whose place and motion matter for cameras and arrows.
   For figure/ only. */
#pragma once

#include "figure/scene.h"

typedef struct {
    int bone;
    Vec3 rest;    /* in the rest pose */
    float radius; /* [m] under the skin */
} Landmark;

Landmark landmark_of_part(const Body *body, BodyPart part, BodySide side);
/* Between the eyes. */
Landmark landmark_face(const Body *body);

static inline Vec3
landmark_place(const Landmark *landmark, const Stance *stance)
{
    return skeleton_point(&stance->skeleton, landmark->bone, landmark->rest);
}

/* The way of a landmark from one stance to another, in `n` points. */
void landmark_path(const Landmark *landmark, const Stance *from,
                   const Stance *to, Vec3 *path, int n);

/* The landmarks that show what a joint does, on its limb's side: the moving
   end first.  Returns how many, at most MAX_SHOWN. */
#define MAX_SHOWN 4
typedef struct {
    BodyPart part;
    bool paired;
} ShownPart;
int landmark_shown(Joint joint, ShownPart out[MAX_SHOWN]);

/* The side of the figure that a limb of the pose is: the worked one is the
   left. */
static inline BodySide
side_of_limb(Limb limb)
{
    return limb == LIMB_OTHER ? RIGHT : LEFT;
}
