/* Levenberg-Marquardt for sums of squares with sparse rows.  For figure/
   only. */
#pragma once

#include <stdbool.h>

#define MAX_UNKNOWNS 50
#define MAX_RESIDUALS 1000

/* What is minimised.  `state` is the caller's, copied by `state_size`. */
typedef struct {
    void *problem;
    int n_unknowns, state_size;
    /* Writes at most MAX_RESIDUALS residuals; says how many. */
    int (*residuals)(void *problem, const void *state, float *out);
    /* How each residual changes with `unknown`, after a call of residuals()
       for the same state, whose result is `base`. */
    void (*slope)(void *problem, const void *state, int unknown,
                  const float *base, float *out);
    void (*step)(void *state, int unknown, float by);
} LeastSquares;

/* Improves `state` in at most `n_steps` steps; returns the sum of squares. */
double least_squares_solve(const LeastSquares *ls, void *state, int n_steps);
double least_squares_cost(const LeastSquares *ls, const void *state);
