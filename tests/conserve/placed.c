#include "tests/conserve/placed.h"

#include "base/units.h"
#include "font/para.h"

#define EDGE mm(5) /* what an office printer cannot reach */
#define SLACK 0.5  /* [pt] side bearings */

Rect
placed_text_box(const Mark *mark)
{
    const Para *para = mark->text.para;
    double cap = para_cap_height(para);
    return (Rect){ mark->text.x, mark->text.baseline - cap,
                   para_line_width(para, mark->text.line), cap };
}

static Rect
printed_box(const Mark *mark)
{
    Rect box;
    if (!mark_box(mark, &box))
        return placed_text_box(mark);
    bool clipped = mark->kind == MARK_SHAPE && mark->shape.clip.w > 0;
    return clipped ? mark->shape.clip : box;
}

static bool
inside(Rect b, const Page *page)
{
    return b.x >= EDGE - SLACK && b.y >= EDGE - SLACK &&
           b.x + b.w <= page->width - EDGE + SLACK &&
           b.y + b.h <= page->height - EDGE + SLACK;
}

static bool
overlap(Rect a, Rect b)
{
    return MIN(a.x + a.w, b.x + b.w) - MAX(a.x, b.x) > SLACK &&
           MIN(a.y + a.h, b.y + b.h) - MAX(a.y, b.y) > SLACK;
}

static void
tell(GString *why, const char *what, size_t page, const Mark *mark)
{
    Rect b = printed_box(mark);
    g_autofree char *text =
            mark->kind == MARK_TEXT
                    ? para_line_text(mark->text.para, mark->text.line)
                    : g_strdup("a shape");
    g_string_append_printf(why, "page %zu: %s: %s at %.1f %.1f %.1f %.1f\n",
                           page + 1, text, what, b.x, b.y, b.w, b.h);
}

static void
check_page(const Page *page, size_t number, GString *why)
{
    for (size_t i = 0; i < page->n_marks; i++) {
        const Mark *a = &page->marks[i];
        if (!inside(printed_box(a), page))
            tell(why, "too near the edge", number, a);
        for (size_t k = i + 1; a->kind == MARK_TEXT && k < page->n_marks; k++) {
            const Mark *b = &page->marks[k];
            if (b->kind != MARK_TEXT ||
                !overlap(placed_text_box(a), placed_text_box(b)))
                continue;
            tell(why, "lies on the next", number, a);
            tell(why, "lies below it", number, b);
        }
    }
}

bool
placed_well(const PageSet *set, GString *why)
{
    size_t before = why->len;
    for (size_t i = 0; i < set->n_pages; i++)
        check_page(&set->pages[i], i, why);
    return why->len == before;
}
