#include "base/units.h"

#include <string.h>

#define LENGTH_MAX mm(100000) /* more is surely a slip of the finger */

static const struct {
    const char *name;
    double pt;
} units[] = {
    { "", PT_PER_MM }, { "mm", PT_PER_MM }, { "cm", 10 * PT_PER_MM },
    { "in", 72 },      { "pt", 1 },         { "px", 72.0 / 96 },
};

/* Points in one `unit`, or 0. */
static double
unit_size(const char *unit)
{
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++)
        if (strcmp(units[i].name, unit) == 0)
            return units[i].pt;
    return 0;
}

bool
length_parse(const char *text, SrcPos pos, double *pt, Diag *diag)
{
    g_autofree char *copy = g_strstrip(g_strdup(text));
    /* Spanned here so that "inf", "0x1" and "1e9" are no numbers. */
    size_t digits = strspn(copy, "+-.0123456789");
    g_autofree char *number = g_strndup(copy, digits);
    char *end;
    double value = g_ascii_strtod(number, &end);
    if (end == number || *end != '\0') {
        diag_add(diag, DIAG_ERROR, pos,
                 "'%s' is not a length; write it like '25 mm' or '72 pt'",
                 text);
        return false;
    }
    double size = unit_size(g_strchug(copy + digits));
    if (size <= 0) {
        diag_add(diag, DIAG_ERROR, pos,
                 "'%s' is not a unit; expected mm, cm, in, pt or px",
                 copy + digits);
        return false;
    }
    if (value < 0 || value * size > LENGTH_MAX) {
        diag_add(diag, DIAG_ERROR, pos,
                 "'%s' is out of range; expected 0 to 100000 mm", text);
        return false;
    }
    *pt = value * size;
    return true;
}
