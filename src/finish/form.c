#include "finish/form.h"

#include <libdeflate.h>
#include <math.h>
#include <string.h>

#define NONE (-1)

/* A form under way. */
typedef struct {
    float step; /* of the grid [box units] */
    GString *out;
    uint64_t paints;
    GArray *styles;                  /* StrokeStyle */
    int filling, stroking, covering; /* the Paints that are set, or NONE */
    int style;                       /* the style that is set, or NONE */
} Form;

static void
put_integer(GString *out, long value)
{
    char digits[24];
    size_t n = sizeof digits;
    unsigned long left = (unsigned long)labs(value);
    digits[--n] = ' ';
    do
        digits[--n] = (char)('0' + left % 10);
    while ((left /= 10) > 0);
    if (value < 0)
        digits[--n] = '-';
    g_string_append_len(out, digits + n, (gssize)(sizeof digits - n));
}

static void
trace(Form *f, const PicturePath *path)
{
    static const char operators[] = {
        ['M'] = 'm', ['L'] = 'l', ['C'] = 'c', ['Z'] = 'h'
    };
    const float *p = path->xy;
    for (size_t i = 0; i < path->n_ops; i++) {
        char op = path->ops[i];
        for (int k = 2 * picture_op_points(op); k > 0; k--)
            put_integer(f->out, lroundf(*p++ / f->step));
        g_string_append_c(f->out, operators[(unsigned char)op]);
        g_string_append_c(f->out, '\n');
    }
}

static void
set_paint(Form *f, const PicturePath *path)
{
    int paint = (int)path->paint;
    bool stroke = path->kind == PATH_STROKE;
    int *known = stroke ? &f->stroking : &f->filling;
    f->paints |= UINT64_C(1) << paint;
    if (f->covering != paint)
        g_string_append_printf(f->out, "/g%d gs\n", paint);
    if (*known != paint)
        g_string_append_printf(f->out, "%d %s\n", paint, stroke ? "SC" : "sc");
    *known = f->covering = paint;
}

static int
style_number(Form *f, StrokeStyle style)
{
    for (guint i = 0; i < f->styles->len; i++) {
        StrokeStyle known = g_array_index(f->styles, StrokeStyle, i);
        if (known.width == style.width && known.dash == style.dash)
            return (int)i;
    }
    g_array_append_val(f->styles, style);
    return (int)f->styles->len - 1;
}

static uint16_t
stroke_steps(float units)
{
    return (uint16_t)CLAMP(lroundf(units * STROKE_STEPS), 0, UINT16_MAX);
}

static void
set_style(Form *f, const PicturePath *path)
{
    StrokeStyle style = { stroke_steps(path->width), stroke_steps(path->dash) };
    int number = style_number(f, style);
    if (f->style != number)
        g_string_append_printf(f->out, "/s%d gs\n", number);
    f->style = number;
}

static void
put_path(Form *f, const PicturePath *path)
{
    set_paint(f, path);
    if (path->kind == PATH_STROKE)
        set_style(f, path);
    trace(f, path);
    g_string_append(f->out, path->kind == PATH_STROKE ? "S\n" : "f\n");
}

/* Nothing is known of the colours and styles that are set. */
static void
forget(Form *f)
{
    f->filling = f->stroking = f->covering = f->style = NONE;
}

static void
put_picture(Form *f, const Picture *picture)
{
    g_autoptr(Arena) arena = arena_new();
    size_t n;
    const PicturePath *paths = picture_plain_paths(arena, picture, &n);
    PicturePath panel = picture_panel(arena, picture);
    g_string_append(f->out, "1 J 1 j/P cs/P CS\n");
    forget(f);
    if (picture->close_up) {
        g_string_append(f->out, "q\n");
        trace(f, &panel);
        g_string_append(f->out, "W n\n");
    }
    for (size_t i = 0; i < n; i++)
        put_path(f, &paths[i]);
    if (picture->close_up) {
        g_string_append(f->out, "Q\n");
        forget(f);
        put_path(f, &panel);
    }
}

static GBytes *
pack(const GString *text, int level)
{
    struct libdeflate_compressor *deflater = libdeflate_alloc_compressor(level);
    g_assert(deflater != NULL); /* else memory is gone */
    size_t room = libdeflate_zlib_compress_bound(deflater, text->len);
    guint8 *packed = g_malloc(room);
    size_t n = libdeflate_zlib_compress(deflater, text->str, text->len, packed,
                                        room);
    libdeflate_free_compressor(deflater);
    g_assert(n > 0);
    return g_bytes_new_take(g_realloc(packed, n), n);
}

const PictureForm *
form_new(Arena *arena, const Picture *picture, int deflate)
{
    g_autoptr(GString) out = g_string_sized_new(1 << 16);
    g_autoptr(GArray) styles = g_array_new(FALSE, FALSE, sizeof(StrokeStyle));
    Form f = { .step = picture_step(picture), .out = out, .styles = styles };
    put_picture(&f, picture);
    PictureForm *form = arena_new0(arena, PictureForm);
    *form = (PictureForm){
        .operators = pack(out, deflate),
        .paints = f.paints,
        .styles = arena_memdup(arena, styles->data,
                               styles->len * sizeof(StrokeStyle)),
        .n_styles = styles->len,
        .dx = f.step,
        .dy = f.step,
    };
    arena_own(arena, form->operators, (GDestroyNotify)g_bytes_unref);
    return form;
}
