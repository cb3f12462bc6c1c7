#include "base/strings.h"

#include <string.h>

#define SLUG_MAX 80 /* bytes */
#define ID_MAX   64 /* bytes */

char *
slug_from(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_autofree char *composed = g_utf8_normalize(valid, -1, G_NORMALIZE_NFC);
    /* A fixed locale: the same name must give the same file everywhere. */
    g_autofree char *ascii = g_str_to_ascii(composed, "C");
    GString *slug = g_string_new(NULL);
    for (const char *p = ascii; *p != '\0' && slug->len < SLUG_MAX; p++) {
        if (g_ascii_isalnum(*p))
            g_string_append_c(slug, g_ascii_tolower(*p));
        else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
            g_string_append_c(slug, '-');
    }
    if (slug->len > 0 && slug->str[slug->len - 1] == '-')
        g_string_truncate(slug, slug->len - 1);
    return g_string_free(slug, FALSE);
}

typedef struct {
    const char *name, *value;
} Pair;

/* The value given for the name of `n` bytes at `name`, or NULL. */
static const char *
find_value(const GArray *pairs, const char *name, size_t n)
{
    for (guint i = 0; i < pairs->len; i++) {
        const Pair *pair = &g_array_index(pairs, Pair, i);
        if (strlen(pair->name) == n && memcmp(pair->name, name, n) == 0)
            return pair->value;
    }
    return NULL;
}

/* One pass, so that braces in a value are left alone. */
static char *
replace_names(const char *text, const GArray *pairs)
{
    GString *out = g_string_new(NULL);
    while (*text != '\0') {
        const char *end = *text == '{' ? strchr(text, '}') : NULL;
        const char *value =
                end ? find_value(pairs, text + 1, (size_t)(end - text - 1))
                    : NULL;
        if (value != NULL) {
            g_string_append(out, value);
            text = end + 1;
        } else {
            g_string_append_c(out, *text++);
        }
    }
    return g_string_free(out, FALSE);
}

char *
fill_in(const char *text, const char *name, ...)
{
    g_autoptr(GArray) pairs = g_array_new(FALSE, FALSE, sizeof(Pair));
    va_list args;
    va_start(args, name);
    for (const char *key = name; key != NULL;
         key = va_arg(args, const char *)) {
        Pair pair = { key, va_arg(args, const char *) };
        g_assert(pair.value != NULL);
        g_array_append_val(pairs, pair);
    }
    va_end(args);
    return replace_names(text, pairs);
}

bool
is_id(const char *text)
{
    size_t n = strlen(text);
    if (n == 0 || n > ID_MAX || text[0] == '-' || text[n - 1] == '-')
        return false;
    for (size_t i = 0; i < n; i++) {
        bool letter = g_ascii_islower(text[i]) || g_ascii_isdigit(text[i]);
        bool hyphen = text[i] == '-' && text[i - 1] != '-';
        if (!letter && !hyphen)
            return false;
    }
    return true;
}
