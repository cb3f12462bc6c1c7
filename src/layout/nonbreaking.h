/* Numbers never part from their units.  For layout/ only. */
#pragma once

/* `text` with the space between a number and its unit (seconds, times, kg …)
   made non-breaking, and hyphens between digits too.  Caller frees. */
char *keep_numbers(const char *text);
