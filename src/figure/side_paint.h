/* Draws the bones of the side view.  For figure/side_anatomy.c only. */
#pragma once

#include "figure/paths.h"
#include "figure/side_fit.h"

#define SIDE_BONE_LINE .45F /* width of a bone's edge, in line units */

/* A closed smooth curve; `width` is a stroke's. */
void side_add_curve(PathList *list, const Point2 *points, int n, PathKind kind,
                    Paint paint, float width);
void side_add_outline(PathList *list, const Point2 *points, int n, Paint paint);
/* Filled, with its edge. */
void side_add_bone(PathList *list, const Point2 *points, int n);

/* 24 vertebrae and their discs. */
void side_draw_spine(PathList *list, const SideFit *fit);
