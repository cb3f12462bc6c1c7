/* The exercises, each a card, under the headings of their phases. */
#include "compose/parts.h"

#include "compose/alt_text.h"
#include "model/pose.h"

#include <string.h>

DoseContext
dose_context(const Compose *c, const Move *move)
{
    return (DoseContext){
        .kind = move->exercise->kind,
        .sides = move->exercise->sides,
        .region = move->exercise->region,
        .sore = c->plan->side,
    };
}

/* True when a step tells the client to change to the other side. */
static bool
changes_sides(const Compose *c, const Exercise *exercise)
{
    for (size_t i = 0; i < exercise->steps.n; i++) {
        const Passage *step = &exercise->steps.items[i];
        StrList phrases =
                words_list(words_in(c, step->lang), LIST_SIDE_CHANGES);
        for (size_t k = 0; k < step->n_spans; k++) {
            g_autofree char *text = g_utf8_casefold(step->spans[k].text, -1);
            for (size_t p = 0; p < phrases.n; p++) {
                if (strstr(text, phrases.items[p]) != NULL)
                    return true;
            }
        }
    }
    return false;
}

static void
check_one_side(const Compose *c, const Move *move)
{
    const char *only;
    if (move->dose.side == DOSE_SIDE_LEFT_ONLY)
        only = "left only";
    else if (move->dose.side == DOSE_SIDE_RIGHT_ONLY)
        only = "right only";
    else
        return;
    const Exercise *exercise = move->exercise;
    if (exercise->sides == SIDES_BOTH)
        diag_add(c->diag, DIAG_WARNING, move->pos,
                 "the dose says '%s', but '%s' works both sides at once", only,
                 exercise->id);
    else if (exercise->sides == SIDES_ALTERNATE || changes_sides(c, exercise))
        diag_add(c->diag, DIAG_WARNING, move->pos,
                 "the dose says '%s', but a step of '%s' says to change sides",
                 only, exercise->id);
}

/* `line` as the steps that follow `steps`. */
static Prose
number_on(const Compose *c, Prose steps, Prose line)
{
    Passage *items = arena_memdup(c->arena, line.items, line.n * sizeof *items);
    for (size_t i = 0; i < line.n; i++) {
        items[i].kind = PASSAGE_NUMBER;
        items[i].level = 0;
        items[i].number = (int)(steps.n + i) + 1;
    }
    return prose_join(c, steps, (Prose){ items, line.n });
}

/* The steps, and the easier or harder way as the last one when it is used. */
static Prose
make_steps(const Compose *c, const Move *move)
{
    const Exercise *exercise = move->exercise;
    Prose steps = client_prose(c, exercise->steps, exercise->built_in);
    if (move->use == USE_AS_IS)
        return steps;
    Prose line = move->use == USE_EASIER ? exercise->easier : exercise->harder;
    if (line.n == 0)
        diag_add(c->diag, DIAG_ERROR, move->pos,
                 "exercise '%s' has no '%s' line to use", exercise->id,
                 use_names[move->use]);
    return number_on(c, steps, client_prose(c, line, exercise->built_in));
}

static Labelled
make_part(const Compose *c, const Move *move, Icon icon, const char *key,
          Prose prose)
{
    bool built_in = move->exercise->built_in;
    return make_labelled(c, icon, key, client_prose(c, prose, built_in));
}

/* The side that the picture shows worked. */
static Side
shown_side(const Compose *c, const Move *move)
{
    if (move->dose.side == DOSE_SIDE_LEFT_ONLY)
        return SIDE_LEFT;
    if (move->dose.side == DOSE_SIDE_RIGHT_ONLY)
        return SIDE_RIGHT;
    return c->plan->side;
}

/* The move in a few words; without any, its first step. */
static void
add_cue(const Compose *c, const Exercise *exercise, ExerciseBlock *block)
{
    g_autoptr(GString) text = g_string_new(exercise->short_cue);
    const char *lang = exercise->short_lang;
    if (text->len == 0 && exercise->steps.n > 0) {
        const Passage *first = exercise->steps.items;
        for (size_t i = 0; i < first->n_spans; i++)
            g_string_append(text, first->spans[i].text);
        lang = first->lang;
    }
    if (text->len == 0)
        return;
    block->cue = client_text_in(c, lang, text->str, exercise->built_in);
    block->cue_lang = arena_strdup(c->arena, lang);
}

/* Where the therapist has no picture of the move, it is drawn. */
static void
add_pose(const Compose *c, const Move *move, ExerciseBlock *block)
{
    const Exercise *exercise = move->exercise;
    if (exercise->picture != NULL)
        return;
    block->side = shown_side(c, move);
    block->pose = library_pose(c->lib, exercise->id, move->pos, c->diag);
    if (block->pose == NULL)
        return;
    /* An alternative text is of one language. */
    const char *cue =
            exercise->short_lang == NULL
                    ? client_text(c, exercise->short_cue, exercise->built_in)
                    : NULL;
    block->picture_alt =
            alt_text(c->arena, block->pose, block->side, cue, c->words);
    block->effort = (int)effort_of_kind(exercise->kind);
}

void
add_card(Compose *c, const Move *move, Part part)
{
    const Exercise *exercise = move->exercise;
    bool built_in = exercise->built_in;
    const char *name = client_text_in(c, exercise->name_lang, exercise->name,
                                      built_in);
    const char *plain = client_text_in(c, exercise->plain_lang,
                                       exercise->plain, built_in);
    DoseContext context = dose_context(c, move);
    check_one_side(c, move);
    Block block = { .pos = exercise->pos,
                    .exercise = {
                            .id = arena_strdup(c->arena, exercise->id),
                            .number = move->number,
                            .tag = plain ? say_in(c, exercise->plain_lang,
                                                  "feel-in", "place", plain,
                                                  NULL)
                                         : NULL,
                            .tag_lang = arena_strdup(c->arena,
                                                     exercise->plain_lang),
                            .name = name,
                            .name_lang = arena_strdup(c->arena,
                                                      exercise->name_lang),
                            .picture =
                                    arena_strdup(c->arena, exercise->picture),
                            .picture_alt =
                                    say(c, "picture", "name", name, NULL),
                            .picture_pos = exercise->picture_pos,
                            .start = make_part(c, move, ICON_NONE, "start",
                                               exercise->start),
                            .steps = make_steps(c, move),
                            .after = client_prose(c, exercise->after, built_in),
                            .dose = dose_sentence(c->arena, &move->dose,
                                                  &context, c->words),
                            .feel = make_part(c, move, ICON_FEEL, "feel",
                                              exercise->feel),
                            .skip = make_part(c, move, ICON_CAUTION, "skip",
                                              exercise->skip),
                            .continued =
                                    say_in(c, exercise->name_lang, "continued",
                                           "name", name, NULL),
                            .posture = posture_of(exercise->position),
                    } };
    add_cue(c, exercise, &block.exercise);
    dose_chips(c->arena, &move->dose, &context, c->words, &block.exercise.chips,
               &block.exercise.n_chips);
    add_pose(c, move, &block.exercise);
    add_block(c, part, BLOCK_EXERCISE, &block);
}

void
add_legend(Compose *c)
{
    static const char *const efforts[] = {
        [EFFORT_STRETCH] = "legend-stretch",
        [EFFORT_WORK] = "legend-work",
        [EFFORT_PRESS] = "legend-press",
    };
    G_STATIC_ASSERT(G_N_ELEMENTS(efforts) == N_EFFORTS);
    Legend *legend = arena_new0(c->arena, Legend);
    legend->label = word(c, "legend");
    ExerciseBlock *first = NULL;
    for (guint i = 0; i < c->blocks->len; i++) {
        Block *block = &g_array_index(c->blocks, Block, i);
        ExerciseBlock *exercise = &block->exercise;
        if (block->kind != BLOCK_EXERCISE || exercise->pose == NULL)
            continue;
        first = first != NULL ? first : exercise;
        if (exercise->pose->n_muscles > 0)
            legend->efforts[exercise->effort] =
                    word(c, efforts[exercise->effort]);
        if (!exercise->pose->hold)
            legend->letters = word(c, "legend-letters");
    }
    if (first != NULL)
        first->legend = legend;
}

/* The name of `phase` and its weeks; for the moves of no phase, that there
   are more. */
static void
add_phase_heading(Compose *c, const RoutinePhase *phase)
{
    Block block = { .heading = { .heading = NULL } };
    bool named = phase != NULL && phase->number != 0;
    block.heading.heading =
            named ? phase_name(c, phase) : word(c, "heading-more");
    block.heading.heading_lang =
            named ? arena_strdup(c->arena, phase->name_lang) : NULL;
    if (named && phase->weeks != NULL)
        block.heading.prose = prose_paragraph(
                c, say(c, "weeks", "weeks", say_weeks(c, NULL, phase->weeks),
                       NULL));
    add_block(c, PART_EXERCISES, BLOCK_HEADING, &block);
}

void
add_cards(Compose *c, bool massage)
{
    bool headings = !massage && has_several_phases(c);
    const RoutinePhase *open = NULL;
    for (guint i = 0; i < c->moves->len; i++) {
        const Move *move = move_at(c, i);
        if ((move->exercise->kind == KIND_SELF_MASSAGE) != massage)
            continue;
        if (headings && (i == 0 || !in_phase(move, open)))
            add_phase_heading(c, move->phase);
        open = move->phase;
        add_card(c, move, massage ? PART_ADVICE : PART_EXERCISES);
    }
}
