/* Dose text -> tokens.  For parse/dose*.c only. */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef enum {
    TOKEN_WORD,
    TOKEN_NUMBER,
    TOKEN_BAD_NUMBER, /* "1,5": a comma where a point belongs */
    TOKEN_UNKNOWN
} DoseTokenKind;

typedef struct {
    DoseTokenKind kind;
    const char *word;  /* TOKEN_WORD: one form for all its spellings */
    double value;      /* TOKEN_NUMBER */
    bool counts;       /* TOKEN_NUMBER: "once", "twice", which mean "times" */
    size_t start, end; /* bytes of the text */
    int clause;        /* commas, "and" and "then" begin a new one */
} DoseToken;

/* Tokens of valid UTF-8.  Words that add nothing ("on", "the") are left out.
   GArray of DoseToken; caller frees. */
GArray *dose_tokens(const char *text);

/* Every spelling, for "did you mean".  NULL-terminated, borrowed. */
const char *const *dose_token_spellings(void);
