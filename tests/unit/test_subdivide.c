#include "figure/subdivide.h"

static const Vec3 cube[] = { { -1, -1, -1 }, { 1, -1, -1 }, { 1, 1, -1 },
                             { -1, 1, -1 },  { -1, -1, 1 }, { 1, -1, 1 },
                             { 1, 1, 1 },    { -1, 1, 1 } };
static const int cube_quads[6][4] = { { 0, 3, 2, 1 }, { 4, 5, 6, 7 },
                                      { 0, 1, 5, 4 }, { 2, 3, 7, 6 },
                                      { 0, 4, 7, 3 }, { 1, 2, 6, 5 } };

static void
check_at(Vec3 p, float x, float y, float z)
{
    g_assert_cmpfloat_with_epsilon(p.x, x, 1e-5f);
    g_assert_cmpfloat_with_epsilon(p.y, y, 1e-5f);
    g_assert_cmpfloat_with_epsilon(p.z, z, 1e-5f);
}

/* A cube's corners go to 5/9, its edges' middles to 3/4. */
static void
test_cube(void)
{
    g_autoptr(Subdivision) s = subdivision_new(8, cube_quads, 6);
    g_assert_cmpint(s->n_points, ==, 8 + 6 + 12);
    g_assert_cmpint(s->n_quads, ==, 24);
    Vec3 out[26];
    subdivision_smooth(s, cube, out);
    for (int i = 0; i < 8; i++)
        check_at(out[i], cube[i].x * 5 / 9, cube[i].y * 5 / 9,
                 cube[i].z * 5 / 9);
    check_at(out[8], 0, 0, -1);
    check_at(out[9], 0, 0, 1);
    for (int e = 0; e < s->n_edges; e++) {
        Vec3 a = cube[s->edges[e].a], b = cube[s->edges[e].b];
        Vec3 middle = vec_scale(vec_add(a, b), 0.5f * 0.75f);
        check_at(out[14 + e], middle.x, middle.y, middle.z);
    }
}

/* Each of the four quads of one lies at one of its corners, and looks the same
   way. */
static void
test_children(void)
{
    g_autoptr(Subdivision) s = subdivision_new(8, cube_quads, 6);
    Vec3 out[26];
    subdivision_smooth(s, cube, out);
    for (int i = 0; i < s->n_quads; i++) {
        const int *q = s->quads[i];
        g_assert_cmpint(q[0], ==, cube_quads[i / 4][i % 4]);
        Vec3 n = vec_cross(vec_sub(out[q[2]], out[q[0]]),
                           vec_sub(out[q[3]], out[q[1]]));
        g_assert_cmpfloat(vec_dot(n, out[q[2]]), >, 0);
        for (int k = 0; k < 4; k++) {
            int parent = s->parent[q[k]], found = 0;
            for (int c = 0; c < 4; c++)
                found |= cube_quads[i / 4][c] == parent;
            g_assert_true(found);
        }
    }
}

static const Vec3 sheet[] = { { 0, 0, 0 }, { 1, 0, 0 }, { 2, 0, 0 },
                              { 0, 1, 0 }, { 1, 1, 0 }, { 2, 1, 0 },
                              { 0, 2, 0 }, { 1, 2, 0 }, { 2, 2, 9 } };
static const int sheet_quads[4][4] = {
    { 0, 1, 4, 3 }, { 1, 2, 5, 4 }, { 3, 4, 7, 6 }, { 4, 5, 8, 7 }
};

/* A border stays where it is, so that hems do not shrink. */
static void
test_border(void)
{
    g_autoptr(Subdivision) s = subdivision_new(9, sheet_quads, 4);
    g_autofree Vec3 *out = g_new(Vec3, s->n_points);
    subdivision_smooth(s, sheet, out);
    for (int i = 0; i < 9; i++)
        if (i != 4)
            check_at(out[i], sheet[i].x, sheet[i].y, sheet[i].z);
    g_assert_cmpfloat(out[4].z, >, 0);
    for (int e = 0; e < s->n_edges; e++)
        if (s->edges[e].right < 0) {
            Vec3 ends = vec_add(sheet[s->edges[e].a], sheet[s->edges[e].b]);
            check_at(out[13 + e], ends.x / 2, ends.y / 2, ends.z / 2);
        }
}

static void
test_spread(void)
{
    static const float values[9][2] = { { 0, 1 }, { 1, 1 }, { 2, 1 },
                                        { 0, 1 }, { 1, 1 }, { 2, 1 },
                                        { 0, 1 }, { 1, 1 }, { 2, 1 } };
    g_autoptr(Subdivision) s = subdivision_new(9, sheet_quads, 4);
    g_autofree float *out = g_new(float, s->n_points * 2);
    subdivision_spread(s, values[0], 2, out);
    for (int i = 0; i < 9; i++)
        g_assert_cmpfloat_with_epsilon(out[2 * i], values[i][0], 1e-6f);
    g_assert_cmpfloat_with_epsilon(out[2 * 9], 0.5f, 1e-6f);
    g_assert_cmpfloat_with_epsilon(out[2 * 10], 1.5f, 1e-6f);
    for (int i = 0; i < s->n_points; i++)
        g_assert_cmpfloat_with_epsilon(out[2 * i + 1], 1, 1e-6f);
}

/* A point that nothing uses is not moved. */
static void
test_loose(void)
{
    static const Vec3 points[] = {
        { 0, 0, 0 }, { 1, 0, 0 }, { 1, 1, 0 }, { 0, 1, 0 }, { 7, 8, 9 }
    };
    static const int quads[1][4] = { { 0, 1, 2, 3 } };
    g_autoptr(Subdivision) s = subdivision_new(5, quads, 1);
    Vec3 out[10];
    g_assert_cmpint(s->n_points, ==, 10);
    subdivision_smooth(s, points, out);
    check_at(out[4], 7, 8, 9);
    check_at(out[5], 0.5f, 0.5f, 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/subdivide/cube", test_cube);
    g_test_add_func("/subdivide/children", test_children);
    g_test_add_func("/subdivide/border", test_border);
    g_test_add_func("/subdivide/spread", test_spread);
    g_test_add_func("/subdivide/loose", test_loose);
    return g_test_run();
}
