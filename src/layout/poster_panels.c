/* Texts of a poster: cards in columns, with the scales of pain and of
   pressure. */
#include "layout/bands.h"

#include <math.h>
#include <stdlib.h>

#include "art/icon.h"

#define MAX_PANELS 16
#define MAX_COLUMNS 3
#define GUTTER 1.1 /* [em] between cards */
#define PAD 1.1    /* [em] inside a card */
#define TITLE_GAP 0.45
#define BAR 0.32         /* [em] at the left of a warning */
#define SCALE_HEIGHT 2.4 /* [em] of the numbered boxes ... */
#define SCALE_GAP 0.14   /* ... between them ... */
#define SCALE_BELOW 0.35 /* ... and to the words at the ends */
#define N_MARKS 11       /* 0 to 10 */
#define MARK_FULL 0.7    /* of a box that its number may take */
#define ICON_SIDE 1.35   /* of the title's size */
#define CALL_GAP 0.3
#define EMPTY_COST 0.4
#define WIDTH_STEP 0.03 /* of the average: columns are tried so much narrower
                           and broader ... */
#define WIDTH_STEPS 4   /* ... up to so many times */
#define GAP_MOST 0.75   /* [em] that lines of text part to fill a card */

/* How a card looks. */
typedef struct {
    ColorId fill, bar; /* no bar when they are the same */
    ColorId title;
    const Manner *manner;
    Icon icon;
} Look;

static const Look safety_looks[] = {
    [SAFETY_EMERGENCY] = { COLOR_EMERGENCY, COLOR_EMERGENCY, COLOR_PAPER,
                           &manner_dark, ICON_EMERGENCY },
    [SAFETY_SOON] = { COLOR_DANGER, COLOR_WARN, COLOR_WARN, &manner_body,
                      ICON_PHONE },
    [SAFETY_CAUTION] = { COLOR_CAUTION, COLOR_AMBER, COLOR_WARN, &manner_body,
                         ICON_CAUTION },
    [SAFETY_CALL] = { COLOR_CHIP, COLOR_CHIP, COLOR_BRAND, &manner_body,
                      ICON_PHONE },
    [SAFETY_SMALL_PRINT] = { COLOR_PANEL, COLOR_PANEL, COLOR_BRAND,
                             &manner_body, ICON_NONE },
};
static const Look plain_look = { COLOR_PANEL, COLOR_PANEL, COLOR_BRAND,
                                 &manner_body, ICON_NONE };
static const Look dark_look = { COLOR_BRAND, COLOR_BRAND, COLOR_PAPER,
                                &manner_dark, ICON_NONE };

/* The last numbers of the green and of the amber band. */
typedef struct {
    const char *low, *high;
    int green_to, amber_to;
} Scale;

/* What a block says as a card. */
typedef struct {
    const Block *block;
    Look look;
    const char *id, *title, *title_lang;
    char *call; /* "Call 999", or NULL */
    Prose prose;
    Scale scale; /* low NULL: none */
} Card;

static Card
card_of(Board *b, const Band *band, size_t i)
{
    const Block *block = band->blocks[i];
    Card card = { .block = block, .look = band->dark ? dark_look : plain_look };
    if (block->kind == BLOCK_SAFETY) {
        const SafetyBlock *from = &block->safety;
        card.look = safety_looks[from->level];
        card.id = from->id;
        card.title = from->title;
        card.title_lang = from->title_lang;
        card.prose = from->prose;
        if (from->phone != NULL)
            card.call = arena_printf(b->setter.arena, "%s %s",
                                     from->call ? from->call : "", from->phone);
    } else if (block->kind == BLOCK_PAIN) {
        const PainBlock *from = &block->pain;
        card.id = from->id;
        card.title = from->title;
        card.title_lang = from->title_lang;
        card.prose = from->prose;
        card.scale = (Scale){ from->low, from->high, from->green_to,
                              from->amber_to };
    } else if (block->kind == BLOCK_PRESSURE) {
        const PressureBlock *from = &block->pressure;
        card.title = from->heading;
        card.scale = (Scale){ from->low, from->high, from->most, from->most };
    } else {
        const PanelBlock *from = &block->panel;
        card.id = from->id;
        card.title = from->title;
        card.title_lang = from->title_lang;
        card.prose = from->prose;
        card.look.icon = from->icon;
    }
    return card;
}

static double
pad_of(const Board *b, const Band *band)
{
    return band->dark ? 0 : board_em(b, PAD);
}

static double
icon_side(const Board *b)
{
    return b->own.styles[STYLE_HEADING].size * ICON_SIDE;
}

/* How far the title stands in from the card's text. */
static double
title_indent(const Board *b, const Card *card)
{
    return card->look.icon == ICON_NONE ? 0 : icon_side(b) + board_em(b, 0.4);
}

static double
scale_height(const Board *b)
{
    return board_em(b, SCALE_HEIGHT + SCALE_BELOW) +
           setter_leading(&b->setter, STYLE_LABEL);
}

/* The width of one of the boxes from 0 to 10. */
static double
mark_width(const Board *b, double width)
{
    return (width - board_em(b, SCALE_GAP) * (N_MARKS - 1)) / N_MARKS;
}

/* Of the texts in a card `width` wide inside. */
static double
card_inside(Board *b, const Card *card, double width)
{
    const Setter *s = &b->setter;
    int lines = board_lines(b, STYLE_HEADING, card->title,
                            width - title_indent(b, card));
    if (lines == 0)
        return INFINITY;
    double height = lines * setter_leading(s, STYLE_HEADING);
    if (card->scale.low != NULL) {
        if (board_lines(b, STYLE_LABEL, "10",
                        mark_width(b, width) * MARK_FULL) == 0)
            return INFINITY;
        height += board_em(b, TITLE_GAP) + scale_height(b);
    }
    if (card->call != NULL &&
        board_lines(b, STYLE_CALL, card->call, width) != 1)
        return INFINITY; /* a number to call stays on one line */
    if (card->call != NULL)
        height += board_em(b, CALL_GAP) + setter_leading(s, STYLE_CALL);
    if (card->prose.n > 0)
        height += board_em(b, TITLE_GAP) +
                  board_prose_height(b, &card->prose, width);
    return height;
}

static double
card_height(Board *b, const Band *band, size_t i, double width)
{
    Card card = card_of(b, band, i);
    double pad = pad_of(b, band);
    return card_inside(b, &card, width - 2 * pad) + 2 * pad;
}

/* The cards in columns, read down the left one first: `turn` is the first card
   of each next column. */
typedef struct {
    size_t columns;
    size_t turn[MAX_COLUMNS + 1]; /* [0] is 0, [columns] is all */
    int steps[MAX_COLUMNS];       /* broader than the average, or narrower */
    double average;               /* width of a column */
    double height;
    double cost; /* the height, more where cards are left half empty */
} Deal;

/* The height of each card, by the width of its column. */
typedef double CardHeights[2 * WIDTH_STEPS + 1][MAX_PANELS];

static double
column_width(const Deal *deal, size_t k)
{
    return deal->average * (1 + WIDTH_STEP * deal->steps[k]);
}

static void
deal_measure(const Board *b, CardHeights heights, Deal *deal)
{
    double gap = board_em(b, GUTTER), all = 0;
    deal->height = 0;
    for (size_t k = 0; k < deal->columns; k++) {
        double sum = -gap;
        for (size_t i = deal->turn[k]; i < deal->turn[k + 1]; i++)
            sum += heights[WIDTH_STEPS + deal->steps[k]][i] + gap;
        deal->height = MAX(deal->height, sum);
        all += sum;
    }
    double empty = 1 - all / (deal->height * (double)deal->columns);
    deal->cost = deal->height * (1 + EMPTY_COST * empty);
}

/* Tries every way to deal the rest, from column `k` on. */
static void
deal_rest(const Board *b, CardHeights heights, size_t n, size_t k,
          Deal *trial, Deal *best)
{
    if (k == trial->columns) {
        trial->turn[k] = n;
        deal_measure(b, heights, trial);
        if (trial->cost < best->cost - 0.01)
            *best = *trial;
        return;
    }
    size_t left = trial->columns - k;
    for (size_t i = trial->turn[k - 1] + 1; i + left <= n; i++) {
        trial->turn[k] = i;
        deal_rest(b, heights, n, k + 1, trial, best);
    }
}

/* Tries the widths of the columns from `k` on, `left` steps to be shared, and
   with each every way to deal. */
static void
deal_widths(const Board *b, CardHeights heights, size_t n, size_t k,
            int left, Deal *trial, Deal *best)
{
    if (k + 1 == trial->columns) {
        trial->steps[k] = left;
        if (abs(left) <= WIDTH_STEPS)
            deal_rest(b, heights, n, 1, trial, best);
        return;
    }
    for (int i = 0; i <= 2 * WIDTH_STEPS; i++) { /* 0, 1, -1, 2, -2 ... */
        trial->steps[k] = i % 2 ? (i + 1) / 2 : -i / 2;
        deal_widths(b, heights, n, k + 1, left - trial->steps[k], trial, best);
    }
}

/* The deal of least cost, by heights that are reckoned. */
static Deal
best_deal(Board *b, const Band *band, double width)
{
    g_assert(band->n <= MAX_PANELS);
    bool exact = b->exact;
    b->exact = false;
    Deal best = { .height = INFINITY, .cost = INFINITY };
    for (size_t columns = 1; columns <= MIN(band->n, (size_t)MAX_COLUMNS);
         columns++) {
        CardHeights heights;
        Deal trial = { .columns = columns };
        trial.average = (width - (double)(columns - 1) * board_em(b, GUTTER)) /
                        (double)columns;
        int most = columns > 1 ? WIDTH_STEPS : 0;
        for (int step = -most; step <= most; step++)
            for (size_t i = 0; i < band->n; i++)
                heights[WIDTH_STEPS + step][i] =
                        card_height(b, band, i,
                                    trial.average * (1 + WIDTH_STEP * step));
        deal_widths(b, heights, band->n, 0, 0, &trial, &best);
    }
    b->exact = exact;
    return best;
}

/* The height of column `k`. */
static double
column_height(Board *b, const Band *band, const Deal *deal, size_t k)
{
    double gap = board_em(b, GUTTER), sum = -gap;
    for (size_t i = deal->turn[k]; i < deal->turn[k + 1]; i++)
        sum += card_height(b, band, i, column_width(deal, k)) + gap;
    return sum;
}

double
panels_height(Board *b, const Band *band, double width)
{
    Deal deal = best_deal(b, band, width);
    double most = deal.height;
    if (!b->exact || isinf(most))
        return most;
    most = 0;
    for (size_t k = 0; k < deal.columns; k++)
        most = MAX(most, column_height(b, band, &deal, k));
    return most;
}

/* The boxes from 0 to 10, and below them what the ends mean. */
static void
put_scale(Board *b, Column *c, const Card *card, int sect, Rect at)
{
    Setter *s = &b->setter;
    double gap = board_em(b, SCALE_GAP), high = board_em(b, SCALE_HEIGHT);
    double w = mark_width(b, at.w);
    int owner = element_add(s, ROLE_P, sect, NULL);
    for (int i = 0; i < N_MARKS; i++) {
        ColorId color = i <= card->scale.green_to   ? COLOR_GREEN
                        : i <= card->scale.amber_to ? COLOR_AMBER
                                                    : COLOR_RED;
        Rect box = { at.x + i * (w + gap), at.y, w, high };
        column_rect(c, box, MIN(w, high) * 0.16, setter_color(s, color),
                    COLOR_NONE, 0);
        g_autofree char *number = g_strdup_printf("%d", i);
        const Para *para = set_text(
                s, STYLE_LABEL, color == COLOR_RED ? COLOR_PAPER : COLOR_INK,
                number, w, PARA_RAGGED);
        column_line(c, owner, para, 0, box.x + (w - para_width(para)) / 2,
                    box.y + (high + para_cap_height(para)) / 2);
    }
    Rect words = { at.x, at.y + high + board_em(b, SCALE_BELOW), at.w, 0 };
    board_text(b, c, element_add(s, ROLE_P, sect, NULL), STYLE_LABEL,
               card->look.manner->color, card->scale.low, words);
    const Para *far = set_text(s, STYLE_LABEL, card->look.manner->color,
                               card->scale.high, at.w, PARA_RAGGED);
    c->y = words.y;
    column_para(c, element_add(s, ROLE_P, sect, NULL), far,
                at.x + at.w - para_width(far), setter_leading(s, STYLE_LABEL));
}

static void
put_frame(Board *b, Column *c, const Band *band, const Card *card, Rect box)
{
    Setter *s = &b->setter;
    double radius = b->own.header.radius;
    if (band->dark)
        return;
    column_rect(c, box, radius, setter_color(s, card->look.fill), COLOR_NONE,
                0);
    if (card->look.bar == card->look.fill)
        return;
    Shape bar = { .kind = SHAPE_RECT,
                  .box = { box.x, box.y, board_em(b, BAR), box.h },
                  .fill = setter_color(s, card->look.bar),
                  .clip = box,
                  .clip_radius = radius };
    column_shape(c, OWNER_ARTIFACT, &bar);
}

/* Icon and title; returns where they end. */
static double
put_title(Board *b, Column *c, const Card *card, int sect, Rect at)
{
    Setter *s = &b->setter;
    double indent = title_indent(b, card);
    if (indent > 0) {
        double side = icon_side(b);
        double leading = setter_leading(s, STYLE_HEADING);
        column_icon(c, card->look.icon, 0,
                    (Rect){ at.x, at.y + (leading - side) / 2, side, side },
                    setter_color(s, card->look.title),
                    setter_color(s, COLOR_SUN));
    }
    return board_text_in(b, c, element_add(s, ROLE_H2, sect, NULL),
                         card->title_lang, STYLE_HEADING, card->look.title,
                         card->title,
                         (Rect){ at.x + indent, at.y, at.w - indent, 0 });
}

/* `more` of the box's height is not needed: the text's passages part. */
static void
put_card(Board *b, Column *c, const Band *band, size_t i, Rect box, double more)
{
    Setter *s = &b->setter;
    Card card = card_of(b, band, i);
    double pad = pad_of(b, band);
    int sect = element_add(s, ROLE_SECT, 0, NULL);
    g_array_index(s->elements, Element, sect).id = card.id;
    put_frame(b, c, band, &card, box);
    Rect at = { box.x + pad, box.y + pad, box.w - 2 * pad, 0 };
    at.y = put_title(b, c, &card, sect, at);
    if (card.call != NULL) {
        at.y += board_em(b, CALL_GAP);
        at.y = board_text(b, c, element_add(s, ROLE_P, sect, NULL), STYLE_CALL,
                          card.look.title, card.call, at);
    }
    if (card.scale.low != NULL) {
        at.y += board_em(b, TITLE_GAP);
        put_scale(b, c, &card, sect, at);
        at.y += scale_height(b);
    }
    if (card.prose.n == 0)
        return;
    ProseStyle style = board_prose(b, card.look.manner, at.x, at.w);
    double part = MIN(more / (double)card.prose.n, board_em(b, GAP_MOST));
    style.item_gap += part;
    style.paragraph_gap += part;
    c->y = at.y + board_em(b, TITLE_GAP) + part;
    set_prose(s, c, &card.prose, sect, &style);
}

/* Column `k` in `box`: its cards share what they do not need by what they
   hold. */
static void
put_cards(Board *b, Column *c, const Band *band, const Deal *deal, size_t k,
          Rect box)
{
    double gap = board_em(b, GUTTER), y = box.y;
    double spare = box.h - column_height(b, band, deal, k), all = 0;
    for (size_t i = deal->turn[k]; i < deal->turn[k + 1]; i++)
        all += card_height(b, band, i, box.w);
    for (size_t i = deal->turn[k]; i < deal->turn[k + 1]; i++) {
        double h = card_height(b, band, i, box.w), more = spare * h / all;
        put_card(b, c, band, i, (Rect){ box.x, y, box.w, h + more }, more);
        y += h + more + gap;
    }
}

void
panels_draw(Board *b, const Band *band, Column *c, Rect box)
{
    Deal deal = best_deal(b, band, box.w);
    Rect at = box;
    for (size_t k = 0; k < deal.columns; k++) {
        at.w = column_width(&deal, k);
        put_cards(b, c, band, &deal, k, at);
        at.x += at.w + board_em(b, GUTTER);
    }
    c->y = box.y + box.h;
}
