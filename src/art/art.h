/* Logos, pictures and QR codes: they know their size and paint themselves. */
#pragma once

#include "base/color.h"
#include "base/diag.h"
#include "base/geom.h"
#include "model/page.h"
#include <cairo.h>

/* Reads an SVG, PNG or JPEG (by content, not by name).  Sizes are checked
   before anything is decoded: at most 20 MB on disk, 50 megapixels.  An SVG
   loads nothing from elsewhere; a JPEG is turned as its camera says.  NULL and
   a message at `pos` when it is no such image.  Logos outside their folder are
   the library's to refuse. */
Art *art_open(const char *path, SrcPos pos, Diag *diag);

/* A QR code, error level M, without its quiet zone.  NULL and a message when
   the text is too long. */
Art *art_qr(const char *text, Color ink, SrcPos pos, Diag *diag);
void art_free(Art *art); /* NULL is fine */

/* Natural width / height. */
double art_aspect(const Art *art);

/* Where art_paint puts it: as large as it fits, in the middle of `box`. */
Rect art_place(const Art *art, Rect box);

/* Paints the art into `box`, keeping its proportions, centred.  PDF, PS and
   SVG surfaces get vectors where the art is vectors, and a JPEG still
   compressed, without its metadata.  On pixels a QR code is made a little
   smaller than the box, so that its modules are whole pixels. */
void art_paint(const Art *art, cairo_t *cr, Rect box);
