/* The file: "LPic", version, key, length of the body as it is and deflated, the
   body deflated, and for some pictures a form.  The body:

     header    width height metre floor (float32), flags, alt text, counts
     paths     kind and paint, width and dash (1/64 units), counts of ops
     ops       one byte each
     xy        differences of 1/8192 of the longer side, x and y apart, low and
               high bytes apart
     widths    1/64 units

   The form: a sum over the rest of it, its paints, its styles, its operators.
   All numbers are little-endian. */
#include "figure/picture_pack.h"

#include <math.h>
#include <string.h>
#include <zlib.h>

#define VERSION_BYTE 2
#define HEAD_SIZE (4 + 1 + PICTURE_KEY_SIZE + 4 + 4)
#define MAX_UNPACKED ((size_t)1 << 22)

static const char magic[4] = { 'L', 'P', 'i', 'c' };

typedef enum { FLAG_CLOSE_UP = 1, FLAG_ALT = 2, FLAG_FORM = 4 } Flag;

static void
put_u16(GByteArray *out, unsigned value)
{
    const uint8_t bytes[] = { (uint8_t)value, (uint8_t)(value >> 8) };
    g_byte_array_append(out, bytes, sizeof bytes);
}

static void
put_u32(GByteArray *out, uint32_t value)
{
    put_u16(out, value & 0xFFFF);
    put_u16(out, value >> 16);
}

static void
put_float(GByteArray *out, float value)
{
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    put_u32(out, bits);
}

/* A width or dash. */
static void
put_measure(GByteArray *out, float value)
{
    put_u16(out, (unsigned)CLAMP(lroundf(value * STROKE_STEPS), 0, 0xFFFF));
}

static void
put_planes(GByteArray *out, const uint16_t *values, size_t n)
{
    for (int shift = 0; shift <= 8; shift += 8)
        for (size_t i = 0; i < n; i++) {
            uint8_t byte = (uint8_t)(values[i] >> shift);
            g_byte_array_append(out, &byte, 1);
        }
}

/* 0 -1 1 -2 2 ... -> 0 1 2 3 4 ...: small differences have a high byte of 0. */
static uint16_t
zigzag(long value)
{
    return (uint16_t)(value >= 0 ? value * 2 : -value * 2 - 1);
}

static long
unzigzag(unsigned value)
{
    return value & 1 ? -(long)(value / 2) - 1 : (long)(value / 2);
}

static size_t
count_points(const Picture *picture)
{
    size_t n = 0;
    for (size_t i = 0; i < picture->n_paths; i++)
        n += picture->paths[i].n_points;
    return n;
}

/* One axis of all points. */
static void
put_axis(GByteArray *out, const Picture *picture, size_t axis, float step)
{
    size_t n = count_points(picture), k = 0;
    g_autofree uint16_t *values = g_new(uint16_t, n);
    long last = 0;
    for (size_t i = 0; i < picture->n_paths; i++) {
        const PicturePath *path = &picture->paths[i];
        for (size_t j = 0; j < path->n_points; j++) {
            float at = path->xy[2 * j + axis] / step;
            long here = lroundf(CLAMP(at, -PICTURE_STEPS, 2 * PICTURE_STEPS));
            values[k++] = zigzag(here - last);
            last = here;
        }
    }
    put_planes(out, values, n);
}

static void
put_widths(GByteArray *out, const Picture *picture)
{
    for (size_t i = 0; i < picture->n_paths; i++) {
        const PicturePath *path = &picture->paths[i];
        for (size_t j = 0; path->kind == PATH_BRUSH && j < path->n_ops; j++) {
            long value = lroundf(path->widths[j] * STROKE_STEPS);
            uint8_t byte = (uint8_t)CLAMP(value, 0, 255);
            g_byte_array_append(out, &byte, 1);
        }
    }
}

/* False also for the form of a picture that was moved since. */
static bool
has_form(const Picture *picture)
{
    const PictureForm *form = picture->form;
    return form != NULL && form->x == 0 && form->y == 0 && form->dx > 0;
}

static GByteArray *
pack_body(const Picture *picture)
{
    GByteArray *out = g_byte_array_new();
    put_float(out, picture->width);
    put_float(out, picture->height);
    put_float(out, picture->metre);
    put_float(out, picture->floor);
    size_t alt = picture->alt != NULL ? strlen(picture->alt) : 0;
    put_u16(out, (picture->close_up ? FLAG_CLOSE_UP : 0u) |
                         (picture->alt != NULL ? FLAG_ALT : 0u) |
                         (has_form(picture) ? FLAG_FORM : 0u));
    put_u32(out, (uint32_t)alt);
    if (alt > 0)
        g_byte_array_append(out, (const guint8 *)picture->alt, (guint)alt);
    put_u32(out, (uint32_t)picture->n_paths);
    for (size_t i = 0; i < picture->n_paths; i++) {
        const PicturePath *path = &picture->paths[i];
        put_u16(out, (unsigned)path->kind | (unsigned)path->paint << 8);
        put_measure(out, path->width);
        put_measure(out, path->dash);
        put_u32(out, (uint32_t)path->n_ops);
    }
    for (size_t i = 0; i < picture->n_paths; i++)
        g_byte_array_append(out, (const guint8 *)picture->paths[i].ops,
                            (guint)picture->paths[i].n_ops);
    float step = picture_step(picture);
    put_axis(out, picture, 0, step);
    put_axis(out, picture, 1, step);
    put_widths(out, picture);
    return out;
}

static void
put_form(GByteArray *out, const PictureForm *form)
{
    g_autoptr(GByteArray) rest = g_byte_array_new();
    put_u32(rest, (uint32_t)form->paints);
    put_u32(rest, (uint32_t)(form->paints >> 32));
    put_u16(rest, (unsigned)form->n_styles);
    for (size_t i = 0; i < form->n_styles; i++) {
        put_u16(rest, form->styles[i].width);
        put_u16(rest, form->styles[i].dash);
    }
    size_t n;
    const void *operators = g_bytes_get_data(form->operators, &n);
    g_byte_array_append(rest, operators, (guint)n);
    put_u32(out, (uint32_t)crc32_z(0, rest->data, rest->len));
    g_byte_array_append(out, rest->data, rest->len);
}

GByteArray *
picture_pack(const Picture *picture, const PictureKey *key)
{
    g_autoptr(GByteArray) body = pack_body(picture);
    GByteArray *out = g_byte_array_new();
    const uint8_t version = VERSION_BYTE;
    g_byte_array_append(out, (const guint8 *)magic, sizeof magic);
    g_byte_array_append(out, &version, 1);
    g_byte_array_append(out, key->bytes, PICTURE_KEY_SIZE);
    uLongf room = compressBound(body->len);
    g_autofree uint8_t *packed = g_malloc(room);
    int done =
            compress2(packed, &room, body->data, body->len, Z_BEST_COMPRESSION);
    g_assert(done == Z_OK);
    put_u32(out, body->len);
    put_u32(out, (uint32_t)room);
    g_byte_array_append(out, packed, (guint)room);
    if (has_form(picture))
        put_form(out, picture->form);
    return out;
}

/* Past its end it reads zeros, and `short_of` tells. */
typedef struct {
    const uint8_t *at;
    size_t left;
    bool short_of;
} Reader;

/* The next `n` bytes, or NULL. */
static const uint8_t *
take(Reader *in, size_t n)
{
    if (n > in->left) {
        in->short_of = true;
        in->left = 0;
        return NULL;
    }
    const uint8_t *bytes = in->at;
    in->at += n;
    in->left -= n;
    return bytes;
}

static unsigned
take_u16(Reader *in)
{
    const uint8_t *b = take(in, 2);
    return b != NULL ? b[0] | (unsigned)b[1] << 8 : 0;
}

static uint32_t
take_u32(Reader *in)
{
    uint32_t low = take_u16(in);
    return low | (uint32_t)take_u16(in) << 16;
}

static float
take_float(Reader *in)
{
    uint32_t bits = take_u32(in);
    float value;
    memcpy(&value, &bits, sizeof value);
    if (!isfinite(value))
        in->short_of = true;
    return value;
}

/* The paths without their points; false when that cannot be. */
static bool
take_paths(Reader *in, Arena *arena, PicturePath *paths, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        PicturePath *path = &paths[i];
        unsigned kind = take_u16(in);
        path->kind = (PathKind)(kind & 0xFF);
        path->paint = (Paint)(kind >> 8);
        path->width = (float)take_u16(in) / STROKE_STEPS;
        path->dash = (float)take_u16(in) / STROKE_STEPS;
        path->n_ops = take_u32(in);
        if (path->kind > PATH_BRUSH || path->paint >= PAINT_COUNT)
            return false;
    }
    for (size_t i = 0; i < n; i++) {
        const uint8_t *ops = take(in, paths[i].n_ops);
        if (ops == NULL)
            return false;
        for (size_t k = 0; k < paths[i].n_ops; k++) {
            if (strchr("MLCZ", ops[k]) == NULL || ops[k] == '\0' ||
                (k == 0 && ops[k] != 'M'))
                return false;
            paths[i].n_points += (size_t)picture_op_points((char)ops[k]);
        }
        paths[i].ops = arena_memdup(arena, ops, paths[i].n_ops);
    }
    return !in->short_of;
}

static bool
take_axis(Reader *in, float *xy, size_t n, float step)
{
    const uint8_t *low = take(in, n), *high = take(in, n);
    if (low == NULL || high == NULL)
        return false;
    long at = 0;
    for (size_t i = 0; i < n; i++) {
        at += unzigzag(low[i] | (unsigned)high[i] << 8);
        xy[2 * i] = (float)at * step;
    }
    return true;
}

static bool
take_points(Reader *in, const Picture *picture, PicturePath *paths)
{
    size_t n = 0;
    for (size_t i = 0; i < picture->n_paths; i++)
        n += paths[i].n_points;
    float *xy = arena_array(picture->arena, float, 2 * n + 1);
    float step = picture_step(picture);
    if (!take_axis(in, xy, n, step) || !take_axis(in, xy + 1, n, step))
        return false;
    for (size_t i = 0; i < picture->n_paths; i++) {
        paths[i].xy = xy;
        xy += 2 * paths[i].n_points;
    }
    return true;
}

static bool
take_widths(Reader *in, const Picture *picture, PicturePath *paths)
{
    for (size_t i = 0; i < picture->n_paths; i++) {
        if (paths[i].kind != PATH_BRUSH)
            continue;
        const uint8_t *bytes = take(in, paths[i].n_ops);
        if (bytes == NULL)
            return false;
        float *widths = arena_array(picture->arena, float, paths[i].n_ops);
        for (size_t k = 0; k < paths[i].n_ops; k++)
            widths[k] = (float)bytes[k] / STROKE_STEPS;
        paths[i].widths = widths;
    }
    return true;
}

static bool
take_picture(Reader *in, Picture *picture, bool *formed)
{
    picture->width = take_float(in);
    picture->height = take_float(in);
    picture->metre = take_float(in);
    picture->floor = take_float(in);
    unsigned flags = take_u16(in);
    size_t n_alt = take_u32(in);
    const uint8_t *alt = take(in, n_alt);
    picture->close_up = flags & FLAG_CLOSE_UP;
    *formed = flags & FLAG_FORM;
    if (alt != NULL && flags & FLAG_ALT)
        picture->alt = arena_strndup(picture->arena, (const char *)alt, n_alt);
    picture->n_paths = take_u32(in);
    /* Each path takes more than one byte. */
    if (in->short_of || picture->n_paths > in->left || !(picture->width > 0) ||
        !(picture->height > 0))
        return false;
    PicturePath *paths =
            arena_array(picture->arena, PicturePath, picture->n_paths + 1);
    picture->paths = paths;
    return take_paths(in, picture->arena, paths, picture->n_paths) &&
           take_points(in, picture, paths) && take_widths(in, picture, paths) &&
           in->left == 0;
}

/* A file taken apart; all is borrowed. */
typedef struct {
    const uint8_t *packed;
    size_t n_packed, n_body;
    Reader form;
} File;

static bool
open_file(const uint8_t *bytes, size_t n, const PictureKey *key, File *file)
{
    if (n < HEAD_SIZE || memcmp(bytes, magic, sizeof magic) != 0 ||
        bytes[4] != VERSION_BYTE ||
        memcmp(bytes + 5, key->bytes, PICTURE_KEY_SIZE) != 0)
        return false;
    Reader in = { bytes + 5 + PICTURE_KEY_SIZE, n - 5 - PICTURE_KEY_SIZE,
                  false };
    file->n_body = take_u32(&in);
    file->n_packed = take_u32(&in);
    file->packed = take(&in, file->n_packed);
    file->form = in;
    return file->packed != NULL && file->n_body > 0 &&
           file->n_body <= MAX_UNPACKED;
}

/* Zlib's own sum shows whether the body is whole. */
static uint8_t *
inflate_body(const File *file)
{
    g_autofree uint8_t *body = g_malloc(file->n_body);
    uLongf got = file->n_body;
    uLong from = file->n_packed;
    if (uncompress2(body, &got, file->packed, &from) != Z_OK ||
        got != file->n_body || from != file->n_packed)
        return NULL;
    return g_steal_pointer(&body);
}

/* The form of `picture`, or NULL when it is damaged. */
static const PictureForm *
take_form(Reader *in, const Picture *picture)
{
    uint32_t sum = take_u32(in);
    if (in->short_of || sum != (uint32_t)crc32_z(0, in->at, in->left))
        return NULL;
    Arena *arena = picture->arena;
    PictureForm *form = arena_new0(arena, PictureForm);
    form->dx = form->dy = picture_step(picture);
    form->paints = take_u32(in);
    form->paints |= (uint64_t)take_u32(in) << 32;
    form->n_styles = take_u16(in);
    StrokeStyle *styles = arena_array(arena, StrokeStyle, form->n_styles);
    for (size_t i = 0; i < form->n_styles; i++) {
        styles[i].width = (uint16_t)take_u16(in);
        styles[i].dash = (uint16_t)take_u16(in);
    }
    form->styles = styles;
    if (in->short_of || form->paints >> PAINT_COUNT != 0)
        return NULL;
    form->operators = g_bytes_new(in->at, in->left);
    arena_own(arena, form->operators, (GDestroyNotify)g_bytes_unref);
    return form;
}

Picture *
picture_unpack(const uint8_t *bytes, size_t n, const PictureKey *key)
{
    File file;
    if (!open_file(bytes, n, key, &file))
        return NULL;
    g_autofree uint8_t *body = inflate_body(&file);
    if (body == NULL)
        return NULL;
    Arena *arena = arena_new();
    g_autoptr(Picture) picture = arena_new0(arena, Picture);
    picture->arena = arena;
    Reader in = { body, file.n_body, false };
    bool formed;
    if (!take_picture(&in, picture, &formed))
        return NULL;
    if (formed)
        picture->form = take_form(&file.form, picture);
    else if (file.form.left > 0)
        return NULL;
    return formed && picture->form == NULL ? NULL : g_steal_pointer(&picture);
}
