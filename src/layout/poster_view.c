#include "layout/poster_view.h"

#include "base/units.h"

#define LEADER 0.045     /* [em] wide */
#define DOT 0.16         /* [em] radius of a leader's end */

Point
view_point(const View *v, float x, float y)
{
    return (Point){ v->origin.x + (double)x * v->scale,
                    v->origin.y + (double)y * v->scale };
}

Rect
view_box(const View *v, BodyMapBox box)
{
    Point at = view_point(v, box.x, box.y);
    return (Rect){ at.x, at.y, (double)box.width * v->scale,
                   (double)box.height * v->scale };
}

View
view_in(Board *b, const BodyMap *map, Rect box, double column,
        const Ground *ground)
{
    double w = (double)map->picture->width, h = (double)map->picture->height;
    double room = box.w - 2 * column;
    View v = { b, map, MIN(room / w, box.h / h), { 0, 0 }, ground };
    v.origin = (Point){ box.x + (box.w - w * v.scale) / 2,
                        box.y + (box.h - h * v.scale) / 2 };
    return v;
}

void
view_put_body(const View *v, Column *c, int figure)
{
    const Picture *picture = v->map->picture;
    double width = (double)picture->width * v->scale;
    double line = mm((double)picture_line_width((float)(width / PT_PER_MM)));
    column_art(c, figure,
               setter_picture(&v->b->setter, picture, line / v->scale),
               (Rect){ v->origin.x, v->origin.y, width,
                       (double)picture->height * v->scale });
}

void
view_put_leader(const View *v, Column *c, const Point *points)
{
    Setter *s = &v->b->setter;
    double width = MAX(board_em(v->b, LEADER), 0.5);
    Color ink = setter_color(s, v->ground->dark ? COLOR_SUN : COLOR_INK);
    Color halo = setter_color(s, v->ground->dark ? COLOR_BRAND : COLOR_PAPER);
    for (int pass = 0; pass < 2; pass++)
        for (int i = 0; i < 3; i++)
            column_rule(c, points[i], points[i + 1], pass ? ink : halo,
                        pass ? width : 3 * width);
    double r = board_em(v->b, DOT);
    column_circle(c, points[0], r, ink);
    column_circle(c, points[0], r * 0.55,
                  setter_color(s, COLOR_PAPER));
}

const char *
view_capital(const Board *b, const char *name)
{
    char *text = arena_strdup(b->setter.arena, name);
    text[0] = g_ascii_toupper(text[0]);
    return text;
}
