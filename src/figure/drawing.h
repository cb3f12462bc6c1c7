/* Stance + camera -> vector picture.  For figure/ only. */
#pragma once

#include "figure/muscles.h"
#include "figure/scene.h"

typedef struct {
    float azimuth, elevation; /* degrees; 0 = from the front, 90 = from the figure's left */
    Vec3 least, most;         /* the box of the world that must be in the frame */
    bool close_up;
} Camera;

typedef struct {
    Vec3 from, to; /* world: tail = the moving part's start, head = its end */
    Vec3 via;      /* a point on the way */
    bool both_ways;
} SceneArrow;

typedef struct {
    int raster;      /* pixels of the longer side: 1200 for a new pose */
    bool ghost;      /* draw `before` as a ghost */
    const Stance *before;
    Effort effort;
    MuscleChoice muscles;
    bool mannequin;  /* bare, for body maps */
    bool shadow;
    const SceneArrow *arrows;
    int n_arrows;
} DrawingStyle;

/* Draws; the picture's box is the camera's frame. */
Picture *drawing_make(const Body *body, const MuscleMap *muscles,
                      const Stance *stance, const Camera *camera,
                      const DrawingStyle *style);
