#include "tests/conserve/match.h"

#include <string.h>

#define LEAD 20       /* bytes that are shown before a difference */
#define SHOWN 60      /* letters */
#define HYPHEN 0x2010 /* NFKC makes it of one at which no line breaks */

static bool
is_silent(gunichar c)
{
    return g_unichar_isspace(c) || g_unichar_type(c) == G_UNICODE_FORMAT;
}

char *
match_normalise(const char *text)
{
    g_autofree char *nfkc = g_utf8_normalize(text, -1, G_NORMALIZE_NFKC);
    if (nfkc == NULL)
        g_error("not UTF-8: %s", text);
    GString *out = g_string_new(NULL);
    for (const char *p = nfkc; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (!is_silent(c))
            g_string_append_unichar(out, c == HYPHEN ? '-' : c);
    }
    return g_string_free(out, FALSE);
}

/* A text that pagination adds, and how often it was found. */
typedef struct {
    char *text;
    char kind; /* '?', '1' or '*' */
    int found;
    bool here; /* taken off this page: no page has it twice */
} Added;

static void
added_clear(gpointer added)
{
    g_free(((Added *)added)->text);
}

/* Takes what pagination added off both ends of a page, in place. */
static void
strip_page(GString *page, GArray *added)
{
    bool changed = true;
    for (guint i = 0; i < added->len; i++)
        g_array_index(added, Added, i).here = false;
    while (changed) {
        changed = false;
        for (guint i = 0; i < added->len; i++) {
            Added *a = &g_array_index(added, Added, i);
            size_t n = strlen(a->text);
            if (n == 0 || a->here)
                continue;
            if (g_str_has_prefix(page->str, a->text))
                g_string_erase(page, 0, (gssize)n);
            else if (g_str_has_suffix(page->str, a->text))
                g_string_truncate(page, page->len - n);
            else
                continue;
            a->found++;
            a->here = true;
            changed = true;
        }
    }
}

/* The text of all pages without what pagination added. */
static GString *
strip_pages(const char *actual, GArray *added, int *n_pages)
{
    GString *all = g_string_new(NULL);
    g_auto(GStrv) pages = g_strsplit(actual, "\f", -1);
    *n_pages = 0;
    for (int i = 0; pages[i] != NULL; i++) {
        g_autofree char *text = match_normalise(pages[i]);
        g_autoptr(GString) page = g_string_new(text);
        *n_pages += page->len > 0;
        strip_page(page, added);
        g_string_append_len(all, page->str, (gssize)page->len);
    }
    return all;
}

/* False when a footer is missing or stands there too often. */
static bool
check_added(const GArray *added, int n_pages, GString *why)
{
    bool good = true;
    for (guint i = 0; i < added->len; i++) {
        const Added *a = &g_array_index(added, Added, i);
        int wanted = a->kind == '1' ? 1 : n_pages;
        if (a->kind == '?' || a->found == wanted)
            continue;
        g_string_append_printf(why, "'%s' stands on %d pages, not on %d\n",
                               a->text, a->found, wanted);
        good = false;
    }
    return good;
}

/* Shows where two texts part, with a little of what they share. */
static void
complain(const char *expected, const char *found, GString *why)
{
    size_t same = 0;
    while (expected[same] != '\0' && expected[same] == found[same])
        same++;
    same = same > LEAD ? same - LEAD : 0;
    while (same > 0 && (expected[same] & 0xc0) == 0x80)
        same--; /* to the first byte of a letter */
    expected += same;
    found += same;
    g_autofree char *e = g_utf8_substring(
            expected, 0, MIN(SHOWN, g_utf8_strlen(expected, -1)));
    g_autofree char *f =
            g_utf8_substring(found, 0, MIN(SHOWN, g_utf8_strlen(found, -1)));
    g_string_append_printf(why, "expected '%s', found '%s'\n", e, f);
}

/* The two readings of `text`: what must come, in order, and what may. */
static void
read_expected(const char *text, GPtrArray *wanted, GArray *added)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (int i = 0; lines[i] != NULL; i++) {
        if (g_str_has_prefix(lines[i], "= "))
            g_ptr_array_add(wanted, match_normalise(lines[i] + 2));
        else if (*lines[i] != '\0' && strchr("?1*", lines[i][0])) {
            Added a = { match_normalise(lines[i] + 2), lines[i][0], 0, false };
            g_array_append_val(added, a);
        } else if (*lines[i] != '\0')
            g_error("line %d: none of '=', '?', '1', '*'", i + 1);
    }
}

bool
match_words(const char *expected, const char *text, GString *why)
{
    g_autoptr(GPtrArray) wanted = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GArray) added = g_array_new(FALSE, FALSE, sizeof(Added));
    g_array_set_clear_func(added, added_clear);
    int n_pages;
    read_expected(expected, wanted, added);
    g_autoptr(GString) actual = strip_pages(text, added, &n_pages);
    const char *rest = actual->str;
    for (guint i = 0; i < wanted->len; i++) {
        const char *next = wanted->pdata[i];
        if (!g_str_has_prefix(rest, next)) {
            complain(next, rest, why);
            return false;
        }
        rest += strlen(next);
    }
    if (*rest != '\0')
        complain("the end", rest, why);
    return *rest == '\0' && check_added(added, n_pages, why);
}
