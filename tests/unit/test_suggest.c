#include "base/suggest.h"

static const char *const ids[] = { "cat-cow",    "clamshell",
                                   "side-plank", "glute-bridge",
                                   "dead-bug",   "Übung",
                                   NULL };
static const char *const sides[] = { "both", "left", "right", NULL };
static const char *const one[] = { "only", NULL };
static const char *const none[] = { NULL };

static void
test_nearest(void)
{
    static const struct {
        const char *word, *nearest;
    } cases[] = {
        { "cat-cwo", "cat-cow" },    { "CAT-COW", "cat-cow" },
        { "catcow", "cat-cow" },     { "clam-shell", "clamshell" },
        { "clamshel", "clamshell" }, { "glut-brigde", "glute-bridge" },
        { "übnug", "Übung" },        { "ca", NULL },
        { "dog-days", NULL },        { "", NULL },
        { "\xFF\xFE", NULL },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpstr(suggest_nearest(cases[i].word, ids), ==,
                        cases[i].nearest);
}

static void
test_phrases(void)
{
    static const struct {
        const char *word;
        const char *const *names;
        const char *phrase, *or_list;
    } cases[] = {
        { "lfet", sides, "; did you mean 'left'?", "; did you mean 'left'?" },
        { "middle", sides, "", "; expected both, left or right" },
        { "middle", one, "", "; expected only" },
        { "middle", none, "", "" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *phrase = suggest_phrase(cases[i].word, cases[i].names);
        g_autofree char *or_list =
                suggest_or_list(cases[i].word, cases[i].names);
        g_assert_cmpstr(phrase, ==, cases[i].phrase);
        g_assert_cmpstr(or_list, ==, cases[i].or_list);
    }
}

static void
test_distance(void)
{
    static const struct {
        const char *a, *b;
        int limit, distance;
    } cases[] = {
        { "", "", 3, 0 },          { "", "abc", 5, 3 },
        { "abc", "abc", 0, 0 },    { "abc", "ABC", 0, 0 },
        { "abc", "acb", 3, 1 },    { "abc", "abd", 3, 1 },
        { "abc", "bc", 3, 1 },     { "kitten", "sitting", 9, 3 },
        { "żółw", "zolw", 9, 3 },  { "abcdef", "uvwxyz", 2, 3 },
        { "a", "abcdefgh", 2, 3 }, { "abc", "abd", 0, 1 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        int limit = cases[i].limit;
        g_assert_cmpint(suggest_distance(cases[i].a, cases[i].b, limit), ==,
                        cases[i].distance);
        g_assert_cmpint(suggest_distance(cases[i].b, cases[i].a, limit), ==,
                        cases[i].distance);
    }
}

static void
test_long_word(void)
{
    g_autofree char *word = g_strnfill(10 * 1024 * 1024, 'a');
    g_assert_null(suggest_nearest(word, ids));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/suggest/nearest", test_nearest);
    g_test_add_func("/suggest/phrases", test_phrases);
    g_test_add_func("/suggest/distance", test_distance);
    g_test_add_func("/suggest/long-word", test_long_word);
    return g_test_run();
}
