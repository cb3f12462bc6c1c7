/* base/units.c */
#include "base/units.h"

#include <glib.h>

static void
test_length(void)
{
    static const struct {
        const char *text;
        double pt; /* -1: no length */
    } cases[] = {
        { "25.4mm", 72 }, { "25.4", 72 },  { "2.54 cm", 72 }, { "0.0254m", 72 },
        { "1in", 72 },    { "1IN", 72 },   { "72pt", 72 },    { "96px", 72 },
        { "0", 0 },       { ".5in", 36 },  { "mm", -1 },      { "", -1 },
        { "-3mm", -1 },   { "1.2.3", -1 }, { "3 ft", -1 },    { "3mmm", -1 },
        { "1e3", -1 },    { "0x10", -1 },  { ".", -1 },       { "3mm ", -1 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        double pt = -1;
        g_assert_true(length_parse(cases[i].text, UNIT_MM, &pt) ==
                      (cases[i].pt >= 0));
        g_assert_cmpfloat_with_epsilon(pt, cases[i].pt, 1e-9);
    }
}

/* The usual unit counts only where none is written. */
static void
test_usual(void)
{
    static const struct {
        const char *text;
        Unit usual;
        double pt;
    } cases[] = {
        { "2.54", UNIT_CM, 72 },
        { "2", UNIT_INCH, 144 },
        { "25.4mm", UNIT_M, 72 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        double pt = -1;
        g_assert_true(length_parse(cases[i].text, cases[i].usual, &pt));
        g_assert_cmpfloat_with_epsilon(pt, cases[i].pt, 1e-9);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/units/length", test_length);
    g_test_add_func("/units/usual", test_usual);
    return g_test_run();
}
