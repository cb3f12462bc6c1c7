/* Maps of the muscles: each label is the plain name and below it the anatomical
   one. */
#include "layout/bands.h"

#include <math.h>
#include <string.h>

#include "layout/map_labels.h"
#include "layout/poster_view.h"

#define MAP_HIGH 0.45     /* of a map's width: its height, at least */
#define MAP_COLUMN 0.3    /* of a map's width: a column of labels */
#define BODY_LEAST 0.3    /* of the sheet's height: a body on a map */
#define MAP_GAP 1.0       /* [em] between maps */
#define LABEL_GAP 0.3     /* [em] between labels */
#define LABEL_TAIL 0.5    /* [em] of a leader, level before its label */
#define LABEL_AIR 0.3     /* [em] between leader and text */
#define LABELS_LOOSE 1.05 /* labels take more than their height ... */
#define LOOSEN 1.06       /* ... step by step ... */
#define LOOSER 8          /* ... so many times */
#define MAX_LABELS 64

/* What the placing of labels must know of the body. */
static MapSpace
space_of(const View *v, Rect frame, const Rect *hands)
{
    return (MapSpace){ .frame = frame,
                       .body = view_box(v, v->map->body),
                       .gap = board_em(v->b, LABEL_GAP),
                       .apart = board_em(v->b, LABEL_GAP),
                       .tail = board_em(v->b, LABEL_TAIL),
                       .avoid = hands,
                       .n_avoid = (size_t)v->map->n_hands };
}

static MapSpot *
spots_of(const View *v, const BodyMapLabel *label)
{
    MapSpot *spots =
            arena_array(v->b->setter.arena, MapSpot, (size_t)label->n_spots);
    for (int i = 0; i < label->n_spots; i++) {
        Point at = view_point(v, label->spots[i].x, label->spots[i].y);
        spots[i] = (MapSpot){ at.x, at.y,
                              (double)label->spots[i].cost * v->scale };
    }
    return spots;
}

typedef struct {
    const Para *names[2];
    int n;
} Label;

static Label
label_of(const View *v, const BodyMapLabel *from, double width)
{
    Setter *s = &v->b->setter;
    Label label = { { set_text(s, STYLE_LABEL, COLOR_INK,
                               view_capital(v->b, from->plain), width,
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
        *width = MAX(*width,
                     para_width(label->names[k]) + board_em(v->b, LABEL_AIR));
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
        hands[i] = view_box(v, map->hands[i]);
    for (size_t i = 0; i < n; i++) {
        const BodyMapLabel *from = &map->labels[i];
        labels[i] = label_of(v, from, label_room(v, frame.w));
        wishes[i] = (MapLabelWish){ .spots = spots_of(v, from),
                                    .n_spots = (size_t)from->n_spots,
                                    .column = from->column == 0 ? MAP_LEFT
                                                                : MAP_RIGHT };
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
        const Para *para =
                set_text(s, STYLE_LABEL, COLOR_SOFT,
                         arena_strdup(s->arena, text), 100, PARA_RAGGED);
        Point at = view_point(v, v->map->sides[i].x, v->map->sides[i].y);
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
    view_put_body(&v, c, figure);
    put_sides(&v, c, element_add(s, ROLE_P, sect, NULL));
    if (!place_labels(&v, box, labels, places))
        g_assert_not_reached(); /* map_height has found room */
    for (int i = 0; i < view->map->n_labels; i++)
        view_put_leader(&v, c, places[i].leader);
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
    guint first = c->marks->len;
    const MapBlock *block = &band->blocks[0]->map;
    MapGrid found = choose_maps(b, block, box), *grid = &found;
    bool below = grid->below;
    double gap = board_em(b, MAP_GAP), y = box.y;
    for (size_t i = 0; i < block->n_views; i++) {
        Rect at = { box.x, box.y, grid->width, grid->height + title_height(b) };
        at.x += below ? 0 : (double)i * (grid->width + gap);
        at.y += below ? (double)i * (at.h + gap) : 0;
        put_map(b, c, &block->views[i], at);
        y = at.y + at.h;
    }
    if (block->note != NULL)
        board_text(b, c, element_add(&b->setter, ROLE_P, 0, NULL), STYLE_BODY,
                   COLOR_INK, block->note,
                   (Rect){ box.x, y + board_em(b, 0.6), box.w, 0 });
    column_keep_places(c, first, box.x, box.w); /* a body is never turned */
    c->y = box.y + box.h;
}
