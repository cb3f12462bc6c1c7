/* The pieces of an exercise card, put together by card.c and card_grid.c.
   For layout/ only. */
#pragma once

#include "layout/blocks.h"
#include "layout/figures.h"

typedef struct {
    Setter *s;
    const ExerciseBlock *block;
    double width;
    int sect;
    bool split; /* higher than a page: everything in one column */
} Card;

/* A card with a section of its own. */
Card card_begin(Setter *s, const ExerciseBlock *block, double width);

/* The texts of a card, at `x` of a column; card_texts.c. */

/* The number in its disc; `owner` is whom it belongs to. */
void card_badge(const Card *card, Column *c, double x, double y, int owner);
/* How far text stands in beside the number. */
double card_indent(const Card *card);
/* Tag and name, with the number to their left unless a picture bears it. */
void card_head(const Card *card, Column *c, double x, double width, bool badge);
/* How to do it: start and steps, or the short cue. */
void card_steps(const Card *card, Column *c, double x, double width);
/* A label and its text, unless the layout leaves `part` out. */
void card_labelled(const Card *card, Column *c, CardPart part, double x,
                   double width);
/* All of them; and whether there are any. */
bool card_has_notes(const Card *card);
void card_notes(const Card *card, Column *c, double x, double width);
/* The strip of the dose, as wide as the card and at least `height` high. */
void
card_dose(const Card *card, Column *c, double x, double width, double height);

/* What the panel of a card shows: the therapist's own picture, or drawn ones;
   nothing when n is 0. */
typedef struct {
    int n;
    const Art *art[2];
    Rect boxes[2];
    double width, height; /* of the panel, at least so high */
} Pictures;

Pictures card_pictures(const Card *card, FigureRoom room);
/* Pictures in their panel, `height` high, with the number on it. */
void card_pictures_put(const Card *card, Column *c, const Pictures *p,
                       double height);
/* The pictures without a panel, at `x`. */
void
card_pictures_alone(const Card *card, Column *c, const Pictures *p, double x);

/* What the pictures' colours and letters say, on as many lines as it takes;
   card_legend.c. */
void card_legend(const Card *card, Column *c);

/* A card of its own width that pages may divide between steps; card.c. */
Group *card_divided(Setter *s, const ExerciseBlock *block, Part part);

/* A row of cards whose parts are aligned; card_grid.c. */
void grid_build(Setter *s, const Block *const *blocks, size_t n, double room,
                GPtrArray *groups);
/* True when cards are stacks: the layout says so, or the page is so narrow
   that text beside pictures has too little room. */
bool cards_stack(const LayoutSpec *spec, double width);
/* The room for the pictures of a card on a page `width` wide. */
FigureRoom card_room(const LayoutSpec *spec, double width);
