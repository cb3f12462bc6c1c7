/* One dose on its way into words.  For the dose_*.c of compose/ only. */
#pragma once

#include "compose/dose_words.h"

typedef enum { TURN_NONE, TURN_LEFT_FIRST, TURN_RIGHT_FIRST } Turn;

typedef struct {
    Arena *arena;
    const Dose *dose;
    const DoseContext *context;
    const Words *words;
    bool two_sides;
    Turn turn;
    Side only;           /* SIDE_NONE when both sides work */
    Range rounds, times; /* max 0: not told as such */
    GArray *chips;       /* Chip */
    GString *sentences;
} Teller;

/* The keys of a chip and of the same in a sentence. */
typedef struct {
    const char *chip, *say;
} KeyPair;

/* dose_chips.c; texts live in the teller's arena. */

/* `text` with {name} filled in. */
const char *fill(const Teller *teller, const char *text, const char *name,
                 const char *value);
const char *number_words(Arena *arena, double number);
/* The form of `key` for the range, with {n} filled in. */
const char *count_words(const Teller *teller, const char *key, Range range);
/* Seconds, or whole minutes from `minutes_from` seconds on. */
const char *
duration_words(const Teller *teller, Range range, double minutes_from);
/* `text` with each number tied to the word after it: "**30** seconds". */
const char *tie_numbers(const Teller *teller, const char *text);
void add_chip(Teller *teller, Icon icon, const char *text);
/* With as many dots or bars as the number says, or the number alone. */
void add_counted_chip(Teller *teller, Icon icon, Range range, const char *text);
/* Adds `text`, whose first letter is a capital already. */
void add_sentence(Teller *teller, const char *text);

/* dose_words.c: `icon`, which shows legs, or none for moves of another part. */
Icon side_icon(const Teller *teller, Icon icon);

/* dose_counts.c: what is to be counted, and the words for it. */
void choose_counts(Teller *teller);
void tell_count(Teller *teller);

/* dose_often.c: how often, and how long to go on. */
void tell_often(Teller *teller);
