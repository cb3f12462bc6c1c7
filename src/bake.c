/* Draws the pictures that ship, at build time.
   usage: bake BUILD FOLDER ID   (BUILD: female or male) */
#include <stdio.h>
#include <string.h>

#include "figure/figure.h"
#include "finish/form.h"
#include "library/library.h"

static const PictureForm *
best_form(const Picture *picture)
{
    return form_new(picture->arena, picture, FORM_BEST);
}

/* The stages that a sheet shows: a pure hold is one picture. */
static bool
bake_pose(Figures *figures, const Pose *pose, FigureWish wish,
          const char *folder, Diag *diag)
{
    static const Stage movement[] = { STAGE_START, STAGE_END };
    static const Stage hold[] = { STAGE_HOLD };
    const Stage *stages = pose->hold ? hold : movement;
    size_t n = pose->hold ? G_N_ELEMENTS(hold) : G_N_ELEMENTS(movement);
    bool done = true;
    for (size_t i = 0; i < n; i++) {
        wish.stage = stages[i];
        done = figure_bake(figures, pose, &wish, best_form, folder, diag) &&
               done;
    }
    return done;
}

static bool
bake(bool female, const char *folder, const char *id, Diag *diag)
{
    g_autofree char *data = library_data_folder();
    const char *const none[] = { NULL };
    g_autoptr(Library) lib = library_new(data, none, diag);
    const Pose *pose = library_pose(lib, id, SRC_POS_NONE, diag);
    if (pose == NULL)
        return false;
    FigureWish wish = { .female = female };
    ItemKind kind;
    const Exercise *exercise = NULL;
    if (library_kind_of(lib, id, &kind) && kind == ITEM_EXERCISE)
        exercise = library_exercise(lib, id, SRC_POS_NONE, diag);
    if (exercise != NULL)
        wish.effort = effort_of_kind(exercise->kind);
    g_autoptr(Figures) figures = figures_new(data);
    return bake_pose(figures, pose, wish, folder, diag);
}

int
main(int argc, char **argv)
{
    if (argc != 4) {
        fprintf(stderr, "usage: %s female|male FOLDER ID\n", argv[0]);
        return 2;
    }
    g_autoptr(Diag) diag = diag_new();
    bool done = bake(strcmp(argv[1], "female") == 0, argv[2], argv[3], diag);
    g_autofree char *text = diag_format(diag, DIAG_WARNING, false);
    fputs(text, stderr);
    return done ? 0 : 1;
}
