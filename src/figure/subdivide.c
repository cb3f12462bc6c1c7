#include "figure/subdivide.h"

#include <string.h>

/* Edges by their ends, chained from a hash of them. */
typedef struct {
    unsigned mask;
    int *first, *next;
} EdgeHash;

static void
edge_hash_init(EdgeHash *hash, int n_edges)
{
    unsigned size = 1024;
    while (size < (unsigned)n_edges)
        size *= 2;
    hash->mask = size - 1;
    hash->first = g_new(int, size);
    memset(hash->first, -1, size * sizeof *hash->first);
    hash->next = g_new(int, n_edges);
}

static void
edge_hash_clear(EdgeHash *hash)
{
    g_free(hash->first);
    g_free(hash->next);
}

/* The edge between two points, which is now also at `quad`. */
static int
edge_of(Subdivision *s, EdgeHash *hash, int p, int q, int quad)
{
    int a = MIN(p, q), b = MAX(p, q);
    unsigned slot =
            ((unsigned)a * 73856093u ^ (unsigned)b * 19349663u) & hash->mask;
    for (int e = hash->first[slot]; e >= 0; e = hash->next[e])
        if (s->edges[e].a == a && s->edges[e].b == b) {
            s->edges[e].right = quad;
            return e;
        }
    int e = s->n_edges++;
    s->edges[e] = (SubdivisionEdge){ a, b, quad, -1 };
    hash->next[e] = hash->first[slot];
    hash->first[slot] = e;
    return e;
}

static void
make_quads(Subdivision *s)
{
    EdgeHash hash;
    edge_hash_init(&hash, s->n_old_quads * 4);
    s->edges = g_new(SubdivisionEdge, s->n_old_quads * 4);
    s->n_quads = s->n_old_quads * 4;
    s->quads = g_malloc(sizeof *s->quads * (size_t)s->n_quads);
    int first_edge = s->n_old + s->n_old_quads;
    for (int i = 0; i < s->n_old_quads; i++) {
        const int *corner = s->old_quads[i];
        int edge[4];
        for (int k = 0; k < 4; k++)
            edge[k] = first_edge +
                      edge_of(s, &hash, corner[k], corner[(k + 1) % 4], i);
        for (int k = 0; k < 4; k++) {
            int *quad = s->quads[i * 4 + k];
            quad[0] = corner[k];
            quad[1] = edge[k];
            quad[2] = s->n_old + i;
            quad[3] = edge[(k + 3) % 4];
        }
    }
    s->n_points = first_edge + s->n_edges;
    edge_hash_clear(&hash);
}

static void
make_parents(Subdivision *s)
{
    s->parent = g_new(int, s->n_points);
    for (int i = 0; i < s->n_old; i++)
        s->parent[i] = i;
    for (int i = 0; i < s->n_old_quads; i++)
        s->parent[s->n_old + i] = s->old_quads[i][0];
    for (int e = 0; e < s->n_edges; e++)
        s->parent[s->n_old + s->n_old_quads + e] = s->edges[e].a;
}

static void
make_valences(Subdivision *s)
{
    s->valence = g_new0(int, s->n_old);
    for (int e = 0; e < s->n_edges; e++) {
        s->valence[s->edges[e].a]++;
        s->valence[s->edges[e].b]++;
    }
    for (int e = 0; e < s->n_edges; e++)
        if (s->edges[e].right < 0)
            s->valence[s->edges[e].a] = s->valence[s->edges[e].b] = 0;
    for (int i = 0; i < s->n_old; i++)
        if (s->valence[i] < 3)
            s->valence[i] = 0;
}

Subdivision *
subdivision_new(int n_points, const int (*quads)[4], int n_quads)
{
    Subdivision *s = g_new0(Subdivision, 1);
    s->n_old = n_points;
    s->n_old_quads = n_quads;
    s->old_quads = quads;
    make_quads(s);
    make_parents(s);
    make_valences(s);
    return s;
}

void
subdivision_free(Subdivision *s)
{
    if (s == NULL)
        return;
    g_free(s->quads);
    g_free(s->parent);
    g_free(s->edges);
    g_free(s->valence);
    g_free(s);
}

static void
quad_points(const Subdivision *s, const Vec3 *points, Vec3 *out)
{
    for (int i = 0; i < s->n_old_quads; i++) {
        const int *q = s->old_quads[i];
        Vec3 sum = vec_add(vec_add(points[q[0]], points[q[1]]),
                           vec_add(points[q[2]], points[q[3]]));
        out[i] = vec_scale(sum, 0.25f);
    }
}

/* A point that n edges meet at moves to (F + 2 E + (n - 3) P) / n, where F is
   the mean of the quads' points and E that of the edges' middles. */
static void
old_points(const Subdivision *s, const Vec3 *points, const Vec3 *quad_point,
           Vec3 *out)
{
    memset(out, 0, sizeof *out * (size_t)s->n_old);
    for (int i = 0; i < s->n_old_quads; i++)
        for (int k = 0; k < 4; k++) {
            Vec3 *sum = &out[s->old_quads[i][k]];
            *sum = vec_add(*sum, quad_point[i]);
        }
    for (int e = 0; e < s->n_edges; e++) {
        int a = s->edges[e].a, b = s->edges[e].b;
        Vec3 ends = vec_add(points[a], points[b]);
        out[a] = vec_add(out[a], ends);
        out[b] = vec_add(out[b], ends);
    }
    for (int i = 0; i < s->n_old; i++) {
        float n = (float)s->valence[i];
        out[i] = n > 0 ? vec_scale(vec_add(vec_scale(out[i], 1 / n),
                                           vec_scale(points[i], n - 3)),
                                   1 / n)
                       : points[i];
    }
}

void
subdivision_smooth(const Subdivision *s, const Vec3 *points, Vec3 *out)
{
    Vec3 *quad_point = out + s->n_old;
    Vec3 *edge_point = quad_point + s->n_old_quads;
    quad_points(s, points, quad_point);
    for (int e = 0; e < s->n_edges; e++) {
        const SubdivisionEdge *edge = &s->edges[e];
        Vec3 ends = vec_add(points[edge->a], points[edge->b]);
        if (edge->right < 0) {
            edge_point[e] = vec_scale(ends, 0.5f);
            continue;
        }
        Vec3 sides = vec_add(quad_point[edge->left], quad_point[edge->right]);
        edge_point[e] = vec_scale(vec_add(ends, sides), 0.25f);
    }
    old_points(s, points, quad_point, out);
}

void
subdivision_spread(const Subdivision *s, const float *values, int width,
                   float *out)
{
    size_t w = (size_t)width;
    memcpy(out, values, sizeof *out * w * (size_t)s->n_old);
    float *at = out + w * (size_t)s->n_old;
    for (int i = 0; i < s->n_old_quads; i++, at += w) {
        const int *q = s->old_quads[i];
        for (int k = 0; k < width; k++)
            at[k] = 0.25f *
                    (values[q[0] * width + k] + values[q[1] * width + k] +
                     values[q[2] * width + k] + values[q[3] * width + k]);
    }
    for (int e = 0; e < s->n_edges; e++, at += w)
        for (int k = 0; k < width; k++)
            at[k] = 0.5f * (values[s->edges[e].a * width + k] +
                            values[s->edges[e].b * width + k]);
}
