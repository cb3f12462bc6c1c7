/* Reads the files people write: whole, small, valid UTF-8.  For library/
   only. */
#pragma once

#include "base/arena.h"
#include "base/diag.h"

/* The bytes of `path`, with a NUL after them that `n` does not count.  NULL
   and a message at "path:" when it is missing, unreadable, empty, no plain
   file, over 1 MB (which is then not read), or holds NUL or bad UTF-8. */
const char *read_file(Arena *arena, const char *path, size_t *n, Diag *diag);

/* The same file name as `path` but for a slip, "; did you mean 'x'?", or a
   word about its folder, or "".  Caller frees. */
char *read_file_suggestion(const char *path);
