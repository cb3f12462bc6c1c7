/* How many times and rounds, on which sides. */
#include "compose/dose_teller.h"

static const KeyPair turn_keys[] = {
    [TURN_LEFT_FIRST] = { "dose.left-first", "dose.say-left-first" },
    [TURN_RIGHT_FIRST] = { "dose.right-first", "dose.say-right-first" },
};

/* Which words count the repeats and rounds. */
typedef enum {
    COUNT_NOTHING,
    COUNT_TIMES,
    COUNT_ROUNDS,
    COUNT_ROUNDS_OF
} Count;

static Count
kind_of_count(const Teller *teller)
{
    if (teller->rounds.max > 0)
        return teller->times.max > 0 ? COUNT_ROUNDS_OF : COUNT_ROUNDS;
    return teller->times.max > 0 ? COUNT_TIMES : COUNT_NOTHING;
}

static void
tell_count_chip(Teller *teller)
{
    static const char *const keys[][2] = {
        [COUNT_TIMES] = { "dose.times", "dose.times-each-side" },
        [COUNT_ROUNDS] = { "dose.rounds", "dose.rounds-each-side" },
        [COUNT_ROUNDS_OF] = { "dose.rounds-of", "dose.rounds-of-each-side" },
    };
    Count count = kind_of_count(teller);
    Range range = count == COUNT_TIMES ? teller->times : teller->rounds;

    if (count == COUNT_NOTHING) {
        if (teller->two_sides && teller->dose->hold.max <= 0 &&
            (teller->dose->has & DOSE_HAS_SIDE) && teller->turn == TURN_NONE)
            add_chip(teller, side_icon(teller, ICON_BOTH_SIDES),
                     words_get(teller->words, "dose.each-side"));
        return;
    }
    const char *text =
            count_words(teller, keys[count][teller->two_sides], range);
    if (count == COUNT_ROUNDS_OF)
        text = fill(teller, text, "reps",
                    range_words(teller->arena, teller->times, teller->words));
    add_counted_chip(teller, count == COUNT_TIMES ? ICON_DOTS : ICON_SETS,
                     range, text);
}

/* "Do it 2 times on each side", or NULL when nothing is to be counted. */
static const char *
count_sentence(const Teller *teller)
{
    static const char *const keys[][2] = {
        [COUNT_TIMES] = { "dose.say-times", "dose.say-times-each-side" },
        [COUNT_ROUNDS] = { "dose.say-rounds", "dose.say-rounds-each-side" },
        [COUNT_ROUNDS_OF] = { "dose.say-rounds-of",
                              "dose.say-rounds-of-each-side" },
    };
    Count count = kind_of_count(teller);
    Range range = count == COUNT_TIMES ? teller->times : teller->rounds;

    if (count == COUNT_NOTHING) {
        if (!teller->two_sides)
            return NULL;
        if (teller->dose->hold.max > 0)
            return count_words(teller, "dose.say-times-each-side",
                               (Range){ 1, 1 });
        return teller->dose->has & DOSE_HAS_SIDE || teller->turn != TURN_NONE
                       ? words_get(teller->words, "dose.say-each-side")
                       : NULL;
    }
    const char *text =
            count_words(teller, keys[count][teller->two_sides], range);
    return fill(teller, text, "reps",
                range_words(teller->arena, teller->times, teller->words));
}

void
tell_count(Teller *teller)
{
    tell_count_chip(teller);
    const char *text = count_sentence(teller);
    if (teller->turn != TURN_NONE) {
        const KeyPair *keys = &turn_keys[teller->turn];
        add_chip(teller, side_icon(teller, ICON_BOTH_SIDES),
                 words_get(teller->words, keys->chip));
        if (text != NULL)
            text = fill(teller, words_get(teller->words, keys->say), "text",
                        text);
    }
    if (text != NULL)
        add_sentence(teller, text);
}

static bool
is_one(Range range)
{
    return range.max <= 1; /* or unsaid */
}

/* What is to be counted, in the fewest words.  Rounds of one repeat are
   repeats, and a single repeat of a hold is not counted at all. */
void
choose_counts(Teller *teller)
{
    const Dose *dose = teller->dose;
    bool held = dose->hold.max > 0;

    if (!is_one(dose->sets) && !is_one(dose->reps)) {
        teller->rounds = dose->sets;
        teller->times = dose->reps;
    } else if (!is_one(dose->sets) && (held || dose->reps.max > 0)) {
        teller->times = dose->sets;
    } else if (!is_one(dose->sets)) {
        teller->rounds = dose->sets;
    } else if (!held || !is_one(dose->reps)) {
        teller->times = dose->reps;
    }
}
