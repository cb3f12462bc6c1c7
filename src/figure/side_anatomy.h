/* What lies inside, from the left side: spine, pelvis, hip flexors, buttock
   muscles as vector anatomy in a standing person.  What cmd/ calls. */
#pragma once

#include "figure/drawing.h"
#include "model/picture.h"

typedef enum {
    ANATOMY_SKIN = 1 << 0,
    ANATOMY_SPINE = 1 << 1,
    ANATOMY_PELVIS = 1 << 2, /* hip bone, sacrum, leg bones */
    ANATOMY_PSOAS = 1 << 3,  /* and iliacus */
    ANATOMY_GLUTES = 1 << 4,
    ANATOMY_HAMSTRINGS = 1 << 5,
    ANATOMY_ALL = (1 << 6) - 1
} AnatomyLayer;
#define ANATOMY_LAYER_COUNT 6
/* In the order of the bits: "skin", "spine", ... */
extern const char *const anatomy_layer_names[ANATOMY_LAYER_COUNT + 1];

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
