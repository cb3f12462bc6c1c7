#include "tests/conserve/leaves.h"

#include "font/para.h"
#include "tests/conserve/placed.h"

#define SLACK 0.75    /* [pt] side bearings, and signs that hang out */
#define WHOLE_LINES 3 /* a paragraph of so many is never divided */

static bool
is_body(const Mark *mark)
{
    return mark->kind == MARK_TEXT && mark->owner != OWNER_PAGINATION;
}

/* The place of `mark` among the leaves of its page. */
static size_t
place_of(const LayoutSpec *spec, const Mark *mark)
{
    size_t column = (size_t)(mark->text.x / spec->width);
    size_t row = (size_t)(mark->text.baseline / spec->height);
    return row * (size_t)spec->sheet.columns + column;
}

static Leaf
leaf_at(const LayoutSpec *spec, size_t page, size_t place, const Mark *marks)
{
    size_t columns = (size_t)spec->sheet.columns;
    return (Leaf){ .page = page,
                   .at = { (double)(place % columns) * spec->width,
                           (double)(place / columns) * spec->height },
                   .marks = marks };
}

GArray *
leaves_of(const PageSet *set, const LayoutSpec *spec)
{
    GArray *leaves = g_array_new(FALSE, FALSE, sizeof(Leaf));
    bool many = spec->sheet.columns * spec->sheet.rows > 1;
    for (size_t i = 0; i < set->n_pages; i++) {
        const Page *page = &set->pages[i];
        size_t place = 0;
        Leaf leaf = leaf_at(spec, i, 0, page->marks);
        for (size_t k = 0; k < page->n_marks; k++, leaf.n_marks++) {
            const Mark *mark = &page->marks[k];
            if (!many || mark->kind != MARK_TEXT ||
                place_of(spec, mark) == place)
                continue;
            place = place_of(spec, mark);
            g_array_append_val(leaves, leaf);
            leaf = leaf_at(spec, i, place, mark);
        }
        g_array_append_val(leaves, leaf);
    }
    return leaves;
}

char *
leaves_text(const GArray *leaves)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < leaves->len; i++) {
        const Leaf *leaf = &g_array_index(leaves, Leaf, i);
        for (size_t k = 0; k < leaf->n_marks; k++) {
            const Mark *mark = &leaf->marks[k];
            if (mark->kind != MARK_TEXT)
                continue;
            g_autofree char *line =
                    para_line_text(mark->text.para, mark->text.line);
            g_string_append_printf(text, "%s\n", line);
        }
        g_string_append_c(text, '\f');
    }
    return g_string_free(text, FALSE);
}

static void
tell(GString *why, guint leaf, const Mark *mark, const char *what)
{
    g_autofree char *line = para_line_text(mark->text.para, mark->text.line);
    Rect b = placed_text_box(mark);
    g_string_append_printf(why, "page %u: '%s' %s at %.1f %.1f %.1f %.1f\n",
                           leaf + 1, line, what, b.x, b.y, b.w, b.h);
}

bool
leaves_in_margins(const GArray *leaves, const LayoutSpec *spec, GString *why)
{
    bool good = true;
    for (guint i = 0; i < leaves->len; i++) {
        const Leaf *leaf = &g_array_index(leaves, Leaf, i);
        for (size_t k = 0; k < leaf->n_marks; k++) {
            if (!is_body(&leaf->marks[k]))
                continue;
            Rect b = placed_text_box(&leaf->marks[k]);
            double x = b.x - leaf->at.x, y = b.y - leaf->at.y;
            if (x >= spec->left - SLACK && y >= spec->top - SLACK &&
                x + b.w <= spec->width - spec->right + SLACK &&
                y + b.h <= spec->height - spec->bottom + SLACK)
                continue;
            tell(why, i, &leaf->marks[k], "stands in the margin");
            good = false;
        }
    }
    return good;
}

/* How many marks from `k` on are one paragraph's lines, one after another. */
static size_t
run_length(const Leaf *leaf, size_t k)
{
    const Mark *first = &leaf->marks[k];
    size_t n = 1;
    while (k + n < leaf->n_marks) {
        const Mark *mark = &leaf->marks[k + n];
        if (mark->kind != MARK_TEXT || mark->owner != first->owner ||
            mark->text.para != first->text.para ||
            mark->text.line != first->text.line + (int)n)
            break;
        n++;
    }
    return n;
}

static bool
lone_lines(const Leaf *leaf, guint number, GString *why)
{
    bool found = false;
    for (size_t k = 0, n = 1; k < leaf->n_marks; k += n) {
        const Mark *mark = &leaf->marks[k];
        n = 1;
        if (!is_body(mark))
            continue;
        n = run_length(leaf, k);
        if (n > 1 || para_n_lines(mark->text.para) <= WHOLE_LINES)
            continue;
        tell(why, number, mark, "is alone on its page");
        found = true;
    }
    return found;
}

static bool
is_heading(const PageSet *set, const Mark *mark)
{
    if (mark->owner < 0)
        return false;
    int owner = mark->owner;
    while (set->elements[owner].role == ROLE_SPAN)
        owner = set->elements[owner].parent;
    return set->elements[owner].role == ROLE_H2 ||
           set->elements[owner].role == ROLE_H3;
}

static const Mark *
last_text(const Leaf *leaf)
{
    const Mark *last = NULL;
    for (size_t k = 0; k < leaf->n_marks; k++)
        if (is_body(&leaf->marks[k]))
            last = &leaf->marks[k];
    return last;
}

bool
leaves_end_well(const GArray *leaves, const PageSet *set, GString *why)
{
    bool good = true;
    for (guint i = 0; i < leaves->len; i++) {
        const Leaf *leaf = &g_array_index(leaves, Leaf, i);
        const Mark *last = last_text(leaf);
        good &= !lone_lines(leaf, i, why);
        if (i + 1 == leaves->len || last == NULL || !is_heading(set, last))
            continue;
        tell(why, i, last, "is a heading and ends its page");
        good = false;
    }
    return good;
}
