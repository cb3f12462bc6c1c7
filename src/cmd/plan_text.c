#include "cmd/plan_text.h"

#include "cmd/dose_line.h"

static const char *const sides[SIDE_COUNT] = {
    [SIDE_LEFT] = "left",
    [SIDE_RIGHT] = "right",
};

/* A quoted scalar: no text can be taken for anything else. */
static void
put_quoted(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '\n')
            g_string_append(out, "\\n");
        else if (*p == '"' || *p == '\\')
            g_string_append_printf(out, "\\%c", *p);
        else
            g_string_append_c(out, *p);
    }
    g_string_append_c(out, '"');
}

static void
put_key(GString *out, const char *key, const char *text)
{
    if (text == NULL)
        return;
    g_string_append_printf(out, "%s: ", key);
    put_quoted(out, text);
    g_string_append_c(out, '\n');
}

static void
put_date(GString *out, const char *key, DateTime d)
{
    if (d.year == 0)
        return;
    g_string_append_printf(out, "%s: %04d-%02d-%02d", key, d.year, d.month,
                           d.day);
    if (d.hour >= 0)
        g_string_append_printf(out, " %02d:%02d", d.hour, d.minute);
    g_string_append_c(out, '\n');
}

static void
put_phase(GString *out, int phase)
{
    if (phase == PHASE_ALL)
        g_string_append(out, "phase: all\n");
    else if (phase != PHASE_UNSAID)
        g_string_append_printf(out, "phase: %d\n", phase);
}

/* "ID: DOSE" or "ID", after `before`. */
static void
put_item(GString *out, const char *before, const PlanItem *item)
{
    g_autofree char *dose = dose_line(&item->dose);
    g_string_append(out, before);
    put_quoted(out, item->id);
    if (item->skip || *dose != '\0') {
        g_string_append(out, ": ");
        put_quoted(out, item->skip ? "skip" : dose);
    }
    g_string_append_c(out, '\n');
}

/* The routine that is printed first, so that another one can take its place;
   gives how many items that are. */
static size_t
put_routine(GString *out, const Plan *plan, const Library *lib)
{
    ItemKind kind;
    if (plan->n_items == 0 || !library_kind_of(lib, plan->items[0].id, &kind) ||
        kind != ITEM_ROUTINE)
        return 0;
    put_key(out, "routine", plan->items[0].id);
    return 1;
}

static void
put_items(GString *out, const Plan *plan, const Library *lib)
{
    size_t first = put_routine(out, plan, lib);
    if (plan->n_items > first)
        g_string_append(out, "add:\n");
    for (size_t i = first; i < plan->n_items; i++)
        put_item(out, "  - ", &plan->items[i]);
    if (plan->n_changes > 0)
        g_string_append(out, "change:\n");
    for (size_t i = 0; i < plan->n_changes; i++)
        put_item(out, "  ", &plan->changes[i]);
}

static void
put_reasons(GString *out, const Plan *plan)
{
    if (plan->n_without_safety > 0)
        g_string_append(out, "without-safety:\n");
    for (size_t i = 0; i < plan->n_without_safety; i++) {
        g_string_append(out, "  ");
        put_key(out, plan->without_safety[i].id,
                plan->without_safety[i].reason);
    }
}

char *
plan_text(const Plan *plan, const Library *lib)
{
    GString *out = g_string_new(NULL);
    put_key(out, "client", plan->client);
    put_key(out, "side", sides[plan->side]);
    put_date(out, "date", plan->date);
    put_date(out, "next", plan->next);
    put_key(out, "title", plan->title);
    put_key(out, "goal", plan->goal);
    put_phase(out, plan->phase);
    put_items(out, plan, lib);
    put_reasons(out, plan);
    put_key(out, "note", plan->note);
    put_key(out, "layout", plan->layout);
    put_key(out, "paper", plan->paper);
    put_key(out, "lang", plan->lang);
    return g_string_free(out, FALSE);
}
