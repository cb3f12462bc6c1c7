#include "library/library.h"

#include <string.h>

#include "base/suggest.h"
#include "library/search_index.h"

/* The score of a find is 10 x the field's weight + how far the words differ.
   Smaller is better. */

/* Words that say nothing of an exercise. */
static const char *const stop_words[] = {
    "a",  "all", "an",  "and", "at",   "by",   "for",  "in",    "my", "of",
    "on", "or",  "the", "to",  "with", "your", "move", "moves", NULL,
};

/* Words that count where they are found and are not missed elsewhere. */
static const char *const soft_words[] = {
    "ache", "aches", "aching", "achy",  "pain", "painful",
    "sore", "stiff", "tense",  "tight", NULL,
};
#define SOFT_MISSED 5

/* What people say -> what the files say. */
static const struct {
    const char *said, *meant;
} everyday[] = {
    { "abs", "abdominals" },   { "abs", "trunk" },
    { "backside", "buttock" }, { "belly", "abdominals" },
    { "bottom", "buttock" },   { "bum", "buttock" },
    { "butt", "buttock" },     { "calves", "calf" },
    { "glutes", "gluteus" },   { "glutes", "buttock" },
    { "groin", "adductors" },  { "hammies", "hamstring" },
    { "lats", "latissimus" },  { "lumbar", "lower" },
    { "pecs", "pectoralis" },  { "quads", "quadriceps" },
    { "quads", "vastus" },     { "tummy", "abdominals" },
    { "traps", "trapezius" },  { "bottoms", "buttock" },
    { "abs", "abdominis" },    { "belly", "abdominis" },
    { "tummy", "abdominis" },  { "itb", "iliotibial" },
    { "lying", "supine" },     { "lying", "prone" },
    { "lying", "side" },       { "seated", "sitting" },
    { "fours", "quadruped" },  { "psoas", "iliopsoas" },
};
#define EVERYDAY_COST 3

static int
typing_limit(const char *word)
{
    glong n = g_utf8_strlen(word, -1);
    return n >= 8 ? 2 : n >= 4 ? 1 : 0;
}

/* How far `word` is from `found`: 0 = the same, 1 = its beginning, more =
   typing mistakes; -1 = another word. */
static int
word_distance(const char *word, const char *found)
{
    if (strcmp(word, found) == 0)
        return 0;
    if (word[0] != '\0' && word[1] != '\0' && g_str_has_prefix(found, word))
        return 1;
    int limit = typing_limit(word);
    /* A short word is seldom mistyped in its first letter: ball, call. */
    if (limit == 0 ||
        (limit == 1 && g_utf8_get_char(word) != g_utf8_get_char(found)))
        return -1;
    int distance = suggest_distance(word, found, limit);
    return distance <= limit ? 1 + distance : -1;
}

/* Lays the distances of `word`, each `cost` more, over those in `best`. */
static void
measure(const SearchIndex *index, const char *word, int cost, int *best)
{
    for (size_t i = 0; i < index->n_words; i++) {
        int distance = word_distance(word, index->words[i]);
        if (distance >= 0 && (best[i] < 0 || distance + cost < best[i]))
            best[i] = distance + cost;
    }
}

/* One word of the query against every word that there is. */
typedef struct {
    bool soft;
    int *distances; /* -1: another word */
} Asked;

static void
asked_clear(void *data)
{
    g_free(((Asked *)data)->distances);
}

/* In everyday words too. */
static Asked
ask(const SearchIndex *index, const char *word)
{
    Asked asked = { g_strv_contains(soft_words, word),
                    g_new(int, index->n_words + 1) };
    for (size_t i = 0; i < index->n_words; i++)
        asked.distances[i] = -1;
    measure(index, word, 0, asked.distances);
    for (size_t i = 0; i < G_N_ELEMENTS(everyday); i++)
        if (strcmp(everyday[i].said, word) == 0)
            measure(index, everyday[i].meant, EVERYDAY_COST, asked.distances);
    return asked;
}

/* The best score of the word in the entry, or -1. */
static int
word_score(const Asked *asked, const SearchEntry *entry)
{
    int best = -1;
    for (size_t i = 0; i < entry->n_terms; i++) {
        const SearchTerm *term = &entry->terms[i];
        for (size_t k = 0; k < term->n; k++) {
            int distance = asked->distances[term->words[k]];
            int score = 10 * term->weight + distance;
            if (distance >= 0 && (best < 0 || score < best))
                best = score;
        }
    }
    return best;
}

/* What the query says of equipment. */
typedef struct {
    bool none;                 /* nothing at all */
    GPtrArray *only, *without; /* borrowed things of `needs`, as written */
    GPtrArray *words;          /* the other words of the query */
} Wish;

static void
wish_clear(Wish *wish)
{
    g_ptr_array_unref(wish->only);
    g_ptr_array_unref(wish->without);
    g_ptr_array_unref(wish->words);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Wish, wish_clear)

/* Every thing that an exercise needs, each once: GHashTable as a set. */
static GHashTable *
all_things(const SearchIndex *index)
{
    GHashTable *things =
            g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (size_t i = 0; i < index->n_entries; i++) {
        g_auto(GStrv) parts = g_strsplit_set(index->entries[i].needs, ";/", -1);
        for (char **part = parts; *part != NULL; part++)
            if (**part != '\0' && !g_hash_table_contains(things, *part))
                g_hash_table_add(things, g_strdup(*part));
    }
    return things;
}

/* True when `words` name the thing: "roller" and "foam rolers" do. */
static bool
names_thing(char *const *words, size_t n, const char *thing)
{
    g_auto(GStrv) parts = g_strsplit(thing, " ", -1);
    size_t n_parts = g_strv_length(parts);
    if (n > n_parts)
        return false;
    for (size_t i = 0; i < n; i++) {
        const char *part = parts[n_parts - n + i];
        if (word_distance(words[i], part) != 0 &&
            word_distance(part, words[i]) < 0)
            return false;
    }
    return true;
}

/* Adds the things that one name from `at` on means; returns how many words
   that took, 0 for none. */
static size_t
take_thing(char *const *at, GHashTable *things, GPtrArray *out)
{
    size_t skipped = 0;
    while (at[skipped] != NULL && g_strv_contains(stop_words, at[skipped]))
        skipped++;
    size_t left = g_strv_length((char **)(guintptr)(at + skipped));
    for (size_t n = MIN(left, 2); n > 0; n--) {
        guint before = out->len;
        GHashTableIter iter;
        void *thing;
        g_hash_table_iter_init(&iter, things);
        while (g_hash_table_iter_next(&iter, &thing, NULL))
            if (names_thing(at + skipped, n, thing))
                g_ptr_array_add(out, thing);
        if (out->len > before)
            return skipped + n;
    }
    return 0;
}

/* The same for "a mat or a chair". */
static size_t
take_things(char *const *at, GHashTable *things, GPtrArray *out)
{
    size_t n = take_thing(at, things, out), more = n;
    while (more > 0 && at[n] != NULL &&
           (strcmp(at[n], "or") == 0 || strcmp(at[n], "and") == 0)) {
        more = take_thing(at + n + 1, things, out);
        n += more > 0 ? 1 + more : 0;
    }
    return n;
}

static bool
is_one_of(const char *word, const char *const *words)
{
    return word != NULL && g_strv_contains(words, word);
}

/* "no equipment", "without a roller", "only a chair", "chair only": how many
   words from `at` on, 0 for none of them. */
static size_t
take_phrase(char *const *at, GHashTable *things, Wish *wish)
{
    static const char *const no[] = { "no", "without", NULL };
    static const char *const only[] = { "just", "only", NULL };
    static const char *const equipment[] = { "equipment", "equipement", "gear",
                                             "kit",       "props",      NULL };
    if (is_one_of(at[0], no)) {
        if (is_one_of(at[1], equipment)) {
            wish->none = true;
            return 2;
        }
        size_t n = take_things(at + 1, things, wish->without);
        return n > 0 ? 1 + n : 0;
    }
    if (is_one_of(at[0], only)) {
        size_t n = take_things(at + 1, things, wish->only);
        return n > 0 ? 1 + n : 0;
    }
    g_autoptr(GPtrArray) before = g_ptr_array_new();
    size_t n = take_things(at, things, before);
    if (n == 0 || !is_one_of(at[n], only))
        return 0;
    g_ptr_array_extend(wish->only, before, NULL, NULL);
    return n + 1;
}

static Wish
wish_read(char *const *words, GHashTable *things)
{
    Wish wish = { false, g_ptr_array_new(), g_ptr_array_new(),
                  g_ptr_array_new() };
    while (*words != NULL) {
        size_t n = take_phrase(words, things, &wish);
        if (n == 0 && !g_strv_contains(stop_words, *words))
            g_ptr_array_add(wish.words, *words);
        words += MAX(n, 1);
    }
    return wish;
}

static bool
has_thing(const GPtrArray *list, const char *thing)
{
    for (guint i = 0; i < list->len; i++)
        if (strcmp(g_ptr_array_index(list, i), thing) == 0)
            return true;
    return false;
}

/* True when `needs` can be met from `have`; counts what is used of it. */
static bool
can_meet(const char *needs, const GPtrArray *have, bool otherwise, int *used)
{
    g_auto(GStrv) all = g_strsplit(needs, ";", -1);
    for (char **one = all; *one != NULL; one++) {
        g_auto(GStrv) choices = g_strsplit(*one, "/", -1);
        bool met = choices[0] == NULL || *choices[0] == '\0';
        for (char **choice = choices; *choice != NULL && !met; choice++) {
            met = has_thing(have, *choice) != otherwise;
            *used += met;
        }
        if (!met)
            return false;
    }
    return true;
}

/* What every room has costs a little, what is lent or bought more. */
static int
cost_of_none(const char *needs)
{
    static const struct {
        const char *needs;
        int cost;
    } nearly[] = {
        { "", 0 },
        { "wall", 4 },
        { "doorway", 4 },
        { "mat", 8 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(nearly); i++)
        if (strcmp(needs, nearly[i].needs) == 0)
            return nearly[i].cost;
    return -1;
}

#define UNUSED_COST 5 /* of a move that needs nothing of what there is */

/* How well the entry meets what is said of equipment, -1 = not. */
static int
wish_score(const Wish *wish, const SearchEntry *entry)
{
    bool any = wish->none || wish->only->len > 0 || wish->without->len > 0;
    if (!any)
        return 0;
    if (entry->kind != ITEM_EXERCISE)
        return -1;
    int score = 0, used = 0, unused = 0;
    if (wish->none && (score = cost_of_none(entry->needs)) < 0)
        return -1;
    if (wish->only->len > 0) {
        if (!can_meet(entry->needs, wish->only, false, &used))
            return -1;
        score += used > 0 ? 0 : UNUSED_COST;
    }
    return can_meet(entry->needs, wish->without, true, &unused) ? score : -1;
}

/* The sum over all words; -1 when one that counts is not there. */
static int
words_score(const GArray *asked, const SearchEntry *entry)
{
    int sum = 0;
    bool found = asked->len == 0;
    for (guint i = 0; i < asked->len; i++) {
        const Asked *word = &g_array_index(asked, Asked, i);
        int score = word_score(word, entry);
        if (score < 0 && !word->soft)
            return -1;
        found |= score >= 0;
        sum += score >= 0 ? score : SOFT_MISSED;
    }
    return found ? sum : -1;
}

/* True when the `n` words are, in their order, all of the term. */
static bool
is_term(const SearchIndex *index, const SearchTerm *term, char *const *words,
        size_t n)
{
    bool same = term->n == n && n > 0;
    for (size_t i = 0; i < n && same; i++)
        same = strcmp(words[i], index->words[term->words[i]]) == 0;
    return same;
}

/* True when the words are all of the id, the name or the title. */
static bool
is_called(char *const *words, const SearchIndex *index,
          const SearchEntry *entry)
{
    size_t n = g_strv_length((char **)(guintptr)words);
    int most = entry->kind == ITEM_ADVICE ? 1 : 0;
    for (size_t i = 0; i < entry->n_terms; i++)
        if (entry->terms[i].weight <= most &&
            is_term(index, &entry->terms[i], words, n))
            return true;
    return false;
}

/* The words that are all of one term, "lower leg", count once, by its weight
   alone; else each word for itself.  -1 when they are not there. */
static int
score_of(const SearchIndex *index, const Wish *wish, const GArray *asked,
         const SearchEntry *entry)
{
    char *const *words = (char *const *)wish->words->pdata;
    int best = words_score(asked, entry);
    for (size_t i = 0; i < entry->n_terms; i++) {
        int weight = entry->terms[i].weight;
        if ((best < 0 || weight < best) &&
            is_term(index, &entry->terms[i], words, wish->words->len))
            best = weight;
    }
    return best;
}

static int
compare_hits(const void *a, const void *b)
{
    const SearchHit *x = a, *y = b;
    if (x->score != y->score)
        return x->score < y->score ? -1 : 1;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return strcmp(x->id, y->id);
}

static void
search(const SearchIndex *index, char *const *words, GArray *hits)
{
    g_autoptr(GHashTable) things = all_things(index);
    g_auto(Wish) wish = wish_read(words, things);
    bool says_things = wish.none || wish.only->len > 0 || wish.without->len > 0;
    if (wish.words->len == 0 && !says_things)
        return;
    g_autoptr(GArray) asked = g_array_new(FALSE, FALSE, sizeof(Asked));
    g_array_set_clear_func(asked, asked_clear);
    for (guint i = 0; i < wish.words->len; i++) {
        Asked one = ask(index, g_ptr_array_index(wish.words, i));
        g_array_append_val(asked, one);
    }
    for (size_t i = 0; i < index->n_entries; i++) {
        const SearchEntry *entry = &index->entries[i];
        int equipment = wish_score(&wish, entry);
        int score = score_of(index, &wish, asked, entry);
        SearchHit hit = { entry->kind, entry->id, entry->name, 0 };
        if (!is_called(words, index, entry)) {
            if (equipment < 0 || score < 0)
                continue;
            hit.score = 1 + equipment + score;
        }
        g_array_append_val(hits, hit);
    }
    g_array_sort(hits, compare_hits);
}

GArray *
library_search(Library *lib, const char *query, Diag *diag)
{
    GArray *hits = g_array_new(FALSE, TRUE, sizeof(SearchHit));
    if (!g_utf8_validate(query, -1, NULL)) {
        diag_add(diag, DIAG_ERROR, SRC_POS_NONE,
                 "the words to search for are not valid UTF-8");
        return hits;
    }
    g_auto(GStrv) words = search_words(query);
    SearchIndex index = search_index(lib, diag);
    search(&index, words, hits);
    return hits;
}
