#include "layout/breaker.h"

#include <math.h>

/* Weights tried on real handouts; a page more outweighs any raggedness.  The
   last page may stay three quarters empty, so that the early ones are full. */
#define COST_PAGE 1000.0
#define COST_SLACK 100.0     /* times (empty share)^2 */
#define COST_LAST_SLACK 35.0 /* times (empty share beyond LAST_FREE)^2 */
#define LAST_FREE 0.75
#define COST_OVERFULL 1e6 /* times (1 + the share too much) */

double
break_height(const BreakItem *items, size_t start, size_t end)
{
    double h = items[start].lead_in + items[end - 1].tail;
    for (size_t i = start; i < end; i++)
        h += items[i].height + (i > start ? items[i].gap : 0);
    return h;
}

static double
page_cost(double height, double room, bool last)
{
    double slack = (room - height) / room;
    if (slack < -1e-6)
        return COST_PAGE + COST_OVERFULL * (1 - slack);
    if (last)
        return COST_PAGE +
               COST_LAST_SLACK * pow(fmax(0, slack - LAST_FREE), 2);
    return COST_PAGE + COST_SLACK * slack * slack;
}

GArray *
break_pages(const BreakItem *items, size_t n, double room, double *cost)
{
    /* best[i]: least cost of items [0, i); from[i]: where its last page
       begins. */
    g_autofree double *best = g_new(double, n + 1);
    g_autofree size_t *from = g_new0(size_t, n + 1);
    best[0] = 0;
    for (size_t end = 1; end <= n; end++) {
        best[end] = INFINITY;
        if (end < n && !items[end].may_begin)
            continue;
        double h = items[end - 1].tail;
        for (size_t start = end; start-- > 0;) {
            h += items[start].height;
            double whole = h + items[start].lead_in;
            bool fits = whole <= room + 1e-6;
            bool may = start == 0 || items[start].may_begin;
            if (may && !isinf(best[start])) {
                double c = best[start] + page_cost(whole, room, end == n);
                if (c < best[end]) {
                    best[end] = c;
                    from[end] = start;
                }
                if (!fits)
                    break;
            }
            h += items[start].gap;
        }
    }
    GArray *starts = g_array_new(FALSE, FALSE, sizeof(size_t)); /* empty for n = 0 */
    for (size_t end = n; end > 0; end = from[end])
        g_array_prepend_val(starts, from[end]);
    if (cost != NULL)
        *cost = best[n];
    return starts;
}
