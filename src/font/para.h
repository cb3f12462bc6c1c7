/* A shaped paragraph: text broken into lines of one width.  Lines know their
   widths; whoever places them chooses the leading. */
#pragma once

#include "base/color.h"
#include "font/font_set.h"
#include "model/page.h"
#include <pango/pango.h>

/* A stretch of text in one manner. */
typedef struct {
    const char *text; /* UTF-8 without line breaks */
    const char *family;
    int weight;
    double size;     /* [pt] */
    double tracking; /* [em] */
    Color color;
    const char *href; /* where it leads, or NULL; borrowed */
    const char *lang; /* the first run's gives the paragraph's direction */
} ParaRun;

/* Where a run of the paragraph ends. */
typedef struct {
    size_t end;       /* bytes of the paragraph's text */
    const char *href; /* or NULL */
    Color color;
} ParaPiece;

typedef enum {
    PARA_RAGGED,  /* lines well filled, ending with sentences where they can;
                     never a lone short word at the end */
    PARA_BALANCED /* lines about equally long, for titles and names */
} ParaFill;

/* Soft hyphens are places where a word may part; they show only there.
   `width` [pt]; a word wider than that breaks inside.  Words whose family lacks
   a letter are set whole in another family; letters that no font has were
   refused before (font_set_check).  Borrows `fonts`. */
Para *para_new(FontSet *fonts, const ParaRun *runs, size_t n_runs,
               double width, ParaFill fill);
void para_free(Para *para); /* NULL is fine */

int para_n_lines(const Para *para);
/* Of the widest line [pt], without trailing space. */
double para_width(const Para *para);
double para_line_width(const Para *para, int line);
/* The same with trailing space: what is drawn from the line's left end on. */
double para_line_extent(const Para *para, int line);
/* Of the largest run's capitals [pt]. */
double para_cap_height(const Para *para);

/* Borrowed, for drawing. */
PangoLayoutLine *para_line(const Para *para, int line);

/* The text of one line, for dumps and tests.  Caller frees. */
char *para_line_text(const Para *para, int line);
/* The largest type size of the paragraph [pt]. */
double para_size(const Para *para);

bool para_has_links(const Para *para);
/* The piece that byte `at` of the text stands in. */
const ParaPiece *para_piece_at(const Para *para, size_t at);
