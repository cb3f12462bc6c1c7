/* The key of a drawing: everything that makes it, hashed.  For figure/. */
#pragma once

#include "figure/figure.h"
#include "figure/picture_file.h"

/* Of a drawing for the left side.  Remarks and order in the pose's file do not
   count.  `body` is a sum of the body's data, 0 where that goes without
   saying. */
PictureKey pose_key(const Pose *pose, const FigureWish *wish, guint32 body);
