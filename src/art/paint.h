/* What art/ and draw/ share in painting. */
#pragma once

#include "base/color.h"
#include <cairo.h>

static inline void
paint_set_color(cairo_t *cr, Color c)
{
    cairo_set_source_rgba(cr, c.r, c.g, c.b, c.a);
}
