/* A picture as a form of a PDF, which is drawn by naming it.  For finish/ and
   the baking. */
#pragma once

#include "model/picture.h"

#define FORM_BEST 12 /* deflates best: for the baking */
#define FORM_FAST 6

/* The form of a whole picture, in `arena`; it borrows nothing.  `deflate` is one
   of the levels above.  Its operators name what their resources hold:

     /P           the palette, a colour space whose indices are Paints
     /g0 /g1 ...  how much a Paint covers
     /s0 /s1 ...  a stroke's width and dashes, by number of the form's styles */
const PictureForm *form_new(Arena *arena, const Picture *picture, int deflate);
