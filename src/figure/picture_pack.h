/* Pictures as bytes.  For figure/ and tests. */
#pragma once

#include "model/picture.h"

/* What made a picture, hashed: a file is good only for its own key. */
#define PICTURE_KEY_SIZE 16
typedef struct {
    uint8_t bytes[PICTURE_KEY_SIZE];
} PictureKey;

/* The bytes of a file: a little more exact than a tenth of what shows on
   paper, with the form where there is one and it was not moved.  Caller frees
   with g_byte_array_unref. */
GByteArray *picture_pack(const Picture *picture, const PictureKey *key);

/* NULL when the bytes are damaged, of another version or of another key. */
Picture *picture_unpack(const uint8_t *bytes, size_t n, const PictureKey *key);
