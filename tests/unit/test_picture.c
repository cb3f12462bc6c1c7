#include "model/picture.h"

#include "art/picture_art.h"

#include <math.h>
#include <string.h>

#define N(array) (sizeof(array) / sizeof *(array))

/* ---- line widths ---- */

static const struct {
    float printed, width; /* [mm] */
} widths[] = {
    { 57, 0.45f },
    { 14.25f, 0.225f },
    { 228, 0.9f },
};

static void
test_line_width(void)
{
    Picture picture = { .width = 1140 };
    for (size_t i = 0; i < N(widths); i++) {
        float printed = widths[i].printed;
        g_assert_cmpfloat_with_epsilon(picture_line_width(printed),
                                       widths[i].width, 1e-5);
        g_assert_cmpfloat_with_epsilon(picture_line_unit(&picture, printed),
                                       widths[i].width * 1140 / printed, 1e-3);
    }
}

/* ---- brushes ---- */

/* Brush lines, and points that they cover or do not. */
static const struct {
    const char *name, *ops;
    float xy[16], widths[8];
    struct {
        float x, y;
        bool inside;
    } probes[8];
    size_t n_probes;
} brushes[] = {
    { "straight",
      "ML",
      { 10, 50, 90, 50 },
      { 2, 2 },
      { { 50, 50, true },
        { 50, 58, true },
        { 50, 62, false },
        { 50, 42, true },
        { 2, 50, true },
        { 98, 50, true },
        { 2, 42, false },
        { 98, 58, false } },
      8 },
    { "tapered",
      "ML",
      { 10, 50, 90, 50 },
      { 0.1f, 4 },
      { { 12, 50.3f, true },
        { 11, 54, false },
        { 89, 68, true },
        { 50, 50, true },
        { 90, 75, false } },
      5 },
    { "bend",
      "MLL",
      { 20, 20, 80, 20, 80, 80 },
      { 1, 1, 1 },
      { { 80, 50, true }, { 50, 50, false }, { 79, 21, true } },
      3 },
    { "curve",
      "MC",
      { 20, 50, 20, 10, 80, 10, 80, 50 },
      { 1, 1 },
      { { 50, 20, true },
        { 50, 32, false },
        { 50, 12, false },
        { 20, 50, true } },
      4 },
    { "ring",
      "MLLLZ",
      { 50, 20, 80, 50, 50, 80, 20, 50 },
      { 1, 1, 1, 1, 0 },
      { { 50, 20, true },
        { 80, 50, true },
        { 20, 50, true },
        { 50, 50, false },
        { 71, 29, true },
        { 5, 5, false } },
      6 },
    { "ring drawn to its start",
      "MLLLL",
      { 50, 20, 80, 50, 50, 80, 20, 50, 50, 20 },
      { 1, 1, 1, 1, 1 },
      { { 50, 20, true }, { 50, 50, false }, { 29, 29, true } },
      3 },
    { "two",
      "MLML",
      { 10, 20, 90, 20, 10, 80, 90, 80 },
      { 1, 1, 1, 1 },
      { { 50, 20, true }, { 50, 80, true }, { 50, 50, false } },
      3 },
    { "dot", "M", { 10, 10 }, { 1 }, { { 10, 10, false } }, 1 },
};

static size_t
count_points(const char *ops)
{
    size_t n = 0;
    for (; *ops != '\0'; ops++)
        n += (size_t)picture_op_points(*ops);
    return n;
}

static void
trace(cairo_t *cr, const PicturePath *path)
{
    double p[6];
    const float *from = path->xy;
    cairo_new_path(cr);
    for (size_t i = 0; i < path->n_ops; i++) {
        char op = path->ops[i];
        for (int k = 0; k < 2 * picture_op_points(op); k++)
            p[k] = (double)*from++;
        if (op == 'M')
            cairo_move_to(cr, p[0], p[1]);
        else if (op == 'L')
            cairo_line_to(cr, p[0], p[1]);
        else if (op == 'C')
            cairo_curve_to(cr, p[0], p[1], p[2], p[3], p[4], p[5]);
        else
            cairo_close_path(cr);
    }
    g_assert_true(from == path->xy + 2 * path->n_points);
}

/* Whether one of the strokes, for a line unit of 10, covers the point. */
static bool
is_covered(const PicturePath *paths, size_t n, float x, float y)
{
    cairo_surface_t *surface =
            cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
    cairo_t *cr = cairo_create(surface);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    bool covered = false;
    for (size_t i = 0; i < n; i++) {
        trace(cr, &paths[i]);
        cairo_set_line_width(cr, 10 * (double)paths[i].width);
        covered |= cairo_in_stroke(cr, (double)x, (double)y);
    }
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    return covered;
}

/* The strokes of a picture that is one brush line. */
static const PicturePath *
brush_strokes(Arena *arena, size_t row, Paint paint, size_t *n)
{
    const char *ops = brushes[row].ops;
    PicturePath brush = {
        .kind = PATH_BRUSH,
        .paint = paint,
        .ops = ops,
        .n_ops = strlen(ops),
        .xy = brushes[row].xy,
        .n_points = count_points(ops),
        .widths = brushes[row].widths,
        .width = 1,
    };
    Picture picture = { .paths = &brush, .n_paths = 1 };
    return picture_plain_paths(arena, &picture, n);
}

static void
test_brushes(void)
{
    for (size_t i = 0; i < N(brushes); i++) {
        g_autoptr(Arena) arena = arena_new();
        size_t n;
        const PicturePath *strokes = brush_strokes(arena, i, PAINT_LINE, &n);
        for (size_t k = 0; k < n; k++) {
            g_assert_cmpint(strokes[k].kind, ==, PATH_STROKE);
            g_assert_cmpint(strokes[k].paint, ==, PAINT_LINE);
        }
        for (size_t k = 0; k < brushes[i].n_probes; k++) {
            float x = brushes[i].probes[k].x, y = brushes[i].probes[k].y;
            if (is_covered(strokes, n, x, y) != brushes[i].probes[k].inside)
                g_error("%s: probe %zu", brushes[i].name, k);
        }
    }
}

/* A line grows in steps that nobody sees, one stroke for each, and goes on
   where the last one ended; a see-through line is one stroke, or its joints
   would show. */
static void
test_brush_steps(void)
{
    enum { TAPERED = 1 };
    g_autoptr(Arena) arena = arena_new();
    size_t n;
    const PicturePath *strokes = brush_strokes(arena, TAPERED, PAINT_LINE, &n);
    g_assert_cmpuint(n, >, 50);
    for (size_t i = 1; i < n; i++) {
        const PicturePath *last = &strokes[i - 1];
        g_assert_cmpfloat_with_epsilon(strokes[i].width - last->width, 1 / 16.0,
                                       1e-6);
        g_assert_true(memcmp(strokes[i].xy, last->xy + 2 * (last->n_points - 1),
                             2 * sizeof(float)) == 0);
    }
    strokes = brush_strokes(arena, TAPERED, PAINT_FIBRE, &n);
    g_assert_cmpuint(n, ==, 1);
    g_assert_cmpfloat_with_epsilon(strokes[0].width, 2.05, 1 / 32.0 + 1e-6);
}

/* ---- palettes ---- */

static double
apart(Color a, Color b)
{
    return sqrt((a.r - b.r) * (a.r - b.r) + (a.g - b.g) * (a.g - b.g) +
                (a.b - b.b) * (a.b - b.b));
}

/* Muscles stand out from any clothes; every paint has a colour and a name. */
static void
test_palettes(void)
{
    static const char *const clothes[] = { "#0B8A80", "#F5A300", "#0B4F4C",
                                           "#FFFFFF", "#D2543F", "#000000" };
    for (size_t i = 0; i < N(clothes); i++)
        for (int skin = 0; skin < SKIN_COUNT; skin++) {
            Color color;
            g_assert_true(color_parse(clothes[i], &color));
            PicturePalette p = picture_palette(skin, color, INK_COLOR);
            Color shirt = p.colors[PAINT_SHIRT];
            g_assert_cmpfloat(apart(shirt, p.colors[PAINT_STRETCH]), >, 0.2);
            g_assert_cmpfloat(apart(shirt, p.colors[PAINT_WORK]), >, 0.2);
            g_assert_cmpfloat(color_contrast(shirt, p.colors[PAINT_LINE]), >,
                              2.5);
            for (int k = 0; k < PAINT_COUNT; k++)
                g_assert_true(p.colors[k].a > 0);
        }
    for (int k = 0; k < PAINT_COUNT; k++)
        g_assert_nonnull(paint_names[k]);
    g_assert_null(paint_names[PAINT_COUNT]);
}

static void
test_ink_saver(void)
{
    PicturePalette p = picture_palette(5, COLOR_NONE, INK_SAVER);
    static const Paint white[] = { PAINT_SKIN, PAINT_SHIRT, PAINT_SHORTS,
                                   PAINT_MAT };
    for (size_t i = 0; i < N(white); i++)
        g_assert_cmpfloat(p.colors[white[i]].g, ==, 1);
    for (int k = 0; k < PAINT_COUNT; k++) {
        g_assert_cmpfloat(p.colors[k].r, ==, p.colors[k].g);
        g_assert_cmpfloat(p.colors[k].g, ==, p.colors[k].b);
    }
}

/* ---- mirror and paint ---- */

static const float square[] = { 0, 0, 20, 0, 20, 40, 0, 40 };

static const PicturePath shirt_at_left[] = {
    { .kind = PATH_FILL,
      .paint = PAINT_SHIRT,
      .ops = "MLLLZ",
      .n_ops = 5,
      .xy = square,
      .n_points = 4 },
};

static Picture
half_shirt(void)
{
    return (Picture){ .width = 40,
                      .height = 40,
                      .metre = 20,
                      .floor = 40,
                      .paths = shirt_at_left,
                      .n_paths = 1,
                      .alt = "a shirt" };
}

static guint32
pixel(const Picture *picture, int x, int y)
{
    PicturePalette palette = picture_palette(0, COLOR_NONE, INK_COLOR);
    Art *art = art_from_picture(picture, &palette, 1);
    cairo_surface_t *surface =
            cairo_image_surface_create(CAIRO_FORMAT_RGB24, 40, 40);
    cairo_t *cr = cairo_create(surface);
    art_paint(art, cr, (Rect){ 0, 0, 40, 40 });
    art_free(art);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    int stride = cairo_image_surface_get_stride(surface);
    guint32 value;
    memcpy(&value, cairo_image_surface_get_data(surface) + y * stride + 4 * x,
           sizeof value);
    cairo_surface_destroy(surface);
    return value & 0xFFFFFF;
}

static void
test_mirror(void)
{
    Picture picture = half_shirt();
    g_autoptr(Picture) mirrored = picture_mirrored(&picture);
    g_autoptr(Picture) twice = picture_mirrored(mirrored);
    g_assert_cmpstr(mirrored->alt, ==, "a shirt");
    g_assert_cmphex(pixel(&picture, 10, 20), ==, 0x7E9CC9);
    g_assert_cmphex(pixel(&picture, 30, 20), ==, 0);
    g_assert_cmphex(pixel(mirrored, 10, 20), ==, 0);
    g_assert_cmphex(pixel(mirrored, 30, 20), ==, 0x7E9CC9);
    g_assert_true(memcmp(twice->paths[0].xy, square, sizeof square) == 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/picture/line-width", test_line_width);
    g_test_add_func("/picture/brushes", test_brushes);
    g_test_add_func("/picture/brush-steps", test_brush_steps);
    g_test_add_func("/picture/palettes", test_palettes);
    g_test_add_func("/picture/ink-saver", test_ink_saver);
    g_test_add_func("/picture/mirror", test_mirror);
    return g_test_run();
}
