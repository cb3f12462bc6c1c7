/* Advice, safety and notes: titled texts on their panels. */
#include "layout/blocks.h"

#include "art/icon.h"
#include "base/units.h"

#define PAD_X mm(7)
#define PAD_Y mm(4.2)

static const Manner manner_white = { STYLE_BODY, STYLE_BODY, COLOR_PAPER,
                                     COLOR_PAPER };
static const Manner manner_small = { STYLE_BODY, STYLE_BODY, COLOR_SOFT,
                                     COLOR_SOFT };

/* How each level of safety looks.  Every row has an icon and a bar or a solid
   ground, so that no meaning hangs on colour alone. */
static const struct {
    Icon icon;
    ColorId fill, title, sign;
    bool bar;
    const Manner *manner;
} looks[] = {
    [SAFETY_EMERGENCY] = { ICON_EMERGENCY, COLOR_EMERGENCY, COLOR_PAPER,
                           COLOR_PAPER, false, &manner_white },
    [SAFETY_SOON] = { ICON_CAUTION, COLOR_DANGER, COLOR_WARN, COLOR_WARN,
                      true, &manner_body },
    [SAFETY_CAUTION] = { ICON_CAUTION, COLOR_CAUTION, COLOR_INK, COLOR_INK,
                         true, &manner_body },
    [SAFETY_CALL] = { ICON_PHONE, COLOR_CHIP, COLOR_BRAND, COLOR_BRAND, false,
                      &manner_body },
    [SAFETY_SMALL_PRINT] = { ICON_NONE, COLOR_PAPER, COLOR_SOFT, COLOR_SOFT,
                             false, &manner_small },
};

static Frame
panel_frame(const Setter *s, double width, ColorId fill)
{
    return (Frame){ .shown = true,
                    .width = width,
                    .radius = mm(3.5),
                    .fill = setter_color(s, fill) };
}

/* Icon and title, hanging from x. */
static void
put_title(Setter *s, Group *g, Icon icon, const char *title, ColorId color,
          int parent, double width)
{
    Column *c = g->column;
    double leading = setter_leading(s, STYLE_NAME), indent = 0;
    if (icon != ICON_NONE) {
        double side = mm(7);
        Rect box = { PAD_X, c->y + (leading - side) / 2, side, side };
        column_icon(c, icon, 0, box, setter_color(s, color),
                    setter_color(s, COLOR_SUN));
        indent = side + mm(2.6);
    }
    const Para *para = set_text(s, STYLE_NAME, color, title,
                                width - 2 * PAD_X - indent, PARA_BALANCED);
    column_para(c, element_add(s, ROLE_H2, parent, NULL), para,
                PAD_X + indent, leading);
    column_cut(c, true);
    column_gap(c, setter_unit(s) * 0.7);
}

static ProseStyle
panel_prose(const Setter *s, double width)
{
    ProseStyle style = prose_body(s, PAD_X, width - 2 * PAD_X);
    style.split = true;
    return style;
}

Group *
panel_build(Setter *s, const PanelBlock *block, Part part, double width)
{
    bool next = part == PART_NEXT;
    Group *g = group_new(part, s->spec->panel_gap);
    int sect = element_add(s, ROLE_SECT, 0, NULL);
    g_array_index(s->elements, Element, sect).id = block->id;
    g->frame = panel_frame(s, width, next ? COLOR_CHIP : COLOR_MASSAGE);
    g->pad_top = g->pad_bottom = PAD_Y;
    const char *before = setter_speak(s, block->title_lang);
    put_title(s, g, block->icon, block->title, COLOR_BRAND, sect, width);
    setter_speak(s, before);
    ProseStyle style = panel_prose(s, width);
    if (width > s->width * 0.75 && !next)
        prose_columns(s, g->column, &block->prose, sect, &style);
    else
        set_prose(s, g->column, &block->prose, sect, &style);
    column_cut(g->column, false);
    g->continued = continued_line(s, block->continued, COLOR_BRAND2, PAD_X,
                                  width - 2 * PAD_X);
    g->whole = true;
    return g;
}

/* "Call 999", large: at the end of the title's line, else below it. */
static void
put_phone(Setter *s, Group *g, const SafetyBlock *block, ColorId color,
          int sect, double width)
{
    if (block->phone == NULL)
        return;
    Column *c = g->column;
    g_autofree char *text =
            block->call ? g_strconcat(block->call, " ", block->phone, NULL)
                        : g_strdup(block->phone);
    const Para *para = set_text(s, STYLE_CALL, color, text, width - 2 * PAD_X,
                                PARA_BALANCED);
    const Para *title = set_text(s, STYLE_NAME, color, block->title, width,
                                 PARA_RAGGED);
    double leading = setter_leading(s, STYLE_CALL);
    double side = para_width(para) + para_width(title) + 2 * PAD_X + mm(18);
    int owner = element_add(s, ROLE_P, sect, NULL);
    if (side <= width) {
        double middle = setter_leading(s, STYLE_NAME) / 2;
        column_line(c, owner, para, 0, width - PAD_X - para_width(para),
                    middle + para_cap_height(para) / 2);
        return;
    }
    column_para(c, owner, para, PAD_X, leading);
    column_cut(c, true);
    column_gap(c, setter_unit(s) * 0.6);
}

/* The title and the text run on, small: for what has to be said last. */
static Group *
small_print(Setter *s, const SafetyBlock *block, int sect)
{
    Group *g = group_new(PART_SAFETY, s->spec->panel_gap);
    ProseStyle style = prose_body(s, 0, s->width);
    style.manner = &manner_small;
    style.split = true;
    const char *before = setter_speak(s, block->title_lang);
    int owner = element_add(s, ROLE_H2, sect, NULL);
    const Para *title = set_text(s, STYLE_LABEL, COLOR_SOFT, block->title,
                                 s->width, PARA_BALANCED);
    setter_speak(s, before);
    column_para(g->column, owner, title, 0, setter_leading(s, STYLE_LABEL));
    column_cut(g->column, true);
    column_gap(g->column, setter_unit(s) * 0.2);
    style.paragraph_gap = style.item_gap = 0;
    set_prose(s, g->column, &block->prose, sect, &style);
    column_cut(g->column, false);
    g->whole = true;
    return g;
}

Group *
safety_build(Setter *s, const SafetyBlock *block, double width)
{
    SafetyLevel level = block->level;
    int sect = element_add(s, ROLE_SECT, 0, NULL);
    g_array_index(s->elements, Element, sect).id = block->id;
    if (level == SAFETY_SMALL_PRINT)
        return small_print(s, block, sect);
    Group *g = group_new(PART_SAFETY, s->spec->panel_gap);
    g->frame = panel_frame(s, width, looks[level].fill);
    if (looks[level].bar) {
        g->frame.bar = mm(2);
        g->frame.bar_color = setter_color(
                s, level == SAFETY_CAUTION ? COLOR_AMBER : COLOR_WARN);
    }
    g->pad_top = g->pad_bottom = PAD_Y;
    const char *before = setter_speak(s, block->title_lang);
    put_title(s, g, looks[level].icon, block->title, looks[level].title, sect,
              width);
    setter_speak(s, before);
    put_phone(s, g, block, looks[level].title, sect, width);
    ProseStyle style = panel_prose(s, width);
    style.manner = looks[level].manner;
    style.mark_color = looks[level].sign;
    if (level == SAFETY_EMERGENCY)
        style.item_gap = mm(1.6);
    if (width > s->width * 0.75)
        prose_columns(s, g->column, &block->prose, sect, &style);
    else
        set_prose(s, g->column, &block->prose, sect, &style);
    column_cut(g->column, false);
    g->continued = continued_line(s, block->continued, looks[level].title,
                                  PAD_X, width - 2 * PAD_X);
    g->whole = true;
    return g;
}

void
notes_build(Setter *s, const NotesBlock *block, GPtrArray *groups)
{
    Group *g = group_new(PART_NOTES, s->spec->section_gap);
    int sect = element_add(s, ROLE_SECT, 0, NULL);
    section_heading(s, g, block->heading, sect);
    ProseStyle style = prose_body(s, 0, s->width);
    style.split = true;
    set_prose(s, g->column, &block->prose, sect, &style);
    column_cut(g->column, false);
    g->fills_page = block->ruled;
    g_ptr_array_add(groups, g);
}
