#include "figure/solver.h"

#include <string.h>

static float
lowest(const Demand *d, const Vec3 *skin, Vec3 normal, float offset)
{
    float least = 1e9f;
    for (int i = 0; i < d->n_region; i++)
        least = fminf(least, vec_dot(normal, skin[d->region[i]]) - offset);
    return least;
}

static Vec3
centre_of(const Skeleton *sk, const Demand *d)
{
    return skeleton_point(sk, d->bone, d->rest);
}

/* What the probe's radius should have been, for the skin to touch. */
static void
correct_plane(const Solver *s, const Skeleton *sk, const Vec3 *skin, Demand *d)
{
    Vec3 centre = centre_of(sk, d);
    if (d->prop_radius > 0) {
        Vec3 away = vec_unit(vec_sub(centre, prop_centre(s, sk, d)));
        float low = lowest(d, skin, away, vec_dot(away, centre));
        d->correction = d->radius + low + SINK;
        return;
    }
    float probe = vec_dot(d->normal, centre) - d->offset - d->radius;
    d->correction = lowest(d, skin, d->normal, d->offset) - probe + SINK;
}

static float
plane_miss(const Solver *s, const Skeleton *sk, const Vec3 *skin,
           const Demand *d)
{
    if (d->prop_radius <= 0)
        return fabsf(lowest(d, skin, d->normal, d->offset) + SINK);
    Vec3 prop = prop_centre(s, sk, d);
    Vec3 away = vec_unit(vec_sub(centre_of(sk, d), prop));
    float surface = vec_dot(away, prop) + d->prop_radius;
    /* The prop stands on its own surface; the limb may hang over it. */
    float stands = vec_dot(d->normal, prop) - d->offset + d->prop_radius;
    return fabsf(lowest(d, skin, away, surface) + SINK) + fabsf(stands);
}

/* Where a place near the skin of the rest pose has come to. */
static Vec3
carried_by_skin(const Solver *s, const Skeleton *sk, const Vec3 *skin,
                int vertex, int bone, Vec3 rest)
{
    Vec3 off = vec_sub(rest, s->body->rest[vertex]);
    return vec_add(skin[vertex], mat_apply(sk->turn[bone], off));
}

typedef struct {
    Vec3 place, normal;
} Tangent;

/* The target's skin as it is now. */
static Tangent
target_skin(const Solver *s, const Skeleton *sk, const Vec3 *skin,
            const Demand *d)
{
    return (Tangent){ carried_by_skin(s, sk, skin, d->target_vertex, d->target,
                                      d->target_rest),
                      mat_apply(sk->turn[d->target], d->target_normal) };
}

/* Skin of the part over the skin of the target, near the target; a palm is
   measured at its middle, because fingers go round. */
static float
over_target(const Solver *s, const Skeleton *sk, const Vec3 *skin,
            const Demand *d, const Tangent *target)
{
    if (d->n_region == 0) {
        Vec3 palm = carried_by_skin(s, sk, skin, d->vertex, d->bone, d->rest);
        return vec_dot(target->normal, vec_sub(palm, target->place)) - d->gap;
    }
    return lowest(d, skin, target->normal,
                  vec_dot(target->normal, target->place));
}

static void
correct_point(const Solver *s, const Skeleton *sk, const Vec3 *skin, Demand *d)
{
    if (d->n_region == 0)
        return;
    Tangent target = target_skin(s, sk, skin, d);
    float over = over_target(s, sk, skin, d, &target) + SINK;
    d->gap = clampf(d->gap - over, 0, 0.12f);
}

/* A contact may slide so far along the skin [m]. */
#define SLIP 0.04f

static float
point_miss(const Solver *s, const Skeleton *sk, const Vec3 *skin,
           const Demand *d)
{
    Tangent target = target_skin(s, sk, skin, d);
    float over = over_target(s, sk, skin, d, &target);
    if (d->n_region > 0)
        over += SINK;
    Vec3 off = vec_sub(d->n_region > 0 ? centre_of(sk, d)
                                       : carried_by_skin(s, sk, skin, d->vertex,
                                                         d->bone, d->rest),
                       target.place);
    float along = vec_length(vec_sub(
            off, vec_scale(target.normal, vec_dot(off, target.normal))));
    return hypotf(over, fmaxf(0, along - SLIP));
}

float
skin_miss(const Solver *s, const Skeleton *sk, const Vec3 *skin,
          const Demand *d)
{
    if (d->kind == DEMAND_POINT)
        return point_miss(s, sk, skin, d);
    return d->kind == DEMAND_PLANE && d->n_region > 0
                   ? plane_miss(s, sk, skin, d)
                   : 0;
}

float
skin_miss_sum(const Solver *s, const Skeleton *sk, const Vec3 *skin)
{
    float sum = 0;
    for (int i = 0; i < s->n_demands; i++)
        sum += skin_miss(s, sk, skin, &s->demands[i]);
    return sum;
}

void
skin_behind(const Solver *s, const Vec3 *skin, Vec3 normal, float offset,
            float deep[CAPSULE_COUNT])
{
    memset(deep, 0, sizeof(float[CAPSULE_COUNT]));
    for (int i = 0; i < s->body->n_vertices; i++) {
        if (!s->map.on_skin[i])
            continue;
        float *most = &deep[s->map.capsule[s->body->bones_of[i][0]]];
        *most = fmaxf(*most, offset - vec_dot(normal, skin[i]) - SINK);
    }
}

/* Shallower than this, contacts decide [m]. */
#define SHALLOW 0.006f

/* A foot on its side, or a bent knee, is thicker than its capsule. */
static void
correct_sunk(Solver *s, const Vec3 *skin)
{
    float deep[CAPSULE_COUNT], behind[CAPSULE_COUNT] = { 0 };
    skin_behind(s, skin, vec3(0, 1, 0), 0, deep);
    if (s->has_wall && !s->wall_is_open)
        skin_behind(s, skin, s->wall_normal, s->wall_offset, behind);
    for (int i = 0; i < CAPSULE_COUNT; i++) {
        float most = fmaxf(deep[i], behind[i]);
        if (most > SHALLOW)
            s->sunk[i] = fminf(s->sunk[i] + most, 0.05f);
    }
}

void
skin_correct(Solver *s, const Skeleton *sk, const Vec3 *skin)
{
    for (int i = 0; i < s->n_demands; i++) {
        Demand *d = &s->demands[i];
        if (d->kind == DEMAND_PLANE && d->n_region > 0)
            correct_plane(s, sk, skin, d);
        else if (d->kind == DEMAND_POINT)
            correct_point(s, sk, skin, d);
    }
    correct_sunk(s, skin);
}
