/* A finished poster and the sheets it is printed on -> one PDF, to be cut and
   glued.  For cmd/. */
#pragma once

#include "base/diag.h"
#include "model/tiling.h"
#include <glib.h>

/* Puts `poster` (one page, as finish_pdf gives it) into `sheets` as one form,
   which shows behind each page through the window that views[i] opens for page
   i.  Printers are asked not to scale.  Makes no claim of PDF/UA.  NULL and a
   message; else the caller unrefs. */
GByteArray *finish_tiles(const GByteArray *poster, const GByteArray *sheets,
                         const TileView *views, size_t n, Diag *diag);
