/* Which texts of the handout nobody has checked. */
#include "compose/parts.h"

static void
add_id(GString *ids, const char *id)
{
    g_string_append_printf(ids, "%s%s", ids->len > 0 ? ", " : "", id);
}

void
tell_drafts(const Compose *c)
{
    g_autoptr(GString) ids = g_string_new(NULL);
    bool safety = false;
    for (guint i = 0; i < c->routines->len; i++) {
        const Routine *routine = g_array_index(c->routines, const Routine *, i);
        if (routine->draft)
            add_id(ids, routine->id);
    }
    for (guint i = 0; i < c->moves->len; i++)
        if (move_at(c, i)->exercise->draft)
            add_id(ids, move_at(c, i)->exercise->id);
    for (guint i = 0; i < c->texts->len; i++) {
        const Advice *advice = text_at(c, i)->advice;
        if (advice->unchecked == NULL)
            continue;
        add_id(ids, advice->id);
        safety |= advice->kind == ADVICE_SAFETY;
    }
    if (ids->len > 0)
        diag_add(c->diag, DIAG_WARNING, SRC_POS_NONE,
                 "nobody has checked these texts in '%s': %s%s",
                 words_lang(c->words), ids->str,
                 safety ? "; the safety texts also print in English" : "");
}
