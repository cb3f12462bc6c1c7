/* The keys of a layout file.  For library/ only. */
#pragma once

#include "library/schema.h"
#include "model/layout_spec.h"

/* Lays what `map` says over `spec`.  False and messages for mistakes. */
bool layout_schema_read(const SchemaContext *ctx, const YamlNode *map,
                        LayoutSpec *spec);

/* Every key there is, as "section key", for the test of the manual: GPtrArray
   of char *, the caller's. */
GPtrArray *layout_schema_keys(void);
