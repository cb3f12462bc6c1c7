/* The bookmarks of a handout: its sections and, in them, its exercises.  For
   finish/ only. */
#pragma once

#include "finish/writer.h"
#include "model/ink.h"

/* Writes the outline, a bookmark for each heading below the title; 0 when
   there is none. */
int outline_write(const PageSet *set, const InkLog *log, const int *pages,
                  Writer *w);
