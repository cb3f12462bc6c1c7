#include "figure/drawing.h"

#include "figure/cleanup.h"
#include "figure/painter.h"

#include <string.h>

#define REFERENCE 1800.0f /* pixels, of the sizes given for that raster */
#define PRINTED 57.0f     /* [mm] ... */
#define CONTOUR 0.45f     /* ... has an outer contour of so many mm */

void
painter_survey(Painter *p)
{
    int w = p->raster.width, h = p->raster.height;
    memset(p->shown, 0, sizeof p->shown);
    p->x0 = w;
    p->y0 = h;
    p->x1 = p->y1 = 0;
    for (int y = 0; y < h; y++)
        for (int x = 0; x < w; x++) {
            uint8_t label = p->raster.label[y * w + x];
            if (label == LABEL_NONE)
                continue;
            p->shown[label] = true;
            p->x0 = MIN(p->x0, x);
            p->x1 = MAX(p->x1, x + 1);
            p->y0 = MIN(p->y0, y);
            p->y1 = y + 1;
        }
}

void
painter_select(Painter *p, PixelTest wanted, int value)
{
    mask_empty(&p->mask);
    for (int y = p->y0; y < p->y1; y++)
        for (int x = p->x0; x < p->x1; x++) {
            int i = y * p->raster.width + x;
            if (p->raster.label[i] != LABEL_NONE && wanted(p, i, value))
                mask_set(&p->mask, x, y);
        }
}

void
painter_select_label(Painter *p, Label label)
{
    mask_empty(&p->mask);
    for (int y = p->y0; y < p->y1; y++) {
        const uint8_t *row = p->raster.label + y * p->raster.width;
        /* most rows have none of it */
        const uint8_t *first =
                memchr(row + p->x0, (int)label, (size_t)(p->x1 - p->x0));
        for (int x = first ? (int)(first - row) : p->x1; x < p->x1; x++)
            if (row[x] == label)
                mask_set(&p->mask, x, y);
    }
}

static void
look(Painter *p, GArray *faces)
{
    const MuscleChoice *choice = &p->style->muscles;
    Muscles muscles = { p->map, choice, p->style->mannequin };
    bool any = p->map != NULL && choice->n > 0;
    raster_person(&p->raster, &p->view, &p->surface, &p->regions);
    raster_props(p, faces);
    raster_resolve(&p->raster, &p->view, &p->surface, any ? &muscles : NULL);
    if (any && !p->style->mannequin)
        raster_hidden(&p->raster, &p->view, &p->surface, &p->regions);
    cleanup(&p->raster, p->view.scale);
    painter_survey(p);
}

static void
paint_contours(Painter *p)
{
    Cracks cracks;
    cracks_init(&cracks, &p->raster, &p->view, &p->regions);
    GArray *chains = chains_find(&cracks);
    chains_draw(chains, p->list, PAINT_LINE);
    chains_free(chains);
    cracks_clear(&cracks);
}

static bool
has_mat(const Stance *stance)
{
    for (int i = 0; i < stance->n_props; i++)
        if (stance->props[i].kind == PROP_MAT)
            return true;
    return false;
}

static void
paint_all(Painter *p, GArray *faces)
{
    paint_props(p, faces);
    if (p->style->shadow)
        paint_floor_shadow(p, has_mat(p->stance));
    if (p->ghost.label != NULL)
        paint_ghost(p);
    paint_person(p);
    paint_shade(p);
    paint_muscles(p);
    paint_contours(p);
    if (!p->style->mannequin)
        paint_face(p);
    for (int i = 0; i < p->style->n_arrows; i++)
        paint_arrow(p, &p->style->arrows[i]);
}

/* Where the floor is under the middle of the person. */
static float
floor_line(const Painter *p)
{
    Vec3 under = p->stance->joints.pelvis;
    under.y = 0;
    return view_project(&p->view, under).y;
}

Picture *
drawing_make(const Body *body, const MuscleMap *muscles, const Stance *stance,
             const Camera *camera, const DrawingStyle *style)
{
    Painter p = {
        .body = body, .map = muscles, .stance = stance, .style = style
    };
    p.view = view_make(camera, style->raster);
    float longest = (float)MAX(p.view.width, p.view.height);
    p.unit = longest * CONTOUR / PRINTED;
    p.scale = longest / REFERENCE;
    Arena *arena = arena_new();
    Picture *picture = arena_new0(arena, Picture);
    p.list = path_list_new(arena);
    regions_init(&p.regions, body, style->mannequin);
    raster_init(&p.raster, p.view.width, p.view.height);
    mask_init(&p.mask, p.view.width, p.view.height);
    bool ghost = style->ghost && style->before != NULL;
    surface_init(&p.surface, body, ghost ? style->before->skin : stance->skin,
                 &p.regions, muscles, &style->muscles);
    if (ghost) {
        look_at_ghost(&p);
        surface_move(&p.surface, body, stance->skin);
    }
    g_autoptr(GArray) faces = prop_faces_seen(body, stance, p.view.towards);
    look(&p, faces);
    paint_all(&p, faces);
    *picture = (Picture){ .arena = arena,
                          .width = (float)p.view.width,
                          .height = (float)p.view.height,
                          .metre = p.view.scale,
                          .floor = camera->close_up ? -1 : floor_line(&p),
                          .close_up = camera->close_up };
    picture->paths = path_list_finish(p.list, &picture->n_paths);
    mask_clear(&p.mask);
    raster_clear(&p.raster);
    surface_clear(&p.surface);
    ghost_clear(&p.ghost);
    path_list_free(p.list);
    return picture;
}
