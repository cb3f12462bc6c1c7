/* What every block builder needs: the layout's numbers, shaped text, and the
   structure that marks belong to.  For layout/ only. */
#pragma once

#include "art/art.h"
#include "font/font_set.h"
#include "layout/column.h"
#include "layout/hyphens.h"
#include "model/layout_spec.h"

typedef struct {
    const LayoutSpec *spec;
    FontSet *fonts;
    const char *doc_lang;
    const char *lang;    /* of the text that is set now */
    Hyphens *hyphens;    /* of the document's language, or NULL */
    Diag *diag;
    Arena *arena;        /* the page set's; shaped text lives there too */
    GHashTable *paras;   /* what was shaped: GBytes -> Para */
    GHashTable *arts;    /* path -> Art; NULL when it could not be read */
    GArray *elements;    /* Element */
    double stretch;      /* factor on all leading, near 1 */
    double width, room;  /* of the page's text, without the footer [pt] */
    int safety_page;     /* the page of the first safety block, as far as known */
    SrcPos pos;          /* of the block that is built, for messages */
    Role exercise_role;  /* ROLE_H2, or ROLE_H3 below phase headings */
    double metre;        /* of a drawn person [pt], at most: layout/figures.h */
    const PicturePalette *palette; /* of drawn pictures */
} Setter;

/* Opens a setter for `doc` whose shaped text lives in `arena`; borrows all. */
Setter setter_open(const LayoutSpec *spec, const Document *doc, FontSet *fonts,
                   Arena *arena, Diag *diag);
void setter_close(Setter *s);

Color setter_color(const Setter *s, ColorId id);

/* What a box on the ground `id` is painted with: nothing, where the layout
   saves ink. */
Color setter_ground(const Setter *s, ColorId id);
/* The frame that stands for the ground then; else none. */
Color setter_frame(const Setter *s);
/* The colour of text on a dark ground: paper, or ink without grounds. */
ColorId setter_on_dark(const Setter *s);
/* A box on the ground `id`. */
void ground_put(const Setter *s, Column *c, Rect box, double radius,
                ColorId id);

/* Leading of a style, stretched [pt]. */
double setter_leading(const Setter *s, StyleId style);
/* The unit of gaps: half the body's leading [pt]. */
double setter_unit(const Setter *s);

/* One text in one style.  Numbers are kept with their units.  Borrowed. */
const Para *set_text(Setter *s, StyleId style, ColorId color, const char *text,
                     double width, ParaFill fill);

/* Spans; strong ones in `strong` and `strong_color`. */
typedef struct {
    StyleId style, strong;
    ColorId color, strong_color;
} Manner;
extern const Manner manner_body; /* ink, semi-bold where strong */

const Para *set_spans(Setter *s, const Manner *manner, const Span *spans,
                      size_t n, double width, ParaFill fill);

/* One text in one style, in which the words of `links` lead somewhere. */
const Para *set_linked(Setter *s, StyleId style, ColorId color,
                       const char *text, const TextLink *links, size_t n,
                       double width, ParaFill fill);

/* What is set from now on is in `lang`; NULL = the document's.  Returns the
   language until now, to go back to. */
const char *setter_speak(Setter *s, const char *lang);

/* Marks of `c` from `first` on whose words run the other way than the page
   keep their places in the box at `x`, `width` wide, when it is mirrored. */
void setter_keep_way(const Setter *s, Column *c, guint first, double x,
                     double width);

/* An element of the structure, in the language that is spoken; its index owns
   marks. */
int element_add(Setter *s, Role role, int parent, const char *alt);

/* The picture at `path`, or NULL (with a message, once). */
const Art *setter_art(Setter *s, const char *path, SrcPos pos);

/* The code that says `text`, or NULL. */
const Art *setter_code(Setter *s, const char *text, Color ink);

/* A drawn picture, its outer contour `unit` box units wide. */
const Art *setter_picture(Setter *s, const Picture *picture, double unit);

/* Adds prose to a column at `x`: paragraphs, bullets, hanging numerals.  Where
   `split`, a page may end between passages and between lines of long ones. */
typedef struct {
    const Manner *manner;
    ColorId mark_color; /* of bullets and numerals */
    double x, width;
    double item_gap;      /* between list items */
    double paragraph_gap;
    bool split;
} ProseStyle;

void set_prose(Setter *s, Column *c, const Prose *prose, int parent,
               const ProseStyle *style);
