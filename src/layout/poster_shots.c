#include "layout/poster_shots.h"

#include <math.h>

#include "layout/figures.h"
#include "model/picture.h"

#define PAD 0.035   /* of the panel's shorter side, round the pictures */
#define GAP 0.03    /* ... and between two */
#define SHRINK 0.95 /* step by step, until the corner is free */
#define MAX_STEPS 14

typedef struct {
    double width, height, pad, gap; /* of the panel */
} Room;

static Room
room_of(double width, double height)
{
    double side = MIN(width, height);
    return (Room){ width, height, PAD * side, GAP * side };
}

static void
extent(const ExerciseBlock *block, double *w, double *h)
{
    *w = *h = 0;
    for (int i = 0; i < block->n_pictures; i++) {
        *w = MAX(*w, (double)block->pictures[i]->width);
        *h = MAX(*h, (double)block->pictures[i]->height);
    }
}

/* The largest scale side by side, or below each other. */
static double
fit(const ExerciseBlock *block, const Room *room, bool below)
{
    double w, h, n = block->n_pictures;
    extent(block, &w, &h);
    double across = room->width - 2 * room->pad;
    double down = room->height - 2 * room->pad;
    if (below)
        down = (down - room->gap * (n - 1)) / n;
    else
        across = (across - room->gap * (n - 1)) / n;
    return MIN(across / w, down / h);
}

/* The pictures in the middle of the panel, on one floor. */
static ShotPlan
place(const ExerciseBlock *block, const Room *room, double scale, bool below)
{
    ShotPlan plan = { .scale = scale, .below = below };
    int n = block->n_pictures;
    double sum_w = 0, sum_h = 0, most_w = 0, most_h = 0;
    for (int i = 0; i < n; i++) {
        double w = (double)block->pictures[i]->width * scale;
        double h = (double)block->pictures[i]->height * scale;
        plan.boxes[i] = (Rect){ sum_w, sum_h, w, h };
        sum_w += w + room->gap;
        sum_h += h + room->gap;
        most_w = MAX(most_w, w);
        most_h = MAX(most_h, h);
    }
    double left = (room->width - sum_w + room->gap) / 2;
    double top = (room->height - sum_h + room->gap) / 2;
    for (int i = 0; i < n; i++) {
        Rect *box = &plan.boxes[i];
        box->x = below ? (room->width - box->w) / 2 : box->x + left;
        box->y = below ? box->y + top : (room->height + most_h) / 2 - box->h;
    }
    return plan;
}

/* Moves the pictures down until the corner is free; false without room. */
static bool
clear_corner(const ExerciseBlock *block, const Room *room, double corner,
             ShotPlan *plan)
{
    Rect free = { 0, 0, corner, corner };
    double bottom = 0, down = 0;
    for (int i = 0; i < block->n_pictures; i++) {
        const Rect *box = &plan->boxes[i];
        bottom = MAX(bottom, box->y + box->h);
        if (box->x < corner && box->y < corner)
            down = MAX(down,
                       figures_off_corner(block->pictures[i], *box, free));
    }
    if (bottom + down > room->height - room->pad / 2)
        return false;
    for (int i = 0; i < block->n_pictures; i++)
        plan->boxes[i].y += down;
    return true;
}

/* The largest plan up to `most`. */
static ShotPlan
largest(const ExerciseBlock *block, const Room *room, double corner,
        double most)
{
    double beside = fit(block, room, false), below = fit(block, room, true);
    bool stacked = below > beside;
    double scale = MIN(MAX(beside, below), most);
    ShotPlan plan = place(block, room, scale, stacked);
    for (int i = 0; i < MAX_STEPS; i++) {
        if (clear_corner(block, room, corner, &plan))
            break;
        scale *= SHRINK;
        stacked = scale > beside;
        plan = place(block, room, scale, stacked);
    }
    return plan;
}

double
shots_metre(const ExerciseBlock *block, double width, double height,
            double corner)
{
    if (block->n_pictures == 0 || block->pictures[0]->close_up)
        return 0;
    Room room = room_of(width, height);
    ShotPlan plan = largest(block, &room, corner, INFINITY);
    return plan.scale * (double)block->pictures[0]->metre;
}

ShotPlan
shots_plan(const ExerciseBlock *block, double width, double height,
           double corner, double metre)
{
    Room room = room_of(width, height);
    double most = INFINITY;
    if (!block->pictures[0]->close_up)
        most = metre / (double)block->pictures[0]->metre;
    return largest(block, &room, corner, most);
}
