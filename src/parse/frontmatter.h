/* Splits "---\nYAML\n---\nMarkdown" files. */
#pragma once

#include "base/diag.h"

typedef struct {
    const char *yaml, *body; /* borrowed from the input */
    size_t yaml_n, body_n;
    int yaml_line, body_line; /* line of their first byte, from 1 */
} FrontMatter;

/* False and a message when the file does not start with "---" or the second
   "---" is missing.  A UTF-8 byte order mark and CRLF are accepted. */
bool frontmatter_split(const char *bytes, size_t n, const char *file,
                       FrontMatter *out, Diag *diag);
