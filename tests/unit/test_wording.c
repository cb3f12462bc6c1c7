#include "library/wording.h"

#include <glib.h>

/* Claims, as they are named; NULL where there is none. */
static void
test_claims(void)
{
    static const struct {
        const char *text, *claim;
    } cases[] = {
        { "This will cure you.", "cure" },
        { "It cannot cure you.", NULL },
        { "There is no cure.", NULL },
        { "It fixes your bad posture.", "fixes your bad posture" },
        { "Fix the strap to the door.", NULL },
        { "It won't fix your back.", NULL },
        { "It won\xE2\x80\x99t fix your back.", NULL },
        { "Helps your disc heal.", "Helps your disc heal" },
        { "Heals your back.", "Heals your back" },
        { "Wait until the cut heals.", NULL },
        { "Put your heel on your back leg.", NULL },
        { "Massage releases toxins.", "releases toxins" },
        { "Massage does not release toxins.", NULL },
        { "It flushes out the lactic acid.", "flushes out the lactic" },
        { "Nothing flushes lactic acid.", NULL },
        { "It breaks up knots.", "breaks up knots" },
        { "It never breaks up scar tissue.", NULL },
        { "The knots may feel tight.", NULL },
        { "Realigns the spine.", "Realigns the spine" },
        { "Realign your feet with the wall.", NULL },
        { "Your pelvis is out of place.", "pelvis is out of place" },
        { "Your pelvis is not out of place.", NULL },
        { "Your glutes are switched off.", "glutes are switched off" },
        { "Sit with the TV switched off.", NULL },
        { "Unlock your hips.", "Unlock your hips" },
        { "Unlock your knees.", NULL },
        { "It is proven to work.", "proven to" },
        { "Clinically proven.", "Clinically proven" },
        { "This is hardly proven to work.", NULL },
        { "Results are guaranteed.", "guaranteed" },
        { "We cannot guarantee it.", NULL },
        { "This can prevent back pain.", "prevent back pain" },
        { "It does not prevent back pain.", NULL },
        { "Here is the secret.", "the secret" },
        { "No pain, no gain!", "No pain, no gain" },
        { "Never think \"no pain, no gain\".", NULL },
        { "It may help for a short time.", NULL },
        /* A negation speaks for its own sentence. */
        { "It is not hard. It cures you.", "cures" },
        { "", NULL },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Diag) diag = diag_new();
        wording_check_claims(cases[i].text, SRC_POS_NONE, diag);
        g_autofree char *said =
                cases[i].claim != NULL
                        ? g_strdup_printf("'%s' claims too much;",
                                          cases[i].claim)
                        : NULL;
        if (said == NULL) {
            if (diag_n_messages(diag) > 0)
                g_test_message("%s", diag_message(diag, 0)->text);
            g_assert_cmpint(diag_n_messages(diag), ==, 0);
            continue;
        }
        g_assert_cmpint(diag_n_messages(diag), ==, 1);
        if (!g_str_has_prefix(diag_message(diag, 0)->text, said))
            g_test_message("%s", diag_message(diag, 0)->text);
        g_assert_true(g_str_has_prefix(diag_message(diag, 0)->text, said));
        g_assert_cmpint(diag_message(diag, 0)->level, ==, DIAG_WARNING);
    }
}

static void
test_column(void)
{
    g_autoptr(Diag) diag = diag_new();
    SrcPos pos = { g_intern_string("x.md"), 3, 8 };
    wording_check_claims("Zo\xC3\xAB says: it cures you", pos, diag);
    g_assert_cmpint(diag_message(diag, 0)->pos.line, ==, 3);
    g_assert_cmpint(diag_message(diag, 0)->pos.col, ==, 21);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/wording/claims", test_claims);
    g_test_add_func("/wording/column", test_column);
    return g_test_run();
}
