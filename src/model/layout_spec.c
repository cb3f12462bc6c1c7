#include "model/layout_spec.h"

#include <glib.h>

const char *const style_names[STYLE_COUNT + 1] = {
    [STYLE_TITLE] = "title",     [STYLE_HEADING] = "heading",
    [STYLE_NAME] = "name",       [STYLE_BODY] = "body",
    [STYLE_NUMERAL] = "numeral", [STYLE_BADGE] = "badge",
    [STYLE_DOSE] = "dose",       [STYLE_CHIP] = "chip",
    [STYLE_TAG] = "tag",         [STYLE_LABEL] = "label",
    [STYLE_CAUTION] = "caution", [STYLE_CALL] = "call",
    [STYLE_FOOTER] = "footer",   [STYLE_SMALL] = "small",
};

const char *const color_names[COLOR_COUNT + 1] = {
    [COLOR_PAPER] = "paper",     [COLOR_INK] = "ink",
    [COLOR_SOFT] = "soft",       [COLOR_BRAND] = "brand",
    [COLOR_BRAND2] = "brand2",   [COLOR_ACCENT] = "accent",
    [COLOR_WARN] = "warn",       [COLOR_PANEL] = "panel",
    [COLOR_CHIP] = "chip",       [COLOR_LINE] = "line",
    [COLOR_MASSAGE] = "massage", [COLOR_DANGER] = "danger",
    [COLOR_EMERGENCY] = "emergency", [COLOR_CAUTION] = "caution",
    [COLOR_SUN] = "sun",         [COLOR_GREEN] = "green",
    [COLOR_AMBER] = "amber",     [COLOR_RED] = "red",
};

bool
layout_spec_is_catalogue(const LayoutSpec *spec)
{
    for (size_t i = 0; i < spec->n_parts; i++)
        if (spec->parts[i] == PART_CATALOGUE)
            return true;
    return false;
}

LayoutUse
layout_spec_use(const LayoutSpec *spec)
{
    if (spec->poster.shown)
        return LAYOUT_POSTER;
    return layout_spec_is_catalogue(spec) ? LAYOUT_CATALOGUE : LAYOUT_HANDOUT;
}
