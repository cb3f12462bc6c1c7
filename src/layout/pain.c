/* The pain guide and its scale from 0 to 10. */
#include "layout/blocks.h"

#include "base/units.h"

#define SCALE_STEPS 11 /* 0 to 10 */
#define N_BANDS 3      /* green, amber, red */
#define AMBER_WORDS mm(49) /* room for the middle band's words ... */
#define RED_WORDS mm(40)   /* ... and at least for the last one's */

static ColorId
scale_color(const PainBlock *block, int n)
{
    if (n <= block->green_to)
        return COLOR_GREEN;
    return n <= block->amber_to ? COLOR_AMBER : COLOR_RED;
}

static void
scale_draw(Setter *s, Column *c, const PainBlock *block, int sect)
{
    double step = s->width / SCALE_STEPS, height = mm(9);
    int owner = element_add(s, ROLE_P, sect, NULL);
    for (int n = 0; n < SCALE_STEPS; n++) {
        ColorId fill = scale_color(block, n);
        double left = n == 0 ? 0 : mm(0.5);
        double right = n == SCALE_STEPS - 1 ? 0 : mm(0.5);
        Rect box = { n * step + left, c->y, step - left - right, height };
        ground_put(s, c, box, mm(1.8), fill);
        g_autofree char *digit = g_strdup_printf("%d", n);
        const Para *para = set_text(
                s, STYLE_BADGE,
                fill == COLOR_RED ? setter_on_dark(s) : COLOR_INK, digit, step,
                PARA_RAGGED);
        column_line(c, owner, para, 0,
                    box.x + (box.w - para_width(para)) / 2,
                    c->y + height / 2 + para_cap_height(para) / 2);
    }
    c->y += height + mm(1);
    double leading = setter_leading(s, STYLE_TAG);
    const Para *low = set_text(s, STYLE_TAG, COLOR_SOFT, block->low,
                               s->width / 2, PARA_BALANCED);
    const Para *high = set_text(s, STYLE_TAG, COLOR_SOFT, block->high,
                                s->width / 2, PARA_BALANCED);
    double y = c->y;
    column_para(c, element_add(s, ROLE_P, sect, NULL), low, 0, leading);
    c->y = y;
    column_para(c, element_add(s, ROLE_P, sect, NULL), high,
                s->width - para_width(high), leading);
}

/* How many paragraphs come before the first list. */
static size_t
count_lead(const Prose *prose)
{
    size_t n = 0;
    while (n < prose->n && prose->items[n].kind == PASSAGE_PARAGRAPH)
        n++;
    return n;
}

/* True when exactly three list items stand together: one for each band. */
static bool
tells_of_bands(const Prose *prose, size_t lead)
{
    size_t n = 0;
    for (size_t i = lead; i < prose->n; i++)
        n += prose->items[i].kind != PASSAGE_PARAGRAPH;
    return n == N_BANDS && lead + n <= prose->n &&
           prose->items[lead + n - 1].kind != PASSAGE_PARAGRAPH;
}

/* Each band's words below its numbers; the middle band is narrow, so its words
   run on below the next one's first numbers.  On a narrow page they stand below
   each other. */
static void
put_captions(Setter *s, Column *c, const PainBlock *block, size_t first,
             int sect)
{
    double step = s->width / SCALE_STEPS, bottom = c->y;
    double amber = (block->green_to + 1) * step + mm(0.5);
    double red = (block->amber_to + 1) * step + mm(0.5);
    red = MAX(red, amber + AMBER_WORDS + mm(4));
    const double ends[N_BANDS + 1] = { 0, amber, red, s->width + mm(4) };
    bool narrow = s->width - red < RED_WORDS;
    for (size_t i = 0; i < N_BANDS; i++) {
        g_autoptr(Column) caption = column_new();
        Passage passage = block->prose.items[first + i];
        passage.kind = PASSAGE_PARAGRAPH;
        Prose one = { &passage, 1 };
        ProseStyle style =
                narrow ? prose_body(s, 0, s->width)
                       : prose_body(s, ends[i], ends[i + 1] - ends[i] - mm(4));
        set_prose(s, caption, &one, sect, &style);
        column_add_column(c, caption, 0, c->y);
        bottom = MAX(bottom, c->y + caption->y);
        if (narrow)
            c->y = bottom;
    }
    c->y = bottom;
}

void
pain_build(Setter *s, const PainBlock *block, GPtrArray *groups)
{
    Group *g = group_new(PART_PAIN_GUIDE, s->spec->section_gap);
    Column *c = g->column;
    const Prose *prose = &block->prose;
    int sect = element_add(s, ROLE_SECT, 0, NULL);
    g_array_index(s->elements, Element, sect).id = block->id;
    const char *before = setter_speak(s, block->title_lang);
    section_heading(s, g, block->title, sect);
    setter_speak(s, before);
    ProseStyle style = prose_body(s, 0, s->width);
    style.split = true;
    size_t lead = count_lead(prose);
    set_prose(s, c, &(Prose){ prose->items, lead }, sect, &style);
    column_cut(c, true);
    column_gap(c, setter_unit(s) * 0.5);
    scale_draw(s, c, block, sect);
    column_cut(c, true);
    column_gap(c, setter_unit(s) * 0.2);
    if (tells_of_bands(prose, lead)) {
        put_captions(s, c, block, lead, sect);
        column_cut(c, false);
        column_gap(c, setter_unit(s) * 0.5);
        lead += N_BANDS;
    }
    prose_columns(s, c, &(Prose){ prose->items + lead, prose->n - lead }, sect,
                  &style);
    column_cut(c, false);
    g->whole = true;
    g_ptr_array_add(groups, g);
}
