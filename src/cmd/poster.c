/* limber poster: moves and texts to be read from the wall. */
#include "cmd/cmd.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/units.h"
#include "cmd/press.h"
#include "cmd/printing.h"
#include "cmd/report.h"
#include "cmd/target.h"
#include "compose/compose.h"
#include "layout/poster.h"
#include "library/plan_file.h"

#define USUAL_POSTER "poster-routine"
#define READ_LEAST 0.3 /* [m] */
#define READ_MOST 50.0
#define READ_ENOUGH 0.75 /* of the layout's wish: below it there is a warning */

/* The words of a plan that a poster knows, too. */
static const struct {
    const char *name, *help;
} keys[] = {
    { "title", "title over the poster" },
    { "side", "the side that is worked" },
    { "phase", "phase of the routine (1)" },
    { "lang", "language of the poster" },
    { "paper", "paper: a1, b2, 500x700mm, 1080x1350px (a2)" },
    { "layout", "layout (the poster's own, or " USUAL_POSTER ")" },
};
#define N_KEYS G_N_ELEMENTS(keys)

/* What the command line says; texts may be NULL. */
typedef struct {
    TargetOptions target;
    PrintingOptions printing;
    char *practice, *read_from;
    char **values[N_KEYS];
    gboolean landscape;
} Options;

/* One poster on its way. */
typedef struct {
    Diag *diag; /* the run's */
    const Options *options;
    Arena *arena;
    Target target;
    Printing printing;
    const Plan *plan;
    LayoutSpec turned; /* the layout on a sheet laid on its side */
    Press press;
    HandoutFacts facts;
    PosterWish wish;
    PosterReach reach;
} PosterRun;

static void
options_clear(Options *options)
{
    target_options_clear(&options->target);
    printing_options_clear(&options->printing);
    g_free(options->practice);
    g_free(options->read_from);
    for (size_t i = 0; i < N_KEYS; i++)
        g_strfreev(options->values[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

static const PlanKey *
find_key(const char *name)
{
    for (size_t i = 0; i < n_plan_keys; i++)
        if (strcmp(plan_keys[i].name, name) == 0)
            return &plan_keys[i];
    g_assert_not_reached();
}

static GArray *
option_rows(Options *options)
{
    const GOptionEntry own[] = {
        { "landscape", 0, 0, G_OPTION_ARG_NONE, &options->landscape,
          "broader than high", NULL },
        { "read-from", 0, 0, G_OPTION_ARG_FILENAME, &options->read_from,
          "names must be read from there; what is said of each move gives way",
          "DISTANCE" },
        { "practice", 0, 0, G_OPTION_ARG_FILENAME, &options->practice,
          "read whose poster it is from FILE", "FILE" },
    };
    GArray *rows = g_array_new(TRUE, TRUE, sizeof(GOptionEntry));
    target_option_rows(&options->target, rows);
    g_array_append_vals(rows, own, G_N_ELEMENTS(own));
    printing_option_rows(&options->printing, rows);
    for (size_t i = 0; i < N_KEYS; i++) {
        const PlanKey *key = find_key(keys[i].name);
        GOptionEntry row = { key->name,
                             strcmp(key->name, "layout") == 0 ? 'l' : '\0',
                             0,
                             G_OPTION_ARG_FILENAME_ARRAY,
                             &options->values[i],
                             keys[i].help,
                             key->value_name };
        g_array_append_val(rows, row);
    }
    return rows;
}

static void
read_plan(PosterRun *p, char *const *items)
{
    PlanBuilder *builder = plan_builder_new(p->arena, p->diag);
    for (; *items != NULL; items++)
        plan_builder_item(builder, *items, SRC_POS_NONE);
    for (size_t i = 0; i < N_KEYS; i++) {
        char *const *value = p->options->values[i];
        for (; value != NULL && *value != NULL; value++)
            plan_builder_set(builder, keys[i].name, *value,
                             src_pos_option(keys[i].name));
    }
    p->plan = plan_builder_finish(builder);
}

/* "2m", "2" or "150cm", in metres, to the millimetre. */
static void
read_distance(PosterRun *p)
{
    const char *text = p->options->read_from;
    if (text == NULL)
        return;
    double pt = 0;
    bool known = length_parse(text, UNIT_M, &pt);
    double value = round(pt / unit_pt(UNIT_MM)) / 1000;
    if (known && value >= READ_LEAST && value <= READ_MOST)
        p->wish.read_from = value;
    else
        diag_add(p->diag, DIAG_ERROR, src_pos_option("read-from"),
                 "'%s' is not a distance; expected %gm to %gm, such as 2m",
                 text, READ_LEAST, READ_MOST);
}

/* The layout that the poster's file names, or the one for moves. */
static const char *
usual_layout(PosterRun *p)
{
    for (size_t i = 0; i < p->plan->n_items; i++) {
        const PlanItem *item = &p->plan->items[i];
        ItemKind kind;
        if (!library_kind_of(p->press.lib, item->id, &kind) ||
            kind != ITEM_POSTER)
            continue;
        g_autoptr(Diag) later = diag_new(); /* composing tells it */
        const Poster *poster =
                library_poster(p->press.lib, item->id, item->pos, later);
        return poster != NULL ? poster->layout : USUAL_POSTER;
    }
    return USUAL_POSTER;
}

/* A sheet that is higher than broad is turned. */
static void
turn(PosterRun *p)
{
    const LayoutSpec *spec = p->press.spec;
    if (spec == NULL || !p->options->landscape || spec->width >= spec->height)
        return;
    p->turned = *spec;
    p->turned.width = spec->height;
    p->turned.height = spec->width;
    p->press.spec = &p->turned;
}

static void
read_all(PosterRun *p, char *const *items)
{
    Press *press = &p->press;
    read_plan(p, items);
    read_distance(p);
    const Plan *plan = p->plan;
    PressWish wish = { .practice = p->options->practice,
                       .lang = plan->lang,
                       .lang_pos = plan->lang_pos,
                       .layout = plan->layout,
                       .layout_pos = plan->layout_pos,
                       .paper = plan->paper,
                       .paper_pos = plan->paper_pos,
                       .usual_layout = usual_layout(p),
                       .use = LAYOUT_POSTER };
    press_read(press, &wish);
    target_set_paper(&p->target, press->paper);
    if (press->words != NULL)
        press->document = compose_poster(press->lib, plan, press->practice,
                                         press->words, &p->facts, p->diag);
    turn(p);
    run_step(press->run, "composing");
}

static void
place(PosterRun *p)
{
    Press *press = &p->press;
    press_open(press);
    if (press->fonts == NULL)
        return;
    font_set_check(press->fonts, p->plan->title, p->plan->title_pos, p->diag);
    g_autofree char *paper = press_paper(press);
    p->wish.paper = paper;
    press->pages = layout_poster(press->document, press->spec, press->fonts,
                                 &p->wish, &p->reach, p->diag);
    if (press->pages != NULL)
        printing_prepare(&p->printing, press->pages, p->diag);
    run_step(press->run, "laying out");
}

/* "names read from 1.9 m, cues from 1.1 m" */
static void
tell_reach(const PosterRun *p)
{
    static const char *const texts[] = {
        [POSTER_SAYS_STEPS] = "steps", [POSTER_SAYS_CUE] = "cues"
    };
    const PosterReach *reach = &p->reach;
    fprintf(stderr, "%s read from %.1f m",
            reach->has_moves ? "names" : "headings", reach->names);
    if (!reach->has_moves)
        fprintf(stderr, ", text from %.1f m", reach->text);
    else if (reach->says != POSTER_SAYS_NAME)
        fprintf(stderr, ", %s from %.1f m", texts[reach->says], reach->text);
    fputs("\n", stderr);
}

/* What is read from less far than the layout wishes. */
static void
warn_of_reach(const PosterRun *p)
{
    const PosterReach *reach = &p->reach;
    if (p->wish.read_from > 0 || reach->names >= reach->wish * READ_ENOUGH)
        return;
    diag_add(p->diag, DIAG_WARNING, SRC_POS_NONE,
             "%s are read from %.1f m only, not %.1f m; take a larger sheet, or "
             "print less",
             reach->has_moves ? "names" : "headings", reach->names,
             reach->wish);
}

static Status
print_report(const PosterRun *p, const Written *written)
{
    static const char *const says[] = { [POSTER_SAYS_STEPS] = "steps",
                                        [POSTER_SAYS_CUE] = "cue",
                                        [POSTER_SAYS_NAME] = "name" };
    g_autofree char *paper = press_paper(&p->press);
    g_autoptr(GString) out = g_string_new(NULL);
    HandoutReport report = {
        .written = written,
        .layout = p->press.spec->id,
        .paper = paper,
        .lang = p->press.language,
        .facts = &p->facts,
    };
    Json json = report_open_handout(out, &report);
    json_text(&json, "says", says[p->reach.says]);
    json_number(&json, "names_read_from_cm", (int)(p->reach.names * 100));
    json_number(&json, "text_read_from_cm", (int)(p->reach.text * 100));
    report_close(&json, p->diag);
    return run_print(p->press.run, out);
}

/* Only a PDF is divided into sheets. */
static GPtrArray *
draw(const PosterRun *p)
{
    const PageSet *pages = p->press.pages;
    Run *run = p->press.run;
    GPtrArray *parts = target_draw(&p->target, pages, run);
    return printing_divide(&p->printing, parts, pages, p->press.fonts, run);
}

/* "lower-back-tight-hips-poster.pdf" */
static char *
own_name(const PosterRun *p)
{
    return g_strdup_printf("%s-poster.%s", p->plan->items[0].id,
                           format_names[p->target.format]);
}

static Status
finish(PosterRun *p)
{
    Run *run = p->press.run;
    const PageSet *pages = p->press.pages;
    if (pages != NULL) {
        warn_of_reach(p);
        target_check_pages(&p->target, pages, p->diag);
    }
    if (diag_n_errors(p->diag) > 0)
        return STATUS_ERRORS;
    g_autoptr(GPtrArray) parts = draw(p);
    if (parts == NULL)
        return STATUS_ERRORS;
    g_autofree char *name = own_name(p);
    g_auto(Written) written =
            target_write(&p->target, name, parts,
                         printing_n_pages(&p->printing, pages), run);
    if (written.names == NULL)
        return STATUS_ERRORS;
    if (run->options.json)
        return print_report(p, &written);
    target_tell(&p->target, &written, run);
    if (!run->options.quiet)
        tell_reach(p);
    return STATUS_DONE;
}

static Status
check_usage(Run *run, const Options *options, char *const *items)
{
    target_check_usage(run, &options->target);
    printing_check_usage(run, &options->printing);
    if (items[0] == NULL)
        run_usage(run, "name what to print, as in 'limber poster desk-break'; "
                       "'limber list posters' shows them");
    return diag_n_errors(run->diag) > 0 ? STATUS_USAGE : STATUS_DONE;
}

Status
poster_run(Run *run, char ***args)
{
    g_auto(Options) options = { 0 };
    g_autoptr(GArray) rows = option_rows(&options);
    Status status;
    if (!run_options(run, (const GOptionEntry *)(void *)rows->data, args,
                     &status))
        return status;
    char *const *items = *args + 1;
    status = check_usage(run, &options, items);
    if (status != STATUS_DONE)
        return status;
    PosterRun p = { .diag = run->diag, .options = &options,
                    .arena = arena_new() };
    target_read(&p.target, &options.target, run->diag);
    printing_read(&p.printing, &options.printing, p.target.format, run->diag);
    press_init(&p.press, run);
    read_all(&p, items);
    place(&p);
    status = finish(&p);
    press_clear(&p.press);
    arena_free(p.arena);
    return status;
}
