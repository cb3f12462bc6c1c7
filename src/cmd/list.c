/* limber list: what the library holds, in groups. */
#include "cmd/cmd.h"

#include <string.h>

#include "cmd/filter.h"
#include "cmd/plain.h"
#include "cmd/report.h"

/* One item, ready to be printed. */
typedef struct {
    const char *id, *name;
    const char *group; /* what stands over it */
    ItemKind item;
    int kind, region; /* FILTER_ANY where the item has none */
} Row;

static void
add_routines(Library *lib, const Filter *filter, GArray *rows, Diag *diag)
{
    if (!filter_matches(filter->item, ITEM_ROUTINE))
        return;
    const char *const *id = library_ids(lib, ITEM_ROUTINE);
    for (; *id != NULL; id++) {
        const Routine *r = library_routine(lib, *id, SRC_POS_NONE, diag);
        if (r == NULL)
            continue;
        Row row = { r->id,        r->name,    "routines",
                    ITEM_ROUTINE, FILTER_ANY, FILTER_ANY };
        g_array_append_val(rows, row);
    }
}

static int
compare_regions(const void *a, const void *b)
{
    const Row *first = a, *second = b;
    if (first->region != second->region)
        return first->region < second->region ? -1 : 1;
    return strcmp(first->id, second->id);
}

static void
add_exercises(Library *lib, const Filter *filter, GArray *rows, Diag *diag)
{
    if (!filter_matches(filter->item, ITEM_EXERCISE))
        return;
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(Row));
    const char *const *id = library_ids(lib, ITEM_EXERCISE);
    for (; *id != NULL; id++) {
        const Exercise *e = library_exercise(lib, *id, SRC_POS_NONE, diag);
        if (e == NULL || !filter_matches(filter->kind, (int)e->kind) ||
            !filter_matches(filter->region, (int)e->region))
            continue;
        Row row = { e->id,         e->name,      region_names[e->region],
                    ITEM_EXERCISE, (int)e->kind, (int)e->region };
        g_array_append_val(found, row);
    }
    g_array_sort(found, compare_regions);
    g_array_append_vals(rows, found->data, found->len);
}

static void
add_posters(Library *lib, const Filter *filter, GArray *rows, Diag *diag)
{
    if (!filter_matches(filter->item, ITEM_POSTER))
        return;
    const char *const *id = library_ids(lib, ITEM_POSTER);
    for (; *id != NULL; id++) {
        const Poster *p = library_poster(lib, *id, SRC_POS_NONE, diag);
        if (p == NULL)
            continue;
        Row row = { p->id,       p->title,   "posters",
                    ITEM_POSTER, FILTER_ANY, FILTER_ANY };
        g_array_append_val(rows, row);
    }
}

static int
compare_kinds(const void *a, const void *b)
{
    const Row *first = a, *second = b;
    if (first->kind != second->kind)
        return first->kind < second->kind ? -1 : 1;
    return strcmp(first->id, second->id);
}

static void
add_advice(Library *lib, const Filter *filter, GArray *rows, Diag *diag)
{
    if (!filter_matches(filter->item, ITEM_ADVICE))
        return;
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(Row));
    const char *const *id = library_ids(lib, ITEM_ADVICE);
    for (; *id != NULL; id++) {
        const Advice *a = library_advice(lib, *id, SRC_POS_NONE, diag);
        if (a == NULL || !filter_matches(filter->advice, (int)a->kind))
            continue;
        Row row = { a->id,       a->title,     advice_kind_names[a->kind],
                    ITEM_ADVICE, (int)a->kind, FILTER_ANY };
        g_array_append_val(found, row);
    }
    g_array_sort(found, compare_kinds);
    g_array_append_vals(rows, found->data, found->len);
}

static const char *
kind_name(const Row *row)
{
    switch (row->item) {
    case ITEM_EXERCISE:
        return exercise_kind_names[row->kind];
    case ITEM_ADVICE:
        return advice_kind_names[row->kind];
    case ITEM_ROUTINE:
    case ITEM_POSTER:
    case ITEM_KIND_COUNT:
        break;
    }
    return NULL;
}

static void
append_json(GString *out, const GArray *rows)
{
    Json json = json_begin(out);
    json_open_list(&json, NULL);
    for (guint i = 0; i < rows->len; i++) {
        const Row *row = &g_array_index(rows, Row, i);
        json_open_map(&json, NULL);
        json_text(&json, "item", item_kind_names[row->item]);
        json_text(&json, "id", row->id);
        json_text(&json, "name", row->name);
        json_text(&json, "kind", kind_name(row));
        json_text(&json, "region",
                  row->region == FILTER_ANY ? NULL : region_names[row->region]);
        json_close_map(&json);
    }
    json_close_list(&json);
}

static void
append_columns(GString *out, const GArray *rows)
{
    int widest = 0;
    for (guint i = 0; i < rows->len; i++)
        widest = MAX(widest, plain_width(g_array_index(rows, Row, i).id));
    const char *group = NULL;
    for (guint i = 0; i < rows->len; i++) {
        const Row *row = &g_array_index(rows, Row, i);
        if (g_strcmp0(row->group, group) != 0)
            g_string_append_printf(out, "%s%s\n", group ? "\n" : "",
                                   row->group);
        group = row->group;
        g_string_append_printf(out, "  %s", row->id);
        plain_pad(out, row->id, widest + 2);
        g_string_append_printf(out, "%s\n", row->name);
    }
}

Status
list_run(Run *run, char ***args)
{
    Status status;
    Filter filter;
    if (!run_options(run, NULL, args, &status))
        return status;
    if (!filter_read(&filter, *args + 1, run->diag))
        return STATUS_ERRORS;
    g_autoptr(Library) lib = run_library(run);
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(Row));
    add_routines(lib, &filter, rows, run->diag);
    add_posters(lib, &filter, rows, run->diag);
    add_exercises(lib, &filter, rows, run->diag);
    add_advice(lib, &filter, rows, run->diag);
    run_step(run, "reading");
    if (rows->len == 0) {
        g_autofree char *words = g_strjoinv(" ", *args + 1);
        diag_add(run->diag, DIAG_ERROR, SRC_POS_NONE,
                 "nothing in the library is '%s'", words);
        return STATUS_ERRORS;
    }
    g_autoptr(GString) out = g_string_new(NULL);
    if (run->options.json)
        append_json(out, rows);
    else
        append_columns(out, rows);
    return run_print(run, out);
}
