#include "layout/figures.h"

#include "base/units.h"
#include "model/picture.h"

#include <math.h>

#define ONE_HEIGHT 1.25   /* of the panel's width: the highest one picture */
#define TWO_HEIGHT 1.45   /* ... two, one below the other ... */
#define CLOSE_HEIGHT 1.15 /* ... and close-ups */
#define SPREAD 1.28       /* of person sizes in one document ... */
#define LARGE mm(30)      /* ... of those that are smaller than this a metre */

typedef enum { BESIDE, BELOW, N_MANNERS } Arrangement;

/* A close-up shows part of a person as large as it likes. */
static bool
has_person(const ExerciseBlock *block)
{
    return block->n_pictures > 0 && !block->pictures[0]->close_up;
}

/* Largest scale [pt for each box unit] for the pictures of a block, side by
   side or below each other. */
static double
fit(const LayoutSpec *spec, const ExerciseBlock *block, FigureRoom room,
    Arrangement how)
{
    double n = block->n_pictures, w = 0, h = 0;
    for (int i = 0; i < block->n_pictures; i++) {
        w = MAX(w, (double)block->pictures[i]->width);
        h = MAX(h, (double)block->pictures[i]->height);
    }
    double width = room.width, pad = spec->card.pad;
    bool below = how == BELOW;
    double highest = below && n > 1 ? TWO_HEIGHT : ONE_HEIGHT;
    if (!has_person(block))
        highest = CLOSE_HEIGHT;
    double room_w = width - 2 * pad;
    double room_h = MIN(room.height, width * highest) - 2 * pad;
    if (below)
        room_h = (room_h - FIGURE_GAP * (n - 1)) / n;
    else
        room_w = (room_w - FIGURE_GAP * (n - 1)) / n;
    return MIN(room_w / w, room_h / h);
}

static double
best_fit(const LayoutSpec *spec, const ExerciseBlock *block, FigureRoom room)
{
    return MAX(fit(spec, block, room, BESIDE), fit(spec, block, room, BELOW));
}

double
figures_metre(const LayoutSpec *spec, const Document *doc, FigureRoom room)
{
    double least = INFINITY;
    for (size_t i = 0; i < doc->n_blocks; i++) {
        const ExerciseBlock *block = &doc->blocks[i].exercise;
        if (doc->blocks[i].kind != BLOCK_EXERCISE || !has_person(block))
            continue;
        double metre = (double)block->pictures[0]->metre;
        least = MIN(least, best_fit(spec, block, room) * metre);
    }
    return MAX(least * SPREAD, LARGE);
}

/* Rows of pictures in the middle of the panel, on one floor. */
static void
place(FigurePlan *plan, const ExerciseBlock *block, double scale,
      Arrangement how, double width, double pad)
{
    double used_w = 0, used_h = 0;
    for (int i = 0; i < block->n_pictures; i++) {
        double w = (double)block->pictures[i]->width * scale;
        double h = (double)block->pictures[i]->height * scale;
        plan->boxes[i] = (Rect){ 0, 0, w, h };
        if (how == BELOW) {
            plan->boxes[i].y = used_h + (i > 0 ? FIGURE_GAP : 0);
            used_h = plan->boxes[i].y + h;
            used_w = MAX(used_w, w);
        } else {
            plan->boxes[i].x = used_w + (i > 0 ? FIGURE_GAP : 0);
            used_w = plan->boxes[i].x + w;
            used_h = MAX(used_h, h);
        }
    }
    for (int i = 0; i < block->n_pictures; i++) {
        plan->boxes[i].x += how == BELOW ? (width - plan->boxes[i].w) / 2
                                         : (width - used_w) / 2;
        plan->boxes[i].y += pad;
    }
    plan->height = used_h + 2 * pad;
}

FigurePlan
figures_plan(const Setter *s, const ExerciseBlock *block, FigureRoom room)
{
    const LayoutSpec *spec = s->spec;
    FigurePlan plan = { 0 };
    double scale = best_fit(spec, block, room);
    if (has_person(block))
        scale = MIN(scale, s->metre / (double)block->pictures[0]->metre);
    Arrangement how = fit(spec, block, room, BESIDE) >= scale - 1e-9 ? BESIDE : BELOW;
    place(&plan, block, scale, how, room.width, spec->card.pad);
    /* One width of lines all over the document. */
    double printed = room.width / PT_PER_MM;
    double line = mm((double)picture_line_width((float)printed));
    for (int i = 0; i < block->n_pictures; i++)
        plan.unit[i] = line / scale;
    return plan;
}

double
figures_off_corner(const Picture *picture, Rect box, Rect corner)
{
    double width = (double)picture->width, height = (double)picture->height;
    double scale = MIN(box.w / width, box.h / height);
    double left = box.x + (box.w - width * scale) / 2;
    double top = box.y + (box.h - height * scale) / 2;
    double bottom = corner.y + corner.h, highest = bottom;
    for (size_t i = 0; i < picture->n_paths; i++) {
        const PicturePath *path = &picture->paths[i];
        for (size_t k = 0; k < path->n_points; k++) {
            double x = left + (double)path->xy[2 * k] * scale;
            double y = top + (double)path->xy[2 * k + 1] * scale;
            if (x >= corner.x && x < corner.x + corner.w)
                highest = MIN(highest, y);
        }
    }
    return bottom - highest;
}
