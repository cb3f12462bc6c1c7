/* Who hands the sheet out. */
#pragma once

#include "base/diag.h"

/* All texts may be NULL. */
typedef struct {
    SrcPos pos; /* of its file, or none */
    const char *practice, *therapist, *qualifications;
    const char *phone, *email, *web, *address, *footer;
    const char *logo; /* absolute path */
    SrcPos logo_pos;
    const char *colour; /* "#RRGGBB" */
    SrcPos colour_pos;
    const char *language; /* "en" */
    SrcPos language_pos;
    const char *paper; /* "a4" */
    SrcPos paper_pos;
    const char *country; /* "GB" */
} Practice;
