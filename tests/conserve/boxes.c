/* Tells whether all that is on the pages of a handout lies where a printer
   reaches, and no text lies on another.
   usage: boxes PLAN.yaml [PRACTICE.yaml] */
#include <stdio.h>

#include "base/units.h"
#include "font/para.h"
#include "tests/tools/pages.h"

#define EDGE mm(5) /* what an office printer cannot reach */
#define SLACK 0.5  /* [pt] side bearings */

static Rect
text_box(const Mark *mark)
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
        return text_box(mark);
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
tell(const char *what, size_t page, const Mark *mark)
{
    Rect b = printed_box(mark);
    g_autofree char *text =
            mark->kind == MARK_TEXT
                    ? para_line_text(mark->text.para, mark->text.line)
                    : g_strdup("a shape");
    printf("page %zu: %s: %s at %.1f %.1f %.1f %.1f\n", page + 1, text, what,
           b.x, b.y, b.w, b.h);
}

static int
check_page(const Page *page, size_t number)
{
    int wrong = 0;
    for (size_t i = 0; i < page->n_marks; i++) {
        const Mark *a = &page->marks[i];
        if (!inside(printed_box(a), page)) {
            tell("too near the edge", number, a);
            wrong++;
        }
        for (size_t k = i + 1; a->kind == MARK_TEXT && k < page->n_marks; k++) {
            const Mark *b = &page->marks[k];
            if (b->kind != MARK_TEXT || !overlap(text_box(a), text_box(b)))
                continue;
            tell("lies on the next", number, a);
            tell("lies below it", number, b);
            wrong++;
        }
    }
    return wrong;
}

int
main(int argc, char **argv)
{
    g_autoptr(Pages) p = pages_open(argc, argv);
    int wrong = 0;
    for (size_t i = 0; i < p->pages->n_pages; i++)
        wrong += check_page(&p->pages->pages[i], i);
    return wrong > 0;
}
