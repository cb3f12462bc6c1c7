/* What stands between head and foot: which blocks make a band, how high the
   bands are, and drawing them below each other. */
#include "layout/poster_sheet.h"

#include <math.h>

#define BAND_GAP 1.2    /* [em] between bands */
#define HEADING_GAP 0.5 /* [em] below a band's heading */
#define ASIDE_SHARE 0.45 /* of the width: what stands beside a heading */

/* What each kind of band can do. */
static const struct {
    double (*height)(Board *b, const Band *band, double width);
    void (*draw)(Board *b, const Band *band, Column *c, Rect box);
    bool grows; /* uses all the height it gets */
} kinds[] = {
    [BAND_MOVES] = { moves_height, moves_draw, true },
    [BAND_PANELS] = { panels_height, panels_draw, false },
    [BAND_MAP] = { map_height, map_draw, true },
    [BAND_ANATOMY] = { anatomy_height, anatomy_draw, true },
};

/* The band that shows a block, or -1 for what stands in head and foot. */
static int
band_kind(const Block *block)
{
    switch (block->kind) {
    case BLOCK_EXERCISE:
        return BAND_MOVES;
    case BLOCK_PANEL:
    case BLOCK_PAIN:
    case BLOCK_PRESSURE:
        return BAND_PANELS;
    case BLOCK_SAFETY:
        return block->safety.brief ? -1 : BAND_PANELS;
    case BLOCK_MAP:
        return BAND_MAP;
    case BLOCK_ANATOMY:
        return BAND_ANATOMY;
    case BLOCK_HEADER:
    case BLOCK_INTRO:
    case BLOCK_GLANCE:
    case BLOCK_HEADING:
    case BLOCK_TICK_CHART:
    case BLOCK_NOTES:
    case BLOCK_BODY_MAP:
    case BLOCK_TILES:
        break;
    }
    return -1;
}

/* The first paragraph of a heading's text, or NULL. */
static const char *
aside_text(Arena *arena, const Prose *prose)
{
    if (prose->n == 0)
        return NULL;
    return arena_take(arena, board_plain(prose->items[0].spans,
                                         prose->items[0].n_spans));
}

static void
add_block(PosterSheet *p, int kind, const HeadingBlock *heading, const Block *block)
{
    Arena *arena = p->board.setter.arena;
    Band *band = p->n_bands > 0 ? &p->bands[p->n_bands - 1] : NULL;
    if (band == NULL || (int)band->kind != kind || heading != NULL ||
        kind == BAND_MAP || kind == BAND_ANATOMY) {
        g_assert(p->n_bands < MAX_BANDS);
        band = &p->bands[p->n_bands++];
        *band = (Band){ .kind = (BandKind)kind };
        if (heading != NULL) {
            band->heading = heading->heading;
            band->heading_lang = heading->heading_lang;
            band->aside = aside_text(arena, &heading->prose);
        }
        band->blocks = arena_array(arena, const Block *,
                                   p->board.doc->n_blocks);
    }
    ((const Block **)(guintptr)band->blocks)[band->n++] = block;
}

/* Up to the anatomy, bands stand on the brand's colour where a layout tells a
   story. */
static void
darken(PosterSheet *p)
{
    if (!p->board.own.poster.story)
        return;
    for (size_t i = p->n_bands; i > 0; i--)
        if (p->bands[i - 1].kind == BAND_ANATOMY) {
            for (size_t k = 0; k < i; k++)
                p->bands[k].dark = true;
            p->n_dark = i;
            p->bands[i - 1].cut = true;
            return;
        }
}

void
poster_find_bands(PosterSheet *p)
{
    const Document *doc = p->board.doc;
    const HeadingBlock *heading = NULL;
    for (size_t i = 0; i < doc->n_blocks; i++) {
        const Block *block = &doc->blocks[i];
        int kind = band_kind(block);
        if (block->kind == BLOCK_HEADING)
            heading = &block->heading;
        if (kind < 0)
            continue;
        add_block(p, kind, heading, block);
        heading = NULL;
    }
    darken(p);
}

bool
poster_has_dark(const PosterSheet *p)
{
    return p->n_dark > 0;
}

bool
poster_is_split(const PosterSheet *p)
{
    return p->aside && poster_has_dark(p);
}

Rect
poster_place_of(const PosterSheet *p, size_t i)
{
    return poster_is_split(p) && i < p->n_dark ? p->story : p->body;
}

static double
heading_height(PosterSheet *p, const Band *band, double width)
{
    Board *b = &p->board;
    if (band->heading == NULL)
        return 0;
    double aside = band->aside != NULL ? width * ASIDE_SHARE : 0;
    int lines = board_lines(b, STYLE_HEADING, band->heading, width - aside);
    if (lines == 0 || (aside > 0 && board_lines(b, STYLE_LABEL, band->aside,
                                                aside) != 1))
        return INFINITY;
    return lines * setter_leading(&b->setter, STYLE_HEADING) +
           board_em(b, HEADING_GAP);
}

/* The heading at the left and what stands beside it at the right. */
static void
put_heading(PosterSheet *p, Column *c, const Band *band, Rect box)
{
    Board *b = &p->board;
    Setter *s = &b->setter;
    if (band->heading == NULL)
        return;
    double width = box.w;
    box.w -= band->aside != NULL ? width * ASIDE_SHARE : 0;
    board_text_in(b, c, element_add(s, ROLE_H2, 0, NULL), band->heading_lang,
                  STYLE_HEADING, band->dark ? COLOR_PAPER : COLOR_BRAND,
                  band->heading, box);
    if (band->aside == NULL)
        return;
    const Para *para =
            set_text(s, STYLE_LABEL, band->dark ? COLOR_PAPER : COLOR_INK,
                     band->aside, width * ASIDE_SHARE, PARA_RAGGED);
    double leading = setter_leading(s, STYLE_HEADING);
    column_line(c, element_add(s, ROLE_P, 0, NULL), para, 0,
                box.x + width - para_width(para),
                box.y + (leading + para_cap_height(para)) / 2);
}

/* The room below band `i`; the dark ground has an edge to keep off. */
static double
gap_after(const PosterSheet *p, size_t i)
{
    const Board *b = &p->board;
    bool edge = i + 1 == p->n_dark;
    if (i + 1 == p->n_bands || (edge && poster_is_split(p)))
        return 0;
    return board_em(b, BAND_GAP) * (edge ? 2 : 1);
}

static double
band_height(PosterSheet *p, size_t i)
{
    const Band *band = &p->bands[i];
    double width = poster_place_of(p, i).w;
    return heading_height(p, band, width) +
           kinds[band->kind].height(&p->board, band, width) + gap_after(p, i);
}

double
poster_bands_height(PosterSheet *p, size_t first, size_t end)
{
    double sum = 0;
    for (size_t i = first; i < end; i++)
        sum += band_height(p, i);
    return sum;
}

/* The paper below the story, over what reaches out of it. */
static void
put_edge(PosterSheet *p, Column *c, double y)
{
    const LayoutSpec *spec = &p->board.base;
    column_rect(c, (Rect){ 0, y, spec->width, spec->height - y }, 0,
                setter_color(&p->board.setter, COLOR_PAPER), COLOR_NONE, 0);
}

/* Draws band `i` from y on, with `spare` more height than it needs; returns
   where the next one begins. */
static double
put_band(PosterSheet *p, Column *c, size_t i, double y, double spare)
{
    Board *b = &p->board;
    const Band *band = &p->bands[i];
    Rect box = poster_place_of(p, i);
    box.y = y;
    put_heading(p, c, band, box);
    box.y += heading_height(p, band, box.w);
    box.h = kinds[band->kind].height(b, band, box.w) + spare;
    kinds[band->kind].draw(b, band, c, box);
    double next = box.y + box.h + gap_after(p, i);
    if (i + 1 == p->n_dark && !poster_is_split(p) && i + 1 < p->n_bands)
        put_edge(p, c, next - gap_after(p, i) / 2);
    return next;
}

void
poster_put_bands(PosterSheet *p, Column *c, size_t first, size_t end)
{
    if (first == end)
        return;
    Rect place = poster_place_of(p, first);
    double y = place.y, growing = 0;
    double spare = place.h - poster_bands_height(p, first, end);
    for (size_t i = first; i < end; i++)
        growing += kinds[p->bands[i].kind].grows;
    for (size_t i = first; i < end; i++) {
        bool grows = growing <= 0 || kinds[p->bands[i].kind].grows;
        double n = growing > 0 ? growing : (double)(end - first);
        y = put_band(p, c, i, y, grows ? spare / n : 0);
    }
}
