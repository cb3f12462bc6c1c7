#include "library/layout_file.h"

#include <stdlib.h>
#include <string.h>

#include "base/suggest.h"
#include "base/units.h"
#include "library/files.h"
#include "library/inside.h"
#include "library/poster_rows.h"
#include "library/schema.h"
#include "model/fonts.h"
#include "model/paper.h"

#define MAX_EXTENDS 8
#define LEAST_CONTRAST 4.5 /* WCAG 2.2, 1.4.3 */

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

static const char *const face_names[] = { "text", "display", NULL };
static const char *const motif_names[] = { "none", "arcs", NULL };

/* A number from `least` to `most`; false and a message otherwise. */
static bool
read_number(const YamlNode *node, const char *key, double least, double most,
            double *out, Diag *diag)
{
    if (!schema_expect_some(node, YAML_SCALAR, key, diag))
        return false;
    char *end;
    double value = g_ascii_strtod(node->text, &end);
    if (*end != '\0' || !(value >= least && value <= most)) {
        diag_add(diag, DIAG_ERROR, node->pos,
                 "'%s' is '%s'; expected a number from %g to %g", key,
                 node->text, least, most);
        return false;
    }
    *out = value;
    return true;
}

static bool
read_mm(const SchemaContext *ctx, const SchemaRow *row, const YamlNode *node,
        void *field)
{
    double value;
    if (!read_number(node, row->key, 0, 2000, &value, ctx->diag))
        return false;
    *(double *)field = mm(value);
    return true;
}

static bool
read_points(const SchemaContext *ctx, const SchemaRow *row,
            const YamlNode *node, void *field)
{
    return read_number(node, row->key, 4, 400, field, ctx->diag);
}

static bool
read_columns(const SchemaContext *ctx, const SchemaRow *row,
             const YamlNode *node, void *field)
{
    double value;
    if (!read_number(node, row->key, 1, 12, &value, ctx->diag))
        return false;
    *(int *)field = (int)value;
    return true;
}

/* [least, most] */
static bool
read_span(const SchemaContext *ctx, const SchemaRow *row, const YamlNode *node,
          void *field)
{
    double *ends = field;
    if (!schema_expect(node, YAML_LIST, row->key, ctx->diag))
        return false;
    if (node->n != 2) {
        diag_add(ctx->diag, DIAG_ERROR, node->pos,
                 "'%s' must be two numbers, such as [0.96, 1.04]", row->key);
        return false;
    }
    return read_number(node->items[0], row->key, 0.5, 1, &ends[0],
                       ctx->diag) &&
           read_number(node->items[1], row->key, 1, 4, &ends[1], ctx->diag);
}

/* NULL keeps the paper that is there. */
static bool
set_paper(LayoutSpec *spec, const char *paper, SrcPos pos, Diag *diag)
{
    return paper == NULL || (paper_check(paper, pos, diag) &&
                             paper_find(paper, &spec->width, &spec->height));
}

static bool
read_paper(const SchemaContext *ctx, const SchemaRow *row,
           const YamlNode *node, void *field)
{
    return schema_expect_some(node, YAML_SCALAR, row->key, ctx->diag) &&
           set_paper(field, node->text, node->pos, ctx->diag);
}

static bool
read_color(const SchemaContext *ctx, const SchemaRow *row,
           const YamlNode *node, void *field)
{
    if (!schema_expect(node, YAML_SCALAR, row->key, ctx->diag))
        return false;
    if (color_parse(node->text, field))
        return true;
    diag_add(ctx->diag, DIAG_ERROR, node->pos,
             "'%s' is not a colour; expected \"#RRGGBB\" in quotes",
             node->text);
    return false;
}

static bool
read_family(const SchemaContext *ctx, const SchemaRow *row,
            const YamlNode *node, void *field)
{
    if (!schema_expect_some(node, YAML_SCALAR, row->key, ctx->diag))
        return false;
    int i = vocab_find(font_families, node->text);
    if (i < 0) {
        g_autofree char *hint = suggest_or_list(node->text, font_families);
        diag_add(ctx->diag, DIAG_ERROR, node->pos,
                 "'%s' is not a font that ships%s", node->text, hint);
        return false;
    }
    *(const char **)field = font_families[i];
    return true;
}

/* [face, weight, size pt, leading mm, tracking em] */
static bool
read_style(const SchemaContext *ctx, const SchemaRow *row,
           const YamlNode *node, void *field)
{
    TextStyle *style = field;
    Diag *diag = ctx->diag;
    if (!schema_expect(node, YAML_LIST, row->key, diag))
        return false;
    if (node->n != 5) {
        diag_add(diag, DIAG_ERROR, node->pos,
                 "'%s' must be [face, weight, size, leading, tracking]",
                 row->key);
        return false;
    }
    static const SchemaRow face_row = { .key = "face", .vocab = face_names };
    double weight, leading;
    bool good = schema_word(ctx, &face_row, node->items[0], &style->face);
    good &= read_number(node->items[1], "weight", 100, 900, &weight, diag);
    good &= read_number(node->items[2], "size", 4, 400, &style->size, diag);
    good &= read_number(node->items[3], "leading", 1, 300, &leading, diag);
    good &= read_number(node->items[4], "tracking", -0.1, 0.5,
                        &style->tracking, diag);
    if (!good)
        return false;
    style->weight = (int)weight;
    style->leading = mm(leading);
    style->pos = node->items[1]->pos;
    return true;
}

#define AT(member) .offset = offsetof(LayoutSpec, member)

static const SchemaRow margin_rows[] = {
    { "top", read_mm, AT(top) },
    { "right", read_mm, AT(right) },
    { "bottom", read_mm, AT(bottom) },
    { "left", read_mm, AT(left) },
};

/* Every nested map fills the same LayoutSpec. */
static bool
read_margins(const SchemaContext *ctx, const SchemaRow *row,
             const YamlNode *node, void *field)
{
    return schema_read(ctx, node, margin_rows, G_N_ELEMENTS(margin_rows),
                       row->key, field);
}

static const SchemaRow page_rows[] = {
    { "size", read_paper, .offset = 0 },
    { "margins", read_margins, .offset = 0 },
};

static const SchemaRow type_rows[] = {
    { "text", read_family, AT(family[FACE_TEXT]) },
    { "display", read_family, AT(family[FACE_DISPLAY]) },
    { "size", read_points, AT(size) },
    { "leading", read_mm, AT(leading) },
};

static const SchemaRow gap_rows[] = {
    { "section", read_mm, AT(section_gap) },
};

static const SchemaRow fit_rows[] = {
    { "leading", read_span, AT(leading_span) },
    { "gaps", read_span, AT(gap_span) },
};

static const SchemaRow header_rows[] = {
    { "motif", schema_word, AT(header.motif), .vocab = motif_names },
    { "qr", read_mm, AT(header.qr) },
    { "radius", read_mm, AT(header.radius) },
};

static const SchemaRow exercise_rows[] = {
    { "gap", read_mm, AT(block_gap) },
    { "figure", read_mm, AT(card.figure_width) },
    { "min-height", read_mm, AT(card.min_height) },
    { "between", read_mm, AT(card.gap) },
    { "radius", read_mm, AT(card.radius) },
    { "aside", read_mm, AT(card.aside) },
};

static const SchemaRow advice_rows[] = {
    { "gap", read_mm, AT(panel_gap) },
};

static const SchemaRow chart_rows[] = {
    { "box", read_mm, AT(chart.box) },
    { "row", read_mm, AT(chart.row) },
};

static const SchemaRow catalogue_rows[] = {
    { "columns", read_columns, AT(catalogue.columns), .required = true },
    { "picture", read_mm, AT(catalogue.picture), .required = true },
    { "gap", read_mm, AT(catalogue.gap) },
};

static const SchemaRow notes_rows[] = {
    { "min", read_mm, AT(notes_min) },
};

/* What a part of `blocks` may say of itself. */
static const struct {
    const SchemaRow *rows;
    size_t n;
} part_rows[PART_COUNT] = {
    [PART_HEADER] = { header_rows, G_N_ELEMENTS(header_rows) },
    [PART_EXERCISES] = { exercise_rows, G_N_ELEMENTS(exercise_rows) },
    [PART_ADVICE] = { advice_rows, G_N_ELEMENTS(advice_rows) },
    [PART_TICK_CHART] = { chart_rows, G_N_ELEMENTS(chart_rows) },
    [PART_NOTES] = { notes_rows, G_N_ELEMENTS(notes_rows) },
    [PART_CATALOGUE] = { catalogue_rows, G_N_ELEMENTS(catalogue_rows) },
};

/* The part that `node` names, or PART_COUNT and a message. */
static Part
find_part(const YamlNode *node, Diag *diag)
{
    int i = vocab_find(part_names, node->text);
    if (i >= 0)
        return (Part)i;
    g_autofree char *hint = suggest_or_list(node->text, part_names);
    diag_add(diag, DIAG_ERROR, node->pos, "unknown block '%s'%s", node->text,
             hint);
    return PART_COUNT;
}

static bool
add_part(LayoutSpec *spec, Part part, SrcPos pos, Diag *diag)
{
    for (size_t i = 0; i < spec->n_parts; i++) {
        if (spec->parts[i] != part)
            continue;
        diag_add(diag, DIAG_ERROR, pos, "the block '%s' stands there twice",
                 part_names[part]);
        return false;
    }
    spec->parts[spec->n_parts++] = part;
    return true;
}

/* "name", or "name: {settings}". */
static bool
read_block(const SchemaContext *ctx, const YamlNode *node, LayoutSpec *spec)
{
    bool map = node->kind == YAML_MAP && node->n == 1;
    if (!map && !schema_expect_some(node, YAML_SCALAR, "block", ctx->diag))
        return false;
    const YamlNode *name = map ? node->keys[0] : node;
    Part part = find_part(name, ctx->diag);
    if (part == PART_COUNT ||
        !add_part(spec, part, name->pos, ctx->diag))
        return false;
    return !map || schema_read(ctx, node->items[0], part_rows[part].rows,
                               part_rows[part].n, part_names[part], spec);
}

static bool
read_blocks(const SchemaContext *ctx, const SchemaRow *row,
            const YamlNode *node, void *field)
{
    LayoutSpec *spec = field;
    if (!schema_expect_some(node, YAML_LIST, row->key, ctx->diag))
        return false;
    spec->n_parts = 0;
    bool good = true;
    for (size_t i = 0; i < node->n; i++)
        good &= read_block(ctx, node->items[i], spec);
    return good;
}

static bool
read_omit(const SchemaContext *ctx, const SchemaRow *row, const YamlNode *node,
          void *field)
{
    unsigned *omitted = field;
    if (!schema_expect(node, YAML_LIST, row->key, ctx->diag))
        return false;
    *omitted = 0;
    bool good = true;
    for (size_t i = 0; i < node->n; i++) {
        if (!schema_expect_some(node->items[i], YAML_SCALAR, row->key,
                                ctx->diag))
            return false;
        Part part = find_part(node->items[i], ctx->diag);
        good &= part != PART_COUNT;
        if (part != PART_COUNT)
            *omitted |= 1u << part;
    }
    return good;
}

/* Reads a map whose keys are `names`, each by `read` into its element. */
static bool
read_named(const SchemaContext *ctx, const YamlNode *node, const char *what,
           const char *const *names, SchemaRead *read, size_t size,
           size_t places, void *out)
{
    SchemaRow rows[MAX((int)STYLE_COUNT, (int)COLOR_COUNT)];
    size_t n = 0;
    for (; names[n] != NULL; n++)
        rows[n] = (SchemaRow){ .key = names[n],
                               .read = read,
                               .offset = n * size,
                               .pos_offset =
                                       places ? places + n * sizeof(SrcPos)
                                              : 0 };
    return schema_read(ctx, node, rows, n, what, out);
}

static bool
read_palette(const SchemaContext *ctx, const SchemaRow *row,
             const YamlNode *node, void *field)
{
    LayoutSpec *spec = field;
    return read_named(ctx, node, row->key, color_names, read_color,
                      sizeof(Color),
                      offsetof(LayoutSpec, palette_pos) -
                              offsetof(LayoutSpec, palette),
                      spec->palette);
}

static bool
read_styles(const SchemaContext *ctx, const SchemaRow *row,
            const YamlNode *node, void *field)
{
    LayoutSpec *spec = field;
    return read_named(ctx, node, row->key, style_names, read_style,
                      sizeof(TextStyle), 0, spec->styles);
}

#define NESTED(name)                                                          \
    static bool read_##name(const SchemaContext *ctx, const SchemaRow *row,   \
                            const YamlNode *node, void *field)                \
    {                                                                         \
        return schema_read(ctx, node, name##_rows,                            \
                           G_N_ELEMENTS(name##_rows), row->key, field);       \
    }
NESTED(page)
NESTED(type)
NESTED(gap)
NESTED(fit)
#undef NESTED

static bool
read_version(const SchemaContext *ctx, const SchemaRow *row,
             const YamlNode *node, void *field)
{
    (void)field;
    double version;
    return read_number(node, row->key, 1, 1, &version, ctx->diag);
}

static const SchemaRow rows[] = {
    { "limber-layout", read_version, .offset = 0, .required = true },
    { "title", schema_text, AT(title) },
    { "extends", schema_text, AT(extends) },
    { "page", read_page, .offset = 0 },
    { "palette", read_palette, .offset = 0 },
    { "type", read_type, .offset = 0 },
    { "styles", read_styles, .offset = 0 },
    { "blocks", read_blocks, .offset = 0 },
    { "gaps", read_gap, .offset = 0 },
    { "omit", read_omit, AT(omitted) },
    { "fit", read_fit, .offset = 0 },
    { "poster", poster_rows_read, AT(poster) },
};

static bool
check_contrast(const LayoutSpec *spec, SrcPos pos, Diag *diag)
{
    bool good = true;
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
        ColorId text = pairs[i].text, ground = pairs[i].ground;
        double ratio = color_contrast(spec->palette[text],
                                      spec->palette[ground]);
        if (ratio >= LEAST_CONTRAST)
            continue;
        SrcPos at = spec->palette_pos[text];
        diag_add(diag, DIAG_ERROR, at.file ? at : pos,
                 "the colour '%s' on '%s' has a contrast of %.1f:1; text "
                 "needs %.1f:1",
                 color_names[text], color_names[ground], ratio,
                 LEAST_CONTRAST);
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
        if (part == PART_CATALOGUE || (named & (1u << part)))
            continue;
        diag_add(diag, DIAG_ERROR, pos,
                 "'%s' is missing; name it under 'blocks' or under 'omit'",
                 part_names[part]);
        good = false;
    }
    return good;
}

static bool
check_whole(const LayoutSpec *spec, SrcPos pos, Diag *diag)
{
    bool good = true;
    for (int i = 0; i < COLOR_COUNT; i++) {
        if (spec->palette[i].a > 0)
            continue;
        diag_add(diag, DIAG_ERROR, pos, "the layout needs the colour '%s'",
                 color_names[i]);
        good = false;
    }
    good &= check_styles(spec, pos, diag);
    good &= check_parts(spec, pos, diag);
    if (good)
        good &= check_contrast(spec, pos, diag);
    if (spec->left + spec->right + mm(60) > spec->width ||
        spec->top + spec->bottom + mm(60) > spec->height) {
        diag_add(diag, DIAG_ERROR, pos,
                 "the margins leave less than 60 mm of the page");
        good = false;
    }
    return good;
}

static void
add_unknown(Library *lib, const char *name, SrcPos pos, Diag *diag)
{
    g_autofree char *hint = suggest_or_list(
            name, folders_ids(library_folders(lib), library_arena(lib),
                              FOLDER_LAYOUTS));
    diag_add(diag, DIAG_ERROR, pos, "unknown layout '%s'%s", name, hint);
}

/* Reads `path` over what `extends` names; `depth` stops loops. */
static bool
read_file(Library *lib, const char *path, LayoutSpec *spec, int depth,
          SrcPos *pos, Diag *diag)
{
    const YamlNode *map = yaml_file_read(library_arena(lib), path, diag);
    if (map == NULL)
        return false;
    *pos = map->pos;
    SchemaContext ctx = { library_arena(lib), diag, NULL };
    const YamlNode *parent =
            map->kind == YAML_MAP ? yaml_find(map, "extends") : NULL;
    if (parent != NULL && parent->kind == YAML_SCALAR) {
        FoundFile file;
        SrcPos above;
        if (depth >= MAX_EXTENDS) {
            diag_add(diag, DIAG_ERROR, parent->pos,
                     "'extends' goes round in a circle, or more than %d deep",
                     MAX_EXTENDS);
            return false;
        }
        if (!folders_find(library_folders(lib), ctx.arena, FOLDER_LAYOUTS,
                          parent->text, &file)) {
            add_unknown(lib, parent->text, parent->pos, diag);
            return false;
        }
        if (!read_file(lib, file.path, spec, depth + 1, &above, diag))
            return false;
    }
    return schema_read(&ctx, map, rows, G_N_ELEMENTS(rows), "layout", spec);
}

static LayoutSpec *
read_layout(Library *lib, const char *path, Diag *diag)
{
    LayoutSpec *spec = arena_new0(library_arena(lib), LayoutSpec);
    SrcPos pos;
    if (!read_file(lib, path, spec, 0, &pos, diag) ||
        !check_whole(spec, pos, diag))
        return NULL;
    return spec;
}

bool
layout_file_check(Library *lib, const char *path, Diag *diag)
{
    return read_layout(lib, path, diag) != NULL;
}

const LayoutSpec *
library_layout(Library *lib, const char *name, SrcPos pos, const char *paper,
               SrcPos paper_pos, Diag *diag)
{
    FoundFile file;
    Arena *arena = library_arena(lib);
    if (!folders_find(library_folders(lib), arena, FOLDER_LAYOUTS, name,
                      &file)) {
        add_unknown(lib, name, pos, diag);
        set_paper(&(LayoutSpec){ 0 }, paper, paper_pos, diag);
        return NULL;
    }
    LayoutSpec *spec = read_layout(lib, file.path, diag);
    bool good = set_paper(spec ? spec : &(LayoutSpec){ 0 }, paper, paper_pos,
                          diag);
    if (spec == NULL || !good)
        return NULL;
    spec->id = arena_strdup(arena, name);
    return spec;
}

bool
library_layout_is_for(const LayoutSpec *spec, LayoutUse use, SrcPos pos,
                      Diag *diag)
{
    static const char *const uses[] = {
        [LAYOUT_HANDOUT] = "handouts",
        [LAYOUT_CATALOGUE] = "a catalogue",
        [LAYOUT_POSTER] = "posters",
    };
    static const char *const commands[] = {
        [LAYOUT_HANDOUT] = "handouts",
        [LAYOUT_CATALOGUE] = "'limber catalogue'",
        [LAYOUT_POSTER] = "'limber poster'",
    };
    LayoutUse own = layout_spec_use(spec);
    if (own == use)
        return true;
    diag_add(diag, DIAG_ERROR, pos, "the layout '%s' is for %s, not for %s",
             spec->id, commands[own], uses[use]);
    return false;
}
