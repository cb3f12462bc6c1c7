/* model/paper.c */
#include "model/paper.h"

#include <glib.h>
#include <math.h>

#include "base/units.h"

static void
test_find(void)
{
    static const struct {
        const char *paper;
        double width, height; /* [pt] */
        double dpi;
    } cases[] = {
        { "a4", 595.276, 841.890, 0 },
        { "A0", 2383.937, 3370.394, 0 },
        { "b2", 1417.323, 2004.094, 0 },
        { "letter", 612, 792, 0 },
        { "tabloid", 792, 1224, 0 },
        { "Arch-E", 2592, 3456, 0 },
        { "420x594", 1190.551, 1683.780, 0 },
        { "594X420mm", 1683.780, 1190.551, 0 },
        { "50 x 70 cm", 1417.323, 1984.252, 0 },
        { "50cm x 70cm", 1417.323, 1984.252, 0 },
        { "50cmx700mm", 1417.323, 1984.252, 0 },
        { "50cmx70", 1417.323, 1984.252, 0 },
        { "24x36in", 1728, 2592, 0 },
        { "8.5inx11in", 612, 792, 0 },
        { "1080x1350px", 810, 1012.5, 96 },
        { "1080pxx1350px", 810, 1012.5, 96 },
        { "1081 px x 1351 px", 810.75, 1013.25, 96 },
        { "100x200pt", 100, 200, 0 },
        { "1x2m", 2834.646, 5669.291, 0 },
        { "3x14400pt", 3, 14400, 0 },
        { "5080x5080mm", 14400, 14400, 0 },
        { "1.06x1.06mm", 3.005, 3.005, 0 },
        { "4x19200px", 3, 14400, 96 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        double width = 0, height = 0;
        g_assert_true(paper_find(cases[i].paper, &width, &height));
        g_assert_cmpfloat(fabs(width - cases[i].width), <, 0.001);
        g_assert_cmpfloat(fabs(height - cases[i].height), <, 0.001);
        g_assert_cmpfloat(paper_dpi(cases[i].paper), ==, cases[i].dpi);
    }
}

static void
test_check(void)
{
#define KNOWN \
    "; expected a0 to a6, b0 to b5, letter, legal, tabloid, arch-a to " \
    "arch-e, or a size such as 500x700mm"
    static const struct {
        const char *paper, *message;
    } cases[] = {
        { "a44", "'a44' is not a paper; did you mean 'a4'?" },
        { "tabliod", "'tabliod' is not a paper; did you mean 'tabloid'?" },
        { "a9", "'a9' is not a paper" KNOWN },
        { "", "'' is not a paper" KNOWN },
        { "100", "'100' is not a paper" KNOWN },
        { "x", "'x' is not a paper" KNOWN },
        { "100x", "'100x' is not a paper" KNOWN },
        { "x100", "'x100' is not a paper" KNOWN },
        { "1x2x3", "'1x2x3' is not a paper" KNOWN },
        { "-1x2", "'-1x2' is not a paper" KNOWN },
        { "1.2.3x4", "'1.2.3x4' is not a paper" KNOWN },
        { "nanxinf", "'nanxinf' is not a paper" KNOWN },
        { "1e3x1e3", "'e3' is not a unit of '1e3x1e3'; expected mm, cm, m, in, "
                     "pt or px" },
        { "10x20ft", "'ft' is not a unit of '10x20ft'; expected mm, cm, m, in, "
                     "pt or px" },
        { "1x1", "'1x1' is too small for a page; each side may be 1.06 to "
                 "5080 mm" },
        { "0x10", "'0x10' is too small for a page; each side may be 1.06 to "
                  "5080 mm" },
        { "100x100m", "'100x100m' is too large for a page; each side may be "
                      "0.00106 to 5.08 m" },
        { "10x201in", "'10x201in' is too large for a page; each side may be "
                      "0.0417 to 200 in" },
        { "3x1000px", "'3x1000px' is too small for a page; each side may be 4 "
                      "to 19200 px" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Diag) diag = diag_new();
        double width, height;
        g_assert_false(paper_find(cases[i].paper, &width, &height));
        g_assert_false(paper_check(cases[i].paper, SRC_POS_NONE, diag));
        g_assert_cmpint(diag_n_messages(diag), ==, 1);
        g_assert_cmpstr(diag_message(diag, 0)->text, ==, cases[i].message);
    }
}

static void
test_name(void)
{
    for (int i = 0; paper_names[i] != NULL; i++) {
        double width, height;
        g_assert_true(paper_find(paper_names[i], &width, &height));
        g_assert_cmpfloat(width, <, height);
        g_assert_cmpstr(paper_name(width, height), ==, paper_names[i]);
    }
    g_assert_null(paper_name(mm(297), mm(210)));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/paper/find", test_find);
    g_test_add_func("/paper/check", test_check);
    g_test_add_func("/paper/name", test_name);
    return g_test_run();
}
