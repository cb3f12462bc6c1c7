#include "art/kind.h"

#include <glib.h>

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
