/* The fonts that ship, in fonts/. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    const char *family;
    int weight; /* 400 600 700 800 */
    const char *file;
} FontFile;

extern const FontFile font_files[];
extern const size_t n_font_files;

/* NULL-terminated, in the order in which they stand in for each other. */
extern const char *const font_families[];

/* True when `family` ships in that weight. */
bool font_ships(const char *family, int weight);

/* The weight nearest to `weight` in which `family` ships; the bolder of
   equals. */
int font_weight_near(const char *family, int weight);
