/* Our line icons, drawn on a 24 x 24 grid. */
#pragma once

#include "base/color.h"
#include "base/geom.h"
#include "model/document.h"
#include <cairo.h>

/* Width / height of an icon: 1 for most, 2 and 3 for suns and moons in a
   row.  `count` is used by ICON_DOTS and ICON_SETS, from 1 to 5. */
double icon_aspect(Icon icon, int count);

/* Paints the icon into `box`, keeping its proportions, centred.  `tint` fills
   what is coloured (a worked leg, the sun); COLOR_NONE, or a tint that can
   hardly be told from `color`, leaves it hollow.  Bodies face the reader like a
   mirror image: ICON_LEFT_SIDE colours the leg at the picture's left.  L and R
   are for layout/ to write. */
void icon_paint(cairo_t *cr, Icon icon, int count, Rect box, Color color,
                Color tint);
