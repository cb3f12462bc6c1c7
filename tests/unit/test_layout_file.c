/* What is wrong with a layout file is told at its place. */
#include "library/layout_file.h"
#include "library/layout_schema.h"

#include "files_of_test.h"

#include <glib/gstdio.h>
#include <string.h>

static const struct {
    const char *old, *new; /* in handout-classic.yaml; NULL = nothing */
    const char *messages;
} cases[] = {
    { NULL, NULL, "" },
    { "soft:      \"#4A5755\"", "soft:      \"#9AA7A5\"",
      "mine.yaml:14:14: error: the colour 'soft' on 'paper' has a "
      "contrast of 2.5:1; text needs 4.5:1; 'soft' could be "
      "\"#6E7876\"\n" },
    { "danger:    \"#FCEBEA\"", "danger:    \"#C03030\"",
      "mine.yaml:13:14: error: the colour 'ink' on 'danger' has a contrast of "
      "2.9:1; text needs 4.5:1; 'danger' could be \"#D06666\"\n"
      "mine.yaml:18:14: error: the colour 'warn' on 'danger' has a contrast "
      "of 1.4:1; text needs 4.5:1; 'danger' could be \"#E9B7B7\"\n" },
    { "brand:     \"#0B4F4C\"", "brand:     \"teal\"",
      "mine.yaml:15:14: error: 'teal' is not a colour; expected "
      "\"#RRGGBB\" in quotes\n" },
    { "  - safety\n", "",
      "mine.yaml:4:1: error: 'safety' is missing; name it under "
      "'blocks' or under 'omit'\n" },
    { "  - safety\n", "  - safty\n",
      "mine.yaml:73:5: error: unknown block 'safty'; did you mean "
      "'safety'?\n" },
    { "  - intro\n", "  - intro\n  - intro\n",
      "mine.yaml:56:5: error: the block 'intro' stands there twice\n" },
    { "box: 6", "boxes: 6",
      "mine.yaml:74:18: error: unknown key 'boxes'; expected box, row, "
      "weeks, across, names or thumbnail\n" },
    { "box: 6", "across: 2.5",
      "mine.yaml:74:26: error: 'across' is '2.5'; expected a whole "
      "number\n" },
    { "[text, 600, 12, 5, 0]", "[text, 500, 12, 5, 0]",
      "mine.yaml:46:19: error: Source Sans 3 does not ship in weight "
      "500\n" },
    { "[text, 600, 12, 5, 0]", "[text, 600, 0, 5, 0]",
      "mine.yaml:46:24: error: 'size' is '0'; expected a number from 4 "
      "to 400\n" },
    { "[text, 400, 12, 5.3, 0]", "[text, 400, 4000, 5.3, 0]",
      "mine.yaml:41:24: error: 'size' is '4000'; expected a number "
      "from 4 to 400\n" },
    { "text: Source Sans 3", "text: Comic Sans",
      "mine.yaml:32:9: error: 'Comic Sans' is not a font that ships; "
      "expected Source Sans 3, Bricolage Grotesque, Atkinson "
      "Hyperlegible Next, Noto Sans Arabic, Noto Sans Hebrew or Noto "
      "Sans Devanagari\n" },
    { "left: 14", "left: 160",
      "mine.yaml:9:12: error: the margins leave 36 x 267 mm of a page "
      "of 210 x 297 mm; text needs 60 mm each way\n" },
    { "top: 12", "top: 1200",
      "mine.yaml:9:12: error: the margins leave 182 x 0 mm of a page "
      "of 210 x 297 mm; text needs 60 mm each way\n" },
    { "size: a4", "size: a4\n  card: 105",
      "mine.yaml:9:9: error: 'card' must be a list, such as [a, b]; "
      "found a text\n" },
    { "size: a4", "size: a4\n  orientation: sideways",
      "mine.yaml:9:16: error: 'sideways' is not a page orientation; "
      "expected portrait or landscape\n" },
    { "shape: row ", "shape: tile ",
      "mine.yaml:58:14: error: 'tile' is not a shape; expected row or "
      "stack\n" },
    { "aside: 68", "aside: 68\n      omit: [stat]",
      "mine.yaml:71:14: error: 'stat' is not a part of a card; did you "
      "mean 'start'?\n" },
    { "- intro\n", "- intro: {place: end}\n",
      "mine.yaml:55:20: error: 'end' is not a place; expected listed or "
      "fit\n" },
    { "omit: []", "omit: [safety]",
      "mine.yaml:4:1: error: 'safety' cannot be omitted by a layout; a "
      "plan can leave a text out with 'without-safety'\n" },
    { "omit: []", "omit: [nots]",
      "mine.yaml:81:8: error: 'nots' is not a block; did you mean "
      "'notes'?\n" },
    { "  leading: [0.94, 1.04]", "  leading: [1.04, 0.94]",
      "mine.yaml:84:13: error: 'leading' is '1.04'; expected a number "
      "from 0.5 to 1\n"
      "mine.yaml:84:19: error: 'leading' is '0.94'; expected a number "
      "from 1 to 4\n" },
    { "  leading: [0.94, 1.04]", "  size: [9]",
      "mine.yaml:84:9: error: 'size' must be two numbers, such as [9, "
      "14]\n" },
};

static void
test_messages(void)
{
    g_autofree char *data = library_data_folder();
    g_autofree char *path =
            g_build_filename(data, "layouts", "handout-classic.yaml", NULL);
    g_autofree char *classic = NULL;
    g_assert_true(g_file_get_contents(path, &classic, NULL, NULL));
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Diag) diag = diag_new();
        g_autoptr(Library) lib = library_new(data, NULL, diag);
        g_autofree char *text =
                cases[i].old ? test_replace(classic, cases[i].old, cases[i].new)
                             : g_strdup(classic);
        test_write("mine.yaml", text);
        bool good = layout_file_check(lib, "mine.yaml", diag);
        g_autofree char *told = diag_format(diag, DIAG_NOTE, false);
        g_assert_cmpstr(told, ==, cases[i].messages);
        g_assert_cmpint(good, ==, *cases[i].messages == '\0');
    }
}

static void
test_extends(void)
{
    g_autofree char *data = library_data_folder();
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = library_new(data, NULL, diag);
    test_write("blue.yaml", "limber-layout: 1\nextends: handout-classic\n"
                            "palette: {brand: \"#123A6B\"}\n");
    g_assert_true(layout_file_check(lib, "blue.yaml", diag));
    test_write("lost.yaml", "limber-layout: 1\nextends: handout-clasic\n");
    g_assert_false(layout_file_check(lib, "lost.yaml", diag));
    g_autofree char *told = diag_format(diag, DIAG_NOTE, false);
    g_assert_cmpstr(told, ==,
                    "lost.yaml:2:10: error: unknown layout 'handout-clasic'; "
                    "did you mean 'handout-classic'?\n");
}

/* What extends itself is told, and a child's own colour is where it is wrong. */
static void
test_loop(void)
{
    g_autoptr(Diag) diag = diag_new();
    g_autofree char *data = library_data_folder();
    g_mkdir("layouts", 0700);
    test_write("layouts/round.yaml", "limber-layout: 1\nextends: about\n");
    test_write("layouts/about.yaml", "limber-layout: 1\nextends: round\n");
    static const char *const extra[] = { ".", NULL };
    g_autoptr(Library) lib = library_new(data, extra, diag);
    g_assert_false(layout_file_check(lib, "layouts/round.yaml", diag));
    test_write("dark.yaml", "limber-layout: 1\nextends: handout-classic\n"
                            "palette: {chip: \"#0B5F5C\"}\n");
    g_assert_false(layout_file_check(lib, "dark.yaml", diag));
    g_autofree char *told = diag_format(diag, DIAG_NOTE, false);
    g_assert_nonnull(strstr(told, "'extends' goes round in a circle"));
    g_assert_nonnull(strstr(told, "dark.yaml:3:17: error: the colour 'ink' on "
                                  "'chip'"));
}

/* Cards lie on the sheet as most of them fit; lying pages are turned. */
static void
test_paper(void)
{
    static const struct {
        double card[2];
        int landscape;
        double paper[2];
        int columns, rows;
        double width, height; /* of a page */
    } papers[] = {
        { { 0, 0 }, 0, { 595, 842 }, 1, 1, 595, 842 },
        { { 0, 0 }, 1, { 595, 842 }, 1, 1, 842, 595 },
        { { 298, 421 }, 0, { 595, 842 }, 2, 2, 297.5, 421 },
        { { 298, 421 }, 0, { 612, 792 }, 2, 2, 306, 396 },
        { { 298, 421 }, 0, { 420, 595 }, 2, 1, 297.5, 420 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(papers); i++) {
        LayoutSpec spec = { .landscape = papers[i].landscape };
        spec.sheet.card_width = papers[i].card[0];
        spec.sheet.card_height = papers[i].card[1];
        layout_spec_set_paper(&spec, papers[i].paper[0], papers[i].paper[1]);
        g_assert_cmpint(spec.sheet.columns, ==, papers[i].columns);
        g_assert_cmpint(spec.sheet.rows, ==, papers[i].rows);
        g_assert_cmpfloat(spec.width, ==, papers[i].width);
        g_assert_cmpfloat(spec.height, ==, papers[i].height);
    }
}

static char *manual; /* limber-layout(5) */

/* "section key" for each ".It Ic key" below ".Ss section". */
static GPtrArray *
manual_keys(void)
{
    GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) lines = g_strsplit(manual, "\n", -1);
    const char *section = "";
    for (char **line = lines; *line != NULL; line++) {
        if (g_str_has_prefix(*line, ".Ss "))
            section = *line + strlen(".Ss ");
        else if (g_str_has_prefix(*line, ".It Ic "))
            g_ptr_array_add(keys, g_strdup_printf("%s %s", section,
                                                  *line + strlen(".It Ic ")));
    }
    return keys;
}

static bool
holds(const GPtrArray *keys, const char *key)
{
    for (guint i = 0; i < keys->len; i++)
        if (strcmp(g_ptr_array_index(keys, i), key) == 0)
            return true;
    return false;
}

/* The manual tells of every key, and of no other. */
static void
test_manual(void)
{
    g_autoptr(GPtrArray) told = manual_keys();
    g_autoptr(GPtrArray) known = layout_schema_keys();
    g_assert_cmpuint(told->len, >, 100);
    for (guint i = 0; i < known->len; i++)
        if (!holds(told, g_ptr_array_index(known, i)))
            g_test_fail_printf("the manual lacks '%s'",
                               (char *)g_ptr_array_index(known, i));
    for (guint i = 0; i < told->len; i++)
        if (!holds(known, g_ptr_array_index(told, i)))
            g_test_fail_printf("there is no key '%s'",
                               (char *)g_ptr_array_index(told, i));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    if (!g_file_get_contents("src/man/limber-layout.5", &manual, NULL, NULL))
        g_error("run me in the folder that holds src");
    test_folder_enter();
    g_test_add_func("/layout-file/messages", test_messages);
    g_test_add_func("/layout-file/extends", test_extends);
    g_test_add_func("/layout-file/loop", test_loop);
    g_test_add_func("/layout-file/paper", test_paper);
    g_test_add_func("/layout-file/manual", test_manual);
    int status = g_test_run();
    test_folder_leave();
    g_free(manual);
    return status;
}
