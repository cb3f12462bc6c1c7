/* The interface words of one language, from lang/LANG.yaml, as one country
   writes them.  library/words.c fills it, compose/ reads it. */
#pragma once

#include "base/arena.h"
#include "base/strings.h"

typedef struct Words Words; /* opaque: see words.c */

/* Every key that a language file must hold: with one text, and with a text for
   each plural form.  Both end with NULL. */
extern const char *const word_keys[];
extern const char *const word_plural_keys[];

/* The word for `key`; `key` must be one of word_keys, else it is a mistake in
   the program.  Borrowed. */
const char *words_get(const Words *words, const char *key);

/* The form of `key` for the number `n` by the language's plural rule; `key`
   must be one of word_plural_keys. */
const char *words_plural(const Words *words, const char *key, double n);

/* The same for a range: a form that does not name its number, such as "twice",
   does not stand for "1 to 2". */
const char *words_plural_range(const Words *words, const char *key, double min,
                               double max);

typedef enum {
    LIST_WEEKDAYS_SHORT, /* Monday first */
    LIST_MONTHS,
    LIST_SIDE_CHANGES, /* words of a step that lets people change sides */
    LIST_COUNT
} WordList;
extern const char *const word_list_names[LIST_COUNT + 1];
extern const size_t word_list_lengths[LIST_COUNT]; /* 0 = any but none */

StrList words_list(const Words *words, WordList list);

/* What texts call by a name in braces, because it differs by country. */
typedef enum {
    TOKEN_EMERGENCY, /* "999" */
    TOKEN_ED,        /* "A&E" */
    TOKEN_DOCTOR,    /* "your GP" */
    TOKEN_URGENT_LINE,
    TOKEN_COUNT
} WordToken;
extern const char *const word_token_names[TOKEN_COUNT + 1];

/* "your local emergency number" and the like when the country has no own. */
const char *words_token(const Words *words, WordToken token);

/* The number to call for help, or NULL when the country is not known. */
const char *words_emergency_number(const Words *words);

/* "GB"; NULL = unknown. */
const char *words_country(const Words *words);
const char *words_lang(const Words *words); /* "en", "pt-PT" */

/* The name of a thing that exercises need ("mat", "red band") in the
   language; as it is written when the table does not have it. */
const char *words_thing(const Words *words, const char *thing);

/* `text` with the tokens filled in.  Caller frees. */
char *words_fill(const Words *words, const char *text);
bool words_has_token(const char *text);

/* `text` with the country's own words ("tick" -> "check"): whole words with the
   endings -s, -ed and -ing, capitals kept.  Caller frees. */
char *words_swap(const Words *words, const char *text);

/* For library/words.c: an empty set, and its filling.  All texts are copied.
   `country` may be NULL. */
Words *words_new(const char *lang, const char *country);
void words_free(Words *words); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Words, words_free)

/* `form` is one of plural_form_names, or NULL for a key with one text.  A
   later text for the same key replaces the earlier. */
void
words_set(Words *words, const char *key, const char *form, const char *text);
void words_set_list(Words *words, WordList list, StrList texts);
void words_set_token(Words *words, WordToken token, const char *text);
void words_set_emergency_number(Words *words, const char *number);
void words_add_swap(Words *words, const char *from, const char *to);
void words_add_thing(Words *words, const char *thing, const char *name);

/* True when `key` has a text of that form; `form` as for words_set. */
bool words_has(const Words *words, const char *key, const char *form);
