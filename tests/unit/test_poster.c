/* Posters: what fits, how far it is read, and that nothing is lost. */
#include "layout/poster.h"

#include <string.h>

#include "base/units.h"
#include "cmd/pictures.h"
#include "compose/compose.h"
#include "font/para.h"
#include "library/plan_file.h"

#define SLACK 0.6      /* [pt] side bearings */
#define MOVES_MOST 16
#define ROW_LUCK 1.05 /* what a better neighbour gains */
#define EDGE mm(10)    /* of a sheet of 420 mm, at least, around all text */

static const char *const moves[MOVES_MOST] = {
    "pelvic-tilt",
    "knee-rolls",
    "cat-cow",
    "half-kneeling-hip-flexor-stretch",
    "seated-piriformis-stretch",
    "glute-bridge",
    "standing-quad-stretch",
    "supine-figure-4-stretch",
    "bird-dog",
    "open-book",
    "wall-calf-stretch-straight",
    "sit-to-stand",
    "childs-pose",
    "seated-thoracic-rotation",
    "heel-raise",
    "clamshell",
};

typedef struct {
    Diag *diag;
    Arena *arena;
    Library *lib;
    Figures *figures;
    FontSet *fonts;
    const Practice *practice;
    const Words *words;
} Bench;

static Bench *
bench_open(void)
{
    static Bench bench;
    if (bench.lib != NULL)
        return &bench;
    const char *data = g_getenv("LIMBER_DATA");
    bench.diag = diag_new();
    bench.arena = arena_new();
    bench.lib = library_new(data, NULL, bench.diag);
    bench.figures = figures_new(data);
    bench.fonts = font_set_new(data, bench.diag);
    bench.practice = library_practice(bench.lib, NULL, bench.diag);
    bench.words = library_words(bench.lib, "en", "GB", SRC_POS_NONE,
                                bench.diag);
    return &bench;
}

/* A poster of `n` items, up to the pages; what was wrong is in bench->diag. */
typedef struct {
    Document *doc;
    LayoutSpec spec;
    PageSet *pages;
    PosterReach reach;
} Made;

static void
turn(LayoutSpec *spec)
{
    double width = spec->width;
    spec->width = spec->height;
    spec->height = width;
}

static void
place(Made *made, const char *paper, double read_from)
{
    Bench *bench = bench_open();
    PosterWish wish = { read_from, paper };
    page_set_free(made->pages);
    made->pages = layout_poster(made->doc, &made->spec, bench->fonts, &wish,
                                &made->reach, bench->diag);
}

static Made
make(const char *const *items, size_t n, const char *layout, const char *paper,
     bool landscape, double read_from)
{
    Bench *bench = bench_open();
    Made made = { NULL };
    PlanBuilder *builder = plan_builder_new(bench->arena, bench->diag);
    for (size_t i = 0; i < n; i++)
        plan_builder_item(builder, items[i], SRC_POS_NONE);
    const Plan *plan = plan_builder_finish(builder);
    HandoutFacts facts;
    made.doc = compose_poster(bench->lib, plan, bench->practice, bench->words,
                              &facts, bench->diag);
    g_assert_nonnull(made.doc);
    made.spec = *library_layout(bench->lib, layout, SRC_POS_NONE, paper,
                                SRC_POS_NONE, bench->diag);
    pictures_draw(made.doc, &made.spec, bench->figures, bench->practice,
                  bench->diag);
    if (landscape)
        turn(&made.spec);
    place(&made, paper, read_from);
    return made;
}

static void
made_clear(Made *made)
{
    page_set_free(made->pages);
    document_free(made->doc);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Made, made_clear)

static Rect
text_box(const Mark *mark)
{
    double cap = para_cap_height(mark->text.para);
    return (Rect){ mark->text.x, mark->text.baseline - cap,
                   para_line_width(mark->text.para, mark->text.line), cap };
}

static bool
overlap(Rect a, Rect b)
{
    return MIN(a.x + a.w, b.x + b.w) - MAX(a.x, b.x) > SLACK &&
           MIN(a.y + a.h, b.y + b.h) - MAX(a.y, b.y) > SLACK;
}

/* No text stands on another, or too near the edge of the sheet. */
static void
check_texts(const Made *made)
{
    const Page *page = &made->pages->pages[0];
    double edge = EDGE * MIN(page->width, page->height) / mm(420);
    g_assert_cmpuint(made->pages->n_pages, ==, 1);
    for (size_t i = 0; i < page->n_marks; i++) {
        if (page->marks[i].kind != MARK_TEXT)
            continue;
        Rect a = text_box(&page->marks[i]);
        g_assert_cmpfloat(a.x, >=, edge);
        g_assert_cmpfloat(a.y, >=, edge);
        g_assert_cmpfloat(a.x + a.w, <=, page->width - edge);
        g_assert_cmpfloat(a.y + a.h, <=, page->height - edge);
        for (size_t k = 0; k < i; k++)
            if (page->marks[k].kind == MARK_TEXT &&
                overlap(a, text_box(&page->marks[k])))
                g_error("'%s' stands on '%s'",
                        para_line_text(page->marks[i].text.para,
                                       page->marks[i].text.line),
                        para_line_text(page->marks[k].text.para,
                                       page->marks[k].text.line));
    }
}

static bool
same_color(Color a, Color b)
{
    return a.r == b.r && a.g == b.g && a.b == b.b;
}

/* The panel of a move's picture. */
static bool
is_panel(const Made *made, const Mark *mark)
{
    for (int i = 0; mark->kind == MARK_SHAPE && i < POSTURE_COUNT; i++)
        if (mark->shape.kind == SHAPE_RECT &&
            same_color(mark->shape.fill, made->spec.poster.tints[i]))
            return true;
    return false;
}

static void
take_in(Rect *all, Rect box)
{
    double right = MAX(all->x + all->w, box.x + box.w);
    double bottom = MAX(all->y + all->h, box.y + box.h);
    all->x = MIN(all->x, box.x);
    all->y = MIN(all->y, box.y);
    all->w = right - all->x;
    all->h = bottom - all->y;
}

/* The share of each move's cell that its picture takes, at least: beside the
   text of its width, else of its height.  No text stands on a picture. */
static double
least_share(const Made *made)
{
    const Page *page = &made->pages->pages[0];
    double least = 1;
    for (size_t i = 0; i < page->n_marks; i++) {
        if (!is_panel(made, &page->marks[i]))
            continue;
        Rect panel = page->marks[i].shape.box, cell = panel;
        for (size_t k = i + 1; k < page->n_marks; k++) {
            const Mark *mark = &page->marks[k];
            if (is_panel(made, mark) ||
                (mark->kind == MARK_SHAPE && mark->shape.kind == SHAPE_RECT))
                break;
            if (mark->kind != MARK_TEXT)
                continue;
            Rect text = text_box(mark);
            g_autofree char *line =
                    para_line_text(mark->text.para, mark->text.line);
            bool number = g_ascii_isdigit(*line);
            g_assert_true(number || !overlap(text, panel));
            if (text.y < panel.y + panel.h * 3 && text.x < cell.x + mm(250))
                take_in(&cell, text);
        }
        bool beside = cell.w > panel.w + SLACK;
        least = MIN(least, beside ? panel.w / cell.w : panel.h / cell.h);
    }
    return least;
}

/* More moves are never read from farther, but for which names share a row, and
   pictures keep their share. */
static void
test_table(void)
{
    for (int landscape = 0; landscape < 2; landscape++) {
        double before = 100;
        for (size_t n = 1; n <= MOVES_MOST; n++) {
            g_auto(Made) made = make(moves, n, "poster-routine", "a2",
                                     landscape == 1, 0);
            g_assert_nonnull(made.pages);
            g_test_message("%zu moves%s: %.2f m, %.1f pt, pictures %.2f", n,
                           landscape ? ", landscape" : "", made.reach.names,
                           made.reach.size, least_share(&made));
            check_texts(&made);
            g_assert_cmpfloat(made.reach.names, <=, before * ROW_LUCK);
            g_assert_cmpfloat(least_share(&made), >=, 0.44);
            before = MIN(before, made.reach.names);
        }
    }
}

/* A0 is A2 twice as large: the same lines, read from twice as far. */
static void
test_sheets(void)
{
    g_auto(Made) small = make(moves, 8, "poster-routine", "a2", false, 0);
    g_auto(Made) large = make(moves, 8, "poster-routine", "a0", false, 0);
    g_assert_cmpfloat(large.reach.names / small.reach.names, >, 1.9);
    g_assert_cmpfloat(large.reach.names / small.reach.names, <, 2.1);
    g_assert_cmpfloat(small.reach.text / small.reach.names, >, 0.55);
    check_texts(&large);
}

/* What is said of the moves gives way to the distance. */
static void
test_read_from(void)
{
    static const struct {
        size_t n;
        double distance;
        PosterSays says;
    } cases[] = {
        { 4, 0, POSTER_SAYS_CUE },
        { 2, 0.8, POSTER_SAYS_STEPS },
        { 4, 2, POSTER_SAYS_CUE },
        { 4, 2.5, POSTER_SAYS_NAME },
        { 9, 1.6, POSTER_SAYS_NAME },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_auto(Made) made = make(moves, cases[i].n, "poster-routine", "a2",
                                 false, cases[i].distance);
        g_assert_nonnull(made.pages);
        g_test_message("%zu moves from %.1f m: %.2f m", cases[i].n,
                       cases[i].distance, made.reach.names);
        g_assert_cmpint(made.reach.says, ==, cases[i].says);
        g_assert_cmpfloat(made.reach.names, >=, cases[i].distance - 0.05);
        check_texts(&made);
    }
}

static void
check_refused(size_t n, const char *paper, double distance, const char *message)
{
    Bench *bench = bench_open();
    int before = diag_n_messages(bench->diag);
    g_auto(Made) made =
            make(moves, n, "poster-routine", paper, false, distance);
    g_assert_null(made.pages);
    g_assert_cmpint(diag_n_messages(bench->diag), ==, before + 1);
    g_assert_cmpstr(diag_message(bench->diag, before)->text, ==, message);
}

static void
test_refused(void)
{
    check_refused(16, "a2", 2.5,
                  "16 moves do not fit on a2 if they are to be read from 2.5 m; "
                  "make 4 posters of up to 4, or take a larger sheet");
    check_refused(6, "a2", 2,
                  "6 moves do not fit on a2 if they are to be read from 2 m; "
                  "make two posters, one up to 'glute-bridge' and one from "
                  "'cat-cow', or take a larger sheet");
}

/* White space, soft hyphens and what keeps words together do not count. */
static char *
bare(const char *text)
{
    g_autofree char *normal = g_utf8_normalize(text, -1, G_NORMALIZE_ALL_COMPOSE);
    GString *out = g_string_new(NULL);
    for (const char *p = normal; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (!g_unichar_isspace(c) && c != 0xAD && c != 0x2011)
            g_string_append_unichar(out, c);
        else if (c == 0x2011)
            g_string_append_c(out, '-');
    }
    return g_string_free(out, FALSE);
}

static char *
all_text(const PageSet *pages)
{
    g_autoptr(GString) text = g_string_new(NULL);
    const Page *page = &pages->pages[0];
    for (size_t i = 0; i < page->n_marks; i++) {
        if (page->marks[i].kind != MARK_TEXT)
            continue;
        g_autofree char *line = para_line_text(page->marks[i].text.para,
                                               page->marks[i].text.line);
        g_string_append(text, line);
        g_string_append_c(text, ' ');
    }
    return bare(text->str);
}

static void
want(const char *page, const char *text)
{
    if (text == NULL)
        return;
    g_autofree char *wanted = bare(text);
    if (strstr(page, wanted) == NULL)
        g_error("'%s' is lost", text);
}

static void
want_spans(const char *page, const Span *spans, size_t n)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (size_t i = 0; i < n; i++)
        g_string_append(text, spans[i].text);
    want(page, text->str);
}

static void
want_prose(const char *page, Prose prose)
{
    for (size_t i = 0; i < prose.n; i++)
        want_spans(page, prose.items[i].spans, prose.items[i].n_spans);
}

static void
want_chips(const char *page, const Chip *chips, size_t n)
{
    for (size_t i = 0; i < n; i++)
        want_spans(page, chips[i].spans, chips[i].n_spans);
}

static void
want_map(const char *page, const MapBlock *block)
{
    want(page, block->note);
    for (size_t i = 0; i < block->n_views; i++) {
        const BodyMap *map = block->views[i].map;
        want(page, block->views[i].title);
        for (int k = 0; k < map->n_labels; k++)
            want(page, map->labels[k].latin);
    }
}

static void
want_anatomy(const char *page, const AnatomyBlock *block)
{
    want(page, block->kicker);
    want(page, block->heading);
    want_prose(page, block->after);
    for (size_t i = 0; i < block->n_callouts; i++)
        want_prose(page, block->callouts[i].prose);
}

static void
want_block(const char *page, const Block *block)
{
    switch (block->kind) {
    case BLOCK_HEADER:
        want(page, block->header.title);
        break;
    case BLOCK_INTRO:
        want_prose(page, block->intro.prose);
        want(page, block->intro.stop_line);
        break;
    case BLOCK_GLANCE:
        want_chips(page, block->glance.facts, block->glance.n_facts);
        break;
    case BLOCK_HEADING:
        want(page, block->heading.heading);
        break;
    case BLOCK_EXERCISE:
        want(page, block->exercise.name);
        want(page, block->exercise.cue);
        want_chips(page, block->exercise.chips, block->exercise.n_chips);
        break;
    case BLOCK_PANEL:
        want(page, block->panel.title);
        want_prose(page, block->panel.prose);
        break;
    case BLOCK_PAIN:
        want(page, block->pain.low);
        want(page, block->pain.high);
        want_prose(page, block->pain.prose);
        break;
    case BLOCK_SAFETY:
        want_prose(page, block->safety.prose);
        break;
    case BLOCK_NOTES:
        want_prose(page, block->notes.prose);
        break;
    case BLOCK_MAP:
        want_map(page, &block->map);
        break;
    case BLOCK_ANATOMY:
        want_anatomy(page, &block->anatomy);
        break;
    case BLOCK_PRESSURE:
        want(page, block->pressure.heading);
        want(page, block->pressure.low);
        want(page, block->pressure.high);
        break;
    case BLOCK_TICK_CHART:
    case BLOCK_BODY_MAP:
    case BLOCK_TILES:
        g_assert_not_reached();
    }
}

static void
check_shipped(const Made *made, const Poster *poster)
{
    g_test_message("%s: %.2f m", poster->id, made->reach.names);
    g_assert_nonnull(made->pages);
    check_texts(made);
    g_autofree char *page = all_text(made->pages);
    for (size_t k = 0; k < made->doc->n_blocks; k++)
        want_block(page, &made->doc->blocks[k]);
    if (poster->sheet == SHEET_BACK)
        want(page, "Call 999 or go to A&E now.");
}

/* Every poster that ships, both ways round: one page, no text on another, all
   that the document says on it; a back poster with the red flags. */
static void
test_shipped(void)
{
    Bench *bench = bench_open();
    const char *const *ids = library_ids(bench->lib, ITEM_POSTER);
    for (size_t i = 0; ids[i] != NULL; i++) {
        const Poster *poster =
                library_poster(bench->lib, ids[i], SRC_POS_NONE, bench->diag);
        g_auto(Made) made =
                make(&ids[i], 1, poster->layout, "a2", false, 0);
        check_shipped(&made, poster);
        turn(&made.spec);
        place(&made, "a2", 0);
        check_shipped(&made, poster);
    }
    g_assert_cmpint(diag_n_errors(bench->diag), ==, 0);
}

/* Moves stand in the order in which people get up. */
static void
test_order(void)
{
    g_auto(Made) made = make(moves, 8, "poster-routine", "a2", false, 0);
    int posture = 0, number = 0;
    for (size_t i = 0; i < made.doc->n_blocks; i++) {
        const ExerciseBlock *block = &made.doc->blocks[i].exercise;
        if (made.doc->blocks[i].kind != BLOCK_EXERCISE)
            continue;
        g_assert_cmpint((int)block->posture, >=, posture);
        g_assert_cmpint(block->number, ==, ++number);
        posture = (int)block->posture;
    }
    g_assert_cmpint(number, ==, 8);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/poster/table", test_table);
    g_test_add_func("/poster/sheets", test_sheets);
    g_test_add_func("/poster/read_from", test_read_from);
    g_test_add_func("/poster/shipped", test_shipped);
    g_test_add_func("/poster/order", test_order);
    g_test_add_func("/poster/refused", test_refused);
    return g_test_run();
}
