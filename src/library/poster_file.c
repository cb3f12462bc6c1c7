#include "library/files.h"

#include <stdlib.h>

#include "base/suggest.h"
#include "library/inside.h"
#include "library/schema.h"
#include "library/tokens.h"

#define PRESS_MOST 10
#define PANELS_MOST 12 /* more would not be read */
#define LAYOUT_USUAL "poster-list"

/* A whole number from `least` to `most`; false and a message otherwise. */
static bool
read_count(const YamlNode *node, const char *key, int least, int most, int *out,
           Diag *diag)
{
    if (!schema_expect_some(node, YAML_SCALAR, key, diag))
        return false;
    guint64 number;
    if (!g_ascii_string_to_unsigned(node->text, 10, (guint64)least,
                                    (guint64)most, &number, NULL)) {
        diag_add(diag, DIAG_ERROR, node->pos,
                 "'%s' is '%s'; expected a whole number from %d to %d", key,
                 node->text, least, most);
        return false;
    }
    *out = (int)number;
    return true;
}

/* The id of an advice text that is there. */
static bool
read_advice_id(const SchemaContext *ctx, const SchemaRow *row,
               const YamlNode *node, void *field)
{
    if (!schema_expect_some(node, YAML_SCALAR, row->key, ctx->diag))
        return false;
    *(const char **)field = node->text;
    return library_expect(ctx->user, ITEM_ADVICE, node->text, node->pos,
                          ctx->diag);
}

/* The paragraphs that are printed, counted from 1; into a PosterPanel. */
static bool
read_paragraphs(const SchemaContext *ctx, const SchemaRow *row,
                const YamlNode *node, void *field)
{
    PosterPanel *panel = field;
    if (!schema_expect_some(node, YAML_LIST, row->key, ctx->diag))
        return false;
    int *numbers = arena_array(ctx->arena, int, node->n);
    bool ok = true;
    for (size_t i = 0; i < node->n; i++) {
        ok &= read_count(node->items[i], row->key, 1, 99, &numbers[i],
                         ctx->diag);
        if (!ok || i == 0 || numbers[i] > numbers[i - 1])
            continue;
        diag_add(ctx->diag, DIAG_ERROR, node->items[i]->pos,
                 "paragraph %d comes after %d; a text keeps its order",
                 numbers[i], numbers[i - 1]);
        ok = false;
    }
    panel->paragraphs = numbers;
    panel->n_paragraphs = node->n;
    return ok;
}

#define IN(member) .offset = offsetof(PosterPanel, member)

static const SchemaRow text_rows[] = {
    { "id", read_advice_id, IN(text), .required = true },
    { "paragraphs", read_paragraphs, .offset = 0 },
};

/* "do-dont" or {id: ..., paragraphs: [1, 3]}. */
static bool
read_text(const SchemaContext *ctx, const SchemaRow *row, const YamlNode *node,
          void *field)
{
    PosterPanel *panel = field;
    if (node->kind == YAML_SCALAR)
        return read_advice_id(ctx, row, node, &panel->text);
    return schema_read(ctx, node, text_rows, G_N_ELEMENTS(text_rows), row->key,
                       panel);
}

/* An exercise or a routine that is there. */
static bool
read_move_id(const SchemaContext *ctx, const SchemaRow *row,
             const YamlNode *node, void *field)
{
    if (!schema_expect_some(node, YAML_SCALAR, row->key, ctx->diag))
        return false;
    *(const char **)field = node->text;
    ItemKind kind;
    if (library_kind_of(ctx->user, node->text, &kind) && kind == ITEM_ROUTINE)
        return true;
    return library_expect(ctx->user, ITEM_EXERCISE, node->text, node->pos,
                          ctx->diag);
}

#define IN_ITEM(member) .offset = offsetof(PlanItem, member)

static const SchemaRow item_rows[] = {
    { "id", read_move_id, IN_ITEM(id), .required = true },
    { "dose", schema_dose, IN_ITEM(dose) },
    { "use", schema_word, IN_ITEM(use), .vocab = use_names },
};

static bool
read_item(const SchemaContext *ctx, const YamlNode *node, PlanItem *item)
{
    item->pos = node->pos;
    if (node->kind == YAML_SCALAR)
        return read_move_id(ctx, &item_rows[0], node, &item->id);
    return schema_read(ctx, node, item_rows, G_N_ELEMENTS(item_rows), "item",
                       item);
}

/* Into a PosterPanel. */
static bool
read_items(const SchemaContext *ctx, const SchemaRow *row, const YamlNode *node,
           void *field)
{
    PosterPanel *panel = field;
    if (!schema_expect_some(node, YAML_LIST, row->key, ctx->diag))
        return false;
    PlanItem *items = arena_array(ctx->arena, PlanItem, node->n);
    bool ok = true;
    for (size_t i = 0; i < node->n; i++)
        ok &= read_item(ctx, node->items[i], &items[i]);
    panel->items = items;
    panel->n_items = node->n;
    return ok;
}

static const SchemaRow moves_rows[] = {
    { "heading", tokens_text, IN(heading), .most = 60 },
    { "items", read_items, .offset = 0, .required = true },
};

/* A list of ids, or {heading: ..., items: [...]}. */
static bool
read_moves(const SchemaContext *ctx, const SchemaRow *row, const YamlNode *node,
           void *field)
{
    if (node->kind == YAML_LIST)
        return read_items(ctx, row, node, field);
    return schema_read(ctx, node, moves_rows, G_N_ELEMENTS(moves_rows),
                       row->key, field);
}

/* A list of the sides from which the body is seen. */
static bool
read_map(const SchemaContext *ctx, const SchemaRow *row, const YamlNode *node,
         void *field)
{
    static const SchemaRow view = { .key = "view", .vocab = body_map_names };
    PosterPanel *panel = field;
    if (!schema_expect_some(node, YAML_LIST, row->key, ctx->diag))
        return false;
    if (node->n > BODY_MAP_COUNT) {
        diag_add(ctx->diag, DIAG_ERROR, node->pos,
                 "'%s' has at most %d views: front, back and side", row->key,
                 BODY_MAP_COUNT);
        return false;
    }
    bool ok = true;
    for (size_t i = 0; i < node->n; i++)
        ok &= schema_word(ctx, &view, node->items[i], &panel->views[i]);
    panel->n_views = node->n;
    return ok;
}

static bool
read_layers(const SchemaContext *ctx, const SchemaRow *row,
            const YamlNode *node, void *field)
{
    static const SchemaRow layer = { .key = "layer",
                                     .vocab = anatomy_layer_names };
    unsigned *layers = field;
    if (!schema_expect_some(node, YAML_LIST, row->key, ctx->diag))
        return false;
    bool ok = true;
    for (size_t i = 0; i < node->n; i++) {
        int bit = 0;
        ok &= schema_word(ctx, &layer, node->items[i], &bit);
        *layers |= 1u << bit;
    }
    return ok;
}

static bool
read_exercise_id(const SchemaContext *ctx, const SchemaRow *row,
                 const YamlNode *node, void *field)
{
    if (!schema_expect_some(node, YAML_SCALAR, row->key, ctx->diag))
        return false;
    *(const char **)field = node->text;
    return library_expect(ctx->user, ITEM_EXERCISE, node->text, node->pos,
                          ctx->diag);
}

static const SchemaRow point_rows[] = {
    { "to", schema_text, .offset = offsetof(PosterPoint, to), .most = 60 },
    { "pose", read_exercise_id, .offset = offsetof(PosterPoint, pose) },
};

/* Into a PosterPanel. */
static bool
read_points(const SchemaContext *ctx, const SchemaRow *row,
            const YamlNode *node, void *field)
{
    PosterPanel *panel = field;
    if (!schema_expect_some(node, YAML_LIST, row->key, ctx->diag))
        return false;
    PosterPoint *points = arena_array(ctx->arena, PosterPoint, node->n);
    bool ok = true;
    for (size_t i = 0; i < node->n; i++) {
        points[i].pos = node->items[i]->pos;
        ok &= schema_read(ctx, node->items[i], point_rows,
                          G_N_ELEMENTS(point_rows), "point", &points[i]);
    }
    panel->points = points;
    panel->n_points = node->n;
    return ok;
}

static const SchemaRow anatomy_rows[] = {
    { "text", read_advice_id, IN(text), .required = true },
    { "layers", read_layers, IN(layers), .required = true },
    { "points", read_points, .offset = 0, .required = true },
};

static bool
read_anatomy(const SchemaContext *ctx, const SchemaRow *row,
             const YamlNode *node, void *field)
{
    return schema_read(ctx, node, anatomy_rows, G_N_ELEMENTS(anatomy_rows),
                       row->key, field);
}

/* The most that one should press, of 10. */
static bool
read_pressure(const SchemaContext *ctx, const SchemaRow *row,
              const YamlNode *node, void *field)
{
    PosterPanel *panel = field;
    return read_count(node, row->key, 1, PRESS_MOST, &panel->press_most,
                      ctx->diag);
}

static SchemaRead *const panel_readers[POSTER_PANEL_COUNT] = {
    [POSTER_TEXT] = read_text,         [POSTER_MOVES] = read_moves,
    [POSTER_MAP] = read_map,           [POSTER_ANATOMY] = read_anatomy,
    [POSTER_PRESSURE] = read_pressure,
};

/* "KIND: what it holds". */
static bool
read_panel(const SchemaContext *ctx, const YamlNode *node, PosterPanel *panel)
{
    panel->pos = node->pos;
    if (!schema_expect(node, YAML_MAP, "panel", ctx->diag))
        return false;
    if (node->n != 1) {
        diag_add(ctx->diag, DIAG_ERROR, node->pos,
                 "a panel is one thing, such as 'text: do-dont'");
        return false;
    }
    int kind = vocab_find(poster_panel_names, node->keys[0]->text);
    if (kind < 0) {
        g_autofree char *hint =
                suggest_or_list(node->keys[0]->text, poster_panel_names);
        diag_add(ctx->diag, DIAG_ERROR, node->keys[0]->pos,
                 "unknown panel '%s'%s", node->keys[0]->text, hint);
        return false;
    }
    panel->kind = (PosterPanelKind)kind;
    SchemaRow row = { .key = poster_panel_names[kind] };
    return panel_readers[kind](ctx, &row, node->items[0], panel);
}

static bool
read_panels(const SchemaContext *ctx, const SchemaRow *row,
            const YamlNode *node, void *field)
{
    Poster *poster = field;
    if (!schema_expect_some(node, YAML_LIST, row->key, ctx->diag))
        return false;
    if (node->n > PANELS_MOST) {
        diag_add(ctx->diag, DIAG_ERROR, node->items[PANELS_MOST]->pos,
                 "a poster has at most %d panels", PANELS_MOST);
        return false;
    }
    PosterPanel *panels = arena_array(ctx->arena, PosterPanel, node->n);
    bool ok = true;
    for (size_t i = 0; i < node->n; i++)
        ok &= read_panel(ctx, node->items[i], &panels[i]);
    poster->panels = panels;
    poster->n_panels = node->n;
    return ok;
}

#define AT(member) .offset = offsetof(Poster, member)

static const SchemaRow rows[] = {
    { "title", tokens_text, AT(title), .required = true, .most = 80 },
    { "strapline", tokens_text, AT(strapline), .most = 200 },
    { "layout", schema_text, AT(layout),
      .pos_offset = offsetof(Poster, layout_pos) },
    { "sheet", schema_word, AT(sheet), .vocab = sheet_names },
    { "sources", schema_text, AT(sources) },
    { "panels", read_panels, .offset = 0, .required = true },
};

const Poster *
poster_file_read(Library *lib, const FoundFile *file, Diag *diag)
{
    Arena *arena = library_arena(lib);
    Poster *poster = arena_new0(arena, Poster);
    poster->id = content_file_id(arena, file->path, diag);
    poster->built_in = file->built_in;
    poster->layout = LAYOUT_USUAL;
    const YamlNode *map = yaml_file_read(arena, file->path, diag);
    if (map == NULL)
        return NULL;
    poster->pos = (SrcPos){ map->pos.file, 1, 1 };
    SchemaContext ctx = { arena, diag, lib };
    bool ok =
            schema_read(&ctx, map, rows, G_N_ELEMENTS(rows), "poster", poster);
    return ok && poster->id != NULL ? poster : NULL;
}
