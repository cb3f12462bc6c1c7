#include "figure/probes.h"

#include <string.h>

static const struct {
    BoneId id;
    BodyRegion region;
    int group;
    CapsuleId capsule;
} bone_rows[] = {
    { BONE_PELVIS, BODY_TORSO, GROUP_PELVIS, CAPSULE_PELVIS },
    { BONE_SPINE5, BODY_TORSO, GROUP_SPINE, CAPSULE_WAIST },
    { BONE_SPINE4, BODY_TORSO, GROUP_SPINE, CAPSULE_WAIST },
    { BONE_SPINE3, BODY_TORSO, GROUP_SPINE, CAPSULE_WAIST },
    { BONE_SPINE2, BODY_TORSO, GROUP_SPINE, CAPSULE_CHEST },
    { BONE_SPINE1, BODY_TORSO, GROUP_SPINE, CAPSULE_CHEST },
    { BONE_NECK1, BODY_HEAD, GROUP_HEAD, CAPSULE_HEAD },
    { BONE_NECK2, BODY_HEAD, GROUP_HEAD, CAPSULE_HEAD },
    { BONE_NECK3, BODY_HEAD, GROUP_HEAD, CAPSULE_HEAD },
    { BONE_HEAD, BODY_HEAD, GROUP_HEAD, CAPSULE_HEAD },
    { BONE_THIGH1, BODY_THIGH, GROUP_LEG, CAPSULE_THIGH },
    { BONE_THIGH2, BODY_THIGH, GROUP_LEG, CAPSULE_THIGH },
    { BONE_SHANK1, BODY_SHANK, GROUP_LEG, CAPSULE_SHANK },
    { BONE_SHANK2, BODY_SHANK, GROUP_LEG, CAPSULE_SHANK },
    { BONE_FOOT, BODY_FOOT, GROUP_LEG, CAPSULE_FOOT },
    { BONE_TOES, BODY_FOOT, GROUP_LEG, CAPSULE_FOOT },
    { BONE_CLAVICLE, BODY_TORSO, GROUP_ARM, CAPSULE_CHEST },
    { BONE_UPPER_ARM1, BODY_UPPER_ARM, GROUP_ARM, CAPSULE_UPPER_ARM },
    { BONE_UPPER_ARM2, BODY_UPPER_ARM, GROUP_ARM, CAPSULE_UPPER_ARM },
    { BONE_FOREARM1, BODY_FOREARM, GROUP_ARM, CAPSULE_FOREARM },
    { BONE_FOREARM2, BODY_FOREARM, GROUP_ARM, CAPSULE_FOREARM },
    { BONE_HAND, BODY_HAND, GROUP_ARM, CAPSULE_HAND },
};

static void
map_bone(BoneMap *map, int bone, size_t row, int side)
{
    int group = bone_rows[row].group;
    BodyRegion region = bone_rows[row].region;
    CapsuleId capsule = bone_rows[row].capsule;
    bool limb = group == GROUP_ARM || group == GROUP_LEG;
    bool right = region > BODY_HEAD && side == RIGHT;
    map->group[bone] = (uint8_t)(limb ? group << side : group);
    map->region[bone] = (uint8_t)(region + (right ? REGION_RIGHT : 0));
    map->capsule[bone] = (uint8_t)(capsule + (right ? LIMB_CAPSULES : 0));
}

void
bone_map_fill(BoneMap *map, const Body *body, Arena *arena)
{
    for (size_t i = 0; i < G_N_ELEMENTS(bone_rows); i++) {
        int group = bone_rows[i].group;
        bool limb = group == GROUP_ARM || group == GROUP_LEG;
        for (int side = 0; side < (limb ? 2 : 1); side++)
            map_bone(map, bone_of(body, bone_rows[i].id, side), i, side);
    }
    size_t hand = G_N_ELEMENTS(bone_rows) - 1;
    for (int side = 0; side < 2; side++)
        for (int i = 0; i < 15; i++)
            map_bone(map, bone_of(body, BONE_FINGER + i, side), hand, side);
    map->on_skin = arena_array(arena, uint8_t, (size_t)body->n_vertices);
    for (int q = 0; q < body->n_quads; q++)
        for (int k = 0; body->layers[q] == LAYER_BODY && k < 4; k++)
            map->on_skin[body->quads[q][k]] = 1;
}

/* Between the heads of two bones, then moved (x: outwards). */
static const struct {
    BoneId bone, from, to;
    float at;
    Vec3 offset;
    float radius, reach;
} rows[BODY_PART_COUNT] = {
    [PART_HAND] = { BONE_HAND, BONE_HAND, BONE_HAND, 0, { 0, 0, 0 }, 0, 0 },
    [PART_FOREARM] = { BONE_FOREARM1,
                       BONE_FOREARM1,
                       BONE_HAND,
                       0.4f,
                       { 0, 0, 0 },
                       0.036f,
                       0.07f },
    [PART_WRIST] = { BONE_FOREARM2,
                     BONE_HAND,
                     BONE_HAND,
                     0,
                     { 0, 0, 0 },
                     0.028f,
                     0.05f },
    [PART_ELBOW] = { BONE_FOREARM1,
                     BONE_FOREARM1,
                     BONE_FOREARM1,
                     0,
                     { 0, 0, 0 },
                     0.038f,
                     0.065f },
    [PART_UPPER_ARM] = { BONE_UPPER_ARM2,
                         BONE_UPPER_ARM1,
                         BONE_FOREARM1,
                         0.6f,
                         { 0, 0, 0 },
                         0.04f,
                         0.07f },
    [PART_SHOULDER] = { BONE_UPPER_ARM1,
                        BONE_UPPER_ARM1,
                        BONE_UPPER_ARM1,
                        0,
                        { 0, 0, 0 },
                        0.055f,
                        0.09f },
    [PART_HEAD] = { BONE_HEAD,
                    BONE_HEAD,
                    BONE_HEAD,
                    0,
                    { 0, 0.09f, 0.02f },
                    0.09f,
                    0.17f },
    [PART_BLADE] = { BONE_SPINE1,
                     BONE_SPINE1,
                     BONE_SPINE1,
                     0,
                     { 0.062f, -0.075f, -0.06f },
                     0.05f,
                     0.05f },
    [PART_UPPER_BACK] = { BONE_SPINE1,
                          BONE_SPINE1,
                          BONE_SPINE1,
                          0,
                          { 0, 0.02f, -0.03f },
                          0.09f,
                          0.12f },
    [PART_BACK] = { BONE_SPINE2,
                    BONE_SPINE2,
                    BONE_SPINE2,
                    0,
                    { 0, 0, 0 },
                    0.1f,
                    0.2f },
    [PART_LOW_BACK] = { BONE_SPINE4,
                        BONE_SPINE4,
                        BONE_SPINE3,
                        0.5f,
                        { 0, 0, -0.05f },
                        0.05f,
                        0.075f },
    [PART_SACRUM] = { BONE_PELVIS,
                      BONE_PELVIS,
                      BONE_PELVIS,
                      0,
                      { 0, 0.06f, -0.02f },
                      0.1f,
                      0.16f },
    [PART_BELLY] = { BONE_PELVIS,
                     BONE_PELVIS,
                     BONE_PELVIS,
                     0,
                     { 0, 0.03f, 0.03f },
                     0.12f,
                     0.18f },
    [PART_SEAT] = { BONE_PELVIS,
                    BONE_THIGH1,
                    BONE_THIGH1,
                    0,
                    { 0, -0.02f, -0.03f },
                    0.1f,
                    0.15f },
    [PART_BUTTOCK] = { BONE_PELVIS,
                       BONE_THIGH1,
                       BONE_THIGH1,
                       0,
                       { 0.01f, -0.01f, -0.045f },
                       0.09f,
                       0.12f },
    [PART_POCKET] = { BONE_PELVIS,
                      BONE_THIGH1,
                      BONE_THIGH1,
                      0,
                      { 0.02f, 0.045f, 0.02f },
                      0.08f,
                      0.11f },
    [PART_HIP] = { BONE_PELVIS,
                   BONE_THIGH1,
                   BONE_THIGH1,
                   0,
                   { 0, 0.03f, 0 },
                   0.1f,
                   0.17f },
    [PART_THIGH] = { BONE_THIGH2,
                     BONE_THIGH1,
                     BONE_SHANK1,
                     0.6f,
                     { 0, 0, 0 },
                     0.075f,
                     0.11f },
    [PART_KNEE] = { BONE_SHANK1,
                    BONE_SHANK1,
                    BONE_SHANK1,
                    0,
                    { 0, 0, 0 },
                    0.05f,
                    0.085f },
    [PART_SHIN] = { BONE_SHANK1,
                    BONE_SHANK1,
                    BONE_FOOT,
                    0.6f,
                    { 0, 0, 0 },
                    0.045f,
                    0.08f },
    [PART_CALF] = { BONE_SHANK1,
                    BONE_SHANK1,
                    BONE_FOOT,
                    0.4f,
                    { 0, 0, 0 },
                    0.055f,
                    0.075f },
    [PART_ANKLE] = { BONE_SHANK1,
                     BONE_FOOT,
                     BONE_FOOT,
                     0,
                     { 0, 0, 0 },
                     0.04f,
                     0.06f },
    [PART_FOOT] = { BONE_FOOT,
                    BONE_FOOT,
                    BONE_FOOT,
                    0,
                    { 0, 0, 0 },
                    0.04f,
                    0.065f },
    [PART_HEEL] = { BONE_FOOT,
                    BONE_FOOT,
                    BONE_FOOT,
                    0,
                    { 0, -0.03f, -0.03f },
                    0.04f,
                    0.065f },
    [PART_ARCH] = { BONE_FOOT,
                    BONE_FOOT,
                    BONE_TOES,
                    0.5f,
                    { 0, -0.02f, 0 },
                    0.03f,
                    0.045f },
    [PART_FOREFOOT] = { BONE_FOOT,
                        BONE_TOES,
                        BONE_TOES,
                        0,
                        { 0, 0, 0 },
                        0.03f,
                        0.07f },
    [PART_TOES] = { BONE_FOOT,
                    BONE_TOES,
                    BONE_TOES,
                    0,
                    { 0, 0, 0 },
                    0.03f,
                    0.09f },
};

/* The bones of the trunk have one side only. */
static int
side_of(BoneId id, BodySide side)
{
    return id < BONE_THIGH1 ? 0 : (int)side;
}

Vec3
palm_rest(const Body *body, BodySide side)
{
    int hand = bone_of(body, BONE_HAND, side);
    Vec3 palm = vec_lerp(body->bone_list[hand].head,
                         bone_head(body, BONE_FINGER + 2 * 3, side), 0.75f);
    Vec3 out = mat_column(body->bone_list[hand].frame, 2);
    return vec_add(palm, vec_scale(out, 0.012f));
}

Probe
probe_of(const Body *body, BodyPart part, BodySide side)
{
    Probe probe = { .bone = bone_of(body, rows[part].bone,
                                    side_of(rows[part].bone, side)),
                    .radius = rows[part].radius,
                    .reach = rows[part].reach };
    if (part == PART_HAND) {
        probe.rest = palm_rest(body, side);
        return probe;
    }
    Vec3 from =
            bone_head(body, rows[part].from, side_of(rows[part].from, side));
    Vec3 to = bone_head(body, rows[part].to, side_of(rows[part].to, side));
    Vec3 offset = rows[part].offset;
    offset.x *= side == LEFT ? 1.0f : -1.0f;
    probe.rest = vec_add(vec_lerp(from, to, rows[part].at), offset);
    return probe;
}

typedef enum { KIND_TRUNK, KIND_ARM, KIND_LEG } RegionKind;

static RegionKind
kind_of(int region)
{
    BodyRegion plain = region_kind(region);
    if (plain <= BODY_HEAD)
        return KIND_TRUNK;
    return plain <= BODY_HAND ? KIND_ARM : KIND_LEG;
}

/* A hip's skin reaches onto the thigh, but an arm's never onto the chest. */
static bool
belongs(const BoneMap *map, const Body *body, int bone, int region)
{
    int own = map->region[bone];
    RegionKind a = kind_of(own), b = kind_of(region);
    if (a != KIND_TRUNK && b != KIND_TRUNK)
        return a == b && (own > REGION_RIGHT) == (region > REGION_RIGHT);
    if (a == KIND_LEG && b == KIND_TRUNK)
        return false;
    if (a == KIND_TRUNK && b == KIND_ARM)
        return false;
    if (a == KIND_ARM && b == KIND_TRUNK)
        return bone == bone_of(body, BONE_UPPER_ARM1, 0) ||
               bone == bone_of(body, BONE_UPPER_ARM1, 1);
    return true;
}

const int *
probe_region(const Body *body, const BoneMap *map, const Probe *probe,
             BodyPart part, BodySide side, Arena *arena, int *n)
{
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(int));
    int hand = BODY_HAND + (side == RIGHT ? REGION_RIGHT : 0);
    for (int i = 0; i < body->n_vertices; i++) {
        if (!map->on_skin[i])
            continue;
        if (part == PART_HAND
                    ? body->regions[i] != hand
                    : vec_length(vec_sub(body->rest[i], probe->rest)) >=
                                      probe->reach ||
                              !belongs(map, body, probe->bone,
                                       body->regions[i]))
            continue;
        g_array_append_val(found, i);
    }
    *n = (int)found->len;
    return arena_memdup(arena, found->data, found->len * sizeof(int));
}

/* Distance along the ray to the triangle, or 0. */
static float
ray_triangle(Vec3 from, Vec3 ray, Vec3 a, Vec3 b, Vec3 c)
{
    Vec3 e1 = vec_sub(b, a), e2 = vec_sub(c, a), p = vec_cross(ray, e2);
    float det = vec_dot(e1, p);
    if (fabsf(det) < 1e-12f)
        return 0;
    Vec3 d = vec_sub(from, a);
    float u = vec_dot(d, p) / det;
    if (u < 0 || u > 1)
        return 0;
    Vec3 q = vec_cross(d, e1);
    float v = vec_dot(ray, q) / det;
    return v < 0 || u + v > 1 ? 0 : vec_dot(e2, q) / det;
}

/* To the nearest skin of the rest pose within a limb's thickness, or 0. */
static float
distance_to_skin(const Body *body, Vec3 from, Vec3 ray)
{
    float best = 0.35f;
    for (int q = 0; q < body->n_quads; q++) {
        const int *corner = body->quads[q];
        const Vec3 *rest = body->rest;
        /* Quads are small: one far away cannot be hit. */
        Vec3 d = vec_sub(rest[corner[0]], from);
        if (body->layers[q] != LAYER_BODY || vec_dot(d, d) > 0.16f)
            continue;
        for (int t = 0; t < 2; t++) {
            float hit = ray_triangle(from, ray, rest[corner[0]],
                                     rest[corner[1 + t]], rest[corner[2 + t]]);
            if (hit > 0 && hit < best)
                best = hit;
        }
    }
    return best < 0.35f ? best : 0;
}

static const struct {
    BoneId bone, from, to;
    Vec3 from_offset, to_offset;
} segments[SEGMENT_COUNT] = {
    [SEGMENT_THIGH] = { .bone = BONE_THIGH2,
                        .from = BONE_THIGH1,
                        .to = BONE_SHANK1 },
    [SEGMENT_SHANK] = { .bone = BONE_SHANK1,
                        .from = BONE_SHANK1,
                        .to = BONE_FOOT },
    [SEGMENT_FOOT] = { .bone = BONE_FOOT, .from = BONE_FOOT, .to = BONE_TOES },
    [SEGMENT_UPPER_ARM] = { .bone = BONE_UPPER_ARM2,
                            .from = BONE_UPPER_ARM1,
                            .to = BONE_FOREARM1 },
    [SEGMENT_FOREARM] = { .bone = BONE_FOREARM2,
                          .from = BONE_FOREARM1,
                          .to = BONE_HAND },
    [SEGMENT_HAND] = { .bone = BONE_HAND,
                       .from = BONE_HAND,
                       .to = BONE_FINGER + 2 * 3 },
    [SEGMENT_HEAD] = { BONE_HEAD,
                       BONE_HEAD,
                       BONE_HEAD,
                       { 0, 0.03f, 0.015f },
                       { 0, 0.2f, 0.015f } },
    [SEGMENT_PELVIS] = { BONE_PELVIS,
                         BONE_PELVIS,
                         BONE_SPINE4,
                         { 0, 0, 0.01f },
                         { 0, 0, 0 } },
    [SEGMENT_CHEST] = { .bone = BONE_SPINE2,
                        .from = BONE_SPINE3,
                        .to = BONE_SPINE1 },
};

BoneId
segment_bone(Segment segment)
{
    return segments[segment].bone;
}

int
segment_axis(const Body *body, Segment segment, BodySide side, Vec3 *from,
             Vec3 *to)
{
    BoneId a = segments[segment].from, b = segments[segment].to;
    *from = vec_add(bone_head(body, a, side_of(a, side)),
                    segments[segment].from_offset);
    *to = vec_add(bone_head(body, b, side_of(b, side)),
                  segments[segment].to_offset);
    BoneId bone = segments[segment].bone;
    return bone_of(body, bone, side_of(bone, side));
}

SkinPlace
skin_place(const Body *body, Segment segment, BodySide side, float at,
           Vec3 direction)
{
    Vec3 from, to;
    SkinPlace place = { .bone = segment_axis(body, segment, side, &from, &to) };
    place.normal =
            vec_unit(mat_apply(body->bone_list[place.bone].frame, direction));
    Vec3 centre = vec_lerp(from, to, at);
    float out = distance_to_skin(body, centre, place.normal);
    place.rest = vec_add(centre, vec_scale(place.normal, out));
    return place;
}
