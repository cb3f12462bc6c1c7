/* Reads the files people write.  For library/ only. */
#pragma once

#include "base/arena.h"
#include "base/diag.h"

/* The text in the file at `path`, with a NUL after it that `n` does not count.
   NULL and a message at its place when it is missing, unreadable, empty, no
   plain file, or not the text that parse/text.h asks for. */
const char *
text_file_read(Arena *arena, const char *path, size_t *n, Diag *diag);

/* The same file name as `path` but for a slip, "; did you mean 'x'?", or a
   word about its folder, or "".  Caller frees. */
char *text_file_suggestion(const char *path);
