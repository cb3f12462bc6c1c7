#include "figure/body_parts.h"

#include "figure/cloth.h"
#include "figure/mush.h"

#include <string.h>

static void
add_neighbour(int *list, int *n, int vertex)
{
    for (int i = 0; i < *n; i++)
        if (list[i] == vertex)
            return;
    list[(*n)++] = vertex;
}

/* The highest first: along that edge lies the vertex' own frame, which so
   mirrors with the body. */
static void
highest_first(const Vec3 *rest, int *list, int n)
{
    int best = 0;
    for (int i = 1; i < n; i++) {
        Vec3 a = rest[list[i]], b = rest[list[best]];
        if (a.y > b.y || (!(a.y < b.y) && a.z > b.z))
            best = i;
    }
    if (n > 0) {
        int kept = list[0];
        list[0] = list[best];
        list[best] = kept;
    }
}

static void
make_neighbours(Body *body)
{
    size_t n = (size_t)body->n_vertices;
    g_autofree int *room = g_new0(int, n + 1); /* before each vertex' list */
    g_autofree int *n_of = g_new0(int, n);
    for (int q = 0; q < body->n_quads; q++)
        for (int k = 0; k < 4; k++)
            room[body->quads[q][k] + 1] += 2;
    for (size_t i = 0; i < n; i++)
        room[i + 1] += room[i];
    g_autofree int *lists = g_new(int, room[n] + 1);
    for (int q = 0; q < body->n_quads; q++)
        for (int k = 0; k < 4; k++) {
            int a = body->quads[q][k], b = body->quads[q][(k + 1) % 4];
            add_neighbour(lists + room[a], &n_of[a], b);
            add_neighbour(lists + room[b], &n_of[b], a);
        }
    int *at = arena_array(body->arena, int, n + 1);
    int *neighbours = arena_array(body->arena, int, (size_t)room[n] + 1);
    for (size_t i = 0; i < n; i++) {
        highest_first(body->rest, lists + room[i], n_of[i]);
        memcpy(neighbours + at[i], lists + room[i],
               sizeof *lists * (size_t)n_of[i]);
        at[i + 1] = at[i] + n_of[i];
    }
    body->neighbours_at = at;
    body->neighbours = neighbours;
}

enum { SHARE_ARM, SHARE_LEG, SHARE_HEAD, SHARE_COUNT };

static const int share_of_region[] = {
    [BODY_TORSO] = -1,
    [BODY_HEAD] = SHARE_HEAD,
    [BODY_UPPER_ARM] = SHARE_ARM,
    [BODY_FOREARM] = SHARE_ARM,
    [BODY_HAND] = SHARE_ARM,
    [BODY_THIGH] = SHARE_LEG,
    [BODY_SHANK] = SHARE_LEG,
    [BODY_FOOT] = SHARE_LEG,
};

static void
make_regions(Body *body)
{
    size_t n = (size_t)body->n_vertices;
    uint8_t *regions = arena_alloc(body->arena, n);
    float(*shares)[SHARE_COUNT] = arena_alloc(body->arena, n * sizeof *shares);
    body->sole = body->rest[0].y;
    for (size_t i = 0; i < n; i++) {
        regions[i] = body->bone_list[body->bones_of[i][0]].region;
        for (int k = 0; k < 4; k++) {
            int region = body->bone_list[body->bones_of[i][k]].region;
            int share = share_of_region[region_kind(region)];
            if (share >= 0)
                shares[i][share] += body->weights_of[i][k];
        }
        body->sole = fminf(body->sole, body->rest[i].y);
    }
    body->regions = regions;
    body->limb_share = (const float(*)[SHARE_COUNT])shares;
}

void
body_make_tables(Body *body)
{
    Vec3 *normals = arena_array(body->arena, Vec3, (size_t)body->n_vertices);
    mesh_normals(body->rest, body->n_vertices, body->quads, body->n_quads,
                 normals);
    body->rest_normals = normals;
    make_neighbours(body);
    make_regions(body);
    body->mush = mush_new(body);
    body->cloth = cloth_new(body);
}

void
mesh_normals(const Vec3 *points, int n_points, const int (*quads)[4],
             int n_quads, Vec3 *normals)
{
    for (int i = 0; i < n_points; i++)
        normals[i] = vec3(0, 0, 0);
    for (int q = 0; q < n_quads; q++) {
        const int *v = quads[q];
        Vec3 n = vec_cross(vec_sub(points[v[2]], points[v[0]]),
                           vec_sub(points[v[3]], points[v[1]]));
        for (int k = 0; k < 4; k++)
            normals[v[k]] = vec_add(normals[v[k]], n);
    }
    for (int i = 0; i < n_points; i++)
        normals[i] = vec_unit(normals[i]);
}
