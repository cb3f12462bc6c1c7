#include "base/units.h"

#include <glib.h>
#include <string.h>

const char *const unit_names[UNIT_COUNT + 1] = {
    [UNIT_MM] = "mm",   [UNIT_CM] = "cm", [UNIT_M] = "m",
    [UNIT_INCH] = "in", [UNIT_PT] = "pt", [UNIT_PX] = "px",
};

static const double points[UNIT_COUNT] = {
    [UNIT_MM] = PT_PER_MM,
    [UNIT_CM] = 10 * PT_PER_MM,
    [UNIT_M] = 1000 * PT_PER_MM,
    [UNIT_INCH] = 72,
    [UNIT_PT] = 1,
    [UNIT_PX] = 72 / PX_PER_INCH,
};

Unit
unit_find(const char *name, size_t n)
{
    for (int i = 0; i < UNIT_COUNT; i++)
        if (strlen(unit_names[i]) == n &&
            g_ascii_strncasecmp(unit_names[i], name, n) == 0)
            return (Unit)i;
    return UNIT_NONE;
}

double
unit_pt(Unit unit)
{
    g_assert(unit < UNIT_COUNT);
    return points[unit];
}

bool
number_read(const char **text, double *value)
{
    size_t n = strspn(*text, "0123456789.");
    g_autofree char *digits = g_strndup(*text, n);
    char *end;
    *value = g_ascii_strtod(digits, &end);
    if (n == 0 || *end != '\0')
        return false;
    *text += n;
    return true;
}

bool
length_parse(const char *text, Unit usual, double *pt)
{
    double value;
    if (!number_read(&text, &value))
        return false;
    text += strspn(text, " ");
    Unit unit = *text == '\0' ? usual : unit_find(text, strlen(text));
    if (unit == UNIT_NONE)
        return false;
    *pt = value * unit_pt(unit);
    return true;
}
