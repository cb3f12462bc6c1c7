#include "base/strings.h"

#include <locale.h>
#include <string.h>

static void
test_slugs(void)
{
    static const struct {
        const char *text, *slug;
    } cases[] = {
        { "Jane Doe", "jane-doe" },
        { "Łucja Żak", "lucja-zak" },
        { "Zoë O'Brien-Smith", "zoe-o-brien-smith" },
        { "Zoe\u0308", "zoe" },
        { "  --a  &  b--  ", "a-b" },
        { "../../etc/passwd", "etc-passwd" },
        { "李", "" },
        { "", "" },
        { "\xFF", "" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *slug = slug_from(cases[i].text);
        g_assert_cmpstr(slug, ==, cases[i].slug);
    }
}

static void
test_long_slugs(void)
{
    g_autofree char *name = g_strnfill(10000, 'X');
    g_autofree char *slug = slug_from(name);
    g_assert_cmpuint(strlen(slug), ==, 80);
    name[79] = ' ';
    g_autofree char *cut_at_hyphen = slug_from(name);
    g_assert_cmpuint(strlen(cut_at_hyphen), ==, 79);
}

static void
test_fill_in(void)
{
    static const struct {
        const char *text, *filled;
    } cases[] = {
        { "page {page} of {pages}", "page 1 of {page}" },
        { "{page}{page}", "11" },
        { "{unknown} {page", "{unknown} {page" },
        { "{{page}}", "{1}" },
        { "{}", "{}" },
        { "", "" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *filled =
                fill_in(cases[i].text, "page", "1", "pages", "{page}", NULL);
        g_assert_cmpstr(filled, ==, cases[i].filled);
    }
}

static void
test_ids(void)
{
    static const struct {
        const char *text;
        bool ok;
    } cases[] = {
        { "cat-cow", true }, { "morning-10", true }, { "a", true },
        { "", false },       { "-a", false },        { "a-", false },
        { "a--b", false },   { "Cat", false },       { "a b", false },
        { "a/b", false },    { "..", false },        { "é", false },
        { "a_b", false },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpint(is_id(cases[i].text), ==, cases[i].ok);
    g_autofree char *longest = g_strnfill(64, 'a');
    g_autofree char *too_long = g_strnfill(65, 'a');
    g_assert_true(is_id(longest));
    g_assert_false(is_id(too_long));
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "");
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/strings/slugs", test_slugs);
    g_test_add_func("/strings/long-slugs", test_long_slugs);
    g_test_add_func("/strings/fill-in", test_fill_in);
    g_test_add_func("/strings/ids", test_ids);
    return g_test_run();
}
