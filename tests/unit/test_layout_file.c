/* What is wrong with a layout file is told at its place. */
#include "library/layout_file.h"

#include "files_of_test.h"

static const struct {
    const char *old, *new; /* in handout-classic.yaml; NULL = nothing */
    const char *messages;
} cases[] = {
    { NULL, NULL, "" },
    { "soft:      \"#4A5755\"", "soft:      \"#9AA7A5\"",
      "mine.yaml:14:14: error: the colour 'soft' on 'paper' has a contrast "
      "of 2.5:1; text needs 4.5:1\n" },
    { "  - safety\n", "",
      "mine.yaml:4:1: error: 'safety' is missing; name it under 'blocks' or "
      "under 'omit'\n" },
    { "  - safety\n", "  - safty\n",
      "mine.yaml:60:5: error: unknown block 'safty'; did you mean 'safety'?\n" },
    { "  - intro\n", "  - intro\n  - intro\n",
      "mine.yaml:56:5: error: the block 'intro' stands there twice\n" },
    { "box: 6", "boxes: 6",
      "mine.yaml:61:18: error: unknown key 'boxes'; expected box or row\n" },
    { "[text, 600, 12, 5, 0]", "[text, 500, 12, 5, 0]",
      "mine.yaml:46:19: error: Source Sans 3 does not ship in weight 500\n" },
    { "[text, 600, 12, 5, 0]", "[text, 600, 0, 5, 0]",
      "mine.yaml:46:24: error: 'size' is '0'; expected a number from 4 to "
      "400\n" },
    { "text: Source Sans 3", "text: Comic Sans",
      "mine.yaml:32:9: error: 'Comic Sans' is not a font that ships; expected "
      "Source Sans 3, Bricolage Grotesque, Atkinson Hyperlegible Next, Noto "
      "Sans Arabic, Noto Sans Hebrew or Noto Sans Devanagari\n" },
    { "left: 14", "left: 160",
      "mine.yaml:4:1: error: the margins leave less than 60 mm of the page\n" },
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
                cases[i].old
                        ? test_replace(classic, cases[i].old, cases[i].new)
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

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    test_folder_enter();
    g_test_add_func("/layout-file/messages", test_messages);
    g_test_add_func("/layout-file/extends", test_extends);
    int status = g_test_run();
    test_folder_leave();
    return status;
}
