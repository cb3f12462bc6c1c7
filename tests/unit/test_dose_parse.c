#include "parse/dose.h"

static const char *const day_names[] = {
    [DAYS_UNSAID] = "unsaid",  [DAYS_COUNTED] = "counted",
    [DAYS_DAILY] = "daily",    [DAYS_EVERY_OTHER] = "every-other",
    [DAYS_WORK_DAYS] = "work",
};
static const char *const dose_side_names[] = {
    [DOSE_SIDE_EACH] = "each",
    [DOSE_SIDE_LEFT_FIRST] = "left-first",
    [DOSE_SIDE_RIGHT_FIRST] = "right-first",
    [DOSE_SIDE_LEFT_ONLY] = "left-only",
    [DOSE_SIDE_RIGHT_ONLY] = "right-only",
};
static const char *const time_names[] = {
    [TIME_MORNING] = "morning",
    [TIME_EVENING] = "evening",
    [TIME_MORNING_AND_EVENING] = "both",
};

static void
show_range(GString *shown, bool has, const char *name, Range range)
{
    if (!has)
        return;
    g_string_append_printf(shown, " %s=%g", name, range.min);
    if (range.max > range.min)
        g_string_append_printf(shown, "..%g", range.max);
}

/* The fields of which a dose speaks, " name=value" each. */
static char *
show_dose(const Dose *dose)
{
    unsigned has = dose->has;
    GString *shown = g_string_new(has & DOSE_HAS_AMOUNT ? " amount" : NULL);

    show_range(shown, has & DOSE_HAS_SETS, "sets", dose->sets);
    show_range(shown, has & DOSE_HAS_REPS, "reps", dose->reps);
    show_range(shown, has & DOSE_HAS_HOLD, "hold", dose->hold);
    if (has & DOSE_HAS_TEMPO)
        g_string_append_printf(shown, " tempo=%d-%d-%d", dose->tempo[0],
                               dose->tempo[1], dose->tempo[2]);
    show_range(shown, has & DOSE_HAS_REST, "rest", dose->rest);
    show_range(shown, has & DOSE_HAS_PER_DAY, "a-day", dose->per_day);
    if (has & DOSE_HAS_TIME)
        g_string_append_printf(shown, " time=%s", time_names[dose->time]);
    if (has & DOSE_HAS_DAYS)
        g_string_append_printf(shown, " days=%s", day_names[dose->days]);
    show_range(shown, dose->days == DAYS_COUNTED, "a-week",
               dose->days_per_week);
    if (has & DOSE_HAS_NOT_IN_A_ROW)
        g_string_append(shown, dose->not_in_a_row ? " apart" : " no");
    show_range(shown, dose->weeks.max > 0, "weeks", dose->weeks);
    show_range(shown, dose->for_days.max > 0, "for-days", dose->for_days);
    if (has & DOSE_HAS_SIDE)
        g_string_append_printf(shown, " side=%s", dose_side_names[dose->side]);
    if (has & DOSE_HAS_LOAD)
        g_string_append_printf(shown, " load=%s", dose->load);
    return g_string_free(shown, false);
}

static const struct {
    const char *text, *dose;
} doses[] = {
    { "3 x 30 s", " amount sets=1 reps=3 hold=30" },
    { "3×30s", " amount sets=1 reps=3 hold=30" },
    { "3 X 30 sec", " amount sets=1 reps=3 hold=30" },
    { "3 * 1 min", " amount sets=1 reps=3 hold=60" },
    { "3 x 10", " amount sets=3 reps=10" },
    { "3 x 8-12", " amount sets=3 reps=8..12" },
    { "3 x 8 to 12", " amount sets=3 reps=8..12" },
    { "2-3 x 10 reps", " amount sets=2..3 reps=10" },
    { "3 x 10 x 5 s", " amount sets=3 reps=10 hold=5" },
    { "2 sets of 10", " sets=2 reps=10" },
    { "2 rounds of 10 times", " sets=2 reps=10" },
    { "2 sets of 45 s", " sets=2 reps=1 hold=45" },
    { "2 sets of 3 x 30 s", " amount sets=2 reps=3 hold=30" },
    { "2 sets, 3 x 30 s", " amount sets=2 reps=3 hold=30" },
    { "10 reps", " reps=10" },
    { "10 times", " reps=10" },
    { "ten repetitions", " reps=10" },
    { "8 to 12", " reps=8..12" },
    { "8–12 reps", " reps=8..12" },
    { "7 or 8 reps", " reps=7..8" },
    { "twice", " reps=2" },
    { "2 sets", " sets=2" },
    { "hold 5 s", " hold=5" },
    { "hold for 30 seconds", " hold=30" },
    { "hold for thirty seconds", " hold=30" },
    { "hold 5 to 10 s", " hold=5..10" },
    { "30-second hold", " hold=30" },
    { "1 min", " hold=60" },
    { "1 min 30 s", " hold=90" },
    { "1.5 minutes", " hold=90" },
    { "forty-five seconds", " hold=45" },
    { "forty five seconds", " hold=45" },
    { "roll for 60 s", " hold=60" },
    { "rest 60 s", " rest=60" },
    { "rest 1 min", " rest=60" },
    { "rest 60 s between sets", " rest=60" },
    { "60 s rest", " rest=60" },
    { "tempo 3-1-3", " tempo=3-1-3" },
    { "tempo 2 0 1", " tempo=2-0-1" },
    { "tempo 3/1/3", " tempo=3-1-3" },
    { "5 kg", " load=5 kg" },
    { "1.5 kg", " load=1.5 kg" },
    { "5 to 8 kg", " load=5 to 8 kg" },
    { "10 lbs", " load=10 lb" },
    { "red band", " load=red band" },
    { "with a Red  loop band", " load=red loop band" },
    { "once a day", " a-day=1" },
    { "twice a day", " a-day=2" },
    { "3 times a day", " a-day=3" },
    { "2x a day", " a-day=2" },
    { "2 x daily", " a-day=2" },
    { "three times daily", " a-day=3" },
    { "2x/day", " a-day=2" },
    { "once or twice a day", " a-day=1..2" },
    { "2 to 3 times per day", " a-day=2..3" },
    { "3 times every day", " a-day=3 days=daily" },
    { "10 times, 3 times a day", " reps=10 a-day=3" },
    { "10 times 3 times a day", " reps=10 a-day=3" },
    { "daily", " days=daily" },
    { "every day", " days=daily" },
    { "every other day", " days=every-other" },
    { "every second day", " days=every-other" },
    { "on alternate days", " days=every-other" },
    { "each work day", " days=work" },
    { "every workday", " days=work" },
    { "on weekdays", " days=work" },
    { "5 days a week", " days=counted a-week=5" },
    { "3 to 4 days a week", " days=counted a-week=3..4" },
    { "3-4 days per week", " days=counted a-week=3..4" },
    { "five days each week", " days=counted a-week=5" },
    { "3 times a week", " days=counted a-week=3" },
    { "twice weekly", " days=counted a-week=2" },
    { "not in a row", " apart" },
    { "3 days a week, not in a row", " days=counted a-week=3 apart" },
    { "every morning", " a-day=1 time=morning days=daily" },
    { "every morning and every evening", " a-day=2 time=both days=daily" },
    { "every morning and evening", " a-day=2 time=both days=daily" },
    { "every day, morning and evening", " a-day=2 time=both days=daily" },
    { "daily, every evening", " a-day=1 time=evening days=daily" },
    { "morning and evening", " a-day=2 time=both" },
    { "in the morning, 5 days a week",
      " a-day=1 time=morning days=counted a-week=5" },
    { "twice a day, in the morning and evening", " a-day=2 time=both" },
    { "once a day in the evening", " a-day=1 time=evening" },
    { "for 6 weeks", " weeks=6" },
    { "6 to 8 weeks", " weeks=6..8" },
    { "for a week", " weeks=1" },
    { "for 2 days", " for-days=2" },
    { "for two days", " for-days=2" },
    { "each side", " side=each" },
    { "both sides", " side=each" },
    { "each leg", " side=each" },
    { "per side", " side=each" },
    { "left first", " side=left-first" },
    { "left side first", " side=left-first" },
    { "each side, left first", " side=left-first" },
    { "right first, on each side", " side=right-first" },
    { "left only", " side=left-only" },
    { "right leg only", " side=right-only" },
    { "only the left side", " side=left-only" },
    { "2 x 30 s, once a day, 5 days a week",
      " amount sets=1 reps=2 hold=30 a-day=1 days=counted a-week=5" },
    { "2 x 30 s once a day 5 days a week",
      " amount sets=1 reps=2 hold=30 a-day=1 days=counted a-week=5" },
    { "1 x 6, every morning",
      " amount sets=1 reps=6 a-day=1 time=morning days=daily" },
    { "5 days a week; 2 x 30 s (each side), then twice a day.",
      " amount sets=1 reps=2 hold=30 a-day=2 days=counted a-week=5 "
      "side=each" },
    { "3 sets of 10, rest 1 min, tempo 3-1-3, 5 kg, left only, every other "
      "day, for 6 weeks",
      " sets=3 reps=10 tempo=3-1-3 rest=60 days=every-other weeks=6 "
      "side=left-only load=5 kg" },
    { "once or twice a day for two days", " a-day=1..2 for-days=2" },
};

/* The text begins at column 7. */
static const struct {
    const char *text, *messages;
} mistakes[] = {
    { "", "a.yaml:3:7: error: the dose is empty; write for example '2 x "
          "30 s, once a day'\n" },
    { " , ", "a.yaml:3:7: error: the dose is empty; write for example '2 x "
             "30 s, once a day'\n" },
    { "xyz", "a.yaml:3:7: error: 'xyz' is not part of a dose\n" },
    { "10 reps, xyz", "a.yaml:3:16: error: 'xyz' is not part of a dose\n" },
    { "twise a day",
      "a.yaml:3:7: error: 'twise' is not part of a dose; did you "
      "mean 'twice'?\n" },
    { "5 dayz a week",
      "a.yaml:3:9: error: 'dayz' is not part of a dose; did you "
      "mean 'day'?\n" },
    { "hold 30 secc",
      "a.yaml:3:15: error: 'secc' is not part of a dose; did you "
      "mean 'sec'?\n" },
    { "café 10 reps ünd",
      "a.yaml:3:7: error: 'café' is not part of a dose\n"
      "a.yaml:3:20: error: 'ünd' is not part of a dose; did you "
      "mean 'and'?\n" },
    { "3 × 30 s × zehn", "a.yaml:3:18: error: 'zehn' is not part of a dose\n" },
    { "10 %% reps", "a.yaml:3:10: error: '%%' is not part of a dose\n" },
    { "3 x", "a.yaml:3:7: error: '3 x' needs a number after it, as in '3 x "
             "10' or '3 x 30 s'\n" },
    { "3 x, 10", "a.yaml:3:7: error: '3 x' needs a number after it, as in '3 x "
                 "10' or '3 x 30 s'\n" },
    { "3 x 10 x", "a.yaml:3:7: error: '3 x 10 x' needs a time after it, as in "
                  "'3 x 10 x 5 s'\n" },
    { "3 x 10 x 5",
      "a.yaml:3:7: error: '3 x 10 x 5' needs a unit at its end, as "
      "in '3 x 10 x 5 s'\n" },
    { "x 10", "a.yaml:3:7: error: 'x' does not fit here; write '3 x 10'\n" },
    { "5 to 3", "a.yaml:3:7: error: '5 to 3' runs backwards; did you mean '3 "
                "to 5'?\n" },
    { "8 or 12 reps", "a.yaml:3:7: error: '8 or 12 reps' leaves out what is "
                      "between; did you mean '8 to 12'?\n" },
    { "0 reps", "a.yaml:3:7: error: '0 reps' is out of range; expected 1 to "
                "1000 reps\n" },
    { "2000 reps", "a.yaml:3:7: error: '2000 reps' is out of range; expected 1 "
                   "to 1000 reps\n" },
    { "2.5 reps",
      "a.yaml:3:7: error: '2.5 reps' is not a whole number of reps\n" },
    { "0 x 10", "a.yaml:3:7: error: '0 x 10' is out of range; expected 1 to "
                "50 sets\n" },
    { "51 sets", "a.yaml:3:7: error: '51 sets' is out of range; expected 1 to "
                 "50 sets\n" },
    { "hold 0 s",
      "a.yaml:3:7: error: 'hold 0 s' is out of range; expected 1 to "
      "3600 seconds\n" },
    { "hold 2 hours", "a.yaml:3:14: error: 'hours' is not part of a dose\n" },
    { "hold 61 min",
      "a.yaml:3:7: error: 'hold 61 min' is out of range; expected 1 "
      "to 3600 seconds\n" },
    { "rest 0 s",
      "a.yaml:3:7: error: 'rest 0 s' is out of range; expected 1 to "
      "3600 seconds\n" },
    { "8 days a week",
      "a.yaml:3:7: error: '8 days a week' is out of range; expected "
      "1 to 7 days a week\n" },
    { "25 times a day", "a.yaml:3:7: error: '25 times a day' is out of range; "
                        "expected 1 to 24 times a day\n" },
    { "for 105 weeks",
      "a.yaml:3:7: error: 'for 105 weeks' is out of range; expected "
      "1 to 104 weeks\n" },
    { "for 400 days",
      "a.yaml:3:7: error: 'for 400 days' is out of range; expected "
      "1 to 366 days\n" },
    { "0 kg", "a.yaml:3:7: error: '0 kg' is out of range; expected up to "
              "500 kg\n" },
    { "501 kg", "a.yaml:3:7: error: '501 kg' is out of range; expected up to "
                "500 kg\n" },
    { "1,5 kg", "a.yaml:3:7: error: '1,5' is not clear; write '1.5', or a "
                "space after the comma\n" },
    { "tempo 3-1", "a.yaml:3:7: error: 'tempo 3-1' needs three numbers, as in "
                   "'tempo 3-1-3'\n" },
    { "tempo 0-0-0",
      "a.yaml:3:7: error: 'tempo 0-0-0' is out of range; expected "
      "seconds out, pause and back, as in 'tempo 3-1-3'\n" },
    { "tempo 1.5-0-1",
      "a.yaml:3:7: error: 'tempo 1.5-0-1' is out of range; expected "
      "seconds out, pause and back, as in 'tempo 3-1-3'\n" },
    { "tempo 99-1-3",
      "a.yaml:3:7: error: 'tempo 99-1-3' is out of range; expected "
      "seconds out, pause and back, as in 'tempo 3-1-3'\n" },
    { "hold 30", "a.yaml:3:7: error: 'hold 30' needs a unit, as in 'hold 30 "
                 "s'\n" },
    { "hold", "a.yaml:3:7: error: 'hold' needs a time, as in 'hold 30 s'\n" },
    { "rest", "a.yaml:3:7: error: 'rest' needs a time, as in 'rest 60 s'\n" },
    { "rest 60", "a.yaml:3:7: error: 'rest 60' needs a unit, as in 'rest 60 "
                 "s'\n" },
    { "week", "a.yaml:3:7: error: 'week' does not fit here; write '5 days a "
              "week'\n" },
    { "a day", "a.yaml:3:7: error: 'a' does not fit here; write 'twice a "
               "day'\n" },
    { "5 days", "a.yaml:3:7: error: '5 days' is not clear; write for example "
                "'5 days a week' or 'for 5 days'\n" },
    { "left", "a.yaml:3:7: error: 'left' is not clear; add 'first' or "
              "'only', as in 'left first'\n" },
    { "band", "a.yaml:3:7: error: 'band' does not fit here; write 'red "
              "band'\n" },
    { "not", "a.yaml:3:7: error: 'not' does not fit here; write 'not in a "
             "row'\n" },
    { "twice a day, 3 times a day",
      "a.yaml:3:20: error: '3 times a day' speaks again of what "
      "'twice a day' says\n" },
    { "3 x 10, 2 x 8",
      "a.yaml:3:15: error: '2 x 8' speaks again of what '3 x 10' "
      "says\n" },
    { "3 x 30 s, hold 5 s",
      "a.yaml:3:17: error: 'hold 5 s' speaks again of what '3 x 30 "
      "s' says\n" },
    { "left only, each side",
      "a.yaml:3:18: error: 'each side' speaks again of what 'left "
      "only' says\n" },
    { "left first, right first",
      "a.yaml:3:19: error: 'right first' speaks again of what 'left "
      "first' says\n" },
    { "5 kg, red band",
      "a.yaml:3:13: error: 'red band' speaks again of what '5 kg' "
      "says\n" },
    { "daily, 5 days a week",
      "a.yaml:3:14: error: '5 days a week' speaks again of what "
      "'daily' says\n" },
    { "every morning, 5 days a week",
      "a.yaml:3:22: error: '5 days a week' speaks again of what "
      "'every morning' says\n" },
    { "every morning, 3 times a day",
      "a.yaml:3:22: error: '3 times a day' does not go with 'every "
      "morning'\n" },
    { "3 times a day, morning and evening",
      "a.yaml:3:22: error: 'morning' does not go with '3 times a "
      "day'\n" },
    { "daily, not in a row",
      "a.yaml:3:14: error: 'not in a row' does not go with 'daily'\n" },
    { "5 days a week, not in a row",
      "a.yaml:3:22: error: 'not in a row' does not go with '5 days "
      "a week'\n" },
    { "for 6 weeks, for 2 days",
      "a.yaml:3:20: error: 'for 2 days' speaks again of what 'for 6 "
      "weeks' says\n" },
    { "morning, morning",
      "a.yaml:3:16: error: 'morning' speaks again of what 'morning' "
      "says\n" },
    { "xyz, 0 reps, 9 days a week, hold",
      "a.yaml:3:7: error: 'xyz' is not part of a dose\n"
      "a.yaml:3:12: error: '0 reps' is out of range; expected 1 to "
      "1000 reps\n"
      "a.yaml:3:20: error: '9 days a week' is out of range; "
      "expected 1 to 7 days a week\n"
      "a.yaml:3:35: error: 'hold' needs a time, as in 'hold 30 s'\n" },
    { "3 x 30 s xyz 99 days a week",
      "a.yaml:3:16: error: 'xyz' is not part of a dose\n"
      "a.yaml:3:20: error: '99 days a week' is out of range; "
      "expected 1 to 7 days a week\n" },
    { "99999999999999999999 reps",
      "a.yaml:3:7: error: '99999999999999999999 reps' is out of "
      "range; expected 1 to 1000 reps\n" },
    { "-5 reps", "a.yaml:3:7: error: '-' does not fit here; write '8 to 12 "
                 "reps'\n" },
};

static const SrcPos place = { "a.yaml", 3, 7 };

static void
test_doses(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(doses); i++) {
        g_autoptr(Arena) arena = arena_new();
        g_autoptr(Diag) diag = diag_new();
        Dose dose = { 0 };
        bool read = dose_parse(arena, doses[i].text, place, &dose, diag);
        g_autofree char *messages = diag_format(diag, DIAG_NOTE, false);
        g_autofree char *shown = show_dose(&dose);
        g_assert_cmpstr(messages, ==, "");
        g_assert_true(read);
        g_assert_cmpstr(shown, ==, doses[i].dose);
    }
}

static void
test_mistakes(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(mistakes); i++) {
        g_autoptr(Arena) arena = arena_new();
        g_autoptr(Diag) diag = diag_new();
        Dose dose = { .has = DOSE_HAS_REPS, .reps = { 7, 7 } };
        bool read = dose_parse(arena, mistakes[i].text, place, &dose, diag);
        g_autofree char *messages = diag_format(diag, DIAG_NOTE, false);
        g_assert_cmpstr(messages, ==, mistakes[i].messages);
        g_assert_false(read);
        g_assert_cmpuint(dose.has, ==, DOSE_HAS_REPS);
        g_assert_cmpfloat(dose.reps.max, ==, 7);
    }
}

static void
test_long_text(void)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diag) diag = diag_new();
    g_autofree char *text = g_strnfill(1000 * 1000, 'x');
    Dose dose;

    g_assert_false(dose_parse(arena, text, place, &dose, diag));
    g_autofree char *messages = diag_format(diag, DIAG_NOTE, false);
    g_assert_cmpstr(messages, ==,
                    "a.yaml:3:7: error: the dose is longer than 300 "
                    "characters\n");
}

/* A place without a column stays without one. */
static void
test_option_place(void)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diag) diag = diag_new();
    Dose dose;

    g_assert_false(dose_parse(arena, "10 reps, xyz", src_pos_option("dose"),
                              &dose, diag));
    g_autofree char *messages = diag_format(diag, DIAG_NOTE, false);
    g_assert_cmpstr(messages, ==,
                    "--dose: error: 'xyz' is not part of a dose\n");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/dose-parse/doses", test_doses);
    g_test_add_func("/dose-parse/mistakes", test_mistakes);
    g_test_add_func("/dose-parse/long-text", test_long_text);
    g_test_add_func("/dose-parse/option-place", test_option_place);
    return g_test_run();
}
