#include "art/kind.h"

#include "art/paint.h"

#include <math.h>
#include <qrencode.h>
#include <string.h>

/* On pixels a code stays sharp when its modules are whole pixels: scales `cr`
   down to the next whole size and centres the code. */
static void
snap_to_pixels(const Art *art, cairo_t *cr)
{
    double x = 0, y = 0, dx = 1, dy = 0;
    cairo_user_to_device_distance(cr, &dx, &dy);
    double module = floor(dx);
    if (dy != 0 || module < 1)
        return;
    double margin = art->width * (dx - module) / 2;
    cairo_user_to_device(cr, &x, &y);
    cairo_matrix_t matrix;
    cairo_matrix_init(&matrix, module, 0, 0, module, round(x + margin),
                      round(y + margin));
    cairo_set_matrix(cr, &matrix);
}

/* All dark modules as one path of horizontal runs, filled at once: painted one
   by one, readers show fine lines between them. */
static void
qr_paint(const Art *art, cairo_t *cr)
{
    size_t n = (size_t)art->width;
    if (cairo_surface_get_type(cairo_get_group_target(cr)) ==
        CAIRO_SURFACE_TYPE_IMAGE)
        snap_to_pixels(art, cr);
    cairo_new_path(cr);
    for (size_t y = 0; y < n; y++) {
        const bool *row = art->modules + y * n;
        for (size_t x = 0, end; x < n; x = end) {
            for (end = x; end < n && row[end] == row[x]; end++)
                ;
            if (row[x])
                cairo_rectangle(cr, (double)x, (double)y, (double)(end - x), 1);
        }
    }
    cairo_set_fill_rule(cr, CAIRO_FILL_RULE_WINDING);
    paint_set_color(cr, art->ink);
    cairo_fill(cr);
}

Art *
art_qr(const char *text, Color ink, SrcPos pos, Diag *diag)
{
    if (*text == '\0') {
        diag_add(diag, DIAG_ERROR, pos, "a QR code needs a text");
        return NULL;
    }
    QRcode *code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
    if (code == NULL) {
        diag_add(diag, DIAG_ERROR, pos,
                 "%zu bytes are too many for a QR code; at most about 2300",
                 strlen(text));
        return NULL;
    }
    size_t n = (size_t)code->width;
    Art *art = g_new0(Art, 1);
    art->width = art->height = code->width;
    art->paint = qr_paint;
    art->ink = ink;
    art->modules = g_new(bool, n *n);
    for (size_t i = 0; i < n * n; i++)
        art->modules[i] = code->data[i] & 1; /* the lowest bit: dark */
    QRcode_free(code);
    return art;
}
