/* Pictures of the body: maps with the names of the muscles, and the steps of an
   explanation round what lies inside. */
#include "layout/bands.h"

#include <math.h>
#include <string.h>

#include "base/units.h"
#include "layout/map_labels.h"
#include "model/body_map.h"

#define MAP_HIGH 0.45    /* of a map's width: its height, at least */
#define MAP_COLUMN 0.3   /* of a map's width: a column of labels */
#define BODY_LEAST 0.3   /* of the sheet's height: a body on a map */
#define MAP_GAP 1.0      /* [em] between maps */
#define LABEL_GAP 0.3    /* [em] between labels */
#define LABEL_TAIL 0.5   /* [em] of a leader, level before its label */
#define LEADER 0.045     /* [em] wide */
#define DOT 0.16         /* [em] radius of a leader's end */
#define CALL_COLUMN 0.31 /* of the width: a column of callouts */
#define CALL_HIGH 0.4    /* of the width: the anatomy's height, at least */
#define LEGS_FROM 0.7    /* of the body's height: where it is cut */
#define CALL_GAP 1.0     /* [em] between callouts */
#define MAX_PART 2       /* lines of a part's name */
#define CALL_AIR 0.4     /* [em] round the number of a callout */
#define SHOT_HIGH 6.0    /* [em] a small picture beside a step */
#define LABEL_AIR 0.3    /* [em] between leader and text */
#define LABELS_LOOSE 1.05 /* labels take more than their height ... */
#define LOOSEN 1.06      /* ... step by step ... */
#define LOOSER 8         /* ... so many times */
#define MAX_LABELS 64

/* A picture of the body on the sheet. */
typedef struct {
    Board *b;
    const BodyMap *map;
    double scale;
    Point origin;
    const Ground *ground;
} View;

static Point
on_sheet(const View *v, float x, float y)
{
    return (Point){ v->origin.x + (double)x * v->scale,
                    v->origin.y + (double)y * v->scale };
}

static Rect
box_on_sheet(const View *v, BodyMapBox box)
{
    Point at = on_sheet(v, box.x, box.y);
    return (Rect){ at.x, at.y, (double)box.width * v->scale,
                   (double)box.height * v->scale };
}

/* The body in the middle of `box`, as high as it may be between columns of
   `column` [pt]. */
static View
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

static void
put_body(const View *v, Column *c, int figure)
{
    const Picture *picture = v->map->picture;
    double width = (double)picture->width * v->scale;
    double line = mm((double)picture_line_width((float)(width / PT_PER_MM)));
    column_art(c, figure,
               setter_picture(&v->b->setter, picture, line / v->scale),
               (Rect){ v->origin.x, v->origin.y, width,
                       (double)picture->height * v->scale });
}

/* A leader with an edge in the ground's colour, and a dot where it ends. */
static void
put_leader(const View *v, Column *c, const Point *points)
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

/* What the placing of labels must know of the body. */
static MapSpace
space_of(const View *v, Rect frame, const Rect *hands)
{
    return (MapSpace){ .frame = frame,
                       .body = box_on_sheet(v, v->map->body),
                       .gap = board_em(v->b, LABEL_GAP),
                       .apart = board_em(v->b, LABEL_GAP),
                       .tail = board_em(v->b, LABEL_TAIL),
                       .avoid = hands,
                       .n_avoid = (size_t)v->map->n_hands };
}

static MapSpot *
spots_of(const View *v, const BodyMapLabel *label)
{
    MapSpot *spots = arena_array(v->b->setter.arena, MapSpot,
                                 (size_t)label->n_spots);
    for (int i = 0; i < label->n_spots; i++) {
        Point at = on_sheet(v, label->spots[i].x, label->spots[i].y);
        spots[i] = (MapSpot){ at.x, at.y,
                              (double)label->spots[i].cost * v->scale };
    }
    return spots;
}

/* Maps: each label is the plain name and below it the anatomical one. */

typedef struct {
    const Para *names[2];
    int n;
} Label;

static const char *
capital(const Board *b, const char *name)
{
    char *text = arena_strdup(b->setter.arena, name);
    text[0] = g_ascii_toupper(text[0]);
    return text;
}

static Label
label_of(const View *v, const BodyMapLabel *from, double width)
{
    Setter *s = &v->b->setter;
    Label label = { { set_text(s, STYLE_LABEL, COLOR_INK,
                               capital(v->b, from->plain), width,
                               PARA_BALANCED) },
                    1 };
    if (strcmp(from->plain, from->latin) != 0)
        label.names[label.n++] = set_text(s, STYLE_NUMERAL, COLOR_SOFT,
                                          from->latin, width, PARA_BALANCED);
    return label;
}

static double
name_leading(const View *v, int name)
{
    return setter_leading(&v->b->setter,
                          name == 0 ? STYLE_LABEL : STYLE_NUMERAL);
}

/* The size of a label's text. */
static void
label_size(const View *v, const Label *label, double *width, double *height)
{
    *width = *height = 0;
    for (int k = 0; k < label->n; k++) {
        *width = MAX(*width, para_width(label->names[k]) +
                                     board_em(v->b, LABEL_AIR));
        *height += para_n_lines(label->names[k]) * name_leading(v, k);
    }
}

static double
label_room(const View *v, double map)
{
    return map * MAP_COLUMN - board_em(v->b, LABEL_TAIL);
}

/* Finds places for all labels of a map in `frame`; false without room. */
static bool
place_labels(const View *v, Rect frame, Label *labels, MapLabelPlace *places)
{
    const BodyMap *map = v->map;
    size_t n = (size_t)map->n_labels;
    MapLabelWish wishes[MAX_LABELS];
    Rect hands[2];
    g_assert(n <= MAX_LABELS);
    for (int i = 0; i < map->n_hands; i++)
        hands[i] = box_on_sheet(v, map->hands[i]);
    for (size_t i = 0; i < n; i++) {
        const BodyMapLabel *from = &map->labels[i];
        labels[i] = label_of(v, from, label_room(v, frame.w));
        wishes[i] = (MapLabelWish){
            .spots = spots_of(v, from),
            .n_spots = (size_t)from->n_spots,
            .column = from->column == 0 ? MAP_LEFT : MAP_RIGHT
        };
        label_size(v, &labels[i], &wishes[i].width, &wishes[i].height);
    }
    MapSpace space = space_of(v, frame, hands);
    return map_labels_place(&space, wishes, n, places);
}

/* The height that the labels of the fuller column take, `width` being that of
   the map; INFINITY when a word is wider than its column. */
static double
labels_height(Board *b, const BodyMap *map, double width)
{
    double sums[2] = { 0, 0 };
    double room = width * MAP_COLUMN - board_em(b, LABEL_TAIL + LABEL_AIR);
    for (int i = 0; i < map->n_labels; i++) {
        const BodyMapLabel *label = &map->labels[i];
        bool two = strcmp(label->plain, label->latin) != 0;
        int first = board_lines(b, STYLE_LABEL, label->plain, room);
        int second =
                two ? board_lines(b, STYLE_NUMERAL, label->latin, room) : 0;
        if (first == 0 || (two && second == 0))
            return INFINITY;
        sums[label->column] +=
                first * setter_leading(&b->setter, STYLE_LABEL) +
                second * setter_leading(&b->setter, STYLE_NUMERAL) +
                board_em(b, LABEL_GAP);
    }
    return MAX(sums[0], sums[1]);
}

static void
put_label(const View *v, Column *c, const Label *label, Rect box, bool left,
          int owner)
{
    double y = box.y;
    for (int k = 0; k < label->n; k++) {
        const Para *para = label->names[k];
        double leading = name_leading(v, k);
        for (int i = 0; i < para_n_lines(para); i++) {
            double x = left ? box.x + box.w - para_line_width(para, i) -
                                      board_em(v->b, LABEL_AIR)
                            : box.x + board_em(v->b, 0.3);
            column_line(c, owner, para, i, x,
                        y + leading / 2 + para_cap_height(para) / 2);
            y += leading;
        }
    }
}

/* How the maps of a band stand: side by side, or below each other. */
typedef struct {
    bool below;
    double width, height; /* of each */
} MapGrid;

static double
title_height(Board *b)
{
    return setter_leading(&b->setter, STYLE_HEADING) + board_em(b, 0.4);
}

static double
note_height(Board *b, const MapBlock *block, double width)
{
    if (block->note == NULL)
        return 0;
    return board_lines(b, STYLE_BODY, block->note, width) *
                   setter_leading(&b->setter, STYLE_BODY) +
           board_em(b, 0.6);
}

static MapGrid
map_grid(Board *b, const MapBlock *block, double width, double height,
         bool below)
{
    double n = (double)block->n_views, gap = board_em(b, MAP_GAP);
    height -= note_height(b, block, width);
    MapGrid grid = { below, width, height };
    if (below)
        grid.height = (height - gap * (n - 1)) / n;
    else
        grid.width = (width - gap * (n - 1)) / n;
    grid.height -= title_height(b);
    return grid;
}

/* True when every label of the maps finds its place. */
static bool
grid_holds(Board *b, const MapBlock *block, const MapGrid *grid)
{
    Label labels[MAX_LABELS];
    MapLabelPlace places[MAX_LABELS];
    Rect box = { 0, 0, grid->width, grid->height };
    for (size_t i = 0; i < block->n_views; i++) {
        View v = view_in(b, block->views[i].map, box, grid->width * MAP_COLUMN,
                         &ground_paper);
        if (grid->height <= 0 || !place_labels(&v, box, labels, places))
            return false;
    }
    return true;
}

/* True when the bodies could be large enough on this sheet. */
static bool
bodies_large(Board *b, const MapBlock *block, double width, bool below)
{
    MapGrid grid = map_grid(b, block, width, b->setter.room, below);
    Rect box = { 0, 0, grid.width, grid.height };
    for (size_t i = 0; i < block->n_views; i++) {
        const BodyMap *map = block->views[i].map;
        View v = view_in(b, map, box, grid.width * MAP_COLUMN, &ground_paper);
        if ((double)map->picture->height * v.scale <
            b->base.height * BODY_LEAST)
            return false;
    }
    return true;
}

/* The least height of maps in one arrangement: that of their labels; when lines
   are set, they must find their places, too. */
static double
arrangement_height(Board *b, const MapBlock *block, double width, bool below)
{
    double n = (double)block->n_views, most = 0;
    MapGrid grid = map_grid(b, block, width, 0, below);
    if (!bodies_large(b, block, width, below))
        return INFINITY;
    for (size_t i = 0; i < block->n_views; i++) {
        double labels = labels_height(b, block->views[i].map, grid.width);
        most = MAX(most, labels);
    }
    most = MAX(most * LABELS_LOOSE, grid.width * MAP_HIGH) + title_height(b);
    double height = below ? n * most + (n - 1) * board_em(b, MAP_GAP) : most;
    height += note_height(b, block, width);
    for (int i = 0; b->exact && i < LOOSER && !isinf(height); i++) {
        grid = map_grid(b, block, width, height, below);
        if (grid_holds(b, block, &grid))
            return height;
        height *= LOOSEN;
    }
    return b->exact ? (double)INFINITY : height;
}

double
map_height(Board *b, const Band *band, double width)
{
    const MapBlock *block = &band->blocks[0]->map;
    double side = arrangement_height(b, block, width, false);
    double stack = arrangement_height(b, block, width, true);
    return MIN(side, stack);
}

static void
put_sides(const View *v, Column *c, int owner)
{
    Setter *s = &v->b->setter;
    for (int i = 0; i < v->map->n_sides; i++) {
        char text[] = { v->map->sides[i].letter, '\0' };
        const Para *para = set_text(s, STYLE_LABEL, COLOR_SOFT,
                                    arena_strdup(s->arena, text), 100,
                                    PARA_RAGGED);
        Point at = on_sheet(v, v->map->sides[i].x, v->map->sides[i].y);
        column_line(c, owner, para, 0, at.x - para_width(para) / 2, at.y);
    }
}

static void
put_map(Board *b, Column *c, const MapView *view, Rect box)
{
    Setter *s = &b->setter;
    Label labels[MAX_LABELS];
    MapLabelPlace places[MAX_LABELS];
    int sect = element_add(s, ROLE_SECT, 0, NULL);
    double top = board_text(b, c, element_add(s, ROLE_H2, sect, NULL),
                            STYLE_HEADING, COLOR_BRAND, view->title, box);
    top += board_em(b, 0.4);
    box.h -= top - box.y;
    box.y = top;
    View v = view_in(b, view->map, box, box.w * MAP_COLUMN, &ground_paper);
    int figure = element_add(s, ROLE_FIGURE, sect, view->alt);
    put_body(&v, c, figure);
    put_sides(&v, c, element_add(s, ROLE_P, sect, NULL));
    if (!place_labels(&v, box, labels, places))
        g_assert_not_reached(); /* map_height has found room */
    for (int i = 0; i < view->map->n_labels; i++)
        put_leader(&v, c, places[i].leader);
    for (int i = 0; i < view->map->n_labels; i++)
        put_label(&v, c, &labels[i], places[i].box,
                  view->map->labels[i].column == 0,
                  element_add(s, ROLE_P, sect, NULL));
}

/* An arrangement whose labels find their places in `box`; where they do not, as
   the bodies grow too large between them, the maps stay smaller. */
static MapGrid
choose_maps(Board *b, const MapBlock *block, Rect box)
{
    for (double height = box.h; height > box.h / 4; height /= LOOSEN) {
        for (int below = 0; below < 2; below++) {
            MapGrid grid = map_grid(b, block, box.w, height, below);
            if (bodies_large(b, block, box.w, below) &&
                grid_holds(b, block, &grid))
                return grid;
        }
    }
    g_assert_not_reached(); /* map_height has found room */
}

void
map_draw(Board *b, const Band *band, Column *c, Rect box)
{
    const MapBlock *block = &band->blocks[0]->map;
    MapGrid found = choose_maps(b, block, box), *grid = &found;
    bool below = grid->below;
    double gap = board_em(b, MAP_GAP), y = box.y;
    for (size_t i = 0; i < block->n_views; i++) {
        Rect at = { box.x, box.y, grid->width,
                    grid->height + title_height(b) };
        at.x += below ? 0 : (double)i * (grid->width + gap);
        at.y += below ? (double)i * (at.h + gap) : 0;
        put_map(b, c, &block->views[i], at);
        y = at.y + at.h;
    }
    if (block->note != NULL)
        board_text(b, c, element_add(&b->setter, ROLE_P, 0, NULL), STYLE_BODY,
                   COLOR_INK, block->note,
                   (Rect){ box.x, y + board_em(b, 0.6), box.w, 0 });
    c->y = box.y + box.h;
}

/* Anatomy: numbered steps at both sides of the body, first those at the left
   from top to bottom. */

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

static double
badge_size(const Board *b)
{
    return b->own.styles[STYLE_BADGE].size * 1.5;
}

/* The number, and what stands beside it. */
static double
callout_head(const Board *b, const Callout *callout)
{
    double badge = badge_size(b);
    return callout->picture != NULL ? MAX(badge, board_em(b, SHOT_HIGH))
                                    : badge;
}

static double
callout_height(Board *b, const AnatomyBlock *block, const Callout *callout,
               double width)
{
    const BodyMapLabel *part = part_of(block, callout);
    double beside = width - badge_size(b) - board_em(b, CALL_AIR);
    if (part != NULL) {
        const char *name = capital(b, part->plain);
        int rows = board_lines(b, STYLE_LABEL, name, beside);
        if (rows == 0 || rows > MAX_PART)
            return INFINITY;
    }
    const Passage *step = &callout->prose.items[0];
    int lines = board_span_lines(b, STYLE_NAME, step->spans, step->n_spans,
                                 width);
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
    return block->after.n == 0
                   ? 0
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
    return MAX(MAX(left, right), width * CALL_HIGH) + anatomy_head(b, block, width) +
           anatomy_tail(b, block, width);
}

static void
put_shot(Board *b, Column *c, const Callout *callout, int sect, Rect at)
{
    const Picture *picture = callout->picture;
    double scale = MIN(at.w / (double)picture->width,
                       at.h / (double)picture->height);
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
    const Para *para = set_text(s, STYLE_LABEL,
                                v->ground->dark ? COLOR_SUN : COLOR_ACCENT,
                                capital(v->b, part->plain), at.w,
                                PARA_BALANCED);
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
    Point to = on_sheet(v, part->spots[0].x, part->spots[0].y);
    double rise = fabs(to.y - from.y);
    Point bend = { left ? MAX(to.x - rise, from.x) : MIN(to.x + rise, from.x),
                   from.y };
    Point points[] = { to, bend, bend, from };
    put_leader(v, c, points);
}

/* A step at x, y; returns its height. */
static double
put_callout(const View *v, Column *c, const AnatomyBlock *block,
            const Callout *callout, Rect at, bool left)
{
    Board *b = v->b;
    Setter *s = &b->setter;
    double badge = badge_size(b), air = board_em(b, CALL_AIR);
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
    y = board_text(b, c, element_add(s, ROLE_P, sect, NULL), STYLE_NAME,
                   v->ground->strong, text, (Rect){ at.x, y, at.w, 0 });
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
    Setter *s = &b->setter;
    const AnatomyBlock *block = &band->blocks[0]->anatomy;
    const Ground *ground = ground_of(band);
    check_parts(b, block);
    int sect = element_add(s, ROLE_SECT, 0, NULL);
    g_array_index(s->elements, Element, sect).id = block->id;
    Rect at = box;
    at.y = board_text(b, c, element_add(s, ROLE_P, sect, NULL), STYLE_LABEL,
                      ground->accent, block->kicker, at);
    at.y = board_text(b, c, element_add(s, ROLE_H2, sect, NULL), STYLE_HEADING,
                      ground->strong, block->heading, at);
    at.y += board_em(b, 0.6);
    double tail = anatomy_tail(b, block, box.w);
    at.h = box.y + box.h - tail - at.y;
    double column = box.w * CALL_COLUMN;
    Rect body = at;
    if (band->cut) /* the legs go on below, where the next ground covers them */
        body.h = MIN(at.h / LEGS_FROM, box.h * 2);
    View v = view_in(b, block->map, body, column * 0.9, ground);
    put_body(&v, c, element_add(s, ROLE_FIGURE, sect, block->alt));
    put_column(&v, c, block, (Rect){ box.x, at.y, column, at.h }, true);
    put_column(&v, c, block,
               (Rect){ box.x + box.w - column, at.y, column, at.h }, false);
    if (tail > 0) {
        ProseStyle style = board_prose(
                b, ground->dark ? &manner_dark : &manner_body, box.x, box.w);
        c->y = at.y + at.h + board_em(b, 0.6);
        set_prose(s, c, &block->after, sect, &style);
    }
    c->y = box.y + box.h;
}
