/* limber catalogue: the pictures of the library, to choose from. */
#include "cmd/cmd.h"

#include "cmd/filter.h"
#include "cmd/output.h"
#include "cmd/pictures.h"
#include "cmd/report.h"
#include "cmd/target.h"
#include "compose/compose.h"
#include "draw/draw.h"
#include "font/font_set.h"
#include "layout/layout.h"

#define USUAL_CATALOGUE "catalogue"

/* What the command line says; texts may be NULL. */
typedef struct {
    char *output, *format, *dpi, *practice, *layout, *paper;
    gboolean own;
} Options;

static void
options_clear(Options *options)
{
    g_free(options->output);
    g_free(options->format);
    g_free(options->dpi);
    g_free(options->practice);
    g_free(options->layout);
    g_free(options->paper);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

static GArray *
option_rows(Options *options)
{
    const GOptionEntry own[] = {
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
          "the file to write (catalogue.pdf); - for standard output", "FILE" },
        { "format", 0, 0, G_OPTION_ARG_FILENAME, &options->format,
          "pdf, png, svg or ps, whatever the file's ending", "FORMAT" },
        { "dpi", 0, 0, G_OPTION_ARG_FILENAME, &options->dpi,
          "pixels to the inch of a PNG, 30 to 1200 (150)", "N" },
        { "own", 0, 0, G_OPTION_ARG_NONE, &options->own,
          "only your own exercises, not those that ship", NULL },
        { "practice", 0, 0, G_OPTION_ARG_FILENAME, &options->practice,
          "read whose catalogue it is from FILE", "FILE" },
        { "layout", 'l', 0, G_OPTION_ARG_FILENAME, &options->layout,
          "layout (" USUAL_CATALOGUE ")", "NAME" },
        { "paper", 0, 0, G_OPTION_ARG_FILENAME, &options->paper, "paper size",
          "a4|letter|a5" },
    };
    GArray *rows = g_array_new(TRUE, TRUE, sizeof(GOptionEntry));
    g_array_append_vals(rows, own, G_N_ELEMENTS(own));
    return rows;
}

/* One catalogue on its way; what was wrong stays NULL. */
typedef struct {
    Run *run;
    Diag *diag; /* the run's */
    const Options *options;
    Filter filter;
    Library *lib;
    const Practice *practice;
    const LayoutSpec *spec;
    Document *document;
    Figures *figures;
    FontSet *fonts;
    PageSet *pages;
} Catalogue;

static void
catalogue_clear(Catalogue *c)
{
    page_set_free(c->pages);
    document_free(c->document);
    figures_free(c->figures);
    font_set_free(c->fonts);
    library_free(c->lib);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Catalogue, catalogue_clear)

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
    const char *const *id = library_ids(c->lib, ITEM_EXERCISE);
    for (; *id != NULL; id++) {
        const Exercise *exercise =
                library_exercise(c->lib, *id, SRC_POS_NONE, c->diag);
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
    g_autofree char *here = target_country();
    const Practice *practice = c->practice;
    const Words *words = library_words(
            c->lib, practice->language ? practice->language : USUAL_LANGUAGE,
            practice->country ? practice->country : here,
            practice->language_pos, c->diag);
    g_autoptr(GPtrArray) exercises = find_exercises(c);
    if (words == NULL || exercises->len == 0)
        return;
    c->document = compose_catalogue(
            c->lib, (const Exercise *const *)(const void *)exercises->pdata,
            exercises->len, practice, words, c->diag);
}

static void
read_all(Catalogue *c)
{
    const Options *o = c->options;
    c->lib = run_library(c->run);
    c->practice = library_practice(c->lib, o->practice, c->diag);
    SrcPos pos = src_pos_option("layout");
    bool said = o->paper != NULL;
    c->spec = library_layout(
            c->lib, o->layout ? o->layout : USUAL_CATALOGUE, pos,
            said || c->practice == NULL ? o->paper : c->practice->paper,
            said || c->practice == NULL ? src_pos_option("paper")
                                        : c->practice->paper_pos,
            c->diag);
    if (c->spec != NULL && !library_layout_is_for(c->spec, true, pos, c->diag))
        c->spec = NULL;
    if (c->practice != NULL)
        compose(c);
    run_step(c->run, "reading");
}

static void
place(Catalogue *c)
{
    if (c->document == NULL || c->spec == NULL)
        return;
    g_autofree char *data = library_data_folder();
    c->figures = figures_new(data);
    pictures_draw(c->document, c->spec, c->figures, c->practice, c->diag);
    run_step(c->run, "drawing the figures");
    c->fonts = font_set_new(data, c->diag);
    if (c->fonts != NULL)
        c->pages = layout_document(c->document, c->spec, c->fonts, c->diag);
    run_step(c->run, "laying out");
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
print_report(const Catalogue *c, Format format, const GPtrArray *names)
{
    g_autoptr(GString) out = g_string_new(NULL);
    Json json = json_begin(out);
    json_open_map(&json, NULL);
    json_text(&json, "file", g_ptr_array_index(names, 0));
    json_texts(&json, "files", (const char *const *)(const void *)names->pdata,
               names->len);
    json_text(&json, "format", format_names[format]);
    json_number(&json, "pages", (int)c->pages->n_pages);
    json_text(&json, "layout", c->spec->id);
    append_ids(&json, c->document);
    report_messages(&json, "warnings", c->diag, DIAG_WARNING);
    json_close_map(&json);
    return run_print(c->run, out);
}

static Status
write_pages(const Catalogue *c, Format format, double dpi)
{
    if (diag_n_errors(c->diag) > 0)
        return STATUS_ERRORS;
    g_autoptr(GPtrArray) parts =
            draw_pages(c->pages, format, dpi, date_today(), c->diag);
    run_step(c->run, "drawing");
    if (parts == NULL)
        return STATUS_ERRORS;
    const char *asked = c->options->output;
    g_autofree char *own =
            g_strconcat(USUAL_CATALOGUE ".", format_names[format], NULL);
    bool paged = format == FORMAT_PNG || format == FORMAT_SVG;
    Output output = { asked ? asked : own, asked != NULL, paged };
    g_autoptr(GPtrArray) names = output_write(&output, parts, c->diag);
    if (names == NULL)
        return STATUS_ERRORS;
    if (c->run->options.json)
        return print_report(c, format, names);
    size_t n = c->pages->n_pages;
    if (!c->run->options.quiet && !(asked && output_is_stream(asked)))
        g_printerr("%s: %zu page%s\n", (char *)g_ptr_array_index(names, 0), n,
                   n == 1 ? "" : "s");
    return STATUS_DONE;
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
    if (run->options.json && g_strcmp0(options.output, "-") == 0)
        return run_usage(run,
                         "--json reports on standard output; give -o a file");
    g_auto(Catalogue)
            c = { .run = run, .diag = run->diag, .options = &options };
    Format format;
    double dpi;
    filter_read(&c.filter, *args + 1, run->diag);
    target_format(options.format, options.output, &format, run->diag);
    target_dpi(options.dpi, &dpi, run->diag);
    if (options.output != NULL)
        output_check(options.output, run->diag);
    if (diag_n_errors(run->diag) > 0)
        return STATUS_ERRORS;
    read_all(&c);
    place(&c);
    return write_pages(&c, format, dpi);
}
