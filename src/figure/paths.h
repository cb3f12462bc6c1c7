/* Collects the paths of a picture.  For figure/ only. */
#pragma once

#include "model/picture.h"

#include <glib.h>

typedef struct PathList PathList; /* opaque */

/* Paths go to `arena`, which must outlive the list. */
PathList *path_list_new(Arena *arena);
void path_list_free(PathList *list); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PathList, path_list_free)

/* One path: begin, segments, end.  A path without segments is dropped. */
void path_begin(PathList *list, PathKind kind, Paint paint);
void path_move(PathList *list, float x, float y);
void path_line(PathList *list, float x, float y);
void path_curve(PathList *list, const float xy[6]);
void path_close(PathList *list);
bool path_end(PathList *list, float width, float dash); /* false: dropped */

/* Appends the newest path again, in another kind and paint. */
void
path_again(PathList *list, PathKind kind, Paint paint, float width, float dash);

typedef struct {
    float x, y, w;
} LinePoint;

/* A smooth curve through `points`; with `brush`, their widths go along. */
void path_smooth(PathList *list, const LinePoint *points, int n, bool closed,
                 bool brush);

/* Ends the picture's list: the array is in the arena. */
const PicturePath *path_list_finish(PathList *list, size_t *n);
