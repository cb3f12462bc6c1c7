#include "figure/least_squares.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#define MAX_STATE 1024
#define LONGEST_STEP 0.35 /* rad or m: beyond it the slopes lie */

typedef struct {
    float residual[MAX_RESIDUALS], trial[MAX_RESIDUALS];
    float slope[MAX_UNKNOWNS][MAX_RESIDUALS];
    double normal[MAX_UNKNOWNS][MAX_UNKNOWNS]; /* J'J, lower triangle */
    double gradient[MAX_UNKNOWNS];             /* -J'r */
    double factor[MAX_UNKNOWNS][MAX_UNKNOWNS]; /* Cholesky, upper triangle */
    double step[MAX_UNKNOWNS];
} Work;

static double
sum_of_squares(const float *residual, int n)
{
    double sum = 0;
    for (int i = 0; i < n; i++)
        sum += (double)residual[i] * (double)residual[i];
    return sum;
}

/* Most rows touch few unknowns. */
static void
add_row(const LeastSquares *ls, Work *work, int row)
{
    int used[MAX_UNKNOWNS], n = 0;
    double slope[MAX_UNKNOWNS];
    for (int v = 0; v < ls->n_unknowns; v++)
        if (work->slope[v][row] != 0) {
            slope[n] = (double)work->slope[v][row];
            used[n++] = v;
        }
    double residual = (double)work->residual[row];
    for (int a = 0; a < n; a++) {
        work->gradient[used[a]] -= slope[a] * residual;
        double *line = work->normal[used[a]];
        for (int b = 0; b <= a; b++)
            line[used[b]] += slope[a] * slope[b];
    }
}

static void
linearise(const LeastSquares *ls, Work *work, const void *state, int n)
{
    for (int v = 0; v < ls->n_unknowns; v++)
        ls->slope(ls->problem, state, v, work->residual, work->slope[v]);
    memset(work->normal, 0, sizeof work->normal);
    memset(work->gradient, 0, sizeof work->gradient);
    for (int row = 0; row < n; row++)
        add_row(ls, work, row);
}

/* Row by row, so that no sum waits for the one before it. */
static void
factorise(int n, Work *work, double damping)
{
    double(*u)[MAX_UNKNOWNS] = work->factor;
    for (int a = 0; a < n; a++) {
        for (int b = a; b < n; b++)
            u[a][b] = work->normal[b][a];
        u[a][a] += damping * (work->normal[a][a] * 0.1 + 0.05);
    }
    for (int k = 0; k < n; k++) {
        u[k][k] = sqrt(fmax(u[k][k], 1e-12));
        for (int b = k + 1; b < n; b++)
            u[k][b] /= u[k][k];
        for (int a = k + 1; a < n; a++) {
            double by = u[k][a];
            if (by != 0)
                for (int b = a; b < n; b++)
                    u[a][b] -= by * u[k][b];
        }
    }
}

/* Solves (J'J + damping) step = -J'r. */
static void
solve_damped(int n, Work *work, double damping)
{
    double(*u)[MAX_UNKNOWNS] = work->factor, *y = work->step;
    factorise(n, work, damping);
    memcpy(y, work->gradient, sizeof work->step);
    for (int k = 0; k < n; k++) {
        y[k] /= u[k][k];
        for (int a = k + 1; a < n; a++)
            y[a] -= u[k][a] * y[k];
    }
    for (int a = n - 1; a >= 0; a--) {
        for (int k = a + 1; k < n; k++)
            y[a] -= u[a][k] * y[k];
        y[a] /= u[a][a];
    }
}

static void
take_step(const LeastSquares *ls, const Work *work, void *state)
{
    double longest = 0;
    for (int v = 0; v < ls->n_unknowns; v++)
        longest = fmax(longest, fabs(work->step[v]));
    double scale = longest > LONGEST_STEP ? LONGEST_STEP / longest : 1;
    for (int v = 0; v < ls->n_unknowns; v++)
        ls->step(state, v, (float)(work->step[v] * scale));
}

double
least_squares_cost(const LeastSquares *ls, const void *state)
{
    float residual[MAX_RESIDUALS];
    int n = ls->residuals(ls->problem, state, residual);
    return sum_of_squares(residual, n);
}

double
least_squares_solve(const LeastSquares *ls, void *state, int n_steps)
{
    g_assert(ls->n_unknowns <= MAX_UNKNOWNS && ls->state_size <= MAX_STATE);
    g_autofree Work *work = g_new0(Work, 1);
    _Alignas(16) char trial[MAX_STATE];
    double damping = 1e-2;
    int n = ls->residuals(ls->problem, state, work->residual);
    double cost = sum_of_squares(work->residual, n);
    for (int i = 0; i < n_steps; i++) {
        linearise(ls, work, state, n);
        bool better = false, done = false;
        for (int attempt = 0; attempt < 6 && !better; attempt++) {
            solve_damped(ls->n_unknowns, work, damping);
            memcpy(trial, state, (size_t)ls->state_size);
            take_step(ls, work, trial);
            ls->residuals(ls->problem, trial, work->trial);
            double now = sum_of_squares(work->trial, n);
            better = now < cost;
            if (!better) {
                damping *= 6;
                continue;
            }
            done = cost - now < 1e-5 * cost;
            cost = now;
            memcpy(state, trial, (size_t)ls->state_size);
            memcpy(work->residual, work->trial, sizeof work->trial);
            damping = fmax(damping * 0.3, 1e-6);
        }
        if (done || !better)
            break;
        /* The slopes start from the state that residuals() saw last. */
    }
    return cost;
}
