/* From the library to placed pages: what handouts, catalogues and posters need
   alike.  For cmd/ only. */
#pragma once

#include "cmd/cmd.h"
#include "figure/figure.h"
#include "font/font_set.h"
#include "model/document.h"
#include "model/page.h"

/* What was asked for; texts may be NULL. */
typedef struct {
    const char *practice; /* the file */
    const char *lang, *layout, *paper;
    SrcPos lang_pos, layout_pos, paper_pos;
    const char *usual_layout;
    LayoutUse use; /* what the layout must be for; posters have a paper of their
                      own, whatever the practice prints handouts on */
} PressWish;

/* One document on its way.  What was wrong stays NULL, and the steps that need
   it are left out, so that one run finds every mistake. */
typedef struct {
    Run *run;
    Library *lib;
    const Practice *practice; /* an empty one where its file was wrong */
    const char *language;
    const char *paper; /* as it was said, or NULL: the layout's */
    const Words *words;
    const LayoutSpec *spec;
    Document *document; /* the caller composes it */
    Figures *figures;
    FontSet *fonts;
    PageSet *pages;
} Press;

/* With `run` and its library. */
void press_init(Press *press, Run *run);
void press_clear(Press *press);

/* Reads the practice, the words and the layout.  Borrows all of `wish`. */
void press_read(Press *press, const PressWish *wish);

/* Draws the figures and opens the fonts; the practice must have its letters in
   them. */
void press_open(Press *press);

/* The paper that the pages have, by its name where it has one.  Caller
   frees. */
char *press_paper(const Press *press);

/* Lays out what press_open has made ready. */
void press_place(Press *press);
