#include "figure/side_anatomy.h"

#include <string.h>

#include "figure/side_paint.h"

#define RASTER 1800
#define FROM_LEFT 90 /* [degrees] */
#define MARGIN .02F  /* [m] */

/* In line units. */
#define MUSCLE_LINE .5F
#define FIBRE_LINE .35F
#define LINES_OUTLINE .7F /* of a muscle that bone shows through */
#define LINES_FIBRE .9F

/* clang-format off */
#define P(x, y) { FRAME_PELVIS, x, y }
#define B(x, y) { FRAME_BACK, x, y }
#define S(x, y) { FRAME_SKIN, x, y }
#define T(x, y) { FRAME_THIGH, x, y }
/* clang-format on */

static const struct {
    AnatomyLayer layer;
    int column;
    SidePoint at;
    const char *plain, *latin;
} labels[] = {
    { ANATOMY_SPINE, 1, B(.06F, 1.09F), "neck bones", "cervical spine" },
    { ANATOMY_SPINE, 1, B(.055F, .72F), "upper back bones", "thoracic spine" },
    { ANATOMY_SPINE, 1, B(.062F, .40F), "low back bones", "lumbar spine" },
    { ANATOMY_PELVIS, 1, P(-.090F, .050F), "base of the spine", "sacrum" },
    { ANATOMY_GLUTES, 1, S(.10F, 0), "big buttock muscle", "gluteus maximus" },
    { ANATOMY_HAMSTRINGS, 1, S(.14F, -.55F), "back of the thigh",
      "hamstrings" },
    { ANATOMY_PSOAS, 0, B(.168F, .40F), "hip flexor from the low back",
      "psoas major" },
    { ANATOMY_PSOAS, 0, P(.020F, .035F), "hip flexor from the pelvis",
      "iliacus" },
    { ANATOMY_GLUTES, 0, P(-.040F, .150F), "side buttock muscle",
      "gluteus medius" },
    { ANATOMY_PELVIS, 0, P(.112F, -.03F), "pelvis", "hip bone" },
    { ANATOMY_PELVIS, 0, T(0, .50F), "thigh bone", "femur" },
    { ANATOMY_PELVIS, 0, T(.110F, .95F), "kneecap", "patella" },
};
G_STATIC_ASSERT(G_N_ELEMENTS(labels) <= MAX_SIDE_LABELS);

static int
bone_points(const SideFit *s, SideBone bone, Point2 *out)
{
    const SideOutline *outline = &side_bones[bone];
    for (int i = 0; i < outline->n; i++)
        out[i] = side_place(s, outline->points[i]);
    return outline->n;
}

static void
draw_bone(PathList *list, const SideFit *s, SideBone bone)
{
    Point2 p[SIDE_POINTS];
    side_add_bone(list, p, bone_points(s, bone, p));
}

/* Fibres run from origin to insertion, thin at their ends. */
static void
draw_fibres(PathList *list, const Coons *coons, int n, Paint paint, float width)
{
    enum { STEPS = 14 };
    for (int k = 1; k < n; k++) {
        LinePoint line[STEPS];
        for (int i = 0; i < STEPS; i++) {
            float t = ((float)i + .6F) / (STEPS + .2F);
            Point2 p = coons_point(coons, t, (float)k / (float)n);
            float thick = sinf(180 * t * DEG_TO_RAD);
            line[i] = (LinePoint){ p.x, p.y, width * (.3F + .7F * thick) };
        }
        path_begin(list, PATH_BRUSH, paint);
        path_smooth(list, line, STEPS, false, true);
        path_end(list, 1, 0);
    }
}

static int
muscle_points(const SideFit *s, const SidePoint *points, int n, Point2 *out)
{
    for (int i = 0; i < n; i++)
        out[i] = side_place(s, points[i]);
    return n;
}

static void
muscle_shape(const SideFit *s, SideMuscleId id, Coons *coons)
{
    const SideMuscle *m = &side_muscles[id];
    Point2 a[8], b[8], origin[8];
    muscle_points(s, m->a, m->n_a, a);
    muscle_points(s, m->b, m->n_b, b);
    muscle_points(s, m->origin, m->n_origin, origin);
    coons_init(coons, a, m->n_a, b, m->n_b, origin, m->n_origin, NULL, 0, 1);
}

static void
draw_muscle(PathList *list, const SideFit *s, SideMuscleId id, Paint paint)
{
    Point2 outline[COONS_OUTLINE];
    Coons coons;
    muscle_shape(s, id, &coons);
    coons_outline(&coons, outline);
    side_add_outline(list, outline, COONS_OUTLINE, paint);
    path_again(list, PATH_STROKE, PAINT_FIBRE, MUSCLE_LINE, 0);
    draw_fibres(list, &coons, side_muscles[id].fibres, PAINT_FIBRE, FIBRE_LINE);
}

/* Only its outline and fibres, so that the bone it lies on is seen. */
static void
draw_muscle_lines(PathList *list, const SideFit *s, SideMuscleId id,
                  Paint paint)
{
    Point2 outline[COONS_OUTLINE];
    Coons coons;
    muscle_shape(s, id, &coons);
    coons_outline(&coons, outline);
    side_add_curve(list, outline, COONS_OUTLINE, PATH_STROKE, paint,
                   LINES_OUTLINE);
    draw_fibres(list, &coons, side_muscles[id].fibres + 2, paint, LINES_FIBRE);
}

static void
draw_pelvis(PathList *list, const SideFit *s)
{
    Point2 p[SIDE_POINTS];
    draw_bone(list, s, SIDE_COCCYX);
    draw_bone(list, s, SIDE_SACRUM);
    draw_bone(list, s, SIDE_HIP_BONE);
    int n = bone_points(s, SIDE_FORAMEN, p);
    side_add_outline(list, p, n, PAINT_SKIN);
    path_again(list, PATH_STROKE, PAINT_BONE_EDGE, SIDE_BONE_LINE, 0);
    draw_bone(list, s, SIDE_SOCKET);
    draw_bone(list, s, SIDE_FEMUR_HEAD);
    draw_bone(list, s, SIDE_TIBIA);
    draw_bone(list, s, SIDE_FEMUR);
    draw_bone(list, s, SIDE_PATELLA);
}

/* Bones over the muscles that would cover them, as in an X-ray; what lies on
   the hip bone as lines over it; the psoas over all. */
static void
draw_layers(PathList *list, const SideFit *s, unsigned layers)
{
    bool psoas = (layers & ANATOMY_PSOAS) != 0;
    bool glutes = (layers & ANATOMY_GLUTES) != 0;
    if (layers & ANATOMY_HAMSTRINGS)
        draw_muscle(list, s, SIDE_HAMSTRINGS, PAINT_MUSCLE_D);
    if (glutes) {
        draw_muscle(list, s, SIDE_GLUTEUS_MAXIMUS, PAINT_MUSCLE_E);
        draw_muscle(list, s, SIDE_GLUTEUS_MEDIUS, PAINT_MUSCLE_B);
    }
    if (layers & ANATOMY_SPINE)
        side_draw_spine(list, s);
    if (psoas)
        draw_muscle(list, s, SIDE_ILIACUS, PAINT_MUSCLE_C);
    if (layers & ANATOMY_PELVIS) {
        draw_pelvis(list, s);
        if (glutes)
            draw_muscle_lines(list, s, SIDE_GLUTEUS_MEDIUS, PAINT_MUSCLE_B);
        if (psoas)
            draw_muscle_lines(list, s, SIDE_ILIACUS, PAINT_MUSCLE_C);
    }
    if (psoas)
        draw_muscle(list, s, SIDE_PSOAS, PAINT_MUSCLE_A);
}

/* The person alone, or an empty picture of the same size. */
static Picture *
draw_skin(const SideFit *s, const Camera *camera, bool skin)
{
    const DrawingStyle style = { .raster = RASTER, .mannequin = true };
    if (skin)
        return drawing_make(s->body, NULL, &s->tipped, camera, &style);
    Arena *arena = arena_new();
    Picture *picture = arena_new0(arena, Picture);
    *picture = (Picture){ .arena = arena,
                          .width = (float)s->view.width,
                          .height = (float)s->view.height,
                          .metre = s->view.scale,
                          .floor = s->view.top * s->view.scale };
    return picture;
}

static void
add_paths(Picture *picture, const PicturePath *paths, size_t n)
{
    PicturePath *all =
            arena_array(picture->arena, PicturePath, picture->n_paths + n);
    if (picture->n_paths > 0)
        memcpy(all, picture->paths, sizeof *all * picture->n_paths);
    if (n > 0)
        memcpy(all + picture->n_paths, paths, sizeof *all * n);
    picture->paths = all;
    picture->n_paths += n;
}

SideAnatomy *
side_anatomy_make(const Body *body, unsigned layers, float tilt)
{
    SideAnatomy *anatomy = g_new0(SideAnatomy, 1);
    SideFit s;
    side_init(&s, body, tilt);
    Camera camera = standing_camera(body, &s.tipped, FROM_LEFT, MARGIN);
    s.view = view_make(&camera, RASTER);
    Picture *picture = draw_skin(&s, &camera, (layers & ANATOMY_SKIN) != 0);
    g_autoptr(PathList) list = path_list_new(picture->arena);
    draw_layers(list, &s, layers);
    size_t n;
    const PicturePath *paths = path_list_finish(list, &n);
    add_paths(picture, paths, n);
    anatomy->picture = picture;
    for (size_t i = 0; i < G_N_ELEMENTS(labels); i++) {
        if (!(layers & labels[i].layer))
            continue;
        Point2 at = side_place(&s, labels[i].at);
        anatomy->labels[anatomy->n_labels++] = (SideLabel){
            labels[i].plain, labels[i].latin, labels[i].column, at.x, at.y,
        };
    }
    side_clear(&s);
    return anatomy;
}

void
side_anatomy_free(SideAnatomy *anatomy)
{
    if (anatomy == NULL)
        return;
    picture_free(anatomy->picture);
    g_free(anatomy);
}
