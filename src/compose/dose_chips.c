/* How anything is said: numbers in words, chips and sentences. */
#include "compose/dose_teller.h"

#include <math.h>
#include <string.h>

#include "base/strings.h"

#define NO_BREAK "\u00a0"
#define MAX_COUNTED 5 /* dots or bars that can be taken in at a glance */

const char *
fill(const Teller *teller, const char *text, const char *name,
     const char *value)
{
    return arena_take(teller->arena, fill_in(text, name, value, NULL));
}

const char *
number_words(Arena *arena, double number)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    return arena_strdup(arena,
                        g_ascii_formatd(text, sizeof text, "%g", number));
}

const char *
range_words(Arena *arena, Range range, const Words *words)
{
    const char *max = number_words(arena, range.max);

    if (range.min >= range.max)
        return max;
    g_autofree char *text =
            fill_in(words_get(words, "dose.range"), "min",
                    number_words(arena, range.min), "max", max, NULL);
    g_autoptr(GString) tied = g_string_new(text);
    g_string_replace(tied, " ", NO_BREAK, 0);
    return arena_strdup(arena, tied->str);
}

/* The form of `key` for the range, with {n} filled in. */
const char *
count_words(const Teller *teller, const char *key, Range range)
{
    return fill(teller,
                words_plural_range(teller->words, key, range.min, range.max),
                "n", range_words(teller->arena, range, teller->words));
}

static bool
is_minutes(double seconds)
{
    return fabs(fmod(seconds, 60)) < 1e-9;
}

/* Seconds, or whole minutes from `minutes_from` seconds on. */
const char *
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
const char *
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

void
add_chip(Teller *teller, Icon icon, const char *text)
{
    Chip chip = { .icon = icon };

    chip.spans = make_spans(teller, text, &chip.n_spans);
    g_array_append_val(teller->chips, chip);
}

/* With as many dots or bars as the number says, or the number alone. */
void
add_counted_chip(Teller *teller, Icon icon, Range range, const char *text)
{
    bool counted = range.max <= MAX_COUNTED;

    add_chip(teller, counted ? icon : ICON_NONE, text);
    if (counted)
        g_array_index(teller->chips, Chip, teller->chips->len - 1).count =
                (int)range.max;
}

/* Adds `text`, whose first letter is a capital already. */
void
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
