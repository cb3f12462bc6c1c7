/* What the parts of a drawing share while it is made.  For figure/ only. */
#pragma once

#include "figure/chains.h"
#include "figure/mask.h"
#include "figure/prop_meshes.h"

/* The person before, already looked at. */
typedef struct {
    uint8_t *label; /* of each pixel; NULL: no ghost */
    GArray *chains;
} Ghost;

typedef struct {
    const Body *body;
    const MuscleMap *map; /* may be NULL */
    const Stance *stance;
    const DrawingStyle *style;
    View view;
    Regions regions;
    Surface surface;
    Raster raster;
    Ghost ghost;
    Mask mask; /* for whoever needs one, emptied before use */
    PathList *list;
    int x0, y0, x1, y1; /* everything that the raster shows lies inside */
    bool shown[256];    /* labels that it shows */
    float unit;         /* pixels of a line unit when printed 57 mm wide */
    float scale; /* of sizes that are right in a raster of 1,800 pixels */
} Painter;

/* Finds what the raster shows; call it when that has changed. */
void painter_survey(Painter *p);

/* Sets the pixels that `wanted` says yes to; never those that are empty. */
typedef bool (*PixelTest)(const Painter *p, int i, int value);
void painter_select(Painter *p, PixelTest wanted, int value);
/* The same for all of one label, but faster. */
void painter_select_label(Painter *p, Label label);

/* An area of 1,800-pixel rasters, in this one's pixels. */
static inline int
painter_area(const Painter *p, float area)
{
    return (int)(area * p->scale * p->scale);
}

void paint_props(Painter *p, GArray *faces);
void raster_props(Painter *p, GArray *faces);
void paint_floor_shadow(Painter *p, bool on_mat);
/* While the surface is where the person was, and the raster is empty: it is
   so again afterwards. */
void look_at_ghost(Painter *p);
void ghost_clear(Ghost *ghost);
void paint_ghost(Painter *p);
void paint_person(Painter *p);
void paint_shade(Painter *p);
void paint_muscles(Painter *p);
void paint_face(Painter *p);
void paint_arrow(Painter *p, const SceneArrow *arrow);
