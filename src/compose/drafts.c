/* Which texts of the handout nobody has checked. */
#include "compose/parts.h"

/* Once, though several phases may have it. */
static void
add_id(GPtrArray *ids, const char *id)
{
    if (!g_ptr_array_find_with_equal_func(ids, id, g_str_equal, NULL))
        g_ptr_array_add(ids, (gpointer)(guintptr)id);
}

void
tell_drafts(const Compose *c)
{
    g_autoptr(GPtrArray) ids = g_ptr_array_new();
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
    if (ids->len == 0)
        return;
    g_ptr_array_add(ids, NULL);
    g_autofree char *list = g_strjoinv(", ", (char **)ids->pdata);
    diag_add(c->diag, DIAG_WARNING, SRC_POS_NONE,
             "nobody has checked these texts in '%s': %s%s",
             words_lang(c->words), list,
             safety ? "; the safety texts also print in English" : "");
}
