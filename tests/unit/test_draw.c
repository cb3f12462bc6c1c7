/* Tests of draw/: a figure looks the same on every kind of page. */
#include "draw/draw.h"

#include <glib/gstdio.h>
#include <string.h>

#include "art/art.h"
#include "art/picture_art.h"

#define SIDE 80  /* [pt]: a whole number of an SVG's pixels, too */
#define SCALE 2  /* pixels to the point */
#define SLACK 48 /* of 255: two programs smooth edges, each in its way */
#define SHARE 0.01

static const float shirt[] = { 20, 20, 80, 20, 80, 80, 20, 80 };
static const float hair[] = { 10, 90, 40, 50, 60, 50, 95, 95 };
static const float dashes[] = { 5, 5, 95, 30 };
static const float hair_widths[] = { 1, 4 };

static const PicturePath paths[] = {
    { .kind = PATH_FILL,
      .paint = PAINT_SHIRT,
      .ops = "MLLLZ",
      .n_ops = 5,
      .xy = shirt,
      .n_points = 4 },
    { .kind = PATH_FILL,
      .paint = PAINT_SHADE,
      .ops = "MC",
      .n_ops = 2,
      .xy = hair,
      .n_points = 4 },
    { .kind = PATH_BRUSH,
      .paint = PAINT_LINE,
      .ops = "MC",
      .n_ops = 2,
      .xy = hair,
      .n_points = 4,
      .widths = hair_widths,
      .width = 1 },
    { .kind = PATH_STROKE,
      .paint = PAINT_HIDDEN,
      .ops = "ML",
      .n_ops = 2,
      .xy = dashes,
      .n_points = 2,
      .width = 1.5f,
      .dash = 5 },
};

static cairo_surface_t *
blank_surface(void)
{
    cairo_surface_t *surface = cairo_image_surface_create(
            CAIRO_FORMAT_RGB24, SIDE * SCALE, SIDE * SCALE);
    cairo_t *cr = cairo_create(surface);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_destroy(cr);
    return surface;
}

static cairo_surface_t *
art_surface(const Art *art)
{
    cairo_surface_t *surface = blank_surface();
    cairo_t *cr = cairo_create(surface);
    art_paint(art, cr, (Rect){ 0, 0, SIDE * SCALE, SIDE * SCALE });
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    return surface;
}

/* What `format` makes of a page that is all `art`, painted again. */
static cairo_surface_t *
page_surface(const Art *art, Format format)
{
    Mark mark = { .kind = MARK_ART, .owner = OWNER_ARTIFACT };
    mark.art.art = art;
    mark.art.box = (Rect){ 0, 0, SIDE, SIDE };
    Page page = { .width = SIDE, .height = SIDE, .marks = &mark, .n_marks = 1 };
    PageSet set = { .title = "A shirt", .pages = &page, .n_pages = 1 };
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GPtrArray) files = draw_pages(
            &set, format, 72 * SCALE, (DateTime){ 2026, 11, 22, 0, 0 }, diag);
    g_assert_nonnull(files);
    const GByteArray *file = g_ptr_array_index(files, 0);
    g_autofree char *path =
            g_build_filename(g_get_tmp_dir(), "limber-draw.page", NULL);
    g_assert_true(g_file_set_contents(path, (const char *)file->data, file->len,
                                      NULL));
    Art *again = art_open(path, SRC_POS_NONE, diag);
    g_assert_nonnull(again);
    g_remove(path);
    cairo_surface_t *surface = art_surface(again);
    art_free(again);
    return surface;
}

/* The share of pixels in which two pages are not alike. */
static double
differing(cairo_surface_t *a, cairo_surface_t *b)
{
    int n = 0, size = SIDE * SCALE;
    for (int y = 0; y < size; y++) {
        const guint8 *p = cairo_image_surface_get_data(a) +
                          y * cairo_image_surface_get_stride(a);
        const guint8 *q = cairo_image_surface_get_data(b) +
                          y * cairo_image_surface_get_stride(b);
        for (int x = 0; x < size; x++) {
            bool same = true;
            for (int channel = 0; channel < 3; channel++)
                same &= ABS(p[4 * x + channel] - q[4 * x + channel]) <= SLACK;
            n += !same;
        }
    }
    return (double)n / (size * size);
}

static void
test_figures(void)
{
    static const Format formats[] = { FORMAT_PNG, FORMAT_SVG };
    PicturePalette palette = picture_palette(0, COLOR_NONE, INK_COLOR);
    for (int close_up = 0; close_up < 2; close_up++) {
        Picture picture = { .width = 100,
                            .height = 100,
                            .close_up = close_up,
                            .paths = paths,
                            .n_paths = G_N_ELEMENTS(paths) };
        Art *art = art_from_picture(&picture, &palette, 2);
        cairo_surface_t *wanted = art_surface(art), *blank = blank_surface();
        g_assert_cmpfloat(differing(wanted, blank), >, 10 * SHARE);
        for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
            cairo_surface_t *got = page_surface(art, formats[i]);
            g_assert_cmpfloat(differing(wanted, got), <, SHARE);
            cairo_surface_destroy(got);
        }
        cairo_surface_destroy(wanted);
        cairo_surface_destroy(blank);
        art_free(art);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/draw/figures", test_figures);
    return g_test_run();
}
