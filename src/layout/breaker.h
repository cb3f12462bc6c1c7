/* Page breaks by dynamic programming.  For layout/ only. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* One thing that cannot be divided.  All heights in points. */
typedef struct {
    double gap;     /* before it, unless it begins a page */
    double height;
    double lead_in; /* more, when a page begins with it */
    double tail;    /* more, when a page ends with it */
    bool may_begin; /* a page may begin with it */
} BreakItem;

/* Finds the page starts that cost least: fewest pages, then full ones, the room
   that is left on the last.
   `room` [pt] is the height of a page's body.  An item higher than `room`
   stands on a page of its own.  Returns the indices of the items that begin
   a page, the first always 0; `cost` may be NULL.  Caller frees. */
GArray *break_pages(const BreakItem *items, size_t n, double room,
                    double *cost);

/* The height that items [start, end) take on one page. */
double break_height(const BreakItem *items, size_t start, size_t end);
