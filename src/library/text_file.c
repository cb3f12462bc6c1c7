#include "library/text_file.h"

#include <string.h>

#include "base/file.h"
#include "base/suggest.h"
#include "parse/text.h"

#define MAX_NAMES 5000 /* of a folder, to suggest from */

static int
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static char *
nearest_in_folder(const char *folder, const char *name)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    if (dir == NULL)
        return NULL;
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    const char *entry;
    while (names->len < MAX_NAMES && (entry = g_dir_read_name(dir)) != NULL) {
        if (strcmp(entry, name) != 0 && g_utf8_validate(entry, -1, NULL))
            g_ptr_array_add(names, g_strdup(entry));
    }
    g_ptr_array_sort(names, compare_names);
    g_ptr_array_add(names, NULL);
    return g_strdup(suggest_nearest(name, (const char *const *)names->pdata));
}

char *
text_file_suggestion(const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *name = g_path_get_basename(path);
    if (!g_file_test(folder, G_FILE_TEST_IS_DIR))
        return g_strdup_printf("; there is no folder '%s'", folder);
    if (!g_utf8_validate(name, -1, NULL))
        return g_strdup("");

    g_autofree char *nearest = nearest_in_folder(folder, name);
    if (nearest == NULL)
        return g_strdup("");
    g_autofree char *near_path =
            strchr(path, '/') != NULL ? g_build_filename(folder, nearest, NULL)
                                      : g_strdup(nearest);
    return g_strdup_printf("; did you mean '%s'?", near_path);
}

const char *
text_file_read(Arena *arena, const char *path, size_t *n, Diag *diag)
{
    SrcPos pos = { g_intern_string(path), 0, 0 };
    g_autofree char *why = NULL;
    g_autofree char *bytes = file_read(path, TEXT_MAX_BYTES, n, &why);
    if (bytes != NULL)
        return text_check(bytes, *n, pos.file, 1, diag)
                       ? arena_memdup(arena, bytes, *n + 1)
                       : NULL;
    if (why != NULL) {
        diag_add(diag, DIAG_ERROR, pos, "%s", why);
        return NULL;
    }
    g_autofree char *suggestion = text_file_suggestion(path);
    diag_add(diag, DIAG_ERROR, pos, "no such file%s", suggestion);
    return NULL;
}
