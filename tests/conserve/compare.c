/* Tells whether every word of a handout comes out of its PDF, once and in
   reading order.
   usage: compare EXPECTED ACTUAL
   EXPECTED has one text a line: "= text" comes out at this place, "? text" may
   stand at the beginning or end of a page (its footer, "continued").  ACTUAL
   is what `pdftotext -raw` says: a form feed ends each page.  White space and
   soft hyphens do not count, and both are compared after NFKC. */
#include <glib.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static bool
is_silent(gunichar c)
{
    return g_unichar_isspace(c) || g_unichar_type(c) == G_UNICODE_FORMAT;
}

/* Caller frees. */
static char *
normalise(const char *text)
{
    g_autofree char *nfkc = g_utf8_normalize(text, -1, G_NORMALIZE_NFKC);
    if (nfkc == NULL)
        g_error("not UTF-8: %s", text);
    GString *out = g_string_new(NULL);
    for (const char *p = nfkc; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (!is_silent(c))
            g_string_append_unichar(out, c);
    }
    return g_string_free(out, FALSE);
}

static char *
read_or_die(const char *path)
{
    char *text;
    g_autoptr(GError) error = NULL;
    if (!g_file_get_contents(path, &text, NULL, &error))
        g_error("%s", error->message);
    return text;
}

/* Takes what may stand there off both ends of a page, in place. */
static void
strip_page(GString *page, const GPtrArray *optional)
{
    bool changed = true;
    while (changed) {
        changed = false;
        for (guint i = 0; i < optional->len; i++) {
            const char *text = optional->pdata[i];
            size_t n = strlen(text);
            if (n == 0)
                continue;
            if (g_str_has_prefix(page->str, text)) {
                g_string_erase(page, 0, (gssize)n);
                changed = true;
            } else if (g_str_has_suffix(page->str, text)) {
                g_string_truncate(page, page->len - n);
                changed = true;
            }
        }
    }
}

/* The text of all pages without what pagination added. */
static GString *
strip_pages(const char *actual, const GPtrArray *optional)
{
    GString *all = g_string_new(NULL);
    g_auto(GStrv) pages = g_strsplit(actual, "\f", -1);
    for (int i = 0; pages[i] != NULL; i++) {
        g_autofree char *text = normalise(pages[i]);
        g_autoptr(GString) page = g_string_new(text);
        strip_page(page, optional);
        g_string_append_len(all, page->str, (gssize)page->len);
    }
    return all;
}

static void
complain(const char *expected, const char *found)
{
    g_autofree char *e =
            g_utf8_substring(expected, 0, MIN(60, g_utf8_strlen(expected, -1)));
    g_autofree char *f =
            g_utf8_substring(found, 0, MIN(60, g_utf8_strlen(found, -1)));
    printf("expected '%s', found '%s'\n", e, f);
}

/* The two readings of EXPECTED: what must come, in order, and what may. */
static void
read_expected(const char *path, GPtrArray *wanted, GPtrArray *optional)
{
    g_autofree char *text = read_or_die(path);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (int i = 0; lines[i] != NULL; i++) {
        if (g_str_has_prefix(lines[i], "= "))
            g_ptr_array_add(wanted, normalise(lines[i] + 2));
        else if (g_str_has_prefix(lines[i], "? "))
            g_ptr_array_add(optional, normalise(lines[i] + 2));
        else if (*lines[i] != '\0')
            g_error("%s:%d: neither '= ' nor '? '", path, i + 1);
    }
}

int
main(int argc, char **argv)
{
    if (argc != 3) {
        fputs("usage: compare EXPECTED ACTUAL\n", stderr);
        return 2;
    }
    g_autoptr(GPtrArray) wanted = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) optional = g_ptr_array_new_with_free_func(g_free);
    read_expected(argv[1], wanted, optional);
    g_autofree char *text = read_or_die(argv[2]);
    g_autoptr(GString) actual = strip_pages(text, optional);
    const char *rest = actual->str;
    for (guint i = 0; i < wanted->len; i++) {
        const char *next = wanted->pdata[i];
        if (!g_str_has_prefix(rest, next)) {
            complain(next, rest);
            return 1;
        }
        rest += strlen(next);
    }
    if (*rest != '\0')
        complain("the end", rest);
    return *rest == '\0' ? 0 : 1;
}
