#include "figure/raster.h"

#include <string.h>

/* A cloth or hair pixel is seen though it is this far behind the skin that
   it covers in the rest pose [m]. */
#define CLOTH_BEHIND 0.03f
#define HAIR_BEHIND 0.008f
#define SAME_PLACE 0.05f

/* The pelvis reaches this far below the hip joints [m]. */
#define UNDER_HIPS 0.10f

#define MIXED 0xff /* the triangle's corners differ */

typedef struct {
    Vec3 at[3];    /* pixels, and depth */
    int corner[3]; /* points of the surface */
    float area;    /* twice, negative when it faces the viewer */
} Triangle;

/* The pixels that a triangle may cover. */
typedef struct {
    int x0, y0, x1, y1;
} PixelBox;

static void
clear_depth(Raster *r)
{
    for (int i = 0; i < r->width * r->height; i++)
        r->depth[i] = -INFINITY;
}

void
raster_init(Raster *r, int width, int height)
{
    size_t n = (size_t)width * (size_t)height;
    *r = (Raster){ .width = width, .height = height };
    r->depth = g_new(float, n);
    clear_depth(r);
    r->face = g_new0(uint32_t, n);
    r->label = g_new0(uint8_t, n);
    r->layer = g_new0(uint8_t, n);
    r->part = g_new0(uint8_t, n);
    r->muscle = g_new0(uint8_t, n);
    r->hidden = g_new0(uint8_t, n);
    r->light = g_new0(int8_t, n);
    r->rest = g_new0(RestPoint, n);
}

void
raster_again(Raster *r)
{
    size_t n = (size_t)r->width * (size_t)r->height;
    clear_depth(r);
    memset(r->face, 0, n * sizeof *r->face);
    memset(r->label, 0, n);
    memset(r->layer, 0, n);
    memset(r->part, 0, n);
    memset(r->muscle, 0, n);
    memset(r->hidden, 0, n);
    memset(r->light, 0, n);
    memset(r->rest, 0, n * sizeof *r->rest);
    g_clear_pointer(&r->fibre, g_free);
}

void
raster_clear(Raster *r)
{
    g_free(r->depth);
    g_free(r->face);
    g_free(r->label);
    g_free(r->layer);
    g_free(r->part);
    g_free(r->muscle);
    g_free(r->hidden);
    g_free(r->fibre);
    g_free(r->light);
    g_free(r->rest);
    *r = (Raster){ 0 };
}

Vec3
view_light(const View *view)
{
    return vec_unit(vec_add(
            vec_add(vec_scale(view->right, -0.55f), vec_scale(view->up, 0.65f)),
            vec_scale(view->towards, 0.55f)));
}

static PixelBox
pixel_box(const Raster *r, const Vec3 s[3])
{
    PixelBox box = {
        (int)floorf(fminf(s[0].x, fminf(s[1].x, s[2].x))),
        (int)floorf(fminf(s[0].y, fminf(s[1].y, s[2].y))),
        (int)ceilf(fmaxf(s[0].x, fmaxf(s[1].x, s[2].x))),
        (int)ceilf(fmaxf(s[0].y, fmaxf(s[1].y, s[2].y))),
    };
    box.x0 = MAX(box.x0, 0);
    box.y0 = MAX(box.y0, 0);
    box.x1 = MIN(box.x1, r->width - 1);
    box.y1 = MIN(box.y1, r->height - 1);
    return box;
}

static float
twice_area(const Vec3 s[3])
{
    return (s[1].x - s[0].x) * (s[2].y - s[0].y) -
           (s[2].x - s[0].x) * (s[1].y - s[0].y);
}

/* Shares of the corners at a pixel's middle; false outside. */
static bool
shares_at(const Vec3 s[3], float area, int x, int y, float out[3])
{
    float px = (float)x + 0.5f - s[0].x, py = (float)y + 0.5f - s[0].y;
    out[1] = (px * (s[2].y - s[0].y) - (s[2].x - s[0].x) * py) / area;
    out[2] = ((s[1].x - s[0].x) * py - px * (s[1].y - s[0].y)) / area;
    out[0] = 1 - out[1] - out[2];
    return out[0] >= -1e-5f && out[1] >= -1e-5f && out[2] >= -1e-5f;
}

static Vec3
mixed(const Vec3 *of, const int corner[3], const float share[3])
{
    return vec_add(vec_add(vec_scale(of[corner[0]], share[0]),
                           vec_scale(of[corner[1]], share[1])),
                   vec_scale(of[corner[2]], share[2]));
}

static void
mixed_limb(const Surface *surface, const int corner[3], const float share[3],
           float out[3])
{
    for (int k = 0; k < 3; k++)
        out[k] = share[0] * surface->limb[corner[0]][k] +
                 share[1] * surface->limb[corner[1]][k] +
                 share[2] * surface->limb[corner[2]][k];
}

static void
triangle_get(Triangle *t, const Surface *surface, const Vec3 *projected,
             uint32_t face)
{
    const int *q = surface->quads[face / 2];
    int second = face % 2 ? 2 : 1;
    t->corner[0] = q[0];
    t->corner[1] = q[second];
    t->corner[2] = q[second + 1];
    for (int k = 0; k < 3; k++)
        t->at[k] = projected[t->corner[k]];
    t->area = twice_area(t->at);
}

static Vec3 *
project_all(const View *view, const Surface *surface)
{
    Vec3 *out = g_new(Vec3, surface->n_points);
    for (int i = 0; i < surface->n_points; i++)
        out[i] = view_project(view, surface->points[i]);
    return out;
}

/* How far behind the skin at pixel `i` a layer is still seen. */
static float
allowance(const Raster *r, int i, MeshLayer layer)
{
    if (r->label[i] != LABEL_SKIN || r->layer[i] != LAYER_BODY)
        return 0;
    switch (layer) {
    case LAYER_CLOTH:
        return CLOTH_BEHIND;
    case LAYER_HAIR:
        return HAIR_BEHIND;
    case LAYER_BODY:
    case LAYER_BUN:
    case LAYER_COUNT:
        break;
    }
    return 0;
}

static void
person_pixel(Raster *r, const Surface *surface, const Regions *regions,
             const Triangle *t, uint32_t face, uint8_t label, int i,
             const float share[3])
{
    MeshLayer layer = surface->layers[face / 2];
    float z = share[0] * t->at[0].z + share[1] * t->at[1].z +
              share[2] * t->at[2].z;
    float behind = allowance(r, i, layer);
    if (z <= r->depth[i] - behind)
        return;
    Vec3 rest = mixed(surface->rest, t->corner, share);
    if (z <= r->depth[i]) {
        Vec3 under = surface->rest[surface->quads[(r->face[i] - 1) / 2][0]];
        if (vec_length(vec_sub(rest, under)) > SAME_PLACE)
            return;
    }
    if (label == MIXED) {
        float limb[3];
        mixed_limb(surface, t->corner, share, limb);
        label = (uint8_t)region_label(regions, layer, rest, limb);
    }
    if (label == LABEL_NONE)
        return;
    r->depth[i] = z;
    r->label[i] = label;
    r->layer[i] = (uint8_t)layer;
    r->face[i] = face + 1;
}

static uint8_t
common(const uint8_t *of, const int corner[3])
{
    uint8_t a = of[corner[0]];
    return a == of[corner[1]] && a == of[corner[2]] ? a : MIXED;
}

void
raster_person(Raster *r, const View *view, const Surface *surface,
              const Regions *regions)
{
    g_autofree Vec3 *projected = project_all(view, surface);
    for (uint32_t face = 0; face < 2 * (uint32_t)surface->n_quads; face++) {
        Triangle t;
        triangle_get(&t, surface, projected, face);
        if (t.area > -1e-9f)
            continue;
        uint8_t label = common(surface->labels, t.corner);
        if (label == LABEL_NONE)
            continue;
        PixelBox box = pixel_box(r, t.at);
        for (int y = box.y0; y <= box.y1; y++)
            for (int x = box.x0; x <= box.x1; x++) {
                float share[3];
                if (shares_at(t.at, t.area, x, y, share))
                    person_pixel(r, surface, regions, &t, face, label,
                                 y * r->width + x, share);
            }
    }
}

void
raster_triangle(Raster *r, const View *view, const Vec3 world[3], uint8_t label,
                float light)
{
    Vec3 s[3];
    for (int k = 0; k < 3; k++)
        s[k] = view_project(view, world[k]);
    float area = twice_area(s);
    if (fabsf(area) < 1e-9f)
        return;
    PixelBox box = pixel_box(r, s);
    for (int y = box.y0; y <= box.y1; y++)
        for (int x = box.x0; x <= box.x1; x++) {
            float share[3];
            int i = y * r->width + x;
            if (!shares_at(s, area, x, y, share))
                continue;
            float z = share[0] * s[0].z + share[1] * s[1].z + share[2] * s[2].z;
            if (z <= r->depth[i])
                continue;
            r->depth[i] = z;
            r->label[i] = label;
            r->face[i] = 0;
            r->light[i] = (int8_t)(clampf(light, -1, 1) * 127);
        }
}

static RestPoint
packed(Vec3 p)
{
    float limit = 32767 * REST_STEP;
    return (RestPoint){
        (int16_t)lrintf(clampf(p.x, -limit, limit) / REST_STEP),
        (int16_t)lrintf(clampf(p.y, -limit, limit) / REST_STEP),
        (int16_t)lrintf(clampf(p.z, -limit, limit) / REST_STEP),
    };
}

static int
largest(const float share[3])
{
    return share[0] > share[1] ? (share[0] > share[2] ? 0 : 2)
                               : (share[1] > share[2] ? 1 : 2);
}

/* The muscle at pixel `i`, and with `fibres` whether it is on a line between
   their bundles. */
static void
muscle_pixel(Raster *r, int i, const Surface *surface, const Triangle *t,
             const float share[3], Vec3 rest, const Muscles *muscles)
{
    uint8_t muscle = common(surface->muscles, t->corner);
    if (muscle != MIXED && (muscle == 0 || r->fibre == NULL)) {
        r->muscle[i] = muscle;
        return;
    }
    float limb[3], along, across;
    mixed_limb(surface, t->corner, share, limb);
    Vec3 normal = mixed(surface->rest_normals, t->corner, share);
    int at = muscle_at(muscles->map, muscles->choice, rest, normal, limb,
                       &along, &across);
    r->muscle[i] = (uint8_t)at;
    if (at > 0 && r->fibre != NULL)
        r->fibre[i] =
                muscle_on_fibre_line(muscles->choice->patch[at - 1], across);
}

void
raster_resolve(Raster *r, const View *view, const Surface *surface,
               const Muscles *muscles)
{
    if (muscles != NULL && muscles->fibres)
        r->fibre = g_malloc0((gsize)r->width * (gsize)r->height);
    g_autofree Vec3 *projected = project_all(view, surface);
    Vec3 light = view_light(view);
    for (int i = 0; i < r->width * r->height; i++) {
        if (r->face[i] == 0)
            continue;
        Triangle t;
        float share[3];
        triangle_get(&t, surface, projected, r->face[i] - 1);
        shares_at(t.at, t.area, i % r->width, i / r->width, share);
        Vec3 rest = mixed(surface->rest, t.corner, share);
        Vec3 normal = vec_unit(mixed(surface->normals, t.corner, share));
        r->rest[i] = packed(rest);
        r->part[i] = surface->parts[t.corner[largest(share)]];
        r->light[i] = (int8_t)(vec_dot(normal, light) * 127);
        if (muscles != NULL && r->label[i] != LABEL_HAIR)
            muscle_pixel(r, i, surface, &t, share, rest, muscles);
    }
}

/* Whether a muscle of one part may be shown through another: the same, or
   what belongs to the pelvis, at the height of the hips. */
static bool
shows_through(uint8_t muscle_part, uint8_t seen_part, bool at_hips)
{
    static const uint8_t hips[] = { BODY_TORSO, BODY_THIGH,
                                    BODY_THIGH + REGION_RIGHT };
    if (muscle_part == seen_part)
        return true;
    bool muscle = false, seen = false;
    for (size_t i = 0; i < G_N_ELEMENTS(hips) && at_hips; i++) {
        muscle |= muscle_part == hips[i];
        seen |= seen_part == hips[i];
    }
    return muscle && seen;
}

void
raster_hidden(Raster *r, const View *view, const Surface *surface,
              const Regions *regions)
{
    float hips = regions->hip[LEFT].y - UNDER_HIPS;
    g_autofree Vec3 *projected = project_all(view, surface);
    for (uint32_t face = 0; face < 2 * (uint32_t)surface->n_quads; face++) {
        Triangle t;
        triangle_get(&t, surface, projected, face);
        uint8_t muscle = surface->muscles[t.corner[0]];
        if (muscle == 0 || common(surface->muscles, t.corner) == MIXED ||
            fabsf(t.area) < 1e-9f)
            continue;
        uint8_t part = surface->parts[t.corner[0]];
        uint8_t side = surface->rest[t.corner[0]].x < 0 ? RIGHT + 1 : LEFT + 1;
        bool at_hips = surface->rest[t.corner[0]].y > hips;
        PixelBox box = pixel_box(r, t.at);
        for (int y = box.y0; y <= box.y1; y++)
            for (int x = box.x0; x <= box.x1; x++) {
                float share[3];
                int i = y * r->width + x;
                if (label_is_person(r->label[i]) && r->muscle[i] == 0 &&
                    shows_through(part, r->part[i],
                                  at_hips && raster_rest(r, i).y > hips) &&
                    shares_at(t.at, t.area, x, y, share))
                    r->hidden[i] = side;
            }
    }
}
