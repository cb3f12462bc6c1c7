#include "figure/prop_meshes.h"

#include <stdlib.h>

#include "figure/prop_band.h"

#include "body_of_test.h"

static Body *body;

static Stance
standing(void)
{
    Stance stance = { .joints = { .pelvis = { 0, 1, 0 } } };
    for (int i = 0; i < BALL_COUNT; i++)
        stance.joints.ball[i] = mat_identity();
    skeleton_pose(&stance.skeleton, body, &stance.joints);
    stance.skin = g_new(Vec3, (size_t)body->n_vertices);
    skin_body(&stance.skeleton, stance.skin);
    return stance;
}

static SceneProp
prop_of(PropKind kind)
{
    SceneProp prop = { .kind = kind,
                       .centre = { 0.4f, 0.3f, 0.2f },
                       .yaw = 30,
                       .normal = { 0, 0, 1 },
                       .segment = SEGMENT_SHANK,
                       .at = 0.8f };
    if (kind == PROP_STRAP || kind == PROP_TOWEL) {
        prop.n_path = 4;
        for (int i = 0; i < 4; i++)
            prop.path[i] =
                    vec3(0.1f * (float)i, 1 - 0.05f * (float)(i % 2), 0.3f);
    }
    return prop;
}

static Vec3
turn_of(const PropFace *face)
{
    Vec3 sum = vec3(0, 0, 0);
    for (int k = 1; k + 1 < face->n_points; k++)
        sum = vec_add(sum,
                      vec_cross(vec_sub(face->point[k], face->point[0]),
                                vec_sub(face->point[k + 1], face->point[0])));
    return sum;
}

static Vec3
middle_of(const PropFace *face)
{
    Vec3 sum = vec3(0, 0, 0);
    for (int k = 0; k < face->n_points; k++)
        sum = vec_add(sum, face->point[k]);
    return vec_scale(sum, 1 / (float)face->n_points);
}

static int
part_middle(const GArray *faces, int part, Vec3 *middle)
{
    Vec3 sum = vec3(0, 0, 0);
    int n = 0;
    for (guint i = 0; i < faces->len; i++) {
        const PropFace *face = &g_array_index(faces, PropFace, i);
        if (face->part != part)
            continue;
        sum = vec_add(sum, middle_of(face));
        n++;
    }
    *middle = vec_scale(sum, 1 / (float)n);
    return n;
}

/* Whether a kind is made of closed convex pieces only. */
static bool
is_convex(PropKind kind)
{
    return kind != PROP_STRAP && kind != PROP_TOWEL && kind != PROP_BAND;
}

static void
test_faces(void)
{
    for (int kind = 0; kind < PROP_COUNT; kind++) {
        Stance stance = standing();
        stance.props[stance.n_props++] = prop_of((PropKind)kind);
        g_autoptr(GArray) faces = prop_faces(body, &stance);
        g_assert_cmpuint(faces->len, >, 0);
        for (guint i = 0; i < faces->len; i++) {
            const PropFace *face = &g_array_index(faces, PropFace, i);
            g_assert_cmpint(face->n_points, >=, 3);
            g_assert_cmpfloat_with_epsilon(vec_length(face->normal), 1, 1e-4);
            g_assert_cmpfloat(vec_dot(turn_of(face), face->normal), >, 0);
            Vec3 middle;
            if (part_middle(faces, face->part, &middle) > 1 &&
                is_convex((PropKind)kind))
                g_assert_cmpfloat(
                        vec_dot(face->normal, vec_sub(middle_of(face), middle)),
                        >, 0);
        }
        stance_clear(&stance);
    }
}

/* Tubes and loops: from every side more is turned to us than a flat thing
   would have, and never all of it. */
static void
test_turned(void)
{
    static const PropKind kinds[] = { PROP_STRAP, PROP_TOWEL,  PROP_BAND,
                                      PROP_BALL,  PROP_ROLLER, PROP_PILLOW };
    for (size_t k = 0; k < G_N_ELEMENTS(kinds); k++) {
        Stance stance = standing();
        stance.props[stance.n_props++] = prop_of(kinds[k]);
        g_autoptr(GArray) all = prop_faces(body, &stance);
        for (int a = 0; a < 360; a += 45) {
            Vec3 towards = vec3(sinf((float)a * DEG_TO_RAD), 0.2f,
                                cosf((float)a * DEG_TO_RAD));
            g_autoptr(GArray) seen =
                    prop_faces_seen(body, &stance, vec_unit(towards));
            g_assert_cmpuint(seen->len, >, all->len / 4);
            g_assert_cmpuint(seen->len, <, all->len * 3 / 4);
        }
        stance_clear(&stance);
    }
}

static const struct {
    PropKind kind;
    Vec3 centre, half;
    float yaw;
    Vec3 least, most;
} boxes[] = {
    /* the back rises behind */
    { PROP_CHAIR,
      { 0, 0.2f, 0 },
      { 0.2f, 0.2f, 0.25f },
      0,
      { -0.2f, 0, -0.25f },
      { 0.2f, 0.84f, 0.25f } },
    { PROP_CHAIR,
      { 1, 0.2f, 0 },
      { 0.2f, 0.2f, 0.25f },
      90,
      { 0.75f, 0, -0.2f },
      { 1.25f, 0.84f, 0.2f } },
    /* the head end at +z */
    { PROP_BED,
      { 0, 0.3f, 0 },
      { 0.45f, 0.3f, 0.95f },
      0,
      { -0.45f, 0, -0.95f },
      { 0.45f, 0.86f, 1 } },
    { PROP_STEP,
      { 0, 0.1f, 0 },
      { 0.3f, 0.1f, 0.2f },
      0,
      { -0.3f, 0, -0.2f },
      { 0.3f, 0.2f, 0.2f } },
    { PROP_TABLE,
      { 0, 0.4f, 0 },
      { 0.5f, 0.4f, 0.3f },
      0,
      { -0.5f, 0, -0.3f },
      { 0.5f, 0.8f, 0.3f } },
    /* its top is the floor */
    { PROP_MAT,
      { 0, 0, 0 },
      { 0.3f, 0, 0.9f },
      0,
      { -0.3f, -0.012f, -0.9f },
      { 0.3f, 0, 0.9f } },
    { PROP_BALL,
      { 0, 0.5f, 0 },
      { 0.1f, 0.1f, 0.1f },
      0,
      { -0.1f, 0.4f, -0.1f },
      { 0.1f, 0.6f, 0.1f } },
    { PROP_ROLLER,
      { 0, 0.07f, 0 },
      { 0.2f, 0.07f, 0.07f },
      90,
      { -0.07f, 0, -0.2f },
      { 0.07f, 0.14f, 0.2f } },
};

static void
check_place(Vec3 got, Vec3 wanted)
{
    g_assert_cmpfloat_with_epsilon(got.x, wanted.x, 2e-3);
    g_assert_cmpfloat_with_epsilon(got.y, wanted.y, 2e-3);
    g_assert_cmpfloat_with_epsilon(got.z, wanted.z, 2e-3);
}

/* The box of the world that holds the props.  False when there are none. */
static bool
bounds_of_props(const Stance *stance, Vec3 *least, Vec3 *most)
{
    g_autoptr(GArray) faces = prop_faces(body, stance);
    *least = vec3(INFINITY, INFINITY, INFINITY);
    *most = vec3(-INFINITY, -INFINITY, -INFINITY);
    for (guint i = 0; i < faces->len; i++) {
        const PropFace *face = &g_array_index(faces, PropFace, i);
        for (int k = 0; k < face->n_points; k++) {
            *least = vec_least(*least, face->point[k]);
            *most = vec_most(*most, face->point[k]);
        }
    }
    return faces->len > 0;
}

static void
test_bounds(void)
{
    Vec3 least, most;
    Stance stance = standing();
    g_assert_false(bounds_of_props(&stance, &least, &most));
    stance.n_props = 1;
    for (size_t i = 0; i < G_N_ELEMENTS(boxes); i++) {
        stance.props[0] = (SceneProp){ .kind = boxes[i].kind,
                                       .centre = boxes[i].centre,
                                       .half = boxes[i].half,
                                       .yaw = boxes[i].yaw };
        g_assert_true(bounds_of_props(&stance, &least, &most));
        check_place(least, boxes[i].least);
        check_place(most, boxes[i].most);
    }
    stance_clear(&stance);
}

/* ---- painter's order against a depth buffer ---- */

#define GRID 120

typedef struct {
    Vec3 right, up, towards;
    float depth[GRID * GRID];
    int nearest[GRID * GRID], painted[GRID * GRID];
} Grid;

static Vec3
on_grid(const Grid *g, Vec3 p)
{
    return vec3((vec_dot(p, g->right) + 1.2f) * GRID / 2.4f,
                (vec_dot(p, g->up) + 1) * GRID / 2.4f, vec_dot(p, g->towards));
}

static void
grid_triangle(Grid *g, Vec3 a, Vec3 b, Vec3 c, int part)
{
    float area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
    if (fabsf(area) < 1e-6f)
        return;
    for (int i = 0; i < GRID * GRID; i++) {
        float x = (float)(i % GRID) + 0.5f - a.x;
        float y = (float)(i / GRID) + 0.5f - a.y;
        float u = (x * (c.y - a.y) - (c.x - a.x) * y) / area;
        float v = ((b.x - a.x) * y - x * (b.y - a.y)) / area;
        if (u < 0 || v < 0 || u + v > 1)
            continue;
        float depth = a.z + (b.z - a.z) * u + (c.z - a.z) * v;
        g->painted[i] = part;
        if (depth > g->depth[i] + 1e-4f) {
            g->depth[i] = depth;
            g->nearest[i] = part;
        }
    }
}

static int
wrong_pixels(const Stance *stance, float azimuth, float elevation)
{
    static Grid grid;
    float a = azimuth * DEG_TO_RAD, e = elevation * DEG_TO_RAD;
    grid.right = vec3(cosf(a), 0, -sinf(a));
    grid.towards = vec3(sinf(a) * cosf(e), sinf(e), cosf(a) * cosf(e));
    grid.up = vec_cross(grid.towards, grid.right);
    for (int i = 0; i < GRID * GRID; i++) {
        grid.depth[i] = -INFINITY;
        grid.nearest[i] = grid.painted[i] = -1;
    }
    g_autoptr(GArray) faces = prop_faces_seen(body, stance, grid.towards);
    for (guint i = 0; i < faces->len; i++) {
        const PropFace *f = &g_array_index(faces, PropFace, i);
        for (int k = 1; k + 1 < f->n_points; k++)
            grid_triangle(&grid, on_grid(&grid, f->point[0]),
                          on_grid(&grid, f->point[k]),
                          on_grid(&grid, f->point[k + 1]), f->part);
    }
    int wrong = 0;
    for (int i = 0; i < GRID * GRID; i++)
        wrong += grid.nearest[i] != grid.painted[i];
    return wrong;
}

static void
test_order(void)
{
    static const PropKind kinds[] = { PROP_CHAIR,   PROP_BED,   PROP_TABLE,
                                      PROP_DOORWAY, PROP_BENCH, PROP_STEP };
    for (size_t k = 0; k < G_N_ELEMENTS(kinds); k++) {
        Stance stance = standing();
        stance.props[stance.n_props++] =
                (SceneProp){ .kind = PROP_MAT, .centre = { 0, 0, 0 } };
        stance.props[stance.n_props++] = (SceneProp){
            .kind = kinds[k], .yaw = 20, .normal = { 0.5f, 0, 0.866f }
        };
        for (int azimuth = 0; azimuth < 360; azimuth += 24)
            for (int elevation = 5; elevation < 60; elevation += 25)
                g_assert_cmpint(
                        wrong_pixels(&stance, (float)azimuth, (float)elevation),
                        <=, 12); /* where pieces touch */
        stance_clear(&stance);
    }
}

/* ---- band and fit ---- */

static void
test_band(void)
{
    static const struct {
        Segment segment;
        float at;
    } rows[] = {
        { SEGMENT_SHANK, 0.85f },
        { SEGMENT_SHANK, 0.1f },
        { SEGMENT_THIGH, 0.8f },
        { SEGMENT_FOREARM, 0.8f },
    };
    Stance stance = standing();
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        BandFrame frame;
        g_autoptr(GArray) ring =
                band_ring(body, &stance, rows[i].segment, rows[i].at, &frame);
        g_assert_cmpuint(ring->len, >, 12);
        float front = 0, back = 0, front_z = -INFINITY, back_z = INFINITY;
        for (guint k = 0; k < ring->len; k++) {
            Vec3 p = g_array_index(ring, Vec3, k);
            Vec3 q = g_array_index(ring, Vec3, (k + 1) % ring->len);
            g_assert_cmpfloat(vec_length(vec_sub(p, q)), <, 0.06);
            if (p.z > front_z) {
                front_z = p.z;
                front = p.y;
            }
            if (p.z < back_z) {
                back_z = p.z;
                back = p.y;
            }
        }
        /* a loop, not a bar */
        if (frame.axis.y > 0.9f)
            g_assert_cmpfloat(back - front, >, 0.03);
    }
    stance_clear(&stance);
}

static void
lie_down(Stance *stance)
{
    for (int i = 0; i < body->n_vertices; i++) {
        Vec3 p = stance->skin[i];
        stance->skin[i] = vec3(p.x, p.z + 0.12f, -p.y);
    }
}

static void
test_fit(void)
{
    Stance stances[2] = { standing(), standing() };
    for (int s = 0; s < 2; s++) {
        lie_down(&stances[s]);
        stances[s].n_props = 2;
        stances[s].props[0] = (SceneProp){ .kind = PROP_MAT };
        stances[s].props[1] = (SceneProp){ .kind = PROP_WALL,
                                           .normal = { 0, 0, 1 },
                                           .centre = { 0, 1, -3 } };
    }
    props_fit(body, stances, 2);
    Vec3 least, most;
    float z0 = INFINITY, z1 = -INFINITY, top = 0;
    for (int i = 0; i < body->n_vertices; i++) {
        z0 = fminf(z0, stances[0].skin[i].z);
        z1 = fmaxf(z1, stances[0].skin[i].z);
        top = fmaxf(top, stances[0].skin[i].y);
    }
    const SceneProp *mat = &stances[1].props[0], *wall = &stances[1].props[1];
    g_assert_cmpfloat_with_epsilon(2 * mat->half.z, 1.1f * (z1 - z0), 0.02);
    g_assert_cmpfloat(mat->half.x, <=, 0.4);
    g_assert_cmpfloat(2 * wall->half.y, >, top);
    g_assert_cmpfloat(2 * wall->half.y, <, top + 0.3f);
    g_assert_cmpfloat(wall->centre.z, ==, -3);
    g_assert_true(bounds_of_props(&stances[0], &least, &most));
    stance_clear(&stances[0]);
    stance_clear(&stances[1]);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    body = body_of_test(true);
    g_test_add_func("/prop_meshes/faces", test_faces);
    g_test_add_func("/prop_meshes/turned", test_turned);
    g_test_add_func("/prop_meshes/bounds", test_bounds);
    g_test_add_func("/prop_meshes/order", test_order);
    g_test_add_func("/prop_meshes/band", test_band);
    g_test_add_func("/prop_meshes/fit", test_fit);
    int result = g_test_run();
    body_free(body);
    return result;
}
