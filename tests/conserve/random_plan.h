/* Plans that nobody would write but somebody will. */
#pragma once

#include "library/library.h"
#include "model/document.h"

/* A plan file: 0 to 40 exercises, advice, a routine or none, in a random
   layout of handouts, on random paper, in one of `langs`.  Caller frees. */
char *random_plan(GRand *random, Library *lib, StrList langs);

/* Puts random texts in the place of some of the document's: empty ones, long
   ones, in every script that ships, with words that fill a line. */
void random_texts(GRand *random, Document *doc);
