/* Words that narrow the library: "hip stretches".  For cmd/ only. */
#pragma once

#include "library/library.h"

#define FILTER_ANY (-1)

/* Which items to list; fields that say nothing hold FILTER_ANY. */
typedef struct {
    int item;   /* ItemKind */
    int kind;   /* ExerciseKind */
    int advice; /* AdviceKind */
    int region;
} Filter;

/* "lower back, stretch" narrows twice; all unknown words are messages. */
bool filter_read(Filter *filter, char *const *words, Diag *diag);

bool filter_matches(int wanted, int value);
