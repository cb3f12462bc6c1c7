#include "figure/muscle_charts.h"

#include <glib.h>

/* Sections lie this many to the unit of height, from this height on. */
#define SECTIONS_PER_UNIT 50.0F
#define LOWEST_SECTION (-.2F)

/* How far the skin of these parts goes [m]: behind them another begins. */
#define NECK_RADIUS .070F  /* the jaw is farther out */
#define SOLE_HEIGHT .016F  /* over the floor */
#define BETWEEN_LEGS .009F /* no muscle goes over the mid line */
#define HALF_SOLE .042F    /* half the width of the sole */
#define HEEL_BEHIND .05F   /* behind the ankle */
#define TOES_AHEAD .02F    /* before the last joint */

#define SHOULDER_HEIGHT .82F

enum { ARM, LEG, HEAD };

bool
chart_is_round(Chart chart)
{
    return chart == CHART_LEG || chart == CHART_ARM || chart == CHART_WRAP ||
           chart == CHART_PELVIS || chart == CHART_NECK;
}

/* Height in the trunk: 0 hip joint, .82 shoulder, 1 C7, 2 base of the skull. */
static float
chart_height(const ChartFrame *f, float y)
{
    float hip = f->hip[0].y, shoulder = f->shoulder[0].y, neck = f->neck.y;
    if (y < shoulder)
        return SHOULDER_HEIGHT * (y - hip) / (shoulder - hip);
    if (y < neck)
        return SHOULDER_HEIGHT +
               (1 - SHOULDER_HEIGHT) * (y - shoulder) / (neck - shoulder);
    return 1 + (y - neck) / (f->skull.y - neck);
}

static Mat3
limb_frame(Vec3 along, Vec3 hinge)
{
    Vec3 y = vec_unit(along);
    Vec3 x = vec_unit(vec_sub(hinge, vec_scale(y, vec_dot(hinge, y))));
    return mat_columns(x, y, vec_cross(x, y));
}

static void
measure_arm(ChartFrame *f, const Body *body, int side)
{
    enum { INDEX = 1, MIDDLE = 2, LITTLE = 4 };
    Vec3 index = bone_head(body, BONE_OF_FINGER(INDEX, 0), side);
    Vec3 middle = bone_head(body, BONE_OF_FINGER(MIDDLE, 0), side);
    Vec3 little = bone_head(body, BONE_OF_FINGER(LITTLE, 0), side);
    Vec3 upper = vec_sub(f->shoulder[side], f->elbow[side]);
    Vec3 fore = vec_sub(f->elbow[side], f->wrist[side]);
    Vec3 hinge = vec_scale(vec_cross(upper, fore), -1);
    Vec3 knuckles =
            side == LEFT ? vec_sub(index, little) : vec_sub(little, index);
    f->upper_arm[side] = limb_frame(upper, hinge);
    f->forearm[side] = limb_frame(fore, hinge);
    f->hand[side] = limb_frame(vec_sub(f->wrist[side], middle), knuckles);
}

static void
smooth_section(float values[CHART_SECTIONS])
{
    for (int pass = 0; pass < 4; pass++) {
        for (int k = 1; k < CHART_SECTIONS - 1; k++)
            values[k] = (values[k - 1] + 2 * values[k] + values[k + 1]) / 4;
    }
}

static bool
is_trunk(uint8_t region)
{
    return region == BODY_TORSO || region == BODY_THIGH ||
           region == BODY_THIGH + REGION_RIGHT;
}

static void
measure_sections(ChartFrame *f, const Body *body)
{
    float front[CHART_SECTIONS], back[CHART_SECTIONS];
    for (int k = 0; k < CHART_SECTIONS; k++) {
        f->width[k] = 0;
        front[k] = -1e9F;
        back[k] = 1e9F;
    }
    for (int i = 0; i < body->n_vertices; i++) {
        Vec3 p = body->rest[i];
        if (!is_trunk(body->regions[i]))
            continue;
        float at = (chart_height(f, p.y) - LOWEST_SECTION) * SECTIONS_PER_UNIT;
        if (at < 0 || at >= CHART_SECTIONS)
            continue;
        int k = (int)at;
        f->width[k] =
                fmaxf(f->width[k], fminf(fabsf(p.x), fabsf(f->shoulder[0].x)));
        front[k] = fmaxf(front[k], p.z);
        back[k] = fminf(back[k], p.z);
    }
    for (int k = 0; k < CHART_SECTIONS; k++) {
        int from = k > 0 ? k - 1 : 20; /* 20: somewhere in the belly */
        if (f->width[k] > 0)
            continue;
        f->width[k] = f->width[from];
        front[k] = front[from];
        back[k] = back[from];
    }
    smooth_section(f->width);
    smooth_section(front);
    smooth_section(back);
    for (int k = 0; k < CHART_SECTIONS; k++) {
        f->middle[k] = (front[k] + back[k]) / 2;
        f->depth[k] = (front[k] - back[k]) / 2;
    }
}

void
chart_frame_init(ChartFrame *f, const Body *body)
{
    for (int side = LEFT; side <= RIGHT; side++) {
        f->hip[side] = bone_head(body, BONE_THIGH1, side);
        f->knee[side] = bone_head(body, BONE_SHANK1, side);
        f->ankle[side] = bone_head(body, BONE_FOOT, side);
        f->shoulder[side] = bone_head(body, BONE_UPPER_ARM1, side);
        f->elbow[side] = bone_head(body, BONE_FOREARM1, side);
        f->wrist[side] = bone_head(body, BONE_HAND, side);
        f->toes[side] = body->bone_list[body->bone[BONE_TOES][side]].tail;
        measure_arm(f, body, side);
    }
    f->neck = bone_head(body, BONE_NECK1, 0);
    f->skull = bone_head(body, BONE_HEAD, 0);
    f->floor = body->sole;
    measure_sections(f, body);
}

static float
section_at(const float values[CHART_SECTIONS], float height)
{
    float at = (height - LOWEST_SECTION) * SECTIONS_PER_UNIT - .5F;
    at = clampf(at, 0, CHART_SECTIONS - 1.1F);
    int k = (int)at;
    return values[k] + (values[k + 1] - values[k]) * (at - (float)k);
}

static float
degrees(float y, float x)
{
    return atan2f(y, x) / DEG_TO_RAD;
}

static bool
place_leg(const ChartFrame *f, BodySide side, Vec3 p, const float limb[3],
          float *u, float *v)
{
    if (limb[ARM] >= .4F || chart_height(f, p.y) >= .4F ||
        fabsf(p.x) < BETWEEN_LEGS)
        return false;
    float t = vec_share(p, f->hip[side], f->knee[side]);
    Vec3 axis;
    if (t < 0) {
        axis = vec3(f->hip[side].x, p.y, f->hip[side].z);
    } else if (t <= 1) {
        axis = vec_lerp(f->hip[side], f->knee[side], t);
    } else {
        float below = vec_share(p, f->knee[side], f->ankle[side]);
        below = fmaxf(below, 0);
        axis = vec_lerp(f->knee[side], f->ankle[side], below);
        t = 1 + below;
    }
    Vec3 d = vec_sub(p, axis);
    *u = degrees(side == LEFT ? d.x : -d.x, d.z);
    *v = t;
    return true;
}

/* How far the rest pose's hand is turned against the elbow. */
static float
forearm_turn(const ChartFrame *f, BodySide side)
{
    Mat3 turn = mat_multiply(mat_transpose(f->forearm[side]), f->hand[side]);
    float angle = degrees(turn.m[2] - turn.m[6], turn.m[0] + turn.m[8]);
    return side == LEFT ? angle : -angle;
}

static bool
place_arm(const ChartFrame *f, BodySide side, Vec3 p, const float limb[3],
          float *u, float *v)
{
    if (limb[ARM] <= .02F)
        return false;
    float t = vec_share(p, f->shoulder[side], f->elbow[side]), turn = 0;
    Mat3 frame = f->upper_arm[side];
    Vec3 axis;
    if (t <= 1) {
        axis = vec_lerp(f->shoulder[side], f->elbow[side], t);
    } else {
        float below = vec_share(p, f->elbow[side], f->wrist[side]);
        below = fmaxf(below, 0);
        axis = vec_lerp(f->elbow[side], f->wrist[side], below);
        t = 1 + below;
        frame = f->forearm[side];
        turn = forearm_turn(f, side) * smoothstepf(0, 1, below);
    }
    if (t >= 2.02F)
        return false;
    Vec3 d = mat_apply(mat_transpose(frame), vec_sub(p, axis));
    *u = degrees(side == LEFT ? d.x : -d.x, d.z) - turn;
    *v = t;
    return true;
}

static bool
place_trunk(const ChartFrame *f, Chart chart, Vec3 p, const float limb[3],
            float *u, float *v)
{
    float height = chart_height(f, p.y);
    float middle =
            height > .8F ? f->shoulder[0].z : section_at(f->middle, height);
    if (limb[ARM] > .85F)
        return false;
    *v = height;
    *u = fabsf(p.x) / fabsf(f->shoulder[0].x);
    if (chart == CHART_FRONT)
        return p.z > middle;
    if (chart == CHART_BACK)
        return p.z < middle + (height > .86F ? .006F : 0);
    *u = degrees(fabsf(p.x) / section_at(f->width, height),
                 (p.z - middle) / section_at(f->depth, height));
    return height < .95F && limb[ARM] < .6F;
}

static bool
place_pelvis(const ChartFrame *f, BodySide side, Vec3 p, const float limb[3],
             float *u, float *v)
{
    Vec3 hip = f->hip[side];
    if (limb[ARM] >= .4F || chart_height(f, p.y) >= .7F)
        return false;
    float t = vec_share(p, hip, f->knee[side]);
    Vec3 axis =
            t < 0 ? vec3(hip.x, p.y, hip.z) : vec_lerp(hip, f->knee[side], t);
    bool above = p.y > hip.y;
    /* Below the hip the middle is carried outwards with the thigh. */
    float x = above ? fabsf(p.x) : fabsf(p.x - (axis.x - hip.x));
    *u = degrees(x, -(p.z - axis.z + .004F));
    *v = (p.y - hip.y) / (above ? f->neck.y - hip.y : hip.y - f->knee[side].y);
    return true;
}

static bool
place_neck(const ChartFrame *f, Vec3 p, const float limb[3], float *u, float *v)
{
    if (chart_height(f, p.y) <= .85F || limb[ARM] >= .5F)
        return false;
    Vec3 up = vec_sub(f->skull, f->neck);
    float t = (p.y - f->neck.y) / up.y;
    Vec3 axis = vec_add(f->neck, vec_scale(up, clampf(t, -.3F, 1.3F)));
    float z = p.z - axis.z;
    *u = degrees(fabsf(p.x), z + .006F);
    *v = 1 + t;
    return t < .04F || *u > 60 || hypotf(p.x, z) < NECK_RADIUS;
}

static bool
place_sole(const ChartFrame *f, BodySide side, Vec3 p, Vec3 normal, float *u,
           float *v)
{
    if (p.y >= f->floor + SOLE_HEIGHT || normal.y >= -.7F)
        return false;
    Vec3 ankle = f->ankle[side], toes = f->toes[side];
    float heel = ankle.z - HEEL_BEHIND;
    *v = (p.z - heel) / (toes.z + TOES_AHEAD - heel);
    float out = p.x - (ankle.x + (toes.x - ankle.x) * *v);
    *u = (side == LEFT ? out : -out) / HALF_SOLE;
    return true;
}

bool
chart_place(const ChartFrame *f, Chart chart, BodySide side, Vec3 rest,
            Vec3 normal, const float limb[3], float *u, float *v)
{
    switch (chart) {
    case CHART_LEG:
        return place_leg(f, side, rest, limb, u, v);
    case CHART_ARM:
        return place_arm(f, side, rest, limb, u, v);
    case CHART_FRONT:
    case CHART_BACK:
    case CHART_WRAP:
        return place_trunk(f, chart, rest, limb, u, v);
    case CHART_PELVIS:
        return place_pelvis(f, side, rest, limb, u, v);
    case CHART_NECK:
        return place_neck(f, rest, limb, u, v);
    case CHART_SOLE:
        return place_sole(f, side, rest, normal, u, v);
    case CHART_COUNT:
        break;
    }
    g_assert_not_reached();
}
