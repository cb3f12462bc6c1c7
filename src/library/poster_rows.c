#include "library/poster_rows.h"

#include "library/layout_values.h"
#include "model/layout_spec.h"

/* The second may not be smaller. */
static bool
read_rising(const SchemaContext *ctx, const char *key, const YamlNode *node,
            const char *example, const double limits[4], double *out)
{
    if (!layout_read_pair(ctx, key, node, example, limits, out))
        return false;
    if (out[1] >= out[0])
        return true;
    diag_add(ctx->diag, DIAG_ERROR, node->items[1]->pos,
             "the second number of '%s' is smaller than the first", key);
    return false;
}

static bool
read_sizes(const SchemaContext *ctx, const SchemaRow *row, const YamlNode *node,
           void *field)
{
    static const double limits[] = { 4, 400, 4, 400 };
    return read_rising(ctx, row->key, node, "[11, 60]", limits, field);
}

static bool
read_metres(const SchemaContext *ctx, const SchemaRow *row,
            const YamlNode *node, void *field)
{
    static const double limits[] = { 0.1, 50, 0.1, 50 };
    return layout_read_pair(ctx, row->key, node, "[2, 1]", limits, field);
}

static bool
read_shares(const SchemaContext *ctx, const SchemaRow *row,
            const YamlNode *node, void *field)
{
    static const double limits[] = { 0.2, 0.8, 0.2, 0.8 };
    return read_rising(ctx, row->key, node, "[0.3, 0.6]", limits, field);
}

static bool
read_share(const SchemaContext *ctx, const SchemaRow *row, const YamlNode *node,
           void *field)
{
    return layout_read_number(node, row->key, 0.05, 0.5, field, ctx->diag);
}

#define TINT(posture) .offset = sizeof(Color) * (posture), .required = true

static const SchemaRow tint_rows[] = {
    { "lying", layout_read_color, TINT(POSTURE_LYING) },
    { "kneeling", layout_read_color, TINT(POSTURE_KNEELING) },
    { "sitting", layout_read_color, TINT(POSTURE_SITTING) },
    { "standing", layout_read_color, TINT(POSTURE_STANDING) },
};

static bool
read_tints(const SchemaContext *ctx, const SchemaRow *row, const YamlNode *node,
           void *field)
{
    return schema_read(ctx, node, tint_rows, G_N_ELEMENTS(tint_rows), row->key,
                       field);
}

static const char *const ground_names[] = { "paper", "brand", NULL };

/* The colour behind title and anatomy, into `story`. */
static bool
read_ground(const SchemaContext *ctx, const SchemaRow *row,
            const YamlNode *node, void *field)
{
    static const SchemaRow ground = { .key = "ground", .vocab = ground_names };
    int index = 0;
    (void)row;
    if (!schema_word(ctx, &ground, node, &index))
        return false;
    *(bool *)field = index == 1;
    return true;
}

#define AT(member) \
    .offset = offsetof(LayoutSpec, poster.member) - offsetof(LayoutSpec, poster)

static const SchemaRow rows[] = {
    { "tints", read_tints, AT(tints) },
    { "size", read_sizes, AT(size) },
    { "read-at", read_metres, AT(read_at) },
    { "picture", read_shares, AT(picture) },
    { "headline", read_share, AT(headline) },
    { "side", read_share, AT(side) },
    { "ground", read_ground, AT(story) },
};

bool
poster_rows_read(const SchemaContext *ctx, const SchemaRow *row,
                 const YamlNode *node, void *field)
{
    bool *shown = field; /* the first member */
    G_STATIC_ASSERT(offsetof(LayoutSpec, poster.shown) ==
                    offsetof(LayoutSpec, poster));
    *shown = true;
    return schema_read(ctx, node, rows, G_N_ELEMENTS(rows), row->key, field);
}

void
poster_rows_add_keys(GPtrArray *keys)
{
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        g_ptr_array_add(keys, g_strdup_printf("poster %s", rows[i].key));
    for (size_t i = 0; i < G_N_ELEMENTS(tint_rows); i++)
        g_ptr_array_add(keys, g_strdup_printf("tints %s", tint_rows[i].key));
}
