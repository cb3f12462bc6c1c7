#include "draw/pen.h"

static void
paint_mark(cairo_t *cr, guint k)
{
    Point place = ink_mark_place(k);
    cairo_save(cr);
    cairo_new_path(cr);
    cairo_set_source_rgb(cr, 0, 0, 0);
    cairo_rectangle(cr, place.x, place.y, INK_MARK, INK_MARK);
    cairo_fill(cr);
    cairo_restore(cr);
}

static guint
page_start(const InkLog *log)
{
    return g_array_index(log->starts, guint, log->starts->len - 1);
}

void
pen_begin_page(Pen *pen, cairo_t *cr)
{
    if (pen == NULL)
        return;
    g_array_append_val(pen->log->starts, pen->log->inks->len);
    pen_take(pen, cr, OWNER_ARTIFACT, NULL, (Rect){ 0 });
}

/* True when the pen is with them already. */
static bool
has_pen(const InkLog *log, int owner, const char *href)
{
    if (log->inks->len == page_start(log))
        return false;
    const Ink *last = &g_array_index(log->inks, Ink, log->inks->len - 1);
    return last->owner == owner && last->href == NULL && href == NULL;
}

static void
take(Pen *pen, cairo_t *cr, Ink ink)
{
    InkLog *log = pen->log;
    paint_mark(cr, log->inks->len - page_start(log));
    g_array_append_val(log->inks, ink);
}

void
pen_take(Pen *pen, cairo_t *cr, int owner, const char *href, Rect box)
{
    if (pen != NULL && !has_pen(pen->log, owner, href))
        take(pen, cr, (Ink){ .owner = owner, .href = href, .box = box });
}

void
pen_put_picture(Pen *pen, cairo_t *cr, int owner, InkPicture picture, Rect box)
{
    take(pen, cr, (Ink){ .owner = owner, .box = box, .first = picture });
}

bool
pen_wants_words(const Pen *pen, int owner)
{
    if (pen == NULL || owner < 0)
        return false;
    Role role = pen->set->elements[owner].role;
    return role == ROLE_H1 || role == ROLE_H2 || role == ROLE_H3;
}

void
pen_add_words(Pen *pen, int owner, const char *words)
{
    GString **known = &pen->log->words[owner];
    if (*known == NULL)
        *known = g_string_new(NULL);
    else if ((*known)->len > 0 && (*known)->str[(*known)->len - 1] != ' ')
        g_string_append_c(*known, ' ');
    g_string_append(*known, words);
}
