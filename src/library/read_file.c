#include "library/read_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/suggest.h"

#define MB        (1024 * 1024)
#define MAX_BYTES MB
#define MAX_NAMES 5000 /* of a folder, to suggest from */

static const struct {
    mode_t type;
    const char *text;
} not_files[] = {
    { S_IFDIR, "is a folder, not a file" },
    { S_IFIFO, "is a pipe, not a file" },
    { S_IFSOCK, "is a socket, not a file" },
    { S_IFCHR, "is a device, not a file" },
    { S_IFBLK, "is a device, not a file" },
};

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
read_file_suggestion(const char *path)
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

static void
add_open_error(const char *path, SrcPos pos, int error, Diag *diag)
{
    if (error == ENOENT || error == ENOTDIR) {
        g_autofree char *suggestion = read_file_suggestion(path);
        diag_add(diag, DIAG_ERROR, pos, "no such file%s", suggestion);
    } else if (error == EACCES || error == EPERM) {
        diag_add(diag, DIAG_ERROR, pos, "cannot be read: no permission");
    } else {
        g_autofree char *reason = g_strdup(g_strerror(error));
        reason[0] = g_ascii_tolower(reason[0]);
        diag_add(diag, DIAG_ERROR, pos, "cannot be read: %s", reason);
    }
}

static void
add_too_large(double bytes, SrcPos pos, Diag *diag)
{
    int tenths = (int)(bytes / MB * 10);
    if (tenths * (MB / 10.0) < bytes)
        tenths++;
    if (tenths % 10 == 0 || tenths > 100)
        diag_add(diag, DIAG_ERROR, pos, "is too large: %d MB, at most 1 MB",
                 (tenths + 5) / 10);
    else
        diag_add(diag, DIAG_ERROR, pos, "is too large: %d.%d MB, at most 1 MB",
                 tenths / 10, tenths % 10);
}

/* False and a message unless `fd` is a plain file of a sensible size. */
static bool
check_kind(int fd, SrcPos pos, Diag *diag)
{
    struct stat info;
    if (fstat(fd, &info) != 0) {
        add_open_error(pos.file, pos, errno, diag);
        return false;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(not_files); i++) {
        if ((info.st_mode & S_IFMT) == not_files[i].type) {
            diag_add(diag, DIAG_ERROR, pos, "%s", not_files[i].text);
            return false;
        }
    }
    if (info.st_size > MAX_BYTES) {
        add_too_large((double)info.st_size, pos, diag);
        return false;
    }
    return true;
}

/* At most MAX_BYTES + 1 bytes, so that a file that grew is noticed. */
static GByteArray *
read_bytes(int fd, SrcPos pos, Diag *diag)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    while (bytes->len <= MAX_BYTES) {
        guint8 chunk[16384];
        ssize_t got = read(fd, chunk, sizeof chunk);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            add_open_error(pos.file, pos, errno, diag);
            return NULL;
        }
        if (got == 0)
            break;
        g_byte_array_append(bytes, chunk, (guint)got);
    }
    return g_steal_pointer(&bytes);
}

static bool
check_utf8(const char *text, size_t n, SrcPos pos, Diag *diag)
{
    const char *bad;
    if (g_utf8_validate_len(text, n, &bad))
        return true;
    const char *line = text;
    pos.line = 1;
    for (const char *p = text; p < bad; p++) {
        if (*p == '\n') {
            line = p + 1;
            pos.line++;
        }
    }
    pos.col = (int)g_utf8_strlen(line, bad - line) + 1;
    if (*bad == '\0')
        diag_add(diag, DIAG_ERROR, pos, "a NUL byte; expected only text");
    else
        diag_add(diag, DIAG_ERROR, pos,
                 "byte 0x%02x is not UTF-8; save the file as UTF-8 text",
                 (guint8)*bad);
    return false;
}

const char *
read_file(Arena *arena, const char *path, size_t *n, Diag *diag)
{
    SrcPos pos = { g_intern_string(path), 0, 0 };
    /* O_NONBLOCK: opening a pipe must not wait for its writer. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (fd < 0) {
        /* A socket cannot be opened at all. */
        if (errno == ENXIO)
            diag_add(diag, DIAG_ERROR, pos, "is a socket, not a file");
        else
            add_open_error(path, pos, errno, diag);
        return NULL;
    }
    g_autoptr(GByteArray) bytes = NULL;
    if (check_kind(fd, pos, diag))
        bytes = read_bytes(fd, pos, diag);
    close(fd);
    if (bytes == NULL)
        return NULL;

    if (bytes->len == 0) {
        diag_add(diag, DIAG_ERROR, pos, "is empty");
        return NULL;
    }
    if (bytes->len > MAX_BYTES) {
        diag_add(diag, DIAG_ERROR, pos, "is too large: at most 1 MB");
        return NULL;
    }
    *n = bytes->len;
    g_byte_array_append(bytes, (const guint8 *)"", 1);
    const char *text = arena_memdup(arena, bytes->data, bytes->len);
    return check_utf8(text, *n, pos, diag) ? text : NULL;
}
