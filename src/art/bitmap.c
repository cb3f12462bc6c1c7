/* PNG and JPEG.  Cairo itself reads PNG; gdk-pixbuf decodes JPEG. */
#include "art/jpeg.h"
#include "art/kind.h"
#include "art/lazy.h"

#include <stdlib.h>
#include <string.h>

#define MAX_MEGAPIXELS 50
#define MAX_SIDE 32767 /* of Cairo's pixel surfaces */

static bool
check_size(const Source *src, guint32 width, guint32 height)
{
    guint64 pixels = (guint64)width * height;
    if (pixels == 0)
        return source_refuse(src, "is damaged: it is %u x %u pixels", width,
                             height);
    if (pixels > (guint64)MAX_MEGAPIXELS * 1000 * 1000)
        return source_refuse(src, "is %u x %u pixels; at most %d megapixels",
                             width, height, MAX_MEGAPIXELS);
    if (MAX(width, height) > MAX_SIDE)
        return source_refuse(src, "is %u x %u pixels; at most %d on a side",
                             width, height, MAX_SIDE);
    return true;
}

static guint32
big_endian(const guint8 *p)
{
    return (guint32)p[0] << 24 | (guint32)p[1] << 16 | (guint32)p[2] << 8 |
           p[3];
}

typedef struct {
    const guint8 *bytes;
    size_t left;
} Reader;

static cairo_status_t
read_bytes(void *closure, unsigned char *out, unsigned int n)
{
    Reader *reader = closure;
    if (n > reader->left)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(out, reader->bytes, n);
    reader->bytes += n;
    reader->left -= n;
    return CAIRO_STATUS_SUCCESS;
}

Art *
png_read(const Source *src)
{
    if (src->n < 24 || memcmp(src->bytes + 12, "IHDR", 4) != 0)
        return source_refuse(src, "is damaged: not a whole PNG picture");
    guint32 width = big_endian(src->bytes + 16);
    guint32 height = big_endian(src->bytes + 20);
    if (!check_size(src, width, height))
        return NULL;
    Reader reader = { src->bytes, src->n };
    cairo_surface_t *surface =
            cairo_image_surface_create_from_png_stream(read_bytes, &reader);
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
        cairo_surface_destroy(surface);
        return source_refuse(src, "is damaged: not a whole PNG picture");
    }
    return art_take_surface(surface, width, height);
}

/* A copy of 8-bit RGB pixels in Cairo's form.  Of a CMYK picture gdk-pixbuf
   makes RGB too, with a fourth byte that says nothing. */
static cairo_surface_t *
surface_from_pixbuf(const PixbufLibrary *lib, const GdkPixbuf *pixbuf)
{
    int width = lib->gdk_pixbuf_get_width(pixbuf);
    int height = lib->gdk_pixbuf_get_height(pixbuf);
    int channels = lib->gdk_pixbuf_get_n_channels(pixbuf);
    size_t stride = (size_t)lib->gdk_pixbuf_get_rowstride(pixbuf);
    const guint8 *pixels = lib->gdk_pixbuf_read_pixels(pixbuf);
    g_assert(channels == 3 || channels == 4);
    cairo_surface_t *surface =
            cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    guint8 *out = cairo_image_surface_get_data(surface);
    size_t out_stride = (size_t)cairo_image_surface_get_stride(surface);
    g_assert(out != NULL); /* else memory is gone */
    for (size_t y = 0; y < (size_t)height; y++) {
        const guint8 *from = pixels + y * stride;
        guint32 *to = (guint32 *)(void *)(out + y * out_stride);
        for (int x = 0; x < width; x++, from += channels)
            to[x] = (guint32)from[0] << 16 | (guint32)from[1] << 8 | from[2];
    }
    cairo_surface_mark_dirty(surface);
    return surface;
}

/* Keeps the compressed picture with the pixels, for PDF, PS and SVG.  CMYK
   would need its own colour profile there: that is left to the pixels. */
static void
attach_jpeg(cairo_surface_t *surface, const Source *src, const JpegInfo *info)
{
    if (info->n_components != 1 && info->n_components != 3)
        return;
    size_t n;
    guint8 *bytes = jpeg_without_metadata(src->bytes, src->n, &n);
    if (cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG, bytes, n,
                                    g_free, bytes) != CAIRO_STATUS_SUCCESS)
        g_free(bytes);
}

/* Turns the art as a camera says in EXIF: 1 to 8. */
static void
turn_upright(Art *art, int orientation)
{
    static const struct {
        int xx, yx, xy, yy;
    } turns[] = {
        { 1, 0, 0, 1 }, { -1, 0, 0, 1 }, { -1, 0, 0, -1 }, { 1, 0, 0, -1 },
        { 0, 1, 1, 0 }, { 0, 1, -1, 0 }, { 0, -1, -1, 0 }, { 0, -1, 1, 0 },
    };
    if (orientation < 1 || orientation > (int)G_N_ELEMENTS(turns))
        return;
    int xx = turns[orientation - 1].xx, yx = turns[orientation - 1].yx;
    int xy = turns[orientation - 1].xy, yy = turns[orientation - 1].yy;
    double w = art->width, h = art->height;
    double x0 = (xx < 0 ? w : 0) + (xy < 0 ? h : 0);
    double y0 = (yx < 0 ? w : 0) + (yy < 0 ? h : 0);
    cairo_matrix_init(&art->upright, xx, yx, xy, yy, x0, y0);
    if (xx == 0) {
        art->width = h;
        art->height = w;
    }
}

/* The decoded picture, or NULL; the caller unrefs it. */
static GdkPixbuf *
decode(const PixbufLibrary *lib, const Source *src)
{
    GdkPixbufLoader *loader =
            lib->gdk_pixbuf_loader_new_with_type("jpeg", NULL);
    if (loader == NULL)
        return NULL;
    bool whole = lib->gdk_pixbuf_loader_write(loader, src->bytes, src->n, NULL);
    whole = lib->gdk_pixbuf_loader_close(loader, NULL) && whole;
    GdkPixbuf *pixbuf =
            whole ? lib->gdk_pixbuf_loader_get_pixbuf(loader) : NULL;
    if (pixbuf != NULL)
        g_object_ref(pixbuf);
    g_object_unref(loader);
    return pixbuf;
}

Art *
jpeg_read(const Source *src)
{
    JpegInfo info;
    PixbufLibrary lib;
    if (!jpeg_info(src->bytes, src->n, &info))
        return source_refuse(src, "is damaged: not a whole JPEG picture");
    if (!check_size(src, info.width, info.height) ||
        !pixbuf_library_open(&lib, src))
        return NULL;
    GdkPixbuf *pixbuf = info.whole ? decode(&lib, src) : NULL;
    if (pixbuf == NULL)
        return source_refuse(src, "is damaged: not a whole JPEG picture");
    cairo_surface_t *surface = surface_from_pixbuf(&lib, pixbuf);
    attach_jpeg(surface, src, &info);
    Art *art = art_take_surface(surface, lib.gdk_pixbuf_get_width(pixbuf),
                                lib.gdk_pixbuf_get_height(pixbuf));
    const char *turn = lib.gdk_pixbuf_get_option(pixbuf, "orientation");
    turn_upright(art, turn != NULL ? atoi(turn) : 1);
    g_object_unref(pixbuf);
    return art;
}
