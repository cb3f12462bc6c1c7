/* Languages: how they count, what their tables say, dates and doses. */
#include "compose/compose.h"
#include "compose/dose_words.h"
#include "compose/parts.h"
#include "library/library.h"
#include "model/country.h"
#include "model/lang.h"
#include "parse/dose.h"

#include <string.h>

static const char *const languages[] = {
    "en", "es", "pl", "ro", "pt", "de", "fr", "ar", "he",
};

/* Whole numbers of each form, from CLDR's samples. */
static const struct {
    const char *lang, *form, *numbers;
} plurals[] = {
    { "en", "one", "1" },
    { "en", "other", "0 2 3 16 100 1000 0.1 1.5 10.1" },
    { "de", "one", "1" },
    { "de", "other", "0 2 16 100 1000 0.1 1.5" },
    { "es", "one", "1" },
    { "es", "many", "1000000" },
    { "es", "other", "0 2 16 100 1000 1.5" },
    { "pt", "one", "1" },
    { "pt", "many", "1000000" },
    { "pt", "other", "0 2 16 100 1000 1.5" },
    { "fr", "one", "0 1 0.1 1.5 1.9" },
    { "fr", "many", "1000000" },
    { "fr", "other", "2 3 17 100 1000 2.1 3.5" },
    { "pl", "one", "1" },
    { "pl", "few", "2 3 4 22 23 24 32 42 102 1002" },
    { "pl", "many", "0 5 6 11 12 13 14 19 21 25 100 112 1000" },
    { "pl", "other", "0.1 1.5 10.1" },
    { "ro", "one", "1" },
    { "ro", "few", "0 2 3 16 19 101 119 1001 0.1 1.5" },
    { "ro", "other", "20 21 35 100 120 1000" },
    { "ar", "zero", "0" },
    { "ar", "one", "1" },
    { "ar", "two", "2" },
    { "ar", "few", "3 4 10 103 110 1003" },
    { "ar", "many", "11 12 26 99 111 1011" },
    { "ar", "other", "100 101 102 200 202 1000 0.1 1.5" },
    { "he", "one", "1 0.1 0.9" },
    { "he", "two", "2" },
    { "he", "other", "0 3 17 100 1000 1.1 2.5" },
    { "cy", "one", "1" }, /* not known: as English */
    { "cy", "other", "0 2 3 6" },
    { "pt-PT", "one", "1" },
};

static void
test_plurals(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(plurals); i++) {
        g_auto(GStrv) numbers = g_strsplit(plurals[i].numbers, " ", -1);
        for (char **n = numbers; *n != NULL; n++) {
            PluralForm form =
                    lang_plural(plurals[i].lang, g_ascii_strtod(*n, NULL));
            g_test_message("%s %s", plurals[i].lang, *n);
            g_assert_cmpstr(plural_form_names[form], ==, plurals[i].form);
        }
    }
    g_assert_true(lang_needs_form("pl", FORM_FEW));
    g_assert_false(lang_needs_form("es", FORM_MANY));
    g_assert_false(lang_needs_form("de", FORM_FEW));
    g_assert_true(lang_is_rtl("ar") && lang_is_rtl("he-IL"));
    g_assert_false(lang_is_rtl("pl"));
    g_assert_true(lang_same("pt", "pt-PT"));
    g_assert_false(lang_same("pt", "pl"));
}

static Library *
open_library(Diag *diag)
{
    return library_new("src/content", NULL, diag);
}

static const Words *
read_words(Library *lib, const char *lang, const char *country, Diag *diag)
{
    const Words *words = library_words(lib, lang, country, SRC_POS_NONE, diag);
    g_autofree char *messages = diag_format(diag, DIAG_NOTE, false);
    g_assert_cmpstr(messages, ==, "");
    return words;
}

/* No table has a hole: every key and form, every thing that an exercise needs,
   and the words for changing sides that its own texts use. */
static void
test_tables(void)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = open_library(diag);
    for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
        const Words *words = read_words(lib, languages[i], "GB", diag);
        const char *const *id = library_ids(lib, ITEM_EXERCISE);
        for (; strcmp(languages[i], "en") != 0 && *id != NULL; id++) {
            const Exercise *e = library_exercise(lib, *id, SRC_POS_NONE, diag);
            for (size_t k = 0; k < e->equipment.n; k++) {
                StrList choices = e->equipment.all[k];
                for (size_t n = 0; n < choices.n; n++) {
                    g_test_message("%s %s", languages[i], choices.items[n]);
                    g_assert_true(words_thing(words, choices.items[n]) !=
                                  choices.items[n]);
                }
            }
        }
    }
}

/* What stands in the place of {n} and the like is there in every form that
   names more than one number. */
static void
test_holes(void)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = open_library(diag);
    const Words *english = read_words(lib, "en", "GB", diag);
    for (size_t i = 1; i < G_N_ELEMENTS(languages); i++) {
        const Words *words = read_words(lib, languages[i], "GB", diag);
        for (size_t k = 0; word_plural_keys[k] != NULL; k++) {
            const char *key = word_plural_keys[k];
            bool named = strstr(words_plural(english, key, 7), "{n}") != NULL;
            for (int n = 3; n <= 120; n++) {
                const char *text = words_plural(words, key, n);
                g_test_message("%s %s %d: %s", languages[i], key, n, text);
                g_assert_true((strstr(text, "{n}") != NULL) == named);
            }
        }
        for (size_t k = 0; word_keys[k] != NULL; k++) {
            const char *there = words_get(english, word_keys[k]);
            const char *hole = strchr(there, '{');
            g_test_message("%s %s", languages[i], word_keys[k]);
            if (hole != NULL && !g_str_has_prefix(word_keys[k], "clock"))
                g_assert_nonnull(strchr(words_get(words, word_keys[k]), '{'));
        }
    }
}

#define NB "\u00a0"

/* Read by a person.  "_" stands for U+00A0. */
static const struct {
    const char *lang, *dose, *sentence;
} doses[] = {
    { "es", "2 x 30 s, once a day, 5 days a week",
      "Mantenga 30_segundos. Hágalo 2_veces con cada lado, primero el "
      "izquierdo. Hágalo una vez al día, 5_días a la semana." },
    { "es", "1 x 1 s, every other day, for 1 week",
      "Mantenga 1_segundo. Hágalo una vez con cada lado, primero el "
      "izquierdo. Hágalo un día sí y otro no, durante 1_semana." },
    { "de", "3 sets of 10, twice a day, rest 60 s",
      "Machen Sie 3_Sätze mit 10_auf jeder Seite, zuerst links. Pause "
      "zwischen den Sätzen: 1_Minute. Üben Sie zweimal am Tag." },
    { "de", "2 x 30 s, every morning, for 6 weeks",
      "Halten: 30_Sekunden. Wiederholen Sie 2_Mal auf jeder Seite, zuerst "
      "links. Üben Sie jeden Morgen, 6_Wochen lang." },
    { "fr", "2 x 30 s, once a day, 1 day a week",
      "Tenez 30_secondes. Faites-le 2_fois de chaque côté, d’abord à gauche. "
      "Faites-le une fois par jour, 1_jour par semaine." },
    { "pt", "2 sets of 8, daily",
      "Faça 2_séries de 8_de cada lado, primeiro o esquerdo. Faça isto todos "
      "os dias." },
    { "pl", "2 x 30 s, twice a day, 5 days a week",
      "Przytrzymaj 30_sekund. Zrób to 2_razy na każdą stronę, najpierw lewa. "
      "Rób to dwa razy dziennie, 5_dni w tygodniu." },
    { "pl", "3 x 22 s, for 1 week",
      "Przytrzymaj 22_sekundy. Zrób to 3_razy na każdą stronę, najpierw lewa. "
      "Rób to przez 1_tydzień." },
    { "pl", "5 sets of 10, for 3 weeks",
      "Zrób 5_serii po 10_na każdą stronę, najpierw lewa. Rób to przez "
      "3_tygodnie." },
    { "ro", "2 x 30 s, 3 days a week",
      "Mențineți 30_de secunde. Faceți de 2_ori pe fiecare parte, întâi "
      "stânga. Faceți exercițiul 3_zile pe săptămână." },
    { "ro", "2 x 15 s, for 20 days",
      "Mențineți 15_secunde. Faceți de 2_ori pe fiecare parte, întâi stânga. "
      "Faceți exercițiul timp de 20_de zile." },
    { "ar", "2 x 5 s, twice a day, for 2 weeks",
      "اثبت 5_ثوانٍ. قم به مرتين لكل جهة، اليسار أولًا. قم بهذا مرتين في "
      "اليوم، لمدة أسبوعين." },
    { "ar", "11 x 30 s, 3 days a week",
      "اثبت 30_ثانية. قم به 11_مرة لكل جهة، اليسار أولًا. قم بهذا 3_أيام في "
      "الأسبوع." },
    { "he", "2 x 30 s, once a day, 2 days a week",
      "להחזיק 30_שניות. יש לעשות פעמיים בכל צד, קודם שמאל. יש לתרגל פעם אחת "
      "ביום, יומיים בשבוע." },
    { "he", "1 to 2 x 30 s, 3 days a week",
      "להחזיק 30_שניות. יש לעשות 1_עד_2_פעמים בכל צד, קודם שמאל. יש לתרגל "
      "3_ימים בשבוע." },
};

static void
test_doses(void)
{
    static const DoseContext left = { KIND_STRETCH, SIDES_EACH, REGION_HIP,
                                      SIDE_LEFT };
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = open_library(diag);
    g_autoptr(Arena) arena = arena_new();
    for (size_t i = 0; i < G_N_ELEMENTS(doses); i++) {
        const Words *words = read_words(lib, doses[i].lang, "GB", diag);
        Dose dose;
        g_test_message("%s %s", doses[i].lang, doses[i].dose);
        g_assert_true(
                dose_parse(arena, doses[i].dose, SRC_POS_NONE, &dose, diag));
        g_autoptr(GString) said =
                g_string_new(dose_sentence(arena, &dose, &left, words));
        g_string_replace(said, NB, "_", 0);
        g_assert_cmpstr(said->str, ==, doses[i].sentence);
    }
}

/* Sunday, 22 November 2026, half past two. */
static const struct {
    const char *lang, *country, *date, *time, *day;
} dates[] = {
    { "en", "GB", "Sun 22_November 2026", ", 14:30", "22_November" },
    { "en", "US", "Sun, November_22, 2026", ", 2:30_pm", "November_22" },
    { "en-US", "GB", "Sun, November_22, 2026", ", 2:30_pm", "November_22" },
    { "en-GB", "US", "Sun 22_November 2026", ", 14:30", "22_November" },
    { "es", "ES", "dom, 22_de noviembre de_2026", ", 14:30",
      "22_de noviembre" },
    { "es", "US", "dom, 22_de noviembre de_2026", ", 2:30_p. m.",
      "22_de noviembre" },
    { "pl", "PL", "niedz., 22_listopada 2026", ", 14:30", "22_listopada" },
    { "ro", "RO", "dum., 22_noiembrie 2026", ", 14:30", "22_noiembrie" },
    { "pt", "PT", "dom., 22_de novembro de_2026", ", 14:30", "22_de novembro" },
    { "de", "DE", "So, 22._November 2026", ", 14:30_Uhr", "22._November" },
    { "fr", "FR", "dim. 22_novembre 2026", ", 14_h_30", "22_novembre" },
    { "ar", NULL, "أحد، 22_نوفمبر 2026", "، 14:30", "22_نوفمبر" },
    { "he", "IL", "יום א׳, 22_בנובמבר 2026", ", 14:30", "22_בנובמבר" },
};

static void
check_said(const char *said, const char *want)
{
    g_autoptr(GString) shown = g_string_new(said);
    g_string_replace(shown, NB, "_", 0);
    g_assert_cmpstr(shown->str, ==, want);
}

static void
test_dates(void)
{
    DateTime date;
    g_assert_true(date_parse("2026-11-22 14:30", &date));
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = open_library(diag);
    g_autoptr(Arena) arena = arena_new();
    for (size_t i = 0; i < G_N_ELEMENTS(dates); i++) {
        const Words *words =
                read_words(lib, dates[i].lang, dates[i].country, diag);
        Compose c = {
            .lib = lib, .words = words, .diag = diag, .arena = arena
        };
        g_test_message("%s %s", dates[i].lang, dates[i].country);
        check_said(say_date(&c, date), dates[i].date);
        check_said(say_day(&c, date), dates[i].day);
        g_autofree char *both = g_strconcat(dates[i].date, dates[i].time, NULL);
        check_said(say_date_time(&c, date), both);
    }
}

/* The number is the country's in every language; its words are not said in
   the country's language, but in the client's. */
static void
test_help(void)
{
    static const struct {
        const char *lang, *country, *number, *doctor;
    } cases[] = {
        { "pl", "GB", "999", "do lekarza rodzinnego (GP)" },
        { "pl", "DE", "112", "do lekarza" },
        { "es", "MX", "911", "médico" },
        { "he", "IL", "101", "רופא/ת המשפחה" },
        { "en-US", "GB", "999", "your GP" },
        { "de", "ZZ", NULL, "Ihre Arztpraxis" },
    };
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = open_library(diag);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const Words *words =
                read_words(lib, cases[i].lang, cases[i].country, diag);
        g_assert_cmpstr(words_emergency_number(words), ==, cases[i].number);
        g_assert_cmpstr(words_token(words, TOKEN_DOCTOR), ==, cases[i].doctor);
    }
    g_assert_null(country_emergency_number("ZZ"));
    const Words *us = read_words(lib, "en-us", "GB", diag);
    const Words *gb = read_words(lib, "en-GB", "US", diag);
    g_assert_cmpstr(words_lang(us), ==, "en-US");
    g_assert_cmpstr(words_plural(us, "chart", 1), ==, "Check off your week");
    g_assert_cmpstr(words_plural(gb, "chart", 1), ==, "Tick off your week");
}

static void
test_unknown(void)
{
    static const struct {
        const char *lang, *message;
    } cases[] = {
        { "Spanish", "--lang: error: unknown language 'Spanish'; did you mean "
                     "'es'?\n" },
        { "Español", "--lang: error: unknown language 'Español'; did you mean "
                     "'es'?\n" },
        { "ess",
          "--lang: error: unknown language 'ess'; did you mean 'es'?\n" },
        { "en-UK", "--lang: error: unknown language 'en-UK'; did you mean "
                   "'en-US'?\n" },
        { "fr-DE", "--lang: error: unknown language 'fr-DE'; did you mean "
                   "'fr-IE'?\n" },
        { "-", "--lang: error: unknown language '-'; expected ar, de, en, es, "
               "fr, he, pl, pt or ro\n" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Diag) diag = diag_new();
        g_autoptr(Library) lib = open_library(diag);
        g_assert_null(library_words(lib, cases[i].lang, NULL,
                                    src_pos_option("lang"), diag));
        g_autofree char *messages = diag_format(diag, DIAG_NOTE, false);
        g_assert_cmpstr(messages, ==, cases[i].message);
    }
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/lang/plurals", test_plurals);
    g_test_add_func("/lang/tables", test_tables);
    g_test_add_func("/lang/holes", test_holes);
    g_test_add_func("/lang/doses", test_doses);
    g_test_add_func("/lang/dates", test_dates);
    g_test_add_func("/lang/help", test_help);
    g_test_add_func("/lang/unknown", test_unknown);
    return g_test_run();
}
