/* How pose files are read, and what is said when they are wrong. */
#include "library/library.h"

#include <math.h>
#include <string.h>

#include "files_of_test.h"

static const char pose_text[] = //
        "base: half-kneel\n"
        "touch: {W.hand: O.thigh 0.7 front, O.hand: O.thigh 0.9 front}\n"
        "B.elb: 40\n"
        "end:\n"
        "  W.hip: [-15, 0, 0]\n"
        "  lumbar: 5\n"
        "muscles: [iliopsoas]\n"
        "arrows: W.hip\n"
        "view: side\n";

/* Messages of the pose file with one place changed; the pose itself goes to
   `out` where that is wanted. */
static void
check_pose(const char *text, const char *messages)
{
    g_autofree char *data = test_home_path("src/content");
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = library_new(data, NULL, diag);
    test_write("p.yaml", text);
    CheckedFile file;
    bool ok = library_check_file(lib, "p.yaml", &file, diag);
    g_autofree char *printed = diag_format(diag, DIAG_NOTE, false);
    g_assert_cmpstr(printed, ==, messages);
    g_assert_true(ok == (messages[0] == '\0'));
}

typedef struct {
    const char *old, *replacement, *messages;
} Change;

static void
check_changes(const Change *changes, size_t n)
{
    check_pose(pose_text, "");
    for (size_t i = 0; i < n; i++) {
        g_autofree char *changed =
                test_replace(pose_text, changes[i].old, changes[i].replacement);
        check_pose(changed, changes[i].messages);
    }
}

static void
test_whole(void)
{
    static const Change changes[] = {
        { "base: half-kneel\n", "",
          "p.yaml:1:1: error: the pose needs 'base'; expected stand, sit, "
          "floor-sit, kneel, half-kneel, all-fours, supine, hooklying, prone "
          "or side\n" },
        { "half-kneel", "half-knel",
          "p.yaml:1:7: error: 'half-knel' is not a base; did you mean "
          "'half-kneel'?\n" },
        { "end:", "edn:",
          "p.yaml:1:1: error: the pose needs 'end', or 'hold: yes' when "
          "nothing moves\n"
          "p.yaml:4:1: error: unknown key 'edn'; did you mean 'end'?\n" },
        { "view: side", "hold: maybe",
          "p.yaml:9:7: error: 'hold' is yes or left out; found 'maybe'\n" },
        { "view: side", "view: sied",
          "p.yaml:9:7: error: 'sied' is not a view; did you mean 'side'?\n" },
        { "view: side", "view: [10, 95]",
          "p.yaml:9:12: error: 'view elevation' is 95; expected -30 to 89 "
          "degrees\n" },
        { "view: side", "view: [10]",
          "p.yaml:9:7: error: 'view' has 1 numbers; expected [azimuth, "
          "elevation]\n" },
        { "view: side", "close: ankle",
          "p.yaml:9:8: error: 'ankle' is not a close; expected none, neck, "
          "wrist, foot or pelvis\n" },
        { "[iliopsoas]", "[iliopsaos]",
          "p.yaml:7:11: error: 'iliopsaos' is not a muscle; did you mean "
          "'iliopsoas'?\n" },
        { "arrows: W.hip", "arrows: hip",
          "p.yaml:8:9: error: 'hip' is there twice; write W.hip, O.hip or "
          "B.hip\n" },
        { "arrows: W.hip", "arrows: [W.hip, W.foot, +W.knee, head, back]",
          "p.yaml:8:9: error: 'arrows' has 5; at most 4\n" },
        { "view: side", "works: W.elbow",
          "p.yaml:9:8: error: 'W.elbow' is not a joint; did you mean "
          "'W.elb'?\n" },
        { "  lumbar: 5", "  view: side",
          "p.yaml:6:3: error: 'view' is for the whole pose; write it at the "
          "top of the file\n" },
        { "  lumbar: 5", "  chair: yes",
          "p.yaml:6:3: error: 'chair' is for the whole pose; write it at the "
          "top of the file\n" },
        { "end:\n  W.hip: [-15, 0, 0]\n  lumbar: 5\n", "end: up\n",
          "p.yaml:4:6: error: 'a stage' must be a map, such as {a: b}; found "
          "a text\n" },
    };
    check_changes(changes, G_N_ELEMENTS(changes));
}

static void
test_joints(void)
{
    static const Change changes[] = {
        { "lumbar: 5", "W.lumbar: 5",
          "p.yaml:6:3: error: 'lumbar' has no sides; write it without "
          "'W.'\n" },
        { "lumbar: 5", "knee: 5",
          "p.yaml:6:3: error: 'knee' is there twice; write W.knee, O.knee or "
          "B.knee\n" },
        { "lumbar: 5", "L.knee: 5",
          "p.yaml:6:3: error: 'L.' is not a side; write W. for the worked "
          "side, O. for the other, B. for both\n" },
        { "lumbar: 5", "W.kne: 5",
          "p.yaml:6:3: error: unknown key 'W.kne'; did you mean 'W.knee'?\n" },
        { "lumbar: 5", "W.shoulder: 5",
          "p.yaml:6:3: error: unknown key 'W.shoulder'; expected W.hip, "
          "W.knee, W.ankle, W.toes, W.sho, W.arm, W.elb, W.fore, W.wrist, "
          "W.scap or W.shape\n" },
        { "lumbar: 5", "lumbar: nan",
          "p.yaml:6:11: error: 'lumbar flexion' is 'nan'; expected a "
          "number\n" },
        { "lumbar: 5", "lumbar: 0x10",
          "p.yaml:6:11: error: 'lumbar flexion' is '0x10'; expected a "
          "number\n" },
        { "lumbar: 5", "lumbar: 1e9",
          "p.yaml:6:11: error: 'lumbar flexion' is 1e9; expected -45 to 70 "
          "degrees\n" },
        { "lumbar: 5", "lumbar: 1e999",
          "p.yaml:6:11: error: 'lumbar flexion' is 1e999; expected -45 to 70 "
          "degrees\n" },
        { "lumbar: 5", "lumbar: {flex: 5}",
          "p.yaml:6:11: error: 'lumbar flexion' must be a text; found a "
          "map\n" },
        { "[-15, 0, 0]", "[-15, 200, 0]",
          "p.yaml:5:16: error: 'W.hip abduction' is 200; expected -50 to 80 "
          "degrees\n" },
        { "[-15, 0, 0]", "[-15, 0, 0, 0]",
          "p.yaml:5:10: error: 'W.hip' has 4 numbers; expected [flexion, "
          "abduction, external rotation]\n" },
        { "[-15, 0, 0]", "[]",
          "p.yaml:5:10: error: 'W.hip' has 0 numbers; expected [flexion, "
          "abduction, external rotation]\n" },
        { "lumbar: 5", "W.arm: 90\n  W.sho: 90",
          "p.yaml:6:10: error: 'W.sho' and 'W.arm' say the same; write one of "
          "them\n" },
        { "lumbar: 5", "stiff: {W.hpi: 2, W.hip: 0}",
          "p.yaml:6:11: error: 'W.hpi' is not a joint; did you mean "
          "'W.hip'?\n"
          "p.yaml:6:28: error: 'W.hip' is 0; expected 0.01 to 100\n" },
        { "lumbar: 5", "shape: flatt",
          "p.yaml:6:10: error: 'flatt' is not a shape of the hand; did you "
          "mean 'flat'?\n" },
        { "lumbar: 5", "line: [B.shoulder, B.hip]",
          "p.yaml:6:9: error: 'line' needs 3 to 4 parts of the body; found "
          "2\n" },
    };
    check_changes(changes, G_N_ELEMENTS(changes));
}

static void
test_contacts(void)
{
    static const Change changes[] = {
        { "O.thigh 0.7 front", "O.thihg 0.7 front",
          "p.yaml:2:17: error: 'O.thihg' is not something to touch; did you "
          "mean 'O.thigh'?\n" },
        { "O.thigh 0.7 front", "foor",
          "p.yaml:2:17: error: 'foor' is not something to touch; did you mean "
          "'floor'?\n" },
        { "O.thigh 0.7 front", "thigh 0.7 front",
          "p.yaml:2:17: error: 'thigh' is there twice; write W.thigh, O.thigh "
          "or B.thigh\n" },
        { "O.thigh 0.7 front", "O.thigh 0.7 frnt",
          "p.yaml:2:29: error: unknown word 'frnt'; did you mean 'front'?\n" },
        { "O.thigh 0.7 front", "O.thigh 1.7 front",
          "p.yaml:2:25: error: 'thigh' is 1.7; expected 0 to 1 (0 is nearest "
          "the trunk)\n" },
        { "O.thigh 0.7 front", "floor 0.7",
          "p.yaml:2:23: error: '0.7' only fits a place on the body or a "
          "wall\n" },
        { "O.thigh 0.7 front", "floor front",
          "p.yaml:2:23: error: 'front' only fits a place on the body, such as "
          "'O.thigh'\n" },
        { "O.thigh 0.7 front", "O.thigh 0.7 under",
          "p.yaml:2:29: error: 'under' only fits a surface, such as "
          "'floor'\n" },
        { "O.thigh 0.7 front", "{to: floor}",
          "p.yaml:2:17: error: 'touch' must be a text; found a map\n" },
        { "O.thigh 0.7 front", "a b c d e f g h i",
          "p.yaml:2:17: error: more than 8 words about one contact\n" },
        { "W.hand:", "W.hadn:",
          "p.yaml:2:9: error: 'W.hadn' is not a part of the body; did you "
          "mean 'W.hand'?\n" },
        { "O.thigh 0.7 front", "W.forearm",
          "p.yaml:2:17: error: the hand cannot touch its own forearm\n" },
        { "W.hand: O.thigh 0.7 front, O.hand: O.thigh 0.9 front",
          "W.hand: O.hand, O.hand: W.hand",
          "p.yaml:2:33: error: these contacts go round in a loop; let one of "
          "them touch something else\n" },
        { "W.hand: O.thigh 0.7 front, O.hand: O.thigh 0.9 front",
          "W.hand: O.thigh, O.thigh: W.foot, W.foot: W.hand",
          "p.yaml:2:51: error: these contacts go round in a loop; let one of "
          "them touch something else\n" },
        { "lumbar: 5", "clasp: floor",
          "p.yaml:6:10: error: 'clasp' needs one place on the body, such as "
          "'O.thigh 0.6 back'\n" },
    };
    check_changes(changes, G_N_ELEMENTS(changes));
}

static void
test_props(void)
{
    static const Change changes[] = {
        { "view: side", "wall: sideways",
          "p.yaml:9:7: error: 'sideways' is not a side of the person; "
          "expected front, side, behind or other-side\n" },
        { "view: side", "chair: {heigth: 0.4}",
          "p.yaml:9:9: error: unknown key 'heigth'; did you mean "
          "'height'?\n" },
        { "view: side", "chair: {height: 45}",
          "p.yaml:9:17: error: 'height' is 45; expected 0.2 to 0.8 m\n" },
        { "view: side", "mat: {height: 1}",
          "p.yaml:9:7: error: unknown key 'height'\n" },
        { "view: side", "cushion: soft",
          "p.yaml:9:10: error: 'cushion' must be yes, none or a map, such as "
          "{height: 0.4}; found 'soft'\n" },
        { "view: side", "strap: W.hand",
          "p.yaml:9:8: error: 'W.hand' must be W.foot or O.foot\n" },
        { "view: side", "band: {round: waist}",
          "p.yaml:9:15: error: 'waist' is not a limb; expected thigh, shank, "
          "foot, upper-arm, forearm or hand\n" },
        { "view: side", "chiar: yes",
          "p.yaml:9:1: error: unknown key 'chiar'; did you mean 'chair'?\n" },
    };
    check_changes(changes, G_N_ELEMENTS(changes));
}

static void
test_files(void)
{
    check_pose("", "p.yaml: error: is empty\n");
    check_pose("base: stand\nhold: yes\n", "");
    check_pose("end: {}\n",
               "p.yaml:1:1: error: the pose needs 'base'; expected stand, sit, "
               "floor-sit, kneel, half-kneel, all-fours, supine, hooklying, "
               "prone or side\n");
    check_pose(
            "base: stand\nend:\nend:\n",
            "p.yaml:3:1: error: duplicate key 'end'; the first is in line 2\n");
}

/* Layers: the base, the common part, the stage. */
static void
test_layers(void)
{
    g_autofree char *data = test_home_path("src/content");
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = library_new(data, NULL, diag);
    test_write("own/figures/kneel.yaml",
               "base: kneel\n"
               "W.knee: 80\n"
               "B.arm: [60, 90]\n"
               "touch: {B.hand: wall 1.2 up, W.toes: air}\n"
               "start: {B.knee: 70, touch: {W.hand: air}}\n"
               "end:\n"
               "  B.sho: [20, 30]\n"
               "  W.sho: 40\n"
               "  clasp: O.thigh 0.62 back\n"
               "  O.shape: fist\n"
               "  touch: {O.foot: air, head: [wall, B.thigh 0.2 in top]}\n");
    const Pose *pose = library_pose_file(lib, "own/figures/kneel.yaml", diag);
    g_assert_cmpint(diag_n_messages(diag), ==, 0);
    g_assert_nonnull(pose);
    g_assert_cmpstr(pose->id, ==, "kneel");
    g_assert_true(pose->props[PROP_MAT].used && pose->props[PROP_WALL].used);
    g_assert_cmpint(pose->n_arrows, ==, -1);

    const PoseStage *start = &pose->stages[0], *end = &pose->stages[1];
    const JointWish *knee = start->joints[JOINT_KNEE];
    g_assert_cmpfloat(knee[LIMB_WORKED].angle[0], ==, 70);
    g_assert_cmpfloat(end->joints[JOINT_KNEE][LIMB_WORKED].angle[0], ==, 80);
    g_assert_cmpfloat(end->joints[JOINT_KNEE][LIMB_OTHER].angle[0], ==, 90);
    g_assert_false(end->joints[JOINT_KNEE][LIMB_OTHER].wished);
    g_assert_true(start->joints[JOINT_ARM][LIMB_OTHER].set[1]);
    g_assert_false(end->joints[JOINT_ARM][LIMB_OTHER].set[0]);
    g_assert_cmpfloat(end->joints[JOINT_SHOULDER][LIMB_WORKED].angle[0], ==,
                      40);
    g_assert_cmpfloat(end->joints[JOINT_SHOULDER][LIMB_WORKED].angle[1], ==,
                      30);
    g_assert_cmpint(end->shape[LIMB_WORKED], ==, SHAPE_CLASP);
    g_assert_cmpint(end->shape[LIMB_OTHER], ==, SHAPE_FIST);

    /* knees, the other toes, one hand on the wall */
    g_assert_cmpint(start->n_contacts, ==, 4);
    g_assert_cmpint(start->contacts[3].target, ==, TARGET_WALL);
    g_assert_cmpfloat_with_epsilon(start->contacts[3].height, 1.2f, 1e-6f);
    g_assert_cmpint((int)start->contacts[3].aim, ==, AIM_UP);
    /* knees, two clasping hands, the head twice */
    g_assert_cmpint(end->n_contacts, ==, 6);
    const Contact *hand = &end->contacts[3];
    g_assert_true(hand->clasp && hand->limb == LIMB_OTHER);
    g_assert_cmpint(hand->target_limb, ==, LIMB_OTHER);
    g_assert_cmpint((int)end->contacts[5].aim, ==, AIM_IN | AIM_TOP);
}

/* What someone lies on takes the place of the floor and the mat. */
static void
test_bed(void)
{
    g_autofree char *data = test_home_path("src/content");
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = library_new(data, NULL, diag);
    test_write("bed.yaml", "base: hooklying\n"
                           "bed: {height: 0.5}\n"
                           "hold: yes\n"
                           "touch: {W.foot: floor}\n");
    const Pose *pose = library_pose_file(lib, "bed.yaml", diag);
    g_assert_nonnull(pose);
    g_assert_true(pose->hold && pose->props[PROP_BED].used);
    g_assert_false(pose->props[PROP_MAT].used);
    const PoseStage *stage = &pose->stages[1];
    int n_floor = 0;
    for (int i = 0; i < stage->n_contacts; i++)
        n_floor += stage->contacts[i].target == TARGET_FLOOR;
    g_assert_cmpint(n_floor, ==, 1);
    g_assert_cmpint(stage->n_contacts, ==, 5);
}

/* By the id of the exercise, from the nearest folder. */
static void
test_library(void)
{
    g_autofree char *data = test_home_path("src/content");
    const char *const own[] = { "own", NULL };
    test_write("own/figures/cat-cow.yaml", "base: prone\nhold: yes\n");
    test_write("own/figures/knee-rolls.yaml", "base: hook-lying\nhold: yes\n");
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = library_new(data, own, diag);
    const Pose *pose = library_pose(lib, "cat-cow", SRC_POS_NONE, diag);
    g_assert_nonnull(pose);
    g_assert_cmpint(pose->base, ==, BASE_PRONE);
    g_assert_true(library_pose(lib, "cat-cow", SRC_POS_NONE, diag) == pose);
    g_assert_nonnull(library_pose(lib, "bird-dog", SRC_POS_NONE, diag));
    g_assert_null(library_pose(lib, "no-such-pose", SRC_POS_NONE, diag));
    g_assert_cmpint(diag_n_messages(diag), ==, 0);
    g_assert_null(library_pose(lib, "knee-rolls", SRC_POS_NONE, diag));
    g_autofree char *printed = diag_format(diag, DIAG_NOTE, false);
    g_assert_cmpstr(
            printed, ==,
            "own/figures/knee-rolls.yaml:1:7: error: 'hook-lying' is not a "
            "base; did you mean 'hooklying'?\n");
}

/* Every pose that ships is right, and belongs to an exercise. */
static void
test_content(void)
{
    g_autofree char *data = test_home_path("src/content");
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = library_new(data, NULL, diag);
    const char *const *ids = library_ids(lib, ITEM_EXERCISE);
    int n = 0;
    for (int i = 0; ids[i] != NULL; i++)
        n += library_pose(lib, ids[i], SRC_POS_NONE, diag) != NULL;
    g_autofree char *printed = diag_format(diag, DIAG_NOTE, false);
    g_assert_cmpstr(printed, ==, "");
    g_autofree char *folder = g_build_filename(data, "figures", NULL);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    g_assert_nonnull(dir);
    for (const char *name; (name = g_dir_read_name(dir)) != NULL;)
        n -= g_str_has_suffix(name, ".yaml");
    g_assert_cmpint(n, ==, 0);
}

/* All that is normal can be asked for. */
static void
test_ranges(void)
{
    for (int joint = 0; joint < JOINT_COUNT; joint++)
        for (int i = 0; i < joint_infos[joint].n_axes; i++) {
            const JointAxis *axis = &joint_infos[joint].axes[i];
            g_assert_true(joint_axis_find((Joint)joint, axis->index) == axis);
            g_assert_cmpfloat(axis->least, <, axis->most);
            g_assert_true((axis->source == NULL) == (joint >= JOINT_TRUNK));
            if (axis->source == NULL)
                continue;
            g_assert_cmpfloat(axis->least, <=, axis->normal_least);
            g_assert_cmpfloat(axis->normal_least, <, axis->normal_most);
            g_assert_cmpfloat(axis->normal_most, <=, axis->most);
        }
    g_assert_null(joint_axis_find(JOINT_KNEE, 1));
}

/* The manual prints the exercises among the examples, and the page with the
   pictures has them all. */
static void
test_examples(void)
{
    g_autofree char *folder = test_home_path("src/content/examples");
    g_autofree char *manual_path = test_home_path("src/man/limber-pose.5");
    g_autofree char *guide = g_build_filename(g_getenv("LIMBER_DATA"), "..",
                                              "doc", "limber", NULL);
    g_autofree char *page_path = g_build_filename(guide, "poses.html", NULL);
    g_autofree char *manual = NULL, *page = NULL;
    g_assert_true(g_file_get_contents(manual_path, &manual, NULL, NULL));
    g_assert_true(g_file_get_contents(page_path, &page, NULL, NULL));
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir)) != NULL;) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_autofree char *text = NULL;
        g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
        g_assert_true(text[0] == '#');
        const char *pose = strchr(text, '\n') + 1;
        g_assert_nonnull(strstr(page, pose));
        if (!g_str_has_prefix(name, "base-"))
            g_assert_nonnull(strstr(manual, pose));
        g_autofree char *id = g_strndup(name, strlen(name) - strlen(".yaml"));
        g_autofree char *picture = g_strdup_printf("poses/%s.png", id);
        g_assert_nonnull(strstr(page, picture));
        g_autofree char *file = g_build_filename(guide, picture, NULL);
        g_assert_true(g_file_test(file, G_FILE_TEST_IS_REGULAR));
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    test_folder_enter();
    g_test_add_func("/pose_file/whole", test_whole);
    g_test_add_func("/pose_file/joints", test_joints);
    g_test_add_func("/pose_file/ranges", test_ranges);
    g_test_add_func("/pose_file/contacts", test_contacts);
    g_test_add_func("/pose_file/props", test_props);
    g_test_add_func("/pose_file/files", test_files);
    g_test_add_func("/pose_file/layers", test_layers);
    g_test_add_func("/pose_file/bed", test_bed);
    g_test_add_func("/pose_file/library", test_library);
    g_test_add_func("/pose_file/content", test_content);
    g_test_add_func("/pose_file/examples", test_examples);
    int status = g_test_run();
    test_folder_leave();
    return status;
}
