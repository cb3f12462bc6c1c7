/* Writes finished files so that a failure leaves nothing half done. */
#pragma once

#include "base/diag.h"
#include <glib.h>

/* Where a run writes.  `name` is a path, or "-" for standard output. */
typedef struct {
    const char *name;
    bool chosen; /* the user's own -o: an existing file is replaced; otherwise
                    the name gives way to existing files: x-2.pdf, x-3.pdf */
    bool paged;  /* each page is a file of its own */
} Output;

/* True when `name` must be written in one go and can hold only one page's
   file: standard output, a device or a FIFO. */
bool output_is_stream(const char *name);

/* Looks, before anything is drawn, whether `name` can be written: its folder
   exists, it is no folder itself, it may be written.  False and a message. */
bool output_check(const char *name, Diag *diag);

/* Writes `parts` (of GByteArray), one file each: a single one to the name
   itself, several to x-1.png, x-2.png.  Regular and absent files are written
   under a temporary name beside the target and then renamed; links are
   followed; new files get mode 0600.  Either all are there or none, and then
   the older ones are as they were.  Warns of pages that a longer handout of
   that name has left behind.  Returns
   the names written (GPtrArray of char *, to be freed with g_ptr_array_unref)
   or NULL with a message; a reader that hung up (EPIPE) gives NULL without. */
GPtrArray *
output_write(const Output *output, const GPtrArray *parts, Diag *diag);

/* Writes `n` bytes to standard output.  False as above. */
bool output_print(const void *bytes, size_t n, Diag *diag);
