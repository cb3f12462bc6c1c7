/* limber check: the mistakes in files that people wrote. */
#include "cmd/cmd.h"

#include "art/art.h"
#include "cmd/report.h"
#include "cmd/target.h"
#include "compose/compose.h"
#include "figure/figure.h"
#include "model/lang.h"

/* A country that every language file knows: which one a plan is printed for
   is not for the plan to say. */
#define ANY_COUNTRY "GB"

static void
check_picture(const char *path, SrcPos pos, Diag *diag)
{
    if (path != NULL)
        art_free(art_open(path, pos, diag));
}

/* Composes the handout, which finds what the plan's parts say of each other:
   a phase that its routine has not, a change of what is not printed. */
static void
check_handout(Library *lib, const Plan *plan, Diag *diag)
{
    static const Practice nobody;
    HandoutFacts facts;
    const Words *words =
            library_words(lib, plan->lang != NULL ? plan->lang : LANG_ENGLISH,
                          ANY_COUNTRY, plan->lang_pos, diag);
    if (words != NULL)
        document_free(compose_handout(lib, plan, &nobody, words, &facts, diag));
}

/* Reads one file; true when there is nothing to say about it. */
static bool
is_clean(Run *run, Library *lib, Figures *figures, const char *path)
{
    int before = diag_n_messages(run->diag);
    CheckedFile file;
    bool read = library_check_file(lib, path, &file, run->diag);
    if (file.exercise != NULL)
        check_picture(file.exercise->picture, file.exercise->picture_pos,
                      run->diag);
    if (file.practice != NULL)
        check_picture(file.practice->logo, file.practice->logo_pos, run->diag);
    if (file.plan != NULL)
        check_handout(lib, file.plan, run->diag);
    /* A pose is tried on, too: what a body cannot do shows only then. */
    if (file.pose != NULL)
        read &= figure_check(figures, file.pose, run->diag);
    return read && diag_n_messages(run->diag) == before;
}

static void
append_json(GString *out, char *const *paths, const bool *clean,
            const Diag *diag)
{
    Json json = json_begin(out);
    json_open_map(&json, NULL);
    json_open_list(&json, "files");
    for (size_t i = 0; paths[i] != NULL; i++) {
        json_open_map(&json, NULL);
        json_text(&json, "file", paths[i]);
        json_flag(&json, "clean", clean[i]);
        json_close_map(&json);
    }
    json_close_list(&json);
    report_messages(&json, "messages", diag, DIAG_WARNING);
    json_close_map(&json);
}

Status
check_run(Run *run, char ***args)
{
    Status status;
    if (!run_options(run, NULL, args, &status))
        return status;
    char **paths = *args + 1;
    if (paths[0] == NULL)
        return run_usage(run, "name the files to check");
    g_autoptr(Library) lib = run_library(run);
    g_autofree char *data = library_data_folder();
    g_autoptr(Figures) figures = figures_new(data);
    g_autofree bool *clean = g_new0(bool, g_strv_length(paths));
    g_autoptr(GString) out = g_string_new(NULL);
    for (size_t i = 0; paths[i] != NULL; i++) {
        clean[i] = is_clean(run, lib, figures, paths[i]);
        if (clean[i] && !run->options.json && !run->options.quiet)
            g_string_append_printf(out, "%s: no mistakes\n", paths[i]);
    }
    if (run->options.json)
        append_json(out, paths, clean, run->diag);
    return run_print(run, out);
}
