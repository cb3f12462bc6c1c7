#include "model/page.h"

static void
rect_move(Rect *box, double dx, double dy)
{
    box->x += dx;
    box->y += dy;
}

void
mark_move(Mark *mark, double dx, double dy)
{
    if (mark->pivot != 0)
        mark->pivot += dx;
    switch (mark->kind) {
    case MARK_TEXT:
        mark->text.x += dx;
        mark->text.baseline += dy;
        break;
    case MARK_SHAPE:
        rect_move(&mark->shape.box, dx, dy);
        rect_move(&mark->shape.clip, dx, dy);
        break;
    case MARK_ICON:
        rect_move(&mark->icon.box, dx, dy);
        break;
    case MARK_ART:
        rect_move(&mark->art.box, dx, dy);
        break;
    }
}

bool
mark_box(const Mark *mark, Rect *box)
{
    switch (mark->kind) {
    case MARK_SHAPE:
        *box = mark->shape.box;
        return true;
    case MARK_ICON:
        *box = mark->icon.box;
        return true;
    case MARK_ART:
        *box = mark->art.box;
        return true;
    case MARK_TEXT:
        break;
    }
    return false;
}

PageSet *
page_set_new(const char *title, const char *author, const char *lang)
{
    Arena *arena = arena_new();
    PageSet *set = arena_new0(arena, PageSet);
    set->arena = arena;
    set->title = title;
    set->author = author;
    set->lang = lang;
    return set;
}

void
page_set_free(PageSet *set)
{
    if (set != NULL)
        arena_free(set->arena);
}
