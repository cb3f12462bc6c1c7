#include "layout/poster.h"

#include <math.h>

#include "base/units.h"
#include "layout/bands.h"
#include "layout/brand.h"
#include "layout/poster_ends.h"

#define BROAD 1.12      /* width over height from which the title stands aside */
#define AIR 0.98        /* of the largest type: pictures take the rest */
#define STEPS 12        /* of the bisection */
#define SHRINK 0.985    /* when lines break worse than was reckoned */
#define LEAST_TYPE 8.0  /* [pt] nobody reads smaller */
#define BAND_GAP 1.2    /* [em] between bands */
#define HEADING_GAP 0.5 /* [em] below a band's heading */
#define ASIDE_SHARE 0.45 /* of the width: what stands beside a heading */
#define END_GAP 8.0     /* [mm] below the head and above strip and foot */
#define MAX_BANDS 16
#define N_RINGS 4
#define STORY_SHARE 0.5  /* of the width: the column of a story ... */
#define COLUMN_EDGE 0.6  /* of the margin: between a column's text and edge */
#define ENDS_MOST 0.45   /* of the height: head, strip and foot */
#define ASIDE_TITLE 0.4  /* ... and a title that stands aside */
#define SHRINK_ENDS 0.95 /* where they would take more ... */
#define END_STEPS 16     /* ... so many times */

typedef struct {
    Board board;
    Band bands[MAX_BANDS];
    size_t n_bands;
    size_t n_dark;  /* the first ones stand on the brand's colour */
    bool aside;     /* the head stands in a column at the left ... */
    double column;  /* ... so wide */
    double head_width, head_most;
    Rect body;      /* where the bands stand */
    Rect story;     /* ... and the dark ones, where the head stands aside */
} Poster;

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
add_block(Poster *p, int kind, const HeadingBlock *heading, const Block *block)
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
darken(Poster *p)
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

static void
find_bands(Poster *p)
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

static bool
has_dark(const Poster *p)
{
    return p->n_dark > 0;
}

/* True when the dark bands have a column of their own, below the head. */
static bool
is_split(const Poster *p)
{
    return p->aside && has_dark(p);
}

/* Where band `i` stands. */
static Rect
place_of(const Poster *p, size_t i)
{
    return is_split(p) && i < p->n_dark ? p->story : p->body;
}

static double
heading_height(Poster *p, const Band *band, double width)
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
put_heading(Poster *p, Column *c, const Band *band, Rect box)
{
    Board *b = &p->board;
    Setter *s = &b->setter;
    if (band->heading == NULL)
        return;
    double width = box.w;
    box.w -= band->aside != NULL ? width * ASIDE_SHARE : 0;
    board_text(b, c, element_add(s, ROLE_H2, 0, NULL), STYLE_HEADING,
               band->dark ? COLOR_PAPER : COLOR_BRAND, band->heading, box);
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
gap_after(const Poster *p, size_t i)
{
    const Board *b = &p->board;
    bool edge = i + 1 == p->n_dark;
    if (i + 1 == p->n_bands || (edge && is_split(p)))
        return 0;
    return board_em(b, BAND_GAP) * (edge ? 2 : 1);
}

static double
band_height(Poster *p, size_t i)
{
    const Band *band = &p->bands[i];
    double width = place_of(p, i).w;
    return heading_height(p, band, width) +
           kinds[band->kind].height(&p->board, band, width) + gap_after(p, i);
}

/* The bands from `first` to before `end`, at the board's size. */
static double
bands_height(Poster *p, size_t first, size_t end)
{
    double sum = 0;
    for (size_t i = first; i < end; i++)
        sum += band_height(p, i);
    return sum;
}

static bool
fits(Poster *p, double size)
{
    board_size(&p->board, size);
    size_t first = is_split(p) ? p->n_dark : 0;
    return bands_height(p, 0, first) <= p->story.h &&
           bands_height(p, first, p->n_bands) <= p->body.h;
}

/* The largest type from `least` to `most` that fits, or 0. */
static double
largest(Poster *p, double least, double most)
{
    if (!fits(p, least))
        return 0;
    if (fits(p, most))
        return most;
    for (int i = 0; i < STEPS; i++) {
        double middle = (least + most) / 2;
        if (fits(p, middle))
            least = middle;
        else
            most = middle;
    }
    return least;
}

static bool
has_moves(const Poster *p)
{
    for (size_t i = 0; i < p->n_bands; i++)
        if (p->bands[i].kind == BAND_MOVES)
            return true;
    return false;
}

/* The style that must be read from afar. */
static StyleId
far_style(const Poster *p)
{
    return has_moves(p) ? STYLE_NAME : STYLE_HEADING;
}

/* Fits the type: pictures get their wished share unless the names then stay
   below `distance` [m], for which they give way as far as they may.  What is
   more than the wish is shared with the pictures. */
static double
fit(Poster *p, double distance)
{
    Board *b = &p->board;
    const double *size = b->own.poster.size, *share = b->own.poster.picture;
    double least = MAX(size[0] * b->scale, LEAST_TYPE);
    double most = MAX(size[1] * b->scale, least);
    double wish = board_size_for(b, far_style(p), distance);
    b->share = share[1];
    double found = largest(p, least, most) * AIR;
    if (!has_moves(p))
        return found > 0 ? MAX(found, least) : 0;
    if (found >= wish)
        return sqrt(found * wish);
    b->share = share[0];
    double closer = largest(p, least, most);
    return closer > 0 ? MAX(MIN(closer * AIR, wish), MAX(found, least)) : 0;
}

/* Lines were reckoned from the widths of words; now they are set.  Texts, which
   are reckoned with care, may grow. */
static void
settle(Poster *p, double size)
{
    double most = p->board.own.poster.size[1] * p->board.scale;
    p->board.exact = true;
    while (!fits(p, size))
        size *= SHRINK;
    bool texts = p->n_bands > 1 || p->bands[0].kind == BAND_PANELS;
    while (texts && size / SHRINK < most && fits(p, size / SHRINK))
        size /= SHRINK;
    fits(p, size);
}

static PosterSays
says_first(const PosterWish *wish)
{
    return wish->read_from > 0 ? POSTER_SAYS_STEPS : POSTER_SAYS_CUE;
}

/* What the layout wishes for names, on this sheet [m]. */
static double
usual_wish(const Board *b)
{
    return b->own.poster.read_at[0] * b->scale;
}

/* Says as much of the moves as can be read from where it must be; false when
   even the names cannot. */
static bool
choose(Poster *p, const PosterWish *wish)
{
    Board *b = &p->board;
    double distance = wish->read_from > 0 ? wish->read_from : usual_wish(b);
    int last = has_moves(p) ? POSTER_SAYS_NAME : (int)says_first(wish);
    for (int says = says_first(wish); says <= last; says++) {
        b->says = (PosterSays)says;
        double size = fit(p, distance);
        if (size <= 0)
            continue;
        settle(p, size);
        double reached = board_distance(b, far_style(p));
        if (wish->read_from <= 0 || reached >= wish->read_from - 0.05)
            return true;
        b->exact = false;
    }
    return false;
}

/* How many of the first moves can be shown alone. */
static size_t
most_moves(Poster *p, const PosterWish *wish)
{
    Band *band = &p->bands[0];
    size_t all = band->n, low = 0, high = all;
    while (high - low > 1) {
        band->n = (low + high) / 2;
        if (choose(p, wish))
            low = band->n;
        else
            high = band->n;
        p->board.exact = false;
    }
    band->n = all;
    return low;
}

/* Says what would fit. */
static void
refuse(Poster *p, const PosterWish *wish)
{
    Diag *diag = p->board.setter.diag;
    const Band *band = &p->bands[0];
    g_autofree char *asked =
            wish->read_from > 0
                    ? g_strdup_printf("be read from %.3g m", wish->read_from)
                    : g_strdup_printf("be read at %.0f pt", LEAST_TYPE);
    SrcPos pos = wish->read_from > 0 ? src_pos_option("read-from")
                                     : src_pos_option("paper");
    size_t most = p->n_bands == 1 && band->kind == BAND_MOVES
                          ? most_moves(p, wish)
                          : 0;
    size_t n = band->n;
    if (most == 0)
        diag_add(diag, DIAG_ERROR, pos,
                 "the poster does not fit on %s if it is to %s; take a larger "
                 "sheet, or print less",
                 wish->paper, asked);
    else if (2 * most >= n)
        diag_add(diag, DIAG_ERROR, pos,
                 "%zu moves do not fit on %s if they are to %s; make two "
                 "posters, one up to '%s' and one from '%s', or take a larger "
                 "sheet",
                 n, wish->paper, asked,
                 band->blocks[(n + 1) / 2 - 1]->exercise.id,
                 band->blocks[(n + 1) / 2]->exercise.id);
    else
        diag_add(diag, DIAG_ERROR, pos,
                 "%zu moves do not fit on %s if they are to %s; make %zu "
                 "posters of up to %zu, or take a larger sheet",
                 n, wish->paper, asked, (n + most - 1) / most, most);
}

typedef struct {
    double head, strip, foot;
} Ends;

static double
measure(Poster *p, Column *built)
{
    double height = built->y;
    column_free(built);
    g_array_set_size(p->board.setter.elements, 1);
    return height;
}

static const Ground *
head_ground(const Poster *p)
{
    return p->aside || has_dark(p) ? &ground_brand : &ground_paper;
}

static const Ground *
foot_ground(const Poster *p)
{
    return p->aside && !has_dark(p) ? &ground_brand : &ground_paper;
}

/* The heights of head, strip and foot at their own type sizes. */
static Ends
measure_ends(Poster *p)
{
    Board *b = &p->board;
    double width = is_split(p) ? p->body.w : p->head_width;
    return (Ends){
        measure(p, poster_head(b, p->head_width, p->head_most,
                               head_ground(p))),
        measure(p, poster_strip(b, width)),
        measure(p, poster_foot(b, width, foot_ground(p))),
    };
}

/* What they take of the sheet's height, with the gaps between them. */
static double
ends_height(const Board *b, const Ends *ends)
{
    double gap = board_mm(b, END_GAP);
    return ends->head + (ends->strip > 0 ? gap + ends->strip : 0) +
           (ends->foot > 0 ? gap + ends->foot : 0);
}

/* Head, strip and foot, smaller where they would take more than `most`. */
static Ends
fit_ends(Poster *p, double most)
{
    Board *b = &p->board;
    Ends ends = measure_ends(p);
    for (int i = 0; i < END_STEPS && ends_height(b, &ends) > most; i++) {
        board_shrink(b, SHRINK_ENDS);
        p->head_most *= SHRINK_ENDS;
        ends = measure_ends(p);
    }
    return ends;
}

/* The head in a column of its own; strip and foot stand below it, or below the
   bands when it tells the story. */
static void
set_aside(Poster *p)
{
    Board *b = &p->board;
    const LayoutSpec *spec = &b->base;
    double gap = board_mm(b, END_GAP), height = p->body.h;
    p->column = spec->width * (has_dark(p) ? STORY_SHARE : spec->poster.side);
    p->head_width = p->column - spec->left - spec->right * COLUMN_EDGE;
    p->body.x = p->column + spec->right;
    p->body.w = spec->width - spec->right - p->body.x;
    p->head_most = height * (has_dark(p) ? spec->poster.headline * 1.5
                                         : ASIDE_TITLE);
    if (!has_dark(p)) {
        fit_ends(p, height);
        return;
    }
    Ends ends = measure_ends(p);
    p->story = (Rect){ spec->left, spec->top + ends.head + gap, p->head_width,
                       height - ends.head - gap };
    ends.head = 0;
    p->body.h -= ends_height(b, &ends);
}

/* Room for the bands between head, strip and foot. */
static void
set_frame(Poster *p)
{
    Board *b = &p->board;
    const LayoutSpec *spec = &b->base;
    double gap = board_mm(b, END_GAP);
    p->body = (Rect){ spec->left, spec->top,
                      spec->width - spec->left - spec->right,
                      spec->height - spec->top - spec->bottom };
    if (p->aside) {
        set_aside(p);
        return;
    }
    p->head_width = p->body.w;
    p->head_most = spec->height * spec->poster.headline;
    Ends ends = fit_ends(p, p->body.h * ENDS_MOST);
    p->body.y += ends.head + gap;
    p->body.h -= ends_height(b, &ends) + gap;
    if (ends.strip + ends.foot > 0)
        p->body.h -= gap;
}

/* The sheet, and the brand's colour where the head or the story stands. */
static void
put_ground(Poster *p, Column *c)
{
    Board *b = &p->board;
    Setter *s = &b->setter;
    Rect sheet = { 0, 0, b->base.width, b->base.height };
    column_rect(c, sheet, 0, setter_color(s, COLOR_PAPER), COLOR_NONE, 0);
    if (p->aside)
        sheet.w = p->column;
    if (p->aside || has_dark(p))
        column_rect(c, sheet, 0, setter_color(s, COLOR_BRAND), COLOR_NONE, 0);
}

/* The paper below the story, over what reaches out of it. */
static void
put_edge(Poster *p, Column *c, double y)
{
    const LayoutSpec *spec = &p->board.base;
    column_rect(c, (Rect){ 0, y, spec->width, spec->height - y }, 0,
                setter_color(&p->board.setter, COLOR_PAPER), COLOR_NONE, 0);
}

/* A sun with rings behind the title, or faint rings where it stands aside. */
static void
put_motif(Poster *p, Column *c)
{
    Board *b = &p->board;
    Setter *s = &b->setter;
    if (!b->base.header.motif || has_dark(p))
        return;
    Rect clip = { 0, 0, b->base.width, p->body.y };
    double unit = MIN(p->body.y / 2.1, board_mm(b, 60));
    Point centre = { b->base.width - unit * 0.95, unit * 0.85 };
    Color top = setter_color(s, COLOR_SUN), ground = setter_color(s, COLOR_PAPER);
    if (p->aside) {
        clip = (Rect){ 0, 0, p->column, b->base.height };
        centre = (Point){ clip.w * 0.9, clip.h * 0.62 };
        top = ground;
        ground = setter_color(s, COLOR_BRAND);
    }
    for (int i = 0; i < N_RINGS; i++) {
        double r = unit * (0.7 + 0.17 * i);
        Shape ring = { .kind = SHAPE_CIRCLE,
                       .box = { centre.x - r, centre.y - r, 2 * r, 2 * r },
                       .line_width = unit * 0.05,
                       .clip = clip };
        if (i == 0 && !p->aside)
            ring.fill = top;
        else
            ring.stroke = color_mix(top, ground, 0.34 - 0.07 * i);
        if (p->aside)
            ring.stroke = color_mix(top, ground, 0.1);
        column_shape(c, OWNER_ARTIFACT, &ring);
    }
}

/* Puts a built column at x, y and frees it. */
static void
put_built(Column *c, Column *built, double x, double y)
{
    column_add_column(c, built, x, y);
    column_free(built);
}

/* Draws band `i` from y on, with `spare` more height than it needs; returns
   where the next one begins. */
static double
put_band(Poster *p, Column *c, size_t i, double y, double spare)
{
    Board *b = &p->board;
    const Band *band = &p->bands[i];
    Rect box = place_of(p, i);
    box.y = y;
    put_heading(p, c, band, box);
    box.y += heading_height(p, band, box.w);
    box.h = kinds[band->kind].height(b, band, box.w) + spare;
    kinds[band->kind].draw(b, band, c, box);
    double next = box.y + box.h + gap_after(p, i);
    if (i + 1 == p->n_dark && !is_split(p) && i + 1 < p->n_bands)
        put_edge(p, c, next - gap_after(p, i) / 2);
    return next;
}

/* The bands from `first` to before `end` in their place: those that can use it
   share what is left of its height, else all do. */
static void
put_bands(Poster *p, Column *c, size_t first, size_t end)
{
    if (first == end)
        return;
    Rect place = place_of(p, first);
    double y = place.y, growing = 0;
    double spare = place.h - bands_height(p, first, end);
    for (size_t i = first; i < end; i++)
        growing += kinds[p->bands[i].kind].grows;
    for (size_t i = first; i < end; i++) {
        bool grows = growing <= 0 || kinds[p->bands[i].kind].grows;
        double n = growing > 0 ? growing : (double)(end - first);
        y = put_band(p, c, i, y, grows ? spare / n : 0);
    }
}

/* Head, bands, strip and foot, in the order in which they are read. */
static void
put_all(Poster *p, Column *c)
{
    Board *b = &p->board;
    const LayoutSpec *spec = &b->base;
    double gap = board_mm(b, END_GAP);
    g_autoptr(Column) inside = column_new();
    put_built(inside,
              poster_head(b, p->head_width, p->head_most, head_ground(p)),
              spec->left, spec->top);
    size_t turn = is_split(p) ? p->n_dark : 0;
    put_bands(p, inside, 0, turn);
    put_bands(p, inside, turn, p->n_bands);
    double x = is_split(p) ? p->body.x : spec->left;
    double width = is_split(p) ? p->body.w : p->head_width;
    Column *strip = poster_strip(b, width);
    double strip_height = strip->y;
    Column *foot = poster_foot(b, width, foot_ground(p));
    double bottom = spec->height - spec->bottom;
    double foot_top = bottom - foot->y;
    double strip_top =
            foot_top - (foot->y > 0 ? gap : 0) - strip_height;
    put_built(inside, strip, x, strip_top);
    put_built(inside, foot, x, foot_top);
    put_ground(p, c);
    put_motif(p, c);
    column_add_column(c, inside, 0, 0);
}

static void
draw(Poster *p, PageSet *set)
{
    Board *b = &p->board;
    GArray *elements = b->setter.elements;
    g_autoptr(Column) c = column_new();
    put_all(p, c);
    Page *page = arena_new0(set->arena, Page);
    page->width = b->base.width;
    page->height = b->base.height;
    page->marks = arena_memdup(set->arena, c->marks->data,
                               c->marks->len * sizeof(Mark));
    page->n_marks = c->marks->len;
    set->pages = page;
    set->n_pages = 1;
    set->elements = arena_memdup(set->arena, elements->data,
                                 elements->len * sizeof(Element));
    set->n_elements = elements->len;
}

static void
tell(const Poster *p, PosterReach *reach)
{
    const Board *b = &p->board;
    *reach = (PosterReach){ .says = b->says,
                            .has_moves = has_moves(p),
                            .size = b->size,
                            .names = board_distance(b, far_style(p)),
                            .text = board_distance(b, STYLE_BODY),
                            .wish = usual_wish(b) };
}

PageSet *
layout_poster(const Document *doc, const LayoutSpec *spec, FontSet *fonts,
              const PosterWish *wish, PosterReach *reach, Diag *diag)
{
    int errors = diag_n_errors(diag);
    LayoutSpec own = brand_spec(spec, doc->brand);
    g_autoptr(PageSet) set =
            page_set_new(doc->title, doc->author, doc->lang);
    font_set_load(fonts, own.family, FACE_COUNT);
    Poster p = { .aside = spec->width >= spec->height * BROAD };
    board_init(&p.board, doc, &own, fonts, set->arena, diag);
    element_add(&p.board.setter, ROLE_DOCUMENT, -1, NULL);
    board_size(&p.board, p.board.base.styles[STYLE_BODY].size);
    find_bands(&p);
    set_frame(&p);
    if (p.n_bands > 0 && choose(&p, wish)) {
        draw(&p, set);
        tell(&p, reach);
    } else {
        refuse(&p, wish);
    }
    board_clear(&p.board);
    return diag_n_errors(diag) > errors ? NULL : g_steal_pointer(&set);
}
