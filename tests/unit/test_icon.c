#include "art/icon.h"

#include <glib.h>
#include <string.h>

#define SIDE   48 /* [px] of an icon's box */
#define MARGIN 4  /* [px] around it */

static const Color ink = { 0, 0, 0, 1 };
static const Color amber = { 1, 0.75, 0, 1 };

/* How many pixels of an icon are what. */
typedef struct {
    int dark, tinted, outside;
} Counts;

static cairo_surface_t *
paint(Icon icon, int count, Color color, Color tint)
{
    int width = (int)(SIDE * icon_aspect(icon, count));
    cairo_surface_t *surface = cairo_image_surface_create(
            CAIRO_FORMAT_RGB24, width + 2 * MARGIN, SIDE + 2 * MARGIN);
    cairo_t *cr = cairo_create(surface);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    icon_paint(cr, icon, count, (Rect){ MARGIN, MARGIN, width, SIDE }, color,
               tint);
    g_assert_cmpint(cairo_status(cr), ==, CAIRO_STATUS_SUCCESS);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    return surface;
}

/* Counts the pixels from column `from` to before `to`. */
static Counts
count_pixels(cairo_surface_t *surface, int from, int to)
{
    Counts counts = { 0, 0, 0 };
    int width = cairo_image_surface_get_width(surface);
    int height = cairo_image_surface_get_height(surface);
    for (int y = 0; y < height; y++) {
        const guint8 *row = cairo_image_surface_get_data(surface) +
                            y * cairo_image_surface_get_stride(surface);
        for (int x = from; x < to; x++) {
            guint32 value;
            memcpy(&value, row + 4 * x, sizeof value);
            int red = value >> 16 & 255, blue = value & 255;
            bool inside = x >= MARGIN && x < width - MARGIN && y >= MARGIN &&
                          y < height - MARGIN;
            counts.dark += red < 64;
            counts.tinted += red > 192 && blue < 64;
            counts.outside += !inside && blue < 255;
        }
    }
    return counts;
}

static Counts
count_icon(Icon icon, int count, Color color, Color tint)
{
    cairo_surface_t *surface = paint(icon, count, color, tint);
    Counts counts =
            count_pixels(surface, 0, cairo_image_surface_get_width(surface));
    cairo_surface_destroy(surface);
    return counts;
}

/* Also reads every path of the table: a bad one stops the program. */
static void
test_all_paint_inside(void)
{
    for (Icon icon = ICON_NONE + 1; icon < ICON_COUNT; icon++)
        for (int n = 1; n <= 5; n++) {
            Counts counts = count_icon(icon, n, ink, amber);
            if (counts.dark < 60 || counts.outside > 0)
                g_error("icon %d, count %d: %d dark pixels, %d outside", icon,
                        n, counts.dark, counts.outside);
        }
    g_assert_cmpint(count_icon(ICON_NONE, 0, ink, amber).dark, ==, 0);
}

static void
test_aspects(void)
{
    static const struct {
        Icon icon;
        int count;
        double aspect;
    } rows[] = {
        { ICON_NONE, 0, 1 }, { ICON_WATCH, 0, 1 },
        { ICON_DOTS, 5, 1 }, { ICON_SETS, 3, 1 },
        { ICON_SUN, 0, 1 },  { ICON_SUN_MOON, 0, 2 },
        { ICON_MOON, 0, 1 }, { ICON_SUN_NOON_MOON, 0, 3 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        g_assert_cmpfloat(icon_aspect(rows[i].icon, rows[i].count), ==,
                          rows[i].aspect);
}

/* Each more is one more; above five nothing grows. */
static void
test_counted(void)
{
    static const Icon counted[] = { ICON_DOTS, ICON_SETS };
    for (size_t i = 0; i < G_N_ELEMENTS(counted); i++) {
        int one = count_icon(counted[i], 1, ink, amber).dark;
        for (int n = 2; n <= 4; n++) {
            int dark = count_icon(counted[i], n, ink, amber).dark;
            g_assert_cmpint(ABS(dark - n * one), <, one / 8 * n);
        }
        int five = count_icon(counted[i], 5, ink, amber).dark;
        g_assert_cmpint(count_icon(counted[i], 90, ink, amber).dark, ==, five);
        g_assert_cmpint(count_icon(counted[i], 0, ink, amber).dark, ==, one);
    }
}

/* The client sees themselves as in a mirror. */
static void
test_sides(void)
{
    static const struct {
        Icon icon;
        bool left, right;
    } rows[] = {
        { ICON_LEFT_SIDE, true, false },
        { ICON_RIGHT_SIDE, false, true },
        { ICON_BOTH_SIDES, true, true },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        cairo_surface_t *s = paint(rows[i].icon, 0, ink, amber);
        int width = cairo_image_surface_get_width(s);
        int left = count_pixels(s, 0, width / 2).tinted;
        int right = count_pixels(s, width / 2, width).tinted;
        g_assert_true((left > 50) == rows[i].left &&
                      (left == 0) != (left > 50));
        g_assert_true((right > 50) == rows[i].right &&
                      (right == 0) != (right > 50));
        cairo_surface_destroy(s);
    }
}

/* A tint like the ink would hide which leg is meant. */
static void
test_tint(void)
{
    g_assert_cmpint(count_icon(ICON_SUN, 0, ink, amber).tinted, >, 100);
    g_assert_cmpint(count_icon(ICON_SUN, 0, ink, COLOR_NONE).tinted, ==, 0);
    int hollow = count_icon(ICON_LEFT_SIDE, 0, ink, COLOR_NONE).dark;
    g_assert_cmpint(count_icon(ICON_LEFT_SIDE, 0, ink, ink).dark, ==, hollow);
}

/* A box of another shape: as large as fits, centred. */
static void
test_box(void)
{
    cairo_surface_t *surface =
            cairo_image_surface_create(CAIRO_FORMAT_RGB24, 120, 40);
    cairo_t *cr = cairo_create(surface);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    icon_paint(cr, ICON_REST, 0, (Rect){ 0, 0, 120, 40 }, ink, amber);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    g_assert_cmpint(count_pixels(surface, 0, 40).dark, ==, 0);
    g_assert_cmpint(count_pixels(surface, 40, 80).dark, >, 100);
    g_assert_cmpint(count_pixels(surface, 80, 120).dark, ==, 0);
    cairo_surface_destroy(surface);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/icon/all-paint-inside", test_all_paint_inside);
    g_test_add_func("/icon/aspects", test_aspects);
    g_test_add_func("/icon/counted", test_counted);
    g_test_add_func("/icon/sides", test_sides);
    g_test_add_func("/icon/tint", test_tint);
    g_test_add_func("/icon/box", test_box);
    return g_test_run();
}
