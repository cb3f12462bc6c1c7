#include "figure/body_map.h"

#include "figure/raster.h"
#include "figure/standing.h"

#define PICTURE_RASTER 1800 /* pixels of the picture's longer side */
#define LABEL_RASTER 900    /* of the raster that the labels are found in */
#define MARGIN .02F         /* [m] */
#define LETTER_RISE .08F    /* of L and R over the base of the skull [m] */

/* A muscle of which less is seen gets no label [m^2]. */
#define LEAST_AREA .0003F
/* A column has a muscle's label only if it holds this share of the muscle's
   larger half. */
#define FAIR_SHARE .6F
/* Nor a sliver at the outline, of less than this half width [m]. */
#define LEAST_DEPTH .006F

/* What is good in a spot [m]: how deep inside the muscle counts up to
   DEEP_ENOUGH, and weighs so much more than being near the column. */
#define DEEP_ENOUGH .014F
#define DEEP_WEIGHT 3.0F
#define NEAR_WEIGHT .10F
/* What running over another muscle or limb costs, to its length. */
#define OTHER_WEIGHT .06F

static const struct {
    float azimuth;
    StandingKind stance;
} views[] = {
    [BODY_MAP_FRONT] = { 0, STANDING_OPEN },
    [BODY_MAP_BACK] = { 180, STANDING_OPEN },
    [BODY_MAP_SIDE] = { 90, STANDING_SIDE },
};

/* Near the skin, but of the deep half too: they border on the deep ones. */
static const Muscle with_deep_front[] = {
    MUSCLE_SERRATUS_ANTERIOR, MUSCLE_BICEPS_BRACHII, MUSCLE_VASTUS_LATERALIS,
    MUSCLE_VASTUS_MEDIALIS,   MUSCLE_ADDUCTORS,      MUSCLE_GRACILIS,
    MUSCLE_TIBIALIS_ANTERIOR,
};
static const Muscle with_deep_back[] = {
    MUSCLE_INFRASPINATUS, MUSCLE_TRICEPS, MUSCLE_ADDUCTORS,
    MUSCLE_HAMSTRINGS,    MUSCLE_SOLEUS,
};

static void
choose_some(MuscleChoice *choice, const Muscle *muscles, size_t n, bool left,
            bool right)
{
    for (size_t i = 0; i < n; i++)
        muscle_choose_part(choice, muscles[i], MUSCLE_WHOLE, left, right);
}

/* Near the skin on the half at the picture's left. */
static MuscleChoice
choose_all(BodyMapView view)
{
    MuscleChoice choice = { .n = 0 };
    bool side = view == BODY_MAP_SIDE;
    bool left = side || view == BODY_MAP_BACK, right = !left || side;
    for (int m = 0; m < MUSCLE_COUNT; m++) {
        bool deep = muscle_infos[m].deep;
        if (side ? !deep : true)
            muscle_choose_part(&choice, (Muscle)m, MUSCLE_WHOLE,
                               deep ? !left : left, deep ? !right : right);
    }
    if (view == BODY_MAP_FRONT)
        choose_some(&choice, with_deep_front, G_N_ELEMENTS(with_deep_front),
                    true, false);
    if (view == BODY_MAP_BACK)
        choose_some(&choice, with_deep_back, G_N_ELEMENTS(with_deep_back),
                    false, true);
    return choice;
}

typedef struct {
    const MuscleChoice *choice;
    View view;
    Raster raster;
    uint16_t *depth; /* of each pixel inside its muscle, in pixels */
    int left, right, top, bottom; /* of the person */
    float middle;                 /* x that parts the columns */
    float scale;                  /* pixels -> picture units */
} Finder;

static void
draw_person(Finder *f, const Body *body, const MuscleMap *map,
            const Stance *stance, const Camera *camera)
{
    Regions regions;
    Surface surface;
    const Muscles muscles = { .map = map, .choice = f->choice };
    f->view = view_make(camera, LABEL_RASTER);
    regions_init(&regions, body, true);
    surface_init(&surface, body, stance->skin, &regions, map, f->choice);
    raster_init(&f->raster, f->view.width, f->view.height);
    raster_person(&f->raster, &f->view, &surface, &regions);
    raster_resolve(&f->raster, &f->view, &surface, &muscles);
    surface_clear(&surface);
}

/* City-block distance to the next pixel that is of another muscle. */
static void
measure_depth(Finder *f)
{
    int w = f->raster.width, h = f->raster.height;
    const uint8_t *muscle = f->raster.muscle;
    f->depth = g_new0(uint16_t, (gsize)w * (gsize)h);
    for (int y = 1; y < h - 1; y++) {
        for (int x = 1; x < w - 1; x++) {
            int i = y * w + x;
            if (muscle[i] == 0)
                continue;
            int a = muscle[i - 1] == muscle[i] ? f->depth[i - 1] : 0;
            int b = muscle[i - w] == muscle[i] ? f->depth[i - w] : 0;
            f->depth[i] = (uint16_t)(MIN(a, b) + 1);
        }
    }
    for (int y = h - 2; y > 0; y--) {
        for (int x = w - 2; x > 0; x--) {
            int i = y * w + x;
            if (muscle[i] == 0)
                continue;
            int a = muscle[i + 1] == muscle[i] ? f->depth[i + 1] : 0;
            int b = muscle[i + w] == muscle[i] ? f->depth[i + w] : 0;
            f->depth[i] = (uint16_t)MIN(f->depth[i], MIN(a, b) + 1);
        }
    }
}

static void
find_person(Finder *f)
{
    f->left = f->raster.width;
    f->top = f->raster.height;
    for (int y = 0; y < f->raster.height; y++) {
        for (int x = 0; x < f->raster.width; x++) {
            if (!label_is_person(f->raster.label[y * f->raster.width + x]))
                continue;
            f->left = MIN(f->left, x);
            f->right = MAX(f->right, x + 1);
            f->top = MIN(f->top, y);
            f->bottom = MAX(f->bottom, y + 1);
        }
    }
}

static void
finder_clear(Finder *f)
{
    g_free(f->depth);
    raster_clear(&f->raster);
}

/* Whether pixel `i` shows the patch, in any entry of the choice. */
static bool
shows(const Finder *f, int i, int patch)
{
    uint8_t at = f->raster.muscle[i];
    return at > 0 && f->choice->patch[at - 1] == patch;
}

static int
column_of(const Finder *f, int x)
{
    return (float)x > f->middle ? 1 : 0;
}

/* The pixels of a patch on each side of the middle. */
static void
count_area(const Finder *f, int patch, int area[2])
{
    area[0] = area[1] = 0;
    for (int y = f->top; y < f->bottom; y++) {
        for (int x = f->left; x < f->right; x++) {
            if (shows(f, y * f->raster.width + x, patch))
                area[column_of(f, x)]++;
        }
    }
}

static float
spot_worth(const Finder *f, int column, int x, int i)
{
    float deep = fminf(f->depth[i], DEEP_ENOUGH * f->view.scale);
    float off = column == 1 ? (float)(f->right - x) : (float)(x - f->left);
    return DEEP_WEIGHT * deep - NEAR_WEIGHT * off;
}

/* How many pixels a level leader runs over other muscles and the arms. */
static int
others_crossed(const Finder *f, int patch, int column, int x, int y)
{
    int n = 0, step = column == 1 ? 1 : -1;
    for (; x >= f->left && x < f->right; x += step) {
        int i = y * f->raster.width + x;
        if (label_is_person(f->raster.label[i]) && !shows(f, i, patch))
            n += f->raster.muscle[i] > 0 ? 2 : 1;
    }
    return n;
}

typedef struct {
    int x, y;
    float worth;
} Candidate;

static int
best_first(const void *a, const void *b)
{
    const Candidate *p = a, *q = b;
    if (p->worth < q->worth)
        return 1;
    return p->worth > q->worth ? -1 : p->y - q->y;
}

static float
deepest(const Finder *f, int patch)
{
    int most = 0;
    for (int i = 0; i < f->raster.width * f->raster.height; i++) {
        if (f->depth[i] > most && shows(f, i, patch))
            most = f->depth[i];
    }
    return (float)most / f->view.scale;
}

/* The best spot of each row of a patch in a column; caller frees. */
static GArray *
best_of_rows(const Finder *f, int patch, int column)
{
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(Candidate));
    for (int y = f->top; y < f->bottom; y++) {
        Candidate best = { 0, y, -INFINITY };
        for (int x = f->left; x < f->right; x++) {
            int i = y * f->raster.width + x;
            if (f->depth[i] < 2 || column_of(f, x) != column ||
                !shows(f, i, patch))
                continue;
            float worth = spot_worth(f, column, x, i);
            if (worth > best.worth)
                best = (Candidate){ x, y, worth };
        }
        if (isinf(best.worth))
            continue;
        best.worth -= OTHER_WEIGHT *
                      (float)others_crossed(f, patch, column, best.x, y);
        g_array_append_val(rows, best);
    }
    g_array_sort(rows, best_first);
    return rows;
}

/* The best spots, a few pixels apart. */
static void
find_spots(const Finder *f, BodyMapLabel *label)
{
    enum { APART = 5 };
    g_autoptr(GArray) rows = best_of_rows(f, (int)label->muscle, label->column);
    int taken[BODY_MAP_SPOTS];
    float best = 0;
    for (guint i = 0; i < rows->len && label->n_spots < BODY_MAP_SPOTS; i++) {
        const Candidate *c = &g_array_index(rows, Candidate, i);
        bool near = false;
        for (int k = 0; k < label->n_spots; k++)
            near = near || ABS(taken[k] - c->y) < APART;
        if (near)
            continue;
        if (label->n_spots == 0)
            best = c->worth;
        taken[label->n_spots] = c->y;
        label->spots[label->n_spots++] = (BodyMapSpot){
            ((float)c->x + .5F) * f->scale,
            ((float)c->y + .5F) * f->scale,
            (best - c->worth) * f->scale,
        };
    }
}

static bool
add_label(const Finder *f, GArray *labels, int patch, int column)
{
    const MuscleInfo *info = muscle_info(patch);
    if (deepest(f, patch) < LEAST_DEPTH)
        return false;
    BodyMapLabel label = { .muscle = (Muscle)patch,
                           .plain = info->plain,
                           .latin = info->name,
                           .column = column };
    find_spots(f, &label);
    if (label.n_spots == 0)
        return false;
    g_array_append_val(labels, label);
    return true;
}

/* One label for each muscle: first those that only one column can have, then
   the others where there are fewer. */
static GArray *
find_labels(const Finder *f)
{
    GArray *labels = g_array_new(FALSE, TRUE, sizeof(BodyMapLabel));
    int least = (int)(LEAST_AREA * f->view.scale * f->view.scale);
    int count[2] = { 0, 0 };
    for (int pass = 0; pass < 2; pass++) {
        for (int m = 0, area[2]; m < MUSCLE_COUNT; m++) {
            count_area(f, m, area);
            int most = MAX(area[0], area[1]);
            int fair = MAX(least, (int)(FAIR_SHARE * (float)most));
            bool both = area[0] >= fair && area[1] >= fair;
            int column = area[1] > area[0] ? 1 : 0;
            if (most < least || both != (pass == 1))
                continue;
            if (both)
                column = count[1] < count[0] ? 1 : 0;
            if (add_label(f, labels, m, column))
                count[column]++;
        }
    }
    return labels;
}

static int
top_first(const void *a, const void *b)
{
    const BodyMapLabel *p = a, *q = b;
    if (p->spots[0].y < q->spots[0].y)
        return -1;
    return p->spots[0].y > q->spots[0].y;
}

static BodyMapBox
box_of(const Finder *f, int x0, int y0, int x1, int y1)
{
    return (BodyMapBox){ (float)x0 * f->scale, (float)y0 * f->scale,
                         (float)(x1 - x0) * f->scale,
                         (float)(y1 - y0) * f->scale };
}

static void
find_hands(const Finder *f, BodyMap *map)
{
    static const uint8_t parts[] = { BODY_HAND, BODY_HAND + REGION_RIGHT };
    for (size_t side = 0; side < G_N_ELEMENTS(parts); side++) {
        int x0 = f->raster.width, y0 = f->raster.height, x1 = 0, y1 = 0;
        for (int y = f->top; y < f->bottom; y++) {
            for (int x = f->left; x < f->right; x++) {
                int i = y * f->raster.width + x;
                if (f->raster.part[i] != parts[side] ||
                    !label_is_person(f->raster.label[i]))
                    continue;
                x0 = MIN(x0, x);
                x1 = MAX(x1, x + 1);
                y0 = MIN(y0, y);
                y1 = MAX(y1, y + 1);
            }
        }
        if (x1 > x0)
            map->hands[map->n_hands++] = box_of(f, x0, y0, x1, y1);
    }
}

/* Over the shoulders, beside the head, where no leader runs. */
static void
find_sides(const Finder *f, const Body *body, const Stance *stance,
           BodyMapView view, BodyMap *map)
{
    int letters = view == BODY_MAP_SIDE ? 1 : 2;
    for (int side = LEFT; side < letters; side++) {
        int shoulder = body->bone[BONE_UPPER_ARM1][side];
        int head = body->bone[BONE_HEAD][0];
        Vec3 at = view_project(&f->view, stance->skeleton.head[shoulder]);
        Vec3 up = view_project(&f->view, stance->skeleton.head[head]);
        float x = at.x + .6F * (at.x - up.x);
        if (view == BODY_MAP_SIDE)
            x = (float)f->right;
        map->sides[map->n_sides].letter = side == LEFT ? 'L' : 'R';
        map->sides[map->n_sides].x = x * f->scale;
        map->sides[map->n_sides++].y =
                (up.y - LETTER_RISE * f->view.scale) * f->scale;
    }
}

static Picture *
draw_picture(const Body *body, const MuscleMap *muscles, const Stance *stance,
             const Camera *camera, const MuscleChoice *choice)
{
    const DrawingStyle style = { .raster = PICTURE_RASTER,
                                 .mannequin = true,
                                 .muscles = *choice };
    return drawing_make(body, muscles, stance, camera, &style);
}

BodyMap *
body_map_make(const Body *body, const MuscleMap *muscles, BodyMapView view,
              const MuscleChoice *choice)
{
    BodyMap *map = g_new0(BodyMap, 1);
    MuscleChoice all;
    Stance stance;
    if (choice == NULL) {
        all = choose_all(view);
        choice = &all;
    }
    stance_stand(&stance, body, views[view].stance, 0);
    Camera camera = standing_camera(body, &stance, views[view].azimuth, MARGIN);
    map->picture = draw_picture(body, muscles, &stance, &camera, choice);
    Finder f = { .choice = choice };
    draw_person(&f, body, muscles, &stance, &camera);
    f.scale = map->picture->metre / f.view.scale;
    find_person(&f);
    measure_depth(&f);
    int pelvis = body->bone[BONE_PELVIS][0];
    f.middle = view_project(&f.view, stance.skeleton.head[pelvis]).x;
    map->body = box_of(&f, f.left, f.top, f.right, f.bottom);
    find_hands(&f, map);
    find_sides(&f, body, &stance, view, map);
    GArray *labels = find_labels(&f);
    g_array_sort(labels, top_first);
    map->n_labels = (int)labels->len;
    map->labels = (BodyMapLabel *)(void *)g_array_free(labels, FALSE);
    finder_clear(&f);
    stance_clear(&stance);
    return map;
}
