/* A document before it has pages: blocks in print order, every word already
   chosen, in the reader's language.  compose/ makes it, layout/ reads it. */
#pragma once

#include "base/arena.h"
#include "model/dose.h"
#include "model/prose.h"
#include "model/vocab.h"

typedef enum {
    ICON_NONE,
    ICON_WATCH,     /* hold, or time */
    ICON_DOTS,      /* repetitions: `count` dots, up to 5 */
    ICON_SETS,      /* rounds: `count` bars, up to 5 */
    ICON_REST,      /* pause */
    ICON_BOTH_SIDES,/* front body, both legs tinted, L and R */
    ICON_LEFT_SIDE,
    ICON_RIGHT_SIDE,
    ICON_SUN,       /* once a day, or morning */
    ICON_MOON,      /* evening */
    ICON_SUN_MOON,  /* twice a day */
    ICON_SUN_NOON_MOON, /* three times a day */
    ICON_CALENDAR,  /* days a week */
    ICON_WEIGHT,    /* load */
    ICON_TEMPO,
    ICON_ROLL,      /* roll for */
    ICON_LIST,      /* number of moves */
    ICON_BAG,       /* what you need */
    ICON_CAUTION,   /* triangle */
    ICON_TIP,       /* lamp */
    ICON_FEEL,      /* you should feel */
    ICON_PHONE,
    ICON_EMERGENCY,
    ICON_HAND,      /* massage */
    ICON_GOAL,
    ICON_ARROW,     /* what comes next */
    ICON_COUNT
} Icon;

/* A phrase with an icon.  Numbers are `strong` spans. */
typedef struct {
    Icon icon;
    int count;   /* ICON_DOTS, ICON_SETS */
    bool solid;  /* dark, for what must not be missed */
    const Span *spans;
    size_t n_spans;
} Chip;

typedef struct {
    const char *label, *value;
} Field;

/* A label with the texts below it ("You should feel"), in the language of the
   first of them. */
typedef struct {
    Icon icon;
    const char *label;
    Prose prose;
} Labelled;

typedef struct {
    const char *practice;   /* or NULL, as are the next five */
    const char *logo;       /* absolute path */
    SrcPos logo_pos;
    const char *qr;         /* what the code says */
    const char *qr_label;   /* its short address, printed below */
    const char *qr_caption; /* "Scan to visit us" */
    const char *title, *title_lang; /* lang: NULL = the document's, so below */
    const Field *fields; /* client, therapist, date, next visit: what is known */
    size_t n_fields;
} HeaderBlock;

typedef struct {
    const char *heading; /* or NULL */
    const char *heading_lang;
    Prose prose;
    Labelled goal; /* label NULL when there is none */
    const char *stop_line; /* "Stop if pain gets worse or spreads. ..." */
} IntroBlock;

/* A strip of facts. */
typedef struct {
    const char *heading;
    const Chip *facts;
    size_t n_facts;
} GlanceBlock;

typedef struct {
    const char *heading; /* a phase's name, before its first exercise */
    const char *heading_lang;
    Prose prose;
} HeadingBlock;

/* What figures are made of: model/pose.h, model/picture.h. */
typedef struct Pose Pose;
typedef struct Picture Picture;
typedef struct PicturePalette PicturePalette;
typedef struct BodyMap BodyMap; /* model/body_map.h */

#define N_EFFORTS 3

/* What the colours in the pictures say. */
typedef struct {
    const char *label;              /* "Colour shows where you feel it" */
    const char *efforts[N_EFFORTS]; /* "stretch", by Effort; NULL = not used */
    const char *letters;            /* "A: start. B: finish.", or NULL */
} Legend;

typedef struct {
    const char *id;
    int number; /* counted over the whole sheet */
    const char *tag;  /* "Feel it in: buttock" */
    const char *name;
    const char *tag_lang, *name_lang; /* name_lang: of `continued`, too */
    const char *picture; /* absolute path, or NULL */
    const char *picture_alt;
    SrcPos picture_pos;
    const Pose *pose;           /* how it is drawn; NULL where `picture` is
                                   shown, or nothing */
    Side side;                  /* worked in the drawing */
    const Picture *pictures[2]; /* start and end, or one; drawn between
                                   compose and layout */
    int n_pictures;
    int effort;                 /* Effort: how the muscle is shown */
    const Legend *legend;       /* on the first drawn card, or NULL */
    Labelled start; /* label "Start" */
    Prose steps;    /* numbered */
    Prose after;
    const Chip *chips; /* in the order of doing */
    size_t n_chips;
    const char *dose; /* the full sentence(s) */
    Labelled feel, skip, easier, harder; /* label NULL = not printed */
    const char *continued; /* "{name}, continued" */
    const char *cue, *cue_lang; /* the move in a few words, else its first
                                   step; NULL without any */
    Posture posture;
} ExerciseBlock;

/* A titled text: massage advice, explanation, what comes next. */
typedef struct {
    const char *id; /* of the advice file, or NULL */
    Icon icon;
    const char *title, *title_lang;
    Prose prose;
    const char *continued; /* in title_lang */
} PanelBlock;

/* The text printed beside the drawn scale is `prose`; it holds every word. */
typedef struct {
    const char *id, *title, *title_lang;
    Prose prose;
    const char *low, *high; /* words at the ends: "No pain", "Worst pain" */
    int green_to, amber_to; /* the last number of each band: 3 and 5 */
} PainBlock;

typedef struct {
    const char *id;
    SafetyLevel level;
    const char *title, *title_lang;
    const char *call;  /* "Call", or NULL without a number */
    const char *phone; /* printed large, or NULL */
    Prose prose;
    bool brief;         /* a sentence or two, for a poster's strip */
    Prose shortened;   /* the same in a sentence, for small cards; or empty */
    const char *continued;
} SafetyBlock;

#define CHART_WEEKS_MAX 12

typedef struct {
    int number;
    const char *name, *name_lang;
    const char *own;      /* absolute path of the therapist's picture, or NULL */
    SrcPos own_pos;
    const Picture *drawn; /* where the move ends, drawn between compose and
                             layout, or NULL */
    int marks;      /* one for each time a day, 1..24 */
    unsigned days;  /* bit 0 = the first column; a clear bit is greyed: day off */
} TickRow;

typedef struct {
    const char *heading, *heading_weeks; /* of one week, of several */
    const char *client;      /* printed inside, or NULL */
    const char *move_label;  /* "Move" over the first column */
    const char *days[7];     /* in column order, from the week's start */
    const char *week_label;  /* "Week starting" */
    const char *weeks[CHART_WEEKS_MAX]; /* dates; "" = to be filled in */
    size_t n_weeks;          /* until the next visit, 1..4 */
    const TickRow *rows;
    size_t n_rows;
    const char *pain_label;  /* "Pain, 0 to 10" */
    const char *key;         /* "One box for each time a day. ..." */
    const char *box_alt;     /* "tick here": what a box is, read aloud */
    const char *day_off_alt; /* "day off" */
    const char *continued;
} TickChartBlock;

/* One exercise of a catalogue. */
typedef struct {
    const char *id, *name;
    const char *picture; /* absolute path, or NULL */
    SrcPos picture_pos;
    const char *alt;
    const Pose *pose;     /* NULL where `picture` is shown, or nothing */
    const Picture *drawn; /* the end of the move, drawn between compose and
                             layout */
    int effort;           /* Effort */
} Tile;

typedef struct {
    const char *heading;
    Tile *tiles;
    size_t n_tiles;
} TilesBlock;

typedef struct {
    const char *heading;
    Prose prose;        /* the therapist's note; may be empty */
    bool ruled;         /* only lines to write on, where there is room */
} NotesBlock;

/* One side of the body with the names of its muscles. */
typedef struct {
    int view;           /* BodyMapView */
    const char *title;  /* "Front" */
    const char *alt;
    const BodyMap *map; /* drawn between compose and layout */
} MapView;

typedef struct {
    MapView *views;
    size_t n_views;
    const char *note; /* what the two halves show, or NULL */
} MapBlock;

/* One step of an explanation beside a picture of the body. */
typedef struct {
    int number;
    Prose prose;
    const char *to;   /* anatomical name of the part it points at, or NULL */
    SrcPos pos;       /* of that name */
    const char *id;   /* of the exercise whose start is shown, or NULL */
    const Pose *pose;
    const char *alt;
    const Picture *picture; /* of the pose, drawn between compose and layout */
} Callout;

typedef struct {
    const char *id;     /* of the text */
    const char *kicker; /* "One idea" */
    const char *heading, *heading_lang;
    Callout *callouts;
    size_t n_callouts;
    Prose after;        /* what the text says behind its steps */
    unsigned layers;    /* bits of AnatomyLayer */
    const char *alt;
    const BodyMap *map; /* drawn between compose and layout */
} AnatomyBlock;

/* How hard to press: 0 to 10, `most` the last that is fine. */
typedef struct {
    const char *heading;
    const char *low, *high; /* words at the ends */
    int most;
} PressureBlock;
/* One side of a body to mark. */
typedef struct {
    const char *caption, *alt;
    const Picture *picture; /* drawn between compose and layout */
    struct {
        char letter; /* 'L' or 'R', the person's own sides */
        double x, y; /* in the picture's units */
    } sides[2];
    int n_sides;
} MarkView;

#define N_MARK_VIEWS 2 /* front and back */

typedef struct {
    const char *heading;
    Prose how; /* to mark */
    MarkView views[N_MARK_VIEWS];
} BodyMapBlock;

typedef enum {
    BLOCK_HEADER,
    BLOCK_INTRO,
    BLOCK_GLANCE,
    BLOCK_HEADING,
    BLOCK_EXERCISE,
    BLOCK_PANEL,
    BLOCK_PAIN,
    BLOCK_SAFETY,
    BLOCK_TICK_CHART,
    BLOCK_NOTES,
    BLOCK_TILES,
    BLOCK_MAP,      /* these three only on posters */
    BLOCK_ANATOMY,
    BLOCK_PRESSURE,
    BLOCK_BODY_MAP
} BlockKind;

/* The parts that a layout file puts in order or omits. */
typedef enum {
    PART_HEADER,
    PART_INTRO,
    PART_GLANCE,
    PART_EXERCISES,
    PART_ADVICE,
    PART_PAIN_GUIDE,
    PART_SAFETY,
    PART_TICK_CHART,
    PART_NEXT,
    PART_NOTES,
    PART_BODY_MAP,  /* only where a layout names it */
    PART_CATALOGUE, /* never in a handout */
    PART_COUNT
} Part;
/* "header" "intro" "at-a-glance" "exercises" "advice" "pain-guide" "safety"
   "tick-chart" "what-comes-next" "notes" "body-map" "catalogue"; ends with
   NULL. */
extern const char *const part_names[PART_COUNT + 1];

typedef struct {
    BlockKind kind;
    Part part;
    SrcPos pos; /* of the file it comes from, or none */
    union {
        HeaderBlock header;
        IntroBlock intro;
        GlanceBlock glance;
        HeadingBlock heading;
        ExerciseBlock exercise;
        PanelBlock panel;
        PainBlock pain;
        SafetyBlock safety;
        TickChartBlock chart;
        NotesBlock notes;
        BodyMapBlock body_map;
        TilesBlock tiles;
        MapBlock map;
        AnatomyBlock anatomy;
        PressureBlock pressure;
    };
} Block;

/* Words that lead somewhere, wherever they stand in a text. */
typedef struct {
    const char *words, *href;
} TextLink;

#define FOOTER_LINKS_MAX 3

/* What stands at the foot of each page; texts may be NULL. */
typedef struct {
    const char *phone;    /* "Questions? Phone 0131 496 0182" */
    const char *address;  /* address and web */
    const char *client;
    const char *page_of;  /* "page {page} of {pages}" */
    TextLink links[FOOTER_LINKS_MAX]; /* in `phone` and `address` */
    size_t n_links;
} Footer;

/* Everything lives in `arena`. */
typedef struct {
    Arena *arena;
    const char *title, *author, *lang; /* for the PDF's metadata */
    const char *hyphens; /* the file of the language's patterns, or NULL */
    const Block *blocks;               /* in the usual print order */
    size_t n_blocks;
    Footer footer;
    const char *brand; /* the practice's colour "#RRGGBB", or NULL */
    const PicturePalette *palette; /* of the pictures; NULL without any */
} Document;

void document_free(Document *doc); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Document, document_free)
