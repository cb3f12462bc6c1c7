/* "Colour shows where you feel it": the legend of the pictures. */
#include "layout/card.h"

#include "base/units.h"
#include "model/picture.h"
#include "model/pose.h"

#define SWATCH_SHARE (4 / 5.3) /* of the leading: a colour's side */
#define BETWEEN mm(5)     /* two texts */

typedef struct {
    const Card *card;
    Column *c;
    int owner;
    double x;
} Line;

/* On to the next line when `width` more does not fit this one. */
static void
make_room(Line *line, double width)
{
    if (line->x <= 0 || line->x + width <= line->card->width)
        return;
    line->x = 0;
    line->c->y += setter_leading(line->card->s, STYLE_BODY);
}

static double
swatch_side(const Setter *s)
{
    return setter_leading(s, STYLE_BODY) * SWATCH_SHARE;
}

/* The colour of an effort as it is in the pictures: filled, or a ring. */
static void
put_swatch(Line *line, int effort)
{
    static const Paint paints[N_EFFORTS] = {
        [EFFORT_STRETCH] = PAINT_STRETCH,
        [EFFORT_WORK] = PAINT_WORK,
        [EFFORT_PRESS] = PAINT_PRESS,
    };
    Setter *s = line->card->s;
    Color color = s->palette->colors[paints[effort]];
    bool ring = effort == EFFORT_PRESS;
    double side = swatch_side(s);
    double y = line->c->y + (setter_leading(s, STYLE_BODY) - side) / 2;
    Shape shape = { .kind = ring ? SHAPE_CIRCLE : SHAPE_RECT,
                    .box = { line->x, y, side, side },
                    .radius = mm(0.8),
                    .fill = ring ? COLOR_NONE : color,
                    .stroke = ring ? color : s->palette->colors[PAINT_LINE],
                    .line_width = ring ? mm(0.8) : mm(0.25) };
    column_shape(line->c, OWNER_ARTIFACT, &shape);
    line->x += side + mm(1.5);
}

/* A text, after the colour of `effort` unless that is N_EFFORTS. */
static void
put_text(Line *line, const char *text, int effort)
{
    Setter *s = line->card->s;
    double swatch = effort < N_EFFORTS ? swatch_side(s) + mm(1.5) : 0;
    const Para *para = set_text(s, STYLE_BODY, COLOR_INK, text,
                                line->card->width - swatch, PARA_RAGGED);
    double leading = setter_leading(s, STYLE_BODY);
    make_room(line, swatch + para_width(para));
    if (effort < N_EFFORTS)
        put_swatch(line, effort);
    for (int i = 0; i < para_n_lines(para); i++) {
        if (i > 0)
            line->c->y += leading;
        column_line(line->c, line->owner, para, i, line->x,
                    line->c->y + leading / 2 + para_cap_height(para) / 2);
    }
    line->x += para_width(para) + BETWEEN;
}

void
card_legend(const Card *card, Column *c)
{
    Setter *s = card->s;
    const Legend *legend = card->block->legend;
    if (legend == NULL || !layout_spec_card_has(s->spec, CARD_LEGEND))
        return;
    if (card->split)
        column_cut(c, false);
    column_gap(c, setter_unit(s) * 0.9);
    Line line = { card, c, element_add(s, ROLE_P, card->sect, NULL), 0 };
    bool coloured = false;
    for (int i = 0; i < N_EFFORTS; i++)
        coloured |= legend->efforts[i] != NULL;
    if (coloured)
        put_text(&line, legend->label, N_EFFORTS);
    for (int i = 0; i < N_EFFORTS; i++)
        if (legend->efforts[i] != NULL)
            put_text(&line, legend->efforts[i], i);
    if (legend->letters != NULL)
        put_text(&line, legend->letters, N_EFFORTS);
    c->y += setter_leading(s, STYLE_BODY);
}
