/* What `poster:` says in a layout file.  For layout_schema.c only. */
#pragma once

#include "library/schema.h"

/* Into a LayoutSpec's `poster`. */
SchemaRead poster_rows_read;

/* Adds its keys, as layout_schema_keys() gives them. */
void poster_rows_add_keys(GPtrArray *keys);
