/* What floor.c draws: limber's placed pages as constants, so that nothing is
   left to do but to shape and to draw.  make_floor.c writes them. */
#pragma once

#include "base/color.h"
#include "base/geom.h"
#include "model/page.h"

/* A stretch of a text in one manner; it ends before byte `end`. */
typedef struct {
    unsigned end;
    const char *family;
    int weight;
    int size;    /* [1/1024 pt] */
    int spacing; /* of letters [1/1024 pt] */
    unsigned short red, green, blue;
} FloorRun;

typedef struct {
    const char *text;
    int width; /* where lines break [1/1024 pt], or -1 */
    int first_run, end_run;
} FloorText;

typedef enum {
    FLOOR_LINE,
    FLOOR_SHAPE,
    FLOOR_ICON,
    FLOOR_PATH,
    FLOOR_PAGE
} FloorKind;

/* One step of the drawing. */
typedef struct {
    FloorKind kind;
    int text, line; /* LINE */
    double x, y;    /* LINE: where its baseline begins */
    Shape shape;    /* SHAPE */
    Icon icon;      /* ICON */
    int count;
    Rect box;
    Color color, tint;
    const char *ops;  /* PATH: of a figure, in points on the page */
    const float *xy;
    double line_width, dash; /* PATH: 0 = filled, 0 = solid */
} FloorStep;
