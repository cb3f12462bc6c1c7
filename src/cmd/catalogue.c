/* limber catalogue: the pictures of the library, to choose from. */
#include "cmd/cmd.h"

#include "cmd/filter.h"
#include "cmd/press.h"
#include "cmd/report.h"
#include "cmd/target.h"
#include "compose/compose.h"

#define USUAL_CATALOGUE "catalogue"

/* What the command line says; texts may be NULL. */
typedef struct {
    TargetOptions target;
    char *practice, *layout, *paper;
    gboolean own;
} Options;

static void
options_clear(Options *options)
{
    target_options_clear(&options->target);
    g_free(options->practice);
    g_free(options->layout);
    g_free(options->paper);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

static GArray *
option_rows(Options *options)
{
    const GOptionEntry own[] = {
        { "own", 0, 0, G_OPTION_ARG_NONE, &options->own,
          "only your own exercises, not those that ship", NULL },
        { "practice", 0, 0, G_OPTION_ARG_FILENAME, &options->practice,
          "read whose catalogue it is from FILE", "FILE" },
        { "layout", 'l', 0, G_OPTION_ARG_FILENAME, &options->layout,
          "layout (" USUAL_CATALOGUE ")", "NAME" },
        { "paper", 0, 0, G_OPTION_ARG_FILENAME, &options->paper, "paper size",
          "PAPER" },
    };
    GArray *rows = g_array_new(TRUE, TRUE, sizeof(GOptionEntry));
    target_option_rows(&options->target, rows);
    g_array_append_vals(rows, own, G_N_ELEMENTS(own));
    return rows;
}

/* One catalogue on its way; what was wrong stays NULL. */
typedef struct {
    Diag *diag; /* the run's */
    const Options *options;
    Filter filter;
    Target target;
    Press press;
} Catalogue;

static bool
is_asked(const Catalogue *c, const Exercise *exercise)
{
    return filter_matches(c->filter.kind, (int)exercise->kind) &&
           filter_matches(c->filter.region, (int)exercise->region) &&
           !(c->options->own && exercise->built_in);
}

/* GPtrArray of the exercises that are asked for, the caller's.  A file with
   mistakes leaves a gap, and messages. */
static GPtrArray *
find_exercises(Catalogue *c)
{
    GPtrArray *found = g_ptr_array_new();
    Library *lib = c->press.lib;
    const char *const *id = library_ids(lib, ITEM_EXERCISE);
    for (; *id != NULL; id++) {
        const Exercise *exercise =
                library_exercise(lib, *id, SRC_POS_NONE, c->diag);
        if (exercise != NULL && is_asked(c, exercise))
            g_ptr_array_add(found, (void *)(guintptr)exercise);
    }
    if (found->len == 0)
        diag_add(c->diag, DIAG_ERROR, SRC_POS_NONE,
                 "there is no such exercise; 'limber list' shows them all");
    return found;
}

static void
compose(Catalogue *c)
{
    Press *press = &c->press;
    g_autoptr(GPtrArray) exercises = find_exercises(c);
    if (press->words != NULL && exercises->len > 0)
        press->document = compose_catalogue(
                press->lib,
                (const Exercise *const *)(const void *)exercises->pdata,
                exercises->len, press->practice, press->words, c->diag);
    run_step(press->run, "composing");
}

static void
read_all(Catalogue *c)
{
    const Options *o = c->options;
    PressWish wish = { .practice = o->practice,
                       .layout = o->layout,
                       .layout_pos = src_pos_option("layout"),
                       .paper = o->paper,
                       .paper_pos = src_pos_option("paper"),
                       .usual_layout = USUAL_CATALOGUE,
                       .use = LAYOUT_CATALOGUE };
    press_read(&c->press, &wish);
    target_set_paper(&c->target, c->press.paper);
}

static void
append_ids(Json *json, const Document *doc)
{
    json_open_list(json, "ids");
    for (size_t i = 0; i < doc->n_blocks; i++) {
        const TilesBlock *tiles = &doc->blocks[i].tiles;
        if (doc->blocks[i].kind != BLOCK_TILES)
            continue;
        for (size_t k = 0; k < tiles->n_tiles; k++)
            json_text(json, NULL, tiles->tiles[k].id);
    }
    json_close_list(json);
}

static Status
print_report(const Catalogue *c, const Written *written)
{
    g_autoptr(GString) out = g_string_new(NULL);
    Json json = report_open(out, written);
    json_text(&json, "layout", c->press.spec->id);
    append_ids(&json, c->press.document);
    report_close(&json, c->diag);
    return run_print(c->press.run, out);
}

static Status
finish(Catalogue *c)
{
    Run *run = c->press.run;
    const PageSet *pages = c->press.pages;
    if (pages != NULL)
        target_check_pages(&c->target, pages, c->diag);
    if (diag_n_errors(c->diag) > 0)
        return STATUS_ERRORS;
    g_autoptr(GPtrArray) parts = target_draw(&c->target, pages, run);
    if (parts == NULL)
        return STATUS_ERRORS;
    g_autofree char *own = g_strconcat(USUAL_CATALOGUE ".",
                                       format_names[c->target.format], NULL);
    g_auto(Written) written =
            target_write(&c->target, own, parts, pages->n_pages, run);
    if (written.names == NULL)
        return STATUS_ERRORS;
    if (run->options.json)
        return print_report(c, &written);
    target_tell(&c->target, &written, run);
    return STATUS_DONE;
}

/* Every mistake is found before anything is drawn. */
static Status
make_catalogue(Catalogue *c, char *const *words)
{
    filter_read(&c->filter, words, c->diag);
    target_read(&c->target, &c->options->target, c->diag);
    if (diag_n_errors(c->diag) > 0)
        return STATUS_ERRORS;
    read_all(c);
    compose(c);
    press_open(&c->press);
    press_place(&c->press);
    return finish(c);
}

Status
catalogue_run(Run *run, char ***args)
{
    g_auto(Options) options = { 0 };
    g_autoptr(GArray) rows = option_rows(&options);
    Status status;
    if (!run_options(run, (const GOptionEntry *)(void *)rows->data, args,
                     &status))
        return status;
    target_check_usage(run, &options.target);
    if (diag_n_errors(run->diag) > 0)
        return STATUS_USAGE;
    Catalogue c = { .diag = run->diag, .options = &options };
    press_init(&c.press, run);
    status = make_catalogue(&c, *args + 1);
    press_clear(&c.press);
    return status;
}
