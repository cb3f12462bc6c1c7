/* Where on a picture an arrow fits: beside the way that it shows, off faces,
   hands and other arrows.  For figure/camera_arrows only. */
#pragma once

#include "figure/camera_frame.h"
#include "figure/coarse_view.h"

#define ARROW_WAY 25 /* points of a landmark's way */

typedef struct {
    float x, y; /* along right and up [m] */
} ArrowPoint;

/* Ends and the middle of a curve, as the drawing bends it. */
typedef struct {
    ArrowPoint from, via, to;
} ArrowCurve;

/* A picture, and the arrows on it so far. */
typedef struct {
    Frame frame;
    View view;
    float longest;     /* side of the frame [m] */
    float lowest;      /* of the person, along the view's up [m] */
    CoarseView coarse; /* of the end */
    const Body *body;
    const Stance *end;
    GArray *faces;
    ArrowCurve placed[MAX_ARROWS];
    int n_placed;
} ArrowPlaces;

/* Borrows the stances; arrows may go past the frame by `slack`, a share of its
   longer side. */
void arrow_places_init(ArrowPlaces *place, const Stance *stances,
                       const Camera *camera, float slack);
void arrow_places_clear(ArrowPlaces *place);

/* Puts the arrow of a way; false when that moves less than `least`, a share of
   the frame, or has no good place. */
bool arrow_put(ArrowPlaces *place, const Vec3 path[ARROW_WAY], bool both_ways,
               float least, SceneArrow *out);
