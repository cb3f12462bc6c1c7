#include "model/lang.h"

#include <glib.h>
#include <math.h>
#include <string.h>

const char *const plural_form_names[FORM_COUNT + 1] = {
    [FORM_ZERO] = "zero", [FORM_ONE] = "one",   [FORM_TWO] = "two",
    [FORM_FEW] = "few",   [FORM_MANY] = "many", [FORM_OTHER] = "other",
    [FORM_COUNT] = NULL,
};

/* The rules of CLDR 42, supplemental/plurals.xml: `i` is the whole part of
   the number, `whole` that nothing stands behind the point. */
typedef PluralForm PluralRule(long i, bool whole);

static bool
is_in(long n, long least, long most)
{
    return n >= least && n <= most;
}

static bool
is_millions(long i, bool whole)
{
    return whole && i != 0 && i % 1000000 == 0;
}

static PluralForm
germanic(long i, bool whole)
{
    return i == 1 && whole ? FORM_ONE : FORM_OTHER;
}

/* Spanish, and Portuguese as in Portugal. */
static PluralForm
iberian(long i, bool whole)
{
    if (i == 1 && whole)
        return FORM_ONE;
    return is_millions(i, whole) ? FORM_MANY : FORM_OTHER;
}

static PluralForm
french(long i, bool whole)
{
    if (i == 0 || i == 1)
        return FORM_ONE;
    return is_millions(i, whole) ? FORM_MANY : FORM_OTHER;
}

static PluralForm
polish(long i, bool whole)
{
    if (!whole)
        return FORM_OTHER;
    if (i == 1)
        return FORM_ONE;
    return is_in(i % 10, 2, 4) && !is_in(i % 100, 12, 14) ? FORM_FEW
                                                          : FORM_MANY;
}

static PluralForm
romanian(long i, bool whole)
{
    if (i == 1 && whole)
        return FORM_ONE;
    return !whole || i == 0 || is_in(i % 100, 1, 19) ? FORM_FEW : FORM_OTHER;
}

static PluralForm
arabic(long i, bool whole)
{
    if (!whole)
        return FORM_OTHER;
    if (i <= 2)
        return (PluralForm)(FORM_ZERO + i);
    if (is_in(i % 100, 3, 10))
        return FORM_FEW;
    return i % 100 > 10 ? FORM_MANY : FORM_OTHER;
}
G_STATIC_ASSERT(FORM_ONE == FORM_ZERO + 1 && FORM_TWO == FORM_ZERO + 2);

static PluralForm
hebrew(long i, bool whole)
{
    if (whole ? i == 1 : i == 0)
        return FORM_ONE;
    return i == 2 && whole ? FORM_TWO : FORM_OTHER;
}

static const struct {
    const char *code;
    PluralRule *plural;
    bool rtl;
    const char *family;
    const char *name, *own_name; /* small letters */
} langs[] = {
    { "en", germanic, false, NULL, "english", "english" },
    { "ar", arabic, true, "Noto Sans Arabic", "arabic", "العربية" },
    { "de", germanic, false, NULL, "german", "deutsch" },
    { "es", iberian, false, NULL, "spanish", "español" },
    { "fr", french, false, NULL, "french", "français" },
    { "he", hebrew, true, "Noto Sans Hebrew", "hebrew", "עברית" },
    { "pl", polish, false, NULL, "polish", "polski" },
    { "pt", iberian, false, NULL, "portuguese", "português" },
    { "ro", romanian, false, NULL, "romanian", "română" },
};

/* The row of the language; the first when there is none. */
static size_t
row_of(const char *lang)
{
    for (size_t i = 0; i < G_N_ELEMENTS(langs); i++)
        if (lang_same(lang, langs[i].code))
            return i;
    return 0;
}

PluralForm
lang_plural(const char *lang, double n)
{
    double i = floor(fabs(n));
    return langs[row_of(lang)].plural((long)i, i == fabs(n));
}

bool
lang_needs_form(const char *lang, PluralForm form)
{
    if (form == FORM_OTHER)
        return true;
    if (form == FORM_ZERO) /* nothing is done no times */
        return false;
    for (int n = 1; n <= 1000; n++)
        if (lang_plural(lang, n) == form)
            return true;
    return false;
}

bool
lang_is_rtl(const char *lang)
{
    return langs[row_of(lang)].rtl;
}

const char *
lang_family(const char *lang)
{
    return langs[row_of(lang)].family;
}

bool
lang_same(const char *a, const char *b)
{
    if (a == NULL || b == NULL)
        return a == b;
    size_t n = strcspn(a, "-");
    return n == strcspn(b, "-") && g_ascii_strncasecmp(a, b, n) == 0;
}

const char *
lang_by_name(const char *name)
{
    g_autofree char *small = g_utf8_strdown(name, -1);
    for (size_t i = 0; i < G_N_ELEMENTS(langs); i++)
        if (strcmp(small, langs[i].name) == 0 ||
            strcmp(small, langs[i].own_name) == 0)
            return langs[i].code;
    return NULL;
}
