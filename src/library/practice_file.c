#include "library/files.h"

#include <string.h>

#include "base/color.h"
#include "base/suggest.h"
#include "library/inside.h"
#include "library/path_inside.h"
#include "library/schema.h"
#include "model/paper.h"
#include "model/picture.h"

static bool
read_logo(const SchemaContext *ctx, const SchemaRow *row, const YamlNode *node,
          void *field)
{
    const char *file = ctx->user;
    if (!schema_expect_some(node, YAML_SCALAR, row->key, ctx->diag))
        return false;
    g_autofree char *folder = g_path_get_dirname(file);
    const char *path = path_inside(ctx->arena, node->text, file, folder,
                                   node->pos, ctx->diag);
    *(const char **)field = path;
    return path != NULL;
}

static bool
read_colour(const SchemaContext *ctx, const SchemaRow *row,
            const YamlNode *node, void *field)
{
    if (!schema_expect(node, YAML_SCALAR, row->key, ctx->diag))
        return false;
    Color color;
    if (strlen(node->text) == strlen("#RRGGBB") &&
        color_parse(node->text, &color)) {
        *(const char **)field = node->text;
        return true;
    }
    /* Without quotes YAML takes "#0B4F4C" for a remark. */
    if (node->text[0] == '\0')
        diag_add(ctx->diag, DIAG_ERROR, node->pos,
                 "'%s' is empty; write the colour in quotes: \"#0B4F4C\"",
                 row->key);
    else
        diag_add(ctx->diag, DIAG_ERROR, node->pos,
                 "'%s' is not a colour; expected \"#RRGGBB\"", node->text);
    return false;
}

static bool
read_paper(const SchemaContext *ctx, const SchemaRow *row, const YamlNode *node,
           void *field)
{
    return schema_text(ctx, row, node, field) &&
           paper_check(*(const char **)field, node->pos, ctx->diag);
}

/* Codes that are in use but are not the country's in ISO 3166. */
static const struct {
    const char *said, *meant;
} other_codes[] = {
    { "UK", "GB" },
    { "EL", "GR" },
};

static bool
check_country(const char *code, SrcPos pos, Diag *diag)
{
    for (size_t i = 0; i < G_N_ELEMENTS(other_codes); i++) {
        if (strcmp(other_codes[i].said, code) != 0)
            continue;
        diag_add(diag, DIAG_ERROR, pos,
                 "'%s' is not a country's code; did you mean '%s'?", code,
                 other_codes[i].meant);
        return false;
    }
    return true;
}

static bool
read_country(const SchemaContext *ctx, const SchemaRow *row,
             const YamlNode *node, void *field)
{
    if (!schema_expect_some(node, YAML_SCALAR, row->key, ctx->diag))
        return false;
    const char *text = node->text;
    if (strlen(text) != 2 || !g_ascii_isalpha(text[0]) ||
        !g_ascii_isalpha(text[1])) {
        diag_add(ctx->diag, DIAG_ERROR, node->pos,
                 "'%s' is not a country; expected two letters, such as GB",
                 text);
        return false;
    }
    g_autofree char *upper = g_ascii_strup(text, -1);
    *(const char **)field = arena_strdup(ctx->arena, upper);
    return check_country(upper, node->pos, ctx->diag);
}

static bool
read_skin(const SchemaContext *ctx, const SchemaRow *row, const YamlNode *node,
          void *field)
{
    if (!schema_expect_some(node, YAML_SCALAR, row->key, ctx->diag))
        return false;
    *(int *)field = skin_find(node->text);
    if (*(int *)field > 0)
        return true;
    g_autofree char *hint = suggest_or_list(node->text, skin_names);
    diag_add(ctx->diag, DIAG_ERROR, node->pos,
             "'%s' is not a skin tone from 1 to %d%s", node->text, SKIN_COUNT,
             hint);
    return false;
}

#define AT(member) .offset = offsetof(Practice, member)

static const SchemaRow rows[] = {
    { "practice", schema_text, AT(practice), .most = 200 },
    { "therapist", schema_text, AT(therapist), .most = 200 },
    { "qualifications", schema_text, AT(qualifications), .most = 200 },
    { "phone", schema_text, AT(phone), .most = 60 },
    { "email", schema_text, AT(email), .most = 200 },
    { "web", schema_text, AT(web), .most = 200 },
    { "address", schema_text, AT(address), .most = 300 },
    { "footer", schema_text, AT(footer), .most = 300 },
    { "logo", read_logo, AT(logo), .pos_offset = offsetof(Practice, logo_pos) },
    { "colour", read_colour, AT(colour) },
    { "language", schema_text, AT(language), .most = 60,
      .pos_offset = offsetof(Practice, language_pos) },
    { "paper", read_paper, AT(paper), .most = 60,
      .pos_offset = offsetof(Practice, paper_pos) },
    { "country", read_country, AT(country) },
    { "build", schema_word, AT(build), .vocab = build_names },
    { "skin", read_skin, AT(skin) },
    { "clothes", read_colour, AT(clothes) },
};

const Practice *
practice_file_read(Arena *arena, const char *path, Diag *diag)
{
    const YamlNode *map = yaml_file_read(arena, path, diag);
    if (map == NULL)
        return NULL;
    Practice *practice = arena_new0(arena, Practice);
    practice->pos = (SrcPos){ map->pos.file, 0, 0 };
    SchemaContext ctx = { arena, diag, path };
    return schema_read(&ctx, map, rows, G_N_ELEMENTS(rows), "practice",
                       practice)
                   ? practice
                   : NULL;
}

const Practice *
library_practice(Library *lib, const char *path, Diag *diag)
{
    Arena *arena = library_arena(lib);
    if (path != NULL)
        return practice_file_read(arena, path, diag);

    g_autofree char *usual = g_build_filename(g_get_user_config_dir(), "limber",
                                              "practice.yaml", NULL);
    if (!g_file_test(usual, G_FILE_TEST_EXISTS))
        return arena_new0(arena, Practice);
    g_autofree char *shown = folders_shown_path(usual);
    return practice_file_read(arena, shown, diag);
}
