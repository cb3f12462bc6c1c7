#include "draw/draw.h"

#include "art/art.h"
#include "art/icon.h"
#include "art/paint.h"
#include "art/picture_art.h"
#include "draw/pen.h"
#include "font/para.h"

#include <cairo-pdf.h>
#include <cairo-ps.h>
#include <cairo-svg.h>
#include <math.h>
#include <string.h>
#include <pango/pangocairo.h>

#define CAIRO_PLAIN "CAIRO_DEBUG_PDF"

const char *const format_names[FORMAT_COUNT + 1] = { "pdf", "png", "svg", "ps",
                                                     NULL };

static void
trace_rect(cairo_t *cr, Rect b, double radius)
{
    double r = fmin(radius, fmin(b.w, b.h) / 2);
    if (r <= 0) {
        cairo_rectangle(cr, b.x, b.y, b.w, b.h);
        return;
    }
    cairo_new_sub_path(cr);
    cairo_arc(cr, b.x + b.w - r, b.y + r, r, -G_PI_2, 0);
    cairo_arc(cr, b.x + b.w - r, b.y + b.h - r, r, 0, G_PI_2);
    cairo_arc(cr, b.x + r, b.y + b.h - r, r, G_PI_2, G_PI);
    cairo_arc(cr, b.x + r, b.y + r, r, G_PI, 3 * G_PI_2);
    cairo_close_path(cr);
}

static void
trace_shape(cairo_t *cr, const Shape *shape)
{
    Rect b = shape->box;
    switch (shape->kind) {
    case SHAPE_RECT:
        trace_rect(cr, b, shape->radius);
        break;
    case SHAPE_CIRCLE:
        cairo_new_sub_path(cr);
        cairo_arc(cr, b.x + b.w / 2, b.y + b.h / 2, b.w / 2, 0, 2 * G_PI);
        cairo_close_path(cr);
        break;
    case SHAPE_LINE:
        cairo_move_to(cr, b.x, b.y);
        cairo_line_to(cr, b.x + b.w, b.y + b.h);
        break;
    }
}

static void
draw_shape(cairo_t *cr, const Shape *shape)
{
    cairo_new_path(cr);
    cairo_save(cr);
    if (shape->clip.w > 0) {
        trace_rect(cr, shape->clip, shape->clip_radius);
        cairo_clip(cr);
    }
    trace_shape(cr, shape);
    if (shape->fill.a > 0) {
        paint_set_color(cr, shape->fill);
        cairo_fill_preserve(cr);
    }
    if (shape->stroke.a > 0 && shape->line_width > 0) {
        paint_set_color(cr, shape->stroke);
        cairo_set_line_width(cr, shape->line_width);
        cairo_stroke_preserve(cr);
    }
    cairo_restore(cr);
    cairo_new_path(cr);
}

/* A run of a line, and where it stands. */
typedef struct {
    PangoGlyphItem *item;
    double x, width;
} PlacedRun;

static int
compare_runs(gconstpointer a, gconstpointer b)
{
    const PlacedRun *x = a, *y = b;
    return x->item->item->offset - y->item->item->offset;
}

/* The runs of the mark's line in the order in which they are read, which is
   not always that of their places.  GArray of PlacedRun, the caller's. */
static GArray *
runs_as_read(const Mark *mark)
{
    const PangoLayoutLine *line =
            para_line(mark->text.para, mark->text.line);
    GArray *runs = g_array_new(FALSE, FALSE, sizeof(PlacedRun));
    double x = mark->text.x;
    for (const GSList *r = line->runs; r != NULL; r = r->next) {
        PangoGlyphItem *item = r->data;
        double width = (double)pango_glyph_string_get_width(item->glyphs) /
                       PANGO_SCALE;
        PlacedRun run = { item, x, width };
        g_array_append_val(runs, run);
        x += width;
    }
    g_array_sort(runs, compare_runs);
    return runs;
}

static bool
has_rtl(const PangoLayoutLine *line)
{
    for (const GSList *r = line->runs; r != NULL; r = r->next)
        if (((const PangoGlyphItem *)r->data)->item->analysis.level % 2 != 0)
            return true;
    return false;
}

/* A line run by run: at the edges of links the pen changes hands. */
static void
draw_runs(cairo_t *cr, const Mark *mark, Pen *pen, bool links)
{
    const Para *para = mark->text.para;
    const PangoLayoutLine *line = para_line(para, mark->text.line);
    const char *text = pango_layout_get_text(line->layout);
    double size = para_size(para);
    g_autoptr(GArray) runs = runs_as_read(mark);
    for (guint i = 0; i < runs->len; i++) {
        const PlacedRun *run = &g_array_index(runs, PlacedRun, i);
        const ParaPiece *piece =
                para_piece_at(para, (size_t)run->item->item->offset);
        Rect box = { run->x, mark->text.baseline - size, run->width,
                     size * 1.25 };
        if (links)
            pen_take(pen, cr, mark->owner, piece->href, box);
        paint_set_color(cr, piece->color);
        cairo_move_to(cr, run->x, mark->text.baseline);
        pango_cairo_show_glyph_item(cr, text, run->item);
    }
}

/* Links need the pen, and mean nothing where there are no tags. */
static bool
splits_line(const Mark *mark, const Pen *pen)
{
    return pen != NULL && mark->owner >= 0 && para_has_links(mark->text.para);
}

static void
draw_text(cairo_t *cr, const Mark *mark, Pen *pen)
{
    const Para *para = mark->text.para;
    cairo_new_path(cr);
    bool links = splits_line(mark, pen);
    if (links || has_rtl(para_line(para, mark->text.line))) {
        draw_runs(cr, mark, pen, links);
    } else {
        cairo_move_to(cr, mark->text.x, mark->text.baseline);
        pango_cairo_show_layout_line(cr, para_line(para, mark->text.line));
    }
    cairo_new_path(cr);
    if (pen_wants_words(pen, mark->owner)) {
        g_autofree char *words = para_line_text(para, mark->text.line);
        pen_add_words(pen, mark->owner, words);
    }
}

/* Where a mark is; of a text, of its line. */
static Rect
ink_box(const Mark *mark)
{
    Rect box;
    if (mark_box(mark, &box))
        return box;
    double size = para_size(mark->text.para);
    return (Rect){ mark->text.x, mark->text.baseline - size, 0, size };
}

/* Pictures are in a PDF as they were baked: Cairo would write their paths. */
static bool
put_picture(cairo_t *cr, const Mark *mark, Pen *pen)
{
    if (pen == NULL || mark->kind != MARK_ART)
        return false;
    const PictureArt *art = art_picture(mark->art.art);
    if (art == NULL)
        return false;
    pen_put_picture(pen, cr, mark->owner,
                    (InkPicture){ art->picture, &art->palette, art->unit },
                    art_place(mark->art.art, mark->art.box));
    return true;
}

static void
draw_icon(cairo_t *cr, const Mark *mark)
{
    Rect box = mark->icon.box;
    cairo_save(cr);
    if (mark->icon.turned) {
        cairo_translate(cr, 2 * box.x + box.w, 0);
        cairo_scale(cr, -1, 1);
    }
    icon_paint(cr, mark->icon.icon, mark->icon.count, box, mark->icon.color,
               mark->icon.tint);
    cairo_restore(cr);
}

static void
draw_mark(cairo_t *cr, const Mark *mark, Pen *pen)
{
    if (put_picture(cr, mark, pen))
        return;
    if (pen != NULL && !(mark->kind == MARK_TEXT && splits_line(mark, pen)))
        pen_take(pen, cr, mark->owner, NULL, ink_box(mark));
    switch (mark->kind) {
    case MARK_TEXT:
        draw_text(cr, mark, pen);
        break;
    case MARK_SHAPE:
        draw_shape(cr, &mark->shape);
        break;
    case MARK_ICON:
        draw_icon(cr, mark);
        break;
    case MARK_ART:
        art_paint(mark->art.art, cr, mark->art.box);
        break;
    }
}

static void
draw_page(cairo_t *cr, const Page *page, Pen *pen)
{
    pen_begin_page(pen, cr);
    for (size_t i = 0; i < page->n_marks; i++)
        draw_mark(cr, &page->marks[i], pen);
}

static cairo_status_t
append(void *closure, const unsigned char *bytes, unsigned n)
{
    g_byte_array_append(closure, bytes, n);
    return CAIRO_STATUS_SUCCESS;
}

static void
describe_pdf(cairo_surface_t *surface, const PageSet *set, DateTime created)
{
    g_autofree char *when = g_strdup_printf(
            "%04d-%02d-%02dT%02d:%02d:00Z", created.year, created.month,
            created.day, MAX(created.hour, 0), created.minute);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE,
                                   set->title);
    if (set->author != NULL)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR,
                                       set->author);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR,
                                   "limber " VERSION);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                   when);
}

static cairo_surface_t *
paged_surface(const PageSet *set, Format format, DateTime created,
              GByteArray *out)
{
    const Page *first = &set->pages[0];
    cairo_surface_t *surface;
    if (format == FORMAT_PDF) {
        surface = cairo_pdf_surface_create_for_stream(append, out, first->width,
                                                      first->height);
        describe_pdf(surface, set, created);
        return surface;
    }
    surface = cairo_ps_surface_create_for_stream(append, out, first->width,
                                                 first->height);
    cairo_ps_surface_restrict_to_level(surface, CAIRO_PS_LEVEL_3);
    return surface;
}

static void
paged_set_size(cairo_surface_t *surface, Format format, const Page *page)
{
    if (format == FORMAT_PDF)
        cairo_pdf_surface_set_size(surface, page->width, page->height);
    else
        cairo_ps_surface_set_size(surface, page->width, page->height);
}

static cairo_status_t
draw_paged(const PageSet *set, Format format, DateTime created, Pen *pen,
           GByteArray *out)
{
    cairo_surface_t *surface = paged_surface(set, format, created, out);
    cairo_t *cr = cairo_create(surface);
    for (size_t i = 0; i < set->n_pages; i++) {
        paged_set_size(surface, format, &set->pages[i]);
        draw_page(cr, &set->pages[i], pen);
        cairo_show_page(cr);
    }
    cairo_status_t status = cairo_status(cr);
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    return status;
}

/* One page on white. */
static cairo_status_t
draw_on(cairo_surface_t *surface, const Page *page, double scale)
{
    cairo_t *cr = cairo_create(surface);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_scale(cr, scale, scale);
    draw_page(cr, page, NULL);
    cairo_status_t status = cairo_status(cr);
    cairo_destroy(cr);
    return status;
}

static cairo_status_t
draw_png(const Page *page, double dpi, GByteArray *out)
{
    double scale = dpi / 72;
    cairo_surface_t *surface = cairo_image_surface_create(
            CAIRO_FORMAT_RGB24, (int)lround(page->width * scale),
            (int)lround(page->height * scale));
    cairo_status_t status = draw_on(surface, page, scale);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_write_to_png_stream(surface, append, out);
    cairo_surface_destroy(surface);
    return status;
}

static cairo_status_t
draw_svg(const Page *page, GByteArray *out)
{
    cairo_surface_t *surface = cairo_svg_surface_create_for_stream(
            append, out, page->width, page->height);
    cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PT);
    cairo_status_t status = draw_on(surface, page, 1);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    return status;
}

/* Cairo writes the time of day into PostScript; the handout has its own. */
static void
date_ps(GByteArray *file, DateTime created)
{
    static const char key[] = "%%CreationDate: ";
    const char *text = (const char *)file->data;
    const char *at = g_strstr_len(text, MIN(file->len, 1024u), key);
    if (at == NULL)
        return;
    guint from = (guint)(at - text + (ptrdiff_t)sizeof key - 1);
    guint n = 0;
    while (from + n < file->len && file->data[from + n] != '\n')
        n++;
    g_autofree char *date = g_strdup_printf("%04d-%02d-%02d", created.year,
                                            created.month, created.day);
    g_autoptr(GByteArray) rest = g_byte_array_new();
    g_byte_array_append(rest, file->data + from + n, file->len - from - n);
    g_byte_array_set_size(file, from);
    g_byte_array_append(file, (const guint8 *)date, (guint)strlen(date));
    g_byte_array_append(file, rest->data, rest->len);
}

static GByteArray *
add_file(GPtrArray *files)
{
    GByteArray *file = g_byte_array_new();
    g_ptr_array_add(files, file);
    return file;
}

static void
byte_array_unref(gpointer bytes)
{
    g_byte_array_unref(bytes);
}

static bool
check_status(cairo_status_t status, Diag *diag)
{
    if (status != CAIRO_STATUS_SUCCESS)
        diag_add(diag, DIAG_ERROR, SRC_POS_NONE, "cannot draw the pages: %s",
                 cairo_status_to_string(status));
    return status == CAIRO_STATUS_SUCCESS;
}

GPtrArray *
draw_pages(const PageSet *set, Format format, double dpi, DateTime created,
           Diag *diag)
{
    g_autoptr(GPtrArray) files =
            g_ptr_array_new_with_free_func(byte_array_unref);
    cairo_status_t status = CAIRO_STATUS_SUCCESS;
    bool paged = format == FORMAT_PDF || format == FORMAT_PS;
    if (paged)
        status = draw_paged(set, format, created, NULL, add_file(files));
    if (format == FORMAT_PS)
        date_ps(g_ptr_array_index(files, 0), created);
    for (size_t i = 0; !paged && i < set->n_pages; i++) {
        GByteArray *out = add_file(files);
        status = format == FORMAT_PNG ? draw_png(&set->pages[i], dpi, out)
                                      : draw_svg(&set->pages[i], out);
        if (status != CAIRO_STATUS_SUCCESS)
            break;
    }
    return check_status(status, diag) ? g_steal_pointer(&files) : NULL;
}

GByteArray *
draw_marked_pdf(const PageSet *set, DateTime created, InkLog *log, Diag *diag)
{
    g_autoptr(GByteArray) file = g_byte_array_new();
    Pen pen = { set, log };
    /* Undocumented: Cairo leaves pages undeflated, which spares finish/ to
       inflate them.  It works without. */
    bool asked = g_getenv(CAIRO_PLAIN) != NULL;
    g_setenv(CAIRO_PLAIN, "1", TRUE);
    cairo_status_t status = draw_paged(set, FORMAT_PDF, created, &pen, file);
    if (!asked)
        g_unsetenv(CAIRO_PLAIN);
    return check_status(status, diag) ? g_steal_pointer(&file) : NULL;
}
