/* The chart to tick: moves by days, one week or several side by side. */
#include "layout/blocks.h"

#include "art/icon.h"
#include "base/units.h"
#include "model/picture.h"

#define N_DAYS 7
#define NAME_SHARE 0.4 /* of the chart's width, at most */
#define NUMBER_WIDTH mm(8)
#define BOX_GAP mm(1.4)
#define BOX_EDGE mm(0.5) /* at least, beside a day's boxes */
#define PAIN_SHARE 0.82  /* of a day's width, at most: where pain is written */
#define WEEK_GAP mm(3)   /* between two weeks */
#define INSET mm(2)      /* of texts, from the chart's edge */
#define DATE_LINE mm(40) /* to write a date on, at most */
#define HEAD_ICON mm(5)

/* One table: `n` weeks from `first` on. */
typedef struct {
    Setter *s;
    const TickChartBlock *block;
    size_t first, n, across;
    double name_width, week_width, day_width;
    bool above; /* names stand above the days, which need all the width */
    int table;  /* element */
} Chart;

size_t
chart_weeks(const Setter *s, const TickChartBlock *block)
{
    size_t wanted = (size_t)s->spec->chart.weeks;
    return wanted > 0 ? MIN(wanted, CHART_WEEKS_MAX) : block->n_weeks;
}

/* The widest name of a day in `style`. */
static double
widest_day(Setter *s, const TickChartBlock *block, StyleId style)
{
    double widest = 0;
    for (int d = 0; d < N_DAYS; d++) {
        const Para *day = set_text(s, style, COLOR_BRAND, block->days[d],
                                   s->width, PARA_RAGGED);
        widest = MAX(widest, para_width(day));
    }
    return widest;
}

static double
names_width(const Setter *s)
{
    double share = s->width * NAME_SHARE, wanted = s->spec->chart.names;
    return wanted > 0 ? MIN(wanted, share) : share;
}

static double
week_width(const Setter *s, size_t across)
{
    double gaps = (double)(across - 1) * WEEK_GAP;
    return (s->width - names_width(s) - gaps) / (double)across;
}

size_t
chart_across(const Setter *s)
{
    double least = N_DAYS * (s->spec->chart.box + 2 * BOX_EDGE);
    size_t across = (size_t)MAX(s->spec->chart.across, 1);
    while (across > 1 && week_width(s, across) < least)
        across--;
    return across;
}

static double
week_x(const Chart *chart, size_t week)
{
    return chart->name_width + (double)week * (chart->week_width + WEEK_GAP);
}

static void
put_centred(Column *c, int owner, const Para *para, int line, double x,
            double width, double middle)
{
    double spare = width - para_line_width(para, line);
    column_line(c, owner, para, line, x + spare / 2,
                middle + para_cap_height(para) / 2);
}

static double
box_side(const Chart *chart)
{
    return MIN(chart->s->spec->chart.box, chart->day_width - 2 * BOX_EDGE);
}

/* How many boxes stand side by side in a day: two at most. */
static int
boxes_in_line(const Chart *chart, int n)
{
    double two = 2 * box_side(chart) + BOX_GAP + 2 * BOX_EDGE;
    return two <= chart->day_width ? MIN(n, 2) : 1;
}

static int
most_marks(const TickChartBlock *block)
{
    int most = 1;
    for (size_t i = 0; i < block->n_rows; i++)
        most = MAX(most, block->rows[i].marks);
    return most;
}

/* The room for a row's names. */
static double
name_room(const Chart *chart)
{
    return chart->above ? chart->s->width : chart->name_width;
}

/* Sun and moon over a day's pair of boxes. */
static void
put_sun_and_moon(const Chart *chart, Column *c, double middle, double y)
{
    Setter *s = chart->s;
    double pitch = box_side(chart) + BOX_GAP;
    for (int i = 0; i < 2; i++)
        column_icon(c, i == 0 ? ICON_SUN : ICON_MOON, 0,
                    (Rect){ middle + (i - 0.5) * pitch - HEAD_ICON / 2, y,
                            HEAD_ICON, HEAD_ICON },
                    setter_color(s, COLOR_BRAND), setter_color(s, COLOR_SUN));
}

/* The largest style in which every day's name stands on one line. */
static StyleId
day_style(const Chart *chart)
{
    double widest = widest_day(chart->s, chart->block, STYLE_LABEL);
    return widest <= chart->day_width ? STYLE_LABEL : STYLE_SMALL;
}

/* A day's name, on as many lines as it needs; returns how many. */
static int
put_day(const Chart *chart, Column *c, size_t d, int tr, double x, double y)
{
    Setter *s = chart->s;
    StyleId style = day_style(chart);
    const Para *day = set_text(s, style, COLOR_BRAND,
                               chart->block->days[d % N_DAYS],
                               chart->day_width, PARA_RAGGED);
    int owner = element_add(s, ROLE_TH, tr, NULL), n = para_n_lines(day);
    for (int i = 0; i < n; i++)
        put_centred(c, owner, day, i, x, chart->day_width,
                    y + i * setter_leading(s, style));
    return n;
}

/* Every day's name; sun and moon below it when any move is done twice a
   day. */
static void
put_day_head(const Chart *chart, Column *c)
{
    Setter *s = chart->s;
    int tr = element_add(s, ROLE_TR, chart->table, NULL);
    bool twice = most_marks(chart->block) == 2 && boxes_in_line(chart, 2) == 2;
    double leading = setter_leading(s, STYLE_LABEL), top = c->y;
    double day_y = top + leading / 2;
    const Para *move =
            set_text(s, STYLE_LABEL, COLOR_BRAND, chart->block->move_label,
                     name_room(chart), PARA_BALANCED);
    column_line(c, element_add(s, ROLE_TH, tr, NULL), move, 0, INSET,
                day_y + para_cap_height(move) / 2);
    if (chart->above)
        day_y += leading;
    int lines = 1;
    for (size_t d = 0; d < chart->n * N_DAYS; d++) {
        double x = week_x(chart, d / N_DAYS) +
                   (double)(d % N_DAYS) * chart->day_width;
        int n = put_day(chart, c, d, tr, x, day_y);
        lines = MAX(lines, n);
    }
    day_y += (lines - 1) * setter_leading(s, day_style(chart));
    for (size_t d = 0; twice && d < chart->n * N_DAYS; d++)
        put_sun_and_moon(chart, c,
                         week_x(chart, d / N_DAYS) +
                                 ((double)(d % N_DAYS) + 0.5) *
                                         chart->day_width,
                         day_y + leading / 2 + mm(0.6));
    c->y = day_y + leading / 2 + (twice ? HEAD_ICON + mm(1.6) : mm(0.8));
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
    int owner =
            cell_add(chart, tr,
                     open ? chart->block->box_alt : chart->block->day_off_alt);
    double side = box_side(chart);
    int per_line = boxes_in_line(chart, n);
    int lines = (n + per_line - 1) / per_line;
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

/* Every other row is tinted; without fills a line stands below each. */
static void
put_row_ground(const Chart *chart, Column *c, size_t i, double height)
{
    Setter *s = chart->s;
    double bottom = c->y + height;
    if (s->spec->ink.no_fills)
        column_rule(c, (Point){ 0, bottom }, (Point){ s->width, bottom },
                    setter_color(s, COLOR_LINE), mm(0.2));
    else if (i % 2 == 0)
        column_rect(c, (Rect){ 0, c->y, s->width, height }, mm(1.6),
                    setter_color(s, COLOR_PANEL), COLOR_NONE, 0);
}

static double
text_height(const Chart *chart, const Para *name)
{
    return para_n_lines(name) * setter_leading(chart->s, STYLE_BODY) + mm(1.6);
}

static double
row_height(const Chart *chart, const Para *name, int marks)
{
    Setter *s = chart->s;
    double text = text_height(chart, name);
    int per_line = boxes_in_line(chart, marks);
    int lines = (marks + per_line - 1) / per_line;
    double boxes = lines > 1 ? lines * (box_side(chart) + BOX_GAP) + mm(2) : 0;
    boxes = MAX(s->spec->chart.row, boxes);
    return chart->above ? text + boxes : MAX(text, boxes);
}

/* The move's picture before its name, in a box of `side` [pt] for short. */
static void
put_thumbnail(const Chart *chart, Column *c, const TickRow *row, double x,
              double middle)
{
    Setter *s = chart->s;
    double side = s->spec->chart.thumbnail;
    Rect box = { x, middle - side / 2, side, side };
    const Art *art = NULL;
    if (row->drawn != NULL) {
        float printed = (float)(side / PT_PER_MM);
        double longer = (double)MAX(row->drawn->width, row->drawn->height);
        double line = mm((double)picture_line_width(printed));
        art = setter_picture(s, row->drawn, line * longer / side);
    } else if (row->own != NULL) {
        art = setter_art(s, row->own, row->own_pos);
    }
    if (art != NULL)
        column_art(c, OWNER_ARTIFACT, art, box);
}

/* Where a row's boxes stand: below the name, or beside it. */
static double
days_top(const Chart *chart, double top, double text)
{
    return chart->above ? top + text : top;
}

static double
days_height(const Chart *chart, double height, double text)
{
    return chart->above ? height - text : height;
}

static void
put_row(const Chart *chart, Column *c, size_t i)
{
    Setter *s = chart->s;
    const TickRow *row = &chart->block->rows[i];
    double thumbnail = s->spec->chart.thumbnail, x = NUMBER_WIDTH + INSET;
    if (thumbnail > 0)
        x += thumbnail + INSET;
    const char *before = setter_speak(s, row->name_lang);
    const Para *name = set_text(s, STYLE_BODY, COLOR_INK, row->name,
                                name_room(chart) - x - mm(1), PARA_BALANCED);
    setter_speak(s, NULL);
    double height = row_height(chart, name, row->marks), top = c->y;
    height = MAX(height, thumbnail > 0 ? thumbnail + mm(1) : 0);
    double text = chart->above ? text_height(chart, name) : height;
    int tr = element_add(s, ROLE_TR, chart->table, NULL);
    put_row_ground(chart, c, i, height);
    setter_speak(s, row->name_lang);
    int th = element_add(s, ROLE_TH, tr, NULL);
    setter_speak(s, before);
    g_autofree char *digits = g_strdup_printf("%d", row->number);
    const Para *number = set_text(s, STYLE_BADGE, COLOR_BRAND, digits,
                                  NUMBER_WIDTH * 2, PARA_RAGGED);
    put_centred(c, th, number, 0, mm(1), NUMBER_WIDTH, top + text / 2);
    if (thumbnail > 0)
        put_thumbnail(chart, c, row, NUMBER_WIDTH + INSET, top + text / 2);
    double leading = setter_leading(s, STYLE_BODY);
    c->y = top + (text - para_n_lines(name) * leading) / 2;
    column_para(c, th, name, x, leading);
    for (size_t d = 0; d < chart->n * N_DAYS; d++)
        put_boxes(chart, c, row->marks, row->days & (1u << d % N_DAYS), tr,
                  week_x(chart, d / N_DAYS) +
                          (double)(d % N_DAYS) * chart->day_width,
                  days_top(chart, top, text), days_height(chart, height, text));
    c->y = top + height;
}

/* One box a day for the pain score, as wide as the day. */
static void
put_pain_row(const Chart *chart, Column *c)
{
    Setter *s = chart->s;
    const Para *name =
            set_text(s, STYLE_LABEL, COLOR_INK, chart->block->pain_label,
                     name_room(chart) - 2 * INSET, PARA_BALANCED);
    double height = row_height(chart, name, 1), top = c->y;
    double text = chart->above ? text_height(chart, name) : height;
    int tr = element_add(s, ROLE_TR, chart->table, NULL);
    put_row_ground(chart, c, chart->block->n_rows, height);
    double leading = setter_leading(s, STYLE_LABEL);
    c->y = top + (text - para_n_lines(name) * leading) / 2;
    column_para(c, element_add(s, ROLE_TH, tr, NULL), name, INSET, leading);
    double h = box_side(chart);
    double middle =
            days_top(chart, top, text) + days_height(chart, height, text) / 2;
    double w = MIN(2 * h + BOX_GAP, chart->day_width * PAIN_SHARE);
    for (size_t d = 0; d < chart->n * N_DAYS; d++) {
        double x = week_x(chart, d / N_DAYS) +
                   ((double)(d % N_DAYS) + 0.5) * chart->day_width;
        put_box(chart, c, cell_add(chart, tr, chart->block->pain_label),
                (Rect){ x - w / 2, middle - h / 2, w, h }, COLOR_PAPER,
                COLOR_SOFT);
    }
    c->y = top + height;
}

/* "Week starting Monday 23 November", or a line to write the date on. */
static void
put_week_label(const Chart *chart, Column *c, const char *date, double x,
               double width, int sect)
{
    Setter *s = chart->s;
    double leading = setter_leading(s, STYLE_LABEL);
    g_autofree char *text =
            g_strconcat(chart->block->week_label, " ", date, NULL);
    const Para *para =
            set_text(s, STYLE_LABEL, COLOR_INK, text, width, PARA_BALANCED);
    double baseline = c->y + leading / 2 + para_cap_height(para) / 2;
    column_para(c, element_add(s, ROLE_P, sect, NULL), para, x, leading);
    if (*date != '\0')
        return;
    double from = x + para_width(para) + INSET;
    column_rule(c, (Point){ from, baseline + mm(0.6) },
                (Point){ MIN(from + DATE_LINE, x + width), baseline + mm(0.6) },
                setter_color(s, COLOR_SOFT), mm(0.3));
}

/* Above the table when there is one week, else each above its days. */
static void
put_week_labels(const Chart *chart, Column *c, int sect)
{
    double top = c->y, bottom = top;
    for (size_t i = 0; i < chart->n; i++) {
        bool wide = chart->across == 1;
        c->y = top;
        put_week_label(chart, c, chart->block->weeks[chart->first + i],
                       wide ? INSET : week_x(chart, i),
                       wide ? chart->s->width - INSET : chart->week_width,
                       sect);
        bottom = MAX(bottom, c->y);
    }
    c->y = bottom + setter_unit(chart->s) * 0.5;
}

static void
put_weeks(Chart *chart, Column *c, int sect)
{
    put_week_labels(chart, c, sect);
    chart->table = element_add(chart->s, ROLE_TABLE, sect, NULL);
    put_day_head(chart, c);
    for (size_t i = 0; i < chart->block->n_rows; i++) {
        put_row(chart, c, i);
        /* Only a chart higher than a page ever divides here. */
        column_cut(c, i == 0);
    }
    put_pain_row(chart, c);
}

static void
put_chart_head(const Chart *chart, Group *g, int sect)
{
    Setter *s = chart->s;
    const TickChartBlock *b = chart->block;
    section_heading(s, g, chart_weeks(s, b) > 1 ? b->heading_weeks : b->heading,
                    sect);
    const char *texts[] = { b->client, b->key };
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
    Chart chart = { .s = s, .block = block, .name_width = names_width(s) };
    chart.across = chart_across(s);
    chart.week_width = week_width(s, chart.across);
    if (chart.across == 1 && chart.week_width / N_DAYS < widest_day(s, block, STYLE_LABEL)) {
        chart.above = true;
        chart.name_width = 0;
        chart.week_width = s->width;
    }
    chart.day_width = chart.week_width / N_DAYS;
    int sect = element_add(s, ROLE_SECT, 0, NULL);
    size_t weeks = chart_weeks(s, block);
    for (; chart.first < weeks; chart.first += chart.across) {
        bool first = chart.first == 0;
        Group *g = group_new(PART_TICK_CHART,
                             first ? s->spec->section_gap : s->spec->block_gap);
        chart.n = MIN(chart.across, weeks - chart.first);
        if (first)
            put_chart_head(&chart, g, sect);
        put_weeks(&chart, g->column, sect);
        column_cut(g->column, false);
        g->whole = true;
        g->continued =
                continued_line(s, block->continued, COLOR_BRAND2, 0, s->width);
        g_ptr_array_add(groups, g);
    }
}
