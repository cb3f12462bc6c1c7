#include "library/text_file.h"

#include <string.h>

#include "files_of_test.h"

static void
check_messages(const char *path, const char *messages)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diag) diag = diag_new();
    size_t n;
    g_assert_null(text_file_read(arena, path, &n, diag));
    g_autofree char *printed = diag_format(diag, DIAG_NOTE, false);
    g_assert_cmpstr(printed, ==, messages);
}

static void
write_sparse(const char *path, off_t size)
{
    int fd = open(path, O_CREAT | O_WRONLY, 0600);
    g_assert_cmpint(fd, >=, 0);
    g_assert_cmpint(ftruncate(fd, size), ==, 0);
    close(fd);
}

static void
test_contents(void)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diag) diag = diag_new();
    test_write("a.yaml", "a: \xC5\x81\n");
    size_t n;
    const char *text = text_file_read(arena, "a.yaml", &n, diag);
    g_assert_cmpstr(text, ==, "a: \xC5\x81\n");
    g_assert_cmpuint(n, ==, 6);
    g_assert_cmpint(diag_n_messages(diag), ==, 0);
}

static void
test_missing(void)
{
    test_write("jane.yaml", "client: Jane\n");
    test_write("plans/john.yaml", "client: John\n");
    check_messages("jnae.yaml", "jnae.yaml: error: no such file; did you mean "
                                "'jane.yaml'?\n");
    check_messages("plans/jhon.yaml",
                   "plans/jhon.yaml: error: no such file; did you mean "
                   "'plans/john.yaml'?\n");
    check_messages("zzzzzzzz", "zzzzzzzz: error: no such file\n");
    check_messages("plan/john.yaml", "plan/john.yaml: error: no such file; "
                                     "there is no folder 'plan'\n");
    check_messages("jane.yaml/x", "jane.yaml/x: error: no such file; there is "
                                  "no folder 'jane.yaml'\n");
}

static void
test_no_files(void)
{
    test_write("folder/a", "");
    g_assert_cmpint(mkfifo("pipe", 0600), ==, 0);
    check_messages("folder", "folder: error: is a folder, not a file\n");
    check_messages("folder/a", "folder/a: error: is empty\n");
    check_messages("pipe", "pipe: error: is a pipe, not a file\n");
    check_messages("/dev/zero", "/dev/zero: error: is a device, not a file\n");
    g_assert_cmpint(symlink("loop", "loop"), ==, 0);
    check_messages("loop", "loop: error: cannot be read: too many levels of "
                           "symbolic links\n");
    test_write("secret", "a: b\n");
    g_assert_cmpint(g_chmod("secret", 0), ==, 0);
    if (geteuid() != 0)
        check_messages("secret",
                       "secret: error: cannot be read: permission denied\n");
}

static void
test_sizes(void)
{
    static const struct {
        off_t size;
        const char *messages;
    } cases[] = {
        { 1024 * 1024 + 1, "big: error: is too large: 1.1 MB, at most 1 MB\n" },
        { 2 * 1024 * 1024, "big: error: is too large: 2 MB, at most 1 MB\n" },
        { 100 * 1024 * 1024,
          "big: error: is too large: 100 MB, at most 1 MB\n" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        write_sparse("big", cases[i].size);
        check_messages("big", cases[i].messages);
    }
}

static void
test_bytes(void)
{
    test_write("latin1", "a: b\nname: Zo\xEB\n");
    check_messages("latin1", "latin1:2:9: error: byte 0xeb is not UTF-8; save "
                             "the file as UTF-8 text\n");
    test_write("utf16", "\xFF\xFE");
    check_messages("utf16", "utf16:1:1: error: byte 0xff is not UTF-8; save "
                            "the file as UTF-8 text\n");
    g_assert_true(g_file_set_contents("nul", "\xC3\xA9\0b", 4, NULL));
    check_messages("nul", "nul:1:2: error: a NUL byte; expected only text\n");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/text_file/contents", test_contents);
    g_test_add_func("/text_file/missing", test_missing);
    g_test_add_func("/text_file/no_files", test_no_files);
    g_test_add_func("/text_file/sizes", test_sizes);
    g_test_add_func("/text_file/bytes", test_bytes);
    test_folder_enter();
    int status = g_test_run();
    test_folder_leave();
    return status;
}
