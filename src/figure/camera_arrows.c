#include "figure/camera.h"

#include "figure/arrow_places.h"

/* Shares of the frame's longer side. */
#define LEAST_MOTION 0.04f  /* less is not worth an arrow ... */
#define LEAST_WISHED 0.025f /* ... unless the pose asks for it */

/* Adds the arrow of a landmark; false when it would be vague or in the way. */
static bool
add_arrow(ArrowPlaces *place, const Stance *stances, const Landmark *landmark,
          bool both_ways, float least, SceneArrow *out)
{
    Vec3 path[ARROW_WAY];
    landmark_path(landmark, &stances[0], &stances[1], path, ARROW_WAY);
    return arrow_put(place, path, both_ways, least, out);
}

/* How far a landmark goes on the picture. */
static float
motion_seen(const ArrowPlaces *place, const Stance *stances,
            const Landmark *landmark)
{
    Vec3 way = vec_sub(landmark_place(landmark, &stances[1]),
                       landmark_place(landmark, &stances[0]));
    return hypotf(vec_dot(way, place->view.right),
                  vec_dot(way, place->view.up));
}

typedef struct {
    Landmark landmark;
    float motion;
} Mover;

static void
keep_larger(const ArrowPlaces *place, const Stance *stances, BodyPart part,
            BodySide side, Mover *best)
{
    Landmark landmark = landmark_of_part(place->body, part, side);
    float motion = motion_seen(place, stances, &landmark);
    /* where two go alike, the first named tells more */
    if (motion > best->motion * 1.1f)
        *best = (Mover){ landmark, motion };
}

/* What moves most at the joints of the exercise, without any at the usual
   ends. */
static Mover
largest_mover(const ArrowPlaces *place, const Pose *pose, const Stance *stances)
{
    static const BodyPart ends[] = { PART_HAND, PART_FOOT,       PART_KNEE,
                                     PART_HIP,  PART_UPPER_BACK, PART_HEAD };
    Mover best = { .motion = 0 };
    for (int i = 0; i < pose->n_works; i++) {
        ShownPart parts[MAX_SHOWN];
        int n = landmark_shown(pose->works[i].joint, parts);
        BodySide side = side_of_limb(pose->works[i].limb);
        for (int k = 0; k < n; k++)
            keep_larger(place, stances, parts[k].part, side, &best);
    }
    if (pose->n_works > 0)
        return best;
    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
        for (int side = LEFT; side <= RIGHT; side++)
            if (side == LEFT || body_part_is_paired(ends[i]))
                keep_larger(place, stances, ends[i], (BodySide)side, &best);
    return best;
}

static int
wished_arrows(ArrowPlaces *place, const Pose *pose, const Stance *stances,
              SceneArrow *out)
{
    int n = 0;
    for (int i = 0; i < pose->n_arrows; i++) {
        const ArrowWish *wish = &pose->arrows[i];
        Landmark landmark = landmark_of_part(place->body, wish->part.part,
                                             side_of_limb(wish->part.limb));
        n += add_arrow(place, stances, &landmark, wish->both_ways, LEAST_WISHED,
                       &out[n]);
    }
    return n;
}

int
arrows_find(const Pose *pose, const Stance *stances, const Camera *camera,
            float slack, SceneArrow *out)
{
    if (pose->n_arrows == 0)
        return 0;
    ArrowPlaces place;
    arrow_places_init(&place, stances, camera, slack);
    int n;
    if (pose->n_arrows > 0) {
        n = wished_arrows(&place, pose, stances, out);
    } else {
        Mover mover = largest_mover(&place, pose, stances);
        n = mover.motion > 0 && add_arrow(&place, stances, &mover.landmark,
                                          false, LEAST_MOTION, out);
    }
    arrow_places_clear(&place);
    return n;
}

int
camera_arrows(const Pose *pose, const Stance *stances, const Camera *camera,
              SceneArrow *out)
{
    return arrows_find(pose, stances, camera, 0, out);
}
