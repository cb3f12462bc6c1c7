/* A column of marks that grows downward, with the places where a page may
   end.  For layout/ only. */
#pragma once

#include "font/para.h"
#include "model/page.h"

/* What lies between two places where a page may end.  y counts from the
   column's top [pt]; marks are indices into the column's. */
typedef struct {
    double top, bottom;
    guint first_mark, end_mark;
    bool keep; /* on one page with the next strip */
} Strip;

typedef struct {
    double y;       /* where the next thing goes */
    GArray *marks;  /* Mark */
    GArray *strips; /* Strip; the last one is closed by column_cut */
    double strip_top;
    guint strip_mark;
} Column;

Column *column_new(void);
void column_free(Column *c); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Column, column_free)

/* Ends the strip here; what follows begins after a gap that vanishes at the
   top of a page.  Nothing happens when the strip is empty. */
void column_cut(Column *c, bool keep);
void column_gap(Column *c, double height);

/* Adds `from`'s marks moved by dx, dy; its strips are forgotten. */
void column_add_column(Column *c, const Column *from, double dx, double dy);

/* Lines of `para` from y on; the column moves down by their height. */
void column_para(Column *c, int owner, const Para *para, double x,
                 double leading);
/* Like column_para, and a page may end between lines, two on each side. */
void column_para_split(Column *c, int owner, const Para *para, double x,
                       double leading);

/* Marks from `first` on keep their places in the box at `x`, `width` wide, where
   the page is mirrored. */
void column_keep_places(Column *c, guint first, double x, double width);

/* The next calls leave y alone. */
void column_line(Column *c, int owner, const Para *para, int line, double x,
                 double baseline);
void column_shape(Column *c, int owner, const Shape *shape);
void column_rect(Column *c, Rect box, double radius, Color fill, Color stroke,
                 double line_width);
void column_circle(Column *c, Point centre, double radius, Color fill);
void column_rule(Column *c, Point from, Point to, Color color, double width);
void column_icon(Column *c, Icon icon, int count, Rect box, Color color,
                 Color tint);
void column_art(Column *c, int owner, const Art *art, Rect box);
