/* What a whole layout must be: readable, complete, and room for text on the
   page.  For library/ only. */
#pragma once

#include "base/diag.h"
#include "model/layout_spec.h"

/* False and messages; `pos` is where the file begins that says it last. */
bool layout_check(const LayoutSpec *spec, SrcPos pos, Diag *diag);

/* The same for what depends on the paper. */
bool layout_check_paper(const LayoutSpec *spec, SrcPos pos, Diag *diag);
