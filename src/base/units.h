/* Lengths.  Everything past the layout file is in points (1/72 in). */
#pragma once

#include "base/diag.h"

#define PT_PER_MM (72.0 / 25.4)

/* Millimetres to points. */
static inline double
mm(double value)
{
    return value * PT_PER_MM;
}

/* "25.4mm", "1 in", "72pt", "2.5cm", "96px" (1/96 in), or a bare number in
   mm.  On failure adds a message and returns false. */
bool length_parse(const char *text, SrcPos pos, double *pt, Diag *diag);
