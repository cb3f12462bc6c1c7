/* Prints every placed mark of a handout, one a line, for golden files.
   usage: dump_pages PLAN.yaml [PRACTICE.yaml]
   Lengths are points.  A text's place is the left end of its baseline, its
   box the line's width by the type size. */
#include "tests/tools/pages.h"

#include "font/para.h"
#include <math.h>
#include <stdio.h>

static const char *const role_names[] = {
    [ROLE_DOCUMENT] = "document",
    [ROLE_SECT] = "sect",
    [ROLE_H1] = "h1",
    [ROLE_H2] = "h2",
    [ROLE_H3] = "h3",
    [ROLE_P] = "p",
    [ROLE_L] = "list",
    [ROLE_LI] = "item",
    [ROLE_LBL] = "label",
    [ROLE_LBODY] = "body",
    [ROLE_TABLE] = "table",
    [ROLE_TR] = "row",
    [ROLE_TH] = "head-cell",
    [ROLE_TD] = "cell",
    [ROLE_FIGURE] = "figure",
    [ROLE_NOTE] = "note",
    [ROLE_LINK] = "link",
    [ROLE_SPAN] = "span",
};
G_STATIC_ASSERT(G_N_ELEMENTS(role_names) == ROLE_COUNT);

static const char *const shape_names[] = {
    [SHAPE_RECT] = "rect",
    [SHAPE_CIRCLE] = "circle",
    [SHAPE_LINE] = "line",
};

static const char *
owner_name(const PageSet *set, int owner)
{
    if (owner == OWNER_ARTIFACT)
        return "-";
    if (owner == OWNER_PAGINATION)
        return "page";
    g_assert(owner >= 0 && (size_t)owner < set->n_elements);
    return role_names[set->elements[owner].role];
}

/* Two decimals; minus nothing is nothing. */
static double
tidy(double pt)
{
    return fabs(pt) < 0.005 ? 0 : pt;
}

static void
print_place(const char *what, const char *owner, Rect box)
{
    printf("%-6s %-9s %7.2f %7.2f %7.2f %7.2f", what, owner, tidy(box.x),
           tidy(box.y), tidy(box.w), tidy(box.h));
}

static unsigned
channel(double value)
{
    return (unsigned)(value * 255 + 0.5);
}

static void
print_color(const char *label, Color c)
{
    if (c.a > 0)
        printf("  %s #%02x%02x%02x", label, channel(c.r), channel(c.g),
               channel(c.b));
}

static void
print_text(const char *owner, const Para *para, int line, double x,
           double baseline)
{
    g_autofree char *text = para_line_text(para, line);
    print_place("text", owner,
                (Rect){ x, baseline, para_line_width(para, line),
                        para_size(para) });
    printf("  %s\n", g_strchomp(text));
}

static void
print_mark(const PageSet *set, const Mark *mark)
{
    const char *owner = owner_name(set, mark->owner);
    switch (mark->kind) {
    case MARK_TEXT:
        print_text(owner, mark->text.para, mark->text.line, mark->text.x,
                   mark->text.baseline);
        break;
    case MARK_SHAPE:
        print_place(shape_names[mark->shape.kind], owner, mark->shape.box);
        print_color("fill", mark->shape.fill);
        print_color("stroke", mark->shape.stroke);
        putchar('\n');
        break;
    case MARK_ICON:
        print_place("icon", owner, mark->icon.box);
        printf("  %d x %d\n", (int)mark->icon.icon, mark->icon.count);
        break;
    case MARK_ART:
        print_place("art", owner, mark->art.box);
        putchar('\n');
        break;
    }
}

int
main(int argc, char **argv)
{
    g_autoptr(Pages) p = pages_open(argc, argv);
    for (size_t i = 0; i < p->pages->n_pages; i++) {
        const Page *page = &p->pages->pages[i];
        printf("page %zu  %.2f x %.2f\n", i + 1, page->width, page->height);
        for (size_t k = 0; k < page->n_marks; k++)
            print_mark(p->pages, &page->marks[k]);
    }
    return 0;
}
