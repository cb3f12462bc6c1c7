/* One page with pictures and labels on it, for limber figure. */
#pragma once

#include "figure/body_map.h"
#include "font/font_set.h"
#include "model/page.h"
#include "model/picture.h"

typedef enum {
    LABELS_NONE,
    LABELS_PLAIN,
    LABELS_LATIN,
    LABELS_BOTH,
    LABELS_COUNT
} MapLabels;
extern const char *const map_label_names[LABELS_COUNT + 1];

/* `n` pictures side by side, each `width` [mm] wide.  Borrows them; `title`
   says what they show. */
PageSet *sheet_of_pictures(const char *title, const Picture *const *pictures,
                           int n, const PicturePalette *palette, double width);

/* A map on a sheet `width` [mm] wide, with labels beside the person.
   Borrows everything but `title`.  NULL and a message where labels have no room. */
PageSet *
sheet_of_map(const char *title, const BodyMap *map,
             const PicturePalette *palette, double width, MapLabels labels,
             FontSet *fonts, Diag *diag);

/* For sheet.c and sheet_map.c: who owns what is drawn; a set without pages; a picture on it, with its
   top left `at`; its one page, with `marks` of the set's arena. */
enum { SHEET_FIGURE = 1, SHEET_LABELS, SHEET_ELEMENTS };
PageSet *sheet_new(const char *title);
Mark sheet_picture(PageSet *set, const Picture *picture,
                   const PicturePalette *palette, double width, Point at);
void sheet_set_page(PageSet *set, const Mark *marks, size_t n, double width,
                    double height);
