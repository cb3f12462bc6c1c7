/* The texts of an exercise card: number, name, steps, dose, what to feel. */
#include "layout/card.h"

#include "base/units.h"

#define NAME_GAP mm(3) /* between number and name */

double
card_indent(const Card *card)
{
    return card->s->spec->card.badge + NAME_GAP;
}

/* How a part is told, and what it looks like. */
static const struct {
    size_t offset; /* of its Labelled */
    ColorId color;
} labelled[CARD_PART_COUNT] = {
    [CARD_FEEL] = { offsetof(ExerciseBlock, feel), COLOR_BRAND },
    [CARD_SKIP] = { offsetof(ExerciseBlock, skip), COLOR_WARN },
    [CARD_EASIER] = { offsetof(ExerciseBlock, easier), COLOR_BRAND },
    [CARD_HARDER] = { offsetof(ExerciseBlock, harder), COLOR_BRAND },
};

void
card_badge(const Card *card, Column *c, double x, double y, int owner)
{
    Setter *s = card->s;
    g_autofree char *number = g_strdup_printf("%d", card->block->number);
    double badge = s->spec->card.badge;
    const Para *para = set_text(s, STYLE_BADGE, setter_on_dark(s), number,
                                badge * 2, PARA_RAGGED);
    double r = MAX(badge / 2, para_width(para) / 2 + mm(1.6));
    Shape disc = { .kind = SHAPE_CIRCLE,
                   .box = { x, y, 2 * r, 2 * r },
                   .fill = setter_ground(s, COLOR_BRAND),
                   .stroke = setter_frame(s),
                   .line_width = s->spec->ink.frame };
    column_shape(c, OWNER_ARTIFACT, &disc);
    column_line(c, owner, para, 0, x + r - para_width(para) / 2,
                y + r + para_cap_height(para) / 2);
}

void
card_head(const Card *card, Column *c, double x, double width, bool badge)
{
    Setter *s = card->s;
    double indent = badge ? card_indent(card) : 0;
    double top = c->y;
    const ExerciseBlock *block = card->block;
    const char *before = setter_speak(s, block->name_lang);
    int heading = element_add(s, s->exercise_role, card->sect, NULL);
    if (badge)
        card_badge(card, c, x, top + mm(0.6), heading);
    const Para *name = set_text(s, STYLE_NAME, COLOR_INK, block->name,
                                width - indent, PARA_BALANCED);
    setter_speak(s, block->tag_lang);
    if (block->tag != NULL && layout_spec_card_has(s->spec, CARD_TAG)) {
        const Para *tag = set_text(s, STYLE_TAG, COLOR_BRAND2, block->tag,
                                   width - indent, PARA_BALANCED);
        column_para(c, element_add(s, ROLE_P, card->sect, NULL), tag,
                    x + indent, setter_leading(s, STYLE_TAG));
    }
    setter_speak(s, before);
    column_para(c, heading, name, x + indent - mm(0.2),
                setter_leading(s, STYLE_NAME));
    c->y = MAX(c->y, top + (badge ? s->spec->card.badge : 0));
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

/* "Start" and its text run together on the first line, unless a list follows. */
static void
put_start(const Card *card, Column *c, double x, double width)
{
    Setter *s = card->s;
    const Labelled *start = &card->block->start;
    if (start->prose.n == 0 || !layout_spec_card_has(s->spec, CARD_START))
        return;
    g_autofree char *label = g_strconcat(start->label, "\u2002", NULL);
    const Passage *first = &start->prose.items[0];
    size_t own = first->kind == PASSAGE_PARAGRAPH ? 0 : 1;
    size_t n_spans = own ? 0 : first->n_spans;
    g_autofree Span *spans = g_new0(Span, n_spans + 1);
    spans[0] = (Span){ label, true, NULL };
    for (size_t i = 0; i < n_spans; i++)
        spans[i + 1] = first->spans[i];
    Prose prose = { NULL, start->prose.n + own };
    g_autofree Passage *passages = g_new(Passage, prose.n);
    for (size_t i = 0; i < start->prose.n; i++)
        passages[i + own] = start->prose.items[i];
    passages[0] = (Passage){ .kind = PASSAGE_PARAGRAPH,
                             .spans = spans,
                             .n_spans = n_spans + 1,
                             .pos = first->pos,
                             .lang = first->lang };
    prose.items = passages;
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
put_cue(const Card *card, Column *c, double x, double width)
{
    const ExerciseBlock *b = card->block;
    ProseStyle style = card_prose(card, x, width);
    Span span = { b->cue, false, NULL };
    Passage first = { .kind = PASSAGE_PARAGRAPH,
                      .lang = b->cue_lang,
                      .spans = &span,
                      .n_spans = 1,
                      .pos = card->s->pos };
    Prose cue = { &first, b->cue != NULL ? 1 : 0 };
    set_prose(card->s, c, &cue, card->sect, &style);
}

void
card_steps(const Card *card, Column *c, double x, double width)
{
    Setter *s = card->s;
    if (s->spec->card.cue) {
        put_cue(card, c, x, width);
        return;
    }
    put_start(card, c, x, width);
    ProseStyle style = card_prose(card, x, width);
    set_prose(s, c, &card->block->steps, card->sect, &style);
    if (card->block->after.n == 0)
        return;
    if (card->split)
        column_cut(c, false);
    column_gap(c, setter_unit(s) * 0.7);
    set_prose(s, c, &card->block->after, card->sect, &style);
}

/* The text of `part`, or NULL when the card does not print it. */
static const Labelled *
find_labelled(const Card *card, CardPart part)
{
    const char *block = (const char *)card->block;
    const Labelled *text =
            (const Labelled *)(const void *)(block + labelled[part].offset);
    bool shown =
            text->label != NULL && layout_spec_card_has(card->s->spec, part);
    return shown ? text : NULL;
}

void
card_labelled(const Card *card, Column *c, CardPart part, double x,
              double width)
{
    Setter *s = card->s;
    const Labelled *text = find_labelled(card, part);
    ColorId color = labelled[part].color;
    if (text == NULL)
        return;
    if (c->y > 0) {
        if (card->split)
            column_cut(c, false);
        column_gap(c, setter_unit(s) * 1.1);
    }
    const char *before = setter_speak(s, text->prose.items[0].lang);
    guint first = c->marks->len;
    label_put(s, c, text->icon, text->label, color,
              element_add(s, ROLE_P, card->sect, NULL), x, width);
    setter_keep_way(s, c, first, x, width);
    setter_speak(s, before);
    if (card->split)
        column_cut(c, true);
    column_gap(c, setter_unit(s) * 0.25);
    ProseStyle style = card_prose(card, x, width);
    style.mark_color = color;
    set_prose(s, c, &text->prose, card->sect, &style);
}

static const CardPart notes[] = { CARD_FEEL, CARD_SKIP, CARD_EASIER,
                                  CARD_HARDER };

bool
card_has_notes(const Card *card)
{
    for (size_t i = 0; i < G_N_ELEMENTS(notes); i++)
        if (find_labelled(card, notes[i]) != NULL)
            return true;
    return false;
}

void
card_notes(const Card *card, Column *c, double x, double width)
{
    for (size_t i = 0; i < G_N_ELEMENTS(notes); i++)
        card_labelled(card, c, notes[i], x, width);
}

void
card_dose(const Card *card, Column *c, double x, double width, double height)
{
    const ExerciseBlock *b = card->block;
    bool words = b->n_chips == 0 ||
                 layout_spec_card_has(card->s->spec, CARD_SENTENCE);
    if (card->split)
        column_cut(c, false);
    if (c->y > 0)
        column_gap(c, setter_unit(card->s) * 0.9);
    ChipStrip strip = { b->chips, b->n_chips, words ? b->dose : NULL, height };
    chips_put(card->s, c, &strip, card->sect, x, width);
}
