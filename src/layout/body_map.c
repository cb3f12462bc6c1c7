/* The body to mark pain on, from the front and from the back. */
#include "layout/blocks.h"

#include "base/units.h"
#include "model/picture.h"

#define VIEW_GAP mm(10) /* between front and back */
#define PRINTED 60      /* [mm] whose line width is drawn: thin, to colour in */

/* "L" and "R" at the person's own sides. */
static void
put_letters(Setter *s, Column *c, const MarkView *view, int owner, Rect box)
{
    double scale = box.w / (double)view->picture->width;
    for (int i = 0; i < view->n_sides; i++) {
        const char text[] = { view->sides[i].letter, '\0' };
        const Para *para =
                set_text(s, STYLE_NAME, COLOR_SOFT, text, box.w, PARA_RAGGED);
        column_line(c, owner, para, 0,
                    box.x + view->sides[i].x * scale - para_width(para) / 2,
                    box.y + view->sides[i].y * scale +
                            para_cap_height(para) / 2);
    }
}

/* One view in the middle of a column `width` wide, `height` high at most. */
static void
put_view(Setter *s, Column *c, const MarkView *view, int sect, double x,
         double width, double height)
{
    const Picture *picture = view->picture;
    double scale = MIN(width / (double)picture->width,
                       height / (double)picture->height);
    Rect box = { 0, c->y, (double)picture->width * scale,
                 (double)picture->height * scale };
    box.x = x + (width - box.w) / 2;
    int owner = element_add(s, ROLE_FIGURE, sect, view->alt);
    double line = mm((double)picture_line_width(PRINTED));
    guint first = c->marks->len;
    column_art(c, owner, setter_picture(s, picture, line / scale), box);
    put_letters(s, c, view, owner, box);
    column_keep_places(c, first, box.x, box.w); /* left is left anywhere */
    const Para *caption = set_text(s, STYLE_LABEL, COLOR_INK, view->caption,
                                   width, PARA_BALANCED);
    c->y += box.h + setter_unit(s) * 0.6;
    column_para(c, element_add(s, ROLE_P, sect, NULL), caption,
                x + (width - para_width(caption)) / 2,
                setter_leading(s, STYLE_LABEL));
}

void
body_map_build(Setter *s, const BodyMapBlock *block, GPtrArray *groups)
{
    Group *g = group_new(PART_BODY_MAP, s->spec->section_gap);
    int sect = element_add(s, ROLE_SECT, 0, NULL);
    section_heading(s, g, block->heading, sect);
    ProseStyle style = prose_body(s, 0, s->width);
    set_prose(s, g->column, &block->how, sect, &style);
    column_gap(g->column, setter_unit(s) * 1.6);
    double left = s->room - g->column->y - 3 * setter_leading(s, STYLE_LABEL);
    double height = MIN(s->spec->map_height, left);
    double width = (s->width - VIEW_GAP) / N_MARK_VIEWS, top = g->column->y, bottom = top;
    for (int i = 0; i < N_MARK_VIEWS; i++) {
        g->column->y = top;
        if (block->views[i].picture != NULL)
            put_view(s, g->column, &block->views[i], sect,
                     i * (width + VIEW_GAP), width, height);
        bottom = MAX(bottom, g->column->y);
    }
    g->column->y = bottom;
    column_cut(g->column, false);
    g->whole = true;
    g_ptr_array_add(groups, g);
}
