/* What every text file must be before it is parsed.  For parse/ and
   library/. */
#pragma once

#include "base/diag.h"
#include <stddef.h>

#define TEXT_MAX_BYTES ((size_t)1024 * 1024)

/* True when `n` bytes that begin at line `first_line` of `file` are at most
   1 MB of valid UTF-8 without NUL or other control characters; else a message
   with the place of the first bad byte. */
bool text_check(const char *bytes, size_t n, const char *file, int first_line,
                Diag *diag);

/* True when `c` may not stand in a text: all controls but tab and line
   breaks. */
bool text_is_control(gunichar c);

/* Skips a UTF-8 byte order mark.  After it `bytes` is not NULL. */
void text_skip_mark(const char **bytes, size_t *n);
