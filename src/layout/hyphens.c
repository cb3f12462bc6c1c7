#include "layout/hyphens.h"

#include <hyphen.h>
#include <stdbool.h>
#include <string.h>

#define LETTERS_MIN 10 /* of words that part */
#define LETTERS_KEPT 3 /* before the first hyphen and after the last */
#define SOFT_HYPHEN "\u00ad"

struct Hyphens {
    char *path;
    HyphenDict *patterns; /* NULL before the first long word */
    bool opened;
};

Hyphens *
hyphens_new(const char *path)
{
    if (path == NULL)
        return NULL;
    Hyphens *hyphens = g_new0(Hyphens, 1);
    hyphens->path = g_strdup(path);
    return hyphens;
}

void
hyphens_free(Hyphens *hyphens)
{
    if (hyphens == NULL)
        return;
    if (hyphens->patterns != NULL)
        hnj_hyphen_free(hyphens->patterns);
    g_free(hyphens->path);
    g_free(hyphens);
}

/* A file that is not there, or wrong, leaves the words whole. */
static const HyphenDict *
patterns(Hyphens *hyphens)
{
    if (!hyphens->opened)
        hyphens->patterns = hnj_hyphen_load(hyphens->path);
    hyphens->opened = true;
    return hyphens->patterns;
}

/* Where `word` (`n` bytes of small letters in UTF-8) may part: an odd number at
   the byte before.  The patterns have one byte for each letter, so that one
   number stands for each letter of the word.  False when they lack a letter. */
static bool
find_places(const HyphenDict *dict, const char *word, char **places)
{
    gsize n;
    g_autofree char *bytes =
            g_convert(word, -1, dict->cset, "UTF-8", NULL, &n, NULL);
    if (bytes == NULL)
        return false;
    *places = g_malloc0(n + 5);
    char **rep = NULL;
    int *pos = NULL, *cut = NULL;
    int failed = hnj_hyphen_hyphenate2((HyphenDict *)(guintptr)dict, bytes,
                                       (int)n, *places, NULL, &rep, &pos, &cut);
    for (gsize i = 0; rep != NULL && i < n; i++) {
        if (rep[i] != NULL) /* a spelling that changes: not here */
            (*places)[i] = '0';
        free(rep[i]);
    }
    free(rep);
    free(pos);
    free(cut);
    if (failed)
        g_clear_pointer(places, g_free);
    return !failed;
}

static void
append_word(GString *out, const HyphenDict *dict, const char *word, size_t n)
{
    glong letters = g_utf8_strlen(word, (gssize)n);
    g_autofree char *small = g_utf8_strdown(word, (gssize)n);
    g_autofree char *places = NULL;
    if (g_utf8_strlen(small, -1) != letters ||
        !find_places(dict, small, &places)) {
        g_string_append_len(out, word, (gssize)n);
        return;
    }
    const char *p = word;
    for (glong i = 0; i < letters; i++, p = g_utf8_next_char(p)) {
        g_string_append_len(out, p, g_utf8_next_char(p) - p);
        if (i + 1 >= LETTERS_KEPT && letters - i - 1 >= LETTERS_KEPT &&
            (places[i] & 1) != 0)
            g_string_append(out, SOFT_HYPHEN);
    }
}

/* Bytes of the letters at `text`. */
static size_t
word_length(const char *text)
{
    const char *p = text;
    while (*p != '\0' && g_unichar_isalpha(g_utf8_get_char(p)))
        p = g_utf8_next_char(p);
    return (size_t)(p - text);
}

char *
hyphens_put(Hyphens *hyphens, char *text)
{
    if (hyphens == NULL)
        return text;
    GString *out = g_string_new(NULL);
    for (const char *p = text; *p != '\0';) {
        size_t n = word_length(p);
        bool is_long = n > 0 && g_utf8_strlen(p, (gssize)n) >= LETTERS_MIN;
        const HyphenDict *dict = is_long ? patterns(hyphens) : NULL;
        size_t step = n > 0 ? n : (size_t)(g_utf8_next_char(p) - p);
        if (dict != NULL)
            append_word(out, dict, p, n);
        else
            g_string_append_len(out, p, (gssize)step);
        p += step;
    }
    g_free(text);
    return g_string_free(out, FALSE);
}
