#include "figure/prop_band.h"

#include <stdlib.h>

#define NEAR 0.06f      /* [share of the segment] what counts as the section */
#define LIFT 0.004f     /* [m] off the skin */
#define RISE 0.022f     /* [m] that its back is above its middle ... */
#define MOST_TILT 0.05f /* ... but by no more tilt than this */
#define RING_STEP 0.02f /* [m] between the points of the loop */

/* The bones at a segment's ends. */
static const struct {
    BoneId from, to;
} ends[SEGMENT_COUNT] = {
    [SEGMENT_THIGH] = { BONE_THIGH1, BONE_SHANK1 },
    [SEGMENT_SHANK] = { BONE_SHANK1, BONE_FOOT },
    [SEGMENT_FOOT] = { BONE_FOOT, BONE_TOES },
    [SEGMENT_UPPER_ARM] = { BONE_UPPER_ARM1, BONE_FOREARM1 },
    [SEGMENT_FOREARM] = { BONE_FOREARM1, BONE_HAND },
    [SEGMENT_HAND] = { BONE_HAND, BONE_OF_FINGER(2, 1) },
    [SEGMENT_HEAD] = { BONE_NECK1, BONE_HEAD },
    [SEGMENT_PELVIS] = { BONE_PELVIS, BONE_SPINE5 },
    [SEGMENT_CHEST] = { BONE_SPINE3, BONE_SPINE1 },
};

static const uint8_t regions[SEGMENT_COUNT] = {
    [SEGMENT_THIGH] = BODY_THIGH,     [SEGMENT_SHANK] = BODY_SHANK,
    [SEGMENT_FOOT] = BODY_FOOT,       [SEGMENT_UPPER_ARM] = BODY_UPPER_ARM,
    [SEGMENT_FOREARM] = BODY_FOREARM, [SEGMENT_HAND] = BODY_HAND,
    [SEGMENT_HEAD] = BODY_HEAD,       [SEGMENT_PELVIS] = BODY_TORSO,
    [SEGMENT_CHEST] = BODY_TORSO,
};

/* A point on the plane across both limbs. */
typedef struct {
    float x, y;
} FlatPoint;

/* Adds the skin of one limb near `at`. */
static void
add_section(GArray *points, const Body *body, const Stance *stance,
            Segment segment, BodySide side, float at)
{
    Vec3 from = bone_head(body, ends[segment].from, side);
    Vec3 to = bone_head(body, ends[segment].to, side);
    int region = regions[segment] + (side == RIGHT ? REGION_RIGHT : 0);
    for (int i = 0; i < body->first_vertex[LAYER_HAIR]; i++)
        if (body->regions[i] == region &&
            fabsf(vec_share(body->rest[i], from, to) - at) < NEAR)
            g_array_append_val(points, stance->skin[i]);
}

static int
by_x(const void *a, const void *b)
{
    const FlatPoint *p = a, *q = b;
    if (p->x != q->x)
        return p->x < q->x ? -1 : 1;
    return (p->y > q->y) - (p->y < q->y);
}

static bool
turns_right(FlatPoint a, FlatPoint b, FlatPoint c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) <= 0;
}

/* Convex hull, counter-clockwise; `hull` has room for n + 1.  Sorts. */
static int
hull_of(FlatPoint *points, int n, FlatPoint *hull)
{
    qsort(points, (size_t)n, sizeof *points, by_x);
    int m = 0, least = 2;
    for (int i = 0; i < n; i++) {
        while (m >= least && turns_right(hull[m - 2], hull[m - 1], points[i]))
            m--;
        hull[m++] = points[i];
    }
    least = m + 1;
    for (int i = n - 2; i >= 0; i--) {
        while (m >= least && turns_right(hull[m - 2], hull[m - 1], points[i]))
            m--;
        hull[m++] = points[i];
    }
    return m - 1;
}

static float
depth_of(const FlatPoint *hull, int n)
{
    float most = 1e-3f;
    for (int i = 0; i < n; i++)
        most = fmaxf(most, fabsf(hull[i].y));
    return most;
}

/* How far it goes up the limbs for each metre to the back: seen from the front
   a level loop would be a bar. */
static float
tilt_of(const BandFrame *frame, float depth)
{
    if (frame->axis.y < 0.5f)
        return 0;
    return clampf(RISE - frame->y.y * depth, 0, MOST_TILT) / depth;
}

/* Points every RING_STEP along a closed line, pushed outwards. */
static GArray *
ring_along(const FlatPoint *hull, int n, const BandFrame *frame)
{
    GArray *ring = g_array_new(FALSE, FALSE, sizeof(Vec3));
    float tilt = tilt_of(frame, depth_of(hull, n));
    for (int i = 0; i < n; i++) {
        FlatPoint a = hull[i], b = hull[(i + 1) % n];
        float length = hypotf(b.x - a.x, b.y - a.y);
        if (length < 1e-5f)
            continue;
        float out_x = (b.y - a.y) / length, out_y = (a.x - b.x) / length;
        int steps = MAX(1, (int)(length / RING_STEP));
        for (int k = 0; k < steps; k++) {
            float t = (float)k / (float)steps;
            float x = a.x + (b.x - a.x) * t, y = a.y + (b.y - a.y) * t;
            Vec3 p = vec_add(frame->origin, vec_scale(frame->axis, y * tilt));
            p = vec_add(p, vec_scale(frame->x, x + out_x * LIFT));
            p = vec_add(p, vec_scale(frame->y, y + out_y * LIFT));
            g_array_append_val(ring, p);
        }
    }
    return ring;
}

static BandFrame
band_frame(const Body *body, const Stance *stance, Segment segment, float at)
{
    Vec3 centre[2], axis[2];
    for (int side = LEFT; side <= RIGHT; side++) {
        const Vec3 *heads = stance->skeleton.head;
        Vec3 from = heads[body->bone[ends[segment].from][side]];
        Vec3 to = heads[body->bone[ends[segment].to][side]];
        centre[side] = vec_lerp(from, to, at);
        axis[side] = vec_unit(vec_sub(from, to));
    }
    BandFrame frame = { .origin = vec_lerp(centre[LEFT], centre[RIGHT], 0.5f) };
    frame.x = vec_unit(vec_sub(centre[LEFT], centre[RIGHT]));
    frame.axis = vec_add(axis[LEFT], axis[RIGHT]);
    frame.axis = vec_sub(frame.axis,
                         vec_scale(frame.x, vec_dot(frame.x, frame.axis)));
    frame.axis = vec_unit(frame.axis);
    frame.y = vec_cross(frame.axis, frame.x);
    return frame;
}

GArray *
band_ring(const Body *body, const Stance *stance, Segment segment, float at,
          BandFrame *frame)
{
    *frame = band_frame(body, stance, segment, at);
    g_autoptr(GArray) points = g_array_new(FALSE, FALSE, sizeof(Vec3));
    add_section(points, body, stance, segment, LEFT, at);
    add_section(points, body, stance, segment, RIGHT, at);
    int n = (int)points->len;
    if (n < 3)
        return g_array_new(FALSE, FALSE, sizeof(Vec3));
    g_autofree FlatPoint *flat = g_new(FlatPoint, (size_t)n);
    g_autofree FlatPoint *hull = g_new(FlatPoint, (size_t)n + 1);
    for (int i = 0; i < n; i++) {
        Vec3 p = vec_sub(g_array_index(points, Vec3, i), frame->origin);
        flat[i] = (FlatPoint){ vec_dot(p, frame->x), vec_dot(p, frame->y) };
    }
    int m = hull_of(flat, n, hull);
    return ring_along(hull, m, frame);
}
