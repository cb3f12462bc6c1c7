/* The panel on top of the first page. */
#include "layout/blocks.h"

#include "base/units.h"

#define PAD_X mm(8)
#define PAD_BELOW 0.64      /* of the pad above: below the title */
#define LOGO_SHARE 1.5      /* of the practice name's leading */
#define CODE_MARGIN mm(2.4) /* the code's quiet zone */
#define CODE_EDGE mm(2.5)   /* between its card and the panel's edge */
#define LABEL_SHARE 0.4     /* of the page: the code's address, at most */
#define LABEL_GAP mm(1.8) /* between a field's label and its value beside it */
#define N_ARCS 5

typedef struct {
    const Para *label, *value;
    double width;
} FieldBox;

/* The white card with the code and its short address. */
typedef struct {
    const Art *code;
    const Para *caption, *label;
    double width, height;
} CodeCard;

static CodeCard
code_measure(Setter *s, const HeaderBlock *block)
{
    CodeCard card = { 0 };
    if (block->qr == NULL || s->spec->header.qr <= 0)
        return card;
    card.code = setter_code(s, block->qr, setter_color(s, COLOR_INK));
    if (card.code == NULL)
        return card;
    double side = s->spec->header.qr;
    double room = s->width * LABEL_SHARE;
    double leading = setter_leading(s, STYLE_SMALL);
    card.height = side + 2 * CODE_MARGIN;
    if (block->qr_label != NULL) {
        TextLink link = { block->qr_label, block->qr };
        card.label = set_linked(s, STYLE_SMALL, COLOR_INK, block->qr_label,
                                &link, 1, room, PARA_BALANCED);
        card.height += para_n_lines(card.label) * leading;
    }
    double text = card.label ? para_width(card.label) : 0;
    card.width = MAX(side, text) + 2 * CODE_MARGIN;
    return card;
}

static void
code_draw(Setter *s, Column *c, const HeaderBlock *block, const CodeCard *card,
          double x, double y)
{
    double side = s->spec->header.qr;
    column_rect(c, (Rect){ x, y, card->width, card->height }, mm(2),
                setter_color(s, COLOR_PAPER), setter_color(s, COLOR_LINE),
                mm(0.35));
    const char *alt = block->qr_caption ? block->qr_caption : block->qr;
    int link = element_add(s, ROLE_LINK, element_add(s, ROLE_P, 0, NULL), NULL);
    g_array_index(s->elements, Element, link).href = block->qr;
    column_art(c, element_add(s, ROLE_FIGURE, link, alt), card->code,
               (Rect){ x + (card->width - side) / 2, y + CODE_MARGIN, side,
                       side });
    if (card->label == NULL)
        return;
    double leading = setter_leading(s, STYLE_SMALL);
    double baseline = y + CODE_MARGIN + side + leading * 0.95;
    int owner = element_add(s, ROLE_P, 0, NULL);
    int n = para_n_lines(card->label);
    for (int i = 0; i < n; i++) {
        double w = para_line_width(card->label, i);
        column_line(c, owner, card->label, i, x + (card->width - w) / 2,
                    baseline + i * leading);
    }
}

/* Logo and name of the practice, on one line. */
static void
practice_draw(Setter *s, Column *c, const HeaderBlock *block, double width)
{
    double x = PAD_X;
    double height = setter_leading(s, STYLE_LABEL) * LOGO_SHARE;
    const Art *logo = NULL;
    if (block->practice == NULL && block->logo == NULL)
        return;
    if (block->logo != NULL)
        logo = setter_art(s, block->logo, block->logo_pos);
    if (logo != NULL) {
        double w = MIN(height * art_aspect(logo), width / 2);
        int owner = block->practice
                            ? element_add(s, ROLE_FIGURE, 0, block->practice)
                            : OWNER_ARTIFACT;
        column_art(c, owner, logo, (Rect){ x, c->y, w, height });
        x += w + mm(3);
    }
    if (block->practice != NULL) {
        const Para *name =
                set_text(s, STYLE_LABEL, setter_on_dark(s), block->practice,
                         width - (x - PAD_X), PARA_BALANCED);
        double leading = setter_leading(s, STYLE_LABEL);
        double text = para_n_lines(name) * leading;
        double top = c->y;
        c->y = top + MAX(0, (height - text) / 2);
        column_para(c, element_add(s, ROLE_P, 0, NULL), name, x, leading);
        c->y = MAX(top + (logo ? height : leading), c->y);
    }
    c->y += mm(1.8);
}

static bool
fields_beside(const Setter *s)
{
    return s->spec->header.fields == FIELDS_BESIDE;
}

static FieldBox *
fields_measure(Setter *s, const HeaderBlock *block, double width)
{
    FieldBox *boxes = g_new0(FieldBox, block->n_fields + 1);
    for (size_t i = 0; i < block->n_fields; i++) {
        const Field *f = &block->fields[i];
        boxes[i].label = set_text(s, STYLE_TAG, COLOR_BRAND2, f->label, width,
                                  PARA_BALANCED);
        double label = para_width(boxes[i].label);
        double beside = fields_beside(s) ? label + LABEL_GAP : 0;
        boxes[i].value = set_text(s, STYLE_LABEL, COLOR_INK, f->value,
                                  width - beside, PARA_BALANCED);
        double value = para_width(boxes[i].value);
        boxes[i].width = MAX(label, beside + value);
    }
    return boxes;
}

/* As many fields in a row as fit, evenly spaced. */
static size_t
fields_columns(const FieldBox *boxes, size_t n, double width)
{
    for (size_t columns = n; columns > 1; columns--) {
        bool fits = true;
        for (size_t i = 0; i < n && fits; i += columns) {
            double sum = 0;
            for (size_t k = i; k < MIN(n, i + columns); k++)
                sum += boxes[k].width;
            fits = sum + (double)(columns - 1) * mm(4) <= width;
        }
        if (fits)
            return columns;
    }
    return 1;
}

static void
field_draw(Setter *s, Column *c, const FieldBox *box, double x, double *bottom)
{
    double y = c->y, leading = setter_leading(s, STYLE_LABEL);
    bool beside = fields_beside(s);
    column_para(c, element_add(s, ROLE_P, 0, NULL), box->label, x,
                beside ? leading : setter_leading(s, STYLE_TAG));
    if (beside) {
        x += para_width(box->label) + LABEL_GAP;
        c->y = y;
    }
    column_para(c, element_add(s, ROLE_P, 0, NULL), box->value, x, leading);
    *bottom = MAX(*bottom, c->y);
    c->y = y;
}

static void
fields_draw(Setter *s, Column *c, const HeaderBlock *block, double width)
{
    size_t n = block->n_fields;
    g_autofree FieldBox *boxes = fields_measure(s, block, width);
    size_t columns = fields_columns(boxes, n, width);
    for (size_t i = 0; i < n; i += columns) {
        size_t in_row = MIN(columns, n - i);
        double sum = 0, bottom = c->y;
        for (size_t k = 0; k < in_row; k++)
            sum += boxes[i + k].width;
        double spare = in_row > 1 ? (width - sum) / (double)(columns - 1) : 0;
        double x = PAD_X;
        for (size_t k = 0; k < in_row; k++) {
            field_draw(s, c, &boxes[i + k], x, &bottom);
            x += boxes[i + k].width + MIN(spare, mm(16));
        }
        c->y = bottom + (i + columns < n ? mm(1.5) : 0);
    }
}

/* Rings behind the title, clipped to the panel. */
static void
arcs_draw(Setter *s, Column *c, Rect panel, double radius)
{
    Color ring = color_mix(setter_color(s, COLOR_PAPER),
                           setter_color(s, COLOR_BRAND), 0.06);
    for (int i = 0; i < N_ARCS; i++) {
        double r = mm(22 + i * 13.0);
        Point centre = { panel.x + panel.w * 0.78, panel.y + panel.h + mm(6) };
        Shape arc = { .kind = SHAPE_CIRCLE,
                      .box = { centre.x - r, centre.y - r, 2 * r, 2 * r },
                      .stroke = ring,
                      .line_width = mm(6.5),
                      .clip = panel,
                      .clip_radius = radius };
        column_shape(c, OWNER_ARTIFACT, &arc);
    }
}

static void
panel_draw(Setter *s, Column *c, double brand_height, double height)
{
    double radius = s->spec->header.radius;
    Rect whole = { 0, 0, s->width, height };
    Rect brand = { 0, 0, s->width, brand_height };
    if (s->spec->ink.no_fills) {
        column_rect(c, whole, radius, COLOR_NONE, setter_frame(s),
                    s->spec->ink.frame);
        if (height > brand_height)
            column_rule(c, (Point){ 0, brand_height },
                        (Point){ s->width, brand_height }, setter_frame(s),
                        s->spec->ink.frame);
        return;
    }
    column_rect(c, whole, radius, setter_color(s, COLOR_CHIP), COLOR_NONE, 0);
    Shape top = { .kind = SHAPE_RECT,
                  .box = brand,
                  .fill = setter_color(s, COLOR_BRAND),
                  .clip = whole,
                  .clip_radius = radius };
    column_shape(c, OWNER_ARTIFACT, &top);
    if (s->spec->header.motif)
        arcs_draw(s, c, brand, radius);
}

void
header_build(Setter *s, const HeaderBlock *block, GPtrArray *groups)
{
    Group *g = group_new(PART_HEADER, 0);
    CodeCard code = code_measure(s, block);
    double beside = code.code ? code.width + mm(6) : 0;
    double width = s->width - 2 * PAD_X;
    g_autoptr(Column) inside = column_new();
    inside->y = s->spec->header.pad;
    practice_draw(s, inside, block, width - beside);
    const char *before = setter_speak(s, block->title_lang);
    const Para *title = set_text(s, STYLE_TITLE, setter_on_dark(s), block->title,
                                 width - beside, PARA_BALANCED);
    column_para(inside, element_add(s, ROLE_H1, 0, NULL), title,
                PAD_X - mm(0.3), setter_leading(s, STYLE_TITLE));
    setter_speak(s, before);
    inside->y = MAX(inside->y + s->spec->header.pad * PAD_BELOW,
                    code.height + 2 * CODE_EDGE);
    double brand_height = inside->y, height = brand_height;
    if (block->n_fields > 0 && s->spec->header.fields != FIELDS_NONE) {
        inside->y += mm(1.6);
        fields_draw(s, inside, block, width);
        height = inside->y + mm(1.8);
    }
    panel_draw(s, g->column, brand_height, height);
    column_add_column(g->column, inside, 0, 0);
    if (code.code != NULL)
        code_draw(s, g->column, block, &code, s->width - mm(4) - code.width,
                  (brand_height - code.height) / 2);
    g->column->y = height;
    column_cut(g->column, false);
    g->whole = true;
    g_ptr_array_add(groups, g);
}
