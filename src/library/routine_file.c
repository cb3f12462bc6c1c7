#include "library/files.h"

#include "library/inside.h"
#include "library/schema.h"
#include "library/tokens.h"

/* An id of something that is there; its file is not read. */
static bool
read_id(const SchemaContext *ctx, const YamlNode *node, const char *key,
        ItemKind kind, const char **out)
{
    if (!schema_expect_some(node, YAML_SCALAR, key, ctx->diag))
        return false;
    *out = node->text;
    const Library *lib = ctx->user;
    return library_expect(lib, kind, node->text, node->pos, ctx->diag);
}

static bool
read_item_id(const SchemaContext *ctx, const SchemaRow *row,
             const YamlNode *node, void *field)
{
    return read_id(ctx, node, row->key, ITEM_EXERCISE, field);
}

static bool
read_advice_ids(const SchemaContext *ctx, const SchemaRow *row,
                const YamlNode *node, void *field)
{
    if (!schema_expect(node, YAML_LIST, row->key, ctx->diag))
        return false;
    const char **ids = arena_array(ctx->arena, const char *, node->n + 1);
    bool ok = true;
    for (size_t i = 0; i < node->n; i++)
        ok &= read_id(ctx, node->items[i], row->key, ITEM_ADVICE, &ids[i]);
    *(StrList *)field = (StrList){ ids, node->n };
    return ok;
}

#define IN_ITEM(member) .offset = offsetof(RoutineItem, member)

static const SchemaRow item_rows[] = {
    { "id", read_item_id, IN_ITEM(id), .required = true },
    { "dose", schema_dose, IN_ITEM(dose) },
    { "use", schema_word, IN_ITEM(use), .vocab = use_names },
};

/* "cat-cow" or {id: cat-cow, dose: ..., use: ...}. */
static bool
read_item(const SchemaContext *ctx, const YamlNode *node, RoutineItem *item)
{
    item->pos = node->pos;
    if (node->kind == YAML_SCALAR)
        return read_id(ctx, node, "items", ITEM_EXERCISE, &item->id);
    return schema_read(ctx, node, item_rows, G_N_ELEMENTS(item_rows), "item",
                       item);
}

/* Warns of an exercise that stands in `items` twice. */
static void
warn_of_twins(const RoutineItem *items, size_t n, Diag *diag)
{
    for (size_t i = 1; i < n; i++) {
        for (size_t k = 0; k < i; k++) {
            if (g_strcmp0(items[i].id, items[k].id) != 0)
                continue;
            diag_add(diag, DIAG_WARNING, items[i].pos,
                     "'%s' stands here twice; only the first, in line %d, "
                     "prints",
                     items[i].id, items[k].pos.line);
            break;
        }
    }
}

/* Into a RoutinePhase. */
static bool
read_items(const SchemaContext *ctx, const SchemaRow *row, const YamlNode *node,
           void *field)
{
    RoutinePhase *phase = field;
    if (!schema_expect_some(node, YAML_LIST, row->key, ctx->diag))
        return false;
    RoutineItem *items = arena_array(ctx->arena, RoutineItem, node->n);
    bool ok = true;
    for (size_t i = 0; i < node->n; i++)
        ok &= read_item(ctx, node->items[i], &items[i]);
    if (ok)
        warn_of_twins(items, node->n, ctx->diag);
    phase->items = items;
    phase->n_items = node->n;
    return ok;
}

#define IN_PHASE(member) .offset = offsetof(RoutinePhase, member)

static const SchemaRow phase_rows[] = {
    { "name", schema_text, IN_PHASE(name), .most = 200 },
    { "weeks", schema_text, IN_PHASE(weeks), .most = 60 },
    { "move_on_when", tokens_text, IN_PHASE(move_on_when) },
    { "freq", schema_frequency, IN_PHASE(freq) },
    { "freq-strength", schema_frequency, IN_PHASE(freq_strength) },
    { "items", read_items, .offset = 0, .required = true },
};

/* Into a Routine. */
static bool
read_phases(const SchemaContext *ctx, const SchemaRow *row,
            const YamlNode *node, void *field)
{
    Routine *routine = field;
    if (!schema_expect_some(node, YAML_LIST, row->key, ctx->diag))
        return false;
    RoutinePhase *phases = arena_array(ctx->arena, RoutinePhase, node->n);
    bool ok = true;
    for (size_t i = 0; i < node->n; i++) {
        phases[i].number = (int)i + 1;
        ok &= schema_read(ctx, node->items[i], phase_rows,
                          G_N_ELEMENTS(phase_rows), "phase", &phases[i]);
    }
    routine->phases = phases;
    routine->n_phases = node->n;
    return ok;
}

/* A file's top level: `single` is the one phase of a routine without any, and
   holds what the phases do not say of their own. */
typedef struct {
    Routine routine;
    RoutinePhase single;
} Draft;

#define AT(member) .offset = offsetof(Draft, routine.member)
#define IN_SINGLE(member) .offset = offsetof(Draft, single.member)

static const SchemaRow rows[] = {
    { "name", tokens_text, AT(name), .required = true, .most = 200 },
    { "who", schema_text, AT(who) },
    { "note", tokens_paragraphs, AT(note), .most = 2000 },
    { "title", tokens_text, AT(title), .most = 200 },
    { "sheet", schema_word, AT(sheet), .vocab = sheet_names },
    { "advice", read_advice_ids, AT(advice) },
    { "freq", schema_frequency, IN_SINGLE(freq) },
    { "freq-strength", schema_frequency, IN_SINGLE(freq_strength) },
    { "items", read_items, .offset = offsetof(Draft, single) },
    { "phases", read_phases, .offset = offsetof(Draft, routine) },
};

/* Exactly one of items and phases. */
static bool
check_items(const YamlNode *map, Diag *diag)
{
    const YamlNode *items = yaml_find(map, "items");
    const YamlNode *phases = yaml_find(map, "phases");
    if (items == NULL && phases == NULL) {
        diag_add(diag, DIAG_ERROR, map->pos,
                 "the routine needs 'items' or 'phases'");
        return false;
    }
    if (items != NULL && phases != NULL) {
        diag_add(diag, DIAG_ERROR, items->pos,
                 "a routine has 'items' or 'phases', not both");
        return false;
    }
    return true;
}

/* Phases that do not say how often take what the whole routine says. */
static const RoutinePhase *
with_frequency(Arena *arena, const Routine *routine, const RoutinePhase *whole)
{
    RoutinePhase *phases = arena_memdup(arena, routine->phases,
                                        sizeof *phases * routine->n_phases);
    for (size_t i = 0; i < routine->n_phases; i++) {
        phases[i].freq = dose_overlay(&whole->freq, &phases[i].freq);
        phases[i].freq_strength =
                dose_overlay(&whole->freq_strength, &phases[i].freq_strength);
    }
    return phases;
}

const Routine *
routine_file_read(Library *lib, const FoundFile *file, Diag *diag)
{
    Arena *arena = library_arena(lib);
    Draft *draft = arena_new0(arena, Draft);
    Routine *routine = &draft->routine;
    routine->id = content_file_id(arena, file->path, diag);
    routine->built_in = file->built_in;
    const YamlNode *map = yaml_file_read(arena, file->path, diag);
    if (map == NULL)
        return NULL;
    routine->pos = (SrcPos){ map->pos.file, 1, 1 };

    SchemaContext ctx = { arena, diag, lib };
    if (!schema_read(&ctx, map, rows, G_N_ELEMENTS(rows), "routine", draft) ||
        !check_items(map, diag) || routine->id == NULL)
        return NULL;
    if (routine->n_phases == 0) {
        routine->phases = &draft->single;
        routine->n_phases = 1;
    } else {
        routine->phases = with_frequency(arena, routine, &draft->single);
    }
    return routine;
}
