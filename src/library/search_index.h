/* The words of every item, for searching.  For library/search.c only.

   What was read is kept in $XDG_CACHE_HOME/limber, so that a large library
   costs one look at each file's date.  A file with mistakes is read anew each
   time, for its messages. */
#pragma once

#include "library/library.h"

/* Words that stood together in one field. */
typedef struct {
    int weight;           /* of the field: smaller is better */
    const guint32 *words; /* numbers in SearchIndex.words */
    size_t n;
} SearchTerm;

typedef struct {
    ItemKind kind;
    const char *id, *name;
    const SearchTerm *terms; /* those of weight 0 first: the id and the name */
    size_t n_terms;
    const char *needs; /* equipment in small letters: "mat;strap/towel" */
} SearchEntry;

/* Everything lives in the library's arena. */
typedef struct {
    const char *const *words; /* each once */
    size_t n_words;
    const SearchEntry *entries;
    size_t n_entries;
} SearchIndex;

SearchIndex search_index(Library *lib, Diag *diag);

/* The words of a text, folded, and their ASCII spellings.  Caller frees with
   g_strfreev. */
char **search_words(const char *text);
