#include "tests/conserve/poster.h"

#include <string.h>

#include "layout/poster_ends.h"
#include "model/body_map.h"

#define N_MARKS 11 /* of a scale from 0 to 10 */

static void
want_number(PosterWant *want, int number)
{
    g_autofree char *text = g_strdup_printf("%d", number);
    want(text);
}

static void
want_spans(PosterWant *want, const Span *spans, size_t n)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (size_t i = 0; i < n; i++)
        g_string_append(text, spans[i].text);
    want(text->str);
}

static void
want_prose(PosterWant *want, const Prose *prose)
{
    for (size_t i = 0; i < prose->n; i++) {
        if (prose->items[i].kind == PASSAGE_BULLET)
            want("•");
        want_spans(want, prose->items[i].spans, prose->items[i].n_spans);
    }
}

static void
want_chips(PosterWant *want, const Chip *chips, size_t n)
{
    for (size_t i = 0; i < n; i++)
        want_spans(want, chips[i].spans, chips[i].n_spans);
}

static void
want_capital(PosterWant *want, const char *name)
{
    g_autofree char *text = g_strdup(name);
    text[0] = g_ascii_toupper(text[0]);
    want(text);
}

static void
want_scale(PosterWant *want, const char *low, const char *high)
{
    for (int i = 0; i < N_MARKS; i++)
        want_number(want, i);
    want(low);
    want(high);
}

static void
want_map(PosterWant *want, const MapBlock *block)
{
    for (size_t i = 0; i < block->n_views; i++) {
        const BodyMap *map = block->views[i].map;
        want(block->views[i].title);
        for (int k = 0; k < map->n_sides; k++)
            want((const char[]){ map->sides[k].letter, '\0' });
        for (int k = 0; k < map->n_labels; k++) {
            want_capital(want, map->labels[k].plain);
            if (strcmp(map->labels[k].plain, map->labels[k].latin) != 0)
                want(map->labels[k].latin);
        }
    }
    want(block->note);
}

static void
want_anatomy(PosterWant *want, const AnatomyBlock *block)
{
    want(block->kicker);
    want(block->heading);
    for (size_t i = 0; i < block->n_callouts; i++) {
        const Callout *callout = &block->callouts[i];
        want_number(want, callout->number);
        for (int k = 0; callout->to != NULL && k < block->map->n_labels; k++)
            if (strcmp(block->map->labels[k].latin, callout->to) == 0)
                want_capital(want, block->map->labels[k].plain);
        want_prose(want, &callout->prose);
    }
    want_prose(want, &block->after);
}

static void
want_safety(PosterWant *want, const SafetyBlock *block)
{
    want(block->title);
    if (block->phone != NULL) {
        want(block->call);
        want(block->phone);
    }
    want_prose(want, &block->prose);
}

/* What stands between head and foot, in the document's order. */
static void
want_band(PosterWant *want, const Block *block)
{
    switch (block->kind) {
    case BLOCK_HEADING:
        want(block->heading.heading);
        want_prose(want, &block->heading.prose);
        break;
    case BLOCK_EXERCISE:
        want_number(want, block->exercise.number);
        want(block->exercise.name);
        want(block->exercise.cue);
        want_chips(want, block->exercise.chips, block->exercise.n_chips);
        break;
    case BLOCK_PANEL:
        want(block->panel.title);
        want_prose(want, &block->panel.prose);
        break;
    case BLOCK_PAIN:
        want(block->pain.title);
        want_scale(want, block->pain.low, block->pain.high);
        want_prose(want, &block->pain.prose);
        break;
    case BLOCK_PRESSURE:
        want(block->pressure.heading);
        want_scale(want, block->pressure.low, block->pressure.high);
        break;
    case BLOCK_SAFETY:
        if (!block->safety.brief)
            want_safety(want, &block->safety);
        break;
    case BLOCK_MAP:
        want_map(want, &block->map);
        break;
    case BLOCK_ANATOMY:
        want_anatomy(want, &block->anatomy);
        break;
    case BLOCK_HEADER:
    case BLOCK_INTRO:
    case BLOCK_GLANCE:
    case BLOCK_TICK_CHART:
    case BLOCK_NOTES:
    case BLOCK_BODY_MAP:
    case BLOCK_TILES:
        break;
    }
}

static void
want_head(PosterWant *want, const Document *doc)
{
    const Block *intro = poster_block(doc, BLOCK_INTRO);
    const Block *glance = poster_block(doc, BLOCK_GLANCE);
    want(poster_block(doc, BLOCK_HEADER)->header.title);
    if (intro != NULL)
        want_prose(want, &intro->intro.prose);
    if (glance != NULL)
        want_chips(want, glance->glance.facts, glance->glance.n_facts);
}

static void
want_foot(PosterWant *want, const Document *doc)
{
    const HeaderBlock *header = &poster_block(doc, BLOCK_HEADER)->header;
    const Block *intro = poster_block(doc, BLOCK_INTRO);
    const Block *notes = poster_block(doc, BLOCK_NOTES);
    for (size_t i = 0; i < doc->n_blocks; i++)
        if (doc->blocks[i].kind == BLOCK_SAFETY && doc->blocks[i].safety.brief)
            want_prose(want, &doc->blocks[i].safety.prose);
    want(header->practice);
    if (intro != NULL)
        want(intro->intro.stop_line);
    want(doc->footer.phone);
    want(doc->footer.address);
    want(header->qr_caption);
    if (notes != NULL)
        want_prose(want, &notes->notes.prose);
}

void
poster_want(const Document *doc, PosterWant *want)
{
    want_head(want, doc);
    for (size_t i = 0; i < doc->n_blocks; i++)
        want_band(want, &doc->blocks[i]);
    want_foot(want, doc);
}
