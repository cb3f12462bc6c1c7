#include "base/units.h"

#include <locale.h>
#include <math.h>

#define NOT_A_LENGTH(text) \
    "a.yaml:3:7: error: '" text "' is not a length; write it like '25 mm' " \
    "or '72 pt'\n"
#define NOT_A_UNIT(unit) \
    "a.yaml:3:7: error: '" unit "' is not a unit; expected mm, cm, in, pt " \
    "or px\n"
#define OUT_OF_RANGE(text) \
    "a.yaml:3:7: error: '" text "' is out of range; expected 0 to 100000 " \
    "mm\n"

static void
check_length(const char *text, double pt, const char *error)
{
    g_autoptr(Diag) diag = diag_new();
    double got = NAN;
    bool ok = length_parse(text, (SrcPos){ "a.yaml", 3, 7 }, &got, diag);
    g_autofree char *printed = diag_format(diag, DIAG_NOTE, false);
    g_assert_cmpstr(printed, ==, error ? error : "");
    g_assert_cmpint(ok, ==, error == NULL);
    if (error == NULL)
        g_assert_cmpfloat_with_epsilon(got, pt, 1e-9);
    else
        g_assert_true(isnan(got));
}

static void
test_lengths(void)
{
    static const struct {
        const char *text;
        double pt;
        const char *error;
    } cases[] = {
        { "25.4mm", 72, NULL },
        { "25.4", 72, NULL },
        { " 1 in ", 72, NULL },
        { "72pt", 72, NULL },
        { "2.54 cm", 72, NULL },
        { "96px", 72, NULL },
        { "0", 0, NULL },
        { ".5in", 36, NULL },
        { "+1in", 72, NULL },
        { "mm", NAN, NOT_A_LENGTH("mm") },
        { "", NAN, NOT_A_LENGTH("") },
        { "1.2.3mm", NAN, NOT_A_LENGTH("1.2.3mm") },
        { "inf", NAN, NOT_A_LENGTH("inf") },
        { "nan", NAN, NOT_A_LENGTH("nan") },
        { "0x10", NAN, NOT_A_UNIT("x10") },
        { "1e9mm", NAN, NOT_A_UNIT("e9mm") },
        { "3 miles", NAN, NOT_A_UNIT("miles") },
        { "1,5 mm", NAN, NOT_A_UNIT(",5 mm") },
        { "10 mm wide", NAN, NOT_A_UNIT("mm wide") },
        { "-5mm", NAN, OUT_OF_RANGE("-5mm") },
        { "100001mm", NAN, OUT_OF_RANGE("100001mm") },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        check_length(cases[i].text, cases[i].pt, cases[i].error);
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "");
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/units/lengths", test_lengths);
    return g_test_run();
}
