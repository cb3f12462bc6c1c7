/* What the program knows of a language besides its words: how it counts, and
   which way it runs.  Languages are told by their code, "en" or "pt-PT". */
#pragma once

#include <stdbool.h>

#define LANG_ENGLISH "en" /* of the built-in texts */

typedef enum {
    FORM_ZERO,
    FORM_ONE,
    FORM_TWO,
    FORM_FEW,
    FORM_MANY,
    FORM_OTHER,
    FORM_COUNT
} PluralForm;
/* "zero" ... "other"; ends with NULL. */
extern const char *const plural_form_names[FORM_COUNT + 1];

/* The form that goes with `n`, as CLDR has it for cardinal numbers; an unknown
   language counts as English does. */
PluralForm lang_plural(const char *lang, double n);

/* True when whole numbers up to 1000 need the form, so that a table must have
   it; FORM_OTHER always. */
bool lang_needs_form(const char *lang, PluralForm form);

bool lang_is_rtl(const char *lang);

/* The family that sets the language in place of the layout's, or NULL. */
const char *lang_family(const char *lang);

/* The code of the language that is called `name`, in English or by its own
   speakers, or NULL. */
const char *lang_by_name(const char *name);

/* True when both are the same but for the region; NULL is no language. */
bool lang_same(const char *a, const char *b);
