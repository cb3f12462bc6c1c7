#include "finish/outline.h"

typedef struct {
    char *title;
    size_t page;
    double top;        /* [pt] from the page's bottom */
    int level, parent; /* parent: index, -1 = the outline itself */
    int object;
} Bookmark;

static int
heading_level(Role role)
{
    return role == ROLE_H2 ? 1 : role == ROLE_H3 ? 2 : 0;
}

static void
bookmark_clear(void *data)
{
    g_free(((Bookmark *)data)->title);
}

static Bookmark *
bookmark_at(const GArray *marks, guint i)
{
    return &g_array_index(marks, Bookmark, i);
}

/* The nearest one before the end that is a level above `level`, or -1. */
static int
parent_of(const GArray *marks, int level)
{
    int i = (int)marks->len - 1;
    while (i >= 0 && bookmark_at(marks, (guint)i)->level >= level)
        i--;
    return i;
}

static void
add_bookmark(GArray *marks, const PageSet *set, const InkLog *log,
             const Ink *ink, size_t page)
{
    const Page *p = &set->pages[page];
    Bookmark mark = { .page = page,
                      .top = p->height - ink->box.y,
                      .level = heading_level(set->elements[ink->owner].role) };
    mark.title = g_strstrip(g_strdup(log->words[ink->owner]->str));
    mark.parent = parent_of(marks, mark.level);
    g_array_append_val(marks, mark);
}

/* One for each heading, where its first ink is. */
static GArray *
find_bookmarks(const PageSet *set, const InkLog *log)
{
    GArray *marks = g_array_new(FALSE, FALSE, sizeof(Bookmark));
    g_array_set_clear_func(marks, bookmark_clear);
    g_autofree bool *seen = g_new0(bool, set->n_elements);
    for (size_t page = 0; page < log->starts->len; page++) {
        guint first, end;
        ink_log_page(log, page, &first, &end);
        for (guint i = first; i < end; i++) {
            const Ink *ink = &g_array_index(log->inks, Ink, i);
            if (ink->owner < 0 || seen[ink->owner] ||
                log->words[ink->owner] == NULL ||
                heading_level(set->elements[ink->owner].role) == 0)
                continue;
            seen[ink->owner] = true;
            add_bookmark(marks, set, log, ink, page);
        }
    }
    return marks;
}

/* The next bookmark with the same parent in `step`s of 1 or -1; 0 for none. */
static int
sibling(const GArray *marks, guint i, int step)
{
    int parent = bookmark_at(marks, i)->parent;
    for (int k = (int)i + step; k >= 0 && k < (int)marks->len; k += step)
        if (bookmark_at(marks, (guint)k)->parent == parent)
            return bookmark_at(marks, (guint)k)->object;
    return 0;
}

static void
put_reference(GString *out, const char *key, int object)
{
    if (object != 0)
        g_string_append_printf(out, "%s %d 0 R", key, object);
}

/* First, last and number of those whose parent is `parent`. */
static void
put_children(GString *out, const GArray *marks, int parent)
{
    int first = 0, last = 0, n = 0;
    for (guint i = 0; i < marks->len; i++) {
        if (bookmark_at(marks, i)->parent != parent)
            continue;
        last = bookmark_at(marks, i)->object;
        first = first == 0 ? last : first;
        n++;
    }
    put_reference(out, "/First", first);
    put_reference(out, "/Last", last);
    if (n > 0)
        g_string_append_printf(out, "/Count %d",
                               parent < 0 ? (int)marks->len : n);
}

static void
write_bookmark(const GArray *marks, guint i, int root, const int *pages,
               Writer *w)
{
    const Bookmark *mark = bookmark_at(marks, i);
    GString *out = writer_begin(w, mark->object);
    g_string_append(out, "<</Title");
    put_text(out, mark->title);
    put_reference(out, "/Parent",
                  mark->parent < 0
                          ? root
                          : bookmark_at(marks, (guint)mark->parent)->object);
    put_reference(out, "/Prev", sibling(marks, i, -1));
    put_reference(out, "/Next", sibling(marks, i, 1));
    put_children(out, marks, (int)i);
    g_string_append_printf(out, "/Dest[%d 0 R/XYZ null ", pages[mark->page]);
    put_length(out, mark->top);
    g_string_append(out, "null]>>");
}

int
outline_write(const PageSet *set, const InkLog *log, const int *pages,
              Writer *w)
{
    g_autoptr(GArray) marks = find_bookmarks(set, log);
    if (marks->len == 0)
        return 0;
    int root = writer_reserve(w);
    for (guint i = 0; i < marks->len; i++)
        bookmark_at(marks, i)->object = writer_reserve(w);
    for (guint i = 0; i < marks->len; i++)
        write_bookmark(marks, i, root, pages, w);
    GString *out = writer_begin(w, root);
    g_string_append(out, "<</Type/Outlines");
    put_children(out, marks, -1);
    g_string_append(out, ">>");
    return root;
}
