#include "layout/trim.h"

#include <glib.h>

#include "base/units.h"
#include "font/para.h"
#include "model/paper.h"

#define SAFE mm(5)      /* from the cut: knives are not exact */
#define MARK_AWAY mm(3) /* crop marks from the cut, at least */
#define MARK_LENGTH mm(5)
#define MARK_STROKE 0.25 /* [pt] */
#define MARK_AIR mm(2)   /* between crop marks and the edge */
#define SLACK 0.01       /* [pt] */

/* One page on its way. */
typedef struct {
    const TrimWish *wish;
    const Page *page; /* as it was */
    double margin;    /* what it grows by on each side */
    Rect bleed;       /* all that may be printed, on the old page */
} Trim;

static double
right(Rect box)
{
    return box.x + box.w;
}

static double
bottom(Rect box)
{
    return box.y + box.h;
}

static Rect
rect_between(double left, double top, double right_side, double bottom_side)
{
    return (Rect){ left, top, right_side - left, bottom_side - top };
}

static Rect
intersect(Rect a, Rect b)
{
    return rect_between(MAX(a.x, b.x), MAX(a.y, b.y), MIN(right(a), right(b)),
                        MIN(bottom(a), bottom(b)));
}

static bool
is_inside(Rect inner, Rect outer)
{
    return inner.x >= outer.x - SLACK && inner.y >= outer.y - SLACK &&
           right(inner) <= right(outer) + SLACK &&
           bottom(inner) <= bottom(outer) + SLACK;
}

/* The page as it is cut, or what lies `inset` inside it. */
static Rect
cut(const Page *page, double inset)
{
    return rect_between(inset, inset, page->width - inset,
                        page->height - inset);
}

/* What is seen of a mark. */
static Rect
visible(const Mark *mark)
{
    Rect box;
    if (!mark_box(mark, &box)) {
        double height = para_cap_height(mark->text.para);
        return (Rect){ mark->text.x, mark->text.baseline - height,
                       para_line_width(mark->text.para, mark->text.line),
                       height };
    }
    /* Lines may run to the left and up. */
    box = rect_between(MIN(box.x, right(box)), MIN(box.y, bottom(box)),
                       MAX(box.x, right(box)), MAX(box.y, bottom(box)));
    if (mark->kind == MARK_SHAPE && mark->shape.clip.w > 0)
        box = intersect(box, mark->shape.clip);
    return box;
}

static bool
is_decoration(const Mark *mark)
{
    return mark->kind == MARK_SHAPE && mark->owner < 0;
}

/* The box with those sides that reach the page's edge moved out. */
static Rect
run_on(const Trim *t, Rect box)
{
    Rect page = cut(t->page, 0);
    return rect_between(box.x <= SLACK ? MIN(box.x, t->bleed.x) : box.x,
                        box.y <= SLACK ? MIN(box.y, t->bleed.y) : box.y,
                        right(box) >= right(page) - SLACK
                                ? MAX(right(box), right(t->bleed))
                                : right(box),
                        bottom(box) >= bottom(page) - SLACK
                                ? MAX(bottom(box), bottom(t->bleed))
                                : bottom(box));
}

/* Runs decoration at the edge on into the bleed, and no farther. */
static void
extend(const Trim *t, Shape *shape)
{
    if (shape->kind == SHAPE_RECT)
        shape->box = run_on(t, shape->box);
    if (shape->clip.w > 0)
        shape->clip = run_on(t, shape->clip);
    else if (!is_inside(shape->box, t->bleed))
        shape->clip = t->bleed;
    if (shape->clip.w > 0 && !is_inside(shape->clip, t->bleed))
        shape->clip = intersect(shape->clip, t->bleed);
}

static double
distance_to_cut(const Trim *t, Rect box)
{
    Rect page = cut(t->page, 0);
    return MIN(MIN(box.x, box.y),
               MIN(right(page) - right(box), bottom(page) - bottom(box)));
}

/* False and a message for what could be cut off. */
static bool
check_mark(const Trim *t, const Mark *mark, size_t number, Diag *diag)
{
    Rect box = visible(mark);
    if (box.w < 0 || box.h < 0 || is_inside(box, cut(t->page, SAFE)))
        return true;
    g_autofree char *text =
            mark->kind == MARK_TEXT
                    ? para_line_text(mark->text.para, mark->text.line)
                    : NULL;
    g_autofree char *name = text != NULL ? g_strdup_printf("'%s'", text)
                                         : g_strdup("a picture");
    diag_add(diag, DIAG_ERROR, SRC_POS_NONE,
             "page %zu: %s lies %.1f mm from the cut; it must be %.0f mm: take "
             "a larger paper, or a layout with wider margins",
             number, name, MAX(0, distance_to_cut(t, box)) / PT_PER_MM,
             SAFE / PT_PER_MM);
    return false;
}

static Mark
crop_line(Point from, double dx, double dy)
{
    Mark mark = { .kind = MARK_SHAPE, .owner = OWNER_ARTIFACT };
    mark.shape = (Shape){ .kind = SHAPE_LINE,
                          .box = { from.x, from.y, dx, dy },
                          .stroke = { 0, 0, 0, 1 },
                          .line_width = MARK_STROKE };
    return mark;
}

static double
mark_away(const TrimWish *wish)
{
    return MAX(MARK_AWAY, wish->bleed);
}

/* Two lines at each corner of the cut, in the old page's coordinates. */
static void
add_crop_marks(const Trim *t, GArray *marks)
{
    double away = mark_away(t->wish);
    for (int i = 0; i < 4; i++) {
        double x = i % 2 ? t->page->width : 0, y = i / 2 ? t->page->height : 0;
        double sx = i % 2 ? 1 : -1, sy = i / 2 ? 1 : -1;
        Mark level =
                crop_line((Point){ x + sx * away, y }, sx * MARK_LENGTH, 0);
        Mark upright =
                crop_line((Point){ x, y + sy * away }, 0, sy * MARK_LENGTH);
        g_array_append_val(marks, level);
        g_array_append_val(marks, upright);
    }
}

/* One message for a page is enough: its lines lie below one another. */
static bool
trim_marks(const Trim *t, size_t number, GArray *marks, Diag *diag)
{
    for (size_t i = 0; i < t->page->n_marks; i++) {
        Mark mark = t->page->marks[i];
        if (is_decoration(&mark))
            extend(t, &mark.shape);
        else if (!check_mark(t, &mark, number, diag))
            return false;
        g_array_append_val(marks, mark);
    }
    return true;
}

static bool
check_size(const Trim *t, size_t number, Diag *diag)
{
    const Page *page = t->page;
    double side = MIN(page->width, page->height);
    double most = MAX(page->width, page->height) + 2 * t->margin;
    if (t->wish->bleed >= side) {
        diag_add(diag, DIAG_ERROR, src_pos_option("bleed"),
                 "a bleed of %g mm is not smaller than the page, %.0f x %.0f "
                 "mm; print shops ask for 3 to 5 mm",
                 t->wish->bleed / PT_PER_MM, page->width / PT_PER_MM,
                 page->height / PT_PER_MM);
        return false;
    }
    if (most <= PAPER_MOST + SLACK)
        return true;
    diag_add(diag, DIAG_ERROR, src_pos_option("bleed"),
             "page %zu is %.0f mm long with its bleed and marks; a page can "
             "have %.0f mm",
             number, most / PT_PER_MM, PAPER_MOST / PT_PER_MM);
    return false;
}

static bool
trim_page(PageSet *set, Page *page, size_t number, const TrimWish *wish,
          Diag *diag)
{
    Trim t = { .wish = wish, .page = page };
    t.margin = wish->marks ? mark_away(wish) + MARK_LENGTH + MARK_AIR
                           : wish->bleed;
    t.bleed = cut(page, -wish->bleed);
    g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(Mark));
    if (!check_size(&t, number, diag) || !trim_marks(&t, number, marks, diag))
        return false;
    if (wish->marks)
        add_crop_marks(&t, marks);
    for (guint i = 0; i < marks->len; i++)
        mark_move(&g_array_index(marks, Mark, i), t.margin, t.margin);
    *page = (Page){ .width = page->width + 2 * t.margin,
                    .height = page->height + 2 * t.margin,
                    .marks = arena_memdup(set->arena, marks->data,
                                          marks->len * sizeof(Mark)),
                    .n_marks = marks->len,
                    .margin = t.margin,
                    .bleed = wish->bleed };
    return true;
}

bool
trim_pages(PageSet *set, const TrimWish *wish, Diag *diag)
{
    bool good = true;
    Page *pages =
            arena_memdup(set->arena, set->pages, set->n_pages * sizeof(Page));
    for (size_t i = 0; i < set->n_pages; i++)
        good &= trim_page(set, &pages[i], i + 1, wish, diag);
    set->pages = pages;
    return good;
}
