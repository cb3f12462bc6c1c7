/* A picture of the body on a poster, and lines that lead to its parts.  For
   layout/poster*.c only. */
#pragma once

#include "layout/board.h"
#include "model/body_map.h"

typedef struct {
    Board *b;
    const BodyMap *map;
    double scale;
    Point origin;
    const Ground *ground;
} View;

/* The body in the middle of `box`, as high as it may be between columns of
   `column` [pt]. */
View view_in(Board *b, const BodyMap *map, Rect box, double column,
             const Ground *ground);

/* Picture units -> points of the sheet. */
Point view_point(const View *v, float x, float y);
Rect view_box(const View *v, BodyMapBox box);

void view_put_body(const View *v, Column *c, int figure);

/* A leader of four points, a dot at the first, with an edge in the ground's
   colour. */
void view_put_leader(const View *v, Column *c, const Point *points);

/* `name` with a capital, in the board's arena. */
const char *view_capital(const Board *b, const char *name);
