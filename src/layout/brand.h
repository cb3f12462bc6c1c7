/* The practice's colour in the layout's palette.  For layout/ only. */
#pragma once

#include "model/layout_spec.h"

/* The layout in the colour that `doc` names; contrasts stay what they must
   be. */
LayoutSpec spec_branded(const LayoutSpec *spec, const Document *doc);
