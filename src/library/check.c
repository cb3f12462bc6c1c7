#include "library/library.h"

#include <string.h>

#include "library/files.h"
#include "library/inside.h"
#include "library/layout_file.h"
#include "library/plan_file.h"
#include "library/pose_file.h"
#include "library/schema.h"
#include "library/wording.h"
#include "model/paper.h"

/* Reads the file, and puts what it holds into `out`. */
typedef bool
CheckFile(Library *lib, const char *path, CheckedFile *out, Diag *diag);

/* A lone file belongs to the library that its folder is part of by name, else
   to its folder. */
static FoundFile
found_file(Library *lib, const char *path, const char *folder_name)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *full = g_canonicalize_filename(folder, NULL);
    g_autofree char *name = g_path_get_basename(full);
    g_autofree char *above = g_path_get_dirname(full);
    g_autofree char *root =
            folders_shown_path(strcmp(name, folder_name) == 0 ? above : full);
    return (FoundFile){
        .path = path,
        .root = arena_strdup(library_arena(lib), root),
    };
}

/* The wording of what was read without mistakes, with exact places. */
static void
check_wording(Library *lib, const char *path, const CheckedFile *file,
              const Advice *advice, Diag *diag)
{
    ContentFile content;
    if (!content_file_read(library_arena(lib), path, &content, diag))
        return;
    WordingSource source = { content.body, content.body_n, content.body_line };
    if (file->exercise != NULL)
        wording_check_exercise(file->exercise, &source, diag);
    if (advice != NULL)
        wording_check_advice(advice, &source, diag);
    static const char *const lines[] = { "name", "title", "short" };
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
        const YamlNode *node = yaml_find(content.front, lines[i]);
        if (node != NULL && node->kind == YAML_SCALAR)
            wording_check_claims(node->text, schema_text_pos(node), diag);
    }
}

/* A picture of its own, or a pose beside it or in the library. */
static void
check_drawn(Library *lib, const FoundFile *file, const Exercise *exercise,
            Diag *diag)
{
    if (exercise->picture != NULL ||
        folders_has(library_folders(lib), FOLDER_FIGURES, exercise->id))
        return;
    g_autofree char *name = g_strconcat(exercise->id, ".yaml", NULL);
    g_autofree char *pose = g_build_filename(file->root, "figures", name, NULL);
    if (!g_file_test(pose, G_FILE_TEST_EXISTS))
        diag_add(diag, DIAG_WARNING, exercise->pos,
                 "the exercise has no picture; name one with 'picture:', or "
                 "write the pose figures/%s",
                 name);
}

static bool
check_exercise(Library *lib, const char *path, CheckedFile *out, Diag *diag)
{
    FoundFile file = found_file(lib, path, "exercises");
    const Exercise *exercise =
            exercise_file_read(library_arena(lib), &file, diag);
    out->exercise = exercise;
    if (exercise == NULL)
        return false;
    check_wording(lib, path, out, NULL, diag);
    check_drawn(lib, &file, exercise, diag);
    return library_check_unique(lib, ITEM_EXERCISE, path, exercise->id,
                                exercise->pos, diag);
}

static bool
check_advice(Library *lib, const char *path, CheckedFile *out, Diag *diag)
{
    FoundFile file = found_file(lib, path, "advice");
    const Advice *advice = advice_file_read(library_arena(lib), &file, diag);
    if (advice == NULL)
        return false;
    check_wording(lib, path, out, advice, diag);
    return library_check_unique(lib, ITEM_ADVICE, path, advice->id, advice->pos,
                                diag);
}

static bool
check_routine(Library *lib, const char *path, CheckedFile *out, Diag *diag)
{
    FoundFile file = found_file(lib, path, "routines");
    const Routine *routine = routine_file_read(lib, &file, diag);
    (void)out;
    return routine != NULL &&
           library_check_unique(lib, ITEM_ROUTINE, path, routine->id,
                                routine->pos, diag);
}

static bool
check_poster(Library *lib, const char *path, CheckedFile *out, Diag *diag)
{
    FoundFile file = found_file(lib, path, "posters");
    const Poster *poster = poster_file_read(lib, &file, diag);
    (void)out;
    return poster != NULL &&
           library_check_unique(lib, ITEM_POSTER, path, poster->id,
                                poster->pos, diag);
}

static bool
check_practice(Library *lib, const char *path, CheckedFile *out, Diag *diag)
{
    const Practice *practice =
            practice_file_read(library_arena(lib), path, diag);
    out->practice = practice;
    return practice != NULL &&
           (practice->language == NULL ||
            library_words(lib, practice->language, practice->country,
                          practice->language_pos, diag) != NULL);
}

static bool
check_layout(Library *lib, const char *path, CheckedFile *out, Diag *diag)
{
    (void)out;
    return layout_file_check(lib, path, diag);
}

static bool
check_pose(Library *lib, const char *path, CheckedFile *out, Diag *diag)
{
    out->pose = library_pose_file(lib, path, diag);
    return out->pose != NULL;
}

static bool
check_words(Library *lib, const char *path, CheckedFile *out, Diag *diag)
{
    (void)out;
    return words_file_check(lib, path, diag);
}

static bool
check_plan_ids(const Library *lib, const Plan *plan, Diag *diag)
{
    bool ok = true;
    for (size_t i = 0; i < plan->n_items; i++) {
        const PlanItem *item = &plan->items[i];
        ItemKind kind;
        if (!library_kind_of(lib, item->id, &kind)) {
            library_unknown(lib, item->id, item->pos, diag);
            ok = false;
        }
    }
    for (size_t i = 0; i < plan->n_changes; i++)
        ok &= library_expect(lib, ITEM_EXERCISE, plan->changes[i].id,
                             plan->changes[i].pos, diag);
    for (size_t i = 0; i < plan->n_without_safety; i++)
        ok &= library_expect(lib, ITEM_ADVICE, plan->without_safety[i].id,
                             plan->without_safety[i].pos, diag);
    for (size_t i = 0; i < plan->n_allowed; i++)
        ok &= library_expect(lib, ITEM_EXERCISE, plan->allowed[i].id,
                             plan->allowed[i].pos, diag);
    return ok;
}

/* The other files that the plan names. */
static bool
check_plan_files(Library *lib, const Plan *plan, Diag *diag)
{
    bool ok = true;
    if (plan->layout != NULL) {
        const LayoutSpec *spec = library_layout(
                lib, plan->layout, plan->layout_pos, NULL, SRC_POS_NONE, diag);
        ok &= spec != NULL &&
              library_layout_is_for(spec, LAYOUT_HANDOUT, plan->layout_pos, diag);
    }
    if (plan->paper != NULL)
        ok &= paper_check(plan->paper, plan->paper_pos, diag);
    if (plan->lang != NULL)
        ok &= library_words(lib, plan->lang, NULL, plan->lang_pos, diag) !=
              NULL;
    return ok;
}

static bool
check_plan(Library *lib, const char *path, CheckedFile *out, Diag *diag)
{
    PlanBuilder *builder = plan_builder_new(library_arena(lib), diag);
    int before = diag_n_errors(diag);
    bool read = plan_builder_file(builder, path);
    const Plan *plan = plan_builder_finish(builder);
    bool ok = check_plan_ids(lib, plan, diag);
    ok &= check_plan_files(lib, plan, diag);
    if (read && ok)
        out->plan = plan;
    return read && ok && diag_n_errors(diag) == before;
}

/* Keys that tell what a YAML file is, the surest first; a plan otherwise. */
static const struct {
    const char *key;
    CheckFile *check;
} signs[] = {
    { "limber-layout", check_layout },
    { "panels", check_poster },
    { "base", check_pose },
    { "touch", check_pose },
    { "start", check_pose },
    { "end", check_pose },
    { "words", check_words },
    { "months", check_words },
    { "countries", check_words },
    { "items", check_routine },
    { "phases", check_routine },
    { "client", check_plan },
    { "routine", check_plan },
    { "add", check_plan },
    { "change", check_plan },
    { "practice", check_practice },
    { "phone", check_practice },
    { "logo", check_practice },
    { "name", check_routine },
    { "who", check_routine },
    { "sheet", check_routine },
    { "therapist", check_practice },
    { "email", check_practice },
    { "web", check_practice },
    { "address", check_practice },
    { "colour", check_practice },
    { "country", check_practice },
};

static CheckFile *
check_for(const YamlNode *map)
{
    for (size_t i = 0; map->kind == YAML_MAP && i < G_N_ELEMENTS(signs); i++) {
        if (yaml_find(map, signs[i].key) != NULL)
            return signs[i].check;
    }
    return check_plan;
}

static bool
check_yaml(Library *lib, const char *path, CheckedFile *out, Diag *diag)
{
    g_autoptr(Arena) scratch = arena_new();
    const YamlNode *map = yaml_file_read(scratch, path, diag);
    return map != NULL && check_for(map)(lib, path, out, diag);
}

/* An exercise's kind tells it from advice; else its title does. */
static bool
is_advice(const YamlNode *front)
{
    const YamlNode *kind = yaml_find(front, "kind");
    if (kind != NULL && kind->kind == YAML_SCALAR) {
        if (vocab_find(exercise_kind_names, kind->text) >= 0)
            return false;
        if (vocab_find(advice_kind_names, kind->text) >= 0)
            return true;
    }
    return yaml_find(front, "title") != NULL;
}

static bool
check_markdown(Library *lib, const char *path, CheckedFile *out, Diag *diag)
{
    g_autoptr(Arena) scratch = arena_new();
    ContentFile content;
    if (!content_file_read(scratch, path, &content, diag))
        return false;
    return content.front->kind == YAML_MAP && is_advice(content.front)
                   ? check_advice(lib, path, out, diag)
                   : check_exercise(lib, path, out, diag);
}

static const struct {
    const char *suffix;
    CheckFile *check;
} suffixes[] = {
    { ".md", check_markdown },
    { ".yaml", check_yaml },
    { ".yml", check_yaml },
};

bool
library_check_file(Library *lib, const char *path, CheckedFile *out, Diag *diag)
{
    *out = (CheckedFile){ 0 };
    g_autofree char *lang = NULL;
    if (content_file_lang(path, &lang) &&
        folders_has(library_folders(lib), FOLDER_LANG, lang))
        return translation_check(lib, path, lang, diag);
    for (size_t i = 0; i < G_N_ELEMENTS(suffixes); i++) {
        if (g_str_has_suffix(path, suffixes[i].suffix))
            return suffixes[i].check(lib, path, out, diag);
    }
    /* A file that is not there is the likelier mistake. */
    if (g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
        diag_add(diag, DIAG_ERROR, (SrcPos){ g_intern_string(path), 0, 0 },
                 "cannot tell what it is; expected a .md or .yaml file");
        return false;
    }
    return check_yaml(lib, path, out, diag);
}
