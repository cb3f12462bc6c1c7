#include "finish/tiles.h"

#include <string.h>

#include "finish/qpdf.h"
#include "finish/writer.h"

#define FORM_NAME "/Poster"

/* One file on its way. */
typedef struct {
    QpdfLibrary lib;
    qpdf_data poster, out;
    qpdf_oh form;
    double height; /* of the poster */
} Tiles;

static bool
read_pdf(const Tiles *t, qpdf_data q, const char *name, const GByteArray *pdf)
{
    return t->lib.qpdf_read_memory(q, name, (const char *)pdf->data, pdf->len,
                                   NULL) <= QPDF_WARNINGS;
}

/* The page's upper edge, in its own coordinates that count from the bottom. */
static double
page_height(const Tiles *t, qpdf_data q, qpdf_oh page)
{
    qpdf_oh box = t->lib.qpdf_oh_get_key(q, page, "/MediaBox");
    return t->lib.qpdf_oh_get_numeric_value(
            q, t->lib.qpdf_oh_get_array_item(q, box, 3));
}

/* An object of the poster in the new file. */
static qpdf_oh
copy(const Tiles *t, qpdf_oh object)
{
    if (!t->lib.qpdf_oh_is_indirect(t->poster, object))
        object = t->lib.qpdf_make_indirect_object(t->poster, object);
    return t->lib.qpdf_oh_copy_foreign_object(t->out, t->poster, object);
}

/* The poster's page content, as it is, becomes a form of the new file. */
static bool
make_form(Tiles *t)
{
    const QpdfLibrary *lib = &t->lib;
    qpdf_oh page = lib->qpdf_get_page_n(t->poster, 0);
    qpdf_oh content = lib->qpdf_oh_get_key(t->poster, page, "/Contents");
    if (lib->qpdf_get_num_pages(t->poster) != 1 ||
        !lib->qpdf_oh_is_stream(t->poster, content))
        return false;
    t->height = page_height(t, t->poster, page);
    t->form = copy(t, content);
    qpdf_oh dict = lib->qpdf_oh_get_dict(t->out, t->form);
    static const struct {
        const char *key, *from, *value;
    } keys[] = {
        { "/Type", NULL, "/XObject" },
        { "/Subtype", NULL, "/Form" },
        { "/BBox", "/MediaBox", NULL },
        { "/Resources", "/Resources", NULL },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        qpdf_oh value;
        if (keys[i].value != NULL) {
            value = lib->qpdf_oh_parse(t->out, keys[i].value);
        } else {
            value = copy(t,
                         lib->qpdf_oh_get_key(t->poster, page, keys[i].from));
        }
        lib->qpdf_oh_replace_key(t->out, dict, keys[i].key, value);
    }
    return true;
}

static void
put_number(GString *out, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append(out, g_ascii_formatd(text, sizeof text, "%.12f", value));
    g_string_append_c(out, ' ');
}

/* What draws the form in its window.  PDF counts from the bottom left. */
static GString *
window_content(const Tiles *t, const TileView *view, double page_high)
{
    Rect w = view->window;
    double s = view->scale;
    double x = w.x - view->from.x * s;
    double top = page_high - w.y + view->from.y * s;
    const double clip[] = { w.x, page_high - w.y - w.h, w.w, w.h };
    const double matrix[] = { s, 0, 0, s, x, top - t->height * s };
    GString *out = g_string_new("q ");
    for (size_t i = 0; i < G_N_ELEMENTS(clip); i++)
        put_number(out, clip[i]);
    g_string_append(out, "re W n ");
    for (size_t i = 0; i < G_N_ELEMENTS(matrix); i++)
        put_number(out, matrix[i]);
    g_string_append(out, "cm " FORM_NAME " Do Q\n");
    return out;
}

static qpdf_oh
new_stream(const Tiles *t, const GString *data)
{
    const QpdfLibrary *lib = &t->lib;
    qpdf_oh stream = lib->qpdf_oh_new_stream(t->out);
    qpdf_oh none = lib->qpdf_oh_new_null(t->out);
    lib->qpdf_oh_replace_stream_data(t->out, stream,
                                     (const unsigned char *)data->str,
                                     data->len, none, none);
    return stream;
}

/* Opens the window behind what is on page `i`.  False when that draws forms of
   its own, or has no content. */
static bool
open_window(Tiles *t, size_t i, const TileView *view)
{
    const QpdfLibrary *lib = &t->lib;
    qpdf_oh page = lib->qpdf_get_page_n(t->out, i);
    qpdf_oh own = lib->qpdf_oh_get_key(t->out, page, "/Contents");
    qpdf_oh resources = lib->qpdf_oh_get_key(t->out, page, "/Resources");
    if (!lib->qpdf_oh_is_stream(t->out, own) ||
        !lib->qpdf_oh_is_dictionary(t->out, resources) ||
        lib->qpdf_oh_has_key(t->out, resources, "/XObject"))
        return false;
    qpdf_oh forms = lib->qpdf_oh_new_dictionary(t->out);
    lib->qpdf_oh_replace_key(t->out, forms, FORM_NAME, t->form);
    lib->qpdf_oh_replace_key(t->out, resources, "/XObject", forms);
    g_autoptr(GString) data =
            window_content(t, view, page_height(t, t->out, page));
    qpdf_oh contents = lib->qpdf_oh_new_array(t->out);
    lib->qpdf_oh_append_item(t->out, contents, new_stream(t, data));
    lib->qpdf_oh_append_item(t->out, contents, own);
    lib->qpdf_oh_replace_key(t->out, page, "/Contents", contents);
    return true;
}

/* Readers show the sheets' names, and printers keep their size. */
static void
set_catalog(Tiles *t, const TileView *views, size_t n)
{
    const QpdfLibrary *lib = &t->lib;
    qpdf_oh root = lib->qpdf_get_root(t->out);
    g_autoptr(GString) labels = g_string_new("<</Nums[");
    for (size_t i = 0; i < n; i++) {
        g_string_append_printf(labels, "%zu<</P", i);
        put_text(labels, views[i].name);
        g_string_append(labels, ">>");
    }
    g_string_append(labels, "]>>");
    lib->qpdf_oh_replace_key(t->out, root, "/PageLabels",
                             lib->qpdf_oh_parse(t->out, labels->str));
    lib->qpdf_oh_replace_key(t->out, root, "/ViewerPreferences",
                             lib->qpdf_oh_parse(t->out,
                                                "<</PrintScaling/None"
                                                "/DisplayDocTitle true>>"));
}

static bool
join(Tiles *t, const GByteArray *poster, const GByteArray *sheets,
     const TileView *views, size_t n)
{
    if (!read_pdf(t, t->poster, "poster", poster) ||
        !read_pdf(t, t->out, "sheets", sheets) || !make_form(t) ||
        t->lib.qpdf_get_num_pages(t->out) != (int)n)
        return false;
    for (size_t i = 0; i < n; i++)
        if (!open_window(t, i, &views[i]))
            return false;
    set_catalog(t, views, n);
    if (t->lib.qpdf_init_write_memory(t->out) > QPDF_WARNINGS)
        return false;
    t->lib.qpdf_set_newline_before_endstream(t->out, QPDF_TRUE);
    t->lib.qpdf_set_deterministic_ID(t->out, QPDF_TRUE);
    t->lib.qpdf_set_object_stream_mode(t->out, qpdf_o_generate);
    return t->lib.qpdf_write(t->out) <= QPDF_WARNINGS;
}

GByteArray *
finish_tiles(const GByteArray *poster, const GByteArray *sheets,
             const TileView *views, size_t n, Diag *diag)
{
    Tiles t = { .form = 0 };
    GByteArray *file = NULL;
    if (!qpdf_library_open(&t.lib, diag))
        return NULL;
    t.poster = qpdf_library_new(&t.lib);
    t.out = qpdf_library_new(&t.lib);
    if (join(&t, poster, sheets, views, n))
        file = qpdf_library_take(&t.lib, t.out);
    else
        qpdf_library_add_error(&t.lib, t.out, "divide the poster", diag);
    t.lib.qpdf_cleanup(&t.out);
    t.lib.qpdf_cleanup(&t.poster);
    return file;
}
