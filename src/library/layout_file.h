/* Reads layout files.  For library/ only. */
#pragma once

#include "library/library.h"

/* Checks the layout file at `path` without using it; false on errors. */
bool layout_file_check(Library *lib, const char *path, Diag *diag);
