/* The segments of a JPEG file, without decoding it.  For art/ only. */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct {
    guint32 width, height;
    int n_components; /* 1 grey, 3 colour, 4 CMYK */
    bool whole;       /* its end is there */
} JpegInfo;

/* False when the file ends before it says how large the picture is. */
bool jpeg_info(const guint8 *bytes, size_t n, JpegInfo *out);

/* The same picture without EXIF (which may tell where it was taken), comments
   and what follows its end.  Caller frees. */
guint8 *jpeg_without_metadata(const guint8 *bytes, size_t n, size_t *out_n);
