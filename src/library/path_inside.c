/* realpath() is not in the plain POSIX that we build for. */
#define _XOPEN_SOURCE 700

#include "library/path_inside.h"

#include <stdlib.h>
#include <string.h>

#include "library/text_file.h"

static bool
lies_in(const char *path, const char *folder)
{
    size_t n = strlen(folder);
    return strncmp(path, folder, n) == 0 &&
           (path[n] == '/' || g_str_has_suffix(folder, "/"));
}

/* True when `path` with its links followed is inside `root` with its. */
static bool
really_lies_in(const char *path, const char *root)
{
    char *real_path = realpath(path, NULL); /* by malloc */
    char *real_root = realpath(root, NULL);
    bool inside = real_path != NULL && real_root != NULL &&
                  lies_in(real_path, real_root);
    free(real_path);
    free(real_root);
    return inside;
}

static void
add_missing(const char *name, const char *folder, SrcPos pos, Diag *diag)
{
    g_autofree char *path = g_path_is_absolute(name)
                                    ? g_strdup(name)
                                    : g_build_filename(folder, name, NULL);
    g_autofree char *suggestion = text_file_suggestion(path);
    diag_add(diag, DIAG_ERROR, pos, "no such file '%s'%s", name, suggestion);
}

const char *
path_inside(Arena *arena, const char *name, const char *from, const char *root,
            SrcPos pos, Diag *diag)
{
    g_autofree char *folder = g_path_get_dirname(from);
    g_autofree char *full_folder = g_canonicalize_filename(folder, NULL);
    g_autofree char *full_root = g_canonicalize_filename(root, NULL);
    g_autofree char *path = g_canonicalize_filename(name, full_folder);

    /* In this order, so that nothing is told of files outside. */
    bool inside = lies_in(path, full_root);
    if (inside && !g_file_test(path, G_FILE_TEST_EXISTS)) {
        add_missing(name, folder, pos, diag);
        return NULL;
    }
    /* The library's own folders may be links; what lies in them is inside. */
    if (!inside || !(really_lies_in(path, full_root) ||
                     really_lies_in(path, full_folder))) {
        diag_add(diag, DIAG_ERROR, pos, "'%s' lies outside the folder '%s'",
                 name, root);
        return NULL;
    }
    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
        diag_add(diag, DIAG_ERROR, pos, "'%s' is not a file", name);
        return NULL;
    }
    return arena_strdup(arena, path);
}
