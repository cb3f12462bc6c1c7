/* The fonts in fonts/ and, for letters that they do not have, those in the
   user's data folder; never the system's.  Through Pango. */
#pragma once

#include "base/diag.h"
#include <pango/pango.h>

typedef struct FontSet FontSet; /* opaque */

/* Makes a private fontconfig current and opens a font map over it.  Files are
   opened when a family is first needed.  `data` is the folder that holds
   fonts/.  One per process.  NULL and a message when fonts/ is not there. */
FontSet *font_set_new(const char *data, Diag *diag);
void font_set_free(FontSet *fonts); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FontSet, font_set_free)

/* Opens the files of `n` families at once: cheaper than one by one when they
   are needed. */
void font_set_load(FontSet *fonts, const char *const *families, size_t n);

/* The first family that has every letter of `word` (`n` bytes): `family`, the
   other shipped ones, then the user's own; NULL when none has. */
const char *font_set_family_for(FontSet *fonts, const char *family,
                                const char *word, size_t n);

/* Adds one message at `pos` for each letter of `text` that no font has and
   that was not told before.  False when there was any.  NULL text is fine. */
bool font_set_check(FontSet *fonts, const char *text, SrcPos pos, Diag *diag);

/* Borrowed: a context with hinting and rounding off, 72 dpi, for text that
   runs from left to right or from right to left. */
PangoContext *font_set_context(FontSet *fonts, bool rtl);

/* Height of a capital in `family`, as a share of the type size. */
double font_set_cap_height(FontSet *fonts, const char *family, int weight);
