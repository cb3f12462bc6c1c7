/* layout/trim.c: pages for a print shop. */
#include "layout/trim.h"

#include <glib.h>

#include "base/units.h"

#define WIDTH 400.0
#define HEIGHT 600.0
#define NONE \
    { \
        .w = 0 \
    }

/* A page with one mark. */
static PageSet *
set_with(Mark mark)
{
    Arena *arena = arena_new();
    PageSet *set = arena_new0(arena, PageSet);
    Element *elements = arena_array(arena, Element, 2);
    elements[0] = (Element){ .role = ROLE_DOCUMENT, .parent = -1 };
    elements[1] = (Element){ .role = ROLE_FIGURE, .alt = "a box" };
    Page *page = arena_new0(arena, Page);
    *page = (Page){ .width = WIDTH,
                    .height = HEIGHT,
                    .marks = arena_memdup(arena, &mark, sizeof mark),
                    .n_marks = 1 };
    *set = (PageSet){ .arena = arena,
                      .title = "Test",
                      .lang = "en",
                      .elements = elements,
                      .n_elements = 2,
                      .pages = page,
                      .n_pages = 1 };
    return set;
}

static Mark
shape(int owner, ShapeKind kind, Rect box, Rect clip)
{
    Mark mark = { .kind = MARK_SHAPE, .owner = owner };
    mark.shape = (Shape){
        .kind = kind, .box = box, .clip = clip, .fill = { 0.5, 0, 0, 1 }
    };
    return mark;
}

static void
check_rect(Rect got, Rect expected)
{
    const double pairs[][2] = { { got.x, expected.x },
                                { got.y, expected.y },
                                { got.w, expected.w },
                                { got.h, expected.h } };
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++)
        g_assert_cmpfloat_with_epsilon(pairs[i][0], pairs[i][1], 0.001);
}

/* Boxes are as on the page that was laid out, before it grew. */
static void
test_backgrounds(void)
{
    static const struct {
        ShapeKind kind;
        int owner;
        Rect box, clip;         /* laid out on 400 x 600 */
        Rect new_box, new_clip; /* with a bleed of 10 */
    } cases[] = {
        /* The whole page, one edge, a corner, none. */
        { SHAPE_RECT,
          OWNER_ARTIFACT,
          { 0, 0, 400, 600 },
          NONE,
          { -10, -10, 420, 620 },
          NONE },
        { SHAPE_RECT,
          OWNER_ARTIFACT,
          { 100, 100, 300, 200 },
          NONE,
          { 100, 100, 310, 200 },
          NONE },
        { SHAPE_RECT,
          OWNER_PAGINATION,
          { 0, 500, 50, 100 },
          NONE,
          { -10, 500, 60, 110 },
          NONE },
        { SHAPE_RECT,
          OWNER_ARTIFACT,
          { 20, 20, 50, 100 },
          NONE,
          { 20, 20, 50, 100 },
          NONE },
        { SHAPE_RECT, 1, { 20, 20, 50, 100 }, NONE, { 20, 20, 50, 100 }, NONE },
        /* What runs over by itself ends with the bleed. */
        { SHAPE_CIRCLE,
          OWNER_ARTIFACT,
          { -50, -50, 100, 100 },
          NONE,
          { -50, -50, 100, 100 },
          { -10, -10, 420, 620 } },
        { SHAPE_CIRCLE,
          OWNER_ARTIFACT,
          { -5, 50, 100, 100 },
          NONE,
          { -5, 50, 100, 100 },
          NONE },
        { SHAPE_RECT,
          OWNER_ARTIFACT,
          { -80, 0, 560, 600 },
          NONE,
          { -80, -10, 560, 620 },
          { -10, -10, 420, 620 } },
        { SHAPE_CIRCLE,
          OWNER_ARTIFACT,
          { -50, -50, 500, 500 },
          { 0, 0, 400, 600 },
          { -50, -50, 500, 500 },
          { -10, -10, 420, 620 } },
        { SHAPE_CIRCLE,
          OWNER_ARTIFACT,
          { -50, -50, 500, 500 },
          { 20, 20, 100, 100 },
          { -50, -50, 500, 500 },
          { 20, 20, 100, 100 } },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Diag) diag = diag_new();
        g_autoptr(PageSet) set = set_with(shape(cases[i].owner, cases[i].kind,
                                                cases[i].box, cases[i].clip));
        g_assert_true(trim_pages(set, &(TrimWish){ .bleed = 10 }, diag));
        const Page *page = &set->pages[0];
        g_assert_cmpuint(page->n_marks, ==, 1);
        g_assert_cmpfloat(page->width, ==, 420);
        g_assert_cmpfloat(page->height, ==, 620);
        Mark mark = page->marks[0];
        mark_move(&mark, -10, -10);
        check_rect(mark.shape.box, cases[i].new_box);
        if (cases[i].new_clip.w > 0)
            check_rect(mark.shape.clip, cases[i].new_clip);
        else
            g_assert_cmpfloat(mark.shape.clip.w, <=, 0);
    }
}

static void
test_mistakes(void)
{
    static const struct {
        Mark mark;
        double bleed;
        const char *messages;
    } cases[] = {
        { { .kind = MARK_ICON, .owner = 1, .icon.box = { 10, 90, 20, 20 } },
          9,
          "limber: error: page 1: a picture lies 3.5 mm from the cut; it must "
          "be 5 mm: take a larger paper, or a layout with wider margins\n" },
        { { .kind = MARK_ICON, .owner = 1, .icon.box = { 90, -9, 20, 20 } },
          9,
          "limber: error: page 1: a picture lies 0.0 mm from the cut; it must "
          "be 5 mm: take a larger paper, or a layout with wider margins\n" },
        { { .kind = MARK_ICON, .owner = 1, .icon.box = { 90, 90, 20, 20 } },
          400,
          "--bleed: error: a bleed of 141.111 mm is not smaller than the page, "
          "141 x 212 mm; print shops ask for 3 to 5 mm\n" },
        { { .kind = MARK_SHAPE,
            .owner = 1, /* no decoration */
            .shape = { .kind = SHAPE_RECT, .box = { 0, 0, 400, 600 } } },
          9,
          "limber: error: page 1: a picture lies 0.0 mm from the cut; it must "
          "be 5 mm: take a larger paper, or a layout with wider margins\n" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Diag) diag = diag_new();
        g_autoptr(PageSet) set = set_with(cases[i].mark);
        TrimWish wish = { .bleed = cases[i].bleed };
        g_assert_false(trim_pages(set, &wish, diag));
        g_autofree char *said = diag_format(diag, DIAG_NOTE, false);
        g_assert_cmpstr(said, ==, cases[i].messages);
    }
}

static void
test_too_long(void)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(PageSet) set =
            set_with(shape(1, SHAPE_RECT, (Rect){ 90, 90, 9, 9 }, (Rect)NONE));
    Page page = set->pages[0];
    page.height = 14399;
    set->pages = &page;
    g_assert_false(trim_pages(set, &(TrimWish){ .bleed = 9 }, diag));
    g_autofree char *said = diag_format(diag, DIAG_NOTE, false);
    g_assert_cmpstr(said, ==,
                    "--bleed: error: page 1 is 5086 mm long with its bleed "
                    "and marks; a page can have 5080 mm\n");
}

/* The crop marks point at the corners of the cut and keep off the bleed. */
static void
test_crop_marks(void)
{
    static const double bleeds[] = { 0, 3, 5 }; /* [mm] */
    for (size_t i = 0; i < G_N_ELEMENTS(bleeds); i++) {
        g_autoptr(Diag) diag = diag_new();
        g_autoptr(PageSet) set = set_with(
                shape(1, SHAPE_RECT, (Rect){ 50, 50, 50, 50 }, (Rect)NONE));
        TrimWish wish = { .bleed = mm(bleeds[i]), .marks = true };
        g_assert_true(trim_pages(set, &wish, diag));
        const Page *page = &set->pages[0];
        g_assert_cmpuint(page->n_marks, ==, 9);
        g_assert_cmpfloat(page->bleed, ==, wish.bleed);
        g_assert_cmpfloat_with_epsilon(page->width - 2 * page->margin, WIDTH,
                                       0.001);
        for (size_t k = 1; k < page->n_marks; k++) {
            Rect line = page->marks[k].shape.box;
            g_assert_cmpint(page->marks[k].owner, ==, OWNER_ARTIFACT);
            bool level = line.h == 0;
            double at = level ? line.y : line.x;
            double end = level ? page->height : page->width;
            double from = level ? line.x : line.y;
            double length = level ? page->width : page->height;
            g_assert_cmpfloat_with_epsilon(MIN(at, end - at), page->margin,
                                           0.001);
            g_assert_cmpfloat(MIN(from, length - from), <=,
                              page->margin - page->bleed + 0.001);
            g_assert_cmpfloat(MIN(from, length - from) - mm(5), >=, mm(1.99));
        }
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/trim/backgrounds", test_backgrounds);
    g_test_add_func("/trim/mistakes", test_mistakes);
    g_test_add_func("/trim/too-long", test_too_long);
    g_test_add_func("/trim/crop-marks", test_crop_marks);
    return g_test_run();
}
