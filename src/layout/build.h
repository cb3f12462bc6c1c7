/* From blocks to groups.  For layout/ only. */
#pragma once

#include "layout/group.h"

/* Adds the groups of the blocks of `part` to `groups` (GPtrArray of Group,
   owned by the array). */
void part_build(Setter *s, const Document *doc, Part part, GPtrArray *groups);
