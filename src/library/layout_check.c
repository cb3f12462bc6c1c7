#include "library/layout_check.h"

#include "base/units.h"
#include "model/fonts.h"

#define LEAST_CONTRAST 4.5 /* WCAG 2.2, 1.4.3 */

#define LEAST_ROOM mm(60)

/* What is text on what ground. */
static const struct {
    ColorId text, ground;
} pairs[] = {
    { COLOR_INK, COLOR_PAPER },     { COLOR_SOFT, COLOR_PAPER },
    { COLOR_BRAND, COLOR_PAPER },   { COLOR_BRAND2, COLOR_PAPER },
    { COLOR_ACCENT, COLOR_PAPER },  { COLOR_WARN, COLOR_PAPER },
    { COLOR_INK, COLOR_PANEL },     { COLOR_BRAND, COLOR_PANEL },
    { COLOR_WARN, COLOR_PANEL },    { COLOR_INK, COLOR_CHIP },
    { COLOR_BRAND, COLOR_CHIP },    { COLOR_BRAND2, COLOR_CHIP },
    { COLOR_ACCENT, COLOR_CHIP },   { COLOR_INK, COLOR_MASSAGE },
    { COLOR_BRAND, COLOR_MASSAGE },
    { COLOR_BRAND2, COLOR_MASSAGE }, { COLOR_ACCENT, COLOR_MASSAGE },
    { COLOR_INK, COLOR_DANGER },    { COLOR_WARN, COLOR_DANGER },
    { COLOR_INK, COLOR_CAUTION },   { COLOR_WARN, COLOR_CAUTION },
    { COLOR_PAPER, COLOR_BRAND },   { COLOR_PAPER, COLOR_EMERGENCY },
    { COLOR_INK, COLOR_GREEN },   { COLOR_PAPER, COLOR_RED },
    { COLOR_INK, COLOR_AMBER },
};

/* `c` mixed with white until it can be told from `dark`. */
static Color
lighten_until(Color c, Color dark, double ratio)
{
    const Color white = { 1, 1, 1, 1 };
    Color paler = c;
    for (double share = 0; share <= 1 && color_contrast(paler, dark) < ratio;
         share += 0.01)
        paler = color_mix(white, c, share);
    return paler;
}

/* The nearest colour that passes: the darker of the two darkened, or where that
   is not enough the paler one paled. */
static char *
suggest_color(const LayoutSpec *spec, ColorId text, ColorId ground)
{
    const Color *palette = spec->palette, black = { 0, 0, 0, 1 };
    bool dark_text = color_contrast(palette[text], black) <
                     color_contrast(palette[ground], black);
    ColorId darker = dark_text ? text : ground;
    ColorId paler = dark_text ? ground : text, changed = darker;
    Color found = color_darken_until(palette[darker], palette[paler],
                                     LEAST_CONTRAST);
    if (color_contrast(found, palette[paler]) < LEAST_CONTRAST) {
        changed = paler;
        found = lighten_until(palette[paler], palette[darker], LEAST_CONTRAST);
    }
    g_autofree char *hex = color_print(found);
    return g_strdup_printf("'%s' could be \"%s\"", color_names[changed], hex);
}

/* At the colour that the file itself says, if it says one of the two. */
static SrcPos
place_of(const LayoutSpec *spec, ColorId text, ColorId ground, SrcPos pos)
{
    SrcPos of_text = spec->palette_pos[text];
    SrcPos of_ground = spec->palette_pos[ground];
    bool text_here = g_strcmp0(of_text.file, pos.file) == 0;
    bool ground_here = g_strcmp0(of_ground.file, pos.file) == 0;
    if (ground_here && !text_here)
        return of_ground;
    return of_text.file != NULL ? of_text : pos;
}

static bool
check_contrast(const LayoutSpec *spec, SrcPos pos, Diag *diag)
{
    bool good = true;
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
        ColorId text = pairs[i].text;
        /* Without fills everything stands on paper. */
        ColorId ground = spec->ink.no_fills ? COLOR_PAPER : pairs[i].ground;
        if (text == ground)
            continue;
        double ratio = color_contrast(spec->palette[text],
                                      spec->palette[ground]);
        if (ratio >= LEAST_CONTRAST)
            continue;
        g_autofree char *hint = suggest_color(spec, text, ground);
        diag_add(diag, DIAG_ERROR, place_of(spec, text, ground, pos),
                 "the colour '%s' on '%s' has a contrast of %.1f:1; text "
                 "needs %.1f:1; %s",
                 color_names[text], color_names[ground], ratio, LEAST_CONTRAST,
                 hint);
        good = false;
    }
    return good;
}

static bool
check_styles(const LayoutSpec *spec, SrcPos pos, Diag *diag)
{
    bool good = true;
    for (int i = 0; i < STYLE_COUNT; i++) {
        const TextStyle *style = &spec->styles[i];
        const char *family = spec->family[style->face];
        if (style->size <= 0 || family == NULL) {
            diag_add(diag, DIAG_ERROR, pos, "the layout needs the style '%s'",
                     style_names[i]);
            good = false;
        } else if (!font_ships(family, style->weight)) {
            diag_add(diag, DIAG_ERROR, style->pos,
                     "%s does not ship in weight %d", family, style->weight);
            good = false;
        }
    }
    return good;
}

/* A catalogue is a header and itself. */
static bool
check_catalogue(const LayoutSpec *spec, SrcPos pos, Diag *diag)
{
    bool good = true;
    for (size_t i = 0; i < spec->n_parts; i++) {
        Part part = spec->parts[i];
        if (part == PART_HEADER || part == PART_CATALOGUE)
            continue;
        diag_add(diag, DIAG_ERROR, pos, "'%s' is no part of a catalogue",
                 part_names[part]);
        good = false;
    }
    if (spec->catalogue.columns > 0)
        return good;
    diag_add(diag, DIAG_ERROR, pos,
             "'catalogue' needs its settings, as in 'catalogue: {columns: 4, "
             "picture: 32, gap: 4}'");
    return false;
}

static bool
check_parts(const LayoutSpec *spec, SrcPos pos, Diag *diag)
{
    unsigned named = spec->omitted;
    for (size_t i = 0; i < spec->n_parts; i++)
        named |= 1u << spec->parts[i];
    bool good = true;
    if (spec->poster.shown)
        return true; /* a poster's blocks say themselves where they stand */
    if (layout_spec_is_catalogue(spec))
        return check_catalogue(spec, pos, diag);
    if (spec->omitted & (1u << PART_SAFETY)) {
        diag_add(diag, DIAG_ERROR, pos,
                 "'safety' cannot be omitted by a layout; a plan can leave a "
                 "text out with 'without-safety'");
        good = false;
    }
    for (int part = 0; part < PART_COUNT; part++) {
        if (part == PART_CATALOGUE || part == PART_BODY_MAP ||
            (named & (1u << part)))
            continue;
        diag_add(diag, DIAG_ERROR, pos,
                 "'%s' is missing; name it under 'blocks' or under 'omit'",
                 part_names[part]);
        good = false;
    }
    return good;
}

bool
layout_check(const LayoutSpec *spec, SrcPos pos, Diag *diag)
{
    bool good = true;
    for (int i = 0; i < COLOR_COUNT; i++) {
        if (spec->palette[i].a > 0)
            continue;
        diag_add(diag, DIAG_ERROR, pos, "the layout needs the colour '%s'",
                 color_names[i]);
        good = false;
    }
    if (good)
        good = check_contrast(spec, pos, diag);
    good &= check_styles(spec, pos, diag);
    good &= check_parts(spec, pos, diag);
    return good;
}

bool
layout_check_paper(const LayoutSpec *spec, SrcPos pos, Diag *diag)
{
    double width = spec->width - spec->left - spec->right;
    double height = spec->height - spec->top - spec->bottom;
    if (width >= LEAST_ROOM && height >= LEAST_ROOM)
        return true;
    diag_add(diag, DIAG_ERROR, spec->margins_pos.file ? spec->margins_pos : pos,
             "the margins leave %.0f x %.0f mm of a page of %.0f x %.0f mm; "
             "text needs %.0f mm each way",
             MAX(0, width) / PT_PER_MM, MAX(0, height) / PT_PER_MM,
             spec->width / PT_PER_MM, spec->height / PT_PER_MM,
             LEAST_ROOM / PT_PER_MM);
    return false;
}
