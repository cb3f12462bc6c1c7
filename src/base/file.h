/* Reads plain files whole, and puts the system's reasons into words. */
#pragma once

#include <glib.h>

#define FILE_MB ((size_t)1024 * 1024)

/* "permission denied": what an errno means.  Caller frees. */
char *file_error_words(int code);

/* "is too large: 1.5 MB, at most 1 MB".  Caller frees. */
char *file_too_large(double bytes, size_t most);

/* The bytes of `path`, with a NUL after them that `n` does not count; caller
   frees.  NULL unless it is a plain file of 1 to `most` bytes: then `*why` says
   what it is, as in "is a folder, not a file" or "cannot be read: permission
   denied", and is NULL when there is no such file.  Caller frees that, too.
   A file that is too large is not read. */
char *file_read(const char *path, size_t most, size_t *n, char **why);
