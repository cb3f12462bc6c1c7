#include "library/layout_schema.h"

#include <math.h>
#include <string.h>

#include "base/suggest.h"
#include "base/units.h"
#include "library/schema.h"
#include "model/fonts.h"
#include "model/paper.h"

static const char *const face_names[] = { "text", "display", NULL };
static const char *const motif_names[] = { "none", "arcs", NULL };
static const char *const fields_names[] = { "below", "beside", "none", NULL };
static const char *const orientation_names[] = { "portrait", "landscape",
                                                 NULL };
static const char *const text_names[] = { "whole", "short", NULL };
static const char *const fill_names[] = { "all", "none", NULL };
static const char *const figure_names[] = { "colour", "line", NULL };

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
read_count(const SchemaContext *ctx, const SchemaRow *row,
           const YamlNode *node, void *field)
{
    double value;
    if (!read_number(node, row->key, 0, 12, &value, ctx->diag))
        return false;
    if (value == floor(value)) {
        *(int *)field = (int)value;
        return true;
    }
    diag_add(ctx->diag, DIAG_ERROR, node->pos,
             "'%s' is '%s'; expected a whole number", row->key, node->text);
    return false;
}

/* Two numbers in brackets, such as `example`. */
static bool
read_pair(const SchemaContext *ctx, const SchemaRow *row, const YamlNode *node,
          const char *example, const double limits[4], double *out)
{
    if (!schema_expect(node, YAML_LIST, row->key, ctx->diag))
        return false;
    if (node->n != 2) {
        diag_add(ctx->diag, DIAG_ERROR, node->pos,
                 "'%s' must be two numbers, such as %s", row->key, example);
        return false;
    }
    return read_number(node->items[0], row->key, limits[0], limits[1], &out[0],
                       ctx->diag) &&
           read_number(node->items[1], row->key, limits[2], limits[3], &out[1],
                       ctx->diag);
}

/* How far something may give: below 1 and above. */
static bool
read_span(const SchemaContext *ctx, const SchemaRow *row, const YamlNode *node,
          void *field)
{
    static const double limits[] = { 0.5, 1, 1, 4 };
    return read_pair(ctx, row, node, "[0.96, 1.04]", limits, field);
}

/* Body sizes [pt]. */
static bool
read_sizes(const SchemaContext *ctx, const SchemaRow *row, const YamlNode *node,
           void *field)
{
    static const double limits[] = { 6, 40, 6, 40 };
    return read_pair(ctx, row, node, "[9, 14]", limits, field);
}

/* [width, height] in mm */
static bool
read_card(const SchemaContext *ctx, const SchemaRow *row, const YamlNode *node,
          void *field)
{
    static const double limits[] = { 60, 2000, 60, 2000 };
    double size[2];
    if (!read_pair(ctx, row, node, "[105, 148.5]", limits, size))
        return false;
    LayoutSpec *spec = field;
    spec->sheet.card_width = mm(size[0]);
    spec->sheet.card_height = mm(size[1]);
    return true;
}

static bool
read_paper(const SchemaContext *ctx, const SchemaRow *row,
           const YamlNode *node, void *field)
{
    LayoutSpec *spec = field;
    return schema_expect_some(node, YAML_SCALAR, row->key, ctx->diag) &&
           paper_check(node->text, node->pos, ctx->diag) &&
           paper_find(node->text, &spec->sheet.width, &spec->sheet.height);
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

static SchemaRead read_margins;

static const SchemaRow page_rows[] = {
    { "size", read_paper, .offset = 0 },
    { "orientation", schema_word, AT(landscape), .vocab = orientation_names,
      .what = "page orientation" },
    { "card", read_card, .offset = 0 },
    { "margins", read_margins, .offset = 0 },
};

static const SchemaRow type_rows[] = {
    { "text", read_family, AT(family[FACE_TEXT]) },
    { "display", read_family, AT(family[FACE_DISPLAY]) },
    { "size", read_points, AT(size) },
    { "leading", read_mm, AT(leading) },
};

static const SchemaRow ink_rows[] = {
    { "fills", schema_word, AT(ink.no_fills), .vocab = fill_names },
    { "figures", schema_word, AT(ink.line_figures), .vocab = figure_names },
    { "frame", read_mm, AT(ink.frame) },
};

static const SchemaRow chips_rows[] = {
    { "icon", read_mm, AT(chips.icon) },
    { "pad", read_mm, AT(chips.pad) },
    { "gap", read_mm, AT(chips.gap) },
    { "radius", read_mm, AT(chips.radius) },
};

static const SchemaRow panels_rows[] = {
    { "icon", read_mm, AT(panel.icon) },
    { "pad", read_mm, AT(panel.pad) },
    { "radius", read_mm, AT(panel.radius) },
};

static const SchemaRow gaps_rows[] = {
    { "section", read_mm, AT(section_gap) },
};

static const SchemaRow fit_rows[] = {
    { "leading", read_span, AT(leading_span) },
    { "gaps", read_span, AT(gap_span) },
    { "figures", read_span, AT(figure_span) },
    { "pages", read_count, AT(max_pages) },
    { "size", read_sizes, AT(size_span) },
};

static const SchemaRow header_rows[] = {
    { "motif", schema_word, AT(header.motif), .vocab = motif_names },
    { "qr", read_mm, AT(header.qr) },
    { "radius", read_mm, AT(header.radius) },
    { "pad", read_mm, AT(header.pad) },
    { "fields", schema_word, AT(header.fields), .vocab = fields_names },
};

static SchemaRead read_card_omit;

static const SchemaRow exercises_rows[] = {
    { "shape", schema_word, AT(card.shape), .vocab = card_shape_names },
    { "columns", read_count, AT(card.columns) },
    { "column", read_mm, AT(card.column) },
    { "gutter", read_mm, AT(card.gutter) },
    { "gap", read_mm, AT(block_gap) },
    { "figure", read_mm, AT(card.figure_width) },
    { "figure-height", read_mm, AT(card.figure_height) },
    { "min-height", read_mm, AT(card.min_height) },
    { "between", read_mm, AT(card.gap) },
    { "radius", read_mm, AT(card.radius) },
    { "pad", read_mm, AT(card.pad) },
    { "badge", read_mm, AT(card.badge) },
    { "letter", read_mm, AT(card.letter) },
    { "aside", read_mm, AT(card.aside) },
    { "text", schema_word, AT(card.cue), .vocab = text_names },
    { "omit", read_card_omit, AT(card.omitted) },
};

static const SchemaRow advice_rows[] = {
    { "gap", read_mm, AT(panel_gap) },
};

static const SchemaRow safety_rows[] = {
    { "text", schema_word, AT(short_safety), .vocab = text_names },
};

static const SchemaRow chart_rows[] = {
    { "box", read_mm, AT(chart.box) },
    { "row", read_mm, AT(chart.row) },
    { "weeks", read_count, AT(chart.weeks) },
    { "across", read_count, AT(chart.across) },
    { "names", read_mm, AT(chart.names) },
    { "thumbnail", read_mm, AT(chart.thumbnail) },
};

static const SchemaRow map_rows[] = {
    { "height", read_mm, AT(map_height) },
};

static const SchemaRow catalogue_rows[] = {
    { "columns", read_count, AT(catalogue.columns), .required = true },
    { "picture", read_mm, AT(catalogue.picture), .required = true },
    { "gap", read_mm, AT(catalogue.gap) },
};

static const SchemaRow notes_rows[] = {
    { "min", read_mm, AT(notes_min) },
};

/* The keys of one map; all of them fill the same LayoutSpec. */
typedef struct {
    const char *name;
    const SchemaRow *rows;
    size_t n;
} Section;
#define SECTION(name, rows) { name, rows, G_N_ELEMENTS(rows) }

static const Section sections[] = {
    SECTION("page", page_rows),     SECTION("margins", margin_rows),
    SECTION("type", type_rows),     SECTION("ink", ink_rows),
    SECTION("chips", chips_rows),   SECTION("panels", panels_rows),
    SECTION("gaps", gaps_rows),     SECTION("fit", fit_rows),
};

/* What a part of `blocks` may say of itself. */
static const Section part_sections[PART_COUNT] = {
    [PART_HEADER] = SECTION("header", header_rows),
    [PART_EXERCISES] = SECTION("exercises", exercises_rows),
    [PART_ADVICE] = SECTION("advice", advice_rows),
    [PART_SAFETY] = SECTION("safety", safety_rows),
    [PART_TICK_CHART] = SECTION("tick-chart", chart_rows),
    [PART_NOTES] = SECTION("notes", notes_rows),
    [PART_BODY_MAP] = SECTION("body-map", map_rows),
    [PART_CATALOGUE] = SECTION("catalogue", catalogue_rows),
};

static bool
read_section(const SchemaContext *ctx, const SchemaRow *row,
             const YamlNode *node, void *field)
{
    for (size_t i = 0; i < G_N_ELEMENTS(sections); i++)
        if (strcmp(sections[i].name, row->key) == 0)
            return schema_read(ctx, node, sections[i].rows, sections[i].n,
                               row->key, field);
    g_assert_not_reached();
}

static bool
read_margins(const SchemaContext *ctx, const SchemaRow *row,
             const YamlNode *node, void *field)
{
    LayoutSpec *spec = field;
    spec->margins_pos = node->pos;
    return read_section(ctx, row, node, field);
}

/* The index in `names` of each item of a list, as bits. */
static bool
read_bits(const SchemaContext *ctx, const SchemaRow *row, const YamlNode *node,
          const char *const *names, const char *what, unsigned *bits)
{
    if (!schema_expect(node, YAML_LIST, row->key, ctx->diag))
        return false;
    SchemaRow item_row = { .key = row->key, .vocab = names, .what = what };
    *bits = 0;
    bool good = true;
    for (size_t i = 0; i < node->n; i++) {
        int bit;
        if (schema_word(ctx, &item_row, node->items[i], &bit))
            *bits |= 1u << bit;
        else
            good = false;
    }
    return good;
}

static bool
read_card_omit(const SchemaContext *ctx, const SchemaRow *row,
               const YamlNode *node, void *field)
{
    return read_bits(ctx, row, node, card_part_names, "part of a card", field);
}

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
    const Section *section = &part_sections[part];
    return !map || schema_read(ctx, node->items[0], section->rows, section->n,
                               part_names[part], spec);
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
    return read_bits(ctx, row, node, part_names, "block", field);
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
    { "page", read_section, .offset = 0 },
    { "palette", read_palette, .offset = 0 },
    { "ink", read_section, .offset = 0 },
    { "type", read_section, .offset = 0 },
    { "styles", read_styles, .offset = 0 },
    { "blocks", read_blocks, .offset = 0 },
    { "chips", read_section, .offset = 0 },
    { "panels", read_section, .offset = 0 },
    { "gaps", read_section, .offset = 0 },
    { "omit", read_omit, AT(omitted) },
    { "fit", read_section, .offset = 0 },
};

bool
layout_schema_read(const SchemaContext *ctx, const YamlNode *map,
                   LayoutSpec *spec)
{
    return schema_read(ctx, map, rows, G_N_ELEMENTS(rows), "layout", spec);
}

static void
add_keys(GPtrArray *keys, const Section *section)
{
    for (size_t i = 0; i < section->n; i++)
        g_ptr_array_add(keys, g_strdup_printf("%s %s", section->name,
                                              section->rows[i].key));
}

static void
add_names(GPtrArray *keys, const char *section, const char *const *names)
{
    for (; *names != NULL; names++)
        g_ptr_array_add(keys, g_strdup_printf("%s %s", section, *names));
}

GPtrArray *
layout_schema_keys(void)
{
    static const Section top = SECTION("layout", rows);
    GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);
    add_keys(keys, &top);
    for (size_t i = 0; i < G_N_ELEMENTS(sections); i++)
        add_keys(keys, &sections[i]);
    for (int i = 0; i < PART_COUNT; i++)
        add_keys(keys, &part_sections[i]);
    add_names(keys, "palette", color_names);
    add_names(keys, "styles", style_names);
    add_names(keys, "blocks", part_names);
    add_names(keys, "omit", card_part_names);
    return keys;
}
