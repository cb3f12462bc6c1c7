/* The shapes of the muscles.  For figure/muscles.c only. */
#pragma once

#include "figure/muscle_charts.h"
#include "model/muscle_names.h"

#include <stddef.h>

#define STRIP_POINTS 12

/* A strip of a muscle between two borders, A and B, that both run from origin
   to insertion as smooth curves.  The edges run from A to B; empty ones are
   straight, else these are the points between.  {0, 0} ends a list. */
typedef struct {
    Muscle muscle;
    Chart chart;
    float across[2]; /* the strip's share of the whole muscle's width */
    float a[STRIP_POINTS][2], b[STRIP_POINTS][2];
    float origin[STRIP_POINTS][2], insertion[STRIP_POINTS][2];
} MuscleStrip;

extern const MuscleStrip muscle_strips[];
extern const size_t n_muscle_strips;
