/* Pages of languages that run from right to left.  For layout/ only. */
#pragma once

#include "model/page.h"

/* Turns a page that was laid out from left to right: every mark keeps its size
   and its height, and what it shows, and goes to the other side of a page
   `width` [pt] wide.  Marks with a pivot keep their place within their box. */
void mirror_marks(Mark *marks, size_t n, double width);
