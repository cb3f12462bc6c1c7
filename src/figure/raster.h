/* What each pixel of a view shows.  For figure/ only. */
#pragma once

#include "figure/surface.h"
#include "figure/view.h"

#define REST_STEP 5e-5f /* [m] of a RestPoint */

typedef struct {
    int16_t x, y, z;
} RestPoint;

typedef struct {
    int width, height;
    float *depth;    /* metres towards the viewer; -INFINITY: nothing */
    uint32_t *face;  /* the person's triangle + 1 */
    uint8_t *label;  /* Label */
    uint8_t *layer;  /* MeshLayer */
    uint8_t *part;   /* BodyRegion */
    uint8_t *muscle; /* index into the choice + 1 */
    uint8_t *hidden; /* BodySide + 1 of a muscle behind what is seen */
    uint8_t *fibre;  /* 1 between two bundles of fibres; NULL: not wanted */
    int8_t *light;   /* -127 turned away ... 127 towards the light */
    RestPoint *rest;
} Raster;

/* What is shown, and how. */
typedef struct {
    const MuscleMap *map;
    const MuscleChoice *choice;
    bool fibres; /* large: their bundles too */
} Muscles;

void raster_init(Raster *raster, int width, int height);
void raster_clear(Raster *raster);
/* Empty, for another picture of the same size. */
void raster_again(Raster *raster);

/* Draws the person; then props; then raster_resolve fills what is seen. */
void raster_person(Raster *raster, const View *view, const Surface *surface,
                   const Regions *regions);
void raster_triangle(Raster *raster, const View *view, const Vec3 world[3],
                     uint8_t label, float light);
/* `muscles` may be NULL. */
void raster_resolve(Raster *raster, const View *view, const Surface *surface,
                    const Muscles *muscles);
/* Fills `hidden`: only where the muscle's own part or its neighbour covers
   it, so that nothing shines through another limb. */
void raster_hidden(Raster *raster, const View *view, const Surface *surface,
                   const Regions *regions);

Vec3 view_light(const View *view);

static inline float
raster_rest_gap(const Raster *r, int a, int b)
{
    float x = (float)(r->rest[a].x - r->rest[b].x);
    float y = (float)(r->rest[a].y - r->rest[b].y);
    float z = (float)(r->rest[a].z - r->rest[b].z);
    return sqrtf(x * x + y * y + z * z) * REST_STEP;
}

static inline Vec3
raster_rest(const Raster *r, int i)
{
    return vec3((float)r->rest[i].x * REST_STEP,
                (float)r->rest[i].y * REST_STEP,
                (float)r->rest[i].z * REST_STEP);
}
