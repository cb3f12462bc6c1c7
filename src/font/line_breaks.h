/* Where the lines of a paragraph end.  For font/ only. */
#pragma once

#include "font/para.h"

/* Where a word may part; it shows only there. */
#define SOFT_HYPHEN "\u00ad"

/* A stretch between two places where a line may break [Pango units]. */
typedef struct {
    int start, end; /* end: without the space that follows */
    size_t offset;  /* of its first byte */
    double ending;  /* what a line's ending here costs */
} Stretch;

/* The stretches of the layout's one unbroken line: GArray of Stretch, the
   caller's.  A line that ends with a soft hyphen is `hyphen` wider. */
GArray *stretches_new(PangoLayout *layout, int hyphen);

/* Lines that greedy filling needs at `width`; -1 when a stretch is wider. */
int stretches_lines(const GArray *list, int width);

/* The cheapest way to set the stretches in `lines` lines: fills `starts` with
   the first stretch of each. */
void stretches_break(const GArray *list, int width, int lines, ParaFill fill,
                     guint *starts);
