/* Mends a raster before it is traced.  For figure/ only. */
#pragma once

#include "figure/raster.h"

/* Specks join a neighbour, ragged borders of clothes are evened out, and
   spikes that no line could show are cut off, larger ones from clothes.
   `scale`: pixels per metre. */
void cleanup(Raster *raster, float scale);
