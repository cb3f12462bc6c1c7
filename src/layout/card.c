/* The exercise card: number, tag, name, picture, start, steps, dose, what to
   feel, when to skip. */
#include "layout/blocks.h"

#include "base/units.h"
#include "layout/figures.h"
#include "model/picture.h"
#include "model/pose.h"

#define BADGE mm(9)   /* diameter */
#define INDENT mm(12) /* of the text beside the badge */
#define ASIDE_PAD mm(3.6)
#define BADGE_INSET mm(2) /* from the corner of a panel */
#define LETTER mm(6)      /* diameter of the ring round A and B */
#define SWATCH mm(4)      /* of a colour in the legend */

typedef struct {
    Setter *s;
    const ExerciseBlock *block;
    int sect;
    bool split; /* higher than a page: everything in one column */
} Card;

static void
put_badge(const Card *card, Column *c, double x, double y, int owner)
{
    Setter *s = card->s;
    g_autofree char *number = g_strdup_printf("%d", card->block->number);
    const Para *para = set_text(s, STYLE_BADGE, COLOR_PAPER, number, INDENT * 2,
                                PARA_RAGGED);
    double r = MAX(BADGE / 2, para_width(para) / 2 + mm(1.6));
    column_circle(c, (Point){ x + r, y + r }, r, setter_color(s, COLOR_BRAND));
    column_line(c, owner, para, 0, x + r - para_width(para) / 2,
                y + r + para_cap_height(para) / 2);
}

/* Tag and name, with the number to their left unless a picture bears it. */
static void
put_head(const Card *card, Column *c, double x, double width, bool badge)
{
    Setter *s = card->s;
    double indent = badge ? INDENT : 0;
    double top = c->y;
    const ExerciseBlock *block = card->block;
    const char *before = setter_speak(s, block->name_lang);
    int heading = element_add(s, s->exercise_role, card->sect, NULL);
    if (badge)
        put_badge(card, c, x, top + mm(0.6), heading);
    const Para *name = set_text(s, STYLE_NAME, COLOR_INK, block->name,
                                width - indent, PARA_BALANCED);
    setter_speak(s, block->tag_lang);
    const Para *tag = set_text(s, STYLE_TAG, COLOR_BRAND2, block->tag,
                               width - indent, PARA_BALANCED);
    column_para(c, element_add(s, ROLE_P, card->sect, NULL), tag, x + indent,
                setter_leading(s, STYLE_TAG));
    setter_speak(s, before);
    column_para(c, heading, name, x + indent - mm(0.2),
                setter_leading(s, STYLE_NAME));
    c->y = MAX(c->y, top + (badge ? BADGE : 0));
    if (card->split)
        column_cut(c, true);
    column_gap(c, setter_unit(s) * 0.5);
}

static ProseStyle
card_prose(const Card *card, double x, double width)
{
    ProseStyle style = prose_body(card->s, x, width);
    style.split = card->split;
    return style;
}

/* "Start" and its text run together on the first line. */
static void
put_start(const Card *card, Column *c, double x, double width)
{
    Setter *s = card->s;
    const Labelled *start = &card->block->start;
    if (start->prose.n == 0)
        return;
    g_autofree char *label = g_strconcat(start->label, "\u2002", NULL);
    const Passage *first = &start->prose.items[0];
    g_autofree Span *spans = g_new0(Span, first->n_spans + 1);
    spans[0] = (Span){ label, true, NULL };
    for (size_t i = 0; i < first->n_spans; i++)
        spans[i + 1] = first->spans[i];
    g_autofree Passage *passages =
            g_memdup2(start->prose.items, start->prose.n * sizeof(Passage));
    passages[0].spans = spans;
    passages[0].n_spans++;
    Prose prose = { passages, start->prose.n };
    static const Manner manner = { STYLE_BODY, STYLE_LABEL, COLOR_INK,
                                   COLOR_BRAND };
    ProseStyle style = card_prose(card, x, width);
    style.manner = &manner;
    set_prose(s, c, &prose, card->sect, &style);
    if (card->split)
        column_cut(c, false);
    column_gap(c, setter_unit(s) * 0.7);
}

static void
put_steps(const Card *card, Column *c, double x, double width)
{
    ProseStyle style = card_prose(card, x, width);
    set_prose(card->s, c, &card->block->steps, card->sect, &style);
    if (card->block->after.n == 0)
        return;
    if (card->split)
        column_cut(c, false);
    column_gap(c, setter_unit(card->s) * 0.7);
    set_prose(card->s, c, &card->block->after, card->sect, &style);
}

static void
put_labelled(const Card *card, Column *c, const Labelled *part, ColorId color,
             double x, double width)
{
    Setter *s = card->s;
    if (part->label == NULL)
        return;
    if (c->y > 0) {
        if (card->split)
            column_cut(c, false);
        column_gap(c, setter_unit(s) * 1.1);
    }
    const char *before = setter_speak(s, part->prose.items[0].lang);
    guint first = c->marks->len;
    label_put(s, c, part->icon, part->label, color,
              element_add(s, ROLE_P, card->sect, NULL), x, width);
    setter_keep_way(s, c, first, x, width);
    setter_speak(s, before);
    if (card->split)
        column_cut(c, true);
    column_gap(c, setter_unit(s) * 0.25);
    ProseStyle style = card_prose(card, x, width);
    style.mark_color = color;
    set_prose(s, c, &part->prose, card->sect, &style);
}

static void
put_notes_of(const Card *card, Column *c, double x, double width)
{
    const ExerciseBlock *b = card->block;
    put_labelled(card, c, &b->feel, COLOR_BRAND, x, width);
    put_labelled(card, c, &b->skip, COLOR_WARN, x, width);
    put_labelled(card, c, &b->easier, COLOR_BRAND, x, width);
    put_labelled(card, c, &b->harder, COLOR_BRAND, x, width);
}

static void
put_dose(const Card *card, Column *c)
{
    const ExerciseBlock *b = card->block;
    if (card->split)
        column_cut(c, false);
    column_gap(c, setter_unit(card->s) * 0.9);
    chips_put(card->s, c, b->chips, b->n_chips, b->dose, card->sect, 0,
              card->s->width);
}

/* The tinted panel at the right: what to feel, when to skip. */
static double
put_aside(const Card *card, Column *c, double x, double y, double width)
{
    Setter *s = card->s;
    g_autoptr(Column) inside = column_new();
    put_notes_of(card, inside, ASIDE_PAD, width - 2 * ASIDE_PAD);
    double height = inside->y + 2 * ASIDE_PAD;
    column_rect(c, (Rect){ x, y, width, height }, s->spec->card.radius,
                setter_color(s, COLOR_PANEL), setter_color(s, COLOR_LINE),
                mm(0.35));
    column_add_column(c, inside, x, y + ASIDE_PAD);
    return height;
}

/* Without a picture: steps at the left, the panel at the right. */
static void
card_plain(const Card *card, Column *c)
{
    Setter *s = card->s;
    double aside = s->spec->card.aside;
    double left = s->width - aside - s->spec->card.gap;
    g_autoptr(Column) text = column_new();
    put_head(card, text, 0, left, true);
    put_start(card, text, INDENT, left - INDENT);
    put_steps(card, text, INDENT, left - INDENT);
    column_add_column(c, text, 0, c->y);
    double height = put_aside(card, c, left + s->spec->card.gap, c->y, aside);
    c->y += MAX(text->y, height);
    put_dose(card, c);
}

/* What the panel of a card shows: the therapist's own picture, or drawn ones;
   nothing when n is 0. */
typedef struct {
    int n;
    const Art *art[2];
    Rect boxes[2];
    double height; /* of the panel, at least */
} Pictures;

static Pictures
own_picture(const Card *card, const Art *art)
{
    const LayoutSpec *spec = card->s->spec;
    double width = spec->card.figure_width;
    double height =
            CLAMP(width / art_aspect(art), spec->card.min_height, width * 1.25);
    return (Pictures){
        1,
        { art },
        { { FIGURE_PAD, FIGURE_PAD, width - 2 * FIGURE_PAD,
            height - 2 * FIGURE_PAD } },
        height,
    };
}

/* How far the pictures must move down to leave number and letters free. */
static double
room_for_signs(const Card *card, const FigurePlan *plan)
{
    const ExerciseBlock *b = card->block;
    Rect corner = { 0, 0, BADGE + 2 * BADGE_INSET, BADGE + 2 * BADGE_INSET };
    if (b->n_pictures > 1)
        corner.w += LETTER + mm(1.5);
    double down = figures_off_corner(b->pictures[0], plan->boxes[0], corner);
    if (b->n_pictures < 2 || plan->boxes[1].y > plan->boxes[0].y)
        return down;
    corner.x = plan->boxes[1].x;
    corner.w = LETTER + mm(1);
    return MAX(down, figures_off_corner(b->pictures[1], plan->boxes[1],
                                        corner));
}

static Pictures
drawn_pictures(const Card *card)
{
    const ExerciseBlock *b = card->block;
    FigurePlan plan = figures_plan(card->s, b);
    Pictures pictures = { .n = b->n_pictures };
    for (int i = 0; i < b->n_pictures; i++) {
        pictures.boxes[i] = plan.boxes[i];
        pictures.art[i] = setter_picture(card->s, b->pictures[i], plan.unit[i]);
    }
    double down = room_for_signs(card, &plan);
    for (int i = 0; i < b->n_pictures; i++)
        pictures.boxes[i].y += down;
    pictures.height =
            MAX(plan.height + down, card->s->spec->card.min_height);
    return pictures;
}

static Pictures
find_pictures(const Card *card)
{
    const ExerciseBlock *b = card->block;
    if (b->n_pictures > 0)
        return drawn_pictures(card);
    const Art *art = NULL;
    if (b->picture != NULL)
        art = setter_art(card->s, b->picture, b->picture_pos);
    return art != NULL ? own_picture(card, art) : (Pictures){ 0 };
}

/* "A" on the start and "B" on the end of a movement. */
static void
put_letter(const Card *card, Column *c, int owner, int i, double x, double y)
{
    static const char *const letters[] = { "A", "B" };
    Setter *s = card->s;
    const Para *para = set_text(s, STYLE_LABEL, COLOR_BRAND, letters[i], INDENT,
                                PARA_RAGGED);
    double r = LETTER / 2;
    Shape ring = { .kind = SHAPE_CIRCLE,
                   .box = { x, y, LETTER, LETTER },
                   .fill = setter_color(s, COLOR_PAPER),
                   .stroke = setter_color(s, COLOR_BRAND),
                   .line_width = mm(0.35) };
    column_shape(c, OWNER_ARTIFACT, &ring);
    column_line(c, owner, para, 0, x + r - para_width(para) / 2,
                y + r + para_cap_height(para) / 2);
}

/* Pictures in their panel, `height` high, with the number on it. */
static void
put_pictures(const Card *card, Column *c, const Pictures *p, double height)
{
    Setter *s = card->s;
    double width = s->spec->card.figure_width;
    column_rect(c, (Rect){ 0, 0, width, height }, s->spec->card.radius,
                setter_color(s, COLOR_PANEL), setter_color(s, COLOR_LINE),
                mm(0.35));
    int figure =
            element_add(s, ROLE_FIGURE, card->sect, card->block->picture_alt);
    double down = (height - p->height) / 2;
    for (int i = 0; i < p->n; i++) {
        Rect box = p->boxes[i];
        box.y += down;
        column_art(c, figure, p->art[i], box);
    }
    put_badge(card, c, BADGE_INSET, BADGE_INSET, OWNER_ARTIFACT);
    if (p->n < 2)
        return;
    double beside = (BADGE - LETTER) / 2 + BADGE_INSET;
    put_letter(card, c, figure, 0, BADGE_INSET + BADGE + mm(1.5), beside);
    bool below = p->boxes[1].y > p->boxes[0].y;
    put_letter(card, c, figure, 1, below ? beside : p->boxes[1].x,
               below ? p->boxes[1].y + down : beside);
}

/* What to feel and when to skip, in two columns. */
static void
put_notes_below(const Card *card, Column *c)
{
    Setter *s = card->s;
    const ExerciseBlock *b = card->block;
    double half = (s->width - s->spec->card.gap) / 2;
    g_autoptr(Column) left = column_new();
    g_autoptr(Column) right = column_new();
    put_labelled(card, left, &b->feel, COLOR_BRAND, 0, half);
    put_labelled(card, right, &b->skip, COLOR_WARN, 0, half);
    put_labelled(card, left, &b->easier, COLOR_BRAND, 0, half);
    put_labelled(card, right, &b->harder, COLOR_BRAND, 0, half);
    c->y += setter_unit(s) * 0.9;
    column_add_column(c, left, 0, c->y);
    column_add_column(c, right, half + s->spec->card.gap, c->y);
    c->y += MAX(left->y, right->y);
}

/* Pictures at the left and the text beside them; what to feel and when to skip
   stands below the steps, or below both. */
static void
put_body(const Card *card, Column *c, const Pictures *pictures, bool beside)
{
    Setter *s = card->s;
    double x = s->spec->card.figure_width + s->spec->card.gap;
    double width = s->width - x;
    g_autoptr(Column) text = column_new();
    put_head(card, text, x, width, false);
    put_start(card, text, x, width);
    put_steps(card, text, x, width);
    if (beside)
        put_notes_of(card, text, x, width);
    c->y = MAX(text->y, pictures->height);
    put_pictures(card, c, pictures, c->y);
    column_add_column(c, text, 0, 0);
    if (!beside)
        put_notes_below(card, c);
}

/* With pictures, in the way that takes less height. */
static void
card_pictured(const Card *card, Column *c, const Pictures *pictures)
{
    Setter *s = card->s;
    guint n_elements = s->elements->len;
    double height[2];
    for (int beside = 0; beside < 2; beside++) {
        g_autoptr(Column) tried = column_new();
        put_body(card, tried, pictures, beside);
        height[beside] = tried->y;
        g_array_set_size(s->elements, n_elements);
    }
    put_body(card, c, pictures, height[1] <= height[0] + 1e-6);
    put_dose(card, c);
}

/* The pictures without a panel, at `x`. */
static void
put_pictures_alone(const Card *card, Column *c, const Pictures *p, double x)
{
    Setter *s = card->s;
    int figure =
            element_add(s, ROLE_FIGURE, card->sect, card->block->picture_alt);
    for (int i = 0; i < p->n; i++) {
        Rect box = p->boxes[i];
        box.x += x;
        box.y += c->y - FIGURE_PAD;
        column_art(c, figure, p->art[i], box);
        if (p->n > 1)
            put_letter(card, c, figure, i, box.x - LETTER, box.y);
    }
    c->y += p->height - 2 * FIGURE_PAD;
    column_cut(c, true);
    column_gap(c, setter_unit(s));
}

/* Higher than a page: all in one column that may divide between steps. */
static void
card_tall(const Card *card, Column *c, const Pictures *pictures)
{
    Setter *s = card->s;
    put_head(card, c, 0, s->width, true);
    double x = INDENT, width = s->width - INDENT;
    if (pictures->n > 0)
        put_pictures_alone(card, c, pictures, x);
    put_start(card, c, x, width);
    put_steps(card, c, x, width);
    put_notes_of(card, c, x, width);
    put_dose(card, c);
}

/* One text of the legend at `x`; returns where it ends. */
static double
put_legend_text(const Card *card, Column *c, int owner, const char *text,
                double x)
{
    Setter *s = card->s;
    double leading = setter_leading(s, STYLE_BODY);
    const Para *para =
            set_text(s, STYLE_BODY, COLOR_INK, text, s->width, PARA_RAGGED);
    column_line(c, owner, para, 0, x,
                c->y + leading / 2 + para_cap_height(para) / 2);
    return x + para_width(para);
}

/* The colour of an effort as it is in the pictures: filled, or a ring. */
static double
put_swatch(const Card *card, Column *c, int effort, double x)
{
    static const Paint paints[N_EFFORTS] = {
        [EFFORT_STRETCH] = PAINT_STRETCH,
        [EFFORT_WORK] = PAINT_WORK,
        [EFFORT_PRESS] = PAINT_PRESS,
    };
    Setter *s = card->s;
    Color color = s->palette->colors[paints[effort]];
    bool ring = effort == EFFORT_PRESS;
    double y = c->y + (setter_leading(s, STYLE_BODY) - SWATCH) / 2;
    Shape shape = { .kind = ring ? SHAPE_CIRCLE : SHAPE_RECT,
                    .box = { x, y, SWATCH, SWATCH },
                    .radius = mm(0.8),
                    .fill = ring ? COLOR_NONE : color,
                    .stroke = ring ? color : s->palette->colors[PAINT_LINE],
                    .line_width = ring ? mm(0.8) : mm(0.25) };
    column_shape(c, OWNER_ARTIFACT, &shape);
    return x + SWATCH + mm(1.5);
}

/* "Colour shows where you feel it: [] stretch  [] work" on one line. */
static void
put_legend(const Card *card, Column *c)
{
    Setter *s = card->s;
    const Legend *legend = card->block->legend;
    int owner = element_add(s, ROLE_P, card->sect, NULL);
    double x = 0;
    bool coloured = false;
    for (int i = 0; i < N_EFFORTS; i++)
        coloured |= legend->efforts[i] != NULL;
    if (card->split)
        column_cut(c, false);
    column_gap(c, setter_unit(s) * 0.9);
    if (coloured)
        x = put_legend_text(card, c, owner, legend->label, 0) + mm(4);
    for (int i = 0; i < N_EFFORTS; i++) {
        if (legend->efforts[i] == NULL)
            continue;
        x = put_swatch(card, c, i, x);
        x = put_legend_text(card, c, owner, legend->efforts[i], x) + mm(5);
    }
    if (legend->letters != NULL)
        put_legend_text(card, c, owner, legend->letters, x);
    c->y += setter_leading(s, STYLE_BODY);
}

static Group *
card_group(Card *card, Part part)
{
    Setter *s = card->s;
    Group *g = group_new(part, s->spec->block_gap);
    Pictures pictures = find_pictures(card);
    if (card->split) {
        card_tall(card, g->column, &pictures);
        g->continued = continued_line(s, card->block->continued, COLOR_BRAND2,
                                      0, s->width);
    } else if (pictures.n > 0) {
        card_pictured(card, g->column, &pictures);
    } else {
        card_plain(card, g->column);
    }
    if (card->block->legend != NULL && pictures.n > 0)
        put_legend(card, g->column);
    column_cut(g->column, false);
    g->whole = !card->split;
    return g;
}

void
card_build(Setter *s, const ExerciseBlock *block, Part part, double room,
           GPtrArray *groups)
{
    guint n_elements = s->elements->len;
    Card card = { s, block, element_add(s, ROLE_SECT, 0, NULL), false };
    g_array_index(s->elements, Element, card.sect).id = block->id;
    Group *g = card_group(&card, part);
    if (group_height(g) > room) {
        group_free(g);
        g_array_set_size(s->elements, n_elements);
        card.sect = element_add(s, ROLE_SECT, 0, NULL);
        g_array_index(s->elements, Element, card.sect).id = block->id;
        card.split = true;
        g = card_group(&card, part);
    }
    g_ptr_array_add(groups, g);
}
