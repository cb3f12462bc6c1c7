/* What body.c makes of the mesh and the joints that it has read.  For body*.c
   only. */
#pragma once

#include "figure/body.h"

/* The bones' frames and hinges; false when the joints are where none can
   be. */
bool body_make_frames(Body *body);
/* All else. */
void body_make_tables(Body *body);
