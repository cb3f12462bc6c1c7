/* Pages for a print shop: colour that runs on over the cut, and marks that say
   where to cut. */
#pragma once

#include "base/diag.h"
#include "model/page.h"

typedef struct {
    double bleed; /* how far colour runs on over the cut [pt]; 0 = not at all */
    bool marks;   /* crop marks */
} TrimWish;

/* Widens every page of `set` by its bleed and the room for crop marks; what
   was its size is now where it is cut.  Decoration (shapes that belong to no
   element) that reaches the page's edge runs on into the bleed.  Everything
   else must lie 5 mm inside.  False and messages when something does not, when a bleed is no
   smaller than its page, or the page gets larger than a PDF can hold. */
bool trim_pages(PageSet *set, const TrimWish *wish, Diag *diag);
