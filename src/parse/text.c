#include "parse/text.h"

#include <string.h>

#include "base/file.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

bool
text_is_control(gunichar c)
{
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') ||
           (c >= 0x7F && c < 0xA0 && c != 0x85) || c == 0xFEFF || c == 0xFFFE ||
           c == 0xFFFF;
}

void
text_skip_mark(const char **bytes, size_t *n)
{
    size_t length = strlen(BYTE_ORDER_MARK);
    if (*n >= length && memcmp(*bytes, BYTE_ORDER_MARK, length) == 0) {
        *bytes += length;
        *n -= length;
    }
    if (*n == 0)
        *bytes = ""; /* libraries do not like NULL */
}

/* The place of `bad`, all before which is valid. */
static SrcPos
place_of(const char *bytes, const char *bad, const char *file, int first_line)
{
    SrcPos pos = { file, first_line, 1 };
    const char *line = bytes;
    for (const char *p = bytes; p < bad; p++)
        if (*p == '\n' || (*p == '\r' && p + 1 < bad && p[1] != '\n')) {
            pos.line++;
            line = p + 1;
        }
    pos.col = 1 + (int)g_utf8_strlen(line, bad - line);
    return pos;
}

/* The first control character, or NULL. */
static const char *
find_control(const char *bytes, size_t n)
{
    const char *end = bytes + n;
    for (const char *p = bytes; p < end; p = g_utf8_next_char(p))
        if (text_is_control(g_utf8_get_char(p)))
            return p;
    return NULL;
}

bool
text_check(const char *bytes, size_t n, const char *file, int first_line,
           Diag *diag)
{
    if (n > TEXT_MAX_BYTES) {
        g_autofree char *why = file_too_large((double)n, TEXT_MAX_BYTES);
        diag_add(diag, DIAG_ERROR, (SrcPos){ file, 0, 0 }, "%s", why);
        return false;
    }
    const char *bad;
    if (!g_utf8_validate_len(bytes, n, &bad)) {
        SrcPos pos = place_of(bytes, bad, file, first_line);
        if (*bad == '\0')
            diag_add(diag, DIAG_ERROR, pos, "a NUL byte; expected only text");
        else
            diag_add(diag, DIAG_ERROR, pos,
                     "byte 0x%02x is not UTF-8; save the file as UTF-8 text",
                     (guint8)*bad);
        return false;
    }
    bad = find_control(bytes, n);
    if (bad != NULL) {
        diag_add(diag, DIAG_ERROR, place_of(bytes, bad, file, first_line),
                 "the control character U+%04X is not allowed here",
                 g_utf8_get_char(bad));
        return false;
    }
    return true;
}
