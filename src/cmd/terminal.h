/* What the terminal can do, and what must not be sent to it. */
#pragma once

#include <stdbool.h>

/* True when `fd` is a terminal that shows colour and NO_COLOR is unset or
   empty. */
bool terminal_has_colour(int fd);

/* True when `fd` is a terminal, where a PDF would only make a mess. */
bool terminal_is(int fd);
