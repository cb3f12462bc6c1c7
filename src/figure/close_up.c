#include "figure/view_choice.h"

/* How far the skin of a close-up goes past its joints [m]. */
#define BELOW_NECK 0.2f
#define ABOVE_WRIST 0.21f
#define ABOVE_ANKLE 0.16f
#define BELOW_CHEST 0.22f
#define BELOW_HIP 0.2f

static bool
is_neck(const Body *body, int i)
{
    int region = body->regions[i];
    return region == BODY_HEAD ||
           (region == BODY_TORSO &&
            body->rest[i].y > bone_head(body, BONE_NECK1, LEFT).y - BELOW_NECK);
}

/* The other hand comes to help in the end. */
static bool
is_wrist(const Body *body, int i, bool last_stance)
{
    int region = body->regions[i];
    if (region == BODY_HAND)
        return true;
    if (region == BODY_HAND + REGION_RIGHT)
        return last_stance;
    Vec3 wrist = bone_head(body, BONE_HAND, LEFT);
    return region == BODY_FOREARM &&
           vec_length(vec_sub(body->rest[i], wrist)) < ABOVE_WRIST;
}

static bool
is_foot(const Body *body, int i)
{
    BodyRegion region = region_kind(body->regions[i]);
    return region == BODY_FOOT ||
           (region == BODY_SHANK &&
            body->rest[i].y < bone_head(body, BONE_FOOT, LEFT).y + ABOVE_ANKLE);
}

static bool
is_pelvis(const Body *body, int i)
{
    BodyRegion region = region_kind(body->regions[i]);
    float y = body->rest[i].y;
    if (region == BODY_TORSO)
        return y < bone_head(body, BONE_NECK1, LEFT).y - BELOW_CHEST;
    return region == BODY_THIGH &&
           y > bone_head(body, BONE_THIGH1, LEFT).y - BELOW_HIP;
}

bool *
close_up_skin(const Body *body, CloseUp close, bool last_stance)
{
    bool *inside = g_new(bool, (size_t)body->n_vertices);
    for (int i = 0; i < body->n_vertices; i++) {
        switch (close) {
        case CLOSE_NONE:
            inside[i] = true;
            break;
        case CLOSE_NECK:
            inside[i] = is_neck(body, i);
            break;
        case CLOSE_WRIST:
            inside[i] = is_wrist(body, i, last_stance);
            break;
        case CLOSE_FOOT:
            inside[i] = is_foot(body, i);
            break;
        case CLOSE_PELVIS:
            inside[i] = is_pelvis(body, i);
            break;
        }
    }
    return inside;
}
