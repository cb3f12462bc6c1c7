/* The dose, as a strip of phrases with icons. */
#include "layout/blocks.h"

#include "art/icon.h"
#include "base/units.h"

#define ICON_GAP_SHARE (1.5 / 7) /* of an icon: between it and its words */
#define LEAST_TEXT mm(12)
#define WRAP_ROOM 6.5 /* type sizes: narrower chips would break words */
#define GRID 4        /* columns of every strip whose chips fit them */

typedef struct {
    const Chip *chip;
    const Para *para;
    double icon_width, natural; /* [pt] */
} Cell;

static const Manner manner_chip = { STYLE_CHIP, STYLE_DOSE, COLOR_INK,
                                    COLOR_BRAND };
static const Manner manner_solid = { STYLE_DOSE, STYLE_DOSE, COLOR_PAPER,
                                     COLOR_PAPER };
static const Manner manner_framed = { STYLE_DOSE, STYLE_DOSE, COLOR_INK,
                                      COLOR_INK };

static double
icon_gap(const Setter *s)
{
    return s->spec->chips.icon * ICON_GAP_SHARE;
}

/* Dark chips are framed ones where the layout saves ink. */
static const Manner *
chip_manner(const Setter *s, const Chip *chip)
{
    if (!chip->solid)
        return &manner_chip;
    return s->spec->ink.no_fills ? &manner_framed : &manner_solid;
}

static void
cell_measure(Setter *s, Cell *cell, double width)
{
    const Chip *chip = cell->chip;
    double head = 0, pad = s->spec->chips.gap;
    if (chip->icon != ICON_NONE) {
        cell->icon_width =
                s->spec->chips.icon * icon_aspect(chip->icon, chip->count);
        head = cell->icon_width + icon_gap(s);
    }
    cell->para =
            set_spans(s, chip_manner(s, chip), chip->spans, chip->n_spans,
                      MAX(width - head - 2 * pad, LEAST_TEXT), PARA_BALANCED);
    cell->natural = head + para_width(cell->para) + 2 * pad;
}

/* True when `columns` cells in a row have room for each one's natural width. */
static bool
row_fits(const Cell *cells, size_t n, size_t columns, double width)
{
    for (size_t i = 0; i < n; i += columns) {
        double sum = 0;
        for (size_t k = i; k < MIN(i + columns, n); k++)
            sum += cells[k].natural;
        if (sum > width)
            return false;
    }
    return true;
}

static size_t
choose_columns(const Cell *cells, size_t n, double width)
{
    for (size_t rows = 1; rows < n; rows++) {
        size_t columns = (n + rows - 1) / rows;
        if (row_fits(cells, n, columns, width))
            return columns;
    }
    return 1;
}

/* True when all fit one row of the usual grid. */
static bool
row_fits_grid(const Cell *cells, size_t n, double width)
{
    for (size_t i = 0; i < n; i++)
        if (cells[i].natural > width / GRID)
            return false;
    return n <= GRID;
}

static double
cell_height(const Setter *s, const Cell *cell)
{
    double leading = setter_leading(s, STYLE_DOSE);
    return MAX(s->spec->chips.icon, para_n_lines(cell->para) * leading) +
           mm(2.2);
}

static void
cell_draw(Setter *s, Column *c, const Cell *cell, int owner, Rect box)
{
    bool solid = cell->chip->solid;
    double x = box.x + s->spec->chips.gap, icon_side = s->spec->chips.icon;
    if (solid) {
        Rect dark = { box.x, box.y + mm(0.8), box.w - mm(1.6),
                      box.h - mm(1.6) };
        ground_put(s, c, dark, mm(1.6), COLOR_INK);
    }
    if (cell->chip->icon != ICON_NONE) {
        Rect icon = { x, box.y + (box.h - icon_side) / 2, cell->icon_width,
                      icon_side };
        column_icon(c, cell->chip->icon, cell->chip->count, icon,
                    setter_color(s, solid ? setter_on_dark(s) : COLOR_BRAND),
                    setter_color(s, COLOR_SUN));
        x += cell->icon_width + icon_gap(s);
    }
    double leading = setter_leading(s, STYLE_DOSE);
    double height = para_n_lines(cell->para) * leading;
    double y = c->y;
    c->y = box.y + (box.h - height) / 2;
    column_para(c, owner, cell->para, x, leading);
    c->y = y;
}

/* One row of cells: in the grid of `columns`, else what is left over of the
   width is shared out. */
static double
row_draw(Setter *s, Column *c, const Cell *cells, size_t n, size_t columns,
         int owner, Rect strip)
{
    double sum = 0, height = 0;
    double even = strip.w / (double)columns;
    bool grid = true;
    for (size_t i = 0; i < n; i++) {
        sum += cells[i].natural;
        height = MAX(height, cell_height(s, &cells[i]));
        grid &= cells[i].natural <= even;
    }
    double spare = MAX(0, strip.w - sum) / (double)n;
    double x = strip.x;
    for (size_t i = 0; i < n; i++) {
        double w = grid ? even : cells[i].natural + spare;
        if (i > 0 && !cells[i].chip->solid && !cells[i - 1].chip->solid)
            column_rule(c, (Point){ x, strip.y + height * 0.22 },
                        (Point){ x, strip.y + height * 0.78 },
                        setter_color(s, COLOR_LINE), mm(0.35));
        cell_draw(s, c, &cells[i], owner, (Rect){ x, strip.y, w, height });
        x += w;
    }
    return height;
}

/* How many chips stand in a row; measures them. */
static size_t
arrange(Setter *s, Cell *cells, const ChipStrip *strip, double width)
{
    for (size_t i = 0; i < strip->n; i++) {
        cells[i].chip = &strip->chips[i];
        cell_measure(s, &cells[i], width);
    }
    size_t columns = strip->n > 0 ? choose_columns(cells, strip->n, width) : 1;
    if (columns == strip->n && row_fits_grid(cells, strip->n, width))
        return GRID;
    double half = width / 2 - s->spec->chips.icon - icon_gap(s) -
                  2 * s->spec->chips.gap;
    if (columns > 1 || strip->n <= 2 ||
        half < s->spec->styles[STYLE_DOSE].size * WRAP_ROOM)
        return columns;
    /* Long phrases wrap rather than pile up. */
    for (size_t i = 0; i < strip->n; i++)
        cell_measure(s, &cells[i], width / 2);
    return 2;
}

/* The rows of a strip at c->y; `divided`: a page may end after each. */
static void
rows_put(Setter *s, Column *c, const ChipStrip *strip, int parent, double x,
         double width, bool divided)
{
    double edge = s->spec->chips.pad - s->spec->chips.gap;
    Rect row = { x + edge, c->y, width - 2 * edge, 0 };
    g_autofree Cell *cells = g_new0(Cell, strip->n + 1);
    size_t columns = arrange(s, cells, strip, row.w);
    int owner = element_add(s, ROLE_P, parent, NULL);
    for (size_t i = 0; i < strip->n; i += columns) {
        row.y = c->y;
        c->y += row_draw(s, c, &cells[i], MIN(columns, strip->n - i), columns,
                         owner, row);
        if (divided)
            column_cut(c, false);
    }
}

Group *
chips_divided(Setter *s, const ChipStrip *strip, Part part, int parent)
{
    Group *g = group_new(part, setter_unit(s) * 0.8);
    g->frame = panel_frame(s, s->width, COLOR_CHIP);
    g->frame.radius = s->spec->chips.radius;
    rows_put(s, g->column, strip, parent, 0, s->width, true);
    return g;
}

void
chips_put(Setter *s, Column *c, const ChipStrip *strip, int parent, double x,
          double width)
{
    double pad = s->spec->chips.pad;
    g_autoptr(Column) inside = column_new();
    inside->y = c->y;
    rows_put(s, inside, strip, parent, x, width, false);
    if (strip->sentence != NULL) {
        const Para *para = set_text(s, STYLE_BODY, COLOR_INK, strip->sentence,
                                    width - 2 * pad, PARA_RAGGED);
        inside->y += strip->n > 0 ? 0 : mm(2);
        column_para(inside, element_add(s, ROLE_P, parent, NULL), para, x + pad,
                    setter_leading(s, STYLE_BODY));
        inside->y += mm(1.6);
    }
    double height = MAX(inside->y - c->y, strip->height);
    ground_put(s, c, (Rect){ x, c->y, width, height }, s->spec->chips.radius,
               COLOR_CHIP);
    column_add_column(c, inside, 0, 0);
    c->y += height;
}
