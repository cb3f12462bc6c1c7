#include "library/library.h"

#include <string.h>

#include "files_of_test.h"
#include "library/files.h"
#include "library/inside.h"

#define MINE "tests/unit/data/mine"

static const char *const mine[] = { MINE, NULL };

static void
check_printed(const Diag *diag, const char *messages)
{
    g_autofree char *printed = diag_format(diag, DIAG_NOTE, false);
    g_assert_cmpstr(printed, ==, messages);
}

static const void *
read_item(Library *lib, ItemKind kind, const char *id, Diag *diag)
{
    switch (kind) {
    case ITEM_EXERCISE:
        return library_exercise(lib, id, SRC_POS_NONE, diag);
    case ITEM_ROUTINE:
        return library_routine(lib, id, SRC_POS_NONE, diag);
    case ITEM_ADVICE:
        return library_advice(lib, id, SRC_POS_NONE, diag);
    case ITEM_POSTER:
        return library_poster(lib, id, SRC_POS_NONE, diag);
    case ITEM_KIND_COUNT:
        break;
    }
    return NULL;
}

/* All that ships can be read, and each id names one thing. */
static void
test_content(void)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = library_new("src/content", NULL, diag);
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (ItemKind kind = 0; kind < ITEM_KIND_COUNT; kind++) {
        const char *const *ids = library_ids(lib, kind);
        g_assert_nonnull(ids[0]);
        for (size_t i = 0; ids[i] != NULL; i++) {
            g_test_message("%s", ids[i]);
            g_assert_true(g_hash_table_add(seen, (void *)(guintptr)ids[i]));
            const void *item = read_item(lib, kind, ids[i], diag);
            g_assert_nonnull(item);
            g_assert_true(read_item(lib, kind, ids[i], diag) == item);
        }
    }
    check_printed(diag, "");
}

static void
test_exercise(void)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = library_new("src/content", mine, diag);
    const Exercise *e =
            library_exercise(lib, "desk-stretch", SRC_POS_NONE, diag);
    check_printed(diag, "");
    g_assert_cmpstr(e->id, ==, "desk-stretch");
    g_assert_cmpstr(e->pos.file, ==, MINE "/exercises/desk-stretch.md");
    g_assert_false(e->built_in);
    g_assert_cmpstr(e->name, ==, "Desk stretch");
    g_assert_cmpuint(e->aka.n, ==, 2);
    g_assert_cmpstr(e->aka.items[1], ==, "office stretch");
    g_assert_cmpint(e->kind, ==, KIND_STRETCH);
    g_assert_cmpint(e->region, ==, REGION_UPPER_BACK);
    g_assert_cmpint(e->position, ==, POSITION_SITTING_CHAIR);
    g_assert_cmpint(e->sides, ==, SIDES_EACH);
    g_assert_cmpuint(e->equipment.n, ==, 2);
    g_assert_cmpuint(e->equipment.all[0].n, ==, 1);
    g_assert_cmpstr(e->equipment.all[1].items[1], ==, "desk");
    g_assert_cmpstr(e->dose_text, ==, "2 x 20 s, twice a day");
    g_assert_cmpfloat(e->dose.hold.max, ==, 20);
    g_assert_cmpstr(e->short_cue, ==, "Reach up and lean a little.");
    g_assert_cmpstr(e->not_with.items[0], ==, "dizziness");
    g_assert_true(g_path_is_absolute(e->picture));
    g_assert_true(g_str_has_suffix(e->picture, MINE "/pictures/desk.svg"));
    g_assert_cmpint(e->picture_pos.line, ==, 14);
    g_assert_cmpuint(e->start.n, ==, 1);
    g_assert_cmpuint(e->steps.n, ==, 4);
    g_assert_cmpint(e->steps.items[2].level, ==, 1);
    g_assert_cmpuint(e->after.n, ==, 1);
    g_assert_cmpuint(e->feel.n, ==, 0);
    g_assert_cmpuint(e->skip.n, ==, 1);
    g_assert_cmpuint(e->easier.n, ==, 1);
}

static void
test_advice(void)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = library_new("src/content", mine, diag);
    const Advice *sleep = library_advice(lib, "sleep", SRC_POS_NONE, diag);
    g_assert_cmpint(sleep->place, ==, PLACE_ADVICE);
    g_assert_cmpint(sleep->rank, ==, 5);
    g_assert_cmpuint(sleep->n_when, ==, 2);
    g_assert_cmpint(sleep->when[0].kind, ==, WHEN_SHEET);
    g_assert_cmpint(sleep->when[0].value, ==, SHEET_NECK);
    g_assert_cmpint(sleep->when[1].kind, ==, WHEN_MUSCLE);
    g_assert_cmpstr(sleep->when[1].muscle, ==, "soleus");

    const Advice *pain = library_advice(lib, "pain-guide", SRC_POS_NONE, diag);
    g_assert_cmpint(pain->place, ==, PLACE_PAIN_GUIDE);
    g_assert_cmpint(pain->green_to, ==, 3);
    g_assert_cmpint(pain->amber_to, ==, 5);
    g_assert_true(pain->built_in);

    const Advice *flags =
            library_advice(lib, "red-flags-999", SRC_POS_NONE, diag);
    g_assert_cmpint(flags->place, ==, PLACE_SAFETY);
    g_assert_cmpint(flags->level, ==, SAFETY_EMERGENCY);
    g_assert_cmpint(flags->rank, ==, 1);
    check_printed(diag, "");
}

static void
test_routine(void)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = library_new("src/content", mine, diag);
    const Routine *day = library_routine(lib, "desk-day", SRC_POS_NONE, diag);
    g_assert_cmpuint(day->n_phases, ==, 1);
    g_assert_cmpint(day->phases[0].number, ==, 0);
    g_assert_cmpuint(day->phases[0].n_items, ==, 2);
    g_assert_cmpint(day->phases[0].freq.days, ==, DAYS_WORK_DAYS);
    g_assert_cmpint(day->phases[0].items[1].use, ==, USE_EASIER);
    g_assert_cmpint(day->phases[0].items[1].pos.line, ==, 4);

    const Routine *back =
            library_routine(lib, "lower-back-tight-hips", SRC_POS_NONE, diag);
    g_assert_cmpuint(back->n_phases, ==, 3);
    g_assert_cmpint(back->phases[2].number, ==, 3);
    g_assert_cmpint(back->sheet, ==, SHEET_BACK);
    g_assert_cmpstr(back->phases[0].weeks, ==, "1 to 2");
    check_printed(diag, "");
}

/* The nearer folder has its way, id by id. */
static void
test_folders(void)
{
    static const struct {
        const char *id, *name;
        bool built_in;
    } cases[] = {
        { "cat-cow", "My own cat-cow", false },
        { "clamshell", "Clamshell", true },
    };
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = library_new("src/content", mine, diag);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const Exercise *e =
                library_exercise(lib, cases[i].id, SRC_POS_NONE, diag);
        g_assert_cmpstr(e->name, ==, cases[i].name);
        g_assert_true(e->built_in == cases[i].built_in);
    }
    const char *const *ids = library_ids(lib, ITEM_ROUTINE);
    g_assert_true(g_strv_contains(ids, "desk-day"));
    g_assert_true(g_strv_contains(ids, "lower-back-tight-hips"));
    for (size_t i = 1; ids[i] != NULL; i++)
        g_assert_cmpstr(ids[i - 1], <, ids[i]);
    check_printed(diag, "");
}

static void
test_missing_folders(void)
{
    static const char *const extra[] = { "no/such", "Makefile", NULL };
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = library_new("nowhere", extra, diag);
    g_assert_nonnull(lib);
    check_printed(diag,
                  "limber: error: no such data folder 'nowhere'\n"
                  "--library: error: no such library folder 'no/such'\n"
                  "--library: error: the library folder 'Makefile' is not a "
                  "folder\n");
}

static void
test_unknown(void)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = library_new("src/content", NULL, diag);
    SrcPos pos = { g_intern_string("jane.yaml"), 7, 12 };
    ItemKind kind;
    g_assert_false(library_kind_of(lib, "cat-cwo", &kind));
    g_assert_false(library_kind_of(lib, "../exercises/cat-cow", &kind));
    g_assert_true(library_kind_of(lib, "pregnancy", &kind));
    g_assert_cmpint(kind, ==, ITEM_ADVICE);
    g_assert_null(library_exercise(lib, "cat-cwo", pos, diag));
    pos.line++;
    g_assert_null(library_exercise(lib, "pregnancy", pos, diag));
    pos.line++;
    library_unknown(lib, "sport-massage", pos, diag);
    pos.line++;
    library_unknown(lib, "xyzzyx", pos, diag);
    check_printed(diag,
                  "jane.yaml:7:12: error: unknown exercise 'cat-cwo'; did you "
                  "mean 'cat-cow'?\n"
                  "jane.yaml:8:12: error: 'pregnancy' is advice, not an "
                  "exercise\n"
                  "jane.yaml:9:12: error: unknown advice 'sport-massage'; did "
                  "you mean 'sports-massage'?\n"
                  "jane.yaml:10:12: error: unknown exercise, routine or "
                  "advice 'xyzzyx'; 'limber list' shows them all\n");
}

/* An id that a user's library gives to something else. */
static void
test_clash(void)
{
    test_folder_enter();
    g_autofree char *data = test_home_path("src/content");
    static const char *const extra[] = { "lib", NULL };
    test_write("lib/routines/pregnancy.yaml", "name: A\nitems: [cat-cow]\n");
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = library_new(data, extra, diag);
    g_assert_null(library_routine(lib, "pregnancy", SRC_POS_NONE, diag));
    g_autofree char *messages = g_strdup_printf(
            "limber: error: 'pregnancy' names two things: "
            "'lib/routines/pregnancy.yaml' and '%s/advice/pregnancy.md'; "
            "rename one\n",
            data);
    check_printed(diag, messages);
    test_folder_leave();
}

static void
test_practice(void)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = library_new("src/content", NULL, diag);
    const Practice *nobody = library_practice(lib, NULL, diag);
    g_assert_null(nobody->practice);

    test_folder_enter();
    test_write("p.yaml", "practice: Well Moved\ncountry: gb\n"
                         "colour: \"#0B4F4C\"\nlogo: a.svg\n");
    test_write("a.svg", "<svg/>");
    const Practice *practice = library_practice(lib, "p.yaml", diag);
    check_printed(diag, "");
    g_assert_cmpstr(practice->practice, ==, "Well Moved");
    g_assert_cmpstr(practice->country, ==, "GB");
    g_assert_cmpstr(practice->colour, ==, "#0B4F4C");
    g_assert_true(g_str_has_suffix(practice->logo, "/a.svg"));
    g_assert_null(library_practice(lib, "q.yaml", diag));
    check_printed(diag,
                  "q.yaml: error: no such file; did you mean 'p.yaml'?\n");
    test_folder_leave();
}

static void
test_data_folder(void)
{
    g_setenv("LIMBER_DATA", "/somewhere", TRUE);
    g_autofree char *folder = library_data_folder();
    g_assert_cmpstr(folder, ==, "/somewhere");
}

int
main(int argc, char **argv)
{
    g_setenv("XDG_DATA_HOME", "/nonexistent", TRUE);
    g_setenv("XDG_CONFIG_HOME", "/nonexistent", TRUE);
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/library/content", test_content);
    g_test_add_func("/library/exercise", test_exercise);
    g_test_add_func("/library/advice", test_advice);
    g_test_add_func("/library/routine", test_routine);
    g_test_add_func("/library/folders", test_folders);
    g_test_add_func("/library/missing_folders", test_missing_folders);
    g_test_add_func("/library/unknown", test_unknown);
    g_test_add_func("/library/clash", test_clash);
    g_test_add_func("/library/practice", test_practice);
    g_test_add_func("/library/data_folder", test_data_folder);
    return g_test_run();
}
