/* Mirrored pages: everything changes sides, and keeps what it shows. */
#include "layout/mirror.h"

#include <glib.h>

static Mark
shape_mark(ShapeKind kind, Rect box)
{
    Mark mark = { .kind = MARK_SHAPE };
    mark.shape = (Shape){ .kind = kind, .box = box };
    return mark;
}

static void
check_box(Rect box, double x, double w)
{
    g_assert_cmpfloat_with_epsilon(box.x, x, 1e-9);
    g_assert_cmpfloat_with_epsilon(box.w, w, 1e-9);
    g_assert_cmpfloat_with_epsilon(box.y, 7, 1e-9);
    g_assert_cmpfloat_with_epsilon(box.h, 5, 1e-9);
}

static void
test_shapes(void)
{
    Mark marks[] = {
        shape_mark(SHAPE_RECT, (Rect){ 10, 7, 30, 5 }),
        shape_mark(SHAPE_LINE, (Rect){ 10, 7, 30, 5 }),
        shape_mark(SHAPE_CIRCLE, (Rect){ 0, 7, 5, 5 }),
    };
    marks[0].shape.clip = (Rect){ 0, 7, 20, 5 };
    mirror_marks(marks, G_N_ELEMENTS(marks), 100);
    check_box(marks[0].shape.box, 60, 30);
    check_box(marks[0].shape.clip, 80, 20);
    check_box(marks[1].shape.box, 90, -30); /* from right to left, falling */
    check_box(marks[2].shape.box, 95, 5);
}

static void
test_icons(void)
{
    Mark marks[] = { { .kind = MARK_ICON }, { .kind = MARK_ICON } };
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
        marks[i].icon.box = (Rect){ 10, 7, 6, 5 };
    marks[0].icon.icon = ICON_ARROW;
    marks[1].icon.icon = ICON_LEFT_SIDE; /* a body: never mirrored */
    mirror_marks(marks, G_N_ELEMENTS(marks), 100);
    check_box(marks[0].icon.box, 84, 6);
    check_box(marks[1].icon.box, 84, 6);
    g_assert_true(marks[0].icon.turned);
    g_assert_false(marks[1].icon.turned);
}

/* English in a Hebrew page: its bullet stays to the left of its words, and
   both go with their box from [20, 60] to [40, 80]. */
static void
test_pivots(void)
{
    Mark marks[] = { shape_mark(SHAPE_RECT, (Rect){ 10, 7, 2, 5 }),
                     shape_mark(SHAPE_RECT, (Rect){ 15, 7, 30, 5 }) };
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
        marks[i].pivot = 30; /* the middle of [10, 50], in its column */
        mark_move(&marks[i], 10, 0);
    }
    mirror_marks(marks, G_N_ELEMENTS(marks), 100);
    check_box(marks[0].shape.box, 40, 2);
    check_box(marks[1].shape.box, 45, 30);
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/mirror/shapes", test_shapes);
    g_test_add_func("/mirror/icons", test_icons);
    g_test_add_func("/mirror/pivots", test_pivots);
    return g_test_run();
}
