/* The patterns of dose_rules.c against tokens. */
#include "parse/dose_reader.h"

#include <string.h>

/* The token at `at` when it belongs to the phrase's clause, else NULL. */
static const DoseToken *
peek(const DoseReader *reader, const DosePhrase *phrase, size_t at)
{
    const DoseToken *token = &reader->tokens[at];

    return at < reader->n &&
                           token->clause == reader->tokens[phrase->first].clause
                   ? token
                   : NULL;
}

/* Whether the token at `at` is one of the words in "word|word", `length` bytes
   long. */
static bool
peek_choice(const DoseReader *reader, const DosePhrase *phrase, size_t at,
            const char *choices, size_t length)
{
    const DoseToken *token = peek(reader, phrase, at);

    if (token == NULL || token->kind != TOKEN_WORD)
        return false;
    size_t n = strlen(token->word);
    for (const char *p = choices; p < choices + length;) {
        size_t choice = strcspn(p, "|] ");
        if (choice == n && strncmp(p, token->word, n) == 0)
            return true;
        p += choice + 1;
    }
    return false;
}

static bool
peek_word(const DoseReader *reader, const DosePhrase *phrase, size_t at,
          const char *word)
{
    return peek_choice(reader, phrase, at, word, strlen(word));
}

static bool
peek_number(const DoseReader *reader, const DosePhrase *phrase, size_t at)
{
    const DoseToken *token = peek(reader, phrase, at);

    return token != NULL && token->kind == TOKEN_NUMBER;
}

/* Takes a number, or a span when `spans`.  `counts` tells whether its last
   word must be one such as "twice". */
static bool
match_number(const DoseReader *reader, DosePhrase *phrase, bool spans,
             bool counts)
{
    size_t at = phrase->first + phrase->n;
    const DoseToken *first = peek(reader, phrase, at), *last = first;
    size_t i = phrase->n_numbers;

    if (i == DOSE_MAX_NUMBERS || !peek_number(reader, phrase, at))
        return false;
    bool with_or = peek_word(reader, phrase, at + 1, "or");
    if (spans && (with_or || peek_word(reader, phrase, at + 1, "to")) &&
        peek_number(reader, phrase, at + 2))
        last = &reader->tokens[at + 2];
    if (last->counts != counts)
        return false;
    phrase->numbers[i] = (Range){ first->value, last->value };
    phrase->with_or[i] = with_or && last != first;
    phrase->n += (size_t)(last - first) + 1;
    phrase->n_numbers++;
    return true;
}

static bool
match_choice(const DoseReader *reader, DosePhrase *phrase, const char *choices,
             size_t length)
{
    bool found = peek_choice(reader, phrase, phrase->first + phrase->n, choices,
                             length);

    phrase->n += found;
    return found;
}

static bool
match_words(const DoseReader *reader, DosePhrase *phrase, const char *choices)
{
    return match_choice(reader, phrase, choices, strlen(choices));
}

/* "30 s", "30-second", "1 min 30 s": the number becomes seconds. */
static bool
match_time(const DoseReader *reader, DosePhrase *phrase)
{
    if (!match_number(reader, phrase, true, false))
        return false;
    Range *range = &phrase->numbers[phrase->n_numbers - 1];
    match_words(reader, phrase, "to"); /* the hyphen of "30-second" */
    if (match_words(reader, phrase, "s"))
        return true;
    if (!match_words(reader, phrase, "min"))
        return false;
    range->min *= 60;
    range->max *= 60;
    size_t at = phrase->first + phrase->n;
    if (range->min >= range->max && peek_number(reader, phrase, at) &&
        peek_word(reader, phrase, at + 1, "s")) {
        range->min += reader->tokens[at].value;
        range->max += reader->tokens[at].value;
        phrase->n += 2;
    }
    return true;
}

static bool
match_often(const DoseReader *reader, DosePhrase *phrase)
{
    if (match_number(reader, phrase, true, true))
        return true;
    return match_number(reader, phrase, true, false) &&
           match_words(reader, phrase, "times|x");
}

static bool
match_element(const DoseReader *reader, DosePhrase *phrase, const char *element,
              size_t length)
{
    switch (element[0]) {
    case 'N':
        return match_number(reader, phrase, true, false);
    case 'I':
        return match_number(reader, phrase, false, false);
    case 'A':
        return match_number(reader, phrase, true, true);
    case 'D':
        return match_time(reader, phrase);
    case 'T':
        return match_often(reader, phrase);
    default:
        return match_choice(reader, phrase, element, length);
    }
}

DosePhrase
dose_match(const DoseReader *reader, const DoseRule *rule, size_t first)
{
    static const DosePhrase nothing;
    DosePhrase phrase = { .first = first };

    for (const char *p = rule->pattern; *p != '\0';) {
        size_t length = strcspn(p, " ");
        bool optional = p[0] == '[';
        bool found = optional
                             ? match_element(reader, &phrase, p + 1, length - 2)
                             : match_element(reader, &phrase, p, length);
        if (!found && !optional)
            return nothing;
        p += length + strspn(p + length, " ");
    }
    return phrase;
}
