/* Makes N tagged handouts for different clients in one process.
   usage: batch N PLAN.yaml
   Prints handouts a second, and the memory of the first and the last. */
#include "cmd/target.h"
#include "compose/compose.h"
#include "draw/draw.h"
#include "finish/finish.h"
#include "layout/layout.h"
#include "library/plan_file.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What all clients share. */
typedef struct {
    Library *lib;
    const Words *words;
    const Practice *practice;
    const LayoutSpec *spec;
    FontSet *fonts;
    Diag *diag;
    double layout, draw, finish; /* [s] spent so far */
    size_t bytes;
} Batch;

static double
now(void)
{
    return (double)g_get_monotonic_time() / 1e6;
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

static void
make_one(Batch *b, const char *path, int client)
{
    Arena *arena = arena_new();
    HandoutFacts facts;
    const Plan *plan = plan_for(b, arena, path, client);
    double start = now();
    g_autoptr(Document) doc = compose_handout(b->lib, plan, b->practice,
                                              b->words, &facts, b->diag);
    g_autoptr(PageSet) pages = layout_document(doc, b->spec, b->fonts, b->diag);
    double placed = now();
    g_autoptr(InkLog) log = ink_log_new(pages);
    g_autoptr(GByteArray) marked =
            draw_marked_pdf(pages, date_today(), log, b->diag);
    double drawn = now();
    FinishOptions options = { .created = date_today() };
    g_autoptr(GByteArray) file =
            finish_pdf(marked, pages, log, &options, b->diag);
    g_assert(file != NULL);
    b->layout += placed - start;
    b->draw += drawn - placed;
    b->finish += now() - drawn;
    b->bytes += file->len;
    arena_free(arena);
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
    printf("batch         %.0f a second   (ms each: layout %.2f, drawing %.2f, "
           "tagging %.2f; %.0f kB)\n",
           n / seconds, b.layout * 1e3 / n, b.draw * 1e3 / n,
           b.finish * 1e3 / n, (double)b.bytes / 1e3 / n);
    printf("batch memory  %.1f MB after the first, %.1f MB after %d\n", first,
           memory(), n);
    font_set_free(b.fonts);
    library_free(b.lib);
    diag_free(b.diag);
    return 0;
}
