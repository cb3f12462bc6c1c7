/* The pen always belongs to someone: marks in a PDF's pages that finish/ turns
   into tags.  For draw/ only. */
#pragma once

#include "model/ink.h"
#include <cairo.h>

typedef struct {
    const PageSet *set;
    InkLog *log;
} Pen;

/* A new page begins; what is drawn first is decoration.  A NULL pen leaves no
   marks, here and below. */
void pen_begin_page(Pen *pen, cairo_t *cr);

/* What is drawn next, at `box`, belongs to `owner`; with `href` it also leads
   there.  Never inside a clip or group of Cairo's. */
void pen_take(Pen *pen, cairo_t *cr, int owner, const char *href, Rect box);

/* A picture that fills `box` is next; it is not drawn here. */
void pen_put_picture(Pen *pen, cairo_t *cr, int owner, InkPicture picture,
                     Rect box);

/* Notes the words of a heading. */
bool pen_wants_words(const Pen *pen, int owner);
void pen_add_words(Pen *pen, int owner, const char *words);
