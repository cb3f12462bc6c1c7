/* Groups -> pages.  For layout/ only. */
#pragma once

#include "layout/group.h"

/* Where the pages begin, chosen for one set of groups. */
typedef struct {
    GArray *items;  /* BreakItem, one for each strip */
    GArray *places; /* which group and strip each item is */
    GArray *starts; /* size_t: the items that begin a page */
    double cost;
} Pagination;

/* `room` [pt] is the height of a page's body. */
Pagination *pagination_new(const GPtrArray *groups, double room);
void pagination_free(Pagination *p);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pagination, pagination_free)

size_t pagination_n_pages(const Pagination *p);

/* Height of the highest thing of `part` that cannot be divided [pt]. */
double pagination_highest(const Pagination *p, const GPtrArray *groups,
                          Part part);

/* The first page (from 1) that holds something of `part`, or 0. */
int pagination_page_of(const Pagination *p, const GPtrArray *groups,
                       Part part);

/* Draws page `page` (from 0) into a column whose y = 0 is the body's top;
   gaps between groups open up to `gap_max` times to use the room. */
void pagination_draw(const Pagination *p, const GPtrArray *groups,
                       size_t page, double room, double gap_max, Column *c);
