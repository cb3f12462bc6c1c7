/* Pages as a faulty engine would leave them: each must be found out. */
#pragma once

#include <glib.h>

#include "model/page.h"

typedef enum {
    FAULT_WORDS,  /* lost, added or out of order */
    FAULT_PLACES, /* on another text or outside the margins */
    FAULT_ENDS,   /* a lone line or heading */
    FAULT_PAGES,  /* more than needed */
    FAULT_COUNT
} Fault;

typedef struct {
    const char *what;
    Fault fault;
    /* Does it to pages whose marks are `set`'s own, at a random place; false
       when there is none. */
    bool (*change)(PageSet *set, GRand *random);
} Mutant;

#define MUTANTS 8
extern const Mutant mutants[MUTANTS];

/* A set with the same elements and texts and marks of its own. */
PageSet *page_set_copy(const PageSet *set);
