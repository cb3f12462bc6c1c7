/* The sheets of a divided poster, all but the poster itself: a map of how they
   lie, then each with its lines to cut, its strips to glue and its name. */
#pragma once

#include "font/font_set.h"
#include "layout/tile_plan.h"
#include "model/page.h"

/* Page 0 is the map.  `views` (the caller's array of 1 + rows x columns) says
   where finish/ puts the poster on each page.  `title` is the poster's.
   Nothing is drawn where a view's `kept` is. */
PageSet *tile_sheets(const TilePlan *plan, const char *title, const char *paper,
                     FontSet *fonts, TileView *views);

static inline size_t
tile_sheets_n(const TilePlan *plan)
{
    return 1 + (size_t)plan->columns * (size_t)plan->rows;
}
