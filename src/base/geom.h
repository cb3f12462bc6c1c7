/* Points and boxes.  x grows to the right, y grows down, units are points. */
#pragma once

typedef struct {
    double x, y;
} Point;

typedef struct {
    double x, y, w, h;
} Rect;
