#include "compose/dose_words.h"

#include "library/library.h"
#include "parse/dose.h"

static const char *const icon_names[ICON_COUNT] = {
    [ICON_NONE] = "-",
    [ICON_WATCH] = "watch",
    [ICON_DOTS] = "dots",
    [ICON_SETS] = "sets",
    [ICON_REST] = "rest",
    [ICON_BOTH_SIDES] = "sides",
    [ICON_LEFT_SIDE] = "L",
    [ICON_RIGHT_SIDE] = "R",
    [ICON_SUN] = "sun",
    [ICON_MOON] = "moon",
    [ICON_SUN_MOON] = "sun-moon",
    [ICON_SUN_NOON_MOON] = "sun-noon-moon",
    [ICON_CALENDAR] = "calendar",
    [ICON_WEIGHT] = "weight",
    [ICON_TEMPO] = "tempo",
    [ICON_ROLL] = "roll",
};

#define STRETCH \
    { \
        KIND_STRETCH, SIDES_EACH, REGION_HIP, SIDE_NONE \
    }
#define LEFT \
    { \
        KIND_STRETCH, SIDES_EACH, REGION_HIP, SIDE_LEFT \
    }
#define RIGHT \
    { \
        KIND_STRETCH, SIDES_EACH, REGION_HIP, SIDE_RIGHT \
    }
#define FOREARM \
    { \
        KIND_STRETCH, SIDES_EACH, REGION_FOREARM, SIDE_LEFT \
    }
#define NECK \
    { \
        KIND_STRETCH, SIDES_EACH, REGION_NECK_AND_SHOULDER, SIDE_NONE \
    }
#define STRENGTH \
    { \
        KIND_STRENGTH, SIDES_BOTH, REGION_HIP, SIDE_LEFT \
    }
#define ALTERNATE \
    { \
        KIND_MOBILITY, SIDES_ALTERNATE, REGION_LOWER_BACK, SIDE_LEFT \
    }
#define BALL \
    { \
        KIND_SELF_MASSAGE, SIDES_EACH, REGION_HIP, SIDE_NONE \
    }
#define ROLLER \
    { \
        KIND_SELF_MASSAGE, SIDES_BOTH, REGION_UPPER_BACK, SIDE_NONE \
    }

/* Chips are "icon count: text" with ** around strong spans, "!" before a solid
   one; U+00A0 is written "_". */
static const struct {
    const char *text;
    DoseContext context;
    const char *chips, *sentence;
} cases[] = {
    { "", STRETCH, "", "" },
    { "2 x 30 s, once a day, 5 days a week", STRETCH,
      "watch: Hold **30**_seconds | dots 2: **2**_times each side "
      "| sun: **Once** a day, 5_days a week",
      "Hold 30_seconds. Do it 2_times on each side. Do this once "
      "a day, 5_days a week." },
    { "2 x 30 s, twice a day, 5 days a week, for 6 weeks", LEFT,
      "watch: Hold **30**_seconds | dots 2: **2**_times each side "
      "| sides: **Left**, then right | sun-moon: **2**_times a "
      "day, 5_days a week | calendar: For "
      "**6**_weeks",
      "Hold 30_seconds. Do it 2_times on each side, left first. "
      "Do this twice a day, 5_days a week, for 6_weeks." },
    { "2 x 30 s, daily", RIGHT,
      "watch: Hold **30**_seconds | dots 2: **2**_times each side "
      "| sides: **Right**, then left | calendar: **Every** day",
      "Hold 30_seconds. Do it 2_times on each side, right first. "
      "Do this every day." },
    { "1 x 30 s, each work day", STRETCH,
      "watch: Hold **30**_seconds each side | calendar: Each "
      "**work** day",
      "Hold 30_seconds. Do it once on each side. Do this each "
      "work day." },
    { "1 x 30 s", LEFT,
      "watch: Hold **30**_seconds each side | sides: **Left**, "
      "then right",
      "Hold 30_seconds. Do it once on each side, left first." },
    { "3 x 20 s, right only", LEFT,
      "!R: RIGHT LEG ONLY | watch: Hold **20**_seconds | dots 3: "
      "**3**_times",
      "Use your right leg only. Hold 20_seconds. Do it 3_times." },
    { "2 x 20 s, left only", FOREARM,
      "!-: LEFT ARM ONLY | watch: Hold **20**_seconds | dots 2: "
      "**2**_times",
      "Use your left arm only. Hold 20_seconds. Do it 2_times." },
    { "2 x 30 s, left only, every other day", NECK,
      "!-: LEFT SIDE ONLY | watch: Hold **30**_seconds | dots 2: "
      "**2**_times | calendar: Every **other** day",
      "Do your left side only. Hold 30_seconds. Do it 2_times. Do "
      "this every other day." },
    { "10 times, 3 times a day", ALTERNATE,
      "-: **10**_times each side | sun-noon-moon: **3**_times a "
      "day",
      "Do it 10_times on each side. Do this 3_times a day." },
    { "10 times, left first", ALTERNATE,
      "-: **10**_times each side | sides: **Left**, then right",
      "Do it 10_times on each side, left first." },
    { "3 x 10, rest 1 min, 3 days a week, not in a row", STRENGTH,
      "sets 3: **3**_rounds of **10** | rest: Rest **1**_minute | "
      "calendar: **3**_days a week, not in a row",
      "Do 3_rounds of 10. Rest 1_minute between rounds. Do this "
      "3_days a week, not 2_days in a row." },
    { "2 x 8 x 2 s", STRENGTH,
      "watch: Hold **2**_seconds | sets 2: **2**_rounds of **8**",
      "Hold 2_seconds. Do 2_rounds of 8." },
    { "3 x 8-12, rest 60 s, tempo 3-1-3, 5 kg, 3 to 4 days a week", LEFT,
      "weight: Use **5**_kg | tempo: **3**_seconds out, "
      "**1**_hold, **3**_back | sets 3: **3**_rounds of "
      "**8_to_12**_each side | sides: **Left**, then right | "
      "rest: Rest **1**_minute | calendar: **3_to_4**_days a week",
      "Use 5_kg. Take 3_seconds out, 1_to hold, and 3_back. Do "
      "3_rounds of 8_to_12_on each side, left first. Rest "
      "1_minute between rounds. Do this 3_to_4_days a week." },
    { "10 reps, tempo 2-0-1, red band", STRENGTH,
      "weight: Use the red band | tempo: **2**_seconds out, "
      "**1**_back | -: **10**_times",
      "Use the red band. Take 2_seconds out and 1_back. Do it "
      "10_times." },
    { "2 sets", STRENGTH, "sets 2: **2**_rounds", "Do 2_rounds." },
    { "1 x 1", STRENGTH, "dots 1: **1**_time", "Do it once." },
    { "1 rep, each side", STRENGTH,
      "dots 1: **1**_time each side | sides: **Left**, then right",
      "Do it once on each side, left first." },
    { "each side", STRENGTH, "sides: **Left**, then right",
      "Do each side, left first." },
    { "each side", LEFT, "sides: **Left**, then right",
      "Do each side, left first." },
    { "roll for 60 s, 4 days a week", BALL,
      "roll: Roll for **60**_seconds each side | calendar: "
      "**4**_days a week",
      "Roll for 60_seconds. Do it once on each side. Do this "
      "4_days a week." },
    { "2 x 45 s, rest 30 s", ROLLER,
      "roll: Roll for **45**_seconds | dots 2: **2**_times | "
      "rest: Rest **30**_seconds",
      "Roll for 45_seconds. Do it 2_times. Rest 30_seconds each "
      "time." },
    { "1 x 2 min", BALL, "roll: Roll for **2**_minutes each side",
      "Roll for 2_minutes. Do it once on each side." },
    { "2 sets of 45 s, left only", BALL,
      "!L: LEFT LEG ONLY | roll: Roll for **45**_seconds | dots "
      "2: **2**_times",
      "Use your left leg only. Roll for 45_seconds. Do it "
      "2_times." },
    { "hold 90 s", STRENGTH, "watch: Hold **90**_seconds", "Hold 90_seconds." },
    { "hold 1 s", STRENGTH, "watch: Hold **1**_second", "Hold 1_second." },
    { "hold 5 to 10 s, 5 times", STRENGTH,
      "watch: Hold **5_to_10**_seconds | dots 5: **5**_times",
      "Hold 5_to_10_seconds. Do it 5_times." },
    { "morning and evening", STRENGTH, "sun-moon: **Morning** and **evening**",
      "Do this in the morning and evening." },
    { "every morning", STRENGTH, "sun: **Every** morning",
      "Do this every morning." },
    { "every evening, for 2 days", STRENGTH,
      "moon: **Every** evening | calendar: For **2**_days",
      "Do this every evening, for 2_days." },
    { "every morning and evening", STRENGTH,
      "sun-moon: **Every** morning and evening",
      "Do this every morning and evening." },
    { "in the morning, 5 days a week", STRENGTH,
      "sun: In the **morning**, 5_days a week",
      "Do this in the morning, 5_days a week." },
    { "in the evening, every other day", STRENGTH,
      "moon: In the **evening**, every other day",
      "Do this in the evening, every other day." },
    { "once or twice a day for two days", STRENGTH,
      "sun-moon: **Once or twice** a day | calendar: For "
      "**2**_days",
      "Do this once or twice a day, for 2_days." },
    { "4 times a day, 7 days a week", STRENGTH,
      "-: **4**_times a day",
      "Do this 4_times a day, every day." },
    { "2 to 3 times a day, 3 to 4 days a week, not in a row, for "
      "6 to 8 weeks",
      STRENGTH,
      "sun-noon-moon: **2_to_3**_times a day, "
      "3_to_4_days a week, not 2_days in a row | calendar: For "
      "**6_to_8**_weeks",
      "Do this 2_to_3_times a day. Do this 3_to_4_days a week, "
      "not 2_days in a row. Do this for 6_to_8_weeks." },
    { "once a day, not in a row, for a week", STRENGTH,
      "sun: **Once** a day, not 2_days in a row | "
      "calendar: For **1**_week",
      "Do this once a day, not 2_days in a row, for 1_week." },
    { "every other day, not in a row", STRENGTH,
      "calendar: Every **other** day", "Do this every other day." },
    { "1 day a week", STRENGTH, "calendar: **1**_day a week",
      "Do this 1_day a week." },
    { "2-3 x 8-12, rest 1 to 2 min", LEFT,
      "sets 3: **2_to_3**_rounds of **8_to_12**_each side | "
      "sides: **Left**, then right | rest: Rest "
      "**1_to_2**_minutes",
      "Do 2_to_3_rounds of 8_to_12_on each side, left first. Rest "
      "1_to_2_minutes between rounds." },
    { "1.5 kg, 10 times", STRENGTH, "weight: Use **1.5**_kg | -: **10**_times",
      "Use 1.5_kg. Do it 10_times." },
    { "hold 2.5 s", STRENGTH, "watch: Hold **2.5**_seconds",
      "Hold 2.5_seconds." },
};

static const char *
show_spaces(Arena *arena, const char *text)
{
    g_autoptr(GString) shown = g_string_new(text);
    g_string_replace(shown, "\u00a0", "_", 0);
    return arena_strdup(arena, shown->str);
}

static const char *
show_chips(Arena *arena, const Chip *chips, size_t n)
{
    g_autoptr(GString) shown = g_string_new(NULL);

    for (size_t i = 0; i < n; i++) {
        const Chip *chip = &chips[i];
        g_string_append_printf(shown, "%s%s%s", i > 0 ? " | " : "",
                               chip->solid ? "!" : "", icon_names[chip->icon]);
        if (chip->count > 0)
            g_string_append_printf(shown, " %d", chip->count);
        g_string_append(shown, ": ");
        for (size_t s = 0; s < chip->n_spans; s++) {
            const char *mark = chip->spans[s].strong ? "**" : "";
            g_string_append_printf(shown, "%s%s%s", mark, chip->spans[s].text,
                                   mark);
        }
    }
    return show_spaces(arena, shown->str);
}

static Library *
open_library(Diag *diag)
{
    g_autofree char *data = library_data_folder();
    return library_new(data, NULL, diag);
}

static const Words *
english(Library *lib, Diag *diag)
{
    const Words *words = library_words(lib, "en", "GB", SRC_POS_NONE, diag);
    g_autofree char *messages = diag_format(diag, DIAG_NOTE, false);
    g_assert_cmpstr(messages, ==, "");
    return words;
}

static void
check_case(size_t i, const Words *words, Arena *arena, Diag *diag)
{
    Dose dose = { 0 };
    const Chip *chips;
    size_t n;

    if (cases[i].text[0] != '\0')
        g_assert_true(
                dose_parse(arena, cases[i].text, SRC_POS_NONE, &dose, diag));
    dose_chips(arena, &dose, &cases[i].context, words, &chips, &n);
    g_assert_cmpstr(show_chips(arena, chips, n), ==, cases[i].chips);
    g_assert_cmpstr(show_spaces(arena, dose_sentence(arena, &dose,
                                                     &cases[i].context, words)),
                    ==, cases[i].sentence);
}

static void
test_cases(void)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Library) lib = open_library(diag);
    const Words *words = english(lib, diag);

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        check_case(i, words, arena, diag);
}

static void
test_often(void)
{
    static const struct {
        const char *text, *often;
    } rows[] = {
        { "twice a day, 5 days a week", "Twice a day, 5_days a week" },
        { "daily", "Every day" },
        { "every morning, for 2 days", "Every morning, for 2_days" },
        { "once or twice a day for two days",
          "Once or twice a day, for 2_days" },
        { "3 to 4 days a week", "3_to_4_days a week" },
        { "2 x 30 s", "" },
    };
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Library) lib = open_library(diag);
    const Words *words = english(lib, diag);

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        Dose dose = { 0 };
        g_assert_true(
                dose_parse(arena, rows[i].text, SRC_POS_NONE, &dose, diag));
        g_assert_cmpstr(show_spaces(arena, dose_often(arena, &dose, words)), ==,
                        rows[i].often);
    }
}

static bool
is_short(const char *sentence)
{
    g_auto(GStrv) words = g_strsplit_set(sentence, " _", -1);
    return g_strv_length(words) <= 15;
}

/* No sentence of any row is longer than 15 words, and none is empty. */
static void
test_sentence_length(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_auto(GStrv) sentences = g_strsplit(cases[i].sentence, ". ", -1);
        for (char **sentence = sentences; *sentence != NULL; sentence++)
            g_assert_true(is_short(*sentence));
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/dose-words/cases", test_cases);
    g_test_add_func("/dose-words/often", test_often);
    g_test_add_func("/dose-words/sentence-length", test_sentence_length);
    return g_test_run();
}
