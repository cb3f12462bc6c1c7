#include "library/library.h"

#include <string.h>

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
        { "latissimus", 0, "desk-stretch" },
        { "lats", 0, "desk-stretch" },
        { "upper back", 0, "desk-stretch" },
        { "desk stretch", 1, "desk-stretch" },
        { "Lucja", 0, "desk-stretch" },
        { "\xC5\x82ucja", 0, "desk-stretch" },
        { "massage ball", 1, "ball-glute-wall" },
        { "half-kneeling", 0, "half-kneeling-hip-flexor-stretch" },
        { "bed", 0, "sleep" },
        { "clamshell elephant", 0, "" },
        { "xyzzy", 0, "" },
        { "the", 0, "" },
        { "", 0, "" },
        { "ball", 0, "ball-glute-wall self-massage" },
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
    g_test_add_func("/search/best", test_best);
    g_test_add_func("/search/hit", test_hit);
    g_test_add_func("/search/not_utf8", test_not_utf8);
    return g_test_run();
}
