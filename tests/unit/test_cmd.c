/* Tests of cmd/: options, targets, and what is printed for people and
   scripts. */
#include <string.h>

#include "cmd/dose_line.h"
#include "cmd/json.h"
#include "cmd/options.h"
#include "cmd/plain.h"
#include "cmd/report.h"
#include "cmd/target.h"
#include "parse/dose.h"

static void
check_messages(const Diag *diag, const char *expected)
{
    g_autofree char *said = diag_format(diag, DIAG_NOTE, false);
    g_assert_cmpstr(said, ==, expected);
}

static void
test_options(void)
{
    static const struct {
        const char *args; /* divided by blanks */
        const char *rest; /* what is left, or NULL for a failure */
        const char *output;
        bool json, quiet;
        const char *messages;
    } cases[] = {
        { "limber", "limber", NULL, false, false, "" },
        { "limber a b", "limber a b", NULL, false, false, "" },
        { "limber a --json b -q", "limber a b", NULL, true, true, "" },
        { "limber -o x.pdf", "limber", "x.pdf", false, false, "" },
        { "limber -ox.pdf a", "limber a", "x.pdf", false, false, "" },
        { "limber -qo x.pdf a", "limber a", "x.pdf", false, true, "" },
        { "limber --output=x.pdf -o y", "limber", "y", false, false, "" },
        { "limber --output --json", "limber", "--json", false, false, "" },
        { "limber -o - a", "limber a", "-", false, false, "" },
        { "limber -q -- --json", "limber --json", NULL, false, true, "" },
        { "limber --ouptut x", NULL, NULL, false, false,
          "limber: error: unknown option '--ouptut'; did you mean "
          "'--output'?\n" },
        { "limber --zebra -z", NULL, NULL, false, false,
          "limber: error: unknown option '--zebra'; try --help\n"
          "limber: error: unknown option '-z'; try --help\n" },
        { "limber -o", NULL, NULL, false, false,
          "limber: error: option '-o' needs an argument\n" },
        { "limber --jsn --output", NULL, NULL, false, false,
          "limber: error: unknown option '--jsn'; did you mean '--json'?\n"
          "limber: error: option '--output' needs an argument\n" },
        { "limber --json=yes", NULL, NULL, false, false,
          "limber: error: option '--json' takes no value\n" },
        { "limber -\xc3\xa9", NULL, NULL, false, false,
          "limber: error: unknown option '-\xc3\xa9'; try --help\n" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *output = NULL;
        const GOptionEntry own[] = {
            { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "", "FILE" },
            { 0 },
        };
        g_autoptr(Diag) diag = diag_new();
        CommonOptions common = { 0 };
        g_auto(GStrv) args = g_strsplit(cases[i].args, " ", -1);
        bool good = options_parse(&common, own, &args, diag);
        check_messages(diag, cases[i].messages);
        g_assert_true(good == (cases[i].rest != NULL));
        if (good) {
            g_autofree char *rest = g_strjoinv(" ", args);
            g_assert_cmpstr(rest, ==, cases[i].rest);
            g_assert_cmpstr(output, ==, cases[i].output);
            g_assert_true(cases[i].json == (common.json != 0));
            g_assert_true(cases[i].quiet == (common.quiet != 0));
        }
        g_free(output);
        common_options_clear(&common);
    }
}

static void
test_help(void)
{
    g_autofree char *help = options_help("show ID...", "Print an item",
                                         "  limber show x\n", NULL);
    g_assert_true(g_str_has_prefix(
            help, "Usage: limber show ID...\nPrint an item.\n\nExamples:\n"
                  "  limber show x\n\nOptions:\n      --library DIR"));
    g_auto(GStrv) lines = g_strsplit(help, "\n", -1);
    for (char **line = lines; *line != NULL; line++)
        g_assert_cmpint(plain_width(*line), <=, PLAIN_WIDTH);
}

static void
test_format(void)
{
    static const struct {
        const char *format, *output;
        Format expected;
        const char *messages;
    } cases[] = {
        { NULL, NULL, FORMAT_PDF, "" },
        { NULL, "a.pdf", FORMAT_PDF, "" },
        { NULL, "a.b/c.PNG", FORMAT_PNG, "" },
        { NULL, "a.svg", FORMAT_SVG, "" },
        { NULL, "-", FORMAT_PDF, "" },
        { NULL, "/dev/null", FORMAT_PDF, "" },
        { "ps", "a.txt", FORMAT_PS, "" },
        { "ps", NULL, FORMAT_PS, "" },
        { NULL, "a.docx", FORMAT_PDF,
          "--output: error: 'a.docx' does not end in .pdf, .png, .svg or .ps; "
          "say which with --format\n" },
        { NULL, "a.pdf/jane", FORMAT_PDF,
          "--output: error: 'a.pdf/jane' does not end in .pdf, .png, .svg or "
          ".ps; say which with --format\n" },
        { "pfd", "a.png", FORMAT_PDF,
          "--format: error: unknown format 'pfd'; did you mean 'pdf'?\n" },
        { "word", NULL, FORMAT_PDF,
          "--format: error: unknown format 'word'; expected pdf, png, svg or "
          "ps\n" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Diag) diag = diag_new();
        Format format;
        bool good =
                target_format(cases[i].format, cases[i].output, &format, diag);
        check_messages(diag, cases[i].messages);
        g_assert_true(good == (*cases[i].messages == '\0'));
        g_assert_cmpint(format, ==, cases[i].expected);
    }
}

static void
test_dpi(void)
{
    static const struct {
        const char *text;
        double dpi; /* 0: a mistake */
    } cases[] = {
        { NULL, 150 },    { "30", 30 },
        { "1200", 1200 }, { "29", 0 },
        { "1201", 0 },    { "", 0 },
        { "1e2", 0 },     { "-100", 0 },
        { "300x", 0 },    { "99999999999999999999", 0 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Diag) diag = diag_new();
        double dpi;
        bool good = target_dpi(cases[i].text, &dpi, diag);
        g_assert_true(good == (cases[i].dpi > 0));
        if (good)
            g_assert_cmpfloat(dpi, ==, cases[i].dpi);
    }
    g_autoptr(Diag) diag = diag_new();
    double dpi;
    target_dpi("many", &dpi, diag);
    check_messages(diag, "--dpi: error: 'many' is not a whole number from 30 "
                         "to 1200\n");
}

static void
test_pixels(void)
{
    static const struct {
        const char *dpi, *paper;
        double width, height; /* [pt] */
        double expected;
        const char *messages;
    } cases[] = {
        { NULL, NULL, 595, 842, 150, "" },
        { NULL, "a4", 595, 842, 150, "" },
        { NULL, "1080x1350px", 810, 1012.5, 96, "" },
        { "300", "1080x1350px", 810, 1012.5, 300, "" },
        { NULL, "14400x14400pt", 14400, 14400, 150,
          "--dpi: error: a PNG of 30000 x 30000 pixels is too large; a page "
          "of that size may have 100 dpi\n" },
        { "300", NULL, 10000, 10, 300,
          "--dpi: error: a PNG of 41667 x 42 pixels is too large; a page of "
          "that size may have 235 dpi\n" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Diag) diag = diag_new();
        g_autofree char *dpi = g_strdup(cases[i].dpi);
        char format[] = "png";
        TargetOptions options = { .format = format, .dpi = dpi };
        Target target;
        Page page = { .width = cases[i].width, .height = cases[i].height };
        PageSet pages = { .pages = &page, .n_pages = 1 };
        target_read(&target, &options, diag);
        target_set_paper(&target, cases[i].paper);
        g_assert_cmpfloat(target.dpi, ==, cases[i].expected);
        bool good = target_check_pages(&target, &pages, diag);
        check_messages(diag, cases[i].messages);
        g_assert_true(good == (*cases[i].messages == '\0'));
    }
}

static void
test_country(void)
{
    static const struct {
        const char *lc_all, *lc_messages, *lang, *country;
    } cases[] = {
        { "", "", "", "GB" },
        { "C", "de_DE", "de_DE", "GB" },
        { "POSIX", "", "", "GB" },
        { "C.UTF-8", "", "", "GB" },
        { "", "de_DE.UTF-8", "fr_FR", "DE" },
        { "", "", "pt_br@euro", "BR" },
        { "en", "", "", NULL },
        { "es_419", "", "", NULL },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_setenv("LC_ALL", cases[i].lc_all, TRUE);
        g_setenv("LC_MESSAGES", cases[i].lc_messages, TRUE);
        g_setenv("LANG", cases[i].lang, TRUE);
        g_autofree char *country = target_country();
        g_assert_cmpstr(country, ==, cases[i].country);
    }
}

static void
test_name(void)
{
    static const PlanItem items[] = {
        { .id = "cat-cow" },
        { .id = "glute-bridge" },
        { .id = "an-id-of-sixty-four-letters-which-is-as-long-as-an-id-can-get-"
                "xx" },
        { .id = "another-id-that-finds-no-room" },
    };
    static const struct {
        const char *client;
        size_t n_items;
        const char *name;
    } cases[] = {
        { "Jane Doe", 1, "jane-doe-cat-cow-2026-11-22.png" },
        { NULL, 2, "client-cat-cow-glute-bridge-2026-11-22.png" },
        { "../../etc", 1, "etc-cat-cow-2026-11-22.png" },
        { "\xe6\x97\xa5\xe6\x9c\xac", 1, "client-cat-cow-2026-11-22.png" },
        { "Zo\xc3\xab", 4,
          "zoe-cat-cow-glute-bridge-an-id-of-sixty-four-letters-which-is-as-"
          "long-as-an-id-can-get-xx-2026-11-22.png" },
    };
    const char *const none[] = { NULL };
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = library_new("nothing-here", none, diag);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        Plan plan = { .client = cases[i].client,
                      .items = items,
                      .n_items = cases[i].n_items,
                      .date = { 2026, 11, 22, -1, 0 } };
        g_autofree char *name = target_name(lib, &plan, FORMAT_PNG);
        g_assert_cmpstr(name, ==, cases[i].name);
    }
}

static void
test_dose_line(void)
{
    static const struct {
        const char *dose, *line;
    } cases[] = {
        { "2 x 30 s, once a day, 5 days a week",
          "2 x 30 s, once a day, 5 days a week" },
        { "3 sets of 8 to 12, rest 60 s, 5 kg, every other day",
          "3 x 8 to 12, rest 60 s, 5 kg, every other day" },
        { "2 x 10 x 5 s, each side, twice a day",
          "2 x 10 x 5 s, each side, twice a day" },
        { "hold 20 s, left first, for 6 weeks",
          "hold 20 s, left first, for 6 weeks" },
        { "10 reps, tempo 3-1-3, right only, daily, for 2 days",
          "10 reps, tempo 3-1-3, right only, every day, for 2 days" },
        { "3 to 4 days a week, not in a row, red band",
          "red band, 3 to 4 days a week, not in a row" },
        { "each work day, in the morning",
          "once a day, in the morning, each work day" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Arena) arena = arena_new();
        g_autoptr(Diag) diag = diag_new();
        Dose dose, again;
        g_assert_true(
                dose_parse(arena, cases[i].dose, SRC_POS_NONE, &dose, diag));
        g_autofree char *line = dose_line(&dose);
        g_assert_cmpstr(line, ==, cases[i].line);
        g_assert_true(dose_parse(arena, line, SRC_POS_NONE, &again, diag));
        g_autofree char *line_again = dose_line(&again);
        g_assert_cmpstr(line_again, ==, line);
    }
    Dose unsaid = { 0 };
    g_autofree char *nothing = dose_line(&unsaid);
    g_assert_cmpstr(nothing, ==, "");
}

static void
test_json(void)
{
    const char *const words[] = { "a", "b" };
    g_autoptr(GString) out = g_string_new(NULL);
    Json json = json_begin(out);
    json_open_map(&json, NULL);
    json_text(&json, "text", "\"\\\n\t\x7f\xc3\xa9");
    json_text(&json, "nothing", NULL);
    json_number(&json, "number", -7);
    json_flag(&json, "flag", true);
    json_texts(&json, "words", words, 2);
    json_open_list(&json, "empty");
    json_close_list(&json);
    json_close_map(&json);
    g_assert_cmpstr(out->str, ==,
                    "{\n"
                    "  \"text\": \"\\\"\\\\\\n\\u0009\\u007f\xc3\xa9\",\n"
                    "  \"nothing\": null,\n"
                    "  \"number\": -7,\n"
                    "  \"flag\": true,\n"
                    "  \"words\": [\n"
                    "    \"a\",\n"
                    "    \"b\"\n"
                    "  ],\n"
                    "  \"empty\": []\n"
                    "}\n");
}

static void
test_report(void)
{
    const char *const ids[] = { "cat-cow" };
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(names, g_strdup("jane.pdf"));
    Written written = { names, FORMAT_PDF, 2 };
    HandoutFacts facts = { 1, 4, { ids, 1 } };
    HandoutReport report = { &written, "handout-classic", "a4", "en", &facts };
    g_autoptr(Diag) diag = diag_new();
    diag_add(diag, DIAG_NOTE, SRC_POS_NONE, "not in the report");
    diag_add(diag, DIAG_WARNING, (SrcPos){ "a.md", 3, 7 }, "look here");
    g_autoptr(GString) out = g_string_new(NULL);
    Json json = report_open_handout(out, &report);
    report_close(&json, diag);
    g_assert_cmpstr(out->str, ==,
                    "{\n"
                    "  \"file\": \"jane.pdf\",\n"
                    "  \"files\": [\n"
                    "    \"jane.pdf\"\n"
                    "  ],\n"
                    "  \"format\": \"pdf\",\n"
                    "  \"pages\": 2,\n"
                    "  \"layout\": \"handout-classic\",\n"
                    "  \"paper\": \"a4\",\n"
                    "  \"lang\": \"en\",\n"
                    "  \"moves\": 1,\n"
                    "  \"minutes_a_day\": 4,\n"
                    "  \"ids\": [\n"
                    "    \"cat-cow\"\n"
                    "  ],\n"
                    "  \"warnings\": [\n"
                    "    {\n"
                    "      \"level\": \"warning\",\n"
                    "      \"file\": \"a.md\",\n"
                    "      \"line\": 3,\n"
                    "      \"column\": 7,\n"
                    "      \"text\": \"look here\"\n"
                    "    }\n"
                    "  ]\n"
                    "}\n");
}

static void
test_wrap(void)
{
    static const struct {
        const char *lead, *text, *expected;
    } cases[] = {
        { "", "", "\n" },
        { "- ", "one  two\nthree", "- one two three\n" },
        { "1. ",
          "Lie on your back with both knees bent and both feet flat on the "
          "floor, hip width apart.",
          "1. Lie on your back with both knees bent and both feet flat on the "
          "floor, hip\n   width apart.\n" },
        { "  ", "\xe6\x97\xa5\xe6\x9c\xac e\xcc\x81",
          "  \xe6\x97\xa5\xe6\x9c\xac e\xcc\x81\n" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        plain_wrap(out, cases[i].lead, cases[i].text);
        g_assert_cmpstr(out->str, ==, cases[i].expected);
    }
    g_assert_cmpint(plain_width("\xe6\x97\xa5\xe6\x9c\xac e\xcc\x81"), ==, 6);
}

static void
test_prose(void)
{
    const Span start = { "Lie down.", false, NULL };
    const Span one = { "Bend.", true, NULL };
    const Span two[] = { { "See ", false, NULL },
                         { "here", false, "https://example.org" } };
    const Passage passages[] = {
        { PASSAGE_PARAGRAPH, 0, 0, &start, 1, SRC_POS_NONE, NULL },
        { PASSAGE_NUMBER, 0, 1, &one, 1, SRC_POS_NONE, NULL },
        { PASSAGE_NUMBER, 0, 2, two, 2, SRC_POS_NONE, NULL },
        { PASSAGE_BULLET, 1, 0, &one, 1, SRC_POS_NONE, NULL },
    };
    g_autoptr(GString) out = g_string_new(NULL);
    plain_prose(out, (Prose){ passages, G_N_ELEMENTS(passages) }, 2);
    g_assert_cmpstr(out->str, ==,
                    "  Lie down.\n\n  1. Bend.\n"
                    "  2. See here <https://example.org>\n    - Bend.\n");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/cmd/options", test_options);
    g_test_add_func("/cmd/help", test_help);
    g_test_add_func("/cmd/format", test_format);
    g_test_add_func("/cmd/dpi", test_dpi);
    g_test_add_func("/cmd/pixels", test_pixels);
    g_test_add_func("/cmd/country", test_country);
    g_test_add_func("/cmd/name", test_name);
    g_test_add_func("/cmd/dose-line", test_dose_line);
    g_test_add_func("/cmd/json", test_json);
    g_test_add_func("/cmd/report", test_report);
    g_test_add_func("/cmd/wrap", test_wrap);
    g_test_add_func("/cmd/prose", test_prose);
    return g_test_run();
}
