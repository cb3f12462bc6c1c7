/* The blocks of a part, one below the other or side by side. */
#include "layout/build.h"

#include "layout/blocks.h"

#define BESIDE_SHARE 0.6    /* of a page: higher columns stand alone */
#define BESIDE_USED 1.75    /* of two columns' heights, at least */
#define MAX_RUN 32          /* blocks looked at together */

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
    case BLOCK_EXERCISE: /* built in rows */
        g_assert_not_reached();
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
    case BLOCK_BODY_MAP:
        body_map_build(s, &block->body_map, groups);
        break;
    case BLOCK_TILES:
        tiles_build(s, &block->tiles, groups);
        break;
    case BLOCK_MAP: /* on posters only */
    case BLOCK_ANATOMY:
    case BLOCK_PRESSURE:
        g_assert_not_reached();
    }
}

static bool
goes_on(const Block *first, const Block *block)
{
    if (first->kind == BLOCK_EXERCISE)
        return block->kind == BLOCK_EXERCISE;
    return beside_maker(first) != NULL &&
           beside_maker(block) == beside_maker(first);
}

/* Builds the first of `blocks`, with those after it that stand beside it;
   returns how many that were. */
static size_t
build_next(Setter *s, const Block *const *blocks, size_t n, GPtrArray *groups)
{
    size_t run = 1, built = 0;
    while (run < MIN(n, MAX_RUN) && goes_on(blocks[0], blocks[run]))
        run++;
    if (blocks[0]->kind == BLOCK_EXERCISE) {
        built = MIN(run, cards_in_row(s));
        cards_build(s, blocks, built, s->room, groups);
    } else if (run > 1) {
        built = build_beside(s, blocks, run, beside_maker(blocks[0]), groups);
    }
    if (built == 0)
        build_block(s, blocks[0], groups);
    return MAX(built, 1);
}

void
part_build(Setter *s, const Document *doc, Part part, GPtrArray *groups)
{
    g_autofree const Block **blocks = g_new(const Block *, doc->n_blocks);
    size_t n = 0;
    for (size_t i = 0; i < doc->n_blocks; i++)
        if (layout_spec_part_of(s->spec, &doc->blocks[i]) == part)
            blocks[n++] = &doc->blocks[i];
    for (size_t i = 0; i < n;)
        i += build_next(s, blocks + i, n - i, groups);
}
