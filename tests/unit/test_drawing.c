#include "figure/drawing.h"

#include "figure/chains.h"
#include "figure/mask.h"
#include "figure/view.h"

#include <string.h>

#include "body_of_test.h"
#include "files_of_test.h"

#define RASTER 400

/* ---- masks ------------------------------------------------------------- */

/* A mask of '#' and other characters, rows of equal length. */
static void
mask_from(Mask *mask, const char *const *rows, int n)
{
    mask_init(mask, (int)strlen(rows[0]), n);
    for (int y = 0; y < n; y++)
        for (int x = 0; x < mask->width; x++)
            if (rows[y][x] == '#')
                mask_set(mask, x, y);
}

static void
test_open(void)
{
    static const char *const spike[] = {
        "....................", "..########..........", "..########..........",
        "..########..........", "..###############...", "..########..........",
        "..########..........", "..########..........", "....................",
    };
    Mask mask;
    mask_from(&mask, spike, G_N_ELEMENTS(spike));
    mask_open(&mask, 2);
    g_assert_false(mask.at[4 * mask.width + 14]); /* the spike */
    g_assert_true(mask.at[4 * mask.width + 5]);   /* the block */
    mask_clear(&mask);
}

static void
test_close(void)
{
    static const char *const slit[] = {
        "..............", "..####.#####..", "..####.#####..",
        "..####.#####..", "..####.#####..", "..............",
    };
    Mask mask;
    mask_from(&mask, slit, G_N_ELEMENTS(slit));
    mask_close(&mask, 1.5f);
    g_assert_true(mask.at[2 * mask.width + 6]);
    g_assert_false(mask.at[2 * mask.width + 0]);
    mask_clear(&mask);
}

static void
fill_disc(Mask *mask, float x0, float y0, float radius)
{
    mask_init(mask, 100, 80);
    for (int y = 0; y < mask->height; y++)
        for (int x = 0; x < mask->width; x++)
            if (hypotf((float)x + 0.5f - x0, (float)y + 0.5f - y0) < radius)
                mask_set(mask, x, y);
}

/* The points that a path goes through. */
static void
check_distances(const PicturePath *path, float x, float y, float least,
                float most)
{
    const float *xy = path->xy;
    for (size_t i = 0; i < path->n_ops; i++) {
        if (path->ops[i] == 'Z')
            continue;
        if (path->ops[i] == 'C')
            xy += 4;
        float d = hypotf(xy[0] - x, xy[1] - y);
        g_assert_cmpfloat(d, >=, least);
        g_assert_cmpfloat(d, <=, most);
        xy += 2;
    }
}

static void
test_trace(void)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(PathList) list = path_list_new(arena);
    Mask mask;
    fill_disc(&mask, 40, 44, 30);
    g_assert_true(mask_trace(&mask, list, PAINT_SKIN, 2, 1.2, 0.4));
    mask_empty(&mask);
    g_assert_false(mask_trace(&mask, list, PAINT_SKIN, 2, 1.2, 0.4));
    mask_clear(&mask);
    size_t n;
    const PicturePath *paths = path_list_finish(list, &n);
    g_assert_cmpuint(n, ==, 1);
    g_assert_cmpint(paths->ops[0], ==, 'M');
    g_assert_cmpint(paths->ops[paths->n_ops - 1], ==, 'Z');
    check_distances(paths, 40, 44, 29, 31);
}

static void
test_hatch(void)
{
    for (int falling = 0; falling < 2; falling++) {
        g_autoptr(Arena) arena = arena_new();
        g_autoptr(PathList) list = path_list_new(arena);
        Mask mask;
        fill_disc(&mask, 40, 44, 30);
        mask_hatch(&mask, list, PAINT_MUSCLE_HATCH, 6, 1, falling);
        mask_clear(&mask);
        size_t n;
        const PicturePath *path = path_list_finish(list, &n);
        g_assert_cmpuint(n, ==, 1);
        g_assert_cmpuint(path->n_points, >=, 16);
        check_distances(path, 40, 44, 0, 30.5f);
        for (size_t i = 0; i < path->n_points; i += 2) {
            const float *p = path->xy + 2 * i;
            float dx = p[2] - p[0], dy = p[3] - p[1];
            g_assert_cmpfloat_with_epsilon(dx, falling ? dy : -dy, 1e-3f);
        }
    }
}

/* ---- lines ------------------------------------------------------------- */

/* The outline of a square is one closed line of its length. */
static void
test_chain(void)
{
    Raster raster;
    raster_init(&raster, 60, 50);
    for (int y = 10; y < 40; y++)
        for (int x = 15; x < 45; x++)
            raster.label[y * 60 + x] = LABEL_SKIN;
    Camera camera = { .least = { 0, 0, 0 }, .most = { 1, 1, 1 } };
    View view = view_make(&camera, 60);
    Regions regions = { 0 };
    Cracks cracks;
    cracks_init(&cracks, &raster, &view, &regions);
    GArray *chains = chains_find(&cracks);
    g_assert_cmpuint(chains->len, ==, 1);
    const Chain *chain = &g_array_index(chains, Chain, 0);
    g_assert_true(chain->closed);
    g_assert_cmpint(chain->kind, ==, CRACK_OUTER);
    g_assert_cmpint(chain->n, ==, 120);
    for (int i = 0; i < chain->n; i++) {
        float off = fmaxf(fabsf(chain->points[i].x - 30),
                          fabsf(chain->points[i].y - 25));
        g_assert_cmpfloat_with_epsilon(off, 15, 1.5f);
    }
    chains_free(chains);
    cracks_clear(&cracks);
    raster_clear(&raster);
}

/* ---- views ------------------------------------------------------------- */

static const struct {
    float azimuth, elevation;
    Vec3 point;
    float x, y; /* of the frame, which shows 2 m x 2 m */
} views[] = {
    { 0, 0, { 1, 1, 0 }, 1, 0 },      { 0, 0, { -1, -1, 0 }, 0, 1 },
    { 90, 0, { 0, 0, 1 }, 0, 0.5f },  { -90, 0, { 0, 0, 1 }, 1, 0.5f },
    { 180, 0, { 1, 0, 0 }, 0, 0.5f },
};

static void
test_views(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(views); i++) {
        Camera camera = { .azimuth = views[i].azimuth,
                          .elevation = views[i].elevation,
                          .least = { -1, -1, -1 },
                          .most = { 1, 1, 1 } };
        View view = view_make(&camera, 200);
        Vec3 p = view_project(&view, views[i].point);
        g_assert_cmpint(view.width, ==, 200);
        g_assert_cmpint(view.height, ==, 200);
        g_assert_cmpfloat_with_epsilon(p.x, 200 * views[i].x, 0.01f);
        g_assert_cmpfloat_with_epsilon(p.y, 200 * views[i].y, 0.01f);
    }
}

/* ---- whole pictures ---------------------------------------------------- */

typedef struct {
    Body *body;
    MuscleMap *map;
    Stance stance, before;
    Camera camera;
} Setting;

static void
stand(Stance *stance, const Body *body, float hip, float knee)
{
    JointState state = { .pelvis = { 0, 0.9f, 0 } };
    for (int i = 0; i < BALL_COUNT; i++)
        state.ball[i] = mat_identity();
    for (int s = 0; s < 2; s++) {
        state.ball[BALL_SHOULDER + s] =
                ball_from_angles((BodySide)s, 10, 12, 0);
        state.ball[BALL_HIP + s] = ball_from_angles((BodySide)s, hip, 4, 0);
        state.limb[s][KNEE_FLEX] = knee;
    }
    stance->joints = state;
    skeleton_pose(&stance->skeleton, body, &state);
    stance->skin = g_new(Vec3, body->n_vertices);
    skin_body(&stance->skeleton, stance->skin);
}

static void
setting_init(Setting *s, bool female, float azimuth)
{
    *s = (Setting){ .body = body_of_test(female) };
    s->map = muscle_map_new(s->body);
    stand(&s->stance, s->body, 60, 70);
    stand(&s->before, s->body, 0, 0);
    s->camera = (Camera){ .azimuth = azimuth,
                          .elevation = 8,
                          .least = { -0.6f, -0.2f, -0.6f },
                          .most = { 0.6f, 1.9f, 0.8f } };
}

static void
setting_clear(Setting *s)
{
    stance_clear(&s->stance);
    stance_clear(&s->before);
    muscle_map_free(s->map);
    body_free(s->body);
}

static DrawingStyle
full_style(const Setting *s, const SceneArrow *arrow)
{
    DrawingStyle style = { .raster = RASTER,
                           .ghost = true,
                           .before = &s->before,
                           .shadow = true,
                           .effort = EFFORT_STRETCH,
                           .arrows = arrow,
                           .n_arrows = 1 };
    g_assert_true(muscle_choose(&style.muscles, "quadriceps", true, false));
    return style;
}

static void
check_path(const Picture *picture, const PicturePath *path)
{
    size_t points = 0;
    g_assert_cmpint(path->ops[0], ==, 'M');
    for (size_t i = 0; i < path->n_ops; i++) {
        char op = path->ops[i];
        g_assert_nonnull(strchr("MLCZ", op));
        points += op == 'C' ? 3 : op == 'Z' ? 0 : 1;
        bool last = i + 1 == path->n_ops || path->ops[i + 1] == 'M';
        if (path->kind == PATH_FILL && last)
            g_assert_cmpint(op, ==, 'Z');
        if (path->kind == PATH_BRUSH) {
            g_assert_cmpint(op, !=, 'Z');
            g_assert_cmpfloat(path->widths[i], >, 0);
            g_assert_cmpfloat(path->widths[i], <=, 1.01f);
        }
    }
    g_assert_cmpuint(points, ==, path->n_points);
    for (size_t i = 0; i < path->n_points; i++) {
        g_assert_true(isfinite(path->xy[2 * i]));
        g_assert_true(isfinite(path->xy[2 * i + 1]));
        g_assert_cmpfloat(path->xy[2 * i], >=, -2);
        g_assert_cmpfloat(path->xy[2 * i], <=, picture->width + 2);
        g_assert_cmpfloat(path->xy[2 * i + 1], >=, -2);
        g_assert_cmpfloat(path->xy[2 * i + 1], <=, picture->height + 2);
    }
}

/* The newest path of a kind and paint, or NULL. */
static const PicturePath *
find_path(const Picture *picture, PathKind kind, Paint paint)
{
    for (size_t i = picture->n_paths; i-- > 0;)
        if (picture->paths[i].kind == kind && picture->paths[i].paint == paint)
            return &picture->paths[i];
    return NULL;
}

static const SceneArrow test_arrow = { .from = { 0.2f, 0.2f, 0.5f },
                                       .via = { 0.2f, 0.35f, 0.55f },
                                       .to = { 0.2f, 0.5f, 0.5f } };

static const struct {
    bool female;
    float azimuth;
} angles[] = { { true, 40 }, { true, -95 }, { false, 0 }, { false, 170 } };

static void
test_pictures(void)
{
    static const struct {
        PathKind kind;
        Paint paint;
    } wanted[] = {
        { PATH_FILL, PAINT_LINE },  { PATH_FILL, PAINT_SKIN },
        { PATH_FILL, PAINT_SHIRT }, { PATH_FILL, PAINT_SHORTS },
        { PATH_FILL, PAINT_HAIR },  { PATH_FILL, PAINT_GHOST },
        { PATH_BRUSH, PAINT_LINE }, { PATH_STROKE, PAINT_GHOST_LINE },
        { PATH_FILL, PAINT_ARROW }, { PATH_STROKE, PAINT_HALO },
        { PATH_FILL, PAINT_SHADE },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(angles); i++) {
        Setting s;
        setting_init(&s, angles[i].female, angles[i].azimuth);
        DrawingStyle style = full_style(&s, &test_arrow);
        g_autoptr(Picture) picture =
                drawing_make(s.body, s.map, &s.stance, &s.camera, &style);
        for (size_t k = 0; k < picture->n_paths; k++)
            check_path(picture, &picture->paths[k]);
        for (size_t k = 0; k < G_N_ELEMENTS(wanted); k++)
            g_assert_nonnull(
                    find_path(picture, wanted[k].kind, wanted[k].paint));
        /* never hidden: nothing is painted after it */
        g_assert_cmpint(picture->paths[picture->n_paths - 1].paint, ==,
                        PAINT_ARROW);
        setting_clear(&s);
    }
}

static void
test_same_twice(void)
{
    Setting s;
    setting_init(&s, true, 30);
    DrawingStyle style = full_style(&s, &test_arrow);
    g_autoptr(Picture) a =
            drawing_make(s.body, s.map, &s.stance, &s.camera, &style);
    g_autoptr(Picture) b =
            drawing_make(s.body, s.map, &s.stance, &s.camera, &style);
    g_assert_cmpuint(a->n_paths, ==, b->n_paths);
    for (size_t i = 0; i < a->n_paths; i++) {
        const PicturePath *p = &a->paths[i], *q = &b->paths[i];
        g_assert_cmpuint(p->n_ops, ==, q->n_ops);
        g_assert_true(memcmp(p->ops, q->ops, p->n_ops) == 0);
        g_assert_true(memcmp(p->xy, q->xy, p->n_points * 8) == 0);
    }
    setting_clear(&s);
}

/* The person's outline in the picture is the skin's in the world. */
static void
test_silhouette(void)
{
    Setting s;
    setting_init(&s, false, 20);
    DrawingStyle style = { .raster = RASTER };
    g_autoptr(Picture) picture =
            drawing_make(s.body, NULL, &s.stance, &s.camera, &style);
    const PicturePath *line = find_path(picture, PATH_FILL, PAINT_LINE);
    for (size_t i = 0; i < picture->n_paths && line->n_points < 100; i++)
        if (picture->paths[i].paint == PAINT_LINE &&
            picture->paths[i].n_points > line->n_points)
            line = &picture->paths[i]; /* not a pupil */
    View view = view_make(&s.camera, RASTER);
    float seen[2] = { INFINITY, -INFINITY }, real[2] = { INFINITY, -INFINITY };
    for (size_t i = 0; i < line->n_points; i++) {
        seen[0] = fminf(seen[0], line->xy[2 * i + 1]);
        seen[1] = fmaxf(seen[1], line->xy[2 * i + 1]);
    }
    for (int i = 0; i < s.body->first_vertex[LAYER_CLOTH]; i++) {
        float y = view_project(&view, s.stance.skin[i]).y;
        real[0] = fminf(real[0], y);
        real[1] = fmaxf(real[1], y);
    }
    /* hair stands out by up to 3 cm */
    g_assert_cmpfloat_with_epsilon(seen[0], real[0], 0.035f * view.scale);
    g_assert_cmpfloat_with_epsilon(seen[1], real[1], 3);
    setting_clear(&s);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/drawing/mask/open", test_open);
    g_test_add_func("/drawing/mask/close", test_close);
    g_test_add_func("/drawing/mask/trace", test_trace);
    g_test_add_func("/drawing/mask/hatch", test_hatch);
    g_test_add_func("/drawing/chain", test_chain);
    g_test_add_func("/drawing/views", test_views);
    g_test_add_func("/drawing/pictures", test_pictures);
    g_test_add_func("/drawing/same-twice", test_same_twice);
    g_test_add_func("/drawing/silhouette", test_silhouette);
    return g_test_run();
}
