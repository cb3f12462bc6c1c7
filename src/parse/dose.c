#include "parse/dose.h"

#include "base/suggest.h"
#include "parse/dose_tokens.h"

#include <math.h>
#include <string.h>

#define MAX_CHARS   300 /* of a dose text */
#define MAX_NUMBERS 3   /* in one phrase */
#define N_FIELDS    13  /* bits of DoseField */

/* What one phrase said. */
typedef struct {
    size_t first, n; /* its tokens */
    Range numbers[MAX_NUMBERS];
    bool with_or[MAX_NUMBERS]; /* "1 or 2" */
    size_t n_numbers;
} Phrase;

typedef struct {
    Arena *arena;
    const char *text;
    SrcPos pos;
    Diag *diag;
    const DoseToken *tokens;
    size_t n;
    Dose dose;
    const char *said[N_FIELDS]; /* the phrase that spoke of the field */
    size_t said_at[N_FIELDS];   /* its first token */
    bool daily_by_time;         /* "every morning" said which days */
    bool ok;
} Reader;

typedef struct Rule Rule;

struct Rule {
    const char *pattern;
    void (*take)(Reader *reader, const Phrase *phrase, int value);
    int value;
    const char *bad; /* for phrases that are a mistake: what to say of it */
};

static SrcPos
place_of(const Reader *reader, size_t token)
{
    SrcPos pos = reader->pos;

    if (pos.col > 0)
        pos.col += (int)g_utf8_strlen(reader->text,
                                      (gssize)reader->tokens[token].start);
    return pos;
}

/* The text of `n` tokens as it was written. */
static const char *
written(const Reader *reader, size_t first, size_t n)
{
    size_t start = reader->tokens[first].start;
    size_t end = reader->tokens[first + n - 1].end;

    return arena_strndup(reader->arena, reader->text + start, end - start);
}

static void complain(Reader *reader, const Phrase *phrase, const char *format,
                     ...) G_GNUC_PRINTF(3, 4);

static void
complain(Reader *reader, const Phrase *phrase, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *text = g_strdup_vprintf(format, args);
    va_end(args);
    diag_add(reader->diag, DIAG_ERROR, place_of(reader, phrase->first),
             "'%s' %s", written(reader, phrase->first, phrase->n), text);
    reader->ok = false;
}

typedef enum {
    FIELD_SETS,
    FIELD_REPS,
    FIELD_HOLD,
    FIELD_REST,
    FIELD_PER_DAY,
    FIELD_DAYS_PER_WEEK,
    FIELD_WEEKS,
    FIELD_FOR_DAYS,
    FIELD_COUNT
} Field;

static const struct {
    unsigned bit;
    size_t offset;
    const char *name;
    double max;
    bool whole;
} fields[] = {
    [FIELD_SETS] = { DOSE_HAS_SETS, offsetof(Dose, sets), "sets", 50, true },
    [FIELD_REPS] = { DOSE_HAS_REPS, offsetof(Dose, reps), "reps", 1000, true },
    [FIELD_HOLD] = { DOSE_HAS_HOLD, offsetof(Dose, hold), "seconds", 3600,
                     false },
    [FIELD_REST] = { DOSE_HAS_REST, offsetof(Dose, rest), "seconds", 3600,
                     false },
    [FIELD_PER_DAY] = { DOSE_HAS_PER_DAY, offsetof(Dose, per_day),
                        "times a day", 24, true },
    [FIELD_DAYS_PER_WEEK] = { DOSE_HAS_DAYS, offsetof(Dose, days_per_week),
                              "days a week", 7, true },
    [FIELD_WEEKS] = { DOSE_HAS_SPAN, offsetof(Dose, weeks), "weeks", 104,
                      true },
    [FIELD_FOR_DAYS] = { DOSE_HAS_SPAN, offsetof(Dose, for_days), "days", 366,
                         true },
};
G_STATIC_ASSERT(G_N_ELEMENTS(fields) == FIELD_COUNT);

/* Notes that the phrase speaks of the field; false and a message when another
   phrase did before. */
static bool
claim(Reader *reader, const Phrase *phrase, unsigned bit)
{
    int i = g_bit_nth_lsf(bit, -1);

    if (reader->said[i] != NULL) {
        complain(reader, phrase, "speaks again of what '%s' says",
                 reader->said[i]);
        return false;
    }
    reader->said[i] = written(reader, phrase->first, phrase->n);
    reader->said_at[i] = phrase->first;
    reader->dose.has |= bit;
    return true;
}

static bool
is_whole(Range range)
{
    return fabs(range.min - round(range.min)) < 1e-9 &&
           fabs(range.max - round(range.max)) < 1e-9;
}

/* "8 to 12", or "8" alone; with a point in every locale. */
static const char *
range_text(const Reader *reader, double min, double max)
{
    char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];

    g_ascii_formatd(low, sizeof low, "%g", min);
    g_ascii_formatd(high, sizeof high, "%g", max);
    if (g_str_equal(low, high))
        return arena_strdup(reader->arena, low);
    return arena_printf(reader->arena, "%s to %s", low, high);
}

/* False and a message when a span of numbers runs the wrong way. */
static bool
check_order(Reader *reader, const Phrase *phrase, size_t i)
{
    Range range = phrase->numbers[i];

    if (range.min > range.max) {
        complain(reader, phrase, "runs backwards; did you mean '%s'?",
                 range_text(reader, range.max, range.min));
        return false;
    }
    if (phrase->with_or[i] && fabs(range.max - range.min - 1) > 1e-9) {
        complain(reader, phrase,
                 "leaves out what is between; did you mean '%s'?",
                 range_text(reader, range.min, range.max));
        return false;
    }
    return true;
}

/* Sets `field` from number `i` of the phrase.  The field is claimed even when
   the number is wrong, so that one mistake gives one message. */
static void
take_number(Reader *reader, const Phrase *phrase, Field field, size_t i)
{
    Range range = phrase->numbers[i];
    Range *target =
            (Range *)(void *)((char *)&reader->dose + fields[field].offset);

    if (!claim(reader, phrase, fields[field].bit) ||
        !check_order(reader, phrase, i))
        return;
    if (range.min < 1 || range.max > fields[field].max) {
        complain(reader, phrase, "is out of range; expected 1 to %g %s",
                 fields[field].max, fields[field].name);
    } else if (fields[field].whole && !is_whole(range)) {
        complain(reader, phrase, "is not a whole number of %s",
                 fields[field].name);
    } else {
        *target = range;
    }
}

/* One field, from the phrase's only number. */
static void
take_field(Reader *reader, const Phrase *phrase, int field)
{
    take_number(reader, phrase, (Field)field, 0);
}

static void
take_sets_reps(Reader *reader, const Phrase *phrase, int amount)
{
    reader->dose.has |= (unsigned)amount;
    take_number(reader, phrase, FIELD_SETS, 0);
    take_number(reader, phrase, FIELD_REPS, 1);
}

static void
take_reps_hold(Reader *reader, const Phrase *phrase, int amount)
{
    reader->dose.has |= (unsigned)amount;
    take_number(reader, phrase, FIELD_REPS, 0);
    take_number(reader, phrase, FIELD_HOLD, 1);
}

static void
take_sets_reps_hold(Reader *reader, const Phrase *phrase, int amount)
{
    take_sets_reps(reader, phrase, amount);
    take_number(reader, phrase, FIELD_HOLD, 2);
}

/* "2 sets of 45 s": each set is one repeat. */
static void
take_sets_hold(Reader *reader, const Phrase *phrase, int value)
{
    (void)value;
    take_number(reader, phrase, FIELD_SETS, 0);
    take_number(reader, phrase, FIELD_HOLD, 1);
    if (claim(reader, phrase, DOSE_HAS_REPS))
        reader->dose.reps = (Range){ 1, 1 };
}

static void
take_tempo(Reader *reader, const Phrase *phrase, int value)
{
    (void)value;
    if (!claim(reader, phrase, DOSE_HAS_TEMPO))
        return;
    for (size_t i = 0; i < 3; i++) {
        Range part = phrase->numbers[i];
        if (!is_whole(part) || part.max > 60 || (i != 1 && part.max < 1)) {
            complain(reader, phrase,
                     "is out of range; expected seconds out, "
                     "pause and back, as in 'tempo 3-1-3'");
            return;
        }
        reader->dose.tempo[i] = (int)part.max;
    }
}

static void
take_days(Reader *reader, const Phrase *phrase, int days)
{
    if (days == DAYS_DAILY && reader->daily_by_time) {
        reader->daily_by_time = false; /* now it is said in full */
        return;
    }
    if (claim(reader, phrase, DOSE_HAS_DAYS))
        reader->dose.days = (DoseDays)days;
}

static void
take_days_counted(Reader *reader, const Phrase *phrase, int value)
{
    (void)value;
    take_number(reader, phrase, FIELD_DAYS_PER_WEEK, 0);
    if (reader->dose.days == DAYS_UNSAID)
        reader->dose.days = DAYS_COUNTED;
}

/* "3 times every day" tells both how often and on which days. */
static void
take_times_every_day(Reader *reader, const Phrase *phrase, int value)
{
    (void)value;
    take_number(reader, phrase, FIELD_PER_DAY, 0);
    take_days(reader, phrase, DAYS_DAILY);
}

static void
take_not_in_a_row(Reader *reader, const Phrase *phrase, int value)
{
    (void)value;
    if (claim(reader, phrase, DOSE_HAS_NOT_IN_A_ROW))
        reader->dose.not_in_a_row = true;
}

/* "morning" and "evening" add up. */
static void
take_time(Reader *reader, const Phrase *phrase, int time)
{
    bool other = reader->dose.time != TIME_UNSAID &&
                 reader->dose.time != TIME_MORNING_AND_EVENING &&
                 reader->dose.time != (DoseTime)time;

    if (other)
        reader->dose.time = TIME_MORNING_AND_EVENING;
    else if (claim(reader, phrase, DOSE_HAS_TIME))
        reader->dose.time = (DoseTime)time;
}

static void
take_time_daily(Reader *reader, const Phrase *phrase, int time)
{
    take_time(reader, phrase, time);
    if (reader->dose.days == DAYS_DAILY)
        return;
    if (claim(reader, phrase, DOSE_HAS_DAYS)) {
        reader->dose.days = DAYS_DAILY;
        reader->daily_by_time = true;
    }
}

static void
take_one_week(Reader *reader, const Phrase *phrase, int value)
{
    (void)value;
    if (claim(reader, phrase, DOSE_HAS_SPAN))
        reader->dose.weeks = (Range){ 1, 1 };
}

static bool
is_side_order(DoseSide side)
{
    return side == DOSE_SIDE_LEFT_FIRST || side == DOSE_SIDE_RIGHT_FIRST;
}

/* "each side, left first" is one wish in two phrases. */
static void
take_side(Reader *reader, const Phrase *phrase, int value)
{
    DoseSide said = reader->dose.side, side = (DoseSide)value;

    if (said == DOSE_SIDE_EACH && is_side_order(side))
        reader->dose.side = side;
    else if (is_side_order(said) && side == DOSE_SIDE_EACH)
        return;
    else if (claim(reader, phrase, DOSE_HAS_SIDE))
        reader->dose.side = side;
}

/* A weight [kg or lb], at most `max`. */
static void
take_weight(Reader *reader, const Phrase *phrase, int max)
{
    Range range = phrase->numbers[0];
    const char *unit = reader->tokens[phrase->first + phrase->n - 1].word;

    if (!claim(reader, phrase, DOSE_HAS_LOAD) ||
        !check_order(reader, phrase, 0))
        return;
    if (range.min <= 0 || range.max > max)
        complain(reader, phrase, "is out of range; expected up to %d %s", max,
                 unit);
    else
        reader->dose.load =
                arena_printf(reader->arena, "%s %s",
                             range_text(reader, range.min, range.max), unit);
}

/* "a red  Loop band" -> "red loop band". */
static void
take_band(Reader *reader, const Phrase *phrase, int value)
{
    g_autoptr(GString) load = g_string_new(NULL);

    (void)value;
    if (!claim(reader, phrase, DOSE_HAS_LOAD))
        return;
    for (size_t i = phrase->first; i < phrase->first + phrase->n; i++) {
        g_autofree char *word = g_utf8_strdown(written(reader, i, 1), -1);
        if (g_str_equal(reader->tokens[i].word, "a"))
            continue;
        g_string_append_printf(load, "%s%s", load->len > 0 ? " " : "", word);
    }
    reader->dose.load = arena_strdup(reader->arena, load->str);
}

/* Pattern elements: "word|word" one of them, "[word|word]" perhaps one,
   N a number or span, I a single number, D a time (N with its unit),
   T how often ("twice", "3 times", "2 x"), A "once" or "twice" alone.
   The rule that takes the most words wins, the first of equals. */
static const Rule rules[] = {
    { "N x N x D [hold]", take_sets_reps_hold, DOSE_HAS_AMOUNT, NULL },
    { "N x D [hold]", take_reps_hold, DOSE_HAS_AMOUNT, NULL },
    { "N x N [reps|times]", take_sets_reps, DOSE_HAS_AMOUNT, NULL },
    { "N x N x N", NULL, 0, "needs a unit at its end, as in '3 x 10 x 5 s'" },
    { "N x N x", NULL, 0, "needs a time after it, as in '3 x 10 x 5 s'" },
    { "N x", NULL, 0, "needs a number after it, as in '3 x 10' or '3 x 30 s'" },
    { "N sets of N [reps|times]", take_sets_reps, 0, NULL },
    { "N sets of D [hold]", take_sets_hold, 0, NULL },
    { "N sets of N x D [hold]", take_sets_reps_hold, DOSE_HAS_AMOUNT, NULL },
    { "N sets", take_field, FIELD_SETS, NULL },
    { "N reps", take_field, FIELD_REPS, NULL },
    { "N times", take_field, FIELD_REPS, NULL },
    { "A", take_field, FIELD_REPS, NULL },
    { "N", take_field, FIELD_REPS, NULL },

    { "[hold|roll] [for] D [hold]", take_field, FIELD_HOLD, NULL },
    { "hold|roll [for] N", NULL, 0, "needs a unit, as in 'hold 30 s'" },
    { "hold|roll [for]", NULL, 0, "needs a time, as in 'hold 30 s'" },
    { "rest [for] D [between] [sets]", take_field, FIELD_REST, NULL },
    { "D rest [between] [sets]", take_field, FIELD_REST, NULL },
    { "rest [for] N", NULL, 0, "needs a unit, as in 'rest 60 s'" },
    { "rest [for]", NULL, 0, "needs a time, as in 'rest 60 s'" },
    { "tempo I [to|a] I [to|a] I", take_tempo, 0, NULL },
    { "tempo [I] [to|a] [I]", NULL, 0,
      "needs three numbers, as in 'tempo 3-1-3'" },
    { "N kg", take_weight, 500, NULL },
    { "N lb", take_weight, 1000, NULL },
    { "[a] colour [loop] band", take_band, 0, NULL },

    { "T a|each day", take_field, FIELD_PER_DAY, NULL },
    { "T daily", take_field, FIELD_PER_DAY, NULL },
    { "T every day", take_times_every_day, 0, NULL },
    { "T a|each|every week", take_days_counted, 0, NULL },
    { "T weekly", take_days_counted, 0, NULL },
    { "N day a|each|every week", take_days_counted, 0, NULL },
    { "N day", NULL, 0,
      "is not clear; write for example '5 days a week' or 'for 5 days'" },
    { "daily", take_days, DAYS_DAILY, NULL },
    { "each|every day", take_days, DAYS_DAILY, NULL },
    { "[each|every] other day", take_days, DAYS_EVERY_OTHER, NULL },
    { "every s day", take_days, DAYS_EVERY_OTHER, NULL },
    { "[each|every] work day", take_days, DAYS_WORK_DAYS, NULL },
    { "[each|every] workday", take_days, DAYS_WORK_DAYS, NULL },
    { "not in a row", take_not_in_a_row, 0, NULL },
    { "each|every morning", take_time_daily, TIME_MORNING, NULL },
    { "each|every evening", take_time_daily, TIME_EVENING, NULL },
    { "[in] morning", take_time, TIME_MORNING, NULL },
    { "[in] evening", take_time, TIME_EVENING, NULL },
    { "[for] N week", take_field, FIELD_WEEKS, NULL },
    { "for N day", take_field, FIELD_FOR_DAYS, NULL },
    { "for a week", take_one_week, 0, NULL },

    { "a|each|every|both side", take_side, DOSE_SIDE_EACH, NULL },
    { "left [side] first", take_side, DOSE_SIDE_LEFT_FIRST, NULL },
    { "right [side] first", take_side, DOSE_SIDE_RIGHT_FIRST, NULL },
    { "left [side] only", take_side, DOSE_SIDE_LEFT_ONLY, NULL },
    { "right [side] only", take_side, DOSE_SIDE_RIGHT_ONLY, NULL },
    { "only left [side]", take_side, DOSE_SIDE_LEFT_ONLY, NULL },
    { "only right [side]", take_side, DOSE_SIDE_RIGHT_ONLY, NULL },
    { "left|right [side]", NULL, 0,
      "is not clear; add 'first' or 'only', as in 'left first'" },
};

/* How a word is meant that no rule can use where it stands. */
static const struct {
    const char *word, *example;
} examples[] = {
    { "sets", "2 sets of 10" },
    { "reps", "10 reps" },
    { "times", "10 times" },
    { "x", "3 x 10" },
    { "of", "2 sets of 10" },
    { "for", "for 6 weeks" },
    { "to", "8 to 12 reps" },
    { "or", "once or twice a day" },
    { "s", "hold 30 s" },
    { "min", "hold 1 min" },
    { "a", "twice a day" },
    { "each", "each side" },
    { "every", "every day" },
    { "both", "both sides" },
    { "other", "every other day" },
    { "day", "5 days a week" },
    { "week", "5 days a week" },
    { "weekly", "3 times weekly" },
    { "work", "each work day" },
    { "in", "in the morning" },
    { "not", "not in a row" },
    { "row", "not in a row" },
    { "side", "each side" },
    { "first", "left first" },
    { "only", "left only" },
    { "kg", "5 kg" },
    { "lb", "10 lb" },
    { "band", "red band" },
    { "loop", "red loop band" },
    { "colour", "red band" },
    { "between", "rest 60 s between sets" },
};

/* The token at `at` when it belongs to the phrase's clause, else NULL. */
static const DoseToken *
peek(const Reader *reader, const Phrase *phrase, size_t at)
{
    const DoseToken *token = &reader->tokens[at];

    return at < reader->n &&
                           token->clause == reader->tokens[phrase->first].clause
                   ? token
                   : NULL;
}

/* Whether the token at `at` is one of the words in "word|word", `length` bytes
   long. */
static bool
peek_choice(const Reader *reader, const Phrase *phrase, size_t at,
            const char *choices, size_t length)
{
    const DoseToken *token = peek(reader, phrase, at);

    if (token == NULL || token->kind != TOKEN_WORD)
        return false;
    size_t n = strlen(token->word);
    for (const char *p = choices; p < choices + length;) {
        size_t choice = strcspn(p, "|] ");
        if (choice == n && strncmp(p, token->word, n) == 0)
            return true;
        p += choice + 1;
    }
    return false;
}

static bool
peek_word(const Reader *reader, const Phrase *phrase, size_t at,
          const char *word)
{
    return peek_choice(reader, phrase, at, word, strlen(word));
}

static bool
peek_number(const Reader *reader, const Phrase *phrase, size_t at)
{
    const DoseToken *token = peek(reader, phrase, at);

    return token != NULL && token->kind == TOKEN_NUMBER;
}

/* Takes a number, or a span when `spans`.  `counts` tells whether its last
   word must be one such as "twice". */
static bool
match_number(const Reader *reader, Phrase *phrase, bool spans, bool counts)
{
    size_t at = phrase->first + phrase->n;
    const DoseToken *first = peek(reader, phrase, at), *last = first;
    size_t i = phrase->n_numbers;

    if (i == MAX_NUMBERS || !peek_number(reader, phrase, at))
        return false;
    bool with_or = peek_word(reader, phrase, at + 1, "or");
    if (spans && (with_or || peek_word(reader, phrase, at + 1, "to")) &&
        peek_number(reader, phrase, at + 2))
        last = &reader->tokens[at + 2];
    if (last->counts != counts)
        return false;
    phrase->numbers[i] = (Range){ first->value, last->value };
    phrase->with_or[i] = with_or && last != first;
    phrase->n += (size_t)(last - first) + 1;
    phrase->n_numbers++;
    return true;
}

static bool
match_choice(const Reader *reader, Phrase *phrase, const char *choices,
             size_t length)
{
    bool found = peek_choice(reader, phrase, phrase->first + phrase->n, choices,
                             length);

    phrase->n += found;
    return found;
}

static bool
match_words(const Reader *reader, Phrase *phrase, const char *choices)
{
    return match_choice(reader, phrase, choices, strlen(choices));
}

/* "30 s", "30-second", "1 min 30 s": the number becomes seconds. */
static bool
match_time(const Reader *reader, Phrase *phrase)
{
    if (!match_number(reader, phrase, true, false))
        return false;
    Range *range = &phrase->numbers[phrase->n_numbers - 1];
    match_words(reader, phrase, "to"); /* the hyphen of "30-second" */
    if (match_words(reader, phrase, "s"))
        return true;
    if (!match_words(reader, phrase, "min"))
        return false;
    range->min *= 60;
    range->max *= 60;
    size_t at = phrase->first + phrase->n;
    if (range->min >= range->max && peek_number(reader, phrase, at) &&
        peek_word(reader, phrase, at + 1, "s")) {
        range->min += reader->tokens[at].value;
        range->max += reader->tokens[at].value;
        phrase->n += 2;
    }
    return true;
}

static bool
match_often(const Reader *reader, Phrase *phrase)
{
    if (match_number(reader, phrase, true, true))
        return true;
    return match_number(reader, phrase, true, false) &&
           match_words(reader, phrase, "times|x");
}

static bool
match_element(const Reader *reader, Phrase *phrase, const char *element,
              size_t length)
{
    switch (element[0]) {
    case 'N':
        return match_number(reader, phrase, true, false);
    case 'I':
        return match_number(reader, phrase, false, false);
    case 'A':
        return match_number(reader, phrase, true, true);
    case 'D':
        return match_time(reader, phrase);
    case 'T':
        return match_often(reader, phrase);
    default:
        return match_choice(reader, phrase, element, length);
    }
}

/* The phrase that `rule` makes of the tokens from `first`; n = 0 when they do
   not follow it. */
static Phrase
match(const Reader *reader, const Rule *rule, size_t first)
{
    static const Phrase nothing;
    Phrase phrase = { .first = first };

    for (const char *p = rule->pattern; *p != '\0';) {
        size_t length = strcspn(p, " ");
        bool optional = p[0] == '[';
        bool found = optional
                             ? match_element(reader, &phrase, p + 1, length - 2)
                             : match_element(reader, &phrase, p, length);
        if (!found && !optional)
            return nothing;
        p += length + strspn(p + length, " ");
    }
    return phrase;
}

/* Tells every word that is none of ours and marks its clause, because what is
   left of the clause is likely to look wrong, too. */
static void
find_unknown(Reader *reader, bool *broken)
{
    for (size_t i = 0; i < reader->n; i++) {
        const DoseToken *token = &reader->tokens[i];
        Phrase phrase = { .first = i, .n = 1 };
        if (token->kind == TOKEN_UNKNOWN) {
            g_autofree char *hint = suggest_phrase(written(reader, i, 1),
                                                   dose_token_spellings());
            complain(reader, &phrase, "is not part of a dose%s", hint);
        } else if (token->kind == TOKEN_BAD_NUMBER) {
            g_autofree char *right = g_strdup(written(reader, i, 1));
            g_strdelimit(right, ",", '.');
            complain(reader, &phrase,
                     "is not clear; write '%s', or a space after the comma",
                     right);
        } else {
            continue;
        }
        broken[token->clause] = true;
    }
}

/* Tells that nothing can be made of the token. */
static void
refuse(Reader *reader, size_t at)
{
    Phrase phrase = { .first = at, .n = 1 };

    for (size_t i = 0; i < G_N_ELEMENTS(examples); i++) {
        if (g_str_equal(examples[i].word, reader->tokens[at].word)) {
            complain(reader, &phrase, "does not fit here; write '%s'",
                     examples[i].example);
            return;
        }
    }
    g_assert_not_reached();
}

/* Reads the phrase at `at` and returns how many tokens it took. */
static size_t
read_phrase(Reader *reader, size_t at, bool *broken)
{
    bool *clause_broken = &broken[reader->tokens[at].clause];
    const Rule *rule = NULL;
    Phrase phrase = { 0 };

    for (size_t i = 0; i < G_N_ELEMENTS(rules); i++) {
        Phrase found = match(reader, &rules[i], at);
        if (found.n > phrase.n) {
            phrase = found;
            rule = &rules[i];
        }
    }
    if (rule != NULL && rule->take != NULL) {
        /* A lone number in a broken clause belongs to the broken word. */
        if (!*clause_broken || phrase.n > 1)
            rule->take(reader, &phrase, rule->value);
        return phrase.n;
    }
    if (!*clause_broken) {
        if (rule != NULL)
            complain(reader, &phrase, "%s", rule->bad);
        else
            refuse(reader, at);
        *clause_broken = true;
    }
    return MAX(phrase.n, 1);
}

/* Tells that two fields do not go together, at the later one.  With other
   mistakes in the text, the numbers are not worth comparing. */
static void
tell_clash(Reader *reader, unsigned bit, unsigned other_bit)
{
    int i = g_bit_nth_lsf(bit, -1), k = g_bit_nth_lsf(other_bit, -1);
    int first = reader->said_at[i] < reader->said_at[k] ? i : k;
    int later = first == i ? k : i;

    if (!reader->ok)
        return;
    diag_add(reader->diag, DIAG_ERROR, place_of(reader, reader->said_at[later]),
             "'%s' does not go with '%s'", reader->said[later],
             reader->said[first]);
    reader->ok = false;
}

/* What follows from a time of day, and what cannot be. */
static void
finish(Reader *reader)
{
    static const Range implied[] = {
        [TIME_UNSAID] = { 0, 0 },
        [TIME_MORNING] = { 1, 1 },
        [TIME_EVENING] = { 1, 1 },
        [TIME_MORNING_AND_EVENING] = { 2, 2 },
    };
    Dose *dose = &reader->dose;

    if (!dose_time_fits(dose->time, dose->per_day))
        tell_clash(reader, DOSE_HAS_PER_DAY, DOSE_HAS_TIME);
    if (dose->not_in_a_row &&
        !dose_days_can_part(dose->days, dose->days_per_week))
        tell_clash(reader, DOSE_HAS_DAYS, DOSE_HAS_NOT_IN_A_ROW);
    if (dose->time != TIME_UNSAID && dose->per_day.max <= 0) {
        dose->per_day = implied[dose->time];
        dose->has |= DOSE_HAS_PER_DAY;
    }
    /* "A x B s" is one set unless a set was counted. */
    if ((dose->has & DOSE_HAS_AMOUNT) && !(dose->has & DOSE_HAS_SETS)) {
        dose->sets = (Range){ 1, 1 };
        dose->has |= DOSE_HAS_SETS;
    }
}

/* False and a message when the text cannot be read at all. */
static bool
check_text(const char *text, SrcPos pos, Diag *diag)
{
    const char *problem = NULL;

    if (!g_utf8_validate(text, -1, NULL))
        problem = "the dose is not valid UTF-8";
    else if (g_utf8_strlen(text, -1) > MAX_CHARS)
        problem = "the dose is longer than 300 characters";
    if (problem != NULL)
        diag_add(diag, DIAG_ERROR, pos, "%s", problem);
    return problem == NULL;
}

bool
dose_parse(Arena *arena, const char *text, SrcPos pos, Dose *out, Diag *diag)
{
    if (!check_text(text, pos, diag))
        return false;

    g_autoptr(GArray) tokens = dose_tokens(text);
    if (tokens->len == 0) {
        diag_add(diag, DIAG_ERROR, pos,
                 "the dose is empty; write for example "
                 "'2 x 30 s, once a day'");
        return false;
    }
    Reader reader = {
        .arena = arena,
        .text = text,
        .pos = pos,
        .diag = diag,
        .tokens = &g_array_index(tokens, DoseToken, 0),
        .n = tokens->len,
        .ok = true,
    };
    bool broken[MAX_CHARS + 1] = { false }; /* by clause */

    find_unknown(&reader, broken);
    for (size_t at = 0; at < reader.n;) {
        if (reader.tokens[at].kind == TOKEN_UNKNOWN ||
            reader.tokens[at].kind == TOKEN_BAD_NUMBER)
            at++;
        else
            at += read_phrase(&reader, at, broken);
    }
    finish(&reader);
    if (reader.ok)
        *out = reader.dose;
    return reader.ok;
}
