/* Glues the sheets of a divided poster together and tells whether they give
   the poster, pixel by pixel.  A renderer that adds a sheet's place to each
   coordinate rounds otherwise, once in millions of pixels, by a shade that
   nobody sees.
   usage: glue WIDTH HEIGHT PAPER OVERLAP POSTER.ppm SHEET.ppm...
   Lengths in mm; pictures at 254 dpi, ten dots to the millimetre. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/units.h"
#include "layout/tile_plan.h"
#include <glib.h>

#define DOT mm(0.1)
#define SHADE 4             /* of 255 */
#define ROUNDED (1.0 / 1e6) /* of all pixels */

typedef struct {
    int width, height;
    unsigned char *pixels; /* 3 bytes each */
} Picture;

static Picture
picture_new(int width, int height)
{
    return (Picture){ width, height,
                      g_malloc0_n((size_t)width * 3, (size_t)height) };
}

static void
fail(const char *path, const char *what)
{
    fprintf(stderr, "%s: %s\n", path, what);
    exit(1);
}

/* As pdftoppm writes it. */
static Picture
picture_read(const char *path)
{
    int width, height;
    FILE *file = fopen(path, "rb");
    if (file == NULL || fscanf(file, "P6 %d %d 255", &width, &height) != 2 ||
        width < 1 || height < 1 || fgetc(file) != '\n')
        fail(path, "is no picture");
    Picture picture = picture_new(width, height);
    size_t n = (size_t)width * (size_t)height * 3;
    if (fread(picture.pixels, 1, n, file) != n)
        fail(path, "is cut short");
    fclose(file);
    return picture;
}

static unsigned char *
pixel(const Picture *picture, int x, int y)
{
    return picture->pixels + ((ptrdiff_t)y * picture->width + x) * 3;
}

static int
dots(double length)
{
    return (int)floor(length / DOT + 0.001);
}

/* Lays what is kept of a sheet on the wall. */
static void
lay(const Picture *wall, const Picture *sheet, const TileView *view)
{
    int x = dots(view->kept.x), y = dots(view->kept.y);
    int to_x = dots(view->from.x), to_y = dots(view->from.y);
    int w = MIN(dots(view->kept.w), wall->width - to_x);
    int h = MIN(dots(view->kept.h), wall->height - to_y);
    if (x + w > sheet->width || y + h > sheet->height || w < 1 || h < 1)
        fail(view->name, "reaches over its sheet");
    for (int row = 0; row < h; row++)
        memcpy(pixel(wall, to_x, to_y + row), pixel(sheet, x, y + row),
               (size_t)w * 3);
}

static bool
is_farther(const unsigned char *a, const unsigned char *b, int shade)
{
    for (int i = 0; i < 3; i++)
        if (abs(a[i] - b[i]) > shade)
            return true;
    return false;
}

static long
count_differing(const Picture *a, const Picture *b, int shade)
{
    long n = 0;
    for (int y = 0; y < a->height; y++)
        for (int x = 0; x < a->width; x++)
            n += is_farther(pixel(a, x, y), pixel(b, x, y), shade);
    return n;
}

int
main(int argc, char **argv)
{
    if (argc < 7)
        fail(argv[0],
             "usage: WIDTH HEIGHT PAPER OVERLAP POSTER.ppm SHEET.ppm...");
    g_autoptr(Diag) diag = diag_new();
    TileWish wish = { argv[3], mm(atof(argv[4])) };
    TilePlan plan;
    if (!tile_plan(&plan, mm(atof(argv[1])), mm(atof(argv[2])), &wish, diag))
        fail(argv[3], diag_message(diag, 0)->text);
    if (argc != 6 + plan.columns * plan.rows)
        fail(argv[0], "another number of sheets was expected");
    Picture poster = picture_read(argv[5]);
    Picture wall = picture_new(dots(plan.width), dots(plan.height));
    if (wall.width > poster.width || wall.height > poster.height)
        fail(argv[5], "is too small");
    for (int i = 0; i < plan.columns * plan.rows; i++) {
        Picture sheet = picture_read(argv[6 + i]);
        TileView view = tile_view(&plan, i / plan.columns, i % plan.columns);
        lay(&wall, &sheet, &view);
        g_free(sheet.pixels);
    }
    long n = (long)wall.width * wall.height;
    long other = count_differing(&wall, &poster, 0);
    long far = count_differing(&wall, &poster, SHADE);
    bool good = far == 0 && (double)other <= (double)n * ROUNDED;
    if (!good)
        fprintf(stderr, "%ld of %ld pixels differ, %ld of them to be seen\n",
                other, n, far);
    g_free(wall.pixels);
    g_free(poster.pixels);
    return good ? 0 : 1;
}
