#include "cmd/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

enum { MAX_LINKS = 40, MAX_TRIES = 10000 };

/* One file on its way: written under `temporary`, to be renamed `target`. */
typedef struct {
    char *name;      /* as the user knows it */
    char *target;    /* links followed */
    char *temporary; /* or NULL once it is renamed */
    char *backup;    /* the older file's name meanwhile, or NULL */
    bool reserved;   /* `target` is an empty file of ours */
} Pending;

static void
pending_free(void *data)
{
    Pending *file = data;
    if (file->temporary != NULL)
        unlink(file->temporary);
    if (file->reserved)
        unlink(file->target);
    g_free(file->name);
    g_free(file->target);
    g_free(file->temporary);
    g_free(file->backup);
    g_free(file);
}

static bool
is_stdout(const char *name)
{
    return strcmp(name, "-") == 0;
}

static void
add_cannot_write(const char *name, int code, Diag *diag)
{
    g_autofree char *why = file_error_words(code);
    if (is_stdout(name))
        diag_add(diag, DIAG_ERROR, SRC_POS_NONE,
                 "cannot write to standard output: %s", why);
    else
        diag_add(diag, DIAG_ERROR, SRC_POS_NONE, "cannot write '%s': %s", name,
                 why);
}

/* The file that `name` means when links are followed, also where the last one
   points to nothing yet.  NULL with errno set when they go round in circles. */
static char *
follow_links(const char *name)
{
    g_autofree char *path = g_strdup(name);
    for (int i = 0; i < MAX_LINKS; i++) {
        struct stat info;
        if (lstat(path, &info) != 0 || !S_ISLNK(info.st_mode))
            return g_steal_pointer(&path);
        g_autofree char *goal = g_file_read_link(path, NULL);
        if (goal == NULL)
            return g_steal_pointer(&path);
        g_autofree char *folder = g_path_get_dirname(path);
        g_free(path);
        path = g_path_is_absolute(goal) ? g_strdup(goal)
                                        : g_build_filename(folder, goal, NULL);
    }
    errno = ELOOP;
    return NULL;
}

bool
output_is_stream(const char *name)
{
    struct stat info;
    return is_stdout(name) ||
           (stat(name, &info) == 0 && !S_ISREG(info.st_mode) &&
            !S_ISDIR(info.st_mode));
}

/* Looks at the folder that `target`, called `name` by the user, lies in. */
static bool
check_folder(const char *target, const char *name, Diag *diag)
{
    struct stat info;
    g_autofree char *folder = g_path_get_dirname(target);
    if (stat(folder, &info) != 0 && errno == ENOENT) {
        diag_add(diag, DIAG_ERROR, SRC_POS_NONE,
                 "cannot write '%s': the folder '%s' does not exist", name,
                 folder);
        return false;
    }
    if (stat(folder, &info) == 0 && !S_ISDIR(info.st_mode)) {
        diag_add(diag, DIAG_ERROR, SRC_POS_NONE,
                 "cannot write '%s': '%s' is a file, not a folder", name,
                 folder);
        return false;
    }
    if (access(folder, W_OK | X_OK) != 0) {
        add_cannot_write(name, errno, diag);
        return false;
    }
    return true;
}

bool
output_check(const char *name, Diag *diag)
{
    if (is_stdout(name))
        return true;
    if (*name == '\0') {
        diag_add(diag, DIAG_ERROR, src_pos_option("output"),
                 "the file's name is empty");
        return false;
    }
    struct stat info;
    g_autofree char *target = follow_links(name);
    if (target == NULL) {
        add_cannot_write(name, errno, diag);
        return false;
    }
    bool exists = stat(target, &info) == 0;
    if (g_str_has_suffix(name, "/") || (exists && S_ISDIR(info.st_mode))) {
        diag_add(diag, DIAG_ERROR, SRC_POS_NONE,
                 "cannot write '%s': it is a folder; name a file in it", name);
        return false;
    }
    if (exists && access(target, W_OK) != 0) {
        add_cannot_write(name, errno, diag);
        return false;
    }
    return output_is_stream(name) || check_folder(target, name, diag);
}

static bool
write_all(int fd, const unsigned char *bytes, size_t n)
{
    while (n > 0) {
        ssize_t done = write(fd, bytes, n);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return false;
        bytes += done;
        n -= (size_t)done;
    }
    return true;
}

/* Writes to standard output, a device or a FIFO. */
static bool
write_stream(const char *name, const void *bytes, size_t n, Diag *diag)
{
    int fd = is_stdout(name) ? dup(STDOUT_FILENO)
                             : open(name, O_WRONLY | O_NOCTTY | O_CLOEXEC);
    bool done = fd >= 0 && write_all(fd, bytes, n);
    int code = errno;
    if (fd >= 0 && close(fd) != 0 && done) {
        done = false;
        code = errno;
    }
    if (!done && code != EPIPE)
        add_cannot_write(name, code, diag);
    return done;
}

bool
output_print(const void *bytes, size_t n, Diag *diag)
{
    return write_stream("-", bytes, n, diag);
}

/* The mode for a file that replaces `target`. */
static mode_t
mode_for(const char *target)
{
    struct stat info;
    return stat(target, &info) == 0 ? info.st_mode & 0777 : 0600;
}

/* An empty file beside `target`, open, under a name that says nothing about
   the client.  -1 with errno set. */
static int
open_beside(const char *target, char **path)
{
    g_autofree char *folder = g_path_get_dirname(target);
    *path = g_build_filename(folder, ".limber-XXXXXX", NULL);
    return mkstemp(*path);
}

/* Writes `part` under a temporary name beside file->target. */
static bool
write_temporary(Pending *file, const GByteArray *part, Diag *diag)
{
    g_autofree char *path = NULL;
    int fd = open_beside(file->target, &path);
    if (fd < 0) {
        add_cannot_write(file->name, errno, diag);
        return false;
    }
    file->temporary = g_steal_pointer(&path);
    bool done = fchmod(fd, mode_for(file->target)) == 0 &&
                write_all(fd, part->data, part->len);
    int code = errno;
    if (close(fd) != 0 && done) {
        done = false;
        code = errno;
    }
    if (!done)
        add_cannot_write(file->name, code, diag);
    return done;
}

/* Moves the older file at file->target out of the way.  False with errno
   set. */
static bool
keep_older(Pending *file)
{
    struct stat info;
    if (file->reserved || lstat(file->target, &info) != 0)
        return true;
    g_autofree char *path = NULL;
    int fd = open_beside(file->target, &path);
    if (fd < 0)
        return false;
    close(fd);
    if (rename(file->target, path) != 0) {
        int code = errno;
        unlink(path);
        errno = code;
        return false;
    }
    file->backup = g_steal_pointer(&path);
    return true;
}

/* Gives `file` its name.  False with errno set. */
static bool
move_in(Pending *file, bool keep)
{
    if ((keep && !keep_older(file)) ||
        rename(file->temporary, file->target) != 0)
        return false;
    g_clear_pointer(&file->temporary, g_free);
    return true;
}

/* Takes back what move_in has done. */
static void
move_out(Pending *file)
{
    if (file->backup != NULL)
        rename(file->backup, file->target);
    else if (file->temporary == NULL)
        unlink(file->target);
}

/* One file replaces another at one stroke; of several the older ones are kept
   until all have their names. */
static bool
rename_all(GPtrArray *files, Diag *diag)
{
    for (guint i = 0; i < files->len; i++) {
        Pending *file = g_ptr_array_index(files, i);
        if (move_in(file, files->len > 1))
            continue;
        add_cannot_write(file->name, errno, diag);
        for (guint k = 0; k <= i; k++)
            move_out(g_ptr_array_index(files, k));
        return false;
    }
    for (guint i = 0; i < files->len; i++) {
        Pending *file = g_ptr_array_index(files, i);
        file->reserved = false;
        if (file->backup != NULL)
            unlink(file->backup);
    }
    return true;
}

/* "x.png" -> "x-2.png"; only the last part of the path is looked at. */
static char *
with_number(const char *name, int number)
{
    const char *slash = strrchr(name, '/');
    const char *base = slash == NULL ? name : slash + 1;
    const char *dot = strrchr(base, '.');
    size_t stem =
            dot == NULL || dot == base ? strlen(name) : (size_t)(dot - name);
    return g_strdup_printf("%.*s-%d%s", (int)stem, name, number, name + stem);
}

/* The name of part `i` of `n`. */
static char *
part_name(const char *name, guint i, guint n)
{
    return n == 1 ? g_strdup(name) : with_number(name, (int)i + 1);
}

/* Names of our own choice: takes a name nobody has by making the empty file.
   False with errno set. */
static bool
reserve(Pending *file)
{
    int fd = open(file->target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    file->reserved = fd >= 0;
    return fd >= 0 && close(fd) == 0;
}

/* The files that `n` parts go to.  NULL with errno set. */
static GPtrArray *
pending_files(const char *name, guint n, bool chosen)
{
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(pending_free);
    for (guint i = 0; i < n; i++) {
        Pending *file = g_new0(Pending, 1);
        g_ptr_array_add(files, file);
        file->name = part_name(name, i, n);
        file->target = chosen ? follow_links(file->name) : g_strdup(file->name);
        if (file->target == NULL || (!chosen && !reserve(file)))
            return NULL;
    }
    return g_steal_pointer(&files);
}

/* As pending_files; with a name of our own choice goes on to the first number
   whose names are all free. */
static GPtrArray *
free_files(const Output *output, guint n)
{
    GPtrArray *files = pending_files(output->name, n, output->chosen);
    for (int i = 2;
         files == NULL && errno == EEXIST && !output->chosen && i < MAX_TRIES;
         i++) {
        g_autofree char *name = with_number(output->name, i);
        files = pending_files(name, n, false);
    }
    return files;
}

static GPtrArray *
names_of(GPtrArray *files)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < files->len; i++) {
        Pending *file = g_ptr_array_index(files, i);
        g_ptr_array_add(names, g_steal_pointer(&file->name));
    }
    return names;
}

/* The pages behind the `n` that were written; a single one has no number. */
static void
warn_of_leftovers(const Output *output, guint n, Diag *diag)
{
    if (!output->paged || !output->chosen)
        return;
    for (int i = n > 1 ? (int)n + 1 : 1; i < MAX_TRIES; i++) {
        g_autofree char *name = with_number(output->name, i);
        if (!g_file_test(name, G_FILE_TEST_EXISTS))
            return;
        diag_add(diag, DIAG_WARNING, SRC_POS_NONE,
                 "'%s' is left over from a longer handout of that name", name);
    }
}

static GPtrArray *
write_one_stream(const char *name, const GByteArray *part, Diag *diag)
{
    if (!write_stream(name, part->data, part->len, diag))
        return NULL;
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(names, g_strdup(name));
    return names;
}

GPtrArray *
output_write(const Output *output, const GPtrArray *parts, Diag *diag)
{
    if (output_is_stream(output->name)) {
        if (parts->len == 1)
            return write_one_stream(output->name, g_ptr_array_index(parts, 0),
                                    diag);
        diag_add(diag, DIAG_ERROR, SRC_POS_NONE,
                 "cannot write several files to '%s'; name a file of your own",
                 output->name);
        return NULL;
    }
    g_autoptr(GPtrArray) files = free_files(output, parts->len);
    if (files == NULL) {
        add_cannot_write(output->name, errno, diag);
        return NULL;
    }
    for (guint i = 0; i < parts->len; i++) {
        Pending *file = g_ptr_array_index(files, i);
        if (!output_check(file->name, diag) ||
            !write_temporary(file, g_ptr_array_index(parts, i), diag))
            return NULL;
    }
    if (!rename_all(files, diag))
        return NULL;
    warn_of_leftovers(output, parts->len, diag);
    return names_of(files);
}
