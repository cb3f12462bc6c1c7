#include "cmd/terminal.h"

#include <glib.h>
#include <unistd.h>

static bool
is_set(const char *variable)
{
    const char *value = g_getenv(variable);
    return value != NULL && *value != '\0';
}

bool
terminal_has_colour(int fd)
{
    return terminal_is(fd) && !is_set("NO_COLOR") &&
           g_strcmp0(g_getenv("TERM"), "dumb") != 0;
}

bool
terminal_is(int fd)
{
    return isatty(fd) == 1;
}
