/* Tells whether two pictures look the same.
   usage: png_compare EXPECTED.png ACTUAL.png
   A pixel differs when one of its channels is off by more than 24 of 255; up
   to 0.2 % of the pixels may, so that another release of a library, which
   smooths edges a little otherwise, is no failure.  Exit: 0 the same, 1 not. */
#include <cairo.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHANNEL_SLACK 24
#define SHARE_SLACK 0.002

static cairo_surface_t *
picture_open(const char *path)
{
    cairo_surface_t *file = cairo_image_surface_create_from_png(path);
    cairo_status_t status = cairo_surface_status(file);
    if (status != CAIRO_STATUS_SUCCESS) {
        fprintf(stderr, "%s: %s\n", path, cairo_status_to_string(status));
        exit(1);
    }
    /* Over white, so that both have the same pixel format. */
    int width = cairo_image_surface_get_width(file);
    int height = cairo_image_surface_get_height(file);
    cairo_surface_t *picture =
            cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    cairo_t *cr = cairo_create(picture);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_set_source_surface(cr, file, 0, 0);
    cairo_paint(cr);
    cairo_destroy(cr);
    cairo_surface_destroy(file);
    cairo_surface_flush(picture);
    return picture;
}

static bool
pixels_differ(const unsigned char *a, const unsigned char *b)
{
    uint32_t pixel[2];
    memcpy(&pixel[0], a, sizeof pixel[0]);
    memcpy(&pixel[1], b, sizeof pixel[1]);
    for (int shift = 0; shift < 24; shift += 8) {
        int one = (int)(pixel[0] >> shift & 0xff);
        int other = (int)(pixel[1] >> shift & 0xff);
        if (abs(one - other) > CHANNEL_SLACK)
            return true;
    }
    return false;
}

static long
count_differing(cairo_surface_t *a, cairo_surface_t *b)
{
    int width = cairo_image_surface_get_width(a);
    int height = cairo_image_surface_get_height(a);
    long n = 0;
    for (int y = 0; y < height; y++) {
        const unsigned char *row_a =
                cairo_image_surface_get_data(a) +
                (ptrdiff_t)y * cairo_image_surface_get_stride(a);
        const unsigned char *row_b =
                cairo_image_surface_get_data(b) +
                (ptrdiff_t)y * cairo_image_surface_get_stride(b);
        for (int x = 0; x < width; x++)
            n += pixels_differ(row_a + 4 * x, row_b + 4 * x);
    }
    return n;
}

static bool
pictures_alike(cairo_surface_t *a, cairo_surface_t *b)
{
    int width = cairo_image_surface_get_width(a);
    int height = cairo_image_surface_get_height(a);
    if (width != cairo_image_surface_get_width(b) ||
        height != cairo_image_surface_get_height(b)) {
        printf("expected %d x %d pixels, got %d x %d\n", width, height,
               cairo_image_surface_get_width(b),
               cairo_image_surface_get_height(b));
        return false;
    }
    long n = count_differing(a, b);
    double share = (double)n / ((double)width * height);
    if (share <= SHARE_SLACK)
        return true;
    printf("%ld pixels differ, %.2f %%\n", n, 100 * share);
    return false;
}

int
main(int argc, char **argv)
{
    if (argc != 3) {
        fputs("usage: png_compare EXPECTED.png ACTUAL.png\n", stderr);
        return 2;
    }
    cairo_surface_t *expected = picture_open(argv[1]);
    cairo_surface_t *actual = picture_open(argv[2]);
    bool alike = pictures_alike(expected, actual);
    cairo_surface_destroy(expected);
    cairo_surface_destroy(actual);
    return alike ? 0 : 1;
}
