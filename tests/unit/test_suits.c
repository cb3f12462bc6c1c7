/* What the plan says of the client and the room, over the moves: conditions,
   equipment, how many moves, and their order. */
#include "compose/compose.h"
#include "library/plan_file.h"

#include "files_of_test.h"

/* The ids in print order, and what is said, for a plan of the library that
   ships. */
static void
check_plan(const char *text, const char *ids, const char *messages)
{
    static const Practice nobody;
    g_autofree char *data = test_home_path("src/content");
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = library_new(data, NULL, diag);
    test_write("p.yaml", text);
    PlanBuilder *builder = plan_builder_new(arena, diag);
    plan_builder_file(builder, "p.yaml");
    const Plan *plan = plan_builder_finish(builder);
    const Words *words = library_words(lib, "en", "GB", SRC_POS_NONE, diag);
    HandoutFacts facts = { 0 };
    g_autoptr(Document) doc =
            compose_handout(lib, plan, &nobody, words, &facts, diag);
    g_autofree char *printed = diag_format(diag, DIAG_NOTE, false);
    g_assert_cmpstr(printed, ==, messages);
    if (diag_n_errors(diag) > 0)
        return;
    g_assert_nonnull(doc);
    g_autoptr(GString) list = g_string_new(NULL);
    for (size_t i = 0; i < facts.ids.n; i++)
        g_string_append_printf(list, "%s%s", i > 0 ? " " : "",
                               facts.ids.items[i]);
    g_assert_cmpstr(list->str, ==, ids);
}

static void
test_conditions(void)
{
    static const struct {
        const char *plan, *ids, *messages;
    } cases[] = {
        { "add: [cat-cow]\nconditions: [osteoporosis]\n", "cat-cow", "" },
        { "add: [knee-to-opposite-shoulder]\nconditions: [hip-replacement]\n",
          "",
          "p.yaml:1:7: error: 'knee-to-opposite-shoulder' is not for a client "
          "with hip-replacement; the nearest safe move is "
          "'supine-figure-4-stretch'; `allow` with a reason prints this "
          "one\n" },
        /* What is printed already, or needs what is not there, is no help. */
        { "add: [supine-figure-4-stretch, knee-to-opposite-shoulder]\n"
          "conditions: [hip-replacement]\n",
          "",
          "p.yaml:1:32: error: 'knee-to-opposite-shoulder' is not for a client "
          "with hip-replacement; the nearest safe move is "
          "'seated-piriformis-stretch'; `allow` with a reason prints this "
          "one\n" },
        { "add: [knee-to-opposite-shoulder]\nconditions: [hip-replacement]\n"
          "without: [mat]\n",
          "",
          "p.yaml:1:7: warning: 'knee-to-opposite-shoulder' needs a mat, which "
          "the plan does without\n"
          "p.yaml:1:7: error: 'knee-to-opposite-shoulder' is not for a client "
          "with hip-replacement; the nearest safe move is "
          "'seated-piriformis-stretch'; `allow` with a reason prints this "
          "one\n" },
        { "add: [single-knee-to-chest]\nconditions: [osteoporosis]\n", "",
          "p.yaml:1:7: error: 'single-knee-to-chest' is not for a client with "
          "osteoporosis; no other lower back move of the kind stretch is safe; "
          "`allow` with a reason prints this one\n" },
        { "add: [single-knee-to-chest]\nconditions: [osteoporosis]\n"
          "allow: {single-knee-to-chest: Her doctor agrees.}\n",
          "single-knee-to-chest", "" },
        /* A graver form is meant, too; a lighter one is not. */
        { "add: [pigeon-stretch]\n"
          "conditions: [hip-replacement-not-cleared, knee-pain]\n",
          "",
          "p.yaml:1:7: error: 'pigeon-stretch' is not for a client with "
          "hip-replacement-not-cleared and knee-pain; the nearest safe move is "
          "'standing-hip-flexor-stretch'; `allow` with a reason prints this "
          "one\n" },
        { "add: [clamshell]\nconditions: [hip-replacement]\n", "clamshell",
          "" },
        { "add: [dead-bug]\nconditions: [pregnancy]\n", "dead-bug", "" },
        { "add: [foam-roll-quads]\nconditions: [pregnancy-16-weeks]\n", "",
          "p.yaml:1:7: error: 'foam-roll-quads' is not for a client with "
          "pregnancy-16-weeks; no other thigh move of the kind self-massage is "
          "safe; `allow` with a reason prints this one\n" },
        { "add: [cat-cow]\nconditions: [osteoporosiss]\n", "",
          "p.yaml:2:14: error: unknown condition 'osteoporosiss'; did you mean "
          "'osteoporosis'?\n" },
        { "add: [cat-cow]\nallow: {cat-cow: why not}\n", "cat-cow",
          "p.yaml:2:9: warning: nothing on the sheet speaks against "
          "'cat-cow'\n" },
        { "add: [cat-cow]\nallow: {cat-cwo: why not}\n", "",
          "p.yaml:2:9: error: unknown exercise 'cat-cwo'; did you mean "
          "'cat-cow'?\n" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        check_plan(cases[i].plan, cases[i].ids, cases[i].messages);
}

static void
test_equipment(void)
{
    static const struct {
        const char *plan, *ids, *messages;
    } cases[] = {
        { "add: [foam-roll-quads]\nwithout: [foam roller]\n", "foam-roll-quads",
          "p.yaml:1:7: warning: 'foam-roll-quads' needs a foam roller, which "
          "the plan does without\n" },
        { "add: [ball-glute-wall]\nwithout: [Balls]\n", "ball-glute-wall",
          "p.yaml:1:7: warning: 'ball-glute-wall' needs a massage ball, which "
          "the plan does without\n" },
        /* One of two will do. */
        { "add: [heel-raise]\nwithout: [chair]\n", "heel-raise", "" },
        { "add: [heel-raise]\nwithout: [chair, wall]\n", "heel-raise",
          "p.yaml:1:7: warning: 'heel-raise' needs a wall or chair, which the "
          "plan does without\n" },
        { "add: [cat-cow]\nwithout: [foam roler]\n", "cat-cow",
          "p.yaml:2:11: warning: nothing here needs 'foam roler'; did you mean "
          "'foam roller'?\n" },
        { "add: [cat-cow]\nwithout: [foam roller]\n", "cat-cow", "" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        check_plan(cases[i].plan, cases[i].ids, cases[i].messages);
}

static void
test_variants(void)
{
    static const struct {
        const char *plan, *ids, *messages;
    } cases[] = {
        { "add: [\"cat-cow:easier\", {\"clamshell:harder\": 2 x 8}]\n",
          "cat-cow clamshell", "" },
        { "add: [\"cat-cow:eaiser\"]\n", "",
          "p.yaml:1:7: error: 'cat-cow' has no 'eaiser' way; did you mean "
          "'easier'?\n" },
        { "add: [\"morning-10:easier\"]\n", "",
          "p.yaml:1:7: error: 'morning-10' is a routine; only exercises have "
          "an easier and a harder way\n" },
        { "add: [cat-cow, \"sports-massage:easier\"]\n", "",
          "p.yaml:1:16: error: 'sports-massage' is a text; only exercises have "
          "an easier and a harder way\n" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        check_plan(cases[i].plan, cases[i].ids, cases[i].messages);
}

static void
test_order(void)
{
    static const struct {
        const char *plan, *ids, *messages;
    } cases[] = {
        { "add: [pelvic-tilt, cat-cow, glute-bridge, bird-dog, dead-bug]\n",
          "pelvic-tilt cat-cow glute-bridge bird-dog dead-bug",
          "p.yaml: warning: the handout changes position 4 times; 1 would do "
          "with '--order easy'\n" },
        { "add: [pelvic-tilt, cat-cow, glute-bridge, bird-dog, dead-bug]\n"
          "order: easy\n",
          "pelvic-tilt glute-bridge dead-bug cat-cow bird-dog", "" },
        { "add: [pelvic-tilt, cat-cow, glute-bridge, bird-dog]\norder: given\n",
          "pelvic-tilt cat-cow glute-bridge bird-dog", "" },
        /* The moves before self-massage end where that begins. */
        { "add: [hip-hinge, cat-cow, heel-raise, foam-roll-quads,\n"
          "      ball-glute-wall, ball-tfl-wall]\norder: easy\n",
          "cat-cow hip-hinge heel-raise ball-glute-wall ball-tfl-wall "
          "foam-roll-quads",
          "" },
        { "add: [chin-tuck, cat-cow]\norder: esay\n", "",
          "p.yaml:2:8: error: 'esay' is not an order; did you mean 'easy'?\n" },
        { "add: [pelvic-tilt, glute-bridge, dead-bug, knee-rolls,\n"
          "      single-knee-to-chest, double-knee-to-chest,\n"
          "      knee-to-opposite-shoulder, supine-figure-4-stretch,\n"
          "      supine-hamstring-strap]\n",
          "pelvic-tilt glute-bridge dead-bug knee-rolls single-knee-to-chest "
          "double-knee-to-chest knee-to-opposite-shoulder "
          "supine-figure-4-stretch supine-hamstring-strap",
          "p.yaml: warning: the handout has 9 exercises; fewer are done "
          "better, so 8 are plenty (limber(1) names the study)\n" },
        /* Moves of no phase are done in each. */
        { "routine: lower-back-tight-hips\nphase: 3\nadd: [cat-cow]\n"
          "order: easy\n",
          "hip-hinge glute-bridge supine-figure-4-stretch side-lying-leg-lift "
          "bird-dog cat-cow sit-to-stand seated-piriformis-stretch "
          "half-kneeling-hip-flexor-stretch",
          "p.yaml: warning: phase 3 has 9 exercises; fewer are done better, so "
          "8 are plenty (limber(1) names the study)\n" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        check_plan(cases[i].plan, cases[i].ids, cases[i].messages);
}

static Plan
plan_of(const PlanItem *item)
{
    Plan plan = { .next = DATE_NONE, .items = item, .n_items = 1 };
    g_assert_true(date_parse("2026-11-22", &plan.date));
    return plan;
}

/* The steps of the only exercise, the last of them its easier way. */
static void
test_variant_is_last_step(void)
{
    static const Practice nobody;
    static const PlanItem item = { .id = "cat-cow", .use = USE_EASIER };
    g_autofree char *data = test_home_path("src/content");
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = library_new(data, NULL, diag);
    const Plan plan = plan_of(&item);
    const Words *words = library_words(lib, "en", "GB", SRC_POS_NONE, diag);
    HandoutFacts facts;
    g_autoptr(Document) doc =
            compose_handout(lib, &plan, &nobody, words, &facts, diag);
    g_assert_nonnull(doc);
    const Prose *steps = NULL;
    for (size_t i = 0; i < doc->n_blocks; i++)
        if (doc->blocks[i].kind == BLOCK_EXERCISE)
            steps = &doc->blocks[i].exercise.steps;
    g_assert_nonnull(steps);
    g_assert_cmpuint(steps->n, ==, 6);
    g_assert_cmpint(steps->items[5].number, ==, 6);
    g_assert_cmpstr(steps->items[5].spans[0].text, ==,
                    "Do it sitting on a chair with hands on your knees.");
}

/* Every routine that ships is free of warnings by itself. */
static void
test_routines(void)
{
    static const Practice nobody;
    g_autofree char *data = test_home_path("src/content");
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = library_new(data, NULL, diag);
    const Words *words = library_words(lib, "en", "GB", SRC_POS_NONE, diag);
    const char *const *id = library_ids(lib, ITEM_ROUTINE);
    int n = 0;
    for (; *id != NULL; id++, n++) {
        const PlanItem item = { .id = *id };
        const Plan plan = plan_of(&item);
        HandoutFacts facts;
        g_autoptr(Document) doc =
                compose_handout(lib, &plan, &nobody, words, &facts, diag);
        g_assert_nonnull(doc);
    }
    g_autofree char *printed = diag_format(diag, DIAG_NOTE, false);
    g_assert_cmpstr(printed, ==, "");
    g_assert_cmpint(n, ==, 9);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    test_folder_enter();
    g_test_add_func("/suits/conditions", test_conditions);
    g_test_add_func("/suits/equipment", test_equipment);
    g_test_add_func("/suits/variants", test_variants);
    g_test_add_func("/suits/order", test_order);
    g_test_add_func("/suits/last_step", test_variant_is_last_step);
    g_test_add_func("/suits/routines", test_routines);
    int status = g_test_run();
    test_folder_leave();
    return status;
}
