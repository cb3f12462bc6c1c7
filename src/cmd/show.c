/* limber show: everything that an item's file says. */
#include "cmd/cmd.h"

#include "cmd/dose_line.h"
#include "cmd/plain.h"
#include "cmd/report.h"

#define LABEL_WIDTH 14 /* [columns] */

/* The same facts as plain text or as JSON. */
typedef struct {
    GString *out;
    Json json;
    bool as_json;
} View;

/* "move on when" -> "move_on_when".  Caller frees. */
static char *
json_key(const char *label)
{
    return g_strdelimit(g_strdup(label), " ", '_');
}

static void
view_text(View *view, const char *label, const char *text)
{
    g_autofree char *key = json_key(label);
    if (view->as_json)
        json_text(&view->json, key, text);
    else
        plain_field(view->out, label, LABEL_WIDTH, text);
}

static void
view_list(View *view, const char *label, StrList list)
{
    if (view->as_json) {
        g_autofree char *key = json_key(label);
        json_texts(&view->json, key, list.items, list.n);
        return;
    }
    g_autoptr(GString) text = g_string_new(NULL);
    for (size_t i = 0; i < list.n; i++)
        g_string_append_printf(text, "%s%s", i > 0 ? ", " : "", list.items[i]);
    plain_field(view->out, label, LABEL_WIDTH, text->str);
}

static void
add_passages(Json *json, const char *key, Prose prose)
{
    json_open_list(json, key);
    for (size_t i = 0; i < prose.n; i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        for (size_t k = 0; k < prose.items[i].n_spans; k++)
            g_string_append(text, prose.items[i].spans[k].text);
        json_text(json, NULL, text->str);
    }
    json_close_list(json);
}

/* `heading` may be NULL for plain text; `key` names the part for scripts. */
static void
view_prose(View *view, const char *key, const char *heading, Prose prose)
{
    if (view->as_json) {
        add_passages(&view->json, key, prose);
    } else if (prose.n > 0) {
        g_string_append_c(view->out, '\n');
        if (heading != NULL)
            g_string_append_printf(view->out, "%s\n", heading);
        plain_prose(view->out, prose, heading ? 2 : 0);
    }
}

static void
view_begin(View *view, ItemKind kind, const char *id, const char *name)
{
    if (view->as_json)
        json_open_map(&view->json, NULL);
    else if (view->out->len > 0)
        g_string_append(view->out, "\n\n");
    view_text(view, "name", name);
    view_text(view, "id", id);
    view_text(view, "item", item_kind_names[kind]);
}

static void
view_end(View *view)
{
    if (view->as_json)
        json_close_map(&view->json);
}

/* "mat and (chair or bench)" */
static char *
equipment_words(const Equipment *equipment)
{
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < equipment->n; i++) {
        const StrList *choice = &equipment->all[i];
        bool bracket = choice->n > 1 && equipment->n > 1;
        g_string_append_printf(text, "%s%s", i > 0 ? " and " : "",
                               bracket ? "(" : "");
        for (size_t k = 0; k < choice->n; k++)
            g_string_append_printf(text, "%s%s", k > 0 ? " or " : "",
                                   choice->items[k]);
        g_string_append(text, bracket ? ")" : "");
    }
    return g_string_free(text, FALSE);
}

/* The next three show nothing for NULL: a file that could not be read. */
static void
show_exercise(View *view, const Exercise *e)
{
    if (e == NULL)
        return;
    g_autofree char *equipment = equipment_words(&e->equipment);
    view_begin(view, ITEM_EXERCISE, e->id, e->name);
    view_list(view, "also called", e->aka);
    view_text(view, "kind", exercise_kind_names[e->kind]);
    view_text(view, "region", region_names[e->region]);
    view_list(view, "muscles", e->muscles);
    view_text(view, "felt in", e->plain);
    view_text(view, "position", position_names[e->position]);
    view_text(view, "equipment", equipment);
    view_text(view, "sides", sides_names[e->sides]);
    view_text(view, "dose", e->dose_text);
    view_text(view, "short", e->short_cue);
    view_list(view, "not with", e->not_with);
    view_text(view, "picture", e->picture);
    view_prose(view, "start", NULL, e->start);
    view_prose(view, "steps", NULL, e->steps);
    view_prose(view, "after", NULL, e->after);
    view_prose(view, "feel", "You should feel", e->feel);
    view_prose(view, "skip", "Skip this move if", e->skip);
    view_prose(view, "easier", "Easier", e->easier);
    view_prose(view, "harder", "Harder", e->harder);
    view_end(view);
}

static void
show_advice(View *view, const Advice *a)
{
    if (a == NULL)
        return;
    view_begin(view, ITEM_ADVICE, a->id, a->title);
    view_text(view, "kind", advice_kind_names[a->kind]);
    view_text(view, "place", advice_place_names[a->place]);
    view_text(view, "short", a->short_text);
    view_prose(view, "text", NULL, a->body);
    view_end(view);
}

/* "cat-cow" with its dose and `use`, as the routine changes them. */
static void
show_item(View *view, const RoutineItem *item)
{
    g_autofree char *dose = dose_line(&item->dose);
    const char *use = item->use == USE_AS_IS ? "" : use_names[item->use];
    if (view->as_json) {
        json_open_map(&view->json, NULL);
        json_text(&view->json, "id", item->id);
        json_text(&view->json, "dose", dose);
        json_text(&view->json, "use", use_names[item->use]);
        json_close_map(&view->json);
        return;
    }
    g_autofree char *text =
            g_strdup_printf("%s%s%s%s%s", item->id, *dose ? ": " : "", dose,
                            *use ? ", " : "", use);
    plain_wrap(view->out, "  - ", text);
}

static void
show_phase_head(View *view, const RoutinePhase *phase)
{
    g_autofree char *freq = dose_line(&phase->freq);
    g_autofree char *strength = dose_line(&phase->freq_strength);
    if (view->as_json)
        json_number(&view->json, "phase", phase->number);
    else if (phase->number > 0)
        g_string_append_printf(view->out, "\nPhase %d\n", phase->number);
    else
        g_string_append_c(view->out, '\n');
    if (view->as_json || phase->number > 0)
        view_text(view, "name", phase->name);
    view_text(view, "weeks", phase->weeks);
    view_text(view, "how often", freq);
    view_text(view, "strength", strength);
    view_text(view, "move on when", phase->move_on_when);
}

static void
show_phase(View *view, const RoutinePhase *phase)
{
    if (view->as_json)
        json_open_map(&view->json, NULL);
    show_phase_head(view, phase);
    if (view->as_json)
        json_open_list(&view->json, "items");
    for (size_t i = 0; i < phase->n_items; i++)
        show_item(view, &phase->items[i]);
    if (view->as_json) {
        json_close_list(&view->json);
        json_close_map(&view->json);
    }
}

static void
show_routine(View *view, const Routine *r)
{
    if (r == NULL)
        return;
    view_begin(view, ITEM_ROUTINE, r->id, r->name);
    view_text(view, "title", r->title);
    view_text(view, "for", r->who);
    view_text(view, "note", r->note);
    view_text(view, "sheet", sheet_names[r->sheet]);
    view_list(view, "advice", r->advice);
    if (view->as_json)
        json_open_list(&view->json, "phases");
    for (size_t i = 0; i < r->n_phases; i++)
        show_phase(view, &r->phases[i]);
    if (view->as_json)
        json_close_list(&view->json);
    view_end(view);
}

/* "text: do-dont", "moves: cat-cow, open-book" */
static char *
panel_line(const PosterPanel *panel)
{
    GString *out = g_string_new(poster_panel_names[panel->kind]);
    if (panel->text != NULL)
        g_string_append_printf(out, ": %s", panel->text);
    for (size_t i = 0; i < panel->n_items; i++)
        g_string_append_printf(out, "%s%s", i == 0 ? ": " : ", ",
                               panel->items[i].id);
    for (size_t i = 0; i < panel->n_views; i++)
        g_string_append_printf(out, "%s%s", i == 0 ? ": " : ", ",
                               body_map_names[panel->views[i]]);
    return g_string_free(out, FALSE);
}

static void
show_poster(View *view, const Poster *p)
{
    if (p == NULL)
        return;
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    for (size_t i = 0; i < p->n_panels; i++) {
        g_autofree char *line = panel_line(&p->panels[i]);
        g_strv_builder_add(builder, line);
    }
    g_auto(GStrv) lines = g_strv_builder_end(builder);
    view_begin(view, ITEM_POSTER, p->id, p->title);
    view_text(view, "strapline", p->strapline);
    view_text(view, "layout", p->layout);
    view_text(view, "sheet", sheet_names[p->sheet]);
    view_list(view, "panels",
              (StrList){ (const char *const *)lines, p->n_panels });
    view_end(view);
}

/* Messages when nothing has the id, or its file is wrong. */
static void
show_id(View *view, Library *lib, const char *id, Diag *diag)
{
    ItemKind kind;
    if (!library_kind_of(lib, id, &kind)) {
        library_unknown(lib, id, SRC_POS_NONE, diag);
        return;
    }
    switch (kind) {
    case ITEM_EXERCISE:
        show_exercise(view, library_exercise(lib, id, SRC_POS_NONE, diag));
        break;
    case ITEM_ROUTINE:
        show_routine(view, library_routine(lib, id, SRC_POS_NONE, diag));
        break;
    case ITEM_ADVICE:
        show_advice(view, library_advice(lib, id, SRC_POS_NONE, diag));
        break;
    case ITEM_POSTER:
        show_poster(view, library_poster(lib, id, SRC_POS_NONE, diag));
        break;
    case ITEM_KIND_COUNT:
        break;
    }
}

Status
show_run(Run *run, char ***args)
{
    Status status;
    if (!run_options(run, NULL, args, &status))
        return status;
    if ((*args)[1] == NULL)
        return run_usage(run, "say what to show");
    g_autoptr(Library) lib = run_library(run);
    g_autoptr(GString) out = g_string_new(NULL);
    View view = { out, json_begin(out), run->options.json };
    if (view.as_json)
        json_open_list(&view.json, NULL);
    for (char **id = *args + 1; *id != NULL; id++)
        show_id(&view, lib, *id, run->diag);
    if (view.as_json)
        json_close_list(&view.json);
    return run_print(run, out);
}
