/* A layout file, checked: what the engine may vary.  Lengths are in points. */
#pragma once

#include "base/arena.h"
#include "base/color.h"
#include "model/document.h"

typedef enum { FACE_TEXT, FACE_DISPLAY, FACE_COUNT } Face;

typedef enum {
    STYLE_TITLE,
    STYLE_HEADING, /* of a section */
    STYLE_NAME,    /* of an exercise */
    STYLE_BODY,
    STYLE_NUMERAL,
    STYLE_BADGE, /* the number on a card */
    STYLE_DOSE,  /* numbers in chips */
    STYLE_CHIP,  /* words in chips */
    STYLE_TAG,
    STYLE_LABEL,
    STYLE_CAUTION,
    STYLE_CALL, /* phone numbers in the stop box */
    STYLE_FOOTER,
    STYLE_SMALL, /* addresses */
    STYLE_COUNT
} StyleId;
extern const char *const style_names[STYLE_COUNT + 1];

typedef struct {
    Face face;
    int weight;      /* 400 600 700 800 */
    double size;     /* [pt] */
    double leading;  /* [pt] */
    double tracking; /* [em] */
    SrcPos pos;      /* of its weight in the file */
} TextStyle;

typedef enum {
    COLOR_PAPER,
    COLOR_INK,
    COLOR_SOFT,
    COLOR_BRAND,
    COLOR_BRAND2,
    COLOR_ACCENT,
    COLOR_WARN,
    COLOR_PANEL,
    COLOR_CHIP,
    COLOR_LINE,
    COLOR_MASSAGE,
    COLOR_DANGER,
    COLOR_EMERGENCY,
    COLOR_CAUTION,
    COLOR_SUN,
    COLOR_GREEN,
    COLOR_AMBER,
    COLOR_RED,
    COLOR_COUNT
} ColorId;
extern const char *const color_names[COLOR_COUNT + 1];

typedef enum {
    CARD_ROW,   /* pictures at the left, text beside them */
    CARD_STACK, /* pictures above the text */
    CARD_SHAPE_COUNT
} CardShape;
extern const char *const card_shape_names[CARD_SHAPE_COUNT + 1];

/* What a card may leave out. */
typedef enum {
    CARD_TAG,
    CARD_START,
    CARD_FEEL,
    CARD_SKIP,
    CARD_EASIER,
    CARD_HARDER,
    CARD_SENTENCE, /* the dose in words, where there are chips */
    CARD_LEGEND,
    CARD_PART_COUNT
} CardPart;
extern const char *const card_part_names[CARD_PART_COUNT + 1];

typedef enum { FIELDS_BELOW, FIELDS_BESIDE, FIELDS_NONE } FieldsManner;

typedef struct {
    const char *id;
    const char *title;
    double width, height; /* of the page, or of a card */
    double top, right, bottom, left; /* margins */
    SrcPos margins_pos;
    int landscape; /* 1 = the long side lies */
    struct {
        double card_width, card_height; /* 0 = a sheet is one page */
        double width, height;           /* of the paper */
        int columns, rows;              /* of pages on it, at least 1 */
    } sheet;
    Color palette[COLOR_COUNT];
    SrcPos palette_pos[COLOR_COUNT];
    const char *family[FACE_COUNT];
    TextStyle styles[STYLE_COUNT];
    double size, leading; /* of the body: gaps count from it */

    Part parts[PART_COUNT]; /* in print order */
    size_t n_parts;
    unsigned omitted; /* bit per Part */

    struct {
        int no_fills;     /* 1 = frames instead of coloured grounds */
        int line_figures; /* 1 = lines on white, muscles hatched */
        double frame;     /* width of those frames */
    } ink;
    struct {
        int motif; /* 1 = arcs behind the title */
        double qr; /* side of the code; 0 = none */
        double radius;
        double pad; /* above and below the text */
        int fields; /* FieldsManner */
    } header;
    struct {
        int shape;            /* CardShape */
        int columns;          /* of CARD_STACK, at most */
        double column;        /* least width of a column of text */
        double gutter;        /* between columns */
        double figure_width;  /* of the picture panel of CARD_ROW */
        double figure_height; /* of the panel, at most */
        double min_height;
        double gap; /* between picture and text */
        double radius;
        double pad;       /* round the pictures */
        double badge;     /* diameter of the number */
        double letter;    /* diameter of A and B */
        double aside;     /* width of the right column without a picture */
        int cue;          /* 1 = the short cue for start and steps */
        unsigned omitted; /* bit per CardPart */
    } card;
    struct {
        double icon; /* side */
        double pad;  /* from the strip's ends */
        double gap;  /* beside the lines between chips */
        double radius;
    } chips;
    struct {
        double icon; /* side */
        double pad;  /* from the panel's sides */
        double radius;
    } panel;
    int intro_floats; /* 1 = before the moves, where that fills pages better */
    int short_safety; /* 1 = the short text of a safety box that has one */
    struct {
        double box;       /* side of a tick box */
        double row;       /* height of a row */
        int weeks;        /* 0 = until the next visit */
        int across;       /* weeks side by side, at most */
        double names;     /* width of the names; 0 = two fifths */
        double thumbnail; /* height of a picture before the name; 0 = none */
    } chart;
    double map_height; /* of the body map, at most */
    struct {
        int columns;
        double picture; /* height of a picture's panel */
        double gap;     /* between columns, and between rows */
    } catalogue;
    struct {
        bool shown;        /* this is a layout of posters; its numbers are for
                              a short side of 420 mm */
        Color tints[POSTURE_COUNT]; /* behind pictures */
        double size[2];    /* least and most of the body's type [pt] */
        double read_at[2]; /* wished for names and cues [m] */
        double picture[2]; /* share of a move's cell: least, and wished */
        double headline;   /* of the page's height, at most */
        double side;       /* width of the title's column on a broad page */
        bool story;        /* title and anatomy stand on the brand's colour */
    } poster;
    double notes_min;     /* room that ruled notes need */
    double block_gap;     /* between exercises */
    double panel_gap;     /* between panels */
    double section_gap;   /* before a section's heading */

    double leading_span[2]; /* least and most factor on all leading */
    double gap_span[2];     /* how far gaps may open: 1 and a factor */
    double figure_span[2];  /* how far pictures may grow: 1 and a factor */
    int max_pages;          /* 0 = as many as it takes; else the type gives */
    double size_span[2];    /* least and most body size, with max_pages [pt] */
} LayoutSpec;

/* What a layout is for. */
typedef enum {
    LAYOUT_HANDOUT,
    LAYOUT_CATALOGUE,
    LAYOUT_POSTER
} LayoutUse;

LayoutUse layout_spec_use(const LayoutSpec *spec);
/* True when the layout prints `part`. */
bool layout_spec_has(const LayoutSpec *spec, Part part);

/* The part that `block` is printed in: massage moves that the layout's advice
   would hold stand with the other moves where it leaves advice out. */
Part layout_spec_part_of(const LayoutSpec *spec, const Block *block);

/* Puts the intro right before the exercises; the layout has both. */
void layout_spec_put_intro_first(LayoutSpec *spec);

/* True for a layout of catalogues, which has other parts than a handout's. */
bool layout_spec_is_catalogue(const LayoutSpec *spec);

/* True when its cards print `part`. */
bool layout_spec_card_has(const LayoutSpec *spec, CardPart part);

/* Sets the paper, of either orientation [pt], and how many pages lie on it. */
void layout_spec_set_paper(LayoutSpec *spec, double width, double height);

/* The same layout with all type, and all that goes with it, `factor` times as
   large; paper and margins stay. */
LayoutSpec layout_spec_scaled(const LayoutSpec *spec, double factor);
