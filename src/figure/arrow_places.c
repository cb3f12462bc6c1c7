#include "figure/arrow_places.h"

#include <string.h>

/* Shares of the frame's longer side. */
#define LEAST_LENGTH 0.15f /* shorter ones are lengthened */
#define LEAST_SPAN 0.07f   /* between its ends: a way may turn back */
#define LEAST_DOUBLE 0.24f /* with a head at both ends */
#define MOST_LENGTH 0.5f   /* of longer ways only the last part is drawn */
#define SHAFT_HALF 0.016f  /* with its halo */
#define HEAD_HALF 0.045f
#define HEAD_LENGTH 0.085f
#define CLEARANCE 0.02f   /* before the tip */
#define ASIDE_STEP 0.019f /* shifts tried across the way ... */
#define ASIDE_STEPS 14
#define ALONG_STEP 0.024f /* ... and, when it is short, along it */
#define ALONG_STEPS 10
#define SHORT_WAY 0.3f
#define TRIM_STEP 2  /* points of a way left out at an end, tried ... */
#define TRIM_FIRST 3 /* ... up to so many times at its start ... */
#define TRIM_LAST 4  /* ... and its end */

/* What it costs an arrow to cover something, for all of its length; a shift
   costs its share of the frame. */
#define ASIDE_COST 3.0f
#define ALONG_COST 1.5f
#define TRIM_COST 0.5f /* for leaving out all of the way */
#define PERSON_COST 2.0f
#define TAIL_SHARE 0.4f /* of the arrow, its first part, ... */
#define TAIL_COST 0.4f  /* ... may cover more: it comes from the body */
#define HEAD_COST 2.5f  /* ... and its head should hide nothing */
#define TOOL_COST 30.0f /* a ball or a roller, too */
#define MAT_COST 0.6f   /* its edges confuse */
#define PROP_COST 0.1f
#define FACE_COST 2000.0f /* none at all */
#define HAND_COST 30.0f   /* a hand or a foot is gone when it is covered */
#define GROUND_COST 4.0f  /* below the person: in the ground */
#define ARROW_COST 20.0f
#define OUTSIDE_COST 30.0f
#define TOO_MUCH 10.0f /* rather no arrow than this */

#define SAMPLES 16 /* along an arrow that is tried */
#define MAX_PROBES (3 * (SAMPLES + 1))

static ArrowPoint
point_on(const ArrowCurve *c, float t)
{
    float cx = 2 * c->via.x - (c->from.x + c->to.x) / 2;
    float cy = 2 * c->via.y - (c->from.y + c->to.y) / 2;
    float u = 1 - t;
    return (ArrowPoint){ u * u * c->from.x + 2 * t * u * cx + t * t * c->to.x,
                         u * u * c->from.y + 2 * t * u * cy + t * t * c->to.y };
}

static Vec3
in_world(const View *view, ArrowPoint p, float depth)
{
    return vec_add(
            vec_add(vec_scale(view->right, p.x), vec_scale(view->up, p.y)),
            vec_scale(view->towards, depth));
}

static float
distance(ArrowPoint a, ArrowPoint b)
{
    return hypotf(b.x - a.x, b.y - a.y);
}

/* What it costs to cover the picture at a point; `person`: how much the person
   counts there. */
static float
cost_at(const ArrowPlaces *place, ArrowPoint p, float person)
{
    const Frame *f = &place->frame;
    float cost = 0;
    if (p.x < f->left || p.x > f->right || p.y < f->bottom || p.y > f->top)
        cost += OUTSIDE_COST;
    if (p.y < place->lowest)
        cost += GROUND_COST;
    int i = coarse_view_at(&place->coarse, in_world(&place->view, p, 0));
    int what = i < 0 ? COARSE_NOTHING : place->coarse.what[i];
    if (what == COARSE_NOTHING)
        return cost;
    if (what < 0) {
        const PropFace *face =
                &g_array_index(place->faces, PropFace, (guint)(-2 - what));
        bool mat = place->end->props[face->prop].kind == PROP_MAT;
        return cost + (face->curved ? TOOL_COST : mat ? MAT_COST : PROP_COST);
    }
    BodyRegion part =
            region_kind(place->body->regions[place->body->quads[what][0]]);
    if (part == BODY_HEAD)
        return cost + FACE_COST;
    if (part == BODY_HAND || part == BODY_FOOT)
        return cost + HAND_COST;
    return cost + PERSON_COST * person;
}

static bool
near_placed(const ArrowPlaces *place, ArrowPoint p)
{
    float apart = 2 * HEAD_HALF * place->longest;
    for (int i = 0; i < place->n_placed; i++)
        for (int k = 0; k <= SAMPLES; k++)
            if (distance(p, point_on(&place->placed[i], (float)k / SAMPLES)) <
                apart)
                return true;
    return false;
}

/* Mean cost over the arrow's surface: its shaft, and the head's width near its
   end (near both ends of a double one). */
static float
curve_cost(const ArrowPlaces *place, const ArrowCurve *curve, bool both_ways)
{
    float cost = 0, length = distance(curve->from, curve->via) +
                             distance(curve->via, curve->to);
    float unit = place->longest / fmaxf(length, 1e-3f);
    float head = HEAD_LENGTH * unit;
    for (int i = 0; i <= SAMPLES; i++) {
        float t = (1 + CLEARANCE * unit) * (float)i / SAMPLES;
        ArrowPoint p = point_on(curve, t), next = point_on(curve, t + 0.02f);
        float l = fmaxf(distance(p, next), 1e-6f);
        bool wide = t > 1 - head || (both_ways && t < head);
        bool tail = !both_ways && t < TAIL_SHARE;
        float person = wide ? HEAD_COST : tail ? TAIL_COST : 1;
        float half = (wide ? HEAD_HALF : SHAFT_HALF) * place->longest;
        float nx = -(next.y - p.y) / l * half, ny = (next.x - p.x) / l * half;
        for (int side = -1; side <= 1; side++)
            cost += cost_at(place,
                            (ArrowPoint){ p.x + nx * (float)side,
                                          p.y + ny * (float)side },
                            person);
        if (near_placed(place, p))
            cost += ARROW_COST;
    }
    return cost / MAX_PROBES;
}

/* Where an arrow runs beside the way of its landmark. */
typedef struct {
    int first, last;    /* points of the way */
    float aside, along; /* shares of the frame */
} Shift;

/* The part of the way, pushed aside and along; its point half way along. */
static ArrowCurve
shifted(const ArrowPoint *way, const float *upto, const Shift *shift,
        float longest)
{
    float aside = shift->aside * longest, along = shift->along * longest;
    float middle = (upto[shift->first] + upto[shift->last]) / 2;
    ArrowPoint moved[ARROW_WAY];
    ArrowPoint first = way[0], last = way[ARROW_WAY - 1];
    float span = fmaxf(distance(first, last), 1e-6f);
    float gx = (last.x - first.x) / span, gy = (last.y - first.y) / span;
    int half = shift->first;
    for (int i = shift->first; i <= shift->last; i++) {
        ArrowPoint a = way[MAX(i - 1, 0)], b = way[MIN(i + 1, ARROW_WAY - 1)];
        float l = fmaxf(distance(a, b), 1e-6f);
        moved[i].x = way[i].x - (b.y - a.y) / l * aside + gx * along;
        moved[i].y = way[i].y + (b.x - a.x) / l * aside + gy * along;
        if (upto[i] < middle)
            half = i;
    }
    return (ArrowCurve){ moved[shift->first], moved[half], moved[shift->last] };
}

typedef struct {
    const ArrowPlaces *place;
    const ArrowPoint *way;
    const float *upto;
    bool both_ways;
    ArrowCurve best;
    float least;
} Search;

static void
try_shift(Search *s, const Shift *shift)
{
    ArrowCurve curve = shifted(s->way, s->upto, shift, s->place->longest);
    if (distance(curve.from, curve.to) < LEAST_SPAN * s->place->longest)
        return;
    int left_out = ARROW_WAY - 1 - (shift->last - shift->first);
    float cost = curve_cost(s->place, &curve, s->both_ways) +
                 ASIDE_COST * fabsf(shift->aside) +
                 ALONG_COST * fabsf(shift->along) +
                 TRIM_COST * (float)left_out / (ARROW_WAY - 1);
    if (cost < s->least) {
        s->least = cost;
        s->best = curve;
    }
}

/* Tries a part of the way at each place beside it. */
static void
try_part(Search *s, int first, int last)
{
    bool is_short = s->upto[ARROW_WAY - 1] < SHORT_WAY * s->place->longest;
    int along_steps = is_short ? ALONG_STEPS : 0;
    for (int aside = -ASIDE_STEPS; aside <= ASIDE_STEPS; aside++)
        for (int along = -along_steps; along <= along_steps; along++) {
            Shift shift = { first, last, ASIDE_STEP * (float)aside,
                            ALONG_STEP * (float)along };
            try_shift(s, &shift);
        }
}

/* The best place of a way, or of a part of it that is long enough; false when
   there is no good one. */
static bool
find_place(const ArrowPlaces *place, const ArrowPoint *way, const float *upto,
           bool both_ways, ArrowCurve *best)
{
    Search s = { .place = place,
                 .way = way,
                 .upto = upto,
                 .both_ways = both_ways,
                 .least = INFINITY };
    float least = (both_ways ? LEAST_DOUBLE : LEAST_LENGTH) * place->longest;
    for (int i = 0; i <= TRIM_FIRST; i++)
        for (int k = 0; k <= TRIM_LAST; k++) {
            int first = i * TRIM_STEP, last = ARROW_WAY - 1 - k * TRIM_STEP;
            if (i + k == 0 || upto[last] - upto[first] >= least)
                try_part(&s, first, last);
        }
    *best = s.best;
    return s.least < TOO_MUCH;
}

static void
measure(const ArrowPoint *way, float *upto)
{
    upto[0] = 0;
    for (int i = 1; i < ARROW_WAY; i++)
        upto[i] = upto[i - 1] + distance(way[i - 1], way[i]);
}

/* The same way in even steps, without its first part `skip` [m]. */
static void
resample(ArrowPoint *way, const float *upto, float skip)
{
    ArrowPoint out[ARROW_WAY];
    float length = upto[ARROW_WAY - 1];
    for (int i = 0, k = 0; i < ARROW_WAY; i++) {
        float at = skip + (length - skip) * (float)i / (ARROW_WAY - 1);
        while (k < ARROW_WAY - 2 && upto[k + 1] < at)
            k++;
        float step = fmaxf(upto[k + 1] - upto[k], 1e-9f);
        float t = clampf((at - upto[k]) / step, 0, 1);
        out[i].x = way[k].x + (way[k + 1].x - way[k].x) * t;
        out[i].y = way[k].y + (way[k + 1].y - way[k].y) * t;
    }
    memcpy(way, out, sizeof out);
}

/* Long enough to be seen, short enough not to cross the picture. */
static void
fit_length(ArrowPoint *way, float *upto, float longest, bool both_ways)
{
    measure(way, upto);
    float length = upto[ARROW_WAY - 1];
    resample(way, upto, fmaxf(0, length - MOST_LENGTH * longest));
    float least = both_ways ? LEAST_DOUBLE : LEAST_LENGTH;
    float grow = least * longest / length;
    if (grow > 1) {
        ArrowPoint fixed = way[both_ways ? ARROW_WAY / 2 : 0];
        for (int i = 0; i < ARROW_WAY; i++) {
            way[i].x = fixed.x + (way[i].x - fixed.x) * grow;
            way[i].y = fixed.y + (way[i].y - fixed.y) * grow;
        }
    }
    measure(way, upto);
}

static float
project_way(const View *view, const Vec3 *path, ArrowPoint *way)
{
    float length = 0;
    for (int i = 0; i < ARROW_WAY; i++) {
        way[i] = (ArrowPoint){ vec_dot(path[i], view->right),
                               vec_dot(path[i], view->up) };
        if (i > 0)
            length += distance(way[i - 1], way[i]);
    }
    return length;
}

bool
arrow_put(ArrowPlaces *place, const Vec3 path[ARROW_WAY], bool both_ways,
          float least, SceneArrow *out)
{
    ArrowPoint way[ARROW_WAY];
    float upto[ARROW_WAY];
    ArrowCurve curve;
    float motion = project_way(&place->view, path, way);
    if (motion < least * place->longest)
        return false;
    fit_length(way, upto, place->longest, both_ways);
    if (!find_place(place, way, upto, both_ways, &curve))
        return false;
    float depth = vec_dot(path[ARROW_WAY - 1], place->view.towards);
    *out = (SceneArrow){ .from = in_world(&place->view, curve.from, depth),
                         .via = in_world(&place->view, curve.via, depth),
                         .to = in_world(&place->view, curve.to, depth),
                         .both_ways = both_ways };
    place->placed[place->n_placed++] = curve;
    return true;
}

/* Of the person, along the view's up [m]; `middle` is the grid's. */
static float
lowest_seen(const CoarseView *coarse, int n, float scale, float middle)
{
    float lowest = 0; /* pixels count downwards */
    for (int i = 0; i < n; i++)
        lowest = fmaxf(lowest, coarse->points[i].y);
    return middle + (COARSE_SIZE / 2.0f - lowest) / scale;
}

void
arrow_places_init(ArrowPlaces *place, const Stance *stances,
                  const Camera *camera, float slack)
{
    *place = (ArrowPlaces){ .body = stances[1].skeleton.body,
                            .end = &stances[1] };
    place->frame = camera_frame(camera, &place->view);
    place->longest = frame_longest(&place->frame);
    place->faces = prop_faces(place->body, place->end);
    coarse_view_init(&place->coarse, place->body);
    Frame *f = &place->frame;
    ArrowPoint middle = { (f->left + f->right) / 2, (f->bottom + f->top) / 2 };
    /* a little more than the frame */
    float scale = COARSE_SIZE / (place->longest * 1.2f);
    coarse_view_look(&place->coarse, place->body, place->end, place->faces,
                     &place->view, scale, in_world(&place->view, middle, 0));
    place->lowest = lowest_seen(&place->coarse, place->body->n_vertices, scale,
                                middle.y);
    slack *= place->longest;
    *f = (Frame){ f->left - slack, f->right + slack, f->bottom - slack,
                  f->top + slack };
}

void
arrow_places_clear(ArrowPlaces *place)
{
    g_array_unref(place->faces);
    coarse_view_clear(&place->coarse);
}
