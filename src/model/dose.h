/* How much and how often.  Field names follow schema.org's ExercisePlan. */
#pragma once

#include "model/vocab.h"
#include <stdbool.h>
#include <stddef.h>

/* A number or a span of numbers; max is 0 when nothing was said. */
typedef struct {
    double min, max;
} Range;

typedef enum {
    DOSE_SIDE_UNSAID,
    DOSE_SIDE_EACH,
    DOSE_SIDE_LEFT_FIRST,
    DOSE_SIDE_RIGHT_FIRST,
    DOSE_SIDE_LEFT_ONLY,
    DOSE_SIDE_RIGHT_ONLY
} DoseSide;

/* Which days.  DAYS_COUNTED uses days_per_week. */
typedef enum {
    DAYS_UNSAID,
    DAYS_COUNTED,
    DAYS_DAILY,
    DAYS_EVERY_OTHER,
    DAYS_WORK_DAYS
} DoseDays;

/* At what time of day, when it was said. */
typedef enum {
    TIME_UNSAID,
    TIME_MORNING,
    TIME_EVENING,
    TIME_MORNING_AND_EVENING
} DoseTime;

/* The fields a dose text spoke of; the others hold zero. */
typedef enum {
    DOSE_HAS_AMOUNT = 1 << 0, /* sets, reps, hold and tempo were replaced as
                                 one by "A x B [s]" */
    DOSE_HAS_SETS = 1 << 1,
    DOSE_HAS_REPS = 1 << 2,
    DOSE_HAS_HOLD = 1 << 3,
    DOSE_HAS_TEMPO = 1 << 4,
    DOSE_HAS_REST = 1 << 5,
    DOSE_HAS_PER_DAY = 1 << 6,
    DOSE_HAS_DAYS = 1 << 7,
    DOSE_HAS_SPAN = 1 << 8,
    DOSE_HAS_SIDE = 1 << 9,
    DOSE_HAS_LOAD = 1 << 10,
    DOSE_HAS_TIME = 1 << 11,
    DOSE_HAS_NOT_IN_A_ROW = 1 << 12
} DoseField;

/* The fields that say how often. */
#define DOSE_FREQUENCY \
    (DOSE_HAS_PER_DAY | DOSE_HAS_DAYS | DOSE_HAS_SPAN | DOSE_HAS_TIME | \
     DOSE_HAS_NOT_IN_A_ROW)

typedef struct {
    unsigned has;     /* DoseField bits */
    Range sets, reps; /* counts */
    Range hold;       /* [s]; for self-massage the time to roll */
    int tempo[3];     /* [s] out, pause, back */
    Range rest;       /* [s] between sets */
    Range per_day;    /* times a day */
    DoseDays days;
    Range days_per_week; /* with DAYS_COUNTED */
    bool not_in_a_row;
    Range weeks, for_days; /* how long to go on: DOSE_HAS_SPAN */
    DoseSide side;
    DoseTime time;
    const char *load; /* "5 kg", "red band"; as written, or NULL */
} Dose;

/* `base` with every field that `over` speaks of replaced.  A time of day or
   "not in a row" of the base falls away when the new numbers do not fit it,
   and the other way round. */
Dose dose_overlay(const Dose *base, const Dose *over);

/* Only the days, span and times a day of `dose`: what a routine's freq may
   say. */
Dose dose_frequency(const Dose *dose);

/* The rest of `dose`: how much, without how often. */
Dose dose_amount(const Dose *dose);

/* 2 when done on each side, first left or first right too; 1 for one side
   only and for both sides at once. */
int dose_n_sides(const Dose *dose, Sides sides);

/* Minutes a day, rounded up, of the `n` moves of a handout: each session as
   many times a day as its dose says, and 10 s between the moves of a session.
   A session is sets x reps x (hold, else tempo, else 3 s) x sides + 30 s (or
   the rest) between sets, counting each range's maximum.  0 without moves. */
int dose_minutes_a_day(const Dose *doses, const Sides *sides, size_t n);

/* Whether a time of day goes with so many times a day. */
bool dose_time_fits(DoseTime time, Range per_day);

/* Whether so many days a week can be days that do not follow each other. */
bool dose_days_can_part(DoseDays days, Range days_per_week);
