/* Tests of finish/: marks become tags, or the file is refused. */
#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <libdeflate.h>
#include <string.h>

#include "draw/pen.h"
#include "finish/content.h"
#include "finish/finish.h"
#include "finish/writer.h"

/* A page of 200 x 100 pt under way. */
typedef struct {
    cairo_t *cr;
    Pen pen;
} Canvas;

static const Element elements[] = {
    { .role = ROLE_DOCUMENT, .parent = -1 },
    { .role = ROLE_P, .parent = 0, .id = "first" },
    { .role = ROLE_FIGURE, .parent = 0, .alt = "a box" },
    { .role = ROLE_FIGURE, .parent = 0 },
    { .role = ROLE_NOTE, .parent = 0, .lang = "de" },
};
enum { DOCUMENT, PARAGRAPH, FIGURE, MUTE_FIGURE, NOTE };

static const Page pages[] = { { .width = 200, .height = 100 },
                              { .width = 200, .height = 100 } };

static void
box(Canvas *s, int owner)
{
    pen_take(&s->pen, s->cr, owner, NULL, (Rect){ 10, 20, 30, 40 });
    cairo_rectangle(s->cr, 10, 20, 30, 40);
    cairo_fill(s->cr);
}

static void
draw_nothing(Canvas *s)
{
    (void)s;
}

static void
draw_boxes(Canvas *s)
{
    box(s, PARAGRAPH);
    box(s, OWNER_PAGINATION);
    box(s, FIGURE);
    box(s, NOTE);
    pen_take(&s->pen, s->cr, PARAGRAPH, "https://example.org/ä b",
             (Rect){ 10, 20, 30, 40 });
    cairo_rectangle(s->cr, 50, 20, 30, 40);
    cairo_fill(s->cr);
}

static void
draw_many(Canvas *s)
{
    for (int i = 0; i < 5000; i++)
        box(s, i % 2 == 0 ? PARAGRAPH : NOTE);
}

static void
draw_empty_owner(Canvas *s)
{
    pen_take(&s->pen, s->cr, NOTE, NULL, (Rect){ 0 });
    box(s, PARAGRAPH);
}

static void
draw_mute_figure(Canvas *s)
{
    box(s, MUTE_FIGURE);
}

static void
draw_in_clip(Canvas *s)
{
    cairo_rectangle(s->cr, 100, 50, 10, 10);
    cairo_clip(s->cr);
    box(s, PARAGRAPH);
    cairo_reset_clip(s->cr);
    box(s, FIGURE);
}

static void
draw_in_group(Canvas *s)
{
    box(s, FIGURE);
    cairo_push_group(s->cr);
    box(s, PARAGRAPH);
    cairo_pop_group_to_source(s->cr);
    cairo_paint_with_alpha(s->cr, 0.5);
}

/* No PDF operator: Cairo puts the whole page into a picture. */
static void
draw_xor(Canvas *s)
{
    box(s, PARAGRAPH);
    cairo_set_operator(s->cr, CAIRO_OPERATOR_XOR);
    cairo_rectangle(s->cr, 20, 20, 20, 20);
    cairo_fill(s->cr);
    cairo_set_operator(s->cr, CAIRO_OPERATOR_OVER);
}

/* A mark more than the log has. */
static void
draw_stray_mark(Canvas *s)
{
    box(s, PARAGRAPH);
    Point place = ink_mark_place(2);
    cairo_rectangle(s->cr, place.x, place.y, INK_MARK, INK_MARK);
    cairo_fill(s->cr);
}

static cairo_status_t
append(void *closure, const unsigned char *bytes, unsigned n)
{
    g_byte_array_append(closure, bytes, n);
    return CAIRO_STATUS_SUCCESS;
}

/* The marked file of one page. */
static GByteArray *
draw(void (*draw_page)(Canvas *), bool before, const PageSet *set, InkLog *log)
{
    GByteArray *file = g_byte_array_new();
    cairo_surface_t *surface =
            cairo_pdf_surface_create_for_stream(append, file, 200, 100);
    Canvas s = { cairo_create(surface), { set, log } };
    if (before)
        cairo_paint(s.cr);
    pen_begin_page(&s.pen, s.cr);
    draw_page(&s);
    cairo_show_page(s.cr);
    cairo_destroy(s.cr);
    cairo_surface_destroy(surface);
    return file;
}

static PageSet
page_set(size_t n_pages)
{
    return (PageSet){ .title = "Tést",
                      .lang = "en",
                      .elements = elements,
                      .n_elements = G_N_ELEMENTS(elements),
                      .pages = pages,
                      .n_pages = n_pages };
}

#define PLAIN_HINT "; --plain leaves the tags out\n"

static const struct {
    const char *name;
    void (*draw)(Canvas *);
    bool before;
    size_t n_pages;
    const char *message;
} cases[] = {
    { "nothing", draw_nothing, false, 1, "" },
    { "boxes", draw_boxes, false, 1, "" },
    { "marks that repeat", draw_many, false, 1, "" },
    { "an owner without ink", draw_empty_owner, false, 1, "" },
    { "a figure without words", draw_mute_figure, false, 1,
      "limber: error: cannot tag page 1: no words say what figure 3 "
      "shows" PLAIN_HINT },
    { "a mark in a clip", draw_in_clip, false, 1,
      "limber: error: cannot tag page 1: a mark is lost or out of order at P "
      "'first'" PLAIN_HINT },
    { "a mark in a group", draw_in_group, false, 1,
      "limber: error: cannot tag page 1: a mark is lost or out of order at P "
      "'first'" PLAIN_HINT },
    { "a picture for want of an operator", draw_xor, false, 1,
      "limber: error: cannot tag page 1: paint that belongs to nobody at "
      "decoration" PLAIN_HINT },
    { "a stray mark", draw_stray_mark, false, 1,
      "limber: error: cannot tag page 1: a mark too many at P "
      "'first'" PLAIN_HINT },
    { "paint before the first mark", draw_boxes, true, 1,
      "limber: error: cannot tag page 1: paint that belongs to nobody at "
      "decoration" PLAIN_HINT },
    { "a page too few", draw_boxes, false, 2,
      "limber: error: cannot tag the PDF that Cairo wrote: it has another "
      "number of pages" PLAIN_HINT },
};

/* With plain page content and with deflated: it must not matter. */
static void
test_marks(gconstpointer plain)
{
    if (plain != NULL)
        g_setenv("CAIRO_DEBUG_PDF", "1", TRUE);
    else
        g_unsetenv("CAIRO_DEBUG_PDF");
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_test_message("%s", cases[i].name);
        g_autoptr(Diag) diag = diag_new();
        PageSet set = page_set(cases[i].n_pages);
        g_autoptr(InkLog) log = ink_log_new(&set);
        g_autoptr(GByteArray) marked =
                draw(cases[i].draw, cases[i].before, &set, log);
        FinishOptions options = { .created = { 2026, 11, 22, 0, 0 } };
        g_autoptr(GByteArray) file =
                finish_pdf(marked, &set, log, &options, diag);
        g_autofree char *said = diag_format(diag, DIAG_NOTE, false);
        g_assert_cmpstr(said, ==, cases[i].message);
        g_assert_true((file == NULL) == (*said != '\0'));
    }
    g_unsetenv("CAIRO_DEBUG_PDF");
}

/* Damaged in any byte of its skeleton, Cairo's file is refused or read, and
   nothing worse. */
static void
test_damage(void)
{
    PageSet set = page_set(1);
    g_autoptr(InkLog) log = ink_log_new(&set);
    g_setenv("CAIRO_DEBUG_PDF", "1", TRUE);
    g_autoptr(GByteArray) marked = draw(draw_boxes, false, &set, log);
    g_unsetenv("CAIRO_DEBUG_PDF");
    for (guint i = 0; i < marked->len; i++) {
        g_autoptr(Diag) diag = diag_new();
        FinishOptions options = { .created = { 2026, 11, 22, 0, 0 } };
        guint8 kept = marked->data[i];
        marked->data[i] = (guint8)(kept ^ 0x15);
        g_autoptr(GByteArray) file =
                finish_pdf(marked, &set, log, &options, diag);
        marked->data[i] = kept;
        g_assert_true((file == NULL) == (diag_n_errors(diag) > 0));
    }
    for (guint n = 0; n < marked->len - 32; n += 7) {
        g_autoptr(Diag) diag = diag_new();
        FinishOptions options = { .created = { 2026, 11, 22, 0, 0 } };
        g_autoptr(GByteArray) half = g_byte_array_new();
        g_byte_array_append(half, marked->data, n);
        g_autoptr(GByteArray) file =
                finish_pdf(half, &set, log, &options, diag);
        g_assert_null(file);
        g_assert_cmpint(diag_n_errors(diag), ==, 1);
    }
}

/* What content_tag makes of one page with the two inks decoration, paragraph;
   "^" stands for the first mark and "&" for the second. */
static void
test_content(void)
{
    static const struct {
        const char *in, *out;
    } rows[] = {
        { "^ 1 1 2 2 re f\n& 0 0 m 9 9 l S\n",
          "/Artifact<</Type/Layout>>BDC\n 1 1 2 2 re f\nEMC\n"
          "/P<</MCID 0>>BDC\n 0 0 m 9 9 l S\nEMC\n" },
        { "^ /a0 gs & (a\\)f) Tj\n",
          " /a0 gs /P<</MCID 0>>BDC\n (a\\)f) Tj\nEMC\n" },
        { "^&BT [<66> -3 (2 2 .001 .001 re f)] TJ ET\n",
          "/P<</MCID 0>>BDC\nBT [<66> -3 (2 2 .001 .001 re f)] TJ ET\n"
          "EMC\n" },
        { "^&/Span << /ActualText <feff00a0> >> BDC\n( )Tj\nEMC\n",
          "/P<</MCID 0>>BDC\n\n( )Tj\n\nEMC\n" },
        { "^&/Span << /ActualText <feff0041> >> BDC\n(x)Tj\nEMC\n",
          "/P<</MCID 0>>BDC\n/Span << /ActualText <feff0041> >> BDC\n"
          "(x)Tj\nEMC\nEMC\n" },
        { "^ 2 2 .001 .001 re B\n&",
          "/Artifact<</Type/Layout>>BDC\n 2 2 .001 .001 re B\nEMC\n" },
        { "^& BI /W 1 ID x EI", NULL },
        { "& 1 1 2 2 re f", NULL },
        { "f", NULL },
        { "^", NULL },
        { "((", NULL },
        { "", NULL },
    };
    PageSet set = page_set(1);
    g_autoptr(InkLog) log = ink_log_new(&set);
    guint start = 0;
    Ink inks[] = { { .owner = OWNER_ARTIFACT }, { .owner = PARAGRAPH } };
    g_array_append_val(log->starts, start);
    g_array_append_vals(log->inks, inks, 2);
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(Diag) diag = diag_new();
        g_autoptr(GString) in = g_string_new(rows[i].in);
        g_autoptr(GString) out = g_string_new(NULL);
        g_string_replace(in, "^", "2 2 0.00390625 0.00390625 re f\n", 0);
        g_string_replace(in, "&", "3 2 0.00390625 0.00390625 re f\n", 0);
        int mcids[2];
        bool good = content_tag((Slice){ in->str, in->len }, &set, log, 0,
                                NULL, mcids, out, diag);
        g_test_message("%s", rows[i].in);
        g_assert_true(good == (rows[i].out != NULL));
        g_assert_true(good == (diag_n_errors(diag) == 0));
        if (good)
            g_assert_cmpstr(out->str, ==, rows[i].out);
    }
}

/* What the object stream of a file says. */
static char *
small_objects(const GByteArray *file)
{
    static const char begins[] = "stream\n";
    const char *text = (const char *)file->data, *at = text;
    while (strncmp(at, "/ObjStm", 7) != 0)
        g_assert_true(++at < text + file->len);
    at = strstr(at, begins) + strlen(begins);
    gsize room = 1 << 16, n;
    char *out = g_malloc0(room);
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    g_assert_cmpint(libdeflate_zlib_decompress(
                            d, at, file->len - (gsize)(at - text), out,
                            room - 1, &n),
                    ==, LIBDEFLATE_SUCCESS);
    libdeflate_free_decompressor(d);
    return out;
}

/* The words of an element in another language are said to be in it. */
static void
test_languages(void)
{
    PageSet set = page_set(1);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(InkLog) log = ink_log_new(&set);
    g_autoptr(GByteArray) marked = draw(draw_boxes, false, &set, log);
    FinishOptions options = { .created = { 2026, 11, 22, 0, 0 } };
    g_autoptr(GByteArray) file = finish_pdf(marked, &set, log, &options, diag);
    g_assert_nonnull(file);
    g_autofree char *said = small_objects(file);
    const char *note = strstr(said, "/S/Note");
    g_assert_nonnull(note);
    g_assert_true(g_str_has_prefix(strstr(note, "/Lang"), "/Lang(de)"));
    g_assert_true(g_str_has_prefix(strstr(said, "/Type/Catalog"),
                                   "/Type/Catalog/Lang(en)"));
    const char *paragraph = strstr(said, "/S/P/");
    g_assert_nonnull(paragraph);
    g_assert_null(g_strstr_len(paragraph,
                               strstr(paragraph, "\n") - paragraph,
                               "/Lang"));
}

static void
test_text(void)
{
    static const struct {
        const char *text, *pdf;
    } rows[] = {
        { "", "()" },
        { "a (b) \\c", "(a \\(b\\) \\\\c)" },
        { "é", "<FEFF00E9>" },
        { "a\n", "<FEFF0061000A>" },
        { "\xF0\x9F\x98\x80", "<FEFFD83DDE00>" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        put_text(out, rows[i].text);
        g_assert_cmpstr(out->str, ==, rows[i].pdf);
    }
    static const struct {
        double pt;
        const char *pdf;
    } lengths[] = {
        { 0, "0.000 " },
        { 1.5, "1.500 " },
        { -0.25, "-0.250 " },
        { 595.2756, "595.276 " },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(lengths); i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        put_length(out, lengths[i].pt);
        g_assert_cmpstr(out->str, ==, lengths[i].pdf);
    }
}

static void
test_plan_comes_back(void)
{
    PageSet set = page_set(1);
    static const char *const passwords[] = { NULL, "geheim ü" };
    for (size_t i = 0; i < G_N_ELEMENTS(passwords); i++) {
        g_autoptr(Diag) diag = diag_new();
        g_autoptr(InkLog) log = ink_log_new(&set);
        g_autoptr(GByteArray) marked = draw(draw_boxes, false, &set, log);
        FinishOptions options = { .created = { 2026, 11, 22, 0, 0 },
                                  .plan = "client: Zoë\n",
                                  .password = passwords[i] };
        g_autoptr(GByteArray) file =
                finish_pdf(marked, &set, log, &options, diag);
        g_assert_nonnull(file);
        g_autofree char *path =
                g_build_filename(g_get_tmp_dir(), "limber-finish.pdf", NULL);
        g_assert_true(g_file_set_contents(path, (const char *)file->data,
                                          file->len, NULL));
        g_autofree char *plan = finish_read_plan(path, passwords[i], diag);
        g_assert_cmpstr(plan, ==, "client: Zoë\n");
        g_autofree char *none = finish_read_plan(path, "wrong", diag);
        g_assert_true((none == NULL) == (passwords[i] != NULL));
        g_remove(path);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_data_func("/finish/marks/plain", "", test_marks);
    g_test_add_data_func("/finish/marks/deflated", NULL, test_marks);
    g_test_add_func("/finish/damage", test_damage);
    g_test_add_func("/finish/content", test_content);
    g_test_add_func("/finish/languages", test_languages);
    g_test_add_func("/finish/text", test_text);
    g_test_add_func("/finish/plan-comes-back", test_plan_comes_back);
    return g_test_run();
}
