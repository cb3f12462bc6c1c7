#include "art/lazy.h"

#include <gmodule.h>

/* A function by its name, and where its address goes in the struct. */
typedef struct {
    const char *name;
    size_t offset;
} Function;

#define RSVG(name) \
    { \
#name, G_STRUCT_OFFSET(RsvgLibrary, name) \
    }
#define PIXBUF(name) \
    { \
#name, G_STRUCT_OFFSET(PixbufLibrary, name) \
    }

static const Function rsvg_functions[] = {
    RSVG(rsvg_handle_new_from_data),
    RSVG(rsvg_handle_get_intrinsic_size_in_pixels),
    RSVG(rsvg_handle_get_intrinsic_dimensions),
    RSVG(rsvg_handle_render_document),
};

static const Function pixbuf_functions[] = {
    PIXBUF(gdk_pixbuf_loader_new_with_type),
    PIXBUF(gdk_pixbuf_loader_write),
    PIXBUF(gdk_pixbuf_loader_close),
    PIXBUF(gdk_pixbuf_loader_get_pixbuf),
    PIXBUF(gdk_pixbuf_get_width),
    PIXBUF(gdk_pixbuf_get_height),
    PIXBUF(gdk_pixbuf_get_n_channels),
    PIXBUF(gdk_pixbuf_get_rowstride),
    PIXBUF(gdk_pixbuf_read_pixels),
    PIXBUF(gdk_pixbuf_get_option),
};

G_STATIC_ASSERT(sizeof(RsvgLibrary) ==
                G_N_ELEMENTS(rsvg_functions) * sizeof(gpointer));
G_STATIC_ASSERT(sizeof(PixbufLibrary) ==
                G_N_ELEMENTS(pixbuf_functions) * sizeof(gpointer));

static bool
library_open(const char *file, const Function *functions, size_t n, void *lib,
             const Source *src)
{
    GModule *module = g_module_open(file, G_MODULE_BIND_LAZY);
    bool complete = module != NULL;
    for (size_t i = 0; complete && i < n; i++)
        complete = g_module_symbol(module, functions[i].name,
                                   G_STRUCT_MEMBER_P(lib, functions[i].offset));
    /* Its types are registered with GObject and cannot be taken back. */
    if (module != NULL)
        g_module_make_resident(module);
    if (!complete)
        source_refuse(src, "needs %s, which is not installed", file);
    return complete;
}

bool
rsvg_library_open(RsvgLibrary *lib, const Source *src)
{
    return library_open("librsvg-2.so.2", rsvg_functions,
                        G_N_ELEMENTS(rsvg_functions), lib, src);
}

bool
pixbuf_library_open(PixbufLibrary *lib, const Source *src)
{
    return library_open("libgdk_pixbuf-2.0.so.0", pixbuf_functions,
                        G_N_ELEMENTS(pixbuf_functions), lib, src);
}
