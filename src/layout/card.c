/* The exercise card: number, tag, name, picture, start, steps, dose, what to
   feel, when to skip. */
#include "layout/blocks.h"

#include "base/units.h"

#define BADGE mm(9)        /* diameter */
#define INDENT mm(12)      /* of the text beside the badge */
#define ASIDE_PAD mm(3.6)

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
    column_circle(c, (Point){ x + r, y + r }, r,
                  setter_color(s, COLOR_BRAND));
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
    int heading = element_add(s, s->exercise_role, card->sect, NULL);
    if (badge)
        put_badge(card, c, x, top + mm(0.6), heading);
    const Para *name = set_text(s, STYLE_NAME, COLOR_INK, card->block->name,
                                width - indent, PARA_BALANCED);
    const Para *tag = set_text(s, STYLE_TAG, COLOR_BRAND2, card->block->tag,
                               width - indent, PARA_BALANCED);
    column_para(c, element_add(s, ROLE_P, card->sect, NULL), tag, x + indent,
                setter_leading(s, STYLE_TAG));
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
    g_autofree Passage *passages = g_memdup2(
            start->prose.items, start->prose.n * sizeof(Passage));
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
    label_put(s, c, part->icon, part->label, color,
              element_add(s, ROLE_P, card->sect, NULL), x, width);
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

/* The therapist's own picture in its panel, with the number on it. */
static void
put_picture(const Card *card, Column *c, const Art *art, double height)
{
    Setter *s = card->s;
    double width = s->spec->card.figure_width, pad = mm(2.5);
    column_rect(c, (Rect){ 0, 0, width, height }, s->spec->card.radius,
                setter_color(s, COLOR_PANEL), setter_color(s, COLOR_LINE),
                mm(0.35));
    int figure = element_add(s, ROLE_FIGURE, card->sect,
                             card->block->picture_alt);
    column_art(c, figure, art,
               (Rect){ pad, pad, width - 2 * pad, height - 2 * pad });
    put_badge(card, c, mm(2), mm(2), OWNER_ARTIFACT);
}

/* With a picture: it stands at the left, the text beside it, and below both
   what to feel and when to skip. */
static void
card_pictured(const Card *card, Column *c, const Art *art)
{
    Setter *s = card->s;
    double x = s->spec->card.figure_width + s->spec->card.gap;
    double width = s->width - x, picture_width = s->spec->card.figure_width;
    g_autoptr(Column) text = column_new();
    put_head(card, text, x, width, false);
    put_start(card, text, x, width);
    put_steps(card, text, x, width);
    double wish = CLAMP(picture_width / art_aspect(art),
                        s->spec->card.min_height, picture_width * 1.25);
    double height = MAX(text->y, wish);
    put_picture(card, c, art, height);
    column_add_column(c, text, 0, 0);
    c->y = height;
    put_dose(card, c);
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

/* Higher than a page: all in one column that may divide between steps. */
static void
card_tall(const Card *card, Column *c, const Art *art)
{
    Setter *s = card->s;
    put_head(card, c, 0, s->width, true);
    double x = INDENT, width = s->width - INDENT;
    if (art != NULL) {
        int figure = element_add(s, ROLE_FIGURE, card->sect,
                                 card->block->picture_alt);
        double h = MIN(s->spec->card.figure_width / art_aspect(art), mm(80));
        column_art(c, figure, art,
                   (Rect){ x, c->y, s->spec->card.figure_width, h });
        c->y += h;
        column_cut(c, true);
        column_gap(c, setter_unit(s));
    }
    put_start(card, c, x, width);
    put_steps(card, c, x, width);
    put_notes_of(card, c, x, width);
    put_dose(card, c);
}

static Group *
card_group(Card *card, Part part, const Art *art)
{
    Setter *s = card->s;
    Group *g = group_new(part, s->spec->block_gap);
    if (card->split) {
        card_tall(card, g->column, art);
        g->continued = continued_line(s, card->block->continued, COLOR_BRAND2,
                                      0, s->width);
    } else if (art != NULL) {
        card_pictured(card, g->column, art);
    } else {
        card_plain(card, g->column);
    }
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
    const Art *art = NULL;
    if (block->picture != NULL)
        art = setter_art(s, block->picture, block->picture_pos);
    Group *g = card_group(&card, part, art);
    if (group_height(g) > room) {
        group_free(g);
        g_array_set_size(s->elements, n_elements);
        card.sect = element_add(s, ROLE_SECT, 0, NULL);
        g_array_index(s->elements, Element, card.sect).id = block->id;
        card.split = true;
        g = card_group(&card, part, art);
    }
    g_ptr_array_add(groups, g);
}
