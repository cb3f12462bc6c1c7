#include "figure/picture_file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const PictureKey key = { { 1, 2, 3, 4, 5, 6, 7, 8 } };
static const PictureKey other_key = { { 8, 7, 6, 5 } };
static char *folder;

static const float outline[] = { 0,  0,  1200, 10.5f, 600, 799.9f,
                                 -3, 40, 1,    2,     3,   4 };
static const float line[] = { 10, 20, 30.25f, 40 };
static const float line_widths[] = { 0.25f, 1.5f };

static const PicturePath paths[] = {
    { .kind = PATH_FILL,
      .paint = PAINT_SKIN,
      .ops = "MLLCZ",
      .n_ops = 5,
      .xy = outline,
      .n_points = 6 },
    { .kind = PATH_BRUSH,
      .paint = PAINT_LINE,
      .ops = "ML",
      .n_ops = 2,
      .xy = line,
      .n_points = 2,
      .widths = line_widths,
      .width = 1.5f },
    { .kind = PATH_STROKE,
      .paint = PAINT_HIDDEN,
      .ops = "ML",
      .n_ops = 2,
      .xy = line,
      .n_points = 2,
      .width = 2,
      .dash = 4 },
};

static const StrokeStyle styles[] = { { 64, 0 }, { 128, 256 } };
static PictureForm form = { .paints = UINT64_C(1) << 40 | 3,
                            .styles = styles,
                            .n_styles = G_N_ELEMENTS(styles),
                            .dx = 1200 / 8192.0f,
                            .dy = 1200 / 8192.0f };

static Picture
some_picture(void)
{
    return (Picture){ .width = 1200,
                      .height = 800,
                      .metre = 500,
                      .floor = 780,
                      .close_up = true,
                      .paths = paths,
                      .n_paths = G_N_ELEMENTS(paths),
                      .alt = "Kneeling.",
                      .form = &form };
}

static char *
in_folder(const char *name)
{
    return g_build_filename(folder, name, NULL);
}

static void
check_path(const PicturePath *got, const PicturePath *want)
{
    g_assert_cmpint(got->kind, ==, want->kind);
    g_assert_cmpint(got->paint, ==, want->paint);
    g_assert_cmpuint(got->n_ops, ==, want->n_ops);
    g_assert_true(memcmp(got->ops, want->ops, want->n_ops) == 0);
    g_assert_cmpuint(got->n_points, ==, want->n_points);
    g_assert_cmpfloat(got->width, ==, want->width);
    g_assert_cmpfloat(got->dash, ==, want->dash);
    for (size_t i = 0; i < 2 * want->n_points; i++)
        g_assert_cmpfloat_with_epsilon(got->xy[i], want->xy[i],
                                       1200 / 8192.0 / 2 + 1e-3);
    for (size_t i = 0; want->widths != NULL && i < want->n_ops; i++)
        g_assert_cmpfloat(got->widths[i], ==, want->widths[i]);
}

static void
check_form(const PictureForm *got)
{
    g_assert_nonnull(got);
    g_assert_true(g_bytes_equal(got->operators, form.operators));
    g_assert_cmphex(got->paints, ==, form.paints);
    g_assert_cmpuint(got->n_styles, ==, form.n_styles);
    for (size_t i = 0; i < form.n_styles; i++) {
        g_assert_cmpuint(got->styles[i].width, ==, styles[i].width);
        g_assert_cmpuint(got->styles[i].dash, ==, styles[i].dash);
    }
    g_assert_cmpfloat(got->x, ==, 0);
    g_assert_cmpfloat(got->y, ==, 0);
    g_assert_cmpfloat(got->dx, ==, form.dx);
    g_assert_cmpfloat(got->dy, ==, form.dy);
}

static void
check_picture(const Picture *got)
{
    Picture want = some_picture();
    g_assert_nonnull(got);
    g_assert_cmpfloat(got->width, ==, want.width);
    g_assert_cmpfloat(got->height, ==, want.height);
    g_assert_cmpfloat(got->metre, ==, want.metre);
    g_assert_cmpfloat(got->floor, ==, want.floor);
    g_assert_true(got->close_up);
    g_assert_cmpstr(got->alt, ==, want.alt);
    g_assert_cmpuint(got->n_paths, ==, want.n_paths);
    for (size_t i = 0; i < want.n_paths; i++)
        check_path(&got->paths[i], &want.paths[i]);
    check_form(got->form);
}

static void
test_round_trip(void)
{
    Picture picture = some_picture();
    g_autoptr(GByteArray) bytes = picture_pack(&picture, &key);
    g_autoptr(Picture) again = picture_unpack(bytes->data, bytes->len, &key);
    check_picture(again);
    g_autoptr(GByteArray) twice = picture_pack(again, &key);
    g_assert_cmpuint(twice->len, ==, bytes->len);
    g_assert_true(memcmp(twice->data, bytes->data, bytes->len) == 0);
    g_assert_null(picture_unpack(bytes->data, bytes->len, &other_key));
}

static void
test_without_form(void)
{
    Picture picture = some_picture();
    picture.form = NULL;
    g_autoptr(GByteArray) bytes = picture_pack(&picture, &key);
    g_autoptr(Picture) again = picture_unpack(bytes->data, bytes->len, &key);
    g_assert_nonnull(again);
    g_assert_null(again->form);
    g_byte_array_append(bytes, (const guint8 *)"x", 1);
    g_assert_null(picture_unpack(bytes->data, bytes->len, &key));
}

/* No byte can be wrong or missing and go unseen; under the sanitizers this
   also shows that nothing is read that is not there. */
static void
test_damage(void)
{
    Picture picture = some_picture();
    g_autoptr(GByteArray) bytes = picture_pack(&picture, &key);
    for (guint i = 0; i < bytes->len; i++) {
        g_autofree uint8_t *part = g_memdup2(bytes->data, i);
        g_assert_null(picture_unpack(part, i, &key));
        for (unsigned flip = 1; flip < 256; flip *= 2) {
            bytes->data[i] ^= (uint8_t)flip;
            /* Some bits of zlib's head say nothing about the content. */
            g_autoptr(Picture) got =
                    picture_unpack(bytes->data, bytes->len, &key);
            if (got != NULL)
                check_picture(got);
            bytes->data[i] ^= (uint8_t)flip;
        }
    }
}

/* A body that its sum calls whole and that makes no picture. */
static void
test_bad_bodies(void)
{
    PicturePath wrong[] = { paths[0], paths[0], paths[0], paths[0] };
    wrong[0].ops = "MLQCZ";
    wrong[1].ops = "LMLCZ";
    wrong[2].kind = (PathKind)7;
    wrong[3].paint = PAINT_COUNT;
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        Picture picture = some_picture();
        picture.paths = &wrong[i];
        picture.n_paths = 1;
        g_autoptr(GByteArray) bytes = picture_pack(&picture, &key);
        g_assert_null(picture_unpack(bytes->data, bytes->len, &key));
    }
}

static void
test_files(void)
{
    Picture picture = some_picture();
    g_autofree char *path = in_folder("a.pic");
    g_assert_null(picture_file_read(path, &key));
    g_assert_true(picture_file_write(path, &picture, &key));
    g_autoptr(Picture) got = picture_file_read(path, &key);
    check_picture(got);
    g_assert_null(picture_file_read(path, &other_key));
    g_assert_null(picture_file_read(folder, &key));
    g_assert_true(g_file_set_contents(path, "LPic", -1, NULL));
    g_assert_null(picture_file_read(path, &key));
    g_assert_true(picture_file_write(path, &picture, &key));
    g_autoptr(Picture) mended = picture_file_read(path, &key);
    check_picture(mended);

    g_autofree char *nowhere = in_folder("no-such/a.pic");
    errno = 0;
    g_assert_false(picture_file_write(nowhere, &picture, &key));
    g_assert_cmpint(errno, ==, ENOENT);
}

/* Several processes write and read one file: nobody ever sees half of it. */
static void
test_at_once(void)
{
    Picture picture = some_picture();
    g_autofree char *path = in_folder("shared.pic");
    g_assert_true(picture_file_write(path, &picture, &key));
    pid_t children[4];
    for (size_t i = 0; i < G_N_ELEMENTS(children); i++) {
        children[i] = fork();
        if (children[i] != 0)
            continue;
        bool good = true;
        for (int k = 0; k < 200; k++) {
            good &= picture_file_write(path, &picture, &key);
            Picture *got = picture_file_read(path, &key);
            good &= got != NULL;
            picture_free(got);
        }
        _exit(good ? 0 : 1);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(children); i++) {
        int status;
        g_assert_cmpint(waitpid(children[i], &status, 0), ==, children[i]);
        g_assert_cmpint(status, ==, 0);
    }
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while ((name = g_dir_read_name(dir)) != NULL)
        g_assert_true(g_str_has_suffix(name, ".pic"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    form.operators = g_bytes_new_static("1 J 1 j", 7);
    folder = g_dir_make_tmp("limber-pictures-XXXXXX", NULL);
    g_test_add_func("/picture-file/round-trip", test_round_trip);
    g_test_add_func("/picture-file/without-form", test_without_form);
    g_test_add_func("/picture-file/damage", test_damage);
    g_test_add_func("/picture-file/bad-bodies", test_bad_bodies);
    g_test_add_func("/picture-file/files", test_files);
    g_test_add_func("/picture-file/at-once", test_at_once);
    int status = g_test_run();
    static const char *const names[] = { "a.pic", "shared.pic" };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = in_folder(names[i]);
        g_unlink(path);
    }
    g_rmdir(folder);
    g_free(folder);
    return status;
}
