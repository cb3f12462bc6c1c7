/* The folders that hold the library's files, and which file an id names.
   For library/ only. */
#pragma once

#include "base/arena.h"

#include <stdbool.h>

/* The first ones are in the order of ItemKind. */
typedef enum {
    FOLDER_EXERCISES,
    FOLDER_ROUTINES,
    FOLDER_ADVICE,
    FOLDER_POSTERS,
    FOLDER_LAYOUTS,
    FOLDER_LANG,
    FOLDER_FIGURES,
    FOLDER_HYPHEN,
    FOLDER_COUNT
} FolderKind;

typedef struct {
    const char *path; /* opens the file, and names it in messages */
    const char *root; /* the library folder it lies in, or is taken to */
    bool built_in;    /* ours, not the therapist's own */
} FoundFile;

typedef struct Folders Folders; /* opaque: see folders.c */

Folders *folders_new(void);
void folders_free(Folders *folders); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Folders, folders_free)

/* Lays `path` over the folders so far; one that is there already stays where
   it is. */
void folders_add(Folders *folders, const char *path, bool built_in);

/* The nearest file of `id`; false when there is none, or `id` is not an id.
   `out` is borrowed from `arena`. */
bool folders_find(const Folders *folders, Arena *arena, FolderKind kind,
                  const char *id, FoundFile *out);

/* The nearest translation ID.LANG.md or ID.LANG.yaml of `id` that lies beside
   the id's own file or over it; false when there is none. */
bool folders_find_translation(const Folders *folders, Arena *arena,
                              FolderKind kind, const char *id,
                              const char *lang, FoundFile *out);

/* True when a file of `id` is there. */
bool folders_has(const Folders *folders, FolderKind kind, const char *id);

/* All ids of a kind, sorted, each once; NULL-terminated, in `arena`. */
const char *const *
folders_ids(const Folders *folders, Arena *arena, FolderKind kind);

/* A text that tells one set of folders from another.  Caller frees. */
char *folders_key(const Folders *folders);

/* How messages name `path`: from the current folder when it lies below, else
   absolute.  Opens the same file.  Caller frees. */
char *folders_shown_path(const char *path);
