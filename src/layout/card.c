/* The exercise card: number, tag, name, picture, start, steps, dose, what to
   feel, when to skip. */
#include "layout/card.h"

#include "base/units.h"

#define ASIDE_PAD mm(3.6)

/* The tinted panel at the right: what to feel, when to skip. */
static double
put_aside(const Card *card, Column *c, double x, double y, double width)
{
    Setter *s = card->s;
    g_autoptr(Column) inside = column_new();
    card_notes(card, inside, ASIDE_PAD, width - 2 * ASIDE_PAD);
    double height = inside->y + 2 * ASIDE_PAD;
    column_rect(c, (Rect){ x, y, width, height }, s->spec->card.radius,
                setter_ground(s, COLOR_PANEL), setter_color(s, COLOR_LINE),
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
    double indent = card_indent(card);
    g_autoptr(Column) text = column_new();
    card_head(card, text, 0, left, true);
    card_steps(card, text, indent, left - indent);
    column_add_column(c, text, 0, c->y);
    double height = put_aside(card, c, left + s->spec->card.gap, c->y, aside);
    c->y += MAX(text->y, height);
    card_dose(card, c, 0, card->width, 0);
}

/* What to feel and when to skip, in two columns. */
static void
put_notes_below(const Card *card, Column *c)
{
    Setter *s = card->s;
    double half = (s->width - s->spec->card.gap) / 2;
    g_autoptr(Column) left = column_new();
    g_autoptr(Column) right = column_new();
    card_labelled(card, left, CARD_FEEL, 0, half);
    card_labelled(card, right, CARD_SKIP, 0, half);
    card_labelled(card, left, CARD_EASIER, 0, half);
    card_labelled(card, right, CARD_HARDER, 0, half);
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
    card_head(card, text, x, width, false);
    card_steps(card, text, x, width);
    if (beside)
        card_notes(card, text, x, width);
    c->y = MAX(text->y, pictures->height);
    card_pictures_put(card, c, pictures, c->y);
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
    card_dose(card, c, 0, card->width, 0);
}

/* Higher than a page: all in one column that may divide between steps. */
static void
card_tall(const Card *card, Column *c, const Pictures *pictures, bool stack)
{
    bool bare = stack && pictures->n > 0;
    double x = stack ? 0 : card_indent(card), width = card->width - x;
    if (bare) {
        card_pictures_put(card, c, pictures, pictures->height);
        c->y = pictures->height;
        column_cut(c, true);
        column_gap(c, setter_unit(card->s));
    }
    card_head(card, c, 0, card->width, !bare);
    if (pictures->n > 0 && !stack)
        card_pictures_alone(card, c, pictures, x);
    card_steps(card, c, x, width);
    card_notes(card, c, x, width);
    card_dose(card, c, 0, card->width, 0);
}

Card
card_begin(Setter *s, const ExerciseBlock *block, double width)
{
    Card card = { s, block, width, element_add(s, ROLE_SECT, 0, NULL), false };
    g_array_index(s->elements, Element, card.sect).id = block->id;
    return card;
}

static Group *
row_group(Setter *s, const ExerciseBlock *block, Part part)
{
    Card card = card_begin(s, block, s->width);
    Group *g = group_new(part, s->spec->block_gap);
    Pictures pictures = card_pictures(&card, card_room(s->spec, s->width));
    if (pictures.n > 0)
        card_pictured(&card, g->column, &pictures);
    else
        card_plain(&card, g->column);
    if (pictures.n > 0)
        card_legend(&card, g->column);
    column_cut(g->column, false);
    g->whole = true;
    return g;
}

Group *
card_divided(Setter *s, const ExerciseBlock *block, Part part)
{
    Card card = card_begin(s, block, s->width);
    card.split = true;
    Group *g = group_new(part, s->spec->block_gap);
    Pictures pictures = card_pictures(&card, card_room(s->spec, s->width));
    card_tall(&card, g->column, &pictures, cards_stack(s->spec, s->width));
    if (pictures.n > 0)
        card_legend(&card, g->column);
    column_cut(g->column, false);
    g->continued = continued_line(s, block->continued, COLOR_BRAND2, 0,
                                  s->width);
    return g;
}

static void
row_build(Setter *s, const ExerciseBlock *block, Part part, double room,
          GPtrArray *groups)
{
    guint n_elements = s->elements->len;
    Group *g = row_group(s, block, part);
    if (group_height(g) > room) {
        group_free(g);
        g_array_set_size(s->elements, n_elements);
        g = card_divided(s, block, part);
    }
    g_ptr_array_add(groups, g);
}

void
cards_build(Setter *s, const Block *const *blocks, size_t n, double room,
            GPtrArray *groups)
{
    size_t columns = cards_in_row(s);
    bool grid = columns > 1 || cards_stack(s->spec, s->width);
    for (size_t i = 0; i < n; i += columns) {
        s->pos = blocks[i]->pos;
        if (grid)
            grid_build(s, &blocks[i], MIN(columns, n - i), room, groups);
        else
            row_build(s, &blocks[i]->exercise, blocks[i]->part, room, groups);
    }
}
