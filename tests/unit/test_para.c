/* Shaped text: line breaks, balance, stand-in fonts, letters no font has. */
#include "font/para.h"

#include "library/library.h"

static FontSet *
open_fonts(void)
{
    g_autoptr(Diag) diag = diag_new();
    g_autofree char *data = library_data_folder();
    FontSet *fonts = font_set_new(data, diag);
    g_assert_nonnull(fonts);
    return fonts;
}

static Para *
shape(FontSet *fonts, const char *text, double width, ParaFill fill)
{
    ParaRun run = { .text = text,
                    .family = "Source Sans 3",
                    .weight = 400,
                    .size = 12,
                    .color = { 0, 0, 0, 1 } };
    return para_new(fonts, &run, 1, width, fill);
}

static const struct {
    const char *text;
    double width;
    int lines;
} cases[] = {
    { "", 100, 1 },
    { "Lie on your back.", 200, 1 },
    { "Lie on your back. Bend both knees. Put both feet flat.", 200, 2 },
    { "Wirbelsäulenaufrichtermuskulatur", 60, 3 },
    { "אבגד הוזח טיכל", 40, 3 },
};

static void
test_lines(void)
{
    FontSet *fonts = open_fonts();
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        for (ParaFill fill = PARA_RAGGED; fill <= PARA_BALANCED; fill++) {
            Para *para = shape(fonts, cases[i].text, cases[i].width, fill);
            g_test_message("%s", cases[i].text);
            g_assert_cmpint(para_n_lines(para), ==, cases[i].lines);
            g_assert_cmpfloat(para_width(para), <=, cases[i].width + 0.01);
            para_free(para);
        }
    }
    font_set_free(fonts);
}

/* Balanced lines are never more, and the last one is never a lone word that
   could have had company. */
static void
test_balance(void)
{
    FontSet *fonts = open_fonts();
    const char *text = "Keep your head and shoulders down while you breathe";
    Para *ragged = shape(fonts, text, 260, PARA_RAGGED);
    Para *balanced = shape(fonts, text, 260, PARA_BALANCED);
    g_assert_cmpint(para_n_lines(ragged), ==, 2);
    g_assert_cmpint(para_n_lines(balanced), ==, 2);
    double last = para_line_width(balanced, 1);
    g_assert_cmpfloat(last, >, para_line_width(ragged, 1));
    g_assert_cmpfloat(last, >, 0.6 * para_line_width(balanced, 0));
    para_free(ragged);
    para_free(balanced);
    font_set_free(fonts);
}

static void
test_stand_in(void)
{
    FontSet *fonts = open_fonts();
    const char *word = "שלום";
    const char *family =
            font_set_family_for(fonts, "Source Sans 3", word, strlen(word));
    g_assert_cmpstr(family, ==, "Noto Sans Hebrew");
    g_assert_cmpstr(font_set_family_for(fonts, "Bricolage Grotesque", "Łódź",
                                        strlen("Łódź")),
                    ==, "Bricolage Grotesque");
    font_set_free(fonts);
}

static void
test_missing(void)
{
    FontSet *fonts = open_fonts();
    g_autoptr(Diag) diag = diag_new();
    g_assert_true(font_set_check(fonts, "Zoë", SRC_POS_NONE, diag));
    g_assert_false(font_set_check(fonts, "a\U00013000b",
                                  src_pos_option("client"), diag));
    g_autofree char *text = diag_format(diag, DIAG_NOTE, false);
    g_assert_cmpstr(text, ==,
                    "--client: error: no font has the letter '\U00013000' "
                    "(U+13000); put a font that has it into the folder "
                    "limber/fonts of your data folder\n");
    font_set_free(fonts);
}

static void
test_cap_height(void)
{
    FontSet *fonts = open_fonts();
    double text = font_set_cap_height(fonts, "Source Sans 3", 400);
    double display = font_set_cap_height(fonts, "Bricolage Grotesque", 700);
    g_assert_cmpfloat_with_epsilon(text, 0.66, 0.01);
    g_assert_cmpfloat_with_epsilon(display, 0.66, 0.05);
    font_set_free(fonts);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/para/lines", test_lines);
    g_test_add_func("/para/balance", test_balance);
    g_test_add_func("/para/stand-in", test_stand_in);
    g_test_add_func("/para/missing", test_missing);
    g_test_add_func("/para/cap-height", test_cap_height);
    return g_test_run();
}
