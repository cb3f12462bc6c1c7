/* Makes N tagged handouts for different clients in one process.
   usage: batch N PLAN.yaml
   Prints handouts a second of the processor, and the memory of the first and the last. */
#include "cmd/pictures.h"
#include "cmd/target.h"
#include "compose/compose.h"
#include "draw/draw.h"
#include "finish/finish.h"
#include "layout/layout.h"
#include "library/plan_file.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* What all clients share. */
typedef struct {
    Library *lib;
    const Words *words;
    const Practice *practice;
    const LayoutSpec *spec;
    FontSet *fonts;
    Figures *figures;
    Diag *diag;
    double compose, figure, layout, draw, finish; /* [s] spent so far */
    size_t bytes;
} Batch;

/* Of the processor: other programs do not count. */
static double
now(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

/* Resident now [MB]. */
static double
memory(void)
{
    long pages = 0;
    FILE *f = fopen("/proc/self/statm", "r");
    if (f == NULL || fscanf(f, "%*d %ld", &pages) != 1)
        pages = 0;
    if (f != NULL)
        fclose(f);
    return (double)pages * (double)sysconf(_SC_PAGESIZE) / 1e6;
}

static const Plan *
plan_for(Batch *b, Arena *arena, const char *path, int client)
{
    PlanBuilder *builder = plan_builder_new(arena, b->diag);
    g_autofree char *name = g_strdup_printf("Client Number %d", client);
    plan_builder_set(builder, "client", name, SRC_POS_NONE);
    plan_builder_file(builder, path);
    return plan_builder_finish(builder);
}

/* Adds to `sum` what has passed since `*since`, which becomes now. */
static void
add_time(double *sum, double *since)
{
    double then = *since;
    *since = now();
    *sum += *since - then;
}

static void
make_one(Batch *b, const char *path, int client)
{
    g_autoptr(Arena) arena = arena_new();
    HandoutFacts facts;
    double clock = now();
    const Plan *plan = plan_for(b, arena, path, client);
    g_autoptr(Document) doc = compose_handout(b->lib, plan, b->practice,
                                              b->words, &facts, b->diag);
    add_time(&b->compose, &clock);
    pictures_draw(doc, b->spec, b->figures, b->practice, b->diag);
    add_time(&b->figure, &clock);
    g_autoptr(PageSet) pages = layout_document(doc, b->spec, b->fonts, b->diag);
    add_time(&b->layout, &clock);
    g_autoptr(InkLog) log = ink_log_new(pages);
    g_autoptr(GByteArray) marked =
            draw_marked_pdf(pages, date_today(), log, b->diag);
    add_time(&b->draw, &clock);
    FinishOptions options = { .created = date_today() };
    g_autoptr(GByteArray) file =
            finish_pdf(marked, pages, log, &options, b->diag);
    g_assert(file != NULL);
    add_time(&b->finish, &clock);
    b->bytes += file->len;
}

static void
batch_open(Batch *b, const char *path)
{
    g_autofree char *data = library_data_folder();
    b->diag = diag_new();
    b->lib = library_new(data, NULL, b->diag);
    Arena *arena = arena_new();
    const Plan *plan = plan_for(b, arena, path, 0);
    b->practice = library_practice(b->lib, NULL, b->diag);
    b->words = library_words(b->lib, "en", "GB", SRC_POS_NONE, b->diag);
    b->spec = library_layout(b->lib,
                             plan->layout ? plan->layout : "handout-classic",
                             SRC_POS_NONE, NULL, SRC_POS_NONE, b->diag);
    b->fonts = font_set_new(data, b->diag);
    b->figures = figures_new(data);
    arena_free(arena);
    g_autofree char *messages = diag_format(b->diag, DIAG_ERROR, false);
    if (diag_n_errors(b->diag) > 0)
        g_error("%s", messages);
}

int
main(int argc, char **argv)
{
    int n = argc == 3 ? atoi(argv[1]) : 0;
    if (n < 2) {
        fputs("usage: batch N PLAN.yaml\n", stderr);
        return 2;
    }
    Batch b = { NULL };
    batch_open(&b, argv[2]);
    double start = now();
    make_one(&b, argv[2], 1);
    double first = memory();
    for (int i = 2; i <= n; i++)
        make_one(&b, argv[2], i);
    double seconds = now() - start;
    printf("batch         %.0f a second   (ms each: composing %.2f, figures "
           "%.2f, layout %.2f, drawing %.2f, tagging %.2f; %.0f kB)\n",
           n / seconds, b.compose * 1e3 / n, b.figure * 1e3 / n,
           b.layout * 1e3 / n, b.draw * 1e3 / n, b.finish * 1e3 / n,
           (double)b.bytes / 1e3 / n);
    printf("batch memory  %.1f MB after the first, %.1f MB after %d\n", first,
           memory(), n);
    figures_free(b.figures);
    font_set_free(b.fonts);
    library_free(b.lib);
    diag_free(b.diag);
    return 0;
}
