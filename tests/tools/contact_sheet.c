/* Puts pictures side by side on one sheet, in rows.
   usage: contact_sheet OUT.png COLUMNS CELL IN.png...
   Each picture is scaled to fit a square of CELL pixels. */
#include <cairo.h>
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>

static void
put_picture(cairo_t *cr, const char *path, double x, double y, double cell)
{
    cairo_surface_t *picture = cairo_image_surface_create_from_png(path);
    if (cairo_surface_status(picture) != CAIRO_STATUS_SUCCESS)
        g_error("cannot read '%s'", path);
    double w = cairo_image_surface_get_width(picture);
    double h = cairo_image_surface_get_height(picture);
    double scale = MIN(cell / w, cell / h);
    cairo_save(cr);
    cairo_translate(cr, x + (cell - w * scale) / 2, y + (cell - h * scale) / 2);
    cairo_scale(cr, scale, scale);
    cairo_set_source_surface(cr, picture, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cr), CAIRO_FILTER_BEST);
    cairo_paint(cr);
    cairo_restore(cr);
    cairo_surface_destroy(picture);
}

int
main(int argc, char **argv)
{
    if (argc < 5) {
        fputs("usage: contact_sheet OUT.png COLUMNS CELL IN.png...\n", stderr);
        return 2;
    }
    int columns = atoi(argv[2]), cell = atoi(argv[3]), n = argc - 4;
    int rows = (n + columns - 1) / columns;
    cairo_surface_t *sheet = cairo_image_surface_create(
            CAIRO_FORMAT_RGB24, columns * cell, rows * cell);
    cairo_t *cr = cairo_create(sheet);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    for (int i = 0; i < n; i++)
        put_picture(cr, argv[4 + i], i % columns * (double)cell,
                    i / columns * (double)cell, cell);
    cairo_destroy(cr);
    cairo_status_t status = cairo_surface_write_to_png(sheet, argv[1]);
    cairo_surface_destroy(sheet);
    return status != CAIRO_STATUS_SUCCESS;
}
