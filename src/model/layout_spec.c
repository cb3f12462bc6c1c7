#include "model/layout_spec.h"

#include <glib.h>
#include <math.h>
#include <string.h>

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
    [COLOR_PAPER] = "paper",
    [COLOR_INK] = "ink",
    [COLOR_SOFT] = "soft",
    [COLOR_BRAND] = "brand",
    [COLOR_BRAND2] = "brand2",
    [COLOR_ACCENT] = "accent",
    [COLOR_WARN] = "warn",
    [COLOR_PANEL] = "panel",
    [COLOR_CHIP] = "chip",
    [COLOR_LINE] = "line",
    [COLOR_MASSAGE] = "massage",
    [COLOR_DANGER] = "danger",
    [COLOR_EMERGENCY] = "emergency",
    [COLOR_CAUTION] = "caution",
    [COLOR_SUN] = "sun",
    [COLOR_GREEN] = "green",
    [COLOR_AMBER] = "amber",
    [COLOR_RED] = "red",
};

const char *const card_shape_names[CARD_SHAPE_COUNT + 1] = {
    [CARD_ROW] = "row",
    [CARD_STACK] = "stack",
};

const char *const card_part_names[CARD_PART_COUNT + 1] = {
    [CARD_TAG] = "tag",           [CARD_START] = "start",
    [CARD_FEEL] = "feel",         [CARD_SKIP] = "skip",
    [CARD_EASIER] = "easier",     [CARD_HARDER] = "harder",
    [CARD_SENTENCE] = "sentence", [CARD_LEGEND] = "legend",
};

bool
layout_spec_has(const LayoutSpec *spec, Part part)
{
    for (size_t i = 0; i < spec->n_parts; i++)
        if (spec->parts[i] == part)
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

Part
layout_spec_part_of(const LayoutSpec *spec, const Block *block)
{
    bool homeless = block->kind == BLOCK_EXERCISE &&
                    !layout_spec_has(spec, block->part);
    return homeless ? PART_EXERCISES : block->part;
}

void
layout_spec_put_intro_first(LayoutSpec *spec)
{
    Part parts[PART_COUNT];
    size_t n = 0;
    for (size_t i = 0; i < spec->n_parts; i++) {
        if (spec->parts[i] == PART_INTRO)
            continue;
        if (spec->parts[i] == PART_EXERCISES)
            parts[n++] = PART_INTRO;
        parts[n++] = spec->parts[i];
    }
    g_assert(n == spec->n_parts);
    memcpy(spec->parts, parts, sizeof(Part) * n);
}

bool
layout_spec_is_catalogue(const LayoutSpec *spec)
{
    return layout_spec_has(spec, PART_CATALOGUE);
}

bool
layout_spec_card_has(const LayoutSpec *spec, CardPart part)
{
    return !(spec->card.omitted & (1u << part));
}

/* How many pages of about `page` lie side by side on `sheet`. */
static int
count_along(double sheet, double page)
{
    return page > 0 ? MAX(1, (int)lround(sheet / page)) : 1;
}

void
layout_spec_set_paper(LayoutSpec *spec, double width, double height)
{
    double card_w = spec->sheet.card_width, card_h = spec->sheet.card_height;
    int upright = count_along(width, card_w) * count_along(height, card_h);
    int lying = count_along(height, card_w) * count_along(width, card_h);
    bool turned = spec->landscape ? width < height : lying > upright;
    spec->sheet.width = turned ? height : width;
    spec->sheet.height = turned ? width : height;
    spec->sheet.columns = count_along(spec->sheet.width, card_w);
    spec->sheet.rows = count_along(spec->sheet.height, card_h);
    spec->width = spec->sheet.width / spec->sheet.columns;
    spec->height = spec->sheet.height / spec->sheet.rows;
}

LayoutSpec
layout_spec_scaled(const LayoutSpec *spec, double factor)
{
    LayoutSpec own = *spec;
    double *const lengths[] = {
        &own.size,
        &own.leading,
        &own.header.qr,
        &own.header.radius,
        &own.header.pad,
        &own.card.column,
        &own.card.gutter,
        &own.card.figure_width,
        &own.card.gap,
        &own.card.figure_height,
        &own.card.min_height,
        &own.card.radius,
        &own.card.pad,
        &own.card.badge,
        &own.card.letter,
        &own.card.aside,
        &own.chips.icon,
        &own.chips.pad,
        &own.chips.gap,
        &own.chips.radius,
        &own.panel.icon,
        &own.panel.pad,
        &own.panel.radius,
        &own.chart.box,
        &own.chart.row,
        &own.chart.names,
        &own.chart.thumbnail,
        &own.block_gap,
        &own.panel_gap,
        &own.section_gap,
    };
    for (size_t i = 0; i < G_N_ELEMENTS(lengths); i++)
        *lengths[i] *= factor;
    for (int i = 0; i < STYLE_COUNT; i++) {
        own.styles[i].size *= factor;
        own.styles[i].leading *= factor;
    }
    return own;
}
