/* limber search: the items nearest to a few words, best first. */
#include "cmd/cmd.h"

#include "cmd/plain.h"
#include "cmd/report.h"

static void
append_json(GString *out, const GArray *hits)
{
    Json json = json_begin(out);
    json_open_list(&json, NULL);
    for (guint i = 0; i < hits->len; i++) {
        const SearchHit *hit = &g_array_index(hits, SearchHit, i);
        json_open_map(&json, NULL);
        json_text(&json, "item", item_kind_names[hit->kind]);
        json_text(&json, "id", hit->id);
        json_text(&json, "name", hit->name);
        json_close_map(&json);
    }
    json_close_list(&json);
}

static void
append_columns(GString *out, const GArray *hits)
{
    int widest = 0;
    for (guint i = 0; i < hits->len; i++)
        widest = MAX(widest, plain_width(g_array_index(hits, SearchHit, i).id));
    for (guint i = 0; i < hits->len; i++) {
        const SearchHit *hit = &g_array_index(hits, SearchHit, i);
        g_string_append(out, hit->id);
        plain_pad(out, hit->id, widest + 2);
        g_string_append(out, item_kind_names[hit->kind]);
        plain_pad(out, item_kind_names[hit->kind], 10);
        g_string_append_printf(out, "%s\n", hit->name);
    }
}

Status
search_run(Run *run, char ***args)
{
    Status status;
    if (!run_options(run, NULL, args, &status))
        return status;
    if ((*args)[1] == NULL)
        return run_usage(run, "say what to search for");
    g_autoptr(Library) lib = run_library(run);
    g_autofree char *query = g_strjoinv(" ", *args + 1);
    g_autoptr(GArray) hits = library_search(lib, query, run->diag);
    run_step(run, "searching");
    if (hits->len == 0)
        diag_add(run->diag, DIAG_ERROR, SRC_POS_NONE,
                 "nothing found for '%s'; try another word, or 'limber list'",
                 query);
    g_autoptr(GString) out = g_string_new(NULL);
    if (run->options.json)
        append_json(out, hits);
    else
        append_columns(out, hits);
    return run_print(run, out);
}
