#include "figure/figure.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "figure/picture_file.h"
#include "finish/form.h"
#include "library/library.h"

static char *data;   /* has bodies, and no pictures that are baked */
static char *folder; /* of the cache */
static const Pose *pose;

static const PictureKey no_key = { { 0 } };

static GByteArray *
bytes_of(const Picture *picture)
{
    g_assert_nonnull(picture);
    return picture_pack(picture, &no_key);
}

static void
check_same(const Picture *a, const Picture *b, bool same)
{
    g_autoptr(GByteArray) x = bytes_of(a);
    g_autoptr(GByteArray) y = bytes_of(b);
    bool equal = x->len == y->len && memcmp(x->data, y->data, x->len) == 0;
    g_assert_true(equal == same);
}

static Picture *
draw(Figures *figures, Stage stage, Side side)
{
    g_autoptr(Diag) diag = diag_new();
    FigureWish wish = { .stage = stage, .side = side, .female = true };
    Picture *picture = figure_draw(figures, pose, &wish, diag);
    g_assert_cmpint(diag_n_messages(diag), ==, 0);
    return picture;
}

/* The one file of the cache; NULL when there is none.  Caller frees. */
static char *
cached_file(void)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name = dir != NULL ? g_dir_read_name(dir) : NULL;
    if (name == NULL)
        return NULL;
    char *path = g_build_filename(folder, name, NULL);
    g_assert_null(g_dir_read_name(dir));
    return path;
}

static void
test_cache(void)
{
    g_autoptr(Figures) figures = figures_new(data);
    g_autoptr(Picture) first = draw(figures, STAGE_END, SIDE_LEFT);
    g_autofree char *path = cached_file();
    g_assert_nonnull(path);
    g_autofree char *kept = NULL, *again = NULL;
    gsize n, n_again;
    g_assert_true(g_file_get_contents(path, &kept, &n, NULL));

    g_autoptr(Figures) others = figures_new(data);
    g_autoptr(Picture) second = draw(others, STAGE_END, SIDE_LEFT);
    check_same(first, second, true);

    /* A corrupt entry is drawn and written again. */
    g_assert_true(g_file_set_contents(path, kept, (gssize)n / 2, NULL));
    g_autoptr(Picture) third = draw(others, STAGE_END, SIDE_LEFT);
    check_same(first, third, true);
    g_assert_true(g_file_get_contents(path, &again, &n_again, NULL));
    g_assert_cmpuint(n_again, ==, n);
    g_assert_true(memcmp(again, kept, n) == 0);
    g_unlink(path);
}

static void
test_cache_not_writable(void)
{
    g_rmdir(folder);
    g_assert_true(g_file_set_contents(folder, "in the way", -1, NULL));
    g_autoptr(Figures) figures = figures_new(data);
    g_autoptr(Picture) picture = draw(figures, STAGE_END, SIDE_LEFT);
    g_assert_nonnull(picture);
    g_unlink(folder);
}

static void
test_wishes(void)
{
    g_autoptr(Figures) figures = figures_new(data);
    g_autoptr(Diag) diag = diag_new();
    FigureWish wish = { .stage = STAGE_END, .female = true };
    g_autoptr(Picture) left = figure_draw_anew(figures, pose, &wish, diag);
    wish.side = SIDE_RIGHT;
    g_autoptr(Picture) right = figure_draw_anew(figures, pose, &wish, diag);
    g_autoptr(Picture) mirrored = picture_mirrored(left);
    check_same(right, mirrored, true);
    check_same(right, left, false);
    wish = (FigureWish){ .stage = STAGE_START, .female = true };
    g_autoptr(Picture) start = figure_draw_anew(figures, pose, &wish, diag);
    check_same(start, left, false);
    g_assert_cmpfloat(start->width, ==, left->width);
    g_assert_cmpfloat(start->metre, ==, left->metre);
}

static const PictureForm *
fast_form(const Picture *picture)
{
    return form_new(picture->arena, picture, FORM_FAST);
}

/* The form of a mirrored picture lies the other way round. */
static void
check_mirrored_form(const Picture *picture, const Picture *mirrored)
{
    const PictureForm *form = picture->form, *other = mirrored->form;
    g_assert_nonnull(form);
    g_assert_nonnull(other);
    g_assert_true(g_bytes_equal(form->operators, other->operators));
    g_assert_cmpfloat(form->x, ==, 0);
    g_assert_cmpfloat(form->dx, >, 0);
    g_assert_cmpfloat(other->x, ==, picture->width);
    g_assert_cmpfloat(other->dx, ==, -form->dx);
    g_assert_cmpfloat(other->dy, ==, form->dy);
}

static void
test_bake(void)
{
    g_autoptr(Figures) figures = figures_new(data);
    g_autoptr(Diag) diag = diag_new();
    g_autofree char *pictures = g_build_filename(data, "pictures", NULL);
    FigureWish wish = { .stage = STAGE_END, .female = true };
    g_assert_false(
            figure_bake(figures, pose, &wish, fast_form, pictures, diag));
    g_assert_cmpint(diag_n_errors(diag), ==, 1);
    g_assert_cmpint(g_mkdir(pictures, 0700), ==, 0);
    g_assert_true(figure_bake(figures, pose, &wish, fast_form, pictures, diag));

    /* Found without a body: nothing needs to be drawn. */
    g_autofree char *body = g_build_filename(data, "body", NULL);
    g_autofree char *away = g_build_filename(data, "away", NULL);
    g_assert_cmpint(g_rename(body, away), ==, 0);
    g_autoptr(Figures) others = figures_new(data);
    g_autoptr(Picture) baked = draw(others, STAGE_END, SIDE_LEFT);
    g_autoptr(Picture) right = draw(others, STAGE_END, SIDE_RIGHT);
    g_autoptr(Picture) mirrored = picture_mirrored(baked);
    check_same(right, mirrored, true);
    check_mirrored_form(baked, right);
    g_assert_cmpint(g_rename(away, body), ==, 0);

    g_autofree char *name = g_strdup_printf("%s-end-female.pic", pose->id);
    g_autofree char *path = g_build_filename(pictures, name, NULL);
    g_assert_cmpint(g_unlink(path), ==, 0);
    g_assert_cmpint(g_rmdir(pictures), ==, 0);
}

static void
test_no_body(void)
{
    g_autoptr(Figures) figures = figures_new("/no/such/folder");
    g_autoptr(Diag) diag = diag_new();
    FigureWish wish = { .stage = STAGE_END, .female = true };
    g_assert_null(figure_draw(figures, pose, &wish, diag));
    g_assert_cmpint(diag_n_errors(diag), ==, 1);
}

/* What the program draws with a processor that lacks something; free with
   g_free. */
static char *
drawn_with(const char *path, const char *tunables)
{
    g_autofree char *line = g_strdup_printf(
            "%s\nfigure\n%s\n--stage\nend\n--format\nsvg\n-o\n-",
            g_getenv("LIMBER"), path);
    g_auto(GStrv) argv = g_strsplit(line, "\n", -1);
    g_auto(GStrv) env = g_get_environ();
    env = g_environ_setenv(env, "LIMBER_DATA", data, TRUE);
    env = g_environ_setenv(env, "GLIBC_TUNABLES", tunables, TRUE);
    char *out = NULL;
    g_autoptr(GError) error = NULL;
    int status;
    g_assert_true(g_spawn_sync(NULL, argv, env, G_SPAWN_DEFAULT, NULL, NULL,
                               &out, NULL, &status, &error));
    g_assert_true(g_spawn_check_wait_status(status, &error));
    g_autofree char *kept = cached_file();
    g_unlink(kept);
    return out;
}

/* The C library has other sines for processors without FMA and AVX2. */
static void
test_processors(void)
{
    g_autofree char *real = library_data_folder();
    g_autofree char *path =
            g_build_filename(real, "figures", "bird-dog.yaml", NULL);
    g_autofree char *new = drawn_with(path, "");
    g_autofree char *old = drawn_with(path, "glibc.cpu.hwcaps=-FMA,-AVX2");
    g_assert_true(g_str_has_prefix(new, "<?xml"));
    g_assert_cmpstr(new, ==, old);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autofree char *real = library_data_folder();
    data = g_dir_make_tmp("limber-figure-XXXXXX", NULL);
    g_setenv("XDG_CACHE_HOME", data, TRUE);
    folder = g_build_filename(data, "limber", NULL);
    g_autofree char *target = g_build_filename(real, "body", NULL);
    g_autofree char *whole = g_canonicalize_filename(target, NULL);
    g_autofree char *link = g_build_filename(data, "body", NULL);
    g_assert_cmpint(symlink(whole, link), ==, 0);

    g_autoptr(Diag) diag = diag_new();
    const char *const none[] = { NULL };
    g_autoptr(Library) lib = library_new(real, none, diag);
    pose = library_pose(lib, "bird-dog", SRC_POS_NONE, diag);
    g_assert_nonnull(pose);
    g_test_add_func("/figure/cache", test_cache);
    g_test_add_func("/figure/cache-not-writable", test_cache_not_writable);
    g_test_add_func("/figure/wishes", test_wishes);
    g_test_add_func("/figure/bake", test_bake);
    g_test_add_func("/figure/no-body", test_no_body);
    g_test_add_func("/figure/processors", test_processors);
    int status = g_test_run();
    g_unlink(link);
    g_rmdir(folder);
    g_rmdir(data);
    g_free(folder);
    g_free(data);
    return status;
}
