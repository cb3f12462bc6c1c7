/* The advice texts: panels, the pain guide and the safety boxes. */
#include "compose/parts.h"

#include "model/lang.h"

static const Icon panel_icons[ADVICE_KIND_COUNT] = {
    [ADVICE_MASSAGE] = ICON_HAND,
    [ADVICE_SAFETY] = ICON_CAUTION,
    [ADVICE_EXPLAINER] = ICON_TIP,
    [ADVICE_AFTERCARE] = ICON_TIP,
};

static const char *
text_title(const Compose *c, const Advice *advice)
{
    return client_text_in(c, advice->title_lang, advice->title,
                          advice->built_in);
}

/* A safety text that nobody has checked stands with its English one. */
static Prose
text_prose(const Compose *c, const Advice *advice)
{
    Prose prose = client_prose(c, advice->body, advice->built_in);
    const Advice *english = advice->unchecked;
    if (english == NULL || advice->kind != ADVICE_SAFETY)
        return prose;
    Span *span = arena_new0(c->arena, Span);
    *span = (Span){ .text = english->title, .strong = true };
    Passage title = { .kind = PASSAGE_PARAGRAPH, .spans = span, .n_spans = 1 };
    Prose whole = prose_join(c, (Prose){ &title, 1 }, english->body);
    return prose_join(c, prose,
                      client_prose(c, prose_in(c, whole, LANG_ENGLISH),
                                   english->built_in));
}

static void
add_panel(Compose *c, const Advice *advice)
{
    const char *title = text_title(c, advice);
    Block block = { .pos = advice->pos,
                    .panel = {
                            .id = arena_strdup(c->arena, advice->id),
                            .icon = panel_icons[advice->kind],
                            .title = title,
                            .title_lang =
                                    arena_strdup(c->arena, advice->title_lang),
                            .prose = text_prose(c, advice),
                            .continued =
                                    say_in(c, advice->title_lang, "continued",
                                           "name", title, NULL),
                    } };
    add_block(c, PART_ADVICE, BLOCK_PANEL, &block);
}

static void
add_pain(Compose *c, const Advice *advice)
{
    Block block = { .pos = advice->pos,
                    .pain = {
                            .id = arena_strdup(c->arena, advice->id),
                            .title = text_title(c, advice),
                            .title_lang = arena_strdup(c->arena,
                                                       advice->title_lang),
                            .prose = text_prose(c, advice),
                            .low = word(c, "pain-low"),
                            .high = word(c, "pain-high"),
                            .green_to = advice->green_to,
                            .amber_to = advice->amber_to,
                    } };
    add_block(c, PART_PAIN_GUIDE, BLOCK_PAIN, &block);
}

/* The number that a box of this level prints large, or NULL. */
static const char *
box_phone(const Compose *c, SafetyLevel level)
{
    switch (level) {
    case SAFETY_EMERGENCY:
        return words_emergency_number(c->words);
    case SAFETY_CALL:
        return c->practice->phone;
    case SAFETY_SOON:
    case SAFETY_CAUTION:
    case SAFETY_SMALL_PRINT:
        return NULL;
    }
    g_assert_not_reached();
}

static Prose
brief_prose(const Compose *c, const Advice *advice)
{
    const char *text = client_text(c, advice->short_text, advice->built_in);
    return text != NULL ? prose_paragraph(c, text) : PROSE_EMPTY;
}

static void
add_box(Compose *c, const Advice *advice)
{
    const char *title = text_title(c, advice);
    const char *phone = as_written(c, box_phone(c, advice->level));
    Block block = { .pos = advice->pos,
                    .safety = {
                            .id = arena_strdup(c->arena, advice->id),
                            .level = advice->level,
                            .title = title,
                            .title_lang =
                                    arena_strdup(c->arena, advice->title_lang),
                            .call = phone != NULL ? word(c, "call") : NULL,
                            .phone = phone,
                            .prose = text_prose(c, advice),
                            .shortened = brief_prose(c, advice),
                            .continued =
                                    say_in(c, advice->title_lang, "continued",
                                           "name", title, NULL),
                    } };
    add_block(c, PART_SAFETY, BLOCK_SAFETY, &block);
}

void
add_text_block(Compose *c, const Advice *advice)
{
    switch (advice->place) {
    case PLACE_INTRO:
    case PLACE_ADVICE:
        add_panel(c, advice);
        break;
    case PLACE_PAIN_GUIDE:
        add_pain(c, advice);
        break;
    case PLACE_SAFETY:
        add_box(c, advice);
        break;
    case PLACE_COUNT:
        g_assert_not_reached();
    }
}

static void
add_texts(Compose *c, AdvicePlace place,
          void (*add)(Compose *c, const Advice *advice))
{
    for (guint i = 0; i < c->texts->len; i++) {
        const Advice *advice = text_at(c, i)->advice;
        if (advice->place == place)
            add(c, advice);
    }
}

void
add_panels(Compose *c)
{
    add_texts(c, PLACE_ADVICE, add_panel);
}

void
add_pain_guide(Compose *c)
{
    add_texts(c, PLACE_PAIN_GUIDE, add_pain);
}

void
add_safety(Compose *c)
{
    add_texts(c, PLACE_SAFETY, add_box);
}
