#include "figure/paths.h"

#include <math.h>
#include <string.h>

struct PathList {
    Arena *arena;
    GArray *paths; /* PicturePath */
    GByteArray *ops;
    GArray *xy, *widths; /* of the path being built */
    PathKind kind;
    Paint paint;
};

PathList *
path_list_new(Arena *arena)
{
    PathList *list = g_new0(PathList, 1);
    list->arena = arena;
    list->paths = g_array_new(FALSE, TRUE, sizeof(PicturePath));
    list->ops = g_byte_array_new();
    list->xy = g_array_new(FALSE, FALSE, sizeof(float));
    list->widths = g_array_new(FALSE, FALSE, sizeof(float));
    return list;
}

void
path_list_free(PathList *list)
{
    if (list == NULL)
        return;
    g_array_free(list->paths, TRUE);
    g_byte_array_free(list->ops, TRUE);
    g_array_free(list->xy, TRUE);
    g_array_free(list->widths, TRUE);
    g_free(list);
}

void
path_begin(PathList *list, PathKind kind, Paint paint)
{
    list->kind = kind;
    list->paint = paint;
    g_byte_array_set_size(list->ops, 0);
    g_array_set_size(list->xy, 0);
    g_array_set_size(list->widths, 0);
}

static void
add_op(PathList *list, char op, const float *xy, guint n)
{
    g_byte_array_append(list->ops, (const guint8 *)&op, 1);
    g_array_append_vals(list->xy, xy, n);
}

void
path_move(PathList *list, float x, float y)
{
    add_op(list, 'M', (float[]){ x, y }, 2);
}

void
path_line(PathList *list, float x, float y)
{
    add_op(list, 'L', (float[]){ x, y }, 2);
}

void
path_curve(PathList *list, const float xy[6])
{
    add_op(list, 'C', xy, 6);
}

void
path_close(PathList *list)
{
    add_op(list, 'Z', NULL, 0);
}

/* Width of the newest op, as a share of the outer contour's. */
static void
path_width(PathList *list, float width)
{
    g_array_append_val(list->widths, width);
}

bool
path_end(PathList *list, float width, float dash)
{
    if (list->ops->len < 2)
        return false;
    bool brush = list->kind == PATH_BRUSH;
    g_assert(!brush || list->widths->len == list->ops->len);
    PicturePath path = {
        .kind = list->kind,
        .paint = list->paint,
        .ops = arena_strndup(list->arena, (const char *)list->ops->data,
                             list->ops->len),
        .n_ops = list->ops->len,
        .xy = arena_memdup(list->arena, list->xy->data,
                           list->xy->len * sizeof(float)),
        .n_points = list->xy->len / 2,
        .widths = brush ? arena_memdup(list->arena, list->widths->data,
                                       list->widths->len * sizeof(float))
                        : NULL,
        .width = width,
        .dash = dash,
    };
    g_array_append_val(list->paths, path);
    return true;
}

void
path_again(PathList *list, PathKind kind, Paint paint, float width, float dash)
{
    g_assert(list->paths->len > 0 && kind != PATH_BRUSH);
    PicturePath path =
            g_array_index(list->paths, PicturePath, list->paths->len - 1);
    path.kind = kind;
    path.paint = paint;
    path.width = width;
    path.dash = dash;
    path.widths = NULL;
    g_array_append_val(list->paths, path);
}

static float
apart(LinePoint a, LinePoint b)
{
    return hypotf(b.x - a.x, b.y - a.y);
}

/* Catmull-Rom through p1 and p2, its tangents shortened to their distance. */
static void
add_smooth_segment(PathList *list, LinePoint p0, LinePoint p1, LinePoint p2,
                   LinePoint p3)
{
    float d1 = apart(p0, p1), d2 = apart(p1, p2), d3 = apart(p2, p3);
    float a = d2 / 3 / (d1 + d2 + 1e-6f), b = d2 / 3 / (d2 + d3 + 1e-6f);
    path_curve(list,
               (float[]){ p1.x + (p2.x - p0.x) * a, p1.y + (p2.y - p0.y) * a,
                          p2.x - (p3.x - p1.x) * b, p2.y - (p3.y - p1.y) * b,
                          p2.x, p2.y });
}

void
path_smooth(PathList *list, const LinePoint *p, int n, bool closed, bool brush)
{
    path_move(list, p[0].x, p[0].y);
    if (brush)
        path_width(list, p[0].w);
    for (int i = 0; i < (closed ? n : n - 1); i++) {
        int before = closed ? (i + n - 1) % n : MAX(i - 1, 0);
        int after = closed ? (i + 2) % n : MIN(i + 2, n - 1);
        add_smooth_segment(list, p[before], p[i], p[(i + 1) % n], p[after]);
        if (brush)
            path_width(list, p[(i + 1) % n].w);
    }
}

const PicturePath *
path_list_finish(PathList *list, size_t *n)
{
    *n = list->paths->len;
    return arena_memdup(list->arena, list->paths->data,
                        *n * sizeof(PicturePath));
}
