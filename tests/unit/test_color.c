#include "base/color.h"

#include <glib.h>

static const Color black = { 0, 0, 0, 1 };
static const Color white = { 1, 1, 1, 1 };

static Color
parsed(const char *text)
{
    Color c = COLOR_NONE;
    g_assert_true(color_parse(text, &c));
    return c;
}

static void
test_parse(void)
{
    static const struct {
        const char *text;
        bool ok;
        int r, g, b;
    } cases[] = {
        { "#0B4F4C", true, 0x0B, 0x4F, 0x4C },
        { "#0b4f4c", true, 0x0B, 0x4F, 0x4C },
        { "#0bf", true, 0x00, 0xBB, 0xFF },
        { "#FFFFFF", true, 255, 255, 255 },
        { "0B4F4C", false, 0, 0, 0 },
        { "#0B4F4", false, 0, 0, 0 },
        { "#0B4F4CFF", false, 0, 0, 0 },
        { "#0B4F4G", false, 0, 0, 0 },
        { "#", false, 0, 0, 0 },
        { "", false, 0, 0, 0 },
        { "teal", false, 0, 0, 0 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        Color c = COLOR_NONE;
        g_assert_cmpint(color_parse(cases[i].text, &c), ==, cases[i].ok);
        g_assert_cmpfloat_with_epsilon(c.r, cases[i].r / 255.0, 1e-9);
        g_assert_cmpfloat_with_epsilon(c.g, cases[i].g / 255.0, 1e-9);
        g_assert_cmpfloat_with_epsilon(c.b, cases[i].b / 255.0, 1e-9);
        g_assert_cmpfloat(c.a, ==, cases[i].ok ? 1 : 0);
    }
}

static void
test_contrast(void)
{
    static const struct {
        const char *a, *b;
        double ratio;
    } cases[] = {
        { "#000000", "#FFFFFF", 21 },    { "#FFFFFF", "#000000", 21 },
        { "#123456", "#123456", 1 },     { "#777777", "#FFFFFF", 4.478 },
        { "#FF0000", "#FFFFFF", 3.998 }, { "#0000FF", "#FFFFFF", 8.592 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpfloat_with_epsilon(
                color_contrast(parsed(cases[i].a), parsed(cases[i].b)),
                cases[i].ratio, 1e-3);
}

static void
test_mix(void)
{
    Color quarter = color_mix(black, white, 0.25);
    g_assert_cmpfloat_with_epsilon(quarter.r, 0.75, 1e-9);
    g_assert_cmpfloat(quarter.a, ==, 1);
    g_assert_cmpfloat(color_mix(black, COLOR_NONE, 1).a, ==, 1);
}

static void
test_darken(void)
{
    static const struct {
        const char *colour;
        double ratio;
    } cases[] = {
        { "#FFFF00", 4.5 }, { "#7FD4C1", 4.5 }, { "#FFFFFF", 7 },
        { "#0B4F4C", 4.5 }, { "#777777", 4.5 }, { "#F80", 3 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        Color c = parsed(cases[i].colour);
        Color d = color_darken_until(c, white, cases[i].ratio);
        double got = color_contrast(d, white);
        g_assert_cmpfloat(got, >=, cases[i].ratio);
        if (color_contrast(c, white) >= cases[i].ratio)
            g_assert_cmpfloat(d.g, ==, c.g);
        else /* no darker than it must be */
            g_assert_cmpfloat(got, <, cases[i].ratio * 1.06);
        g_assert_cmpfloat(d.a, ==, 1);
    }
    Color never = color_darken_until(white, black, 22);
    g_assert_cmpfloat(never.r + never.g + never.b, <, 1e-9);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/color/parse", test_parse);
    g_test_add_func("/color/contrast", test_contrast);
    g_test_add_func("/color/mix", test_mix);
    g_test_add_func("/color/darken", test_darken);
    return g_test_run();
}
