#include "layout/tile_sheets.h"

#include <math.h>

#include "base/units.h"
#include "layout/column.h"
#include "model/fonts.h"

#define APART mm(0.1)  /* between a line and what is kept: a dot of 254 dpi */
#define STROKE mm(0.2) /* of lines to cut and to glue at */
#define PALE 0.55      /* white over a strip to glue */

#define EDGE mm(12) /* white round the map */
#define GAP mm(8)
#define SQUARE mm(50)
#define MAP_HIGH 0.64   /* of an upright sheet ... */
#define MAP_WIDE 0.56   /* ... and of a lying one */
#define SAMPLE mm(14)   /* width of a line or strip that is explained */
#define NUMBER mm(7)    /* before a step */
#define CELL_STROKE 0.6 /* [pt] round a sheet on the map ... */
#define CELL_HALO 1.6   /* ... and under it */

/* What is done with the sheets. */
typedef enum { STEP_PRINT, STEP_CUT, STEP_GLUE, STEP_LAY, STEP_COUNT } Step;
static const char *const step_texts[] = {
    [STEP_PRINT] = "Print all pages at 100 %, not \xe2\x80\x9c"
                   "fit to page\xe2\x80\x9d. Each side of the square is then "
                   "50 mm.",
    [STEP_CUT] = "Cut each sheet along its black lines.",
    [STEP_GLUE] = "Put glue on the pale strips.",
    [STEP_LAY] = "Start with A1. Lay each next sheet up to the green line: "
                 "first row A, then row B and so on.",
};

static const Color black = { 0, 0, 0, 1 };
static const Color white = { 1, 1, 1, 1 };
static const Color green = { 0.04, 0.35, 0.31, 1 };

typedef struct {
    const TilePlan *plan;
    const char *title;
    char *paper; /* as a person writes it */
    FontSet *fonts;
    PageSet *set;
} Sheets;

typedef enum { TEXT_PLAIN, TEXT_BOLD, TEXT_TITLE } TextManner;

static const struct {
    const char *family;
    int weight;
} manners[] = {
    [TEXT_PLAIN] = { "Source Sans 3", 400 },
    [TEXT_BOLD] = { "Source Sans 3", 700 },
    [TEXT_TITLE] = { "Bricolage Grotesque", 700 },
};

static void
para_free_it(gpointer para)
{
    para_free(para);
}

static const Para *
shape(Sheets *s, const char *text, TextManner manner, double size, double width)
{
    ParaRun run = { .text = text,
                    .family = manners[manner].family,
                    .weight = manners[manner].weight,
                    .size = size,
                    .color = black };
    Para *para = para_new(s->fonts, &run, 1, width, PARA_RAGGED);
    arena_own(s->set->arena, para, para_free_it);
    return para;
}

/* One line around a point. */
static void
put_centred(Sheets *s, Column *c, const char *text, TextManner manner,
            double size, Point at)
{
    const Para *para = shape(s, text, manner, size, s->plan->sheet_width);
    column_line(c, OWNER_ARTIFACT, para, 0, at.x - para_line_width(para, 0) / 2,
                at.y + para_cap_height(para) / 2);
}

static void
put_rect(Column *c, Rect box, Color fill)
{
    column_rect(c, box, 0, fill, COLOR_NONE, 0);
}

/* A line over the whole sheet, as a box: printers and screens move strokes to
   whole dots. */
static void
put_upright(Sheets *s, Column *c, double x, Color color)
{
    put_rect(c, (Rect){ x, 0, STROKE, s->plan->sheet_height }, color);
}

static void
put_level(Sheets *s, Column *c, double y, Color color)
{
    put_rect(c, (Rect){ 0, y, s->plan->sheet_width, STROKE }, color);
}

/* A name in a frame, no wider than `most`. */
static void
put_pill(Sheets *s, Column *c, const char *text, double size, double most,
         Point at)
{
    double full =
            para_width(shape(s, text, TEXT_BOLD, size, s->plan->sheet_width)) +
            size;
    size *= MIN(1, most / full);
    double w = MIN(full, most), h = size * 1.5;
    column_rect(c, (Rect){ at.x - w / 2, at.y - h / 2, w, h }, h / 2, white,
                green, 0.5);
    put_centred(s, c, text, TEXT_BOLD, size, at);
}

/* The strips that the next sheets cover, each with the name of its sheet. */
static void
put_strips(Sheets *s, Column *c, const TileView *view, int row, int column)
{
    const TilePlan *plan = s->plan;
    Rect all = view->window, kept = view->kept;
    double x = kept.x + kept.w + APART, y = kept.y + kept.h + APART;
    double strip = plan->overlap - APART;
    double size = MIN(9, plan->overlap * 0.45);
    Color veil = { 1, 1, 1, PALE };
    if (column < plan->columns - 1) {
        TileView next = tile_view(plan, row, column + 1);
        put_rect(c, (Rect){ x, all.y, strip, all.h }, veil);
        put_upright(s, c, x, green);
        put_pill(s, c, next.name, size, strip - APART,
                 (Point){ x + strip / 2, kept.y + kept.h / 2 });
    }
    if (row < plan->rows - 1) {
        TileView next = tile_view(plan, row + 1, column);
        g_autofree char *text = g_strdup_printf("glue %s here", next.name);
        put_rect(c, (Rect){ all.x, y, all.w, strip }, veil);
        put_level(s, c, y, green);
        put_pill(s, c, text, size, kept.w,
                 (Point){ kept.x + kept.w / 2, y + strip / 2 });
    }
}

/* Every sheet is cut where it lies over another, and where the poster ends. */
static void
put_cuts(Sheets *s, Column *c, const TileView *view, int row, int column)
{
    Rect kept = view->kept;
    put_upright(s, c, kept.x - APART - STROKE, black);
    put_level(s, c, kept.y - APART - STROKE, black);
    if (column == s->plan->columns - 1)
        put_upright(s, c, kept.x + kept.w + APART, black);
    if (row == s->plan->rows - 1)
        put_level(s, c, kept.y + kept.h + APART, black);
}

/* "Sheet B2 · Lower back and tight hips" in the margin below; the name alone
   where a long title has no room. */
static void
put_name(Sheets *s, Column *c, const TileView *view)
{
    double x = view->window.x + mm(2), wide = 4 * s->plan->sheet_width;
    g_autofree char *name = g_strdup_printf("Sheet %s", view->name);
    g_autofree char *text = g_strdup_printf("%s \xc2\xb7 %s", name, s->title);
    const Para *para = shape(s, text, TEXT_PLAIN, 7, wide);
    if (x + para_width(para) > s->plan->sheet_width - TILE_MARGIN)
        para = shape(s, name, TEXT_PLAIN, 7, wide);
    column_line(c, OWNER_ARTIFACT, para, 0, x,
                view->window.y + view->window.h + mm(1) +
                        para_cap_height(para));
}

static Page
end_page(Sheets *s, const Column *c)
{
    return (Page){ .width = s->plan->sheet_width,
                   .height = s->plan->sheet_height,
                   .marks = arena_memdup(s->set->arena, c->marks->data,
                                         c->marks->len * sizeof(Mark)),
                   .n_marks = c->marks->len };
}

static Page
make_sheet(Sheets *s, const TileView *view, int row, int column)
{
    g_autoptr(Column) c = column_new();
    put_strips(s, c, view, row, column);
    put_cuts(s, c, view, row, column);
    put_name(s, c, view);
    return end_page(s, c);
}

/* The largest place for the poster in `room`. */
static TileView
small_view(const TilePlan *plan, Rect room)
{
    double scale = MIN(room.w / plan->width, room.h / plan->height);
    return (TileView){
        .name = "Map",
        .window = { room.x, room.y, plan->width * scale, plan->height * scale },
        .scale = scale,
    };
}

/* Where sheets lie on the map. */
static void
put_cells(Sheets *s, Column *c, const TileView *map, Color color, double width)
{
    const TilePlan *plan = s->plan;
    for (int i = 0; i < plan->columns * plan->rows; i++) {
        TileView view = tile_view(plan, i / plan->columns, i % plan->columns);
        Rect cell = { map->window.x + view.from.x * map->scale,
                      map->window.y + view.from.y * map->scale,
                      view.kept.w * map->scale, view.kept.h * map->scale };
        column_rect(c, cell, 0, COLOR_NONE, color, width);
        double size = MIN(plan->step_x, plan->step_y) * map->scale * 0.22;
        if (width <= CELL_STROKE)
            put_pill(s, c, view.name, CLAMP(size, 3, 16), cell.w * 0.9,
                     (Point){ cell.x + cell.w / 2, cell.y + cell.h / 2 });
    }
}

/* After the text: a line to cut, or a strip to glue with the line at which the
   next sheet lies. */
static void
put_sample(Column *c, Point at, Step step)
{
    if (step == STEP_GLUE)
        put_rect(c, (Rect){ at.x, at.y, SAMPLE, mm(3) },
                 color_mix(white, green, 0.85));
    if (step == STEP_CUT || step == STEP_GLUE)
        put_rect(c, (Rect){ at.x, at.y, SAMPLE, 2 * STROKE },
                 step == STEP_CUT ? black : green);
}

static void
put_step(Sheets *s, Column *c, Step step, double width)
{
    g_autofree char *label = g_strdup_printf("%d", (int)step + 1);
    const Para *number = shape(s, label, TEXT_BOLD, 12, width);
    const Para *para =
            shape(s, step_texts[step], TEXT_PLAIN, 12, width - NUMBER);
    double y = c->y;
    column_para(c, OWNER_ARTIFACT, number, 0, 16);
    c->y = y;
    column_para(c, OWNER_ARTIFACT, para, NUMBER, 16);
    put_sample(c, (Point){ NUMBER + para_width(para) + mm(4), y + 7 }, step);
    c->y += mm(2);
}

static void
put_steps(Sheets *s, Column *c, double width)
{
    bool single = tile_sheets_n(s->plan) == 2;
    for (int step = 0; step < (single ? STEP_GLUE : STEP_COUNT); step++)
        put_step(s, c, (Step)step, width);
}

/* To see whether the printer kept the size. */
static void
put_square(Sheets *s, Column *c, Point at)
{
    column_rect(c, (Rect){ at.x, at.y, SQUARE, SQUARE }, 0, COLOR_NONE, black,
                0.5);
    put_centred(s, c, "50 mm", TEXT_BOLD, 14,
                (Point){ at.x + SQUARE / 2, at.y + SQUARE / 2 });
}

static char *
summary(const Sheets *s)
{
    const TilePlan *plan = s->plan;
    int n = plan->columns * plan->rows;
    return g_strdup_printf(
            "%s: %d sheet%s of %s, together %.0f \xc3\x97 %.0f mm", s->title, n,
            n == 1 ? "" : "s", s->paper, plan->width / PT_PER_MM,
            plan->height / PT_PER_MM);
}

static Page
make_map(Sheets *s, TileView *view)
{
    g_autoptr(Column) c = column_new();
    g_autoptr(Column) steps = column_new();
    g_autofree char *line = summary(s);
    double width = s->plan->sheet_width, height = s->plan->sheet_height;
    double room_w = width - 2 * EDGE;
    c->y = EDGE;
    column_para(
            c, OWNER_ARTIFACT,
            shape(s, "How to put this poster together", TEXT_TITLE, 22, room_w),
            EDGE, 28);
    column_para(c, OWNER_ARTIFACT, shape(s, line, TEXT_PLAIN, 12, room_w), EDGE,
                16);
    double top = c->y + GAP, room_h = height - top - EDGE;
    bool lying = width > height;
    Rect room = { EDGE, top, lying ? room_w * MAP_WIDE : room_w,
                  lying ? room_h : room_h * MAP_HIGH };
    *view = small_view(s->plan, room);
    put_cells(s, c, view, white, CELL_HALO);
    put_cells(s, c, view, black, CELL_STROKE);
    double below = top + view->window.h + GAP;
    double beside = EDGE + view->window.w + GAP;
    Point at = { lying ? beside : EDGE, lying ? top : below };
    put_steps(s, steps, lying ? width - EDGE - at.x : room_w - SQUARE - GAP);
    column_add_column(c, steps, at.x, at.y);
    put_square(s, c,
               (Point){ lying ? at.x : width - EDGE - SQUARE,
                        lying ? height - EDGE - SQUARE : below });
    return end_page(s, c);
}

/* "a4" -> "A4", "letter" -> "Letter".  Caller frees. */
static char *
paper_as_written(const char *paper)
{
    char *name = g_strdup(paper);
    name[0] = g_ascii_toupper(name[0]);
    return name;
}

PageSet *
tile_sheets(const TilePlan *plan, const char *title, const char *paper,
            FontSet *fonts, TileView *views)
{
    PageSet *set = page_set_new(title, NULL, "en");
    Sheets s = { plan, title, paper_as_written(paper), fonts, set };
    Element *document = arena_new0(set->arena, Element);
    *document = (Element){ .role = ROLE_DOCUMENT, .parent = -1 };
    set->elements = document;
    set->n_elements = 1;
    set->n_pages = tile_sheets_n(plan);
    Page *pages = arena_array(set->arena, Page, set->n_pages);
    font_set_load(fonts, font_families, 2);
    pages[0] = make_map(&s, &views[0]);
    for (int row = 0; row < plan->rows; row++) {
        for (int column = 0; column < plan->columns; column++) {
            int i = 1 + row * plan->columns + column;
            views[i] = tile_view(plan, row, column);
            pages[i] = make_sheet(&s, &views[i], row, column);
        }
    }
    set->pages = pages;
    g_free(s.paper);
    return set;
}
