#include "parse/dose.h"

#include "base/suggest.h"
#include "parse/dose_reader.h"

#define MAX_CHARS 300 /* of a dose text */

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

/* Tells every word that is none of ours and marks its clause, because what is
   left of the clause is likely to look wrong, too. */
static void
find_unknown(DoseReader *reader, bool *broken)
{
    for (size_t i = 0; i < reader->n; i++) {
        const DoseToken *token = &reader->tokens[i];
        DosePhrase phrase = { .first = i, .n = 1 };
        if (token->kind == TOKEN_UNKNOWN) {
            g_autofree char *hint = suggest_phrase(dose_written(reader, i, 1),
                                                   dose_token_spellings());
            dose_complain(reader, &phrase, "is not part of a dose%s", hint);
        } else if (token->kind == TOKEN_BAD_NUMBER) {
            g_autofree char *right = g_strdup(dose_written(reader, i, 1));
            g_strdelimit(right, ",", '.');
            dose_complain(
                    reader, &phrase,
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
refuse(DoseReader *reader, size_t at)
{
    DosePhrase phrase = { .first = at, .n = 1 };

    for (size_t i = 0; i < G_N_ELEMENTS(examples); i++) {
        if (g_str_equal(examples[i].word, reader->tokens[at].word)) {
            dose_complain(reader, &phrase, "does not fit here; write '%s'",
                          examples[i].example);
            return;
        }
    }
    g_assert_not_reached();
}

/* Reads the phrase at `at` and returns how many tokens it took. */
static size_t
read_phrase(DoseReader *reader, size_t at, bool *broken)
{
    bool *clause_broken = &broken[reader->tokens[at].clause];
    const DoseRule *rule = NULL;
    DosePhrase phrase = { 0 };

    for (size_t i = 0; i < n_dose_rules; i++) {
        DosePhrase found = dose_match(reader, &dose_rules[i], at);
        if (found.n > phrase.n) {
            phrase = found;
            rule = &dose_rules[i];
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
            dose_complain(reader, &phrase, "%s", rule->bad);
        else
            refuse(reader, at);
        *clause_broken = true;
    }
    return MAX(phrase.n, 1);
}

/* Tells that two fields do not go together, at the later one.  With other
   mistakes in the text, the numbers are not worth comparing. */
static void
tell_clash(DoseReader *reader, unsigned bit, unsigned other_bit)
{
    int i = g_bit_nth_lsf(bit, -1), k = g_bit_nth_lsf(other_bit, -1);
    int first = reader->said_at[i] < reader->said_at[k] ? i : k;
    int later = first == i ? k : i;

    if (!reader->ok)
        return;
    diag_add(reader->diag, DIAG_ERROR,
             dose_place(reader, reader->said_at[later]),
             "'%s' does not go with '%s'", reader->said[later],
             reader->said[first]);
    reader->ok = false;
}

/* What follows from a time of day, and what cannot be. */
static void
finish(DoseReader *reader)
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
    DoseReader reader = {
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
