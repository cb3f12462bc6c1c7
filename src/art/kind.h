/* What Art is made of, and what its readers share.  For art/ only. */
#pragma once

#include "art/art.h"

struct Art {
    double width, height; /* natural size, in the units that `paint` uses */
    void (*paint)(const Art *art, cairo_t *cr); /* at 0,0, width by height */
    cairo_surface_t *surface; /* owned: pixels, or recorded drawing */
    cairo_matrix_t upright;   /* from the surface to 0,0, width by height */
    bool *modules;            /* owned: a QR code's, row by row */
    Color ink;                /* of a QR code */
    void *own;                /* what else a kind needs, or NULL ... */
    GDestroyNotify free_own;  /* ... and how it is freed */
};

/* A picture file in memory. */
typedef struct {
    const char *name; /* without its folder, for messages */
    const guint8 *bytes;
    size_t n;
    SrcPos pos;
    Diag *diag;
} Source;

/* Adds the error "'NAME' ..."; always NULL, so that a reader can return it,
   as nothing or as false. */
void *
source_refuse(const Source *src, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* An Art that paints `surface`, which it takes. */
Art *art_take_surface(cairo_surface_t *surface, double width, double height);

/* The readers: NULL and a message when the bytes are damaged or too much. */
Art *svg_read(const Source *src);
Art *png_read(const Source *src);
Art *jpeg_read(const Source *src);
