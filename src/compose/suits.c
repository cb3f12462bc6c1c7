/* Whether the moves suit the client: conditions, and things to be had. */
#include "base/suggest.h"
#include "compose/parts.h"
#include "model/muscle_names.h"

#include <string.h>

/* "a", "a or b", "a, b or c": caller frees. */
static char *
join(const char *const *texts, size_t n, const char *last)
{
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < n; i++) {
        const char *between = i == 0 ? "" : i + 1 < n ? ", " : last;
        g_string_append_printf(out, "%s%s", between, texts[i]);
    }
    return g_string_free(out, FALSE);
}

/* Small letters, without the "s" of a plural.  Caller frees. */
static char *
bare(const char *text)
{
    char *folded = g_utf8_casefold(text, -1);
    size_t n = strlen(folded);
    if (n > 2 && folded[n - 1] == 's' && folded[n - 2] != 's')
        folded[n - 1] = '\0';
    return folded;
}

/* True when the plan's `word` speaks of `thing`: "ball" of "massage ball". */
static bool
speaks_of(const char *word, const char *thing)
{
    g_autofree char *a = bare(word);
    g_autofree char *b = bare(thing);
    if (!g_str_has_suffix(b, a))
        return false;
    size_t before = strlen(b) - strlen(a);
    return before == 0 || b[before - 1] == ' ';
}

static bool
is_without(const Plan *plan, const char *thing)
{
    for (size_t i = 0; i < plan->n_without; i++)
        if (speaks_of(plan->without[i].text, thing))
            return true;
    return false;
}

/* What the exercise needs and the plan does without, or NULL. */
static const StrList *
lacking(const Plan *plan, const Exercise *exercise)
{
    for (size_t i = 0; i < exercise->equipment.n; i++) {
        const StrList *choice = &exercise->equipment.all[i];
        size_t missing = 0;
        for (size_t k = 0; k < choice->n; k++)
            missing += is_without(plan, choice->items[k]);
        if (missing == choice->n)
            return choice;
    }
    return NULL;
}

static bool
needs_thing(const Exercise *exercise, const char *word)
{
    for (size_t i = 0; i < exercise->equipment.n; i++) {
        const StrList *choice = &exercise->equipment.all[i];
        for (size_t k = 0; k < choice->n; k++)
            if (speaks_of(word, choice->items[k]))
                return true;
    }
    return false;
}

/* A slip would let through what the therapist means to leave out. */
static void
check_thing(const Compose *c, const PlanWord *word)
{
    for (size_t i = 0; equipment_names[i] != NULL; i++)
        if (speaks_of(word->text, equipment_names[i]))
            return;
    for (guint i = 0; i < c->moves->len; i++)
        if (needs_thing(move_at(c, i)->exercise, word->text))
            return;
    g_autofree char *hint = suggest_phrase(word->text, equipment_names);
    diag_add(c->diag, DIAG_WARNING, word->pos, "nothing here needs '%s'%s",
             word->text, hint);
}

static void
check_equipment(const Compose *c, const Move *move)
{
    const StrList *choice = lacking(c->plan, move->exercise);
    if (choice == NULL)
        return;
    g_autofree char *things = join(choice->items, choice->n, " or ");
    diag_add(c->diag, DIAG_WARNING, move->pos,
             "'%s' needs a %s, which the plan does without", move->exercise->id,
             things);
}

/* The client's conditions that the exercise is not for: GPtrArray of borrowed
   texts, the caller's. */
static GPtrArray *
reasons_against(const Plan *plan, const Exercise *exercise)
{
    GPtrArray *reasons = g_ptr_array_new();
    for (size_t i = 0; i < plan->n_conditions; i++) {
        const char *has = plan->conditions[i].text;
        bool met = false;
        for (size_t k = 0; k < exercise->not_with.n && !met; k++)
            met = condition_means(has, exercise->not_with.items[k]);
        if (met && !g_ptr_array_find(reasons, has, NULL))
            g_ptr_array_add(reasons, (void *)(guintptr)has);
    }
    return reasons;
}

static bool
is_safe(const Plan *plan, const Exercise *exercise)
{
    g_autoptr(GPtrArray) reasons = reasons_against(plan, exercise);
    return reasons->len == 0;
}

static bool
is_printed(const Compose *c, const char *id)
{
    for (guint i = 0; i < c->moves->len; i++)
        if (strcmp(move_at(c, i)->exercise->id, id) == 0)
            return true;
    return false;
}

/* Muscles first, then the position: larger is nearer. */
static int
nearness(const Exercise *a, const Exercise *b)
{
    int shared = 0;
    for (size_t i = 0; i < a->muscles.n; i++) {
        bool met = false;
        for (size_t k = 0; k < b->muscles.n && !met; k++)
            met = strcmp(a->muscles.items[i], b->muscles.items[k]) == 0 ||
                  muscle_names_meet(a->muscles.items[i], b->muscles.items[k]);
        shared += met;
    }
    return 2 * shared + (a->position == b->position);
}

/* The safe move of the same region and kind that shares most muscles, or
   NULL. */
static const Exercise *
nearest_safe(const Compose *c, const Exercise *unsafe)
{
    /* Mistakes in files that are not printed are no business of this plan. */
    g_autoptr(Diag) unheard = diag_new();
    const char *const *ids = library_ids(c->lib, ITEM_EXERCISE);
    const Exercise *best = NULL;
    int most = -1;
    for (size_t i = 0; ids[i] != NULL; i++) {
        const Exercise *other =
                library_exercise(c->lib, ids[i], SRC_POS_NONE, unheard);
        if (other == NULL || other->region != unsafe->region ||
            other->kind != unsafe->kind || is_printed(c, ids[i]) ||
            !is_safe(c->plan, other) || lacking(c->plan, other) != NULL)
            continue;
        int near = nearness(unsafe, other);
        if (near <= most)
            continue;
        most = near;
        best = other;
    }
    return best;
}

static const PlanWaiver *
find_allowed(const Plan *plan, const char *id)
{
    for (size_t i = 0; i < plan->n_allowed; i++)
        if (strcmp(plan->allowed[i].id, id) == 0)
            return &plan->allowed[i];
    return NULL;
}

static void
check_conditions(const Compose *c, const Move *move)
{
    const Exercise *exercise = move->exercise;
    g_autoptr(GPtrArray) reasons = reasons_against(c->plan, exercise);
    if (reasons->len == 0 || find_allowed(c->plan, exercise->id) != NULL)
        return;
    g_autofree char *conditions =
            join((const char *const *)(const void *)reasons->pdata,
                 reasons->len, " and ");
    const Exercise *safe = nearest_safe(c, exercise);
    g_autofree char *way =
            safe != NULL
                    ? g_strdup_printf("the nearest safe move is '%s'", safe->id)
                    : g_strdup_printf("no other %s move of the kind %s is safe",
                                      region_names[exercise->region],
                                      exercise_kind_names[exercise->kind]);
    diag_add(c->diag, DIAG_ERROR, move->pos,
             "'%s' is not for a client with %s; %s; `allow` with a reason "
             "prints this one",
             exercise->id, conditions, way);
}

/* What is let through without need is a slip. */
static void
check_allowed(const Compose *c, const PlanWaiver *allowed)
{
    ItemKind kind;
    if (!library_kind_of(c->lib, allowed->id, &kind)) {
        library_unknown(c->lib, allowed->id, allowed->pos, c->diag);
        return;
    }
    for (guint i = 0; i < c->moves->len; i++) {
        const Exercise *exercise = move_at(c, i)->exercise;
        if (strcmp(exercise->id, allowed->id) == 0 &&
            !is_safe(c->plan, exercise))
            return;
    }
    diag_add(c->diag, DIAG_WARNING, allowed->pos,
             "nothing on the sheet speaks against '%s'", allowed->id);
}

void
check_suits(const Compose *c)
{
    for (guint i = 0; i < c->moves->len; i++) {
        check_equipment(c, move_at(c, i));
        check_conditions(c, move_at(c, i));
    }
    for (size_t i = 0; i < c->plan->n_without; i++)
        check_thing(c, &c->plan->without[i]);
    for (size_t i = 0; i < c->plan->n_allowed; i++)
        check_allowed(c, &c->plan->allowed[i]);
}
