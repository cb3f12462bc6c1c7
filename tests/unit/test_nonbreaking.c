#include "layout/nonbreaking.h"

#include <glib.h>

#define NB "\u00a0"

static const struct {
    const char *text, *kept;
} cases[] = {
    { "", "" },
    { "Hold 30 seconds.", "Hold 30" NB "seconds." },
    { "Do it 2 times, 5 days a week", "Do it 2" NB "times, 5" NB "days a week" },
    { "30 s each", "30" NB "s each" },
    { "30 stretches", "30 stretches" },
    { "5 kg or 10 lb", "5" NB "kg or 10" NB "lb" },
    { "0131-496-0182", "0131\u2011496\u20110182" },
    { "90-90 hip", "90\u201190 hip" },
    { "figure-4 glute", "figure-4 glute" },
    { "in 2 or 3 weeks", "in 2 or 3" NB "weeks" },
};

static void
test_cases(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *kept = keep_numbers(cases[i].text);
        g_assert_cmpstr(kept, ==, cases[i].kept);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/nonbreaking/cases", test_cases);
    return g_test_run();
}
