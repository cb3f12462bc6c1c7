#include "figure/surface.h"

#include <string.h>

/* Rounds of averaging the normals of the coarse mesh: broad, calm shade. */
#define CALMING 5

/* Each vertex' normal becomes the mean of its neighbours' and its own. */
static void
calm_normals(const Body *body, Vec3 *normals)
{
    g_autofree Vec3 *sum = g_new(Vec3, body->n_vertices);
    for (int round = 0; round < CALMING; round++) {
        memset(sum, 0, (size_t)body->n_vertices * sizeof(Vec3));
        for (int q = 0; q < body->n_quads; q++) {
            const int *v = body->quads[q];
            Vec3 all = vec_add(vec_add(normals[v[0]], normals[v[1]]),
                               vec_add(normals[v[2]], normals[v[3]]));
            for (int k = 0; k < 4; k++)
                sum[v[k]] = vec_add(sum[v[k]], all);
        }
        for (int i = 0; i < body->n_vertices; i++)
            normals[i] = vec_unit(sum[i]);
    }
}

/* The points and normals of a stance. */
static void
take_stance(Surface *s, const Body *body, const Subdivision *sub,
            const Vec3 *skin)
{
    g_autofree Vec3 *normals = g_new(Vec3, body->n_vertices);
    mesh_normals(skin, body->n_vertices, body->quads, body->n_quads, normals);
    calm_normals(body, normals);
    subdivision_smooth(sub, skin, s->points);
    subdivision_spread(sub, &normals[0].x, 3, &s->normals[0].x);
}

/* The layer of each point; a layer shares none with another. */
static uint8_t *
layers_of_points(const Surface *s)
{
    uint8_t *out = g_malloc0((gsize)s->n_points);
    for (int q = 0; q < s->n_quads; q++)
        for (int k = 0; k < 4; k++)
            out[s->quads[q][k]] = s->layers[q];
    return out;
}

static void
fill_labels(Surface *s, const Regions *regions, const MuscleMap *map,
            const MuscleChoice *choice)
{
    g_autofree uint8_t *layer = layers_of_points(s);
    bool muscles = map != NULL && choice != NULL && choice->n > 0;
    for (int i = 0; i < s->n_points; i++) {
        s->labels[i] = (uint8_t)region_label(regions, (MeshLayer)layer[i],
                                             s->rest[i], s->limb[i]);
        if (muscles && layer[i] <= LAYER_CLOTH)
            s->muscles[i] = (uint8_t)muscle_at(map, choice, s->rest[i],
                                               s->rest_normals[i], s->limb[i],
                                               NULL, NULL);
    }
}

void
surface_init(Surface *s, const Body *body, const Vec3 *skin,
             const Regions *regions, const MuscleMap *map,
             const MuscleChoice *choice)
{
    *s = (Surface){ 0 };
    s->subdivision =
            subdivision_new(body->n_vertices, body->quads, body->n_quads);
    const Subdivision *sub = s->subdivision;
    s->n_points = sub->n_points;
    s->n_quads = sub->n_quads;
    s->quads = (const int(*)[4])sub->quads;
    s->points = g_new(Vec3, s->n_points);
    s->rest = g_new(Vec3, s->n_points);
    s->normals = g_new(Vec3, s->n_points);
    s->rest_normals = g_new(Vec3, s->n_points);
    s->limb = g_malloc0_n((gsize)s->n_points, sizeof *s->limb);
    s->parts = g_malloc0((gsize)s->n_points);
    s->labels = g_malloc0((gsize)s->n_points);
    s->muscles = g_malloc0((gsize)s->n_points);
    s->layers = g_malloc0((gsize)s->n_quads);
    for (int q = 0; q < s->n_quads; q++)
        s->layers[q] = body->layers[q / 4];
    subdivision_smooth(sub, body->rest, s->rest);
    subdivision_spread(sub, &body->rest_normals[0].x, 3, &s->rest_normals[0].x);
    subdivision_spread(sub, &body->limb_share[0][0], 3, &s->limb[0][0]);
    for (int i = 0; i < s->n_points; i++)
        s->parts[i] = body->regions[sub->parent[i]];
    take_stance(s, body, sub, skin);
    fill_labels(s, regions, map, choice);
}

void
surface_move(Surface *s, const Body *body, const Vec3 *skin)
{
    take_stance(s, body, s->subdivision, skin);
}

void
surface_clear(Surface *s)
{
    subdivision_free(s->subdivision);
    g_free(s->points);
    g_free(s->rest);
    g_free(s->normals);
    g_free(s->rest_normals);
    g_free(s->limb);
    g_free(s->parts);
    g_free(s->labels);
    g_free(s->muscles);
    g_free(s->layers);
    *s = (Surface){ 0 };
}
