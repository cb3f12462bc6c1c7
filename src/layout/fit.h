/* The largest type at which a document fits the pages that its layout allows.
   For layout/ only. */
#pragma once

#include "base/diag.h"
#include "font/font_set.h"
#include "model/document.h"
#include "model/layout_spec.h"

/* Scales `spec` between its sizes so that `doc` fits; nothing happens to a
   layout that may take as many pages as it needs.  False and a message that
   says what to leave out when it does not even fit in the smallest. */
bool fit_type(LayoutSpec *spec, const Document *doc, FontSet *fonts,
              Arena *arena, Diag *diag);
