/* Document + poster layout + fonts -> one placed page, its type as large as the
   sheet lets it be. */
#pragma once

#include "base/diag.h"
#include "font/font_set.h"
#include "model/document.h"
#include "model/layout_spec.h"
#include "model/page.h"

/* How much a poster says of each move. */
typedef enum { POSTER_SAYS_STEPS, POSTER_SAYS_CUE, POSTER_SAYS_NAME } PosterSays;

typedef struct {
    double read_from; /* names must be read from there [m]; 0 = nobody asks */
    const char *paper; /* as messages call the sheet */
} PosterWish;

/* What the poster reached. */
typedef struct {
    PosterSays says;
    bool has_moves;
    double size;        /* of the body's type [pt] */
    double names, text; /* from where they are read [m] */
    double wish;        /* what the layout wishes for names on this sheet [m] */
} PosterReach;

/* Places every block of `doc`: nothing is dropped but the steps or the cue of
   moves, as `reach` tells.  NULL and messages when it does not fit in letters
   that can be read, or not as far as is asked.  Borrows all arguments until the
   pages are freed. */
PageSet *layout_poster(const Document *doc, const LayoutSpec *spec,
                       FontSet *fonts, const PosterWish *wish,
                       PosterReach *reach, Diag *diag);
