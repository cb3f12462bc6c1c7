#include "parse/frontmatter.h"

#include <string.h>

#include "parse/text.h"

/* The first byte after the line that begins at `line`. */
static const char *
next_line(const char *line, const char *end)
{
    const char *newline = memchr(line, '\n', (size_t)(end - line));
    return newline ? newline + 1 : end;
}

/* "---" and nothing else but blanks. */
static bool
is_fence(const char *line, const char *line_end)
{
    size_t n = (size_t)(line_end - line);
    if (n < 3 || memcmp(line, "---", 3) != 0)
        return false;
    for (const char *p = line + 3; p < line_end; p++)
        if (strchr(" \t\r\n", *p) == NULL || *p == '\0')
            return false;
    return true;
}

bool
frontmatter_split(const char *bytes, size_t n, const char *file,
                  FrontMatter *out, Diag *diag)
{
    text_skip_mark(&bytes, &n);
    const char *end = bytes + n;
    const char *yaml = next_line(bytes, end);
    SrcPos start = { file, 1, 1 };
    if (!is_fence(bytes, yaml)) {
        diag_add(diag, DIAG_ERROR, start,
                 n == 0 ? "the file is empty"
                        : "expected '---' alone on the first line");
        return false;
    }
    int line_number = 2;
    for (const char *line = yaml; line < end; line_number++) {
        const char *next = next_line(line, end);
        if (is_fence(line, next)) {
            *out = (FrontMatter){
                .yaml = yaml,
                .yaml_n = (size_t)(line - yaml),
                .yaml_line = 2,
                .body = next,
                .body_n = (size_t)(end - next),
                .body_line = line_number + 1,
            };
            return true;
        }
        line = next;
    }
    diag_add(diag, DIAG_ERROR, start,
             "the second '---' is missing; it ends the part that starts here");
    return false;
}
