/* The first words of the sheet, and its facts at a glance. */
#include "layout/blocks.h"

#include "base/strings.h"
#include "base/units.h"

static void
put_goal(Setter *s, Column *c, const Labelled *goal, int parent)
{
    if (goal->label == NULL)
        return;
    column_gap(c, setter_unit(s));
    label_put(s, c, goal->icon, goal->label, COLOR_BRAND,
              element_add(s, ROLE_P, parent, NULL), 0, s->width);
    double indent = setter_leading(s, STYLE_LABEL) * 1.28;
    ProseStyle style = prose_body(s, indent, s->width - indent);
    set_prose(s, c, &goal->prose, parent, &style);
}

/* The line that says when to stop, on its own red-edged strip. */
static void
put_stop(Setter *s, Column *c, const char *line, int parent)
{
    if (line == NULL)
        return;
    g_autofree char *page = g_strdup_printf("%d", s->safety_page);
    g_autofree char *text = fill_in(line, "page", page, NULL);
    double leading = setter_leading(s, STYLE_CAUTION);
    double pad = mm(2), x = mm(6.7) + leading;
    column_gap(c, setter_unit(s));
    const Para *para = set_text(s, STYLE_CAUTION, COLOR_WARN, text,
                                s->width - x - mm(4), PARA_BALANCED);
    double height = para_n_lines(para) * leading + 2 * pad;
    Frame frame = { .shown = true,
                    .width = s->width,
                    .radius = mm(2.2),
                    .fill = setter_ground(s, COLOR_DANGER),
                    .stroke = setter_frame(s),
                    .line_width = s->spec->ink.frame,
                    .bar = mm(1.6),
                    .bar_color = setter_color(s, COLOR_WARN) };
    frame_draw(c, &frame, c->y, height);
    double side = leading * 0.98;
    Rect icon = { mm(4.4), c->y + pad + (leading - side) / 2, side, side };
    column_icon(c, ICON_CAUTION, 0, icon, setter_color(s, COLOR_WARN),
                setter_color(s, COLOR_WARN));
    c->y += pad;
    column_para(c, element_add(s, ROLE_P, parent, NULL), para, x, leading);
    c->y += pad;
}

void
intro_build(Setter *s, const IntroBlock *block, GPtrArray *groups)
{
    Group *g = group_new(PART_INTRO, s->spec->section_gap);
    int sect = element_add(s, ROLE_SECT, 0, NULL);
    const char *before = setter_speak(s, block->heading_lang);
    section_heading(s, g, block->heading, sect);
    setter_speak(s, before);
    ProseStyle style = prose_body(s, 0, s->width);
    style.split = true;
    prose_columns(s, g->column, &block->prose, sect, &style);
    put_goal(s, g->column, &block->goal, sect);
    put_stop(s, g->column, block->stop_line, sect);
    column_cut(g->column, false);
    g_ptr_array_add(groups, g);
}

/* A strip higher than a page: its heading, kept with the first row. */
static void
build_divided(Setter *s, const GlanceBlock *block, const ChipStrip *strip,
              GPtrArray *groups)
{
    Group *head = group_new(PART_GLANCE, s->spec->section_gap);
    int sect = element_add(s, ROLE_SECT, 0, NULL);
    section_heading(s, head, block->heading, sect);
    head->keep = true;
    g_ptr_array_add(groups, head);
    g_ptr_array_add(groups, chips_divided(s, strip, PART_GLANCE, sect));
}

void
glance_build(Setter *s, const GlanceBlock *block, GPtrArray *groups)
{
    ChipStrip strip = { block->facts, block->n_facts, NULL, 0 };
    guint n_elements = s->elements->len;
    Group *g = group_new(PART_GLANCE, s->spec->section_gap);
    int sect = element_add(s, ROLE_SECT, 0, NULL);
    section_heading(s, g, block->heading, sect);
    chips_put(s, g->column, &strip, sect, 0, s->width);
    column_cut(g->column, false);
    g->whole = true;
    if (group_height(g) <= s->room) {
        g_ptr_array_add(groups, g);
        return;
    }
    group_free(g);
    g_array_set_size(s->elements, n_elements);
    build_divided(s, block, &strip, groups);
}

void
heading_build(Setter *s, const HeadingBlock *block, Part part,
              GPtrArray *groups)
{
    Group *g = group_new(part, s->spec->section_gap);
    int sect = element_add(s, ROLE_SECT, 0, NULL);
    const char *before = setter_speak(s, block->heading_lang);
    section_heading(s, g, block->heading, sect);
    setter_speak(s, before);
    ProseStyle style = prose_body(s, 0, s->width);
    style.split = true;
    set_prose(s, g->column, &block->prose, sect, &style);
    column_cut(g->column, false);
    g->keep = true;
    g_ptr_array_add(groups, g);
}
