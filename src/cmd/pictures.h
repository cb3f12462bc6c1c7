/* The drawn pictures of a handout: between composing and laying out. */
#pragma once

#include "figure/figure.h"
#include "model/document.h"
#include "model/layout_spec.h"
#include "model/practice.h"

/* Draws what the exercises of `doc` show, in the practice's build and colours,
   and what else `spec` prints.  The pictures live as long as the document.  False and messages when one
   cannot be drawn. */
bool pictures_draw(Document *doc, const LayoutSpec *spec, Figures *figures,
                   const Practice *practice, Diag *diag);

/* What lies inside, labelled as a map is; the caller's.  NULL and messages. */
BodyMap *pictures_anatomy(Figures *figures, bool female, unsigned layers,
                          float tilt, Diag *diag);

/* Crops pictures of one frame to what is on any of them: the caller's are
   freed, and new ones put in their place. */
void pictures_crop(Picture **pictures, int n);

/* The palette that a practice asks for. */
PicturePalette pictures_palette(const Practice *practice, InkMode ink);
