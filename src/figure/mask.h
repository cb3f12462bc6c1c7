/* Sets of pixels, worked on inside the box that holds them.  For figure/
   only. */
#pragma once

#include "base/vec.h"
#include "figure/paths.h"

typedef struct {
    int width, height;
    uint8_t *at; /* 0 or 1, row by row; owned */
    int x0, y0, x1, y1; /* round what is set: x0 <= x < x1; empty: x1 <= x0 */
    uint16_t *scratch; /* n_scratch of them, for the work on it; owned */
    size_t n_scratch;
} Mask;

void mask_init(Mask *mask, int width, int height);
Mask mask_copy(const Mask *mask);
void mask_clear(Mask *mask); /* frees */
/* Nothing is set. */
void mask_empty(Mask *mask);
static inline bool
mask_is_empty(const Mask *mask)
{
    return mask->x1 <= mask->x0;
}
static inline void
mask_set(Mask *mask, int x, int y)
{
    mask->at[y * mask->width + x] = 1;
    if (x < mask->x0)
        mask->x0 = x;
    if (x >= mask->x1)
        mask->x1 = x + 1;
    if (y < mask->y0)
        mask->y0 = y;
    if (y >= mask->y1)
        mask->y1 = y + 1;
}
/* Sets the triangle's pixels. */
void mask_triangle(Mask *mask, Vec3 a, Vec3 b, Vec3 c);

/* Smooths the border: box blurs, then cut at half. */
void mask_smooth(Mask *mask, int radius, int passes);
/* Takes `pixels` off the border, or adds them. */
void mask_shrink(Mask *mask, float pixels);
void mask_grow(Mask *mask, float pixels);
/* Takes away what a disc of `pixels` radius does not fit into. */
void mask_open(Mask *mask, float pixels);
/* Fills gaps narrower than twice `pixels`. */
void mask_close(Mask *mask, float pixels);
int mask_area(const Mask *mask);
/* The area of its largest piece. */
int mask_largest(const Mask *mask);
/* Takes away pieces of fewer than `least` pixels. */
void mask_drop_islands(Mask *mask, int least);

/* Outlines as one filled path; specks of fewer than `speck` pixels are left
   out, curves joined where `tolerance` [pixels] allows.  False when nothing
   is left. */
bool mask_trace(const Mask *mask, PathList *list, Paint paint, int speck,
                double corner, double tolerance);
/* Lines at 45 degrees, `pitch` pixels apart, cut to the mask, none shorter
   than that; `falling` is the mirror image. */
void mask_hatch(const Mask *mask, PathList *list, Paint paint, float pitch,
                float width, bool falling);
