#include "library/reading.h"

#include <glib.h>
#include <string.h>

/* J. P. Kincaid and others, 1975. */
#define GRADE_PER_SENTENCE_WORD 0.39
#define GRADE_PER_SYLLABLE 11.8
#define GRADE_BASE 15.59

/* What the rules below count wrong, among the words of our field. */
static const struct {
    const char *word;
    int n;
} exceptions[] = {
    { "anyone", 3 },
    { "area", 3 },
    { "areas", 3 },
    { "being", 2 },
    { "business", 3 },
    { "creates", 2 },
    { "create", 2 },
    { "diabetes", 4 },
    { "doesn't", 2 },
    { "every", 3 },
    { "everyday", 4 },
    { "everyone", 4 },
    { "everything", 4 },
    { "eye", 1 },
    { "eyes", 1 },
    { "fire", 2 },
    { "forearm", 2 },
    { "forearms", 2 },
    { "someone", 2 },
    { "something", 2 },
    { "sometimes", 2 },
    { "hour", 2 },
    { "hours", 2 },
    { "idea", 3 },
    { "ideas", 3 },
    { "isn't", 2 },
    { "our", 2 },
    { "ours", 2 },
    { "lion", 2 },
    { "people", 2 },
    { "piriformis", 4 },
    { "poem", 2 },
    { "quiet", 2 },
    { "science", 2 },
    { "sideways", 2 },
    { "somewhere", 2 },
    { "therefore", 2 },
    { "tire", 2 },
    { "tired", 2 },
    { "towards", 2 },
    { "wire", 2 },
    { "forehead", 2 },
    { "therapist", 3 },
    { "wasn't", 2 },
    { "couldn't", 2 },
    { "didn't", 2 },
    { "shouldn't", 2 },
    { "wouldn't", 2 },
    { "client", 2 },
    { "clients", 2 },
    { "physio", 3 },
    { "physiotherapist", 6 },
    { "physiotherapists", 6 },
    { "physiotherapy", 6 },
    { "theatre", 3 },
    { "real", 1 },
    { "really", 2 },
    { "diet", 2 },
    { "fluid", 2 },
    { "ruin", 2 },
};

/* Endings that stand for themselves: the rules count what is before them. */
static const struct {
    const char *ending;
    int n;
} endings[] = {
    { "fully", 2 }, { "lessly", 2 }, { "ments", 1 }, { "ment", 1 },
    { "ness", 1 },  { "less", 1 },   { "ful", 1 },   { "ly", 1 },
    { "side", 1 },  { "ways", 1 },   { "'s", 0 },
};
#define LEAST_STEM 3 /* letters before an ending */

static bool
is_vowel(const char *word, size_t i)
{
    if (word[i] == 'y')
        /* "yes", "player", but "try" and "trying" */
        return i > 0 &&
               (strchr("aeiouy", word[i - 1]) == NULL || word[i + 1] == '\0' ||
                strchr("aeiou", word[i + 1]) == NULL);
    return word[i] != '\0' && strchr("aeiou", word[i]) != NULL;
}

/* Vowels side by side that are spoken apart. */
static int
count_breaks(const char *word, size_t n)
{
    static const char *const breaks[] = { "ying", "oing", "eing", "iou", "ia",
                                          "io",   "eo",   "ua",   "uou" };
    int count = 0;
    for (size_t i = 1; i + 1 < n; i++) {
        for (size_t k = 0; k < G_N_ELEMENTS(breaks); k++) {
            const char *here = word + i;
            if (strncmp(here, breaks[k], strlen(breaks[k])) != 0)
                continue;
            char before = word[i - 1];
            /* "motion", "special", "quad", "guard", "people", "region" */
            bool soft = (here[0] == 'i' && strchr("tcsgx", before) != NULL) ||
                        (here[0] == 'u' && strchr("qg", before) != NULL) ||
                        (here[0] == 'e' && strchr("pg", before) != NULL);
            count += !soft;
            break;
        }
    }
    return count;
}

/* An "e" at the end that is not spoken, alone or before "s" and "d". */
static bool
has_silent_e(const char *word, size_t n)
{
    size_t e = n - 1;
    char last = word[n - 1];
    if (n > 2 && (last == 's' || last == 'd') && word[n - 2] == 'e')
        e = n - 2;
    else if (last != 'e')
        return false;
    if (e < 2 || is_vowel(word, e - 1))
        return false;
    char before = word[e - 1], two = word[e - 2];
    /* "table", "handles", "angled", but "pull-ed" */
    if (before == 'l' && !is_vowel(word, e - 2) && two != 'l' && two != 'r' &&
        two != 'w')
        return false;
    if (e == n - 1)
        return true;
    if (last == 'd')
        return before != 't' && before != 'd';
    /* "places", "edges", "presses", "stretches" */
    bool hissing = strchr("sxzcg", before) != NULL ||
                   (before == 'h' && (two == 'c' || two == 's'));
    return !hissing;
}

static int
count_letters(const char *word, size_t n)
{
    int groups = 0;
    bool inside = false;
    for (size_t i = 0; i < n; i++) {
        bool vowel = is_vowel(word, i);
        groups += vowel && !inside;
        inside = vowel;
    }
    if (groups > 1 && has_silent_e(word, n))
        groups--;
    return MAX(groups + count_breaks(word, n), 1);
}

static int
count_rules(char *word)
{
    size_t n = strlen(word);
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
        size_t tail = strlen(endings[i].ending);
        if (n < tail + LEAST_STEM ||
            strcmp(word + n - tail, endings[i].ending) != 0)
            continue;
        word[n - tail] = '\0';
        return reading_syllables(word) + endings[i].n;
    }
    return n > 0 ? count_letters(word, n) : 1;
}

int
reading_syllables(const char *word)
{
    g_autofree char *lower = g_ascii_strdown(word, -1);
    for (size_t i = 0; i < G_N_ELEMENTS(exceptions); i++)
        if (strcmp(exceptions[i].word, lower) == 0)
            return exceptions[i].n;
    return count_rules(lower);
}

static bool
is_word_byte(char byte)
{
    /* Letters beyond ASCII are bytes from 0x80 on. */
    return g_ascii_isalnum(byte) || byte == '\'' || (byte & 0x80) != 0;
}

/* The next word of `text` before `end`; false when there is none. */
static bool
next_word(const char *text, size_t end, size_t *at, size_t *n)
{
    while (*at < end && !is_word_byte(text[*at]))
        ++*at;
    *n = 0;
    while (*at + *n < end && is_word_byte(text[*at + *n]))
        ++*n;
    return *n > 0;
}

/* True behind ". ", also with a bracket or a quote between. */
static bool
ends_sentence(const char *text, size_t i)
{
    if (strchr(".!?", text[i]) == NULL)
        return false;
    do
        i++;
    while (text[i] != '\0' && strchr(".!?)\"'", text[i]) != NULL);
    return text[i] == '\0' || text[i] == ' ';
}

bool
reading_sentence(const char *text, size_t *at, Sentence *out)
{
    while (text[*at] == ' ')
        ++*at;
    if (text[*at] == '\0')
        return false;
    *out = (Sentence){ .start = *at };
    size_t end = *at;
    while (text[end] != '\0' && !ends_sentence(text, end))
        end++;
    while (text[end] != '\0' && text[end] != ' ')
        end++;
    out->n = end - *at;
    size_t word = *at, n;
    for (; next_word(text, end, &word, &n); word += n)
        out->n_words++;
    *at = end;
    return true;
}

void
reading_add(Reading *reading, const char *text)
{
    Sentence sentence;
    for (size_t at = 0; reading_sentence(text, &at, &sentence);) {
        if (sentence.n_words == 0)
            continue;
        reading->sentences++;
        reading->words += sentence.n_words;
        size_t end = sentence.start + sentence.n, n;
        for (size_t word = sentence.start; next_word(text, end, &word, &n);
             word += n) {
            g_autofree char *own = g_strndup(text + word, n);
            reading->syllables += reading_syllables(own);
        }
    }
}

double
reading_grade(const Reading *reading)
{
    if (reading->words == 0)
        return 0;
    double words = reading->words;
    return GRADE_PER_SENTENCE_WORD * words / reading->sentences +
           GRADE_PER_SYLLABLE * reading->syllables / words - GRADE_BASE;
}
