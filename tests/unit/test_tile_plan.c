/* layout/tile_plan.c */
#include "layout/tile_plan.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "base/units.h"
#include "model/paper.h"

#define SLACK 1e-6

static void
test_sheets(void)
{
    static const struct {
        const char *poster, *paper;
        double overlap; /* [mm] */
        int columns, rows;
        bool lying;
    } cases[] = {
        { "a4", "a3", 10, 1, 1, false },
        { "190x270mm", "a4", 10, 1, 1, false },
        { "a4", "a4", 10, 1, 2, true },
        { "a3", "a4", 10, 2, 2, false },
        { "a2", "a4", 10, 2, 4, true },
        { "a1", "a4", 10, 4, 3, false },
        { "a0", "a4", 10, 3, 7, true },
        { "a0", "a3", 10, 3, 3, false },
        { "594x420mm", "a4", 10, 4, 2, false },
        { "24x36in", "letter", 10, 3, 5, true },
        { "a1", "a4", 50, 4, 4, false },
        { "3x14400pt", "a4", 10, 1, 19, false },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Diag) diag = diag_new();
        double width, height;
        g_assert_true(paper_find(cases[i].poster, &width, &height));
        TileWish wish = { cases[i].paper, mm(cases[i].overlap) };
        TilePlan plan;
        g_assert_true(tile_plan(&plan, width, height, &wish, diag));
        g_assert_cmpint(plan.columns, ==, cases[i].columns);
        g_assert_cmpint(plan.rows, ==, cases[i].rows);
        g_assert_true((plan.sheet_width > plan.sheet_height) == cases[i].lying);
    }
}

static bool
is_tenth(double length)
{
    double tenths = length / mm(0.1);
    return fabs(tenths - round(tenths)) < SLACK;
}

/* Of one row or column of sheets, measured along it. */
static void
check_along(const TilePlan *plan, bool across)
{
    int n = across ? plan->columns : plan->rows;
    double sheet = across ? plan->sheet_width : plan->sheet_height;
    double end = 0;
    for (int i = 0; i < n; i++) {
        TileView v = across ? tile_view(plan, 0, i) : tile_view(plan, i, 0);
        double from = across ? v.from.x : v.from.y;
        double at = across ? v.window.x : v.window.y;
        double window = across ? v.window.w : v.window.h;
        double kept = across ? v.kept.w : v.kept.h;
        g_assert_cmpfloat_with_epsilon(from, end, SLACK);
        g_assert_true(is_tenth(from) && is_tenth(at));
        g_assert_cmpfloat(at, >=, TILE_MARGIN - SLACK);
        g_assert_cmpfloat(at + window, <=, sheet - TILE_MARGIN + SLACK);
        double strip = i < n - 1 ? plan->overlap : 0;
        g_assert_cmpfloat_with_epsilon(window - kept, strip, SLACK);
        g_assert_cmpfloat(kept, >, 0);
        end = from + kept;
    }
    g_assert_cmpfloat_with_epsilon(end, across ? plan->width : plan->height,
                                   SLACK);
}

/* What is kept covers the poster once, on any paper, of any size. */
static void
test_cover(void)
{
    static const char *const papers[] = { "a4", "letter", "a3", "legal" };
    for (int i = 0; i < 4000; i++) {
        g_autoptr(Diag) diag = diag_new();
        double width = g_test_rand_double_range(3, 3000);
        double height = g_test_rand_double_range(3, 3000);
        TileWish wish = { papers[i % 4], mm(g_test_rand_double_range(5, 90)) };
        TilePlan plan;
        if (!tile_plan(&plan, width, height, &wish, diag))
            continue; /* test_mistakes */
        check_along(&plan, true);
        check_along(&plan, false);
    }
}

static void
test_names(void)
{
    static const struct {
        int row, column;
        const char *name;
    } cases[] = { { 0, 0, "A1" },       { 1, 11, "B12" }, { 25, 0, "Z1" },
                  { 26, 0, "AA1" },     { 51, 2, "AZ3" }, { 52, 0, "BA1" },
                  { 399, 399, "OJ400" } };
    TilePlan plan = { .columns = 400, .rows = 400, .overlap = 1 };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        TileView view = tile_view(&plan, cases[i].row, cases[i].column);
        g_assert_cmpstr(view.name, ==, cases[i].name);
    }
}

static void
test_mistakes(void)
{
    static const struct {
        const char *poster, *paper;
        double overlap; /* [mm] */
        const char *messages;
    } cases[] = {
        { "a2", "a44", 10,
          "--tile: error: 'a44' is not a paper; did you mean 'a4'?\n" },
        { "a2", "a5", 10,
          "--tile: error: 'a5' is too small for sheets to glue; expected a4, "
          "letter, a3 or larger\n" },
        { "a2", "a4", 2,
          "--overlap: error: an overlap of 2 mm is too narrow; on a4 it may be "
          "5 to 100 mm\n" },
        { "a2", "a4", 101,
          "--overlap: error: an overlap of 101 mm is too wide; on a4 it may be "
          "5 to 100 mm\n" },
        { "a2", "a4", 300,
          "--overlap: error: an overlap of 300 mm is too wide; on a4 it may be "
          "5 to 100 mm\n" },
        { "5080x5080mm", "a4", 10,
          "--tile: error: the poster would take 513 sheets of a4; 400 are the "
          "most: take larger sheets\n" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Diag) diag = diag_new();
        double width, height;
        g_assert_true(paper_find(cases[i].poster, &width, &height));
        TileWish wish = { cases[i].paper, mm(cases[i].overlap) };
        TilePlan plan;
        g_assert_false(tile_plan(&plan, width, height, &wish, diag));
        g_autofree char *said = diag_format(diag, DIAG_NOTE, false);
        g_assert_cmpstr(said, ==, cases[i].messages);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/tile-plan/sheets", test_sheets);
    g_test_add_func("/tile-plan/cover", test_cover);
    g_test_add_func("/tile-plan/names", test_names);
    g_test_add_func("/tile-plan/mistakes", test_mistakes);
    return g_test_run();
}
