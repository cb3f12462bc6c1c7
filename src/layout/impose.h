/* Several pages on one sheet, to cut apart.  For layout/ only. */
#pragma once

#include "model/layout_spec.h"
#include "model/page.h"

/* Puts the pages of `set` on sheets as `spec` says, one after the other in
   reading order, with marks where to cut.  One to a sheet stay as they are. */
void impose(PageSet *set, const LayoutSpec *spec);
