#include "figure/mush.h"

#include <string.h>

#define MUSH_STEPS 10
#define MUSH_SHARE 0.9f

/* Hands, toes and the head are too fine for it. */
static float
stiffness(const Body *body, int vertex)
{
    float stiff = 0;
    for (int k = 0; k < 4; k++) {
        int bone = body->bones_of[vertex][k];
        BodyRegion region = region_kind(body->bone_list[bone].region);
        bool toes = bone == body->bone[BONE_TOES][LEFT] ||
                    bone == body->bone[BONE_TOES][RIGHT];
        if (region == BODY_HAND || bone == body->bone[BONE_HEAD][LEFT] || toes)
            stiff += body->weights_of[vertex][k];
    }
    return clampf(stiff * 1.2f, 0, 1);
}

static void
smooth_points(const Body *body, const Mush *mush, Vec3 *points)
{
    g_autofree Vec3 *moved = g_new(Vec3, mush->n);
    for (int step = 0; step < MUSH_STEPS; step++) {
        for (int i = 0; i < mush->n; i++) {
            int v = mush->vertex[i];
            int from = body->neighbours_at[v], to = body->neighbours_at[v + 1];
            Vec3 sum = vec3(0, 0, 0);
            for (int k = from; k < to; k++)
                sum = vec_add(sum, points[body->neighbours[k]]);
            moved[i] =
                    vec_lerp(points[v], vec_scale(sum, 1 / (float)(to - from)),
                             mush->share[i]);
        }
        for (int i = 0; i < mush->n; i++)
            points[mush->vertex[i]] = moved[i];
    }
}

Mat3
body_vertex_frame(const Body *body, const Vec3 *points, const Vec3 *normals,
                  int v)
{
    Vec3 normal = normals[v];
    Vec3 edge = vec_sub(points[body->neighbours[body->neighbours_at[v]]],
                        points[v]);
    edge = vec_unit(vec_sub(edge, vec_scale(normal, vec_dot(edge, normal))));
    return mat_columns(edge, normal, vec_cross(edge, normal));
}

static void
choose_vertices(const Body *body, Mush *mush)
{
    int *vertex = arena_array(body->arena, int, (size_t)body->n_vertices);
    float *share = arena_array(body->arena, float, (size_t)body->n_vertices);
    /* Cloth and hair follow in other ways. */
    for (int v = 0; v < body->first_vertex[LAYER_BODY + 1]; v++) {
        float s = MUSH_SHARE * (1 - stiffness(body, v));
        if (s <= 0 || body->neighbours_at[v] == body->neighbours_at[v + 1])
            continue;
        vertex[mush->n] = v;
        share[mush->n++] = s;
    }
    mush->vertex = vertex;
    mush->share = share;
}

const Mush *
mush_new(const Body *body)
{
    Mush *mush = arena_new0(body->arena, Mush);
    choose_vertices(body, mush);
    size_t n = (size_t)body->n_vertices;
    g_autofree Vec3 *smooth = g_memdup2(body->rest, n * sizeof *smooth);
    g_autofree Vec3 *normals = g_new(Vec3, n);
    smooth_points(body, mush, smooth);
    mesh_normals(smooth, body->n_vertices, body->quads, body->n_quads, normals);
    Vec3 *detail = arena_array(body->arena, Vec3, (size_t)mush->n);
    for (int i = 0; i < mush->n; i++) {
        int v = mush->vertex[i];
        Mat3 frame = body_vertex_frame(body, smooth, normals, v);
        detail[i] = mat_apply(mat_transpose(frame),
                              vec_sub(body->rest[v], smooth[v]));
    }
    mush->detail = detail;
    return mush;
}

void
mush_apply(const Body *body, Vec3 *points)
{
    const Mush *mush = body->mush;
    smooth_points(body, mush, points);
    g_autofree Vec3 *normals = g_new(Vec3, body->n_vertices);
    mesh_normals(points, body->first_vertex[LAYER_BODY + 1], body->quads,
                 body->first_quad[LAYER_BODY + 1], normals);
    g_autofree Vec3 *moved = g_new(Vec3, mush->n);
    for (int i = 0; i < mush->n; i++) {
        int v = mush->vertex[i];
        Mat3 frame = body_vertex_frame(body, points, normals, v);
        moved[i] = vec_add(points[v], mat_apply(frame, mush->detail[i]));
    }
    for (int i = 0; i < mush->n; i++)
        points[mush->vertex[i]] = moved[i];
}
