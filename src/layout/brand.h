/* The practice's colour.  For layout/ only. */
#pragma once

#include "model/layout_spec.h"

/* The layout with its palette in `colour`, darkened until texts can be read;
   NULL, or what is no colour, leaves it as it is. */
LayoutSpec brand_spec(const LayoutSpec *spec, const char *colour);
