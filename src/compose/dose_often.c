/* How often a day, on which days, for how long. */
#include "compose/dose_teller.h"

#include "base/strings.h"

#define MAX_WORDS 15 /* of a sentence */

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
    return arena_take(teller->arena,
                      fill_in(words_get(teller->words, "dose.join"), "a", a,
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
    bool daily_said = dose->time != TIME_UNSAID ? dose->days == DAYS_DAILY
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

void
tell_often(Teller *teller)
{
    tell_often_chip(teller);
    tell_span_chip(teller);
    tell_often_sentences(teller);
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
