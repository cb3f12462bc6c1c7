/* The pictures of an exercise card on their panel. */
#include "layout/card.h"

#include "base/units.h"
#include "model/picture.h"

#define BADGE_INSET mm(2)  /* of the number, from the corner of a panel */
#define LETTER_GAP mm(1.5) /* between the number and A */
#define LEAST_SAVED mm(1)  /* of height, for pictures out of the middle */

static Pictures
own_picture(const Card *card, const Art *art, FigureRoom room)
{
    const LayoutSpec *spec = card->s->spec;
    double most = MIN(room.height, room.width * 1.25);
    double height = CLAMP(room.width / art_aspect(art),
                          MIN(spec->card.min_height, most), most);
    double pad = spec->card.pad;
    return (Pictures){
        1,
        { art },
        { { pad, pad, room.width - 2 * pad, height - 2 * pad } },
        room.width,
        height,
    };
}

/* How far the pictures must move down to leave number and letters free. */
static double
room_for_signs(const Card *card, const FigurePlan *plan)
{
    const ExerciseBlock *b = card->block;
    const LayoutSpec *spec = card->s->spec;
    double side = spec->card.badge + 2 * BADGE_INSET;
    Rect corner = { 0, 0, side, side };
    if (b->n_pictures > 1)
        corner.w += spec->card.letter + LETTER_GAP;
    double down = figures_off_corner(b->pictures[0], plan->boxes[0], corner);
    if (b->n_pictures < 2 || plan->boxes[1].y > plan->boxes[0].y)
        return down;
    corner.x = plan->boxes[1].x;
    corner.w = spec->card.letter + mm(1);
    return MAX(down,
               figures_off_corner(b->pictures[1], plan->boxes[1], corner));
}

/* Moves the pictures off the number and letters: to the right where there is
   room beside them and that saves height, then down. */
static double
clear_signs(const Card *card, FigurePlan *plan, double width)
{
    int n = card->block->n_pictures;
    double down = room_for_signs(card, plan), right = 0;
    for (int i = 0; i < n; i++)
        right = MAX(right, plan->boxes[i].x + plan->boxes[i].w);
    FigurePlan moved = *plan;
    double aside = MAX(0, width - card->s->spec->card.pad - right);
    for (int i = 0; i < n; i++)
        moved.boxes[i].x += aside;
    double less = room_for_signs(card, &moved);
    if (less < down - LEAST_SAVED) {
        *plan = moved;
        down = less;
    }
    for (int i = 0; i < n; i++)
        plan->boxes[i].y += down;
    return down;
}

static Pictures
drawn_pictures(const Card *card, FigureRoom room)
{
    const ExerciseBlock *b = card->block;
    FigurePlan plan = figures_plan(card->s, b, room);
    Pictures pictures = { .n = b->n_pictures, .width = room.width };
    double down = clear_signs(card, &plan, room.width);
    for (int i = 0; i < b->n_pictures; i++) {
        pictures.boxes[i] = plan.boxes[i];
        pictures.art[i] = setter_picture(card->s, b->pictures[i], plan.unit[i]);
    }
    pictures.height = MAX(plan.height + down, card->s->spec->card.min_height);
    return pictures;
}

Pictures
card_pictures(const Card *card, FigureRoom room)
{
    const ExerciseBlock *b = card->block;
    if (b->n_pictures > 0)
        return drawn_pictures(card, room);
    const Art *art = NULL;
    if (b->picture != NULL)
        art = setter_art(card->s, b->picture, b->picture_pos);
    return art != NULL ? own_picture(card, art, room) : (Pictures){ 0 };
}

/* "A" on the start and "B" on the end of a movement. */
static void
put_letter(const Card *card, Column *c, int owner, int i, double x, double y)
{
    static const char *const letters[] = { "A", "B" };
    Setter *s = card->s;
    double side = s->spec->card.letter;
    const Para *para = set_text(s, STYLE_LABEL, COLOR_BRAND, letters[i],
                                side * 2, PARA_RAGGED);
    Shape ring = { .kind = SHAPE_CIRCLE,
                   .box = { x, y, side, side },
                   .fill = setter_color(s, COLOR_PAPER),
                   .stroke = setter_color(s, COLOR_BRAND),
                   .line_width = mm(0.35) };
    column_shape(c, OWNER_ARTIFACT, &ring);
    column_line(c, owner, para, 0, x + (side - para_width(para)) / 2,
                y + side / 2 + para_cap_height(para) / 2);
}

/* The panel's tint and border; without fills the pictures stand free. */
static void
put_panel(const Card *card, Column *c, Rect box)
{
    Setter *s = card->s;
    if (!s->spec->ink.no_fills)
        column_rect(c, box, s->spec->card.radius, setter_color(s, COLOR_PANEL),
                    setter_color(s, COLOR_LINE), mm(0.35));
}

void
card_pictures_put(const Card *card, Column *c, const Pictures *p, double height)
{
    Setter *s = card->s;
    double badge = s->spec->card.badge, letter = s->spec->card.letter;
    put_panel(card, c, (Rect){ 0, 0, p->width, height });
    int figure =
            element_add(s, ROLE_FIGURE, card->sect, card->block->picture_alt);
    double down = (height - p->height) / 2;
    for (int i = 0; i < p->n; i++) {
        Rect box = p->boxes[i];
        box.y += down;
        column_art(c, figure, p->art[i], box);
    }
    card_badge(card, c, BADGE_INSET, BADGE_INSET, OWNER_ARTIFACT);
    if (p->n < 2)
        return;
    double beside = (badge - letter) / 2 + BADGE_INSET;
    put_letter(card, c, figure, 0, BADGE_INSET + badge + LETTER_GAP, beside);
    bool below = p->boxes[1].y > p->boxes[0].y;
    put_letter(card, c, figure, 1, below ? beside : p->boxes[1].x,
               below ? p->boxes[1].y + down : beside);
}

void
card_pictures_alone(const Card *card, Column *c, const Pictures *p, double x)
{
    Setter *s = card->s;
    double pad = s->spec->card.pad, letter = s->spec->card.letter;
    int figure =
            element_add(s, ROLE_FIGURE, card->sect, card->block->picture_alt);
    for (int i = 0; i < p->n; i++) {
        Rect box = p->boxes[i];
        box.x += x;
        box.y += c->y - pad;
        column_art(c, figure, p->art[i], box);
        if (p->n > 1)
            put_letter(card, c, figure, i, box.x - letter, box.y);
    }
    c->y += p->height - 2 * pad;
    column_cut(c, true);
    column_gap(c, setter_unit(s));
}
