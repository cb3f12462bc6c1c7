#include "model/words.h"

#include <string.h>

typedef struct {
    const char *from, *to; /* lower case */
} Swap;

struct Words {
    Arena *arena;
    const char *lang, *country;
    GHashTable *texts; /* "key" or "key/form" -> text */
    StrList lists[LIST_COUNT];
    const char *tokens[TOKEN_COUNT];
    const char *emergency_number; /* or NULL */
    GArray *swaps;                /* Swap */
};

const char *const word_keys[] = {
    "alt.all-fours",
    "alt.ankle",
    "alt.ankles",
    "alt.ball",
    "alt.bed",
    "alt.bench",
    "alt.both",
    "alt.buttock",
    "alt.buttocks",
    "alt.calf",
    "alt.calves",
    "alt.chair",
    "alt.chair-back",
    "alt.chest",
    "alt.cushion",
    "alt.doorway",
    "alt.elbow",
    "alt.elbows",
    "alt.feet",
    "alt.floor-sit",
    "alt.foot",
    "alt.forearm",
    "alt.forearms",
    "alt.half-kneel",
    "alt.hand",
    "alt.hands",
    "alt.head",
    "alt.hip",
    "alt.hooklying",
    "alt.knee",
    "alt.kneel",
    "alt.knees",
    "alt.left",
    "alt.on",
    "alt.one",
    "alt.pillow",
    "alt.prone",
    "alt.right",
    "alt.roller",
    "alt.sentence",
    "alt.shin",
    "alt.side",
    "alt.sit",
    "alt.stand",
    "alt.step",
    "alt.strap",
    "alt.supine",
    "alt.table",
    "alt.thigh",
    "alt.two",
    "alt.upper-arm",
    "alt.wall",
    "call",
    "chart-box",
    "chart-box-off",
    "chart-day-off",
    "chart-each-time",
    "chart-once",
    "chart-phase",
    "chart-pick",
    "chart-pick-apart",
    "clock-afternoon",
    "clock-morning",
    "clock-time",
    "continued",
    "date-long",
    "date-short",
    "date-time",
    "dose.each-side",
    "dose.each-work-day",
    "dose.evening",
    "dose.every-day",
    "dose.every-evening",
    "dose.every-morning",
    "dose.every-morning-and-evening",
    "dose.every-other-day",
    "dose.hold",
    "dose.hold-each-side",
    "dose.join",
    "dose.left-arm-only",
    "dose.left-first",
    "dose.left-leg-only",
    "dose.left-side-only",
    "dose.load",
    "dose.load-band",
    "dose.morning",
    "dose.morning-and-evening",
    "dose.not-in-a-row",
    "dose.once-or-twice-a-day",
    "dose.twice-every-day",
    "dose.range",
    "dose.rest",
    "dose.right-arm-only",
    "dose.right-first",
    "dose.right-leg-only",
    "dose.right-side-only",
    "dose.roll",
    "dose.roll-each-side",
    "dose.say-each-side",
    "dose.say-each-work-day",
    "dose.say-evening",
    "dose.say-every-day",
    "dose.say-every-evening",
    "dose.say-every-morning",
    "dose.say-every-morning-and-evening",
    "dose.say-every-other-day",
    "dose.say-left-arm-only",
    "dose.say-left-first",
    "dose.say-left-leg-only",
    "dose.say-left-side-only",
    "dose.say-morning",
    "dose.say-morning-and-evening",
    "dose.say-not-in-a-row",
    "dose.say-often",
    "dose.say-once-or-twice-a-day",
    "dose.say-rest",
    "dose.say-rest-rounds",
    "dose.say-right-arm-only",
    "dose.say-right-first",
    "dose.say-right-leg-only",
    "dose.say-right-side-only",
    "dose.say-twice-a-day",
    "dose.sentence",
    "feel",
    "feel-in",
    "field-client",
    "field-date",
    "field-next",
    "field-therapist",
    "footer-email",
    "footer-phone",
    "glance",
    "goal",
    "heading-more",
    "legend",
    "legend-letters",
    "legend-press",
    "legend-stretch",
    "legend-work",
    "list-and",
    "list-and-after-or",
    "list-comma",
    "list-or",
    "list-to",
    "map",
    "map-back",
    "map-front",
    "map-hurts",
    "map-number",
    "map-picture",
    "map-tingles",
    "move",
    "need",
    "need-nothing",
    "next",
    "next-after",
    "next-phase",
    "next-phase-named",
    "next-phase-weeks",
    "next-when",
    "note-from",
    "note-from-therapist",
    "notes-own",
    "page-of",
    "pain-high",
    "pain-low",
    "pain-row",
    "phase",
    "phase-named",
    "picture",
    "scan",
    "skip",
    "start",
    "stop-line",
    "stop-line-page",
    "title-advice",
    "title-catalogue",
    "title-client",
    "title-moves",
    "title-routine",
    "week-starting",
    "weeks",
    NULL,
};

const char *const word_plural_keys[] = {
    "chart",
    "chart-pick-moves",
    "chart-pick-moves-apart",
    "dose.days-a-week",
    "dose.days-a-week-apart",
    "dose.for-days",
    "dose.for-weeks",
    "dose.minutes",
    "dose.rounds",
    "dose.rounds-each-side",
    "dose.rounds-of",
    "dose.rounds-of-each-side",
    "dose.say-days-a-week",
    "dose.say-for-days",
    "dose.say-for-weeks",
    "dose.say-rounds",
    "dose.say-rounds-each-side",
    "dose.say-rounds-of",
    "dose.say-rounds-of-each-side",
    "dose.say-tempo",
    "dose.say-tempo-no-pause",
    "dose.say-times",
    "dose.say-times-a-day",
    "dose.say-times-each-side",
    "dose.seconds",
    "dose.tempo",
    "dose.tempo-no-pause",
    "dose.times",
    "dose.times-a-day",
    "dose.times-every-day",
    "dose.times-each-side",
    "fact-minutes",
    "fact-minutes-up-to",
    "fact-moves",
    "often-moves",
    NULL,
};

const char *const word_list_names[LIST_COUNT + 1] = {
    [LIST_WEEKDAYS_SHORT] = "weekdays-short",
    [LIST_MONTHS] = "months",
    [LIST_SIDE_CHANGES] = "side-changes",
    [LIST_COUNT] = NULL,
};

const size_t word_list_lengths[LIST_COUNT] = {
    [LIST_WEEKDAYS_SHORT] = 7,
    [LIST_MONTHS] = 12,
};

const char *const word_token_names[TOKEN_COUNT + 1] = {
    [TOKEN_EMERGENCY] = "emergency",
    [TOKEN_ED] = "ed",
    [TOKEN_DOCTOR] = "doctor",
    [TOKEN_URGENT_LINE] = "urgent_line",
    [TOKEN_COUNT] = NULL,
};

Words *
words_new(const char *lang, const char *country)
{
    Words *words = g_new0(Words, 1);
    words->arena = arena_new();
    words->lang = arena_strdup(words->arena, lang);
    words->country = arena_strdup(words->arena, country);
    words->texts = g_hash_table_new(g_str_hash, g_str_equal);
    words->swaps = g_array_new(FALSE, FALSE, sizeof(Swap));
    return words;
}

void
words_free(Words *words)
{
    if (words == NULL)
        return;
    g_hash_table_unref(words->texts);
    g_array_unref(words->swaps);
    arena_free(words->arena);
    g_free(words);
}

/* The plural form of a number.  English and most languages of western Europe
   say "one" for 1 alone; a language with other rules gets its row here. */
static const char *
plural_form(double n)
{
    return n == 1 ? "one" : "other";
}

static char *
slot_name(Arena *arena, const char *key, const char *form)
{
    return form == NULL ? arena_strdup(arena, key)
                        : arena_printf(arena, "%s/%s", key, form);
}

static const char *
find_form(const Words *words, const char *key, const char *form)
{
    char slot[128];
    g_snprintf(slot, sizeof slot, "%s/%s", key, form);
    return g_hash_table_lookup(words->texts, slot);
}

const char *
words_get(const Words *words, const char *key)
{
    const char *text = g_hash_table_lookup(words->texts, key);
    if (text == NULL)
        g_error("no word for the key '%s'", key);
    return text;
}

const char *
words_plural(const Words *words, const char *key, double n)
{
    const char *text = find_form(words, key, plural_form(n));
    if (text == NULL)
        text = find_form(words, key, "other");
    if (text == NULL)
        g_error("no plural forms for the key '%s'", key);
    return text;
}

StrList
words_list(const Words *words, WordList list)
{
    return words->lists[list];
}

const char *
words_token(const Words *words, WordToken token)
{
    g_assert(words->tokens[token] != NULL);
    return words->tokens[token];
}

const char *
words_emergency_number(const Words *words)
{
    return words->emergency_number;
}

const char *
words_country(const Words *words)
{
    return words->country;
}

const char *
words_lang(const Words *words)
{
    return words->lang;
}

bool
words_has_token(const char *text)
{
    for (size_t i = 0; i < TOKEN_COUNT; i++) {
        char name[32];
        g_snprintf(name, sizeof name, "{%s}", word_token_names[i]);
        if (strstr(text, name) != NULL)
            return true;
    }
    return false;
}

char *
words_fill(const Words *words, const char *text)
{
    return fill_in(text, word_token_names[0], words_token(words, 0),
                   word_token_names[1], words_token(words, 1),
                   word_token_names[2], words_token(words, 2),
                   word_token_names[3], words_token(words, 3), NULL);
}
G_STATIC_ASSERT(TOKEN_COUNT == 4);

/* The swap whose word is `n` letters of `word` before one of the endings;
   `ending` becomes that ending. */
static const Swap *
find_swap(const Words *words, const char *word, size_t n, const char **ending)
{
    static const char *const endings[] = { "", "s", "ed", "ing" };
    for (guint i = 0; i < words->swaps->len; i++) {
        const Swap *swap = &g_array_index(words->swaps, Swap, i);
        size_t stem = strlen(swap->from);
        if (n < stem || g_ascii_strncasecmp(word, swap->from, stem) != 0)
            continue;
        for (size_t e = 0; e < G_N_ELEMENTS(endings); e++) {
            if (n == stem + strlen(endings[e]) &&
                g_ascii_strncasecmp(word + stem, endings[e], n - stem) == 0) {
                *ending = endings[e];
                return swap;
            }
        }
    }
    return NULL;
}

/* Adds `text` in the manner of `model`: "word", "Word" or "WORD". */
static void
append_in_case_of(GString *out, const char *model, size_t n, const char *text)
{
    bool first = g_ascii_isupper(model[0]);
    bool all = first && n > 1 && g_ascii_isupper(model[1]);
    for (size_t i = 0; text[i] != '\0'; i++) {
        bool upper = all || (first && i == 0);
        g_string_append_c(out, upper ? g_ascii_toupper(text[i]) : text[i]);
    }
}

/* Bytes of the word at `text`: ASCII letters, or anything beyond ASCII. */
static size_t
word_length(const char *text)
{
    size_t n = 0;
    while (g_ascii_isalpha(text[n]) || (text[n] & 0x80) != 0)
        n++;
    return n;
}

char *
words_swap(const Words *words, const char *text)
{
    GString *out = g_string_sized_new(strlen(text) + 16);
    while (*text != '\0') {
        size_t n = word_length(text);
        if (n == 0) {
            g_string_append_c(out, *text++);
            continue;
        }
        const char *ending = NULL;
        const Swap *swap = find_swap(words, text, n, &ending);
        if (swap == NULL) {
            g_string_append_len(out, text, (gssize)n);
        } else {
            g_autofree char *word = g_strconcat(swap->to, ending, NULL);
            append_in_case_of(out, text, n, word);
        }
        text += n;
    }
    return g_string_free(out, FALSE);
}

void
words_set(Words *words, const char *key, const char *form, const char *text)
{
    g_hash_table_replace(words->texts, slot_name(words->arena, key, form),
                         arena_strdup(words->arena, text));
}

void
words_set_list(Words *words, WordList list, StrList texts)
{
    const char **items = arena_array(words->arena, const char *, texts.n);
    for (size_t i = 0; i < texts.n; i++)
        items[i] = arena_strdup(words->arena, texts.items[i]);
    words->lists[list] = (StrList){ items, texts.n };
}

void
words_set_token(Words *words, WordToken token, const char *text)
{
    words->tokens[token] = arena_strdup(words->arena, text);
}

void
words_set_emergency_number(Words *words, const char *number)
{
    words->emergency_number = arena_strdup(words->arena, number);
}

void
words_add_swap(Words *words, const char *from, const char *to)
{
    Swap swap = { arena_strdup(words->arena, from),
                  arena_strdup(words->arena, to) };
    g_array_append_val(words->swaps, swap);
}

bool
words_has(const Words *words, const char *key, bool plural)
{
    return plural ? find_form(words, key, "other") != NULL
                  : g_hash_table_contains(words->texts, key);
}
