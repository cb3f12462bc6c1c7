#include "figure/side_paint.h"

#include <string.h>

void
side_add_curve(PathList *list, const Point2 *p, int n, PathKind kind,
               Paint paint, float width)
{
    g_autofree LinePoint *line = g_new(LinePoint, n);
    for (int i = 0; i < n; i++)
        line[i] = (LinePoint){ p[i].x, p[i].y, 1 };
    path_begin(list, kind, paint);
    path_smooth(list, line, n, true, false);
    path_close(list);
    path_end(list, width, 0);
}

void
side_add_outline(PathList *list, const Point2 *p, int n, Paint paint)
{
    side_add_curve(list, p, n, PATH_FILL, paint, 0);
}

void
side_add_bone(PathList *list, const Point2 *p, int n)
{
    side_add_outline(list, p, n, PAINT_BONE);
    path_again(list, PATH_STROKE, PAINT_BONE_EDGE, SIDE_BONE_LINE, 0);
}

/* The vertebrae lie along a curve. */
enum { CERVICAL = 7, THORACIC_END = 19, VERTEBRAE = 24, SPINE_STEPS = 193 };

typedef struct {
    Point2 at[SPINE_STEPS];
    float length[SPINE_STEPS]; /* from the top */
    float unit;                /* hip joint to C7, in picture units */
} Spine;

/* One vertebra: its middle, the ways down and to the back, its half depth and
   its height. */
typedef struct {
    int level; /* 0 C1 ... 23 L5 */
    Point2 at, down, back;
    float half, height;
} Vertebra;

/* How high a vertebra and the disc under it are, to each other. */
static float
share_of_height(int level)
{
    if (level < CERVICAL)
        return .56F + .02F * (float)level;
    if (level < THORACIC_END)
        return .70F + .036F * (float)(level - CERVICAL);
    return 1.12F + .05F * (float)(level - THORACIC_END);
}

/* Depth of the body and length of the spinous process, of the spine's unit. */
static float
body_depth(int level)
{
    if (level < CERVICAL)
        return .030F + .0014F * (float)level;
    if (level < THORACIC_END)
        return .041F + .0021F * (float)(level - CERVICAL);
    return .066F + .001F * (float)(level - THORACIC_END);
}

static float
process_length(int level)
{
    if (level < CERVICAL - 1)
        return .0391F + .0017F * (float)level;
    return level < CERVICAL ? .0561F : level < THORACIC_END ? .0476F : .0527F;
}

/* How far the process slopes down and how thick its end is, of the height. */
static void
process_shape(int level, float *slope, float *thick)
{
    static const struct {
        int before;
        float slope, thick;
    } shapes[] = {
        { CERVICAL, .45F, .20F },  { 12, 1.0F, .17F },
        { 17, 1.25F, .17F },       { THORACIC_END, .55F, .28F },
        { VERTEBRAE, .16F, .34F },
    };
    int i = 0;
    while (level >= shapes[i].before)
        i++;
    *slope = shapes[i].slope;
    *thick = shapes[i].thick;
}

static void
spine_init(Spine *spine, const SideFit *s)
{
    Point2 centres[16];
    int n = (int)n_side_spine;
    for (int i = 0; i < n; i++)
        centres[i] = side_place(s, side_spine[i]);
    curve_sample(centres, n, 1, spine->at, SPINE_STEPS);
    for (int pass = 0; pass < 40; pass++) {
        Point2 old[SPINE_STEPS];
        memcpy(old, spine->at, sizeof old);
        for (int i = 1; i < SPINE_STEPS - 1; i++) {
            spine->at[i].x = (old[i - 1].x + 2 * old[i].x + old[i + 1].x) / 4;
            spine->at[i].y = (old[i - 1].y + 2 * old[i].y + old[i + 1].y) / 4;
        }
    }
    spine->length[0] = 0;
    for (int i = 1; i < SPINE_STEPS; i++)
        spine->length[i] = spine->length[i - 1] +
                           hypotf(spine->at[i].x - spine->at[i - 1].x,
                                  spine->at[i].y - spine->at[i - 1].y);
    spine->unit = s->trunk * s->view.scale;
}

/* The vertebra whose middle is `at` down the spine. */
static Vertebra
vertebra_at(const Spine *spine, int level, float at, float height)
{
    Vertebra v = { .level = level, .height = height };
    int k = 0;
    while (k < SPINE_STEPS - 2 && spine->length[k + 1] < at)
        k++;
    float t =
            (at - spine->length[k]) / (spine->length[k + 1] - spine->length[k]);
    Point2 a = spine->at[k], b = spine->at[k + 1];
    v.at = (Point2){ a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
    a = spine->at[MAX(k - 4, 0)];
    b = spine->at[MIN(k + 5, SPINE_STEPS - 1)];
    float length = hypotf(b.x - a.x, b.y - a.y);
    v.down = (Point2){ (b.x - a.x) / length, (b.y - a.y) / length };
    v.back = (Point2){ v.down.y, -v.down.x };
    v.half = body_depth(level) * spine->unit / 2;
    return v;
}

/* `points`: to the back and down from the middle, in picture units. */
static void
on_vertebra(const Vertebra *v, const float points[][2], int n, Point2 *out)
{
    for (int i = 0; i < n; i++) {
        float back = points[i][0], down = points[i][1];
        out[i].x = v->at.x + v->back.x * back + v->down.x * down;
        out[i].y = v->at.y + v->back.y * back + v->down.y * down;
    }
}

static void
draw_disc(PathList *list, const Vertebra *v)
{
    float r = v->half, h = v->height, mid = h * .52F;
    const float shape[][2] = {
        { -r * .94F, mid - h * .17F }, { -r * 1.02F, mid },
        { -r * .94F, mid + h * .13F }, { 0, mid + h * .14F },
        { r * .92F, mid + h * .13F },  { r, mid },
        { r * .92F, mid - h * .17F },  { 0, mid - h * .18F },
    };
    Point2 p[G_N_ELEMENTS(shape)];
    on_vertebra(v, shape, G_N_ELEMENTS(shape), p);
    side_add_outline(list, p, G_N_ELEMENTS(shape), PAINT_DISC);
    path_again(list, PATH_STROKE, PAINT_BONE_EDGE, SIDE_BONE_LINE * .6F, 0);
}

static void
draw_process(PathList *list, const Spine *spine, const Vertebra *v)
{
    float slope, thick, r = v->half, h = v->height;
    float length = process_length(v->level) * spine->unit;
    process_shape(v->level, &slope, &thick);
    float end = slope * h * .72F;
    thick *= h;
    const float atlas[][2] = {
        { r * .7F, -h * .18F },           { r * 1.4F, -h * .22F },
        { r + length * .55F, -h * .05F }, { r + length * .55F, h * .18F },
        { r * 1.4F, h * .16F },           { r * .7F, h * .18F },
    };
    const float shape[][2] = {
        { r * .75F, -h * .32F },
        { r * 1.25F, -h * .36F },
        { r * 1.5F, -h * .46F },
        { r * 1.75F, -h * .18F },
        { r + length * .97F, end - thick },
        { r + length * 1.06F, end + thick * .2F },
        { r + length * .98F, end + thick },
        { r * 1.55F, h * .42F },
        { r * .75F, h * .08F },
    };
    Point2 p[G_N_ELEMENTS(shape)];
    bool first = v->level == 0;
    int n = first ? (int)G_N_ELEMENTS(atlas) : (int)G_N_ELEMENTS(shape);
    on_vertebra(v, first ? atlas : shape, n, p);
    side_add_bone(list, p, n);
}

static void
draw_body(PathList *list, const Vertebra *v)
{
    float r = v->half, h = v->height * .40F;
    const float shape[][2] = {
        { -r, -h },        { -r, -h },        { -r * .86F, 0 },
        { -r * 1.02F, h }, { -r * 1.02F, h }, { r * .98F, h },
        { r * .98F, h },   { r * .84F, 0 },   { r * .96F, -h },
        { r * .96F, -h },
    };
    Point2 p[G_N_ELEMENTS(shape)];
    on_vertebra(v, shape, G_N_ELEMENTS(shape), p);
    side_add_bone(list, p, G_N_ELEMENTS(shape));
}

void
side_draw_spine(PathList *list, const SideFit *s)
{
    Spine spine;
    float total = 0, at = 0;
    spine_init(&spine, s);
    for (int i = 0; i < VERTEBRAE; i++)
        total += share_of_height(i);
    for (int i = 0; i < VERTEBRAE; i++) {
        float height =
                share_of_height(i) / total * spine.length[SPINE_STEPS - 1];
        Vertebra v = vertebra_at(&spine, i, at + height / 2, height);
        if (i > 0)
            draw_disc(list, &v);
        draw_process(list, &spine, &v);
        draw_body(list, &v);
        at += height;
    }
}
