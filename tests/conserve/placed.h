/* Does all that is on the pages lie where a printer reaches, and no text on
   another? */
#pragma once

#include "model/page.h"

/* False, and lines in `why`, when something does not. */
bool placed_well(const PageSet *set, GString *why);

/* The box of a text mark, as high as its capitals. */
Rect placed_text_box(const Mark *mark);
