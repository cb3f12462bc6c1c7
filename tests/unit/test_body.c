#include "figure/body.h"
#include "figure/cloth.h"
#include "figure/mush.h"
#include "figure/subdivide.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#include "files_of_test.h"

#define BODY "src/content/body/body.bin"
#define HEADER_SIZE 72

static Body *
open_good(bool female)
{
    g_autoptr(Diag) diag = diag_new();
    Body *body = body_open(BODY, female, diag);
    g_assert_cmpint(diag_n_messages(diag), ==, 0);
    g_assert_nonnull(body);
    return body;
}

static void
check_vertex(const Body *body, int v)
{
    float sum = 0;
    for (int k = 0; k < 4; k++) {
        g_assert_cmpint(body->bones_of[v][k], <, body->n_bones);
        sum += body->weights_of[v][k];
    }
    g_assert_cmpfloat_with_epsilon(sum, 1, 1e-5f);
    g_assert_cmpfloat_with_epsilon(vec_length(body->rest_normals[v]), 1, 1e-4f);
    for (int i = 0; i < 3; i++) {
        g_assert_cmpfloat(body->limb_share[v][i], >=, 0);
        g_assert_cmpfloat(body->limb_share[v][i], <=, 1.00001f);
    }
    int first = body->neighbours_at[v], end = body->neighbours_at[v + 1];
    g_assert_cmpint(end - first, >=, 2);
    for (int i = first; i < end; i++)
        g_assert_cmpint(body->neighbours[i], !=, v);
}

static void
check_shape(bool female, float least, float most)
{
    g_autoptr(Body) body = open_good(female);
    float top = -9;
    for (int v = 0; v < body->first_vertex[LAYER_CLOTH]; v++)
        top = fmaxf(top, body->rest[v].y);
    g_assert_cmpfloat(top - body->sole, >=, least);
    g_assert_cmpfloat(top - body->sole, <=, most);
    for (int v = 0; v < body->n_vertices; v++)
        check_vertex(body, v);
    int bun = body->first_quad[LAYER_BUN + 1] - body->first_quad[LAYER_BUN];
    g_assert_cmpint(bun > 0, ==, female);
    for (int q = 0; q < body->n_quads; q++)
        for (int k = 0; k < 4; k++)
            g_assert_cmpint(body->quads[q][k], <, body->n_vertices);
}

static void
test_shapes(void)
{
    check_shape(true, 1.62f, 1.72f);
    check_shape(false, 1.70f, 1.80f);
}

static void
test_bones(void)
{
    static const struct {
        BoneId bone;
        BodySide side;
        const char *name, *parent;
        int region;
    } cases[] = {
        { BONE_PELVIS, LEFT, "pelvis", NULL, BODY_TORSO },
        { BONE_HEAD, RIGHT, "head", "neck03", BODY_HEAD },
        { BONE_THIGH1, LEFT, "thigh1.L", "pelvis", BODY_THIGH },
        { BONE_SHANK1, RIGHT, "shank1.R", "thigh2.R",
          BODY_SHANK + REGION_RIGHT },
        { BONE_CLAVICLE, RIGHT, "clav.R", "spine01", BODY_TORSO },
        { BONE_HAND, LEFT, "hand.L", "farm2.L", BODY_HAND },
        { BONE_OF_FINGER(0, 0), LEFT, "f11.L", "hand.L", BODY_HAND },
        { BONE_OF_FINGER(4, 2), RIGHT, "f53.R", "f52.R",
          BODY_HAND + REGION_RIGHT },
    };
    g_autoptr(Body) body = open_good(true);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const Bone *bone =
                &body->bone_list[body->bone[cases[i].bone][cases[i].side]];
        g_assert_cmpstr(bone->name, ==, cases[i].name);
        g_assert_cmpint(bone->region, ==, cases[i].region);
        g_assert_cmpint(bone->parent < 0, ==, cases[i].parent == NULL);
        if (cases[i].parent != NULL)
            g_assert_cmpstr(body->bone_list[bone->parent].name, ==,
                            cases[i].parent);
    }
}

static void
test_regions_kind(void)
{
    g_assert_cmpint(region_kind(BODY_FOOT), ==, BODY_FOOT);
    g_assert_cmpint(region_kind(BODY_FOOT + REGION_RIGHT), ==, BODY_FOOT);
    g_assert_cmpint(region_kind(BODY_UPPER_ARM + REGION_RIGHT), ==,
                    BODY_UPPER_ARM);
}

/* Of the skin, each edge has two quads: it can be seen from nowhere inside. */
static void
test_skin_is_closed(void)
{
    g_autoptr(Body) body = open_good(true);
    g_autoptr(Subdivision) fine =
            subdivision_new(body->first_vertex[LAYER_CLOTH], body->quads,
                            body->first_quad[LAYER_CLOTH]);
    for (int i = 0; i < fine->n_edges; i++)
        g_assert_cmpint(fine->edges[i].right, >=, 0);
}

/* How far a point of the rest pose is above the hair line [m]: >= 0 on the
   scalp, whatever its distance from the skull. */
static float
above_hair_line(const Body *body, Vec3 rest)
{
    Vec3 p = vec_sub(rest, body->skull);
    float azimuth = atan2f(fabsf(p.x), p.z) / DEG_TO_RAD / HAIR_LINE_STEP;
    int i = (int)clampf(azimuth, 0, HAIR_LINE_COUNT - 2);
    float t = azimuth - (float)i;
    float line = body->hair_line[i] * (1 - t) + body->hair_line[i + 1] * t;
    return p.y - line * body->skull_height;
}

static void
test_hair_line(void)
{
    g_autoptr(Body) body = open_good(false);
    static const struct {
        float x, y, z; /* in heights of the skull from its centre */
        bool above;
    } cases[] = {
        { 0, 0.7f, 0.9f, true },  { 0, 0.5f, 0.9f, false },
        { 0, -0.5f, -1, true },   { 0, -0.7f, -1, false },
        { 0.8f, 0, 0, false },    { 0.8f, 0.4f, 0, true },
        { -0.8f, 0.4f, 0, true }, { 0, 1, 0, true },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        Vec3 p = vec3(cases[i].x, cases[i].y, cases[i].z);
        Vec3 at = vec_add(body->skull, vec_scale(p, body->skull_height));
        g_assert_cmpint(above_hair_line(body, at) >= 0, ==,
                        cases[i].above);
    }
}

/* Neither smoothing nor clothing moves what has not moved. */
static void
test_rest_stays(void)
{
    g_autoptr(Body) body = open_good(true);
    g_autofree Vec3 *points =
            g_memdup2(body->rest, sizeof(Vec3) * (size_t)body->n_vertices);
    mush_apply(body, points);
    cloth_apply(body, points);
    for (int v = 0; v < body->n_vertices; v++)
        g_assert_cmpfloat(vec_length(vec_sub(points[v], body->rest[v])), <,
                          1e-4f);
}

/* ---- damaged files ---- */

static GBytes *
converted(GConverter *converter, const uint8_t *bytes, size_t size)
{
    g_autoptr(GInputStream) plain =
            g_memory_input_stream_new_from_data(bytes, (gssize)size, NULL);
    g_autoptr(GInputStream) stream =
            g_converter_input_stream_new(plain, converter);
    g_autoptr(GOutputStream) out = g_memory_output_stream_new_resizable();
    g_assert_cmpint((int)g_output_stream_splice(
                            out, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                            NULL, NULL),
                    >=, 0);
    return g_memory_output_stream_steal_as_bytes(G_MEMORY_OUTPUT_STREAM(out));
}

/* The header, and the rest inflated. */
static uint8_t *
good_file(size_t *size)
{
    g_autofree char *path = test_home_path(BODY);
    g_autofree char *file = NULL;
    gsize n = 0;
    g_assert_true(g_file_get_contents(path, &file, &n, NULL));
    g_autoptr(GConverter) inflate =
            G_CONVERTER(g_zlib_decompressor_new(G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
    g_autoptr(GBytes) raw =
            converted(inflate, (uint8_t *)file + HEADER_SIZE, n - HEADER_SIZE);
    *size = HEADER_SIZE + g_bytes_get_size(raw);
    uint8_t *good = g_malloc(*size);
    memcpy(good, file, HEADER_SIZE);
    memcpy(good + HEADER_SIZE, g_bytes_get_data(raw, NULL),
           g_bytes_get_size(raw));
    return good;
}

static void
save(const uint8_t *file, size_t size)
{
    g_autoptr(GConverter) deflate = G_CONVERTER(
            g_zlib_compressor_new(G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 1));
    g_autoptr(GBytes) packed =
            converted(deflate, file + HEADER_SIZE, size - HEADER_SIZE);
    g_autoptr(GByteArray) all = g_byte_array_new();
    g_byte_array_append(all, file, HEADER_SIZE);
    g_byte_array_append(all, g_bytes_get_data(packed, NULL),
                        (guint)g_bytes_get_size(packed));
    g_assert_true(g_file_set_contents("body.bin", (char *)all->data,
                                      (gssize)all->len, NULL));
}

static void
check_message(const char *expected)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Body) body = body_open("body.bin", false, diag);
    g_autofree char *text = diag_format(diag, DIAG_NOTE, false);
    g_autofree char *line = g_strdup_printf("body.bin: error: %s\n", expected);
    g_assert_cmpstr(text, ==, line);
    g_assert_null(body);
}

#define CANNOT "the body cannot be read: "

static size_t
number_at(const uint8_t *file, size_t at)
{
    uint32_t number;
    memcpy(&number, file + at, sizeof number);
    return GUINT32_FROM_LE(number);
}

static void
test_damaged(void)
{
    test_folder_enter();
    size_t size;
    g_autofree uint8_t *good = good_file(&size);
    size_t n_vertices = number_at(good, 20), n_quads = number_at(good, 24);
    size_t n_cloth = number_at(good, 40) - number_at(good, 36);
    size_t bones = HEADER_SIZE, weights = bones + 64 * 13;
    size_t quads = weights + n_vertices * 8;
    size_t anchors = quads + n_quads * 12;
    const struct {
        size_t at;
        uint8_t byte;
        const char *message;
    } cases[] = {
        { 0, 'l', CANNOT "it has another format" },
        { 7, 2, CANNOT "it has another format" },
        { 8, 0xFF, CANNOT "its parts do not fit together" },
        { 12, 81, CANNOT "its sizes are impossible" },
        { 13, 1, CANNOT "its sizes are impossible" },
        { 16, 3, CANNOT "its sizes are impossible" },
        { 23, 0x80, CANNOT "its sizes are impossible" },
        { 27, 0xFF, CANNOT "its sizes are impossible" },
        { 31, 0xFF, CANNOT "its scale is impossible" },
        { 32, 1, CANNOT "its layers are mixed up" },
        { 39, 1, CANNOT "its layers are mixed up" },
        { 55, 0x7F, CANNOT "its layers are mixed up" },
        { bones, 'x', CANNOT "a bone is missing" },
        { bones + 12, 5, CANNOT "its bones are mixed up" },
        { bones + 13 + 12, 1, CANNOT "its bones are mixed up" },
        { bones + 13 + 12, 0xFF, CANNOT "its bones are mixed up" },
        { weights, 64, CANNOT "its weights are mixed up" },
        { weights + n_vertices, 0, CANNOT "its weights are mixed up" },
        { quads + n_quads, 0xFF, CANNOT "its mesh is torn" },
        { anchors + 2 * n_cloth, 0xFF, CANNOT "its clothes are mixed up" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        uint8_t kept = good[cases[i].at];
        good[cases[i].at] = cases[i].byte;
        save(good, size);
        check_message(cases[i].message);
        good[cases[i].at] = kept;
    }
    save(good, size - 1);
    check_message(CANNOT "it is cut off or changed");
    test_folder_leave();
}

static void
test_cut_off(void)
{
    test_folder_enter();
    g_autofree char *path = test_home_path(BODY);
    g_autofree char *file = NULL;
    gsize size = 0;
    g_assert_true(g_file_get_contents(path, &file, &size, NULL));
    const struct {
        gsize size;
        const char *message;
    } cases[] = {
        { 0, CANNOT "it has another format" },
        { HEADER_SIZE - 1, CANNOT "it has another format" },
        { HEADER_SIZE, CANNOT "it is cut off or changed" },
        { size / 2, CANNOT "it is cut off or changed" },
        { size - 1, CANNOT "it is cut off or changed" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_assert_true(g_file_set_contents("body.bin", file,
                                          (gssize)cases[i].size, NULL));
        check_message(cases[i].message);
    }
    g_autofree char *longer = g_malloc0(size + 1);
    memcpy(longer, file, size);
    g_assert_true(
            g_file_set_contents("body.bin", longer, (gssize)size + 1, NULL));
    check_message(CANNOT "it is cut off or changed");
    g_remove("body.bin");
    check_message("no such file");
    g_assert_cmpint(g_mkdir("body.bin", 0700), ==, 0);
    check_message("is a folder");
    test_folder_leave();
}

/* Whatever the bytes are, the file is read or refused. */
static void
test_random_damage(void)
{
    test_folder_enter();
    size_t size;
    g_autofree uint8_t *good = good_file(&size);
    srand(1);
    for (int i = 0; i < 40; i++) {
        g_autofree uint8_t *file = g_memdup2(good, size);
        for (int k = 0; k < 1 + i % 8; k++) {
            size_t at = (size_t)rand() % (i % 2 ? size : HEADER_SIZE + 1000);
            file[at] = (uint8_t)rand();
        }
        save(file, size);
        g_autoptr(Diag) diag = diag_new();
        g_autoptr(Body) body = body_open("body.bin", true, diag);
        g_assert_cmpint(diag_n_errors(diag), ==, body == NULL);
    }
    test_folder_leave();
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/body/shapes", test_shapes);
    g_test_add_func("/body/bones", test_bones);
    g_test_add_func("/body/region-kind", test_regions_kind);
    g_test_add_func("/body/skin-is-closed", test_skin_is_closed);
    g_test_add_func("/body/hair-line", test_hair_line);
    g_test_add_func("/body/rest-stays", test_rest_stays);
    g_test_add_func("/body/damaged", test_damaged);
    g_test_add_func("/body/cut-off", test_cut_off);
    g_test_add_func("/body/random-damage", test_random_damage);
    return g_test_run();
}
