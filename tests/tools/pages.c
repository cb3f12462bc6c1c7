#include "tests/tools/pages.h"

#include "cmd/pictures.h"
#include "cmd/target.h"
#include "layout/poster.h"
#include "library/plan_file.h"
#include <stdio.h>
#include <stdlib.h>

/* The catalogue of everything. */
static Document *
compose_all(Pages *p, const Practice *practice, const Words *words)
{
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    const char *const *id = library_ids(p->lib, ITEM_EXERCISE);
    for (; *id != NULL; id++)
        g_ptr_array_add(all, (void *)(guintptr)library_exercise(
                                     p->lib, *id, SRC_POS_NONE, p->diag));
    return compose_catalogue(
            p->lib, (const Exercise *const *)(const void *)all->pdata,
            all->len, practice, words, p->diag);
}

static Document *
compose_for(Pages *p, LayoutUse use, const Plan *plan, const Practice *practice,
            const Words *words)
{
    HandoutFacts facts;
    switch (use) {
    case LAYOUT_CATALOGUE:
        return compose_all(p, practice, words);
    case LAYOUT_POSTER:
        return compose_poster(p->lib, plan, practice, words, &facts, p->diag);
    case LAYOUT_HANDOUT:
        break;
    }
    return compose_handout(p->lib, plan, practice, words, &facts, p->diag);
}

static PageSet *
lay_out(Pages *p, LayoutUse use)
{
    PosterWish wish = { .paper = "this sheet" };
    PosterReach reach;
    return use == LAYOUT_POSTER
                   ? layout_poster(p->doc, p->spec, p->fonts, &wish, &reach,
                                   p->diag)
                   : layout_document(p->doc, p->spec, p->fonts, p->diag);
}

/* What was wrong is told at the end; the steps that need it are left out. */
static void
compose_pages(Pages *p, const char *plan_path, const char *practice_path)
{
    g_autofree char *data = library_data_folder();
    p->lib = library_new(data, NULL, p->diag);
    if (p->lib == NULL)
        return;
    const Practice *practice = library_practice(p->lib, practice_path, p->diag);
    PlanBuilder *builder = plan_builder_new(p->arena, p->diag);
    plan_builder_file(builder, plan_path);
    const Plan *plan = plan_builder_finish(builder);
    if (plan == NULL || practice == NULL)
        return;
    g_autofree char *country = target_country();
    const Words *words =
            library_words(p->lib, plan->lang ? plan->lang : "en",
                          practice->country ? practice->country : country,
                          plan->lang_pos, p->diag);
    p->spec = library_layout(
            p->lib, plan->layout ? plan->layout : "handout-classic",
            plan->layout_pos, plan->paper ? plan->paper : practice->paper,
            plan->paper_pos, p->diag);
    if (words == NULL || p->spec == NULL)
        return;
    LayoutUse use = layout_spec_use(p->spec);
    p->doc = compose_for(p, use, plan, practice, words);
    g_autoptr(Figures) figures = figures_new(data);
    if (p->doc != NULL)
        pictures_draw(p->doc, p->spec, figures, practice, p->diag);
    p->fonts = font_set_new(data, p->diag);
    if (p->doc != NULL && p->fonts != NULL)
        p->pages = lay_out(p, use);
}

Pages *
pages_open(int argc, char **argv)
{
    if (argc != 2 && argc != 3) {
        fprintf(stderr, "usage: %s PLAN.yaml [PRACTICE.yaml]\n", argv[0]);
        exit(2);
    }
    Pages *p = g_new0(Pages, 1);
    p->arena = arena_new();
    p->diag = diag_new();
    compose_pages(p, argv[1], argv[2]);
    g_autofree char *messages = diag_format(p->diag, DIAG_WARNING, false);
    fputs(messages, stderr);
    if (p->pages != NULL && diag_n_errors(p->diag) == 0)
        return p;
    pages_free(p);
    exit(1);
}

void
pages_free(Pages *p)
{
    if (p == NULL)
        return;
    page_set_free(p->pages);
    document_free(p->doc);
    font_set_free(p->fonts);
    library_free(p->lib);
    diag_free(p->diag);
    arena_free(p->arena);
    g_free(p);
}
