/* How few pages could there be?  What the breaker is measured against. */
#pragma once

#include "layout/breaker.h"

#define FEWEST_MOST 12 /* items: every way to break them is tried */

/* Fewest pages among all ways to break, G_MAXINT when none fits. */
int fewest_pages(const BreakItem *items, size_t n, double room);

/* Pages when each takes all that it can, G_MAXINT when that does not fit. */
int greedy_pages(const BreakItem *items, size_t n, double room);
