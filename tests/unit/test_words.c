#include <glib/gstdio.h>
#include <string.h>

#include "compose/compose.h"

static const Words *
read_english(Library *lib, const char *country, Diag *diag)
{
    return library_words(lib, "en", country, SRC_POS_NONE, diag);
}

static void
test_swaps(void)
{
    static const struct {
        const char *text, *swapped;
    } cases[] = {
        { "Tick each day.", "Check each day." },
        { "tick ticks ticked ticking", "check checks checked checking" },
        { "TICK", "CHECK" },
        { "sticky ticket", "sticky ticket" },
        { "The physio's worktop", "The physical therapist's counter" },
        { "Physiotherapy", "Physical therapy" },
        { "", "" },
        { "tické", "tické" },
    };
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = library_new("src/content", NULL, diag);
    const Words *us = read_english(lib, "us", diag);
    const Words *gb = read_english(lib, "GB", diag);
    g_assert_nonnull(us);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *swapped = words_swap(us, cases[i].text);
        g_autofree char *same = words_swap(gb, cases[i].text);
        g_assert_cmpstr(swapped, ==, cases[i].swapped);
        g_assert_cmpstr(same, ==, cases[i].text);
    }
    g_assert_cmpstr(words_get(us, "chart-day-off"), ==,
                    "A grey box is a day off.");
    g_assert_cmpstr(words_plural(us, "chart", 1), ==, "Check off your week");
}

static void
test_tokens(void)
{
    static const struct {
        const char *country, *number, *text;
    } cases[] = {
        { "GB", "999", "Call 999, A&E, your GP or NHS 111. {x}" },
        { "US", "911",
          "Call 911, the ER, your doctor or your doctor's out-of-hours line. "
          "{x}" },
        { "DE", "112",
          "Call 112, the emergency department, your doctor or your doctor's "
          "out-of-hours line. {x}" },
        { NULL, NULL,
          "Call your local emergency number, the emergency department, your "
          "doctor or your doctor's out-of-hours line. {x}" },
    };
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = library_new("src/content", NULL, diag);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const Words *words = read_english(lib, cases[i].country, diag);
        g_assert_nonnull(words);
        g_autofree char *text = words_fill(
                words, "Call {emergency}, {ed}, {doctor} or {urgent_line}. "
                       "{x}");
        g_assert_cmpstr(text, ==, cases[i].text);
        g_assert_cmpstr(words_emergency_number(words), ==, cases[i].number);
        g_assert_cmpstr(words_country(words), ==, cases[i].country);
    }
    g_assert_true(words_has_token("Call {doctor}."));
    g_assert_false(words_has_token("See page {page}."));
}

static void
test_plurals(void)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = library_new("src/content", NULL, diag);
    const Words *words = read_english(lib, "GB", diag);
    g_assert_cmpstr(words_plural(words, "fact-moves", 1), ==, "{n}\u00A0move");
    g_assert_cmpstr(words_plural(words, "fact-moves", 0), ==, "{n}\u00A0moves");
    g_assert_cmpstr(words_plural(words, "fact-moves", 1.5), ==,
                    "{n}\u00A0moves");
    g_assert_cmpstr(words_list(words, LIST_WEEKDAYS_SHORT).items[6], ==, "Sun");
}

/* Everything that ships composes in every country without a message. */
static void
test_all_countries(void)
{
    static const char *const countries[] = {
        "GB", "IE", "US", "CA", "AU", "NZ", "AT", "BE", "BG", "CY", "CZ",
        "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IT", "LT",
        "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
    };
    static const PlanItem items[] = { { .id = "lower-back-tight-hips" },
                                      { .id = "ball-glute-wall" },
                                      { .id = "before-massage" } };
    static const Practice practice = { .therapist = NULL };
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = library_new("src/content", NULL, diag);
    /* One change for the other, so that no phase has too many moves. */
    static const PlanItem changes[] = { { .id = "hip-hinge", .skip = true } };
    Plan plan = { .phase = PHASE_ALL,
                  .order = ORDER_EASY,
                  .changes = changes,
                  .n_changes = G_N_ELEMENTS(changes),
                  .goal = "Walk.",
                  .note = "Go slow.",
                  .next = DATE_NONE,
                  .items = items,
                  .n_items = G_N_ELEMENTS(items) };
    g_assert_true(date_parse("2026-11-22", &plan.date));
    for (size_t i = 0; i < G_N_ELEMENTS(countries); i++) {
        const Words *words = read_english(lib, countries[i], diag);
        g_assert_nonnull(words);
        g_assert_nonnull(words_emergency_number(words));
        HandoutFacts facts;
        g_autoptr(Document) doc =
                compose_handout(lib, &plan, &practice, words, &facts, diag);
        g_assert_nonnull(doc);
    }
    g_autofree char *messages = diag_format(diag, DIAG_NOTE, false);
    g_assert_cmpstr(messages, ==, "");
}

/* True when a step tells to go over to the other side, in any words. */
static bool
tells_to_change(const Exercise *e)
{
    static const char wordings[] =
            "\\b(change|swap|switch|turn over|one side|other side|second side|"
            "repeat on|then the other)\\b";
    for (size_t i = 0; i < e->steps.n; i++) {
        const Passage *step = &e->steps.items[i];
        for (size_t k = 0; k < step->n_spans; k++) {
            if (g_regex_match_simple(wordings, step->spans[k].text,
                                     G_REGEX_CASELESS, 0))
                return true;
        }
    }
    return false;
}

/* A dose for one side is told to clash with each of those steps. */
static void
test_side_changes(void)
{
    static const Practice practice = { .therapist = NULL };
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = library_new("src/content", NULL, diag);
    const Words *words = read_english(lib, "GB", diag);
    int n = 0;
    for (const char *const *id = library_ids(lib, ITEM_EXERCISE); *id; id++) {
        const Exercise *e = library_exercise(lib, *id, SRC_POS_NONE, diag);
        if (e->sides != SIDES_EACH || !tells_to_change(e))
            continue;
        PlanItem item = { .id = *id };
        item.dose.has = DOSE_HAS_SIDE;
        item.dose.side = DOSE_SIDE_LEFT_ONLY;
        Plan plan = { .next = DATE_NONE, .items = &item, .n_items = 1 };
        g_assert_true(date_parse("2026-11-22", &plan.date));
        HandoutFacts facts;
        g_autoptr(Diag) said = diag_new();
        g_autoptr(Document) doc =
                compose_handout(lib, &plan, &practice, words, &facts, said);
        g_assert_nonnull(doc);
        g_test_message("%s", *id);
        g_assert_cmpint(diag_n_messages(said), ==, 1);
        g_assert_nonnull(strstr(diag_message(said, 0)->text, "change sides"));
        n++;
    }
    g_assert_cmpint(n, >=, 6);
}

/* The shipped file with `from` replaced by `to`, and what is said of it. */
static void
check_broken(const char *folder, const char *from, const char *to,
             const char *message)
{
    g_autofree char *path = g_build_filename(folder, "lang", "en.yaml", NULL);
    g_autofree char *shipped = NULL;
    g_assert_true(g_file_get_contents("src/content/lang/en.yaml", &shipped,
                                      NULL, NULL));
    g_assert_nonnull(strstr(shipped, from));
    g_autoptr(GString) broken = g_string_new(shipped);
    g_string_replace(broken, from, to, 1);
    g_assert_true(g_file_set_contents(path, broken->str, -1, NULL));
    g_autoptr(Diag) diag = diag_new();
    const char *const extra[] = { folder, NULL };
    g_autoptr(Library) lib = library_new("src/content", extra, diag);
    g_assert_null(read_english(lib, "GB", diag));
    g_assert_cmpint(diag_n_messages(diag), ==, 1);
    g_assert_cmpstr(diag_message(diag, 0)->text, ==, message);
    g_assert_cmpint(g_unlink(path), ==, 0);
}

static void
test_mistakes(void)
{
    static const struct {
        const char *from, *to, *message;
    } cases[] = {
        { "\n  goal: Your goal", "", "missing word 'goal'" },
        { "\n  goal: Your goal", "\n  goal: Your goal\n  gaol: x",
          "unknown key 'gaol'; did you mean 'goal'?" },
        { "Mon, Tue,", "Mon,", "'weekdays-short' has 6 words; expected 7" },
        { "\n  chart: {one: Tick off your week, other: Tick off your weeks}",
          "\n  chart: {one: Tick off your week}",
          "missing word 'chart' with the form 'other'" },
        { "\n  doctor: your doctor", "", "missing key 'doctor'" },
        { "    doctor: your GP", "    docter: your GP",
          "unknown key 'docter'; did you mean 'doctor'?" },
        { "months:", "month:", "unknown key 'month'; did you mean 'months'?" },
    };
    g_autofree char *folder = g_dir_make_tmp("limber-words-XXXXXX", NULL);
    g_autofree char *lang = g_build_filename(folder, "lang", NULL);
    g_assert_cmpint(g_mkdir(lang, 0700), ==, 0);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        check_broken(folder, cases[i].from, cases[i].to, cases[i].message);
    g_assert_cmpint(g_rmdir(lang), ==, 0);
    g_assert_cmpint(g_rmdir(folder), ==, 0);
}

static void
test_unknown_language(void)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = library_new("src/content", NULL, diag);
    g_assert_null(
            library_words(lib, "klingon", NULL, src_pos_option("lang"), diag));
    g_autofree char *messages = diag_format(diag, DIAG_NOTE, false);
    g_assert_cmpstr(messages, ==,
                    "--lang: error: unknown language 'klingon'; expected "
                    "ar, de, en, es, fr, he, pl, pt or ro\n");
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/words/swaps", test_swaps);
    g_test_add_func("/words/tokens", test_tokens);
    g_test_add_func("/words/plurals", test_plurals);
    g_test_add_func("/words/all-countries", test_all_countries);
    g_test_add_func("/words/side-changes", test_side_changes);
    g_test_add_func("/words/mistakes", test_mistakes);
    g_test_add_func("/words/unknown-language", test_unknown_language);
    return g_test_run();
}
