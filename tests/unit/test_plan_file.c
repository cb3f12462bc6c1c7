#include "library/plan_file.h"

#include <string.h>

#include "files_of_test.h"

typedef struct {
    const char *key, *text; /* key NULL: an item */
} Option;

/* What is read: a file, or none, and the command line. */
typedef struct {
    Arena *arena;
    Diag *diag;
    const Plan *plan;
    char *messages;
} Reading;

static Reading
read_plan(const char *file, const Option *options, size_t n)
{
    Reading r = { arena_new(), diag_new(), NULL, NULL };
    PlanBuilder *builder = plan_builder_new(r.arena, r.diag);
    for (size_t i = 0; i < n && options[i].text != NULL; i++) {
        if (options[i].key == NULL)
            plan_builder_item(builder, options[i].text, SRC_POS_NONE);
        else
            plan_builder_set(builder, options[i].key, options[i].text,
                             src_pos_option(options[i].key));
    }
    if (file != NULL) {
        test_write("a.yaml", file);
        plan_builder_file(builder, "a.yaml");
    }
    r.plan = plan_builder_finish(builder);
    r.messages = diag_format(r.diag, DIAG_NOTE, false);
    return r;
}

static void
reading_clear(Reading *r)
{
    g_free(r->messages);
    diag_free(r->diag);
    arena_free(r->arena);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Reading, reading_clear)

static void
print_items(GString *out, const char *name, const PlanItem *items, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        g_string_append_printf(out, "%s%s", i == 0 ? name : " ", items[i].id);
        if (items[i].skip)
            g_string_append(out, "=skip");
        else if (items[i].use != USE_AS_IS)
            g_string_append_printf(out, ":%s", use_names[items[i].use]);
        else if (items[i].dose.has != 0)
            g_string_append_printf(out, "=%gx%g", items[i].dose.sets.max,
                                   items[i].dose.reps.max);
    }
    g_string_append(out, n > 0 ? ";" : "");
}

/* The lists of a plan in one line. */
static char *
print_lists(const Plan *plan)
{
    GString *out = g_string_new(NULL);
    print_items(out, "", plan->items, plan->n_items);
    print_items(out, " change ", plan->changes, plan->n_changes);
    for (size_t i = 0; i < plan->n_allowed; i++)
        g_string_append_printf(out, " allow %s: %s;", plan->allowed[i].id,
                               plan->allowed[i].reason);
    for (size_t i = 0; i < plan->n_conditions; i++)
        g_string_append_printf(out, " has %s;", plan->conditions[i].text);
    for (size_t i = 0; i < plan->n_without; i++)
        g_string_append_printf(out, " no %s;", plan->without[i].text);
    for (size_t i = 0; i < plan->n_without_safety; i++)
        g_string_append_printf(out, " without %s: %s;",
                               plan->without_safety[i].id,
                               plan->without_safety[i].reason);
    return g_string_free(out, FALSE);
}

static void
test_example(void)
{
    g_auto(Reading) r = read_plan("client: Jane Doe\n"
                                  "side: left\n"
                                  "date: 2026-11-22\n"
                                  "next: 2026-12-06 14:30\n"
                                  "goal: Walk to the shops\n"
                                  "routine: lower-back-tight-hips\n"
                                  "phase: 2\n"
                                  "change: {cat-cow: \"1 x 6\", other: skip}\n"
                                  "add: [glute-bridge, {clamshell: 2 x 8},\n"
                                  "      {sports-massage}]\n"
                                  "note: |\n"
                                  "  Warm\n"
                                  "  shower first.\n"
                                  "\n"
                                  "  Then rest.\n"
                                  "layout: large-print\n"
                                  "paper: letter\n"
                                  "lang: en\n"
                                  "title: Your moves\n"
                                  "without-safety:\n"
                                  "  pregnancy: he is a man\n",
                                  NULL, 0);
    const Plan *plan = r.plan;
    g_assert_cmpstr(r.messages, ==, "");
    g_assert_cmpstr(plan->client, ==, "Jane Doe");
    g_assert_cmpint(plan->client_pos.line, ==, 1);
    g_assert_cmpint(plan->client_pos.col, ==, 9);
    g_assert_cmpint(plan->side, ==, SIDE_LEFT);
    g_assert_cmpint(plan->date.day, ==, 22);
    g_assert_cmpint(plan->next.month, ==, 12);
    g_assert_cmpint(plan->next.minute, ==, 30);
    g_assert_cmpstr(plan->goal, ==, "Walk to the shops");
    g_assert_cmpint(plan->phase, ==, 2);
    g_assert_cmpint(plan->phase_pos.line, ==, 7);
    g_assert_cmpstr(plan->note, ==, "Warm shower first.\n\nThen rest.");
    g_assert_cmpstr(plan->layout, ==, "large-print");
    g_assert_cmpint(plan->layout_pos.line, ==, 16);
    g_assert_cmpstr(plan->paper, ==, "letter");
    g_assert_cmpstr(plan->lang, ==, "en");
    g_assert_cmpstr(plan->title, ==, "Your moves");
    g_autofree char *lists = print_lists(plan);
    g_assert_cmpstr(lists, ==,
                    "lower-back-tight-hips glute-bridge clamshell=2x8 "
                    "sports-massage; change cat-cow=1x6 other=skip; without "
                    "pregnancy: he is a man;");
}

/* Nothing is asked for: today, and nothing else. */
static void
test_empty(void)
{
    g_setenv("SOURCE_DATE_EPOCH", "1795305600", TRUE); /* 2026-11-22 */
    g_auto(Reading) r = read_plan(NULL, NULL, 0);
    g_assert_cmpstr(r.messages, ==, "");
    g_assert_null(r.plan->client);
    g_assert_cmpint(r.plan->date.year, ==, 2026);
    g_assert_cmpint(r.plan->date.day, ==, 22);
    g_assert_cmpint(r.plan->next.year, ==, 0);
    g_assert_cmpint(r.plan->phase, ==, PHASE_UNSAID);
    g_assert_cmpuint(r.plan->n_items, ==, 0);
}

static void
test_merge(void)
{
    static const struct {
        const char *file;
        Option options[4];
        const char *lists;
    } cases[] = {
        { NULL, { { NULL, "a" }, { NULL, "b=2 x 10" } }, "a b=2x10;" },
        { NULL,
          { { "add", "c=1 x 5" }, { NULL, "a" }, { "routine", "r" } },
          "r a c=1x5;" },
        { "routine: r\nadd: [a]\n",
          { { NULL, "b" }, { "add", "c" } },
          "r a b c;" },
        { "routine: r\n", { { "routine", "s" } }, "s;" },
        { "add: [a, b]\n", { { NULL, "a=2 x 3" }, { NULL, "b" } }, "a=2x3 b;" },
        { "add: [{a: 2 x 3}]\n", { { NULL, "a" } }, "a=2x3;" },
        { "change: {a: 2 x 3, b: 2 x 4}\n",
          { { "change", "b=skip" }, { "change", "c=1 x 2" } },
          " change a=2x3 b=skip c=1x2;" },
        { "change: {a: 2 x 3}\n",
          { { "change", "a=8 reps" } },
          " change a=2x8;" },
        { "change: {a: skip, b: 2 x 3}\n",
          { { "change", "a=8 reps" }, { "change", "b=skip" } },
          " change a=0x8 b=skip;" },
        { "add: [{a: 2 x 3}]\n", { { NULL, "a=8 reps" } }, "a=2x8;" },
        { "without-safety: {a: old, b: other}\n",
          { { "without-safety", "a=new = nearer" } },
          " without a: new = nearer; without b: other;" },
        { "add: [\"a:easier\", b, {\"c:harder\": 2 x 8}]\n",
          { { NULL, "b:harder" }, { NULL, "d:easier" } },
          "a:easier b:harder c:harder d:easier;" },
        { "add: [\"a:easier\"]\n", { { NULL, "a:harder" } }, "a:harder;" },
        { "add: [a]\nchange: {\"a:easier\": 2 x 8}\n",
          { { NULL, NULL } },
          "a; change a:easier;" },
        { "conditions: [dizziness]\nwithout: [mat, foam roller]\n"
          "allow: {a: she is careful}\n",
          { { "conditions", "osteoporosis, knee-pain" },
            { "without", "chair" },
            { "allow", "a=she is safe" } },
          " allow a: she is safe; has dizziness; has osteoporosis; has "
          "knee-pain; no mat; no foam roller; no chair;" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_auto(Reading) r = read_plan(cases[i].file, cases[i].options,
                                      G_N_ELEMENTS(cases[i].options));
        g_assert_cmpstr(r.messages, ==, "");
        g_autofree char *lists = print_lists(r.plan);
        g_assert_cmpstr(lists, ==, cases[i].lists);
    }
}

/* The command line wins, and its place goes with it. */
static void
test_nearer(void)
{
    static const Option options[] = {
        { "client", "Zo\xC3\xAB" },
        { "phase", "all" },
        { "side", "both" },
        { "date", "2026-01-02" },
    };
    g_auto(Reading) r = read_plan("client: Jane\nphase: 2\nside: left\n"
                                  "date: 2025-01-01\ngoal: Walk\n",
                                  options, G_N_ELEMENTS(options));
    g_assert_cmpstr(r.messages, ==, "");
    g_assert_cmpstr(r.plan->client, ==, "Zo\xC3\xAB");
    g_assert_cmpstr(r.plan->client_pos.file, ==, src_pos_option("client").file);
    g_assert_cmpint(r.plan->phase, ==, PHASE_ALL);
    g_assert_cmpint(r.plan->side, ==, SIDE_NONE);
    g_assert_cmpint(r.plan->date.year, ==, 2026);
    g_assert_cmpstr(r.plan->goal, ==, "Walk");
    g_assert_cmpint(r.plan->goal_pos.line, ==, 5);
}

static void
test_file_messages(void)
{
    static const struct {
        const char *text, *messages;
    } cases[] = {
        { "[a]\n", "a.yaml:1:1: error: 'the plan' must be a map, such as "
                   "{a: b}; found a list\n" },
        { "sied: left\n", "a.yaml:1:1: error: unknown key 'sied'; did you "
                          "mean 'side'?\n" },
        { "side: middle\n", "a.yaml:1:7: error: 'middle' is not a side; "
                            "expected left, right or both\n" },
        { "side: lefft\n", "a.yaml:1:7: error: 'lefft' is not a side; did "
                           "you mean 'left'?\n" },
        { "side: [left]\n", "a.yaml:1:7: error: 'side' must be a text; found "
                            "a list\n" },
        { "date: 2026-13-01\n", "a.yaml:1:7: error: '2026-13-01' is not a "
                                "date; expected YYYY-MM-DD\n" },
        { "date: 2026-12-01 10:30\n",
          "a.yaml:1:7: error: '2026-12-01 10:30' is not a date; expected "
          "YYYY-MM-DD\n" },
        { "next: soon\n", "a.yaml:1:7: error: 'soon' is not a date; expected "
                          "YYYY-MM-DD or YYYY-MM-DD HH:MM\n" },
        { "next: 2026-11-21\ndate: 2026-11-22\n",
          "a.yaml:1:7: error: the next visit (2026-11-21) is before the "
          "handout's date (2026-11-22)\n" },
        { "date: 1999-01-01\n", "" },
        { "date: 2026-11-22\nnext: 2026-11-22 09:00\n", "" },
        { "phase: 0\n", "a.yaml:1:8: error: '0' is not a phase; expected a "
                        "number from 1, or all\n" },
        { "phase: two\n", "a.yaml:1:8: error: 'two' is not a phase; expected "
                          "a number from 1, or all\n" },
        { "client:\n", "a.yaml:1:8: error: 'client' is empty\n" },
        { "change: [cat-cow]\n", "a.yaml:1:9: error: 'change' must be a map, "
                                 "such as {a: b}; found a list\n" },
        { "change: {cat-cow: [1]}\n", "a.yaml:1:19: error: 'cat-cow' must be "
                                      "a text; found a list\n" },
        { "change: {cat-cow}\n", "a.yaml:1:10: error: 'cat-cow' lacks its "
                                 "value; expected ID=DOSE\n" },
        { "change: {cat-cow: 1 x 6 bananas}\n",
          "a.yaml:1:25: error: 'bananas' is not part of a dose\n" },
        { "change: {cat-cow: \"1 x 6 bananas\"}\n",
          "a.yaml:1:26: error: 'bananas' is not part of a dose\n" },
        { "add: cat-cow\n", "a.yaml:1:6: error: 'add' must be a list, such "
                            "as [a, b]; found a text\n" },
        { "add: [[cat-cow]]\n", "a.yaml:1:7: error: 'add' takes ids and "
                                "{id: dose}; found a list\n" },
        { "add: [{a: 1 x 2, b: 1 x 3}]\n",
          "a.yaml:1:7: error: 'add' takes ids and {id: dose}; found another "
          "map\n" },
        { "conditions: [dizzy]\n", "a.yaml:1:14: error: unknown condition "
                                    "'dizzy'; limber-files(5) lists them\n" },
        { "conditions: dizziness\n",
          "a.yaml:1:13: error: 'conditions' must be a list, such as [a, b]; "
          "found a text\n" },
        { "without: [[mat]]\n", "a.yaml:1:11: error: 'without' must be a text; "
                                "found a list\n" },
        { "allow: {cat-cow}\n", "a.yaml:1:9: error: 'cat-cow' lacks its "
                                "value; expected ID=REASON\n" },
        { "order: fast\n",
          "a.yaml:1:8: error: 'fast' is not an order; expected given or "
          "easy\n" },
        { "add: [\"a:b\"]\n", "a.yaml:1:7: error: 'a' has no 'b' way; "
                               "expected easier or harder\n" },
        { "side: middle\ndate: never\n",
          "a.yaml:1:7: error: 'middle' is not a side; expected left, right or "
          "both\n"
          "a.yaml:2:7: error: 'never' is not a date; expected YYYY-MM-DD\n" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_auto(Reading) r = read_plan(cases[i].text, NULL, 0);
        g_assert_cmpstr(r.messages, ==, cases[i].messages);
    }
}

static void
test_option_messages(void)
{
    static const struct {
        Option option;
        const char *messages;
    } cases[] = {
        { { "side", "middle" },
          "--side: error: 'middle' is not a side; "
          "expected left, right or both\n" },
        { { "client", "" }, "--client: error: 'client' is empty\n" },
        { { "client", "a\xFF" },
          "--client: error: the text is not valid UTF-8\n" },
        { { "client", "Jane\x1B[2J" },
          "--client: error: 'client' holds a control character (U+001B)\n" },
        { { "client", "a\nb" },
          "--client: error: 'client' must be a single line\n" },
        { { "next", "1999-01-01" },
          "--next: error: the next visit (1999-01-01) is before the "
          "handout's date (2026-11-22)\n" },
        { { "change", "cat-cow" },
          "--change: error: 'cat-cow' lacks its "
          "value; expected ID=DOSE\n" },
        { { "without-safety", "pregnancy" },
          "--without-safety: error: 'pregnancy' lacks its value; expected "
          "ID=REASON\n" },
        { { "without-safety", "pregnancy=" },
          "--without-safety: error: 'without-safety' is empty\n" },
        { { NULL, "=2 x 3" }, "limber: error: 'id' is empty\n" },
    };
    g_setenv("SOURCE_DATE_EPOCH", "1795305600", TRUE); /* 2026-11-22 */
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_auto(Reading) r = read_plan(NULL, &cases[i].option, 1);
        g_assert_cmpstr(r.messages, ==, cases[i].messages);
    }
}

static void
test_long_name(void)
{
    static const struct {
        int n;
        const char *messages;
    } cases[] = {
        { 200, "" },
        { 10000, "--client: error: 'client' has 10000 characters; at most "
                 "200\n" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        GString *name = g_string_new(NULL);
        for (int j = 0; j < cases[i].n; j++)
            g_string_append(name, "\xC5\x81");
        Option option = { "client", name->str };
        g_auto(Reading) r = read_plan(NULL, &option, 1);
        g_assert_cmpstr(r.messages, ==, cases[i].messages);
        g_string_free(name, TRUE);
    }
}

/* One mistake does not hide another: what was wrong is left out. */
static void
test_goes_on(void)
{
    g_auto(Reading) r =
            read_plan("side: middle\nadd: [{nonsense: 1 x y}]\n", NULL, 0);
    g_assert_cmpint(r.plan->side, ==, SIDE_NONE);
    g_assert_cmpuint(r.plan->n_items, ==, 1);
    g_assert_cmpstr(r.plan->items[0].id, ==, "nonsense");
    g_assert_cmpint(diag_n_errors(r.diag), ==, 2);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/plan_file/example", test_example);
    g_test_add_func("/plan_file/empty", test_empty);
    g_test_add_func("/plan_file/merge", test_merge);
    g_test_add_func("/plan_file/nearer", test_nearer);
    g_test_add_func("/plan_file/file_messages", test_file_messages);
    g_test_add_func("/plan_file/option_messages", test_option_messages);
    g_test_add_func("/plan_file/long_name", test_long_name);
    g_test_add_func("/plan_file/goes_on", test_goes_on);
    test_folder_enter();
    int status = g_test_run();
    test_folder_leave();
    return status;
}
