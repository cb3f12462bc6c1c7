#include "art/kind.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_MEGABYTES 20
#define MAX_BYTES     ((gint64)MAX_MEGABYTES * 1000 * 1000)

void *
source_refuse(const Source *src, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *text = g_strdup_vprintf(format, args);
    va_end(args);
    diag_add(src->diag, DIAG_ERROR, src->pos, "'%s' %s", src->name, text);
    return NULL;
}

/* Why the system would not read a file, in words that do not depend on the
   locale where we have them. */
static const char *
reason(int error)
{
    static const struct {
        int error;
        const char *words;
    } reasons[] = {
        { ENOENT, "there is no such file" },
        { ENOTDIR, "there is no such file" },
        { EACCES, "permission denied" },
        { ELOOP, "it is a link to itself" },
        { ENAMETOOLONG, "its name is too long" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(reasons); i++)
        if (reasons[i].error == error)
            return reasons[i].words;
    return g_strerror(error);
}

static bool
read_descriptor(Source *src, int fd)
{
    struct stat info;
    if (fstat(fd, &info) != 0)
        return source_refuse(src, "cannot be read: %s", reason(errno));
    if (S_ISDIR(info.st_mode))
        return source_refuse(src, "is a folder, not a picture");
    if (!S_ISREG(info.st_mode))
        return source_refuse(src, "is not a regular file");
    if (info.st_size == 0)
        return source_refuse(src, "is empty");
    if (info.st_size > MAX_BYTES)
        return source_refuse(src, "has %.1f MB; at most %d MB",
                             (double)info.st_size / 1e6, MAX_MEGABYTES);
    size_t size = (size_t)info.st_size;
    src->bytes = g_malloc(size);
    while (src->n < size) {
        ssize_t got = read(fd, src->bytes + src->n, size - src->n);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return source_refuse(src, "cannot be read: %s", reason(errno));
        if (got == 0)
            break;
        src->n += (size_t)got;
    }
    return true;
}

static bool
read_file(Source *src, const char *path)
{
    /* Without O_NONBLOCK a named pipe would wait for its writer. */
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return source_refuse(src, "cannot be read: %s", reason(errno));
    bool done = read_descriptor(src, fd);
    close(fd);
    return done;
}

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
    Source src = { .name = name, .pos = pos, .diag = diag };
    Art *art = read_file(&src, path) ? read_picture(&src) : NULL;
    g_free(src.bytes);
    return art;
}

void
art_free(Art *art)
{
    if (art == NULL)
        return;
    if (art->surface != NULL)
        cairo_surface_destroy(art->surface);
    g_free(art->modules);
    g_free(art);
}

static void
surface_paint(const Art *art, cairo_t *cr)
{
    cairo_surface_type_t target =
            cairo_surface_get_type(cairo_get_group_target(cr));
    cairo_transform(cr, &art->upright);
    cairo_set_source_surface(cr, art->surface, 0, 0);
    /* A PDF would ask the reader to interpolate, which PDF/A forbids. */
    if (target == CAIRO_SURFACE_TYPE_PDF)
        cairo_pattern_set_filter(cairo_get_source(cr), CAIRO_FILTER_NEAREST);
    cairo_paint(cr);
}

Art *
art_take_surface(cairo_surface_t *surface, double width, double height)
{
    Art *art = g_new0(Art, 1);
    art->width = width;
    art->height = height;
    art->surface = surface;
    art->paint = surface_paint;
    cairo_matrix_init_identity(&art->upright);
    return art;
}

double
art_aspect(const Art *art)
{
    return art->width / art->height;
}

void
art_paint(const Art *art, cairo_t *cr, Rect box)
{
    double scale = MIN(box.w / art->width, box.h / art->height);
    if (!(scale > 0))
        return;
    cairo_save(cr);
    cairo_translate(cr, box.x + (box.w - scale * art->width) / 2,
                    box.y + (box.h - scale * art->height) / 2);
    cairo_scale(cr, scale, scale);
    art->paint(art, cr);
    cairo_restore(cr);
}
