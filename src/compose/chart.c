/* The tick charts: moves by days, one for each phase that is printed. */
#include "compose/parts.h"

#include <string.h>

#define ALL_DAYS 0x7Fu
#define MARKS_MAX 24 /* as often a day as a dose can say */
#define WEEKS_MAX 4

/* The columns on which a move is done.  Where the client picks the days, all
   are open. */
static unsigned
dose_columns(const Dose *dose, int first_weekday)
{
    unsigned days = 0;
    switch (dose->days) {
    case DAYS_WORK_DAYS:
        for (int i = 0; i < 7; i++) {
            if ((first_weekday - 1 + i) % 7 < 5)
                days |= 1u << i;
        }
        return days;
    case DAYS_EVERY_OTHER:
        return 1u << 0 | 1u << 2 | 1u << 4 | 1u << 6;
    case DAYS_UNSAID:
    case DAYS_COUNTED:
    case DAYS_DAILY:
        return ALL_DAYS;
    }
    g_assert_not_reached();
}

static int
dose_marks(const Dose *dose)
{
    return CLAMP((int)dose->per_day.max, 1, MARKS_MAX);
}

static TickRow
make_row(const Compose *c, const Move *move)
{
    const Exercise *exercise = move->exercise;
    return (TickRow){
        .number = move->number,
        .own = arena_strdup(c->arena, exercise->picture),
        .own_pos = exercise->picture_pos,
        .name = client_text_in(c, exercise->name_lang, exercise->name,
                               exercise->built_in),
        .name_lang = arena_strdup(c->arena, exercise->name_lang),
        .marks = dose_marks(&move->dose),
        .days = dose_columns(&move->dose, date_weekday(c->plan->date)),
    };
}

/* The moves of a chart: const Move *. */
static GArray *
chart_moves(const Compose *c, const RoutinePhase *phase, bool of_phase)
{
    GArray *moves = g_array_new(FALSE, FALSE, sizeof(Move *));
    for (guint i = 0; i < c->moves->len; i++) {
        const Move *move = move_at(c, i);
        if (!of_phase || move->phase == NULL || in_phase(move, phase))
            g_array_append_val(moves, move);
    }
    return moves;
}

static void
add_rows(const Compose *c, TickChartBlock *chart, const GArray *moves)
{
    TickRow *rows = arena_array(c->arena, TickRow, moves->len);
    for (guint i = 0; i < moves->len; i++)
        rows[i] = make_row(c, g_array_index(moves, const Move *, i));
    chart->rows = rows;
    chart->n_rows = moves->len;
}

static void
add_days(const Compose *c, TickChartBlock *chart)
{
    StrList names = words_list(c->words, LIST_WEEKDAYS_SHORT);
    int first = date_weekday(c->plan->date) - 1;
    for (int i = 0; i < 7; i++)
        chart->days[i] = arena_strdup(c->arena, names.items[(first + i) % 7]);
}

/* As many weeks as there are until the next visit, and the dates of those after
   it for layouts that print more.  When a later phase starts nobody knows yet,
   so its dates are left to be written in. */
static void
add_weeks(const Compose *c, TickChartBlock *chart, bool dated)
{
    const Plan *plan = c->plan;
    int days = dated && plan->next.year != 0
                       ? date_days_between(plan->date, plan->next)
                       : 7;
    chart->n_weeks = (size_t)CLAMP((days + 6) / 7, 1, WEEKS_MAX);
    for (int i = 0; i < CHART_WEEKS_MAX; i++)
        chart->weeks[i] =
                dated ? say_day(c, date_after(plan->date, 7 * i)) : "";
}

static void
append_sentence(GString *key, const char *sentence)
{
    if (key->len > 0)
        g_string_append_c(key, ' ');
    g_string_append(key, sentence);
}

/* By the days that the client picks for them, as "3 to 4" a week. */
static GArray *
group_picks(const Compose *c, const GArray *moves)
{
    GArray *groups = move_groups_new();
    for (guint i = 0; i < moves->len; i++) {
        const Move *move = g_array_index(moves, const Move *, i);
        const Dose *dose = &move->dose;
        if (dose->days == DAYS_COUNTED && dose->days_per_week.min < 7)
            move_groups_add(
                    groups,
                    range_words(c->arena, dose->days_per_week, c->words),
                    dose->not_in_a_row, move->number);
    }
    return groups;
}

/* How many days to pick, of which moves unless it is the same for all. */
static void
append_picks(const Compose *c, GString *key, const GArray *moves)
{
    g_autoptr(GArray) groups = group_picks(c, moves);
    for (guint i = 0; i < groups->len; i++) {
        const MoveGroup *group = &g_array_index(groups, MoveGroup, i);
        if (group->numbers->len == moves->len) {
            append_sentence(
                    key,
                    say(c, group->apart ? "chart-pick-apart" : "chart-pick",
                        "n", group->text, NULL));
            continue;
        }
        g_autofree char *sentence =
                fill_in(words_plural(c->words,
                                     group->apart ? "chart-pick-moves-apart"
                                                  : "chart-pick-moves",
                                     group->numbers->len),
                        "moves", list_numbers(c, group->numbers), "n",
                        group->text, NULL);
        append_sentence(key, sentence);
    }
}

/* The sentences that explain the chart, from its own rows. */
static const char *
make_key(const Compose *c, const TickChartBlock *chart, const GArray *moves)
{
    bool often = false, days_off = false;
    for (guint i = 0; i < moves->len; i++) {
        often |= chart->rows[i].marks > 1;
        days_off |= chart->rows[i].days != ALL_DAYS;
    }
    g_autoptr(GString) key = g_string_new(
            words_get(c->words, often ? "chart-each-time" : "chart-once"));
    append_picks(c, key, moves);
    if (days_off)
        append_sentence(key, words_get(c->words, "chart-day-off"));
    return arena_strdup(c->arena, key->str);
}

static const char *
make_heading(const Compose *c, size_t n_weeks, const RoutinePhase *phase)
{
    const char *heading = words_plural(c->words, "chart", (double)n_weeks);
    return phase == NULL ? arena_strdup(c->arena, heading)
                         : say(c, "chart-phase", "heading", heading, "phase",
                               phase_name(c, phase), NULL);
}

/* The chart of one phase, or with `of_phase` false of all moves. */
static void
add_chart(Compose *c, const RoutinePhase *phase, bool of_phase, bool dated)
{
    g_autoptr(GArray) moves = chart_moves(c, phase, of_phase);
    Block block = { .chart = {
                            .client = as_written(c, c->plan->client),
                            .move_label = word(c, "move"),
                            .week_label = word(c, "week-starting"),
                            .pain_label = word(c, "pain-row"),
                            .box_alt = word(c, "chart-box"),
                            .day_off_alt = word(c, "chart-box-off"),
                    } };
    TickChartBlock *chart = &block.chart;
    add_rows(c, chart, moves);
    add_days(c, chart);
    add_weeks(c, chart, dated);
    chart->heading = make_heading(c, 1, of_phase ? phase : NULL);
    chart->heading_weeks = make_heading(c, 2, of_phase ? phase : NULL);
    chart->continued = say(c, "continued", "name",
                           chart->n_weeks > 1 ? chart->heading_weeks
                                              : chart->heading,
                           NULL);
    chart->key = make_key(c, chart, moves);
    add_block(c, PART_TICK_CHART, BLOCK_TICK_CHART, &block);
}

void
add_charts(Compose *c)
{
    if (c->moves->len == 0)
        return;
    if (!has_several_phases(c)) {
        add_chart(c, NULL, false, true);
        return;
    }
    g_autoptr(GArray) starts = phase_starts(c);
    for (guint i = 0; i < starts->len; i++) {
        guint start = g_array_index(starts, guint, i);
        add_chart(c, move_at(c, start)->phase, true, i == 0);
    }
}
