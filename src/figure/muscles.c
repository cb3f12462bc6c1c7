#include "figure/muscles.h"

#include <string.h>

#include <glib.h>

#include "figure/coons.h"
#include "figure/muscle_charts.h"
#include "figure/muscle_data.h"

/* Cells of a strip's table in each direction. */
#define CELLS 56

typedef enum { CELL_OUT, CELL_IN, CELL_EDGE } Cell;

/* A strip's outline in its chart, and where each place lies in its fibres. */
typedef struct {
    const MuscleStrip *strip;
    Point2 outline[COONS_OUTLINE];
    Point2 least, most;
    uint8_t cell[CELLS][CELLS];                      /* [v][u]; Cell */
    float along[CELLS][CELLS], across[CELLS][CELLS]; /* at the cells' corners */
} Strip;

struct MuscleMap {
    ChartFrame frame;
    Strip *strips; /* of muscle_strips */
};

/* Tendons that cross a muscle: how many, and their half width. */
#define RECTUS_TENDONS 3
#define TENDON_EVERY .18F
#define TENDON_FIRST .165F
#define TENDON_HALF .0085F

/* What a degree is worth against a unit of height, for equal steps. */
static float
chart_scale(Chart chart)
{
    return chart_is_round(chart) ? 1.0F / 120 : .3F;
}

static int
count_points(const float points[STRIP_POINTS][2], Point2 *out)
{
    int n = 0;
    while (n < STRIP_POINTS && (points[n][0] != 0 || points[n][1] != 0)) {
        out[n] = (Point2){ points[n][0], points[n][1] };
        n++;
    }
    return n;
}

static Point2
to_cells(const Strip *s, Point2 p)
{
    return (Point2){
        (p.x - s->least.x) / (s->most.x - s->least.x) * (CELLS - 1),
        (p.y - s->least.y) / (s->most.y - s->least.y) * (CELLS - 1)
    };
}

static void
find_box(Strip *s)
{
    s->least = s->most = s->outline[0];
    for (int i = 1; i < COONS_OUTLINE; i++) {
        s->least.x = fminf(s->least.x, s->outline[i].x);
        s->least.y = fminf(s->least.y, s->outline[i].y);
        s->most.x = fmaxf(s->most.x, s->outline[i].x);
        s->most.y = fmaxf(s->most.y, s->outline[i].y);
    }
}

/* Cells are in or out by their middle; those the outline passes through are
   decided point by point. */
static void
fill_cells(Strip *s)
{
    for (int y = 0; y < CELLS; y++) {
        float v = s->least.y +
                  ((float)y + .5F) / (CELLS - 1) * (s->most.y - s->least.y);
        uint8_t crossed[CELLS + 1] = { 0 }; /* at the left of each cell */
        for (int i = 0, j = COONS_OUTLINE - 1; i < COONS_OUTLINE; j = i++) {
            Point2 a = s->outline[i], b = s->outline[j];
            if ((a.y > v) == (b.y > v))
                continue;
            Point2 at = { (b.x - a.x) * (v - a.y) / (b.y - a.y) + a.x, v };
            int x = (int)ceilf(to_cells(s, at).x - .5F);
            crossed[CLAMP(x, 0, CELLS)] ^= 1;
        }
        for (int x = 0, in = 0; x < CELLS; x++) {
            in ^= crossed[x];
            s->cell[y][x] = in != 0 ? CELL_IN : CELL_OUT;
        }
    }
}

static void
mark_edges(Strip *s)
{
    for (int i = 0, j = COONS_OUTLINE - 1; i < COONS_OUTLINE; j = i++) {
        Point2 a = to_cells(s, s->outline[j]), b = to_cells(s, s->outline[i]);
        int steps = 1 + (int)(8 * fmaxf(fabsf(b.x - a.x), fabsf(b.y - a.y)));
        for (int k = 0; k <= steps; k++) {
            float t = (float)k / (float)steps;
            int x = (int)(a.x + (b.x - a.x) * t);
            int y = (int)(a.y + (b.y - a.y) * t);
            s->cell[CLAMP(y, 0, CELLS - 1)][CLAMP(x, 0, CELLS - 1)] = CELL_EDGE;
        }
    }
}

typedef struct {
    Point2 at; /* in cells */
    float along, across;
} Sample;

#define NOT_SET (-1.0F)

/* Sets the corners inside the triangle by linear interpolation. */
static void
fill_triangle(Strip *s, Sample a, Sample b, Sample c)
{
    float area = (b.at.x - a.at.x) * (c.at.y - a.at.y) -
                 (c.at.x - a.at.x) * (b.at.y - a.at.y);
    if (fabsf(area) < 1e-9F)
        return;
    int x0 = (int)floorf(fminf(a.at.x, fminf(b.at.x, c.at.x)));
    int x1 = (int)ceilf(fmaxf(a.at.x, fmaxf(b.at.x, c.at.x)));
    int y0 = (int)floorf(fminf(a.at.y, fminf(b.at.y, c.at.y)));
    int y1 = (int)ceilf(fmaxf(a.at.y, fmaxf(b.at.y, c.at.y)));
    for (int y = MAX(y0, 0); y <= MIN(y1, CELLS - 1); y++) {
        for (int x = MAX(x0, 0); x <= MIN(x1, CELLS - 1); x++) {
            float px = (float)x - a.at.x, py = (float)y - a.at.y;
            float q = (px * (c.at.y - a.at.y) - (c.at.x - a.at.x) * py) / area;
            float r = ((b.at.x - a.at.x) * py - px * (b.at.y - a.at.y)) / area;
            if (q < -1e-4F || r < -1e-4F || q + r > 1 + 1e-4F)
                continue;
            s->along[y][x] =
                    a.along + q * (b.along - a.along) + r * (c.along - a.along);
            s->across[y][x] = a.across + q * (b.across - a.across) +
                              r * (c.across - a.across);
        }
    }
}

/* Corners outside next to known ones get their mean, `passes` cells deep, so
   that points near the outline can be interpolated. */
static void
spread(float table[CELLS][CELLS], int passes)
{
    float next[CELLS][CELLS];
    for (int pass = 0; pass < passes; pass++) {
        memcpy(next, table, sizeof next);
        for (int y = 0; y < CELLS; y++) {
            for (int x = 0; x < CELLS; x++) {
                float sum = 0;
                int n = 0;
                if (table[y][x] > NOT_SET)
                    continue;
                for (int j = MAX(y - 1, 0); j <= MIN(y + 1, CELLS - 1); j++) {
                    for (int i = MAX(x - 1, 0); i <= MIN(x + 1, CELLS - 1);
                         i++) {
                        if (table[j][i] > NOT_SET) {
                            sum += table[j][i];
                            n++;
                        }
                    }
                }
                if (n > 0)
                    next[y][x] = sum / (float)n;
            }
        }
        memcpy(table, next, sizeof next);
    }
}

static void
fill_fibres(Strip *s, const Coons *coons)
{
    enum { ALONG = 28, ACROSS = 14 };
    static const int corner[4][2] = { { 0, 0 }, { 1, 0 }, { 1, 1 }, { 0, 1 } };
    for (int y = 0; y < CELLS; y++) {
        for (int x = 0; x < CELLS; x++)
            s->along[y][x] = s->across[y][x] = NOT_SET;
    }
    for (int i = 0; i < ALONG; i++) {
        for (int k = 0; k < ACROSS; k++) {
            Sample q[4];
            for (int c = 0; c < 4; c++) {
                q[c].along = (float)(i + corner[c][0]) / ALONG;
                q[c].across = (float)(k + corner[c][1]) / ACROSS;
                q[c].at = to_cells(s,
                                   coons_point(coons, q[c].along, q[c].across));
            }
            fill_triangle(s, q[0], q[1], q[2]);
            fill_triangle(s, q[0], q[2], q[3]);
        }
    }
    spread(s->along, 2);
    spread(s->across, 2);
}

static void
strip_init(Strip *s, const MuscleStrip *strip)
{
    Point2 a[STRIP_POINTS], b[STRIP_POINTS];
    Point2 origin[STRIP_POINTS], insertion[STRIP_POINTS];
    Coons coons;
    int n_a = count_points(strip->a, a), n_b = count_points(strip->b, b);
    int n_origin = count_points(strip->origin, origin);
    int n_insertion = count_points(strip->insertion, insertion);
    coons_init(&coons, a, n_a, b, n_b, origin, n_origin, insertion, n_insertion,
               chart_scale(strip->chart));
    s->strip = strip;
    coons_outline(&coons, s->outline);
    find_box(s);
    fill_cells(s);
    mark_edges(s);
    fill_fibres(s, &coons);
}

MuscleMap *
muscle_map_new(const Body *body)
{
    MuscleMap *map = g_new0(MuscleMap, 1);
    chart_frame_init(&map->frame, body);
    map->strips = g_new0(Strip, n_muscle_strips);
    for (size_t i = 0; i < n_muscle_strips; i++)
        strip_init(&map->strips[i], &muscle_strips[i]);
    return map;
}

void
muscle_map_free(MuscleMap *map)
{
    if (map == NULL)
        return;
    g_free(map->strips);
    g_free(map);
}

static bool
spans_equal(const float a[2], const float b[2])
{
    return a[0] <= b[0] && a[1] >= b[1] && b[0] <= a[0] && b[1] >= a[1];
}

static void
widen(float a[2], const float b[2])
{
    a[0] = fminf(a[0], b[0]);
    a[1] = fmaxf(a[1], b[1]);
}

void
muscle_choose_part(MuscleChoice *c, Muscle muscle, MusclePart part, bool left,
                   bool right)
{
    int at = c->n;
    for (int i = 0; i < c->n; i++) {
        bool sides = c->left[i] == left && c->right[i] == right;
        bool whole = spans_equal(c->part[i].along, part.along) &&
                     spans_equal(c->part[i].across, part.across);
        if (c->patch[i] == (int)muscle && (sides || whole)) {
            c->left[i] = c->left[i] || left;
            c->right[i] = c->right[i] || right;
            widen(c->part[i].along, part.along);
            widen(c->part[i].across, part.across);
            return;
        }
    }
    g_assert(c->n < MAX_CHOSEN);
    for (; at > 0 && c->patch[at - 1] > (int)muscle; at--) {
        c->patch[at] = c->patch[at - 1];
        c->left[at] = c->left[at - 1];
        c->right[at] = c->right[at - 1];
        c->part[at] = c->part[at - 1];
    }
    c->patch[at] = (int)muscle;
    c->left[at] = left;
    c->right[at] = right;
    c->part[at] = part;
    c->n++;
}

bool
muscle_choose(MuscleChoice *choice, const char *name, bool left, bool right)
{
    const MuscleName *row = muscle_name_find(name);
    if (row == NULL)
        return false;
    for (int i = 0; i < row->n; i++)
        muscle_choose_part(choice, row->muscles[i], row->part, left, right);
    return true;
}

/* Bilinear; `at` is in cells. */
static float
look_up(const float table[CELLS][CELLS], Point2 at)
{
    int x = CLAMP((int)at.x, 0, CELLS - 2), y = CLAMP((int)at.y, 0, CELLS - 2);
    float fx = at.x - (float)x, fy = at.y - (float)y;
    float top = table[y][x] * (1 - fx) + table[y][x + 1] * fx;
    float low = table[y + 1][x] * (1 - fx) + table[y + 1][x + 1] * fx;
    return clampf(top * (1 - fy) + low * fy, 0, 1);
}

static bool
strip_has(const Strip *s, Point2 *p)
{
    if (chart_is_round(s->strip->chart)) {
        float middle = (s->least.x + s->most.x) / 2;
        while (p->x < middle - 180)
            p->x += 360;
        while (p->x > middle + 180)
            p->x -= 360;
    }
    if (p->x < s->least.x || p->x > s->most.x || p->y < s->least.y ||
        p->y > s->most.y)
        return false;
    Point2 at = to_cells(s, *p);
    switch ((Cell)s->cell[(int)at.y][(int)at.x]) {
    case CELL_IN:
        return true;
    case CELL_OUT:
        return false;
    case CELL_EDGE:
        return polygon_has(s->outline, COONS_OUTLINE, p->x, p->y);
    }
    g_assert_not_reached();
}

static bool
on_tendon(Muscle muscle, float along)
{
    if (muscle != MUSCLE_RECTUS_ABDOMINIS)
        return false;
    for (int i = 0; i < RECTUS_TENDONS; i++) {
        float at = TENDON_FIRST + TENDON_EVERY * (float)i;
        if (fabsf(along - at) < TENDON_HALF)
            return true;
    }
    return false;
}

static bool
within(const float span[2], float x)
{
    return x >= span[0] && x <= span[1];
}

/* The places of one point in the charts, found when first asked for. */
typedef struct {
    uint8_t known, reached; /* bits of Chart */
    Point2 at[CHART_COUNT];
} Places;

static bool
find_place(const MuscleMap *map, Places *places, Chart chart, BodySide side,
           Vec3 rest, Vec3 normal, const float limb[3])
{
    uint8_t bit = (uint8_t)(1U << chart);
    if ((places->known & bit) == 0) {
        Point2 *at = &places->at[chart];
        places->known |= bit;
        if (chart_place(&map->frame, chart, side, rest, normal, limb, &at->x,
                        &at->y))
            places->reached |= bit;
    }
    return (places->reached & bit) != 0;
}

/* Whether the point of the strip belongs to the chosen part of the muscle. */
static bool
strip_shows(const Strip *s, const MusclePart *part, Point2 p, float *along,
            float *across)
{
    if (!strip_has(s, &p))
        return false;
    Point2 at = to_cells(s, p);
    const float *share = s->strip->across;
    *along = look_up(s->along, at);
    *across = share[0] + (share[1] - share[0]) * look_up(s->across, at);
    return within(part->along, *along) && within(part->across, *across) &&
           !on_tendon(s->strip->muscle, *along);
}

int
muscle_at(const MuscleMap *map, const MuscleChoice *choice, Vec3 rest,
          Vec3 normal, const float limb[3], float *along, float *across)
{
    BodySide side = rest.x < 0 ? RIGHT : LEFT;
    Places places = { 0 };
    size_t k = 0;
    for (int i = 0; i < choice->n; i++) {
        if (side == LEFT ? !choice->left[i] : !choice->right[i])
            continue;
        int muscle = choice->patch[i];
        /* Both lists are in the order of Muscle; a muscle may come twice. */
        if (i > 0 && choice->patch[i - 1] == muscle)
            k = 0;
        while (k < n_muscle_strips && (int)muscle_strips[k].muscle < muscle)
            k++;
        for (; k < n_muscle_strips && (int)muscle_strips[k].muscle == muscle;
             k++) {
            const Strip *s = &map->strips[k];
            Chart chart = s->strip->chart;
            float t, u;
            if (!find_place(map, &places, chart, side, rest, normal, limb) ||
                !strip_shows(s, &choice->part[i], places.at[chart], &t, &u))
                continue;
            if (along != NULL)
                *along = t;
            if (across != NULL)
                *across = u;
            return i + 1;
        }
    }
    return 0;
}

bool
muscle_on_fibre_line(int patch, float across)
{
    enum { HALF_LINE_PERCENT = 16 };
    float n = (float)muscle_infos[patch].bundles;
    float at = across * n, rest = at - floorf(at);
    float half = HALF_LINE_PERCENT / 100.0F;
    return at > .4F && at < n - .4F && (rest < half || rest > 1 - half);
}

const MuscleInfo *
muscle_info(int patch)
{
    g_assert(patch >= 0 && patch < MUSCLE_COUNT);
    return &muscle_infos[patch];
}
