/* A drawn figure as art. */
#pragma once

#include "art/art.h"
#include "model/picture.h"

/* `picture` in the colours of `palette`, its outer contour `unit` box units
   wide (picture_line_unit).  Vectors on every surface that has them.  Borrows
   `picture`, which must outlive the art. */
Art *art_from_picture(const Picture *picture, const PicturePalette *palette,
                      float unit);

/* What is painted; NULL for the art of anything but a picture.  Borrowed. */
typedef struct {
    const Picture *picture;
    PicturePalette palette;
    double unit; /* [box units] */
} PictureArt;
const PictureArt *art_picture(const Art *art);
