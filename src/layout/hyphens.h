/* Where long words may part, by patterns from a file.  For layout/ only. */
#pragma once

#include <glib.h>

typedef struct Hyphens Hyphens; /* opaque */

/* The patterns are read when the first long word comes.  NULL path: NULL. */
Hyphens *hyphens_new(const char *path);
void hyphens_free(Hyphens *hyphens); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Hyphens, hyphens_free)

/* `text`, which is taken, with U+00AD where its long words may part.  Caller
   frees.  With NULL hyphens, the text itself. */
char *hyphens_put(Hyphens *hyphens, char *text);
