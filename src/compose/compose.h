/* Library + plan + practice -> Document.  Knows nothing of pages. */
#pragma once

#include "library/library.h"
#include "model/document.h"

/* What a report needs to know of the handout. */
typedef struct {
    int n_moves;
    int minutes_a_day;
    StrList ids; /* of exercises, in print order */
} HandoutFacts;

/* The handout for one client.  `words` are the document's language.  NULL and
   messages when the plan cannot be met: an unknown id, a safety text waived
   without being demanded, a phase the routine has not, nothing to print. */
Document *
compose_handout(Library *lib, const Plan *plan, const Practice *practice,
                const Words *words, HandoutFacts *facts, Diag *diag);

/* A poster: the plan names one of the posters or routines and exercises, in
   place of a client.  Moves are sorted so that people get up once.  NULL and
   messages as above, and when a poster stands beside other items. */
Document *
compose_poster(Library *lib, const Plan *plan, const Practice *practice,
               const Words *words, HandoutFacts *facts, Diag *diag);

/* The `n` exercises by region, each a picture with its name and id.  NULL and
   messages when a pose is wrong. */
Document *
compose_catalogue(Library *lib, const Exercise *const *exercises, size_t n,
                  const Practice *practice, const Words *words, Diag *diag);
