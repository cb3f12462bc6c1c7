/* A layout file, checked: what the engine may vary.  Lengths are in points. */
#pragma once

#include "base/arena.h"
#include "base/color.h"
#include "model/document.h"

typedef enum { FACE_TEXT, FACE_DISPLAY, FACE_COUNT } Face;

typedef enum {
    STYLE_TITLE,
    STYLE_HEADING,   /* of a section */
    STYLE_NAME,      /* of an exercise */
    STYLE_BODY,
    STYLE_NUMERAL,
    STYLE_BADGE,     /* the number on a card */
    STYLE_DOSE,      /* numbers in chips */
    STYLE_CHIP,      /* words in chips */
    STYLE_TAG,
    STYLE_LABEL,
    STYLE_CAUTION,
    STYLE_CALL,      /* phone numbers in the stop box */
    STYLE_FOOTER,
    STYLE_SMALL,     /* addresses */
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

typedef struct {
    const char *id;
    const char *title;
    const char *extends; /* the layout that this one changes, or NULL */
    double width, height;                 /* of the page */
    double top, right, bottom, left;      /* margins */
    Color palette[COLOR_COUNT];
    SrcPos palette_pos[COLOR_COUNT];
    const char *family[FACE_COUNT];
    TextStyle styles[STYLE_COUNT];
    double size, leading;                 /* of the body: gaps count from it */

    Part parts[PART_COUNT]; /* in print order */
    size_t n_parts;
    unsigned omitted;       /* bit per Part */

    struct {
        int motif;       /* 1 = arcs behind the title */
        double qr;       /* side of the code; 0 = none */
        double radius;
    } header;
    struct {
        double figure_width; /* of the picture panel */
        double min_height;
        double gap;          /* between picture and text */
        double radius;
        double aside;        /* width of the right column without a picture */
    } card;
    struct {
        double box;       /* side of a tick box */
        double row;       /* height of a row */
    } chart;
    struct {
        int columns;
        double picture;   /* height of a picture's panel */
        double gap;       /* between columns, and between rows */
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
} LayoutSpec;

/* What a layout is for. */
typedef enum {
    LAYOUT_HANDOUT,
    LAYOUT_CATALOGUE,
    LAYOUT_POSTER
} LayoutUse;

LayoutUse layout_spec_use(const LayoutSpec *spec);

/* True for a layout of catalogues, which has other parts than a handout's. */
bool layout_spec_is_catalogue(const LayoutSpec *spec);
