#include "library/layout_values.h"

#include <math.h>

#include "base/suggest.h"
#include "base/units.h"
#include "model/fonts.h"
#include "model/layout_spec.h"
#include "model/paper.h"

static const char *const face_names[] = { "text", "display", NULL };

/* A number from `least` to `most`; false and a message otherwise. */
bool
layout_read_number(const YamlNode *node, const char *key, double least,
                   double most, double *out, Diag *diag)
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

bool
layout_read_mm(const SchemaContext *ctx, const SchemaRow *row,
               const YamlNode *node, void *field)
{
    double value;
    if (!layout_read_number(node, row->key, 0, 2000, &value, ctx->diag))
        return false;
    *(double *)field = mm(value);
    return true;
}

bool
layout_read_points(const SchemaContext *ctx, const SchemaRow *row,
                   const YamlNode *node, void *field)
{
    return layout_read_number(node, row->key, 4, 400, field, ctx->diag);
}

bool
layout_read_count(const SchemaContext *ctx, const SchemaRow *row,
                  const YamlNode *node, void *field)
{
    double value;
    if (!layout_read_number(node, row->key, 0, 12, &value, ctx->diag))
        return false;
    if (value == floor(value)) {
        *(int *)field = (int)value;
        return true;
    }
    diag_add(ctx->diag, DIAG_ERROR, node->pos,
             "'%s' is '%s'; expected a whole number", row->key, node->text);
    return false;
}

bool
layout_read_pair(const SchemaContext *ctx, const char *key,
                 const YamlNode *node, const char *example,
                 const double limits[4], double *out)
{
    if (!schema_expect(node, YAML_LIST, key, ctx->diag))
        return false;
    if (node->n != 2) {
        diag_add(ctx->diag, DIAG_ERROR, node->pos,
                 "'%s' must be two numbers, such as %s", key, example);
        return false;
    }
    bool good = layout_read_number(node->items[0], key, limits[0], limits[1],
                                   &out[0], ctx->diag);
    good &= layout_read_number(node->items[1], key, limits[2], limits[3],
                               &out[1], ctx->diag);
    return good;
}

/* How far something may give: below 1 and above. */
bool
layout_read_span(const SchemaContext *ctx, const SchemaRow *row,
                 const YamlNode *node, void *field)
{
    static const double limits[] = { 0.5, 1, 1, 4 };
    return layout_read_pair(ctx, row->key, node, "[0.96, 1.04]", limits, field);
}

/* Body sizes [pt]. */
bool
layout_read_sizes(const SchemaContext *ctx, const SchemaRow *row,
                  const YamlNode *node, void *field)
{
    static const double limits[] = { 6, 40, 6, 40 };
    return layout_read_pair(ctx, row->key, node, "[9, 14]", limits, field);
}

/* [width, height] in mm */
bool
layout_read_card(const SchemaContext *ctx, const SchemaRow *row,
                 const YamlNode *node, void *field)
{
    static const double limits[] = { 60, 2000, 60, 2000 };
    double size[2];
    if (!layout_read_pair(ctx, row->key, node, "[105, 148.5]", limits, size))
        return false;
    LayoutSpec *spec = field;
    spec->sheet.card_width = mm(size[0]);
    spec->sheet.card_height = mm(size[1]);
    return true;
}

bool
layout_read_paper(const SchemaContext *ctx, const SchemaRow *row,
                  const YamlNode *node, void *field)
{
    LayoutSpec *spec = field;
    return schema_expect_some(node, YAML_SCALAR, row->key, ctx->diag) &&
           paper_check(node->text, node->pos, ctx->diag) &&
           paper_find(node->text, &spec->sheet.width, &spec->sheet.height);
}

bool
layout_read_color(const SchemaContext *ctx, const SchemaRow *row,
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

bool
layout_read_family(const SchemaContext *ctx, const SchemaRow *row,
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
bool
layout_read_style(const SchemaContext *ctx, const SchemaRow *row,
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
    good &= layout_read_number(node->items[1], "weight", 100, 900, &weight,
                               diag);
    good &= layout_read_number(node->items[2], "size", 4, 400, &style->size,
                               diag);
    good &= layout_read_number(node->items[3], "leading", 1, 300, &leading,
                               diag);
    good &= layout_read_number(node->items[4], "tracking", -0.1, 0.5,
                               &style->tracking, diag);
    if (!good)
        return false;
    style->weight = (int)weight;
    style->leading = mm(leading);
    style->pos = node->items[1]->pos;
    return true;
}
