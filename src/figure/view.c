#include "figure/view.h"

#include <glib.h>

View
view_axes(float azimuth, float elevation)
{
    float a = azimuth * DEG_TO_RAD, e = elevation * DEG_TO_RAD;
    View view = { .scale = 1 };
    view.right = vec3(cosf(a), 0, -sinf(a));
    view.towards = vec3(sinf(a) * cosf(e), sinf(e), cosf(a) * cosf(e));
    view.up = vec_cross(view.towards, view.right);
    return view;
}

View
view_make(const Camera *camera, int raster)
{
    View view = view_axes(camera->azimuth, camera->elevation);
    float x0 = INFINITY, x1 = -INFINITY, y0 = INFINITY, y1 = -INFINITY;
    for (int i = 0; i < 8; i++) {
        Vec3 p = vec3(i & 1 ? camera->most.x : camera->least.x,
                      i & 2 ? camera->most.y : camera->least.y,
                      i & 4 ? camera->most.z : camera->least.z);
        x0 = fminf(x0, vec_dot(p, view.right));
        x1 = fmaxf(x1, vec_dot(p, view.right));
        y0 = fminf(y0, vec_dot(p, view.up));
        y1 = fmaxf(y1, vec_dot(p, view.up));
    }
    float longest = fmaxf(fmaxf(x1 - x0, y1 - y0), 1e-3f);
    view.scale = (float)raster / longest;
    view.left = x0;
    view.top = y1;
    view.width = MAX(16, (int)ceilf((x1 - x0) * view.scale - 1e-3f));
    view.height = MAX(16, (int)ceilf((y1 - y0) * view.scale - 1e-3f));
    return view;
}
