#include "parse/dose_reader.h"

#include <math.h>

typedef enum {
    FIELD_SETS,
    FIELD_REPS,
    FIELD_HOLD,
    FIELD_REST,
    FIELD_PER_DAY,
    FIELD_DAYS_PER_WEEK,
    FIELD_WEEKS,
    FIELD_FOR_DAYS,
    FIELD_COUNT
} Field;

static const struct {
    unsigned bit;
    size_t offset;
    const char *name;
    double max;
    bool whole;
} fields[] = {
    [FIELD_SETS] = { DOSE_HAS_SETS, offsetof(Dose, sets), "sets", 50, true },
    [FIELD_REPS] = { DOSE_HAS_REPS, offsetof(Dose, reps), "reps", 1000, true },
    [FIELD_HOLD] = { DOSE_HAS_HOLD, offsetof(Dose, hold), "seconds", 3600,
                     false },
    [FIELD_REST] = { DOSE_HAS_REST, offsetof(Dose, rest), "seconds", 3600,
                     false },
    [FIELD_PER_DAY] = { DOSE_HAS_PER_DAY, offsetof(Dose, per_day),
                        "times a day", 24, true },
    [FIELD_DAYS_PER_WEEK] = { DOSE_HAS_DAYS, offsetof(Dose, days_per_week),
                              "days a week", 7, true },
    [FIELD_WEEKS] = { DOSE_HAS_SPAN, offsetof(Dose, weeks), "weeks", 104,
                      true },
    [FIELD_FOR_DAYS] = { DOSE_HAS_SPAN, offsetof(Dose, for_days), "days", 366,
                         true },
};
G_STATIC_ASSERT(G_N_ELEMENTS(fields) == FIELD_COUNT);

/* Notes that the phrase speaks of the field; false and a message when another
   phrase did before. */
static bool
claim(DoseReader *reader, const DosePhrase *phrase, unsigned bit)
{
    int i = g_bit_nth_lsf(bit, -1);

    if (reader->said[i] != NULL) {
        dose_complain(reader, phrase, "speaks again of what '%s' says",
                      reader->said[i]);
        return false;
    }
    reader->said[i] = dose_written(reader, phrase->first, phrase->n);
    reader->said_at[i] = phrase->first;
    reader->dose.has |= bit;
    return true;
}

static bool
is_whole(Range range)
{
    return fabs(range.min - round(range.min)) < 1e-9 &&
           fabs(range.max - round(range.max)) < 1e-9;
}

/* "8 to 12", or "8" alone; with a point in every locale. */
static const char *
range_text(const DoseReader *reader, double min, double max)
{
    char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];

    g_ascii_formatd(low, sizeof low, "%g", min);
    g_ascii_formatd(high, sizeof high, "%g", max);
    if (g_str_equal(low, high))
        return arena_strdup(reader->arena, low);
    return arena_printf(reader->arena, "%s to %s", low, high);
}

/* False and a message when a span of numbers runs the wrong way. */
static bool
check_order(DoseReader *reader, const DosePhrase *phrase, size_t i)
{
    Range range = phrase->numbers[i];

    if (range.min > range.max) {
        dose_complain(reader, phrase, "runs backwards; did you mean '%s'?",
                      range_text(reader, range.max, range.min));
        return false;
    }
    if (phrase->with_or[i] && fabs(range.max - range.min - 1) > 1e-9) {
        dose_complain(reader, phrase,
                      "leaves out what is between; did you mean '%s'?",
                      range_text(reader, range.min, range.max));
        return false;
    }
    return true;
}

/* Sets `field` from number `i` of the phrase.  The field is claimed even when
   the number is wrong, so that one mistake gives one message. */
static void
take_number(DoseReader *reader, const DosePhrase *phrase, Field field, size_t i)
{
    Range range = phrase->numbers[i];
    Range *target =
            (Range *)(void *)((char *)&reader->dose + fields[field].offset);

    if (!claim(reader, phrase, fields[field].bit) ||
        !check_order(reader, phrase, i))
        return;
    if (range.min < 1 || range.max > fields[field].max) {
        dose_complain(reader, phrase, "is out of range; expected 1 to %g %s",
                      fields[field].max, fields[field].name);
    } else if (fields[field].whole && !is_whole(range)) {
        dose_complain(reader, phrase, "is not a whole number of %s",
                      fields[field].name);
    } else {
        *target = range;
    }
}

/* One field, from the phrase's only number. */
static void
take_field(DoseReader *reader, const DosePhrase *phrase, int field)
{
    take_number(reader, phrase, (Field)field, 0);
}

static void
take_sets_reps(DoseReader *reader, const DosePhrase *phrase, int amount)
{
    reader->dose.has |= (unsigned)amount;
    take_number(reader, phrase, FIELD_SETS, 0);
    take_number(reader, phrase, FIELD_REPS, 1);
}

static void
take_reps_hold(DoseReader *reader, const DosePhrase *phrase, int amount)
{
    reader->dose.has |= (unsigned)amount;
    take_number(reader, phrase, FIELD_REPS, 0);
    take_number(reader, phrase, FIELD_HOLD, 1);
}

static void
take_sets_reps_hold(DoseReader *reader, const DosePhrase *phrase, int amount)
{
    take_sets_reps(reader, phrase, amount);
    take_number(reader, phrase, FIELD_HOLD, 2);
}

/* "2 sets of 45 s": each set is one repeat. */
static void
take_sets_hold(DoseReader *reader, const DosePhrase *phrase, int value)
{
    (void)value;
    take_number(reader, phrase, FIELD_SETS, 0);
    take_number(reader, phrase, FIELD_HOLD, 1);
    if (claim(reader, phrase, DOSE_HAS_REPS))
        reader->dose.reps = (Range){ 1, 1 };
}

static void
take_tempo(DoseReader *reader, const DosePhrase *phrase, int value)
{
    (void)value;
    if (!claim(reader, phrase, DOSE_HAS_TEMPO))
        return;
    for (size_t i = 0; i < 3; i++) {
        Range part = phrase->numbers[i];
        if (!is_whole(part) || part.max > 60 || (i != 1 && part.max < 1)) {
            dose_complain(reader, phrase,
                          "is out of range; expected seconds out, "
                          "pause and back, as in 'tempo 3-1-3'");
            return;
        }
        reader->dose.tempo[i] = (int)part.max;
    }
}

static void
take_days(DoseReader *reader, const DosePhrase *phrase, int days)
{
    if (days == DAYS_DAILY && reader->daily_by_time) {
        reader->daily_by_time = false; /* now it is said in full */
        return;
    }
    if (claim(reader, phrase, DOSE_HAS_DAYS))
        reader->dose.days = (DoseDays)days;
}

static void
take_days_counted(DoseReader *reader, const DosePhrase *phrase, int value)
{
    (void)value;
    take_number(reader, phrase, FIELD_DAYS_PER_WEEK, 0);
    if (reader->dose.days == DAYS_UNSAID)
        reader->dose.days = DAYS_COUNTED;
}

/* "3 times every day" tells both how often and on which days. */
static void
take_times_every_day(DoseReader *reader, const DosePhrase *phrase, int value)
{
    (void)value;
    take_number(reader, phrase, FIELD_PER_DAY, 0);
    take_days(reader, phrase, DAYS_DAILY);
}

static void
take_not_in_a_row(DoseReader *reader, const DosePhrase *phrase, int value)
{
    (void)value;
    if (claim(reader, phrase, DOSE_HAS_NOT_IN_A_ROW))
        reader->dose.not_in_a_row = true;
}

/* "morning" and "evening" add up. */
static void
take_time(DoseReader *reader, const DosePhrase *phrase, int time)
{
    bool other = reader->dose.time != TIME_UNSAID &&
                 reader->dose.time != TIME_MORNING_AND_EVENING &&
                 reader->dose.time != (DoseTime)time;

    if (other)
        reader->dose.time = TIME_MORNING_AND_EVENING;
    else if (claim(reader, phrase, DOSE_HAS_TIME))
        reader->dose.time = (DoseTime)time;
}

static void
take_time_daily(DoseReader *reader, const DosePhrase *phrase, int time)
{
    take_time(reader, phrase, time);
    if (reader->dose.days == DAYS_DAILY)
        return;
    if (claim(reader, phrase, DOSE_HAS_DAYS)) {
        reader->dose.days = DAYS_DAILY;
        reader->daily_by_time = true;
    }
}

static void
take_one_week(DoseReader *reader, const DosePhrase *phrase, int value)
{
    (void)value;
    if (claim(reader, phrase, DOSE_HAS_SPAN))
        reader->dose.weeks = (Range){ 1, 1 };
}

static bool
is_side_order(DoseSide side)
{
    return side == DOSE_SIDE_LEFT_FIRST || side == DOSE_SIDE_RIGHT_FIRST;
}

/* "each side, left first" is one wish in two phrases. */
static void
take_side(DoseReader *reader, const DosePhrase *phrase, int value)
{
    DoseSide said = reader->dose.side, side = (DoseSide)value;

    if (said == DOSE_SIDE_EACH && is_side_order(side))
        reader->dose.side = side;
    else if (is_side_order(said) && side == DOSE_SIDE_EACH)
        return;
    else if (claim(reader, phrase, DOSE_HAS_SIDE))
        reader->dose.side = side;
}

/* A weight [kg or lb], at most `max`. */
static void
take_weight(DoseReader *reader, const DosePhrase *phrase, int max)
{
    Range range = phrase->numbers[0];
    const char *unit = reader->tokens[phrase->first + phrase->n - 1].word;

    if (!claim(reader, phrase, DOSE_HAS_LOAD) ||
        !check_order(reader, phrase, 0))
        return;
    if (range.min <= 0 || range.max > max)
        dose_complain(reader, phrase, "is out of range; expected up to %d %s",
                      max, unit);
    else
        reader->dose.load =
                arena_printf(reader->arena, "%s %s",
                             range_text(reader, range.min, range.max), unit);
}

/* "a red  Loop band" -> "red loop band". */
static void
take_band(DoseReader *reader, const DosePhrase *phrase, int value)
{
    g_autoptr(GString) load = g_string_new(NULL);

    (void)value;
    if (!claim(reader, phrase, DOSE_HAS_LOAD))
        return;
    for (size_t i = phrase->first; i < phrase->first + phrase->n; i++) {
        g_autofree char *word = g_utf8_strdown(dose_written(reader, i, 1), -1);
        if (g_str_equal(reader->tokens[i].word, "a"))
            continue;
        g_string_append_printf(load, "%s%s", load->len > 0 ? " " : "", word);
    }
    reader->dose.load = arena_strdup(reader->arena, load->str);
}

/* Pattern elements: "word|word" one of them, "[word|word]" perhaps one,
   N a number or span, I a single number, D a time (N with its unit),
   T how often ("twice", "3 times", "2 x"), A "once" or "twice" alone.
   The rule that takes the most words wins, the first of equals. */
const DoseRule dose_rules[] = {
    { "N x N x D [hold]", take_sets_reps_hold, DOSE_HAS_AMOUNT, NULL },
    { "N x D [hold]", take_reps_hold, DOSE_HAS_AMOUNT, NULL },
    { "N x N [reps|times]", take_sets_reps, DOSE_HAS_AMOUNT, NULL },
    { "N x N x N", NULL, 0, "needs a unit at its end, as in '3 x 10 x 5 s'" },
    { "N x N x", NULL, 0, "needs a time after it, as in '3 x 10 x 5 s'" },
    { "N x", NULL, 0, "needs a number after it, as in '3 x 10' or '3 x 30 s'" },
    { "N sets of N [reps|times]", take_sets_reps, 0, NULL },
    { "N sets of D [hold]", take_sets_hold, 0, NULL },
    { "N sets of N x D [hold]", take_sets_reps_hold, DOSE_HAS_AMOUNT, NULL },
    { "N sets", take_field, FIELD_SETS, NULL },
    { "N reps", take_field, FIELD_REPS, NULL },
    { "N times", take_field, FIELD_REPS, NULL },
    { "A", take_field, FIELD_REPS, NULL },
    { "N", take_field, FIELD_REPS, NULL },

    { "[hold|roll] [for] D [hold]", take_field, FIELD_HOLD, NULL },
    { "hold|roll [for] N", NULL, 0, "needs a unit, as in 'hold 30 s'" },
    { "hold|roll [for]", NULL, 0, "needs a time, as in 'hold 30 s'" },
    { "rest [for] D [between] [sets]", take_field, FIELD_REST, NULL },
    { "D rest [between] [sets]", take_field, FIELD_REST, NULL },
    { "rest [for] N", NULL, 0, "needs a unit, as in 'rest 60 s'" },
    { "rest [for]", NULL, 0, "needs a time, as in 'rest 60 s'" },
    { "tempo I [to|a] I [to|a] I", take_tempo, 0, NULL },
    { "tempo [I] [to|a] [I]", NULL, 0,
      "needs three numbers, as in 'tempo 3-1-3'" },
    { "N kg", take_weight, 500, NULL },
    { "N lb", take_weight, 1000, NULL },
    { "[a] colour [loop] band", take_band, 0, NULL },

    { "T a|each day", take_field, FIELD_PER_DAY, NULL },
    { "T daily", take_field, FIELD_PER_DAY, NULL },
    { "T every day", take_times_every_day, 0, NULL },
    { "T a|each|every week", take_days_counted, 0, NULL },
    { "T weekly", take_days_counted, 0, NULL },
    { "N day a|each|every week", take_days_counted, 0, NULL },
    { "N day", NULL, 0,
      "is not clear; write for example '5 days a week' or 'for 5 days'" },
    { "daily", take_days, DAYS_DAILY, NULL },
    { "each|every day", take_days, DAYS_DAILY, NULL },
    { "[each|every] other day", take_days, DAYS_EVERY_OTHER, NULL },
    { "every s day", take_days, DAYS_EVERY_OTHER, NULL },
    { "[each|every] work day", take_days, DAYS_WORK_DAYS, NULL },
    { "[each|every] workday", take_days, DAYS_WORK_DAYS, NULL },
    { "not in a row", take_not_in_a_row, 0, NULL },
    { "each|every morning", take_time_daily, TIME_MORNING, NULL },
    { "each|every evening", take_time_daily, TIME_EVENING, NULL },
    { "[in] morning", take_time, TIME_MORNING, NULL },
    { "[in] evening", take_time, TIME_EVENING, NULL },
    { "[for] N week", take_field, FIELD_WEEKS, NULL },
    { "for N day", take_field, FIELD_FOR_DAYS, NULL },
    { "for a week", take_one_week, 0, NULL },

    { "a|each|every|both side", take_side, DOSE_SIDE_EACH, NULL },
    { "left [side] first", take_side, DOSE_SIDE_LEFT_FIRST, NULL },
    { "right [side] first", take_side, DOSE_SIDE_RIGHT_FIRST, NULL },
    { "left [side] only", take_side, DOSE_SIDE_LEFT_ONLY, NULL },
    { "right [side] only", take_side, DOSE_SIDE_RIGHT_ONLY, NULL },
    { "only left [side]", take_side, DOSE_SIDE_LEFT_ONLY, NULL },
    { "only right [side]", take_side, DOSE_SIDE_RIGHT_ONLY, NULL },
    { "left|right [side]", NULL, 0,
      "is not clear; add 'first' or 'only', as in 'left first'" },
};
const size_t n_dose_rules = G_N_ELEMENTS(dose_rules);
