#include "compose/dose_words.h"

#include "base/strings.h"

#include <math.h>
#include <string.h>

#define NO_BREAK     "\u00a0"
#define MAX_WORDS    15  /* of a sentence */
#define MAX_COUNTED  5   /* dots or bars that can be taken in at a glance */
#define HOLD_MINUTES 120 /* [s] holds are said in minutes from here */
#define REST_MINUTES 60  /* [s] */

typedef enum { TURN_NONE, TURN_LEFT_FIRST, TURN_RIGHT_FIRST } Turn;

typedef enum { LIMB_LEG, LIMB_ARM, LIMB_SIDE, LIMB_COUNT } Limb;

/* One dose on its way into words. */
typedef struct {
    Arena *arena;
    const Dose *dose;
    const DoseContext *context;
    const Words *words;
    bool two_sides;
    Turn turn;
    Side only;           /* SIDE_NONE when both sides work */
    Range rounds, times; /* max 0: not told as such */
    GArray *chips;       /* Chip */
    GString *sentences;
} Teller;

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

/* The keys of a chip and of the same in a sentence. */
typedef struct {
    const char *chip, *say;
} KeyPair;

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

static const KeyPair turn_keys[] = {
    [TURN_LEFT_FIRST] = { "dose.left-first", "dose.say-left-first" },
    [TURN_RIGHT_FIRST] = { "dose.right-first", "dose.say-right-first" },
};

/* A time of day; `daily` when it is every day. */
static const struct {
    Icon icon;
    KeyPair some, daily;
} time_words[] = {
    [TIME_MORNING] = { ICON_SUN,
                       { "dose.morning", "dose.say-morning" },
                       { "dose.every-morning", "dose.say-every-morning" } },
    [TIME_EVENING] = { ICON_MOON,
                       { "dose.evening", "dose.say-evening" },
                       { "dose.every-evening", "dose.say-every-evening" } },
    [TIME_MORNING_AND_EVENING] = { ICON_SUN_MOON,
                                   { "dose.morning-and-evening",
                                     "dose.say-morning-and-evening" },
                                   { "dose.every-morning-and-evening",
                                     "dose.say-every-morning-and-evening" } },
};

static const KeyPair day_keys[] = {
    [DAYS_DAILY] = { "dose.every-day", "dose.say-every-day" },
    [DAYS_EVERY_OTHER] = { "dose.every-other-day", "dose.say-every-other-day" },
    [DAYS_WORK_DAYS] = { "dose.each-work-day", "dose.say-each-work-day" },
};

/* By times a day; more suns than three would not be read. */
static const Icon often_icons[] = { ICON_NONE, ICON_SUN, ICON_SUN_MOON,
                                    ICON_SUN_NOON_MOON };

static const char *
keep(const Teller *teller, char *owned)
{
    const char *kept = arena_strdup(teller->arena, owned);

    g_free(owned);
    return kept;
}

static const char *
fill(const Teller *teller, const char *text, const char *name,
     const char *value)
{
    return keep(teller, fill_in(text, name, value, NULL));
}

static const char *
number_words(const Teller *teller, double number)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    return arena_strdup(teller->arena,
                        g_ascii_formatd(text, sizeof text, "%g", number));
}

/* "10", or "8 to 12" that does not break. */
static const char *
range_words(const Teller *teller, Range range)
{
    const char *max = number_words(teller, range.max);

    if (range.min >= range.max)
        return max;
    const char *text = words_get(teller->words, "dose.range");
    text = fill(teller, text, "min", number_words(teller, range.min));
    text = fill(teller, text, "max", max);
    g_autoptr(GString) tied = g_string_new(text);
    g_string_replace(tied, " ", NO_BREAK, 0);
    return arena_strdup(teller->arena, tied->str);
}

/* The form of `key` for the range, with {n} filled in. */
static const char *
count_words(const Teller *teller, const char *key, Range range)
{
    return fill(teller, words_plural(teller->words, key, range.max), "n",
                range_words(teller, range));
}

static bool
is_minutes(double seconds)
{
    return fabs(fmod(seconds, 60)) < 1e-9;
}

/* Seconds, or whole minutes from `minutes_from` seconds on. */
static const char *
duration_words(const Teller *teller, Range range, double minutes_from)
{
    if (range.min < minutes_from || !is_minutes(range.min) ||
        !is_minutes(range.max))
        return count_words(teller, "dose.seconds", range);
    range.min /= 60;
    range.max /= 60;
    return count_words(teller, "dose.minutes", range);
}

/* `text` with each number tied to the word after it: "**30** seconds". */
static const char *
tie_numbers(const Teller *teller, const char *text)
{
    g_autoptr(GString) tied = g_string_new(NULL);
    bool after_number = false;

    for (const char *p = text; *p != '\0'; p++) {
        if (*p == ' ' && after_number)
            g_string_append(tied, NO_BREAK);
        else
            g_string_append_c(tied, *p);
        after_number = g_ascii_isdigit(*p) || (after_number && *p == '*');
    }
    return arena_strdup(teller->arena, tied->str);
}

/* "Hold **30** seconds" in spans. */
static const Span *
make_spans(const Teller *teller, const char *text, size_t *n)
{
    g_auto(GStrv) parts = g_strsplit(tie_numbers(teller, text), "**", -1);
    Span *spans = arena_array(teller->arena, Span, g_strv_length(parts));

    *n = 0;
    for (size_t i = 0; parts[i] != NULL; i++)
        if (parts[i][0] != '\0')
            spans[(*n)++] = (Span){
                .text = arena_strdup(teller->arena, parts[i]),
                .strong = i % 2 == 1,
            };
    return spans;
}

static void
add_chip(Teller *teller, Icon icon, const char *text)
{
    Chip chip = { .icon = icon };

    chip.spans = make_spans(teller, text, &chip.n_spans);
    g_array_append_val(teller->chips, chip);
}

/* With as many dots or bars as the number says, or the number alone. */
static void
add_counted_chip(Teller *teller, Icon icon, Range range, const char *text)
{
    bool counted = range.max <= MAX_COUNTED;

    add_chip(teller, counted ? icon : ICON_NONE, text);
    if (counted)
        g_array_index(teller->chips, Chip, teller->chips->len - 1).count =
                (int)range.max;
}

/* Adds `text`, whose first letter is a capital already. */
static void
add_sentence(Teller *teller, const char *text)
{
    g_autoptr(GString) plain = g_string_new(tie_numbers(
            teller, fill(teller, words_get(teller->words, "dose.sentence"),
                         "text", text)));

    g_string_replace(plain, "**", "", 0);
    if (teller->sentences->len > 0)
        g_string_append_c(teller->sentences, ' ');
    g_string_append(teller->sentences, plain->str);
}

static size_t
count_text_words(const char *text)
{
    size_t n = 0;
    bool inside = false;

    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        bool space = g_unichar_isspace(g_utf8_get_char(text));
        n += !space && !inside;
        inside = !space;
    }
    return n;
}

static void
tell_only_side(Teller *teller)
{
    if (teller->only == SIDE_NONE)
        return;
    const KeyPair *keys =
            &only_keys[teller->only][limbs[teller->context->region]];
    add_chip(teller,
             teller->only == SIDE_LEFT ? ICON_LEFT_SIDE : ICON_RIGHT_SIDE,
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

    text = fill(teller, text, "out", number_words(teller, tempo[0]));
    text = fill(teller, text, "pause", number_words(teller, tempo[1]));
    return fill(teller, text, "back", number_words(teller, tempo[2]));
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

/* Which words count the repeats and rounds. */
typedef enum {
    COUNT_NOTHING,
    COUNT_TIMES,
    COUNT_ROUNDS,
    COUNT_ROUNDS_OF
} Count;

static Count
kind_of_count(const Teller *teller)
{
    if (teller->rounds.max > 0)
        return teller->times.max > 0 ? COUNT_ROUNDS_OF : COUNT_ROUNDS;
    return teller->times.max > 0 ? COUNT_TIMES : COUNT_NOTHING;
}

static void
tell_count_chip(Teller *teller)
{
    static const char *const keys[][2] = {
        [COUNT_TIMES] = { "dose.times", "dose.times-each-side" },
        [COUNT_ROUNDS] = { "dose.rounds", "dose.rounds-each-side" },
        [COUNT_ROUNDS_OF] = { "dose.rounds-of", "dose.rounds-of-each-side" },
    };
    Count count = kind_of_count(teller);
    Range range = count == COUNT_TIMES ? teller->times : teller->rounds;

    if (count == COUNT_NOTHING) {
        if (teller->two_sides && teller->dose->hold.max <= 0 &&
            (teller->dose->has & DOSE_HAS_SIDE) && teller->turn == TURN_NONE)
            add_chip(teller, ICON_BOTH_SIDES,
                     words_get(teller->words, "dose.each-side"));
        return;
    }
    const char *text =
            count_words(teller, keys[count][teller->two_sides], range);
    if (count == COUNT_ROUNDS_OF)
        text = fill(teller, text, "reps", range_words(teller, teller->times));
    add_counted_chip(teller, count == COUNT_TIMES ? ICON_DOTS : ICON_SETS,
                     range, text);
}

/* "Do it 2 times on each side", or NULL when nothing is to be counted. */
static const char *
count_sentence(const Teller *teller)
{
    static const char *const keys[][2] = {
        [COUNT_TIMES] = { "dose.say-times", "dose.say-times-each-side" },
        [COUNT_ROUNDS] = { "dose.say-rounds", "dose.say-rounds-each-side" },
        [COUNT_ROUNDS_OF] = { "dose.say-rounds-of",
                              "dose.say-rounds-of-each-side" },
    };
    Count count = kind_of_count(teller);
    Range range = count == COUNT_TIMES ? teller->times : teller->rounds;

    if (count == COUNT_NOTHING) {
        if (!teller->two_sides)
            return NULL;
        if (teller->dose->hold.max > 0)
            return count_words(teller, "dose.say-times-each-side",
                               (Range){ 1, 1 });
        return teller->dose->has & DOSE_HAS_SIDE || teller->turn != TURN_NONE
                       ? words_get(teller->words, "dose.say-each-side")
                       : NULL;
    }
    const char *text =
            count_words(teller, keys[count][teller->two_sides], range);
    return fill(teller, text, "reps", range_words(teller, teller->times));
}

static void
tell_count(Teller *teller)
{
    tell_count_chip(teller);
    const char *text = count_sentence(teller);
    if (teller->turn != TURN_NONE) {
        const KeyPair *keys = &turn_keys[teller->turn];
        add_chip(teller, ICON_BOTH_SIDES, words_get(teller->words, keys->chip));
        if (text != NULL)
            text = fill(teller, words_get(teller->words, keys->say), "text",
                        text);
    }
    if (text != NULL)
        add_sentence(teller, text);
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

/* How often a day, in a sentence; NULL when unsaid. */
static const char *
often_words(const Teller *teller)
{
    Range n = teller->dose->per_day;

    if (n.max <= 0)
        return NULL;
    if (n.max == 2 && n.min == 1)
        return words_get(teller->words, "dose.say-once-or-twice-a-day");
    if (n.max == 2 && n.min == 2)
        return words_get(teller->words, "dose.say-twice-a-day");
    return count_words(teller, "dose.say-times-a-day", n);
}

static bool
is_every_day(const Dose *dose)
{
    return dose->days == DAYS_DAILY ||
           (dose->days == DAYS_COUNTED && dose->days_per_week.min >= 7);
}

/* Every other day leaves a day between without being told to. */
static bool
must_say_apart(const Dose *dose)
{
    return dose->not_in_a_row && dose->days != DAYS_EVERY_OTHER;
}

/* A number of times on every day: "Twice a day" says it all. */
static bool
is_plain_daily(const Dose *dose)
{
    return is_every_day(dose) && !must_say_apart(dose) &&
           !(dose->per_day.min == 1 && dose->per_day.max == 2);
}

/* How often a day, as a chip says it; NULL when unsaid. */
static const char *
often_chip_text(const Teller *teller, Icon *icon)
{
    const Dose *dose = teller->dose;
    Range n = dose->per_day;

    if (dose->time != TIME_UNSAID) {
        const KeyPair *keys = dose->days == DAYS_DAILY
                                      ? &time_words[dose->time].daily
                                      : &time_words[dose->time].some;
        *icon = time_words[dose->time].icon;
        return words_get(teller->words, keys->chip);
    }
    if (n.max <= 0)
        return NULL;
    size_t i = (size_t)n.max;
    *icon = i < G_N_ELEMENTS(often_icons) ? often_icons[i] : ICON_NONE;
    if (n.min == 1 && n.max == 2)
        return words_get(teller->words, "dose.once-or-twice-a-day");
    if (n.min == 2 && n.max == 2 && is_plain_daily(dose))
        return words_get(teller->words, "dose.twice-every-day");
    return count_words(teller,
                       is_plain_daily(dose) ? "dose.times-every-day"
                                            : "dose.times-a-day",
                       n);
}

/* "a, b"; `a` may be NULL. */
static const char *
join(const Teller *teller, const char *a, const char *b)
{
    if (a == NULL)
        return arena_strdup(teller->arena, b);
    return keep(teller, fill_in(words_get(teller->words, "dose.join"), "a", a,
                                "b", b, NULL));
}

/* "3 days a week, not 2 days in a row" is one phrase; NULL when unsaid. */
static const char *
days_words(const Teller *teller)
{
    const Dose *dose = teller->dose;
    const char *days = NULL;

    if (is_every_day(dose))
        days = words_get(teller->words, day_keys[DAYS_DAILY].say);
    else if (dose->days == DAYS_COUNTED)
        days = count_words(teller, "dose.say-days-a-week", dose->days_per_week);
    else if (dose->days != DAYS_UNSAID)
        days = words_get(teller->words, day_keys[dose->days].say);
    if (must_say_apart(dose))
        days = join(teller, days,
                    words_get(teller->words, "dose.say-not-in-a-row"));
    return days;
}

static void
tell_days_chip(Teller *teller)
{
    const Dose *dose = teller->dose;
    bool apart = must_say_apart(dose);

    if (is_every_day(dose)) {
        add_chip(teller, ICON_CALENDAR,
                 words_get(teller->words, day_keys[DAYS_DAILY].chip));
    } else if (dose->days == DAYS_COUNTED) {
        add_chip(teller, ICON_CALENDAR,
                 count_words(teller,
                             apart ? "dose.days-a-week-apart"
                                   : "dose.days-a-week",
                             dose->days_per_week));
        return;
    } else if (dose->days != DAYS_UNSAID) {
        add_chip(teller, ICON_CALENDAR,
                 words_get(teller->words, day_keys[dose->days].chip));
    }
    if (apart)
        add_chip(teller, ICON_CALENDAR,
                 words_get(teller->words, "dose.not-in-a-row"));
}

/* "Once a day, 5 days a week" is one chip, so that a strip stays short. */
static void
tell_often_chip(Teller *teller)
{
    const Dose *dose = teller->dose;
    Icon icon = ICON_NONE;
    const char *often = often_chip_text(teller, &icon);
    bool daily_said = dose->time != TIME_UNSAID
                              ? dose->days == DAYS_DAILY
                              : is_plain_daily(dose);

    if (often == NULL) {
        tell_days_chip(teller);
        return;
    }
    const char *days = daily_said ? NULL : days_words(teller);
    add_chip(teller, icon, days ? join(teller, often, days) : often);
}

static void
tell_span_chip(Teller *teller)
{
    if (teller->dose->weeks.max > 0)
        add_chip(teller, ICON_CALENDAR,
                 count_words(teller, "dose.for-weeks", teller->dose->weeks));
    if (teller->dose->for_days.max > 0)
        add_chip(teller, ICON_CALENDAR,
                 count_words(teller, "dose.for-days", teller->dose->for_days));
}

static void
add_part(GPtrArray *parts, const char *text)
{
    g_ptr_array_add(parts, g_strdup(text));
}

/* How often and how long, phrase by phrase.  GPtrArray of char *. */
static GPtrArray *
often_parts(const Teller *teller)
{
    const Dose *dose = teller->dose;
    GPtrArray *parts = g_ptr_array_new_with_free_func(g_free);

    if (dose->time != TIME_UNSAID && dose->days == DAYS_DAILY) {
        add_part(parts,
                 words_get(teller->words, time_words[dose->time].daily.say));
    } else {
        if (dose->time != TIME_UNSAID)
            add_part(parts,
                     words_get(teller->words, time_words[dose->time].some.say));
        else if (dose->per_day.max > 0)
            add_part(parts, often_words(teller));
        const char *days = days_words(teller);
        if (days != NULL)
            add_part(parts, days);
    }
    if (dose->weeks.max > 0)
        add_part(parts, count_words(teller, "dose.say-for-weeks", dose->weeks));
    if (dose->for_days.max > 0)
        add_part(parts,
                 count_words(teller, "dose.say-for-days", dose->for_days));
    return parts;
}

/* As many phrases in a sentence as its words allow. */
static void
tell_often_sentences(Teller *teller)
{
    g_autoptr(GPtrArray) parts = often_parts(teller);
    const char *frame = words_get(teller->words, "dose.say-often");
    const char *said = NULL;

    for (guint i = 0; i < parts->len; i++) {
        const char *more = join(teller, said, parts->pdata[i]);
        if (said != NULL &&
            count_text_words(fill(teller, frame, "often", more)) > MAX_WORDS) {
            add_sentence(teller, fill(teller, frame, "often", said));
            more = arena_strdup(teller->arena, parts->pdata[i]);
        }
        said = more;
    }
    if (said != NULL)
        add_sentence(teller, fill(teller, frame, "often", said));
}

static void
tell_often(Teller *teller)
{
    tell_often_chip(teller);
    tell_span_chip(teller);
    tell_often_sentences(teller);
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

static bool
is_one(Range range)
{
    return range.max <= 1; /* or unsaid */
}

/* What is to be counted, in the fewest words.  Rounds of one repeat are
   repeats, and a single repeat of a hold is not counted at all. */
static void
choose_counts(Teller *teller)
{
    const Dose *dose = teller->dose;
    bool held = dose->hold.max > 0;

    if (!is_one(dose->sets) && !is_one(dose->reps)) {
        teller->rounds = dose->sets;
        teller->times = dose->reps;
    } else if (!is_one(dose->sets) && (held || dose->reps.max > 0)) {
        teller->times = dose->sets;
    } else if (!is_one(dose->sets)) {
        teller->rounds = dose->sets;
    } else if (!held || !is_one(dose->reps)) {
        teller->times = dose->reps;
    }
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

const char *
dose_often(Arena *arena, const Dose *dose, const Words *words)
{
    Teller teller = { .arena = arena, .dose = dose, .words = words };
    g_autoptr(GPtrArray) parts = often_parts(&teller);
    const char *said = NULL;

    for (guint i = 0; i < parts->len; i++)
        said = join(&teller, said, parts->pdata[i]);
    if (said == NULL)
        return "";
    g_autofree char *first = g_utf8_strup(said, g_utf8_next_char(said) - said);
    return tie_numbers(&teller, arena_printf(arena, "%s%s", first,
                                             g_utf8_next_char(said)));
}
