#include "compose/compose.h"

#include "compose/parts.h"

/* The blocks in print order.  The disclaimer is the last of the safety
   texts. */
static void
add_blocks(Compose *c)
{
    add_header(c);
    add_intro(c);
    add_glance(c);
    add_cards(c, false);
    add_panels(c);
    add_cards(c, true);
    add_legend(c);
    add_pain_guide(c);
    add_safety(c);
    add_charts(c);
    add_next(c);
    add_notes(c);
    add_body_map(c);
}

static Document *
make_document(const Compose *c)
{
    const Practice *p = c->practice;
    const char *title = handout_title(c);
    Document *doc = arena_new0(c->arena, Document);
    doc->arena = c->arena;
    doc->title = c->plan->client ? say(c, "title-client", "title", title,
                                       "client", c->plan->client, NULL)
                                 : title;
    doc->author =
            arena_strdup(c->arena, p->therapist ? p->therapist : p->practice);
    doc->lang = arena_strdup(c->arena, words_lang(c->words));
    doc->hyphens = library_hyphens(c->lib, c->arena, doc->lang);
    doc->blocks = arena_memdup(c->arena, c->blocks->data,
                               c->blocks->len * sizeof(Block));
    doc->n_blocks = c->blocks->len;
    doc->footer = make_footer(c);
    doc->brand = arena_strdup(c->arena, p->colour);
    return doc;
}

static HandoutFacts
make_facts(const Compose *c)
{
    const char **ids = arena_array(c->arena, const char *, c->moves->len);
    for (guint i = 0; i < c->moves->len; i++)
        ids[i] = arena_strdup(c->arena, move_at(c, i)->exercise->id);
    bool up_to = false;
    return (HandoutFacts){
        .n_moves = (int)c->moves->len,
        .minutes_a_day = handout_minutes(c, &up_to),
        .ids = { ids, c->moves->len },
    };
}

/* A handout needs a move or a text that somebody named. */
void
check_some(const Compose *c)
{
    const Plan *plan = c->plan;
    if (c->moves->len > 0 || c->texts->len > 0 || plan->mistaken)
        return;
    if (plan->n_items == 0)
        diag_add(c->diag, DIAG_ERROR, plan->pos,
                 "there is nothing to print; name a routine, or what else to "
                 "'add'");
    else
        diag_add(c->diag, DIAG_ERROR,
                 plan->n_changes > 0 ? plan->changes[plan->n_changes - 1].pos
                                     : plan->items[0].pos,
                 "nothing is left to print: every move is skipped");
}

void
compose_clear(Compose *c)
{
    g_array_unref(c->moves);
    g_array_unref(c->texts);
    g_array_unref(c->routines);
    g_array_unref(c->blocks);
    arena_free(c->arena);
}

Compose
compose_begin(Library *lib, const Plan *plan, const Practice *practice,
              const Words *words, Diag *diag)
{
    return (Compose){
        .lib = lib,
        .plan = plan,
        .practice = practice,
        .words = words,
        .diag = diag,
        .arena = arena_new(),
        .moves = g_array_new(FALSE, FALSE, sizeof(Move)),
        .texts = g_array_new(FALSE, FALSE, sizeof(Text)),
        .routines = g_array_new(FALSE, FALSE, sizeof(Routine *)),
        .blocks = g_array_new(FALSE, FALSE, sizeof(Block)),
    };
}

Document *
compose_end(Compose *c, HandoutFacts *facts)
{
    Document *doc = make_document(c);
    *facts = make_facts(c);
    c->arena = NULL; /* the document's now */
    return doc;
}

Document *
compose_handout(Library *lib, const Plan *plan, const Practice *practice,
                const Words *words, HandoutFacts *facts, Diag *diag)
{
    int n_errors = diag_n_errors(diag);
    g_auto(Compose) c = compose_begin(lib, plan, practice, words, diag);
    resolve_items(&c);
    check_load(&c);
    check_suits(&c);
    if (diag_n_errors(diag) == n_errors)
        check_some(&c);
    /* Which texts are demanded is only known when all items are. */
    if (diag_n_errors(diag) == n_errors)
        resolve_texts(&c);
    if (diag_n_errors(diag) > n_errors)
        return NULL;
    tell_drafts(&c);
    add_blocks(&c);
    return diag_n_errors(diag) > n_errors ? NULL : compose_end(&c, facts);
}
