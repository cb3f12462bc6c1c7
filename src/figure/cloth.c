#include "figure/cloth.h"

#include "figure/mush.h"

/* Nearer anchors count more, but none counts alone [m]. */
#define CLOTH_SOFTENING 0.004f

const Cloth *
cloth_new(const Body *body)
{
    int first = body->first_vertex[LAYER_CLOTH];
    size_t n = (size_t)(body->first_vertex[LAYER_CLOTH + 1] - first);
    Cloth *cloth = arena_new0(body->arena, Cloth);
    float(*share)[CLOTH_ANCHORS] =
            arena_alloc(body->arena, (n + 1) * sizeof *share);
    Vec3(*offset)[CLOTH_ANCHORS] =
            arena_alloc(body->arena, (n + 1) * sizeof *offset);
    for (size_t i = 0; i < n; i++) {
        float sum = 0;
        for (size_t k = 0; k < CLOTH_ANCHORS; k++) {
            int anchor = body->anchors[i][k];
            Mat3 frame = body_vertex_frame(body, body->rest, body->rest_normals,
                                           anchor);
            Vec3 away =
                    vec_sub(body->rest[(size_t)first + i], body->rest[anchor]);
            offset[i][k] = mat_apply(mat_transpose(frame), away);
            share[i][k] = 1 / (vec_length(away) + CLOTH_SOFTENING);
            sum += share[i][k];
        }
        for (size_t k = 0; k < CLOTH_ANCHORS; k++)
            share[i][k] /= sum;
    }
    cloth->share = (const float(*)[CLOTH_ANCHORS])share;
    cloth->offset = (const Vec3(*)[CLOTH_ANCHORS])offset;
    return cloth;
}

void
cloth_apply(const Body *body, Vec3 *points)
{
    const Cloth *cloth = body->cloth;
    int first = body->first_vertex[LAYER_CLOTH];
    int n_skin = body->first_vertex[LAYER_BODY + 1];
    g_autofree Vec3 *normals = g_new(Vec3, n_skin);
    mesh_normals(points, n_skin, body->quads, body->first_quad[LAYER_BODY + 1],
                 normals);
    for (int v = first; v < body->first_vertex[LAYER_CLOTH + 1]; v++) {
        int i = v - first;
        Vec3 sum = vec3(0, 0, 0);
        for (int k = 0; k < CLOTH_ANCHORS; k++) {
            int anchor = body->anchors[i][k];
            Mat3 frame = body_vertex_frame(body, points, normals, anchor);
            Vec3 p = vec_add(points[anchor],
                             mat_apply(frame, cloth->offset[i][k]));
            sum = vec_add(sum, vec_scale(p, cloth->share[i][k]));
        }
        points[v] = sum;
    }
}
