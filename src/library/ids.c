/* What an id names, and what is said when it names nothing. */
#include "base/suggest.h"
#include "library/inside.h"

G_STATIC_ASSERT((int)ITEM_EXERCISE == (int)FOLDER_EXERCISES);
G_STATIC_ASSERT((int)ITEM_ROUTINE == (int)FOLDER_ROUTINES);
G_STATIC_ASSERT((int)ITEM_ADVICE == (int)FOLDER_ADVICE);
G_STATIC_ASSERT((int)ITEM_POSTER == (int)FOLDER_POSTERS);

const char *const item_kind_names[ITEM_KIND_COUNT + 1] = {
    [ITEM_EXERCISE] = "exercise",
    [ITEM_ROUTINE] = "routine",
    [ITEM_ADVICE] = "advice",
    [ITEM_POSTER] = "poster",
    [ITEM_KIND_COUNT] = NULL,
};

/* As part of a sentence. */
static const char *const phrases[ITEM_KIND_COUNT] = {
    [ITEM_EXERCISE] = "an exercise",
    [ITEM_ROUTINE] = "a routine",
    [ITEM_ADVICE] = "advice",
    [ITEM_POSTER] = "a poster",
};

bool
library_kind_of(const Library *lib, const char *id, ItemKind *out)
{
    for (ItemKind kind = 0; kind < ITEM_KIND_COUNT; kind++) {
        if (folders_has(library_folders(lib), (FolderKind)kind, id)) {
            *out = kind;
            return true;
        }
    }
    return false;
}

/* Says that no `kind` has that id. */
static void
add_unknown(const Library *lib, ItemKind kind, const char *id, SrcPos pos,
            Diag *diag)
{
    g_autoptr(Arena) scratch = arena_new();
    g_autofree char *suggestion = suggest_phrase(
            id, folders_ids(library_folders(lib), scratch, (FolderKind)kind));
    diag_add(diag, DIAG_ERROR, pos, "unknown %s '%s'%s", item_kind_names[kind],
             id, suggestion);
}

void
library_unknown(const Library *lib, const char *id, SrcPos pos, Diag *diag)
{
    g_autoptr(Arena) scratch = arena_new();
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    for (ItemKind kind = 0; kind < ITEM_KIND_COUNT; kind++) {
        const char *const *ids =
                folders_ids(library_folders(lib), scratch, (FolderKind)kind);
        for (size_t i = 0; ids[i] != NULL; i++)
            g_ptr_array_add(all, (void *)(guintptr)ids[i]);
    }
    g_ptr_array_add(all, NULL);

    const char *nearest = suggest_nearest(id, (const char *const *)all->pdata);
    ItemKind kind;
    if (nearest != NULL && library_kind_of(lib, nearest, &kind))
        diag_add(diag, DIAG_ERROR, pos, "unknown %s '%s'; did you mean '%s'?",
                 item_kind_names[kind], id, nearest);
    else
        diag_add(diag, DIAG_ERROR, pos,
                 "unknown exercise, routine or advice '%s'; 'limber list' "
                 "shows them all",
                 id);
}

bool
library_expect(const Library *lib, ItemKind kind, const char *id, SrcPos pos,
               Diag *diag)
{
    if (folders_has(library_folders(lib), (FolderKind)kind, id))
        return true;
    ItemKind other;
    if (library_kind_of(lib, id, &other))
        diag_add(diag, DIAG_ERROR, pos, "'%s' is %s, not %s", id,
                 phrases[other], phrases[kind]);
    else
        add_unknown(lib, kind, id, pos, diag);
    return false;
}

bool
library_check_unique(const Library *lib, ItemKind kind, const char *path,
                     const char *id, SrcPos pos, Diag *diag)
{
    g_autoptr(Arena) scratch = arena_new();
    for (ItemKind other = 0; other < ITEM_KIND_COUNT; other++) {
        FoundFile second;
        if (other == kind || !folders_find(library_folders(lib), scratch,
                                           (FolderKind)other, id, &second))
            continue;
        diag_add(diag, DIAG_ERROR, pos,
                 "'%s' names two things: '%s' and '%s'; rename one", id, path,
                 second.path);
        return false;
    }
    return true;
}
