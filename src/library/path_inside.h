/* Pictures and logos that a file names.  For library/ only. */
#pragma once

#include "base/arena.h"
#include "base/diag.h"

/* The absolute path of the file that the text `name` in the file `from` means.
   NULL and a message at `pos` unless it is a plain file inside the folder
   `root`, links followed. */
const char *path_inside(Arena *arena, const char *name, const char *from,
                        const char *root, SrcPos pos, Diag *diag);
