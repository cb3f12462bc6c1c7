/* The pictures of one move of a poster, in its panel.  For layout/poster*.c
   only. */
#pragma once

#include "layout/board.h"

typedef struct {
    double scale;  /* points for each unit of the pictures' boxes */
    bool below;    /* the second picture stands below the first */
    Rect boxes[2]; /* from the panel's top left */
} ShotPlan;

/* How long 1 m of the person of the block is [pt] in a panel of that size,
   at most; 0 without a drawn person.  `corner` [pt] is the side of the square
   at the top left that stays free. */
double shots_metre(const ExerciseBlock *block, double width, double height,
                   double corner);

/* Places the pictures; nobody is larger than `metre` [pt a metre]. */
ShotPlan shots_plan(const ExerciseBlock *block, double width, double height,
                    double corner, double metre);
