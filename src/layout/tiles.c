/* A catalogue: exercises in rows of small pictures with their names and ids. */
#include "layout/blocks.h"

#include "base/units.h"
#include "model/picture.h"

#define PAD mm(2)      /* between a picture and its panel's edge */
#define TEXT_GAP mm(1) /* between the panel and the name */

typedef struct {
    Setter *s;
    int sect;
    double width; /* of a tile */
} Grid;

/* The largest box of this shape in the middle of the panel. */
static Rect
fit_box(double aspect, Rect panel)
{
    double w = panel.w - 2 * PAD, h = panel.h - 2 * PAD;
    if (w / h > aspect)
        w = h * aspect;
    else
        h = w / aspect;
    return (Rect){ panel.x + (panel.w - w) / 2, panel.y + (panel.h - h) / 2, w,
                   h };
}

static void
put_drawn(const Grid *grid, Column *c, const Tile *tile, int figure, Rect panel)
{
    const Picture *picture = tile->drawn;
    double width = (double)picture->width, height = (double)picture->height;
    Rect box = fit_box(width / height, panel);
    float printed = (float)(panel.w / PT_PER_MM);
    double line = mm((double)picture_line_width(printed));
    column_art(c, figure,
               setter_picture(grid->s, picture, line * width / box.w), box);
}

static void
put_picture(const Grid *grid, Column *c, const Tile *tile, double x)
{
    Setter *s = grid->s;
    Rect panel = { x, c->y, grid->width, s->spec->catalogue.picture };
    column_rect(c, panel, s->spec->card.radius, setter_ground(s, COLOR_PANEL),
                setter_color(s, COLOR_LINE), mm(0.3));
    c->y += panel.h;
    const Art *own = tile->drawn == NULL && tile->picture != NULL
                             ? setter_art(s, tile->picture, tile->picture_pos)
                             : NULL;
    if (tile->drawn == NULL && own == NULL)
        return;
    int figure = element_add(s, ROLE_FIGURE, grid->sect, tile->alt);
    if (tile->drawn != NULL)
        put_drawn(grid, c, tile, figure, panel);
    else
        column_art(c, figure, own, fit_box(art_aspect(own), panel));
}

static void
put_text(const Grid *grid, Column *c, StyleId style, ColorId color,
         const char *text, double x)
{
    Setter *s = grid->s;
    if (!font_set_check(s->fonts, text, s->pos, s->diag))
        return;
    const Para *para =
            set_text(s, style, color, text, grid->width, PARA_BALANCED);
    column_para(c, element_add(s, ROLE_P, grid->sect, NULL), para, x,
                setter_leading(s, style));
}

/* As many tiles as stand side by side; the row is as high as its highest. */
static void
put_row(const Grid *grid, Column *c, const Tile *tiles, size_t n)
{
    double top = c->y, bottom = top;
    for (size_t i = 0; i < n; i++) {
        double x = (double)i * (grid->width + grid->s->spec->catalogue.gap);
        c->y = top;
        put_picture(grid, c, &tiles[i], x);
        c->y += TEXT_GAP;
        put_text(grid, c, STYLE_LABEL, COLOR_INK, tiles[i].name, x);
        put_text(grid, c, STYLE_SMALL, COLOR_SOFT, tiles[i].id, x);
        bottom = MAX(bottom, c->y);
    }
    c->y = bottom;
}

void
tiles_build(Setter *s, const TilesBlock *block, GPtrArray *groups)
{
    size_t columns = (size_t)s->spec->catalogue.columns;
    double gap = s->spec->catalogue.gap;
    Group *g = group_new(PART_CATALOGUE, s->spec->section_gap);
    Grid grid = { s, element_add(s, ROLE_SECT, 0, NULL),
                  (s->width - (double)(columns - 1) * gap) / (double)columns };
    section_heading(s, g, block->heading, grid.sect);
    for (size_t i = 0; i < block->n_tiles; i += columns) {
        put_row(&grid, g->column, block->tiles + i,
                MIN(columns, block->n_tiles - i));
        column_cut(g->column, false);
        if (i + columns < block->n_tiles)
            column_gap(g->column, gap);
    }
    g_ptr_array_add(groups, g);
}
