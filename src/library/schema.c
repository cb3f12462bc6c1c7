#include "library/schema.h"

#include <string.h>

#include "base/suggest.h"
#include "library/clean_text.h"
#include "model/dose.h"
#include "model/vocab.h"
#include "parse/dose.h"

#define MOST 500 /* characters of a text, when its row does not say */

/* All enums are read as int. */
G_STATIC_ASSERT(sizeof(Region) == sizeof(int));
G_STATIC_ASSERT(sizeof(SafetyLevel) == sizeof(int));

static const char *const kind_hints[] = {
    [YAML_SCALAR] = "a text",
    [YAML_LIST] = "a list, such as [a, b]",
    [YAML_MAP] = "a map, such as {a: b}",
};

bool
schema_expect(const YamlNode *node, YamlKind kind, const char *name, Diag *diag)
{
    if (node->kind == kind)
        return true;
    diag_add(diag, DIAG_ERROR, node->pos, "'%s' must be %s; found %s", name,
             kind_hints[kind], yaml_kind_name(node));
    return false;
}

bool
schema_expect_some(const YamlNode *node, YamlKind kind, const char *name,
                   Diag *diag)
{
    if (!schema_expect(node, kind, name, diag))
        return false;
    bool empty = kind == YAML_SCALAR ? node->text[0] == '\0' : node->n == 0;
    if (empty)
        diag_add(diag, DIAG_ERROR, node->pos, "'%s' is empty", name);
    return !empty;
}

void
schema_unknown_key(const YamlNode *key, const char *const *names, Diag *diag)
{
    g_autofree char *suggestion = suggest_or_list(key->text, names);
    diag_add(diag, DIAG_ERROR, key->pos, "unknown key '%s'%s", key->text,
             suggestion);
}

SrcPos
schema_text_pos(const YamlNode *node)
{
    SrcPos pos = node->pos;
    if (node->quoted && pos.col > 0)
        pos.col++;
    return pos;
}

static const SchemaRow *
find_row(const SchemaRow *rows, size_t n_rows, const char *key)
{
    for (size_t i = 0; i < n_rows; i++) {
        if (strcmp(rows[i].key, key) == 0)
            return &rows[i];
    }
    return NULL;
}

static void
add_unknown(const SchemaContext *ctx, const YamlNode *key,
            const SchemaRow *rows, size_t n_rows)
{
    const char **names = g_new0(const char *, n_rows + 1);
    for (size_t i = 0; i < n_rows; i++)
        names[i] = rows[i].key;
    schema_unknown_key(key, names, ctx->diag);
    g_free(names);
}

static bool
check_required(const SchemaContext *ctx, const YamlNode *map,
               const SchemaRow *rows, size_t n_rows, const char *what)
{
    bool ok = true;
    for (size_t i = 0; i < n_rows; i++) {
        if (!rows[i].required || yaml_find(map, rows[i].key) != NULL)
            continue;
        diag_add(ctx->diag, DIAG_ERROR, map->pos, "the %s needs '%s'", what,
                 rows[i].key);
        ok = false;
    }
    return ok;
}

bool
schema_read(const SchemaContext *ctx, const YamlNode *map,
            const SchemaRow *rows, size_t n_rows, const char *what, void *out)
{
    if (!schema_expect(map, YAML_MAP, what, ctx->diag))
        return false;
    bool ok = check_required(ctx, map, rows, n_rows, what);
    for (size_t i = 0; i < map->n; i++) {
        const SchemaRow *row = find_row(rows, n_rows, map->keys[i]->text);
        if (row == NULL) {
            add_unknown(ctx, map->keys[i], rows, n_rows);
            ok = false;
            continue;
        }
        const YamlNode *node = map->items[i];
        char *base = out;
        if (row->pos_offset != 0)
            memcpy(base + row->pos_offset, &node->pos, sizeof node->pos);
        if (!row->read(ctx, row, node, base + row->offset))
            ok = false;
    }
    return ok;
}

static size_t
most_of(const SchemaRow *row)
{
    return row->most > 0 ? row->most : MOST;
}

bool
schema_text(const SchemaContext *ctx, const SchemaRow *row,
            const YamlNode *node, void *field)
{
    if (!schema_expect(node, YAML_SCALAR, row->key, ctx->diag))
        return false;
    const char *text = clean_line(ctx->arena, node->text, row->key,
                                  most_of(row), node->pos, ctx->diag);
    *(const char **)field = text;
    return text != NULL;
}

bool
schema_paragraphs(const SchemaContext *ctx, const SchemaRow *row,
                  const YamlNode *node, void *field)
{
    if (!schema_expect(node, YAML_SCALAR, row->key, ctx->diag))
        return false;
    const char *text = clean_paragraphs(ctx->arena, node->text, row->key,
                                        most_of(row), node->pos, ctx->diag);
    *(const char **)field = text;
    return text != NULL;
}

int
schema_find_word(const YamlNode *node, const char *key, const char *what,
                 const char *const *names, Diag *diag)
{
    if (!schema_expect_some(node, YAML_SCALAR, key, diag))
        return -1;
    int index = vocab_find(names, node->text);
    if (index < 0) {
        g_autofree char *suggestion = suggest_or_list(node->text, names);
        diag_add(diag, DIAG_ERROR, node->pos, "'%s' is not a %s%s", node->text,
                 what != NULL ? what : key, suggestion);
    }
    return index;
}

static int
find_word(const SchemaContext *ctx, const SchemaRow *row, const YamlNode *node)
{
    return schema_find_word(node, row->key, row->what, row->vocab, ctx->diag);
}

bool
schema_word(const SchemaContext *ctx, const SchemaRow *row,
            const YamlNode *node, void *field)
{
    int index = find_word(ctx, row, node);
    if (index >= 0)
        *(int *)field = index;
    return index >= 0;
}

/* A list, each item by `read` into one text. */
static bool
read_list(const SchemaContext *ctx, const SchemaRow *row, const YamlNode *node,
          SchemaRead *read, StrList *out)
{
    if (!schema_expect(node, YAML_LIST, row->key, ctx->diag))
        return false;
    if (row->required &&
        !schema_expect_some(node, YAML_LIST, row->key, ctx->diag))
        return false;
    const char **items = arena_array(ctx->arena, const char *, node->n + 1);
    bool ok = true;
    for (size_t i = 0; i < node->n; i++)
        ok &= read(ctx, row, node->items[i], &items[i]);
    *out = (StrList){ items, node->n };
    return ok;
}

bool
schema_texts(const SchemaContext *ctx, const SchemaRow *row,
             const YamlNode *node, void *field)
{
    return read_list(ctx, row, node, schema_text, field);
}

static bool
read_one_word(const SchemaContext *ctx, const SchemaRow *row,
              const YamlNode *node, void *field)
{
    int index = find_word(ctx, row, node);
    *(const char **)field = index < 0 ? NULL : row->vocab[index];
    return index >= 0;
}

bool
schema_words(const SchemaContext *ctx, const SchemaRow *row,
             const YamlNode *node, void *field)
{
    return read_list(ctx, row, node, read_one_word, field);
}

bool
schema_dose(const SchemaContext *ctx, const SchemaRow *row,
            const YamlNode *node, void *field)
{
    return schema_expect_some(node, YAML_SCALAR, row->key, ctx->diag) &&
           dose_parse(ctx->arena, node->text, schema_text_pos(node), field,
                      ctx->diag);
}

bool
schema_frequency(const SchemaContext *ctx, const SchemaRow *row,
                 const YamlNode *node, void *field)
{
    if (!schema_dose(ctx, row, node, field))
        return false;
    const Dose *dose = field;
    if ((dose->has & ~(unsigned)DOSE_FREQUENCY) == 0)
        return true;
    diag_add(ctx->diag, DIAG_ERROR, node->pos,
             "'%s' may only say how often, such as '5 days a week'", row->key);
    return false;
}
