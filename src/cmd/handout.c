/* limber handout: from the command line to finished pages. */
#include "cmd/cmd.h"

#include <string.h>

#include "cmd/left_out.h"
#include "cmd/pdf.h"
#include "cmd/plan_text.h"
#include "cmd/press.h"
#include "cmd/report.h"
#include "cmd/target.h"
#include "compose/compose.h"
#include "library/plan_file.h"

/* What the command line says; texts may be NULL. */
typedef struct {
    TargetOptions target;
    char *practice, *plan;
    gboolean open;
    PdfOptions *pdf;
    char ***values; /* for each of plan_keys what was said, or NULL */
    char **items;   /* borrowed: ID or ID=DOSE */
} Options;

/* One handout on its way. */
typedef struct {
    Run *run;
    Diag *diag; /* the run's */
    const Options *options;
    Arena *arena;
    Target target;
    const Plan *plan;
    Press press;
    HandoutFacts facts;
} Handout;

/* The rows of the options: our own, then one for each key of the plan. */
static GArray *
option_rows(Options *options)
{
    const GOptionEntry own[] = {
        { "open", 0, 0, G_OPTION_ARG_NONE, &options->open,
          "show the handout when it is done", NULL },
        { "plan", 0, 0, G_OPTION_ARG_FILENAME, &options->plan,
          "read what the handout holds from FILE", "FILE" },
        { "practice", 0, 0, G_OPTION_ARG_FILENAME, &options->practice,
          "read who hands it out from FILE", "FILE" },
    };
    GArray *rows = g_array_new(TRUE, TRUE, sizeof(GOptionEntry));
    target_option_rows(&options->target, rows);
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
    target_options_clear(&options->target);
    g_free(options->practice);
    g_free(options->plan);
    for (size_t i = 0; i < n_plan_keys; i++)
        g_strfreev(options->values[i]);
    g_free(options->values);
    pdf_options_clear(options->pdf);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

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
    target_check_usage(run, &options->target);
    if (target_is_stdout(&options->target) && options->open)
        run_usage(run, "--open needs a file; give -o one");
    if (!names_items(options))
        run_usage(run, "name what to print, as in 'limber handout cat-cow', "
                       "or a plan with --plan FILE");
    pdf_check_usage(run, options->pdf);
    return diag_n_errors(run->diag) > 0 ? STATUS_USAGE : STATUS_DONE;
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
    pdf_read_from(options->pdf, h->target.format, builder, h->diag);
    if (options->plan != NULL)
        plan_builder_file(builder, options->plan);
    h->plan = plan_builder_finish(builder);
}

/* Everything that is read, and as far as it goes the document. */
static void
read_all(Handout *h)
{
    Press *press = &h->press;
    read_plan(h);
    const Plan *plan = h->plan;
    PressWish wish = { .practice = h->options->practice,
                       .lang = plan->lang,
                       .lang_pos = plan->lang_pos,
                       .layout = plan->layout,
                       .layout_pos = plan->layout_pos,
                       .paper = plan->paper,
                       .paper_pos = plan->paper_pos,
                       .usual_layout = USUAL_LAYOUT,
                       .use = LAYOUT_HANDOUT };
    press_read(press, &wish);
    target_set_paper(&h->target, press->paper);
    if (press->words != NULL)
        press->document = compose_handout(press->lib, plan, press->practice,
                                          press->words, &h->facts, h->diag);
    run_step(h->run, "composing");
}

static void
place(Handout *h)
{
    if (h->press.document != NULL && h->press.spec != NULL)
        left_out_tell(h->press.spec, h->plan, h->press.document, h->diag);
    press_open(&h->press);
    if (h->press.fonts != NULL) {
        const Plan *plan = h->plan;
        font_set_check(h->press.fonts, plan->client, plan->client_pos, h->diag);
        font_set_check(h->press.fonts, plan->title, plan->title_pos, h->diag);
    }
    press_place(&h->press);
}

static Status
print_report(const Handout *h, const Written *written)
{
    g_autofree char *paper = press_paper(&h->press);
    g_autoptr(GString) out = g_string_new(NULL);
    HandoutReport report = {
        .written = written,
        .layout = h->press.spec->id,
        .paper = paper,
        .lang = h->press.language,
        .facts = &h->facts,
    };
    Json json = report_open_handout(out, &report);
    report_close(&json, h->diag);
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
tell(const Handout *h, const Written *written)
{
    if (h->options->open)
        open_viewer(h, g_ptr_array_index(written->names, 0));
    if (h->run->options.json)
        return print_report(h, written);
    target_tell(&h->target, written, h->run);
    return STATUS_DONE;
}

static GPtrArray *
draw(const Handout *h)
{
    const PdfOptions *pdf = h->options->pdf;
    const PageSet *pages = h->press.pages;
    if (h->target.format != FORMAT_PDF)
        return target_draw(&h->target, pages, h->run);
    g_autofree char *plan =
            pdf->embed_plan ? plan_text(h->plan, h->press.lib) : NULL;
    return pdf_draw(pdf, pages, plan, date_today(), h->run);
}

/* Draws and writes what has no mistakes. */
static Status
finish(Handout *h)
{
    const PageSet *pages = h->press.pages;
    if (pages != NULL)
        target_check_pages(&h->target, pages, h->diag);
    if (diag_n_errors(h->diag) > 0)
        return STATUS_ERRORS;
    g_assert(pages != NULL);
    g_autoptr(GPtrArray) parts = draw(h);
    if (parts == NULL)
        return STATUS_ERRORS;
    g_autofree char *own_name =
            target_name(h->press.lib, h->plan, h->target.format);
    g_auto(Written) written =
            target_write(&h->target, own_name, parts, pages->n_pages, h->run);
    return written.names != NULL ? tell(h, &written) : STATUS_ERRORS;
}

static void
handout_clear(Handout *h)
{
    press_clear(&h->press);
    arena_free(h->arena);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Handout, handout_clear)

Status
handout_run(Run *run, char ***args)
{
    PdfOptions pdf = { 0 };
    g_auto(Options)
            options = { .pdf = &pdf, .values = g_new0(char **, n_plan_keys) };
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
    target_read(&h.target, &options.target, run->diag);
    press_init(&h.press, run);
    read_all(&h);
    place(&h);
    return finish(&h);
}
