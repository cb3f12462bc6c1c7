#include "layout/layout.h"

#include "base/units.h"
#include "layout/blocks.h"
#include "layout/brand.h"
#include "layout/figures.h"
#include "layout/footer.h"
#include "layout/mirror.h"
#include "layout/pages.h"
#include "model/lang.h"

#include <math.h>

#define COST_STRETCH 100.0  /* for each unit that leading leaves 1 */
#define BESIDE_SHARE 0.6    /* of a page: higher columns stand alone */
#define BESIDE_USED 1.75    /* of two columns' heights, at least */
#define MAX_RUN 32          /* panels looked at together */
#define RULE_GAP mm(9)      /* between lines to write on */
#define MAX_RULES 12
#define FOOTER_GAP mm(5)    /* between the text and the footer's rule */
#define EDGE mm(5)          /* what an office printer cannot reach */
#define MAX_PASSES 3        /* until the page numbers in the text are right */

/* Tried in this order; the first of equals wins. */
static const double stretches[] = { 1, 1.02, 0.98, 1.04, 0.96, 0.94 };

typedef struct {
    Setter setter;
    const Document *doc;
    double footer; /* height */
} Layout;

typedef Group *(*PanelMaker)(Setter *s, const Block *block, double width);

static Group *
make_panel(Setter *s, const Block *block, double width)
{
    return panel_build(s, &block->panel, block->part, width);
}

static Group *
make_safety(Setter *s, const Block *block, double width)
{
    return safety_build(s, &block->safety, width);
}

/* The maker of blocks that may stand side by side, or NULL. */
static PanelMaker
beside_maker(const Block *block)
{
    if (block->kind == BLOCK_PANEL && block->part != PART_NEXT)
        return make_panel;
    if (block->kind == BLOCK_SAFETY &&
        block->safety.level != SAFETY_EMERGENCY &&
        block->safety.level != SAFETY_SMALL_PRINT)
        return make_safety;
    return NULL;
}

/* How many of `n` panels stand in the left column so that both are about
   equally high. */
static size_t
best_turn(Group *const *panels, size_t n, double gap, double *height)
{
    size_t turn = 1;
    *height = G_MAXDOUBLE;
    for (size_t i = 1; i < n; i++) {
        double h = MAX(group_stack_height(panels, i, gap),
                       group_stack_height(panels + i, n - i, gap));
        if (h < *height - 0.01) {
            *height = h;
            turn = i;
        }
    }
    return turn;
}

/* Panels in two columns, read down the left one first.  False when that is
   higher than most of a page or higher than pairs and a wide last one. */
static bool
build_columns(Setter *s, const Block *const *run, size_t n, PanelMaker make,
              GPtrArray *groups)
{
    Group *panels[MAX_RUN] = { NULL };
    double gap = s->spec->panel_gap, height;
    double width = (s->width - gap) / 2;
    guint n_elements = s->elements->len;
    for (size_t i = 0; i < n; i++) {
        s->pos = run[i]->pos;
        panels[i] = make(s, run[i], width);
    }
    size_t turn = best_turn(panels, n, gap, &height);
    double used = group_stack_height(panels, n, gap);
    if (height > s->room * BESIDE_SHARE || used < height * BESIDE_USED) {
        for (size_t i = 0; i < n; i++)
            group_free(panels[i]);
        g_array_set_size(s->elements, n_elements);
        return false;
    }
    g_ptr_array_add(groups, group_columns(panels, n, turn, width + gap, gap));
    return true;
}

/* All of the run in two columns, else its first two side by side; returns how
   many blocks were built. */
static size_t
build_beside(Setter *s, const Block *const *run, size_t n, PanelMaker make,
             GPtrArray *groups)
{
    if (build_columns(s, run, n, make, groups))
        return n;
    if (n > 2 && build_columns(s, run, 2, make, groups))
        return 2;
    return 0;
}

static void
build_block(Setter *s, const Block *block, GPtrArray *groups)
{
    s->pos = block->pos;
    switch (block->kind) {
    case BLOCK_HEADER:
        header_build(s, &block->header, groups);
        break;
    case BLOCK_INTRO:
        intro_build(s, &block->intro, groups);
        break;
    case BLOCK_GLANCE:
        glance_build(s, &block->glance, groups);
        break;
    case BLOCK_HEADING:
        heading_build(s, &block->heading, block->part, groups);
        break;
    case BLOCK_EXERCISE:
        card_build(s, &block->exercise, block->part, s->room, groups);
        break;
    case BLOCK_PANEL:
        g_ptr_array_add(groups, make_panel(s, block, s->width));
        break;
    case BLOCK_PAIN:
        pain_build(s, &block->pain, groups);
        break;
    case BLOCK_SAFETY:
        g_ptr_array_add(groups, make_safety(s, block, s->width));
        break;
    case BLOCK_TICK_CHART:
        chart_build(s, &block->chart, groups);
        break;
    case BLOCK_NOTES:
        notes_build(s, &block->notes, groups);
        break;
    case BLOCK_TILES:
        tiles_build(s, &block->tiles, groups);
        break;
    case BLOCK_MAP:
    case BLOCK_ANATOMY:
    case BLOCK_PRESSURE:
        g_assert_not_reached();
    }
}

/* The next block of `part` from `i` on, or doc->n_blocks. */
static size_t
next_of_part(const Document *doc, Part part, size_t i)
{
    while (i < doc->n_blocks && doc->blocks[i].part != part)
        i++;
    return i;
}

/* The blocks from `first` on that may stand side by side with it. */
static size_t
find_run(const Document *doc, size_t first, const Block **run)
{
    const Block *blocks = doc->blocks;
    PanelMaker make = beside_maker(&blocks[first]);
    size_t n = 0;
    for (size_t i = first; make != NULL && i < doc->n_blocks && n < MAX_RUN;
         i = next_of_part(doc, blocks[first].part, i + 1)) {
        if (beside_maker(&blocks[i]) != make)
            break;
        run[n++] = &blocks[i];
    }
    return n;
}

static void
build_part(Setter *s, const Document *doc, Part part, GPtrArray *groups)
{
    const Block *run[MAX_RUN];
    for (size_t i = next_of_part(doc, part, 0); i < doc->n_blocks;
         i = next_of_part(doc, part, i + 1)) {
        size_t n = find_run(doc, i, run);
        if (n > 1)
            n = build_beside(s, run, n, beside_maker(run[0]), groups);
        else
            n = 0;
        if (n == 0)
            build_block(s, &doc->blocks[i], groups);
        for (; n > 1; n--)
            i = next_of_part(doc, part, i + 1);
    }
}

static void
group_free_it(gpointer group)
{
    group_free(group);
}

static GPtrArray *
build_groups(Layout *l)
{
    Setter *s = &l->setter;
    GPtrArray *groups = g_ptr_array_new_with_free_func(group_free_it);
    g_array_set_size(s->elements, 0);
    element_add(s, ROLE_DOCUMENT, -1, NULL);
    for (size_t i = 0; i < s->spec->n_parts; i++)
        build_part(s, l->doc, s->spec->parts[i], groups);
    return groups;
}

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
draw_page(Layout *l, const Pagination *p, const GPtrArray *groups, size_t i)
{
    Setter *s = &l->setter;
    size_t n = MAX(1, pagination_n_pages(p)); /* notes alone have none */
    g_autoptr(Column) c = column_new();
    pagination_draw(p, groups, i, s->room, s->spec->gap_span[1], c);
    for (guint k = 0; i + 1 == n && k < groups->len; k++) {
        const Group *g = g_ptr_array_index(groups, k);
        if (g->fills_page)
            put_rules(s, g, c);
    }
    footer_put(s, c, &l->doc->footer,
               s->room + FOOTER_GAP, (int)i + 1, (int)n);
    Page page = { .width = s->spec->width, .height = s->spec->height };
    page.marks = marks_keep(s, c);
    page.n_marks = c->marks->len;
    return page;
}

static void
draw_all(Layout *l, const Pagination *p, const GPtrArray *groups, PageSet *set)
{
    Setter *s = &l->setter;
    set->n_pages = MAX(1, pagination_n_pages(p));
    Page *pages = arena_array(set->arena, Page, set->n_pages);
    for (size_t i = 0; i < set->n_pages; i++)
        pages[i] = draw_page(l, p, groups, i);
    set->pages = pages;
    set->elements = arena_memdup(set->arena, s->elements->data,
                                 s->elements->len * sizeof(Element));
    set->n_elements = s->elements->len;
}

/* The leading that breaks best, within the layout's limits. */
static double
best_stretch(Layout *l)
{
    Setter *s = &l->setter;
    double best = INFINITY, chosen = 1;
    for (size_t i = 0; i < G_N_ELEMENTS(stretches); i++) {
        if (stretches[i] < s->spec->leading_span[0] - 1e-9 ||
            stretches[i] > s->spec->leading_span[1] + 1e-9)
            continue;
        s->stretch = stretches[i];
        g_autoptr(GPtrArray) groups = build_groups(l);
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
check_heights(Layout *l, const Pagination *p, const GPtrArray *groups)
{
    const Setter *s = &l->setter;
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

/* Lays out until the page that the text names is the page it is. */
static void
layout_pages(Layout *l, PageSet *set)
{
    Setter *s = &l->setter;
    s->safety_page = 2;
    for (int pass = 0; pass < MAX_PASSES; pass++) {
        s->stretch = best_stretch(l);
        g_autoptr(GPtrArray) groups = build_groups(l);
        g_autoptr(Pagination) p = pagination_new(groups, s->room);
        int page = pagination_page_of(p, groups, PART_SAFETY);
        bool right = page == 0 || page == s->safety_page;
        if (right || pass + 1 == MAX_PASSES) {
            if (check_heights(l, p, groups))
                draw_all(l, p, groups, set);
            return;
        }
        s->safety_page = page;
    }
}

static bool
has_phases(const Document *doc)
{
    for (size_t i = 0; i < doc->n_blocks; i++)
        if (doc->blocks[i].kind == BLOCK_HEADING)
            return true;
    return false;
}

static void
open_setter(Layout *l, const LayoutSpec *spec, FontSet *fonts, PageSet *set,
            Diag *diag)
{
    Setter *s = &l->setter;
    *s = setter_open(spec, l->doc, fonts, set->arena, diag);
    s->metre = figures_metre(spec, l->doc);
    s->palette = l->doc->palette;
    s->exercise_role = has_phases(l->doc) ? ROLE_H3 : ROLE_H2;
    double foot = FOOTER_GAP + footer_height(s, &l->doc->footer) + EDGE;
    s->room = spec->height - spec->top - MAX(spec->bottom, foot);
}

PageSet *
layout_document(const Document *doc, const LayoutSpec *spec, FontSet *fonts,
                Diag *diag)
{
    int errors = diag_n_errors(diag);
    LayoutSpec own = brand_spec(spec, doc->brand);
    Layout l = { .doc = doc };
    g_autoptr(PageSet) set = page_set_new(doc->title, doc->author, doc->lang);
    font_set_load(fonts, own.family, FACE_COUNT);
    open_setter(&l, &own, fonts, set, diag);
    layout_pages(&l, set);
    setter_close(&l.setter);
    return diag_n_errors(diag) > errors ? NULL : g_steal_pointer(&set);
}
