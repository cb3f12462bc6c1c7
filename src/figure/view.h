/* An orthographic view: where points of the world lie in the picture.  For
   figure/ only. */
#pragma once

#include "figure/drawing.h"

typedef struct {
    Vec3 right, up, towards; /* unit axes; `towards` the viewer */
    float scale;             /* pixels per metre */
    float left, top;         /* of the frame [m], along `right` and `up` */
    int width, height;       /* pixels */
} View;

/* The axes alone: scale 1, an empty frame. */
View view_axes(float azimuth, float elevation);

/* The frame holds the camera's box; its longer side has `raster` pixels. */
View view_make(const Camera *camera, int raster);

/* x and y in pixels, y down; z is metres towards the viewer. */
static inline Vec3
view_project(const View *view, Vec3 p)
{
    return vec3((vec_dot(p, view->right) - view->left) * view->scale,
                (view->top - vec_dot(p, view->up)) * view->scale,
                vec_dot(p, view->towards));
}
