#include "compose/alt_text.h"

#include "library/library.h"

#define N(array) (sizeof(array) / sizeof *(array))

static const Words *words;

static Contact
contact(BodyPart part, Limb limb, TargetKind target, Segment segment,
        Limb target_limb)
{
    return (Contact){ .part = part,
                      .limb = limb,
                      .target = target,
                      .segment = segment,
                      .target_limb = target_limb };
}

static void
add(Pose *pose, Contact c)
{
    PoseStage *end = &pose->stages[1];
    end->contacts[end->n_contacts++] = c;
}

static void
half_kneel(Pose *pose)
{
    pose->base = BASE_HALF_KNEEL;
    pose->hold = true;
    add(pose, contact(PART_KNEE, LIMB_WORKED, TARGET_FLOOR, 0, 0));
    add(pose, contact(PART_HAND, LIMB_WORKED, TARGET_BODY, SEGMENT_THIGH,
                      LIMB_OTHER));
    add(pose,
        contact(PART_HAND, LIMB_OTHER, TARGET_BODY, SEGMENT_THIGH, LIMB_OTHER));
}

static void
figure_four(Pose *pose)
{
    pose->base = BASE_HOOKLYING;
    add(pose, contact(PART_ANKLE, LIMB_WORKED, TARGET_BODY, SEGMENT_THIGH,
                      LIMB_OTHER));
    add(pose, contact(PART_HAND, LIMB_OTHER, TARGET_BODY, SEGMENT_HEAD, 0));
}

static void
wall(Pose *pose)
{
    pose->base = BASE_STAND;
    add(pose, contact(PART_HAND, LIMB_WORKED, TARGET_WALL, 0, 0));
    add(pose, contact(PART_HAND, LIMB_OTHER, TARGET_WALL, 0, 0));
    add(pose, contact(PART_BUTTOCK, LIMB_WORKED, TARGET_BALL, 0, 0));
}

static void
strap(Pose *pose)
{
    pose->base = BASE_SIDE;
    pose->hold = true;
    pose->props[PROP_STRAP].used = true;
    pose->props[PROP_STRAP].limb = LIMB_WORKED;
}

static const struct {
    void (*make)(Pose *pose);
    Side side;
    const char *cue, *text;
} cases[] = {
    { half_kneel, SIDE_LEFT, "Ease your hips forward.",
      "Half-kneeling on the left knee, right foot in front, both hands on the "
      "right thigh. Ease your hips forward." },
    { half_kneel, SIDE_RIGHT, NULL,
      "Half-kneeling on the right knee, left foot in front, both hands on the "
      "left thigh." },
    { half_kneel, SIDE_NONE, NULL,
      "Half-kneeling on the left knee, right foot in front, both hands on the "
      "right thigh." },
    { figure_four, SIDE_RIGHT, NULL,
      "Lying on the back with bent knees, right ankle on the left thigh, left "
      "hand on the head. Two pictures: the start and the end." },
    { wall, SIDE_LEFT, NULL,
      "Standing, both hands on the wall, left buttock on the ball. Two "
      "pictures: the start and the end." },
    { strap, SIDE_LEFT, NULL,
      "Lying on the right side, a strap round the left foot." },
};

static void
test_texts(void)
{
    for (size_t i = 0; i < N(cases); i++) {
        g_autoptr(Arena) arena = arena_new();
        Pose *pose = arena_new0(arena, Pose);
        cases[i].make(pose);
        g_assert_cmpstr(
                alt_text(arena, pose, cases[i].side, cases[i].cue, words), ==,
                cases[i].text);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autoptr(Diag) diag = diag_new();
    const char *const none[] = { NULL };
    g_autofree char *data = library_data_folder();
    g_autoptr(Library) lib = library_new(data, none, diag);
    words = library_words(lib, "en", "GB", SRC_POS_NONE, diag);
    g_assert_nonnull(words);
    g_test_add_func("/alt-text/texts", test_texts);
    return g_test_run();
}
