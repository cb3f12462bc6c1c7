/* Advice, safety and notes: titled texts on their panels. */
#include "layout/blocks.h"

#include "art/icon.h"
#include "base/units.h"

#define SIGN_GAP 0.37   /* of an icon: between it and the title */
#define BAR mm(2)       /* at the left edge */
#define HEAVY 3         /* frames round what is an emergency */
#define PAD_Y_SHARE 0.6 /* of the pad at the sides: above and below */

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
    [SAFETY_SOON] = { ICON_CAUTION, COLOR_DANGER, COLOR_WARN, COLOR_WARN, true,
                      &manner_body },
    [SAFETY_CAUTION] = { ICON_CAUTION, COLOR_CAUTION, COLOR_INK, COLOR_INK,
                         true, &manner_body },
    [SAFETY_CALL] = { ICON_PHONE, COLOR_CHIP, COLOR_BRAND, COLOR_BRAND, false,
                      &manner_body },
    [SAFETY_SMALL_PRINT] = { ICON_NONE, COLOR_PAPER, COLOR_SOFT, COLOR_SOFT,
                             false, &manner_small },
};

static double
pad_x(const Setter *s)
{
    return s->spec->panel.pad;
}

/* White on its dark ground; without grounds all text is ink. */
static ColorId
look_color(const Setter *s, ColorId color)
{
    return color == COLOR_PAPER ? setter_on_dark(s) : color;
}

Frame
panel_frame(const Setter *s, double width, ColorId fill)
{
    return (Frame){ .shown = true,
                    .width = width,
                    .radius = s->spec->panel.radius,
                    .fill = setter_ground(s, fill),
                    .stroke = setter_frame(s),
                    .line_width = s->spec->ink.frame };
}

/* Icon and title, hanging from x. */
static void
put_title(Setter *s, Group *g, Icon icon, const char *title, ColorId color,
          int parent, double width)
{
    Column *c = g->column;
    double leading = setter_leading(s, STYLE_NAME), indent = 0;
    if (icon != ICON_NONE) {
        double side = s->spec->panel.icon;
        Rect box = { pad_x(s), c->y + (leading - side) / 2, side, side };
        column_icon(c, icon, 0, box, setter_color(s, color),
                    setter_color(s, COLOR_SUN));
        indent = side * (1 + SIGN_GAP);
    }
    const Para *para = set_text(s, STYLE_NAME, color, title,
                                width - 2 * pad_x(s) - indent, PARA_BALANCED);
    column_para(c, element_add(s, ROLE_H2, parent, NULL), para,
                pad_x(s) + indent, leading);
    column_cut(c, true);
    column_gap(c, setter_unit(s) * 0.7);
}

static ProseStyle
panel_prose(const Setter *s, double width)
{
    ProseStyle style = prose_body(s, pad_x(s), width - 2 * pad_x(s));
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
    g->pad_top = g->pad_bottom = pad_x(s) * PAD_Y_SHARE;
    const char *before = setter_speak(s, block->title_lang);
    put_title(s, g, block->icon, block->title, COLOR_BRAND, sect, width);
    setter_speak(s, before);
    ProseStyle style = panel_prose(s, width);
    if (width > s->width * 0.75 && !next)
        prose_columns(s, g->column, &block->prose, sect, &style);
    else
        set_prose(s, g->column, &block->prose, sect, &style);
    column_cut(g->column, false);
    g->continued = continued_line(s, block->continued, COLOR_BRAND2, pad_x(s),
                                  width - 2 * pad_x(s));
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
    const Para *para = set_text(s, STYLE_CALL, color, text,
                                width - 2 * pad_x(s), PARA_BALANCED);
    const Para *title =
            set_text(s, STYLE_NAME, color, block->title, width, PARA_RAGGED);
    double leading = setter_leading(s, STYLE_CALL);
    double side = para_width(para) + para_width(title) + 2 * pad_x(s) +
                  s->spec->panel.icon * 2.5;
    int owner = element_add(s, ROLE_P, sect, NULL);
    if (side <= width) {
        double middle = setter_leading(s, STYLE_NAME) / 2;
        column_line(c, owner, para, 0, width - pad_x(s) - para_width(para),
                    middle + para_cap_height(para) / 2);
        return;
    }
    column_para(c, owner, para, pad_x(s), leading);
    column_cut(c, true);
    column_gap(c, setter_unit(s) * 0.6);
}

/* The text, or its short form where the layout asks for that. */
static Prose
safety_prose(const Setter *s, const SafetyBlock *block)
{
    return s->spec->short_safety && block->shortened.n > 0 ? block->shortened
                                                       : block->prose;
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
    Prose prose = safety_prose(s, block);
    set_prose(s, g->column, &prose, sect, &style);
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
        g->frame.bar = BAR;
        g->frame.bar_color = setter_color(
                s, level == SAFETY_CAUTION ? COLOR_AMBER : COLOR_WARN);
    }
    g->pad_top = g->pad_bottom = pad_x(s) * PAD_Y_SHARE;
    ColorId color = look_color(s, looks[level].title);
    const char *before = setter_speak(s, block->title_lang);
    put_title(s, g, looks[level].icon, block->title, color, sect, width);
    setter_speak(s, before);
    put_phone(s, g, block, color, sect, width);
    ProseStyle style = panel_prose(s, width);
    style.manner = s->spec->ink.no_fills ? &manner_body : looks[level].manner;
    style.mark_color = look_color(s, looks[level].sign);
    if (level == SAFETY_EMERGENCY) {
        style.item_gap = setter_unit(s) * 0.6;
        g->frame.line_width *= HEAVY;
    }
    Prose prose = safety_prose(s, block);
    if (width > s->width * 0.75)
        prose_columns(s, g->column, &prose, sect, &style);
    else
        set_prose(s, g->column, &prose, sect, &style);
    column_cut(g->column, false);
    g->continued = continued_line(s, block->continued, color, pad_x(s),
                                  width - 2 * pad_x(s));
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
