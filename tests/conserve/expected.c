/* Prints what a handout must hold, for compare.c: every text of its Document
   in the layout's order, one a line.
   usage: expected PLAN.yaml [PRACTICE.yaml]
   With a layout of catalogues, the plan's layout is all that counts of it; with
   one of posters, what it adds is the poster. */
#include "tests/conserve/poster.h"

#include "base/strings.h"
#include "layout/blocks.h"
#include <stdio.h>
#include <string.h>

/* A text that must come next; NULL prints nothing. */
static void
want(const char *text)
{
    if (text != NULL && *text != '\0')
        printf("= %s\n", text);
}

/* A text that pagination may add at either end of a page. */
static void
allow(const char *text)
{
    if (text != NULL && *text != '\0')
        printf("? %s\n", text);
}

/* A text that pagination adds to one page. */
static void
once(const char *text)
{
    printf("1 %s\n", text);
}

/* A text that pagination adds to every page. */
static void
every_page(const char *text)
{
    if (text != NULL && *text != '\0')
        printf("* %s\n", text);
}

static void
want_number(int number)
{
    printf("= %d\n", number);
}

static void
want_spans(const Span *spans, size_t n)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (size_t i = 0; i < n; i++) {
        g_string_append(text, spans[i].text);
        /* On paper a link's address stands behind its words. */
        if (spans[i].href != NULL)
            g_string_append_printf(text, " (%s)",
                                   strstr(spans[i].href, "//") + 2);
    }
    want(text->str);
}

static void
want_prose(const Prose *prose)
{
    for (size_t i = 0; i < prose->n; i++) {
        const Passage *p = &prose->items[i];
        switch (p->kind) {
        case PASSAGE_PARAGRAPH:
            break;
        case PASSAGE_BULLET:
            want("•");
            break;
        case PASSAGE_NUMBER:
            want_number(p->number);
            break;
        }
        want_spans(p->spans, p->n_spans);
    }
}

static void
want_labelled(const Labelled *part)
{
    if (part->label == NULL)
        return;
    want(part->label);
    want_prose(&part->prose);
}

static void
want_chips(const Chip *chips, size_t n)
{
    for (size_t i = 0; i < n; i++)
        want_spans(chips[i].spans, chips[i].n_spans);
}

static void
want_header(const LayoutSpec *spec, const HeaderBlock *b)
{
    bool fields = spec->header.fields != FIELDS_NONE;
    want(b->practice);
    want(b->title);
    for (size_t i = 0; fields && i < b->n_fields; i++) {
        want(b->fields[i].label);
        want(b->fields[i].value);
    }
    if (spec->header.qr > 0)
        want(b->qr_label);
}

/* The page that the element `id` begins on, from 1; 0 when it is nowhere. */
static size_t
page_of(const PageSet *set, const char *id)
{
    for (size_t i = 0; i < set->n_pages; i++)
        for (size_t k = 0; k < set->pages[i].n_marks; k++) {
            int owner = set->pages[i].marks[k].owner;
            for (; owner > 0; owner = set->elements[owner].parent)
                if (g_strcmp0(set->elements[owner].id, id) == 0)
                    return i + 1;
        }
    return 0;
}

static void
want_intro(const Pages *p, const IntroBlock *b)
{
    want(b->heading);
    want_prose(&b->prose);
    want_labelled(&b->goal);
    if (b->stop_line == NULL)
        return;
    const char *first_safety = NULL;
    for (size_t i = p->doc->n_blocks; i-- > 0;)
        if (p->doc->blocks[i].kind == BLOCK_SAFETY)
            first_safety = p->doc->blocks[i].safety.id;
    g_autofree char *page = g_strdup_printf(
            "%zu", first_safety ? page_of(p->pages, first_safety) : 0);
    g_autofree char *line = fill_in(b->stop_line, "page", page, NULL);
    want(line);
}

static void
want_legend(const Legend *legend)
{
    bool coloured = false;
    for (int i = 0; i < N_EFFORTS; i++)
        coloured |= legend->efforts[i] != NULL;
    if (coloured)
        want(legend->label);
    for (int i = 0; i < N_EFFORTS; i++)
        want(legend->efforts[i]);
    want(legend->letters);
}

/* What the layout does not leave out. */
static void
want_part(const LayoutSpec *spec, CardPart part, const Labelled *text)
{
    if (layout_spec_card_has(spec, part))
        want_labelled(text);
}

static void
want_steps(const LayoutSpec *spec, const ExerciseBlock *b)
{
    if (spec->card.cue) {
        want(b->cue);
        return;
    }
    if (layout_spec_card_has(spec, CARD_START)) {
        if (b->start.prose.n > 0)
            want(b->start.label);
        want_prose(&b->start.prose);
    }
    want_prose(&b->steps);
    want_prose(&b->after);
}

static void
want_exercise(const LayoutSpec *spec, const ExerciseBlock *b)
{
    want_number(b->number);
    if (b->n_pictures == 2) {
        want("A");
        want("B");
    }
    if (layout_spec_card_has(spec, CARD_TAG))
        want(b->tag);
    want(b->name);
    want_steps(spec, b);
    want_part(spec, CARD_FEEL, &b->feel);
    want_part(spec, CARD_SKIP, &b->skip);
    want_part(spec, CARD_EASIER, &b->easier);
    want_part(spec, CARD_HARDER, &b->harder);
    want_chips(b->chips, b->n_chips);
    if (b->n_chips == 0 || layout_spec_card_has(spec, CARD_SENTENCE))
        want(b->dose);
}

static void
want_pain(const PainBlock *b)
{
    /* What comes before the first list stands above the scale. */
    size_t lead = 0;
    while (lead < b->prose.n &&
           b->prose.items[lead].kind == PASSAGE_PARAGRAPH)
        lead++;
    want(b->title);
    want_prose(&(Prose){ b->prose.items, lead });
    for (int n = 0; n <= 10; n++)
        want_number(n);
    want(b->low);
    want(b->high);
    size_t n_items = 0;
    for (size_t i = lead; i < b->prose.n; i++)
        n_items += b->prose.items[i].kind != PASSAGE_PARAGRAPH;
    for (size_t i = lead; i < b->prose.n; i++) {
        /* Three items stand below their bands, without bullets. */
        Passage passage = b->prose.items[i];
        if (n_items == 3)
            passage.kind = PASSAGE_PARAGRAPH;
        want_prose(&(Prose){ &passage, 1 });
    }
}

static void
want_safety(const LayoutSpec *spec, const SafetyBlock *b)
{
    want(b->title);
    if (b->phone != NULL) {
        want(b->call);
        want(b->phone);
    }
    want_prose(spec->short_safety && b->shortened.n > 0 ? &b->shortened : &b->prose);
}

static void
want_chart(const LayoutSpec *spec, const TickChartBlock *b)
{
    Setter s = { .spec = spec,
                 .width = spec->width - spec->left - spec->right };
    size_t weeks = chart_weeks(&s, b), across = chart_across(&s);
    want(weeks > 1 ? b->heading_weeks : b->heading);
    want(b->client);
    want(b->key);
    for (size_t week = 0; week < weeks; week += across) {
        size_t n = MIN(across, weeks - week);
        for (size_t i = 0; i < n; i++) {
            want(b->week_label);
            want(b->weeks[week + i]);
        }
        want(b->move_label);
        for (size_t d = 0; d < 7 * n; d++)
            want(b->days[d % 7]);
        for (size_t i = 0; i < b->n_rows; i++) {
            want_number(b->rows[i].number);
            want(b->rows[i].name);
        }
        want(b->pain_label);
    }
}

static void
want_notes(const NotesBlock *b)
{
    /* Lines to write on are for pages with room. */
    if (b->prose.n == 0)
        allow(b->heading);
    else
        want(b->heading);
    want_prose(&b->prose);
}

static void
want_map(const BodyMapBlock *b)
{
    want(b->heading);
    want_prose(&b->how);
    for (int i = 0; i < N_MARK_VIEWS; i++) {
        for (int k = 0; k < b->views[i].n_sides; k++) {
            const char letter[] = { b->views[i].sides[k].letter, '\0' };
            want(letter);
        }
        want(b->views[i].caption);
    }
}

static void
want_tiles(const TilesBlock *b)
{
    want(b->heading);
    for (size_t i = 0; i < b->n_tiles; i++) {
        want(b->tiles[i].name);
        want(b->tiles[i].id);
    }
}

static void
want_block(const Pages *p, const Block *block)
{
    switch (block->kind) {
    case BLOCK_HEADER:
        want_header(p->spec, &block->header);
        break;
    case BLOCK_INTRO:
        want_intro(p, &block->intro);
        break;
    case BLOCK_GLANCE:
        want(block->glance.heading);
        want_chips(block->glance.facts, block->glance.n_facts);
        break;
    case BLOCK_HEADING:
        want(block->heading.heading);
        want_prose(&block->heading.prose);
        break;
    case BLOCK_EXERCISE:
        want_exercise(p->spec, &block->exercise);
        break;
    case BLOCK_PANEL:
        want(block->panel.title);
        want_prose(&block->panel.prose);
        break;
    case BLOCK_PAIN:
        want_pain(&block->pain);
        break;
    case BLOCK_SAFETY:
        want_safety(p->spec, &block->safety);
        break;
    case BLOCK_TICK_CHART:
        want_chart(p->spec, &block->chart);
        break;
    case BLOCK_NOTES:
        want_notes(&block->notes);
        break;
    case BLOCK_BODY_MAP:
        want_map(&block->body_map);
        break;
    case BLOCK_TILES:
        want_tiles(&block->tiles);
        break;
    case BLOCK_MAP:
    case BLOCK_ANATOMY:
    case BLOCK_PRESSURE:
        g_assert_not_reached(); /* only on posters: tests/unit/test_poster.c */
    }
}

static void
allow_continued(const Block *block)
{
    if (block->kind == BLOCK_EXERCISE)
        allow(block->exercise.continued);
    if (block->kind == BLOCK_PANEL)
        allow(block->panel.continued);
    if (block->kind == BLOCK_SAFETY)
        allow(block->safety.continued);
    if (block->kind == BLOCK_TICK_CHART)
        allow(block->chart.continued);
}

static void
want_footer(const Footer *footer, size_t n_pages)
{
    every_page(footer->phone);
    every_page(footer->address);
    g_autofree char *pages = g_strdup_printf("%zu", n_pages);
    for (size_t i = 1; footer->page_of != NULL && i <= n_pages; i++) {
        g_autofree char *page = g_strdup_printf("%zu", i);
        g_autofree char *text =
                fill_in(footer->page_of, "page", page, "pages", pages, NULL);
        g_autofree char *whole =
                footer->client ? g_strconcat(footer->client, " · ", text, NULL)
                               : g_strdup(text);
        once(whole);
    }
}

/* The legend stands below the row of its card. */
static void
want_part_of(const Pages *p, Part part)
{
    const Document *doc = p->doc;
    Setter s = { .spec = p->spec,
                 .width = p->spec->width - p->spec->left - p->spec->right };
    size_t columns = cards_in_row(&s), n = 0;
    const Legend *legend = NULL;
    for (size_t i = 0; i < doc->n_blocks; i++) {
        const Block *block = &doc->blocks[i];
        if (layout_spec_part_of(p->spec, block) != part)
            continue;
        bool card = block->kind == BLOCK_EXERCISE;
        if ((!card || n == columns) && legend != NULL) {
            want_legend(legend);
            legend = NULL;
        }
        n = !card ? 0 : n == columns ? 1 : n + 1;
        want_block(p, block);
        if (card && block->exercise.legend != NULL &&
            layout_spec_card_has(p->spec, CARD_LEGEND))
            legend = block->exercise.legend;
    }
    if (legend != NULL)
        want_legend(legend);
}

int
main(int argc, char **argv)
{
    g_autoptr(Pages) p = pages_open(argc, argv);
    const Document *doc = p->doc;
    if (layout_spec_use(p->spec) == LAYOUT_POSTER) {
        poster_want(doc, want);
        return 0;
    }
    for (size_t part = 0; part < p->spec->n_parts; part++)
        want_part_of(p, p->spec->parts[part]);
    for (size_t i = 0; i < doc->n_blocks; i++)
        allow_continued(&doc->blocks[i]);
    want_footer(&doc->footer, p->pages->n_leaves);
    return 0;
}
