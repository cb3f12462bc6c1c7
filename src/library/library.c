#include "library/library.h"

#include <string.h>

#include "library/files.h"
#include "library/inside.h"

#ifndef LIMBER_PREFIX
#define LIMBER_PREFIX "/usr/local"
#endif

struct Library {
    Arena *arena;
    Folders *folders;
    GHashTable *kept; /* by a text that says what it is; objects in arena */
    const char *const *ids[ITEM_KIND_COUNT]; /* NULL until asked for */
};

static bool
check_folder(const char *path, SrcPos pos, const char *what, Diag *diag)
{
    if (g_file_test(path, G_FILE_TEST_IS_DIR))
        return true;
    bool there = g_file_test(path, G_FILE_TEST_EXISTS);
    diag_add(diag, DIAG_ERROR, pos,
             there ? "the %s '%s' is not a folder" : "no such %s '%s'", what,
             path);
    return false;
}

Library *
library_new(const char *data, const char *const *extra, Diag *diag)
{
    Library *lib = g_new0(Library, 1);
    lib->arena = arena_new();
    lib->folders = folders_new();
    lib->kept = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    if (check_folder(data, SRC_POS_NONE, "data folder", diag))
        folders_add(lib->folders, data, true);
    g_autofree char *own =
            g_build_filename(g_get_user_data_dir(), "limber", NULL);
    if (g_file_test(own, G_FILE_TEST_IS_DIR))
        folders_add(lib->folders, own, false);
    for (size_t i = 0; extra != NULL && extra[i] != NULL; i++) {
        if (check_folder(extra[i], src_pos_option("library"), "library folder",
                         diag))
            folders_add(lib->folders, extra[i], false);
    }
    return lib;
}

void
library_free(Library *lib)
{
    if (lib == NULL)
        return;
    g_hash_table_unref(lib->kept);
    folders_free(lib->folders);
    arena_free(lib->arena);
    g_free(lib);
}

char *
library_data_folder(void)
{
    const char *named = g_getenv("LIMBER_DATA");
    if (named != NULL && named[0] != '\0')
        return g_strdup(named);

    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    if (program != NULL) {
        g_autofree char *bin = g_path_get_dirname(program);
        g_autofree char *beside =
                g_canonicalize_filename("../share/limber", bin);
        if (g_file_test(beside, G_FILE_TEST_IS_DIR))
            return g_steal_pointer(&beside);
    }
    return g_build_filename(LIMBER_PREFIX, "share", "limber", NULL);
}

Arena *
library_arena(Library *lib)
{
    return lib->arena;
}

const Folders *
library_folders(const Library *lib)
{
    return lib->folders;
}

const void *
library_recall(const Library *lib, const char *key)
{
    return g_hash_table_lookup(lib->kept, key);
}

void
library_remember(Library *lib, const char *key, const void *object)
{
    g_hash_table_insert(lib->kept, g_strdup(key), (void *)(guintptr)object);
}

const char *const *
library_ids(Library *lib, ItemKind kind)
{
    if (lib->ids[kind] == NULL)
        lib->ids[kind] =
                folders_ids(lib->folders, lib->arena, (FolderKind)kind);
    return lib->ids[kind];
}

static const void *
read_item(Library *lib, ItemKind kind, const FoundFile *file, Diag *diag)
{
    switch (kind) {
    case ITEM_EXERCISE:
        return exercise_file_read(lib->arena, file, diag);
    case ITEM_ROUTINE:
        return routine_file_read(lib, file, diag);
    case ITEM_ADVICE:
        return advice_file_read(lib->arena, file, diag);
    case ITEM_POSTER:
        return poster_file_read(lib, file, diag);
    case ITEM_KIND_COUNT:
        break;
    }
    g_assert_not_reached();
}

static const void *
find_item(Library *lib, ItemKind kind, const char *id, SrcPos pos, Diag *diag)
{
    g_autofree char *key = g_strdup_printf("%s %s", item_kind_names[kind], id);
    const void *item = library_recall(lib, key);
    if (item != NULL)
        return item;
    if (!library_expect(lib, kind, id, pos, diag))
        return NULL;
    FoundFile file;
    if (!folders_find(lib->folders, lib->arena, (FolderKind)kind, id, &file) ||
        !library_check_unique(lib, kind, file.path, id, pos, diag))
        return NULL;
    item = read_item(lib, kind, &file, diag);
    if (item != NULL)
        library_remember(lib, key, item);
    return item;
}

const Exercise *
library_exercise(Library *lib, const char *id, SrcPos pos, Diag *diag)
{
    return find_item(lib, ITEM_EXERCISE, id, pos, diag);
}

const Advice *
library_advice(Library *lib, const char *id, SrcPos pos, Diag *diag)
{
    return find_item(lib, ITEM_ADVICE, id, pos, diag);
}

const Routine *
library_routine(Library *lib, const char *id, SrcPos pos, Diag *diag)
{
    return find_item(lib, ITEM_ROUTINE, id, pos, diag);
}

const Poster *
library_poster(Library *lib, const char *id, SrcPos pos, Diag *diag)
{
    return find_item(lib, ITEM_POSTER, id, pos, diag);
}
