/* Lengths.  Everything past the layout file is in points (1/72 in). */
#pragma once

#define PT_PER_MM (72.0 / 25.4)

/* Millimetres to points. */
static inline double
mm(double value)
{
    return value * PT_PER_MM;
}
