#include "layout/nonbreaking.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#define NO_BREAK_SPACE "\u00a0"
#define NO_BREAK_HYPHEN "\u2011"

/* What may follow a number, in the singular. */
static const char *const units[] = {
    "s",    "sec",   "second", "min", "minute", "hour", "day", "week",
    "time", "month", "year",   "set", "round",  "rep",  "cm",  "mm",
    "kg",   "lb",    "metre",  "am",  "pm",     "move", "%",   "out",
};

/* True when `word` begins with a unit, or with its plural. */
static bool
is_unit(const char *word)
{
    size_t n = strcspn(word, " .,;:!?)");
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
        size_t u = strlen(units[i]);
        bool plural = n == u + 1 && word[u] == 's';
        if ((n == u || plural) && strncmp(word, units[i], u) == 0)
            return true;
    }
    return false;
}

char *
keep_numbers(const char *text)
{
    GString *out = g_string_sized_new(strlen(text) + 8);
    for (const char *p = text; *p; p++) {
        bool after_digit = p > text && g_ascii_isdigit(p[-1]);
        if (*p == ' ' && after_digit && is_unit(p + 1))
            g_string_append(out, NO_BREAK_SPACE);
        else if (*p == '-' && after_digit && g_ascii_isdigit(p[1]))
            g_string_append(out, NO_BREAK_HYPHEN);
        else
            g_string_append_c(out, *p);
    }
    return g_string_free(out, FALSE);
}
