/* "did you mean": the nearest names to a mistyped word. */
#pragma once

#include <glib.h>

/* The name nearest to `word` by Damerau-Levenshtein distance over lower-cased
   characters, or NULL when none is near enough (more than a third of the
   letters wrong).  Borrowed from `names`, a NULL-terminated list. */
const char *suggest_nearest(const char *word, const char *const *names);

/* "; did you mean 'x'?" for the nearest name, else "".  Caller frees. */
char *suggest_phrase(const char *word, const char *const *names);

/* Like suggest_phrase, and "; expected a, b or c" when nothing is near. */
char *suggest_or_list(const char *word, const char *const *names);

/* Distance in edits, for ranking searches; stops counting above `limit` and
   then returns limit + 1. */
int suggest_distance(const char *a, const char *b, int limit);
