#include "figure/painter.h"

/* The head seen from the front, at rest: how far the skin reaches out at each
   cell.  The features are drawn on it from there. */
#define CELL 0.001f /* [m] */
#define MAP_WIDTH 160
#define MAP_HEIGHT 170
#define MAP_BELOW 0.11f /* of the eyes [m] */

#define FACING 0.30f    /* least cosine to the viewer */
#define IN_FRONT 0.009f /* [m]: what may be before a feature and not hide it */
#define SAMPLES 8       /* between two points of a feature */
#define MOST_POINTS 6

typedef struct {
    float z[MAP_HEIGHT][MAP_WIDTH]; /* -INFINITY: no face */
} FaceMap;

/* Metres from the middle between the eyes; mirrored when `paired`. */
typedef struct {
    int n;
    bool paired, from_eye; /* x counts from the eye, outwards */
    float width;           /* of the line, of a woman's face */
    float male;            /* a man's, relative to that */
    float at[MOST_POINTS][2];
} Feature;

static const Feature features[] = {
    /* upper lid */
    { 5,
      true,
      true,
      0.50f,
      1,
      { { -0.0150f, -0.0010f },
        { -0.0085f, 0.0050f },
        { 0, 0.0072f },
        { 0.0090f, 0.0050f },
        { 0.0160f, -0.0005f } } },
    /* brow */
    { 4,
      true,
      true,
      0.46f,
      1.4f,
      { { -0.0160f, 0.0195f },
        { -0.0040f, 0.0235f },
        { 0.0100f, 0.0235f },
        { 0.0210f, 0.0175f } } },
    /* nostril */
    { 3,
      true,
      false,
      0.28f,
      1,
      { { 0.0135f, -0.0400f }, { 0.0090f, -0.0435f }, { 0.0040f, -0.0425f } } },
    /* mouth, with the ends a little up */
    { 5,
      false,
      false,
      0.46f,
      1,
      { { -0.0225f, -0.0640f },
        { -0.0110f, -0.0668f },
        { 0, -0.0678f },
        { 0.0110f, -0.0668f },
        { 0.0225f, -0.0640f } } },
    /* lower lip */
    { 3,
      false,
      false,
      0.24f,
      1,
      { { -0.0080f, -0.0790f }, { 0, -0.0806f }, { 0.0080f, -0.0790f } } },
};

/* Half the size of a pupil [m]. */
#define PUPIL_X 0.0040f
#define PUPIL_Y 0.0052f
#define PUPIL_LEAST 0.36f /* line units */
#define PUPIL_OUT 0.005f  /* [m] further out, when it is not seen */
#define PUPIL_FACING -0.3f
#define PUPIL_IN_FRONT 0.015f /* [m] */

static void
map_triangle(FaceMap *map, const Vec3 p[3])
{
    float area = (p[1].x - p[0].x) * (p[2].y - p[0].y) -
                 (p[2].x - p[0].x) * (p[1].y - p[0].y);
    if (area <= 1e-12f)
        return;
    float x0 = fminf(p[0].x, fminf(p[1].x, p[2].x));
    float x1 = fmaxf(p[0].x, fmaxf(p[1].x, p[2].x));
    float y0 = fminf(p[0].y, fminf(p[1].y, p[2].y));
    float y1 = fmaxf(p[0].y, fmaxf(p[1].y, p[2].y));
    for (int y = MAX(0, (int)y0); y <= MIN(MAP_HEIGHT - 1, (int)y1 + 1); y++)
        for (int x = MAX(0, (int)x0); x <= MIN(MAP_WIDTH - 1, (int)x1 + 1);
             x++) {
            float dx = (float)x - p[0].x, dy = (float)y - p[0].y;
            float b = (dx * (p[2].y - p[0].y) - (p[2].x - p[0].x) * dy) / area;
            float c = ((p[1].x - p[0].x) * dy - dx * (p[1].y - p[0].y)) / area;
            if (b < -1e-3f || c < -1e-3f || b + c > 1.001f)
                continue;
            float z = p[0].z * (1 - b - c) + p[1].z * b + p[2].z * c;
            map->z[y][x] = fmaxf(map->z[y][x], z);
        }
}

static FaceMap *
face_map_new(const Surface *s, const Regions *r)
{
    FaceMap *map = g_new(FaceMap, 1);
    for (int i = 0; i < MAP_HEIGHT * MAP_WIDTH; i++)
        (&map->z[0][0])[i] = -INFINITY;
    for (int q = 0; q < s->n_quads; q++) {
        const int *v = s->quads[q];
        if (s->layers[q] != LAYER_BODY || s->parts[v[0]] != BODY_HEAD ||
            s->rest[v[0]].z < r->skull.z)
            continue;
        Vec3 p[4];
        for (int k = 0; k < 4; k++) {
            Vec3 a = s->rest[v[k]];
            p[k] = vec3(a.x / CELL + MAP_WIDTH / 2.0f,
                        (a.y - r->eye.y + MAP_BELOW) / CELL, a.z);
        }
        map_triangle(map, p);
        map_triangle(map, (Vec3[]){ p[0], p[2], p[3] });
    }
    return map;
}

/* The skin at a place of the face; false where there is none. */
static bool
on_face(const FaceMap *map, const Regions *r, float x, float y, Vec3 *rest,
        Vec3 *normal)
{
    int cx = (int)lrintf(x / CELL + MAP_WIDTH / 2.0f);
    int cy = (int)lrintf((y + MAP_BELOW) / CELL);
    if (cx < 4 || cy < 4 || cx >= MAP_WIDTH - 4 || cy >= MAP_HEIGHT - 4)
        return false;
    /* the lips' slit is no place to draw in: take the foremost around */
    float z = -INFINITY;
    for (int k = -4; k <= 4; k++)
        z = fmaxf(z, map->z[cy + k][cx]);
    float slope_x = (map->z[cy][cx + 4] - map->z[cy][cx - 4]) / (8 * CELL);
    float slope_y = (map->z[cy + 4][cx] - map->z[cy - 4][cx]) / (8 * CELL);
    if (!isfinite(z) || !isfinite(slope_x) || !isfinite(slope_y))
        return false;
    *rest = vec3(x, y + r->eye.y, z);
    *normal = vec_unit(vec3(-slope_x, -slope_y, 1));
    return true;
}

/* Where a place of the face is in the picture; false when it is not seen:
   turned further away than `facing`, or `hidden` metres behind the surface. */
static bool
seen_on_face(const Painter *p, const FaceMap *map, float x, float y,
             float facing, float hidden, LinePoint *out)
{
    const Skeleton *sk = &p->stance->skeleton;
    int head = p->body->bone[BONE_HEAD][0];
    Vec3 rest, normal;
    if (!on_face(map, &p->regions, x, y, &rest, &normal))
        return false;
    Vec3 at = view_project(&p->view, skeleton_point(sk, head, rest));
    out->x = at.x;
    out->y = at.y;
    int px = (int)floorf(at.x), py = (int)floorf(at.y);
    if (px < 0 || py < 0 || px >= p->raster.width || py >= p->raster.height)
        return false;
    int i = py * p->raster.width + px;
    return p->raster.label[i] == LABEL_SKIN && p->raster.part[i] == BODY_HEAD &&
           p->raster.depth[i] < at.z + hidden &&
           vec_dot(mat_apply(sk->turn[head], normal), p->view.towards) > facing;
}

/* Catmull-Rom in one coordinate. */
static float
between(const Feature *f, int k, float t, int axis)
{
    float a = f->at[MAX(k - 1, 0)][axis], b = f->at[k][axis],
          c = f->at[k + 1][axis], d = f->at[MIN(k + 2, f->n - 1)][axis];
    return 0.5f * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t +
                   (3 * b - a - 3 * c + d) * t * t * t);
}

/* A run of points as a brush with pointed ends, unless it has fewer than
   `least`. */
static void
add_run(Painter *p, GArray *run, float width, int least)
{
    int n = (int)run->len;
    if (n >= least) {
        LinePoint knots[MOST_POINTS * SAMPLES];
        int m = 0;
        for (int i = 0; i < n; i++) {
            float u = fminf((float)i, (float)(n - 1 - i)) * 2 / (float)n;
            LinePoint q = g_array_index(run, LinePoint, i);
            q.w = width * (0.25f + 0.75f * sqrtf(u));
            if (i % 3 == 0 || i == n - 1)
                knots[m++] = q;
        }
        path_begin(p->list, PATH_BRUSH, PAINT_LINE);
        path_smooth(p->list, knots, m, false, true);
        path_end(p->list, 1, 0);
    }
    g_array_set_size(run, 0);
}

static void
add_feature(Painter *p, const FaceMap *map, const Feature *f, float side)
{
    g_autoptr(GArray) run = g_array_new(FALSE, FALSE, sizeof(LinePoint));
    float width = f->width * (p->regions.female ? 1 : f->male);
    float from = f->from_eye ? p->regions.eye.x : 0;
    int last = (f->n - 1) * SAMPLES;
    /* a piece of a lid is a slash beside the pupil */
    int least = f->from_eye ? last * 2 / 3 : 6;
    for (int i = 0; i <= last; i++) {
        int k = MIN(i / SAMPLES, f->n - 2);
        float t = (float)(i - k * SAMPLES) / SAMPLES;
        LinePoint at = { 0 };
        if (seen_on_face(p, map, side * (from + between(f, k, t, 0)),
                         between(f, k, t, 1), FACING, IN_FRONT, &at))
            g_array_append_val(run, at);
        else
            add_run(p, run, width, least);
    }
    add_run(p, run, width, least);
}

/* Half an axis of the pupil in the picture, of at least `least` pixels. */
static LinePoint
pupil_axis(const Painter *p, Vec3 half, float least)
{
    int head = p->body->bone[BONE_HEAD][0];
    Vec3 turned = mat_apply(p->stance->skeleton.turn[head], half);
    LinePoint axis = { vec_dot(turned, p->view.right) * p->view.scale,
                       -vec_dot(turned, p->view.up) * p->view.scale, 0 };
    float length = hypotf(axis.x, axis.y);
    if (length < least && length > 1e-3f) {
        axis.x *= least / length;
        axis.y *= least / length;
    }
    return axis;
}

/* In profile too, where it lies further out. */
static void
add_pupil(Painter *p, const FaceMap *map, float side)
{
    LinePoint ring[8], middle;
    bool seen = false;
    for (float out = 0; out < 3.5f && !seen; out++)
        seen = seen_on_face(p, map, side * (p->regions.eye.x + out * PUPIL_OUT),
                            0.0005f, PUPIL_FACING, PUPIL_IN_FRONT, &middle);
    if (!seen)
        return;
    LinePoint up = pupil_axis(p, vec3(0, PUPIL_Y, 0), PUPIL_LEAST * p->unit);
    LinePoint across =
            pupil_axis(p, vec3(PUPIL_X, 0, 0), 0.6f * hypotf(up.x, up.y));
    for (int k = 0; k < 8; k++) {
        float a = (float)k * 45 * DEG_TO_RAD, c = cosf(a), s = sinf(a);
        ring[k] = (LinePoint){ middle.x + across.x * c + up.x * s,
                               middle.y + across.y * c + up.y * s, 0 };
    }
    path_begin(p->list, PATH_FILL, PAINT_LINE);
    path_smooth(p->list, ring, 8, true, false);
    path_close(p->list);
    path_end(p->list, 0, 0);
}

void
paint_face(Painter *p)
{
    g_autofree FaceMap *map = face_map_new(&p->surface, &p->regions);
    for (size_t i = 0; i < G_N_ELEMENTS(features); i++) {
        add_feature(p, map, &features[i], 1);
        if (features[i].paired)
            add_feature(p, map, &features[i], -1);
    }
    add_pupil(p, map, 1);
    add_pupil(p, map, -1);
}
