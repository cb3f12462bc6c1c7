/* The plan's items -> the moves of the handout, with their doses. */
#include "base/suggest.h"
#include "compose/parts.h"

#include <string.h>

bool
in_phase(const Move *move, const RoutinePhase *phase)
{
    return move->phase == phase;
}

/* True when a move of `id` from `phase` of `routine` would repeat another: only
   the phases of one routine may have the same exercise. */
static bool
is_there(const Compose *c, const char *id, const Routine *routine,
         const RoutinePhase *phase)
{
    for (guint i = 0; i < c->moves->len; i++) {
        Move *move = move_at(c, i);
        if (strcmp(move->exercise->id, id) != 0)
            continue;
        if (move->routine == NULL || move->routine != routine ||
            in_phase(move, phase))
            return true;
    }
    return false;
}

/* The farther says less: exercise, then the routine's `freq`, its item, and
   the dose that the plan gives the whole routine. */
static Dose
routine_dose(const Exercise *exercise, const RoutinePhase *phase,
             const RoutineItem *item, const Dose *whole)
{
    bool strength =
            exercise->kind == KIND_STRENGTH && phase->freq_strength.has != 0;
    const Dose *freq = strength ? &phase->freq_strength : &phase->freq;
    Dose often = dose_frequency(freq);
    Dose dose = dose_overlay(&exercise->dose, &often);
    dose = dose_overlay(&dose, &item->dose);
    return dose_overlay(&dose, whole);
}

static size_t
order_of(const Compose *c, const PlanItem *item)
{
    return (size_t)(item - c->plan->items);
}

static void
add_routine_move(Compose *c, const Routine *routine, const RoutinePhase *phase,
                 const RoutineItem *item, const PlanItem *plan_item)
{
    if (is_there(c, item->id, routine, phase))
        return;
    const Exercise *exercise =
            library_exercise_in(c->lib, item->id, words_lang(c->words),
                                item->pos, c->diag);
    if (exercise == NULL)
        return;
    Move move = {
        .exercise = exercise,
        .dose = routine_dose(exercise, phase, item, &plan_item->dose),
        .use = item->use,
        .pos = plan_item->pos,
        .routine = routine,
        .phase = phase,
        .order = order_of(c, plan_item),
    };
    g_array_append_val(c->moves, move);
}

static void
add_phase(Compose *c, const Routine *routine, const RoutinePhase *phase,
          const PlanItem *item)
{
    for (size_t i = 0; i < phase->n_items; i++)
        add_routine_move(c, routine, phase, &phase->items[i], item);
}

static bool
has_phases(const Routine *routine)
{
    return routine->phases[0].number != 0;
}

/* "1, 2 and 3", for a message. */
static char *
phase_numbers(const Routine *routine)
{
    GString *list = g_string_new(NULL);
    for (size_t i = 0; i < routine->n_phases; i++) {
        const char *between = i == 0                      ? ""
                              : i + 1 < routine->n_phases ? ", "
                                                          : " and ";
        g_string_append_printf(list, "%s%d", between,
                               routine->phases[i].number);
    }
    return g_string_free(list, FALSE);
}

/* The phases that the plan asks for; phase 1 when it does not say. */
static void
add_routine_moves(Compose *c, const Routine *routine, const PlanItem *item)
{
    int wanted = c->plan->phase == PHASE_UNSAID ? 1 : c->plan->phase;
    bool found = false;
    for (size_t i = 0; i < routine->n_phases; i++) {
        const RoutinePhase *phase = &routine->phases[i];
        if (wanted == PHASE_ALL || !has_phases(routine) ||
            phase->number == wanted) {
            add_phase(c, routine, phase, item);
            found = true;
        }
    }
    if (!found) {
        g_autofree char *numbers = phase_numbers(routine);
        diag_add(c->diag, DIAG_ERROR, c->plan->phase_pos,
                 "routine '%s' has no phase %d; it has %s", routine->id, wanted,
                 numbers);
    }
}

static void
name_text(Compose *c, const char *id, SrcPos pos, size_t order)
{
    const Advice *advice = library_advice_in(c->lib, id, words_lang(c->words),
                                             pos, c->diag);
    if (advice == NULL)
        return;
    for (guint i = 0; i < c->texts->len; i++) {
        if (text_at(c, i)->advice != advice)
            continue;
        text_at(c, i)->order = MIN(text_at(c, i)->order, order);
        return;
    }
    Text text = { .advice = advice, .order = order };
    g_array_append_val(c->texts, text);
}

static void
add_routine(Compose *c, const PlanItem *item)
{
    const Routine *routine =
            library_routine_in(c->lib, item->id, words_lang(c->words),
                               item->pos, c->diag);
    if (routine == NULL)
        return;
    g_array_append_val(c->routines, routine);
    add_routine_moves(c, routine, item);
    for (size_t i = 0; i < routine->advice.n; i++)
        name_text(c, routine->advice.items[i], routine->pos, order_of(c, item));
}

static void
change_dose(Move *move, const PlanItem *change)
{
    move->dose = dose_overlay(&move->dose, &change->dose);
    move->use = change->use != USE_AS_IS ? change->use : move->use;
    move->pos = change->pos;
}

/* An exercise of its own; one that is there already only gets its dose. */
static void
add_exercise(Compose *c, const PlanItem *item)
{
    const Exercise *exercise =
            library_exercise_in(c->lib, item->id, words_lang(c->words),
                                item->pos, c->diag);
    if (exercise == NULL)
        return;
    if (!is_there(c, item->id, NULL, NULL)) {
        Move move = { .exercise = exercise,
                      .dose = dose_overlay(&exercise->dose, &item->dose),
                      .use = item->use,
                      .pos = item->pos,
                      .order = order_of(c, item) };
        g_array_append_val(c->moves, move);
        return;
    }
    if (item->dose.has == 0 && item->use == USE_AS_IS)
        diag_add(c->diag, DIAG_WARNING, item->pos,
                 "exercise '%s' is on the sheet already; it prints once",
                 item->id);
    for (guint i = 0; i < c->moves->len; i++) {
        if (move_at(c, i)->exercise == exercise)
            change_dose(move_at(c, i), item);
    }
}

static void
add_text(Compose *c, const PlanItem *item)
{
    if (item->dose.has != 0)
        diag_add(c->diag, DIAG_ERROR, item->pos,
                 "'%s' is a text; only exercises have a dose", item->id);
    name_text(c, item->id, item->pos, order_of(c, item));
}

static void
add_item(Compose *c, const PlanItem *item, ItemKind kind)
{
    if ((kind == ITEM_ROUTINE || kind == ITEM_ADVICE) &&
        item->use != USE_AS_IS)
        diag_add(c->diag, DIAG_ERROR, item->pos,
                 "'%s' is %s; only exercises have an easier and a harder way",
                 item->id, kind == ITEM_ROUTINE ? "a routine" : "a text");
    switch (kind) {
    case ITEM_EXERCISE:
        add_exercise(c, item);
        break;
    case ITEM_ROUTINE:
        add_routine(c, item);
        break;
    case ITEM_ADVICE:
        add_text(c, item);
        break;
    case ITEM_POSTER:
        diag_add(c->diag, DIAG_ERROR, item->pos,
                 "'%s' is a poster; print it with 'limber poster %s'",
                 item->id, item->id);
        break;
    case ITEM_KIND_COUNT:
        g_assert_not_reached();
    }
}

/* The routines, or all that are none. */
static void
add_items(Compose *c, bool routines)
{
    for (size_t i = 0; i < c->plan->n_items; i++) {
        const PlanItem *item = &c->plan->items[i];
        ItemKind kind;
        if (!library_kind_of(c->lib, item->id, &kind))
            library_unknown(c->lib, item->id, item->pos, c->diag);
        else if ((kind == ITEM_ROUTINE) == routines)
            add_item(c, item, kind);
    }
}

static int
compare_order(const void *a, const void *b)
{
    const Move *x = a, *y = b;
    return x->order == y->order ? 0 : x->order < y->order ? -1 : 1;
}

/* Adds the message that the sheet has no exercise of that id. */
static void
report_missing(const Compose *c, const PlanItem *change)
{
    g_autoptr(GArray) ids = g_array_new(TRUE, FALSE, sizeof(char *));
    for (guint i = 0; i < c->moves->len; i++)
        g_array_append_val(ids, move_at(c, i)->exercise->id);
    g_autofree char *hint = suggest_phrase(
            change->id, (const char *const *)(const void *)ids->data);
    diag_add(c->diag, DIAG_ERROR, change->pos,
             "exercise '%s' is not on the sheet%s", change->id, hint);
}

/* A dose or a skip, for an exercise in each phase that has it.  A skipped
   exercise is only marked, so that it can still be found. */
static void
apply_change(Compose *c, const PlanItem *change)
{
    bool found = false;
    for (guint i = 0; i < c->moves->len; i++) {
        Move *move = move_at(c, i);
        if (strcmp(move->exercise->id, change->id) != 0)
            continue;
        found = true;
        if (change->skip)
            move->skipped = true;
        else
            change_dose(move, change);
    }
    if (!found)
        report_missing(c, change);
}

static void
apply_changes(Compose *c)
{
    for (size_t i = 0; i < c->plan->n_changes; i++)
        apply_change(c, &c->plan->changes[i]);
    for (guint i = c->moves->len; i-- > 0;) {
        if (move_at(c, i)->skipped)
            g_array_remove_index(c->moves, i);
    }
}

/* Self-massage stands behind the other moves, on the sheet and in numbers. */
static void
massage_last(Compose *c)
{
    g_autoptr(GArray) old = g_steal_pointer(&c->moves);
    c->moves = g_array_new(FALSE, FALSE, sizeof(Move));
    for (int massage = 0; massage <= 1; massage++) {
        for (guint i = 0; i < old->len; i++) {
            const Move *move = &g_array_index(old, Move, i);
            if ((move->exercise->kind == KIND_SELF_MASSAGE) == massage)
                g_array_append_vals(c->moves, move, 1);
        }
    }
}

void
number_moves(Compose *c)
{
    for (guint i = 0; i < c->moves->len; i++)
        move_at(c, i)->number = (int)i + 1;
}

/* A phase was asked for, but nothing on the sheet has phases. */
static void
check_phase(const Compose *c)
{
    if (c->plan->phase == PHASE_UNSAID)
        return;
    for (guint i = 0; i < c->routines->len; i++) {
        if (has_phases(g_array_index(c->routines, const Routine *, i)))
            return;
    }
    diag_add(c->diag, DIAG_ERROR, c->plan->phase_pos,
             "nothing on the sheet has phases");
}

void
resolve_items(Compose *c)
{
    /* The routines first: an exercise that is named besides its routine changes
       only the routine's dose, wherever it stands. */
    add_items(c, true);
    add_items(c, false);
    g_array_sort(c->moves, compare_order); /* keeps the order of equals */
    check_phase(c);
    apply_changes(c);
    massage_last(c);
    order_moves(c);
    number_moves(c);
}

GArray *
phase_starts(const Compose *c)
{
    GArray *starts = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < c->moves->len; i++) {
        const RoutinePhase *phase = move_at(c, i)->phase;
        bool known = phase == NULL;
        for (guint k = 0; k < starts->len && !known; k++)
            known = in_phase(move_at(c, g_array_index(starts, guint, k)),
                             phase);
        if (!known)
            g_array_append_val(starts, i);
    }
    return starts;
}

bool
has_several_phases(const Compose *c)
{
    g_autoptr(GArray) starts = phase_starts(c);
    int n = 0;
    for (guint i = 0; i < starts->len; i++)
        n += move_at(c, g_array_index(starts, guint, i))->phase->number != 0;
    return n > 1;
}

const char *
phase_name(const Compose *c, const RoutinePhase *phase)
{
    char number[16];
    g_snprintf(number, sizeof number, "%d", phase->number);
    return phase->name ? say_in(c, phase->name_lang, "phase-named", "n", number,
                                "name", phase->name, NULL)
                       : say(c, "phase", "n", number, NULL);
}
