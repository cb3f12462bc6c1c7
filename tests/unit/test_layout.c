/* What the engine promises of cards, sheets and the size of type. */
#include "layout/layout.h"

#include "base/units.h"
#include "font/para.h"
#include "library/library.h"

#include <math.h>
#include <string.h>

static Library *lib;
static FontSet *fonts;
static Diag *diag;

#define MOVES_MAX 60

/* A document of moves, the k-th with 1 + k % 4 steps. */
typedef struct {
    Document doc;
    Block blocks[MOVES_MAX + 1];
    Passage steps[4];
    char names[MOVES_MAX][16], skips[MOVES_MAX][16];
} Moves;

static const Span step = { .text = "Bend your knees and put both feet flat on "
                                   "the floor, as wide as your hips." };

static Moves *
moves_new(size_t n)
{
    Moves *m = g_new0(Moves, 1);
    for (int i = 0; i < 4; i++)
        m->steps[i] = (Passage){ .kind = PASSAGE_NUMBER,
                                 .number = i + 1,
                                 .spans = &step,
                                 .n_spans = 1 };
    m->blocks[0].kind = BLOCK_HEADER;
    m->blocks[0].part = PART_HEADER;
    m->blocks[0].header.title = "Moves";
    for (size_t i = 0; i < n; i++) {
        Block *b = &m->blocks[i + 1];
        g_snprintf(m->names[i], sizeof m->names[i], "Move %zu", i);
        g_snprintf(m->skips[i], sizeof m->skips[i], "Skip %zu", i);
        b->kind = BLOCK_EXERCISE;
        b->part = PART_EXERCISES;
        b->exercise.number = (int)i + 1;
        b->exercise.name = m->names[i];
        b->exercise.cue = "Bend your knees.";
        b->exercise.dose = "Do it daily.";
        b->exercise.continued = "continued";
        b->exercise.steps = (Prose){ m->steps, 1 + i % 4 };
        b->exercise.skip =
                (Labelled){ ICON_CAUTION, m->skips[i], { m->steps, 1 } };
    }
    m->doc = (Document){ .title = "Moves",
                         .lang = "en",
                         .blocks = m->blocks,
                         .n_blocks = n + 1,
                         .footer = { .page_of = "{page} of {pages}" } };
    return m;
}

static const LayoutSpec *
layout(const char *name)
{
    const LayoutSpec *spec =
            library_layout(lib, name, SRC_POS_NONE, NULL, SRC_POS_NONE, diag);
    g_assert_nonnull(spec);
    return spec;
}

/* The mark of the line that says `text`, and its page. */
static const Mark *
find(const PageSet *set, const char *text, size_t *page)
{
    for (*page = 0; *page < set->n_pages; ++*page) {
        const Page *p = &set->pages[*page];
        for (size_t i = 0; i < p->n_marks; i++) {
            const Mark *mark = &p->marks[i];
            if (mark->kind != MARK_TEXT)
                continue;
            g_autofree char *line =
                    para_line_text(mark->text.para, mark->text.line);
            if (strcmp(g_strchomp(line), text) == 0)
                return mark;
        }
    }
    g_error("no line says '%s'", text);
}

/* The same parts of two cards side by side begin at one height. */
static void
test_aligned(void)
{
    Moves *m = moves_new(5);
    g_autoptr(PageSet) set =
            layout_document(&m->doc, layout("handout-compact"), fonts, diag);
    for (int i = 0; i < 4; i += 2) {
        size_t left_page, right_page;
        const char *const pairs[][2] = {
            { m->names[i], m->names[i + 1] },
            { m->skips[i], m->skips[i + 1] },
        };
        for (size_t k = 0; k < G_N_ELEMENTS(pairs); k++) {
            const Mark *left = find(set, pairs[k][0], &left_page);
            const Mark *right = find(set, pairs[k][1], &right_page);
            g_assert_cmpuint(left_page, ==, right_page);
            g_assert_cmpfloat_with_epsilon(left->text.baseline,
                                           right->text.baseline, 0.01);
            g_assert_cmpfloat(left->text.x + mm(60), <, right->text.x);
        }
    }
    g_free(m);
}

/* The type is as large as fits, and what does not fit is refused. */
static void
test_one_page(void)
{
    double size[2];
    const size_t counts[2] = { 2, 14 };
    for (int i = 0; i < 2; i++) {
        Moves *m = moves_new(counts[i]);
        size_t page;
        g_autoptr(PageSet) set =
                layout_document(&m->doc, layout("one-page"), fonts, diag);
        g_assert_cmpuint(set->n_pages, ==, 1);
        size[i] = para_size(find(set, "Do it daily.", &page)->text.para);
        g_free(m);
    }
    g_assert_cmpfloat(size[0], ==, 16);
    g_assert_cmpfloat(size[1], <, size[0]);
    g_assert_cmpfloat(size[1], >=, 9);
    Moves *m = moves_new(MOVES_MAX);
    g_autoptr(Diag) told = diag_new();
    g_assert_null(layout_document(&m->doc, layout("one-page"), fonts, told));
    g_autofree char *text = diag_format(told, DIAG_NOTE, false);
    g_assert_nonnull(strstr(text, "these 60 moves do not fit on 1 page in 9 pt "
                                  "type; leave out "));
    g_free(m);
}

/* Cards follow each other on the sheet, each in its own quarter. */
static void
test_cards(void)
{
    Moves *m = moves_new(40);
    const LayoutSpec *spec = layout("pocket-card");
    g_autoptr(PageSet) set = layout_document(&m->doc, spec, fonts, diag);
    g_assert_cmpuint(set->n_pages, ==, (set->n_leaves + 3) / 4);
    g_assert_cmpfloat_with_epsilon(set->pages[0].width, mm(210), 0.01);
    size_t before = 0;
    for (size_t i = 0; i < 40; i++) {
        size_t page;
        const Mark *name = find(set, m->names[i], &page);
        size_t column = (size_t)(name->text.x / spec->width);
        size_t row = (size_t)(name->text.baseline / spec->height);
        size_t leaf = page * 4 + row * 2 + column;
        double right = name->text.x + para_width(name->text.para);
        g_assert_cmpuint(leaf, >=, before);
        g_assert_cmpfloat(right, <, (double)(column + 1) * spec->width);
        before = leaf;
    }
    g_assert_cmpuint(before + 1, ==, set->n_leaves);
    g_free(m);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autofree char *data = library_data_folder();
    diag = diag_new();
    lib = library_new(data, NULL, diag);
    fonts = font_set_new(data, diag);
    g_assert_nonnull(fonts);
    g_test_add_func("/layout/aligned", test_aligned);
    g_test_add_func("/layout/one-page", test_one_page);
    g_test_add_func("/layout/cards", test_cards);
    int status = g_test_run();
    font_set_free(fonts);
    library_free(lib);
    diag_free(diag);
    return status;
}
