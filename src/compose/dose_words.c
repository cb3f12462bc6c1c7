#include "compose/dose_words.h"

#include <string.h>

#include "compose/dose_teller.h"

#define HOLD_MINUTES 120 /* [s] holds are said in minutes from here */
#define REST_MINUTES 60  /* [s] */

typedef enum { LIMB_LEG, LIMB_ARM, LIMB_SIDE, LIMB_COUNT } Limb;

static const Limb limbs[] = {
    [REGION_LOWER_BACK] = LIMB_LEG,
    [REGION_HIP] = LIMB_LEG,
    [REGION_THIGH] = LIMB_LEG,
    [REGION_LOWER_LEG] = LIMB_LEG,
    [REGION_FOOT] = LIMB_LEG,
    [REGION_LEG] = LIMB_LEG,
    [REGION_TRUNK] = LIMB_SIDE,
    [REGION_UPPER_BACK] = LIMB_SIDE,
    [REGION_NECK_AND_SHOULDER] = LIMB_SIDE,
    [REGION_CHEST] = LIMB_SIDE,
    [REGION_FOREARM] = LIMB_ARM,
};
G_STATIC_ASSERT(G_N_ELEMENTS(limbs) == REGION_COUNT);

static const KeyPair only_keys[SIDE_COUNT][LIMB_COUNT] = {
    [SIDE_LEFT] = {
        [LIMB_LEG] = { "dose.left-leg-only", "dose.say-left-leg-only" },
        [LIMB_ARM] = { "dose.left-arm-only", "dose.say-left-arm-only" },
        [LIMB_SIDE] = { "dose.left-side-only", "dose.say-left-side-only" },
    },
    [SIDE_RIGHT] = {
        [LIMB_LEG] = { "dose.right-leg-only", "dose.say-right-leg-only" },
        [LIMB_ARM] = { "dose.right-arm-only", "dose.say-right-arm-only" },
        [LIMB_SIDE] = { "dose.right-side-only", "dose.say-right-side-only" },
    },
};

Icon
side_icon(const Teller *teller, Icon icon)
{
    return limbs[teller->context->region] == LIMB_LEG ? icon : ICON_NONE;
}

static void
tell_only_side(Teller *teller)
{
    if (teller->only == SIDE_NONE)
        return;
    const KeyPair *keys =
            &only_keys[teller->only][limbs[teller->context->region]];
    add_chip(teller,
             side_icon(teller, teller->only == SIDE_LEFT ? ICON_LEFT_SIDE
                                                         : ICON_RIGHT_SIDE),
             words_get(teller->words, keys->chip));
    g_array_index(teller->chips, Chip, teller->chips->len - 1).solid = true;
    add_sentence(teller, words_get(teller->words, keys->say));
}

/* "**5** kg": the number of a weight is strong, a band has none. */
static void
tell_load(Teller *teller)
{
    const char *load = teller->dose->load;

    if (load == NULL)
        return;
    const char *unit = strrchr(load, ' ');
    bool weight = g_ascii_isdigit(load[0]) && unit != NULL;
    if (weight)
        load = arena_printf(teller->arena, "**%.*s**%s", (int)(unit - load),
                            load, unit);
    else
        load = words_thing(teller->words, load);
    const char *text =
            words_get(teller->words, weight ? "dose.load" : "dose.load-band");
    text = fill(teller, text, "load", load);
    add_chip(teller, ICON_WEIGHT, text);
    add_sentence(teller, text);
}

static void
tell_hold(Teller *teller)
{
    static const char *const keys[2][2] = {
        { "dose.hold", "dose.hold-each-side" },
        { "dose.roll", "dose.roll-each-side" },
    };
    bool roll = teller->context->kind == KIND_SELF_MASSAGE;
    /* otherwise the chip that counts says "each side" */
    bool each_side = teller->two_sides && teller->times.max <= 0 &&
                     teller->rounds.max <= 0;

    if (teller->dose->hold.max <= 0)
        return;
    const char *time = duration_words(teller, teller->dose->hold, HOLD_MINUTES);
    add_chip(teller, roll ? ICON_ROLL : ICON_WATCH,
             fill(teller, words_get(teller->words, keys[roll][each_side]),
                  "time", time));
    add_sentence(teller, fill(teller, words_get(teller->words, keys[roll][0]),
                              "time", time));
}

static const char *
tempo_words(const Teller *teller, const char *key)
{
    const int *tempo = teller->dose->tempo;
    const char *text = words_plural(teller->words, key, tempo[0]);

    text = fill(teller, text, "out", number_words(teller->arena, tempo[0]));
    text = fill(teller, text, "pause", number_words(teller->arena, tempo[1]));
    return fill(teller, text, "back", number_words(teller->arena, tempo[2]));
}

static void
tell_tempo(Teller *teller)
{
    bool pause = teller->dose->tempo[1] > 0;

    if (teller->dose->tempo[0] <= 0)
        return;
    add_chip(teller, ICON_TEMPO,
             tempo_words(teller, pause ? "dose.tempo" : "dose.tempo-no-pause"));
    add_sentence(teller,
                 tempo_words(teller, pause ? "dose.say-tempo"
                                           : "dose.say-tempo-no-pause"));
}

static void
tell_rest(Teller *teller)
{
    if (teller->dose->rest.max <= 0)
        return;
    const char *time = duration_words(teller, teller->dose->rest, REST_MINUTES);
    add_chip(teller, ICON_REST,
             fill(teller, words_get(teller->words, "dose.rest"), "time", time));
    const char *key =
            teller->rounds.max > 0 ? "dose.say-rest-rounds" : "dose.say-rest";
    add_sentence(teller,
                 fill(teller, words_get(teller->words, key), "time", time));
}

static Turn
choose_turn(const Teller *teller)
{
    const DoseContext *context = teller->context;

    switch (teller->dose->side) {
    case DOSE_SIDE_LEFT_FIRST:
        return TURN_LEFT_FIRST;
    case DOSE_SIDE_RIGHT_FIRST:
        return TURN_RIGHT_FIRST;
    case DOSE_SIDE_LEFT_ONLY:
    case DOSE_SIDE_RIGHT_ONLY:
        return TURN_NONE;
    case DOSE_SIDE_UNSAID:
    case DOSE_SIDE_EACH:
        break;
    }
    /* Sides that alternate have no first side worth a chip. */
    if (!teller->two_sides || context->sides == SIDES_ALTERNATE ||
        context->sore == SIDE_NONE)
        return TURN_NONE;
    return context->sore == SIDE_LEFT ? TURN_LEFT_FIRST : TURN_RIGHT_FIRST;
}

static void
tell(Teller *teller)
{
    static void (*const tellers[])(Teller *) = {
        tell_only_side, tell_load, tell_hold,  tell_tempo,
        tell_count,     tell_rest, tell_often,
    };
    const Dose *dose = teller->dose;

    teller->two_sides = dose_n_sides(dose, teller->context->sides) == 2;
    if (dose->side == DOSE_SIDE_LEFT_ONLY)
        teller->only = SIDE_LEFT;
    else if (dose->side == DOSE_SIDE_RIGHT_ONLY)
        teller->only = SIDE_RIGHT;
    choose_counts(teller);
    teller->turn = choose_turn(teller);
    for (size_t i = 0; i < G_N_ELEMENTS(tellers); i++)
        tellers[i](teller);
}

/* Chips into `chips` (GArray of Chip) and the sentences, which are returned. */
static const char *
tell_dose(Arena *arena, const Dose *dose, const DoseContext *context,
          const Words *words, GArray *chips)
{
    g_autoptr(GString) sentences = g_string_new(NULL);
    Teller teller = {
        .arena = arena,
        .dose = dose,
        .context = context,
        .words = words,
        .chips = chips,
        .sentences = sentences,
    };

    if (dose->has != 0)
        tell(&teller);
    return arena_strdup(arena, sentences->str);
}

void
dose_chips(Arena *arena, const Dose *dose, const DoseContext *context,
           const Words *words, const Chip **out, size_t *n)
{
    g_autoptr(GArray) chips = g_array_new(false, true, sizeof(Chip));

    tell_dose(arena, dose, context, words, chips);
    *n = chips->len;
    *out = arena_memdup(arena, chips->data, chips->len * sizeof(Chip));
}

const char *
dose_sentence(Arena *arena, const Dose *dose, const DoseContext *context,
              const Words *words)
{
    g_autoptr(GArray) chips = g_array_new(false, true, sizeof(Chip));

    return tell_dose(arena, dose, context, words, chips);
}
