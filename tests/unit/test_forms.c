/* Tests of pictures in a PDF: their operators, and each of them once. */
#include "finish/forms.h"

#include <libdeflate.h>
#include <string.h>

#include "finish/form.h"

static const float square[] = { 0, 0, 8192, 0, 8192, 10.4f, -0.6f, 10 };
static const float line_widths[] = { 1, 1, 2 };

static const PicturePath paths[] = {
    { .kind = PATH_FILL,
      .paint = PAINT_SKIN,
      .ops = "MLLLZ",
      .n_ops = 5,
      .xy = square,
      .n_points = 4 },
    { .kind = PATH_STROKE,
      .paint = PAINT_SKIN,
      .ops = "ML",
      .n_ops = 2,
      .xy = square,
      .n_points = 2,
      .width = 1,
      .dash = 2.5f },
    { .kind = PATH_BRUSH,
      .paint = PAINT_LINE,
      .ops = "MC",
      .n_ops = 2,
      .xy = square,
      .n_points = 4,
      .widths = line_widths,
      .width = 1 },
    { .kind = PATH_STROKE,
      .paint = PAINT_LINE,
      .ops = "ML",
      .n_ops = 2,
      .xy = square,
      .n_points = 2,
      .width = 1,
      .dash = 2.5f },
};

static const char operators[] = "1 J 1 j/P cs/P CS\n"
                                "/g1 gs\n1 sc\n"
                                "0 0 m\n8192 0 l\n8192 10 l\n-1 10 l\nh\nf\n"
                                "1 SC\n/s0 gs\n0 0 m\n8192 0 l\nS\n"
                                "/g0 gs\n0 SC\n/s1 gs\n"
                                "0 0 m\n8192 0 8192 10 -1 10 c\nS\n"
                                "/s0 gs\n0 0 m\n8192 0 l\nS\n";

static Picture
some_picture(void)
{
    return (Picture){ .width = 8192,
                      .height = 4096,
                      .paths = paths,
                      .n_paths = G_N_ELEMENTS(paths) };
}

static char *
inflated(const PictureForm *form)
{
    char *text = g_malloc0(4096);
    size_t n, n_text;
    const void *bytes = g_bytes_get_data(form->operators, &n);
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    g_assert_cmpint(
            libdeflate_zlib_decompress(d, bytes, n, text, 4095, &n_text), ==,
            LIBDEFLATE_SUCCESS);
    libdeflate_free_decompressor(d);
    return text;
}

static void
test_operators(void)
{
    g_autoptr(Arena) arena = arena_new();
    Picture picture = some_picture();
    const PictureForm *form = form_new(arena, &picture, FORM_BEST);
    g_autofree char *text = inflated(form);
    g_assert_cmpstr(text, ==, operators);
    g_assert_cmphex(form->paints, ==, 3);
    g_assert_cmpuint(form->n_styles, ==, 2);
    g_assert_cmpuint(form->styles[0].width, ==, 64);
    g_assert_cmpuint(form->styles[0].dash, ==, 160);
    g_assert_cmpuint(form->styles[1].dash, ==, 0);
    g_assert_cmpfloat(form->dx, ==, 1);
}

/* A close-up is clipped to its panel, whose border comes last. */
static void
test_close_up(void)
{
    g_autoptr(Arena) arena = arena_new();
    Picture picture = some_picture();
    picture.close_up = true;
    g_autofree char *text = inflated(form_new(arena, &picture, FORM_BEST));
    const char *clip = strstr(text, "W n\n"), *end = strstr(text, "Q\n");
    g_assert_true(clip != NULL && end != NULL && clip < end);
    g_assert_true(g_str_has_prefix(text, "1 J 1 j/P cs/P CS\nq\n"));
    g_autofree char *border = g_strdup_printf(
            "Q\n/g%d gs\n%d SC\n", PAINT_GHOST_LINE, PAINT_GHOST_LINE);
    g_assert_true(g_str_has_prefix(end, border));
    g_assert_true(g_str_has_suffix(text, "h\nS\n"));
}

static int
count(const GByteArray *file, const char *words)
{
    int n = 0;
    size_t length = strlen(words);
    for (size_t i = 0; i + length <= file->len; i++)
        n += memcmp(file->data + i, words, length) == 0;
    return n;
}

/* What is shown in turn, and which of the forms that is. */
static void
test_once(void)
{
    g_autoptr(Arena) arena = arena_new();
    Picture baked = some_picture();
    baked.arena = arena;
    baked.form = form_new(arena, &baked, FORM_BEST);
    g_autoptr(Picture) again = picture_copy(&baked);
    g_autoptr(Picture) mirrored = picture_mirrored(&baked);
    g_autoptr(Picture) cropped =
            picture_cropped(&baked, (PictureBox){ 2048, 0, 4096, 2048 });
    Picture fresh = some_picture();
    PicturePalette color = picture_palette(0, COLOR_NONE, INK_COLOR);
    PicturePalette saver = picture_palette(0, COLOR_NONE, INK_SAVER);
    const struct {
        const Picture *picture;
        const PicturePalette *palette;
        double unit;
        size_t page;
        const char *shown;
    } rows[] = {
        { &baked, &color, 32, 0,
          "0.0100000 0 0 0.0100000 10.000 20.000 cm/F0" },
        { &baked, &color, 32, 0,
          "0.0100000 0 0 0.0100000 10.000 20.000 cm/F0" },
        { again, &color, 32, 1, "0.0100000 0 0 0.0100000 10.000 20.000 cm/F0" },
        { mirrored, &color, 32, 1,
          "-0.0100000 0 0 0.0100000 91.920 20.000 cm/F0" },
        { cropped, &color, 32, 1,
          "0.0400000 0 0 0.0400000 -71.920 20.000 cm/F0" },
        { &baked, &color, 16, 1,
          "0.0100000 0 0 0.0100000 10.000 20.000 cm/F1" },
        { &baked, &saver, 32, 1,
          "0.0100000 0 0 0.0100000 10.000 20.000 cm/F2" },
        { &fresh, &color, 32, 2,
          "0.0100000 0 0 0.0100000 10.000 20.000 cm/F3" },
        { &fresh, &color, 32, 2,
          "0.0100000 0 0 0.0100000 10.000 20.000 cm/F3" },
    };
    g_autoptr(Writer) w = writer_new(1);
    g_autoptr(Forms) forms = forms_new(w);
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        Ink ink = { .box = { 10, 20, 81.92, 40.96 },
                    .first = { rows[i].picture, rows[i].palette,
                               rows[i].unit } };
        g_autoptr(GString) out = g_string_new(NULL);
        forms_put(forms, &ink, rows[i].page, out);
        g_autofree char *wanted = g_strdup_printf("q %s Do Q\n", rows[i].shown);
        g_assert_cmpstr(out->str, ==, wanted);
    }
    static const char *const names[] = { "/F0 1 0 R",
                                         "/F0 1 0 R/F1 3 0 R/F2 4 0 R",
                                         "/F3 6 0 R", "" };
    for (size_t page = 0; page < G_N_ELEMENTS(names); page++) {
        g_autoptr(GString) out = g_string_new(NULL);
        forms_put_names(forms, page, out);
        g_assert_cmpstr(out->str, ==, names[page]);
    }
    g_autoptr(GByteArray) file = writer_end(w, 1, 1);
    g_assert_cmpint(count(file, "/Subtype/Form"), ==, 4);
    g_assert_cmpint(count(file, "/s0<</LW 32.000 /D[[80.000 ]0]>>"), ==, 3);
    g_assert_cmpint(count(file, "/s0<</LW 16.000 /D[[40.000 ]0]>>"), ==, 1);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/forms/operators", test_operators);
    g_test_add_func("/forms/close-up", test_close_up);
    g_test_add_func("/forms/once", test_once);
    return g_test_run();
}
