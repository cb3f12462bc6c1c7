/* Where the muscles lie: on both builds, alike on both sides, and where an
   anatomy book has them. */
#include "figure/muscles.h"

#include <math.h>

#include <glib.h>

#include "figure/body_map.h"
#include "figure/side_anatomy.h"

#include "body_of_test.h"

/* The muscle at vertex `i`, or at its mirror image: index + 1. */
static int
at_vertex(const Body *body, const MuscleMap *map, const MuscleChoice *choice,
          int i, bool mirrored, float *along, float *across)
{
    Vec3 p = body->rest[i], n = body->rest_normals[i];
    if (mirrored) {
        p.x = -p.x;
        n.x = -n.x;
    }
    return muscle_at(map, choice, p, n, body->limb_share[i], along, across);
}

static void
test_covers(void)
{
    for (int female = 0; female < 2; female++) {
        g_autoptr(Body) body = body_of_test(female);
        g_autoptr(MuscleMap) map = muscle_map_new(body);
        for (int m = 0; m < MUSCLE_COUNT; m++) {
            MuscleChoice choice = { .n = 0 };
            muscle_choose_part(&choice, (Muscle)m, MUSCLE_WHOLE, true, true);
            int n[2] = { 0, 0 };
            for (int i = 0; i < body->first_vertex[LAYER_BODY + 1]; i++) {
                float x = body->rest[i].x; /* the mid line is neither side's */
                if (fabsf(x) > 1e-4F &&
                    at_vertex(body, map, &choice, i, false, NULL, NULL))
                    n[x < 0]++;
            }
            g_test_message("%s: %d, %d", muscle_info(m)->name, n[0], n[1]);
            g_assert_cmpint(n[0], >=, 4);
            g_assert_cmpint(ABS(n[0] - n[1]), <=, 2 + n[0] / 20);
        }
    }
}

static void
test_mirror(void)
{
    g_autoptr(Body) body = body_of_test(true);
    g_autoptr(MuscleMap) map = muscle_map_new(body);
    MuscleChoice all = { .n = 0 };
    int differ = 0, same = 0;
    for (int m = 0; m < MUSCLE_COUNT; m++)
        muscle_choose_part(&all, (Muscle)m, MUSCLE_WHOLE, true, true);
    for (int i = 0; i < body->first_vertex[LAYER_BODY + 1]; i++) {
        float t = 0, u = 0, t2 = 0, u2 = 0;
        int here = at_vertex(body, map, &all, i, false, &t, &u);
        int there = at_vertex(body, map, &all, i, true, &t2, &u2);
        if (here != there || fabsf(t - t2) > .05F || fabsf(u - u2) > .05F)
            differ++;
        else
            same++;
    }
    g_test_message("%d the same, %d not", same, differ);
    g_assert_cmpint(differ * 100, <, same);
}

/* A place: so far along a bone, in a direction. */
static const struct {
    int from, to; /* BoneId */
    float at;
    Vec3 towards;
    bool arm; /* `towards` is in the arm's own frame */
    const char *name;
} places[] = {
    { BONE_THIGH1, BONE_SHANK1, .5F, { 0, 0, 1 }, false, "rectus femoris" },
    { BONE_THIGH1, BONE_SHANK1, .5F, { .5F, 0, -1 }, false, "biceps femoris" },
    { BONE_THIGH1, BONE_SHANK1, .5F, { -.6F, 0, -1 }, false, "semitendinosus" },
    { BONE_THIGH1,
      BONE_SHANK1,
      .5F,
      { 1, 0, .35F },
      false,
      "vastus lateralis" },
    { BONE_THIGH1, BONE_SHANK1, .8F, { -.7F, 0, 1 }, false, "vastus medialis" },
    { BONE_THIGH1, BONE_SHANK1, .25F, { -.9F, 0, .4F }, false, "adductors" },
    { BONE_THIGH1,
      BONE_SHANK1,
      .1F,
      { 1, 0, .9F },
      false,
      "tensor fasciae latae" },
    { BONE_THIGH1, BONE_SHANK1, .75F, { 1, 0, 0 }, false, "iliotibial band" },
    { BONE_SHANK1, BONE_FOOT, .25F, { .35F, 0, -1 }, false, "gastrocnemius" },
    { BONE_SHANK1, BONE_FOOT, .68F, { 0, 0, -1 }, false, "soleus" },
    { BONE_SHANK1, BONE_FOOT, .3F, { .7F, 0, 1 }, false, "tibialis anterior" },
    { BONE_SHANK1, BONE_FOOT, .4F, { 1, 0, -.15F }, false, "peronei" },
    { BONE_UPPER_ARM1,
      BONE_FOREARM1,
      .55F,
      { 0, 0, 1 },
      true,
      "biceps brachii" },
    { BONE_UPPER_ARM1, BONE_FOREARM1, .5F, { 0, 0, -1 }, true, "triceps" },
    { BONE_UPPER_ARM1, BONE_FOREARM1, .15F, { 1, 0, 0 }, true, "deltoid" },
};

/* A point about where the skin is, so far along the bone and that way. */
static Vec3
find_point(const Body *body, size_t place, Vec3 *towards)
{
    enum { SKIN_MM = 60 };
    const Bone *from = &body->bone_list[body->bone[places[place].from][LEFT]];
    const Bone *to = &body->bone_list[body->bone[places[place].to][LEFT]];
    Vec3 axis = vec_unit(vec_sub(to->head, from->head));
    Vec3 way = places[place].towards;
    if (places[place].arm)
        way = mat_apply(from->frame, way);
    way = vec_sub(way, vec_scale(axis, vec_dot(way, axis)));
    *towards = vec_unit(way);
    return vec_add(vec_lerp(from->head, to->head, places[place].at),
                   vec_scale(*towards, SKIN_MM / 1000.0F));
}

static void
test_places(void)
{
    static const float shares[2][3] = { { 0, 1, 0 }, { 1, 0, 0 } };
    for (int female = 0; female < 2; female++) {
        g_autoptr(Body) body = body_of_test(female);
        g_autoptr(MuscleMap) map = muscle_map_new(body);
        for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
            MuscleChoice left = { .n = 0 }, right = { .n = 0 };
            Vec3 out, at = find_point(body, i, &out);
            const float *limb = shares[places[i].arm];
            g_test_message("%s", places[i].name);
            g_assert_true(muscle_choose(&left, places[i].name, true, false));
            g_assert_true(muscle_choose(&right, places[i].name, false, true));
            g_assert_cmpint(muscle_at(map, &left, at, out, limb, NULL, NULL), >,
                            0);
            g_assert_cmpint(muscle_at(map, &right, at, out, limb, NULL, NULL),
                            ==, 0);
        }
    }
}

/* Order of the table, parts joined, sides joined. */
static void
test_choose(void)
{
    MuscleChoice c = { .n = 0 };
    g_assert_true(muscle_choose(&c, "soleus", true, false));
    g_assert_true(muscle_choose(&c, "gluteus maximus", true, false));
    g_assert_true(muscle_choose(&c, "piriformis", true, true));
    g_assert_true(muscle_choose(&c, "soleus", false, true));
    g_assert_true(muscle_choose(&c, "transversus abdominis", true, true));
    g_assert_false(muscle_choose(&c, "soelus", true, true));
    g_assert_cmpint(c.n, ==, 3);
    g_assert_cmpint(c.patch[0], ==, MUSCLE_PIRIFORMIS);
    g_assert_cmpint(c.patch[1], ==, MUSCLE_GLUTEUS_MAXIMUS);
    g_assert_cmpint(c.patch[2], ==, MUSCLE_SOLEUS);
    g_assert_true(c.left[2] && c.right[2] && !c.right[1]);
    g_assert_true(muscle_choose(&c, "biceps femoris", true, false));
    g_assert_cmpfloat(c.part[2].across[1], <, 1);
    g_assert_true(muscle_choose(&c, "hamstrings", true, false));
    g_assert_cmpint(c.n, ==, 4);
    g_assert_cmpfloat(c.part[2].across[1], ==, 1);
}

/* Along grows from origin to insertion; parts leave out what is not theirs. */
static void
test_parts(void)
{
    g_autoptr(Body) body = body_of_test(false);
    g_autoptr(MuscleMap) map = muscle_map_new(body);
    MuscleChoice whole = { .n = 0 }, low = { .n = 0 };
    int n_whole = 0, n_low = 0;
    muscle_choose(&whole, "erector spinae", true, true);
    muscle_choose(&low, "lumbar erector spinae", true, true);
    for (int i = 0; i < body->first_vertex[LAYER_BODY + 1]; i++) {
        float along = 0;
        int all = at_vertex(body, map, &whole, i, false, &along, NULL);
        int part = at_vertex(body, map, &low, i, false, NULL, NULL);
        g_assert_true(part == 0 || (all != 0 && along < .26F));
        n_whole += all;
        n_low += part;
    }
    g_assert_cmpint(n_low, >, 5);
    g_assert_cmpint(n_low * 2, <, n_whole);
}

static void
check_label(const BodyMap *map, const BodyMapLabel *label)
{
    g_assert_cmpint(label->n_spots, >, 0);
    for (int k = 0; k < label->n_spots; k++) {
        const BodyMapSpot *spot = &label->spots[k];
        g_assert_cmpfloat(spot->cost, >=, 0);
        g_assert_cmpfloat(spot->x, >, map->body.x);
        g_assert_cmpfloat(spot->x, <, map->body.x + map->body.width);
        g_assert_cmpfloat(spot->y, >, map->body.y);
        g_assert_cmpfloat(spot->y, <, map->body.y + map->body.height);
    }
}

static void
test_maps(void)
{
    g_autoptr(Body) body = body_of_test(true);
    g_autoptr(MuscleMap) muscles = muscle_map_new(body);
    for (int view = 0; view < BODY_MAP_COUNT; view++) {
        g_autoptr(BodyMap) map =
                body_map_make(body, muscles, (BodyMapView)view, NULL);
        g_assert_cmpint(map->n_labels, >=, 12);
        for (int i = 0; i < map->n_labels; i++)
            check_label(map, &map->labels[i]);
        /* Seen from the front, the person's right is at the left. */
        int right = map->n_sides > 1 && map->sides[1].letter == 'R';
        if (view == BODY_MAP_FRONT)
            g_assert_true(right && map->sides[1].x < map->sides[0].x);
        if (view == BODY_MAP_BACK)
            g_assert_true(right && map->sides[1].x > map->sides[0].x);
    }
}

static void
test_blank_map(void)
{
    g_autoptr(Body) body = body_of_test(false);
    g_autoptr(MuscleMap) muscles = muscle_map_new(body);
    const MuscleChoice none = { .n = 0 };
    g_autoptr(BodyMap) map = body_map_make(body, muscles, BODY_MAP_BACK, &none);
    g_assert_cmpint(map->n_labels, ==, 0);
    g_assert_cmpint((int)map->picture->n_paths, >, 0);
}

static const SideLabel *
side_label(const SideAnatomy *anatomy, const char *latin)
{
    for (int i = 0; i < anatomy->n_labels; i++) {
        if (g_str_equal(anatomy->labels[i].latin, latin))
            return &anatomy->labels[i];
    }
    g_assert_not_reached();
}

/* A pelvis tipped forwards: its front goes down, its back goes up, the thigh
   stays. */
static void
test_tilt(void)
{
    g_autoptr(Body) body = body_of_test(true);
    g_autoptr(SideAnatomy) level = side_anatomy_make(body, ANATOMY_ALL, 0);
    g_autoptr(SideAnatomy) tipped = side_anatomy_make(body, ANATOMY_ALL, 20);
    float floor0 = level->picture->height, floor1 = tipped->picture->height;
    static const struct {
        const char *latin;
        int way; /* -1 down, 1 up, 0 stays */
    } moves[] = { { "hip bone", -1 }, { "sacrum", 1 }, { "femur", 0 } };
    for (size_t i = 0; i < G_N_ELEMENTS(moves); i++) {
        float before = floor0 - side_label(level, moves[i].latin)->y;
        float after = floor1 - side_label(tipped, moves[i].latin)->y;
        float up = (after / tipped->picture->metre -
                    before / level->picture->metre);
        g_test_message("%s %.3f m", moves[i].latin, (double)up);
        if (moves[i].way == 0)
            g_assert_cmpfloat(fabsf(up), <, .02F);
        else
            g_assert_cmpfloat(up * (float)moves[i].way, >, .01F);
    }
}

static void
test_layers(void)
{
    g_autoptr(Body) body = body_of_test(false);
    g_autoptr(SideAnatomy) none = side_anatomy_make(body, 0, 0);
    g_autoptr(SideAnatomy) spine = side_anatomy_make(body, ANATOMY_SPINE, 0);
    g_assert_cmpint((int)none->picture->n_paths, ==, 0);
    g_assert_cmpint(none->n_labels, ==, 0);
    /* 24 vertebrae: two pieces of bone, fill and edge; 23 discs. */
    g_assert_cmpint((int)spine->picture->n_paths, ==, 24 * 4 + 23 * 2);
    g_assert_cmpint(spine->n_labels, ==, 3);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/muscles/covers", test_covers);
    g_test_add_func("/muscles/mirror", test_mirror);
    g_test_add_func("/muscles/places", test_places);
    g_test_add_func("/muscles/choose", test_choose);
    g_test_add_func("/muscles/parts", test_parts);
    g_test_add_func("/muscles/maps", test_maps);
    g_test_add_func("/muscles/blank-map", test_blank_map);
    g_test_add_func("/muscles/tilt", test_tilt);
    g_test_add_func("/muscles/layers", test_layers);
    return g_test_run();
}
