/* Cards side by side, pictures above the text or beside it: what is the same
   part of each begins at one height. */
#include "layout/card.h"

typedef enum {
    PIECE_FIGURE,
    PIECE_HEAD,
    PIECE_STEPS,
    PIECE_NOTES,
    PIECE_DOSE,
    N_PIECES
} Piece;

#define MAX_COLUMNS 12
#define PAGE_SHARE 0.34 /* of the page: pictures above text, at most */

/* One card of a row. */
typedef struct {
    Card card;
    Pictures pictures;
    Column *parts[N_PIECES];
    double x; /* of the card */
} Cell;

typedef struct {
    Setter *s;
    bool beside;   /* text beside the pictures */
    double text_x; /* of the text in its card */
    double width;  /* of the text */
    double pitch;  /* from one card to the next */
    Cell cells[MAX_COLUMNS];
    size_t n;
} Row;

static double
column_width(const LayoutSpec *spec, double width, size_t columns)
{
    return (width - (double)(columns - 1) * spec->card.gutter) /
           (double)columns;
}

bool
cards_stack(const LayoutSpec *spec, double width)
{
    double beside = width - spec->card.figure_width - spec->card.gap;
    return spec->card.shape == CARD_STACK || beside < spec->card.column;
}

/* Fewer than the layout says where they would be too narrow. */
static size_t
count_columns(const LayoutSpec *spec, double width)
{
    size_t n = (size_t)CLAMP(spec->card.columns, 1, MAX_COLUMNS);
    double least = spec->card.column;
    if (!cards_stack(spec, width))
        least += spec->card.figure_width + spec->card.gap;
    while (n > 1 && column_width(spec, width, n) < least)
        n--;
    return n;
}

size_t
cards_in_row(const Setter *s)
{
    return count_columns(s->spec, s->width);
}

FigureRoom
card_room(const LayoutSpec *spec, double width)
{
    double high = spec->card.figure_height;
    if (!cards_stack(spec, width))
        return (FigureRoom){ spec->card.figure_width, high };
    double page = spec->height - spec->top - spec->bottom;
    size_t columns = count_columns(spec, width);
    return (FigureRoom){ column_width(spec, width, columns),
                         MIN(high, page * PAGE_SHARE) };
}

/* A last card on its own in a row of stacks has its text beside the picture,
   in the next column. */
static Row
row_begin(Setter *s, size_t n)
{
    const LayoutSpec *spec = s->spec;
    size_t columns = count_columns(spec, s->width);
    bool stack = cards_stack(spec, s->width);
    double width = column_width(spec, s->width, columns);
    Row row = { .s = s, .n = n, .width = width };
    row.pitch = width + spec->card.gutter;
    row.beside = !stack || (n == 1 && columns > 1);
    if (!row.beside)
        return row;
    row.text_x = stack ? row.pitch : spec->card.figure_width + spec->card.gap;
    row.width = (stack ? s->width : width) - row.text_x;
    return row;
}

static void
build_texts(Cell *cell, double width)
{
    const Card *card = &cell->card;
    for (int i = 0; i < N_PIECES; i++)
        cell->parts[i] = column_new();
    card_head(card, cell->parts[PIECE_HEAD], 0, width, cell->pictures.n == 0);
    card_steps(card, cell->parts[PIECE_STEPS], 0, width);
    card_notes(card, cell->parts[PIECE_NOTES], 0, width);
}

/* The height of the strip of the dose. */
static double
dose_height(const Cell *cell, double width)
{
    GArray *elements = cell->card.s->elements;
    guint n_elements = elements->len;
    g_autoptr(Column) tried = column_new();
    card_dose(&cell->card, tried, 0, width, 0);
    g_array_set_size(elements, n_elements);
    return tried->y;
}

static double
highest(const Row *row, Piece part)
{
    double height = 0;
    for (size_t i = 0; i < row->n; i++)
        height = MAX(height, row->cells[i].parts[part]->y);
    return height;
}

static void
build_figure(Cell *cell, double height)
{
    Column *c = cell->parts[PIECE_FIGURE];
    if (cell->pictures.n == 0)
        return;
    card_pictures_put(&cell->card, c, &cell->pictures, height);
    c->y = height;
}

/* Texts first: headings stand before pictures in the structure.  Returns the
   height of the highest pictures. */
static double
build_cells(Row *row, const Block *const *blocks)
{
    Setter *s = row->s;
    FigureRoom room = card_room(s->spec, s->width);
    double dose = 0, figure = 0;
    for (size_t i = 0; i < row->n; i++) {
        Cell *cell = &row->cells[i];
        s->pos = blocks[i]->pos;
        cell->card = card_begin(s, &blocks[i]->exercise, row->width);
        cell->pictures = card_pictures(&cell->card, room);
        cell->x = (double)i * row->pitch;
        build_texts(cell, row->width);
        dose = MAX(dose, dose_height(cell, row->width));
        figure = MAX(figure, cell->pictures.height);
    }
    for (size_t i = 0; i < row->n; i++)
        card_dose(&row->cells[i].card, row->cells[i].parts[PIECE_DOSE], 0,
                  row->width, dose);
    for (size_t i = 0; i < row->n && !row->beside; i++)
        build_figure(&row->cells[i], figure);
    return figure;
}

/* Where each part of the row begins; returns where the last one ends. */
static double
place_parts(const Row *row, double top[N_PIECES])
{
    double y = 0, gap = setter_unit(row->s);
    for (int part = 0; part < N_PIECES; part++) {
        double height = highest(row, (Piece)part);
        if (row->beside && part == PIECE_FIGURE)
            height = 0;
        if (y > 0 && height > 0 && part != PIECE_STEPS)
            y += gap;
        top[part] = y;
        y += height;
    }
    return y;
}

/* Card by card, so that what is read aloud stays together. */
static void
draw_row(Row *row, Column *c, double figure)
{
    double top[N_PIECES], y = place_parts(row, top);
    if (row->beside)
        y = MAX(y, figure);
    for (size_t i = 0; i < row->n; i++) {
        Cell *cell = &row->cells[i];
        if (row->beside)
            build_figure(cell, y);
        column_add_column(c, cell->parts[PIECE_FIGURE], cell->x, 0);
        for (int part = PIECE_HEAD; part < N_PIECES; part++)
            column_add_column(c, cell->parts[part], cell->x + row->text_x,
                              top[part]);
    }
    c->y = y;
}

static void
draw_legend(Row *row, Column *c)
{
    for (size_t i = 0; i < row->n; i++) {
        Card card = row->cells[i].card;
        card.width = row->s->width;
        if (row->cells[i].pictures.n > 0)
            card_legend(&card, c);
    }
}

static Group *
row_group(Setter *s, const Block *const *blocks, size_t n)
{
    Row row = row_begin(s, n);
    double figure = build_cells(&row, blocks);
    Group *g = group_new(blocks[0]->part, s->spec->block_gap);
    draw_row(&row, g->column, figure);
    draw_legend(&row, g->column);
    column_cut(g->column, false);
    g->whole = true;
    for (size_t i = 0; i < n; i++)
        for (int part = 0; part < N_PIECES; part++)
            column_free(row.cells[i].parts[part]);
    return g;
}

void
grid_build(Setter *s, const Block *const *blocks, size_t n, double room,
           GPtrArray *groups)
{
    guint n_elements = s->elements->len;
    Group *g = row_group(s, blocks, n);
    if (group_height(g) <= room) {
        g_ptr_array_add(groups, g);
        return;
    }
    group_free(g);
    g_array_set_size(s->elements, n_elements);
    for (size_t i = 0; i < n; i++) {
        s->pos = blocks[i]->pos;
        if (n > 1)
            grid_build(s, &blocks[i], 1, room, groups);
        else
            g_ptr_array_add(groups, card_divided(s, &blocks[i]->exercise,
                                                 blocks[i]->part));
    }
}
