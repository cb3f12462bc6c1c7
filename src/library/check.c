#include "library/library.h"

#include <string.h>

#include "library/files.h"
#include "library/inside.h"
#include "library/layout_file.h"
#include "library/plan_file.h"
#include "model/paper.h"
#include "library/pose_file.h"

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

static bool
check_exercise(Library *lib, const char *path, CheckedFile *out, Diag *diag)
{
    FoundFile file = found_file(lib, path, "exercises");
    const Exercise *exercise =
            exercise_file_read(library_arena(lib), &file, diag);
    out->exercise = exercise;
    return exercise != NULL &&
           library_check_unique(lib, ITEM_EXERCISE, path, exercise->id,
                                exercise->pos, diag);
}

static bool
check_advice(Library *lib, const char *path, CheckedFile *out, Diag *diag)
{
    FoundFile file = found_file(lib, path, "advice");
    const Advice *advice = advice_file_read(library_arena(lib), &file, diag);
    (void)out;
    return advice != NULL &&
           library_check_unique(lib, ITEM_ADVICE, path, advice->id, advice->pos,
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
    return ok;
}

/* The other files that the plan names. */
static bool
check_plan_files(Library *lib, const Plan *plan, Diag *diag)
{
    bool ok = true;
    if (plan->layout != NULL)
        ok &= library_layout(lib, plan->layout, plan->layout_pos, NULL,
                             SRC_POS_NONE, diag) != NULL;
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
