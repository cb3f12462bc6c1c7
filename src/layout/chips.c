/* The dose, as a strip of phrases with icons. */
#include "layout/blocks.h"

#include "art/icon.h"
#include "base/units.h"

#define ICON_SIDE mm(7)
#define ICON_GAP mm(1.5)
#define CHIP_PAD mm(1.9)  /* beside dividers */
#define STRIP_PAD mm(3.2) /* from the strip's edges */
#define GRID 4            /* columns of every strip whose chips fit them */

typedef struct {
    const Chip *chip;
    const Para *para;
    double icon_width, natural; /* [pt] */
} Cell;

static const Manner manner_chip = { STYLE_CHIP, STYLE_DOSE, COLOR_INK,
                                    COLOR_BRAND };
static const Manner manner_solid = { STYLE_DOSE, STYLE_DOSE, COLOR_PAPER,
                                     COLOR_PAPER };

static void
cell_measure(Setter *s, Cell *cell, double width)
{
    const Chip *chip = cell->chip;
    double head = 0;
    if (chip->icon != ICON_NONE) {
        cell->icon_width = ICON_SIDE * icon_aspect(chip->icon, chip->count);
        head = cell->icon_width + ICON_GAP;
    }
    cell->para = set_spans(s, chip->solid ? &manner_solid : &manner_chip,
                           chip->spans, chip->n_spans,
                           MAX(width - head - 2 * CHIP_PAD, mm(12)),
                           PARA_BALANCED);
    cell->natural = head + para_width(cell->para) + 2 * CHIP_PAD;
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
    return MAX(ICON_SIDE + mm(2.2),
               para_n_lines(cell->para) * leading + mm(2.2));
}

static void
cell_draw(Setter *s, Column *c, const Cell *cell, int owner, Rect box)
{
    bool solid = cell->chip->solid;
    double x = box.x + CHIP_PAD;
    if (solid) {
        Rect dark = { box.x, box.y + mm(0.8), box.w - mm(1.6),
                      box.h - mm(1.6) };
        column_rect(c, dark, mm(1.6), setter_color(s, COLOR_INK), COLOR_NONE,
                    0);
    }
    if (cell->chip->icon != ICON_NONE) {
        Rect icon = { x, box.y + (box.h - ICON_SIDE) / 2, cell->icon_width,
                      ICON_SIDE };
        column_icon(c, cell->chip->icon, cell->chip->count, icon,
                    setter_color(s, solid ? COLOR_PAPER : COLOR_BRAND),
                    setter_color(s, COLOR_SUN));
        x += cell->icon_width + ICON_GAP;
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

void
chips_put(Setter *s, Column *c, const Chip *chips, size_t n,
          const char *sentence, int parent, double x, double width)
{
    double edge = STRIP_PAD - CHIP_PAD, inner = width - 2 * edge;
    g_autofree Cell *cells = g_new0(Cell, n);
    for (size_t i = 0; i < n; i++) {
        cells[i].chip = &chips[i];
        cell_measure(s, &cells[i], inner);
    }
    size_t columns = n > 0 ? choose_columns(cells, n, inner) : 1;
    if (columns == n && row_fits_grid(cells, n, inner))
        columns = GRID;
    if (columns == 1 && n > 2) { /* long phrases wrap rather than pile up */
        columns = 2;
        for (size_t i = 0; i < n; i++)
            cell_measure(s, &cells[i], inner / 2);
    }
    Rect strip = { x + edge, c->y, inner, 0 };
    g_autoptr(Column) inside = column_new();
    inside->y = c->y;
    int owner = element_add(s, ROLE_P, parent, NULL);
    for (size_t i = 0; i < n; i += columns) {
        strip.y = inside->y;
        inside->y += row_draw(s, inside, &cells[i], MIN(columns, n - i),
                              columns, owner, strip);
    }
    if (sentence != NULL) {
        const Para *para = set_text(s, STYLE_BODY, COLOR_INK, sentence,
                                    width - 2 * STRIP_PAD, PARA_RAGGED);
        inside->y += n > 0 ? 0 : mm(2);
        column_para(inside, element_add(s, ROLE_P, parent, NULL), para,
                    x + STRIP_PAD, setter_leading(s, STYLE_BODY));
        inside->y += mm(1.6);
    }
    Rect back = { x, c->y, width, inside->y - c->y };
    column_rect(c, back, mm(2.2), setter_color(s, COLOR_CHIP), COLOR_NONE, 0);
    column_add_column(c, inside, 0, 0);
    c->y = inside->y;
}
