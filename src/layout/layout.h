/* Document + layout + fonts -> placed pages. */
#pragma once

#include "base/diag.h"
#include "font/font_set.h"
#include "model/document.h"
#include "model/layout_spec.h"
#include "model/page.h"

/* Places every block of `doc` that the layout names.  Nothing is dropped or
   clipped.  NULL and messages when a letter is in no font, a picture cannot be
   read, or a word does not fit the page.  Borrows all arguments until the
   pages are freed. */
PageSet *layout_document(const Document *doc, const LayoutSpec *spec,
                         FontSet *fonts, Diag *diag);
