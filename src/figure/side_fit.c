#include "figure/side_fit.h"

/* How high the base of the skull is over C7, in the data's unit. */
#define SKULL_HEIGHT .2F
/* The knee's joint from the back of the knee to the front of it. */
#define KNEE_DEPTH .47F
/* Skin of the hip goes with the pelvis above, with the thigh below [thigh
   lengths under the hip joint]. */
#define THIGH_FROM (-.22F)
#define PELVIS_FROM .02F

#define PROFILE_PER_UNIT 50
#define PROFILE_FROM (-1.6F)

static float
height_of(const SideFit *s, float y)
{
    float neck_y = s->hip_y + s->trunk;
    if (y > neck_y)
        return 1 + SKULL_HEIGHT * (y - neck_y) / (s->skull_y - neck_y);
    return (y - s->hip_y) / (y > s->hip_y ? s->trunk : s->thigh);
}

static float
y_of(const SideFit *s, float height)
{
    float neck_y = s->hip_y + s->trunk;
    if (height > 1)
        return neck_y + (height - 1) / SKULL_HEIGHT * (s->skull_y - neck_y);
    return s->hip_y + height * (height > 0 ? s->trunk : s->thigh);
}

static float
profile_at(const float profile[SIDE_HEIGHTS], float height)
{
    float at = (height - PROFILE_FROM) * PROFILE_PER_UNIT;
    at = clampf(at, 0, SIDE_HEIGHTS - 1.1F);
    int k = (int)at;
    return profile[k] + (profile[k + 1] - profile[k]) * (at - (float)k);
}

/* Takes in the skin along an edge of the mesh. */
static void
profile_edge(SideFit *s, Vec3 a, Vec3 b)
{
    if (a.y > b.y) {
        Vec3 other = a;
        a = b;
        b = other;
    }
    int k = (int)ceilf((height_of(s, a.y) - PROFILE_FROM) * PROFILE_PER_UNIT);
    for (k = MAX(k, 0); k < SIDE_HEIGHTS; k++) {
        float y = y_of(s, PROFILE_FROM + (float)k / PROFILE_PER_UNIT);
        if (y > b.y)
            return;
        float t = b.y > a.y ? (y - a.y) / (b.y - a.y) : 0;
        float z = a.z + (b.z - a.z) * t;
        s->back[k] = fminf(s->back[k], z);
        s->front[k] = fmaxf(s->front[k], z);
    }
}

static void
smooth_profile(float profile[SIDE_HEIGHTS])
{
    for (int pass = 0; pass < 5; pass++) {
        for (int k = 1; k < SIDE_HEIGHTS - 1; k++)
            profile[k] = (profile[k - 1] + 2 * profile[k] + profile[k + 1]) / 4;
    }
}

/* The outline of trunk and legs without the arms. */
static void
measure_profile(SideFit *s)
{
    const Body *body = s->body;
    for (int k = 0; k < SIDE_HEIGHTS; k++) {
        s->back[k] = INFINITY;
        s->front[k] = -INFINITY;
    }
    for (int q = 0; q < body->first_quad[LAYER_BODY + 1]; q++) {
        const int *corner = body->quads[q];
        for (int k = 0; k < 4; k++) {
            int a = corner[k], b = corner[(k + 1) % 4];
            if (body->limb_share[a][0] < .5F && body->limb_share[b][0] < .5F)
                profile_edge(s, s->upright.skin[a], s->upright.skin[b]);
        }
    }
    for (int k = SIDE_HEIGHTS - 1; k >= 0; k--) { /* above the head */
        if (isinf(s->back[k]))
            s->back[k] = s->front[k] =
                    k < SIDE_HEIGHTS - 1 ? s->back[k + 1] : 0;
    }
    smooth_profile(s->back);
    smooth_profile(s->front);
}

static Vec3
joint_at(const SideFit *s, int bone)
{
    return s->upright.skeleton.head[s->body->bone[bone][LEFT]];
}

void
side_init(SideFit *s, const Body *body, float tilt)
{
    *s = (SideFit){ .body = body };
    stance_stand(&s->upright, body, STANDING_CROSSED, 0);
    stance_stand(&s->tipped, body, STANDING_CROSSED, tilt);
    s->hip_y = joint_at(s, BONE_THIGH1).y;
    s->trunk = joint_at(s, BONE_NECK1).y - s->hip_y;
    s->thigh = s->hip_y - joint_at(s, BONE_SHANK1).y;
    s->skull_y = joint_at(s, BONE_HEAD).y;
    s->ankle_y = joint_at(s, BONE_FOOT).y;
    s->ankle_z = joint_at(s, BONE_FOOT).z;
    measure_profile(s);
    s->hip_z = (profile_at(s->back, 0) + profile_at(s->front, 0)) / 2;
    float back = profile_at(s->back, -1), front = profile_at(s->front, -1);
    s->knee_z = back + KNEE_DEPTH * (front - back);
}

void
side_clear(SideFit *s)
{
    stance_clear(&s->upright);
    stance_clear(&s->tipped);
}

/* Beside the line from hip to knee, or from knee to ankle. */
static Vec3
leg_point(const SideFit *s, SidePoint p)
{
    bool shank = p.y > 1;
    float along = shank ? p.y - 1 : p.y;
    float y = shank ? s->hip_y - s->thigh : s->hip_y;
    float z = shank ? s->knee_z : s->hip_z;
    float dy = (shank ? s->ankle_y : s->hip_y - s->thigh) - y;
    float dz = (shank ? s->ankle_z : s->knee_z) - z;
    float length = hypotf(dy, dz), off = p.x * s->thigh;
    return vec3(0, y + dy * along + dz / length * off,
                z + dz * along - dy / length * off);
}

/* In the middle plane of the upright person. */
static Vec3
upright_point(const SideFit *s, SidePoint p)
{
    float back = profile_at(s->back, p.y), front = profile_at(s->front, p.y);
    switch (p.frame) {
    case FRAME_PELVIS:
        return vec3(0, s->hip_y + p.y * s->trunk, s->hip_z + p.x * s->trunk);
    case FRAME_BACK:
        return vec3(0, y_of(s, p.y), back + p.x * s->trunk);
    case FRAME_SKIN:
        return vec3(0, y_of(s, p.y), back + p.x * (front - back));
    case FRAME_THIGH:
        return leg_point(s, p);
    }
    g_assert_not_reached();
}

/* `p` of the upright person, as bone `id` takes it along. */
static Vec3
carry(const SideFit *s, int id, Vec3 p)
{
    int bone = s->body->bone[id][LEFT];
    const Skeleton *from = &s->upright.skeleton, *to = &s->tipped.skeleton;
    Vec3 rest = mat_apply(mat_transpose(from->turn[bone]),
                          vec_sub(p, from->head[bone]));
    return vec_add(to->head[bone], mat_apply(to->turn[bone], rest));
}

/* By the two bones of the spine whose middles are next to its height. */
static Vec3
carry_spine(const SideFit *s, Vec3 p)
{
    static const int chain[] = {
        BONE_PELVIS, BONE_SPINE5, BONE_SPINE4, BONE_SPINE3, BONE_SPINE2,
        BONE_SPINE1, BONE_NECK1,  BONE_NECK2,  BONE_NECK3,  BONE_HEAD,
    };
    float below = s->hip_y;
    for (size_t i = 0; i + 1 < G_N_ELEMENTS(chain); i++) {
        float from = joint_at(s, chain[i]).y, to = joint_at(s, chain[i + 1]).y;
        float middle = (from + to) / 2;
        if (p.y < middle && i == 0)
            return carry(s, chain[0], p);
        if (p.y < middle)
            return vec_lerp(carry(s, chain[i - 1], p), carry(s, chain[i], p),
                            (p.y - below) / (middle - below));
        below = middle;
    }
    return carry(s, BONE_HEAD, p);
}

Point2
side_place(const SideFit *s, SidePoint point)
{
    Vec3 p = upright_point(s, point), at = p;
    float pelvis = smoothstepf(THIGH_FROM, PELVIS_FROM, point.y);
    switch (point.frame) {
    case FRAME_PELVIS:
        at = carry(s, BONE_PELVIS, p);
        break;
    case FRAME_BACK:
        at = carry_spine(s, p);
        break;
    case FRAME_SKIN:
        at = vec_lerp(carry(s, BONE_THIGH2, p), carry(s, BONE_PELVIS, p),
                      pelvis);
        break;
    case FRAME_THIGH:
        at = carry(s, point.y < 1 ? BONE_THIGH2 : BONE_SHANK1, p);
        break;
    }
    at = view_project(&s->view, at);
    return (Point2){ at.x, at.y };
}
