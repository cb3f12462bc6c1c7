#include "layout/fit.h"

#include <math.h>

#include "layout/pages.h"
#include "layout/trial.h"

#define STEP 0.25 /* [pt] between two sizes that are tried */

typedef struct {
    const LayoutSpec *spec;
    const Document *doc;
    FontSet *fonts;
    Arena *arena;
    Diag *diag;
} Fit;

static size_t
count_exercises(const Document *doc)
{
    size_t n = 0;
    for (size_t i = 0; i < doc->n_blocks; i++)
        n += doc->blocks[i].kind == BLOCK_EXERCISE;
    return n;
}

/* True when `doc` fits in type of `size` [pt] at the closest leading. */
static bool
fits(const Fit *fit, const Document *doc, double size)
{
    LayoutSpec spec = layout_spec_scaled(fit->spec, size / fit->spec->size);
    g_auto(Trial) t;
    trial_init(&t, doc, &spec, fit->fonts, fit->arena, fit->diag);
    t.setter.stretch = spec.leading_span[0];
    g_autoptr(GPtrArray) groups = trial_groups(&t);
    g_autoptr(Pagination) p = pagination_new(groups, t.setter.room);
    if (pagination_n_pages(p) > (size_t)spec.max_pages)
        return false;
    for (int part = 0; part < PART_COUNT; part++)
        if (pagination_highest(p, groups, (Part)part) > t.setter.room + 0.01)
            return false;
    return true;
}

/* The largest size that fits, found by halving; 0 when none does. */
static double
largest_size(const Fit *fit)
{
    const double *span = fit->spec->size_span;
    if (!fits(fit, fit->doc, span[0]))
        return 0;
    int good = 0, bad = (int)floor((span[1] - span[0]) / STEP) + 1;
    /* Counted in steps from the least size. */
    while (bad - good > 1) {
        int middle = (good + bad) / 2;
        if (fits(fit, fit->doc, span[0] + middle * STEP))
            good = middle;
        else
            bad = middle;
    }
    return span[0] + good * STEP;
}

/* The document without its last exercises, `kept` of them left. */
static Document
shortened(const Fit *fit, size_t kept)
{
    Document doc = *fit->doc;
    Block *blocks = arena_array(fit->arena, Block, doc.n_blocks);
    size_t n = 0, exercises = 0;
    for (size_t i = 0; i < fit->doc->n_blocks; i++) {
        const Block *block = &fit->doc->blocks[i];
        if (block->kind != BLOCK_EXERCISE || exercises++ < kept)
            blocks[n++] = *block;
    }
    doc.blocks = blocks;
    doc.n_blocks = n;
    return doc;
}

/* The name of exercise `n`, from 0. */
static const char *
exercise_name(const Document *doc, size_t n)
{
    for (size_t i = 0; i < doc->n_blocks; i++)
        if (doc->blocks[i].kind == BLOCK_EXERCISE && n-- == 0)
            return doc->blocks[i].exercise.name;
    g_assert_not_reached();
}

/* True when `doc` fits in the smallest type, in any number of columns. */
static bool
fits_somehow(const Fit *fit, const Document *doc)
{
    LayoutSpec spec = *fit->spec;
    Fit tried = *fit;
    tried.spec = &spec;
    for (int columns = fit->spec->card.columns; columns >= 1; columns--) {
        spec.card.columns = columns;
        if (fits(&tried, doc, spec.size_span[0]))
            return true;
    }
    return false;
}

/* What to leave out, found by leaving it out. */
static void
tell(const Fit *fit)
{
    const LayoutSpec *spec = fit->spec;
    size_t n = count_exercises(fit->doc), kept = n;
    const char *pages = spec->max_pages == 1 ? "page" : "pages";
    bool good = false;
    while (!good && kept > 1) {
        kept--;
        Document doc = shortened(fit, kept);
        good = fits_somehow(fit, &doc);
    }
    if (!good) {
        diag_add(fit->diag, DIAG_ERROR, SRC_POS_NONE,
                 "this does not fit on %d %s in %g pt type, even with one "
                 "move; leave out some of its texts, or use another layout",
                 spec->max_pages, pages, spec->size_span[0]);
        return;
    }
    diag_add(fit->diag, DIAG_ERROR, SRC_POS_NONE,
             "these %zu moves do not fit on %d %s in %g pt type; leave out "
             "%zu, from '%s' on, or use another layout",
             n, spec->max_pages, pages, spec->size_span[0], n - kept,
             exercise_name(fit->doc, kept));
}

/* The fewest columns that give the largest type, and its size. */
static double
best_columns(Fit *fit, LayoutSpec *spec)
{
    int n = (int)count_exercises(fit->doc);
    int most = CLAMP(spec->card.columns, 1, MAX(n, 1)), best = most;
    double size = 0;
    for (int columns = most; columns >= 1; columns--) {
        spec->card.columns = columns;
        double found = largest_size(fit);
        if (found <= 0 || found < size - STEP / 2)
            continue;
        size = found;
        best = columns;
    }
    spec->card.columns = best;
    return size;
}

bool
fit_type(LayoutSpec *spec, const Document *doc, FontSet *fonts, Arena *arena,
         Diag *diag)
{
    if (spec->max_pages == 0)
        return true;
    Fit fit = { spec, doc, fonts, arena, diag };
    int errors = diag_n_errors(diag);
    double size = best_columns(&fit, spec);
    if (diag_n_errors(diag) > errors)
        return false;
    if (size > 0)
        *spec = layout_spec_scaled(spec, size / spec->size);
    else
        tell(&fit);
    return size > 0;
}
