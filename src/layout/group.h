/* Groups: what a page shows as one thing, a card or a panel, with its frame.
   For layout/ only. */
#pragma once

#include "layout/setter.h"

/* The panel behind a group, drawn anew on every page the group reaches. */
typedef struct {
    bool shown;
    double x, width, radius;
    Color fill, stroke; /* a = 0: none */
    double line_width;
    double bar;         /* width of the bar at the left; 0 = none */
    Color bar_color;
} Frame;

typedef struct {
    Column *column;
    Frame frame;
    double gap;       /* before it */
    double pad_top, pad_bottom;
    bool keep;        /* on one page with the next group */
    bool whole;       /* never divided unless higher than a page */
    Column *continued; /* set first where it goes on, or NULL */
    Part part;
    bool fills_page;  /* ruled notes: grow to the end of the page */
} Group;

Group *group_new(Part part, double gap);
void group_free(Group *g);

double group_height(const Group *g);

/* Of groups below each other, `gap` apart. */
double group_stack_height(Group *const *panels, size_t n, double gap);

/* Puts `n` groups into two columns, the first `turn` at the left, as one
   undividable group; takes them all.  The second column begins at `dx`; the
   last frames grow so that both columns end together. */
Group *group_columns(Group *const *panels, size_t n, size_t turn, double dx,
                     double gap);

/* Draws the frame around a box's height into `c`. */
void frame_draw(Column *c, const Frame *frame, double top, double height);
