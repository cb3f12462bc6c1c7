/* Whose ink is where: what draw/ notes while it draws a PDF, so that finish/
   can tag it.  Each change of the pen's owner leaves a mark in the page, a
   black square of INK_MARK points, and an entry here, in the same order. */
#pragma once

#include "model/page.h"
#include "model/picture.h"
#include <glib.h>

#define INK_MARK (1.0 / 256) /* [pt] */
#define INK_COLUMNS 64       /* marks in a row, and rows before they repeat */

/* A picture that is not drawn: finish/ puts it where the mark stands. */
typedef struct {
    const Picture *picture; /* fills the ink's box; NULL = none */
    const PicturePalette *palette;
    double unit; /* [box units] */
} InkPicture;

typedef struct {
    int owner;        /* element index or OWNER_... */
    const char *href; /* where these words of the owner lead, or NULL */
    Rect box;         /* of the first thing that this ink draws */
    InkPicture first; /* what stands before all that it draws */
} Ink;

typedef struct {
    GArray *inks;    /* Ink */
    GArray *starts;  /* guint: the first ink of each page */
    GString **words; /* of each heading, else NULL */
    size_t n_words;  /* = number of elements */
} InkLog;

InkLog *ink_log_new(const PageSet *set);
void ink_log_free(InkLog *log); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(InkLog, ink_log_free)

/* Where mark `k` of a page stands, from 0 [pt]. */
Point ink_mark_place(guint k);

/* The inks of `page` are [*first, *end). */
void ink_log_page(const InkLog *log, size_t page, guint *first, guint *end);
