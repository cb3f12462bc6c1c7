#include "model/country.h"

#include <glib.h>
#include <string.h>

/* Numbers that bring an ambulance and that mobile phones know. */
static const struct {
    const char *number, *codes;
} numbers[] = {
    { "999", "GB IE" },
    { "911", "CA MX US" },
    { "112", "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IS IT LT LU LV MT NL "
             "PL PT RO SE SI SK" },
    { "000", "AU" },
    { "111", "NZ" },
    { "101", "IL" },
    { "144", "CH" },
};

const char *
country_emergency_number(const char *code)
{
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_auto(GStrv) codes = g_strsplit(numbers[i].codes, " ", -1);
        if (g_strv_contains((const char *const *)codes, code))
            return numbers[i].number;
    }
    return NULL;
}
