/* One poster on its way to the page.  For layout/poster*.c only. */
#pragma once

#include "layout/bands.h"

#define MAX_BANDS 16

typedef struct {
    Board board;
    Band bands[MAX_BANDS];
    size_t n_bands;
    size_t n_dark;  /* the first ones stand on the brand's colour */
    bool aside;     /* the head stands in a column at the left ... */
    double column;  /* ... so wide */
    double head_width, head_most;
    Rect body;      /* where the bands stand */
    Rect story;     /* ... and the dark ones, where the head stands aside */
} PosterSheet;

/* poster_bands.c */

/* Finds the bands of the document. */
void poster_find_bands(PosterSheet *p);
/* True when the first bands stand on the brand's colour ... */
bool poster_has_dark(const PosterSheet *p);
/* ... in a column of their own, below the head. */
bool poster_is_split(const PosterSheet *p);
/* Where band `i` stands. */
Rect poster_place_of(const PosterSheet *p, size_t i);
/* The least height of the bands from `first` to before `end`, at the board's
   size. */
double poster_bands_height(PosterSheet *p, size_t first, size_t end);
/* Draws them in their place: those that can use it share what is left of its
   height, else all do. */
void poster_put_bands(PosterSheet *p, Column *c, size_t first, size_t end);

/* poster_frame.c */

/* Room for the bands between head, strip and foot. */
void poster_set_frame(PosterSheet *p);
/* Head, bands, strip and foot, in the order in which they are read. */
void poster_put_all(PosterSheet *p, Column *c);
