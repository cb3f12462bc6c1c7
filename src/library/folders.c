#include "library/folders.h"

#include <string.h>

#include "base/strings.h"

static const struct {
    const char *name, *extension;
} kinds[] = {
    [FOLDER_EXERCISES] = { "exercises", ".md" },
    [FOLDER_ROUTINES] = { "routines", ".yaml" },
    [FOLDER_ADVICE] = { "advice", ".md" },
    [FOLDER_POSTERS] = { "posters", ".yaml" },
    [FOLDER_LAYOUTS] = { "layouts", ".yaml" },
    [FOLDER_LANG] = { "lang", ".yaml" },
    [FOLDER_FIGURES] = { "figures", ".yaml" },
    [FOLDER_HYPHEN] = { "hyphen", ".dic" },
};
G_STATIC_ASSERT(G_N_ELEMENTS(kinds) == FOLDER_COUNT);

typedef struct {
    char *full;  /* absolute */
    char *shown; /* for messages */
    bool built_in;
} Folder;

struct Folders {
    GPtrArray *list; /* of Folder, the nearest last */
};

static void
folder_free(void *data)
{
    Folder *folder = data;
    g_free(folder->full);
    g_free(folder->shown);
    g_free(folder);
}

Folders *
folders_new(void)
{
    Folders *folders = g_new0(Folders, 1);
    folders->list = g_ptr_array_new_with_free_func(folder_free);
    return folders;
}

void
folders_free(Folders *folders)
{
    if (folders == NULL)
        return;
    g_ptr_array_unref(folders->list);
    g_free(folders);
}

char *
folders_shown_path(const char *path)
{
    g_autofree char *full = g_canonicalize_filename(path, NULL);
    g_autofree char *here = g_get_current_dir();
    size_t n = strlen(here);
    if (strcmp(full, here) == 0)
        return g_strdup(".");
    if (strncmp(full, here, n) == 0 && full[n] == '/')
        return g_strdup(full + n + 1);
    return g_steal_pointer(&full);
}

void
folders_add(Folders *folders, const char *path, bool built_in)
{
    g_autofree char *full = g_canonicalize_filename(path, NULL);
    for (guint i = 0; i < folders->list->len; i++) {
        const Folder *other = g_ptr_array_index(folders->list, i);
        if (strcmp(other->full, full) == 0)
            return;
    }
    Folder *folder = g_new0(Folder, 1);
    folder->shown = folders_shown_path(full);
    folder->full = g_steal_pointer(&full);
    folder->built_in = built_in;
    g_ptr_array_add(folders->list, folder);
}

char *
folders_key(const Folders *folders)
{
    GString *key = g_string_new(NULL);
    for (guint i = 0; i < folders->list->len; i++) {
        const Folder *folder = g_ptr_array_index(folders->list, i);
        g_string_append_printf(key, "%s\n", folder->full);
    }
    return g_string_free(key, FALSE);
}

/* "FOLDER/exercises/ID.md", or with a language ID.LANG.md, as messages show
   it. */
static char *
file_path(const Folder *folder, FolderKind kind, const char *id,
          const char *lang)
{
    g_autofree char *name = g_strconcat(id, lang ? "." : "", lang ? lang : "",
                                        kinds[kind].extension, NULL);
    return strcmp(folder->shown, ".") == 0
                   ? g_build_filename(kinds[kind].name, name, NULL)
                   : g_build_filename(folder->shown, kinds[kind].name, name,
                                      NULL);
}

/* The nearest folder with a file of `id`; its path by g_malloc. */
static const Folder *
find(const Folders *folders, FolderKind kind, const char *id, char **path)
{
    if (!is_id(id))
        return NULL;
    for (guint i = folders->list->len; i > 0; i--) {
        const Folder *folder = g_ptr_array_index(folders->list, i - 1);
        g_autofree char *candidate = file_path(folder, kind, id, NULL);
        if (g_file_test(candidate, G_FILE_TEST_EXISTS)) {
            *path = g_steal_pointer(&candidate);
            return folder;
        }
    }
    return NULL;
}

static FoundFile
found(Arena *arena, const Folder *folder, const char *path)
{
    return (FoundFile){
        .path = arena_strdup(arena, path),
        .root = arena_strdup(arena, folder->shown),
        .built_in = folder->built_in,
    };
}

bool
folders_find(const Folders *folders, Arena *arena, FolderKind kind,
             const char *id, FoundFile *out)
{
    g_autofree char *path = NULL;
    const Folder *folder = find(folders, kind, id, &path);
    if (folder == NULL)
        return false;
    *out = found(arena, folder, path);
    return true;
}

bool
folders_find_translation(const Folders *folders, Arena *arena, FolderKind kind,
                         const char *id, const char *lang, FoundFile *out)
{
    g_autofree char *own = NULL;
    const Folder *home = find(folders, kind, id, &own);
    for (guint i = folders->list->len; home != NULL && i > 0; i--) {
        const Folder *folder = g_ptr_array_index(folders->list, i - 1);
        g_autofree char *path = file_path(folder, kind, id, lang);
        if (g_file_test(path, G_FILE_TEST_EXISTS)) {
            *out = found(arena, folder, path);
            return true;
        }
        if (folder == home)
            break;
    }
    return false;
}

bool
folders_has(const Folders *folders, FolderKind kind, const char *id)
{
    g_autofree char *path = NULL;
    return find(folders, kind, id, &path) != NULL;
}

static void
collect_ids(const Folder *folder, FolderKind kind, GHashTable *ids)
{
    g_autofree char *path =
            g_build_filename(folder->full, kinds[kind].name, NULL);
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        if (!g_str_has_suffix(name, kinds[kind].extension))
            continue;
        char *id =
                g_strndup(name, strlen(name) - strlen(kinds[kind].extension));
        if (is_id(id))
            g_hash_table_add(ids, id);
        else
            g_free(id);
    }
}

static int
compare_ids(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char *const *
folders_ids(const Folders *folders, Arena *arena, FolderKind kind)
{
    g_autoptr(GHashTable) ids =
            g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < folders->list->len; i++)
        collect_ids(g_ptr_array_index(folders->list, i), kind, ids);

    size_t n = g_hash_table_size(ids);
    const char **list = arena_array(arena, const char *, n + 1);
    GHashTableIter iter;
    void *id;
    g_hash_table_iter_init(&iter, ids);
    for (size_t i = 0; g_hash_table_iter_next(&iter, &id, NULL); i++)
        list[i] = arena_strdup(arena, id);
    qsort(list, n, sizeof *list, compare_ids);
    return list;
}
