/* A poster on several sheets: what of it shows where.  layout/ works it out,
   finish/ puts the poster in. */
#pragma once

#include "base/geom.h"
#include <stddef.h>

#define TILE_NAME_MAX 8 /* bytes */

/* The poster shows through one window on each page. */
typedef struct {
    char name[TILE_NAME_MAX]; /* "B2": second row, second sheet */
    Rect window;              /* from the page's top left [pt] */
    Point from;               /* of the poster, at the window's top left */
    double scale;             /* of the poster in the window */
    Rect kept;                /* what stays to be seen when all is glued */
} TileView;
