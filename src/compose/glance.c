/* The strip of facts: how many moves, how long, how often, with what. */
#include "compose/parts.h"

#include <string.h>

static void
add_fact(GArray *facts, Icon icon, const Span *spans, size_t n_spans)
{
    Chip chip = { .icon = icon, .spans = spans, .n_spans = n_spans };
    g_array_append_val(facts, chip);
}

/* A fact whose number stands out. */
static void
add_number_fact(const Compose *c, GArray *facts, Icon icon, const char *key,
                int n)
{
    const char *text = words_plural(c->words, key, n);
    const char *hole = strstr(text, "{n}");
    Span *spans = arena_array(c->arena, Span, 3);
    size_t count = 0;
    if (hole == NULL) { /* "one move" */
        spans[0] = (Span){ .text = arena_strdup(c->arena, text),
                           .strong = true };
        add_fact(facts, icon, spans, 1);
        return;
    }
    if (hole != text)
        spans[count++].text =
                arena_strndup(c->arena, text, (size_t)(hole - text));
    spans[count].strong = true;
    spans[count++].text = arena_printf(c->arena, "%d", n);
    spans[count++].text = arena_strdup(c->arena, hole + strlen("{n}"));
    add_fact(facts, icon, spans, count);
}

/* The minutes of the moves of `phase` and of those without one. */
static int
phase_minutes(const Compose *c, const RoutinePhase *phase)
{
    guint most = c->moves->len;
    g_autofree Dose *doses = g_new(Dose, most);
    g_autofree Sides *sides = g_new(Sides, most);
    size_t n = 0;
    for (guint i = 0; i < most; i++) {
        const Move *move = move_at(c, i);
        if (phase != NULL && move->phase != NULL && !in_phase(move, phase))
            continue;
        doses[n] = move->dose;
        sides[n++] = move->exercise->sides;
    }
    return dose_minutes_a_day(doses, sides, n);
}

/* True when some moves have days off, so that most days take less. */
static bool
days_differ(const Compose *c)
{
    for (guint i = 1; i < c->moves->len; i++) {
        const Dose *a = &move_at(c, 0)->dose, *b = &move_at(c, i)->dose;
        if (a->days != b->days || a->days_per_week.max != b->days_per_week.max)
            return true;
    }
    return false;
}

int
handout_minutes(const Compose *c, bool *up_to)
{
    *up_to = days_differ(c);
    if (!has_several_phases(c))
        return phase_minutes(c, NULL);
    int most = 0;
    for (guint i = 0; i < c->moves->len; i++) {
        const RoutinePhase *phase = move_at(c, i)->phase;
        if (phase != NULL)
            most = MAX(most, phase_minutes(c, phase));
    }
    *up_to = true;
    return most;
}

/* By how often they are done: "Once a day, 5 days a week". */
static GArray *
group_moves(const Compose *c)
{
    GArray *groups = move_groups_new();
    for (guint i = 0; i < c->moves->len; i++) {
        const Move *move = move_at(c, i);
        const char *text = dose_often(c->arena, &move->dose, c->words);
        if (*text != '\0')
            move_groups_add(groups, text, false, move->number);
    }
    return groups;
}

/* What holds for all moves is told with its icons, and without sides. */
static void
add_often_chips(const Compose *c, GArray *facts, const Move *move)
{
    Dose frequency = dose_frequency(&move->dose);
    DoseContext context = dose_context(c, move);
    context.sides = SIDES_BOTH;
    const Chip *chips;
    size_t n;
    dose_chips(c->arena, &frequency, &context, c->words, &chips, &n);
    g_array_append_vals(facts, chips, (guint)n);
}

/* One fact for each group: "Once a day, 5 days a week: moves 1 to 3". */
static void
add_how_often(const Compose *c, GArray *facts)
{
    g_autoptr(GArray) groups = group_moves(c);
    const MoveGroup *first = &g_array_index(groups, MoveGroup, 0);
    if (groups->len == 1 && first->numbers->len == c->moves->len) {
        add_often_chips(c, facts, move_at(c, 0));
        return;
    }
    for (guint i = 0; i < groups->len; i++) {
        const MoveGroup *group = &g_array_index(groups, MoveGroup, i);
        const char *pattern =
                words_plural(c->words, "often-moves", group->numbers->len);
        Span *span = arena_new0(c->arena, Span);
        span->text = arena_take(c->arena,
                                fill_in(pattern, "often", group->text, "moves",
                                        list_numbers(c, group->numbers), NULL));
        add_fact(facts, ICON_CALENDAR, span, 1);
    }
}

static bool
has_name(const GArray *names, const char *name)
{
    for (guint i = 0; i < names->len; i++) {
        if (strcmp(g_array_index(names, const char *, i), name) == 0)
            return true;
    }
    return false;
}

static const char *
thing_name(const Compose *c, const char *thing, bool built_in)
{
    return client_text(c, words_thing(c->words, thing), built_in);
}

static void
add_name(GArray *names, const char *name)
{
    if (!has_name(names, name))
        g_array_append_val(names, name);
}

/* The things without a choice. */
static void
collect_single(const Compose *c, GArray *names)
{
    for (guint i = 0; i < c->moves->len; i++) {
        const Exercise *exercise = move_at(c, i)->exercise;
        for (size_t k = 0; k < exercise->equipment.n; k++) {
            StrList choices = exercise->equipment.all[k];
            if (choices.n == 1)
                add_name(names,
                         thing_name(c, choices.items[0], exercise->built_in));
        }
    }
}

static const char *
name_choices(const Compose *c, StrList choices, bool built_in)
{
    const char *text = thing_name(c, choices.items[0], built_in);
    for (size_t i = 1; i < choices.n; i++)
        text = say(c, "list-or", "a", text, "b",
                   thing_name(c, choices.items[i], built_in), NULL);
    return text;
}

static bool
is_settled(const Compose *c, StrList choices, const GArray *names,
           bool built_in)
{
    for (size_t i = 0; i < choices.n; i++) {
        if (has_name(names, thing_name(c, choices.items[i], built_in)))
            return true;
    }
    return false;
}

/* Choices, of which the client need not have one that is there anyway. */
static void
collect_choices(const Compose *c, const GArray *singles, GArray *names)
{
    for (guint i = 0; i < c->moves->len; i++) {
        const Exercise *exercise = move_at(c, i)->exercise;
        for (size_t k = 0; k < exercise->equipment.n; k++) {
            StrList choices = exercise->equipment.all[k];
            if (choices.n > 1 && !is_settled(c, choices, singles,
                                              exercise->built_in))
                add_name(names, name_choices(c, choices, exercise->built_in));
        }
    }
}

/* "mat, chair, and strap or towel" */
static const char *
name_equipment(const Compose *c)
{
    g_autoptr(GArray) singles = g_array_new(FALSE, FALSE, sizeof(char *));
    g_autoptr(GArray) choices = g_array_new(FALSE, FALSE, sizeof(char *));
    collect_single(c, singles);
    collect_choices(c, singles, choices);
    if (choices->len == 0)
        return list_and(c, singles);
    g_array_append_vals(singles, choices->data, choices->len - 1);
    const char *last = g_array_index(choices, const char *, choices->len - 1);
    if (singles->len == 0)
        return last;
    const char *first = g_array_index(singles, const char *, 0);
    for (guint i = 1; i < singles->len; i++)
        first = say(c, "list-comma", "a", first, "b",
                    g_array_index(singles, const char *, i), NULL);
    return say(c, "list-and-after-or", "a", first, "b", last, NULL);
}

static void
add_need(const Compose *c, GArray *facts)
{
    const char *things = name_equipment(c);
    Span *span = arena_new0(c->arena, Span);
    span->text = *things != '\0' ? say(c, "need", "things", things, NULL)
                                 : word(c, "need-nothing");
    add_fact(facts, ICON_BAG, span, 1);
}

void
add_glance(Compose *c)
{
    if (c->moves->len == 0)
        return;
    g_autoptr(GArray) facts = g_array_new(FALSE, FALSE, sizeof(Chip));
    add_number_fact(c, facts, ICON_LIST, "fact-moves", (int)c->moves->len);
    bool up_to = false;
    int minutes = handout_minutes(c, &up_to);
    if (minutes > 0)
        add_number_fact(c, facts, ICON_WATCH,
                        up_to ? "fact-minutes-up-to" : "fact-minutes", minutes);
    add_how_often(c, facts);
    add_need(c, facts);
    Block block = { .glance = {
                            .heading = word(c, "glance"),
                            .facts = arena_memdup(c->arena, facts->data,
                                                  facts->len * sizeof(Chip)),
                            .n_facts = facts->len,
                    } };
    add_block(c, PART_GLANCE, BLOCK_GLANCE, &block);
}
