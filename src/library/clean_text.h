/* Text as people typed it -> text that can be printed.  For library/ only. */
#pragma once

#include "base/arena.h"
#include "base/diag.h"

/* `text` in NFC with its spaces tidied.  NULL and a message about 'name' when
   it is empty, not UTF-8, has control characters or line breaks, or has more
   than `most` characters. */
const char *clean_line(Arena *arena, const char *text, const char *name,
                       size_t most, SrcPos pos, Diag *diag);

/* The same for text with line breaks: paragraphs, divided by "\n\n" and by
   nothing else. */
const char *clean_paragraphs(Arena *arena, const char *text, const char *name,
                             size_t most, SrcPos pos, Diag *diag);
