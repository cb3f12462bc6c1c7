#include "library/library.h"

#include "files_of_test.h"

static Library *
open_library(Diag *diag)
{
    static const char *const extra[] = { "tests/unit/data/mine", NULL };
    return library_new("src/content", extra, diag);
}

/* The first `n` hits, or all of them when `n` is 0, as "id id". */
static char *
found(Library *lib, const char *query, guint n, Diag *diag)
{
    g_autoptr(GArray) hits = library_search(lib, query, diag);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < hits->len && (n == 0 || i < n); i++) {
        const SearchHit *hit = &g_array_index(hits, SearchHit, i);
        g_string_append_printf(out, "%s%s", i > 0 ? " " : "", hit->id);
    }
    return g_string_free(out, FALSE);
}

static void
test_best(void)
{
    static const struct {
        const char *query;
        guint n; /* how many of the first hits to look at */
        const char *ids;
    } cases[] = {
        { "cat-cow", 1, "cat-cow" },
        { "my own cat-cow", 1, "cat-cow" },
        { "Desk Day", 1, "desk-day" },
        { "clamshell", 1, "clamshell" },
        { "clamshel", 1, "clamshell" },
        { "calmshell", 1, "clamshell" },
        { "cat camel", 0, "cat-cow" },
        { "figure 4", 1, "supine-figure-4-stretch" },
        { "piriformus", 1, "seated-piriformis-stretch" },
        { "tight bum", 1, "ball-glute-wall" },
        { "hips hinge", 1, "hip-hinge" },
        { "latissimus", 0, "childs-pose desk-stretch" },
        { "lats", 0, "childs-pose desk-stretch" },
        { "upper back", 1, "ball-upper-back-wall" },
        { "desk stretch", 1, "desk-stretch" },
        { "Lucja", 0, "desk-stretch" },
        { "\xC5\x82ucja", 0, "desk-stretch" },
        { "massage ball", 1, "self-massage-hips-legs" },
        { "half-kneeling", 0, "half-kneeling-hip-flexor-stretch" },
        { "bed", 0, "edge-of-bed-hip-flexor-stretch sleep" },
        { "clamshell elephant", 0, "" },
        { "xyzzy", 0, "" },
        { "the", 0, "" },
        { "", 0, "" },
        { "ball", 0,
          "ball-foot-roll ball-glute-wall ball-tfl-wall ball-upper-back-wall "
          "self-massage-hips-legs self-massage-ball "
          "self-massage" },
        { "hip pocket", 1, "ball-tfl-wall" },
        { "neck", 1, "upper-trap-stretch" },
        { "quadruped hip", 1, "pigeon-stretch" },
        { "calf", 1, "foam-roll-calves" },
    };
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = open_library(diag);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *ids = found(lib, cases[i].query, cases[i].n, diag);
        g_assert_cmpstr(ids, ==, cases[i].ids);
    }
    g_assert_cmpint(diag_n_messages(diag), ==, 0);
}

static void
test_equipment(void)
{
    static const struct {
        const char *query;
        guint n;
        const char *ids;
    } cases[] = {
        { "no equipment", 5,
          "cross-body-shoulder-stretch hip-hinge standing-back-bend "
          "wrist-extensor-stretch wrist-flexor-stretch" },
        { "hip without any equipment", 0, "" },
        { "hip without equipment", 1, "hip-hinge" },
        { "chair only neck", 0,
          "upper-trap-stretch chin-tuck levator-scapulae-stretch "
          "shoulder-blade-squeeze cross-body-shoulder-stretch" },
        { "only a chair thigh", 3,
          "seated-hamstring-chair standing-quad-stretch sit-to-stand" },
        { "just a strap", 1, "supine-hamstring-strap" },
        { "lower leg without foam roler or a wall", 0,
          "heel-raise seated-heel-toe-raises dead-bug" },
        { "foam roller only quads", 0, "foam-roll-quads" },
        { "no elephant", 0, "" },
        { "only", 0, "" },
    };
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = open_library(diag);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *ids = found(lib, cases[i].query, cases[i].n, diag);
        g_assert_cmpstr(ids, ==, cases[i].ids);
    }
    g_assert_cmpint(diag_n_messages(diag), ==, 0);
}

/* The cache's file, which must be the only one of its kind. */
static char *
cache_file(void)
{
    g_autofree char *folder =
            g_build_filename(g_get_user_cache_dir(), "limber", NULL);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    char *path = NULL;
    g_assert_nonnull(dir);
    while ((name = g_dir_read_name(dir)) != NULL) {
        if (!g_str_has_suffix(name, ".index"))
            continue;
        g_assert_null(path);
        path = g_build_filename(folder, name, NULL);
    }
    return path;
}

static void
check_found(const char *query, const char *ids)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = open_library(diag);
    g_autofree char *here = found(lib, query, 0, diag);
    g_assert_cmpstr(here, ==, ids);
    g_assert_cmpint(diag_n_messages(diag), ==, 0);
}

/* Whatever stands in the cache, the answer is the same. */
static void
test_cache(void)
{
    static const char query[] = "cat camel", ids[] = "cat-cow";
    check_found(query, ids);
    g_autofree char *path = cache_file();
    g_assert_nonnull(path);
    g_autofree char *good = NULL;
    size_t n;
    g_assert_true(g_file_get_contents(path, &good, &n, NULL));
    check_found(query, ids);
    g_assert_true(g_file_set_contents(path, "", 0, NULL));
    check_found(query, ids);
    g_assert_true(g_file_set_contents(path, "\xFF\xFF\n", 3, NULL));
    check_found(query, ids);
    /* Cut anywhere, or with any byte changed. */
    guint32 seed = 1;
    for (int i = 0; i < 60; i++) {
        seed = seed * 1664525 + 1013904223;
        size_t at = seed % n;
        g_assert_true(g_file_set_contents(path, good, (gssize)at, NULL));
        check_found(query, ids);
        g_autofree char *bad = g_memdup2(good, n);
        bad[at] = (char)('0' + seed / 65536 % 10);
        g_assert_true(g_file_set_contents(path, bad, (gssize)n, NULL));
        g_autoptr(Diag) diag = diag_new();
        g_autoptr(Library) lib = open_library(diag);
        g_autofree char *any = found(lib, query, 0, diag);
        g_assert_nonnull(any); /* perhaps another name, but no fall */
    }
    g_assert_cmpint(g_unlink(path), ==, 0);
    check_found(query, ids);
}

/* A file that changed is read anew; one with a mistake every time. */
static void
test_changed_file(void)
{
    static const char *const texts[] = {
        "name: One zebra\nitems: [cat-cow]\n",
        "name: One walrus\nitems: [cat-cow]\n",
    };
    g_autofree char *folder = g_dir_make_tmp("limber-search-XXXXXX", NULL);
    g_autofree char *routines = g_build_filename(folder, "routines", NULL);
    g_autofree char *path = g_build_filename(routines, "zoo.yaml", NULL);
    const char *extra[] = { folder, NULL };
    g_assert_cmpint(g_mkdir(routines, 0700), ==, 0);
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_assert_true(g_file_set_contents(path, texts[i], -1, NULL));
        g_autoptr(Diag) diag = diag_new();
        g_autoptr(Library) lib = library_new("src/content", extra, diag);
        g_autofree char *zebra = found(lib, "zebra", 0, diag);
        g_autofree char *walrus = found(lib, "walrus", 0, diag);
        g_assert_cmpstr(zebra, ==, i == 0 ? "zoo" : "");
        g_assert_cmpstr(walrus, ==, i == 1 ? "zoo" : "");
    }
    g_assert_true(g_file_set_contents(path, "name: [\n", -1, NULL));
    for (int i = 0; i < 2; i++) {
        g_autoptr(Diag) diag = diag_new();
        g_autoptr(Library) lib = library_new("src/content", extra, diag);
        g_autofree char *walrus = found(lib, "walrus", 0, diag);
        g_assert_cmpstr(walrus, ==, "");
        g_assert_cmpint(diag_n_errors(diag), ==, 1);
    }
    g_assert_cmpint(g_unlink(path), ==, 0);
    g_assert_cmpint(g_rmdir(routines), ==, 0);
    g_assert_cmpint(g_rmdir(folder), ==, 0);
}

static void
test_hit(void)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = open_library(diag);
    g_autoptr(GArray) hits = library_search(lib, "sports massage", diag);
    const SearchHit *hit = &g_array_index(hits, SearchHit, 0);
    g_assert_cmpint(hit->kind, ==, ITEM_ADVICE);
    g_assert_cmpstr(hit->id, ==, "sports-massage");
    g_assert_cmpstr(hit->name, ==, "Sports massage");
    g_assert_cmpint(hit->score, ==, 0);
}

static void
test_not_utf8(void)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = open_library(diag);
    g_autofree char *ids = found(lib, "hip\xFF", 0, diag);
    g_assert_cmpstr(ids, ==, "");
    g_autofree char *printed = diag_format(diag, DIAG_NOTE, false);
    g_assert_cmpstr(printed, ==,
                    "limber: error: the words to search for are "
                    "not valid UTF-8\n");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    /* A cache of its own, so that it holds nothing else. */
    test_folder_enter();
    g_assert_cmpint(g_chdir(test_home), ==, 0);
    g_setenv("XDG_CACHE_HOME", test_folder, TRUE);
    g_test_add_func("/search/best", test_best);
    g_test_add_func("/search/equipment", test_equipment);
    g_test_add_func("/search/cache", test_cache);
    g_test_add_func("/search/changed_file", test_changed_file);
    g_test_add_func("/search/hit", test_hit);
    g_test_add_func("/search/not_utf8", test_not_utf8);
    int status = g_test_run();
    test_folder_leave();
    return status;
}
