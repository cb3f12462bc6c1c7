#include "library/layout_schema.h"

#include <string.h>

#include "base/suggest.h"
#include "library/layout_values.h"
#include "library/poster_rows.h"

static const char *const motif_names[] = { "none", "arcs", NULL };
static const char *const fields_names[] = { "below", "beside", "none", NULL };
static const char *const orientation_names[] = { "portrait", "landscape",
                                                 NULL };
static const char *const text_names[] = { "whole", "short", NULL };
static const char *const place_names[] = { "listed", "fit", NULL };
static const char *const fill_names[] = { "all", "none", NULL };
static const char *const figure_names[] = { "colour", "line", NULL };

#define AT(member) .offset = offsetof(LayoutSpec, member)

static const SchemaRow margin_rows[] = {
    { "top", layout_read_mm, AT(top) },
    { "right", layout_read_mm, AT(right) },
    { "bottom", layout_read_mm, AT(bottom) },
    { "left", layout_read_mm, AT(left) },
};

static SchemaRead read_margins;

static const SchemaRow page_rows[] = {
    { "size", layout_read_paper, .offset = 0 },
    { "orientation", schema_word, AT(landscape), .vocab = orientation_names,
      .what = "page orientation" },
    { "card", layout_read_card, .offset = 0 },
    { "margins", read_margins, .offset = 0 },
};

static const SchemaRow type_rows[] = {
    { "text", layout_read_family, AT(family[FACE_TEXT]) },
    { "display", layout_read_family, AT(family[FACE_DISPLAY]) },
    { "size", layout_read_points, AT(size) },
    { "leading", layout_read_mm, AT(leading) },
};

static const SchemaRow ink_rows[] = {
    { "fills", schema_word, AT(ink.no_fills), .vocab = fill_names },
    { "figures", schema_word, AT(ink.line_figures), .vocab = figure_names },
    { "frame", layout_read_mm, AT(ink.frame) },
};

static const SchemaRow chips_rows[] = {
    { "icon", layout_read_mm, AT(chips.icon) },
    { "pad", layout_read_mm, AT(chips.pad) },
    { "gap", layout_read_mm, AT(chips.gap) },
    { "radius", layout_read_mm, AT(chips.radius) },
};

static const SchemaRow panels_rows[] = {
    { "icon", layout_read_mm, AT(panel.icon) },
    { "pad", layout_read_mm, AT(panel.pad) },
    { "radius", layout_read_mm, AT(panel.radius) },
};

static const SchemaRow gaps_rows[] = {
    { "section", layout_read_mm, AT(section_gap) },
};

static const SchemaRow fit_rows[] = {
    { "leading", layout_read_span, AT(leading_span) },
    { "gaps", layout_read_span, AT(gap_span) },
    { "figures", layout_read_span, AT(figure_span) },
    { "pages", layout_read_count, AT(max_pages) },
    { "size", layout_read_sizes, AT(size_span) },
};

static const SchemaRow header_rows[] = {
    { "motif", schema_word, AT(header.motif), .vocab = motif_names },
    { "qr", layout_read_mm, AT(header.qr) },
    { "radius", layout_read_mm, AT(header.radius) },
    { "pad", layout_read_mm, AT(header.pad) },
    { "fields", schema_word, AT(header.fields), .vocab = fields_names },
};

static SchemaRead read_card_omit;

static const SchemaRow exercises_rows[] = {
    { "shape", schema_word, AT(card.shape), .vocab = card_shape_names },
    { "columns", layout_read_count, AT(card.columns) },
    { "column", layout_read_mm, AT(card.column) },
    { "gutter", layout_read_mm, AT(card.gutter) },
    { "gap", layout_read_mm, AT(block_gap) },
    { "figure", layout_read_mm, AT(card.figure_width) },
    { "figure-height", layout_read_mm, AT(card.figure_height) },
    { "min-height", layout_read_mm, AT(card.min_height) },
    { "between", layout_read_mm, AT(card.gap) },
    { "radius", layout_read_mm, AT(card.radius) },
    { "pad", layout_read_mm, AT(card.pad) },
    { "badge", layout_read_mm, AT(card.badge) },
    { "letter", layout_read_mm, AT(card.letter) },
    { "aside", layout_read_mm, AT(card.aside) },
    { "text", schema_word, AT(card.cue), .vocab = text_names },
    { "omit", read_card_omit, AT(card.omitted) },
};

static const SchemaRow advice_rows[] = {
    { "gap", layout_read_mm, AT(panel_gap) },
};

static const SchemaRow intro_rows[] = {
    { "place", schema_word, AT(intro_floats), .vocab = place_names,
      .what = "place" },
};

static const SchemaRow safety_rows[] = {
    { "text", schema_word, AT(short_safety), .vocab = text_names },
};

static const SchemaRow chart_rows[] = {
    { "box", layout_read_mm, AT(chart.box) },
    { "row", layout_read_mm, AT(chart.row) },
    { "weeks", layout_read_count, AT(chart.weeks) },
    { "across", layout_read_count, AT(chart.across) },
    { "names", layout_read_mm, AT(chart.names) },
    { "thumbnail", layout_read_mm, AT(chart.thumbnail) },
};

static const SchemaRow map_rows[] = {
    { "height", layout_read_mm, AT(map_height) },
};

static const SchemaRow catalogue_rows[] = {
    { "columns", layout_read_count, AT(catalogue.columns), .required = true },
    { "picture", layout_read_mm, AT(catalogue.picture), .required = true },
    { "gap", layout_read_mm, AT(catalogue.gap) },
};

static const SchemaRow notes_rows[] = {
    { "min", layout_read_mm, AT(notes_min) },
};

/* The keys of one map; all of them fill the same LayoutSpec. */
typedef struct {
    const char *name;
    const SchemaRow *rows;
    size_t n;
} Section;
#define SECTION(name, rows) \
    { \
        name, rows, G_N_ELEMENTS(rows) \
    }

static const Section sections[] = {
    SECTION("page", page_rows),   SECTION("margins", margin_rows),
    SECTION("type", type_rows),   SECTION("ink", ink_rows),
    SECTION("chips", chips_rows), SECTION("panels", panels_rows),
    SECTION("gaps", gaps_rows),   SECTION("fit", fit_rows),
};

/* What a part of `blocks` may say of itself. */
static const Section part_sections[PART_COUNT] = {
    [PART_HEADER] = SECTION("header", header_rows),
    [PART_INTRO] = SECTION("intro", intro_rows),
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
    if (part == PART_COUNT || !add_part(spec, part, name->pos, ctx->diag))
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
        rows[n] =
                (SchemaRow){ .key = names[n],
                             .read = read,
                             .offset = n * size,
                             .pos_offset =
                                     places ? places + n * sizeof(SrcPos) : 0 };
    return schema_read(ctx, node, rows, n, what, out);
}

static bool
read_palette(const SchemaContext *ctx, const SchemaRow *row,
             const YamlNode *node, void *field)
{
    LayoutSpec *spec = field;
    return read_named(
            ctx, node, row->key, color_names, layout_read_color, sizeof(Color),
            offsetof(LayoutSpec, palette_pos) - offsetof(LayoutSpec, palette),
            spec->palette);
}

static bool
read_styles(const SchemaContext *ctx, const SchemaRow *row,
            const YamlNode *node, void *field)
{
    LayoutSpec *spec = field;
    return read_named(ctx, node, row->key, style_names, layout_read_style,
                      sizeof(TextStyle), 0, spec->styles);
}

static bool
read_version(const SchemaContext *ctx, const SchemaRow *row,
             const YamlNode *node, void *field)
{
    (void)field;
    double version;
    return layout_read_number(node, row->key, 1, 1, &version, ctx->diag);
}

/* layout_file.c has read the layout that it names. */
static bool
read_extends(const SchemaContext *ctx, const SchemaRow *row,
             const YamlNode *node, void *field)
{
    (void)field;
    const char *name;
    return schema_text(ctx, row, node, &name);
}

static const SchemaRow rows[] = {
    { "limber-layout", read_version, .offset = 0, .required = true },
    { "title", schema_text, AT(title) },
    { "extends", read_extends, .offset = 0 },
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
    { "poster", poster_rows_read, AT(poster) },
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
    poster_rows_add_keys(keys);
    add_names(keys, "palette", color_names);
    add_names(keys, "styles", style_names);
    add_names(keys, "blocks", part_names);
    add_names(keys, "omit", card_part_names);
    return keys;
}
