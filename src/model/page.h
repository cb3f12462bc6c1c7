/* Placed pages: what is drawn where, in points from the page's top left, and
   whom it belongs to.  layout/ makes them, draw/ and finish/ read them. */
#pragma once

#include "base/arena.h"
#include "base/color.h"
#include "base/geom.h"
#include "model/document.h"
#include <stdbool.h>

typedef struct Para Para; /* shaped text: font/para.h */
typedef struct Art Art;   /* a logo, picture or code: art/art.h */

/* The role of an element in the document's structure; the names are PDF's. */
typedef enum {
    ROLE_DOCUMENT,
    ROLE_SECT,
    ROLE_H1,
    ROLE_H2,
    ROLE_H3,
    ROLE_P,
    ROLE_L,
    ROLE_LI,
    ROLE_LBL,
    ROLE_LBODY,
    ROLE_TABLE,
    ROLE_TR,
    ROLE_TH,
    ROLE_TD,
    ROLE_FIGURE,
    ROLE_NOTE,
    ROLE_LINK, /* with `href`: all of it leads there */
    ROLE_SPAN, /* with `lang`: words in another language */
    ROLE_COUNT
} Role;

typedef struct {
    Role role;
    int parent;      /* index of the parent; -1 for the document */
    const char *alt; /* ROLE_FIGURE: what it shows */
    const char *id;  /* from the content, or NULL */
    const char *href; /* ROLE_LINK: where it leads */
    const char *lang; /* of its words, or NULL: the document's */
    bool numbered;    /* ROLE_L */
} Element;

#define OWNER_ARTIFACT (-1)
#define OWNER_PAGINATION (-2) /* header and footer of each page */

typedef enum { MARK_TEXT, MARK_SHAPE, MARK_ICON, MARK_ART } MarkKind;

typedef enum { SHAPE_RECT, SHAPE_CIRCLE, SHAPE_LINE } ShapeKind;

typedef struct {
    ShapeKind kind;
    Rect box;      /* RECT; CIRCLE: its bounding square; LINE: from x,y by w,h */
    double radius; /* of a RECT's corners */
    Color fill, stroke;
    double line_width;
    Rect clip;     /* w = 0: none.  A rounded rectangle. */
    double clip_radius;
} Shape;

typedef struct {
    MarkKind kind;
    int owner; /* element index or OWNER_... */
    /* The middle of the box in which the mark keeps its place where the page is
       mirrored, because its words run the other way or it names a side of a
       picture; 0: it has none. */
    double pivot;
    union {
        struct {
            const Para *para;
            int line;
            double x, baseline;
        } text; /* in the colours that the paragraph's runs carry */
        Shape shape;
        struct {
            Icon icon;
            int count;
            Rect box;
            Color color, tint;
            bool turned; /* points the other way */
        } icon;
        struct {
            const Art *art;
            Rect box; /* the art fills it, keeping its proportions, centred */
        } art;
    };
} Mark;

typedef struct {
    double width, height;
    const Mark *marks; /* in drawing order */
    size_t n_marks;
    double margin; /* from the edges to where the page is cut; 0 = uncut */
    double bleed;  /* how far colour runs on over the cut */
} Page;

typedef struct {
    Arena *arena;
    const char *title, *author, *lang;
    const Element *elements; /* [0] is the document */
    size_t n_elements;
    const Page *pages;
    size_t n_pages;
    size_t n_leaves; /* n_pages before they were put on sheets to be cut */
    bool intro_first; /* the intro was moved before the moves */
} PageSet;

/* Without pages or elements; the texts are borrowed.  Caller frees. */
PageSet *page_set_new(const char *title, const char *author, const char *lang);
void page_set_free(PageSet *set); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PageSet, page_set_free)

/* Moves a mark, its clip and its pivot included. */
void mark_move(Mark *mark, double dx, double dy);

/* Where a mark is, unless it is a text, whose width the font knows: false. */
bool mark_box(const Mark *mark, Rect *box);
