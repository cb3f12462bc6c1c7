#include "layout/layout.h"

#include "base/units.h"
#include "layout/brand.h"
#include "layout/fit.h"
#include "layout/footer.h"
#include "layout/impose.h"
#include "layout/mirror.h"
#include "layout/pages.h"
#include "layout/trial.h"
#include "model/lang.h"

#include <math.h>

#define COST_STRETCH 100.0 /* for each unit that leading leaves 1 */
#define GAIN_GROWTH 8.0    /* for each unit that pictures exceed 1 */
#define RULE_GAP mm(9)     /* between lines to write on */
#define MAX_RULES 12
#define MAX_PASSES 3 /* until the page numbers in the text are right */

/* Tried in this order; the first of equals wins. */
static const double stretches[] = { 1, 1.02, 0.98, 1.04, 0.96, 0.94 };

/* How much pictures grow. */
static const double growths[] = { 1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.7, 2 };

/* Lines to write on, down to the page's end, where there is room enough. */
static void
put_rules(Setter *s, const Group *notes, Column *c)
{
    double top = c->y + notes->gap;
    if (s->room - top < s->spec->notes_min)
        return;
    column_add_column(c, notes->column, 0, top);
    Color grey = color_mix(setter_color(s, COLOR_SOFT),
                           setter_color(s, COLOR_PAPER), 0.5);
    double y = top + notes->column->y + RULE_GAP;
    for (int i = 0; i < MAX_RULES && y <= s->room - RULE_GAP / 2; i++) {
        column_rule(c, (Point){ 0, y }, (Point){ s->width, y }, grey, mm(0.25));
        y += RULE_GAP;
    }
}

static const Mark *
marks_keep(Setter *s, Column *c)
{
    for (guint i = 0; i < c->marks->len; i++)
        mark_move(&g_array_index(c->marks, Mark, i), s->spec->left,
                  s->spec->top);
    if (lang_is_rtl(s->doc_lang))
        mirror_marks((Mark *)(void *)c->marks->data, c->marks->len,
                     s->spec->width);
    return arena_memdup(s->arena, c->marks->data,
                        c->marks->len * sizeof(Mark));
}

static Page
draw_page(Trial *t, const Pagination *p, const GPtrArray *groups, size_t i)
{
    Setter *s = &t->setter;
    size_t n = MAX(1, pagination_n_pages(p)); /* notes alone have none */
    g_autoptr(Column) c = column_new();
    pagination_draw(p, groups, i, s->room, s->spec->gap_span[1], c);
    for (guint k = 0; i + 1 == n && k < groups->len; k++) {
        const Group *g = g_ptr_array_index(groups, k);
        if (g->fills_page)
            put_rules(s, g, c);
    }
    footer_put(s, c, &t->doc->footer, s->room + FOOTER_GAP, (int)i + 1, (int)n);
    Page page = { .width = s->spec->width, .height = s->spec->height };
    page.marks = marks_keep(s, c);
    page.n_marks = c->marks->len;
    return page;
}

static void
draw_all(Trial *t, const Pagination *p, const GPtrArray *groups, PageSet *set)
{
    Setter *s = &t->setter;
    set->n_pages = MAX(1, pagination_n_pages(p));
    Page *pages = arena_array(set->arena, Page, set->n_pages);
    for (size_t i = 0; i < set->n_pages; i++)
        pages[i] = draw_page(t, p, groups, i);
    set->pages = pages;
    set->elements = arena_memdup(set->arena, s->elements->data,
                                 s->elements->len * sizeof(Element));
    set->n_elements = s->elements->len;
}

/* The leading that breaks best, within the layout's limits. */
static double
best_stretch(Trial *t)
{
    Setter *s = &t->setter;
    double best = INFINITY, chosen = 1;
    for (size_t i = 0; i < G_N_ELEMENTS(stretches); i++) {
        if (stretches[i] < s->spec->leading_span[0] - 1e-9 ||
            stretches[i] > s->spec->leading_span[1] + 1e-9)
            continue;
        s->stretch = stretches[i];
        g_autoptr(GPtrArray) groups = trial_groups(t);
        g_autoptr(Pagination) p = pagination_new(groups, s->room);
        double cost = p->cost + COST_STRETCH * fabs(stretches[i] - 1);
        if (cost < best - 1e-9) {
            best = cost;
            chosen = stretches[i];
        }
    }
    return chosen;
}

/* False and a message for each part with something higher than a page. */
static bool
check_heights(Trial *t, const Pagination *p, const GPtrArray *groups)
{
    const Setter *s = &t->setter;
    bool good = true;
    for (int part = 0; part < PART_COUNT; part++) {
        double height = pagination_highest(p, groups, (Part)part);
        if (height <= s->room + 0.01)
            continue;
        diag_add(s->diag, DIAG_ERROR, SRC_POS_NONE,
                 "'%s' holds something %.0f mm high that cannot be divided; "
                 "a page has room for %.0f mm",
                 part_names[part], height / PT_PER_MM, s->room / PT_PER_MM);
        good = false;
    }
    return good;
}

/* Pictures as large as they may be without a page more or a gap at the end of
   one: before gaps open.  Returns what that costs. */
static double
grow_figures(Trial *t, const LayoutSpec *spec)
{
    double best = INFINITY, chosen = 1;
    for (size_t i = 0; i < G_N_ELEMENTS(growths); i++) {
        if (growths[i] > MAX(spec->figure_span[1], 1) + 1e-9)
            break;
        trial_set_figures(t, spec, growths[i]);
        g_autoptr(GPtrArray) groups = trial_groups(t);
        g_autoptr(Pagination) p = pagination_new(groups, t->setter.room);
        double cost = p->cost - GAIN_GROWTH * (growths[i] - 1);
        if (cost < best - 1e-9) {
            best = cost;
            chosen = growths[i];
        }
    }
    trial_set_figures(t, spec, chosen);
    return best;
}

/* Chooses leading and the size of pictures; returns what the pages cost. */
static double
arrange(Trial *t, const LayoutSpec *spec)
{
    trial_set_figures(t, spec, 1);
    t->setter.stretch = best_stretch(t);
    return grow_figures(t, spec);
}

/* Arranges the pages, with the intro before the moves where the layout lets it
   stand there and pages fill better so; true when it does. */
static bool
float_intro(Trial *t, const LayoutSpec *spec)
{
    double cost = arrange(t, spec);
    if (!spec->intro_floats || !layout_spec_has(spec, PART_INTRO) ||
        !layout_spec_has(spec, PART_EXERCISES))
        return false;
    LayoutSpec listed = t->spec;
    double stretch = t->setter.stretch, metre = t->setter.metre;
    layout_spec_put_intro_first(&t->spec);
    if (arrange(t, spec) < cost - 1e-9)
        return true;
    t->spec = listed;
    t->setter.stretch = stretch;
    t->setter.metre = metre;
    return false;
}

/* Lays out until the page that the text names is the page it is. */
static void
layout_pages(Trial *t, const LayoutSpec *spec, PageSet *set)
{
    Setter *s = &t->setter;
    set->intro_first = float_intro(t, spec);
    for (int pass = 0; pass < MAX_PASSES; pass++) {
        g_autoptr(GPtrArray) groups = trial_groups(t);
        g_autoptr(Pagination) p = pagination_new(groups, s->room);
        int page = pagination_page_of(p, groups, PART_SAFETY);
        bool right = page == 0 || page == s->safety_page;
        if (right || pass + 1 == MAX_PASSES) {
            if (check_heights(t, p, groups))
                draw_all(t, p, groups, set);
            return;
        }
        s->safety_page = page;
    }
}

PageSet *
layout_document(const Document *doc, const LayoutSpec *spec, FontSet *fonts,
                Diag *diag)
{
    int errors = diag_n_errors(diag);
    LayoutSpec own = brand_spec(spec, doc->brand);
    g_autoptr(PageSet) set = page_set_new(doc->title, doc->author, doc->lang);
    font_set_load(fonts, own.family, FACE_COUNT);
    if (!fit_type(&own, doc, fonts, set->arena, diag))
        return NULL;
    g_auto(Trial) t;
    trial_init(&t, doc, &own, fonts, set->arena, diag);
    layout_pages(&t, &own, set);
    if (diag_n_errors(diag) > errors)
        return NULL;
    set->n_leaves = set->n_pages;
    impose(set, &own);
    return g_steal_pointer(&set);
}
