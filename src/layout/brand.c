#include "layout/brand.h"

#include <glib.h>

/* As much of the brand over the paper as `share`, but no more than leaves the
   texts that stand on it readable (4.5:1). */
static Color
readable_tint(const LayoutSpec *spec, double share)
{
    static const ColorId texts[] = { COLOR_INK, COLOR_BRAND, COLOR_BRAND2,
                                     COLOR_ACCENT };
    const Color *palette = spec->palette;
    Color tint = palette[COLOR_PAPER];
    for (; share > 0; share -= 0.01) {
        tint = color_mix(palette[COLOR_BRAND], palette[COLOR_PAPER], share);
        double least = 21;
        for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
            least = MIN(least, color_contrast(palette[texts[i]], tint));
        if (least >= 4.5)
            break;
    }
    return tint;
}

LayoutSpec
brand_spec(const LayoutSpec *spec, const char *colour)
{
    LayoutSpec own = *spec;
    Color brand;
    if (colour == NULL || !color_parse(colour, &brand))
        return own;
    Color paper = spec->palette[COLOR_PAPER];
    brand = color_darken_until(brand, paper, 7);
    own.palette[COLOR_BRAND] = brand;
    own.palette[COLOR_BRAND2] = color_darken_until(brand, paper, 7);
    own.palette[COLOR_CHIP] = readable_tint(&own, 0.11);
    own.palette[COLOR_PANEL] = color_mix(brand, paper, 0.05);
    own.palette[COLOR_LINE] = color_mix(brand, paper, 0.24);
    return own;
}
