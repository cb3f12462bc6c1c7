/* Page breaks against every possibility, and by rule. */
#include "tests/conserve/fewest.h"

#define ROOM 100.0

static void
random_items(GRand *random, BreakItem *items, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        items[i].gap = g_rand_double_range(random, 0, 9);
        items[i].height = g_rand_double_range(random, 5, 70);
        items[i].lead_in = g_rand_int_range(random, 0, 3) == 0 ? 6 : 0;
        items[i].tail = g_rand_int_range(random, 0, 3) == 0 ? 4 : 0;
        items[i].may_begin = i == 0 || g_rand_int_range(random, 0, 4) > 0;
    }
}

static void
test_fewest(void)
{
    GRand *random = g_rand_new_with_seed(20261122);
    for (int round = 0; round < 400; round++) {
        BreakItem items[FEWEST_MOST];
        size_t n = (size_t)g_rand_int_range(random, 1, FEWEST_MOST + 1);
        random_items(random, items, n);
        int fewest = fewest_pages(items, n, ROOM);
        double cost;
        GArray *starts = break_pages(items, n, ROOM, &cost);
        if (fewest != G_MAXINT)
            g_assert_cmpint((int)starts->len, ==, fewest);
        for (guint i = 0; i < starts->len; i++) {
            size_t start = g_array_index(starts, size_t, i);
            g_assert_true(i == 0 || items[start].may_begin);
        }
        g_array_unref(starts);
    }
    g_rand_free(random);
}

static const struct {
    const char *what;
    double heights[5];
    size_t n;
    size_t starts[4];
    size_t n_starts;
} cases[] = {
    { "one page", { 30, 30, 30 }, 3, { 0 }, 1 },
    { "the first full", { 30, 30, 30, 30 }, 4, { 0, 3 }, 2 },
    { "little on the last page", { 85, 10, 10 }, 3, { 0, 2 }, 2 },
    { "the rest on the last page", { 90, 20, 20 }, 3, { 0, 1 }, 2 },
    { "one each", { 20, 90, 20 }, 3, { 0, 1, 2 }, 3 },
    { "higher than a page", { 20, 150, 20 }, 3, { 0, 1, 2 }, 3 },
};

static void
test_cases(void)
{
    for (size_t k = 0; k < G_N_ELEMENTS(cases); k++) {
        BreakItem items[5];
        for (size_t i = 0; i < cases[k].n; i++)
            items[i] = (BreakItem){ .height = cases[k].heights[i],
                                    .may_begin = true };
        GArray *starts = break_pages(items, cases[k].n, ROOM, NULL);
        g_test_message("%s", cases[k].what);
        g_assert_cmpuint(starts->len, ==, cases[k].n_starts);
        for (guint i = 0; i < starts->len; i++)
            g_assert_cmpuint(g_array_index(starts, size_t, i), ==,
                             cases[k].starts[i]);
        g_array_unref(starts);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/breaker/fewest", test_fewest);
    g_test_add_func("/breaker/cases", test_cases);
    return g_test_run();
}
