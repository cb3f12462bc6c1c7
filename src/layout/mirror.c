#include "layout/mirror.h"

#include "font/para.h"

/* How far a mark from `x` on, `w` wide, moves. */
static double
shift(double x, double w, double width)
{
    return width - 2 * x - w;
}

static void
mirror_shape(Shape *shape, double width)
{
    Rect *box = &shape->box, *clip = &shape->clip;
    box->x += shift(box->x, box->w, width);
    if (clip->w > 0)
        clip->x += shift(clip->x, clip->w, width);
    if (shape->kind == SHAPE_LINE) { /* it leans the other way */
        box->x += box->w;
        box->w = -box->w;
    }
}

static void
mirror_mark(Mark *mark, double width)
{
    switch (mark->kind) {
    case MARK_TEXT:
        mark->text.x += shift(
                mark->text.x,
                para_line_extent(mark->text.para, mark->text.line), width);
        break;
    case MARK_SHAPE:
        mirror_shape(&mark->shape, width);
        break;
    case MARK_ICON:
        mark->icon.box.x += shift(mark->icon.box.x, mark->icon.box.w, width);
        /* The only icon that points along the line. */
        mark->icon.turned = mark->icon.icon == ICON_ARROW;
        break;
    case MARK_ART:
        mark->art.box.x += shift(mark->art.box.x, mark->art.box.w, width);
        break;
    }
}

void
mirror_marks(Mark *marks, size_t n, double width)
{
    for (size_t i = 0; i < n; i++) {
        if (marks[i].pivot != 0)
            mark_move(&marks[i], width - 2 * marks[i].pivot, 0);
        else
            mirror_mark(&marks[i], width);
    }
}
