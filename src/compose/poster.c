/* The blocks of a poster: of a file in posters/, or of routines and exercises
   that the command line names. */
#include "compose/parts.h"

#include "compose/alt_text.h"
#include "model/body_map.h"
#include "model/lang.h"

#include <string.h>

/* The poster that the plan names, or NULL; a message when something stands
   beside it. */
static const Poster *
find_poster(const Compose *c)
{
    const Plan *plan = c->plan;
    for (size_t i = 0; i < plan->n_items; i++) {
        const PlanItem *item = &plan->items[i];
        ItemKind kind;
        if (!library_kind_of(c->lib, item->id, &kind) || kind != ITEM_POSTER)
            continue;
        if (plan->n_items > 1)
            diag_add(c->diag, DIAG_ERROR, item->pos,
                     "'%s' is a poster of its own; print it without '%s'",
                     item->id, plan->items[i == 0 ? 1 : 0].id);
        return library_poster(c->lib, item->id, item->pos, c->diag);
    }
    return NULL;
}

/* The language of the poster's own words, NULL for the sheet's: they are not
   translated. */
static const char *
own_lang(const Compose *c)
{
    return c->poster != NULL && c->poster->built_in &&
                           !lang_same(words_lang(c->words), LANG_ENGLISH)
                   ? LANG_ENGLISH
                   : NULL;
}

static const char *
own_text(const Compose *c, const char *text)
{
    return client_text_in(c, own_lang(c), text, c->poster->built_in);
}

/* A text in the sheet's language as far as it is translated, or NULL and a
   message. */
static const Advice *
panel_advice(const Compose *c, const PosterPanel *panel)
{
    return library_advice_in(c->lib, panel->text, words_lang(c->words),
                             panel->pos, c->diag);
}

/* The plan with the moves of the poster's panels in place of its name. */
static void
expand_plan(Compose *c, Plan *plan)
{
    const Poster *poster = c->poster;
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(PlanItem));
    for (size_t i = 0; i < poster->n_panels; i++)
        g_array_append_vals(items, poster->panels[i].items,
                            (guint)poster->panels[i].n_items);
    plan->items =
            arena_memdup(c->arena, items->data, items->len * sizeof(PlanItem));
    plan->n_items = items->len;
    if (plan->title != NULL)
        return;
    plan->title = own_text(c, poster->title);
    c->title_lang = own_lang(c);
}

/* Without a title of its own, a routine's poster is called like the routine. */
static void
name_plan(Compose *c, Plan *plan)
{
    if (plan->title != NULL || c->routines->len != 1)
        return;
    const Routine *routine = g_array_index(c->routines, const Routine *, 0);
    plan->title = client_text_in(c, routine->title_lang, routine->name,
                                 routine->built_in);
    c->title_lang = arena_strdup(c->arena, routine->title_lang);
}

/* The panel whose moves the move belongs to, from 0. */
static size_t
panel_of(const Compose *c, const Move *move)
{
    size_t first = 0;
    for (size_t i = 0; c->poster != NULL && i < c->poster->n_panels; i++) {
        first += c->poster->panels[i].n_items;
        if (move->order < first)
            return i;
    }
    return 0;
}

/* Lying first, standing last, within each panel: people get up once. */
static void
sort_moves(Compose *c)
{
    g_autoptr(GArray) old = g_steal_pointer(&c->moves);
    size_t n_panels = c->poster != NULL ? c->poster->n_panels : 1;
    c->moves = g_array_new(FALSE, FALSE, sizeof(Move));
    for (size_t panel = 0; panel < n_panels; panel++)
        for (int posture = 0; posture < POSTURE_COUNT; posture++)
            for (guint i = 0; i < old->len; i++) {
                const Move *move = &g_array_index(old, Move, i);
                if (panel_of(c, move) == panel &&
                    (int)posture_of(move->exercise->position) == posture)
                    g_array_append_vals(c->moves, move, 1);
            }
    number_moves(c);
}

/* True when the moves are what the poster is about: then facts about all of
   them stand below the title. */
static bool
has_facts(const Compose *c)
{
    return c->poster == NULL || c->poster->panels[0].kind == POSTER_MOVES;
}

/* How often all moves of a panel are done; NULL when they differ. */
static const char *
shared_often(const Compose *c, size_t panel)
{
    const char *shared = NULL;
    for (guint i = 0; i < c->moves->len; i++) {
        const Move *move = move_at(c, i);
        if (panel_of(c, move) != panel)
            continue;
        const char *text = dose_often(c->arena, &move->dose, c->words);
        if (shared != NULL && strcmp(text, shared) != 0)
            return NULL;
        shared = text;
    }
    return shared;
}

/* A move; `amount`: only how much of it, as how often is told of all. */
static void
add_move(Compose *c, const Move *move, bool amount)
{
    add_card(c, move, PART_EXERCISES);
    if (!amount)
        return;
    ExerciseBlock *block =
            &g_array_index(c->blocks, Block, c->blocks->len - 1).exercise;
    Dose dose = dose_amount(&move->dose);
    DoseContext context = dose_context(c, move);
    dose_chips(c->arena, &dose, &context, c->words, &block->chips,
               &block->n_chips);
}

/* The moves of a panel.  How often they are done is told by the facts, else
   beside the heading, else with each. */
static void
add_moves(Compose *c, size_t panel, const char *heading)
{
    const char *often = has_facts(c) ? NULL : shared_often(c, panel);
    if (heading != NULL) {
        Block block = { .heading = { .heading = own_text(c, heading),
                                     .heading_lang = own_lang(c) } };
        if (often != NULL && *often != '\0')
            block.heading.prose = prose_paragraph(c, often);
        add_block(c, PART_EXERCISES, BLOCK_HEADING, &block);
    }
    bool told = has_facts(c) || (heading != NULL && often != NULL);
    for (guint i = 0; i < c->moves->len; i++)
        if (panel_of(c, move_at(c, i)) == panel)
            add_move(c, move_at(c, i), told);
}

/* The paragraphs of `prose` that the panel prints. */
static Prose
chosen(const Compose *c, const PosterPanel *panel, Prose prose)
{
    if (panel->n_paragraphs == 0)
        return prose;
    Passage *items = arena_array(c->arena, Passage, panel->n_paragraphs);
    size_t n = 0;
    for (size_t i = 0; i < panel->n_paragraphs; i++) {
        size_t number = (size_t)panel->paragraphs[i];
        if (number <= prose.n)
            items[n++] = prose.items[number - 1];
        else
            diag_add(c->diag, DIAG_ERROR, panel->pos,
                     "'%s' has no paragraph %zu; it has %zu", panel->text,
                     number, prose.n);
    }
    return (Prose){ items, n };
}

static void
add_text_panel(Compose *c, const PosterPanel *panel)
{
    const Advice *advice = panel_advice(c, panel);
    if (advice == NULL)
        return;
    add_text_block(c, advice);
    Block *block = &g_array_index(c->blocks, Block, c->blocks->len - 1);
    if (block->kind == BLOCK_PANEL)
        block->panel.prose = chosen(c, panel, block->panel.prose);
    else if (block->kind == BLOCK_SAFETY)
        block->safety.prose = chosen(c, panel, block->safety.prose);
    else
        block->pain.prose = chosen(c, panel, block->pain.prose);
}

static void
add_map(Compose *c, const PosterPanel *panel)
{
    static const char *const titles[BODY_MAP_COUNT] = { "map-front", "map-back",
                                                        "map-side" };
    MapView *views = arena_array(c->arena, MapView, panel->n_views);
    bool halves = false;
    for (size_t i = 0; i < panel->n_views; i++) {
        const char *title = word(c, titles[panel->views[i]]);
        halves |= panel->views[i] != BODY_MAP_SIDE;
        views[i] = (MapView){ .view = (int)panel->views[i],
                              .title = title,
                              .alt = say(c, "map-alt", "view", title, NULL) };
    }
    Block block = { .pos = panel->pos,
                    .map = { views, panel->n_views,
                             halves ? word(c, "map-halves") : NULL } };
    add_block(c, PART_ADVICE, BLOCK_MAP, &block);
}

/* What a step points at, or shows. */
static void
point(const Compose *c, const PosterPoint *from, Callout *callout)
{
    callout->to = from->to;
    callout->pos = from->pos;
    if (from->pose == NULL)
        return;
    callout->id = arena_strdup(c->arena, from->pose);
    callout->pose = library_pose(c->lib, from->pose, from->pos, c->diag);
    if (callout->pose != NULL)
        callout->alt =
                alt_text(c->arena, callout->pose, SIDE_NONE, NULL, c->words);
}

static void
add_anatomy(Compose *c, const PosterPanel *panel)
{
    const Advice *advice = panel_advice(c, panel);
    if (advice == NULL)
        return;
    Prose body = client_prose(c, advice->body, advice->built_in);
    Block block = { .pos = advice->pos,
                    .anatomy = {
                            .id = arena_strdup(c->arena, advice->id),
                            .kicker = word(c, "one-idea"),
                            .heading = client_text_in(
                                    c, advice->title_lang, advice->title,
                                    advice->built_in),
                            .heading_lang = arena_strdup(c->arena,
                                                         advice->title_lang),
                            .callouts = arena_array(c->arena, Callout, body.n),
                            .layers = panel->layers,
                            .alt = word(c, "anatomy-alt"),
                    } };
    AnatomyBlock *anatomy = &block.anatomy;
    size_t n = 0;
    for (; n < body.n && body.items[n].kind == PASSAGE_NUMBER; n++) {
        Callout *callout = &anatomy->callouts[n];
        Passage *step = arena_memdup(c->arena, &body.items[n], sizeof *step);
        step->kind = PASSAGE_PARAGRAPH;
        *callout = (Callout){ .number = (int)n + 1, .prose = { step, 1 } };
        if (n < panel->n_points)
            point(c, &panel->points[n], callout);
    }
    anatomy->n_callouts = n;
    anatomy->after = (Prose){ body.items + n, body.n - n };
    if (n == 0 || n != panel->n_points)
        diag_add(c->diag, DIAG_ERROR, panel->pos,
                 "'%s' has %zu numbered steps, and 'points' %zu; each step "
                 "needs one",
                 panel->text, n, panel->n_points);
    add_block(c, PART_ADVICE, BLOCK_ANATOMY, &block);
}

static void
add_pressure(Compose *c, const PosterPanel *panel)
{
    const char *most = arena_printf(c->arena, "%d", panel->press_most);
    Block block = { .pressure = {
                            .heading = say(c, "pressure", "n", most, NULL),
                            .low = word(c, "pressure-low"),
                            .high = word(c, "pressure-high"),
                            .most = panel->press_most,
                    } };
    add_block(c, PART_ADVICE, BLOCK_PRESSURE, &block);
}

static void
add_panel_of(Compose *c, size_t i)
{
    const PosterPanel *panel = &c->poster->panels[i];
    switch (panel->kind) {
    case POSTER_TEXT:
        add_text_panel(c, panel);
        break;
    case POSTER_MOVES:
        add_moves(c, i, panel->heading);
        break;
    case POSTER_MAP:
        add_map(c, panel);
        break;
    case POSTER_ANATOMY:
        add_anatomy(c, panel);
        break;
    case POSTER_PRESSURE:
        add_pressure(c, panel);
        break;
    case POSTER_PANEL_COUNT:
        g_assert_not_reached();
    }
}

/* True when a panel shows the whole text. */
static bool
is_panel(const Compose *c, const Advice *advice)
{
    for (size_t i = 0; c->poster != NULL && i < c->poster->n_panels; i++)
        if (g_strcmp0(c->poster->panels[i].text, advice->id) == 0)
            return true;
    return false;
}

/* What the moves or the sheet demand for safety, in its short form.  How to
   call the therapist stands at the foot; what is for one client only is left
   to the handout. */
static void
add_strip(Compose *c)
{
    for (guint i = 0; i < c->texts->len; i++) {
        const Text *text = text_at(c, i);
        const Advice *advice = text->advice;
        if (!text->demanded || advice->place != PLACE_SAFETY ||
            advice->level == SAFETY_CALL ||
            advice->level == SAFETY_SMALL_PRINT || is_panel(c, advice))
            continue;
        add_text_block(c, advice);
        SafetyBlock *block =
                &g_array_index(c->blocks, Block, c->blocks->len - 1).safety;
        block->brief = advice->short_text != NULL;
        if (block->brief)
            block->prose = prose_paragraph(
                    c, client_text(c, advice->short_text, advice->built_in));
    }
}

/* The line below the title; a routine's poster has the routine's note. */
static void
add_strapline(Compose *c)
{
    Block block = { .intro = { .stop_line = NULL } };
    IntroBlock *intro = &block.intro;
    const Poster *poster = c->poster;
    if (poster != NULL && poster->strapline != NULL)
        intro->prose = prose_in(
                c, prose_paragraph(c, own_text(c, poster->strapline)),
                own_lang(c));
    else if (poster == NULL)
        intro->prose = routine_notes(c);
    if (c->moves->len > 0)
        intro->stop_line = word(c, "stop-line");
    if (intro->prose.n > 0 || intro->stop_line != NULL)
        add_block(c, PART_INTRO, BLOCK_INTRO, &block);
}

/* Where the facts come from, in small print. */
static void
add_sources(Compose *c)
{
    if (c->poster == NULL || c->poster->sources == NULL)
        return;
    const char *text = say(c, "sources", "sources", c->poster->sources, NULL);
    Block block = { .notes = { .prose = prose_paragraph(c, text) } };
    add_block(c, PART_NOTES, BLOCK_NOTES, &block);
}

static void
add_blocks(Compose *c)
{
    add_header(c);
    add_strapline(c);
    if (has_facts(c))
        add_glance(c);
    if (c->poster == NULL)
        add_moves(c, 0, NULL);
    for (size_t i = 0; c->poster != NULL && i < c->poster->n_panels; i++)
        add_panel_of(c, i);
    add_strip(c);
    add_sources(c);
}

/* A text alone is a list poster of one. */
static void
check_texts(const Compose *c)
{
    for (size_t i = 0; i < c->plan->n_items; i++) {
        const PlanItem *item = &c->plan->items[i];
        ItemKind kind;
        if (library_kind_of(c->lib, item->id, &kind) && kind == ITEM_ADVICE)
            diag_add(c->diag, DIAG_ERROR, item->pos,
                     "'%s' is a text; a poster of your own can hold it "
                     "(limber-files(5))",
                     item->id);
    }
}

Document *
compose_poster(Library *lib, const Plan *plan, const Practice *practice,
               const Words *words, HandoutFacts *facts, Diag *diag)
{
    int n_errors = diag_n_errors(diag);
    Plan own = *plan;
    g_auto(Compose) c = compose_begin(lib, plan, practice, words, diag);
    c.poster = find_poster(&c);
    c.plan = &own;
    if (diag_n_errors(diag) > n_errors)
        return NULL;
    if (c.poster != NULL)
        expand_plan(&c, &own);
    check_texts(&c);
    resolve_items(&c);
    sort_moves(&c);
    check_suits(&c);
    if (c.poster == NULL && diag_n_errors(diag) == n_errors)
        check_some(&c);
    if (diag_n_errors(diag) == n_errors)
        resolve_texts(&c);
    if (diag_n_errors(diag) > n_errors)
        return NULL;
    name_plan(&c, &own);
    add_blocks(&c);
    return diag_n_errors(diag) > n_errors ? NULL : compose_end(&c, facts);
}
