/* Does every word that went into a handout come out of its pages, once and in
   reading order? */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* `expected` has one text a line: "= text" comes out at this place, "? text"
   may stand at the beginning or end of a page ("continued"), "1 text" stands
   there on one page and "* text" on every page (its footer).  In `text` a form
   feed ends each page.  White space and soft hyphens do not count, and both are
   compared after NFKC; a hyphen that holds two numbers together is a hyphen.
   False, and lines in `why`, when they differ. */
bool match_words(const char *expected, const char *text, GString *why);

/* What counts of `text`; caller frees. */
char *match_normalise(const char *text);
