#include "figure/regions.h"

#include <glib.h>
#include <math.h>

/* The skin ends this far under a hem, and further under the collar, where
   the shirt lifts off. */
#define SKIN_UNDER_HEM 0.012f
#define SKIN_UNDER_COLLAR 5

static const Outfit outfits[2] = {
    { .sleeve = 0.50f,
      .hem = 0.045f,
      .shorts = 0.72f,
      .collar = -0.010f,
      .neck = 0.066f },
    { .sleeve = 0.44f,
      .hem = 0.045f,
      .shorts = 0.55f,
      .collar = 0.004f,
      .neck = 0.062f },
};

/* Height of the hair line over the head's centre, in crowns, by azimuth:
   0 degrees is the front, 180 the nape. */
typedef struct {
    float azimuth, height;
} HairPoint;

static const HairPoint hair_female[] = {
    { 0, 0.60f },    { 16, 0.62f },   { 36, 0.59f },   { 48, 0.54f },
    { 57, 0.46f },   { 65, 0.35f },   { 72, 0.24f },   { 78, 0.17f },
    { 84, 0.16f },   { 91, 0.20f },   { 99, 0.17f },   { 107, -0.03f },
    { 115, -0.30f }, { 128, -0.52f }, { 150, -0.62f }, { 180, -0.64f },
};
static const HairPoint hair_male[] = {
    { 0, 0.60f },    { 25, 0.62f },   { 42, 0.55f },   { 54, 0.30f },
    { 63, -0.02f },  { 71, -0.16f },  { 77, -0.05f },  { 84, 0.14f },
    { 92, 0.20f },   { 100, 0.16f },  { 108, -0.04f }, { 118, -0.34f },
    { 130, -0.52f }, { 142, -0.60f }, { 155, -0.62f }, { 180, -0.64f },
};
#define N_HAIR ((int)G_N_ELEMENTS(hair_female))
G_STATIC_ASSERT(G_N_ELEMENTS(hair_female) == G_N_ELEMENTS(hair_male));

void
regions_init(Regions *r, const Body *body, bool bare)
{
    *r = (Regions){ .female = body->female,
                    .outfit = outfits[body->female ? 1 : 0] };
    r->outfit.bare = bare;
    for (int s = 0; s < 2; s++) {
        r->hip[s] = bone_head(body, BONE_THIGH1, s);
        r->knee[s] = bone_head(body, BONE_SHANK1, s);
        r->ankle[s] = bone_head(body, BONE_FOOT, s);
        r->shoulder[s] = bone_head(body, BONE_UPPER_ARM1, s);
        r->elbow[s] = bone_head(body, BONE_FOREARM1, s);
        r->wrist[s] = bone_head(body, BONE_HAND, s);
        r->toe[s] = body->bone_list[body->bone[BONE_TOES][s]].tail;
    }
    r->neck = bone_head(body, BONE_NECK1, 0);
    r->head = bone_head(body, BONE_HEAD, 0);
    r->floor = body->sole;
    r->eye = body->eye[LEFT];
    r->skull = body->skull;
    r->crown = body->skull_height;
}

/* Shorts, shoes and socks on the lower half; `over` tells whether the point
   is settled.  `grow` widens the clothes [m]. */
static Label
leg_label(const Regions *r, Vec3 p, const float limb[3], float grow, bool *over)
{
    const Outfit *o = &r->outfit;
    int s = p.x < 0;
    float hem = r->hip[s].y + o->hem;
    *over = true;
    if (p.y < hem && limb[0] < 0.2f &&
        vec_share(p, r->hip[s], r->knee[s]) < o->shorts + grow * 2)
        return LABEL_SHORTS;
    if (o->feet != FEET_BARE && limb[1] > 0.5f) {
        bool shoes = o->feet == FEET_SHOES;
        if (p.y < r->ankle[s].y + 0.012f + grow)
            return !shoes                    ? LABEL_SOCK
                   : p.y < r->floor + 0.018f ? LABEL_SOLE
                                             : LABEL_SHOE;
        if (shoes && p.y < r->ankle[s].y + 0.05f + grow)
            return LABEL_SOCK;
    }
    *over = p.y < hem;
    return LABEL_NONE;
}

/* Above the collar: a plane tilted to the front, rising with the distance
   from the neck, or it would run along the shoulder like a boat neck. */
static bool
over_collar(const Regions *r, Vec3 p, float grow)
{
    float x = p.x, y = p.y - r->neck.y - 0.012f, z = p.z - r->neck.z - 0.012f;
    float away = fmaxf(0, hypotf(x, z + 0.01f) - r->outfit.neck);
    return y + z * 0.55f - 1.1f * away >
           r->outfit.collar + grow * SKIN_UNDER_COLLAR;
}

static Label
cloth_label(const Regions *r, Vec3 p, const float limb[3], float grow)
{
    int s = p.x < 0;
    if (limb[1] > 0.5f || p.y < r->hip[s].y + 0.02f) {
        bool over;
        Label label = leg_label(r, p, limb, grow, &over);
        if (over || label != LABEL_NONE)
            return label;
    }
    if (limb[0] > 0.2f &&
        vec_share(p, r->shoulder[s], r->elbow[s]) > r->outfit.sleeve + grow)
        return LABEL_NONE;
    if (p.y < r->hip[s].y + r->outfit.hem)
        return LABEL_SHORTS;
    if (limb[2] > 0.75f || over_collar(r, p, grow))
        return LABEL_NONE;
    return LABEL_SHIRT;
}

/* Catmull-Rom through the table. */
static float
hair_line(const Regions *r, float azimuth)
{
    const HairPoint *t = r->female ? hair_female : hair_male;
    int i = 0;
    while (i < N_HAIR - 2 && azimuth > t[i + 1].azimuth)
        i++;
    float u = (azimuth - t[i].azimuth) / (t[i + 1].azimuth - t[i].azimuth);
    float a = t[MAX(i - 1, 0)].height, b = t[i].height, c = t[i + 1].height,
          d = t[MIN(i + 2, N_HAIR - 1)].height;
    return 0.5f * (2 * b + (c - a) * u + (2 * a - 5 * b + 4 * c - d) * u * u +
                   (3 * b - a - 3 * c + d) * u * u * u);
}

static bool
is_hair(const Regions *r, Vec3 p)
{
    float azimuth = atan2f(fabsf(p.x - r->skull.x), p.z - r->skull.z);
    return (p.y - r->skull.y) / r->crown > hair_line(r, azimuth / DEG_TO_RAD);
}

Label
region_label(const Regions *r, MeshLayer layer, Vec3 rest, const float limb[3])
{
    switch (layer) {
    case LAYER_BODY:
        return !r->outfit.bare && cloth_label(r, rest, limb, -SKIN_UNDER_HEM)
                       ? LABEL_NONE
                       : LABEL_SKIN;
    case LAYER_CLOTH:
        return r->outfit.bare ? LABEL_NONE : cloth_label(r, rest, limb, 0);
    case LAYER_HAIR:
        return is_hair(r, rest) ? LABEL_HAIR : LABEL_NONE;
    case LAYER_BUN:
        return r->female ? LABEL_HAIR : LABEL_NONE;
    case LAYER_COUNT:
        break;
    }
    return LABEL_NONE;
}

bool
region_is_feature(const Regions *r, Vec3 p)
{
    return p.z > r->skull.z + 0.04f && p.y < r->eye.y + 0.03f &&
           p.y > r->eye.y - 0.09f;
}
