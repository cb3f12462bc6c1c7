/* A poster under way: the layout's numbers scaled to the sheet and to the type
   size that is tried, and what every band needs.  For layout/poster*.c only. */
#pragma once

#include "layout/poster.h"
#include "layout/setter.h"

typedef struct {
    Setter setter;
    const Document *doc;
    LayoutSpec base; /* in the practice's colour, scaled to the sheet */
    LayoutSpec own;  /* the same at `size` */
    double scale;    /* of the sheet: 1 for a short side of 420 mm */
    double size;     /* of the body's type [pt] */
    double share;    /* of a move's cell that its picture takes, at least */
    PosterSays says;
    bool exact;      /* lines are counted by setting them */
    GHashTable *words; /* what texts are made of: GArray */
} Board;

void board_init(Board *b, const Document *doc, const LayoutSpec *spec,
                FontSet *fonts, Arena *arena, Diag *diag);
void board_clear(Board *b);

/* Tries a type size [pt]: of the body; what is fitted grows along. */
void board_size(Board *b, double size);

/* Makes the styles that keep their size smaller. */
void board_shrink(Board *b, double by);

/* Lengths that grow with the sheet [mm], and with the type [em]; in points. */
double board_mm(const Board *b, double length);
double board_em(const Board *b, double length);

/* From where capitals of that style are read [m]. */
double board_distance(const Board *b, StyleId style);
/* The body's size [pt] at which that style is read from `distance` [m]. */
double board_size_for(const Board *b, StyleId style, double distance);

/* How many lines `text` takes, or 0 when a word is wider than `width`. */
int board_lines(Board *b, StyleId style, const char *text, double width);
/* The same of spans, as one text in one style. */
int board_span_lines(Board *b, StyleId style, const Span *spans, size_t n,
                     double width);
/* Height of prose, or INFINITY when a word is wider than `width`. */
double board_prose_height(Board *b, const Prose *prose, double width);

/* The ProseStyle of running text in `manner`. */
ProseStyle board_prose(const Board *b, const Manner *manner, double x,
                       double width);

/* Puts `text` at x, y; returns where it ends.  `fill` balanced. */
double board_text(Board *b, Column *c, int owner, StyleId style, ColorId color,
                  const char *text, Rect at);
/* The same for text in `lang`, NULL for the document's: so is its element. */
double board_text_in(Board *b, Column *c, int owner, const char *lang,
                     StyleId style, ColorId color, const char *text, Rect at);

/* The plain text of spans.  Caller frees. */
char *board_plain(const Span *spans, size_t n);

/* Texts and rules on a ground. */
typedef struct {
    ColorId ink, strong, accent;
    bool dark;
} Ground;
extern const Ground ground_paper, ground_brand;
extern const Manner manner_dark; /* running text on the brand's colour */
