/* People who just stand: for maps of the body and its anatomy.  For figure/
   only. */
#pragma once

#include "figure/drawing.h"

typedef enum {
    STANDING_OPEN,    /* arms and legs apart, palms to the front */
    STANDING_SIDE,    /* the left arm up before the body: the trunk is seen */
    STANDING_CROSSED, /* arms over the chest: the rest is free */
} StandingKind;

/* `tilt` [degrees]: how far the pelvis is tipped forwards; legs and chest stay
   upright.  Clear the stance afterwards. */
void
stance_stand(Stance *stance, const Body *body, StandingKind kind, float tilt);

/* A camera that holds the body, `margin` [m] around it. */
Camera standing_camera(const Body *body, const Stance *stance, float azimuth,
                       float margin);
