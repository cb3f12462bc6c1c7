/* The pages of a handout, for the tools of the tests: the same steps as
   `limber handout --plan FILE --practice FILE`, stopped before anything is
   drawn. */
#pragma once

#include "compose/compose.h"
#include "layout/layout.h"

typedef struct {
    Arena *arena;
    Diag *diag;
    Library *lib;
    FontSet *fonts;
    Document *doc;
    const LayoutSpec *spec; /* borrowed from the library */
    PageSet *pages;
} Pages;

/* Reads the arguments "PLAN.yaml [PRACTICE.yaml]".  What ships is looked for
   where limber would.  Messages go to standard error; when there are no pages
   the program ends, with status 2 for wrong arguments and 1 otherwise. */
Pages *pages_open(int argc, char **argv);
void pages_free(Pages *p); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pages, pages_free)
