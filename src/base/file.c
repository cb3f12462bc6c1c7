#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <sys/stat.h>
#include <unistd.h>

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

char *
file_error_words(int code)
{
    char *words = g_strdup(g_strerror(code));
    words[0] = g_ascii_tolower(words[0]);
    return words;
}

char *
file_too_large(double bytes, size_t most)
{
    size_t limit = most / FILE_MB;
    int tenths = (int)(bytes / (double)FILE_MB * 10);
    if (tenths * ((double)FILE_MB / 10) < bytes)
        tenths++;
    if (tenths % 10 == 0 || (size_t)tenths > MAX(100, 20 * limit))
        return g_strdup_printf("is too large: %d MB, at most %zu MB",
                               (tenths + 5) / 10, limit);
    return g_strdup_printf("is too large: %d.%d MB, at most %zu MB",
                           tenths / 10, tenths % 10, limit);
}

/* Why nothing was read; NULL for a file that is not there. */
static char *
reason(int code)
{
    if (code == ENOENT || code == ENOTDIR)
        return NULL;
    if (code == ENXIO) /* a socket cannot be opened at all */
        return g_strdup("is a socket, not a file");
    g_autofree char *words = file_error_words(code);
    return g_strconcat("cannot be read: ", words, NULL);
}

/* What is wrong with the open file before it is read, or NULL. */
static char *
find_fault(int fd, size_t most)
{
    struct stat info;
    if (fstat(fd, &info) != 0)
        return reason(errno);
    for (size_t i = 0; i < G_N_ELEMENTS(not_files); i++) {
        if ((info.st_mode & S_IFMT) == not_files[i].type)
            return g_strdup(not_files[i].text);
    }
    return info.st_size > (off_t)most
                   ? file_too_large((double)info.st_size, most)
                   : NULL;
}

/* At most `most` + 1 bytes, so that a file that grew is noticed.  False with
   errno set. */
static bool
read_bytes(int fd, size_t most, GByteArray *bytes)
{
    while (bytes->len <= most) {
        guint8 chunk[16384];
        ssize_t got = read(fd, chunk, sizeof chunk);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got == 0;
        g_byte_array_append(bytes, chunk, (guint)got);
    }
    return true;
}

static char *
read_open(int fd, size_t most, GByteArray *bytes)
{
    char *fault = find_fault(fd, most);
    if (fault != NULL)
        return fault;
    if (!read_bytes(fd, most, bytes))
        return reason(errno);
    if (bytes->len == 0)
        return g_strdup("is empty");
    return bytes->len > most ? file_too_large(bytes->len, most) : NULL;
}

char *
file_read(const char *path, size_t most, size_t *n, char **why)
{
    *why = NULL;
    /* O_NONBLOCK: opening a pipe must not wait for its writer. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (fd < 0) {
        *why = reason(errno);
        return NULL;
    }
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    *why = read_open(fd, most, bytes);
    close(fd);
    if (*why != NULL)
        return NULL;
    *n = bytes->len;
    g_byte_array_append(bytes, (const guint8 *)"", 1);
    return (char *)g_byte_array_free(g_steal_pointer(&bytes), FALSE);
}
