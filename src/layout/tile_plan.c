#include "layout/tile_plan.h"

#include <glib.h>
#include <math.h>

#include "model/paper.h"

#define UNIT mm(0.1)
#define OVERLAP_LEAST mm(5) /* has room for a label */
#define SHEETS_MOST 400
#define SHORT_SIDE mm(200) /* of a sheet: the map has a square of 50 mm */
#define LONG_SIDE mm(270)
#define SLACK 1e-6 /* [UNIT] */

/* One way to divide a length. */
typedef struct {
    int n;
    double step;
} Division;

static double
round_up(double length)
{
    return ceil(length / UNIT - SLACK) * UNIT;
}

static double
round_down(double length)
{
    return floor(length / UNIT + SLACK) * UNIT;
}

static double
printable(double sheet)
{
    return round_down(sheet - 2 * TILE_MARGIN);
}

/* Equal steps, so that no sheet is a sliver. */
static Division
divide(double length, double sheet, double overlap)
{
    double room = printable(sheet);
    if (length <= room)
        return (Division){ 1, length };
    int n = (int)ceil((length - overlap) / (room - overlap) - SLACK);
    return (Division){ n, round_up((length - overlap) / n) };
}

static void
divide_both(TilePlan *plan, double sheet_width, double sheet_height)
{
    Division x = divide(plan->width, sheet_width, plan->overlap);
    Division y = divide(plan->height, sheet_height, plan->overlap);
    if (plan->columns > 0 && x.n * y.n >= plan->columns * plan->rows)
        return;
    plan->sheet_width = sheet_width;
    plan->sheet_height = sheet_height;
    plan->columns = x.n;
    plan->rows = y.n;
    plan->step_x = x.step;
    plan->step_y = y.step;
}

static bool
find_sheet(const char *paper, double *small, double *large, Diag *diag)
{
    SrcPos pos = src_pos_option("tile");
    double width, height;
    if (!paper_check(paper, pos, diag) || !paper_find(paper, &width, &height))
        return false;
    *small = MIN(width, height);
    *large = MAX(width, height);
    if (*small >= SHORT_SIDE && *large >= LONG_SIDE)
        return true;
    diag_add(diag, DIAG_ERROR, pos,
             "'%s' is too small for sheets to glue; expected a4, letter, a3 or "
             "larger",
             paper);
    return false;
}

static bool
check_overlap(double overlap, const char *paper, double small, Diag *diag)
{
    double most = printable(small) / 2;
    if (overlap >= OVERLAP_LEAST - SLACK && overlap <= most)
        return true;
    diag_add(diag, DIAG_ERROR, src_pos_option("overlap"),
             "an overlap of %g mm is too %s; on %s it may be %.0f to %.0f mm",
             overlap / PT_PER_MM, overlap > most ? "wide" : "narrow", paper,
             OVERLAP_LEAST / PT_PER_MM, floor(most / PT_PER_MM));
    return false;
}

/* The widest window's place in the middle of the sheet. */
static double
place_window(double sheet, double length, double step, double overlap)
{
    return round_down((sheet - MIN(length, step + overlap)) / 2);
}

bool
tile_plan(TilePlan *plan, double width, double height, const TileWish *wish,
          Diag *diag)
{
    double small, large;
    *plan = (TilePlan){ .width = width, .height = height };
    plan->overlap = round(wish->overlap / UNIT) * UNIT;
    if (!find_sheet(wish->paper, &small, &large, diag) ||
        !check_overlap(plan->overlap, wish->paper, small, diag))
        return false;
    divide_both(plan, small, large);
    divide_both(plan, large, small);
    if (plan->columns * plan->rows > SHEETS_MOST) {
        diag_add(diag, DIAG_ERROR, src_pos_option("tile"),
                 "the poster would take %d sheets of %s; %d are the most: take "
                 "larger sheets",
                 plan->columns * plan->rows, wish->paper, SHEETS_MOST);
        return false;
    }
    plan->origin = (Point){
        place_window(plan->sheet_width, width, plan->step_x, plan->overlap),
        place_window(plan->sheet_height, height, plan->step_y, plan->overlap),
    };
    return true;
}

/* "B2"; the 27th row is AA. */
static void
put_name(char *name, int row, int column)
{
    if (row < 26)
        g_snprintf(name, TILE_NAME_MAX, "%c%d", 'A' + row, column + 1);
    else
        g_snprintf(name, TILE_NAME_MAX, "%c%c%d", 'A' + row / 26 - 1,
                   'A' + row % 26, column + 1);
}

TileView
tile_view(const TilePlan *plan, int row, int column)
{
    Point from = { column * plan->step_x, row * plan->step_y };
    bool last_x = column == plan->columns - 1, last_y = row == plan->rows - 1;
    double kept_w = last_x ? plan->width - from.x : plan->step_x;
    double kept_h = last_y ? plan->height - from.y : plan->step_y;
    Point at = plan->origin;
    TileView view = {
        .window = { at.x, at.y, kept_w + (last_x ? 0 : plan->overlap),
                    kept_h + (last_y ? 0 : plan->overlap) },
        .from = from,
        .scale = 1,
        .kept = { at.x, at.y, kept_w, kept_h },
    };
    put_name(view.name, row, column);
    return view;
}
