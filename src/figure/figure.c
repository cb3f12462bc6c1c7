#include "figure/figure.h"

#include <errno.h>
#include <string.h>
#include <zlib.h>

#include "figure/camera.h"
#include "figure/picture_file.h"
#include "figure/pose_key.h"
#include "figure/solve.h"

#define RASTER 1200    /* pixels of the longer side ... */
#define CLOSE_RASTER 900 /* ... of a close-up, which shows each part larger */
#define FAR_MISS 0.12f /* [m] a contact this far off makes another pose */

const char *const stage_names[STAGE_COUNT + 1] = { "start", "end", "hold",
                                                   NULL };

static const char *const build_names[] = { "male", "female" };

/* What one pose is drawn from; stances and reports of start and end. */
typedef struct {
    const Body *body;
    const MuscleMap *map;
    Stance stances[2];
    SolveReport reports[2];
    PictureKey key; /* of the pose */
} Solved;

struct Figures {
    char *data;
    Body *bodies[2]; /* [female], opened when they are needed */
    MuscleMap *maps[2];
    Solved solved[2]; /* [female], the pose that came last: its stages are
                         drawn one after the other */
    bool summed;
    guint32 body_sum;
};

static void
solved_clear(Solved *solved)
{
    for (int i = 0; i < 2; i++) {
        stance_clear(&solved->stances[i]);
        solve_report_clear(&solved->reports[i]);
    }
    *solved = (Solved){ 0 };
}

Figures *
figures_new(const char *data)
{
    Figures *figures = g_new0(Figures, 1);
    figures->data = g_strdup(data);
    return figures;
}

void
figures_free(Figures *figures)
{
    if (figures == NULL)
        return;
    for (int i = 0; i < 2; i++) {
        solved_clear(&figures->solved[i]);
        muscle_map_free(figures->maps[i]);
        body_free(figures->bodies[i]);
    }
    g_free(figures->data);
    g_free(figures);
}

static char *
body_path(const Figures *figures)
{
    return g_build_filename(figures->data, "body", "body.bin", NULL);
}

/* The body of a build, or NULL and a message. */
static const Body *
open_body(Figures *figures, bool female, Diag *diag)
{
    if (figures->bodies[female] == NULL) {
        g_autofree char *path = body_path(figures);
        figures->bodies[female] = body_open(path, female, diag);
        if (figures->bodies[female] != NULL)
            figures->maps[female] = muscle_map_new(figures->bodies[female]);
    }
    return figures->bodies[female];
}

/* The pose solved for a build, or NULL and a message.  Good until the next
   call for that build. */
static const Solved *
solve(Figures *figures, const Pose *pose, bool female, Diag *diag)
{
    Solved *solved = &figures->solved[female];
    PictureKey key = pose_key(pose, &(FigureWish){ .female = female }, 0);
    if (solved->body != NULL && memcmp(&key, &solved->key, sizeof key) == 0)
        return solved;
    solved_clear(solved);
    solved->body = open_body(figures, female, diag);
    if (solved->body == NULL)
        return NULL;
    solved->map = figures->maps[female];
    solved->key = key;
    solve_pose(solved->body, pose, solved->stances, solved->reports);
    return solved;
}

/* False and messages for contacts so far off that the picture would show
   another exercise. */
static bool
is_reached(const Solved *solved, Diag *diag)
{
    bool good = true;
    for (int i = 0; i < 2; i++) {
        const GArray *contacts = solved->reports[i].contacts;
        for (guint k = 0; contacts != NULL && k < contacts->len; k++) {
            const SolveMiss *miss = &g_array_index(contacts, SolveMiss, k);
            if (miss->miss <= FAR_MISS)
                continue;
            diag_add(diag, DIAG_ERROR, miss->pos,
                     "%s cannot be reached: %.0f mm are missing", miss->what,
                     (double)miss->miss * 1000);
            good = false;
        }
    }
    return good;
}

static bool
choose_muscles(const Pose *pose, MuscleChoice *choice, Diag *diag)
{
    bool good = true;
    for (int i = 0; i < pose->n_muscles; i++) {
        if (muscle_choose(choice, pose->muscles[i], true, pose->muscles_both))
            continue;
        diag_add(diag, DIAG_ERROR, pose->pos, "unknown muscle '%s'",
                 pose->muscles[i]);
        good = false;
    }
    return good;
}

/* The pose seen as the wish says. */
static Pose
pose_seen(const Pose *pose, const FigureWish *wish)
{
    Pose own = *pose;
    if (wish->view.view != VIEW_AUTO) {
        own.view.view = wish->view.view;
        own.view.azimuth = wish->view.azimuth;
        own.view.elevation = wish->view.elevation;
    }
    if (wish->view.close != CLOSE_NONE)
        own.view.close = wish->view.close;
    return own;
}

/* The start shows how one begins; what is felt and which way it goes stand in
   the end. */
static Picture *
draw_stage(const Solved *solved, const Pose *pose, const FigureWish *wish,
           const MuscleChoice *choice)
{
    bool start = wish->stage == STAGE_START;
    Camera camera = camera_choose(solved->body, solved->map, pose, choice,
                                  solved->stances);
    SceneArrow arrows[MAX_ARROWS];
    DrawingStyle style = {
        .raster = camera.close_up ? CLOSE_RASTER : RASTER,
        .ghost = wish->stage == STAGE_HOLD,
        .before = &solved->stances[0],
        .effort = wish->effort,
        .shadow = true,
        .arrows = arrows,
    };
    if (!start) {
        style.muscles = *choice;
        style.n_arrows = camera_arrows(pose, solved->stances, &camera, arrows);
    }
    return drawing_make(solved->body, solved->map,
                        &solved->stances[start ? 0 : 1], &camera, &style);
}

/* For the left side. */
static Picture *
draw_left(Figures *figures, const Pose *pose, const FigureWish *wish,
          Diag *diag)
{
    MuscleChoice choice = { 0 };
    if (!choose_muscles(pose, &choice, diag))
        return NULL;
    const Solved *solved = solve(figures, pose, wish->female, diag);
    if (solved == NULL || !is_reached(solved, diag))
        return NULL;
    /* Every build is seen from the same side, the one that was chosen for the
       first unless the pose names it. */
    Pose seen = pose_seen(pose, wish);
    const Solved *first = seen.view.view == VIEW_ANGLES
                                  ? NULL
                                  : solve(figures, pose, true, diag);
    if (first != NULL)
        camera_view(first->body, first->map, &seen, &choice, first->stances);
    return draw_stage(solved, &seen, wish, &choice);
}

/* Takes `picture`, which shows the left side and may be NULL. */
static Picture *
take_for_side(Picture *picture, Side side)
{
    if (picture == NULL || side != SIDE_RIGHT)
        return picture;
    Picture *mirrored = picture_mirrored(picture);
    picture_free(picture);
    return mirrored;
}

Picture *
figure_draw_anew(Figures *figures, const Pose *pose, const FigureWish *wish,
                 Diag *diag)
{
    return take_for_side(draw_left(figures, pose, wish, diag), wish->side);
}

/* "cat-cow-start-female.pic" */
static char *
baked_name(const Pose *pose, const FigureWish *wish)
{
    return g_strdup_printf("%s-%s-%s.pic", pose->id, stage_names[wish->stage],
                           build_names[wish->female]);
}

static Picture *
find_baked(const Figures *figures, const Pose *pose, const FigureWish *wish)
{
    if (pose->id == NULL)
        return NULL;
    PictureKey key = pose_key(pose, wish, 0);
    g_autofree char *name = baked_name(pose, wish);
    g_autofree char *path =
            g_build_filename(figures->data, "pictures", name, NULL);
    return picture_file_read(path, &key);
}

/* A sum over the bodies' file; 0 when it cannot be read. */
static guint32
body_sum(Figures *figures)
{
    if (figures->summed)
        return figures->body_sum;
    figures->summed = true;
    g_autofree char *path = body_path(figures);
    g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, NULL);
    if (file != NULL) {
        const Bytef *bytes = (const Bytef *)g_mapped_file_get_contents(file);
        size_t n = g_mapped_file_get_length(file);
        figures->body_sum = (guint32)crc32_z(0, bytes, n);
    }
    return figures->body_sum;
}

static char *
cache_path(const PictureKey *key)
{
    GString *name = g_string_new(NULL);
    for (int i = 0; i < PICTURE_KEY_SIZE; i++)
        g_string_append_printf(name, "%02x", key->bytes[i]);
    g_string_append(name, ".pic");
    char *path =
            g_build_filename(g_get_user_cache_dir(), "limber", name->str, NULL);
    g_string_free(name, TRUE);
    return path;
}

/* A folder that cannot be written only costs the time to draw again. */
static void
keep(const char *path, const Picture *picture, const PictureKey *key)
{
    g_autofree char *folder = g_path_get_dirname(path);
    if (g_mkdir_with_parents(folder, 0700) == 0)
        picture_file_write(path, picture, key);
}

/* `picture` as its file gives it back, so that a drawing is the same whether it
   is new or was kept.  Takes `picture`, which may be NULL. */
static Picture *
as_kept(Picture *picture, const PictureKey *key)
{
    if (picture == NULL)
        return NULL;
    g_autoptr(GByteArray) packed = picture_pack(picture, key);
    Picture *kept = picture_unpack(packed->data, packed->len, key);
    g_assert(kept != NULL);
    picture_free(picture);
    return kept;
}

bool
figure_bake(Figures *figures, const Pose *pose, const FigureWish *wish,
            const PictureForm *(*form)(const Picture *picture),
            const char *folder, Diag *diag)
{
    PictureKey key = pose_key(pose, wish, 0);
    g_autoptr(Picture) picture =
            as_kept(draw_left(figures, pose, wish, diag), &key);
    if (picture == NULL)
        return false;
    picture->form = form(picture);
    g_autofree char *name = baked_name(pose, wish);
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (picture_file_write(path, picture, &key))
        return true;
    diag_add(diag, DIAG_ERROR, SRC_POS_NONE, "cannot write '%s': %s", path,
             g_strerror(errno));
    return false;
}

Picture *
figure_draw(Figures *figures, const Pose *pose, const FigureWish *wish,
            Diag *diag)
{
    Picture *picture = find_baked(figures, pose, wish);
    if (picture != NULL)
        return take_for_side(picture, wish->side);
    PictureKey key = pose_key(pose, wish, body_sum(figures));
    g_autofree char *path = cache_path(&key);
    picture = picture_file_read(path, &key);
    if (picture == NULL) {
        picture = as_kept(draw_left(figures, pose, wish, diag), &key);
        if (picture != NULL)
            keep(path, picture, &key);
    }
    return take_for_side(picture, wish->side);
}

BodyMap *
figure_map(Figures *figures, bool female, BodyMapView view,
           const MuscleChoice *choice, Diag *diag)
{
    const Body *body = open_body(figures, female, diag);
    if (body == NULL)
        return NULL;
    return body_map_make(body, figures->maps[female], view, choice);
}

SideAnatomy *
figure_anatomy(Figures *figures, bool female, unsigned layers, float tilt,
               Diag *diag)
{
    const Body *body = open_body(figures, female, diag);
    return body != NULL ? side_anatomy_make(body, layers, tilt) : NULL;
}

bool
figure_check(Figures *figures, const Pose *pose, Diag *diag)
{
    int before = diag_n_messages(diag);
    const SolveReport *builds[2];
    for (int female = 0; female < 2; female++) {
        const Solved *solved = solve(figures, pose, female, diag);
        if (solved == NULL)
            return false;
        builds[female] = solved->reports;
    }
    solve_check(pose, builds, diag);
    return diag_n_messages(diag) == before;
}
