/* How hard an English text is to read: the Flesch-Kincaid grade, with our own
   count of syllables.  For library/ only. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* Where a text allows two ways of saying a word, the longer one counts. */
int reading_syllables(const char *word);

/* The next sentence of `text` from `*at` on: its first byte, its length and
   how many words it has.  A text's end ends a sentence, too. */
typedef struct {
    size_t start, n;
    int n_words;
} Sentence;
bool reading_sentence(const char *text, size_t *at, Sentence *out);

/* What texts add up to. */
typedef struct {
    int words, sentences, syllables;
} Reading;

void reading_add(Reading *reading, const char *text);

/* School years; 0 or less is the easiest.  0 for no text. */
double reading_grade(const Reading *reading);
