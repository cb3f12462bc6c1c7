/* Where an elastic loop round both limbs runs.  For figure/prop_meshes
   only. */
#pragma once

#include "figure/scene.h"

#include <glib.h>

/* The plane across the limbs: x from right to left, `axis` up the limbs. */
typedef struct {
    Vec3 origin, x, y, axis;
} BandFrame;

/* The shortest loop round both limbs, `at` along the segment, as points (Vec3)
   counter-clockwise about the axis; empty when there is no skin.  Free with
   g_array_unref(). */
GArray *band_ring(const Body *body, const Stance *stance, Segment segment,
                  float at, BandFrame *frame);
