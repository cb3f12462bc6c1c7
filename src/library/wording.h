/* What a client should not have to read: long sentences, hard words, claims
   that nobody can keep.  Warnings, for `limber check`.  For library/ only. */
#pragma once

#include "base/diag.h"
#include "model/advice.h"
#include "model/exercise.h"
#include "parse/yaml.h"

/* The bytes that the prose was read from, so that places are exact. */
typedef struct {
    const char *text;
    size_t n;
    int first_line; /* the line of their first byte */
} WordingSource;

void wording_check_exercise(const Exercise *exercise,
                            const WordingSource *source, Diag *diag);
void wording_check_advice(const Advice *advice, const WordingSource *source,
                          Diag *diag);

/* Claims in a text of one line that begins at `pos`: no other check. */
void wording_check_claims(const char *text, SrcPos pos, Diag *diag);
