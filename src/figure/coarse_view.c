#include "figure/coarse_view.h"

#define PIXELS (COARSE_SIZE * COARSE_SIZE)
#define SLACK 0.02f /* of a triangle, so that neighbours leave no gap */

void
coarse_view_init(CoarseView *coarse, const Body *body)
{
    coarse->depth = g_new(float, PIXELS);
    coarse->what = g_new(int, PIXELS);
    coarse->points = g_new(Vec3, (size_t)body->n_vertices);
}

void
coarse_view_clear(CoarseView *coarse)
{
    g_free(coarse->depth);
    g_free(coarse->what);
    g_free(coarse->points);
}

static int
least_pixel(float a, float b, float c)
{
    return MAX(0, (int)floorf(fminf(a, fminf(b, c)) - 0.5f));
}

static int
most_pixel(float a, float b, float c)
{
    return MIN(COARSE_SIZE - 1, (int)ceilf(fmaxf(a, fmaxf(b, c)) - 0.5f));
}

/* `p`: pixels and depth. */
static void
draw_triangle(CoarseView *coarse, Vec3 a, Vec3 b, Vec3 c, int what)
{
    float area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
    if (fabsf(area) < 1e-6f)
        return;
    float inverse = 1 / area;
    int x0 = least_pixel(a.x, b.x, c.x), x1 = most_pixel(a.x, b.x, c.x);
    int y0 = least_pixel(a.y, b.y, c.y), y1 = most_pixel(a.y, b.y, c.y);
    for (int y = y0; y <= y1; y++) {
        float dy = (float)y + 0.5f - a.y;
        for (int x = x0; x <= x1; x++) {
            float dx = (float)x + 0.5f - a.x;
            float u = (dx * (c.y - a.y) - (c.x - a.x) * dy) * inverse;
            float v = ((b.x - a.x) * dy - dx * (b.y - a.y)) * inverse;
            if (u < -SLACK || v < -SLACK || u + v > 1 + SLACK)
                continue;
            float depth = a.z + (b.z - a.z) * u + (c.z - a.z) * v;
            int i = y * COARSE_SIZE + x;
            if (depth <= coarse->depth[i])
                continue;
            if (what < COARSE_NOTHING && coarse->what[i] >= 0)
                coarse->covered++;
            coarse->depth[i] = depth;
            coarse->what[i] = what;
        }
    }
}

static void
draw_body(CoarseView *coarse, const Body *body, const Vec3 *skin)
{
    for (int i = 0; i < body->n_vertices; i++)
        coarse->points[i] = view_project(&coarse->view, skin[i]);
    for (int q = 0; q < body->n_quads; q++) {
        const int *quad = body->quads[q];
        Vec3 a = coarse->points[quad[0]], b = coarse->points[quad[1]];
        Vec3 c = coarse->points[quad[2]], d = coarse->points[quad[3]];
        /* y grows down, so that what is turned to us goes clockwise */
        float facing = (c.x - a.x) * (d.y - b.y) - (c.y - a.y) * (d.x - b.x);
        if (facing >= 0)
            continue;
        draw_triangle(coarse, a, b, c, q);
        draw_triangle(coarse, a, c, d, q);
    }
}

/* A limb that sinks into the mat is no harm. */
static bool
is_mat(const Stance *stance, const PropFace *face)
{
    return stance->props[face->prop].kind == PROP_MAT;
}

static void
draw_props(CoarseView *coarse, const Stance *stance, const GArray *faces)
{
    for (guint i = 0; i < faces->len; i++) {
        const PropFace *face = &g_array_index(faces, PropFace, i);
        if (face->section || vec_dot(face->normal, coarse->view.towards) <= 0)
            continue;
        int covered = coarse->covered;
        Vec3 p[MAX_FACE_POINTS];
        for (int k = 0; k < face->n_points; k++)
            p[k] = view_project(&coarse->view, face->point[k]);
        for (int k = 1; k + 1 < face->n_points; k++)
            draw_triangle(coarse, p[0], p[k], p[k + 1], COARSE_PROP((int)i));
        if (is_mat(stance, face))
            coarse->covered = covered;
    }
}

void
coarse_view_look(CoarseView *coarse, const Body *body, const Stance *stance,
                 const GArray *faces, const View *view, float scale,
                 Vec3 middle)
{
    coarse->view = *view;
    coarse->view.scale = scale;
    coarse->view.width = coarse->view.height = COARSE_SIZE;
    float half = COARSE_SIZE / scale / 2;
    coarse->view.left = vec_dot(middle, view->right) - half;
    coarse->view.top = vec_dot(middle, view->up) + half;
    coarse->covered = 0;
    for (int i = 0; i < PIXELS; i++) {
        coarse->depth[i] = -INFINITY;
        coarse->what[i] = COARSE_NOTHING;
    }
    draw_body(coarse, body, stance->skin);
    draw_props(coarse, stance, faces);
}

int
coarse_view_at(const CoarseView *coarse, Vec3 world)
{
    Vec3 p = view_project(&coarse->view, world);
    if (!(p.x >= 0 && p.y >= 0 && p.x < COARSE_SIZE && p.y < COARSE_SIZE))
        return -1;
    return (int)p.y * COARSE_SIZE + (int)p.x;
}

bool
coarse_view_sees(const CoarseView *coarse, Vec3 world, float before)
{
    int i = coarse_view_at(coarse, world);
    return i >= 0 &&
           coarse->depth[i] < vec_dot(world, coarse->view.towards) + before;
}
