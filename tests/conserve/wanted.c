#include "tests/conserve/wanted.h"

#include "base/strings.h"
#include "layout/blocks.h"
#include <string.h>

void
want(GString *out, const char *text)
{
    if (text != NULL && *text != '\0')
        g_string_append_printf(out, "= %s\n", text);
}

/* A text that pagination may add at either end of a page. */
static void
allow(GString *out, const char *text)
{
    if (text != NULL && *text != '\0')
        g_string_append_printf(out, "? %s\n", text);
}

/* A text that pagination adds to one page. */
static void
once(GString *out, const char *text)
{
    g_string_append_printf(out, "1 %s\n", text);
}

/* A text that pagination adds to every page. */
static void
every_page(GString *out, const char *text)
{
    if (text != NULL && *text != '\0')
        g_string_append_printf(out, "* %s\n", text);
}

static void
want_number(GString *out, int number)
{
    g_string_append_printf(out, "= %d\n", number);
}

static void
want_spans(GString *out, const Span *spans, size_t n)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (size_t i = 0; i < n; i++) {
        g_string_append(text, spans[i].text);
        /* On paper a link's address stands behind its last words. */
        const char *href = spans[i].href;
        bool goes_on = i + 1 < n && g_strcmp0(href, spans[i + 1].href) == 0;
        if (href != NULL && !goes_on)
            g_string_append_printf(text, " (%s)", strstr(href, "//") + 2);
    }
    want(out, text->str);
}

static void
want_prose(GString *out, const Prose *prose)
{
    for (size_t i = 0; i < prose->n; i++) {
        const Passage *p = &prose->items[i];
        switch (p->kind) {
        case PASSAGE_PARAGRAPH:
            break;
        case PASSAGE_BULLET:
            want(out, "•");
            break;
        case PASSAGE_NUMBER:
            want_number(out, p->number);
            break;
        }
        want_spans(out, p->spans, p->n_spans);
    }
}

static void
want_labelled(GString *out, const Labelled *part)
{
    if (part->label == NULL)
        return;
    want(out, part->label);
    want_prose(out, &part->prose);
}

static void
want_chips(GString *out, const Chip *chips, size_t n)
{
    for (size_t i = 0; i < n; i++)
        want_spans(out, chips[i].spans, chips[i].n_spans);
}

static void
want_header(GString *out, const LayoutSpec *spec, const HeaderBlock *b)
{
    bool fields = spec->header.fields != FIELDS_NONE;
    want(out, b->practice);
    want(out, b->title);
    for (size_t i = 0; fields && i < b->n_fields; i++) {
        want(out, b->fields[i].label);
        want(out, b->fields[i].value);
    }
    if (spec->header.qr > 0)
        want(out, b->qr_label);
}

/* True when the lines of `owner` belong to the element `id`. */
static bool
belongs_to(const PageSet *set, int owner, const char *id)
{
    for (; owner > 0; owner = set->elements[owner].parent)
        if (g_strcmp0(set->elements[owner].id, id) == 0)
            return true;
    return false;
}

/* The page that the element `id` begins on, from 1; 0 when it is nowhere. */
static size_t
page_of(const PageSet *set, const char *id)
{
    for (size_t i = 0; i < set->n_pages; i++)
        for (size_t k = 0; k < set->pages[i].n_marks; k++) {
            if (belongs_to(set, set->pages[i].marks[k].owner, id))
                return i + 1;
        }
    return 0;
}

static void
want_intro(GString *out, const Wanted *w, const IntroBlock *b)
{
    want(out, b->heading);
    want_prose(out, &b->prose);
    want_labelled(out, &b->goal);
    if (b->stop_line == NULL)
        return;
    const char *first_safety = NULL;
    for (size_t i = w->doc->n_blocks; i-- > 0;)
        if (w->doc->blocks[i].kind == BLOCK_SAFETY)
            first_safety = w->doc->blocks[i].safety.id;
    g_autofree char *page = g_strdup_printf(
            "%zu", first_safety ? page_of(w->pages, first_safety) : 0);
    g_autofree char *line = fill_in(b->stop_line, "page", page, NULL);
    want(out, line);
}

static void
want_legend(GString *out, const Legend *legend)
{
    bool coloured = false;
    for (int i = 0; i < N_EFFORTS; i++)
        coloured |= legend->efforts[i] != NULL;
    if (coloured)
        want(out, legend->label);
    for (int i = 0; i < N_EFFORTS; i++)
        want(out, legend->efforts[i]);
    want(out, legend->letters);
}

/* What the layout does not leave out. */
static void
want_part(GString *out, const LayoutSpec *spec, CardPart part,
          const Labelled *text)
{
    if (layout_spec_card_has(spec, part))
        want_labelled(out, text);
}

static void
want_steps(GString *out, const LayoutSpec *spec, const ExerciseBlock *b)
{
    if (spec->card.cue) {
        want(out, b->cue);
        return;
    }
    if (layout_spec_card_has(spec, CARD_START)) {
        if (b->start.prose.n > 0)
            want(out, b->start.label);
        want_prose(out, &b->start.prose);
    }
    want_prose(out, &b->steps);
    want_prose(out, &b->after);
}

/* True when the name of the exercise `id` stands above its pictures, as it does
   on cards that are higher than a page. */
static bool
name_comes_first(const PageSet *set, const char *id)
{
    for (size_t i = 0; i < set->n_pages; i++)
        for (size_t k = 0; k < set->pages[i].n_marks; k++) {
            int owner = set->pages[i].marks[k].owner;
            if (!belongs_to(set, owner, id))
                continue;
            return set->elements[owner].role != ROLE_FIGURE;
        }
    return false;
}

static void
want_letters(GString *out, const ExerciseBlock *b)
{
    if (b->n_pictures == 2) {
        want(out, "A");
        want(out, "B");
    }
}

static void
want_exercise(GString *out, const Wanted *w, const ExerciseBlock *b)
{
    const LayoutSpec *spec = w->spec;
    bool name_first = name_comes_first(w->pages, b->id);
    want_number(out, b->number);
    if (!name_first)
        want_letters(out, b);
    if (layout_spec_card_has(spec, CARD_TAG))
        want(out, b->tag);
    want(out, b->name);
    if (name_first)
        want_letters(out, b);
    want_steps(out, spec, b);
    want_part(out, spec, CARD_FEEL, &b->feel);
    want_part(out, spec, CARD_SKIP, &b->skip);
    want_part(out, spec, CARD_EASIER, &b->easier);
    want_part(out, spec, CARD_HARDER, &b->harder);
    want_chips(out, b->chips, b->n_chips);
    if (b->n_chips == 0 || layout_spec_card_has(spec, CARD_SENTENCE))
        want(out, b->dose);
}

static void
want_pain(GString *out, const PainBlock *b)
{
    /* What comes before the first list stands above the scale. */
    size_t lead = 0;
    while (lead < b->prose.n && b->prose.items[lead].kind == PASSAGE_PARAGRAPH)
        lead++;
    want(out, b->title);
    want_prose(out, &(Prose){ b->prose.items, lead });
    for (int n = 0; n <= 10; n++)
        want_number(out, n);
    want(out, b->low);
    want(out, b->high);
    size_t n_items = 0;
    for (size_t i = lead; i < b->prose.n; i++)
        n_items += b->prose.items[i].kind != PASSAGE_PARAGRAPH;
    for (size_t i = lead; i < b->prose.n; i++) {
        /* Three items stand below their bands, without bullets. */
        Passage passage = b->prose.items[i];
        if (n_items == 3)
            passage.kind = PASSAGE_PARAGRAPH;
        want_prose(out, &(Prose){ &passage, 1 });
    }
}

static void
want_safety(GString *out, const LayoutSpec *spec, const SafetyBlock *b)
{
    want(out, b->title);
    if (b->phone != NULL) {
        want(out, b->call);
        want(out, b->phone);
    }
    want_prose(out, spec->short_safety && b->shortened.n > 0 ? &b->shortened
                                                             : &b->prose);
}

static void
want_chart(GString *out, const LayoutSpec *spec, const TickChartBlock *b)
{
    Setter s = { .spec = spec,
                 .width = spec->width - spec->left - spec->right };
    size_t weeks = chart_weeks(&s, b), across = chart_across(&s);
    want(out, weeks > 1 ? b->heading_weeks : b->heading);
    want(out, b->client);
    want(out, b->key);
    for (size_t week = 0; week < weeks; week += across) {
        size_t n = MIN(across, weeks - week);
        for (size_t i = 0; i < n; i++) {
            want(out, b->week_label);
            want(out, b->weeks[week + i]);
        }
        want(out, b->move_label);
        for (size_t d = 0; d < 7 * n; d++)
            want(out, b->days[d % 7]);
        for (size_t i = 0; i < b->n_rows; i++) {
            want_number(out, b->rows[i].number);
            want(out, b->rows[i].name);
        }
        want(out, b->pain_label);
    }
}

static void
want_notes(GString *out, const NotesBlock *b)
{
    /* Lines to write on are for pages with room. */
    if (b->prose.n == 0)
        allow(out, b->heading);
    else
        want(out, b->heading);
    want_prose(out, &b->prose);
}

static void
want_map(GString *out, const BodyMapBlock *b)
{
    want(out, b->heading);
    want_prose(out, &b->how);
    for (int i = 0; i < N_MARK_VIEWS; i++) {
        for (int k = 0; k < b->views[i].n_sides; k++) {
            const char letter[] = { b->views[i].sides[k].letter, '\0' };
            want(out, letter);
        }
        want(out, b->views[i].caption);
    }
}

static void
want_tiles(GString *out, const TilesBlock *b)
{
    want(out, b->heading);
    for (size_t i = 0; i < b->n_tiles; i++) {
        want(out, b->tiles[i].name);
        want(out, b->tiles[i].id);
    }
}

static void
want_block(GString *out, const Wanted *w, const Block *block)
{
    switch (block->kind) {
    case BLOCK_HEADER:
        want_header(out, w->spec, &block->header);
        break;
    case BLOCK_INTRO:
        want_intro(out, w, &block->intro);
        break;
    case BLOCK_GLANCE:
        want(out, block->glance.heading);
        want_chips(out, block->glance.facts, block->glance.n_facts);
        break;
    case BLOCK_HEADING:
        want(out, block->heading.heading);
        want_prose(out, &block->heading.prose);
        break;
    case BLOCK_EXERCISE:
        want_exercise(out, w, &block->exercise);
        break;
    case BLOCK_PANEL:
        want(out, block->panel.title);
        want_prose(out, &block->panel.prose);
        break;
    case BLOCK_PAIN:
        want_pain(out, &block->pain);
        break;
    case BLOCK_SAFETY:
        want_safety(out, w->spec, &block->safety);
        break;
    case BLOCK_TICK_CHART:
        want_chart(out, w->spec, &block->chart);
        break;
    case BLOCK_NOTES:
        want_notes(out, &block->notes);
        break;
    case BLOCK_BODY_MAP:
        want_map(out, &block->body_map);
        break;
    case BLOCK_TILES:
        want_tiles(out, &block->tiles);
        break;
    case BLOCK_MAP:
    case BLOCK_ANATOMY:
    case BLOCK_PRESSURE:
        g_assert_not_reached(); /* only on posters: tests/unit/test_poster.c */
    }
}

static void
allow_continued(GString *out, const Block *block)
{
    if (block->kind == BLOCK_EXERCISE)
        allow(out, block->exercise.continued);
    if (block->kind == BLOCK_PANEL)
        allow(out, block->panel.continued);
    if (block->kind == BLOCK_SAFETY)
        allow(out, block->safety.continued);
    if (block->kind == BLOCK_TICK_CHART)
        allow(out, block->chart.continued);
}

static void
want_footer(GString *out, const Footer *footer, size_t n_pages)
{
    every_page(out, footer->phone);
    every_page(out, footer->address);
    g_autofree char *pages = g_strdup_printf("%zu", n_pages);
    for (size_t i = 1; footer->page_of != NULL && i <= n_pages; i++) {
        g_autofree char *page = g_strdup_printf("%zu", i);
        g_autofree char *text =
                fill_in(footer->page_of, "page", page, "pages", pages, NULL);
        g_autofree char *whole =
                footer->client ? g_strconcat(footer->client, " · ", text, NULL)
                               : g_strdup(text);
        once(out, whole);
    }
}

/* True when nothing else stands among what belongs to the element `id`. */
static bool
stands_alone(const PageSet *set, const char *id)
{
    bool begun = false, left = false;
    for (size_t i = 0; i < set->n_pages; i++)
        for (size_t k = 0; k < set->pages[i].n_marks; k++) {
            int owner = set->pages[i].marks[k].owner;
            if (owner < 0)
                continue;
            bool here = belongs_to(set, owner, id);
            if (here && left)
                return false;
            left |= begun && !here;
            begun |= here;
        }
    return true;
}

/* The legend stands below the row of its card, or below a card that is divided
   and has no row. */
static void
want_part_of(GString *out, const Wanted *w, Part part)
{
    const Document *doc = w->doc;
    Setter s = { .spec = w->spec,
                 .width = w->spec->width - w->spec->left - w->spec->right };
    size_t columns = cards_in_row(&s), n = 0;
    const Legend *legend = NULL;
    for (size_t i = 0; i < doc->n_blocks; i++) {
        const Block *block = &doc->blocks[i];
        if (layout_spec_part_of(w->spec, block) != part)
            continue;
        bool card = block->kind == BLOCK_EXERCISE;
        if ((!card || n == columns) && legend != NULL) {
            want_legend(out, legend);
            legend = NULL;
        }
        n = !card ? 0 : n == columns ? 1 : n + 1;
        want_block(out, w, block);
        if (card && block->exercise.legend != NULL &&
            layout_spec_card_has(w->spec, CARD_LEGEND))
            legend = block->exercise.legend;
        if (card && legend != NULL && legend == block->exercise.legend &&
            stands_alone(w->pages, block->exercise.id)) {
            want_legend(out, legend);
            legend = NULL;
        }
    }
    if (legend != NULL)
        want_legend(out, legend);
}

void
wanted_add(GString *out, const Wanted *w)
{
    LayoutSpec order = *w->spec;
    if (w->pages->intro_first)
        layout_spec_put_intro_first(&order);
    for (size_t part = 0; part < order.n_parts; part++)
        want_part_of(out, w, order.parts[part]);
    for (size_t i = 0; i < w->doc->n_blocks; i++)
        allow_continued(out, &w->doc->blocks[i]);
    want_footer(out, &w->doc->footer, w->pages->n_leaves);
}
