#include "layout/map_labels.h"

#include <math.h>

#include <glib.h>

/* Rounds of choosing spots; each label in turn takes its best. */
#define ROUNDS 8

/* Leaders over the body are parallel, all with this rise; level if they can
   be: a slight slope parts those whose ends lie at one height. */
static const double slopes[] = { 0, .04, -.04, .08, -.08, .12, -.12 };

typedef struct {
    const MapSpace *space;
    const MapLabelWish *wishes;
    size_t n;
    MapLabelPlace *places;
    double slope;
    double bend[MAP_COLUMN_COUNT]; /* x where the leaders leave the body */
    double *row;                   /* height of each leader there */
} Job;

static Point
spot_of(const Job *job, size_t label)
{
    const MapSpot *spot = &job->wishes[label].spots[job->places[label].spot];
    return (Point){ spot->x, spot->y };
}

static double
row_at(const Job *job, Point spot, MapColumn column)
{
    return spot.y + job->slope * (job->bend[column] - spot.x);
}

static void
find_bends(Job *job)
{
    const Rect *body = &job->space->body;
    job->bend[MAP_LEFT] = body->x;
    job->bend[MAP_RIGHT] = body->x + body->w;
    for (size_t i = 0; i < job->n; i++) {
        for (size_t k = 0; k < job->wishes[i].n_spots; k++) {
            double x = job->wishes[i].spots[k].x;
            job->bend[MAP_LEFT] = fmin(job->bend[MAP_LEFT], x);
            job->bend[MAP_RIGHT] = fmax(job->bend[MAP_RIGHT], x);
        }
    }
}

static bool
runs_over(const Rect *r, Point from, Point to)
{
    double x0 = fmin(from.x, to.x), x1 = fmax(from.x, to.x);
    return x0 < r->x + r->w && x1 > r->x && fmin(from.y, to.y) < r->y + r->h &&
           fmax(from.y, to.y) > r->y;
}

/* What it costs to end label `i` at `spot`, as the others stand. */
static double
spot_cost(const Job *job, size_t i, const MapSpot *spot)
{
    const MapSpace *space = job->space;
    MapColumn column = job->wishes[i].column;
    Point from = { spot->x, spot->y };
    Point to = { job->bend[column], row_at(job, from, column) };
    double cost = spot->cost;
    for (size_t k = 0; k < space->n_avoid; k++) {
        if (runs_over(&space->avoid[k], from, to))
            cost += 8 * space->apart;
    }
    for (size_t k = 0; k < job->n; k++) {
        if (k == i || job->wishes[k].column != column)
            continue;
        double near = fabs(row_at(job, spot_of(job, k), column) - to.y);
        if (near < space->apart)
            cost += 4 * (space->apart - near);
    }
    return cost;
}

static void
choose_spots(Job *job)
{
    for (int round = 0; round < ROUNDS; round++) {
        bool changed = false;
        for (size_t i = 0; i < job->n; i++) {
            const MapLabelWish *wish = &job->wishes[i];
            size_t best = job->places[i].spot;
            double least = spot_cost(job, i, &wish->spots[best]);
            for (size_t k = 0; k < wish->n_spots; k++) {
                double cost = spot_cost(job, i, &wish->spots[k]);
                if (cost < least - 1e-9) {
                    least = cost;
                    best = k;
                }
            }
            changed = changed || best != job->places[i].spot;
            job->places[i].spot = best;
        }
        if (!changed)
            return;
    }
}

/* The least distance of two leaders of a column, for the job's slope. */
static double
closest_rows(const Job *job)
{
    double least = INFINITY;
    for (size_t i = 0; i < job->n; i++) {
        MapColumn column = job->wishes[i].column;
        double row = row_at(job, spot_of(job, i), column);
        for (size_t k = 0; k < i; k++) {
            if (job->wishes[k].column == column)
                least = fmin(least,
                             fabs(row_at(job, spot_of(job, k), column) - row));
        }
    }
    return least;
}

static void
choose_slope(Job *job)
{
    double best = 0, widest = -1;
    for (size_t i = 0; i < G_N_ELEMENTS(slopes); i++) {
        job->slope = slopes[i];
        double closest = closest_rows(job);
        if (closest >= job->space->apart / 2)
            return;
        /* A slope must be worth its looks. */
        if (closest > 2 * widest) {
            widest = closest;
            best = slopes[i];
        }
    }
    job->slope = best;
}

static int
compare_rows(const void *a, const void *b, void *data)
{
    const double *row = ((const Job *)data)->row;
    size_t i = *(const size_t *)a, k = *(const size_t *)b;
    if (row[i] < row[k])
        return -1;
    return row[i] > row[k] ? 1 : (i > k) - (i < k);
}

/* The labels of a column from top to bottom; returns how many. */
static size_t
column_order(Job *job, MapColumn column, size_t *order)
{
    size_t n = 0;
    for (size_t i = 0; i < job->n; i++) {
        if (job->wishes[i].column == column)
            order[n++] = i;
    }
    g_qsort_with_data(order, (int)n, sizeof *order, compare_rows, job);
    return n;
}

/* Heights as near to their leaders as they can be without touching: the
   distances taken out, what is left must not fall (pooled neighbours). */
static void
pool_neighbours(double *want, size_t n)
{
    g_autofree double *sum = g_new0(double, n + 1);
    g_autofree size_t *count = g_new0(size_t, n + 1);
    size_t blocks = 0;
    for (size_t i = 0; i < n; i++) {
        sum[blocks] = want[i];
        count[blocks++] = 1;
        while (blocks > 1 &&
               sum[blocks - 2] / (double)count[blocks - 2] >
                       sum[blocks - 1] / (double)count[blocks - 1]) {
            sum[blocks - 2] += sum[blocks - 1];
            count[blocks - 2] += count[blocks - 1];
            blocks--;
        }
    }
    for (size_t b = 0, i = 0; b < blocks; b++) {
        for (size_t k = 0; k < count[b]; k++)
            want[i++] = sum[b] / (double)count[b];
    }
}

static bool
place_heights(Job *job, const size_t *order, size_t n)
{
    const Rect *frame = &job->space->frame;
    g_autofree double *above = g_new0(double, n + 1);
    g_autofree double *want = g_new0(double, n + 1);
    double total = 0;
    for (size_t i = 0; i < n; i++) {
        above[i] = total;
        total += job->wishes[order[i]].height + job->space->gap;
        want[i] = job->row[order[i]] - job->wishes[order[i]].height / 2 -
                  above[i];
    }
    if (n > 0)
        total -= job->space->gap;
    if (total > frame->h)
        return false;
    pool_neighbours(want, n);
    for (size_t i = 0; i < n; i++) {
        double y = CLAMP(want[i], frame->y, frame->y + frame->h - total);
        job->places[order[i]].box.y = y + above[i];
    }
    return true;
}

/* How much room the leaders want beside the body to bend at 45 degrees. */
static double
bend_room(const Job *job, const size_t *order, size_t n)
{
    double most = 0;
    for (size_t i = 0; i < n; i++) {
        const Rect *box = &job->places[order[i]].box;
        double middle = box->y + job->wishes[order[i]].height / 2;
        most = fmax(most, fabs(middle - job->row[order[i]]));
    }
    return most;
}

/* Draws the leaders of one column.  All bend at the same x with the same
   slope, so that they stay in their order and cannot cross. */
static void
draw_leaders(Job *job, MapColumn column, const size_t *order, size_t n,
             double room, double steep)
{
    double out = column == MAP_LEFT ? -1 : 1;
    double bend = job->bend[column];
    double edge = bend + out * (room + job->space->tail);
    for (size_t i = 0; i < n; i++) {
        const MapLabelWish *wish = &job->wishes[order[i]];
        MapLabelPlace *place = &job->places[order[i]];
        double middle = place->box.y + wish->height / 2;
        double row = job->row[order[i]];
        double run = fabs(middle - row) / steep;
        place->box.w = wish->width;
        place->box.h = wish->height;
        place->box.x = column == MAP_LEFT ? edge - wish->width : edge;
        place->leader[0] = spot_of(job, order[i]);
        place->leader[1] = (Point){ bend, row };
        place->leader[2] = (Point){ bend + out * run, middle };
        place->leader[3] = (Point){ edge, middle };
    }
}

static bool
place_column(Job *job, MapColumn column)
{
    const Rect *frame = &job->space->frame;
    g_autofree size_t *order = g_new0(size_t, job->n + 1);
    size_t n = column_order(job, column, order);
    double widest = 0;
    for (size_t i = 0; i < n; i++)
        widest = fmax(widest, job->wishes[order[i]].width);
    double beside = column == MAP_LEFT
                            ? job->bend[MAP_LEFT] - frame->x
                            : frame->x + frame->w - job->bend[MAP_RIGHT];
    double most = beside - widest - job->space->tail;
    if (n == 0)
        return true;
    if (most < 0 || !place_heights(job, order, n))
        return false;
    double wanted = bend_room(job, order, n);
    double room = fmin(wanted, most);
    if (wanted > 0 && room <= 0)
        return false;
    draw_leaders(job, column, order, n, room,
                 wanted > room ? wanted / room : 1);
    return true;
}

bool
map_labels_place(const MapSpace *space, const MapLabelWish *wishes, size_t n,
                 MapLabelPlace *places)
{
    g_autofree double *row = g_new0(double, n + 1);
    Job job = {
        .space = space, .wishes = wishes, .n = n, .places = places, .row = row
    };
    for (size_t i = 0; i < n; i++) {
        g_assert(wishes[i].n_spots > 0);
        places[i] = (MapLabelPlace){ 0 };
    }
    find_bends(&job);
    choose_spots(&job);
    choose_slope(&job);
    for (size_t i = 0; i < n; i++)
        row[i] = row_at(&job, spot_of(&job, i), wishes[i].column);
    return place_column(&job, MAP_LEFT) && place_column(&job, MAP_RIGHT);
}
