#include "library/reading.h"

#include "library/library.h"

#include <math.h>

static void
test_syllables(void)
{
    static const struct {
        const char *word;
        int n;
    } cases[] = {
        { "a", 1 },         { "the", 1 },         { "Knee", 1 },
        { "shoulder", 2 },  { "table", 2 },       { "handles", 2 },
        { "raise", 1 },     { "raises", 2 },      { "edges", 2 },
        { "presses", 2 },   { "stretches", 2 },   { "stretched", 1 },
        { "lifted", 2 },    { "bended", 2 },      { "pulled", 1 },
        { "crossed", 1 },   { "sideways", 2 },    { "gently", 2 },
        { "safely", 2 },    { "slowly", 2 },      { "movement", 2 },
        { "careful", 2 },   { "every", 3 },       { "trying", 2 },
        { "lying", 2 },     { "going", 2 },       { "buttock", 2 },
        { "tissue", 2 },    { "position", 3 },    { "special", 2 },
        { "hamstring", 2 }, { "quad", 1 },        { "your", 1 },
        { "eyes", 1 },      { "player", 2 },      { "one", 1 },
        { "exercise", 3 },  { "comfortable", 4 }, { "opposite", 3 },
        { "60", 1 },        { "x", 1 },           { "physiotherapist", 6 },
        { "body", 2 },      { "wide", 1 },        { "ankle", 2 },
        { "thigh", 1 },     { "ceiling", 2 },     { "breathe", 1 },
        { "toes", 1 },      { "backside", 2 },    { "you're", 1 },
        { "client's", 2 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        if (reading_syllables(cases[i].word) != cases[i].n)
            g_test_message("%s", cases[i].word);
        g_assert_cmpint(reading_syllables(cases[i].word), ==, cases[i].n);
    }
}

static void
test_sentences(void)
{
    static const struct {
        const char *text;
        int n, words[4];
    } cases[] = {
        { "", 0, { 0 } },
        { "  ", 0, { 0 } },
        { "Lie down", 1, { 2 } },
        { "Lie down. Bend both knees!  Why?", 3, { 2, 3, 1 } },
        { "Roll for 2.5 minutes.", 1, { 5 } },
        { "Say \"stop.\" Then rest (a lot.) Now go.", 3, { 2, 4, 2 } },
        { "Half-kneel... then stand.", 2, { 2, 2 } },
        { "Don't stop", 1, { 2 } },
        { "\xC5\x81ydka boli.", 1, { 2 } },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        Sentence sentence;
        int n = 0;
        for (size_t at = 0; reading_sentence(cases[i].text, &at, &sentence);)
            g_assert_cmpint(sentence.n_words, ==, cases[i].words[n++]);
        g_assert_cmpint(n, ==, cases[i].n);
    }
}

/* Grades counted with the syllables of the Carnegie Mellon dictionary: of how
   to start, the steps and what to feel. */
static const struct {
    const char *id;
    double grade;
} grades[] = {
    { "half-kneeling-hip-flexor-stretch", 0.2 },
    { "supine-figure-4-stretch", 0.1 },
    { "seated-piriformis-stretch", -0.6 },
    { "single-knee-to-chest", 0.4 },
    { "double-knee-to-chest", -0.2 },
    { "knee-rolls", 0.2 },
    { "knee-to-opposite-shoulder", 1.1 },
    { "pelvic-tilt", -0.6 },
    { "cat-cow", 0.1 },
    { "childs-pose", -0.1 },
    { "prone-press-up", 0.9 },
    { "standing-hip-flexor-stretch", -0.1 },
    { "edge-of-bed-hip-flexor-stretch", 0.1 },
    { "hip-90-90-switch", -0.7 },
    { "pigeon-stretch", 0.6 },
    { "seated-forward-fold-chair", -1.2 },
    { "standing-back-bend", -0.4 },
    { "supine-hamstring-strap", 0.2 },
    { "seated-hamstring-chair", -0.6 },
    { "standing-quad-stretch", -0.4 },
    { "side-lying-quad-stretch", 0.8 },
    { "wall-calf-stretch-straight", -1.2 },
    { "wall-calf-stretch-bent", -0.8 },
    { "seated-heel-toe-raises", -1.3 },
    { "seated-butterfly", 0.5 },
    { "adductor-rock-back", -0.4 },
    { "standing-tfl-stretch", 0.6 },
    { "open-book", 0.3 },
    { "seated-thoracic-rotation", -0.2 },
    { "seated-thoracic-extension", 0.9 },
    { "thread-the-needle", 0.3 },
    { "upper-trap-stretch", -0.4 },
    { "levator-scapulae-stretch", -0.5 },
    { "chin-tuck", -0.9 },
    { "shoulder-blade-squeeze", -0.0 },
    { "cross-body-shoulder-stretch", 0.5 },
    { "doorway-pec-stretch", 0.6 },
    { "wrist-flexor-stretch", 0.5 },
    { "wrist-extensor-stretch", -0.5 },
    { "ball-glute-wall", 0.5 },
    { "ball-tfl-wall", 0.9 },
    { "foam-roll-glutes", 0.6 },
    { "foam-roll-hamstrings", 1.7 },
    { "foam-roll-quads", 0.9 },
    { "foam-roll-calves", 1.3 },
    { "foam-roll-upper-back", 0.5 },
    { "ball-upper-back-wall", 0.9 },
    { "ball-foot-roll", 0.6 },
    { "glute-bridge", -0.1 },
    { "clamshell", 0.1 },
    { "side-lying-leg-lift", 0.1 },
    { "bird-dog", 0.7 },
    { "dead-bug", 0.5 },
    { "side-plank-knees", 0.6 },
    { "sit-to-stand", 0.4 },
    { "hip-hinge", 0.2 },
    { "band-side-step", 0.4 },
    { "heel-raise", -0.8 },
};

static void
add_prose(Reading *reading, Prose prose)
{
    for (size_t i = 0; i < prose.n; i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        for (size_t k = 0; k < prose.items[i].n_spans; k++)
            g_string_append(text, prose.items[i].spans[k].text);
        reading_add(reading, text->str);
    }
}

static void
test_grades(void)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = library_new("src/content", NULL, diag);
    for (size_t i = 0; i < G_N_ELEMENTS(grades); i++) {
        const Exercise *e =
                library_exercise(lib, grades[i].id, SRC_POS_NONE, diag);
        g_assert_nonnull(e);
        Reading reading = { 0 };
        add_prose(&reading, e->start);
        add_prose(&reading, e->steps);
        add_prose(&reading, e->feel);
        double grade = reading_grade(&reading);
        if (fabs(grade - grades[i].grade) > 0.5)
            g_test_message("%s: %.2f, not %.1f", e->id, grade, grades[i].grade);
        g_assert_cmpfloat(fabs(grade - grades[i].grade), <=, 0.5);
    }
    g_assert_cmpint(diag_n_messages(diag), ==, 0);
}

static void
test_grade_of_nothing(void)
{
    Reading reading = { 0 };
    reading_add(&reading, " ... ");
    g_assert_cmpfloat(reading_grade(&reading), ==, 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/reading/syllables", test_syllables);
    g_test_add_func("/reading/sentences", test_sentences);
    g_test_add_func("/reading/grades", test_grades);
    g_test_add_func("/reading/nothing", test_grade_of_nothing);
    return g_test_run();
}
