#include "parse/yaml.h"

#include <string.h>

/* The tree as one line: every scalar in its own quotes ('"' when it was
   quoted, else "'"), places as "line:col" where `places` says so. */
static void
dump(const YamlNode *node, bool places, GString *out)
{
    if (places)
        g_string_append_printf(out, "%d:%d ", node->pos.line, node->pos.col);
    if (node->kind == YAML_SCALAR) {
        char mark = node->quoted ? '"' : '\'';
        g_string_append_printf(out, "%c%s%c", mark, node->text, mark);
        return;
    }
    g_string_append_c(out, node->kind == YAML_LIST ? '[' : '{');
    for (size_t i = 0; i < node->n; i++) {
        g_string_append(out, i > 0 ? ", " : "");
        if (node->kind == YAML_MAP) {
            dump(node->keys[i], places, out);
            g_string_append(out, ": ");
        }
        dump(node->items[i], places, out);
    }
    g_string_append_c(out, node->kind == YAML_LIST ? ']' : '}');
}

static void
check_tree(const char *text, int first_line, bool places, const char *tree)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diag) diag = diag_new();
    const YamlNode *root =
            yaml_parse(arena, text, strlen(text), "a.yaml", first_line, diag);
    g_autofree char *printed = diag_format(diag, DIAG_NOTE, false);
    g_assert_cmpstr(printed, ==, "");
    g_assert_nonnull(root);
    g_autoptr(GString) dumped = g_string_new(NULL);
    dump(root, places, dumped);
    g_assert_cmpstr(dumped->str, ==, tree);
}

static void
test_trees(void)
{
    static const struct {
        const char *text, *tree;
    } cases[] = {
        { "a: 1", "{'a': '1'}" },
        { "\xEF\xBB\xBF"
          "a: 1\r\nb: 2\r\n",
          "{'a': '1', 'b': '2'}" },
        { "---\na: 1\n...\n", "{'a': '1'}" },
        { "on: no\ny: ~\nn: 0x10\n", "{'on': 'no', 'y': '~', 'n': '0x10'}" },
        { "t: 12:30\nd: 2026-11-22\n", "{'t': '12:30', 'd': '2026-11-22'}" },
        { "[mat, [b, c]]", "['mat', ['b', 'c']]" },
        { "- a\n- 'b'\n- \"c\\td\"\n", "['a', \"b\", \"c\td\"]" },
        { "note: |\n  One\n  two\n\n  three\n",
          "{'note': \"One\ntwo\n\nthree\n\"}" },
        { "a:\nb: ''\nc: []\nd: {}\n",
          "{'a': '', 'b': \"\", 'c': [], 'd': {}}" },
        { "a: b   # why\n", "{'a': 'b'}" },
        { "a: two\n  lines\n", "{'a': 'two lines'}" },
        { "'<<': x\n", "{\"<<\": 'x'}" },
        { "just words", "'just words'" },
        { "a: Łódź 😀\n", "{'a': 'Łódź 😀'}" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        check_tree(cases[i].text, 1, false, cases[i].tree);
}

static void
test_places(void)
{
    check_tree("a: 1\nżółć: [x, 'y']\n", 1, true,
               "1:1 {1:1 'a': 1:4 '1', 2:1 'żółć': 2:7 [2:8 'x', "
               "2:11 \"y\"]}");
    check_tree("é: {ü: v}\n", 12, true,
               "12:1 {12:1 'é': 12:4 {12:5 'ü': "
               "12:8 'v'}}");
    check_tree("- a\n-\n  - b\n", 1, true, "1:1 [1:3 'a', 3:3 [3:5 'b']]");
}

static void
check_mistake(const char *text, size_t n, int first_line, const char *error)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diag) diag = diag_new();
    g_assert_null(yaml_parse(arena, text, n, "a.yaml", first_line, diag));
    g_autofree char *printed = diag_format(diag, DIAG_NOTE, false);
    g_assert_cmpstr(printed, ==, error);
}

#define ANCHORS "error: anchors and aliases are not allowed here\n"
#define TAGS \
    "error: tags are not allowed here; put a text with '!' in " \
    "quotes\n"
#define EMPTY "error: nothing is written here; expected 'key: value'\n"

static void
test_mistakes(void)
{
    static const struct {
        const char *text, *error;
    } cases[] = {
        { "", "a.yaml:1:1: " EMPTY },
        { "\n# only a comment\n", "a.yaml:1:1: " EMPTY },
        { "---\n", "a.yaml:1:1: " EMPTY },
        { "a: 1\nb: 2\na: 3\n",
          "a.yaml:3:1: error: duplicate key 'a'; the first is in line 1\n" },
        { "a: 1\nb: {x: 1, x: 2}\na: 3\n",
          "a.yaml:2:11: error: duplicate key 'x'; the first is in line 2\n"
          "a.yaml:3:1: error: duplicate key 'a'; the first is in line 1\n" },
        { "a: &x 1\n", "a.yaml:1:4: " ANCHORS },
        { "a: *x\n", "a.yaml:1:4: " ANCHORS },
        { "a: &x [lol, lol]\nb: [*x, *x]\n", "a.yaml:1:4: " ANCHORS },
        { "a: !!int 1\n", "a.yaml:1:4: " TAGS },
        { "a: !mine {b: c}\n", "a.yaml:1:4: " TAGS },
        { "<<: {a: 1}\n",
          "a.yaml:1:1: error: merge keys ('<<') are not allowed here\n" },
        { "? [a, b]\n: c\n",
          "a.yaml:1:3: error: a key must be a text, not a list\n" },
        { "? {a: b}\n: c\n",
          "a.yaml:1:3: error: a key must be a text, not a map\n" },
        { "a: 1\n---\nb: 2\n",
          "a.yaml:2:1: error: only one document is allowed; nothing may "
          "follow '---'\n" },
        { "a: \"\\0\"\n",
          "a.yaml:1:4: error: the control character U+0000 is not allowed "
          "here\n" },
        { "a: \"\\e[2J\"\n",
          "a.yaml:1:4: error: the control character U+001B is not allowed "
          "here\n" },
        { "a: 1\n\xC3\xA9: \xFFz\n",
          "a.yaml:2:4: error: byte 0xff is not UTF-8; save the "
          "file as UTF-8 text\n" },
        { "a: \x1b[2J\n",
          "a.yaml:1:4: error: the control character U+001B is not allowed "
          "here\n" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        check_mistake(cases[i].text, strlen(cases[i].text), 1, cases[i].error);
}

static void
test_syntax(void)
{
    static const struct {
        const char *text, *error; /* after "not valid YAML: " */
    } cases[] = {
        { "a: 1\n\tb: 2\n", "a.yaml:2:1: a tab cannot stand here; use spaces" },
        { "a:\n\t- b\n", "a.yaml:2:1: a tab cannot stand here; use spaces" },
        { "a: 'never\nclosed\n", "a.yaml:1:4: this quote is never closed" },
        { "a: \"never\n", "a.yaml:1:4: this quote is never closed" },
        { "a: 'x\n---\n", "a.yaml:1:4: this quote is never closed" },
        { "a: 'it's'\n",
          "a.yaml:1:8: expected 'key: value'; check the indent and the "
          "quotes" },
        { "a: [b, c\nd: 1\n",
          "a.yaml:1:4: this '[' is never closed, or a ',' is missing after "
          "it" },
        { "a: {b: c\nd: 1\n",
          "a.yaml:1:4: this '{' is never closed, or a ',' is missing after "
          "it" },
        { "a: [b, , c]\n", "a.yaml:1:8: expected a value here" },
        { "a: b: c\n",
          "a.yaml:1:5: ':' is not expected here; put a text with ': ' in "
          "quotes" },
        { "a: 1\n  b: 2\n",
          "a.yaml:2:4: ':' is not expected here; put a text with ': ' in "
          "quotes" },
        { "a: 1\nbare\nc: 2\n",
          "a.yaml:2:1: expected ':' after the key; check the lines above" },
        { "- a\nb: c\n",
          "a.yaml:2:1: expected '- ' as on the lines above; check the "
          "indent" },
        { "a: @home\n",
          "a.yaml:1:4: a text cannot start with this character; put it in "
          "quotes" },
        { "a: - b\n",
          "a.yaml:1:4: '- ' is not expected here; start the list on its own "
          "line" },
        { "a: \"\\q\"\n",
          "a.yaml:1:5: unknown escape after '\\'; use single quotes" },
        { "a: *\n", "a.yaml:1:4: put a text that starts with '*' in quotes" },
        { "a: **bold**\n",
          "a.yaml:1:4: put a text that starts with '*' in quotes" },
        { "a: & b\n", "a.yaml:1:4: put a text that starts with '&' in quotes" },
        { "a: !x!y z\n",
          "a.yaml:1:4: put a text that starts with '!' in quotes" },
        { "a: | text\n",
          "a.yaml:1:6: the text after '|' or '>' starts on the next line" },
        { "  a: 1\nb: 2\n",
          "a.yaml:2:1: the text above has ended; check the indent" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *after = strstr(cases[i].error, ": ");
        int n = (int)(after - cases[i].error);
        g_autofree char *error =
                g_strdup_printf("%.*s: error: not valid YAML: %s\n", n,
                                cases[i].error, after + 2);
        check_mistake(cases[i].text, strlen(cases[i].text), 1, error);
    }
}

static void
test_first_line(void)
{
    static const struct {
        const char *text, *error;
    } cases[] = {
        { "a: 1\na: 2\n",
          "a.yaml:3:1: error: duplicate key 'a'; the first is in line 2\n" },
        { "a: 1\n\xFF", "a.yaml:3:1: error: byte 0xff is not UTF-8; save "
                        "the file as UTF-8 text\n" },
        { "a: 1\n\tb: 2\n", "a.yaml:3:1: error: not valid YAML: a tab cannot "
                            "stand here; use spaces\n" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        check_mistake(cases[i].text, strlen(cases[i].text), 2, cases[i].error);
}

static void
test_nul(void)
{
    static const char text[] = "a: 1\nb: \0x\n";
    check_mistake(text, sizeof(text) - 1, 1,
                  "a.yaml:2:4: error: a NUL byte; expected only text\n");
}

static void
test_depth(void)
{
    g_autofree char *open = g_strnfill(10000, '[');
    check_mistake(open, 10000, 1,
                  "a.yaml:1:33: error: nested too deeply; at most 32 levels "
                  "are allowed\n");
    g_autoptr(GString) maps = g_string_new(NULL);
    for (int i = 0; i < 10000; i++)
        g_string_append(maps, "{a: ");
    check_mistake(maps->str, maps->len, 1,
                  "a.yaml:1:129: error: nested too deeply; at most 32 levels "
                  "are allowed\n");
    check_mistake(maps->str, 4 * 32, 1,
                  "a.yaml:2:1: error: not valid YAML: expected a value "
                  "here\n");
    open[32] = '\0';
    g_autofree char *deepest = g_strdup_printf("%s%s", open, open);
    memset(deepest + 32, ']', 32);
    check_tree(deepest, 1, false, deepest);
}

static void
test_size(void)
{
    size_t limit = 1024 * 1024, huge = 100 * limit;
    g_autofree char *text = g_strnfill(huge, 'x');
    check_mistake(text, huge, 1,
                  "a.yaml: error: is too large: 100 MB, at most 1 MB\n");
    check_mistake(text, limit + 1, 1,
                  "a.yaml: error: is too large: 1.1 MB, at most 1 MB\n");
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diag) diag = diag_new();
    const YamlNode *root = yaml_parse(arena, text, limit, "a", 1, diag);
    g_assert_nonnull(root);
    g_assert_cmpuint(strlen(root->text), ==, limit);
}

static void
test_find(void)
{
    static const char text[] = "a: 1\nb: [x]\nc: {}\n";
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diag) diag = diag_new();
    const YamlNode *root =
            yaml_parse(arena, text, strlen(text), "a.yaml", 1, diag);
    g_assert_cmpstr(yaml_find(root, "a")->text, ==, "1");
    g_assert_null(yaml_find(root, "d"));
    g_assert_cmpstr(yaml_kind_name(yaml_find(root, "a")), ==, "a text");
    g_assert_cmpstr(yaml_kind_name(yaml_find(root, "b")), ==, "a list");
    g_assert_cmpstr(yaml_kind_name(yaml_find(root, "c")), ==, "a map");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/yaml/trees", test_trees);
    g_test_add_func("/yaml/places", test_places);
    g_test_add_func("/yaml/mistakes", test_mistakes);
    g_test_add_func("/yaml/syntax", test_syntax);
    g_test_add_func("/yaml/first-line", test_first_line);
    g_test_add_func("/yaml/nul", test_nul);
    g_test_add_func("/yaml/depth", test_depth);
    g_test_add_func("/yaml/size", test_size);
    g_test_add_func("/yaml/find", test_find);
    return g_test_run();
}
