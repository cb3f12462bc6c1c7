/* Fits the data of the side view to a body and carries it along when the
   pelvis tips.  For figure/side_anatomy.c only. */
#pragma once

#include "figure/coons.h"
#include "figure/side_data.h"
#include "figure/standing.h"
#include "figure/view.h"

#define SIDE_HEIGHTS 160

/* The person upright, whom the data fits, and as tipped. */
typedef struct {
    const Body *body;
    Stance upright, tipped;
    View view;
    float back[SIDE_HEIGHTS],
            front[SIDE_HEIGHTS]; /* z of the skin, upright [m] */
    float hip_y, trunk, thigh;   /* heights and lengths [m] */
    float hip_z, knee_z, ankle_y, ankle_z, skull_y;
} SideFit;

/* All but the view, which the caller sets; clear it afterwards. */
void side_init(SideFit *fit, const Body *body, float tilt);
void side_clear(SideFit *fit);

/* Where a point lies in the view. */
Point2 side_place(const SideFit *fit, SidePoint point);
