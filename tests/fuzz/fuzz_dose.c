/* Any bytes as a dose: read, never believed beyond the limits of a dose. */
#include "parse/dose.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_range(Range range, double max)
{
    g_assert_true(range.min >= 0 && range.min <= range.max);
    g_assert_true(range.max <= max);
}

static void
check_dose(const Dose *dose)
{
    g_assert_cmpuint(dose->has, !=, 0);
    check_range(dose->sets, 50);
    check_range(dose->reps, 1000);
    check_range(dose->hold, 3600);
    check_range(dose->rest, 3600);
    check_range(dose->per_day, 24);
    check_range(dose->days_per_week, 7);
    check_range(dose->weeks, 104);
    check_range(dose->for_days, 366);
    g_assert_true(dose_time_fits(dose->time, dose->per_day));
    g_assert_cmpint(dose_minutes_a_day(dose, &(Sides){ SIDES_EACH }, 1), >, 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diag) diag = diag_new();
    const char *text = arena_strndup(arena, (const char *)data, size);
    Dose dose = { 0 };

    if (size == 0)
        text = "";
    if (dose_parse(arena, text, (SrcPos){ "dose", 1, 1 }, &dose, diag)) {
        g_assert_cmpint(diag_n_messages(diag), ==, 0);
        check_dose(&dose);
    } else {
        g_assert_cmpint(diag_n_errors(diag), >, 0);
    }
    return 0;
}
