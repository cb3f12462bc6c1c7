/* What the files that read a dose share.  For parse/dose*.c only. */
#pragma once

#include "parse/dose.h"
#include "parse/dose_tokens.h"

#define DOSE_MAX_NUMBERS 3 /* in one phrase */
#define DOSE_N_FIELDS 13   /* bits of DoseField */

/* What one phrase said. */
typedef struct {
    size_t first, n; /* its tokens */
    Range numbers[DOSE_MAX_NUMBERS];
    bool with_or[DOSE_MAX_NUMBERS]; /* "1 or 2" */
    size_t n_numbers;
} DosePhrase;

typedef struct {
    Arena *arena;
    const char *text;
    SrcPos pos;
    Diag *diag;
    const DoseToken *tokens;
    size_t n;
    Dose dose;
    const char *said[DOSE_N_FIELDS]; /* the phrase that spoke of the field */
    size_t said_at[DOSE_N_FIELDS];   /* its first token */
    bool daily_by_time;              /* "every morning" said which days */
    bool ok;
} DoseReader;

typedef struct {
    const char *pattern;
    void (*take)(DoseReader *reader, const DosePhrase *phrase, int value);
    int value;
    const char *bad; /* for phrases that are a mistake: what to say of it */
} DoseRule;

/* dose_rules.c: what phrases there are, and what each does to the dose. */
extern const DoseRule dose_rules[];
extern const size_t n_dose_rules;

/* dose_match.c: the phrase that `rule` makes of the tokens from `first`; n = 0
   when they do not follow it. */
DosePhrase
dose_match(const DoseReader *reader, const DoseRule *rule, size_t first);

/* dose_reader.c */

/* Where the token was written. */
SrcPos dose_place(const DoseReader *reader, size_t token);

/* The text of `n` tokens as it was written. */
const char *dose_written(const DoseReader *reader, size_t first, size_t n);

/* Adds the error "'PHRASE' ...". */
void dose_complain(DoseReader *reader, const DosePhrase *phrase,
                   const char *format, ...) G_GNUC_PRINTF(3, 4);
