#include "tests/conserve/mutants.h"

#include <string.h>

#include "font/para.h"
#include "tests/conserve/match.h"

#define TRIES 40

PageSet *
page_set_copy(const PageSet *set)
{
    PageSet *copy = page_set_new(set->title, set->author, set->lang);
    Arena *arena = copy->arena;
    *copy = *set;
    copy->arena = arena;
    Page *pages = arena_memdup(arena, set->pages, set->n_pages * sizeof(Page));
    for (size_t i = 0; i < set->n_pages; i++)
        pages[i].marks = arena_memdup(arena, pages[i].marks,
                                      pages[i].n_marks * sizeof(Mark));
    copy->pages = pages;
    return copy;
}

/* A copy's pages and marks lie in its arena and may be written. */
static Page *
page_at(PageSet *set, size_t i)
{
    return (Page *)(guintptr)&set->pages[i];
}

static Mark *
mark_at(Page *page, size_t i)
{
    return (Mark *)(guintptr)&page->marks[i];
}

static void
insert_mark(PageSet *set, Page *page, size_t at, Mark mark)
{
    Mark *marks = arena_array(set->arena, Mark, page->n_marks + 1);
    memcpy(marks, page->marks, at * sizeof(Mark));
    marks[at] = mark;
    memcpy(marks + at + 1, page->marks + at,
           (page->n_marks - at) * sizeof(Mark));
    page->marks = marks;
    page->n_marks++;
}

static void
remove_mark(Page *page, size_t at)
{
    memmove(mark_at(page, at), page->marks + at + 1,
            (page->n_marks - at - 1) * sizeof(Mark));
    page->n_marks--;
}

static char *
words_of(const Mark *mark)
{
    g_autofree char *line = para_line_text(mark->text.para, mark->text.line);
    return match_normalise(line);
}

static bool
has_words(const Mark *mark)
{
    if (mark->kind != MARK_TEXT || mark->owner < 0)
        return false;
    g_autofree char *words = words_of(mark);
    return *words != '\0';
}

/* A random line of a random page. */
static bool
some_line(PageSet *set, GRand *random, Page **page, size_t *at)
{
    for (int i = 0; i < TRIES; i++) {
        *page = page_at(set,
                        (size_t)g_rand_int_range(random, 0, (int)set->n_pages));
        if ((*page)->n_marks == 0)
            continue;
        *at = (size_t)g_rand_int_range(random, 0, (int)(*page)->n_marks);
        if (has_words(&(*page)->marks[*at]))
            return true;
    }
    return false;
}

static bool
lose_line(PageSet *set, GRand *random)
{
    Page *page;
    size_t at;
    if (!some_line(set, random, &page, &at))
        return false;
    remove_mark(page, at);
    return true;
}

static bool
repeat_line(PageSet *set, GRand *random)
{
    Page *page;
    size_t at;
    if (!some_line(set, random, &page, &at))
        return false;
    insert_mark(set, page, at, page->marks[at]);
    return true;
}

/* A line and the next one, when they do not read the same both ways. */
static bool
swap_lines(PageSet *set, GRand *random)
{
    Page *page;
    size_t at;
    if (!some_line(set, random, &page, &at))
        return false;
    size_t next = at + 1;
    while (next < page->n_marks && !has_words(&page->marks[next]))
        next++;
    if (next == page->n_marks)
        return false;
    g_autofree char *a = words_of(&page->marks[at]);
    g_autofree char *b = words_of(&page->marks[next]);
    g_autofree char *ab = g_strconcat(a, b, NULL);
    g_autofree char *ba = g_strconcat(b, a, NULL);
    Mark mark = page->marks[at];
    *mark_at(page, at) = page->marks[next];
    *mark_at(page, next) = mark;
    return strcmp(ab, ba) != 0;
}

static bool
cover_line(PageSet *set, GRand *random)
{
    Page *page;
    size_t at;
    if (!some_line(set, random, &page, &at))
        return false;
    for (size_t k = 0; k < page->n_marks; k++) {
        if (k == at || !has_words(&page->marks[k]))
            continue;
        mark_at(page, at)->text.x = page->marks[k].text.x;
        mark_at(page, at)->text.baseline = page->marks[k].text.baseline;
        return true;
    }
    return false;
}

static bool
push_line_out(PageSet *set, GRand *random)
{
    Page *page;
    size_t at;
    if (!some_line(set, random, &page, &at))
        return false;
    mark_at(page, at)->text.x -= page->width;
    return true;
}

/* The first line of a paragraph goes to the page before. */
static bool
leave_line_alone(PageSet *set, GRand *random)
{
    (void)random; /* long paragraphs are rare: the first one */
    for (size_t i = 1; i < set->n_pages; i++) {
        Page *page = page_at(set, i);
        for (size_t at = 0; at < page->n_marks; at++) {
            Mark mark = page->marks[at];
            if (!has_words(&mark) || mark.text.line > 0 ||
                para_n_lines(mark.text.para) < 5)
                continue;
            remove_mark(page, at);
            insert_mark(set, page - 1, (page - 1)->n_marks, mark);
            return true;
        }
    }
    return false;
}

/* A heading goes to the end of the page before. */
static bool
leave_heading_alone(PageSet *set, GRand *random)
{
    Page *page;
    size_t at;
    if (!some_line(set, random, &page, &at))
        return false;
    Mark mark = page->marks[at];
    Role role = set->elements[mark.owner].role;
    if (page == set->pages || (role != ROLE_H2 && role != ROLE_H3))
        return false;
    remove_mark(page, at);
    insert_mark(set, page - 1, (page - 1)->n_marks, mark);
    return true;
}

/* A page breaks early: its last line goes to a page of its own. */
static bool
add_page(PageSet *set, GRand *random)
{
    (void)random; /* at the end */
    Page *pages = arena_array(set->arena, Page, set->n_pages + 1);
    memcpy(pages, set->pages, set->n_pages * sizeof(Page));
    Page *last = &pages[set->n_pages - 1], *added = &pages[set->n_pages];
    *added = *last;
    last->n_marks /= 2;
    added->marks += last->n_marks;
    added->n_marks -= last->n_marks;
    set->pages = pages;
    set->n_pages++;
    set->n_leaves++;
    return true;
}

const Mutant mutants[MUTANTS] = {
    { "a lost line", FAULT_WORDS, lose_line },
    { "a line printed twice", FAULT_WORDS, repeat_line },
    { "two lines that changed places", FAULT_WORDS, swap_lines },
    { "a line on another", FAULT_PLACES, cover_line },
    { "a line outside the margins", FAULT_PLACES, push_line_out },
    { "a line alone at the end of a page", FAULT_ENDS, leave_line_alone },
    { "a heading alone at the end of a page", FAULT_ENDS, leave_heading_alone },
    { "a page too many", FAULT_PAGES, add_page },
};
