/* librsvg and gdk-pixbuf, opened only when a picture needs them: linking them
   would cost every run about 3 ms.  For art/ only. */
#pragma once

#include "art/kind.h"
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <librsvg/rsvg.h>

#define LAZY(function) __typeof__(function) *function

typedef struct {
    LAZY(rsvg_handle_new_from_data);
    LAZY(rsvg_handle_get_intrinsic_size_in_pixels);
    LAZY(rsvg_handle_get_intrinsic_dimensions);
    LAZY(rsvg_handle_render_document);
} RsvgLibrary;

typedef struct {
    LAZY(gdk_pixbuf_loader_new_with_type);
    LAZY(gdk_pixbuf_loader_write);
    LAZY(gdk_pixbuf_loader_close);
    LAZY(gdk_pixbuf_loader_get_pixbuf);
    LAZY(gdk_pixbuf_get_width);
    LAZY(gdk_pixbuf_get_height);
    LAZY(gdk_pixbuf_get_n_channels);
    LAZY(gdk_pixbuf_get_rowstride);
    LAZY(gdk_pixbuf_read_pixels);
    LAZY(gdk_pixbuf_get_option);
} PixbufLibrary;

/* False and a message about `src` when the library is not installed.  An
   opened library stays until the program ends. */
bool rsvg_library_open(RsvgLibrary *lib, const Source *src);
bool pixbuf_library_open(PixbufLibrary *lib, const Source *src);
