/* Tells whether every word of a handout comes out of its PDF, once and in
   reading order.
   usage: compare EXPECTED ACTUAL
   EXPECTED is what expected.c prints, ACTUAL what `pdftotext -raw` says. */
#include <stdio.h>

#include "tests/conserve/match.h"

static char *
read_or_die(const char *path)
{
    char *text;
    g_autoptr(GError) error = NULL;
    if (!g_file_get_contents(path, &text, NULL, &error))
        g_error("%s", error->message);
    return text;
}

int
main(int argc, char **argv)
{
    if (argc != 3) {
        fputs("usage: compare EXPECTED ACTUAL\n", stderr);
        return 2;
    }
    g_autofree char *expected = read_or_die(argv[1]);
    g_autofree char *actual = read_or_die(argv[2]);
    g_autoptr(GString) why = g_string_new(NULL);
    bool good = match_words(expected, actual, why);
    fputs(why->str, stdout);
    return good ? 0 : 1;
}
