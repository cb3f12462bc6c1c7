/* The foot of each page.  For layout/ only. */
#pragma once

#include "layout/setter.h"

/* Height from the rule to the end of the text [pt]. */
double footer_height(Setter *s, const Footer *footer);

/* Adds the footer of page `page` of `pages` (from 1) to a page's column; x = 0
   is the left margin, `top` where the rule stands. */
void footer_put(Setter *s, Column *c, const Footer *footer, double top,
                int page, int pages);
