#include "figure/picture_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_FILE ((size_t)1 << 20)

Picture *
picture_file_read(const char *path, const PictureKey *key)
{
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    struct stat info;
    if (fd < 0)
        return NULL;
    Picture *picture = NULL;
    if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0 &&
        (size_t)info.st_size <= MAX_FILE) {
        size_t n = (size_t)info.st_size;
        g_autofree uint8_t *bytes = g_malloc(n);
        if (read(fd, bytes, n) == (ssize_t)n)
            picture = picture_unpack(bytes, n, key);
    }
    close(fd);
    return picture;
}

static bool
write_all(int fd, const GByteArray *bytes)
{
    for (size_t done = 0; done < bytes->len;) {
        ssize_t n = write(fd, bytes->data + done, bytes->len - done);
        if (n < 0 && errno != EINTR)
            return false;
        done += n > 0 ? (size_t)n : 0;
    }
    return true;
}

bool
picture_file_write(const char *path, const Picture *picture,
                   const PictureKey *key)
{
    g_autoptr(GByteArray) bytes = picture_pack(picture, key);
    g_autofree char *temporary = g_strconcat(path, ".XXXXXX", NULL);
    int fd = g_mkstemp_full(temporary, O_WRONLY | O_CLOEXEC, 0644);
    if (fd < 0)
        return false;
    bool done = write_all(fd, bytes);
    int code = errno;
    if (close(fd) != 0 && done) {
        done = false;
        code = errno;
    }
    if (done && rename(temporary, path) == 0)
        return true;
    if (done)
        code = errno;
    unlink(temporary);
    errno = code;
    return false;
}
