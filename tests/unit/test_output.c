/* Tests of cmd/output: what is written, and what a failure leaves behind. */
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/output.h"

/* Which call of rename fails, counted down to 0; below it none does. */
static int failing_rename = -1;

/* The system's, but for that one. */
int
rename(const char *from, const char *to)
{
    if (failing_rename-- != 0)
        return renameat(AT_FDCWD, from, AT_FDCWD, to);
    errno = EIO;
    return -1;
}

static const char *const texts[] = { "first", "second", "third" };

static GPtrArray *
make_parts(size_t n)
{
    GPtrArray *parts = g_ptr_array_new_with_free_func(
            (GDestroyNotify)(void (*)(void))g_byte_array_unref);
    for (size_t i = 0; i < n; i++) {
        GByteArray *part = g_byte_array_new();
        g_byte_array_append(part, (const guint8 *)texts[i],
                            (guint)strlen(texts[i]));
        g_ptr_array_add(parts, part);
    }
    return parts;
}

static void
check_content(const char *name, const char *expected)
{
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(name, &text, NULL, NULL));
    g_assert_cmpstr(text, ==, expected);
}

static guint
mode_of(const char *name)
{
    GStatBuf info;
    g_assert_cmpint(g_stat(name, &info), ==, 0);
    return (guint)info.st_mode & 0777;
}

/* The names in the current folder, sorted, joined by blanks. */
static char *
listing(void)
{
    g_autoptr(GDir) folder = g_dir_open(".", 0, NULL);
    GList *names = NULL;
    for (const char *name; (name = g_dir_read_name(folder)) != NULL;)
        names = g_list_insert_sorted(names, g_strdup(name),
                                     (GCompareFunc)(void (*)(void))strcmp);
    GString *all = g_string_new(NULL);
    for (GList *i = names; i != NULL; i = i->next)
        g_string_append_printf(all, "%s%s", i == names ? "" : " ",
                               (char *)i->data);
    g_list_free_full(names, g_free);
    return g_string_free(all, FALSE);
}

static void
check_listing(const char *expected)
{
    g_autofree char *names = listing();
    g_assert_cmpstr(names, ==, expected);
}

/* Writes `n` parts and compares the names that come back, joined by blanks;
   NULL for a failure. */
static void
check_write(const char *name, bool chosen, size_t n, const char *names,
            const char *messages)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GPtrArray) parts = make_parts(n);
    Output output = { name, chosen, g_str_has_suffix(name, ".png") };
    g_autoptr(GPtrArray) written = output_write(&output, parts, diag);
    g_autofree char *said = diag_format(diag, DIAG_NOTE, false);
    g_assert_cmpstr(said, ==, messages);
    if (names == NULL) {
        g_assert_null(written);
        return;
    }
    g_assert_nonnull(written);
    g_ptr_array_add(written, NULL);
    g_autofree char *joined = g_strjoinv(" ", (char **)written->pdata);
    g_assert_cmpstr(joined, ==, names);
}

static void
test_single(void)
{
    check_write("a.pdf", true, 1, "a.pdf", "");
    check_content("a.pdf", "first");
    g_assert_cmpuint(mode_of("a.pdf"), ==, 0600);
    check_listing("a.pdf");
}

static void
test_replace(void)
{
    g_assert_true(g_file_set_contents("a.pdf", "old", -1, NULL));
    g_assert_cmpint(g_chmod("a.pdf", 0640), ==, 0);
    check_write("a.pdf", true, 1, "a.pdf", "");
    check_content("a.pdf", "first");
    g_assert_cmpuint(mode_of("a.pdf"), ==, 0640);
    check_listing("a.pdf");
}

static void
test_own_name(void)
{
    check_write("a.pdf", false, 1, "a.pdf", "");
    check_write("a.pdf", false, 1, "a-2.pdf", "");
    check_write("a.pdf", false, 1, "a-3.pdf", "");
    g_assert_cmpuint(mode_of("a-3.pdf"), ==, 0600);
    check_listing("a-2.pdf a-3.pdf a.pdf");
}

static void
test_several(void)
{
    check_write("a.b/x.png", true, 2, NULL,
                "limber: error: cannot write 'a.b/x-1.png': the folder 'a.b' "
                "does not exist\n");
    g_assert_cmpint(g_mkdir("a.b", 0700), ==, 0);
    check_write("a.b/x.png", true, 2, "a.b/x-1.png a.b/x-2.png", "");
    check_content("a.b/x-2.png", "second");
    check_write("a.b/x", true, 2, "a.b/x-1 a.b/x-2", "");
}

static void
test_several_own_name(void)
{
    g_assert_true(g_file_set_contents("x-2.png", "old", -1, NULL));
    check_write("x.png", false, 2, "x-2-1.png x-2-2.png", "");
    check_content("x-2.png", "old");
    check_listing("x-2-1.png x-2-2.png x-2.png");
}

/* The second of three cannot be written: none is left, no old one changed. */
static void
test_all_or_none(void)
{
    g_assert_true(g_file_set_contents("x-1.png", "old", -1, NULL));
    g_assert_cmpint(g_mkdir("x-2.png", 0700), ==, 0);
    check_write("x.png", true, 3, NULL,
                "limber: error: cannot write 'x-2.png': it is a folder; name "
                "a file in it\n");
    check_content("x-1.png", "old");
    check_listing("x-1.png x-2.png");
}

/* Whichever step of the renaming fails, all is as it was. */
static void
test_rename_fails(void)
{
    for (int i = 0; i < 5; i++) {
        g_assert_true(g_file_set_contents("x-1.png", "old", -1, NULL));
        g_assert_true(g_file_set_contents("x-3.png", "older", -1, NULL));
        failing_rename = i;
        check_write("x.png", true, 3, NULL,
                    i < 2   ? "limber: error: cannot write 'x-1.png': "
                              "input/output error\n"
                    : i < 3 ? "limber: error: cannot write 'x-2.png': "
                              "input/output error\n"
                            : "limber: error: cannot write 'x-3.png': "
                              "input/output error\n");
        g_assert_cmpint(failing_rename, <, 0);
        check_content("x-1.png", "old");
        check_content("x-3.png", "older");
        check_listing("x-1.png x-3.png");
    }
    check_write("x.png", true, 3, "x-1.png x-2.png x-3.png", "");
    check_content("x-1.png", "first");
    check_listing("x-1.png x-2.png x-3.png");
}

/* Pages of an earlier, longer handout would be taken for this one's. */
static void
test_leftovers(void)
{
    check_write("x.png", true, 3, "x-1.png x-2.png x-3.png", "");
    check_write("x.png", true, 2, "x-1.png x-2.png",
                "limber: warning: 'x-3.png' is left over from a longer handout "
                "of that name\n");
    g_assert_cmpint(g_unlink("x-3.png"), ==, 0);
    check_write("x.png", true, 1, "x.png",
                "limber: warning: 'x-1.png' is left over from a longer handout "
                "of that name\n"
                "limber: warning: 'x-2.png' is left over from a longer handout "
                "of that name\n");
    check_write("x.pdf", true, 1, "x.pdf", "");
    check_write("x.png", false, 1, "x-3.png", "");
}

static void
test_links(void)
{
    g_assert_cmpint(g_mkdir("real", 0700), ==, 0);
    g_assert_cmpint(symlink("real/file.pdf", "link.pdf"), ==, 0);
    check_write("link.pdf", true, 1, "link.pdf", "");
    check_content("real/file.pdf", "first");
    check_write("link.pdf", true, 1, "link.pdf", "");
    g_assert_true(g_file_test("link.pdf", G_FILE_TEST_IS_SYMLINK));
    g_assert_cmpint(symlink("round.pdf", "round.pdf"), ==, 0);
    check_write("round.pdf", true, 1, NULL,
                "limber: error: cannot write 'round.pdf': too many levels of "
                "symbolic links\n");
    check_listing("link.pdf real round.pdf");
}

static void
test_devices(void)
{
    check_write("/dev/null", true, 1, "/dev/null", "");
    check_write("/dev/full", true, 1, NULL,
                "limber: error: cannot write '/dev/full': no space left on "
                "device\n");
    check_write("/dev/null", true, 2, NULL,
                "limber: error: cannot write several files to '/dev/null'; "
                "name a file of your own\n");
    g_assert_true(output_is_stream("-"));
    g_assert_true(output_is_stream("/dev/null"));
    g_assert_false(output_is_stream("nothing-here"));
    g_assert_false(output_is_stream("."));
}

static void
test_check(void)
{
    static const struct {
        const char *name, *message;
    } cases[] = {
        { "-", "" },
        { "new.pdf", "" },
        { "there.pdf", "" },
        { "/dev/full", "" },
        { "", "--output: error: the file's name is empty\n" },
        { ".", "limber: error: cannot write '.': it is a folder; name a file "
               "in it\n" },
        { "new/", "limber: error: cannot write 'new/': it is a folder; name a "
                  "file in it\n" },
        { "no/x.pdf", "limber: error: cannot write 'no/x.pdf': the folder "
                      "'no' does not exist\n" },
        { "there.pdf/x.pdf", "limber: error: cannot write 'there.pdf/x.pdf': "
                             "'there.pdf' is a file, not a folder\n" },
    };
    g_assert_true(g_file_set_contents("there.pdf", "old", -1, NULL));
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Diag) diag = diag_new();
        bool good = output_check(cases[i].name, diag);
        g_autofree char *said = diag_format(diag, DIAG_NOTE, false);
        g_assert_cmpstr(said, ==, cases[i].message);
        g_assert_true(good == (*cases[i].message == '\0'));
    }
    check_listing("there.pdf");
}

static void
test_unwritable(void)
{
    if (geteuid() == 0) {
        g_test_skip("root may write everywhere");
        return;
    }
    g_assert_true(g_file_set_contents("a.pdf", "old", -1, NULL));
    g_assert_cmpint(g_chmod("a.pdf", 0400), ==, 0);
    check_write("a.pdf", true, 1, NULL,
                "limber: error: cannot write 'a.pdf': permission denied\n");
    check_content("a.pdf", "old");
    g_assert_cmpint(g_mkdir("locked", 0500), ==, 0);
    check_write("locked/a.pdf", true, 1, NULL,
                "limber: error: cannot write 'locked/a.pdf': permission "
                "denied\n");
}

typedef struct {
    const char *path;
    void (*run)(void);
} Case;

static const Case cases[] = {
    { "/output/single", test_single },
    { "/output/replace", test_replace },
    { "/output/own-name", test_own_name },
    { "/output/several", test_several },
    { "/output/several-own-name", test_several_own_name },
    { "/output/all-or-none", test_all_or_none },
    { "/output/rename-fails", test_rename_fails },
    { "/output/leftovers", test_leftovers },
    { "/output/links", test_links },
    { "/output/devices", test_devices },
    { "/output/check", test_check },
    { "/output/unwritable", test_unwritable },
};

static void
remove_tree(const char *path)
{
    GDir *folder = g_file_test(path, G_FILE_TEST_IS_SYMLINK)
                           ? NULL
                           : g_dir_open(path, 0, NULL);
    for (const char *name; folder && (name = g_dir_read_name(folder));) {
        g_autofree char *inside = g_build_filename(path, name, NULL);
        remove_tree(inside);
    }
    g_clear_pointer(&folder, g_dir_close);
    g_assert_cmpint(g_remove(path), ==, 0);
}

/* Runs a case in an empty folder of its own. */
static void
run_case(gconstpointer data)
{
    const Case *test = data;
    g_autofree char *before = g_get_current_dir();
    g_autofree char *folder = g_dir_make_tmp("limber-output-XXXXXX", NULL);
    g_assert_nonnull(folder);
    g_assert_cmpint(g_chdir(folder), ==, 0);
    test->run();
    g_assert_cmpint(g_chdir(before), ==, 0);
    remove_tree(folder);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        g_test_add_data_func(cases[i].path, &cases[i], run_case);
    return g_test_run();
}
