#include "base/dates.h"

#include <glib.h>

static void
test_parse(void)
{
    static const struct {
        const char *text;
        bool ok;
        DateTime date;
    } cases[] = {
        { "2026-11-22", true, { 2026, 11, 22, -1, 0 } },
        { "2026-11-22 14:30", true, { 2026, 11, 22, 14, 30 } },
        { "2026-11-22T00:05", true, { 2026, 11, 22, 0, 5 } },
        { "2024-02-29", true, { 2024, 2, 29, -1, 0 } },
        { "1900-01-01", true, { 1900, 1, 1, -1, 0 } },
        { "9999-12-31", true, { 9999, 12, 31, -1, 0 } },
        { "2026-02-29", false, { 0, 0, 0, -1, 0 } },
        { "1899-12-31", false, { 0, 0, 0, -1, 0 } },
        { "2026-13-01", false, { 0, 0, 0, -1, 0 } },
        { "2026-00-01", false, { 0, 0, 0, -1, 0 } },
        { "2026-11-00", false, { 0, 0, 0, -1, 0 } },
        { "2026-1-2", false, { 0, 0, 0, -1, 0 } },
        { "22.11.2026", false, { 0, 0, 0, -1, 0 } },
        { "2026-11-22 24:00", false, { 0, 0, 0, -1, 0 } },
        { "2026-11-22 14:60", false, { 0, 0, 0, -1, 0 } },
        { "2026-11-22 14", false, { 0, 0, 0, -1, 0 } },
        { "2026-11-22 14:30:00", false, { 0, 0, 0, -1, 0 } },
        { "2026-11-22x", false, { 0, 0, 0, -1, 0 } },
        { "12026-11-22", false, { 0, 0, 0, -1, 0 } },
        { "tomorrow", false, { 0, 0, 0, -1, 0 } },
        { "", false, { 0, 0, 0, -1, 0 } },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        DateTime got = DATE_NONE, want = cases[i].date;
        g_assert_cmpint(date_parse(cases[i].text, &got), ==, cases[i].ok);
        g_assert_cmpint(got.year, ==, want.year);
        g_assert_cmpint(got.month, ==, want.month);
        g_assert_cmpint(got.day, ==, want.day);
        g_assert_cmpint(got.hour, ==, want.hour);
        g_assert_cmpint(got.minute, ==, want.minute);
    }
}

static void
test_today(void)
{
    static const struct {
        const char *epoch;
        int year, month, day; /* 0 = the real today */
    } cases[] = {
        { "0", 1970, 1, 1 },
        { "1795305600", 2026, 11, 22 },
        { "1795391999", 2026, 11, 22 },
        { "", 0, 0, 0 },
        { "soon", 0, 0, 0 },
        { "9999999999999999", 0, 0, 0 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_setenv("SOURCE_DATE_EPOCH", cases[i].epoch, TRUE);
        DateTime today = date_today();
        g_assert_cmpint(today.hour, ==, -1);
        if (cases[i].year == 0) {
            g_assert_cmpint(today.year, >=, 2024);
            continue;
        }
        g_assert_cmpint(today.year, ==, cases[i].year);
        g_assert_cmpint(today.month, ==, cases[i].month);
        g_assert_cmpint(today.day, ==, cases[i].day);
    }
    g_unsetenv("SOURCE_DATE_EPOCH");
    g_assert_cmpint(date_today().year, >=, 2024);
}

static void
test_calendar(void)
{
    static const struct {
        DateTime a, b;
        int weekday, days; /* of a; from a to b */
    } cases[] = {
        { { 2026, 11, 22, -1, 0 }, { 2026, 12, 6, 14, 30 }, 7, 14 },
        { { 2024, 2, 28, -1, 0 }, { 2024, 3, 1, -1, 0 }, 3, 2 },
        { { 2026, 1, 5, 9, 0 }, { 2026, 1, 5, 8, 0 }, 1, 0 },
        { { 2026, 1, 1, -1, 0 }, { 2025, 12, 31, -1, 0 }, 4, -1 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_assert_cmpint(date_weekday(cases[i].a), ==, cases[i].weekday);
        g_assert_cmpint(date_days_between(cases[i].a, cases[i].b), ==,
                        cases[i].days);
        DateTime b = date_after(cases[i].a, MAX(cases[i].days, 0));
        g_assert_cmpint(date_days_between(cases[i].a, b), ==,
                        MAX(cases[i].days, 0));
        g_assert_cmpint(b.hour, ==, -1);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/dates/parse", test_parse);
    g_test_add_func("/dates/today", test_today);
    g_test_add_func("/dates/calendar", test_calendar);
    return g_test_run();
}
