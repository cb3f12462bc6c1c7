/* Prints every placed mark of a handout, one a line, for golden files.
   usage: dump_pages [--outline] PLAN.yaml [PRACTICE.yaml]
   Lengths are points.  A text's place is the left end of its baseline, its
   box the line's width by the type size.  --outline prints headings and
   pictures only, and for each page a sum over all of its marks. */
#include "tests/tools/pages.h"

#include "font/para.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

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

typedef enum { DUMP_ALL, DUMP_OUTLINE } Dump;

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

/* FNV-1a, so that the outline changes when any mark does. */
static void
sum_bytes(guint32 *sum, const void *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        *sum = (*sum ^ ((const guint8 *)bytes)[i]) * 16777619u;
}

/* Tenths of a point: what is less is not seen. */
static void
sum_place(guint32 *sum, Rect box)
{
    const gint32 tenths[] = { (gint32)lround(box.x * 10),
                              (gint32)lround(box.y * 10),
                              (gint32)lround(box.w * 10),
                              (gint32)lround(box.h * 10) };
    sum_bytes(sum, tenths, sizeof tenths);
}

static void
sum_color(guint32 *sum, Color c)
{
    const unsigned bytes[] = { channel(c.r), channel(c.g), channel(c.b),
                               channel(c.a) };
    sum_bytes(sum, bytes, sizeof bytes);
}

static void
sum_mark(guint32 *sum, const Mark *mark)
{
    sum_bytes(sum, &mark->kind, sizeof mark->kind);
    switch (mark->kind) {
    case MARK_TEXT: {
        g_autofree char *text =
                para_line_text(mark->text.para, mark->text.line);
        sum_place(sum, (Rect){ mark->text.x, mark->text.baseline,
                               para_line_width(mark->text.para,
                                               mark->text.line),
                               para_size(mark->text.para) });
        sum_bytes(sum, text, strlen(text));
        break;
    }
    case MARK_SHAPE:
        sum_place(sum, mark->shape.box);
        sum_color(sum, mark->shape.fill);
        sum_color(sum, mark->shape.stroke);
        break;
    case MARK_ICON:
        sum_place(sum, mark->icon.box);
        sum_color(sum, mark->icon.color);
        break;
    case MARK_ART:
        sum_place(sum, mark->art.box);
        break;
    }
}

static bool
is_in_outline(const PageSet *set, const Mark *mark)
{
    if (mark->kind == MARK_ART)
        return true;
    if (mark->kind != MARK_TEXT || mark->owner < 0)
        return false;
    Role role = set->elements[mark->owner].role;
    return role == ROLE_H1 || role == ROLE_H2 || role == ROLE_H3;
}

static void
print_page(const PageSet *set, size_t i, Dump dump)
{
    const Page *page = &set->pages[i];
    guint32 sum = 2166136261u;
    for (size_t k = 0; k < page->n_marks; k++)
        sum_mark(&sum, &page->marks[k]);
    printf("page %zu  %.2f x %.2f", i + 1, page->width, page->height);
    if (dump == DUMP_OUTLINE)
        printf("  %zu marks, %08x", page->n_marks, sum);
    putchar('\n');
    for (size_t k = 0; k < page->n_marks; k++)
        if (dump == DUMP_ALL || is_in_outline(set, &page->marks[k]))
            print_mark(set, &page->marks[k]);
}

int
main(int argc, char **argv)
{
    Dump dump = DUMP_ALL;
    if (argc > 1 && strcmp(argv[1], "--outline") == 0) {
        dump = DUMP_OUTLINE;
        argv++;
        argc--;
    }
    g_autoptr(Pages) p = pages_open(argc, argv);
    for (size_t i = 0; i < p->pages->n_pages; i++)
        print_page(p->pages, i, dump);
    return 0;
}
