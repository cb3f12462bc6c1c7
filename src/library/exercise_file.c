#include "library/files.h"

#include <string.h>

#include "base/suggest.h"
#include "library/path_inside.h"
#include "library/schema.h"
#include "library/tokens.h"
#include "parse/markdown.h"

/* Both the parsed dose and its text. */
static bool
read_dose(const SchemaContext *ctx, const SchemaRow *row, const YamlNode *node,
          void *field)
{
    Exercise *exercise = field;
    if (!schema_dose(ctx, row, node, &exercise->dose))
        return false;
    exercise->dose_text = node->text;
    return true;
}

static bool
read_picture(const SchemaContext *ctx, const SchemaRow *row,
             const YamlNode *node, void *field)
{
    const FoundFile *file = ctx->user;
    if (!schema_expect_some(node, YAML_SCALAR, row->key, ctx->diag))
        return false;
    const char *path = path_inside(ctx->arena, node->text, file->path,
                                   file->root, node->pos, ctx->diag);
    *(const char **)field = path;
    return path != NULL;
}

/* One needed thing: a text, or a list of texts to choose from. */
static bool
read_choices(const SchemaContext *ctx, const SchemaRow *row,
             const YamlNode *node, StrList *out)
{
    if (node->kind == YAML_LIST)
        return schema_expect_some(node, YAML_LIST, row->key, ctx->diag) &&
               schema_texts(ctx, row, node, out);
    const char **one = arena_array(ctx->arena, const char *, 1);
    *out = (StrList){ one, 1 };
    return schema_text(ctx, row, node, one);
}

static bool
read_equipment(const SchemaContext *ctx, const SchemaRow *row,
               const YamlNode *node, void *field)
{
    Equipment *equipment = field;
    if (!schema_expect(node, YAML_LIST, row->key, ctx->diag))
        return false;
    StrList *all = arena_array(ctx->arena, StrList, node->n + 1);
    bool ok = true;
    for (size_t i = 0; i < node->n; i++)
        ok &= read_choices(ctx, row, node->items[i], &all[i]);
    *equipment = (Equipment){ all, node->n };
    return ok;
}

#define AT(member) .offset = offsetof(Exercise, member)

static const SchemaRow rows[] = {
    { "name", tokens_text, AT(name), .required = true, .most = 200 },
    { "aka", schema_texts, AT(aka) },
    { "kind", schema_word, AT(kind), .required = true,
      .vocab = exercise_kind_names },
    { "region", schema_word, AT(region), .required = true,
      .vocab = region_names },
    { "muscles", schema_texts, AT(muscles), .required = true },
    { "plain", tokens_text, AT(plain), .required = true, .most = 200 },
    { "position", schema_word, AT(position), .required = true,
      .vocab = position_names },
    { "equipment", read_equipment, AT(equipment) },
    { "side", schema_word, AT(sides), .required = true, .vocab = sides_names },
    { "dose", read_dose, .offset = 0, .required = true },
    { "short", schema_text, AT(short_cue), .most = 60 },
    { "not_with", schema_words, AT(not_with), .vocab = condition_names,
      .what = "condition" },
    { "picture", read_picture, AT(picture),
      .pos_offset = offsetof(Exercise, picture_pos) },
};

static const char *const section_names[] = {
    "You should feel", "Skip this move if", "Easier", "Harder", NULL,
};

static const struct {
    size_t offset; /* of a Prose in Exercise */
    bool required;
} sections[] = {
    { offsetof(Exercise, feel), false },
    { offsetof(Exercise, skip), true },
    { offsetof(Exercise, easier), false },
    { offsetof(Exercise, harder), false },
};
G_STATIC_ASSERT(G_N_ELEMENTS(section_names) == G_N_ELEMENTS(sections) + 1);

static Prose *
section_prose(Exercise *exercise, size_t i)
{
    return (Prose *)(void *)((char *)exercise + sections[i].offset);
}

static Prose
slice(const Prose *prose, size_t from, size_t to)
{
    return (Prose){ prose->items + from, to - from };
}

static bool
is_step(const Passage *passage)
{
    return passage->kind == PASSAGE_NUMBER && passage->level == 0;
}

/* Divides the text before the headings into start, steps and after. */
static bool
read_moves(const Prose *prose, Exercise *exercise, Diag *diag)
{
    size_t first = 0;
    while (first < prose->n && !is_step(&prose->items[first]))
        first++;
    size_t end = first;
    while (end < prose->n &&
           (is_step(&prose->items[end]) || prose->items[end].level > 0))
        end++;
    exercise->start = slice(prose, 0, first);
    exercise->steps = slice(prose, first, end);
    exercise->after = slice(prose, end, prose->n);

    bool ok = true;
    for (size_t i = end; i < prose->n; i++) {
        if (!is_step(&prose->items[i]))
            continue;
        diag_add(diag, DIAG_ERROR, prose->items[i].pos,
                 "a second numbered list; the steps are one list");
        ok = false;
        break;
    }
    return ok;
}

static bool
read_section(const MarkdownPart *part, Exercise *exercise, Diag *diag)
{
    int i = vocab_find(section_names, part->heading);
    if (i < 0) {
        g_autofree char *suggestion =
                suggest_or_list(part->heading, section_names);
        diag_add(diag, DIAG_ERROR, part->pos, "unknown heading '%s'%s",
                 part->heading, suggestion);
        return false;
    }
    Prose *prose = section_prose(exercise, (size_t)i);
    if (prose->n > 0) {
        diag_add(diag, DIAG_ERROR, part->pos, "the heading '%s' is there twice",
                 part->heading);
        return false;
    }
    if (part->prose.n == 0) {
        diag_add(diag, DIAG_ERROR, part->pos, "there is no text under '%s'",
                 part->heading);
        return false;
    }
    *prose = part->prose;
    return true;
}

static bool
has_heading(const Markdown *body, const char *heading)
{
    for (size_t i = 0; i < body->n; i++) {
        if (g_strcmp0(body->parts[i].heading, heading) == 0)
            return true;
    }
    return false;
}

static bool
check_complete(const Markdown *body, const Exercise *exercise, SrcPos pos,
               Diag *diag)
{
    bool ok = true;
    if (exercise->steps.n == 0) {
        diag_add(diag, DIAG_ERROR, pos,
                 "the exercise needs steps, a numbered list");
        ok = false;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(sections); i++) {
        if (!sections[i].required || has_heading(body, section_names[i]))
            continue;
        diag_add(diag, DIAG_ERROR, pos,
                 "the exercise needs the heading '## %s'", section_names[i]);
        ok = false;
    }
    return ok;
}

static bool
parse_body(Arena *arena, const ContentFile *content, Markdown *body,
           Diag *diag)
{
    return markdown_parse(arena, content->body, content->body_n,
                          content->pos.file, content->body_line, body, diag);
}

static bool
read_parts(const Markdown *body, Exercise *exercise, Diag *diag)
{
    bool ok = true;
    for (size_t i = 0; i < body->n; i++) {
        ok &= body->parts[i].heading == NULL
                      ? read_moves(&body->parts[i].prose, exercise, diag)
                      : read_section(&body->parts[i], exercise, diag);
        ok &= tokens_check_prose(body->parts[i].prose, diag);
    }
    return ok;
}

bool
exercise_body_read(Arena *arena, const ContentFile *content,
                   Exercise *exercise, Diag *diag)
{
    Markdown body;
    return parse_body(arena, content, &body, diag) &&
           read_parts(&body, exercise, diag);
}

static bool
read_whole_body(Arena *arena, const ContentFile *content, Exercise *exercise,
                Diag *diag)
{
    Markdown body;
    if (!parse_body(arena, content, &body, diag))
        return false;
    SrcPos pos = { content->pos.file, content->body_line, 1 };
    bool ok = read_parts(&body, exercise, diag);
    return check_complete(&body, exercise, pos, diag) && ok;
}

const Exercise *
exercise_file_read(Arena *arena, const FoundFile *file, Diag *diag)
{
    ContentFile content;
    if (!content_file_read(arena, file->path, &content, diag))
        return NULL;
    Exercise *exercise = arena_new0(arena, Exercise);
    exercise->id = content.id;
    exercise->pos = content.pos;
    exercise->built_in = file->built_in;
    SchemaContext ctx = { arena, diag, file };
    bool ok = schema_read(&ctx, content.front, rows, G_N_ELEMENTS(rows),
                          "exercise", exercise);
    ok &= read_whole_body(arena, &content, exercise, diag);
    return ok && exercise->id != NULL ? exercise : NULL;
}
