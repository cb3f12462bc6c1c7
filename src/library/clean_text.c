#include "library/clean_text.h"

#include <string.h>

static bool
is_line_break(gunichar c)
{
    return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Valid, without control characters, and not too long. */
static bool
check(const char *text, const char *name, size_t most, SrcPos pos, Diag *diag)
{
    if (!g_utf8_validate(text, -1, NULL)) {
        diag_add(diag, DIAG_ERROR, pos, "'%s' is not valid UTF-8", name);
        return false;
    }
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c == '\t' || is_line_break(c) || !g_unichar_iscntrl(c))
            continue;
        diag_add(diag, DIAG_ERROR, pos,
                 "'%s' holds a control character (U+%04X)", name, (unsigned)c);
        return false;
    }
    size_t n = (size_t)g_utf8_strlen(text, -1);
    if (n > most) {
        diag_add(diag, DIAG_ERROR, pos, "'%s' has %zu characters; at most %zu",
                 name, n, most);
        return false;
    }
    return true;
}

/* Each run of spaces and single line breaks becomes one space; two breaks or
   more become "\n\n".  Nothing is kept at either end. */
static char *
tidy(const char *text)
{
    GString *out = g_string_new(NULL);
    int breaks = 0;
    bool space = false;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c == '\r' && p[1] == '\n')
            continue;
        if (is_line_break(c)) {
            breaks += c == 0x2029 ? 2 : 1;
        } else if (c == ' ' || c == '\t') {
            space = true;
        } else {
            if (out->len > 0 && breaks > 1)
                g_string_append(out, "\n\n");
            else if (out->len > 0 && (breaks == 1 || space))
                g_string_append_c(out, ' ');
            g_string_append_unichar(out, c);
            breaks = 0;
            space = false;
        }
    }
    return g_string_free(out, FALSE);
}

const char *
clean_paragraphs(Arena *arena, const char *text, const char *name, size_t most,
                 SrcPos pos, Diag *diag)
{
    if (!check(text, name, most, pos, diag))
        return NULL;
    g_autofree char *tidied = tidy(text);
    g_autofree char *nfc = g_utf8_normalize(tidied, -1, G_NORMALIZE_NFC);
    if (nfc[0] == '\0') {
        diag_add(diag, DIAG_ERROR, pos, "'%s' is empty", name);
        return NULL;
    }
    return arena_strdup(arena, nfc);
}

const char *
clean_line(Arena *arena, const char *text, const char *name, size_t most,
           SrcPos pos, Diag *diag)
{
    /* A block scalar ends with a line break that is not part of the text. */
    g_autofree char *line = g_strchomp(g_strdup(text));
    if (!check(line, name, most, pos, diag))
        return NULL;
    for (const char *p = line; *p != '\0'; p = g_utf8_next_char(p)) {
        if (is_line_break(g_utf8_get_char(p))) {
            diag_add(diag, DIAG_ERROR, pos, "'%s' must be a single line", name);
            return NULL;
        }
    }
    return clean_paragraphs(arena, line, name, most, pos, diag);
}
