/* What `poster:` says in a layout file.  For layout_schema.c only. */
#pragma once

#include "library/schema.h"

/* Into a LayoutSpec's `poster`. */
SchemaRead poster_rows_read;

/* Appends "poster KEY" and "tints KEY" for every key, as layout_schema_keys
   does. */
void poster_rows_add_keys(GPtrArray *keys);
