#include "art/art.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* 16 x 8 pixels, the left half red, the right half blue; EXIF says "turn
   clockwise", so that upright red is above blue.  Bytes follow its end. */
static const char jpeg_base64[] =
        "/9j/4QAiRXhpZgAATU0AKgAAAAgAAQESAAMAAAABAAYAAAAAAAD/"
        "4AAQSkZJRgABAQAAAQAB"
        "AAD/"
        "2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1R"
        "V19iZ2hnPk1xeXBkeFxlZ2P/"
        "2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2Nj"
        "Y2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAIABADASIAAhEBAxEB/"
        "8QA"
        "HwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/"
        "8QAtRAAAgEDAwIEAwUFBAQAAAF9AQID"
        "AAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3OD"
        "k6"
        "Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpK"
        "Wm"
        "p6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/"
        "8QA"
        "HwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/"
        "8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC"
        "AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nz"
        "g5"
        "OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoq"
        "Ok"
        "paanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/"
        "9oA"
        "DAMBAAIRAxEAPwDKrMooruyT/l58v1PSzf7Hz/Q//9l0cmFpbGluZw==";

/* 8 x 8 pixels of red as a printer mixes it: CMYK. */
static const char cmyk_base64[] =
        "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIFBAQDBAYF"
        "BgYGBQYGBgcJCAYHCQcGBggLCAkKCgoKCgYICwwLCgwJCgoK/8AAFAgACAAIBEMRAE0R"
        "AFkRAEsRAP/EABUAAQEAAAAAAAAAAAAAAAAAAAkK/8QAFBABAAAAAAAAAAAAAAAAAAAA"
        "AP/aAA4EQwBNAFkASwAAPwB/E/6f8/j/2Q==";

#define PNG_MAGIC "\x89PNG\r\n\x1A\n"
#define SVG(attributes, body) \
    "<svg xmlns='http://www.w3.org/2000/svg' " attributes ">" body "</svg>"

static char *folder;

/* The path of a file of the folder; caller frees. */
static char *
in_folder(const char *name)
{
    return g_build_filename(folder, name, NULL);
}

static void
put_file(const char *name, const void *bytes, size_t n)
{
    g_autofree char *path = in_folder(name);
    g_assert_true(
            g_file_set_contents(path, (const char *)bytes, (gssize)n, NULL));
}

static Art *
open_file(const char *name, Diag *diag)
{
    g_autofree char *path = in_folder(name);
    return art_open(path, (SrcPos){ "p.yaml", 3, 7 }, diag);
}

static Art *
open_bytes(const char *name, const void *bytes, size_t n)
{
    put_file(name, bytes, n);
    g_autoptr(Diag) diag = diag_new();
    Art *art = open_file(name, diag);
    g_assert_cmpint(diag_n_messages(diag), ==, 0);
    g_assert_nonnull(art);
    return art;
}

static Art *
open_text(const char *name, const char *text)
{
    return open_bytes(name, text, strlen(text));
}

static Art *
open_jpeg(void)
{
    size_t n;
    g_autofree guchar *bytes = g_base64_decode(jpeg_base64, &n);
    return open_bytes("photo.jpg", bytes, n);
}

/* Exactly one message about `name`; a `want` that ends with "..." is only the
   beginning of it. */
static void
check_refused(const char *name, const char *want)
{
    g_autoptr(Diag) diag = diag_new();
    g_assert_null(open_file(name, diag));
    g_assert_cmpint(diag_n_messages(diag), ==, 1);
    const DiagMessage *message = diag_message(diag, 0);
    g_assert_cmpint(message->level, ==, DIAG_ERROR);
    g_assert_cmpint(message->pos.line, ==, 3);
    g_assert_cmpint(message->pos.col, ==, 7);
    if (!g_str_has_suffix(want, "..."))
        g_assert_cmpstr(message->text, ==, want);
    else
        g_assert_cmpint(strncmp(message->text, want, strlen(want) - 3), ==, 0);
}

#define BYTES(text) text, sizeof(text) - 1

static const struct {
    const char *name, *bytes;
    size_t n;
    const char *error;
} bad_files[] = {
    { "empty.png", BYTES(""), "'empty.png' is empty" },
    { "nul.svg", BYTES("\0\0\0\0\0\0\0\0\0\0\0\0"),
      "'nul.svg' is not an SVG, PNG or JPEG picture" },
    { "text.svg", BYTES("our logo\n"),
      "'text.svg' is not an SVG, PNG or JPEG picture" },
    { "page.svg", BYTES("<html><body>404</body></html>"),
      "'page.svg' is not an SVG, PNG or JPEG picture" },
    { "a.gif", BYTES("GIF89a......"),
      "'a.gif' is a GIF picture; expected SVG, PNG or JPEG" },
    { "a.png", BYTES("RIFF....WEBPVP8 "),
      "'a.png' is a WebP picture; expected SVG, PNG or JPEG" },
    { "a.jpg",
      BYTES("\0\0\0\x18"
            "ftypheic...."),
      "'a.jpg' is a HEIC picture; expected SVG, PNG or JPEG" },
    { "a.svgz", BYTES("\x1F\x8B\x08......."),
      "'a.svgz' is compressed; expected SVG, PNG or JPEG" },
    { "a.pdf", BYTES("%PDF-1.7\n"),
      "'a.pdf' is a PDF file; expected SVG, PNG or JPEG" },
    { "short.png", BYTES(PNG_MAGIC "\0\0\0"),
      "'short.png' is damaged: not a whole PNG picture" },
    { "cut.png",
      BYTES(PNG_MAGIC "\0\0\0\x0DIHDR\0\0\0\x10\0\0\0\x10\x08\x06\0\0\0"),
      "'cut.png' is damaged: not a whole PNG picture" },
    { "huge.png",
      BYTES(PNG_MAGIC "\0\0\0\x0DIHDR\0\0\xEA\x60\0\0\xEA\x60\x08\x06\0\0\0"),
      "'huge.png' is 60000 x 60000 pixels; at most 50 megapixels" },
    { "most.png",
      BYTES(PNG_MAGIC "\0\0\0\x0DIHDR\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x08"),
      "'most.png' is 4294967295 x 4294967295 pixels; at most 50 megapixels" },
    { "long.png",
      BYTES(PNG_MAGIC "\0\0\0\x0DIHDR\0\0\xEA\x60\0\0\0\x64\x08\x06\0\0\0"),
      "'long.png' is 60000 x 100 pixels; at most 32767 on a side" },
    { "none.png",
      BYTES(PNG_MAGIC "\0\0\0\x0DIHDR\0\0\0\0\0\0\0\x64\x08\x06\0\0\0"),
      "'none.png' is damaged: it is 0 x 100 pixels" },
    { "huge.jpg",
      BYTES("\xFF\xD8\xFF\xE0\0\x04..\xFF\xC0\0\x0B\x08\xEA\x60\xEA\x60\x01"
            "\x01\x11\0\xFF\xDA\0\x02"),
      "'huge.jpg' is 60000 x 60000 pixels; at most 50 megapixels" },
    { "small.jpg",
      BYTES("\xFF\xD8\xFF\xC0\0\x0B\x08\0\x08\0\x08\x01\x01\x11\0\xFF\xDA\0"
            "\x02"),
      "'small.jpg' is damaged: not a whole JPEG picture" },
    { "cut.jpg", BYTES("\xFF\xD8\xFF\xE0\0\x40JFIF"),
      "'cut.jpg' is damaged: not a whole JPEG picture" },
    { "open.svg", BYTES("<svg xmlns='http://www.w3.org/2000/svg'><g>"),
      "'open.svg' is not a valid SVG picture: ..." },
    { "other.svg", BYTES("<html><svg/></html>"),
      "'other.svg' is not a valid SVG picture: ..." },
    { "sizeless.svg", BYTES(SVG("", "<rect width='9' height='9'/>")),
      "'sizeless.svg' has no viewBox and no width and height" },
    { "flat.svg", BYTES(SVG("width='10' height='0'", "")),
      "'flat.svg' has no viewBox and no width and height" },
};

static void
test_bad_files(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(bad_files); i++) {
        put_file(bad_files[i].name, bad_files[i].bytes, bad_files[i].n);
        check_refused(bad_files[i].name, bad_files[i].error);
    }
}

static void
test_not_files(void)
{
    g_autofree char *sub = in_folder("sub.png");
    g_autofree char *pipe = in_folder("pipe.png");
    g_autofree char *big = in_folder("big.png");
    g_assert_cmpint(g_mkdir(sub, 0700), ==, 0);
    g_assert_cmpint(mkfifo(pipe, 0600), ==, 0);
    put_file("big.png", "x", 1);
    g_assert_cmpint(truncate(big, 21000000), ==, 0);
    check_refused("missing.png", "'missing.png' does not exist");
    check_refused("big.png/a.png", "'a.png' does not exist");
    check_refused("sub.png", "'sub.png' is a folder, not a file");
    check_refused("pipe.png", "'pipe.png' is a pipe, not a file");
    check_refused("big.png", "'big.png' is too large: 20.1 MB, at most 20 MB");
}

/* Ten names, each ten of the one before, as entities or as copies. */
static void
test_svg_bombs(void)
{
    g_autoptr(GString) text = g_string_new("<!DOCTYPE svg [<!ENTITY e0 'x'>");
    for (int i = 1; i < 10; i++) {
        g_string_append_printf(text, "<!ENTITY e%d '", i);
        for (int k = 0; k < 10; k++)
            g_string_append_printf(text, "&e%d;", i - 1);
        g_string_append(text, "'>");
    }
    g_string_append(text, "]>" SVG("viewBox='0 0 9 9'", "<text>&e9;</text>"));
    put_file("laughs.svg", text->str, text->len);
    check_refused("laughs.svg", "'laughs.svg' is not a valid SVG picture: ...");

    g_string_assign(text,
                    "<svg xmlns='http://www.w3.org/2000/svg' "
                    "viewBox='0 0 9 9'><g id='g0'><path d='M1 1h1'/></g>");
    for (int i = 1; i < 10; i++) {
        g_string_append_printf(text, "<g id='g%d'>", i);
        for (int k = 0; k < 10; k++)
            g_string_append_printf(text, "<use href='#g%d'/>", i - 1);
        g_string_append(text, "</g>");
    }
    g_string_append(text, "</svg>");
    put_file("copies.svg", text->str, text->len);
    check_refused("copies.svg", "'copies.svg' is too complicated to be drawn");
}

static void
test_aspects(void)
{
    static const struct {
        const char *svg;
        double aspect;
    } rows[] = {
        { SVG("viewBox='0 0 30 10'", ""), 3 },
        { SVG("viewBox='-5 -5 10 40' width='100%'", ""), 0.25 },
        { SVG("width='20mm' height='1cm'", ""), 2 },
        { SVG("viewBox='0 0 10 10' width='50' height='20'", ""), 2.5 },
        { "\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- a -->" SVG(
                  "viewBox='0 0 5 1'", ""),
          5 },
        { "<s:svg xmlns:s='http://www.w3.org/2000/svg' "
          "viewBox='0 0 4 1'></s:svg>",
          4 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        Art *art = open_text("logo.png", rows[i].svg); /* content decides */
        g_assert_cmpfloat_with_epsilon(art_aspect(art), rows[i].aspect, 1e-6);
        art_free(art);
    }
    art_free(NULL);
}

/* `art` on white pixels of the given size, in a box with a margin of 10. */
static cairo_surface_t *
paint(const Art *art, int width, int height)
{
    cairo_surface_t *surface =
            cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    cairo_t *cr = cairo_create(surface);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    art_paint(art, cr, (Rect){ 10, 10, width - 20, height - 20 });
    g_assert_cmpint(cairo_status(cr), ==, CAIRO_STATUS_SUCCESS);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    return surface;
}

static guint32
pixel(cairo_surface_t *surface, int x, int y)
{
    const guint8 *row = cairo_image_surface_get_data(surface) +
                        y * cairo_image_surface_get_stride(surface);
    guint32 value;
    memcpy(&value, row + 4 * x, sizeof value);
    return value & 0xFFFFFF;
}

static void
check_pixel(cairo_surface_t *surface, int x, int y, guint32 want)
{
    guint32 got = pixel(surface, x, y);
    for (int shift = 0; shift < 24; shift += 8) {
        int difference = (int)(got >> shift & 255) - (int)(want >> shift & 255);
        if (ABS(difference) > 24)
            g_error("pixel %d,%d is %06X, not %06X", x, y, got, want);
    }
}

static void
test_svg_painted(void)
{
    g_autofree char *photo = in_folder("photo.jpg");
    art_free(open_jpeg());
    g_autofree char *text = g_strdup_printf(
            SVG("viewBox='0 0 20 10'",
                "<rect width='10' height='10' fill='#ff0000'/>"
                "<rect x='10' width='10' height='10' fill='#0000ff' "
                "opacity='0.5'/><image width='10' height='10' href='%s'/>"
                "<image width='10' height='10' href='file://%s'/>"
                "<image width='10' height='10' href='photo.jpg'/>"),
            photo, photo);
    Art *art = open_text("logo.svg", text);
    cairo_surface_t *s = paint(art, 220, 220); /* 200 x 100, centred */
    check_pixel(s, 60, 110, 0xFF0000);
    check_pixel(s, 60, 64, 0xFF0000); /* nothing was loaded over it */
    check_pixel(s, 160, 110, 0x7F7FFF);
    check_pixel(s, 60, 56, 0xFFFFFF);
    check_pixel(s, 160, 164, 0xFFFFFF);
    check_pixel(s, 6, 110, 0xFFFFFF);
    cairo_surface_destroy(s);
    art_free(art);
}

static void
test_jpeg_painted(void)
{
    Art *art = open_jpeg();
    g_assert_cmpfloat_with_epsilon(art_aspect(art), 0.5, 1e-9);
    cairo_surface_t *s = paint(art, 100, 180); /* 80 x 160, upright */
    check_pixel(s, 30, 40, 0xDC1E14);
    check_pixel(s, 70, 40, 0xDC1E14);
    check_pixel(s, 30, 140, 0x141EDC);
    check_pixel(s, 70, 140, 0x141EDC);
    cairo_surface_destroy(s);
    art_free(art);
}

static void
test_jpeg_cmyk(void)
{
    size_t n;
    g_autofree guchar *bytes = g_base64_decode(cmyk_base64, &n);
    Art *art = open_bytes("cmyk.jpg", bytes, n);
    cairo_surface_t *s = paint(art, 100, 100);
    check_pixel(s, 20, 20, 0xFF0000);
    check_pixel(s, 80, 80, 0xFF0000);
    cairo_surface_destroy(s);
    art_free(art);
}

/* A picture that is not all there would print half grey. */
static void
test_jpeg_cut(void)
{
    size_t n;
    g_autofree guchar *bytes = g_base64_decode(jpeg_base64, &n);
    for (size_t cut = strlen("trailing") + 1; cut < 60; cut++) {
        put_file("photo.jpg", bytes, n - cut);
        check_refused("photo.jpg",
                      "'photo.jpg' is damaged: not a whole JPEG picture");
    }
}

static void
test_png_painted(void)
{
    cairo_surface_t *made =
            cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 30, 10);
    cairo_t *cr = cairo_create(made);
    cairo_set_source_rgba(cr, 0, 0.5, 0, 0.5);
    cairo_rectangle(cr, 10, 0, 10, 10);
    cairo_fill(cr);
    cairo_set_source_rgb(cr, 1, 0.5, 0);
    cairo_rectangle(cr, 20, 0, 10, 10);
    cairo_fill(cr);
    cairo_destroy(cr);
    g_autofree char *path = in_folder("logo.png");
    g_assert_cmpint(cairo_surface_write_to_png(made, path), ==, 0);
    cairo_surface_destroy(made);

    g_autoptr(Diag) diag = diag_new();
    Art *art = open_file("logo.png", diag);
    g_assert_nonnull(art);
    g_assert_cmpfloat_with_epsilon(art_aspect(art), 3, 1e-9);
    cairo_surface_t *s = paint(art, 320, 120);
    check_pixel(s, 60, 60, 0xFFFFFF);
    check_pixel(s, 160, 60, 0x7FBF7F);
    check_pixel(s, 260, 60, 0xFF7F00);
    cairo_surface_destroy(s);
    art_free(art);
}

static cairo_status_t
append(void *closure, const unsigned char *bytes, unsigned int n)
{
    g_string_append_len(closure, (const char *)bytes, n);
    return CAIRO_STATUS_SUCCESS;
}

/* `art` painted twice into a PDF; caller frees. */
static GString *
paint_pdf(const Art *art)
{
    GString *pdf = g_string_new(NULL);
    cairo_surface_t *surface =
            cairo_pdf_surface_create_for_stream(append, pdf, 200, 200);
    cairo_t *cr = cairo_create(surface);
    art_paint(art, cr, (Rect){ 0, 0, 100, 100 });
    art_paint(art, cr, (Rect){ 100, 100, 50, 50 });
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    return pdf;
}

static int
count(const GString *pdf, const char *word)
{
    int n = 0;
    size_t length = strlen(word);
    for (size_t i = 0; i + length <= pdf->len; i++)
        n += memcmp(pdf->str + i, word, length) == 0;
    return n;
}

static void
test_pdf(void)
{
    Art *photo = open_jpeg();
    g_autoptr(GString) pdf = paint_pdf(photo);
    g_assert_cmpint(count(pdf, "/DCTDecode"), ==, 1);
    g_assert_cmpint(count(pdf, "/Interpolate true"), ==, 0);
    g_assert_cmpint(count(pdf, "Exif"), ==, 0);
    g_assert_cmpint(count(pdf, "trailing"), ==, 0);
    art_free(photo);

    Art *logo = open_text("logo.svg",
                          SVG("viewBox='0 0 9 9'",
                              "<circle cx='4' cy='4' r='3' opacity='.5'/>"));
    g_autoptr(GString) vectors = paint_pdf(logo);
    g_assert_cmpint(count(vectors, "/Image"), ==, 0);
    art_free(logo);
}

/* The middle row of the upper left finder pattern shows the module grid. */
static void
test_qr(void)
{
    g_autoptr(Diag) diag = diag_new();
    Color ink = { 0, 0, 0, 1 };
    Art *art = art_qr("https://clinic.example/", ink, SRC_POS_NONE, diag);
    g_assert_nonnull(art);
    g_assert_cmpfloat(art_aspect(art), ==, 1);
    /* 25 modules of 5.64 pixels, snapped to 5, centred in 141. */
    cairo_surface_t *s = paint(art, 161, 161);
    static const char finder[] = "#.###.#.";
    for (int i = 0; finder[i] != '\0'; i++)
        for (int k = 0; k < 5; k++)
            g_assert_cmphex(pixel(s, 18 + 5 * i + k, 34), ==,
                            finder[i] == '#' ? 0 : 0xFFFFFF);
    for (int y = 0; y < 161; y++)
        for (int x = 0; x < 161; x++)
            g_assert_true(pixel(s, x, y) == 0 || pixel(s, x, y) == 0xFFFFFF);
    cairo_surface_destroy(s);
    g_autoptr(GString) pdf = paint_pdf(art);
    g_assert_cmpint(count(pdf, "/Image"), ==, 0);
    art_free(art);
}

static void
test_qr_refused(void)
{
    g_autoptr(Diag) diag = diag_new();
    SrcPos pos = { "p.yaml", 9, 6 };
    g_autofree char *text = g_strnfill(2400, 'a');
    g_assert_null(art_qr(text, COLOR_NONE, pos, diag));
    pos.line = 10;
    g_assert_null(art_qr("", COLOR_NONE, pos, diag));
    g_autofree char *messages = diag_format(diag, DIAG_NOTE, false);
    g_assert_cmpstr(messages, ==,
                    "p.yaml:9:6: error: 2400 bytes are too many for a QR code; "
                    "at most about 2300\n"
                    "p.yaml:10:6: error: a QR code needs a text\n");
}

static void
remove_folder(void)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = in_folder(name);
        g_remove(path);
    }
    g_rmdir(folder);
    g_free(folder);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    folder = g_dir_make_tmp("limber-art-XXXXXX", NULL);
    g_assert_nonnull(folder);
    g_test_add_func("/art/bad-files", test_bad_files);
    g_test_add_func("/art/not-files", test_not_files);
    g_test_add_func("/art/svg-bombs", test_svg_bombs);
    g_test_add_func("/art/aspects", test_aspects);
    g_test_add_func("/art/svg-painted", test_svg_painted);
    g_test_add_func("/art/jpeg-painted", test_jpeg_painted);
    g_test_add_func("/art/jpeg-cmyk", test_jpeg_cmyk);
    g_test_add_func("/art/jpeg-cut", test_jpeg_cut);
    g_test_add_func("/art/png-painted", test_png_painted);
    g_test_add_func("/art/pdf", test_pdf);
    g_test_add_func("/art/qr", test_qr);
    g_test_add_func("/art/qr-refused", test_qr_refused);
    int failed = g_test_run();
    remove_folder();
    return failed;
}
