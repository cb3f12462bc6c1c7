/* Takes the plan out of a handout's PDF again. */
#include "finish/finish.h"

#include <errno.h>
#include <fcntl.h>
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "finish/metadata.h"
#include "finish/qpdf.h"

#define FILE_MAX_MB 100
#define PLAN_MAX ((size_t)1024 * 1024) /* bytes, as of a plan file */
#define MEMORY_MAX ((rlim_t)2 * 1024 * 1024 * 1024)
#define NAMES_MAX 64 /* attachments looked at */

typedef struct {
    QpdfLibrary lib;
    qpdf_data q;
    SrcPos pos;
    Diag *diag;
} Reopen;

/* Always NULL, so that it can be returned. */
static void *
refuse(const Reopen *r, const char *what)
{
    diag_add(r->diag, DIAG_ERROR, r->pos, "%s", what);
    return NULL;
}

static bool
read_all(int fd, GByteArray *bytes, size_t n)
{
    g_byte_array_set_size(bytes, (guint)n);
    for (size_t done = 0; done < n;) {
        ssize_t got = read(fd, bytes->data + done, n - done);
        if (got == 0)
            errno = EIO;
        if (got == 0 || (got < 0 && errno != EINTR))
            return false;
        done += got > 0 ? (size_t)got : 0;
    }
    return true;
}

static GByteArray *
read_descriptor(const Reopen *r, int fd)
{
    struct stat info;
    if (fstat(fd, &info) != 0)
        return refuse(r, "cannot be read");
    if (S_ISDIR(info.st_mode))
        return refuse(r, "is a folder, not a PDF");
    if (!S_ISREG(info.st_mode))
        return refuse(r, "is not a regular file");
    if (info.st_size > FILE_MAX_MB * 1000 * 1000)
        return refuse(r, "is over 100 MB: no handout of limber's");
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    if (!read_all(fd, bytes, (size_t)info.st_size))
        return refuse(r, "cannot be read");
    if (bytes->len < 8 || g_strstr_len((const char *)bytes->data,
                                       MIN(bytes->len, 1024), "%PDF-") == NULL)
        return refuse(r, "is no PDF");
    return g_steal_pointer(&bytes);
}

static GByteArray *
read_file(const Reopen *r, const char *path)
{
    /* Without O_NONBLOCK a named pipe would wait for its writer. */
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) {
        int code = errno;
        g_autofree char *why = g_strdup_printf(
                "cannot be read: %s", code == ENOENT   ? "there is no such file"
                                      : code == EACCES ? "permission denied"
                                                       : g_strerror(code));
        return refuse(r, why);
    }
    GByteArray *bytes = read_descriptor(r, fd);
    close(fd);
    return bytes;
}

/* libqpdf unpacks what a file names without a limit of its own; a bomb then
   fails as if memory were gone.  The sanitizers need all addresses. */
static void
limit_memory(struct rlimit *before)
{
    struct rlimit limit;
    getrlimit(RLIMIT_AS, before);
    limit = *before;
#ifndef __SANITIZE_ADDRESS__
    limit.rlim_cur = MIN(limit.rlim_max, MEMORY_MAX);
#endif
    setrlimit(RLIMIT_AS, &limit);
}

/* The file's data, whose size is checked before it is unpacked. */
static char *
read_stream(const Reopen *r, qpdf_oh stream)
{
    unsigned char *raw = NULL;
    size_t raw_n = 0, n = 0;
    if (r->lib.qpdf_oh_get_stream_data(r->q, stream, qpdf_dl_none, NULL, &raw,
                                       &raw_n) > QPDF_WARNINGS)
        return refuse(r, "is damaged: its plan cannot be read");
    qpdf_oh filter = r->lib.qpdf_oh_get_key(
            r->q, r->lib.qpdf_oh_get_dict(r->q, stream), "/Filter");
    g_autofree char *plan = g_malloc(PLAN_MAX + 1);
    bool good = true;
    if (r->lib.qpdf_oh_is_name_and_equals(r->q, filter, "/FlateDecode")) {
        struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
        good = libdeflate_zlib_decompress(d, raw, raw_n, plan, PLAN_MAX, &n) ==
               LIBDEFLATE_SUCCESS;
        libdeflate_free_decompressor(d);
    } else {
        n = raw_n;
        good = r->lib.qpdf_oh_is_null(r->q, filter) && n <= PLAN_MAX;
        memcpy(plan, raw, good ? n : 0);
    }
    free(raw);
    if (!good || memchr(plan, '\0', n) != NULL)
        return refuse(r, "holds a plan that is damaged or over 1 MB");
    plan[n] = '\0';
    return g_steal_pointer(&plan);
}

static qpdf_oh
key_path(const Reopen *r, qpdf_oh from, const char *const *keys)
{
    for (; *keys != NULL; keys++)
        from = r->lib.qpdf_oh_get_key(r->q, from, *keys);
    return from;
}

static char *
find_plan(const Reopen *r)
{
    static const char *const to_names[] = { "/Names", "/EmbeddedFiles",
                                            "/Names", NULL };
    static const char *const to_file[] = { "/EF", "/F", NULL };
    qpdf_oh names = key_path(r, r->lib.qpdf_get_root(r->q), to_names);
    int n = r->lib.qpdf_oh_is_array(r->q, names)
                    ? r->lib.qpdf_oh_get_array_n_items(r->q, names)
                    : 0;
    for (int i = 0; i + 1 < MIN(n, NAMES_MAX); i += 2) {
        qpdf_oh name = r->lib.qpdf_oh_get_array_item(r->q, names, i);
        qpdf_oh spec = r->lib.qpdf_oh_get_array_item(r->q, names, i + 1);
        qpdf_oh file = key_path(r, spec, to_file);
        if (g_strcmp0(r->lib.qpdf_oh_get_utf8_value(r->q, name),
                      ATTACHMENT_NAME) == 0 &&
            r->lib.qpdf_oh_is_stream(r->q, file))
            return read_stream(r, file);
    }
    return refuse(r, "holds no plan; handouts hold one when they are made "
                     "with --embed-plan");
}

static char *
read_pdf(const Reopen *r, const GByteArray *bytes, const char *password)
{
    /* With recovery qpdf would look through all of a damaged file. */
    r->lib.qpdf_set_attempt_recovery(r->q, QPDF_FALSE);
    if (r->lib.qpdf_read_memory(r->q, "handout", (const char *)bytes->data,
                                bytes->len, password) <= QPDF_WARNINGS)
        return find_plan(r);
    qpdf_error error = r->lib.qpdf_get_error(r->q);
    if (r->lib.qpdf_get_error_code(r->q, error) != qpdf_e_password)
        return refuse(r, "is a damaged PDF");
    return refuse(r, password != NULL
                             ? "does not open with this password"
                             : "is encrypted; give --password-file FILE or "
                               "set LIMBER_PASSWORD");
}

char *
finish_read_plan(const char *path, const char *password, Diag *diag)
{
    Reopen r = { .pos = { g_intern_string(path), 0, 0 }, .diag = diag };
    g_autoptr(GByteArray) bytes = read_file(&r, path);
    if (bytes == NULL || !qpdf_library_open(&r.lib, diag))
        return NULL;
    struct rlimit before;
    limit_memory(&before);
    r.q = qpdf_library_new(&r.lib);
    char *plan = read_pdf(&r, bytes, password);
    r.lib.qpdf_cleanup(&r.q);
    setrlimit(RLIMIT_AS, &before);
    return plan;
}
