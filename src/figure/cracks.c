#include "figure/cracks.h"

#include <string.h>

/* Jumps [m] between neighbouring pixels. */
#define REST_JUMP 0.028f       /* of the rest position: always a fold */
#define REST_JUMP_APART 0.012f /* ... when the parts do not adjoin */
#define REST_JUMP_LABEL 0.02f  /* ... with another colour */
#define REST_JUMP_WEAK 0.006f
#define REST_JUMP_FINGER 0.008f /* ... of one hand */
#define REST_JUMP_SLEEVE 0.09f  /* less: a limb that comes out of its sleeve */
#define DEPTH_JUMP 0.010f
#define DEPTH_JUMP_HAIR 0.012f
#define CALM 1.7f /* shirts on the trunk: as much more for a fold */

typedef struct {
    const Raster *raster;
    const View *view;
    const Regions *regions;
} Scene;

/* Two pixels either side of a crack, and the next ones out. */
typedef struct {
    int a, b, before, after;
} Site;

static uint8_t
without_side(uint8_t part)
{
    return part > REGION_RIGHT ? (uint8_t)(part - REGION_RIGHT) : part;
}

/* Whether two parts of the body do not grow from each other. */
static bool
are_apart(uint8_t a, uint8_t b)
{
    bool other_side = (a > REGION_RIGHT) != (b > REGION_RIGHT);
    a = without_side(a);
    b = without_side(b);
    if (a == b)
        return a > BODY_HEAD && other_side;
    if (a > b) {
        uint8_t t = a;
        a = b;
        b = t;
    }
    if (a == BODY_TORSO)
        return b != BODY_HEAD && b != BODY_UPPER_ARM && b != BODY_THIGH;
    return a == BODY_HEAD || other_side || b - a != 1 || a == BODY_HAND;
}

static bool
is_person(const Scene *s, int i)
{
    return label_is_person(s->raster->label[i]);
}

static float
depth_gap(const Scene *s, int a, int b)
{
    return fabsf(s->raster->depth[a] - s->raster->depth[b]);
}

/* The face's features are drawn apart; jumps of lips and lids are noise. */
static bool
is_inside_face(const Scene *s, Site at, float gap)
{
    const Raster *r = s->raster;
    if (r->part[at.a] != BODY_HEAD || r->part[at.b] != BODY_HEAD ||
        r->label[at.a] != LABEL_SKIN || r->label[at.b] != LABEL_SKIN)
        return false;
    Vec3 a = raster_rest(r, at.a), b = raster_rest(r, at.b);
    bool in_a = region_is_feature(s->regions, a),
         in_b = region_is_feature(s->regions, b);
    if (in_a && in_b && gap < 0.012f)
        return true;
    return (in_a || in_b) && a.y < s->regions->eye.y - 0.052f &&
           fabsf(a.x) < 0.036f;
}

/* A grazing rim next to the real contour: a neighbouring jump is larger. */
static bool
is_outdone(const Scene *s, Site at, float rest)
{
    const Raster *r = s->raster;
    if (r->label[at.a] != r->label[at.b] || r->layer[at.a] != r->layer[at.b])
        return false;
    bool before = is_person(s, at.before), after = is_person(s, at.after);
    float r0 = before ? raster_rest_gap(r, at.before, at.a) : 0;
    float r1 = after ? raster_rest_gap(r, at.b, at.after) : 0;
    if ((r0 > 1.3f * rest && r0 > REST_JUMP_APART) ||
        (r1 > 1.3f * rest && r1 > REST_JUMP_APART))
        return true;
    return (!before || !after) && rest < 0.03f;
}

static bool
is_trunk_cloth(const Raster *r, int i)
{
    return r->part[i] == BODY_TORSO && r->layer[i] == LAYER_CLOTH;
}

static bool
is_of_one_hand(const Raster *r, Site at)
{
    return r->part[at.a] == r->part[at.b] &&
           without_side(r->part[at.a]) == BODY_HAND;
}

static CrackKind
inner_kind(const Scene *s, Site at)
{
    const Raster *r = s->raster;
    uint8_t la = r->label[at.a], lb = r->label[at.b];
    float rest = raster_rest_gap(r, at.a, at.b);
    /* nearly all: the same surface goes on */
    if (la == lb && la != LABEL_HAIR && rest <= REST_JUMP_WEAK)
        return CRACK_NONE;
    float depth = depth_gap(s, at.a, at.b);
    /* the slope of the farther surface, away from the crack */
    int far = r->depth[at.a] < r->depth[at.b] ? at.a : at.b;
    int farther = far == at.a ? at.before : at.after;
    float depth_step = is_person(s, farther) ? depth_gap(s, far, farther) : 0;
    float rest_step =
            is_person(s, farther) && r->layer[farther] == r->layer[far]
                    ? raster_rest_gap(r, far, farther)
                    : 0;
    if (depth_step > 0.03f)
        depth_step = 0;
    if (rest_step > 0.02f)
        rest_step = 0.001f;
    if (is_inside_face(s, at, depth))
        return CRACK_NONE;
    if (la == LABEL_HAIR && lb == LABEL_HAIR)
        return depth > DEPTH_JUMP_HAIR && depth > 5 * depth_step ? CRACK_FOLD
                                                                 : CRACK_NONE;
    if (are_apart(r->part[at.a], r->part[at.b]) && rest > REST_JUMP_APART)
        return CRACK_FOLD;
    if (la != lb && r->layer[at.a] != r->layer[at.b] &&
        r->part[at.a] == r->part[at.b] && rest < REST_JUMP_SLEEVE)
        return CRACK_HEM;
    if (is_of_one_hand(r, at) && rest > REST_JUMP_FINGER)
        return CRACK_FOLD;
    if (is_outdone(s, at, rest))
        return CRACK_NONE;
    float calm = is_trunk_cloth(r, at.a) && is_trunk_cloth(r, at.b) ? CALM : 1;
    if ((rest > calm * REST_JUMP && rest > 4 * rest_step) ||
        (depth > calm * DEPTH_JUMP && depth > 5 * depth_step &&
         rest > calm * REST_JUMP_APART) ||
        (la != lb && depth > DEPTH_JUMP_HAIR && depth > 2.5f * depth_step &&
         rest > REST_JUMP_LABEL))
        return CRACK_FOLD;
    if (la != lb)
        return CRACK_HEM;
    return r->layer[at.a] == r->layer[at.b] &&
                           rest > fmaxf(REST_JUMP_WEAK, 5 / s->view->scale) &&
                           rest > 4 * rest_step && depth > 2.5f * depth_step
                   ? CRACK_WEAK
                   : CRACK_NONE;
}

static CrackKind
kind_of(const Scene *s, Site at)
{
    bool a = is_person(s, at.a), b = is_person(s, at.b);
    if (a != b)
        return CRACK_OUTER;
    return a ? inner_kind(s, at) : CRACK_NONE;
}

/* Small parts have finer outlines. */
static float
outer_width(uint8_t part)
{
    switch (without_side(part)) {
    case BODY_HAND:
        return 0.52f;
    case BODY_HEAD:
        return 0.8f;
    case BODY_FOOT:
        return 0.75f;
    default:
        return 1;
    }
}

static float
width_of(const Scene *s, Site at, CrackKind kind)
{
    const Raster *r = s->raster;
    uint8_t a = r->part[at.a], b = r->part[at.b];
    if (kind == CRACK_OUTER)
        return outer_width(is_person(s, at.a) ? a : b);
    if (kind == CRACK_HEM)
        return 0.4f;
    float width = 0.45f + 0.30f * clampf(depth_gap(s, at.a, at.b) / 0.1f, 0, 1);
    bool hand_a = without_side(a) == BODY_HAND,
         hand_b = without_side(b) == BODY_HAND;
    if (hand_a && hand_b && a == b)
        return 0.28f; /* between fingers */
    if (without_side(a) == BODY_FOOT && a == b)
        return 0.3f; /* between toes */
    if (hand_a && hand_b)
        return 0.7f; /* one hand on the other: keep them apart */
    if ((hand_a || hand_b) && are_apart(a, b))
        return 0.52f; /* a hand that holds something */
    if (a == BODY_HEAD || b == BODY_HEAD)
        return 0.8f * width;
    return width;
}

static void
classify(Cracks *c, const Scene *s, int i, CrackSide side)
{
    int step = side == CRACK_RIGHT ? 1 : c->width;
    Site at = { i, i + step, i - step, i + 2 * step };
    CrackKind kind = kind_of(s, at);
    if (kind == CRACK_NONE)
        return;
    c->kind[side][i] = (uint8_t)kind;
    c->line[side][i] = (uint8_t)(100 * width_of(s, at, kind) + 0.5f);
    int id = i * 2 + (int)side;
    g_array_append_val(c->found, id);
}

static void
classify_all(Cracks *c, const Scene *s)
{
    const uint8_t *label = s->raster->label;
    for (int y = 1; y < c->height - 2; y++)
        for (int x = 1; x < c->width - 2; x++) {
            int i = y * c->width + x;
            if (label[i] != LABEL_NONE || label[i + 1] != LABEL_NONE)
                classify(c, s, i, CRACK_RIGHT);
            if (label[i] != LABEL_NONE || label[i + c->width] != LABEL_NONE)
                classify(c, s, i, CRACK_BELOW);
        }
}

/* The cracks that meet at either end of one, as pixel * 2 + side. */
static int
touching(const Cracks *c, int i, CrackSide side, int out[8])
{
    int w = c->width, n = 0;
    /* the two ends are corners, named by the pixel to their upper left */
    int ends[2] = { i, side == CRACK_RIGHT ? i - w : i - 1 };
    for (int e = 0; e < 2; e++) {
        int p = ends[e];
        if (p < 0 || p + w + 1 >= w * c->height)
            continue;
        out[n++] = p * 2 + CRACK_RIGHT;
        out[n++] = p * 2 + CRACK_BELOW;
        out[n++] = (p + w) * 2 + CRACK_RIGHT;
        out[n++] = (p + 1) * 2 + CRACK_BELOW;
    }
    return n;
}

/* Weak cracks that continue a fold become one. */
static void
join_weak(Cracks *c)
{
    g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint k = 0; k < c->found->len; k++) {
        int id = g_array_index(c->found, int, k);
        if (*crack_kind(c, id) == CRACK_FOLD)
            g_array_append_val(open, id);
    }
    while (open->len > 0) {
        int id = g_array_index(open, int, open->len - 1), next[8];
        g_array_set_size(open, open->len - 1);
        int k = touching(c, id / 2, (CrackSide)(id % 2), next);
        while (--k >= 0) {
            uint8_t *kind = crack_kind(c, next[k]);
            if (*kind != CRACK_WEAK)
                continue;
            *kind = CRACK_FOLD;
            g_array_append_val(open, next[k]);
        }
    }
    for (guint k = 0; k < c->found->len; k++) {
        uint8_t *kind = crack_kind(c, g_array_index(c->found, int, k));
        if (*kind == CRACK_WEAK)
            *kind = CRACK_NONE;
    }
}

void
cracks_init(Cracks *c, const Raster *r, const View *view,
            const Regions *regions)
{
    size_t n = (size_t)r->width * (size_t)r->height;
    *c = (Cracks){ .width = r->width, .height = r->height };
    c->label = r->label;
    c->spur = MAX(r->width, r->height) * 30 / 1800;
    Scene scene = { r, view, regions };
    for (int side = 0; side < 2; side++) {
        c->kind[side] = g_malloc0(n);
        c->line[side] = g_malloc0(n);
    }
    c->found = g_array_new(FALSE, FALSE, sizeof(int));
    classify_all(c, &scene);
    join_weak(c);
}

void
cracks_clear(Cracks *c)
{
    for (int side = 0; side < 2; side++) {
        g_free(c->kind[side]);
        g_free(c->line[side]);
    }
    g_array_unref(c->found);
}
