/* sRGB colours and the contrast between them. */
#pragma once

#include <stdbool.h>

/* Channels 0..1, not premultiplied.  a = 0 means "do not paint". */
typedef struct {
    double r, g, b, a;
} Color;

#define COLOR_NONE ((Color){ 0, 0, 0, 0 })

/* "#0B4F4C" or "#0bf"; false when it is neither. */
bool color_parse(const char *text, Color *out);

/* "#0B4F4C"; the caller frees. */
char *color_print(Color c);

/* Contrast ratio 1..21 as WCAG 2.2 defines it (relative luminance). */
double color_contrast(Color a, Color b);

/* `top` over `bottom` in the share `amount` (0..1), opaque. */
Color color_mix(Color top, Color bottom, double amount);

/* `c` darkened in steps of CIE L* until its contrast with `paper` is at
   least `ratio`; unchanged when it is already. */
Color color_darken_until(Color c, Color paper, double ratio);
