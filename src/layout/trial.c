#include "layout/trial.h"

#include "base/units.h"
#include "layout/build.h"
#include "layout/card.h"
#include "layout/footer.h"

#define EDGE mm(5) /* what an office printer cannot reach */

static bool
has_phases(const Document *doc)
{
    for (size_t i = 0; i < doc->n_blocks; i++)
        if (doc->blocks[i].kind == BLOCK_HEADING)
            return true;
    return false;
}

void
trial_init(Trial *t, const Document *doc, const LayoutSpec *spec,
           FontSet *fonts, Arena *arena, Diag *diag)
{
    *t = (Trial){ .doc = doc, .spec = *spec };
    Setter *s = &t->setter;
    *s = setter_open(&t->spec, doc, fonts, arena, diag);
    s->safety_page = 2;
    s->palette = doc->palette;
    s->exercise_role = has_phases(doc) ? ROLE_H3 : ROLE_H2;
    double foot = FOOTER_GAP + footer_height(s, &doc->footer) + EDGE;
    s->room = spec->height - spec->top - MAX(spec->bottom, foot);
    trial_set_figures(t, spec, 1);
}

void
trial_clear(Trial *t)
{
    setter_close(&t->setter);
}

void
trial_set_figures(Trial *t, const LayoutSpec *spec, double factor)
{
    Setter *s = &t->setter;
    t->spec.card.figure_width = spec->card.figure_width * factor;
    t->spec.card.figure_height = spec->card.figure_height * factor;
    s->metre = figures_metre(s->spec, t->doc, card_room(s->spec, s->width));
}

static void
group_free_it(gpointer group)
{
    group_free(group);
}

GPtrArray *
trial_groups(Trial *t)
{
    Setter *s = &t->setter;
    GPtrArray *groups = g_ptr_array_new_with_free_func(group_free_it);
    g_array_set_size(s->elements, 0);
    element_add(s, ROLE_DOCUMENT, -1, NULL);
    for (size_t i = 0; i < s->spec->n_parts; i++)
        part_build(s, t->doc, s->spec->parts[i], groups);
    return groups;
}
