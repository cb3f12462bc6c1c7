#include "parse/frontmatter.h"

#include <string.h>

#define MARK "\xEF\xBB\xBF"

static void
test_split(void)
{
    static const struct {
        const char *text, *yaml, *body;
        int body_line;
    } cases[] = {
        { "---\na: 1\n---\nHello\n", "a: 1\n", "Hello\n", 4 },
        { MARK "---\na: 1\n---\nHello\n", "a: 1\n", "Hello\n", 4 },
        { "---\r\na: 1\r\n---\r\nHello\r\n", "a: 1\r\n", "Hello\r\n", 4 },
        { "---  \na: 1\nb: 2\n--- \t\n\nx", "a: 1\nb: 2\n", "\nx", 5 },
        { "---\n---\n", "", "", 3 },
        { "---\na: 1\n---", "a: 1\n", "", 4 },
        { "---\na: '\n  ---\n'\n---\nx\n---\n", "a: '\n  ---\n'\n", "x\n---\n",
          6 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Diag) diag = diag_new();
        FrontMatter fm;
        g_assert_true(frontmatter_split(cases[i].text, strlen(cases[i].text),
                                        "a.md", &fm, diag));
        g_autofree char *yaml = g_strndup(fm.yaml, fm.yaml_n);
        g_autofree char *body = g_strndup(fm.body, fm.body_n);
        g_assert_cmpstr(yaml, ==, cases[i].yaml);
        g_assert_cmpstr(body, ==, cases[i].body);
        g_assert_cmpint(fm.yaml_line, ==, 2);
        g_assert_cmpint(fm.body_line, ==, cases[i].body_line);
        g_assert_cmpint(diag_n_messages(diag), ==, 0);
    }
}

static void
test_mistakes(void)
{
    static const struct {
        const char *text, *error;
    } cases[] = {
        { "", "a.md:1:1: error: the file is empty\n" },
        { MARK, "a.md:1:1: error: the file is empty\n" },
        { "name: x\n",
          "a.md:1:1: error: expected '---' alone on the first line\n" },
        { "----\na: 1\n---\n",
          "a.md:1:1: error: expected '---' alone on the first line\n" },
        { "\n---\na: 1\n---\n",
          "a.md:1:1: error: expected '---' alone on the first line\n" },
        { "---\na: 1\n",
          "a.md:1:1: error: the second '---' is missing; it ends the part "
          "that starts here\n" },
        { "---",
          "a.md:1:1: error: the second '---' is missing; it ends the part "
          "that starts here\n" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Diag) diag = diag_new();
        FrontMatter fm;
        g_assert_false(frontmatter_split(cases[i].text, strlen(cases[i].text),
                                         "a.md", &fm, diag));
        g_autofree char *printed = diag_format(diag, DIAG_NOTE, false);
        g_assert_cmpstr(printed, ==, cases[i].error);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/frontmatter/split", test_split);
    g_test_add_func("/frontmatter/mistakes", test_mistakes);
    return g_test_run();
}
