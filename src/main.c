/* limber: exercise handouts, from the command line. */
#include <locale.h>
#include <signal.h>

#include "cmd/cmd.h"

int
main(int argc, char **argv)
{
    /* Only the encoding: messages are English, numbers have a point. */
    setlocale(LC_CTYPE, "");
    /* A reader that hangs up is an error of write(), not a death. */
    signal(SIGPIPE, SIG_IGN);
    g_auto(GStrv) args = g_new0(char *, argc + 1);
    for (int i = 0; i < argc; i++)
        args[i] = g_strdup(argv[i]);
    return cmd_main(&args);
}
