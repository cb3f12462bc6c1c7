#include "layout/impose.h"

#include "base/units.h"
#include "layout/column.h"

#define CUT_EDGE mm(5)   /* what an office printer cannot reach */
#define CUT_LENGTH mm(4)
#define CUT_WIDTH mm(0.2)
#define CUT_GREY 0.45

typedef struct {
    const LayoutSpec *spec;
    Color ink;
} CutSheet;

/* A cutting line's mark from `a` to `b`. */
static void
put_cut(const CutSheet *sheet, Column *c, double ax, double ay, double bx,
        double by)
{
    column_rule(c, (Point){ ax, ay }, (Point){ bx, by }, sheet->ink, CUT_WIDTH);
}

/* Marks at the sheet's edges, and a cross where two cuts meet. */
static void
put_cuts(const CutSheet *sheet, Column *c)
{
    const LayoutSpec *spec = sheet->spec;
    double w = spec->sheet.width, h = spec->sheet.height;
    double end = CUT_EDGE + CUT_LENGTH, arm = CUT_LENGTH / 2;
    for (int i = 1; i < spec->sheet.columns; i++) {
        double x = i * spec->width;
        put_cut(sheet, c, x, CUT_EDGE, x, end);
        put_cut(sheet, c, x, h - end, x, h - CUT_EDGE);
    }
    for (int i = 1; i < spec->sheet.rows; i++) {
        double y = i * spec->height;
        put_cut(sheet, c, CUT_EDGE, y, end, y);
        put_cut(sheet, c, w - end, y, w - CUT_EDGE, y);
        for (int k = 1; k < spec->sheet.columns; k++) {
            double x = k * spec->width;
            put_cut(sheet, c, x - arm, y, x + arm, y);
            put_cut(sheet, c, x, y - arm, x, y + arm);
        }
    }
}

static void
add_page(Column *c, const Page *page, double dx, double dy)
{
    for (size_t i = 0; i < page->n_marks; i++) {
        Mark mark = page->marks[i];
        mark_move(&mark, dx, dy);
        g_array_append_val(c->marks, mark);
    }
}

static Page
make_sheet(const CutSheet *sheet, const Page *pages, size_t n, Arena *arena)
{
    const LayoutSpec *spec = sheet->spec;
    size_t columns = (size_t)spec->sheet.columns;
    g_autoptr(Column) c = column_new();
    put_cuts(sheet, c);
    for (size_t i = 0; i < n; i++)
        add_page(c, &pages[i], (double)(i % columns) * spec->width,
                 (double)(i / columns) * spec->height);
    return (Page){
        .width = spec->sheet.width,
        .height = spec->sheet.height,
        .marks = arena_memdup(arena, c->marks->data,
                              c->marks->len * sizeof(Mark)),
        .n_marks = c->marks->len,
    };
}

void
impose(PageSet *set, const LayoutSpec *spec)
{
    size_t up = (size_t)(spec->sheet.columns * spec->sheet.rows);
    if (up == 1)
        return;
    CutSheet sheet = { spec, color_mix(spec->palette[COLOR_INK],
                                    spec->palette[COLOR_PAPER], CUT_GREY) };
    size_t n = (set->n_pages + up - 1) / up;
    Page *sheets = arena_array(set->arena, Page, n);
    for (size_t i = 0; i < n; i++)
        sheets[i] = make_sheet(&sheet, set->pages + i * up,
                               MIN(up, set->n_pages - i * up), set->arena);
    set->pages = sheets;
    set->n_pages = n;
}
