/* What `poster:` says in a layout file.  For layout_file.c only. */
#pragma once

#include "library/schema.h"

/* Into a LayoutSpec's `poster`. */
SchemaRead poster_rows_read;
