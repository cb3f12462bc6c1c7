/* limber handout: from the command line to finished pages. */
#include "cmd/cmd.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cmd/left_out.h"
#include "cmd/output.h"
#include "cmd/pdf.h"
#include "cmd/pictures.h"
#include "cmd/plan_text.h"
#include "cmd/report.h"
#include "cmd/target.h"
#include "cmd/terminal.h"
#include "compose/compose.h"
#include "draw/draw.h"
#include "font/font_set.h"
#include "layout/layout.h"
#include "model/paper.h"
#include "library/plan_file.h"

/* What the command line says; texts may be NULL. */
typedef struct {
    char *output, *format, *dpi, *practice, *plan;
    gboolean open;
    PdfOptions *pdf;
    char ***values; /* for each of plan_keys what was said, or NULL */
    char **items;   /* borrowed: ID or ID=DOSE */
} Options;

/* One handout on its way.  What was wrong stays NULL, and the steps that need
   it are left out, so that one run finds every mistake. */
typedef struct {
    Run *run;
    Diag *diag; /* the run's */
    const Options *options;
    Arena *arena;
    Format format;
    double dpi;
    Library *lib;
    const Practice *practice; /* an empty one where its file was wrong */
    const Plan *plan;
    const Words *words;
    const LayoutSpec *spec;
    FontSet *fonts;
    Figures *figures;
    Document *document;
    PageSet *pages;
    HandoutFacts facts;
} Handout;

/* The rows of the options: our own, then one for each key of the plan. */
static GArray *
option_rows(Options *options)
{
    const GOptionEntry own[] = {
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
          "the file to write; - for standard output", "FILE" },
        { "format", 0, 0, G_OPTION_ARG_FILENAME, &options->format,
          "pdf, png, svg or ps, whatever the file's ending", "FORMAT" },
        { "dpi", 0, 0, G_OPTION_ARG_FILENAME, &options->dpi,
          "pixels to the inch of a PNG, 30 to 1200 (150)", "N" },
        { "open", 0, 0, G_OPTION_ARG_NONE, &options->open,
          "show the handout when it is done", NULL },
        { "plan", 0, 0, G_OPTION_ARG_FILENAME, &options->plan,
          "read what the handout holds from FILE", "FILE" },
        { "practice", 0, 0, G_OPTION_ARG_FILENAME, &options->practice,
          "read who hands it out from FILE", "FILE" },
    };
    GArray *rows = g_array_new(TRUE, TRUE, sizeof(GOptionEntry));
    g_array_append_vals(rows, own, G_N_ELEMENTS(own));
    pdf_option_rows(options->pdf, rows);
    for (size_t i = 0; i < n_plan_keys; i++) {
        const PlanKey *key = &plan_keys[i];
        GOptionEntry row = { key->name,
                             strcmp(key->name, "layout") == 0 ? 'l' : '\0',
                             0,
                             G_OPTION_ARG_FILENAME_ARRAY,
                             &options->values[i],
                             key->help,
                             key->value_name };
        g_array_append_val(rows, row);
    }
    return rows;
}

static void
options_clear(Options *options)
{
    g_free(options->output);
    g_free(options->format);
    g_free(options->dpi);
    g_free(options->practice);
    g_free(options->plan);
    for (size_t i = 0; i < n_plan_keys; i++)
        g_strfreev(options->values[i]);
    g_free(options->values);
    pdf_options_clear(options->pdf);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

static bool
to_stdout(const Options *options)
{
    return g_strcmp0(options->output, "-") == 0;
}

/* True when the plan's options name something to print. */
static bool
names_items(const Options *options)
{
    if (options->items[0] != NULL || options->plan != NULL ||
        options->pdf->from != NULL)
        return true;
    for (size_t i = 0; i < n_plan_keys; i++) {
        PlanKeyType type = plan_keys[i].type;
        if ((type == PLAN_ID || type == PLAN_ITEMS) &&
            options->values[i] != NULL)
            return true;
    }
    return false;
}

/* How the program was called; STATUS_DONE when that makes sense. */
static Status
check_usage(Run *run, const Options *options)
{
    if (to_stdout(options) && run->options.json)
        run_usage(run, "--json reports on standard output; give -o a file");
    if (to_stdout(options) && options->open)
        run_usage(run, "--open needs a file; give -o one");
    if (!names_items(options))
        run_usage(run, "name what to print, as in 'limber handout cat-cow', "
                       "or a plan with --plan FILE");
    pdf_check_usage(run, options->pdf);
    return diag_n_errors(run->diag) > 0 ? STATUS_USAGE : STATUS_DONE;
}

static void
read_target(Handout *h)
{
    const Options *options = h->options;
    target_format(options->format, options->output, &h->format, h->diag);
    target_dpi(options->dpi, &h->dpi, h->diag);
    if (options->output != NULL)
        output_check(options->output, h->diag);
    if (to_stdout(options) && terminal_is(STDOUT_FILENO))
        diag_add(h->diag, DIAG_ERROR, src_pos_option("output"),
                 "not writing a %s to the terminal; name a file, or redirect "
                 "standard output",
                 format_names[h->format]);
}

/* The place of an item: its id where a dose can be wrong too. */
static SrcPos
item_pos(const char *item)
{
    const char *equals = strchr(item, '=');
    if (equals == NULL)
        return SRC_POS_NONE;
    g_autofree char *id = g_strndup(item, (gsize)(equals - item));
    return (SrcPos){ g_intern_string(id), 0, 0 };
}

static void
read_plan(Handout *h)
{
    const Options *options = h->options;
    PlanBuilder *builder = plan_builder_new(h->arena, h->diag);
    for (char **item = options->items; *item != NULL; item++)
        plan_builder_item(builder, *item, item_pos(*item));
    for (size_t i = 0; i < n_plan_keys; i++) {
        const char *name = plan_keys[i].name;
        char **value = options->values[i];
        for (; value != NULL && *value != NULL; value++)
            plan_builder_set(builder, name, *value, src_pos_option(name));
    }
    pdf_read_from(options->pdf, h->format, builder, h->diag);
    if (options->plan != NULL)
        plan_builder_file(builder, options->plan);
    h->plan = plan_builder_finish(builder);
}

static void
read_practice(Handout *h)
{
    static const Practice nobody;
    h->practice = library_practice(h->lib, h->options->practice, h->diag);
    if (h->practice == NULL)
        h->practice = &nobody;
}

static const char *
first_said(const char *nearer, const char *farther)
{
    return nearer != NULL ? nearer : farther;
}

static const char *
language(const Handout *h)
{
    return first_said(h->plan->lang,
                      first_said(h->practice->language, USUAL_LANGUAGE));
}

/* Of a language that is not there, English stands in: nothing will be printed,
   but the plan's other mistakes are found. */
static void
read_words(Handout *h)
{
    g_autofree char *here = target_country();
    const char *country = first_said(h->practice->country, here);
    SrcPos pos = h->plan->lang != NULL ? h->plan->lang_pos
                                       : h->practice->language_pos;
    h->words = library_words(h->lib, language(h), country, pos, h->diag);
    if (h->words == NULL)
        h->words = library_words(h->lib, USUAL_LANGUAGE, country, pos, h->diag);
}

static void
read_layout(Handout *h)
{
    const Plan *plan = h->plan;
    h->spec = library_layout(
            h->lib, first_said(plan->layout, USUAL_LAYOUT), plan->layout_pos,
            first_said(plan->paper, h->practice->paper),
            plan->paper != NULL ? plan->paper_pos : h->practice->paper_pos,
            h->diag);
    if (h->spec != NULL &&
        !library_layout_is_for(h->spec, false, plan->layout_pos, h->diag))
        h->spec = NULL;
}

/* Everything that is read, and as far as it goes the document. */
static void
read_all(Handout *h)
{
    h->lib = run_library(h->run);
    read_practice(h);
    read_plan(h);
    read_words(h);
    read_layout(h);
    run_step(h->run, "reading");
    if (h->words != NULL)
        h->document = compose_handout(h->lib, h->plan, h->practice, h->words,
                                      &h->facts, h->diag);
    run_step(h->run, "composing");
}

/* Names are set as they are written, or not at all. */
static void
check_letters(Handout *h)
{
    const Practice *practice = h->practice;
    const char *const texts[] = {
        practice->practice, practice->therapist, practice->qualifications,
        practice->phone,    practice->email,     practice->web,
        practice->address,  practice->footer,
    };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        font_set_check(h->fonts, texts[i], practice->pos, h->diag);
    font_set_check(h->fonts, h->plan->client, h->plan->client_pos, h->diag);
    font_set_check(h->fonts, h->plan->title, h->plan->title_pos, h->diag);
}

static void
place(Handout *h)
{
    if (h->document == NULL || h->spec == NULL)
        return;
    g_autofree char *data = library_data_folder();
    h->figures = figures_new(data);
    left_out_tell(h->spec, h->plan, h->document, h->diag);
    pictures_draw(h->document, h->spec, h->figures, h->practice, h->diag);
    run_step(h->run, "drawing the figures");
    h->fonts = font_set_new(data, h->diag);
    run_step(h->run, "opening the fonts");
    if (h->fonts != NULL)
        check_letters(h);
    if (h->fonts != NULL)
        h->pages = layout_document(h->document, h->spec, h->fonts, h->diag);
    run_step(h->run, "laying out");
}

/* True when each page is a file of its own. */
static bool
is_paged(Format format)
{
    switch (format) {
    case FORMAT_PNG:
    case FORMAT_SVG:
        return true;
    case FORMAT_PDF:
    case FORMAT_PS:
    case FORMAT_COUNT:
        break;
    }
    return false;
}

/* Before the pages are drawn, which takes longest. */
static void
check_pages(Handout *h)
{
    const char *name = h->options->output;
    if (h->pages == NULL || name == NULL || !output_is_stream(name) ||
        !is_paged(h->format) || h->pages->n_pages == 1)
        return;
    diag_add(h->diag, DIAG_ERROR, src_pos_option("output"),
             "cannot write several pages of %s to '%s'; name a file, or use "
             "--format pdf",
             format_names[h->format], name);
}

/* The paper that the pages have, by its name where it has one. */
static char *
paper_of(const LayoutSpec *spec)
{
    const char *name = paper_name(spec->sheet.width, spec->sheet.height);
    return name ? g_strdup(name)
                : g_strdup_printf("%.0fx%.0fpt", spec->sheet.width, spec->sheet.height);
}

static void
tell_files(const Handout *h, const GPtrArray *names)
{
    const char *first = g_ptr_array_index(names, 0);
    const char *last = g_ptr_array_index(names, names->len - 1);
    size_t n = h->pages->n_pages;
    fprintf(stderr, "%s%s%s: %zu page%s\n", first, names->len > 1 ? " to " : "",
            names->len > 1 ? last : "", n, n == 1 ? "" : "s");
}

static Status
print_report(const Handout *h, const GPtrArray *names)
{
    g_autofree char *paper = paper_of(h->spec);
    g_autoptr(GString) out = g_string_new(NULL);
    HandoutReport report = {
        .files = (const char *const *)names->pdata,
        .n_files = names->len,
        .format = format_names[h->format],
        .layout = h->spec->id,
        .paper = paper,
        .lang = language(h),
        .pages = (int)h->pages->n_pages,
        .facts = &h->facts,
    };
    report_handout(out, &report, h->diag);
    return run_print(h->run, out);
}

/* A viewer that will not start is no reason to fail: the file is there. */
static void
open_viewer(const Handout *h, const char *name)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path = g_canonicalize_filename(name, NULL);
    char viewer[] = "xdg-open";
    char *command[] = { viewer, path, NULL };
    if (!g_spawn_async(NULL, command, NULL,
                       G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL |
                               G_SPAWN_STDERR_TO_DEV_NULL,
                       NULL, NULL, NULL, &error))
        diag_add(h->diag, DIAG_WARNING, src_pos_option("open"),
                 "cannot start %s; open '%s' yourself", viewer, name);
}

static Status
tell(const Handout *h, const GPtrArray *names)
{
    const CommonOptions *common = &h->run->options;
    if (h->options->open)
        open_viewer(h, g_ptr_array_index(names, 0));
    if (common->json)
        return print_report(h, names);
    if (!common->quiet && !to_stdout(h->options))
        tell_files(h, names);
    return STATUS_DONE;
}

static GPtrArray *
draw(const Handout *h)
{
    const PdfOptions *pdf = h->options->pdf;
    DateTime today = date_today();
    g_autofree char *plan = pdf->embed_plan ? plan_text(h->plan, h->lib) : NULL;
    if (h->format == FORMAT_PDF)
        return pdf_draw(pdf, h->pages, plan, today, h->run);
    GPtrArray *files =
            draw_pages(h->pages, h->format, h->dpi, today, h->diag);
    run_step(h->run, "drawing");
    return files;
}

/* Draws and writes what has no mistakes. */
static Status
finish(Handout *h)
{
    check_pages(h);
    if (diag_n_errors(h->diag) > 0)
        return STATUS_ERRORS;
    g_assert(h->pages != NULL);
    g_autoptr(GPtrArray) parts = draw(h);
    if (parts == NULL)
        return STATUS_ERRORS;
    g_autofree char *own_name = target_name(h->lib, h->plan, h->format);
    Output output = { first_said(h->options->output, own_name),
                      h->options->output != NULL, is_paged(h->format) };
    g_autoptr(GPtrArray) names = output_write(&output, parts, h->diag);
    run_step(h->run, "writing");
    return names != NULL ? tell(h, names) : STATUS_ERRORS;
}

static void
handout_clear(Handout *h)
{
    page_set_free(h->pages);
    document_free(h->document);
    figures_free(h->figures);
    font_set_free(h->fonts);
    library_free(h->lib);
    arena_free(h->arena);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Handout, handout_clear)

Status
handout_run(Run *run, char ***args)
{
    PdfOptions pdf = { 0 };
    g_auto(Options) options = { .pdf = &pdf, .values = g_new0(char **, n_plan_keys) };
    g_autoptr(GArray) rows = option_rows(&options);
    Status status;
    if (!run_options(run, (const GOptionEntry *)(void *)rows->data, args,
                     &status))
        return status;
    options.items = *args + 1;
    status = check_usage(run, &options);
    if (status != STATUS_DONE)
        return status;
    g_auto(Handout) h = {
        .run = run, .diag = run->diag, .options = &options, .arena = arena_new()
    };
    read_target(&h);
    read_all(&h);
    place(&h);
    return finish(&h);
}
