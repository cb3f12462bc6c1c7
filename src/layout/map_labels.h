/* Places the labels of a picture in two columns beside it, with leaders that
   bend at 45 degrees and never cross.  Pure geometry, for layout/ and cmd/.
   Units are those of the caller, y grows down. */
#pragma once

#include "base/geom.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum { MAP_LEFT, MAP_RIGHT, MAP_COLUMN_COUNT } MapColumn;

/* A place where a leader may end; a cost of 0 is best, in lengths: how far one
   would rather move a label than take this place. */
typedef struct {
    double x, y, cost;
} MapSpot;

typedef struct {
    const MapSpot *spots; /* at least one */
    size_t n_spots;
    double width, height; /* of the label's text */
    MapColumn column;
} MapLabelWish;

typedef struct {
    Rect frame;        /* all of it stays in here */
    Rect body;         /* leaders run level over it and bend beside it */
    double gap;        /* least between two labels */
    double apart;      /* wanted between two leaders */
    double tail;       /* level piece of a leader before its label */
    const Rect *avoid; /* what leaders rather do not run over: hands */
    size_t n_avoid;
} MapSpace;

typedef struct {
    Rect box;        /* the label; text stands against the leader */
    size_t spot;     /* the one taken */
    Point leader[4]; /* from the spot to the label */
} MapLabelPlace;

/* False, and nothing placed, when the labels of a column are higher than the
   frame or one is wider than the room beside the body. */
bool map_labels_place(const MapSpace *space, const MapLabelWish *wishes,
                      size_t n, MapLabelPlace *places);
