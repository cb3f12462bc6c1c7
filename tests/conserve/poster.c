#include "tests/conserve/poster.h"

#include <string.h>

#include "layout/poster_ends.h"
#include "model/body_map.h"
#include "tests/conserve/wanted.h"

#define N_MARKS 11 /* of a scale from 0 to 10 */

static void
want_number(GString *out, int number)
{
    g_autofree char *text = g_strdup_printf("%d", number);
    want(out, text);
}

static void
want_spans(GString *out, const Span *spans, size_t n)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (size_t i = 0; i < n; i++)
        g_string_append(text, spans[i].text);
    want(out, text->str);
}

static void
want_prose(GString *out, const Prose *prose)
{
    for (size_t i = 0; i < prose->n; i++) {
        if (prose->items[i].kind == PASSAGE_BULLET)
            want(out, "•");
        want_spans(out, prose->items[i].spans, prose->items[i].n_spans);
    }
}

static void
want_chips(GString *out, const Chip *chips, size_t n)
{
    for (size_t i = 0; i < n; i++)
        want_spans(out, chips[i].spans, chips[i].n_spans);
}

static void
want_capital(GString *out, const char *name)
{
    g_autofree char *text = g_strdup(name);
    text[0] = g_ascii_toupper(text[0]);
    want(out, text);
}

static void
want_scale(GString *out, const char *low, const char *high)
{
    for (int i = 0; i < N_MARKS; i++)
        want_number(out, i);
    want(out, low);
    want(out, high);
}

static void
want_map(GString *out, const MapBlock *block)
{
    for (size_t i = 0; i < block->n_views; i++) {
        const BodyMap *map = block->views[i].map;
        want(out, block->views[i].title);
        for (int k = 0; k < map->n_sides; k++)
            want(out, (const char[]){ map->sides[k].letter, '\0' });
        for (int k = 0; k < map->n_labels; k++) {
            want_capital(out, map->labels[k].plain);
            if (strcmp(map->labels[k].plain, map->labels[k].latin) != 0)
                want(out, map->labels[k].latin);
        }
    }
    want(out, block->note);
}

static void
want_anatomy(GString *out, const AnatomyBlock *block)
{
    want(out, block->kicker);
    want(out, block->heading);
    for (size_t i = 0; i < block->n_callouts; i++) {
        const Callout *callout = &block->callouts[i];
        want_number(out, callout->number);
        for (int k = 0; callout->to != NULL && k < block->map->n_labels; k++)
            if (strcmp(block->map->labels[k].latin, callout->to) == 0)
                want_capital(out, block->map->labels[k].plain);
        want_prose(out, &callout->prose);
    }
    want_prose(out, &block->after);
}

static void
want_safety(GString *out, const SafetyBlock *block)
{
    want(out, block->title);
    if (block->phone != NULL) {
        want(out, block->call);
        want(out, block->phone);
    }
    want_prose(out, &block->prose);
}

/* What stands between head and foot, in the document's order. */
static void
want_band(GString *out, const Block *block)
{
    switch (block->kind) {
    case BLOCK_HEADING:
        want(out, block->heading.heading);
        want_prose(out, &block->heading.prose);
        break;
    case BLOCK_EXERCISE:
        want_number(out, block->exercise.number);
        want(out, block->exercise.name);
        want(out, block->exercise.cue);
        want_chips(out, block->exercise.chips, block->exercise.n_chips);
        break;
    case BLOCK_PANEL:
        want(out, block->panel.title);
        want_prose(out, &block->panel.prose);
        break;
    case BLOCK_PAIN:
        want(out, block->pain.title);
        want_scale(out, block->pain.low, block->pain.high);
        want_prose(out, &block->pain.prose);
        break;
    case BLOCK_PRESSURE:
        want(out, block->pressure.heading);
        want_scale(out, block->pressure.low, block->pressure.high);
        break;
    case BLOCK_SAFETY:
        if (!block->safety.brief)
            want_safety(out, &block->safety);
        break;
    case BLOCK_MAP:
        want_map(out, &block->map);
        break;
    case BLOCK_ANATOMY:
        want_anatomy(out, &block->anatomy);
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
want_head(GString *out, const Document *doc)
{
    const Block *intro = poster_block(doc, BLOCK_INTRO);
    const Block *glance = poster_block(doc, BLOCK_GLANCE);
    want(out, poster_block(doc, BLOCK_HEADER)->header.title);
    if (intro != NULL)
        want_prose(out, &intro->intro.prose);
    if (glance != NULL)
        want_chips(out, glance->glance.facts, glance->glance.n_facts);
}

static void
want_foot(GString *out, const Document *doc)
{
    const HeaderBlock *header = &poster_block(doc, BLOCK_HEADER)->header;
    const Block *intro = poster_block(doc, BLOCK_INTRO);
    const Block *notes = poster_block(doc, BLOCK_NOTES);
    for (size_t i = 0; i < doc->n_blocks; i++)
        if (doc->blocks[i].kind == BLOCK_SAFETY && doc->blocks[i].safety.brief)
            want_prose(out, &doc->blocks[i].safety.prose);
    want(out, header->practice);
    if (intro != NULL)
        want(out, intro->intro.stop_line);
    want(out, doc->footer.phone);
    want(out, doc->footer.address);
    want(out, header->qr_caption);
    if (notes != NULL)
        want_prose(out, &notes->notes.prose);
}

void
poster_want(GString *out, const Document *doc)
{
    want_head(out, doc);
    for (size_t i = 0; i < doc->n_blocks; i++)
        want_band(out, &doc->blocks[i]);
    want_foot(out, doc);
}
