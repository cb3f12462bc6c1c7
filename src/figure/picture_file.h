/* Pictures in files: what is baked and what the cache keeps.  For figure/,
   the baking and tests. */
#pragma once

#include "model/picture.h"

/* What made a picture, hashed: a file is good only for its own key. */
#define PICTURE_KEY_SIZE 16
typedef struct {
    uint8_t bytes[PICTURE_KEY_SIZE];
} PictureKey;

/* The bytes of a file: a little more exact than a tenth of what shows on
   paper, with the form where there is one and it was not moved.  Caller frees with g_byte_array_unref. */
GByteArray *picture_pack(const Picture *picture, const PictureKey *key);

/* NULL when the bytes are damaged, of another version or of another key. */
Picture *picture_unpack(const uint8_t *bytes, size_t n, const PictureKey *key);

/* As picture_unpack; NULL also when there is no such file. */
Picture *picture_file_read(const char *path, const PictureKey *key);

/* Writes a new file and renames it to `path`, so that nobody ever reads half
   of one.  False when that cannot be done, with errno set. */
bool picture_file_write(const char *path, const Picture *picture,
                        const PictureKey *key);
