/* How a poster is divided among sheets of an office printer.  Pure geometry. */
#pragma once

#include "base/diag.h"
#include "base/units.h"
#include "model/tiling.h"

/* What no office printer can reach [pt]. */
#define TILE_MARGIN mm(5)

typedef struct {
    const char *paper; /* of the sheets, as the user calls it */
    double overlap;    /* [pt] */
} TileWish;

typedef struct {
    double width, height;            /* of the poster [pt] */
    double sheet_width, sheet_height;
    double overlap;                  /* a strip on the right and below */
    double step_x, step_y;           /* from one window to the next */
    Point origin;                    /* of every window, on its sheet */
    int columns, rows;
} TilePlan;

/* The fewest sheets, upright or lying, all with windows of one size.  All
   measures are whole tenths of a millimetre, so that prints of whole dots per
   tenth fit each other exactly.  False and messages when the paper is none, too
   small for the map, the overlap too narrow or too wide, the sheets too many. */
bool tile_plan(TilePlan *plan, double width, double height,
               const TileWish *wish, Diag *diag);

/* What sheet (row, column), counted from 0, shows. */
TileView tile_view(const TilePlan *plan, int row, int column);
