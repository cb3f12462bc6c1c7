/* Which view shows most.  For figure/camera only. */
#pragma once

#include "figure/coarse_view.h"
#include "figure/landmarks.h"
#include "figure/muscles.h"

typedef struct {
    float azimuth, elevation; /* degrees */
} ViewAngles;

/* The skin that a close-up is about, of one stance: a flag for each vertex,
   all of them without a close-up.  Caller frees. */
bool *close_up_skin(const Body *body, CloseUp close, bool last_stance);

/* The angles that show most within the pose's class of views. */
ViewAngles view_choose(const Body *body, const MuscleMap *muscles,
                       const Pose *pose, const MuscleChoice *choice,
                       const Stance *stances);
