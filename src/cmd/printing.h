/* How a poster gets on paper: with bleed and crop marks at a print shop, or in
   sheets from an office printer, to be cut and glued.  For cmd/ only. */
#pragma once

#include "cmd/cmd.h"
#include "draw/draw.h"
#include "font/font_set.h"
#include "layout/tile_plan.h"
#include "layout/trim.h"

/* What the command line says; texts are owned, and may be NULL. */
typedef struct {
    char *bleed, *tile, *overlap;
    gboolean marks;
} PrintingOptions;

void printing_options_clear(PrintingOptions *options);

/* Appends the rows (GOptionEntry) that fill `options`. */
void printing_option_rows(PrintingOptions *options, GArray *rows);

/* Adds a message for each option that makes no sense with the others. */
void printing_check_usage(Run *run, const PrintingOptions *options);

typedef struct {
    TrimWish trim;
    TileWish tile; /* paper NULL: one page */
    TilePlan plan; /* made by printing_prepare */
} Printing;

/* What is wrong is a message.  Borrows `options`. */
void printing_read(Printing *printing, const PrintingOptions *options,
                   Format format, Diag *diag);

/* Before the pages are drawn: gives them bleed and marks, or divides the first
   one.  Messages when they cannot be had. */
void printing_prepare(Printing *printing, PageSet *pages, Diag *diag);

/* How many pages the file has in the end. */
size_t printing_n_pages(const Printing *printing, const PageSet *pages);

/* Puts the poster, drawn as a PDF in `parts`, on its sheets where that was
   asked for; else gives `parts`.  Takes them; NULL stays NULL, and comes with
   a message when it fails. */
GPtrArray *
printing_divide(const Printing *printing, GPtrArray *parts,
                const PageSet *pages, FontSet *fonts, Run *run);
