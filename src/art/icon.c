#include "art/icon.h"

#include "art/paint.h"

#include <math.h>
#include <string.h>

#define GRID 24.0
#define LINE_WIDTH 2.0 /* [grid units] */
#define THIN_WIDTH 1.0
#define TINT_CONTRAST 1.4 /* a tint nearer to the colour is left out */
#define N_COUNTED 5       /* icons that count stop here */
#define N_GLYPHS 3        /* at most, side by side in one icon */

typedef enum {
    PAINT_END,       /* closes a list of strokes */
    PAINT_LINE,      /* outline in the icon's colour */
    PAINT_FILL,      /* filled with the icon's colour, even-odd */
    PAINT_TINT_LINE, /* filled with the tint, outlined in the colour */
    PAINT_TINT_THIN  /* the same with a thin outline */
} Paint;

/* `path` is SVG path data of absolute M L H V C A Z, where an A is part of a
   circle. */
typedef struct {
    Paint paint;
    const char *path;
} Stroke;

static const Stroke watch[] = {
    { PAINT_LINE, "M19.5 13.8 A7.5 7.5 0 1 1 4.5 13.8 "
                  "A7.5 7.5 0 1 1 19.5 13.8 Z" },
    { PAINT_LINE, "M12 9.6 V13.8 L14.8 15.6" },
    { PAINT_LINE, "M9.7 2.2 H14.3 M12 2.2 V6 M18.3 6.2 L19.5 7.4" },
    { PAINT_END, NULL },
};

static const Stroke rest[] = {
    { PAINT_LINE, "M21 12 A9 9 0 1 1 3 12 A9 9 0 1 1 21 12 Z" },
    { PAINT_LINE, "M9.5 8.8 V15.2 M14.5 8.8 V15.2" },
    { PAINT_END, NULL },
};

/* A person seen from the front, as in a mirror: what the reader calls left is
   at the left of the icon.  Legs apart, so that each can be coloured. */
#define BODY \
    "M14.6 3.1 A2.6 2.6 0 1 1 9.4 3.1 A2.6 2.6 0 1 1 14.6 3.1 Z " \
    "M8.2 6.6 H15.8 C17.5 6.6 18.6 7.5 18.9 9.1 L19.9 14 " \
    "C20.2 15.6 17.9 16.1 17.5 14.5 L16.6 10.6 V12 H7.4 V10.6 L6.5 14.5 " \
    "C6.1 16.1 3.8 15.6 4.1 14 L5.1 9.1 C5.4 7.5 6.5 6.6 8.2 6.6 Z"
#define LEG(outer, inner) \
    "M" outer " 11.9 H" inner " V21.3 C" inner " 23.6 " outer " 23.6 " outer \
    " 21.3 Z"
#define LEFT_LEG LEG("7.4", "11.6")
#define RIGHT_LEG LEG("16.6", "12.4")
#define LEFT_LEG_WORKED LEG("7.9", "11.1")
#define RIGHT_LEG_WORKED LEG("16.1", "12.9")

static const Stroke both_sides[] = {
    { PAINT_FILL, BODY },
    { PAINT_TINT_THIN, LEFT_LEG_WORKED },
    { PAINT_TINT_THIN, RIGHT_LEG_WORKED },
    { PAINT_END, NULL },
};

static const Stroke left_side[] = {
    { PAINT_FILL, BODY },
    { PAINT_TINT_THIN, LEFT_LEG_WORKED },
    { PAINT_FILL, RIGHT_LEG },
    { PAINT_END, NULL },
};

static const Stroke right_side[] = {
    { PAINT_FILL, BODY },
    { PAINT_FILL, LEFT_LEG },
    { PAINT_TINT_THIN, RIGHT_LEG_WORKED },
    { PAINT_END, NULL },
};

static const Stroke sun[] = {
    { PAINT_TINT_LINE, "M16.4 12 A4.4 4.4 0 1 1 7.6 12 "
                       "A4.4 4.4 0 1 1 16.4 12 Z" },
    { PAINT_LINE, "M12 2.2 V4 M12 20 V21.8 M2.2 12 H4 M20 12 H21.8 "
                  "M5.07 5.07 L6.34 6.34 M17.66 17.66 L18.93 18.93 "
                  "M5.07 18.93 L6.34 17.66 M17.66 6.34 L18.93 5.07" },
    { PAINT_END, NULL },
};

static const Stroke sunrise[] = {
    { PAINT_TINT_LINE, "M6.8 17 A5.2 5.2 0 0 1 17.2 17 Z" },
    { PAINT_LINE, "M2.2 17 H21.8 M7 21.2 H17 M12 6.2 V8 "
                  "M4.5 9.5 L5.8 10.8 M19.5 9.5 L18.2 10.8" },
    { PAINT_END, NULL },
};

static const Stroke moon[] = {
    { PAINT_TINT_LINE, "M20.4 14.4 A8.8 8.8 0 1 1 9.6 3.6 "
                       "A7 7 0 0 0 20.4 14.4 Z" },
    { PAINT_END, NULL },
};

static const Stroke calendar[] = {
    { PAINT_LINE, "M6 4.8 H18 A2.4 2.4 0 0 1 20.4 7.2 V18.6 "
                  "A2.4 2.4 0 0 1 18 21 H6 A2.4 2.4 0 0 1 3.6 18.6 V7.2 "
                  "A2.4 2.4 0 0 1 6 4.8 Z" },
    { PAINT_LINE, "M3.6 9.8 H20.4 M8 2.6 V6.4 M16 2.6 V6.4" },
    { PAINT_LINE, "M8.4 15.2 L11 17.6 L15.8 13" },
    { PAINT_END, NULL },
};

static const Stroke weight[] = {
    { PAINT_LINE, "M5.4 6 H7.8 A1 1 0 0 1 8.8 7 V17 A1 1 0 0 1 7.8 18 H5.4 "
                  "A1 1 0 0 1 4.4 17 V7 A1 1 0 0 1 5.4 6 Z" },
    { PAINT_LINE, "M16.2 6 H18.6 A1 1 0 0 1 19.6 7 V17 A1 1 0 0 1 18.6 18 "
                  "H16.2 A1 1 0 0 1 15.2 17 V7 A1 1 0 0 1 16.2 6 Z" },
    { PAINT_LINE, "M8.8 12 H15.2 M1.6 10 V14 M22.4 10 V14" },
    { PAINT_END, NULL },
};

static const Stroke tempo[] = {
    { PAINT_LINE, "M17.7 12.2 L19.4 19.4 A1.3 1.3 0 0 1 18.1 21 H5.9 "
                  "A1.3 1.3 0 0 1 4.6 19.4 L8.3 4.1 "
                  "A1.4 1.4 0 0 1 9.7 3 H13.6" },
    { PAINT_LINE, "M5.6 16.4 H18.4 M12 16.4 L19.4 4.4" },
    { PAINT_FILL, "M19 8.6 A2.2 2.2 0 1 1 14.6 8.6 "
                  "A2.2 2.2 0 1 1 19 8.6 Z" },
    { PAINT_END, NULL },
};

static const Stroke roll[] = {
    { PAINT_TINT_LINE, "M17.8 8.6 A5.8 5.8 0 1 1 6.2 8.6 "
                       "A5.8 5.8 0 1 1 17.8 8.6 Z" },
    { PAINT_LINE, "M2.8 19.4 H21.2 M5.6 16.6 L2.8 19.4 L5.6 22.2 "
                  "M18.4 16.6 L21.2 19.4 L18.4 22.2" },
    { PAINT_END, NULL },
};

static const Stroke list[] = {
    { PAINT_LINE, "M10 5.4 H21 M10 12 H21 M10 18.6 H21" },
    { PAINT_FILL, "M6.4 5.4 A1.9 1.9 0 1 1 2.6 5.4 A1.9 1.9 0 1 1 6.4 5.4 Z "
                  "M6.4 12 A1.9 1.9 0 1 1 2.6 12 A1.9 1.9 0 1 1 6.4 12 Z "
                  "M6.4 18.6 A1.9 1.9 0 1 1 2.6 18.6 "
                  "A1.9 1.9 0 1 1 6.4 18.6 Z" },
    { PAINT_END, NULL },
};

static const Stroke bag[] = {
    { PAINT_LINE, "M6.4 9.6 H17.6 A4 4 0 0 1 21.6 13.6 V17.6 "
                  "A2.4 2.4 0 0 1 19.2 20 H4.8 A2.4 2.4 0 0 1 2.4 17.6 V13.6 "
                  "A4 4 0 0 1 6.4 9.6 Z" },
    { PAINT_LINE, "M7.6 14 V8.4 A4.4 4.4 0 0 1 16.4 8.4 V14" },
    { PAINT_END, NULL },
};

static const Stroke caution[] = {
    { PAINT_LINE, "M10.4 4.2 A1.85 1.85 0 0 1 13.6 4.2 L21.7 18.2 "
                  "A1.85 1.85 0 0 1 20.1 21 H3.9 A1.85 1.85 0 0 1 2.3 18.2 "
                  "Z" },
    { PAINT_LINE, "M12 9.6 V13.6" },
    { PAINT_FILL, "M13.3 17.3 A1.3 1.3 0 1 1 10.7 17.3 "
                  "A1.3 1.3 0 1 1 13.3 17.3 Z" },
    { PAINT_END, NULL },
};

static const Stroke tip[] = {
    { PAINT_TINT_LINE, "M9 16.6 C9 14 5.4 12.8 5.4 8.6 "
                       "A6.6 6.6 0 0 1 18.6 8.6 C18.6 12.8 15 14 15 16.6 Z" },
    { PAINT_LINE, "M9.6 20.4 H14.4" },
    { PAINT_END, NULL },
};

static const Stroke feel[] = {
    { PAINT_LINE, "M5.4 2.2 C7 5.6 6.8 8.4 5 11.4 "
                  "C3.4 14.2 2.4 17.6 2.4 21.8" },
    { PAINT_LINE, "M18.6 2.2 C17 5.6 17.2 8.4 19 11.4 "
                  "C20.6 14.2 21.6 17.6 21.6 21.8" },
    { PAINT_TINT_LINE, "M16.1 15.4 A4.1 4.1 0 1 1 7.9 15.4 "
                       "A4.1 4.1 0 1 1 16.1 15.4 Z" },
    { PAINT_FILL, "M13.3 15.4 A1.3 1.3 0 1 1 10.7 15.4 "
                  "A1.3 1.3 0 1 1 13.3 15.4 Z" },
    { PAINT_END, NULL },
};

static const Stroke phone[] = {
    { PAINT_LINE, "M7.6 3 L10 7.8 L7.6 10 C8.8 12.8 11.2 15.2 14 16.4 "
                  "L16.2 14 L21 16.4 V19 A2 2 0 0 1 19 21 "
                  "C10 21 3 14 3 5 A2 2 0 0 1 5 3 Z" },
    { PAINT_END, NULL },
};

static const Stroke emergency[] = {
    { PAINT_LINE, "M8 2.4 H16 L21.6 8 V16 L16 21.6 H8 L2.4 16 V8 Z" },
    { PAINT_FILL, "M8 2.4 H16 L21.6 8 V16 L16 21.6 H8 L2.4 16 V8 Z "
                  "M10.2 6.6 L10.7 13.1 A1.3 1.3 0 0 0 13.3 13.1 L13.8 6.6 "
                  "A1.8 1.8 0 0 0 10.2 6.6 Z "
                  "M13.7 17.4 A1.7 1.7 0 1 1 10.3 17.4 "
                  "A1.7 1.7 0 1 1 13.7 17.4 Z" },
    { PAINT_END, NULL },
};

static const Stroke hand[] = {
    { PAINT_LINE, "M7.4 10.6 V5.4 A1.5 1.5 0 0 1 10.4 5.4 V9.6 V3.5 "
                  "A1.5 1.5 0 0 1 13.4 3.5 V9.6 V4.7 A1.5 1.5 0 0 1 16.4 4.7 "
                  "V10 V7.4 A1.5 1.5 0 0 1 19.4 7.4 V12.2 "
                  "C19.4 15.4 17.2 17.4 13.8 17.4 H12.6 "
                  "C10.2 17.4 8.9 16.8 7.6 15.3 L3.9 10.9 "
                  "A1.45 1.45 0 0 1 6.1 9.03 Z" },
    { PAINT_LINE, "M3.6 21.6 C5.4 20.2 7.4 20.2 9.2 21.6 "
                  "C11 23 13 23 14.8 21.6 C16.6 20.2 18.6 20.2 20.4 21.6" },
    { PAINT_END, NULL },
};

static const Stroke goal[] = {
    { PAINT_TINT_LINE, "M12 2.6 L20.4 6.1 L12 9.6 Z" },
    { PAINT_LINE, "M12 9.6 V15.4" },
    { PAINT_LINE, "M2.4 21 C6 21 8 15.4 12 15.4 C16 15.4 18 21 21.6 21" },
    { PAINT_END, NULL },
};

static const Stroke arrow[] = {
    { PAINT_LINE, "M3.4 12 H20 M13.4 5.4 L20.2 12 L13.4 18.6" },
    { PAINT_END, NULL },
};

/* The glyphs of an icon, left to right, 24 units each. */
static const Stroke *const icons[ICON_COUNT][N_GLYPHS] = {
    [ICON_WATCH] = { watch },
    [ICON_REST] = { rest },
    [ICON_BOTH_SIDES] = { both_sides },
    [ICON_LEFT_SIDE] = { left_side },
    [ICON_RIGHT_SIDE] = { right_side },
    [ICON_SUN] = { sun },
    [ICON_MOON] = { moon },
    [ICON_SUN_MOON] = { sun, moon },
    [ICON_SUN_NOON_MOON] = { sunrise, sun, moon },
    [ICON_CALENDAR] = { calendar },
    [ICON_WEIGHT] = { weight },
    [ICON_TEMPO] = { tempo },
    [ICON_ROLL] = { roll },
    [ICON_LIST] = { list },
    [ICON_BAG] = { bag },
    [ICON_CAUTION] = { caution },
    [ICON_TIP] = { tip },
    [ICON_FEEL] = { feel },
    [ICON_PHONE] = { phone },
    [ICON_EMERGENCY] = { emergency },
    [ICON_HAND] = { hand },
    [ICON_GOAL] = { goal },
    [ICON_ARROW] = { arrow },
};

#define DOT(right, left, y) \
    "M" right " " y " A3 3 0 1 1 " left " " y " A3 3 0 1 1 " right " " y "Z "

/* One dot for each repetition, as on a die where a row would be too wide. */
static const Stroke dots[N_COUNTED][2] = {
    { { PAINT_FILL, DOT("15", "9", "12") } },
    { { PAINT_FILL, DOT("10", "4", "12") DOT("20", "14", "12") } },
    { { PAINT_FILL,
        DOT("7", "1", "12") DOT("15", "9", "12") DOT("23", "17", "12") } },
    { { PAINT_FILL, DOT("10", "4", "7") DOT("20", "14", "7")
                            DOT("10", "4", "17") DOT("20", "14", "17") } },
    { { PAINT_FILL, DOT("8", "2", "5") DOT("22", "16", "5") DOT("15", "9", "12")
                            DOT("8", "2", "19") DOT("22", "16", "19") } },
};

/* Tally marks: upright bars alone would read as a pause sign. */
static const Stroke sets[N_COUNTED][2] = {
    { { PAINT_LINE, "M13 4.4 L11 19.6" } },
    { { PAINT_LINE, "M10 4.4 L8 19.6 M16 4.4 L14 19.6" } },
    { { PAINT_LINE, "M7.4 4.4 L5.4 19.6 M13 4.4 L11 19.6 "
                    "M18.6 4.4 L16.6 19.6" } },
    { { PAINT_LINE, "M5.5 4.4 L3.5 19.6 M10.5 4.4 L8.5 19.6 "
                    "M15.5 4.4 L13.5 19.6 M20.5 4.4 L18.5 19.6" } },
    { { PAINT_LINE, "M6.6 4.4 L4.6 19.6 M10.9 4.4 L8.9 19.6 "
                    "M15.1 4.4 L13.1 19.6 M19.4 4.4 L17.4 19.6 "
                    "M2 15.6 L22 8.4" } },
};

/* The glyph in place `i` of an icon, or NULL after the last. */
static const Stroke *
glyph_find(Icon icon, int count, size_t i)
{
    int last = CLAMP(count, 1, N_COUNTED) - 1;
    if (i >= N_GLYPHS)
        return NULL;
    if (icon == ICON_DOTS || icon == ICON_SETS)
        return i > 0 ? NULL : icon == ICON_DOTS ? dots[last] : sets[last];
    return icons[icon][i];
}

/* The part of a circle of radius `r` from the current point to `to`, as SVG's
   A says: over the long way or the short one, clockwise or not. */
static void
arc_to(cairo_t *cr, double r, bool far, bool clockwise, Point to)
{
    Point from;
    cairo_get_current_point(cr, &from.x, &from.y);
    double dx = (from.x - to.x) / 2, dy = (from.y - to.y) / 2;
    double half = hypot(dx, dy);
    double k = half < r ? sqrt(r * r - half * half) / half : 0;
    if (far == clockwise)
        k = -k;
    double x = (from.x + to.x) / 2 + k * dy, y = (from.y + to.y) / 2 - k * dx;
    double a = atan2(from.y - y, from.x - x), b = atan2(to.y - y, to.x - x);
    if (clockwise)
        cairo_arc(cr, x, y, MAX(r, half), a, b);
    else
        cairo_arc_negative(cr, x, y, MAX(r, half), a, b);
}

/* One command of a path with its numbers. */
static void
path_step(cairo_t *cr, char command, const double *v)
{
    Point at = { 0, 0 };
    if (cairo_has_current_point(cr))
        cairo_get_current_point(cr, &at.x, &at.y);
    if (command == 'M')
        cairo_move_to(cr, v[0], v[1]);
    else if (command == 'L')
        cairo_line_to(cr, v[0], v[1]);
    else if (command == 'H')
        cairo_line_to(cr, v[0], at.y);
    else if (command == 'V')
        cairo_line_to(cr, at.x, v[0]);
    else if (command == 'C')
        cairo_curve_to(cr, v[0], v[1], v[2], v[3], v[4], v[5]);
    else if (command == 'A')
        arc_to(cr, v[0], v[3] != 0, v[4] != 0, (Point){ v[5], v[6] });
    else
        cairo_close_path(cr);
}

static void
path_add(cairo_t *cr, const char *path)
{
    static const struct {
        char command;
        size_t n;
    } commands[] = {
        { 'M', 2 }, { 'L', 2 }, { 'H', 1 }, { 'V', 1 },
        { 'C', 6 }, { 'A', 7 }, { 'Z', 0 },
    };
    double v[7];
    const char *p = path + strspn(path, " ");
    while (*p != '\0') {
        size_t row = 0;
        while (row < G_N_ELEMENTS(commands) && commands[row].command != *p)
            row++;
        g_assert(row < G_N_ELEMENTS(commands));
        p++;
        for (size_t i = 0; i < commands[row].n; i++) {
            char *end;
            v[i] = g_ascii_strtod(p, &end);
            g_assert(end > p);
            p = end;
        }
        path_step(cr, commands[row].command, v);
        p += strspn(p, " ");
    }
}

static void
stroke_paint(cairo_t *cr, const Stroke *s, Color color, Color tint)
{
    bool thin = s->paint == PAINT_TINT_THIN;
    bool tinted = thin || s->paint == PAINT_TINT_LINE;
    cairo_new_path(cr);
    path_add(cr, s->path);
    if (tinted && tint.a > 0) {
        paint_set_color(cr, tint);
        cairo_fill_preserve(cr);
    }
    paint_set_color(cr, color);
    cairo_set_line_width(cr, thin ? THIN_WIDTH : LINE_WIDTH);
    if (s->paint == PAINT_FILL)
        cairo_fill(cr);
    else
        cairo_stroke(cr);
}

double
icon_aspect(Icon icon, int count)
{
    size_t n = 1;
    while (glyph_find(icon, count, n) != NULL)
        n++;
    return (double)n;
}

void
icon_paint(cairo_t *cr, Icon icon, int count, Rect box, Color color, Color tint)
{
    g_assert(icon >= ICON_NONE && icon < ICON_COUNT);
    if (color_contrast(color, tint) < TINT_CONTRAST)
        tint = COLOR_NONE;
    double aspect = icon_aspect(icon, count);
    double side = MIN(box.w / aspect, box.h);
    cairo_save(cr);
    cairo_translate(cr, box.x + (box.w - side * aspect) / 2,
                    box.y + (box.h - side) / 2);
    cairo_scale(cr, side / GRID, side / GRID);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    cairo_set_fill_rule(cr, CAIRO_FILL_RULE_EVEN_ODD);
    const Stroke *s;
    for (size_t i = 0; (s = glyph_find(icon, count, i)) != NULL; i++) {
        for (; s->paint != PAINT_END; s++)
            stroke_paint(cr, s, color, tint);
        cairo_translate(cr, GRID, 0);
    }
    cairo_restore(cr);
}
