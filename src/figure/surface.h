/* The person's skin, clothes and hair, subdivided and ready to be drawn.
   For figure/ only. */
#pragma once

#include "figure/muscles.h"
#include "figure/regions.h"
#include "figure/subdivide.h"

typedef struct {
    int n_points, n_quads;
    const int (*quads)[4]; /* outside out, layer by layer */
    uint8_t *layers;       /* MeshLayer of each quad */
    Vec3 *points, *rest, *rest_normals;
    Vec3 *normals;    /* smoothed: for shading */
    float (*limb)[3]; /* shares of arm, leg and head */
    uint8_t *parts;   /* BodyRegion */
    uint8_t *labels;  /* Label */
    uint8_t *muscles; /* index into the choice + 1 */
    Subdivision *subdivision;
} Surface;

/* `skin` has the body's vertices.  `map` and `choice` may be NULL. */
void surface_init(Surface *surface, const Body *body, const Vec3 *skin,
                  const Regions *regions, const MuscleMap *map,
                  const MuscleChoice *choice);
/* The same person in another stance. */
void surface_move(Surface *surface, const Body *body, const Vec3 *skin);
void surface_clear(Surface *surface);
