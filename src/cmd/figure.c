/* limber figure: one pose as a picture, or a map of the muscles. */
#include "cmd/cmd.h"

#include <string.h>

#include "base/suggest.h"
#include "cmd/pictures.h"
#include "cmd/report.h"
#include "cmd/sheet.h"
#include "cmd/target.h"
#include "font/font_set.h"
#include "model/muscle_names.h"

#define WIDTH_USUAL 120 /* [mm] of one picture ... */
#define MAP_USUAL 180   /* ... and of a map with its labels */
#define WIDTH_LEAST 10
#define WIDTH_MOST 2000
#define TILT_MOST 30 /* degrees */

/* What the command line says; texts may be NULL. */
typedef struct {
    TargetOptions target;
    char *width, *stage, *side, *build, *skin, *clothes, *view, *map, *muscles,
            *labels, *layers, *tilt;
    gboolean ink_saver;
} Options;

typedef enum { SHOW_START, SHOW_END, SHOW_BOTH } Show;
static const char *const show_names[] = { "start", "end", "both", NULL };
static const char *const worked_names[] = { "left", "right", NULL };

/* One picture on its way.  What is wrong keeps its usual value, so that one
   run finds every mistake. */
typedef struct {
    Run *run;
    Diag *diag;
    const Options *options;
    Target target;
    double width, tilt;
    unsigned layers;
    int show, worked, labels, map;
    ViewWish view;
    Practice look; /* build, skin and clothes */
    Library *lib;
    Figures *figures;
    FontSet *fonts;
    Picture *pictures[2];
    BodyMap *body_map;
    PageSet *pages;
    const char *name; /* of the file, without its ending */
} Figure;

static GArray *
option_rows(Options *o)
{
    const GOptionEntry own[] = {
        { "width", 0, 0, G_OPTION_ARG_FILENAME, &o->width,
          "how wide a picture is printed, in mm (120; a map 180)", "MM" },
        { "stage", 0, 0, G_OPTION_ARG_FILENAME, &o->stage,
          "start, end or both (both)", "STAGE" },
        { "side", 0, 0, G_OPTION_ARG_FILENAME, &o->side,
          "the worked side: left or right (left)", "SIDE" },
        { "build", 0, 0, G_OPTION_ARG_FILENAME, &o->build,
          "female or male (female)", "BUILD" },
        { "skin", 0, 0, G_OPTION_ARG_FILENAME, &o->skin,
          "1 to 6, or light, fair, tan, brown, dark, deep (fair)", "TONE" },
        { "clothes", 0, 0, G_OPTION_ARG_FILENAME, &o->clothes,
          "the colour of the shirt", "#RRGGBB" },
        { "ink-saver", 0, 0, G_OPTION_ARG_NONE, &o->ink_saver,
          "lines on white, muscles hatched", NULL },
        { "view", 0, 0, G_OPTION_ARG_FILENAME, &o->view,
          "side, front, three-quarter, or two angles: 60,10", "VIEW" },
        { "map", 0, 0, G_OPTION_ARG_FILENAME, &o->map,
          "draw the muscles from the front, back or side", "VIEW" },
        { "muscles", 0, 0, G_OPTION_ARG_FILENAME, &o->muscles,
          "with --map: only these, divided by commas; none for a blank map",
          "NAMES" },
        { "labels", 0, 0, G_OPTION_ARG_FILENAME, &o->labels,
          "with --map: none, plain, latin or both (plain)", "KIND" },
        { "layers", 0, 0, G_OPTION_ARG_FILENAME, &o->layers,
          "with --map side: what lies inside: skin, spine, pelvis, psoas, "
          "glutes, hamstrings, divided by commas",
          "NAMES" },
        { "tilt", 0, 0, G_OPTION_ARG_FILENAME, &o->tilt,
          "with --layers: how far the pelvis tips forward, -30 to 30 degrees",
          "DEGREES" },
    };
    GArray *rows = g_array_new(TRUE, TRUE, sizeof(GOptionEntry));
    target_option_rows(&o->target, rows);
    g_array_append_vals(rows, own, G_N_ELEMENTS(own));
    return rows;
}

static void
options_clear(Options *o)
{
    target_options_clear(&o->target);
    char *texts[] = { o->width,  o->stage,   o->side,   o->build,
                      o->skin,   o->view,    o->map,    o->clothes,
                      o->labels, o->muscles, o->layers, o->tilt };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

/* The index of the word that an option says; `out` stays when it is absent or
   unknown. */
static void
read_word(Figure *f, const char *option, const char *what, const char *text,
          const char *const *names, int *out)
{
    if (text == NULL)
        return;
    int found = vocab_find(names, text);
    if (found >= 0) {
        *out = found;
        return;
    }
    g_autofree char *hint = suggest_or_list(text, names);
    diag_add(f->diag, DIAG_ERROR, src_pos_option(option), "unknown %s '%s'%s",
             what, text, hint);
}

static bool
read_number(const char *text, double least, double most, double *out)
{
    char *end;
    double value = g_ascii_strtod(text, &end);
    if (end == text || *end != '\0' || !(value >= least && value <= most))
        return false;
    *out = value;
    return true;
}

static void
read_measures(Figure *f)
{
    const Options *o = f->options;
    if (o->width != NULL &&
        !read_number(o->width, WIDTH_LEAST, WIDTH_MOST, &f->width))
        diag_add(f->diag, DIAG_ERROR, src_pos_option("width"),
                 "'%s' is not a number of millimetres from %d to %d", o->width,
                 WIDTH_LEAST, WIDTH_MOST);
    if (o->tilt != NULL &&
        !read_number(o->tilt, -TILT_MOST, TILT_MOST, &f->tilt))
        diag_add(f->diag, DIAG_ERROR, src_pos_option("tilt"),
                 "'%s' is not a number of degrees from -%d to %d", o->tilt,
                 TILT_MOST, TILT_MOST);
}

/* "60,10" */
static bool
read_angles(const char *text, ViewWish *view)
{
    g_auto(GStrv) parts = g_strsplit(text, ",", 3);
    double azimuth, elevation;
    if (g_strv_length(parts) != 2 ||
        !read_number(g_strstrip(parts[0]), -360, 360, &azimuth) ||
        !read_number(g_strstrip(parts[1]), -90, 90, &elevation))
        return false;
    *view = (ViewWish){ .view = VIEW_ANGLES,
                        .azimuth = (float)azimuth,
                        .elevation = (float)elevation };
    return true;
}

static void
read_view(Figure *f)
{
    const char *text = f->options->view;
    int view = VIEW_AUTO;
    if (text == NULL || read_angles(text, &f->view))
        return;
    if (strchr(text, ',') != NULL)
        diag_add(f->diag, DIAG_ERROR, src_pos_option("view"),
                 "'%s' is not two angles; expected AZIMUTH,ELEVATION such as "
                 "60,10",
                 text);
    else
        read_word(f, "view", "view", text, view_names, &view);
    f->view.view = (ViewClass)view;
}

static void
read_look(Figure *f)
{
    const Options *o = f->options;
    Color color;
    read_word(f, "build", "build", o->build, build_names, &f->look.build);
    if (o->skin != NULL && (f->look.skin = skin_find(o->skin)) == 0)
        diag_add(f->diag, DIAG_ERROR, src_pos_option("skin"),
                 "'%s' is not a skin tone; expected 1 to %d, or light to deep",
                 o->skin, SKIN_COUNT);
    if (o->clothes != NULL && !color_parse(o->clothes, &color))
        diag_add(f->diag, DIAG_ERROR, src_pos_option("clothes"),
                 "'%s' is not a colour; expected \"#RRGGBB\"", o->clothes);
    f->look.clothes = o->clothes;
}

/* The layers of --layers as bits. */
static unsigned
read_layers(Figure *f)
{
    unsigned layers = 0;
    g_auto(GStrv) names = g_strsplit(f->options->layers, ",", -1);
    for (char **name = names; *name != NULL; name++) {
        int layer = -1;
        read_word(f, "layers", "layer", g_strstrip(*name), anatomy_layer_names,
                  &layer);
        if (layer >= 0)
            layers |= 1u << layer;
    }
    return layers;
}

static void
read_options(Figure *f)
{
    const Options *o = f->options;
    target_read(&f->target, &o->target, f->diag);
    f->target.one_page = true;
    read_measures(f);
    read_view(f);
    read_look(f);
    read_word(f, "stage", "stage", o->stage, show_names, &f->show);
    read_word(f, "side", "side", o->side, worked_names, &f->worked);
    read_word(f, "map", "map", o->map, body_map_names, &f->map);
    read_word(f, "labels", "kind of label", o->labels, map_label_names,
              &f->labels);
    if (o->layers != NULL)
        f->layers = read_layers(f);
}

/* A file by its path, else the pose of an exercise. */
static const Pose *
read_pose(Figure *f, const char *name)
{
    if (strchr(name, '/') != NULL || g_str_has_suffix(name, ".yaml"))
        return library_pose_file(f->lib, name, f->diag);
    int before = diag_n_errors(f->diag);
    ItemKind kind;
    const Pose *pose = library_pose(f->lib, name, SRC_POS_NONE, f->diag);
    if (pose != NULL || diag_n_errors(f->diag) > before)
        return pose;
    if (library_kind_of(f->lib, name, &kind))
        diag_add(f->diag, DIAG_ERROR, SRC_POS_NONE, "'%s' has no pose to draw",
                 name);
    else
        library_unknown(f->lib, name, SRC_POS_NONE, f->diag);
    return NULL;
}

/* The exercise that a pose is of, or NULL: a pose may stand alone. */
static const Exercise *
exercise_of(Figure *f, const char *id)
{
    ItemKind kind;
    if (id == NULL || !library_kind_of(f->lib, id, &kind) ||
        kind != ITEM_EXERCISE)
        return NULL;
    return library_exercise(f->lib, id, SRC_POS_NONE, f->diag);
}

/* "Cat-cow: start and end".  Caller frees. */
static char *
pose_title(const Figure *f, const Pose *pose, const Exercise *exercise)
{
    static const char *const shown[] = { [SHOW_START] = ": start",
                                         [SHOW_END] = ": end",
                                         [SHOW_BOTH] = ": start and end" };
    bool held = pose->hold && f->show != SHOW_START;
    return g_strconcat(exercise != NULL ? exercise->name : pose->id,
                       held ? "" : shown[f->show], NULL);
}

static void
draw_pose(Figure *f, const Pose *pose)
{
    const Exercise *exercise = exercise_of(f, pose->id);
    FigureWish wish = { .side = f->worked == 1 ? SIDE_RIGHT : SIDE_LEFT,
                        .female = f->look.build == BUILD_FEMALE,
                        .effort = exercise ? effort_of_kind(exercise->kind)
                                           : EFFORT_STRETCH,
                        .view = f->view };
    Stage stages[2] = { STAGE_START, STAGE_END };
    int n = 0, first = f->show == SHOW_END ? 1 : 0;
    int last = f->show == SHOW_START ? 0 : 1;
    if (f->show != SHOW_START && pose->hold) {
        first = last = 1;
        stages[1] = STAGE_HOLD;
    }
    for (int i = first; i <= last; i++) {
        wish.stage = stages[i];
        f->pictures[n] = figure_draw(f->figures, pose, &wish, f->diag);
        if (f->pictures[n++] == NULL)
            return;
    }
    pictures_crop(f->pictures, n);
    PicturePalette palette = pictures_palette(
            &f->look, f->options->ink_saver ? INK_SAVER : INK_COLOR);
    g_autofree char *title = pose_title(f, pose, exercise);
    f->pages = sheet_of_pictures(title, (const Picture *const *)f->pictures, n,
                                 &palette, f->width);
    f->name = pose->id;
}

/* The muscles of --muscles on both sides. */
static void
choose_muscles(Figure *f, MuscleChoice *choice)
{
    g_auto(GStrv) names = g_strsplit(f->options->muscles, ",", -1);
    for (char **name = names; *name != NULL; name++) {
        g_strstrip(*name);
        if (strcmp(*name, "none") == 0 ||
            muscle_choose(choice, *name, true, true))
            continue;
        g_autofree char *hint = suggest_phrase(*name, muscle_name_list());
        diag_add(f->diag, DIAG_ERROR, src_pos_option("muscles"),
                 "unknown muscle '%s'%s", *name, hint);
    }
}

static BodyMap *
make_map(Figure *f, const MuscleChoice *choice)
{
    bool female = f->look.build == BUILD_FEMALE;
    if (f->options->layers == NULL)
        return figure_map(f->figures, female, (BodyMapView)f->map,
                          f->options->muscles ? choice : NULL, f->diag);
    return pictures_anatomy(f->figures, female, f->layers, (float)f->tilt,
                            f->diag);
}

static void
draw_map(Figure *f, const char *data)
{
    MuscleChoice choice = { 0 };
    if (f->options->muscles != NULL)
        choose_muscles(f, &choice);
    f->fonts = font_set_new(data, f->diag);
    if (f->fonts == NULL || diag_n_errors(f->diag) > 0)
        return;
    f->body_map = make_map(f, &choice);
    if (f->body_map == NULL)
        return;
    PicturePalette palette = pictures_palette(
            &f->look, f->options->ink_saver ? INK_SAVER : INK_COLOR);
    g_autofree char *title = g_strdup_printf(
            "%s, seen from the %s",
            f->options->layers != NULL ? "What lies inside" : "Muscles",
            body_map_names[f->map]);
    f->pages = sheet_of_map(title, f->body_map, &palette, f->width,
                            (MapLabels)f->labels, f->fonts, f->diag);
    f->name = "body-map";
}

static Status
print_report(const Figure *f, const Written *written)
{
    g_autoptr(GString) out = g_string_new(NULL);
    Json json = report_open(out, written);
    report_close(&json, f->diag);
    return run_print(f->run, out);
}

static Status
write_pages(Figure *f)
{
    if (f->pages != NULL)
        target_check_pages(&f->target, f->pages, f->diag);
    if (diag_n_errors(f->diag) > 0)
        return STATUS_ERRORS;
    g_autoptr(GPtrArray) parts = target_draw(&f->target, f->pages, f->run);
    if (parts == NULL)
        return STATUS_ERRORS;
    g_autofree char *own_name =
            g_strconcat(f->name, ".", format_names[f->target.format], NULL);
    g_auto(Written) written = target_write(&f->target, own_name, parts,
                                           f->pages->n_pages, f->run);
    if (written.names == NULL)
        return STATUS_ERRORS;
    if (f->run->options.json)
        return print_report(f, &written);
    target_tell(&f->target, &written, f->run);
    return STATUS_DONE;
}

static void
figure_clear(Figure *f)
{
    page_set_free(f->pages);
    body_map_free(f->body_map);
    for (int i = 0; i < 2; i++)
        picture_free(f->pictures[i]);
    figures_free(f->figures);
    font_set_free(f->fonts);
    library_free(f->lib);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Figure, figure_clear)

static Status
check_usage(Run *run, const Options *o, char *const *names)
{
    bool pose = names[0] != NULL;
    if (pose == (o->map != NULL) || (pose && names[1] != NULL))
        return run_usage(run, "name one pose to draw, or a map with --map "
                              "front, back or side");
    if (pose && (o->muscles || o->labels || o->layers))
        return run_usage(run, "--muscles, --labels and --layers go with --map");
    if (o->layers && (o->muscles || g_strcmp0(o->map, "side") != 0))
        return run_usage(run, "--layers go with --map side, without --muscles");
    if (o->tilt && !o->layers)
        return run_usage(run, "--tilt goes with --layers");
    target_check_usage(run, &o->target);
    return diag_n_errors(run->diag) > 0 ? STATUS_USAGE : STATUS_DONE;
}

Status
figure_run(Run *run, char ***args)
{
    g_auto(Options) options = { 0 };
    g_autoptr(GArray) rows = option_rows(&options);
    Status status;
    if (!run_options(run, (const GOptionEntry *)(void *)rows->data, args,
                     &status))
        return status;
    char **names = *args + 1;
    status = check_usage(run, &options, names);
    if (status != STATUS_DONE)
        return status;
    g_auto(Figure) f = { .run = run,
                         .diag = run->diag,
                         .options = &options,
                         .width = names[0] ? WIDTH_USUAL : MAP_USUAL,
                         .show = SHOW_BOTH,
                         .labels = LABELS_PLAIN };
    read_options(&f);
    g_autofree char *data = library_data_folder();
    f.lib = run_library(run);
    f.figures = figures_new(data);
    const Pose *pose = names[0] ? read_pose(&f, names[0]) : NULL;
    run_step(run, "reading");
    if (pose != NULL && diag_n_errors(run->diag) == 0)
        draw_pose(&f, pose);
    else if (options.map != NULL)
        draw_map(&f, data);
    run_step(run, "drawing the figure");
    return write_pages(&f);
}
