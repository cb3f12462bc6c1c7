#include "figure/prop_meshes.h"

#include "figure/prop_band.h"
#include "figure/prop_shapes.h"

#define EDGE 0.7f /* [line units] */
#define THIN 0.5f

static const BoxPaint wood = { PAINT_PROP, PAINT_PROP_SIDE, PAINT_PROP_SIDE,
                               PAINT_PROP_DARK, EDGE };
static const BoxPaint post = { PAINT_PROP, PAINT_PROP_SIDE, PAINT_PROP,
                               PAINT_PROP_DARK, THIN };
static const BoxPaint padding = { PAINT_SOFT, PAINT_SOFT, PAINT_SOFT,
                                  PAINT_SOFT_DARK, EDGE };
static const BoxPaint mat_paint = { PAINT_MAT, PAINT_MAT_EDGE, PAINT_MAT_EDGE,
                                    PAINT_MAT_EDGE, EDGE };
/* What a size is where the pose does not say [m]. */
static const Vec3 usual_half[PROP_COUNT] = {
    [PROP_MAT] = { 0.33f, 0, 0.9f },
    [PROP_CHAIR] = { 0.22f, 0.225f, 0.21f },
    [PROP_WALL] = { 0.7f, 0.95f, 0 },
    [PROP_DOORWAY] = { 0, 1.02f, 0 },
    [PROP_BENCH] = { 0.6f, 0.225f, 0.18f },
    [PROP_BED] = { 0.46f, 0.24f, 0.98f },
    [PROP_TABLE] = { 0.6f, 0.37f, 0.35f },
    [PROP_CUSHION] = { 0.2f, 0.05f, 0.2f },
    [PROP_PILLOW] = { 0.24f, 0.05f, 0.16f },
    [PROP_ROLLER] = { 0.225f, 0.07f, 0.07f },
    [PROP_BALL] = { 0.04f, 0.04f, 0.04f },
    [PROP_STRAP] = { 0, 0.0095f, 0 },
    [PROP_TOWEL] = { 0.2f, 0.025f, 0.025f },
    [PROP_BAND] = { 0, 0, 0 },
    [PROP_STEP] = { 0.4f, 0.075f, 0.17f },
};

static Vec3
size_of(const SceneProp *prop)
{
    Vec3 usual = usual_half[prop->kind], half = prop->half;
    return vec3(half.x > 0 ? half.x : usual.x, half.y > 0 ? half.y : usual.y,
                half.z > 0 ? half.z : usual.z);
}

/* A box in a prop's own axes: x, height over the floor, z. */
typedef struct {
    PropBuilder *to;
    Vec3 origin; /* on the floor */
    float yaw;
} Workshop;

static Workshop
workshop(PropBuilder *to, const SceneProp *prop)
{
    return (Workshop){ to, vec3(prop->centre.x, 0, prop->centre.z), prop->yaw };
}

static void
add_box(const Workshop *shop, Vec3 least, Vec3 most, BoxPaint paint)
{
    Vec3 middle =
            mat_apply(mat_rotation_y(shop->yaw), vec_lerp(least, most, 0.5f));
    prop_box(shop->to,
             (PropBox){ .centre = vec_add(shop->origin, middle),
                        .half = vec_scale(vec_sub(most, least), 0.5f),
                        .yaw = shop->yaw },
             paint);
}

/* Four legs, `inset` from the corners of a top. */
static void
add_legs(const Workshop *shop, Vec3 half, float height, float thick,
         float inset)
{
    for (int i = 0; i < 4; i++) {
        float x = (i & 1 ? 1.0f : -1.0f) * (half.x - inset - thick / 2);
        float z = (i & 2 ? 1.0f : -1.0f) * (half.z - inset - thick / 2);
        float t = thick / 2;
        add_box(shop, vec3(x - t, 0, z - t), vec3(x + t, height, z + t), post);
    }
}

static void
build_mat(PropBuilder *to, const SceneProp *prop)
{
    static const float thick = 0.012f;
    Vec3 half = size_of(prop);
    Workshop shop = workshop(to, prop);
    add_box(&shop, vec3(-half.x, -thick, -half.z), vec3(half.x, 0, half.z),
            mat_paint);
}

static void
build_chair(PropBuilder *to, const SceneProp *prop)
{
    static const float thick = 0.035f, leg = 0.034f, back = 0.44f;
    Vec3 half = size_of(prop);
    float seat = 2 * half.y, x = half.x, z = half.z, top = seat + back;
    Workshop shop = workshop(to, prop);
    add_box(&shop, vec3(-x, seat - thick, -z + leg), vec3(x, seat, z), wood);
    for (float sign = -1; sign <= 1; sign += 2) {
        float inner = sign * (x - leg), outer = sign * x;
        float least = fminf(inner, outer), most = fmaxf(inner, outer);
        add_box(&shop, vec3(least, 0, -z), vec3(most, top, -z + leg), post);
        add_box(&shop, vec3(least, 0, z - leg), vec3(most, seat - thick, z),
                post);
    }
    /* two slats between the posts */
    x -= leg;
    z -= 0.008f;
    add_box(&shop, vec3(-x, top - 0.17f, -z), vec3(x, top - 0.01f, -z + 0.018f),
            wood);
    add_box(&shop, vec3(-x, seat + 0.12f, -z),
            vec3(x, seat + 0.18f, -z + 0.018f), wood);
}

/* A board `thick` on legs, and these `inset` from its corners. */
static void
build_top(PropBuilder *to, const SceneProp *prop, float thick, float leg,
          float inset)
{
    Vec3 half = size_of(prop);
    float top = 2 * half.y;
    Workshop shop = workshop(to, prop);
    add_legs(&shop, half, top - thick, leg, inset);
    add_box(&shop, vec3(-half.x, top - thick, -half.z),
            vec3(half.x, top, half.z), wood);
}

static void
build_bed(PropBuilder *to, const SceneProp *prop)
{
    static const float mattress = 0.17f, base = 0.12f, board = 0.05f;
    Vec3 half = size_of(prop);
    float top = 2 * half.y, x = half.x, z = half.z;
    float slats = fmaxf(top - mattress, 0.04f);
    float under = fmaxf(slats - base, 0.02f);
    Workshop shop = workshop(to, prop);
    add_legs(&shop, half, under, 0.06f, 0.02f);
    add_box(&shop, vec3(-x, under, -z), vec3(x, slats, z), wood);
    add_box(&shop, vec3(-x + 0.01f, slats, -z + 0.01f), vec3(x - 0.01f, top, z),
            padding);
    /* the headboard tells a bed from a box */
    add_box(&shop, vec3(-x, 0, z), vec3(x, top + 0.26f, z + board), wood);
}

static void
build_step(PropBuilder *to, const SceneProp *prop)
{
    static const float tread = 0.035f, over = 0.025f;
    Vec3 half = size_of(prop);
    float top = 2 * half.y, x = half.x, z = half.z;
    Workshop shop = workshop(to, prop);
    add_box(&shop, vec3(-x, top - tread, -z), vec3(x, top, z), wood);
    add_box(&shop, vec3(-x + over, 0, -z + over),
            vec3(x - over, top - tread, z - over), wood);
}

/* A flat face between two corners in a shop's axes, `points` going round. */
static void
add_polygon(const Workshop *shop, const Vec3 *points, int n, Vec3 out,
            PropFace face)
{
    Mat3 turn = mat_rotation_y(shop->yaw);
    Vec3 least = points[0], most = points[0];
    for (int i = 0; i < n; i++) {
        least = vec_least(least, points[i]);
        most = vec_most(most, points[i]);
        face.point[i] = vec_add(shop->origin, mat_apply(turn, points[i]));
    }
    face.n_points = n;
    face.normal = mat_apply(turn, out);
    Vec3 middle = mat_apply(turn, vec_lerp(least, most, 0.5f));
    prop_polygon(shop->to,
                 (PropBox){ .centre = vec_add(shop->origin, middle),
                            .half = vec_scale(vec_sub(most, least), 0.5f),
                            .yaw = shop->yaw },
                 face);
}

/* Plaster has no outline, so that it is a wall that goes on, and no board. */
static void
add_plaster(const Workshop *shop, float from, float to, float low, float high)
{
    Vec3 points[4] = { vec3(from, low, 0), vec3(to, low, 0), vec3(to, high, 0),
                       vec3(from, high, 0) };
    add_polygon(shop, points, 4, vec3(0, 0, 1),
                (PropFace){ .paint = PAINT_WALL });
}

/* Where it is cut off: hatched as builders do. */
static void
add_section(const Workshop *shop, float x, float out, float height)
{
    static const float thick = 0.09f, pitch = 0.1f, stripe = 0.014f;
    PropFace face = { .paint = PAINT_WALL,
                      .edge = PAINT_WALL_EDGE,
                      .edge_width = EDGE,
                      .section = true };
    Vec3 whole[4] = { vec3(x, 0, -thick), vec3(x, 0, 0), vec3(x, height, 0),
                      vec3(x, height, -thick) };
    add_polygon(shop, whole, 4, vec3(out, 0, 0), face);
    face.paint = PAINT_WALL_EDGE;
    face.edge_width = 0;
    x += out * 4e-3f; /* plainly before it */
    for (float y = 0; y + thick + stripe < height; y += pitch) {
        Vec3 line[4] = { vec3(x, y, -thick), vec3(x, y + thick, 0),
                         vec3(x, y + thick + stripe, 0),
                         vec3(x, y + stripe, -thick) };
        add_polygon(shop, line, 4, vec3(out, 0, 0), face);
    }
}

/* A wall between two places along it, its face in the plane z = 0. */
static void
add_wall(const Workshop *shop, float from, float to, float height)
{
    static const float skirt = 0.1f, proud = 0.004f;
    add_plaster(shop, from, to, 0, height);
    Vec3 board[4] = { vec3(from, 0, proud), vec3(to, 0, proud),
                      vec3(to, skirt, proud), vec3(from, skirt, proud) };
    add_polygon(shop, board, 4, vec3(0, 0, 1),
                (PropFace){ .paint = PAINT_WALL,
                            .edge = PAINT_WALL_EDGE,
                            .edge_width = EDGE });
}

static Workshop
wall_workshop(PropBuilder *to, const SceneProp *prop)
{
    Workshop shop = workshop(to, prop);
    if (vec_length(prop->normal) > 0)
        shop.yaw = atan2f(prop->normal.x, prop->normal.z) / DEG_TO_RAD;
    return shop;
}

static void
build_wall(PropBuilder *to, const SceneProp *prop)
{
    Vec3 half = size_of(prop);
    Workshop shop = wall_workshop(to, prop);
    add_wall(&shop, -half.x, half.x, 2 * half.y);
    add_section(&shop, -half.x, -1, 2 * half.y);
    add_section(&shop, half.x, 1, 2 * half.y);
}

/* A frame and the wall round it, seen from both sides. */
static void
build_doorway(PropBuilder *to, const SceneProp *prop)
{
    static const float usual_gap = 0.9f, casing = 0.075f;
    static const float beside = 0.3f, above = 0.1f, depth = DOORWAY_DEPTH;
    float half = (prop->gap > 0 ? prop->gap : usual_gap) / 2;
    float top = 2 * size_of(prop).y, head = top + casing;
    float outer = half + casing, end = outer + beside;
    Workshop front = wall_workshop(to, prop), back = front;
    back.yaw += 180;
    const Workshop *shops[2] = { &front, &back };
    for (int i = 0; i < 2; i++) {
        add_wall(shops[i], -end, -outer, head + above);
        add_wall(shops[i], outer, end, head + above);
        add_plaster(shops[i], -outer, outer, head, head + above);
    }
    add_box(&front, vec3(-outer, 0, -depth), vec3(-half, top, depth), wood);
    add_box(&front, vec3(half, 0, -depth), vec3(outer, top, depth), wood);
    add_box(&front, vec3(-outer, top, -depth), vec3(outer, head, depth), wood);
}

static void
build_towel(PropBuilder *to, const SceneProp *prop)
{
    Vec3 half = size_of(prop);
    if (prop->n_path >= 2)
        prop_tube(to, prop->path, prop->n_path, half.y, PAINT_SOFT,
                  PAINT_SOFT_DARK);
    else
        prop_cylinder(to, prop->centre, half.y, half.x, prop->yaw, PAINT_SOFT,
                      PAINT_SOFT_DARK);
}

static void
build_strap(PropBuilder *to, const SceneProp *prop)
{
    if (prop->n_path >= 2)
        prop_tube(to, prop->path, prop->n_path, size_of(prop).y, PAINT_STRAP,
                  PAINT_STRAP);
}

static void
build_band(PropBuilder *to, const SceneProp *prop, const Body *body,
           const Stance *stance)
{
    /* a stretched band is narrower */
    static const float usual_width = 0.04f, stretched = 0.5f, thick = 0.004f;
    BandFrame frame;
    g_autoptr(GArray) ring =
            band_ring(body, stance, prop->segment, prop->at, &frame);
    if (ring->len >= 3)
        prop_loop(to, (const Vec3 *)(void *)ring->data, (int)ring->len,
                  frame.axis,
                  (prop->width > 0 ? prop->width : usual_width) * stretched,
                  thick, PAINT_BAND);
}

static void
build_prop(PropBuilder *to, const SceneProp *prop, const Body *body,
           const Stance *stance)
{
    Vec3 half = size_of(prop);
    PropBox box = { .centre = prop->centre, .half = half, .yaw = prop->yaw };
    switch (prop->kind) {
    case PROP_MAT:
        build_mat(to, prop);
        break;
    case PROP_CHAIR:
        build_chair(to, prop);
        break;
    case PROP_WALL:
        build_wall(to, prop);
        break;
    case PROP_DOORWAY:
        build_doorway(to, prop);
        break;
    case PROP_BENCH:
        build_top(to, prop, 0.05f, 0.05f, 0.05f);
        break;
    case PROP_BED:
        build_bed(to, prop);
        break;
    case PROP_TABLE:
        build_top(to, prop, 0.035f, 0.045f, 0.03f);
        break;
    case PROP_CUSHION:
    case PROP_PILLOW:
        prop_pillow(to, box, 0.5f, PAINT_SOFT, PAINT_SOFT_DARK);
        break;
    case PROP_ROLLER:
        prop_cylinder(to, prop->centre, half.y, half.x, prop->yaw, PAINT_ROLLER,
                      PAINT_ROLLER_END);
        break;
    case PROP_BALL:
        prop_ball(to, prop->centre, half.y, PAINT_BALL);
        break;
    case PROP_STRAP:
        build_strap(to, prop);
        break;
    case PROP_TOWEL:
        build_towel(to, prop);
        break;
    case PROP_BAND:
        build_band(to, prop, body, stance);
        break;
    case PROP_STEP:
        build_step(to, prop);
        break;
    case PROP_COUNT:
        g_assert_not_reached();
    }
}

static PropBuilder
build(const Body *body, const Stance *stance)
{
    PropBuilder to = {
        .faces = g_array_new(FALSE, FALSE, sizeof(PropFace)),
        .boxes = g_array_new(FALSE, FALSE, sizeof(PropBox)),
    };
    for (to.prop = 0; to.prop < stance->n_props; to.prop++)
        build_prop(&to, &stance->props[to.prop], body, stance);
    return to;
}

/* What is drawn as a box; a mat is the floor. */
static bool
has_boards(PropKind kind)
{
    static const PropKind kinds[] = { PROP_CHAIR, PROP_BENCH,   PROP_BED,
                                      PROP_TABLE, PROP_DOORWAY, PROP_STEP };
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (kinds[i] == kind)
            return true;
    return false;
}

GArray *
prop_boards(const Body *body, const Stance *stance)
{
    PropBuilder to = build(body, stance);
    GArray *boards = g_array_new(FALSE, FALSE, sizeof(PropBox));
    for (guint i = 0; i < to.boxes->len; i++) {
        const PropBox *box = &g_array_index(to.boxes, PropBox, i);
        bool flat = fminf(box->half.x, fminf(box->half.y, box->half.z)) <= 0;
        if (has_boards(stance->props[box->prop].kind) && !flat)
            g_array_append_val(boards, *box);
    }
    g_array_unref(to.boxes);
    g_array_unref(to.faces);
    return boards;
}

GArray *
prop_faces(const Body *body, const Stance *stance)
{
    PropBuilder to = build(body, stance);
    g_array_unref(to.boxes);
    return to.faces;
}

GArray *
prop_faces_seen(const Body *body, const Stance *stance, Vec3 towards)
{
    PropBuilder to = build(body, stance);
    GArray *seen = prop_order(to.faces, to.boxes, towards);
    g_array_unref(to.boxes);
    g_array_unref(to.faces);
    return seen;
}
