#include "art/picture_art.h"

#include "art/kind.h"
#include "art/paint.h"

#define PANEL_RADIUS 0.04 /* of a close-up's width */
#define PANEL_LINE 0.8    /* line units */

/* What is painted, its brushes already turned into outlines. */
typedef struct {
    PictureArt is; /* first, for art_picture() */
    Arena *arena;
} Painting;

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
trace_panel(cairo_t *cr, double width, double height, double inset)
{
    double r = width * PANEL_RADIUS, right = width - inset,
           bottom = height - inset;
    cairo_new_path(cr);
    cairo_arc(cr, inset + r, inset + r, r, -2 * G_PI_2, -G_PI_2);
    cairo_arc(cr, right - r, inset + r, r, -G_PI_2, 0);
    cairo_arc(cr, right - r, bottom - r, r, 0, G_PI_2);
    cairo_arc(cr, inset + r, bottom - r, r, G_PI_2, 2 * G_PI_2);
    cairo_close_path(cr);
}

static void
paint_painting(const Art *art, cairo_t *cr)
{
    const PictureArt *p = art_picture(art);
    const Picture *picture = p->picture;
    double inset = PANEL_LINE * p->unit / 2;
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    cairo_set_fill_rule(cr, CAIRO_FILL_RULE_WINDING);
    if (picture->close_up) {
        cairo_save(cr);
        trace_panel(cr, art->width, art->height, inset);
        cairo_clip(cr);
    }
    for (size_t i = 0; i < picture->n_paths; i++)
        paint_path(cr, p, &p->paths[i]);
    if (!picture->close_up)
        return;
    cairo_restore(cr);
    trace_panel(cr, art->width, art->height, inset);
    cairo_set_line_width(cr, 2 * inset);
    paint_set_color(cr, p->palette.colors[PAINT_GHOST_LINE]);
    cairo_stroke(cr);
}

const PictureArt *
art_picture(const Art *art)
{
    g_assert(art->paint == paint_painting);
    return art->own;
}

static void
painting_free(gpointer data)
{
    Painting *p = data;
    arena_free(p->arena); /* holds the painting too */
}

Art *
art_from_picture(const Picture *picture, const PicturePalette *palette,
                 float unit)
{
    Arena *arena = arena_new();
    Painting *p = arena_new0(arena, Painting);
    PicturePath *paths = arena_array(arena, PicturePath, picture->n_paths);
    for (size_t i = 0; i < picture->n_paths; i++) {
        const PicturePath *path = &picture->paths[i];
        paths[i] = path->kind == PATH_BRUSH
                           ? picture_brush_outline(arena, path, unit)
                           : *path;
    }
    *p = (Painting){ { picture, paths, *palette, (double)unit }, arena };
    Art *art = g_new0(Art, 1);
    art->width = (double)picture->width;
    art->height = (double)picture->height;
    art->paint = paint_painting;
    art->own = p;
    art->free_own = painting_free;
    return art;
}
