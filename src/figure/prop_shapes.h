/* Boxes, tubes and other solids that props are made of.  For
   figure/prop_meshes only. */
#pragma once

#include "figure/prop_meshes.h"

typedef struct {
    GArray *faces; /* PropFace */
    GArray *boxes; /* PropBox: one for each part */
    int prop;      /* what is being built */
} PropBuilder;

/* Paints of the faces that look up or down, along x, along z. */
typedef struct {
    Paint top, side, front, edge;
    float edge_width;
} BoxPaint;

void prop_box(PropBuilder *to, PropBox box, BoxPaint paint);

/* One flat face with `box` around it. */
void prop_polygon(PropBuilder *to, PropBox box, PropFace face);

/* Curved parts; `yaw` in degrees, lengths in metres. */
void prop_pillow(PropBuilder *to, PropBox box, float squareness, Paint paint,
                 Paint edge);
void prop_ball(PropBuilder *to, Vec3 centre, float radius, Paint paint);
/* Its axis is x, turned by yaw. */
void prop_cylinder(PropBuilder *to, Vec3 centre, float radius, float half,
                   float yaw, Paint paint, Paint end);
/* A round tube along a smooth curve through the points. */
void prop_tube(PropBuilder *to, const Vec3 *path, int n, float radius,
               Paint paint, Paint end);
/* A flat band round a closed line of points, `width` across it along `axis`. */
void prop_loop(PropBuilder *to, const Vec3 *ring, int n, Vec3 axis,
               float width, float thickness, Paint paint);

/* Puts `faces` of `boxes` in painter's order and drops those turned away. */
GArray *prop_order(const GArray *faces, const GArray *boxes, Vec3 towards);
