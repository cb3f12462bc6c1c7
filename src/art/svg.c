#include "art/kind.h"
#include "art/lazy.h"

#include <math.h>
#include <string.h>

/* [units of the recorded drawing] along its longer side.  Blurs and other
   filters become pixels of this size. */
#define LONGER_SIDE 1000.0

/* The drawing's width and height, or only their proportion. */
static bool
natural_size(const RsvgLibrary *lib, RsvgHandle *handle, double *width,
             double *height)
{
    if (!lib->rsvg_handle_get_intrinsic_size_in_pixels(handle, width, height)) {
        gboolean has_width, has_height, has_box;
        RsvgLength w, h;
        RsvgRectangle box;
        lib->rsvg_handle_get_intrinsic_dimensions(
                handle, &has_width, &w, &has_height, &h, &has_box, &box);
        if (!has_box)
            return false;
        *width = box.width;
        *height = box.height;
    }
    return isfinite(*width) && isfinite(*height) && *width > 0 && *height > 0;
}

/* The first line of what a library says. */
static char *
first_line(const GError *error)
{
    return g_strndup(error->message, strcspn(error->message, "\r\n"));
}

/* The drawing is recorded, so that nothing can fail when it is painted, and a
   PDF holds it once. */
static Art *
record(const RsvgLibrary *lib, RsvgHandle *handle, const Source *src)
{
    double width, height;
    if (!natural_size(lib, handle, &width, &height))
        return source_refuse(src, "has no viewBox and no width and height");
    double scale = LONGER_SIDE / MAX(width, height);
    cairo_rectangle_t extents = { 0, 0, width * scale, height * scale };
    RsvgRectangle viewport = { 0, 0, extents.width, extents.height };
    cairo_surface_t *surface =
            cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extents);
    cairo_t *cr = cairo_create(surface);
    g_autoptr(GError) error = NULL;
    bool done = lib->rsvg_handle_render_document(handle, cr, &viewport, &error);
    done = cairo_status(cr) == CAIRO_STATUS_SUCCESS && done;
    cairo_destroy(cr);
    if (!done) {
        cairo_surface_destroy(surface);
        return source_refuse(src, "is too complicated to be drawn");
    }
    return art_take_surface(surface, extents.width, extents.height);
}

Art *
svg_read(const Source *src)
{
    RsvgLibrary lib;
    if (!rsvg_library_open(&lib, src))
        return NULL;
    /* Without a base address it can load nothing from elsewhere. */
    g_autoptr(GError) error = NULL;
    RsvgHandle *handle =
            lib.rsvg_handle_new_from_data(src->bytes, src->n, &error);
    if (handle == NULL) {
        g_autofree char *why = first_line(error);
        return source_refuse(src, "is not a valid SVG picture: %s", why);
    }
    Art *art = record(&lib, handle, src);
    g_object_unref(handle);
    return art;
}
