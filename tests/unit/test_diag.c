#include "base/diag.h"

#include <locale.h>
#include <string.h>

static void
test_places(void)
{
    static const struct {
        SrcPos pos;
        const char *printed;
    } cases[] = {
        { { "a.yaml", 7, 12 }, "a.yaml:7:12: error: no\n" },
        { { "a.yaml", 7, 0 }, "a.yaml:7: error: no\n" },
        { { "a.yaml", 0, 0 }, "a.yaml: error: no\n" },
        { { "a.yaml", 0, 3 }, "a.yaml: error: no\n" },
        { { "--side", 0, 0 }, "--side: error: no\n" },
        { { NULL, 0, 0 }, "limber: error: no\n" },
        { { "a\033[2Jb", 1, 1 }, "a\uFFFD[2Jb:1:1: error: no\n" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Diag) diag = diag_new();
        diag_add(diag, DIAG_ERROR, cases[i].pos, "no");
        g_autofree char *printed = diag_format(diag, DIAG_NOTE, false);
        g_assert_cmpstr(printed, ==, cases[i].printed);
    }
    g_assert_cmpstr(src_pos_option("side").file, ==, "--side");
}

static void
test_order(void)
{
    static const SrcPos arriving[] = {
        { "b", 2, 1 }, { "a", 9, 9 }, { "b", 1, 5 },
        { "b", 1, 2 }, { "a", 0, 0 }, { "b", 1, 5 },
    };
    g_autoptr(Diag) diag = diag_new();
    for (int i = 0; i < (int)G_N_ELEMENTS(arriving); i++)
        diag_add(diag, DIAG_ERROR, arriving[i], "m%d", i);
    g_autofree char *printed = diag_format(diag, DIAG_NOTE, false);
    g_assert_cmpstr(printed, ==,
                    "b:1:2: error: m3\n"
                    "b:1:5: error: m2\n"
                    "b:1:5: error: m5\n"
                    "b:2:1: error: m0\n"
                    "a: error: m4\n"
                    "a:9:9: error: m1\n");
    g_assert_cmpstr(diag_message(diag, 0)->text, ==, "m3");
    g_assert_cmpint(diag_n_messages(diag), ==, 6);
}

static void
test_once(void)
{
    g_autoptr(Diag) diag = diag_new();
    for (int i = 0; i < 3; i++) {
        diag_add(diag, DIAG_ERROR, (SrcPos){ "a", 1, 1 }, "same");
        diag_add(diag, DIAG_ERROR, (SrcPos){ "a", 1, 2 }, "same");
        diag_add(diag, DIAG_WARNING, (SrcPos){ "a", 1, 2 }, "same");
    }
    g_assert_cmpint(diag_n_messages(diag), ==, 3);
    g_assert_cmpint(diag_n_errors(diag), ==, 2);
}

static void
test_levels(void)
{
    static const struct {
        bool strict;
        DiagLevel least;
        int n_errors;
        const char *printed;
    } cases[] = {
        { false, DIAG_NOTE, 1,
          "limber: note: a\nlimber: warning: b\nlimber: error: c\n" },
        { false, DIAG_WARNING, 1, "limber: warning: b\nlimber: error: c\n" },
        { false, DIAG_ERROR, 1, "limber: error: c\n" },
        { true, DIAG_ERROR, 2, "limber: error: b\nlimber: error: c\n" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Diag) diag = diag_new();
        diag_set_strict(diag, cases[i].strict);
        diag_add(diag, DIAG_NOTE, SRC_POS_NONE, "a");
        diag_add(diag, DIAG_WARNING, SRC_POS_NONE, "b");
        diag_add(diag, DIAG_ERROR, SRC_POS_NONE, "c");
        g_autofree char *printed = diag_format(diag, cases[i].least, false);
        g_assert_cmpstr(printed, ==, cases[i].printed);
        g_assert_cmpint(diag_n_errors(diag), ==, cases[i].n_errors);
    }
}

static void
test_colour(void)
{
    g_autoptr(Diag) diag = diag_new();
    diag_add(diag, DIAG_ERROR, (SrcPos){ "a", 1, 2 }, "no");
    g_autofree char *printed = diag_format(diag, DIAG_NOTE, true);
    g_assert_cmpstr(printed, ==,
                    "\033[1ma:1:2:\033[0m \033[1;31merror:\033[0m no\n");
}

static void
test_hostile_texts(void)
{
    static const struct {
        const char *text, *kept;
    } cases[] = {
        { "plain", "plain" },
        { "Ł\u00A0ż", "Ł\u00A0ż" },
        { "a\033[31mb\nc\td", "a\uFFFD[31mb\uFFFDc\uFFFDd" },
        { "a\xC2\x9B"
          "b\u202Ec\u2028d",
          "a\uFFFDb\uFFFDc\uFFFDd" },
        { "a\xFF\xFE", "a\uFFFD\uFFFD" },
        { "%s%n", "%s%n" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Diag) diag = diag_new();
        diag_add(diag, DIAG_ERROR, SRC_POS_NONE, "%s", cases[i].text);
        g_assert_cmpstr(diag_message(diag, 0)->text, ==, cases[i].kept);
    }
}

static void
test_long_texts(void)
{
    g_autofree char *name = g_strnfill(10000, 'x');
    g_autoptr(Diag) diag = diag_new();
    diag_add(diag, DIAG_ERROR, SRC_POS_NONE, "'%s' is too long", name);
    const char *text = diag_message(diag, 0)->text;
    g_assert_cmpint(g_utf8_strlen(text, -1), ==, 320);
    g_assert_true(g_str_has_prefix(text, "'xxx"));
    g_assert_nonnull(strstr(text, "x ... x"));
    g_assert_true(g_str_has_suffix(text, "xxx' is too long"));
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "");
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/diag/places", test_places);
    g_test_add_func("/diag/order", test_order);
    g_test_add_func("/diag/once", test_once);
    g_test_add_func("/diag/levels", test_levels);
    g_test_add_func("/diag/colour", test_colour);
    g_test_add_func("/diag/hostile-texts", test_hostile_texts);
    g_test_add_func("/diag/long-texts", test_long_texts);
    return g_test_run();
}
