/* Numbered steps at both sides of a body that shows what lies inside: first
   those at the left, from top to bottom. */
#include "layout/bands.h"

#include <math.h>
#include <string.h>

#include "base/units.h"
#include "layout/poster_view.h"

#define CALL_COLUMN 0.31 /* of the width: a column of callouts */
#define CALL_HIGH 0.4    /* of the width: the anatomy's height, at least */
#define LEGS_FROM 0.7    /* of the body's height: where it is cut */
#define CALL_GAP 1.0     /* [em] between callouts */
#define MAX_PART 2       /* lines of a part's name */
#define CALL_AIR 0.4     /* [em] round the number of a callout */
#define SHOT_HIGH 6.0    /* [em] a small picture beside a step */

static const Ground *
ground_of(const Band *band)
{
    return band->dark ? &ground_brand : &ground_paper;
}

/* The label of the part that a step points at, or NULL. */
static const BodyMapLabel *
part_of(const AnatomyBlock *block, const Callout *callout)
{
    for (int i = 0; callout->to != NULL && i < block->map->n_labels; i++)
        if (strcmp(block->map->labels[i].latin, callout->to) == 0)
            return &block->map->labels[i];
    return NULL;
}

/* The number, and what stands beside it. */
static double
callout_head(const Board *b, const Callout *callout)
{
    double badge = number_size(b);
    return callout->picture != NULL ? MAX(badge, board_em(b, SHOT_HIGH))
                                    : badge;
}

static double
callout_height(Board *b, const AnatomyBlock *block, const Callout *callout,
               double width)
{
    const BodyMapLabel *part = part_of(block, callout);
    double beside = width - number_size(b) - board_em(b, CALL_AIR);
    if (part != NULL) {
        const char *name = view_capital(b, part->plain);
        int rows = board_lines(b, STYLE_LABEL, name, beside);
        if (rows == 0 || rows > MAX_PART)
            return INFINITY;
    }
    const Passage *step = &callout->prose.items[0];
    int lines =
            board_span_lines(b, STYLE_NAME, step->spans, step->n_spans, width);
    return lines == 0 ? (double)INFINITY
                      : callout_head(b, callout) + board_em(b, CALL_AIR) +
                                lines * setter_leading(&b->setter, STYLE_NAME);
}

/* How many of the steps stand at the left. */
static size_t
left_count(const AnatomyBlock *block)
{
    return (block->n_callouts + 1) / 2;
}

static double
callouts_height(Board *b, const AnatomyBlock *block, double width, bool left)
{
    size_t turn = left_count(block);
    size_t first = left ? 0 : turn, end = left ? turn : block->n_callouts;
    double sum = 0;
    for (size_t i = first; i < end; i++)
        sum += callout_height(b, block, &block->callouts[i], width) +
               (i > first ? board_em(b, CALL_GAP) : 0);
    return sum;
}

/* Kicker, heading and what follows the steps. */
static double
anatomy_head(Board *b, const AnatomyBlock *block, double width)
{
    const Setter *s = &b->setter;
    int lines = board_lines(b, STYLE_HEADING, block->heading, width);
    if (lines == 0)
        return INFINITY;
    return setter_leading(s, STYLE_LABEL) +
           lines * setter_leading(s, STYLE_HEADING) + board_em(b, 0.6);
}

static double
anatomy_tail(Board *b, const AnatomyBlock *block, double width)
{
    return block->after.n == 0 ? 0
                               : board_prose_height(b, &block->after, width) +
                                         board_em(b, 0.6);
}

double
anatomy_height(Board *b, const Band *band, double width)
{
    const AnatomyBlock *block = &band->blocks[0]->anatomy;
    double column = width * CALL_COLUMN;
    double left = callouts_height(b, block, column, true);
    double right = callouts_height(b, block, column, false);
    return MAX(MAX(left, right), width * CALL_HIGH) +
           anatomy_head(b, block, width) + anatomy_tail(b, block, width);
}

static void
put_shot(Board *b, Column *c, const Callout *callout, int sect, Rect at)
{
    const Picture *picture = callout->picture;
    double scale =
            MIN(at.w / (double)picture->width, at.h / (double)picture->height);
    double w = (double)picture->width * scale;
    double h = (double)picture->height * scale;
    Color pale = setter_color(&b->setter, COLOR_PAPER);
    column_rect(c, (Rect){ at.x, at.y, w + board_em(b, 0.8), at.h },
                b->own.header.radius, pale, COLOR_NONE, 0);
    double line = mm((double)picture_line_width((float)(w / PT_PER_MM)));
    column_art(c, element_add(&b->setter, ROLE_FIGURE, sect, callout->alt),
               setter_picture(&b->setter, picture, line / scale),
               (Rect){ at.x + board_em(b, 0.4), at.y + (at.h - h) / 2, w, h });
}

/* The name of a part beside its number; returns its width. */
static double
put_part(const View *v, Column *c, const BodyMapLabel *part, int sect, Rect at)
{
    Setter *s = &v->b->setter;
    const Para *para =
            set_text(s, STYLE_LABEL, v->ground->dark ? COLOR_SUN : COLOR_ACCENT,
                     view_capital(v->b, part->plain), at.w, PARA_BALANCED);
    double leading = setter_leading(s, STYLE_LABEL);
    c->y = at.y - para_n_lines(para) * leading / 2;
    column_para(c, element_add(s, ROLE_P, sect, NULL), para, at.x, leading);
    return para_width(para);
}

/* From the number, or the name beside it, level towards the body, then at 45
   degrees to the part. */
static void
point_at(const View *v, Column *c, const BodyMapLabel *part, Point from,
         bool left)
{
    Point to = view_point(v, part->spots[0].x, part->spots[0].y);
    double rise = fabs(to.y - from.y);
    Point bend = { left ? MAX(to.x - rise, from.x) : MIN(to.x + rise, from.x),
                   from.y };
    Point points[] = { to, bend, bend, from };
    view_put_leader(v, c, points);
}

/* A step at x, y; returns its height. */
static double
put_callout(const View *v, Column *c, const AnatomyBlock *block,
            const Callout *callout, Rect at, bool left)
{
    Board *b = v->b;
    Setter *s = &b->setter;
    double badge = number_size(b), air = board_em(b, CALL_AIR);
    int sect = element_add(s, ROLE_SECT, 0, NULL);
    put_number(b, c, element_add(s, ROLE_P, sect, NULL), callout->number,
               (Point){ at.x, at.y }, v->ground);
    Rect beside = { at.x + badge + air, at.y, at.w - badge - air,
                    board_em(b, SHOT_HIGH) };
    if (callout->picture != NULL)
        put_shot(b, c, callout, sect, beside);
    const BodyMapLabel *part = part_of(block, callout);
    if (part != NULL) {
        beside.y += badge / 2;
        double end = beside.x + put_part(v, c, part, sect, beside) + air;
        point_at(v, c, part, (Point){ left ? end : at.x - air, beside.y },
                 left);
    }
    const Passage *step = &callout->prose.items[0];
    g_autofree char *text = board_plain(step->spans, step->n_spans);
    double y = at.y + callout_head(b, callout) + air;
    y = board_text_in(b, c, element_add(s, ROLE_P, sect, NULL), step->lang,
                      STYLE_NAME, v->ground->strong, text,
                      (Rect){ at.x, y, at.w, 0 });
    return y - at.y;
}

static void
put_column(const View *v, Column *c, const AnatomyBlock *block, Rect box,
           bool left)
{
    Board *b = v->b;
    size_t turn = left_count(block);
    size_t first = left ? 0 : turn, end = left ? turn : block->n_callouts;
    double used = callouts_height(b, block, box.w, left);
    double gap = board_em(b, CALL_GAP), y = box.y;
    gap += (box.h - used) / (double)(end - first + (left ? 0 : 1));
    if (!left)
        y += (box.h - used) / (double)(end - first + 1);
    for (size_t i = first; i < end; i++) {
        const Callout *callout = &block->callouts[i];
        Rect at = { box.x, y, box.w, 0 };
        y += put_callout(v, c, block, callout, at, left) + gap;
    }
}

static void
check_parts(const Board *b, const AnatomyBlock *block)
{
    for (size_t i = 0; i < block->n_callouts; i++) {
        const Callout *callout = &block->callouts[i];
        if (callout->to != NULL && part_of(block, callout) == NULL)
            diag_add(b->setter.diag, DIAG_ERROR, callout->pos,
                     "the picture has no part '%s'; its parts are named in "
                     "limber-files(5)",
                     callout->to);
    }
}

void
anatomy_draw(Board *b, const Band *band, Column *c, Rect box)
{
    guint first = c->marks->len;
    Setter *s = &b->setter;
    const AnatomyBlock *block = &band->blocks[0]->anatomy;
    const Ground *ground = ground_of(band);
    check_parts(b, block);
    int sect = element_add(s, ROLE_SECT, 0, NULL);
    g_array_index(s->elements, Element, sect).id = block->id;
    Rect at = box;
    at.y = board_text(b, c, element_add(s, ROLE_P, sect, NULL), STYLE_LABEL,
                      ground->accent, block->kicker, at);
    at.y = board_text_in(b, c, element_add(s, ROLE_H2, sect, NULL),
                         block->heading_lang, STYLE_HEADING, ground->strong,
                         block->heading, at);
    at.y += board_em(b, 0.6);
    double tail = anatomy_tail(b, block, box.w);
    at.h = box.y + box.h - tail - at.y;
    double column = box.w * CALL_COLUMN;
    Rect body = at;
    if (band->cut) /* the legs go on below, where the next ground covers them */
        body.h = MIN(at.h / LEGS_FROM, box.h * 2);
    View v = view_in(b, block->map, body, column * 0.9, ground);
    view_put_body(&v, c, element_add(s, ROLE_FIGURE, sect, block->alt));
    put_column(&v, c, block, (Rect){ box.x, at.y, column, at.h }, true);
    put_column(&v, c, block,
               (Rect){ box.x + box.w - column, at.y, column, at.h }, false);
    if (tail > 0) {
        ProseStyle style = board_prose(
                b, ground->dark ? &manner_dark : &manner_body, box.x, box.w);
        c->y = at.y + at.h + board_em(b, 0.6);
        set_prose(s, c, &block->after, sect, &style);
    }
    column_keep_places(c, first, box.x, box.w); /* a body is never turned */
    c->y = box.y + box.h;
}
