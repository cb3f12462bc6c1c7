#include "parse/dose_tokens.h"

#include <string.h>

#define BREAK  "," /* begins a new clause */
#define FILLER ""  /* adds nothing */

static const struct {
    const char *spelling, *word;
} words[] = {
    { "sets", "sets" },
    { "set", "sets" },
    { "rounds", "sets" },
    { "round", "sets" },
    { "reps", "reps" },
    { "rep", "reps" },
    { "repeats", "reps" },
    { "repeat", "reps" },
    { "repetitions", "reps" },
    { "repetition", "reps" },
    { "times", "times" },
    { "time", "times" },
    { "x", "x" },
    { "×", "x" },
    { "*", "x" },
    { "of", "of" },
    { "hold", "hold" },
    { "holds", "hold" },
    { "roll", "roll" },
    { "rolling", "roll" },
    { "rest", "rest" },
    { "tempo", "tempo" },
    { "for", "for" },
    { "between", "between" },
    { "to", "to" },
    { "-", "to" },
    { "–", "to" },
    { "or", "or" },
    { "s", "s" },
    { "sec", "s" },
    { "secs", "s" },
    { "second", "s" },
    { "seconds", "s" },
    { "min", "min" },
    { "mins", "min" },
    { "minute", "min" },
    { "minutes", "min" },
    { "a", "a" },
    { "an", "a" },
    { "per", "a" },
    { "/", "a" },
    { "each", "each" },
    { "every", "every" },
    { "both", "both" },
    { "other", "other" },
    { "alternate", "other" },
    { "day", "day" },
    { "days", "day" },
    { "daily", "daily" },
    { "week", "week" },
    { "weeks", "week" },
    { "weekly", "weekly" },
    { "work", "work" },
    { "working", "work" },
    { "workday", "workday" },
    { "workdays", "workday" },
    { "weekday", "workday" },
    { "weekdays", "workday" },
    { "in", "in" },
    { "morning", "morning" },
    { "mornings", "morning" },
    { "evening", "evening" },
    { "evenings", "evening" },
    { "not", "not" },
    { "row", "row" },
    { "side", "side" },
    { "sides", "side" },
    { "leg", "side" },
    { "legs", "side" },
    { "arm", "side" },
    { "arms", "side" },
    { "hand", "side" },
    { "hands", "side" },
    { "foot", "side" },
    { "feet", "side" },
    { "left", "left" },
    { "right", "right" },
    { "first", "first" },
    { "only", "only" },
    { "kg", "kg" },
    { "lb", "lb" },
    { "lbs", "lb" },
    { "band", "band" },
    { "loop", "loop" },
    { "yellow", "colour" },
    { "red", "colour" },
    { "green", "colour" },
    { "blue", "colour" },
    { "black", "colour" },
    { "white", "colour" },
    { "orange", "colour" },
    { "purple", "colour" },
    { "pink", "colour" },
    { "grey", "colour" },
    { "gray", "colour" },
    { "silver", "colour" },
    { "gold", "colour" },
    { "tan", "colour" },
    { "light", "colour" },
    { "medium", "colour" },
    { "heavy", "colour" },
    { "strong", "colour" },
    { "and", BREAK },
    { "then", BREAK },
    { ",", BREAK },
    { ";", BREAK },
    { ".", BREAK },
    { "+", BREAK },
    { "&", BREAK },
    { "(", BREAK },
    { ")", BREAK },
    { ":", FILLER },
    { "on", FILLER },
    { "the", FILLER },
    { "with", FILLER },
    { "do", FILLER },
};

static const struct {
    const char *spelling;
    int value;
    bool counts;
} numbers[] = {
    { "one", 1, false },        { "two", 2, false },
    { "three", 3, false },      { "four", 4, false },
    { "five", 5, false },       { "six", 6, false },
    { "seven", 7, false },      { "eight", 8, false },
    { "nine", 9, false },       { "ten", 10, false },
    { "eleven", 11, false },    { "twelve", 12, false },
    { "thirteen", 13, false },  { "fourteen", 14, false },
    { "fifteen", 15, false },   { "sixteen", 16, false },
    { "seventeen", 17, false }, { "eighteen", 18, false },
    { "nineteen", 19, false },  { "twenty", 20, false },
    { "thirty", 30, false },    { "forty", 40, false },
    { "fifty", 50, false },     { "sixty", 60, false },
    { "once", 1, true },        { "twice", 2, true },
};

const char *const *
dose_token_spellings(void)
{
    static const char *list[G_N_ELEMENTS(words) + G_N_ELEMENTS(numbers) + 1];
    static gsize filled;

    if (g_once_init_enter(&filled)) {
        size_t n = 0;
        for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
            if (g_ascii_isalpha(words[i].spelling[0]))
                list[n++] = words[i].spelling;
        for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
            list[n++] = numbers[i].spelling;
        g_once_init_leave(&filled, 1);
    }
    return list;
}

/* Length in bytes of the digits at `p`, with a decimal part; `*comma` tells
   that the decimals follow a comma, as in "1,5". */
static size_t
number_length(const char *p, bool *comma)
{
    size_t n = strspn(p, "0123456789");
    size_t decimals = 0;

    if (n > 0 && (p[n] == '.' || p[n] == ','))
        decimals = strspn(p + n + 1, "0123456789");
    *comma = decimals > 0 && p[n] == ',';
    return decimals > 0 ? n + 1 + decimals : n;
}

/* Length in bytes of the run of letters at `p`. */
static size_t
word_length(const char *p)
{
    const char *end = p;

    while (g_unichar_isalpha(g_utf8_get_char(end)))
        end = g_utf8_next_char(end);
    return (size_t)(end - p);
}

/* What the `n` bytes at `p` spell; false when they are no word of a dose. */
static bool
look_up(const char *p, size_t n, DoseToken *token)
{
    g_autofree char *spelling = g_utf8_strdown(p, (gssize)n);

    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (g_str_equal(words[i].spelling, spelling)) {
            token->kind = TOKEN_WORD;
            token->word = words[i].word;
            return true;
        }
    }
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        if (g_str_equal(numbers[i].spelling, spelling)) {
            token->kind = TOKEN_NUMBER;
            token->value = numbers[i].value;
            token->counts = numbers[i].counts;
            return true;
        }
    }
    return false;
}

/* Length of a run of signs that mean nothing to us: up to the next space,
   letter, digit or sign that does. */
static size_t
unknown_length(const char *p)
{
    const char *end = g_utf8_next_char(p);
    DoseToken ignored = { 0 };

    while (*end != '\0' && !g_unichar_isalnum(g_utf8_get_char(end)) &&
           !g_unichar_isspace(g_utf8_get_char(end)) &&
           !look_up(end, (size_t)(g_utf8_next_char(end) - end), &ignored))
        end = g_utf8_next_char(end);
    return (size_t)(end - p);
}

/* The token at `p`, its `start` and `end` counted from `p`. */
static DoseToken
scan(const char *p)
{
    DoseToken token = { .kind = TOKEN_UNKNOWN };
    bool comma = false;

    token.end = number_length(p, &comma);
    if (token.end > 0) {
        token.kind = comma ? TOKEN_BAD_NUMBER : TOKEN_NUMBER;
        token.value = g_ascii_strtod(p, NULL);
        return token;
    }
    token.end = word_length(p);
    if (token.end == 0) /* a sign */
        token.end = (size_t)(g_utf8_next_char(p) - p);
    if (!look_up(p, token.end, &token) &&
        !g_unichar_isalpha(g_utf8_get_char(p)))
        token.end = unknown_length(p);
    return token;
}

static bool
is_spelled(const DoseToken *token)
{
    return token->kind == TOKEN_NUMBER && !token->counts;
}

/* Joins "forty", "-", "five" at the end of `tokens` into one number. */
static void
join_number_words(GArray *tokens, const char *text)
{
    DoseToken *t = &g_array_index(tokens, DoseToken, 0);
    guint n = tokens->len;
    guint back = n >= 3 && t[n - 2].kind == TOKEN_WORD &&
                                 text[t[n - 2].start] == '-' &&
                                 t[n - 2].end == t[n - 1].start
                         ? 3
                         : 2;

    if (n < back || !is_spelled(&t[n - 1]) || !is_spelled(&t[n - back]) ||
        t[n - 1].clause != t[n - back].clause ||
        g_ascii_isdigit(text[t[n - 1].start]) ||
        g_ascii_isdigit(text[t[n - back].start]) || t[n - 1].value > 9 ||
        t[n - back].value < 20 || (int)t[n - back].value % 10 != 0)
        return;
    t[n - back].value += t[n - 1].value;
    t[n - back].end = t[n - 1].end;
    g_array_set_size(tokens, n - back + 1);
}

GArray *
dose_tokens(const char *text)
{
    GArray *tokens = g_array_new(false, true, sizeof(DoseToken));
    int clause = 0;

    for (const char *p = text; *p != '\0';) {
        if (g_unichar_isspace(g_utf8_get_char(p))) {
            p = g_utf8_next_char(p);
            continue;
        }
        DoseToken token = scan(p);
        size_t start = (size_t)(p - text);
        p += token.end;
        token.start = start;
        token.end += start;
        token.clause = clause;
        if (token.kind == TOKEN_WORD && g_str_equal(token.word, BREAK)) {
            clause++;
        } else if (token.kind != TOKEN_WORD ||
                   !g_str_equal(token.word, FILLER)) {
            g_array_append_val(tokens, token);
            join_number_words(tokens, text);
        }
    }
    return tokens;
}
