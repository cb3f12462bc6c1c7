#include "model/dose.h"

#include <glib.h>

/* `n` times, `n` sets and so on, as a range of one number. */
#define JUST(n) \
    { \
        (n), (n) \
    }

/* Sixty times the same, so that the minutes are one session's seconds, and ten
   more for the ways from one to the next. */
static int
session_seconds(const Dose *dose, Sides side)
{
    Dose doses[60];
    Sides sides[60];
    for (int i = 0; i < 60; i++) {
        doses[i] = *dose;
        sides[i] = side;
    }
    return dose_minutes_a_day(doses, sides, 60) - 10;
}

static void
test_session_seconds(void)
{
    static const struct {
        Dose dose;
        Sides sides;
        int seconds;
    } rows[] = {
        /* a repeat takes 3 s when nothing is said */
        { { 0 }, SIDES_BOTH, 3 },
        { { .reps = JUST(10) }, SIDES_BOTH, 30 },
        { { .reps = JUST(10) }, SIDES_EACH, 60 },
        { { .reps = JUST(10) }, SIDES_ALTERNATE, 60 },
        /* a hold counts before a tempo */
        { { .reps = JUST(2), .hold = JUST(30) }, SIDES_EACH, 120 },
        { { .reps = JUST(10), .tempo = { 3, 1, 3 } }, SIDES_BOTH, 70 },
        { { .reps = JUST(10), .hold = JUST(5), .tempo = { 3, 1, 3 } },
          SIDES_BOTH,
          50 },
        /* rests only between sets */
        { { .sets = JUST(3), .reps = JUST(10) }, SIDES_BOTH, 150 },
        { { .sets = JUST(3), .reps = JUST(10), .rest = JUST(60) },
          SIDES_BOTH,
          210 },
        { { .sets = JUST(1), .reps = JUST(10), .rest = JUST(60) },
          SIDES_BOTH,
          30 },
        { { .sets = JUST(2), .reps = JUST(10) }, SIDES_EACH, 150 },
        /* a range counts its maximum */
        { { .sets = { 2, 3 }, .reps = { 8, 12 }, .rest = { 30, 60 } },
          SIDES_BOTH,
          228 },
        /* the dose's own side decides */
        { { .reps = JUST(2), .hold = JUST(30), .side = DOSE_SIDE_LEFT_ONLY },
          SIDES_EACH,
          60 },
        { { .reps = JUST(2), .hold = JUST(30), .side = DOSE_SIDE_RIGHT_ONLY },
          SIDES_ALTERNATE,
          60 },
        { { .reps = JUST(2), .hold = JUST(30), .side = DOSE_SIDE_LEFT_FIRST },
          SIDES_EACH,
          120 },
        { { .reps = JUST(2), .hold = JUST(30), .side = DOSE_SIDE_EACH },
          SIDES_BOTH,
          120 },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        g_assert_cmpint(session_seconds(&rows[i].dose, rows[i].sides), ==,
                        rows[i].seconds);
}

static void
test_minutes_a_day(void)
{
    static const Dose minute = { .hold = JUST(60) };
    static const Dose twice = { .hold = JUST(60), .per_day = JUST(2) };
    static const Dose once_or_twice = { .hold = JUST(60), .per_day = { 1, 2 } };
    const struct {
        Dose doses[3];
        size_t n;
        int minutes;
    } rows[] = {
        { { { 0 } }, 0, 0 },
        { { minute }, 1, 1 },
        { { twice }, 1, 2 },
        { { once_or_twice }, 1, 2 },
        /* 10 s from one move to the next: 130 s */
        { { minute, minute }, 2, 3 },
        /* 2 x (180 + 20) s */
        { { twice, twice, twice }, 3, 7 },
        /* the second session has one move only: 60 + 120 + 10 s */
        { { minute, twice }, 2, 4 },
        /* 60 + 60 + 120 + 20 s */
        { { minute, twice, minute }, 3, 5 },
    };
    static const Sides sides[] = { SIDES_BOTH, SIDES_BOTH, SIDES_BOTH };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        g_assert_cmpint(dose_minutes_a_day(rows[i].doses, sides, rows[i].n), ==,
                        rows[i].minutes);
}

static const Dose stretch = {
    .has = DOSE_HAS_AMOUNT | DOSE_HAS_SETS | DOSE_HAS_REPS | DOSE_HAS_HOLD |
           DOSE_HAS_PER_DAY | DOSE_HAS_DAYS,
    .sets = JUST(1),
    .reps = JUST(2),
    .hold = JUST(30),
    .per_day = JUST(1),
    .days = DAYS_COUNTED,
    .days_per_week = JUST(5),
};

static void
test_overlay_amount(void)
{
    static const Dose over = {
        .has = DOSE_HAS_AMOUNT | DOSE_HAS_SETS | DOSE_HAS_REPS,
        .sets = JUST(3),
        .reps = JUST(10),
    };
    Dose dose = dose_overlay(&stretch, &over);

    g_assert_cmpfloat(dose.sets.max, ==, 3);
    g_assert_cmpfloat(dose.reps.max, ==, 10);
    g_assert_cmpfloat(dose.hold.max, ==, 0);
    g_assert_cmpuint(dose.has & DOSE_HAS_HOLD, ==, 0);
    g_assert_cmpfloat(dose.days_per_week.max, ==, 5);
}

static void
test_overlay_fields(void)
{
    static const Dose over = {
        .has = DOSE_HAS_REPS | DOSE_HAS_DAYS | DOSE_HAS_LOAD | DOSE_HAS_SPAN |
               DOSE_HAS_SIDE | DOSE_HAS_REST | DOSE_HAS_TEMPO,
        .reps = JUST(8),
        .days = DAYS_DAILY,
        .load = "5 kg",
        .weeks = JUST(6),
        .side = DOSE_SIDE_LEFT_FIRST,
        .rest = JUST(60),
        .tempo = { 3, 1, 3 },
    };
    Dose dose = dose_overlay(&stretch, &over);

    g_assert_cmpuint(dose.has, ==, stretch.has | over.has);
    g_assert_cmpfloat(dose.sets.max, ==, 1);
    g_assert_cmpfloat(dose.reps.max, ==, 8);
    g_assert_cmpfloat(dose.hold.max, ==, 30);
    g_assert_cmpint(dose.days, ==, DAYS_DAILY);
    g_assert_cmpfloat(dose.days_per_week.max, ==, 0);
    g_assert_cmpstr(dose.load, ==, "5 kg");
    g_assert_cmpfloat(dose.weeks.max, ==, 6);
    g_assert_cmpint(dose.side, ==, DOSE_SIDE_LEFT_FIRST);
    g_assert_cmpfloat(dose.rest.max, ==, 60);
    g_assert_cmpint(dose.tempo[1], ==, 1);
}

/* The nearer number leaves no room for what was said before. */
static void
test_overlay_drops(void)
{
    static const Dose mornings = {
        .has = DOSE_HAS_TIME | DOSE_HAS_PER_DAY | DOSE_HAS_NOT_IN_A_ROW |
               DOSE_HAS_DAYS,
        .time = TIME_MORNING,
        .per_day = JUST(1),
        .days = DAYS_COUNTED,
        .days_per_week = JUST(3),
        .not_in_a_row = true,
    };
    static const Dose often = {
        .has = DOSE_HAS_PER_DAY | DOSE_HAS_DAYS,
        .per_day = JUST(3),
        .days = DAYS_DAILY,
    };
    static const Dose seldom = {
        .has = DOSE_HAS_PER_DAY | DOSE_HAS_DAYS,
        .per_day = JUST(1),
        .days = DAYS_COUNTED,
        .days_per_week = JUST(2),
    };
    Dose dose = dose_overlay(&mornings, &often);
    g_assert_cmpuint(dose.has, ==, DOSE_HAS_PER_DAY | DOSE_HAS_DAYS);
    g_assert_cmpint(dose.time, ==, TIME_UNSAID);
    g_assert_false(dose.not_in_a_row);

    dose = dose_overlay(&mornings, &seldom);
    g_assert_cmpint(dose.time, ==, TIME_MORNING);
    g_assert_true(dose.not_in_a_row);
    g_assert_cmpfloat(dose.days_per_week.max, ==, 2);

    dose = dose_overlay(&often, &mornings);
    g_assert_cmpint(dose.time, ==, TIME_MORNING);
    g_assert_cmpfloat(dose.per_day.max, ==, 1);
}

static void
test_frequency(void)
{
    Dose dose = dose_frequency(&stretch);

    g_assert_cmpuint(dose.has, ==, DOSE_HAS_PER_DAY | DOSE_HAS_DAYS);
    g_assert_cmpfloat(dose.reps.max, ==, 0);
    g_assert_cmpfloat(dose.days_per_week.max, ==, 5);
    g_assert_cmpfloat(dose.per_day.max, ==, 1);
}

/* Each list has a name for each value, and finds it again. */
static void
test_vocabulary(void)
{
    const struct {
        const char *const *names;
        int n;
    } rows[] = {
        { exercise_kind_names, KIND_COUNT },
        { region_names, REGION_COUNT },
        { position_names, POSITION_COUNT },
        { sides_names, SIDES_COUNT },
        { side_names, SIDE_COUNT },
        { advice_kind_names, ADVICE_KIND_COUNT },
        { sheet_names, SHEET_COUNT },
        { use_names, USE_COUNT },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        for (int k = 0; k < rows[i].n; k++)
            g_assert_cmpint(vocab_find(rows[i].names, rows[i].names[k]), ==, k);
        g_assert_null(rows[i].names[rows[i].n]);
        g_assert_cmpint(vocab_find(rows[i].names, "nonsense"), ==, -1);
    }
    for (int k = 0; condition_names[k] != NULL; k++)
        g_assert_cmpint(vocab_find(condition_names, condition_names[k]), ==, k);
    g_assert_cmpint(vocab_find(region_names, "neck and shoulder"), ==,
                    REGION_NECK_AND_SHOULDER);
    g_assert_cmpint(vocab_find(position_names, "half-kneeling"), ==,
                    POSITION_HALF_KNEELING);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/dose-model/session-seconds", test_session_seconds);
    g_test_add_func("/dose-model/minutes-a-day", test_minutes_a_day);
    g_test_add_func("/dose-model/overlay-amount", test_overlay_amount);
    g_test_add_func("/dose-model/overlay-fields", test_overlay_fields);
    g_test_add_func("/dose-model/overlay-drops", test_overlay_drops);
    g_test_add_func("/dose-model/frequency", test_frequency);
    g_test_add_func("/dose-model/vocabulary", test_vocabulary);
    return g_test_run();
}
