/* A folder of its own for tests that read files.  The current folder is that
   folder until it is left, so that messages name files without it. */
#pragma once

#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *test_home; /* where `make test` runs: the top of the project */
static char *test_folder;

static inline void
test_folder_enter(void)
{
    test_home = g_get_current_dir();
    test_folder = g_dir_make_tmp("limber-test-XXXXXX", NULL);
    g_assert_nonnull(test_folder);
    g_assert_cmpint(g_chdir(test_folder), ==, 0);
}

/* Only files that the test names are there; their folders go with them. */
static inline void
test_remove(const char *path)
{
    GDir *dir = g_file_test(path, G_FILE_TEST_IS_SYMLINK)
                        ? NULL
                        : g_dir_open(path, 0, NULL);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        char *inner = g_build_filename(path, name, NULL);
        test_remove(inner);
        g_free(inner);
    }
    if (dir != NULL)
        g_dir_close(dir);
    g_remove(path);
}

static inline void
test_folder_leave(void)
{
    g_assert_cmpint(g_chdir(test_home), ==, 0);
    test_remove(test_folder);
    g_clear_pointer(&test_folder, g_free);
    g_clear_pointer(&test_home, g_free);
}

/* Writes `text` to `path`, with the folders it needs. */
static inline void
test_write(const char *path, const char *text)
{
    char *folder = g_path_get_dirname(path);
    g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    g_free(folder);
}

/* `text` with its first `old` replaced; `old` is there. */
static inline char *
test_replace(const char *text, const char *old, const char *replacement)
{
    const char *at = strstr(text, old);
    g_assert_nonnull(at);
    return g_strdup_printf("%.*s%s%s", (int)(at - text), text, replacement,
                           at + strlen(old));
}

static inline char *
test_home_path(const char *path)
{
    return g_build_filename(test_home, path, NULL);
}
