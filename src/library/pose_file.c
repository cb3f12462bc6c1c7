#include "library/pose_file.h"

#include <string.h>

#include "base/suggest.h"
#include "library/files.h"
#include "library/inside.h"
#include "library/pose_parts.h"
#include "library/schema.h"
#include "model/muscle_names.h"

typedef bool ReadKey(const PoseReader *reader, const YamlNode *node);

static bool
read_base(const PoseReader *reader, const YamlNode *node)
{
    int index = schema_find_word(node, "base", NULL, pose_base_names,
                                 reader->diag);
    reader->pose->base = (PoseBase)MAX(index, 0);
    return index >= 0;
}

/* "yes"; what is not so is left out. */
static bool
read_yes(const PoseReader *reader, const YamlNode *node, const char *key,
         bool *out)
{
    if (!schema_expect_some(node, YAML_SCALAR, key, reader->diag))
        return false;
    *out = strcmp(node->text, "yes") == 0;
    if (!*out)
        diag_add(reader->diag, DIAG_ERROR, node->pos,
                 "'%s' is yes or left out; found '%s'", key, node->text);
    return *out;
}

static bool
read_hold(const PoseReader *reader, const YamlNode *node)
{
    return read_yes(reader, node, "hold", &reader->pose->hold);
}

static bool
read_both_sides(const PoseReader *reader, const YamlNode *node)
{
    return read_yes(reader, node, "both-sides", &reader->pose->muscles_both);
}

/* A word, or [azimuth, elevation]. */
static bool
read_view(const PoseReader *reader, const YamlNode *node)
{
    ViewWish *view = &reader->pose->view;
    if (node->kind != YAML_LIST) {
        int index = schema_find_word(node, "view", NULL, view_names,
                                     reader->diag);
        view->view = (ViewClass)MAX(index, 0);
        return index >= 0;
    }
    if (node->n != 2) {
        diag_add(reader->diag, DIAG_ERROR, node->pos,
                 "'view' has %zu numbers; expected [azimuth, elevation]",
                 node->n);
        return false;
    }
    view->view = VIEW_ANGLES;
    bool ok = pose_number(reader, node->items[0], "view azimuth", -180, 180,
                          " degrees", &view->azimuth);
    return pose_number(reader, node->items[1], "view elevation", -30, 89,
                       " degrees", &view->elevation) &&
           ok;
}

static bool
read_close(const PoseReader *reader, const YamlNode *node)
{
    int index = schema_find_word(node, "close", NULL, close_up_names,
                                 reader->diag);
    reader->pose->view.close = (CloseUp)MAX(index, 0);
    return index >= 0;
}

/* Hands each text of a list, or the one that stands alone, to `read`. */
static bool
read_texts(const PoseReader *reader, const YamlNode *node, const char *key,
           size_t most, ReadKey *read)
{
    const YamlNode *const *nodes = &node;
    size_t n = 1;
    if (node->kind == YAML_LIST) {
        nodes = node->items;
        n = node->n;
    }
    if (n > most) {
        diag_add(reader->diag, DIAG_ERROR, node->pos,
                 "'%s' has %zu; at most %zu", key, n, most);
        return false;
    }
    bool ok = true;
    for (size_t i = 0; i < n; i++)
        ok &= schema_expect_some(nodes[i], YAML_SCALAR, key, reader->diag) &&
              read(reader, nodes[i]);
    return ok;
}

static bool
add_muscle(const PoseReader *reader, const YamlNode *node)
{
    if (muscle_name_find(node->text) == NULL) {
        g_autofree char *hint = suggest_phrase(node->text, muscle_name_list());
        diag_add(reader->diag, DIAG_ERROR, node->pos, "'%s' is not a muscle%s",
                 node->text, hint);
        return false;
    }
    Pose *pose = reader->pose;
    pose->muscles[pose->n_muscles++] = node->text;
    return true;
}

static bool
read_muscles(const PoseReader *reader, const YamlNode *node)
{
    return read_texts(reader, node, "muscles", MAX_POSE_MUSCLES, add_muscle);
}

static bool
add_arrow(const PoseReader *reader, const YamlNode *node)
{
    bool both_ways = node->text[0] == '+';
    Whose whose;
    int part = sided_find(reader, &sided_parts, node->text + both_ways,
                          node->pos, &whose);
    if (part < 0)
        return false;
    Pose *pose = reader->pose;
    pose->arrows[pose->n_arrows++] = (ArrowWish){
        .part = { .part = (BodyPart)part,
                  .limb = whose == WHOSE_OTHER ? LIMB_OTHER : LIMB_WORKED,
                  .both = whose == WHOSE_BOTH },
        .both_ways = both_ways,
    };
    return true;
}

static bool
read_arrows(const PoseReader *reader, const YamlNode *node)
{
    reader->pose->n_arrows = 0;
    return read_texts(reader, node, "arrows", MAX_ARROWS, add_arrow);
}

static bool
add_work(const PoseReader *reader, const YamlNode *node)
{
    Whose whose;
    int joint =
            sided_find(reader, &sided_joints, node->text, node->pos, &whose);
    Pose *pose = reader->pose;
    for (Limb limb = 0; joint >= 0 && limb < LIMB_COUNT; limb++) {
        if (!whose_has(whose, limb) || pose->n_works == MAX_WORKS)
            continue;
        pose->works[pose->n_works].joint = (Joint)joint;
        pose->works[pose->n_works].limb = limb;
        pose->works[pose->n_works++].pos = node->pos;
    }
    return joint >= 0;
}

static bool
read_works(const PoseReader *reader, const YamlNode *node)
{
    reader->pose->n_works = 0;
    return read_texts(reader, node, "works", MAX_WORKS, add_work);
}

/* Read as the layers of the stages, below. */
static bool
read_later(const PoseReader *reader, const YamlNode *node)
{
    if (node->kind == YAML_SCALAR && node->text[0] == '\0')
        return true;
    return schema_expect(node, YAML_MAP, "a stage", reader->diag);
}

static const struct {
    const char *key;
    ReadKey *read;
} keys[] = {
    { "base", read_base },       { "start", read_later },
    { "end", read_later },       { "hold", read_hold },
    { "view", read_view },       { "close", read_close },
    { "muscles", read_muscles }, { "both-sides", read_both_sides },
    { "works", read_works },     { "arrows", read_arrows },
};

const char *const pose_file_keys[] = {
    "base",    "start",      "end",   "hold",   "view", "close",
    "muscles", "both-sides", "works", "arrows", NULL,
};
G_STATIC_ASSERT(G_N_ELEMENTS(pose_file_keys) == G_N_ELEMENTS(keys) + 1);

/* Keys that are about the whole pose, and props. */
static bool
read_whole(const PoseReader *reader, const YamlNode *map)
{
    bool ok = true;
    for (size_t i = 0; i < map->n; i++) {
        const char *key = map->keys[i]->text;
        int index = vocab_find(pose_file_keys, key);
        int prop = vocab_find(prop_names, key);
        if (index >= 0)
            ok &= keys[index].read(reader, map->items[i]);
        else if (prop >= 0)
            ok &= pose_prop_read(reader, (PropKind)prop, map->items[i]);
    }
    return ok;
}

/* Lays one of our own texts under everything. */
static void
read_own(const PoseReader *reader, const char *text, PoseStage *stage)
{
    const YamlNode *map =
            yaml_parse(reader->arena, text, strlen(text),
                       g_intern_static_string("base"), 1, reader->diag);
    PoseReader own = *reader;
    own.base = true;
    bool ok = map != NULL && pose_stage_read(&own, map, true, stage);
    for (PropKind kind = 0; ok && kind < PROP_COUNT; kind++) {
        const YamlNode *prop = yaml_find(map, prop_names[kind]);
        if (prop != NULL && reader->pose->props[kind].pos.file == NULL)
            ok = pose_prop_read(&own, kind, prop);
    }
    g_assert(ok);
}

/* A mat lies on the floor: not under someone on a bed. */
static void
remove_mat(Pose *pose, bool asked)
{
    bool raised = pose->props[PROP_BED].used || pose->props[PROP_TABLE].used ||
                  pose->props[PROP_BENCH].used;
    if (raised && !asked)
        pose->props[PROP_MAT] = (PropWish){ 0 };
}

static void
begin_stage(PoseStage *stage)
{
    for (int joint = 0; joint < JOINT_COUNT; joint++) {
        for (Limb limb = 0; limb < LIMB_COUNT; limb++)
            stage->stiffness[joint][limb] = 1;
    }
}

static bool
read_stages(const PoseReader *reader, const YamlNode *map)
{
    static const char *const names[] = { "start", "end" };
    Pose *pose = reader->pose;
    PoseStage *start = &pose->stages[0];
    begin_stage(start);
    read_own(reader, pose_base_text(pose->base), start);
    remove_mat(pose, yaml_find(map, "mat") != NULL);
    bool ok = pose_stage_read(reader, map, true, start);
    pose->stages[1] = *start;
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        const YamlNode *node = yaml_find(map, names[i]);
        if (node != NULL && node->kind == YAML_MAP)
            ok &= pose_stage_read(reader, node, false, &pose->stages[i]);
        if (ok)
            ok &= pose_contacts_check(reader, &pose->stages[i]);
    }
    pose_props_complete(pose);
    return ok;
}

/* What a pose cannot do without. */
static bool
check_needed(const PoseReader *reader, const YamlNode *map)
{
    bool ok = yaml_find(map, "base") != NULL;
    if (!ok) {
        g_autofree char *list = suggest_or_list("", pose_base_names);
        diag_add(reader->diag, DIAG_ERROR, map->pos, "the pose needs 'base'%s",
                 list);
    }
    if (yaml_find(map, "end") != NULL || yaml_find(map, "hold") != NULL)
        return ok;
    diag_add(reader->diag, DIAG_ERROR, map->pos,
             "the pose needs 'end', or 'hold: yes' when nothing moves");
    return false;
}

const Pose *
pose_read(Arena *arena, const YamlNode *map, const char *id, Diag *diag)
{
    if (!schema_expect(map, YAML_MAP, "a pose", diag))
        return NULL;
    Pose *pose = arena_new0(arena, Pose);
    pose->id = id;
    pose->pos = map->pos;
    pose->n_arrows = -1;
    pose->n_works = -1;
    const YamlNode *base = yaml_find(map, "base");
    PoseReader reader = {
        .arena = arena,
        .diag = diag,
        .pose = pose,
        .base_pos = base != NULL ? base->pos : map->pos,
    };
    bool ok = check_needed(&reader, map);
    ok &= read_whole(&reader, map);
    ok &= read_stages(&reader, map);
    return ok ? pose : NULL;
}

static const Pose *
read_file(Arena *arena, const char *path, Diag *diag)
{
    const char *id = content_file_id(arena, path, diag);
    const YamlNode *map = yaml_file_read(arena, path, diag);
    const Pose *pose = map != NULL ? pose_read(arena, map, id, diag) : NULL;
    return id != NULL ? pose : NULL;
}

const Pose *
library_pose_file(Library *lib, const char *path, Diag *diag)
{
    return read_file(library_arena(lib), path, diag);
}

const Pose *
library_pose(Library *lib, const char *id, SrcPos pos, Diag *diag)
{
    (void)pos;
    g_autofree char *key = g_strdup_printf("pose %s", id);
    const Pose *pose = library_recall(lib, key);
    FoundFile file;
    if (pose != NULL || !folders_find(library_folders(lib), library_arena(lib),
                                      FOLDER_FIGURES, id, &file))
        return pose;
    pose = read_file(library_arena(lib), file.path, diag);
    if (pose != NULL)
        library_remember(lib, key, pose);
    return pose;
}
