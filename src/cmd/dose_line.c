#include "cmd/dose_line.h"

#include <glib.h>

static const char *const sides[] = {
    [DOSE_SIDE_UNSAID] = "",
    [DOSE_SIDE_EACH] = "each side",
    [DOSE_SIDE_LEFT_FIRST] = "left first",
    [DOSE_SIDE_RIGHT_FIRST] = "right first",
    [DOSE_SIDE_LEFT_ONLY] = "left only",
    [DOSE_SIDE_RIGHT_ONLY] = "right only",
};

static const char *const times[] = {
    [TIME_UNSAID] = "",
    [TIME_MORNING] = "in the morning",
    [TIME_EVENING] = "in the evening",
    [TIME_MORNING_AND_EVENING] = "in the morning and in the evening",
};

static const char *const days[] = {
    [DAYS_UNSAID] = "",
    [DAYS_COUNTED] = "", /* said with its number */
    [DAYS_DAILY] = "every day",
    [DAYS_EVERY_OTHER] = "every other day",
    [DAYS_WORK_DAYS] = "each work day",
};

/* "10" or "8 to 12".  Caller frees. */
static char *
range_text(Range range)
{
    if (range.min >= range.max)
        return g_strdup_printf("%g", range.max);
    return g_strdup_printf("%g to %g", range.min, range.max);
}

static void
add(GPtrArray *phrases, const char *phrase)
{
    if (*phrase != '\0')
        g_ptr_array_add(phrases, g_strdup(phrase));
}

/* Nothing when the range was not said. */
static void
add_range(GPtrArray *phrases, const char *before, Range range,
          const char *after)
{
    if (range.max <= 0)
        return;
    g_autofree char *number = range_text(range);
    g_ptr_array_add(phrases, g_strconcat(before, number, after, NULL));
}

/* Sets, repeats and hold: those that were said, joined by "x". */
static void
add_amount(GPtrArray *phrases, const Dose *dose)
{
    g_autofree char *sets = range_text(dose->sets);
    g_autofree char *reps = range_text(dose->reps);
    g_autofree char *hold = range_text(dose->hold);
    bool has_sets = dose->sets.max > 0;
    bool has_reps = dose->reps.max > 0;
    bool has_hold = dose->hold.max > 0;
    if (dose->sets.max > 1 && has_reps && has_hold)
        g_ptr_array_add(phrases,
                        g_strdup_printf("%s x %s x %s s", sets, reps, hold));
    else if (has_reps && has_hold)
        g_ptr_array_add(phrases, g_strdup_printf("%s x %s s", reps, hold));
    else if (has_sets && has_reps)
        g_ptr_array_add(phrases, g_strdup_printf("%s x %s", sets, reps));
    else {
        add_range(phrases, "", dose->sets, " sets");
        add_range(phrases, "", dose->reps, " reps");
        add_range(phrases, "hold ", dose->hold, " s");
    }
    if (dose->tempo[0] > 0)
        g_ptr_array_add(phrases,
                        g_strdup_printf("tempo %d-%d-%d", dose->tempo[0],
                                        dose->tempo[1], dose->tempo[2]));
}

static void
add_per_day(GPtrArray *phrases, Range range)
{
    if (range.max <= 1 && range.max > 0)
        add(phrases, "once a day");
    else if (range.min >= 2 && range.max <= 2)
        add(phrases, "twice a day");
    else
        add_range(phrases, "", range, " times a day");
}

char *
dose_line(const Dose *dose)
{
    g_autoptr(GPtrArray) phrases = g_ptr_array_new_with_free_func(g_free);
    add_amount(phrases, dose);
    add_range(phrases, "rest ", dose->rest, " s");
    add(phrases, dose->load ? dose->load : "");
    add(phrases, sides[dose->side]);
    add_per_day(phrases, dose->per_day);
    add(phrases, times[dose->time]);
    add(phrases, days[dose->days]);
    if (dose->days == DAYS_COUNTED)
        add_range(phrases, "", dose->days_per_week, " days a week");
    add(phrases, dose->not_in_a_row ? "not in a row" : "");
    add_range(phrases, "for ", dose->weeks, " weeks");
    add_range(phrases, "for ", dose->for_days, " days");
    g_ptr_array_add(phrases, NULL);
    return g_strjoinv(", ", (char **)phrases->pdata);
}
