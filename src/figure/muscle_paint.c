#include "figure/painter.h"

#include <string.h>

/* In line units. */
#define EDGE 0.7f    /* the white edge's width */
#define STRIP 1.05f  /* half the width of what is too thin to be shown */
#define JOIN 1.5f    /* half the gap that is closed */
#define JOIN_IN 2.5f /* ... in what shows through */
#define THICKEN 1.1f /* added to a strip that is seen from its edge */
#define HATCH 0.6f   /* a hatch line's width */
#define HATCH_PITCH 2.6f
#define HATCH_STRIP 1.2f /* half the width of what is too thin for hatches */
#define RING 1.6f        /* the ring round what is pressed */
#define HIDDEN_DASH 2.2f
#define HIDDEN_LINE 0.9f
#define HIDDEN_EDGE 0.6f /* white round it */

/* Less than this share of a muscle in view: what is behind shows through. */
#define MOSTLY_SEEN 0.45f
#define THICKENINGS 2
/* Shorter strips are left to go: square line units, share of the patch. */
#define STRIP_AREA 5.0f
#define STRIP_SHARE 0.08f
#define LEAST_AREA 30.0f /* square line units of the largest piece */
#define ISLAND 0.15f     /* share of the largest piece */
#define SPECK 80.0f      /* pixels of area, in a raster of 1,800 */
#define WAIST 0.06f /* [m] over the hip joints: the trunk's muscles begin */

enum { BOTH_SIDES = RIGHT + 1 };

static const Paint effort_paints[] = {
    [EFFORT_STRETCH] = PAINT_STRETCH,
    [EFFORT_WORK] = PAINT_WORK,
    [EFFORT_PRESS] = PAINT_PRESS,
};
static const Paint inside_paints[] = {
    [EFFORT_STRETCH] = PAINT_STRETCH_IN,
    [EFFORT_WORK] = PAINT_WORK_IN,
    [EFFORT_PRESS] = PAINT_PRESS_IN,
};

/* What is shown of the muscles of one side, or of both. */
typedef struct {
    int side; /* BodySide, or BOTH_SIDES */
    Mask mask;
    bool inside; /* mostly hidden: it shows through */
} Patch;

/* One muscle of the choice. */
static bool
is_muscle(const Painter *p, int i, int value)
{
    return label_is_person(p->raster.label[i]) && p->raster.muscle[i] == value;
}

static bool
is_of_side(const Painter *p, int i, int side)
{
    return side == BOTH_SIDES || (p->raster.rest[i].x < 0) == (side == RIGHT);
}

/* Any muscle of the choice on one side of the body. */
static bool
is_seen(const Painter *p, int i, int side)
{
    return label_is_person(p->raster.label[i]) && p->raster.muscle[i] > 0 &&
           is_of_side(p, i, side);
}

/* The same or, where one lies behind what is seen, that. */
static bool
is_seen_or_hidden(const Painter *p, int i, int side)
{
    uint8_t hidden = p->raster.hidden[i];
    return is_seen(p, i, side) ||
           (label_is_person(p->raster.label[i]) && hidden > 0 &&
            (side == BOTH_SIDES || hidden == side + 1));
}

static bool
is_fibre(const Painter *p, int i, int value)
{
    return p->raster.fibre[i] && is_muscle(p, i, value);
}

/* The parts of the body that show a muscle of the mask, as bits. */
static uint32_t
parts_of_mask(const Painter *p)
{
    int count[32] = { 0 };
    const Mask *m = &p->mask;
    for (int y = m->y0; y < m->y1; y++)
        for (int x = m->x0; x < m->x1; x++)
            if (m->at[y * m->width + x])
                count[p->raster.part[y * m->width + x] & 31]++;
    uint32_t parts = 0;
    int area = mask_area(m);
    for (int i = 0; i < 32; i++)
        if (count[i] > area / 50)
            parts |= (uint32_t)1 << i;
    return parts;
}

/* A patch may not grow over the outline, nor onto a limb that lies before it,
   nor over to the other side's. */
static void
clip(Painter *p, int side, uint32_t parts, const uint8_t *before)
{
    Mask *m = &p->mask;
    for (int y = m->y0; y < m->y1; y++)
        for (int x = m->x0; x < m->x1; x++) {
            int i = y * m->width + x;
            uint8_t l = p->raster.label[i];
            if (!label_is_person(l) || l == LABEL_HAIR ||
                (!before[i] && !is_of_side(p, i, side)) ||
                !(parts >> (p->raster.part[i] & 31) & 1))
                m->at[i] = 0;
        }
}

/* A long strip of a muscle that is seen from its edge gets the thickness that
   muscles have; returns whether there was one. */
static bool
thicken_strips(Painter *p, int side, uint32_t parts, const uint8_t *before)
{
    Mask *m = &p->mask;
    size_t size = (size_t)m->width * (size_t)m->height;
    Mask whole = mask_copy(m), strips;
    mask_open(m, (STRIP + EDGE / 2) * p->unit);
    mask_init(&strips, m->width, m->height);
    for (int y = whole.y0; y < whole.y1; y++)
        for (int x = whole.x0; x < whole.x1; x++) {
            int i = y * m->width + x;
            if (whole.at[i] && !m->at[i])
                mask_set(&strips, x, y);
        }
    float unit2 = p->unit * p->unit;
    mask_drop_islands(&strips,
                      (int)fmaxf(STRIP_AREA * unit2,
                                 STRIP_SHARE * (float)mask_area(&whole)));
    mask_grow(&strips, THICKEN * p->unit);
    bool any = !mask_is_empty(&strips);
    for (int y = strips.y0; y < strips.y1; y++)
        for (int x = strips.x0; x < strips.x1; x++)
            if (strips.at[y * m->width + x])
                mask_set(&whole, x, y);
    memcpy(m->at, whole.at, size);
    m->x0 = whole.x0;
    m->y0 = whole.y0;
    m->x1 = whole.x1;
    m->y1 = whole.y1;
    mask_clear(&strips);
    mask_clear(&whole);
    clip(p, side, parts, before);
    return any;
}

/* Closes slits and smooths; what is thinner than a line and its white edge
   goes. */
static void
shape_mask(Painter *p, int side, float join)
{
    Mask *m = &p->mask;
    uint32_t parts = parts_of_mask(p);
    int radius = MAX(1, (int)(0.5f * p->unit));
    g_autofree uint8_t *before =
            g_memdup2(m->at, (gsize)m->width * (gsize)m->height);
    mask_close(m, join * p->unit);
    mask_smooth(m, radius, 2);
    clip(p, side, parts, before);
    for (int i = 0; i < THICKENINGS; i++)
        if (!thicken_strips(p, side, parts, before))
            break;
    mask_open(m, (STRIP + EDGE / 2) * p->unit);
    mask_smooth(m, radius, 2);
    clip(p, side, parts, before);
}

/* What is mostly out of sight shows through. */
static void
find_patch(Painter *p, Patch *patch)
{
    painter_select(p, is_seen, patch->side);
    int seen = mask_area(&p->mask);
    painter_select(p, is_seen_or_hidden, patch->side);
    int all = mask_area(&p->mask);
    patch->inside = (float)seen < MOSTLY_SEEN * (float)all;
    if (!patch->inside)
        painter_select(p, is_seen, patch->side);
    if (!mask_is_empty(&p->mask))
        shape_mask(p, patch->side, patch->inside ? JOIN_IN : JOIN);
    patch->mask = p->mask;
    mask_init(&p->mask, p->raster.width, p->raster.height);
}

/* What is too small to be found in print grows. */
static void
enlarge(Painter *p, Patch *patch)
{
    float least = LEAST_AREA * p->unit * p->unit;
    Mask own = p->mask;
    p->mask = patch->mask;
    if (!mask_is_empty(&p->mask)) {
        uint32_t parts = parts_of_mask(p);
        g_autofree uint8_t *before = g_memdup2(
                p->mask.at, (gsize)p->mask.width * (gsize)p->mask.height);
        for (int i = 0; i < 3 && (float)mask_area(&p->mask) < least; i++) {
            mask_grow(&p->mask, THICKEN * p->unit);
            clip(p, patch->side, parts, before);
        }
    }
    patch->mask = p->mask;
    p->mask = own;
}

static void
paint_fill(Painter *p, Mask *mask)
{
    Effort effort = p->style->effort;
    mask_shrink(mask, EDGE / 2 * p->unit);
    if (!mask_trace(mask, p->list, effort_paints[effort], 0, 1.3, 0.8))
        return;
    path_again(p->list, PATH_STROKE, PAINT_MUSCLE_EDGE, EDGE, 0);
    mask_shrink(mask, (EDGE + HATCH) / 2 * p->unit);
    mask_open(mask, HATCH_STRIP * p->unit);
    mask_hatch(mask, p->list, PAINT_MUSCLE_HATCH, HATCH_PITCH * p->unit, HATCH,
               effort == EFFORT_WORK);
}

/* Pale, so that it reads as lying within: dashed, or the ring of what is
   pressed. */
static void
paint_inside(Painter *p, Mask *mask)
{
    Effort effort = p->style->effort;
    bool press = effort == EFFORT_PRESS;
    float line = press ? RING : HIDDEN_LINE;
    mask_shrink(mask, line / 2 * p->unit);
    if (!mask_trace(mask, p->list, inside_paints[effort], 0, 1.3, 0.8))
        return;
    path_again(p->list, PATH_STROKE, PAINT_MUSCLE_EDGE, line + HIDDEN_EDGE, 0);
    path_again(p->list, PATH_STROKE, effort_paints[effort], line,
               press ? 0 : HIDDEN_DASH);
}

/* Whether the muscles are the trunk's, whose sides lie close together. */
static bool
is_of_trunk(const Painter *p)
{
    int trunk = 0, all = 0;
    float waist = p->regions.hip[LEFT].y + WAIST;
    for (int y = p->y0; y < p->y1; y++)
        for (int x = p->x0; x < p->x1; x++) {
            int i = y * p->raster.width + x;
            if (!label_is_person(p->raster.label[i]) ||
                p->raster.muscle[i] == 0)
                continue;
            all++;
            trunk += p->raster.part[i] == BODY_TORSO &&
                     raster_rest(&p->raster, i).y > waist;
        }
    return 2 * trunk > all;
}

static void
paint_efforts(Painter *p)
{
    bool whole = is_of_trunk(p);
    Patch patches[] = { { .side = whole ? BOTH_SIDES : LEFT },
                        { .side = RIGHT } };
    int n = whole ? 1 : 2, largest = 0;
    bool solid = false; /* one is seen */
    for (int i = 0; i < n; i++) {
        find_patch(p, &patches[i]);
        int area = mask_largest(&patches[i].mask);
        largest = MAX(largest, area);
        solid |= !patches[i].inside && area > 0;
    }
    int least = MAX(painter_area(p, SPECK), (int)(ISLAND * (float)largest));
    for (int i = 0; i < n; i++) {
        Mask *mask = &patches[i].mask;
        /* the other limb's, behind it, says no more */
        if (solid && patches[i].inside)
            mask_empty(mask);
        if (mask_largest(mask) == largest)
            enlarge(p, &patches[i]);
        mask_drop_islands(mask, least);
        if (patches[i].inside || p->style->effort == EFFORT_PRESS)
            paint_inside(p, mask);
        else
            paint_fill(p, mask);
        mask_clear(mask);
    }
}

/* A body map: each muscle in its own colour, with its fibres. */
static void
paint_map(Painter *p)
{
    const MuscleChoice *choice = &p->style->muscles;
    for (int k = 0; k < choice->n; k++) {
        painter_select(p, is_muscle, k + 1);
        if (mask_is_empty(&p->mask))
            continue;
        mask_smooth(&p->mask, 1, 2);
        if (mask_trace(&p->mask, p->list, muscle_info(choice->patch[k])->paint,
                       painter_area(p, SPECK), 1.3, 0.6))
            path_again(p->list, PATH_STROKE, PAINT_FIBRE, 0.35f, 0);
        painter_select(p, is_fibre, k + 1);
        mask_trace(&p->mask, p->list, PAINT_FIBRE, painter_area(p, 30), 1.3,
                   0.6);
    }
}

void
paint_muscles(Painter *p)
{
    if (p->map == NULL || p->style->muscles.n == 0)
        return;
    if (p->style->mannequin) {
        paint_map(p);
        return;
    }
    paint_efforts(p);
}
