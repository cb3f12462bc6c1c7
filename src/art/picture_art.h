/* A drawn figure as art. */
#pragma once

#include "art/art.h"
#include "model/picture.h"

/* `picture` in the colours of `palette`, its outer contour `unit` box units
   wide (picture_line_unit).  Vectors on every surface that has them.  Borrows
   `picture`, which must outlive the art. */
Art *art_from_picture(const Picture *picture, const PicturePalette *palette,
                      float unit);

/* What is painted, for the bench: fills and strokes in the units of the
   picture's box.  Only for the art of a picture.  Borrowed. */
typedef struct {
    const Picture *picture;
    const PicturePath *paths;
    PicturePalette palette;
    double unit;
} PictureArt;
const PictureArt *art_picture(const Art *art);
