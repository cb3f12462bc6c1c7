/* The moves of a poster: cells in rows, each a picture with its name, what to
   do and how much; the picture stands above the text or beside it. */
#include "layout/bands.h"

#include <math.h>
#include <stdlib.h>

#include "base/units.h"
#include "layout/poster_shots.h"
#include "model/picture.h"

#define MAX_COLUMNS 6
#define MAX_ROWS 24
#define GUTTER_X 1.1 /* [em] between columns ... */
#define GUTTER_Y 1.0 /* ... and rows */
#define TEXT_GAP 0.5 /* [em] between the picture and what stands below it ... */
#define SIDE_GAP 0.6 /* ... or beside it */
#define CUE_GAP 0.2  /* between name and cue ... */
#define DOSE_GAP 0.35     /* ... and cue and dose */
#define MAX_NAME 2        /* lines ... */
#define MAX_NAME_BESIDE 3 /* ... in the narrow text beside a picture */
#define MAX_CUE 5
#define MAX_CHIP 2
#define PANEL_BROAD 2.1  /* a panel's width over its height, at most ... */
#define PANEL_TALL 0.72  /* ... and at least */
#define EMPTY_COST 0.5   /* of empty cells */
#define SHARE_STEP 0.025 /* tried for pictures beside their text ... */
#define SHARE_MOST 0.65  /* ... up to this */
#define SPREAD 1.4       /* of person sizes on one poster */
#define BADGE 1.5        /* of its figures' size: the diameter */
#define BADGE_INSET 0.35 /* [em] */
#define LINE_LEAST 0.3   /* [mm] of outlines on a sheet of 420 mm */

typedef struct {
    size_t columns, rows;
    bool beside;               /* the text stands beside the picture */
    double cell, panel, text;  /* widths */
    double height;             /* least, of the whole */
    double texts[MAX_ROWS];    /* height of each row's text ... */
    double pictures[MAX_ROWS]; /* ... and of its pictures, at least */
} Grid;

static const ExerciseBlock *
move_of(const Band *band, size_t i)
{
    return &band->blocks[i]->exercise;
}

static bool
has_picture(const ExerciseBlock *block)
{
    return block->n_pictures > 0 || block->picture != NULL;
}

/* Heights of the parts of a text, of which a row takes the highest. */
typedef struct {
    double name, cue, dose;
} TextHeights;

static double
cue_height(Board *b, const ExerciseBlock *block, double width)
{
    if (b->says == POSTER_SAYS_STEPS)
        return board_prose_height(b, &block->steps, width);
    if (b->says == POSTER_SAYS_NAME || block->cue == NULL)
        return 0;
    int lines = board_lines(b, STYLE_BODY, block->cue, width);
    if (lines == 0 || lines > MAX_CUE)
        return INFINITY;
    return lines * setter_leading(&b->setter, STYLE_BODY);
}

static double
dose_height(Board *b, const ExerciseBlock *block, double width)
{
    int sum = 0;
    for (size_t i = 0; i < block->n_chips; i++) {
        const Chip *chip = &block->chips[i];
        int lines = board_span_lines(b, STYLE_DOSE, chip->spans, chip->n_spans,
                                     width);
        if (lines == 0 || lines > MAX_CHIP)
            return INFINITY;
        sum += lines;
    }
    return sum * setter_leading(&b->setter, STYLE_DOSE);
}

static TextHeights
text_heights(Board *b, const ExerciseBlock *block, const Grid *grid)
{
    double width = grid->text;
    TextHeights h = { INFINITY, 0, 0 };
    int lines = board_lines(b, STYLE_NAME, block->name, width);
    if (lines == 0 || lines > (grid->beside ? MAX_NAME_BESIDE : MAX_NAME))
        return h;
    h.name = lines * setter_leading(&b->setter, STYLE_NAME);
    h.cue = cue_height(b, block, width);
    h.dose = dose_height(b, block, width);
    return h;
}

static double
heights_sum(const Board *b, const TextHeights *h)
{
    return h->name + (h->cue > 0 ? board_em(b, CUE_GAP) + h->cue : 0) +
           (h->dose > 0 ? board_em(b, DOSE_GAP) + h->dose : 0);
}

/* What a row below its pictures needs so that names, cues and doses each begin
   on one line. */
static TextHeights
row_heights(Board *b, const Band *band, const Grid *grid, size_t row)
{
    TextHeights most = { 0, 0, 0 };
    size_t end = MIN((row + 1) * grid->columns, band->n);
    for (size_t i = row * grid->columns; i < end; i++) {
        TextHeights h = text_heights(b, move_of(band, i), grid);
        most.name = MAX(most.name, h.name);
        most.cue = MAX(most.cue, h.cue);
        most.dose = MAX(most.dose, h.dose);
    }
    return most;
}

/* The height of a row's text; beside pictures each stands for itself. */
static double
row_text(Board *b, const Band *band, const Grid *grid, size_t row)
{
    TextHeights shared = row_heights(b, band, grid, row);
    if (!grid->beside)
        return heights_sum(b, &shared);
    double most = 0;
    size_t end = MIN((row + 1) * grid->columns, band->n);
    for (size_t i = row * grid->columns; i < end; i++) {
        TextHeights h = text_heights(b, move_of(band, i), grid);
        most = MAX(most, heights_sum(b, &h));
    }
    return most;
}

/* The widths of a grid; `beside` is the share of a cell that a picture beside
   its text takes, 0 when it stands above it.  False when there is no room. */
static bool
grid_widths(const Board *b, double width, size_t n, size_t columns,
            double beside, Grid *grid)
{
    double gutter = board_em(b, GUTTER_X);
    *grid = (Grid){ .columns = columns,
                    .rows = (n + columns - 1) / columns,
                    .beside = beside > 0 };
    grid->cell = (width - (double)(columns - 1) * gutter) / (double)columns;
    grid->panel = grid->cell;
    grid->text = grid->cell;
    if (beside > 0) {
        grid->panel = grid->cell * beside;
        grid->text = grid->cell - grid->panel - board_em(b, SIDE_GAP);
    }
    return grid->text > 0 && grid->rows <= MAX_ROWS;
}

/* The least height of the pictures of row `r`. */
static double
least_pictures(const Board *b, const Grid *grid, size_t r)
{
    double least = grid->panel / PANEL_BROAD;
    if (grid->beside)
        return MAX(least, grid->texts[r]);
    return MAX(least, (grid->texts[r] + board_em(b, TEXT_GAP)) * b->share /
                              (1 - b->share));
}

/* How much of a row stands below its pictures. */
static double
below_pictures(const Board *b, const Grid *grid, size_t r)
{
    return grid->beside ? 0 : board_em(b, TEXT_GAP) + grid->texts[r];
}

/* The least height of the moves in so many columns. */
static double
grid_measure(Board *b, const Band *band, Grid *grid)
{
    grid->height = (double)(grid->rows - 1) * board_em(b, GUTTER_Y);
    for (size_t r = 0; r < grid->rows; r++) {
        grid->texts[r] = row_text(b, band, grid, r);
        grid->pictures[r] = least_pictures(b, grid, r);
        grid->height += grid->pictures[r] + below_pictures(b, grid, r);
    }
    return grid->height;
}

/* After the picture above the text come growing ones beside it. */
static double
next_share(const Board *b, double share)
{
    return share > 0 ? share + SHARE_STEP : b->share;
}

/* Calls `use` for each grid that could be, pictures beside texts taking the
   shares up to `most` of their cells. */
typedef void GridUse(Board *b, const Band *band, Grid *grid, void *data);

static void
each_grid(Board *b, const Band *band, double width, double most, GridUse *use,
          void *data)
{
    size_t columns = MIN(band->n, (size_t)MAX_COLUMNS);
    for (; columns > 0; columns--)
        for (double share = 0; share <= most; share = next_share(b, share)) {
            Grid grid;
            if (!grid_widths(b, width, band->n, columns, share, &grid))
                continue;
            if (!isinf(grid_measure(b, band, &grid)))
                use(b, band, &grid, data);
        }
}

static void
take_lower(Board *b, const Band *band, Grid *grid, void *data)
{
    double *least = data;
    (void)b;
    (void)band;
    *least = MIN(*least, grid->height);
}

double
moves_height(Board *b, const Band *band, double width)
{
    double least = INFINITY;
    each_grid(b, band, width, b->share, take_lower, &least);
    return least;
}

static double
corner_of(const Board *b)
{
    return number_size(b) + 2 * board_em(b, BADGE_INSET);
}

/* The height of the pictures of row `r` when the grid fills `height`: all rows
   grow alike, the lower ones first. */
static double
picture_height(const Grid *grid, double height, size_t r)
{
    double low = 0, high = height, spare = height - grid->height;
    for (int i = 0; i < 30; i++) { /* the level up to which rows are filled */
        double level = (low + high) / 2, used = 0;
        for (size_t k = 0; k < grid->rows; k++)
            used += MAX(0, level - grid->pictures[k]);
        if (used > spare)
            high = level;
        else
            low = level;
    }
    double most = grid->panel / PANEL_TALL;
    return MAX(grid->pictures[r], MIN(low, most));
}

static int
compare_doubles(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

/* How large the person is in a panel that leaves little room: a quarter of
   them may leave less. */
static double
usual_metre(const Board *b, const Band *band, const Grid *grid, double height)
{
    g_autofree double *metres = g_new(double, band->n);
    size_t n = 0;
    for (size_t i = 0; i < band->n; i++) {
        double high = picture_height(grid, height, i / grid->columns);
        double metre =
                shots_metre(move_of(band, i), grid->panel, high, corner_of(b));
        if (metre > 0)
            metres[n++] = metre;
    }
    if (n == 0)
        return grid->panel;
    qsort(metres, n, sizeof(double), compare_doubles);
    return metres[(n - 1) / 4];
}

typedef struct {
    double height; /* to be filled */
    double metre;  /* of the best so far, less where cells are empty */
    Grid grid;
    bool found;
} Choice;

static void
take_larger(Board *b, const Band *band, Grid *grid, void *data)
{
    Choice *choice = data;
    if (grid->height > choice->height + 0.01)
        return;
    double cells = (double)(grid->columns * grid->rows);
    double metre = usual_metre(b, band, grid, choice->height) *
                   (1 - EMPTY_COST * (1 - (double)band->n / cells));
    if (choice->found && metre <= choice->metre * 1.001)
        return;
    choice->metre = metre;
    choice->grid = *grid;
    choice->found = true;
}

/* Of the grids that fit, the one with the largest people. */
static Choice
choose_grid(Board *b, const Band *band, Rect box)
{
    Choice choice = { .height = box.h };
    each_grid(b, band, box.w, SHARE_MOST, take_larger, &choice);
    return choice;
}

double
number_size(const Board *b)
{
    return b->own.styles[STYLE_BADGE].size * BADGE;
}

double
put_number(Board *b, Column *c, int owner, int number, Point at,
           const Ground *ground)
{
    Setter *s = &b->setter;
    g_autofree char *text = g_strdup_printf("%d", number);
    const Para *para =
            set_text(s, STYLE_BADGE, ground->dark ? COLOR_BRAND : COLOR_PAPER,
                     text, 1e4, PARA_RAGGED);
    double r = number_size(b) / 2;
    column_circle(c, (Point){ at.x + r, at.y + r }, r,
                  setter_color(s, ground->dark ? COLOR_SUN : COLOR_BRAND));
    column_line(c, owner, para, 0, at.x + r - para_width(para) / 2,
                at.y + r + para_cap_height(para) / 2);
    return 2 * r;
}

/* The therapist's own picture, as large as the panel lets it be. */
static void
put_own(Board *b, Column *c, const ExerciseBlock *block, int figure, Rect panel)
{
    const Art *art = setter_art(&b->setter, block->picture, block->picture_pos);
    double pad = MIN(panel.w, panel.h) * 0.05;
    if (art != NULL)
        column_art(c, figure, art,
                   (Rect){ panel.x + pad, panel.y + pad, panel.w - 2 * pad,
                           panel.h - 2 * pad });
}

/* Outlines as wide as in a picture of the panel's width, all alike. */
static double
line_width(const Board *b, double panel)
{
    double own = (double)picture_line_width((float)(panel / PT_PER_MM));
    return MAX(mm(own), board_mm(b, LINE_LEAST));
}

static void
put_shots(Board *b, Column *c, const ExerciseBlock *block, int figure,
          Rect panel, double metre)
{
    ShotPlan plan = shots_plan(block, panel.w, panel.h, corner_of(b), metre);
    double line = line_width(b, panel.w);
    for (int i = 0; i < block->n_pictures; i++) {
        Rect at = plan.boxes[i];
        at.x += panel.x;
        at.y += panel.y;
        column_art(c, figure,
                   setter_picture(&b->setter, block->pictures[i],
                                  line / plan.scale),
                   at);
    }
}

static void
put_picture(Board *b, Column *c, const ExerciseBlock *block, int sect,
            Rect panel, double metre)
{
    Setter *s = &b->setter;
    column_rect(c, panel, b->own.header.radius,
                b->own.poster.tints[block->posture], COLOR_NONE, 0);
    if (!has_picture(block))
        return;
    int figure = element_add(s, ROLE_FIGURE, sect, block->picture_alt);
    if (block->n_pictures > 0)
        put_shots(b, c, block, figure, panel, metre);
    else
        put_own(b, c, block, figure, panel);
}

static void
put_cue(Board *b, Column *c, const ExerciseBlock *block, int sect, Rect at)
{
    Setter *s = &b->setter;
    if (b->says == POSTER_SAYS_STEPS) {
        ProseStyle style = board_prose(b, &manner_body, at.x, at.w);
        c->y = at.y;
        set_prose(s, c, &block->steps, sect, &style);
    } else if (b->says == POSTER_SAYS_CUE && block->cue != NULL) {
        board_text_in(b, c, element_add(s, ROLE_P, sect, NULL),
                      block->cue_lang, STYLE_BODY, COLOR_INK, block->cue, at);
    }
}

static void
put_dose(Board *b, Column *c, const ExerciseBlock *block, int sect, Rect at)
{
    for (size_t i = 0; i < block->n_chips; i++) {
        g_autofree char *text =
                board_plain(block->chips[i].spans, block->chips[i].n_spans);
        int owner = element_add(&b->setter, ROLE_P, sect, NULL);
        at.y = board_text(b, c, owner, STYLE_DOSE, COLOR_ACCENT, text, at);
    }
}

/* One move: `texts` is where its text stands, `heights` those of its row. */
static void
put_move(Board *b, Column *c, const ExerciseBlock *block, Rect panel,
         Rect texts, const TextHeights *heights, double metre)
{
    Setter *s = &b->setter;
    int sect = element_add(s, ROLE_SECT, 0, NULL);
    g_array_index(s->elements, Element, sect).id = block->id;
    int name = element_add(s, ROLE_H2, sect, NULL);
    put_picture(b, c, block, sect, panel, metre);
    double inset = board_em(b, BADGE_INSET);
    put_number(b, c, name, block->number,
               (Point){ panel.x + inset, panel.y + inset }, &ground_paper);
    board_text_in(b, c, name, block->name_lang, STYLE_NAME, COLOR_BRAND,
                  block->name, texts);
    texts.y += heights->name;
    if (heights->cue > 0) {
        texts.y += board_em(b, CUE_GAP);
        put_cue(b, c, block, sect, texts);
        texts.y += heights->cue;
    }
    texts.y += board_em(b, DOSE_GAP);
    put_dose(b, c, block, sect, texts);
}

static void
put_row(Board *b, Column *c, const Band *band, const Grid *grid, size_t row,
        Rect at, double metre)
{
    TextHeights heights = row_heights(b, band, grid, row);
    double step = grid->cell + board_em(b, GUTTER_X);
    size_t end = MIN((row + 1) * grid->columns, band->n);
    for (size_t i = row * grid->columns; i < end; i++) {
        double x = at.x + (double)(i - row * grid->columns) * step;
        Rect panel = { x, at.y, grid->panel, at.h };
        Rect texts = { x, at.y + at.h + board_em(b, TEXT_GAP), grid->text, 0 };
        if (grid->beside) {
            heights = text_heights(b, move_of(band, i), grid);
            texts.x = x + grid->panel + board_em(b, SIDE_GAP);
            texts.y = at.y;
        }
        put_move(b, c, move_of(band, i), panel, texts, &heights, metre);
    }
}

void
moves_draw(Board *b, const Band *band, Column *c, Rect box)
{
    Choice choice = choose_grid(b, band, box);
    g_assert(choice.found);
    const Grid *grid = &choice.grid;
    double used = grid->height, gap = board_em(b, GUTTER_Y), y = box.y;
    for (size_t r = 0; r < grid->rows; r++)
        used += picture_height(grid, box.h, r) - grid->pictures[r];
    if (grid->rows > 1)
        gap += MIN((box.h - used) / (double)(grid->rows - 1), gap);
    for (size_t r = 0; r < grid->rows; r++) {
        double high = picture_height(grid, box.h, r);
        put_row(b, c, band, grid, r, (Rect){ box.x, y, box.w, high },
                choice.metre * SPREAD);
        y += high + below_pictures(b, grid, r) + gap;
    }
    c->y = box.y + box.h;
}
