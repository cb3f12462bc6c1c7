/* Lengths.  Everything past the layout file is in points (1/72 in). */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#define PT_PER_MM (72.0 / 25.4)
#define PX_PER_INCH 96.0

/* Millimetres to points. */
static inline double
mm(double value)
{
    return value * PT_PER_MM;
}

typedef enum {
    UNIT_MM,
    UNIT_CM,
    UNIT_M,
    UNIT_INCH,
    UNIT_PT,
    UNIT_PX,
    UNIT_COUNT,
    UNIT_NONE = UNIT_COUNT
} Unit;

/* "mm" ...; ends with NULL. */
extern const char *const unit_names[UNIT_COUNT + 1];
/* For messages. */
#define UNITS_IN_WORDS "mm, cm, m, in, pt or px"

/* UNIT_NONE when the `n` bytes at `name` name no unit. */
Unit unit_find(const char *name, size_t n);

/* Points in one of it. */
double unit_pt(Unit unit);

/* A number without a sign at the start of `*text`, after which it then
   points.  False when there is none. */
bool number_read(const char **text, double *value);

/* "3mm", "0.5 in" or "3" (of the `usual` unit), all of `text`, in points.
   False when it is no length. */
bool length_parse(const char *text, Unit usual, double *pt);
