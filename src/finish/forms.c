#include "finish/forms.h"

#include <math.h>
#include <string.h>

#include "finish/form.h"

#define EDGE 4 /* line units that lines stand out of a form's points at most */

/* A picture in one palette with one width of lines. */
typedef struct {
    const Picture *picture; /* the first one that was shown with this form */
    const PictureForm *form;
    const PicturePalette *palette;
    double unit;
    int object;
} Entry;

typedef struct {
    size_t page;
    guint entry;
} Showing;

typedef struct {
    const PicturePalette *palette;
    int object;
} Colors;

struct Forms {
    Writer *writer;
    Arena *arena;
    GArray *entries; /* Entry */
    GArray *uses;    /* Showing */
    GArray *colors;  /* Colors */
};

Forms *
forms_new(Writer *w)
{
    Forms *forms = g_new(Forms, 1);
    *forms = (Forms){ .writer = w,
                      .arena = arena_new(),
                      .entries = g_array_new(FALSE, FALSE, sizeof(Entry)),
                      .uses = g_array_new(FALSE, FALSE, sizeof(Showing)),
                      .colors = g_array_new(FALSE, FALSE, sizeof(Colors)) };
    return forms;
}

void
forms_free(Forms *forms)
{
    if (forms == NULL)
        return;
    g_array_unref(forms->entries);
    g_array_unref(forms->uses);
    g_array_unref(forms->colors);
    arena_free(forms->arena);
    g_free(forms);
}

static bool
palettes_equal(const PicturePalette *a, const PicturePalette *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

/* The object of a palette as a colour space. */
static int
palette_object(Forms *forms, const PicturePalette *palette)
{
    for (guint i = 0; i < forms->colors->len; i++) {
        const Colors *known = &g_array_index(forms->colors, Colors, i);
        if (palettes_equal(known->palette, palette))
            return known->object;
    }
    Colors colors = { palette, writer_reserve(forms->writer) };
    g_array_append_val(forms->colors, colors);
    guint8 rgb[PAINT_COUNT][3];
    for (int i = 0; i < PAINT_COUNT; i++) {
        Color c = palette->colors[i];
        rgb[i][0] = (guint8)lround(c.r * 255);
        rgb[i][1] = (guint8)lround(c.g * 255);
        rgb[i][2] = (guint8)lround(c.b * 255);
    }
    GString *out = writer_begin(forms->writer, colors.object);
    g_string_append_printf(out, "[/Indexed/DeviceRGB %d", PAINT_COUNT - 1);
    put_hex(out, rgb, sizeof rgb);
    g_string_append_c(out, ']');
    return colors.object;
}

/* The form's points or its panel, and room for lines round them, on its own
   grid. */
static void
put_form_box(const Entry *e, GString *out)
{
    const PictureForm *form = e->form;
    PictureBox ink = e->picture->close_up
                             ? (PictureBox){ 0, 0, e->picture->width,
                                             e->picture->height }
                             : picture_ink(e->picture);
    double edge = EDGE * e->unit;
    double x0 = ((double)(ink.left - form->x) - edge) / (double)form->dx;
    double x1 = ((double)(ink.right - form->x) + edge) / (double)form->dx;
    double y0 = ((double)(ink.top - form->y) - edge) / (double)form->dy;
    double y1 = ((double)(ink.bottom - form->y) + edge) / (double)form->dy;
    g_string_append_printf(out, "/BBox[%.0f %.0f %.0f %.0f]",
                           floor(MIN(x0, x1)), floor(y0), ceil(MAX(x0, x1)),
                           ceil(y1));
}

static void
put_styles(const Entry *e, GString *out)
{
    double step = e->unit / STROKE_STEPS / fabs((double)e->form->dx);
    for (size_t i = 0; i < e->form->n_styles; i++) {
        StrokeStyle style = e->form->styles[i];
        g_string_append_printf(out, "/s%zu<</LW ", i);
        put_length(out, style.width * step);
        g_string_append(out, "/D[[");
        if (style.dash > 0)
            put_length(out, style.dash * step);
        g_string_append(out, "]0]>>");
    }
}

static void
put_coverage(const Entry *e, GString *out)
{
    for (int i = 0; i < PAINT_COUNT; i++) {
        if ((e->form->paints >> i & 1) == 0)
            continue;
        double alpha = e->palette->colors[i].a;
        g_string_append_printf(out, "/g%d<</ca ", i);
        put_length(out, alpha);
        g_string_append(out, "/CA ");
        put_length(out, alpha);
        g_string_append(out, ">>");
    }
}

static void
write_form(Forms *forms, const Entry *e)
{
    g_autoptr(GString) dict =
            g_string_new("/Type/XObject/Subtype/Form/Filter/FlateDecode");
    put_form_box(e, dict);
    g_string_append_printf(dict, "/Resources<</ColorSpace<</P %d 0 R>>",
                           palette_object(forms, e->palette));
    g_string_append(dict, "/ExtGState<<");
    put_coverage(e, dict);
    put_styles(e, dict);
    g_string_append(dict, ">>>>");
    Slice operators;
    operators.at = g_bytes_get_data(e->form->operators, &operators.n);
    writer_stream(forms->writer, e->object, dict->str, operators, true);
}

static bool
shows(const Entry *e, const Ink *ink)
{
    const InkPicture *wanted = &ink->first;
    bool same = wanted->picture == e->picture;
    if (!same && wanted->picture->form != NULL)
        same = g_bytes_equal(wanted->picture->form->operators,
                             e->form->operators);
    return same && fabs(wanted->unit - e->unit) < 1e-9 &&
           palettes_equal(wanted->palette, e->palette);
}

static guint
find_entry(Forms *forms, const Ink *ink)
{
    for (guint i = 0; i < forms->entries->len; i++)
        if (shows(&g_array_index(forms->entries, Entry, i), ink))
            return i;
    const Picture *picture = ink->first.picture;
    Entry e = { picture, picture->form, ink->first.palette, ink->first.unit,
                writer_reserve(forms->writer) };
    if (e.form == NULL)
        e.form = form_new(forms->arena, picture, FORM_FAST);
    write_form(forms, &e);
    g_array_append_val(forms->entries, e);
    return forms->entries->len - 1;
}

static void
put_exact(GString *out, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append(out, g_ascii_formatd(text, sizeof text, "%.7f ", value));
}

void
forms_put(Forms *forms, const Ink *ink, size_t page, GString *out)
{
    guint number = find_entry(forms, ink);
    Showing use = { page, number };
    g_array_append_val(forms->uses, use);
    const Picture *picture = ink->first.picture;
    /* The same form may lie otherwise in another picture. */
    const PictureForm *form =
            picture->form != NULL
                    ? picture->form
                    : g_array_index(forms->entries, Entry, number).form;
    double scale = ink->box.w / (double)picture->width;
    g_string_append(out, "q ");
    put_exact(out, scale * (double)form->dx);
    g_string_append(out, "0 0 ");
    put_exact(out, scale * (double)form->dy);
    put_length(out, ink->box.x + scale * (double)form->x);
    put_length(out, ink->box.y + scale * (double)form->y);
    g_string_append_printf(out, "cm/F%u Do Q\n", number);
}

void
forms_put_names(const Forms *forms, size_t page, GString *out)
{
    g_autofree bool *named = g_new0(bool, forms->entries->len);
    for (guint i = 0; i < forms->uses->len; i++) {
        const Showing *use = &g_array_index(forms->uses, Showing, i);
        if (use->page != page || named[use->entry])
            continue;
        named[use->entry] = true;
        g_string_append_printf(
                out, "/F%u %d 0 R", use->entry,
                g_array_index(forms->entries, Entry, use->entry).object);
    }
}
