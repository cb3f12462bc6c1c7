/* Sheets of paper by name. */
#pragma once

#include "base/diag.h"

/* NULL-terminated: "a4", "letter", "a5". */
extern const char *const paper_names[];

/* The name of a sheet of that size [pt], or NULL. */
const char *paper_name(double width, double height);

/* The upright size of `name` in points; case does not matter.  False when
   there is no such paper. */
bool paper_find(const char *name, double *width, double *height);

/* True when there is such a paper; else says so at `pos`, with the nearest. */
bool paper_check(const char *name, SrcPos pos, Diag *diag);
