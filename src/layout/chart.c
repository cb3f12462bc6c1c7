/* The pain scale and the chart to tick. */
#include "layout/blocks.h"

#include "art/icon.h"
#include "base/units.h"

#define N_DAYS 7
#define NAME_SHARE 0.4 /* of the chart's width */
#define NUMBER_WIDTH mm(8)
#define BOX_GAP mm(1.4)
#define SCALE_STEPS 11 /* 0 to 10 */
#define N_BANDS 3      /* green, amber, red */
#define AMBER_WORDS mm(49) /* room for the middle band's words */

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
        column_rect(c, box, mm(1.8), setter_color(s, fill), COLOR_NONE, 0);
        g_autofree char *digit = g_strdup_printf("%d", n);
        const Para *para = set_text(
                s, STYLE_BADGE,
                fill == COLOR_RED ? COLOR_PAPER : COLOR_INK, digit, step,
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
   run on below the next one's first numbers. */
static void
put_captions(Setter *s, Column *c, const PainBlock *block, size_t first,
             int sect)
{
    double step = s->width / SCALE_STEPS, bottom = c->y;
    double amber = (block->green_to + 1) * step + mm(0.5);
    double red = (block->amber_to + 1) * step + mm(0.5);
    red = MAX(red, amber + AMBER_WORDS + mm(4));
    const double ends[N_BANDS + 1] = { 0, amber, red, s->width + mm(4) };
    for (size_t i = 0; i < N_BANDS; i++) {
        g_autoptr(Column) caption = column_new();
        Passage passage = block->prose.items[first + i];
        passage.kind = PASSAGE_PARAGRAPH;
        Prose one = { &passage, 1 };
        ProseStyle style =
                prose_body(s, ends[i], ends[i + 1] - ends[i] - mm(4));
        set_prose(s, caption, &one, sect, &style);
        column_add_column(c, caption, 0, c->y);
        bottom = MAX(bottom, c->y + caption->y);
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

typedef struct {
    Setter *s;
    const TickChartBlock *block;
    double name_width, day_width;
    int table; /* element */
} Chart;

static void
put_centred(Column *c, int owner, const Para *para, double x, double width,
            double middle)
{
    column_line(c, owner, para, 0, x + (width - para_width(para)) / 2,
                middle + para_cap_height(para) / 2);
}

static int
most_marks(const TickChartBlock *block)
{
    int most = 1;
    for (size_t i = 0; i < block->n_rows; i++)
        most = MAX(most, block->rows[i].marks);
    return most;
}

/* Sun and moon over the pair of boxes when any move is done twice a day. */
static void
put_day_head(const Chart *chart, Column *c, int tr)
{
    Setter *s = chart->s;
    int most = most_marks(chart->block);
    double leading = setter_leading(s, STYLE_LABEL);
    double icon = mm(5), top = c->y;
    double day_y = top + leading / 2;
    const Para *move = set_text(s, STYLE_LABEL, COLOR_BRAND,
                                chart->block->move_label, chart->name_width,
                                PARA_BALANCED);
    column_line(c, element_add(s, ROLE_TH, tr, NULL), move, 0, mm(2),
                day_y + para_cap_height(move) / 2);
    for (int d = 0; d < N_DAYS; d++) {
        double x = chart->name_width + d * chart->day_width;
        const Para *day = set_text(s, STYLE_LABEL, COLOR_BRAND,
                                   chart->block->days[d], chart->day_width,
                                   PARA_RAGGED);
        put_centred(c, element_add(s, ROLE_TH, tr, NULL), day, x,
                    chart->day_width, day_y);
        if (most != 2)
            continue;
        double pitch = s->spec->chart.box + BOX_GAP;
        double middle = x + chart->day_width / 2;
        for (int i = 0; i < 2; i++)
            column_icon(c, i == 0 ? ICON_SUN : ICON_MOON, 0,
                        (Rect){ middle + (i - 0.5) * pitch - icon / 2,
                                top + leading + mm(0.6), icon, icon },
                        setter_color(s, COLOR_BRAND),
                        setter_color(s, COLOR_SUN));
    }
    c->y = top + leading + (most == 2 ? icon + mm(1.6) : mm(0.8));
}

static void
put_box(const Chart *chart, Column *c, int owner, Rect box, ColorId fill,
        ColorId stroke)
{
    Shape shape = { .kind = SHAPE_RECT,
                    .box = box,
                    .radius = mm(0.9),
                    .fill = setter_color(chart->s, fill),
                    .stroke = setter_color(chart->s, stroke),
                    .line_width = mm(0.4) };
    column_shape(c, owner, &shape);
}

/* A cell to write in, which says `alt` to who cannot see it. */
static int
cell_add(const Chart *chart, int tr, const char *alt)
{
    int cell = element_add(chart->s, ROLE_TD, tr, NULL);
    return element_add(chart->s, ROLE_FIGURE, cell, alt);
}

/* `n` boxes of one day; a day off has them grey. */
static void
put_boxes(const Chart *chart, Column *c, int n, bool open, int tr, double x,
          double y, double height)
{
    Setter *s = chart->s;
    int owner = cell_add(chart, tr, open ? chart->block->box_alt
                                         : chart->block->day_off_alt);
    double side = s->spec->chart.box;
    int per_line = MIN(n, 2), lines = (n + per_line - 1) / per_line;
    double whole = lines * side + (lines - 1) * BOX_GAP;
    for (int i = 0; i < n; i++) {
        int line = i / per_line, on_line = MIN(per_line, n - line * per_line);
        double width = on_line * side + (on_line - 1) * BOX_GAP;
        double bx = x + (chart->day_width - width) / 2 +
                    (i % per_line) * (side + BOX_GAP);
        double by = y + (height - whole) / 2 + line * (side + BOX_GAP);
        put_box(chart, c, owner, (Rect){ bx, by, side, side },
                open ? COLOR_PAPER : COLOR_LINE,
                open ? COLOR_BRAND : COLOR_LINE);
    }
}

static void
put_row_ground(const Chart *chart, Column *c, size_t i, double height)
{
    Setter *s = chart->s;
    if (i % 2 == 0)
        column_rect(c, (Rect){ 0, c->y, s->width, height }, mm(1.6),
                    setter_color(s, COLOR_PANEL), COLOR_NONE, 0);
}

static double
row_height(const Chart *chart, const Para *name, int marks)
{
    Setter *s = chart->s;
    double text = para_n_lines(name) * setter_leading(s, STYLE_BODY) + mm(1.6);
    int lines = (marks + 1) / 2;
    double boxes =
            marks > 2 ? lines * (s->spec->chart.box + BOX_GAP) + mm(2) : 0;
    return MAX(MAX(s->spec->chart.row, text), boxes);
}

static void
put_row(const Chart *chart, Column *c, size_t i)
{
    Setter *s = chart->s;
    const TickRow *row = &chart->block->rows[i];
    const char *before = setter_speak(s, row->name_lang);
    const Para *name = set_text(s, STYLE_BODY, COLOR_INK, row->name,
                                chart->name_width - NUMBER_WIDTH - mm(3),
                                PARA_BALANCED);
    setter_speak(s, NULL);
    double height = row_height(chart, name, row->marks), top = c->y;
    int tr = element_add(s, ROLE_TR, chart->table, NULL);
    put_row_ground(chart, c, i, height);
    setter_speak(s, row->name_lang);
    int th = element_add(s, ROLE_TH, tr, NULL);
    setter_speak(s, before);
    g_autofree char *digits = g_strdup_printf("%d", row->number);
    const Para *number = set_text(s, STYLE_BADGE, COLOR_BRAND, digits,
                                  NUMBER_WIDTH * 2, PARA_RAGGED);
    put_centred(c, th, number, mm(1), NUMBER_WIDTH, top + height / 2);
    double leading = setter_leading(s, STYLE_BODY);
    c->y = top + (height - para_n_lines(name) * leading) / 2;
    column_para(c, th, name, NUMBER_WIDTH + mm(2), leading);
    for (int d = 0; d < N_DAYS; d++) {
        double x = chart->name_width + d * chart->day_width;
        put_boxes(chart, c, row->marks, row->days & (1u << d), tr, x, top,
                  height);
    }
    c->y = top + height;
}

/* One wide box a day for the pain score. */
static void
put_pain_row(const Chart *chart, Column *c)
{
    Setter *s = chart->s;
    const Para *name = set_text(s, STYLE_LABEL, COLOR_INK,
                                chart->block->pain_label,
                                chart->name_width - mm(4), PARA_BALANCED);
    double height = row_height(chart, name, 1), top = c->y;
    int tr = element_add(s, ROLE_TR, chart->table, NULL);
    put_row_ground(chart, c, chart->block->n_rows, height);
    double leading = setter_leading(s, STYLE_LABEL);
    c->y = top + (height - para_n_lines(name) * leading) / 2;
    column_para(c, element_add(s, ROLE_TH, tr, NULL), name, mm(2), leading);
    double w = 2 * s->spec->chart.box + BOX_GAP, h = s->spec->chart.box;
    for (int d = 0; d < N_DAYS; d++) {
        double x = chart->name_width + (d + 0.5) * chart->day_width;
        put_box(chart, c, cell_add(chart, tr, chart->block->pain_label),
                (Rect){ x - w / 2, top + (height - h) / 2, w, h }, COLOR_PAPER,
                COLOR_SOFT);
    }
    c->y = top + height;
}

/* "Week starting Monday 23 November", or a line to write the date on. */
static void
put_week_label(const Chart *chart, Column *c, const char *date, int sect)
{
    Setter *s = chart->s;
    double leading = setter_leading(s, STYLE_LABEL);
    g_autofree char *text =
            g_strconcat(chart->block->week_label, " ", date, NULL);
    const Para *para = set_text(s, STYLE_LABEL, COLOR_INK, text, s->width,
                                PARA_BALANCED);
    double baseline = c->y + leading / 2 + para_cap_height(para) / 2;
    column_para(c, element_add(s, ROLE_P, sect, NULL), para, mm(2), leading);
    if (*date == '\0') {
        double x = mm(2) + para_width(para) + mm(2);
        column_rule(c, (Point){ x, baseline + mm(0.6) },
                    (Point){ x + mm(40), baseline + mm(0.6) },
                    setter_color(s, COLOR_SOFT), mm(0.3));
    }
    c->y += setter_unit(s) * 0.5;
}

static void
put_week(const Chart *chart, Column *c, const char *date, int sect)
{
    Chart week = *chart;
    put_week_label(chart, c, date, sect);
    week.table = element_add(chart->s, ROLE_TABLE, sect, NULL);
    put_day_head(&week, c, element_add(chart->s, ROLE_TR, week.table, NULL));
    for (size_t i = 0; i < chart->block->n_rows; i++) {
        put_row(&week, c, i);
        /* Only a chart higher than a page ever divides here. */
        column_cut(c, i == 0);
    }
    put_pain_row(&week, c);
}

static void
put_chart_head(const Chart *chart, Group *g, int sect)
{
    Setter *s = chart->s;
    section_heading(s, g, chart->block->heading, sect);
    const char *texts[] = { chart->block->client, chart->block->key };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        if (texts[i] == NULL)
            continue;
        StyleId style = i == 0 ? STYLE_LABEL : STYLE_BODY;
        const Para *para = set_text(s, style, COLOR_INK, texts[i], s->width,
                                    PARA_BALANCED);
        column_para(g->column, element_add(s, ROLE_P, sect, NULL), para, 0,
                    setter_leading(s, style));
    }
    column_gap(g->column, setter_unit(s));
}

void
chart_build(Setter *s, const TickChartBlock *block, GPtrArray *groups)
{
    Chart chart = { s, block, s->width * NAME_SHARE, 0, 0 };
    chart.day_width = (s->width - chart.name_width) / N_DAYS;
    int sect = element_add(s, ROLE_SECT, 0, NULL);
    for (size_t week = 0; week < block->n_weeks; week++) {
        Group *g = group_new(PART_TICK_CHART, week == 0
                                                      ? s->spec->section_gap
                                                      : s->spec->block_gap);
        if (week == 0)
            put_chart_head(&chart, g, sect);
        put_week(&chart, g->column, block->weeks[week], sect);
        column_cut(g->column, false);
        g->whole = true;
        g->continued = continued_line(s, block->continued, COLOR_BRAND2, 0,
                                      s->width);
        g_ptr_array_add(groups, g);
    }
}
