#include "figure/body.h"

#include "figure/body_parts.h"

#include <gio/gio.h>
#include <string.h>

/* The file: this header of little-endian 32-bit numbers after the magic, then
   all else deflated.  src/content/body/bake.py writes it. */
static const char magic[8] = { 'L', 'I', 'M', 'B', 'O', 'D', 'Y', 1 };

enum {
    HEADER_RAW_SIZE,
    HEADER_BONES,
    HEADER_BUILDS,
    HEADER_VERTICES,
    HEADER_QUADS,
    HEADER_STEP, /* of a coordinate [nm] */
    HEADER_FIRST_VERTEX,
    HEADER_FIRST_QUAD = HEADER_FIRST_VERTEX + LAYER_COUNT + 1,
    HEADER_COUNT = HEADER_FIRST_QUAD + LAYER_COUNT + 1
};
#define HEADER_SIZE (sizeof magic + 4 * HEADER_COUNT)

#define BUILD_COUNT 2 /* female, male */
#define MAX_VERTICES 60000
#define BONE_SIZE 13 /* its name and its parent */
#define NUMBER_SIZE 3
#define LANDMARKS 3 /* eye, skull, height of the skull */

/* Reading on in the inflated part, whose size is known to be right. */
typedef struct {
    Body *body;
    const uint8_t *at;
    float step; /* [m] */
    uint32_t header[HEADER_COUNT];
    const char *damage; /* what is wrong, or NULL */
} Reader;

static const char *const bone_names[BONE_FINGER] = {
    [BONE_PELVIS] = "pelvis",    [BONE_SPINE5] = "spine05",
    [BONE_SPINE4] = "spine04",   [BONE_SPINE3] = "spine03",
    [BONE_SPINE2] = "spine02",   [BONE_SPINE1] = "spine01",
    [BONE_NECK1] = "neck01",     [BONE_NECK2] = "neck02",
    [BONE_NECK3] = "neck03",     [BONE_HEAD] = "head",
    [BONE_THIGH1] = "thigh1",    [BONE_THIGH2] = "thigh2",
    [BONE_SHANK1] = "shank1",    [BONE_SHANK2] = "shank2",
    [BONE_FOOT] = "foot",        [BONE_TOES] = "toes",
    [BONE_CLAVICLE] = "clav",    [BONE_UPPER_ARM1] = "uarm1",
    [BONE_UPPER_ARM2] = "uarm2", [BONE_FOREARM1] = "farm1",
    [BONE_FOREARM2] = "farm2",   [BONE_HAND] = "hand",
};

static const BodyRegion bone_regions[BONE_FINGER] = {
    [BONE_PELVIS] = BODY_TORSO,
    [BONE_SPINE5] = BODY_TORSO,
    [BONE_SPINE4] = BODY_TORSO,
    [BONE_SPINE3] = BODY_TORSO,
    [BONE_SPINE2] = BODY_TORSO,
    [BONE_SPINE1] = BODY_TORSO,
    [BONE_NECK1] = BODY_HEAD,
    [BONE_NECK2] = BODY_HEAD,
    [BONE_NECK3] = BODY_HEAD,
    [BONE_HEAD] = BODY_HEAD,
    [BONE_THIGH1] = BODY_THIGH,
    [BONE_THIGH2] = BODY_THIGH,
    [BONE_SHANK1] = BODY_SHANK,
    [BONE_SHANK2] = BODY_SHANK,
    [BONE_FOOT] = BODY_FOOT,
    [BONE_TOES] = BODY_FOOT,
    [BONE_CLAVICLE] = BODY_TORSO,
    [BONE_UPPER_ARM1] = BODY_UPPER_ARM,
    [BONE_UPPER_ARM2] = BODY_UPPER_ARM,
    [BONE_FOREARM1] = BODY_FOREARM,
    [BONE_FOREARM2] = BODY_FOREARM,
    [BONE_HAND] = BODY_HAND,
};

static bool
is_paired(BoneId id)
{
    return id > BONE_HEAD;
}

static uint32_t
build_size(const uint32_t *h)
{
    uint32_t points = h[HEADER_VERTICES] + 2 * h[HEADER_BONES] + LANDMARKS;
    return points * 3 * NUMBER_SIZE + HAIR_LINE_COUNT * 2;
}

/* The header's sizes decide the size of the rest; a file whose numbers are
   impossible gets no memory. */
static const char *
check_header(const uint32_t *h)
{
    const uint32_t *vertex = h + HEADER_FIRST_VERTEX;
    const uint32_t *quad = h + HEADER_FIRST_QUAD;
    if (h[HEADER_BONES] > MAX_BONES || h[HEADER_BUILDS] != BUILD_COUNT ||
        h[HEADER_VERTICES] > MAX_VERTICES || h[HEADER_QUADS] > MAX_VERTICES)
        return "its sizes are impossible";
    if (h[HEADER_STEP] < 1 || h[HEADER_STEP] > 1000000)
        return "its scale is impossible";
    for (int i = 0; i < LAYER_COUNT; i++)
        if (vertex[i] > vertex[i + 1] || quad[i] > quad[i + 1])
            return "its layers are mixed up";
    if (vertex[0] != 0 || vertex[LAYER_COUNT] != h[HEADER_VERTICES] ||
        quad[0] != 0 || quad[LAYER_COUNT] != h[HEADER_QUADS])
        return "its layers are mixed up";
    uint32_t n_cloth = vertex[LAYER_CLOTH + 1] - vertex[LAYER_CLOTH];
    uint32_t size = h[HEADER_BONES] * BONE_SIZE + h[HEADER_VERTICES] * 8 +
                    h[HEADER_QUADS] * 4 * NUMBER_SIZE +
                    n_cloth * CLOTH_ANCHORS * NUMBER_SIZE +
                    BUILD_COUNT * build_size(h);
    return h[HEADER_RAW_SIZE] == size ? NULL : "its parts do not fit together";
}

/* All of the deflated `packed`, or NULL when it does not give `size` bytes. */
static uint8_t *
inflate(const uint8_t *packed, size_t n_packed, size_t size)
{
    g_autoptr(GConverter) converter =
            G_CONVERTER(g_zlib_decompressor_new(G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
    g_autofree uint8_t *bytes = g_malloc0(size + 1);
    size_t n_read = 0, n_written = 0;
    GConverterResult result = G_CONVERTER_CONVERTED;
    while (result == G_CONVERTER_CONVERTED) {
        gsize in = 0, out = 0;
        /* The byte to spare lets the end be seen. */
        result = g_converter_convert(converter, packed + n_read,
                                     n_packed - n_read, bytes + n_written,
                                     size + 1 - n_written,
                                     G_CONVERTER_INPUT_AT_END, &in, &out, NULL);
        n_read += in;
        n_written += out;
    }
    bool whole = result == G_CONVERTER_FINISHED && n_written == size &&
                 n_read == n_packed;
    return whole ? g_steal_pointer(&bytes) : NULL;
}

static const uint8_t *
take(Reader *r, size_t size)
{
    const uint8_t *at = r->at;
    r->at += size;
    return at;
}

/* Running sums of differences, which are folded to be positive and stored as
   planes of bytes; `out` gets every `stride`th number. */
static void
take_numbers(Reader *r, size_t n, int *out, size_t stride)
{
    const uint8_t *plane = take(r, n * NUMBER_SIZE);
    uint32_t value = 0; /* may wrap in a damaged file */
    for (size_t i = 0; i < n; i++) {
        uint32_t folded = 0;
        for (size_t k = 0; k < NUMBER_SIZE; k++)
            folded |= (uint32_t)plane[k * n + i] << 8 * k;
        value += folded & 1 ? ~(folded >> 1) : folded >> 1;
        out[i * stride] = (int)(value & 0x7FFFFFFF) -
                          (int)(value & 0x80000000 ? 0x7FFFFFFF : 0) -
                          (int)(value >> 31);
    }
}

static void
take_points(Reader *r, size_t n, Vec3 *out)
{
    g_autofree int *number = g_new(int, 3 * n);
    for (size_t axis = 0; axis < 3; axis++)
        take_numbers(r, n, number + axis, 3);
    for (size_t i = 0; i < n; i++)
        out[i] = vec3((float)number[i * 3] * r->step,
                      (float)number[i * 3 + 1] * r->step,
                      (float)number[i * 3 + 2] * r->step);
}

static void
read_bones(Reader *r)
{
    Body *body = r->body;
    body->n_bones = (int)r->header[HEADER_BONES];
    for (int i = 0; i < body->n_bones; i++) {
        Bone *bone = &body->bone_list[i];
        const uint8_t *at = take(r, BONE_SIZE);
        memcpy(bone->name, at, sizeof bone->name - 1);
        bone->parent = at[12] == 0xFF ? -1 : at[12];
        if (bone->parent >= i || (bone->parent < 0 && i > 0))
            r->damage = "its bones are mixed up";
    }
}

static int
find_bone(const Body *body, const char *name)
{
    for (int i = 0; i < body->n_bones; i++)
        if (strcmp(body->bone_list[i].name, name) == 0)
            return i;
    return -1;
}

static void
name_of_bone(BoneId id, BodySide side, char name[16])
{
    int finger = (int)id - BONE_FINGER;
    if (finger >= 0)
        g_snprintf(name, 16, "f%d%d.%c", finger / 3 + 1, finger % 3 + 1,
                   "LR"[side]);
    else if (is_paired(id))
        g_snprintf(name, 16, "%s.%c", bone_names[id], "LR"[side]);
    else
        g_strlcpy(name, bone_names[id], 16);
}

static void
find_bones(Reader *r)
{
    Body *body = r->body;
    for (int id = 0; id < BONE_COUNT; id++)
        for (int side = LEFT; side <= RIGHT; side++) {
            char name[16];
            name_of_bone((BoneId)id, (BodySide)side, name);
            int bone = find_bone(body, name);
            if (bone < 0) {
                r->damage = "a bone is missing";
                return;
            }
            int region = id < BONE_FINGER ? (int)bone_regions[id] : BODY_HAND;
            bool right = side == RIGHT && region > BODY_HEAD;
            body->bone[id][side] = bone;
            body->bone_list[bone].region =
                    (uint8_t)(region + (right ? REGION_RIGHT : 0));
        }
    if (body->bone[BONE_PELVIS][LEFT] != 0)
        r->damage = "its bones are mixed up";
}

static void
read_weights(Reader *r)
{
    Body *body = r->body;
    size_t n = r->header[HEADER_VERTICES];
    uint8_t(*bones)[4] = arena_alloc(body->arena, n * sizeof *bones);
    float(*weights)[4] = arena_alloc(body->arena, n * sizeof *weights);
    g_autofree int *sum = g_new0(int, n);
    for (size_t k = 0; k < 4; k++) {
        const uint8_t *bone = take(r, n), *weight = take(r, n);
        for (size_t i = 0; i < n; i++) {
            bones[i][k] = bone[i];
            weights[i][k] = (float)weight[i] / 255;
            sum[i] += weight[i];
            bool after_zero = k > 0 && weights[i][k - 1] <= 0 && weight[i] > 0;
            if (bone[i] >= body->n_bones || after_zero)
                r->damage = "its weights are mixed up";
        }
    }
    for (size_t i = 0; i < n; i++)
        if (sum[i] != 255)
            r->damage = "its weights are mixed up";
    body->bones_of = (const uint8_t(*)[4])bones;
    body->weights_of = (const float(*)[4])weights;
}

static bool
has_four_corners(const int *quad)
{
    for (int i = 0; i < 4; i++)
        for (int k = 0; k < i; k++)
            if (quad[i] == quad[k])
                return false;
    return true;
}

static void
check_quads(Reader *r, const int (*quads)[4], uint8_t *layers)
{
    const uint32_t *vertex = r->header + HEADER_FIRST_VERTEX;
    const uint32_t *quad = r->header + HEADER_FIRST_QUAD;
    for (uint32_t layer = 0; layer < LAYER_COUNT; layer++)
        for (uint32_t i = quad[layer]; i < quad[layer + 1]; i++) {
            layers[i] = (uint8_t)layer;
            for (int k = 0; k < 4; k++)
                if (quads[i][k] < (int)vertex[layer] ||
                    quads[i][k] >= (int)vertex[layer + 1])
                    r->damage = "its mesh is torn";
            if (!has_four_corners(quads[i]))
                r->damage = "its mesh is torn";
        }
}

static void
read_quads(Reader *r)
{
    Body *body = r->body;
    size_t n = r->header[HEADER_QUADS];
    int(*quads)[4] = arena_alloc(body->arena, n * sizeof *quads);
    uint8_t *layers = arena_alloc(body->arena, n);
    for (size_t k = 0; k < 4; k++)
        take_numbers(r, n, &quads[0][k], 4);
    check_quads(r, (const int(*)[4])quads, layers);
    body->quads = (const int(*)[4])quads;
    body->layers = layers;
}

static void
read_anchors(Reader *r)
{
    Body *body = r->body;
    int n_skin = body->first_vertex[LAYER_BODY + 1];
    size_t n = (size_t)(body->first_vertex[LAYER_CLOTH + 1] -
                        body->first_vertex[LAYER_CLOTH]);
    int(*anchors)[CLOTH_ANCHORS] =
            arena_alloc(body->arena, (n + 1) * sizeof *anchors);
    for (size_t k = 0; k < CLOTH_ANCHORS; k++)
        take_numbers(r, n, &anchors[0][k], CLOTH_ANCHORS);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < CLOTH_ANCHORS; k++)
            if (anchors[i][k] < 0 || anchors[i][k] >= n_skin)
                r->damage = "its clothes are mixed up";
    body->anchors = (const int(*)[CLOTH_ANCHORS])anchors;
}

static void
read_build(Reader *r)
{
    Body *body = r->body;
    size_t n = r->header[HEADER_VERTICES], n_bones = r->header[HEADER_BONES];
    Vec3 *rest = arena_array(body->arena, Vec3, n);
    Vec3 head[MAX_BONES], tail[MAX_BONES], landmark[LANDMARKS];
    take_points(r, n, rest);
    take_points(r, n_bones, head);
    take_points(r, n_bones, tail);
    take_points(r, LANDMARKS, landmark);
    const uint8_t *line = take(r, HAIR_LINE_COUNT * 2);

    body->rest = rest;
    for (size_t i = 0; i < n_bones; i++) {
        body->bone_list[i].head = head[i];
        body->bone_list[i].tail = tail[i];
    }
    body->eye[LEFT] = body->eye[RIGHT] = landmark[0];
    body->eye[RIGHT].x = -landmark[0].x;
    body->skull = landmark[1];
    body->skull_height = landmark[2].y;
    for (size_t i = 0; i < HAIR_LINE_COUNT; i++)
        body->hair_line[i] =
                (float)(int16_t)(line[2 * i] | line[2 * i + 1] << 8) / 1000;
    if (body->skull_height < 0.01f)
        r->damage = "its head is missing";
}

/* The bun, the last layer, is only the woman's. */
static void
count(Reader *r)
{
    Body *body = r->body;
    for (int i = 0; i <= LAYER_COUNT; i++) {
        body->first_vertex[i] = (int)r->header[HEADER_FIRST_VERTEX + i];
        body->first_quad[i] = (int)r->header[HEADER_FIRST_QUAD + i];
    }
    if (!body->female) {
        body->first_vertex[LAYER_COUNT] = body->first_vertex[LAYER_BUN];
        body->first_quad[LAYER_COUNT] = body->first_quad[LAYER_BUN];
    }
    body->n_vertices = body->first_vertex[LAYER_COUNT];
    body->n_quads = body->first_quad[LAYER_COUNT];
    if (body->first_quad[LAYER_CLOTH] == 0)
        r->damage = "its mesh is empty";
}

static const char *
read_body(Reader *r, const uint8_t *file, size_t size)
{
    if (size < HEADER_SIZE || memcmp(file, magic, sizeof magic) != 0)
        return "it has another format";
    for (size_t i = 0; i < HEADER_COUNT; i++) {
        uint32_t word;
        memcpy(&word, file + sizeof magic + 4 * i, sizeof word);
        r->header[i] = GUINT32_FROM_LE(word);
    }
    r->damage = check_header(r->header);
    if (r->damage != NULL)
        return r->damage;
    g_autofree uint8_t *bytes = inflate(file + HEADER_SIZE, size - HEADER_SIZE,
                                        r->header[HEADER_RAW_SIZE]);
    if (bytes == NULL)
        return "it is cut off or changed";
    r->at = bytes;
    r->step = (float)r->header[HEADER_STEP] * 1e-9f;
    count(r);
    read_bones(r);
    find_bones(r);
    read_weights(r);
    read_quads(r);
    read_anchors(r);
    if (!r->body->female)
        take(r, build_size(r->header));
    read_build(r);
    if (r->damage == NULL && !body_make_frames(r->body))
        r->damage = "its joints are mixed up";
    return r->damage;
}

static bool
read_file(const char *path, char **file, gsize *size, SrcPos pos, Diag *diag)
{
    g_autoptr(GError) error = NULL;
    if (g_file_get_contents(path, file, size, &error))
        return true;
    const char *reason = "cannot be read";
    if (g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        reason = "no such file";
    else if (g_file_test(path, G_FILE_TEST_IS_DIR))
        reason = "is a folder";
    diag_add(diag, DIAG_ERROR, pos, "%s", reason);
    return false;
}

Body *
body_open(const char *path, bool female, Diag *diag)
{
    SrcPos pos = { g_intern_string(path), 0, 0 };
    g_autofree char *file = NULL;
    gsize size = 0;
    if (!read_file(path, &file, &size, pos, diag))
        return NULL;
    Arena *arena = arena_new();
    Body *body = arena_new0(arena, Body);
    body->arena = arena;
    body->female = female;
    Reader reader = { .body = body };
    const char *damage = read_body(&reader, (const uint8_t *)file, size);
    if (damage != NULL) {
        diag_add(diag, DIAG_ERROR, pos, "the body cannot be read: %s", damage);
        body_free(body);
        return NULL;
    }
    body_make_tables(body);
    return body;
}

void
body_free(Body *body)
{
    if (body != NULL)
        arena_free(body->arena);
}
