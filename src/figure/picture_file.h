/* Pictures in files: what is baked and what the cache keeps.  For figure/,
   the baking and tests. */
#pragma once

#include "figure/picture_pack.h"

/* As picture_unpack; NULL also when there is no such file. */
Picture *picture_file_read(const char *path, const PictureKey *key);

/* Writes a new file and renames it to `path`, so that nobody ever reads half
   of one.  False when that cannot be done, with errno set. */
bool picture_file_write(const char *path, const Picture *picture,
                        const PictureKey *key);
