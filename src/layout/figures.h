/* The drawn pictures of a card: how large they are, and where they stand.
   For layout/ only. */
#pragma once

#include "layout/setter.h"

/* Room between the panel's edge and its pictures, and between two of them. */
#define FIGURE_PAD mm(2.5)
#define FIGURE_GAP mm(4)

/* How long 1 m of the person is [pt] in the largest pictures of the document:
   everybody in it is about as large as where there is least room. */
double figures_metre(const LayoutSpec *spec, const Document *doc);

/* The pictures of one card, in a panel as wide as the layout says. */
typedef struct {
    double height;  /* of the panel [pt], at least */
    Rect boxes[2];  /* from the panel's top left */
    double unit[2]; /* line units of the pictures' boxes */
} FigurePlan;

FigurePlan figures_plan(const Setter *s, const ExerciseBlock *block);

/* How far a picture in `box` must move down so that nothing of it lies in
   `corner` or above [pt]. */
double figures_off_corner(const Picture *picture, Rect box, Rect corner);
