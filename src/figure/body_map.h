/* Maps of the muscles: a bare mannequin in the anatomical position, and where
   its labels may point.  What cmd/ calls. */
#pragma once

#include "figure/drawing.h"
#include "model/body_map.h"

/* `choice` NULL: all muscles, one half those near the skin, the other half the
   deep ones.  An empty choice gives a blank map, for marking pain. */
BodyMap *body_map_make(const Body *body, const MuscleMap *muscles,
                       BodyMapView view, const MuscleChoice *choice);
