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
    const char *language; /* "en" */
    SrcPos language_pos;
    const char *paper; /* "a4" */
    SrcPos paper_pos;
    const char *country; /* "GB" */
    int build;            /* of the figures: index into build_names */
    int skin;             /* of the figures: 1 light ... 6 deep, 0 = ours */
    const char *clothes;  /* "#RRGGBB" */
} Practice;

/* Ends with NULL. */
extern const char *const build_names[];
typedef enum { BUILD_FEMALE, BUILD_MALE } Build;

/* The skin tone (1 ... 6) that `text` names or counts; 0 when it is none. */
int skin_find(const char *text);
