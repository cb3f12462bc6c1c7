/* Reads pose files.  For library/ only. */
#pragma once

#include "library/library.h"
#include "parse/yaml.h"

/* The pose in a parsed file.  NULL and messages when it is wrong; lives in
   `arena`, as `map` does. */
const Pose *
pose_read(Arena *arena, const YamlNode *map, const char *id, Diag *diag);
