#include "library/library.h"

#include <string.h>

#include "base/suggest.h"
#include "library/files.h"
#include "library/inside.h"

/* Where words are looked for, and how much a find there is worth: the score
   of a find is 10 x weight + how far the words differ.  Smaller is better. */
static const struct {
    const char *key;
    int weight;
} fields[] = {
    { "name", 0 },      { "title", 1 },  { "aka", 1 },  { "plain", 2 },
    { "muscles", 3 },   { "region", 4 }, { "kind", 4 }, { "position", 5 },
    { "equipment", 6 }, { "who", 7 },
};

/* Words that say nothing of an exercise. */
static const char *const stop_words[] = {
    "a",  "an", "and", "at", "by",   "for",  "in",   "my",    "of",
    "on", "or", "the", "to", "with", "your", "move", "moves", NULL,
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
    { "quads", "rectus" },     { "tummy", "abdominals" },
    { "traps", "trapezius" },  { "bottoms", "buttock" },
};
#define EVERYDAY_COST 3

typedef struct {
    char **words; /* folded */
    int weight;
} Term;

static char **
words_of(const char *text)
{
    char **ascii = NULL;
    char **words = g_str_tokenize_and_fold(text, "C", &ascii);
    /* The ASCII spelling, so that "Łydka" is found as "lydka". */
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    for (size_t i = 0; words[i] != NULL; i++)
        g_ptr_array_add(all, words[i]);
    for (size_t i = 0; ascii[i] != NULL; i++)
        g_ptr_array_add(all, ascii[i]);
    g_ptr_array_add(all, NULL);
    g_free(words);
    g_free(ascii);
    return (char **)g_ptr_array_free(g_steal_pointer(&all), FALSE);
}

static void
term_clear(void *data)
{
    g_strfreev(((Term *)data)->words);
}

/* Every text of `node`, lists within lists included. */
static void
add_terms(GArray *terms, const YamlNode *node, int weight)
{
    if (node->kind == YAML_SCALAR) {
        Term term = { words_of(node->text), weight };
        g_array_append_val(terms, term);
        return;
    }
    for (size_t i = 0; node->kind == YAML_LIST && i < node->n; i++)
        add_terms(terms, node->items[i], weight);
}

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

/* The best score of `word` among the terms, or -1. */
static int
word_score(const char *word, const GArray *terms)
{
    int best = -1;
    for (guint i = 0; i < terms->len; i++) {
        const Term *term = &g_array_index(terms, Term, i);
        for (size_t j = 0; term->words[j] != NULL; j++) {
            int distance = word_distance(word, term->words[j]);
            int score = 10 * term->weight + distance;
            if (distance >= 0 && (best < 0 || score < best))
                best = score;
        }
    }
    return best;
}

/* The same, in everyday words too. */
static int
spoken_score(const char *word, const GArray *terms)
{
    int best = word_score(word, terms);
    for (size_t i = 0; i < G_N_ELEMENTS(everyday); i++) {
        if (strcmp(everyday[i].said, word) != 0)
            continue;
        int score = word_score(everyday[i].meant, terms);
        if (score >= 0 && (best < 0 || score + EVERYDAY_COST < best))
            best = score + EVERYDAY_COST;
    }
    return best;
}

/* True when `text` has the same words in the same order. */
static bool
same_words(char **words, const char *text)
{
    g_auto(GStrv) other = words_of(text);
    return g_strv_equal((const char *const *)words, (const char *const *)other);
}

/* The sum over all words; -1 when one that counts is not there. */
static int
query_score(char **words, const GArray *terms)
{
    int sum = 1;
    bool found = false;
    for (size_t i = 0; words[i] != NULL; i++) {
        if (g_strv_contains(stop_words, words[i]))
            continue;
        int score = spoken_score(words[i], terms);
        if (score < 0 && !g_strv_contains(soft_words, words[i]))
            return -1;
        found |= score >= 0;
        sum += score >= 0 ? score : SOFT_MISSED;
    }
    return found ? sum : -1;
}

/* The map at the top of an item's file, or NULL. */
static const YamlNode *
read_front(Arena *arena, ItemKind kind, const char *path, Diag *diag)
{
    const YamlNode *front;
    if (kind == ITEM_ROUTINE) {
        front = yaml_file_read(arena, path, diag);
    } else {
        ContentFile content;
        front = content_file_read(arena, path, &content, diag) ? content.front
                                                               : NULL;
    }
    return front != NULL && front->kind == YAML_MAP ? front : NULL;
}

static const char *
name_of(const YamlNode *front, const char *id)
{
    const YamlNode *name = yaml_find(front, "name");
    if (name == NULL)
        name = yaml_find(front, "title");
    return name != NULL && name->kind == YAML_SCALAR ? name->text : id;
}

static GArray *
terms_of(const YamlNode *front, const char *id)
{
    GArray *terms = g_array_new(FALSE, TRUE, sizeof(Term));
    g_array_set_clear_func(terms, term_clear);
    Term own = { words_of(id), 0 };
    g_array_append_val(terms, own);
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
        const YamlNode *node = yaml_find(front, fields[i].key);
        if (node != NULL)
            add_terms(terms, node, fields[i].weight);
    }
    return terms;
}

static void
search_item(Library *lib, ItemKind kind, const char *id, char **words,
            GArray *hits, Diag *diag)
{
    g_autoptr(Arena) scratch = arena_new();
    FoundFile file;
    if (!folders_find(library_folders(lib), scratch, (FolderKind)kind, id,
                      &file))
        return;
    const YamlNode *front = read_front(scratch, kind, file.path, diag);
    if (front == NULL)
        return;
    const char *name = name_of(front, id);
    g_autoptr(GArray) terms = terms_of(front, id);
    int score = same_words(words, id) || same_words(words, name)
                        ? 0
                        : query_score(words, terms);
    if (score < 0)
        return;
    SearchHit hit = { kind, id, arena_strdup(library_arena(lib), name), score };
    g_array_append_val(hits, hit);
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

GArray *
library_search(Library *lib, const char *query, Diag *diag)
{
    GArray *hits = g_array_new(FALSE, TRUE, sizeof(SearchHit));
    if (!g_utf8_validate(query, -1, NULL)) {
        diag_add(diag, DIAG_ERROR, SRC_POS_NONE,
                 "the words to search for are not valid UTF-8");
        return hits;
    }
    g_auto(GStrv) words = words_of(query);
    for (ItemKind kind = 0; kind < ITEM_KIND_COUNT; kind++) {
        const char *const *ids = library_ids(lib, kind);
        for (size_t i = 0; ids[i] != NULL; i++)
            search_item(lib, kind, ids[i], words, hits, diag);
    }
    g_array_sort(hits, compare_hits);
    return hits;
}
