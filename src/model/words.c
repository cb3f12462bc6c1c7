#include "model/words.h"

#include <string.h>

#include "model/lang.h"

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
    GHashTable *things;           /* English name -> name */
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
    words->things = g_hash_table_new(g_str_hash, g_str_equal);
    return words;
}

void
words_free(Words *words)
{
    if (words == NULL)
        return;
    g_hash_table_unref(words->texts);
    g_array_unref(words->swaps);
    g_hash_table_unref(words->things);
    arena_free(words->arena);
    g_free(words);
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
    if (form == NULL)
        return g_hash_table_lookup(words->texts, key);
    char slot[128];
    g_snprintf(slot, sizeof slot, "%s/%s", key, form);
    return g_hash_table_lookup(words->texts, slot);
}

const char *
words_get(const Words *words, const char *key)
{
    const char *text = find_form(words, key, NULL);
    if (text == NULL)
        g_error("no word for the key '%s'", key);
    return text;
}

static const char *
get_form(const Words *words, const char *key, PluralForm form)
{
    const char *text = find_form(words, key, plural_form_names[form]);
    if (text == NULL)
        text = find_form(words, key, plural_form_names[FORM_OTHER]);
    if (text == NULL)
        g_error("no plural forms for the key '%s'", key);
    return text;
}

const char *
words_plural(const Words *words, const char *key, double n)
{
    return get_form(words, key, lang_plural(words->lang, n));
}

const char *
words_plural_range(const Words *words, const char *key, double min, double max)
{
    const char *text = words_plural(words, key, max);
    return min >= max || strstr(text, "{n}") != NULL
                   ? text
                   : get_form(words, key, FORM_OTHER);
}

const char *
words_thing(const Words *words, const char *thing)
{
    const char *name = g_hash_table_lookup(words->things, thing);
    return name != NULL ? name : thing;
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

void
words_add_thing(Words *words, const char *thing, const char *name)
{
    g_hash_table_replace(words->things, arena_strdup(words->arena, thing),
                         arena_strdup(words->arena, name));
}

bool
words_has(const Words *words, const char *key, const char *form)
{
    return find_form(words, key, form) != NULL;
}
