/* The sheet round the bands: grounds, motif, head, strip and foot. */
#include "layout/poster_sheet.h"

#include "layout/poster_ends.h"

#define END_GAP 8.0     /* [mm] below the head and above strip and foot */
#define N_RINGS 4
#define STORY_SHARE 0.5  /* of the width: the column of a story ... */
#define COLUMN_EDGE 0.6  /* of the margin: between a column's text and edge */
#define ENDS_MOST 0.45   /* of the height: head, strip and foot */
#define ASIDE_TITLE 0.4  /* ... and a title that stands aside */
#define SHRINK_ENDS 0.95 /* where they would take more ... */
#define END_STEPS 16     /* ... so many times */

typedef struct {
    double head, strip, foot;
} Ends;

static double
measure(PosterSheet *p, Column *built)
{
    double height = built->y;
    column_free(built);
    g_array_set_size(p->board.setter.elements, 1);
    return height;
}

static const Ground *
head_ground(const PosterSheet *p)
{
    return p->aside || poster_has_dark(p) ? &ground_brand : &ground_paper;
}

static const Ground *
foot_ground(const PosterSheet *p)
{
    return p->aside && !poster_has_dark(p) ? &ground_brand : &ground_paper;
}

/* The heights of head, strip and foot at their own type sizes. */
static Ends
measure_ends(PosterSheet *p)
{
    Board *b = &p->board;
    double width = poster_is_split(p) ? p->body.w : p->head_width;
    return (Ends){
        measure(p, poster_head(b, p->head_width, p->head_most,
                               head_ground(p))),
        measure(p, poster_strip(b, width)),
        measure(p, poster_foot(b, width, foot_ground(p))),
    };
}

/* What they take of the sheet's height, with the gaps between them. */
static double
ends_height(const Board *b, const Ends *ends)
{
    double gap = board_mm(b, END_GAP);
    return ends->head + (ends->strip > 0 ? gap + ends->strip : 0) +
           (ends->foot > 0 ? gap + ends->foot : 0);
}

/* Head, strip and foot, smaller where they would take more than `most`. */
static Ends
fit_ends(PosterSheet *p, double most)
{
    Board *b = &p->board;
    Ends ends = measure_ends(p);
    for (int i = 0; i < END_STEPS && ends_height(b, &ends) > most; i++) {
        board_shrink(b, SHRINK_ENDS);
        p->head_most *= SHRINK_ENDS;
        ends = measure_ends(p);
    }
    return ends;
}

/* The head in a column of its own; strip and foot stand below it, or below the
   bands when it tells the story. */
static void
set_aside(PosterSheet *p)
{
    Board *b = &p->board;
    const LayoutSpec *spec = &b->base;
    double gap = board_mm(b, END_GAP), height = p->body.h;
    p->column = spec->width * (poster_has_dark(p) ? STORY_SHARE : spec->poster.side);
    p->head_width = p->column - spec->left - spec->right * COLUMN_EDGE;
    p->body.x = p->column + spec->right;
    p->body.w = spec->width - spec->right - p->body.x;
    p->head_most = height * (poster_has_dark(p) ? spec->poster.headline * 1.5
                                         : ASIDE_TITLE);
    if (!poster_has_dark(p)) {
        fit_ends(p, height);
        return;
    }
    Ends ends = measure_ends(p);
    p->story = (Rect){ spec->left, spec->top + ends.head + gap, p->head_width,
                       height - ends.head - gap };
    ends.head = 0;
    p->body.h -= ends_height(b, &ends);
}

void
poster_set_frame(PosterSheet *p)
{
    Board *b = &p->board;
    const LayoutSpec *spec = &b->base;
    double gap = board_mm(b, END_GAP);
    p->body = (Rect){ spec->left, spec->top,
                      spec->width - spec->left - spec->right,
                      spec->height - spec->top - spec->bottom };
    if (p->aside) {
        set_aside(p);
        return;
    }
    p->head_width = p->body.w;
    p->head_most = spec->height * spec->poster.headline;
    Ends ends = fit_ends(p, p->body.h * ENDS_MOST);
    p->body.y += ends.head + gap;
    p->body.h -= ends_height(b, &ends) + gap;
    if (ends.strip + ends.foot > 0)
        p->body.h -= gap;
}

/* The sheet, and the brand's colour where the head or the story stands. */
static void
put_ground(PosterSheet *p, Column *c)
{
    Board *b = &p->board;
    Setter *s = &b->setter;
    Rect sheet = { 0, 0, b->base.width, b->base.height };
    column_rect(c, sheet, 0, setter_color(s, COLOR_PAPER), COLOR_NONE, 0);
    if (p->aside)
        sheet.w = p->column;
    if (p->aside || poster_has_dark(p))
        column_rect(c, sheet, 0, setter_color(s, COLOR_BRAND), COLOR_NONE, 0);
}

/* A sun with rings behind the title, or faint rings where it stands aside. */
static void
put_motif(PosterSheet *p, Column *c)
{
    Board *b = &p->board;
    Setter *s = &b->setter;
    if (!b->base.header.motif || poster_has_dark(p))
        return;
    Rect clip = { 0, 0, b->base.width, p->body.y };
    double unit = MIN(p->body.y / 2.1, board_mm(b, 60));
    Point centre = { b->base.width - unit * 0.95, unit * 0.85 };
    Color top = setter_color(s, COLOR_SUN), ground = setter_color(s, COLOR_PAPER);
    if (p->aside) {
        clip = (Rect){ 0, 0, p->column, b->base.height };
        centre = (Point){ clip.w, clip.h * 0.6 };
        unit = clip.w * 0.55;
        top = ground;
        ground = setter_color(s, COLOR_BRAND);
    }
    for (int i = 0; i < N_RINGS; i++) {
        double r = unit * (0.7 + 0.17 * i);
        Shape ring = { .kind = SHAPE_CIRCLE,
                       .box = { centre.x - r, centre.y - r, 2 * r, 2 * r },
                       .line_width = unit * 0.05,
                       .clip = clip };
        if (i == 0 && !p->aside)
            ring.fill = top;
        else
            ring.stroke = color_mix(top, ground, 0.34 - 0.07 * i);
        if (p->aside)
            ring.stroke = color_mix(top, ground, 0.1);
        column_shape(c, OWNER_ARTIFACT, &ring);
    }
}

/* Puts a built column at x, y and frees it. */
static void
put_built(Column *c, Column *built, double x, double y)
{
    column_add_column(c, built, x, y);
    column_free(built);
}

void
poster_put_all(PosterSheet *p, Column *c)
{
    Board *b = &p->board;
    const LayoutSpec *spec = &b->base;
    double gap = board_mm(b, END_GAP);
    g_autoptr(Column) inside = column_new();
    put_built(inside,
              poster_head(b, p->head_width, p->head_most, head_ground(p)),
              spec->left, spec->top);
    size_t turn = poster_is_split(p) ? p->n_dark : 0;
    poster_put_bands(p, inside, 0, turn);
    poster_put_bands(p, inside, turn, p->n_bands);
    double x = poster_is_split(p) ? p->body.x : spec->left;
    double width = poster_is_split(p) ? p->body.w : p->head_width;
    Column *strip = poster_strip(b, width);
    double strip_height = strip->y;
    Column *foot = poster_foot(b, width, foot_ground(p));
    double bottom = spec->height - spec->bottom;
    double foot_top = bottom - foot->y;
    double strip_top =
            foot_top - (foot->y > 0 ? gap : 0) - strip_height;
    put_built(inside, strip, x, strip_top);
    put_built(inside, foot, x, foot_top);
    put_ground(p, c);
    put_motif(p, c);
    column_add_column(c, inside, 0, 0);
}
