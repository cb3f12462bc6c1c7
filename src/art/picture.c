#include "art/kind.h"

#include <glib.h>
#include <string.h>

#include "base/file.h"

#define MAX_BYTES (20 * FILE_MB)

/* XML that has an <svg> element, perhaps with a name-space prefix. */
static bool
is_svg(const Source *src)
{
    const char *text = (const char *)src->bytes;
    size_t n = src->n, i = 0;
    if (n >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        i = 3;
    while (i < n && g_ascii_isspace(text[i]))
        i++;
    if (i == n || text[i] != '<')
        return false;
    gssize left = (gssize)(n - i);
    return g_strstr_len(text + i, left, "<svg") != NULL ||
           g_strstr_len(text + i, left, ":svg");
}

/* What a file is by its first bytes; `read` is NULL for what we cannot use. */
static const struct {
    size_t at;
    const char *magic;
    const char *name;
    Art *(*read)(const Source *src);
} formats[] = {
    { 0, "\x89PNG\r\n\x1A\n", NULL, png_read },
    { 0, "\xFF\xD8\xFF", NULL, jpeg_read },
    { 0, "GIF8", "a GIF picture", NULL },
    { 8, "WEBP", "a WebP picture", NULL },
    { 4, "ftyphei", "a HEIC picture", NULL },
    { 4, "ftypmif", "a HEIC picture", NULL },
    { 4, "ftypavif", "an AVIF picture", NULL },
    { 0, "II*", "a TIFF picture", NULL },
    { 0, "BM", "a BMP picture", NULL },
    { 0, "%PDF", "a PDF file", NULL },
    { 0, "%!PS", "a PostScript file", NULL },
    { 0, "\x1F\x8B", "compressed", NULL },
};

static Art *
read_picture(const Source *src)
{
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
        size_t at = formats[i].at, n = strlen(formats[i].magic);
        if (src->n < at + n || memcmp(src->bytes + at, formats[i].magic, n))
            continue;
        if (formats[i].read != NULL)
            return formats[i].read(src);
        return source_refuse(src, "is %s; expected SVG, PNG or JPEG",
                             formats[i].name);
    }
    if (is_svg(src))
        return svg_read(src);
    return source_refuse(src, "is not an SVG, PNG or JPEG picture");
}

Art *
art_open(const char *path, SrcPos pos, Diag *diag)
{
    g_autofree char *name = g_filename_display_basename(path);
    g_autofree char *why = NULL;
    Source src = { .name = name, .pos = pos, .diag = diag };
    g_autofree char *bytes = file_read(path, MAX_BYTES, &src.n, &why);
    src.bytes = (const guint8 *)bytes;
    return bytes != NULL ? read_picture(&src)
                         : source_refuse(&src, "%s",
                                         why != NULL ? why : "does not exist");
}

void
art_free(Art *art)
{
    if (art == NULL)
        return;
    if (art->surface != NULL)
        cairo_surface_destroy(art->surface);
    g_free(art->modules);
    if (art->own != NULL)
        art->free_own(art->own);
    g_free(art);
}

double
art_aspect(const Art *art)
{
    return art->width / art->height;
}

Rect
art_place(const Art *art, Rect box)
{
    double scale = MAX(MIN(box.w / art->width, box.h / art->height), 0);
    double w = scale * art->width, h = scale * art->height;
    return (Rect){ box.x + (box.w - w) / 2, box.y + (box.h - h) / 2, w, h };
}

void
art_paint(const Art *art, cairo_t *cr, Rect box)
{
    Rect place = art_place(art, box);
    double scale = place.w / art->width;
    if (!(scale > 0))
        return;
    cairo_save(cr);
    cairo_translate(cr, place.x, place.y);
    cairo_scale(cr, scale, scale);
    art->paint(art, cr);
    cairo_restore(cr);
}
