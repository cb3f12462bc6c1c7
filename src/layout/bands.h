/* Bands: what stands below each other between the head and the foot of a
   poster.  For layout/poster*.c only. */
#pragma once

#include "layout/board.h"

typedef enum { BAND_MOVES, BAND_PANELS, BAND_MAP, BAND_ANATOMY } BandKind;

typedef struct {
    BandKind kind;
    const char *heading, *heading_lang; /* or NULL */
    const char *aside;   /* stands beside the heading, or NULL */
    const Block *const *blocks;
    size_t n;
    bool dark; /* on the brand's colour ... */
    bool cut;  /* ... which ends below it: pictures may reach over the edge */
} Band;

/* The least height of a band at the board's size, without its heading;
   INFINITY when something is too wide. */
double moves_height(Board *b, const Band *band, double width);
double panels_height(Board *b, const Band *band, double width);
double map_height(Board *b, const Band *band, double width);
double anatomy_height(Board *b, const Band *band, double width);

/* Draws a band into `box`, which is at least that high. */
void moves_draw(Board *b, const Band *band, Column *c, Rect box);
void panels_draw(Board *b, const Band *band, Column *c, Rect box);
void map_draw(Board *b, const Band *band, Column *c, Rect box);
void anatomy_draw(Board *b, const Band *band, Column *c, Rect box);

/* The diameter of the disc behind a number. */
double number_size(const Board *b);
/* A disc with a number, its top left at `at`; returns its diameter. */
double put_number(Board *b, Column *c, int owner, int number, Point at,
                  const Ground *ground);
