/* Sheets of paper: by name ("a4", "arch-d"), or by their sides ("50x70cm",
   "1080x1350px"). */
#pragma once

#include "base/diag.h"

/* What PDF can hold [pt]. */
#define PAPER_LEAST 3.0
#define PAPER_MOST 14400.0

/* NULL-terminated: "a4", "letter" ... */
extern const char *const paper_names[];

/* The name of an upright sheet of that size [pt], or NULL. */
const char *paper_name(double width, double height);

/* The size of `paper` [pt]: a named one stands upright, "WxH" is as wide as it
   says.  Case does not matter; without a unit the sides are in mm.  False when
   there is no such paper. */
bool paper_find(const char *paper, double *width, double *height);

/* True when there is such a paper; else says at `pos` what would be one. */
bool paper_check(const char *paper, SrcPos pos, Diag *diag);

/* The resolution [pixels to the inch] at which a paper in px has just those
   pixels; 0 for every other. */
double paper_dpi(const char *paper);
