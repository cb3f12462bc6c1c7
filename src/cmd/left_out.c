#include "cmd/left_out.h"

#include <string.h>

static void
tell(const LayoutSpec *spec, Part part, const char *what, SrcPos pos,
     Diag *diag)
{
    if (!layout_spec_has(spec, part))
        diag_add(diag, DIAG_WARNING, pos,
                 "the layout '%s' leaves out '%s', and with it %s", spec->id,
                 part_names[part], what);
}

/* The part that a text named `id` is printed in, or PART_COUNT. */
static Part
part_of_text(const Document *doc, const char *id)
{
    for (size_t i = 0; i < doc->n_blocks; i++) {
        const Block *block = &doc->blocks[i];
        const char *named = block->kind == BLOCK_PANEL  ? block->panel.id
                            : block->kind == BLOCK_PAIN ? block->pain.id
                                                        : NULL;
        if (g_strcmp0(named, id) == 0)
            return block->part;
    }
    return PART_COUNT;
}

void
left_out_tell(const LayoutSpec *spec, const Plan *plan, const Document *doc,
              Diag *diag)
{
    if (plan->note != NULL)
        tell(spec, PART_NOTES, "the note", plan->note_pos, diag);
    if (plan->goal != NULL)
        tell(spec, PART_INTRO, "the goal", plan->goal_pos, diag);
    for (size_t i = 0; i < plan->n_items; i++) {
        const PlanItem *item = &plan->items[i];
        Part part = part_of_text(doc, item->id);
        g_autofree char *what = g_strdup_printf("'%s'", item->id);
        if (part != PART_COUNT)
            tell(spec, part, what, item->pos, diag);
    }
}
