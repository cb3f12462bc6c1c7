/* Which borders between pixels carry a line.  For figure/ only. */
#pragma once

#include "figure/raster.h"

typedef enum {
    CRACK_NONE,
    CRACK_OUTER, /* the person's outline */
    CRACK_FOLD,  /* one part before another */
    CRACK_HEM,   /* clothes, hair line */
    CRACK_WEAK   /* a fold only if it goes on from one */
} CrackKind;

typedef enum { CRACK_RIGHT, CRACK_BELOW } CrackSide; /* of the pixel */

typedef struct {
    int width, height;
    uint8_t *kind[2]; /* CrackKind, by CrackSide */
    uint8_t *line[2]; /* width of the line: 100 is the outer contour's */
    const uint8_t *label; /* of the pixels; the raster's */
    GArray *found; /* int: pixel * 2 + CrackSide, of all that were found */
    int spur; /* pixels: shorter loose ends are dropped */
} Cracks;

/* The kind of a crack that `found` has. */
static inline uint8_t *
crack_kind(const Cracks *cracks, int found)
{
    return &cracks->kind[found % 2][found / 2];
}

/* The raster must outlive the cracks. */
void cracks_init(Cracks *cracks, const Raster *raster, const View *view,
                 const Regions *regions);
void cracks_clear(Cracks *cracks);
