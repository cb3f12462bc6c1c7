/* The drawn pictures of a card: how large they are, and where they stand.
   For layout/ only. */
#pragma once

#include "layout/setter.h"

#define FIGURE_GAP mm(4) /* between two pictures */

/* The panel for the pictures of a card: its width, and its height at most
   [pt]. */
typedef struct {
    double width, height;
} FigureRoom;

/* How long 1 m of the person is [pt] in the largest pictures of the document:
   everybody in it is about as large as where there is least room. */
double figures_metre(const LayoutSpec *spec, const Document *doc,
                     FigureRoom room);

/* The pictures of one card, in a panel. */
typedef struct {
    double height;  /* of the panel [pt], at least */
    Rect boxes[2];  /* from the panel's top left */
    double unit[2]; /* line units of the pictures' boxes */
} FigurePlan;

FigurePlan figures_plan(const Setter *s, const ExerciseBlock *block,
                        FigureRoom room);

/* How far a picture in `box` must move down so that nothing of it lies in
   `corner` or above [pt]. */
double figures_off_corner(const Picture *picture, Rect box, Rect corner);
