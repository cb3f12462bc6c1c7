/* What a handout becomes: its format, its resolution, its name. */
#pragma once

#include "draw/draw.h"
#include "library/library.h"

/* What is taken when nobody says otherwise. */
#define USUAL_LAYOUT "handout-classic"
#define USUAL_LANGUAGE "en"

/* What `format` says, else the ending of `output`, else PDF.  Either may be
   NULL.  False and a message when it is none of ours. */
bool
target_format(const char *format, const char *output, Format *out, Diag *diag);

/* `text` is a whole number from 30 to 1200, or NULL for 150. */
bool target_dpi(const char *text, double *dpi, Diag *diag);

/* "jane-doe-lower-back-tight-hips-2026-11-22.pdf": the client, the routine
   (without one the items), the date.  Caller frees. */
char *target_name(const Library *lib, const Plan *plan, Format format);

/* The country that the locale names ("GB"); NULL when it names none.  The
   locale of programs (C, POSIX, none) is taken for Britain.  Caller frees. */
char *target_country(void);
