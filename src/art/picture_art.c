#include "art/picture_art.h"

#include "art/kind.h"
#include "art/paint.h"

static void
trace(cairo_t *cr, const PicturePath *path)
{
    const float *p = path->xy;
    cairo_new_path(cr);
    for (size_t i = 0; i < path->n_ops; i++) {
        char op = path->ops[i];
        if (op == 'M')
            cairo_move_to(cr, (double)p[0], (double)p[1]);
        else if (op == 'L')
            cairo_line_to(cr, (double)p[0], (double)p[1]);
        else if (op == 'C')
            cairo_curve_to(cr, (double)p[0], (double)p[1], (double)p[2],
                           (double)p[3], (double)p[4], (double)p[5]);
        else
            cairo_close_path(cr);
        p += 2 * picture_op_points(op);
    }
}

static void
paint_path(cairo_t *cr, const PictureArt *p, const PicturePath *path)
{
    Color color = p->palette.colors[path->paint];
    if (!(color.a > 0) || path->n_ops == 0)
        return;
    paint_set_color(cr, color);
    trace(cr, path);
    if (path->kind != PATH_STROKE) {
        cairo_fill(cr);
        return;
    }
    double dash = (double)path->dash * p->unit;
    cairo_set_line_width(cr, (double)path->width * p->unit);
    cairo_set_dash(cr, &dash, dash > 0 ? 1 : 0, 0);
    cairo_stroke(cr);
}

static void
paint_painting(const Art *art, cairo_t *cr)
{
    const PictureArt *p = art->own;
    g_autoptr(Arena) arena = arena_new();
    size_t n;
    const PicturePath *paths = picture_plain_paths(arena, p->picture, &n);
    PicturePath panel = { .n_ops = 0 };
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    cairo_set_fill_rule(cr, CAIRO_FILL_RULE_WINDING);
    cairo_save(cr);
    if (p->picture->close_up) {
        panel = picture_panel(arena, p->picture);
        trace(cr, &panel);
        cairo_clip(cr);
    }
    for (size_t i = 0; i < n; i++)
        paint_path(cr, p, &paths[i]);
    cairo_restore(cr);
    paint_path(cr, p, &panel);
}

const PictureArt *
art_picture(const Art *art)
{
    return art->paint == paint_painting ? art->own : NULL;
}

Art *
art_from_picture(const Picture *picture, const PicturePalette *palette,
                 float unit)
{
    PictureArt *own = g_new(PictureArt, 1);
    *own = (PictureArt){ picture, *palette, (double)unit };
    Art *art = g_new0(Art, 1);
    art->width = (double)picture->width;
    art->height = (double)picture->height;
    art->paint = paint_painting;
    art->own = own;
    art->free_own = g_free;
    return art;
}
