/* What lies inside, from the left side: spine, pelvis, hip flexors, buttock
   muscles as vector anatomy in a standing person.  What cmd/ calls. */
#pragma once

#include "figure/drawing.h"
#include "model/body_map.h"

#define MAX_SIDE_LABELS 16

typedef struct {
    const char *plain, *latin;
    int column; /* 0 at the left of the picture (the front), 1 at its right */
    float x, y; /* picture units */
} SideLabel;

typedef struct {
    Picture *picture;
    SideLabel labels[MAX_SIDE_LABELS]; /* of the layers that are shown */
    int n_labels;
} SideAnatomy;

/* `layers`: bits of AnatomyLayer.  `tilt` [degrees]: how far the pelvis is
   tipped forwards; the low back arches with it, chest and legs stay. */
SideAnatomy *side_anatomy_make(const Body *body, unsigned layers, float tilt);
void side_anatomy_free(SideAnatomy *anatomy); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SideAnatomy, side_anatomy_free)
