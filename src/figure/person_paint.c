#include "figure/cleanup.h"
#include "figure/painter.h"

static const Paint label_paints[LABEL_PERSON_END] = {
    [LABEL_SKIN] = PAINT_SKIN,     [LABEL_SHIRT] = PAINT_SHIRT,
    [LABEL_SHORTS] = PAINT_SHORTS, [LABEL_HAIR] = PAINT_HAIR,
    [LABEL_SOCK] = PAINT_SOCK,     [LABEL_SHOE] = PAINT_SHOE,
    [LABEL_SOLE] = PAINT_SOLE,
};

/* Curves: potrace's corner threshold, and joining of curves [pixels]. */
#define CORNER 1.2
#define JOIN 0.2

static bool
is_person(const Painter *p, int i, int value)
{
    (void)value;
    return label_is_person(p->raster.label[i]);
}

/* The whole outline in the line's colour, so that no seam between two colours
   shows the paper; the colours on it. */
void
paint_person(Painter *p)
{
    painter_select(p, is_person, 0);
    mask_trace(&p->mask, p->list, PAINT_LINE, painter_area(p, 20), CORNER,
               JOIN);
    for (Label label = LABEL_NONE + 1; label < LABEL_PERSON_END; label++) {
        if (!p->shown[label])
            continue;
        painter_select_label(p, label);
        mask_trace(&p->mask, p->list, label_paints[label], painter_area(p, 6),
                   CORNER, JOIN);
    }
}

/* Half the width of a light slash in the shade that is closed [line units]. */
#define SHADE_GAP 0.8f

/* Turned away from the light; hair and face are shaded sparingly. */
static bool
is_shaded(const Painter *p, int i, int value)
{
    (void)value;
    const Raster *r = &p->raster;
    if (!label_is_person(r->label[i]))
        return false;
    float limit = 0.02f;
    if (r->label[i] == LABEL_HAIR)
        limit = 0.12f;
    else if (r->part[i] == BODY_HEAD &&
             raster_rest(r, i).y > p->regions.eye.y - 0.105f)
        limit = -0.35f;
    return (float)r->light[i] < limit * 127;
}

void
paint_shade(Painter *p)
{
    painter_select(p, is_shaded, 0);
    mask_close(&p->mask, SHADE_GAP * p->unit);
    mask_smooth(&p->mask, MAX(1, (int)(3 * p->scale)), 2);
    for (int y = p->mask.y0; y < p->mask.y1; y++)
        for (int x = p->mask.x0; x < p->mask.x1; x++) {
            int i = y * p->mask.width + x;
            if (!label_is_person(p->raster.label[i]))
                p->mask.at[i] = 0;
        }
    mask_trace(&p->mask, p->list, PAINT_SHADE, painter_area(p, 250), 1.3, 0.8);
}

#define CONTACT 0.05f        /* [m]: what is higher casts no shadow */
#define SHADOW_MARGIN 0.011f /* [m] that it shows around what it carries */

static Vec3
on_floor(const View *view, Vec3 v)
{
    return view_project(view, vec3(v.x, 0, v.z));
}

/* Straight under what touches the floor. */
void
paint_floor_shadow(Painter *p, bool on_mat)
{
    const Surface *s = &p->surface;
    mask_empty(&p->mask);
    for (int q = 0; q < s->n_quads; q++) {
        Vec3 c[4];
        bool low = true;
        for (int k = 0; k < 4; k++) {
            Vec3 v = s->points[s->quads[q][k]];
            low &= v.y < CONTACT;
            c[k] = on_floor(&p->view, v);
        }
        if (!low)
            continue;
        mask_triangle(&p->mask, c[0], c[1], c[2]);
        mask_triangle(&p->mask, c[0], c[2], c[3]);
    }
    mask_grow(&p->mask, SHADOW_MARGIN * p->view.scale);
    mask_smooth(&p->mask, MAX(1, (int)(7 * p->scale)), 2);
    for (int y = p->mask.y0; y < p->mask.y1; y++)
        for (int x = p->mask.x0; x < p->mask.x1; x++) {
            int i = y * p->mask.width + x;
            uint8_t l = p->raster.label[i];
            if (l > LABEL_PROP || (on_mat && l == LABEL_NONE))
                p->mask.at[i] = 0;
        }
    mask_trace(&p->mask, p->list, PAINT_SHADOW, painter_area(p, 300), 1.3, 1);
}

#define GHOST_DASH 3.0f /* line units */

static void
stroke_uncovered(Painter *p, const Chain *chain)
{
    bool outer = chain->kind == CRACK_OUTER, open = false;
    path_begin(p->list, PATH_STROKE, PAINT_GHOST_LINE);
    for (int i = 0; i < chain->n; i += 3) {
        LinePoint q = chain->points[i];
        int x = CLAMP((int)q.x, 0, p->raster.width - 1);
        int y = CLAMP((int)q.y, 0, p->raster.height - 1);
        bool covered =
                label_is_person(p->raster.label[y * p->raster.width + x]);
        if (!covered && open)
            path_line(p->list, q.x, q.y);
        else if (!covered)
            path_move(p->list, q.x, q.y);
        open = !covered;
    }
    path_end(p->list, outer ? 0.6f : 0.4f, outer ? GHOST_DASH : 0);
}

void
look_at_ghost(Painter *p)
{
    Raster *r = &p->raster;
    raster_person(r, &p->view, &p->surface, &p->regions);
    raster_resolve(r, &p->view, &p->surface, NULL);
    cleanup(r, p->view.scale);
    Cracks cracks;
    cracks_init(&cracks, r, &p->view, &p->regions);
    p->ghost.chains = chains_find(&cracks);
    cracks_clear(&cracks);
    size_t n = (size_t)r->width * (size_t)r->height;
    p->ghost.label = g_memdup2(r->label, n);
    raster_again(r);
}

void
ghost_clear(Ghost *ghost)
{
    g_clear_pointer(&ghost->label, g_free);
    g_clear_pointer(&ghost->chains, chains_free);
}

/* Where the person was before: a pale figure in dashed outline, with the
   hems of clothes and hair. */
void
paint_ghost(Painter *p)
{
    Painter ghost = *p;
    ghost.raster.label = p->ghost.label;
    painter_survey(&ghost);
    painter_select(&ghost, is_person, 0);
    mask_trace(&ghost.mask, p->list, PAINT_GHOST, painter_area(p, 60), 1.3,
               0.8);
    for (Label l = LABEL_HAIR; l >= LABEL_SHIRT; l--) {
        painter_select_label(&ghost, l);
        mask_trace(&ghost.mask, p->list, PAINT_GHOST, painter_area(p, 60), 1.3,
                   0.8);
    }
    p->mask = ghost.mask;
    for (guint i = 0; i < p->ghost.chains->len; i++)
        stroke_uncovered(p, &g_array_index(p->ghost.chains, Chain, i));
}
