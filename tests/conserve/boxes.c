/* Tells whether all that is on the pages of a handout lies where a printer
   reaches, and no text lies on another.
   usage: boxes PLAN.yaml [PRACTICE.yaml] */
#include <stdio.h>

#include "tests/conserve/placed.h"
#include "tests/tools/pages.h"

int
main(int argc, char **argv)
{
    g_autoptr(Pages) p = pages_open(argc, argv);
    g_autoptr(GString) why = g_string_new(NULL);
    bool good = placed_well(p->pages, why);
    fputs(why->str, stdout);
    return good ? 0 : 1;
}
