/* Where German words part, and how lines show it. */
#include "layout/hyphens.h"

#include "font/para.h"
#include "library/library.h"

#include <string.h>

#define SHY "\u00ad"

/* "-" stands for U+00AD. */
static const struct {
    const char *text, *parted;
} cases[] = {
    { "", "" },
    { "Rücken und Hüfte", "Rücken und Hüfte" }, /* short words stay whole */
    { "Wirbelsäulenaufrichter", "Wir-bel-säu-len-auf-rich-ter" },
    { "Oberschenkelmuskulatur", "Ober-schen-kel-mus-ku-la-tur" },
    { "Rückenschmerzen", "Rücken-schmer-zen" },
    { "Sprunggelenk", "Sprung-ge-lenk" },
    { "Gesäßmuskulatur", "Gesäß-mus-ku-la-tur" },
    { "Physiotherapeutin.", "Phy-sio-the-ra-peu-tin." },
    { "Bindegewebsmassage, bitte", "Bin-de-ge-webs-mas-sage, bitte" },
    { "SCHMERZSKALA", "SCHMERZ-SKALA" },
    { "Łódź-Übungsblätter", "Łódź-Übungs-blät-ter" },
    { "Ćwiczenieswzdłuż", "Ćwiczenieswzdłuż" }, /* letters it does not know */
    { "30 Sekunden", "30 Sekunden" },
};

static void
test_words(void)
{
    g_autoptr(Hyphens) german = hyphens_new("src/content/hyphen/de.dic");
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *parted = hyphens_put(german, g_strdup(cases[i].text));
        g_autoptr(GString) shown = g_string_new(parted);
        g_string_replace(shown, SHY, "-", 0);
        g_assert_cmpstr(shown->str, ==, cases[i].parted);
    }
}

/* Without patterns, or with a file that is none, words stay whole. */
static void
test_none(void)
{
    g_autoptr(Hyphens) missing = hyphens_new("no/such.dic");
    g_autofree char *whole = hyphens_put(missing, g_strdup("Rückenschmerzen"));
    g_assert_cmpstr(whole, ==, "Rückenschmerzen");
    g_assert_null(hyphens_new(NULL));
    g_autofree char *same = hyphens_put(NULL, g_strdup("Rückenschmerzen"));
    g_assert_cmpstr(same, ==, "Rückenschmerzen");
}

static Para *
shape(FontSet *fonts, const char *text, double width)
{
    ParaRun run = { .text = text,
                    .family = "Source Sans 3",
                    .weight = 400,
                    .size = 12,
                    .color = { 0, 0, 0, 1 },
                    .lang = "de" };
    return para_new(fonts, &run, 1, width, PARA_RAGGED);
}

/* A line that ends within a word has room for its hyphen; a soft hyphen that
   ends no line is not seen. */
static void
test_lines(void)
{
    g_autoptr(Diag) diag = diag_new();
    g_autofree char *data = library_data_folder();
    g_autoptr(FontSet) fonts = font_set_new(data, diag);
    Para *whole = shape(fonts, "Oberschenkelmuskulatur", 500);
    Para *soft = shape(fonts, "Ober" SHY "schenkel" SHY "muskulatur", 500);
    g_assert_cmpfloat_with_epsilon(para_width(whole), para_width(soft), 0.01);
    Para *hard = shape(fonts, "Oberschenkel-", 500);
    Para *parted = shape(fonts, "Ober" SHY "schenkel" SHY "muskulatur",
                         para_width(hard) + 0.1);
    g_assert_cmpint(para_n_lines(parted), ==, 2);
    g_autofree char *first = para_line_text(parted, 0);
    g_assert_cmpstr(first, ==, "Ober" SHY "schenkel" SHY);
    g_assert_cmpfloat_with_epsilon(para_line_width(parted, 0), para_width(hard),
                                   0.05);
    Para *narrow = shape(fonts, "Ober" SHY "schenkel" SHY "muskulatur",
                         para_width(hard) - 0.5);
    g_autofree char *early = para_line_text(narrow, 0);
    g_assert_cmpstr(early, ==, "Ober" SHY);
    para_free(whole);
    para_free(soft);
    para_free(hard);
    para_free(parted);
    para_free(narrow);
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/hyphens/words", test_words);
    g_test_add_func("/hyphens/none", test_none);
    g_test_add_func("/hyphens/lines", test_lines);
    return g_test_run();
}
