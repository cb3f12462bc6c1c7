#include "figure/prop_shapes.h"

#include <string.h>

#define TWO_PI 6.28318531f

static int
begin_part(PropBuilder *to, PropBox box)
{
    box.prop = to->prop;
    g_array_append_val(to->boxes, box);
    return (int)to->boxes->len - 1;
}

/* The normal is given, so that the order of the points follows from it. */
static void
add_face(PropBuilder *to, PropFace face)
{
    Vec3 across = vec3(0, 0, 0);
    for (int i = 1; i + 1 < face.n_points; i++)
        across = vec_add(across,
                         vec_cross(vec_sub(face.point[i], face.point[0]),
                                   vec_sub(face.point[i + 1], face.point[0])));
    face.normal = vec_unit(face.normal);
    if (vec_dot(across, face.normal) < 0) {
        for (int i = 1, k = face.n_points - 1; i < k; i++, k--) {
            Vec3 other = face.point[i];
            face.point[i] = face.point[k];
            face.point[k] = other;
        }
    }
    face.prop = to->prop;
    g_array_append_val(to->faces, face);
}

void
prop_box(PropBuilder *to, PropBox box, BoxPaint paint)
{
    int part = begin_part(to, box);
    Mat3 turn = mat_rotation_y(box.yaw);
    float half[3] = { box.half.x, box.half.y, box.half.z };
    for (int axis = 0; axis < 3; axis++) {
        Vec3 out = mat_column(turn, axis);
        int u = (axis + 1) % 3, v = (axis + 2) % 3;
        Vec3 across = vec_scale(mat_column(turn, u), half[u]);
        Vec3 along = vec_scale(mat_column(turn, v), half[v]);
        for (int sign = -1; sign <= 1; sign += 2) {
            PropFace face = {
                .n_points = 4,
                .normal = vec_scale(out, (float)sign),
                .paint = axis == 0   ? paint.side
                         : axis == 1 ? paint.top
                                     : paint.front,
                .edge = paint.edge,
                .edge_width = paint.edge_width,
                .part = part,
            };
            Vec3 centre =
                    vec_add(box.centre, vec_scale(face.normal, half[axis]));
            for (int k = 0; k < 4; k++)
                face.point[k] = vec_add(
                        vec_add(centre, vec_scale(across, k & 2 ? 1 : -1)),
                        vec_scale(along, k == 1 || k == 2 ? 1 : -1));
            add_face(to, face);
        }
    }
}

void
prop_polygon(PropBuilder *to, PropBox box, PropFace face)
{
    face.part = begin_part(to, box);
    add_face(to, face);
}

static PropFace
curved_face(int part, Paint paint, Paint edge, bool shaded)
{
    return (PropFace){
        .n_points = 4,
        .paint = paint,
        .edge = edge,
        .edge_width = 0.75f,
        .part = part,
        .curved = true,
        .shaded = shaded,
    };
}

/* Faces of a round solid: rows of `n` points, each row a ring. */
static void
add_rings(PropBuilder *to, const Vec3 *points, int rows, int n, PropFace face)
{
    for (int i = 0; i + 1 < rows; i++) {
        for (int j = 0; j < n; j++) {
            int k = (j + 1) % n;
            const Vec3 *here = points + i * n, *there = here + n;
            face.point[0] = here[j];
            face.point[1] = here[k];
            face.point[2] = there[k];
            face.point[3] = there[j];
            face.normal = vec_cross(vec_sub(there[k], here[j]),
                                    vec_sub(there[j], here[k]));
            if (vec_length(face.normal) > 0)
                add_face(to, face);
        }
    }
}

/* The sine of a superellipse: 1 a circle, towards 0 a square. */
static float
squared(float x, float power)
{
    return copysignf(powf(fabsf(x), power), x);
}

void
prop_pillow(PropBuilder *to, PropBox box, float squareness, Paint paint,
            Paint edge)
{
    enum { ROWS = 41, RING = 80 };
    static const float rim = 0.65f; /* how thick it is towards the edge */
    float power = 1 - squareness;
    Mat3 turn = mat_rotation_y(box.yaw);
    g_autofree Vec3 *points = g_new(Vec3, ROWS * RING);
    for (int i = 0; i < ROWS; i++) {
        float latitude = TWO_PI / 2 * ((float)i / (ROWS - 1) - 0.5f);
        float level = sinf(latitude), round = fmaxf(cosf(latitude), 0);
        float width = powf(round, power);
        for (int j = 0; j < RING; j++) {
            float a = -TWO_PI * (float)j / RING;
            Vec3 p = vec3(box.half.x * width * squared(cosf(a), power),
                          box.half.y * level * (rim + (1 - rim) * fabsf(level)),
                          box.half.z * width * squared(sinf(a), power));
            points[i * RING + j] = vec_add(box.centre, mat_apply(turn, p));
        }
    }
    int part = begin_part(to, box);
    add_rings(to, points, ROWS, RING, curved_face(part, paint, edge, true));
}

void
prop_ball(PropBuilder *to, Vec3 centre, float radius, Paint paint)
{
    PropBox box = { .centre = centre, .half = vec3(radius, radius, radius) };
    enum { ROWS = 33, RING = 56 };
    g_autofree Vec3 *points = g_new(Vec3, ROWS * RING);
    for (int i = 0; i < ROWS; i++) {
        float latitude = TWO_PI / 2 * ((float)i / (ROWS - 1) - 0.5f);
        for (int j = 0; j < RING; j++) {
            float a = -TWO_PI * (float)j / RING;
            Vec3 p = vec3(cosf(latitude) * cosf(a), sinf(latitude),
                          cosf(latitude) * sinf(a));
            points[i * RING + j] = vec_add(centre, vec_scale(p, radius));
        }
    }
    int part = begin_part(to, box);
    add_rings(to, points, ROWS, RING,
              curved_face(part, paint, PAINT_LINE, true));
}

/* A flat end of a tube, turned along `out`. */
static void
add_cap(PropBuilder *to, const Vec3 *ring, int n, Vec3 centre, Vec3 out,
        PropFace face)
{
    face.n_points = 3;
    face.shaded = false;
    face.normal = out;
    for (int j = 0; j < n; j++) {
        face.point[0] = centre;
        face.point[1] = ring[j];
        face.point[2] = ring[(j + 1) % n];
        add_face(to, face);
    }
}

/* The box that holds points, for the order of parts. */
static PropBox
box_of(const Vec3 *points, int n)
{
    Vec3 least = points[0], most = points[0];
    for (int i = 1; i < n; i++) {
        const Vec3 *p = &points[i];
        least = vec3(fminf(least.x, p->x), fminf(least.y, p->y),
                     fminf(least.z, p->z));
        most = vec3(fmaxf(most.x, p->x), fmaxf(most.y, p->y),
                    fmaxf(most.z, p->z));
    }
    return (PropBox){ .centre = vec_lerp(least, most, 0.5f),
                      .half = vec_scale(vec_sub(most, least), 0.5f) };
}

/* A tube through points that are near each other. */
static void
add_tube(PropBuilder *to, const Vec3 *path, int n, float radius, int ring,
         Paint paint, Paint end, bool shaded)
{
    g_autofree Vec3 *points = g_new(Vec3, (size_t)(n * ring));
    Vec3 side = vec3(0, 0, 0);
    for (int i = 0; i < n; i++) {
        Vec3 along =
                vec_unit(vec_sub(path[MIN(i + 1, n - 1)], path[MAX(i - 1, 0)]));
        /* carried along from point to point, so that it does not twist */
        side = vec_sub(side, vec_scale(along, vec_dot(along, side)));
        if (vec_length(side) < 1e-3f)
            side = vec_cross(along, fabsf(along.y) < 0.9f ? vec3(0, 1, 0)
                                                          : vec3(1, 0, 0));
        side = vec_unit(side);
        Vec3 up = vec_cross(along, side);
        for (int j = 0; j < ring; j++) {
            float a = TWO_PI * (float)j / (float)ring;
            points[i * ring + j] =
                    vec_add(path[i], vec_add(vec_scale(side, radius * cosf(a)),
                                             vec_scale(up, radius * sinf(a))));
        }
    }
    int part = begin_part(to, box_of(points, n * ring));
    PropFace face = curved_face(part, paint, PAINT_LINE, shaded);
    add_rings(to, points, n, ring, face);
    face.paint = end;
    add_cap(to, points, ring, path[0], vec_sub(path[0], path[1]), face);
    add_cap(to, points + (n - 1) * ring, ring, path[n - 1],
            vec_sub(path[n - 1], path[n - 2]), face);
}

void
prop_cylinder(PropBuilder *to, Vec3 centre, float radius, float half, float yaw,
              Paint paint, Paint end)
{
    Vec3 along = vec_scale(mat_column(mat_rotation_y(yaw), 0), half);
    Vec3 path[2] = { vec_sub(centre, along), vec_add(centre, along) };
    add_tube(to, path, 2, radius, 64, paint, end, true);
}

/* Catmull-Rom between path[i] and path[i + 1]. */
static Vec3
curve_point(const Vec3 *path, int n, int i, float t)
{
    Vec3 b = path[i], c = path[i + 1];
    Vec3 a = i > 0 ? path[i - 1] : b, d = i + 2 < n ? path[i + 2] : c;
    Vec3 from = vec_scale(vec_sub(c, a), 0.5f);
    Vec3 into = vec_scale(vec_sub(d, b), 0.5f);
    float t2 = t * t, t3 = t2 * t;
    Vec3 p = vec_scale(b, 2 * t3 - 3 * t2 + 1);
    p = vec_add(p, vec_scale(from, t3 - 2 * t2 + t));
    p = vec_add(p, vec_scale(c, 3 * t2 - 2 * t3));
    return vec_add(p, vec_scale(into, t3 - t2));
}

void
prop_tube(PropBuilder *to, const Vec3 *path, int n, float radius, Paint paint,
          Paint end)
{
    enum { STEPS = 6 };
    g_return_if_fail(n >= 2);
    g_autofree Vec3 *fine = g_new(Vec3, (size_t)n * STEPS);
    int count = 0;
    for (int i = 0; i + 1 < n; i++)
        for (int k = 0; k < STEPS; k++)
            fine[count++] = curve_point(path, n, i, (float)k / STEPS);
    fine[count++] = path[n - 1];
    add_tube(to, fine, count, radius, 14, paint, end, false);
}

void
prop_loop(PropBuilder *to, const Vec3 *ring, int n, Vec3 axis, float width,
          float thickness, Paint paint)
{
    /* the corners of the section, going round it */
    enum { CORNERS = 4 };
    static const float corner[CORNERS][2] = {
        { -1, 0 },
        { 1, 0 },
        { 1, 1 },
        { -1, 1 },
    };
    g_autofree Vec3 *points = g_new(Vec3, (size_t)n * CORNERS);
    for (int i = 0; i < n; i++) {
        Vec3 along =
                vec_unit(vec_sub(ring[(i + 1) % n], ring[(i + n - 1) % n]));
        Vec3 out = vec_cross(along, axis);
        for (int k = 0; k < CORNERS; k++)
            points[k * n + i] = vec_add(
                    ring[i], vec_add(vec_scale(axis, corner[k][0] * width / 2),
                                     vec_scale(out, corner[k][1] * thickness)));
    }
    int part = begin_part(to, box_of(points, n * CORNERS));
    PropFace face = curved_face(part, paint, PAINT_LINE, false);
    for (int k = 0; k < CORNERS; k++) {
        const Vec3 *here = points + k * n;
        const Vec3 *there = points + (k + 1) % CORNERS * n;
        for (int i = 0; i < n; i++) {
            int next = (i + 1) % n;
            Vec3 along = vec_sub(here[next], here[i]);
            face.point[0] = here[i];
            face.point[1] = here[next];
            face.point[2] = there[next];
            face.point[3] = there[i];
            face.normal = vec_cross(along, vec_sub(there[i], here[i]));
            add_face(to, face);
        }
    }
}
