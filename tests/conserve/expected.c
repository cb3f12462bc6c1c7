/* Prints what a handout must hold, for compare.c.
   usage: expected PLAN.yaml [PRACTICE.yaml]
   With a layout of catalogues, the plan's layout is all that counts of it; with
   one of posters, what it adds is the poster. */
#include <stdio.h>

#include "tests/conserve/poster.h"
#include "tests/conserve/wanted.h"
#include "tests/tools/pages.h"

int
main(int argc, char **argv)
{
    g_autoptr(Pages) p = pages_open(argc, argv);
    g_autoptr(GString) out = g_string_new(NULL);
    if (layout_spec_use(p->spec) == LAYOUT_POSTER)
        poster_want(out, p->doc);
    else
        wanted_add(out, &(Wanted){ p->doc, p->spec, p->pages });
    fputs(out->str, stdout);
    return 0;
}
