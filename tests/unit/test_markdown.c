#include "parse/markdown.h"

#include <string.h>

static void
dump_spans(const Passage *p, GString *out)
{
    for (size_t i = 0; i < p->n_spans; i++) {
        const Span *span = &p->spans[i];
        const char *mark = span->strong ? "*" : "";
        if (span->href != NULL)
            g_string_append_printf(out, "<%s>", span->href);
        g_string_append_printf(out, "%s[%s]%s", mark, span->text, mark);
    }
}

/* One line for each heading and passage: its place, its kind and level, its
   spans in brackets. */
static void
dump(const Markdown *md, GString *out)
{
    for (size_t i = 0; i < md->n; i++) {
        const MarkdownPart *part = &md->parts[i];
        if (part->heading != NULL)
            g_string_append_printf(out, "%d:%d # %s\n", part->pos.line,
                                   part->pos.col, part->heading);
        for (size_t j = 0; j < part->prose.n; j++) {
            const Passage *p = &part->prose.items[j];
            g_string_append_printf(out, "%d:%d ", p->pos.line, p->pos.col);
            if (p->kind == PASSAGE_NUMBER)
                g_string_append_printf(out, "%d.", p->number);
            else
                g_string_append_c(out, p->kind == PASSAGE_BULLET ? '-' : 'p');
            g_string_append_printf(out, "%d ", p->level);
            dump_spans(p, out);
            g_string_append_c(out, '\n');
        }
    }
}

/* Parses `text` as if it began at line 10. */
static void
check(const char *text, size_t n, bool ok, const char *printed_want,
      const char *dump_want)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diag) diag = diag_new();
    Markdown md;
    bool got = markdown_parse(arena, text, n, "a.md", 10, &md, diag);
    g_autofree char *printed = diag_format(diag, DIAG_NOTE, false);
    g_assert_cmpstr(printed, ==, printed_want);
    g_assert_cmpint(got, ==, ok);
    g_autoptr(GString) dumped = g_string_new(NULL);
    dump(&md, dumped);
    g_assert_cmpstr(dumped->str, ==, dump_want);
}

static void
test_trees(void)
{
    static const struct {
        const char *text, *tree;
    } cases[] = {
        { "", "" },
        { "\n\n", "" },
        { "One\ntwo  \nthree\\\nfour\r\nfive\n",
          "10:1 p0 [One two three four five]\n" },
        { "One.\n\nTwo.\n", "10:1 p0 [One.]\n12:1 p0 [Two.]\n" },
        { "a **b** *c* __d__ ***e*** _f_\n",
          "10:1 p0 [a ]*[b]*[ ]*[c]*[ ]*[d]*[ ]*[e]*[ ]*[f]*\n" },
        { "**a**b**c** **d *e* f**\n", "10:1 p0 *[a]*[b]*[c]*[ ]*[d e f]*\n" },
        { "a\tb  c \u00A0 d\n", "10:1 p0 [a b c \u00A0 d]\n" },
        { "5 &lt; 6 &amp; \\*not\\* &frac12;\n",
          "10:1 p0 [5 < 6 & *not* ½]\n" },
        { "cafe\u0301 **e**\u0301\n", "10:1 p0 [café ]*[e]*[\u0301]\n" },
        { "a&#10;b&#9;c&#x2028;d\n", "10:1 p0 [a b c d]\n" },
        { "1. One\n2. Two\n", "10:4 1.0 [One]\n11:4 2.0 [Two]\n" },
        { "1. One\n1. Two\n", "10:4 1.0 [One]\n11:4 2.0 [Two]\n" },
        { "- a\n  - b\n    1. c\n    2. d\n- e\n",
          "10:3 -0 [a]\n11:5 -1 [b]\n12:8 1.2 [c]\n13:8 2.2 [d]\n"
          "14:3 -0 [e]\n" },
        { "1. a\n\n   more\n\n   - b\n\n     deep\n\n2. c\n\nafter\n",
          "10:4 1.0 [a]\n12:4 p1 [more]\n14:6 -1 [b]\n16:6 p2 [deep]\n"
          "18:4 2.0 [c]\n20:1 p0 [after]\n" },
        { "* a\n\n- b\n", "10:3 -0 [a]\n12:3 -0 [b]\n" },
        { "Start.\n\n1. One\n\n## Skip **this** if ##\n\n- a\n\n## Easier\n",
          "10:1 p0 [Start.]\n12:4 1.0 [One]\n14:1 # Skip this if\n"
          "16:3 -0 [a]\n18:1 # Easier\n" },
        { "## Only\n", "10:1 # Only\n" },
        { "Call [**us** now](tel:+44131) or <https://a.org/b>.\n",
          "10:1 p0 [Call ]<tel:+44131>*[us]*<tel:+44131>[ now][ or ]"
          "<https://a.org/b>[https://a.org/b][.]\n" },
        { "<jo@a.org> [x](HTTP://A.org)\n",
          "10:1 p0 <mailto:jo@a.org>[jo@a.org][ ]<HTTP://A.org>[x]\n" },
        { "(left | right)\n", "10:1 p0 [(left | right)]\n" },
        { "a [b] c]: d\n", "10:1 p0 [a [b] c]: d]\n" },
        { "#hashtag\n", "10:1 p0 [#hashtag]\n" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        check(cases[i].text, strlen(cases[i].text), true, "", cases[i].tree);
}

#define E "error: "
#define LINK \
    " is not a link we can print; start it with https:, mailto: or tel:\n"
#define UNDERLINED E "underlined headings are not used here; use '##'\n"
#define TABLES E "tables are not allowed here\n"
#define HTML E "html is not allowed here\n"
#define CODE_BLOCK E "code is not allowed here; check the indent\n"
#define DEFINITION E "'[name]:' is not used here; write '[words](address)'\n"

static const struct {
    const char *text, *error;
} mistakes[] = {
    { "# Title\n",
      "a.md:10:1: " E "'# Title' headings are not used here; use '##'\n" },
    { "a\n\n### B\n",
      "a.md:12:1: " E "'### Title' headings are not used here; use '##'\n" },
    { "Title\n=====\n", "a.md:10:1: " UNDERLINED },
    { "Title\n---\n", "a.md:10:1: " UNDERLINED },
    { "##\n", "a.md:10:1: " E "this heading has no words\n" },
    { "- ## a\n", "a.md:10:3: " E "a heading cannot stand in a list\n" },
    { "## a [b](https://c)\n",
      "a.md:10:6: " E "a link cannot stand in a heading\n" },
    { "> said\n> twice\n",
      "a.md:10:1: " E "quotes ('>') are not allowed here\n" },
    { "a\n\n---\n", "a.md:12:1: " E "rules ('---') are not allowed here\n" },
    { "a\n\n    b\n", "a.md:12:5: " CODE_BLOCK },
    { "```\nb\n```\n", "a.md:10:1: " CODE_BLOCK },
    { "é `b`\n", "a.md:10:4: " E "code is not allowed here\n" },
    { "é ![b](c.png)\n", "a.md:10:3: " E "images are not allowed here\n" },
    { "<div>\n\n</div>\n", "a.md:10:1: " HTML "a.md:12:1: " HTML },
    { "é <b>x</b>\n", "a.md:10:3: " HTML "a.md:10:7: " HTML },
    { "<!-- note -->\n", "a.md:10:1: " HTML },
    { "| a | b |\n|---|---|\n| c | d |\n", "a.md:10:1: " TABLES },
    { "a | b\n:-- | --:\nc | d\n", "a.md:10:1: " TABLES },
    { "- | a |\n  |---|\n", "a.md:10:3: " TABLES },
    { "- a\n-\n- c\n", "a.md:11:1: " E "this list item is empty\n" },
    { "- - a\n", "a.md:10:1: " E "a list item must begin with words\n" },
    { "- a\n  - b\n    - c\n      - d\n        - e\n",
      "a.md:14:9: " E
      "nested too deeply; at most 4 lists may lie in each other\n" },
    { "é [a](ftp://b)\n", "a.md:10:3: " E "'ftp://b'" LINK },
    { "[a](javascript:b)\n", "a.md:10:1: " E "'javascript:b'" LINK },
    { "[a](file:///etc/passwd)\n",
      "a.md:10:1: " E "'file:///etc/passwd'" LINK },
    { "[a](page.html)\n", "a.md:10:1: " E "'page.html'" LINK },
    { "[a]()\n", "a.md:10:1: " E "''" LINK },
    { "[](https://b)\n", "a.md:10:1: " E "this link has no words\n" },
    { "[a](https://b 'c')\n",
      "a.md:10:1: " E "a link's title is never printed; remove it\n" },
    { "[a]: https://b\n", "a.md:10:1: " DEFINITION },
    { "x\n\n- [a\n  b]: https://b\n  c\n", "a.md:12:3: " DEFINITION },
    { "12. [a]: b\n    c\n",
      "a.md:10:1: warning: this list starts with 12 but is printed from "
      "1\na.md:10:5: " DEFINITION },
    { "a &#27; b\n",
      "a.md:10:1: " E "the control character U+001B is not allowed here\n" },
    { "a &#xFFFF;\n", "a.md:10:1: " E "this '&...;' is not a character\n" },
    { "[a](https://b&#10;c)\n",
      "a.md:10:1: " E "the control character U+000A is not allowed here\n" },
    { "a\n\x1b[2J\n",
      "a.md:11:1: " E "the control character U+001B is not allowed here\n" },
    { "a\nb\xFF\n",
      "a.md:11:2: " E "byte 0xff is not UTF-8; save the file as UTF-8 text\n" },
    { "# a\n\n`b`\n\n> c\n",
      "a.md:10:1: " E "'# Title' headings are not used here; use '##'\n"
      "a.md:12:2: " E "code is not allowed here\n"
      "a.md:14:1: " E "quotes ('>') are not allowed here\n" },
};

static void
test_mistakes(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(mistakes); i++)
        check(mistakes[i].text, strlen(mistakes[i].text), false,
              mistakes[i].error, "");
}

static void
test_list_start(void)
{
    check("3. a\n4. b\n", 10, true,
          "a.md:10:1: warning: this list starts with 3 but is printed from "
          "1\n",
          "10:4 1.0 [a]\n11:4 2.0 [b]\n");
}

/* `unit` 10,000 times. */
static char *
repeat(const char *unit)
{
    GString *text = g_string_new(NULL);
    for (int i = 0; i < 10000; i++)
        g_string_append(text, unit);
    return g_string_free(text, FALSE);
}

static void
test_deep_nesting(void)
{
    static const struct {
        const char *unit;
        bool ok;
        const char *error;
    } cases[] = {
        { ">", false, "a.md:10:1: error: quotes ('>') are not allowed here\n" },
        { "> ", false,
          "a.md:10:1: error: quotes ('>') are not allowed here\n" },
        { "1. ", false, NULL },
        { "[", true, "" },
        { "*", false,
          "a.md:10:1: error: rules ('---') are not allowed "
          "here\n" },
        { "*a ", true, "" },
        { "*a_", true, "" },
        { "**a", true, "" },
        { "![", true, "" },
        { "[a](", true, "" },
        { "]", true, "" },
        { "<", true, "" },
        { "&", true, "" },
        { "\\", true, "" },
        { "a\n", true, "" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = repeat(cases[i].unit);
        g_autoptr(Arena) arena = arena_new();
        g_autoptr(Diag) diag = diag_new();
        Markdown md;
        bool ok = markdown_parse(arena, text, strlen(text), "a.md", 10, &md,
                                 diag);
        g_autofree char *printed = diag_format(diag, DIAG_NOTE, false);
        if (cases[i].error != NULL)
            g_assert_cmpstr(printed, ==, cases[i].error);
        else
            g_assert_nonnull(strstr(printed, "nested too deeply; at most 4"));
        g_assert_cmpint(ok, ==, cases[i].ok);
    }
}

static void
test_size(void)
{
    static const char too_large[] =
            "a.md: error: too large; a Markdown text may hold at most 128 KB\n";
    size_t limit = 128 * 1024, huge = 100 * 1024 * 1024;
    g_autofree char *text = g_strnfill(huge, 'x');
    check(text, huge, false, too_large, "");
    check(text, limit + 1, false, too_large, "");
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diag) diag = diag_new();
    Markdown md;
    g_assert_true(markdown_parse(arena, text, limit, "a.md", 1, &md, diag));
    g_assert_cmpuint(strlen(md.parts[0].prose.items[0].spans[0].text), ==,
                     limit);
}

static void
test_nul(void)
{
    check("a\nb\0c", 5, false,
          "a.md:11:2: error: a NUL byte; expected only text\n", "");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/markdown/trees", test_trees);
    g_test_add_func("/markdown/mistakes", test_mistakes);
    g_test_add_func("/markdown/list-start", test_list_start);
    g_test_add_func("/markdown/deep-nesting", test_deep_nesting);
    g_test_add_func("/markdown/size", test_size);
    g_test_add_func("/markdown/nul", test_nul);
    return g_test_run();
}
