#include "figure/painter.h"

/* Labels of props: flat ones stay exact polygons and are only kept apart for
   the floor's shadow; each paint of each curved part has a label of its own,
   to be traced by. */
#define LABEL_MAT LABEL_PROP
#define LABEL_FLAT (LABEL_PROP + 1)
#define LABEL_CURVED (LABEL_PROP + 2)
#define LABEL_LAST 255

#define SHADED_BELOW 0.18f /* of the light */

static bool
is_mat(const PropFace *f)
{
    return f->paint == PAINT_MAT || f->paint == PAINT_MAT_EDGE;
}

static bool
same_piece(const PropFace *a, const PropFace *b)
{
    return a->part == b->part && a->paint == b->paint;
}

/* The first face of the curved piece that `f` belongs to. */
static int
piece_of(GArray *faces, const PropFace *f)
{
    int n = 0;
    for (guint i = 0; i < faces->len; i++) {
        const PropFace *g = &g_array_index(faces, PropFace, i);
        if (!g->curved)
            continue;
        if (same_piece(f, g))
            return n;
        bool first = true;
        for (guint k = 0; k < i && first; k++) {
            const PropFace *h = &g_array_index(faces, PropFace, k);
            first = !(h->curved && same_piece(g, h));
        }
        n += first;
    }
    g_assert_not_reached();
}

static uint8_t
label_of(GArray *faces, const PropFace *f)
{
    if (!f->curved)
        return is_mat(f) ? LABEL_MAT : LABEL_FLAT;
    return (uint8_t)MIN(LABEL_CURVED + piece_of(faces, f), LABEL_LAST);
}

void
raster_props(Painter *p, GArray *faces)
{
    Vec3 light = view_light(&p->view);
    const PropFace *last = NULL;
    uint8_t label = 0;
    for (guint i = 0; i < faces->len; i++) {
        const PropFace *f = &g_array_index(faces, PropFace, i);
        if (last == NULL || !same_piece(f, last) || f->curved != last->curved)
            label = label_of(faces, f);
        last = f;
        float lit = vec_dot(f->normal, light);
        for (int k = 1; k + 1 < f->n_points; k++)
            raster_triangle(
                    &p->raster, &p->view,
                    (Vec3[]){ f->point[0], f->point[k], f->point[k + 1] },
                    label, lit);
    }
}

static void
paint_flat(Painter *p, const PropFace *f)
{
    path_begin(p->list, PATH_FILL, f->paint);
    for (int k = 0; k < f->n_points; k++) {
        Vec3 s = view_project(&p->view, f->point[k]);
        if (k == 0)
            path_move(p->list, s.x, s.y);
        else
            path_line(p->list, s.x, s.y);
    }
    path_close(p->list);
    if (path_end(p->list, 0, 0) && f->edge_width > 0)
        path_again(p->list, PATH_STROKE, f->edge, f->edge_width, 0);
}

static bool
is_shaded(const Painter *p, int i, int value)
{
    return p->raster.label[i] == value &&
           (float)p->raster.light[i] < SHADED_BELOW * 127;
}

static void
paint_curved(Painter *p, const PropFace *f, uint8_t label)
{
    painter_select_label(p, label);
    if (!mask_trace(&p->mask, p->list, f->paint, painter_area(p, 10), 1.2, 0.4))
        return;
    if (f->edge_width > 0)
        path_again(p->list, PATH_STROKE, f->edge, f->edge_width, 0);
    if (!f->shaded)
        return;
    painter_select(p, is_shaded, label);
    mask_trace(&p->mask, p->list, PAINT_SHADE, painter_area(p, 60), 1.3, 0.6);
}

void
paint_props(Painter *p, GArray *faces)
{
    bool done[LABEL_LAST + 1] = { false };
    for (guint i = 0; i < faces->len; i++) {
        const PropFace *f = &g_array_index(faces, PropFace, i);
        if (!f->curved) {
            paint_flat(p, f);
            continue;
        }
        uint8_t label = label_of(faces, f);
        if (!done[label])
            paint_curved(p, f, label);
        done[label] = true;
    }
}
