#include "model/dose.h"

#include <math.h>

#define REP_SECONDS 3   /* a repeat that says neither hold nor tempo */
#define REST_SECONDS 30 /* between sets, when no rest was said */
#define MOVE_SECONDS 10 /* from one exercise to the next */

static const unsigned amount_fields = DOSE_HAS_AMOUNT | DOSE_HAS_SETS |
                                      DOSE_HAS_REPS | DOSE_HAS_HOLD |
                                      DOSE_HAS_TEMPO;

bool
dose_time_fits(DoseTime time, Range per_day)
{
    switch (time) {
    case TIME_UNSAID:
        return true;
    case TIME_MORNING:
    case TIME_EVENING:
        return per_day.max <= 1;
    case TIME_MORNING_AND_EVENING:
        return per_day.max <= 0 || (per_day.min >= 2 && per_day.max <= 2);
    }
    return true;
}

bool
dose_days_can_part(DoseDays days, Range days_per_week)
{
    switch (days) {
    case DAYS_UNSAID:
    case DAYS_EVERY_OTHER:
        return true;
    case DAYS_COUNTED:
        return days_per_week.max <= 4;
    case DAYS_DAILY:
    case DAYS_WORK_DAYS:
        return false;
    }
    return true;
}

/* Sets the fields whose bits are in `fields` to what `from` holds. */
static void
take_fields(Dose *to, const Dose *from, unsigned fields)
{
    if (fields & DOSE_HAS_SETS)
        to->sets = from->sets;
    if (fields & DOSE_HAS_REPS)
        to->reps = from->reps;
    if (fields & DOSE_HAS_HOLD)
        to->hold = from->hold;
    if (fields & DOSE_HAS_TEMPO)
        for (int i = 0; i < 3; i++)
            to->tempo[i] = from->tempo[i];
    if (fields & DOSE_HAS_REST)
        to->rest = from->rest;
    if (fields & DOSE_HAS_PER_DAY)
        to->per_day = from->per_day;
    if (fields & DOSE_HAS_DAYS) {
        to->days = from->days;
        to->days_per_week = from->days_per_week;
    }
    if (fields & DOSE_HAS_NOT_IN_A_ROW)
        to->not_in_a_row = from->not_in_a_row;
    if (fields & DOSE_HAS_SPAN) {
        to->weeks = from->weeks;
        to->for_days = from->for_days;
    }
    if (fields & DOSE_HAS_SIDE)
        to->side = from->side;
    if (fields & DOSE_HAS_TIME)
        to->time = from->time;
    if (fields & DOSE_HAS_LOAD)
        to->load = from->load;
    to->has = (to->has & ~fields) | (from->has & fields);
}

Dose
dose_overlay(const Dose *base, const Dose *over)
{
    static const Dose nothing;
    Dose dose = *base;

    if (over->has & DOSE_HAS_AMOUNT)
        take_fields(&dose, &nothing, amount_fields);
    take_fields(&dose, over, over->has);

    /* What the base said about mornings or days apart falls away when the
       new numbers leave no room for it. */
    if (!dose_time_fits(dose.time, dose.per_day)) {
        if (over->has & DOSE_HAS_PER_DAY)
            take_fields(&dose, &nothing, DOSE_HAS_TIME);
        else
            take_fields(&dose, &nothing, DOSE_HAS_PER_DAY);
    }
    if (dose.not_in_a_row &&
        !dose_days_can_part(dose.days, dose.days_per_week)) {
        if (over->has & DOSE_HAS_DAYS)
            take_fields(&dose, &nothing, DOSE_HAS_NOT_IN_A_ROW);
        else
            take_fields(&dose, &nothing, DOSE_HAS_DAYS);
    }
    return dose;
}

Dose
dose_frequency(const Dose *dose)
{
    Dose frequency = { 0 };

    take_fields(&frequency, dose, dose->has & DOSE_FREQUENCY);
    return frequency;
}

Dose
dose_amount(const Dose *dose)
{
    Dose amount = { 0 };

    take_fields(&amount, dose, dose->has & ~(unsigned)DOSE_FREQUENCY);
    return amount;
}

int
dose_n_sides(const Dose *dose, Sides sides)
{
    switch (dose->side) {
    case DOSE_SIDE_UNSAID:
        return sides == SIDES_BOTH ? 1 : 2;
    case DOSE_SIDE_EACH:
    case DOSE_SIDE_LEFT_FIRST:
    case DOSE_SIDE_RIGHT_FIRST:
        return 2;
    case DOSE_SIDE_LEFT_ONLY:
    case DOSE_SIDE_RIGHT_ONLY:
        return 1;
    }
    return 1;
}

static double
seconds_of_a_rep(const Dose *dose)
{
    int tempo = dose->tempo[0] + dose->tempo[1] + dose->tempo[2];

    if (dose->hold.max > 0)
        return dose->hold.max;
    return tempo > 0 ? tempo : REP_SECONDS;
}

/* One session [s]. */
static double
session_seconds(const Dose *dose, Sides sides)
{
    double sets = dose->sets.max > 0 ? dose->sets.max : 1;
    double reps = dose->reps.max > 0 ? dose->reps.max : 1;
    double rest = dose->rest.max > 0 ? dose->rest.max : REST_SECONDS;

    return sets * reps * seconds_of_a_rep(dose) * dose_n_sides(dose, sides) +
           (sets - 1) * rest;
}

static double
times_a_day(const Dose *dose)
{
    return dose->per_day.max > 0 ? dose->per_day.max : 1;
}

int
dose_minutes_a_day(const Dose *doses, const Sides *sides, size_t n)
{
    double seconds = 0, most = 0;

    for (size_t i = 0; i < n; i++) {
        seconds +=
                session_seconds(&doses[i], sides[i]) * times_a_day(&doses[i]);
        most = fmax(most, times_a_day(&doses[i]));
    }
    /* The k-th session of the day holds the moves done k times or more. */
    for (double k = 1; k <= most; k++) {
        int moves = 0;
        for (size_t i = 0; i < n; i++)
            moves += times_a_day(&doses[i]) >= k;
        seconds += (moves - 1) * MOVE_SECONDS;
    }
    return (int)ceil(seconds / 60);
}
