/* Chooses views, frames, close-ups and arrows.  For figure/ only. */
#pragma once

#include "figure/drawing.h"

/* The view that shows most of the muscle and of the motion within the pose's
   view class, props in its way counted; one camera for both stances, its
   frame cropped to both.  `stances` are start and end. */
Camera camera_choose(const Body *body, const MuscleMap *muscles,
                     const Pose *pose, const MuscleChoice *choice,
                     const Stance *stances);

/* Fixes the pose's view to what camera_choose() would choose.  Do it with one
   reference build, so that every build is seen from the same side. */
void camera_view(const Body *body, const MuscleMap *muscles, Pose *pose,
                 const MuscleChoice *choice, const Stance *stances);

/* Arrows of the pose: the wished landmarks' paths, else the largest mover's;
   beside the body, not over it, none of them over the face or over another.
   What hardly moves on the picture has none.  Returns how many, at most
   MAX_ARROWS. */
int camera_arrows(const Pose *pose, const Stance *stances,
                  const Camera *camera, SceneArrow *out);
