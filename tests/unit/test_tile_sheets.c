/* layout/tile_sheets.c */
#include "layout/tile_sheets.h"

#include <glib.h>
#include <math.h>

#include "base/units.h"
#include "font/para.h"
#include "library/library.h"

#define SLACK 0.01 /* [pt] */

static FontSet *fonts;

static Rect
box_of(const Mark *mark)
{
    Rect box;
    if (mark_box(mark, &box)) {
        double pen = mark->kind == MARK_SHAPE ? mark->shape.line_width / 2 : 0;
        return (Rect){ box.x - pen, box.y - pen, box.w + 2 * pen,
                       box.h + 2 * pen };
    }
    double cap = para_cap_height(mark->text.para);
    return (Rect){ mark->text.x, mark->text.baseline - cap,
                   para_line_width(mark->text.para, mark->text.line), cap };
}

static bool
overlap(Rect a, Rect b)
{
    return MIN(a.x + a.w, b.x + b.w) - MAX(a.x, b.x) > SLACK &&
           MIN(a.y + a.h, b.y + b.h) - MAX(a.y, b.y) > SLACK;
}

static bool
is_text(const Mark *mark, const char *text)
{
    if (mark->kind != MARK_TEXT)
        return false;
    g_autofree char *line = para_line_text(mark->text.para, mark->text.line);
    return g_strcmp0(line, text) == 0;
}

static int
count_text(const Page *page, const char *text)
{
    int n = 0;
    for (size_t i = 0; i < page->n_marks; i++)
        n += is_text(&page->marks[i], text);
    return n;
}

/* Nothing lies on what stays to be seen, and each overlap says who covers
   it. */
static void
check_sheet(const TilePlan *plan, const Page *page, const TileView *view,
            int row, int column)
{
    for (size_t i = 0; i < page->n_marks; i++)
        g_assert_false(overlap(box_of(&page->marks[i]), view->kept));
    bool beside = column < plan->columns - 1, below = row < plan->rows - 1;
    if (beside)
        g_assert_cmpint(count_text(page, tile_view(plan, row, column + 1).name),
                        ==, 1);
    if (below) {
        g_autofree char *text = g_strdup_printf(
                "glue %s here", tile_view(plan, row + 1, column).name);
        g_assert_cmpint(count_text(page, text), ==, 1);
    }
    g_autofree char *name =
            g_strdup_printf("Sheet %s \xc2\xb7 Wall", view->name);
    g_assert_cmpint(count_text(page, name), ==, 1);
}

/* Names of all sheets, a square of 50 mm, and all of it on the page. */
static void
check_map(const TilePlan *plan, const Page *page, const TileView *view)
{
    Rect sheet = { TILE_MARGIN, TILE_MARGIN, page->width - 2 * TILE_MARGIN,
                   page->height - 2 * TILE_MARGIN };
    int squares = 0;
    for (size_t i = 0; i < page->n_marks; i++) {
        const Mark *mark = &page->marks[i];
        Rect box = box_of(mark);
        g_assert_cmpfloat(box.x, >=, sheet.x);
        g_assert_cmpfloat(box.y, >=, sheet.y);
        g_assert_cmpfloat(box.x + box.w, <=, sheet.x + sheet.w);
        g_assert_cmpfloat(box.y + box.h, <=, sheet.y + sheet.h);
        if (mark->kind == MARK_SHAPE && mark->shape.stroke.a > 0 &&
            fabs(mark->shape.box.w - mm(50)) < SLACK &&
            fabs(mark->shape.box.h - mm(50)) < SLACK)
            squares++;
    }
    g_assert_cmpint(squares, ==, 1);
    g_assert_cmpfloat_with_epsilon(view->window.w, plan->width * view->scale,
                                   SLACK);
    for (int i = 0; i < plan->columns * plan->rows; i++) {
        TileView one = tile_view(plan, i / plan->columns, i % plan->columns);
        g_assert_cmpint(count_text(page, one.name), ==, 1);
    }
}

static void
check_plan(const TilePlan *plan)
{
    g_autofree TileView *views = g_new0(TileView, tile_sheets_n(plan));
    g_autoptr(PageSet) set = tile_sheets(plan, "Wall", "a4", fonts, views);
    g_assert_cmpuint(set->n_pages, ==, tile_sheets_n(plan));
    check_map(plan, &set->pages[0], &views[0]);
    for (int i = 0; i < plan->columns * plan->rows; i++)
        check_sheet(plan, &set->pages[i + 1], &views[i + 1], i / plan->columns,
                    i % plan->columns);
}

static void
test_sheets(void)
{
    static const struct {
        double width, height; /* [mm] */
        const char *paper;
        double overlap; /* [mm] */
    } cases[] = {
        { 297, 420, "a4", 10 },      { 420, 594, "a4", 10 },
        { 594, 420, "a4", 5 },       { 841, 1189, "a4", 7.3 },
        { 841, 1189, "a3", 100 },    { 609.6, 914.4, "letter", 10 },
        { 100, 100, "a4", 10 },      { 5, 5080, "a4", 5 },
        { 5080, 5, "letter", 5 },    { 500, 500, "200x300mm", 90 },
        { 3000, 3000, "a3", 5 },     { 270, 180, "200x270mm", 20 },
        { 400, 300, "2000x300", 9 }, { 5000, 5000, "1x1m", 5 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Diag) diag = diag_new();
        TileWish wish = { cases[i].paper, mm(cases[i].overlap) };
        TilePlan plan;
        g_assert_true(tile_plan(&plan, mm(cases[i].width), mm(cases[i].height),
                                &wish, diag));
        check_plan(&plan);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autoptr(Diag) diag = diag_new();
    g_autofree char *data = library_data_folder();
    fonts = font_set_new(data, diag);
    g_assert_nonnull(fonts);
    g_test_add_func("/tile-sheets/sheets", test_sheets);
    int status = g_test_run();
    font_set_free(fonts);
    return status;
}
