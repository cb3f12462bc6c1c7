/* Markdown -> our small set of blocks, with places.  Uses libcmark. */
#pragma once

#include "base/arena.h"
#include "base/diag.h"
#include "model/prose.h"

/* One stretch of text under a heading.  The part before the first heading has
   heading NULL; it is only there when it has words. */
typedef struct {
    const char *heading; /* the words of a "##" heading, or NULL */
    SrcPos pos;          /* of the heading, else of the text */
    Prose prose;
} MarkdownPart;

typedef struct {
    const MarkdownPart *parts;
    size_t n;
} Markdown;

/* Parses `n` bytes that begin at line `first_line` of `file` (interned).
   Allowed are paragraphs, lists, emphasis, links and "##" headings; HTML,
   images, tables, code, quotes, rules and other headings are errors with
   their place, as are links to anything but http, https, mailto and tel, lists
   more than four deep and texts over 128 KB.  Returns false on any error.  An
   empty text has no parts.  Prose lives in `arena`.  Any white space but
   no-break spaces becomes one space.  The second paragraph of a list item is
   a PASSAGE_PARAGRAPH one level below the item. */
bool markdown_parse(Arena *arena, const char *bytes, size_t n, const char *file,
                    int first_line, Markdown *out, Diag *diag);
