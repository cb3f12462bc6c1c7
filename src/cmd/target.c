#include "cmd/target.h"

#include <string.h>

#include "base/suggest.h"
#include "cmd/output.h"

enum {
    DPI_USUAL = 150,
    DPI_LEAST = 30,
    DPI_MOST = 1200,
    ITEMS_MAX = 100 /* bytes of the items in a file's name */
};

static bool
format_by_name(const char *name, Format *out, Diag *diag)
{
    int found = vocab_find(format_names, name);
    if (found >= 0) {
        *out = (Format)found;
        return true;
    }
    g_autofree char *hint = suggest_or_list(name, format_names);
    diag_add(diag, DIAG_ERROR, src_pos_option("format"),
             "unknown format '%s'%s", name, hint);
    return false;
}

static bool
format_by_ending(const char *output, Format *out, Diag *diag)
{
    const char *dot = strrchr(output, '.');
    const char *slash = strrchr(output, '/');
    if (dot != NULL && (slash == NULL || dot > slash)) {
        g_autofree char *ending = g_ascii_strdown(dot + 1, -1);
        int found = vocab_find(format_names, ending);
        if (found >= 0) {
            *out = (Format)found;
            return true;
        }
    }
    diag_add(diag, DIAG_ERROR, src_pos_option("output"),
             "'%s' does not end in .pdf, .png, .svg or .ps; say which with "
             "--format",
             output);
    return false;
}

bool
target_format(const char *format, const char *output, Format *out, Diag *diag)
{
    *out = FORMAT_PDF;
    if (format != NULL)
        return format_by_name(format, out, diag);
    if (output == NULL || *output == '\0' || output_is_stream(output))
        return true;
    return format_by_ending(output, out, diag);
}

bool
target_dpi(const char *text, double *dpi, Diag *diag)
{
    *dpi = DPI_USUAL;
    if (text == NULL)
        return true;
    guint64 number;
    if (!g_ascii_string_to_unsigned(text, 10, DPI_LEAST, DPI_MOST, &number,
                                    NULL)) {
        diag_add(diag, DIAG_ERROR, src_pos_option("dpi"),
                 "'%s' is not a whole number from %d to %d", text, DPI_LEAST,
                 DPI_MOST);
        return false;
    }
    *dpi = (double)number;
    return true;
}

/* The id of the first routine, or NULL. */
static const char *
first_routine(const Library *lib, const Plan *plan)
{
    for (size_t i = 0; i < plan->n_items; i++) {
        ItemKind kind;
        if (library_kind_of(lib, plan->items[i].id, &kind) &&
            kind == ITEM_ROUTINE)
            return plan->items[i].id;
    }
    return NULL;
}

/* "cat-cow-glute-bridge": as many items as have room. */
static char *
items_name(const Plan *plan)
{
    GString *name =
            g_string_new(plan->n_items > 0 ? plan->items[0].id : "handout");
    for (size_t i = 1; i < plan->n_items; i++) {
        if (name->len + strlen(plan->items[i].id) >= ITEMS_MAX)
            break;
        g_string_append_printf(name, "-%s", plan->items[i].id);
    }
    return g_string_free(name, FALSE);
}

char *
target_name(const Library *lib, const Plan *plan, Format format)
{
    g_autofree char *slug = slug_from(plan->client ? plan->client : "");
    g_autofree char *items = items_name(plan);
    const char *routine = first_routine(lib, plan);
    return g_strdup_printf("%s-%s-%04d-%02d-%02d.%s", *slug ? slug : "client",
                           routine ? routine : items, plan->date.year,
                           plan->date.month, plan->date.day,
                           format_names[format]);
}

/* The locale for messages, as setlocale(3) finds it. */
static const char *
locale_name(void)
{
    static const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
    for (size_t i = 0; i < G_N_ELEMENTS(variables); i++) {
        const char *value = g_getenv(variables[i]);
        if (value != NULL && *value != '\0')
            return value;
    }
    return "C";
}

char *
target_country(void)
{
    const char *name = locale_name();
    size_t language = strcspn(name, "_.@");
    if ((language == 1 && name[0] == 'C') ||
        (language == 5 && strncmp(name, "POSIX", 5) == 0))
        return g_strdup("GB");
    if (name[language] != '_')
        return NULL;
    const char *country = name + language + 1;
    size_t n = strcspn(country, ".@");
    return n == 2 ? g_ascii_strup(country, 2) : NULL;
}
