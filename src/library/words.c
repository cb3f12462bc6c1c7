#include "base/suggest.h"
#include "library/files.h"
#include "library/inside.h"
#include "library/schema.h"

#include <string.h>

/* One language file being read. */
typedef struct {
    Words *words;
    const YamlNode *root;
    Diag *diag;
} Reader;

static size_t
count(const char *const *names)
{
    size_t n = 0;
    while (names[n] != NULL)
        n++;
    return n;
}

/* The list of word_keys and word_plural_keys, for suggestions. */
static const char *const *
all_keys(Arena *arena)
{
    size_t n = count(word_keys), n_plural = count(word_plural_keys);
    const char **keys = arena_array(arena, const char *, n + n_plural + 1);
    memcpy(keys, word_keys, n * sizeof *keys);
    memcpy(keys + n, word_plural_keys, n_plural * sizeof *keys);
    return keys;
}

/* Takes one text over, with the country's swaps. */
static bool
take_text(const Reader *r, const char *key, const char *form,
          const YamlNode *node)
{
    if (!schema_expect_some(node, YAML_SCALAR, key, r->diag))
        return false;
    g_autofree char *text = words_swap(r->words, node->text);
    words_set(r->words, key, form, text);
    return true;
}

static bool
take_forms(const Reader *r, const char *key, const YamlNode *node)
{
    static const char *const forms[] = {
        "zero", "one", "two", "few", "many", "other", NULL,
    };
    if (!schema_expect_some(node, YAML_MAP, key, r->diag))
        return false;
    bool good = true;
    for (size_t i = 0; i < node->n; i++) {
        const char *form = node->keys[i]->text;
        if (g_strv_contains(forms, form)) {
            good &= take_text(r, key, form, node->items[i]);
        } else {
            schema_unknown_key(node->keys[i], forms, r->diag);
            good = false;
        }
    }
    return good;
}

/* The words of one map: the file's own, or what a country says instead. */
static bool
take_words(const Reader *r, const YamlNode *map, Arena *arena)
{
    if (!schema_expect_some(map, YAML_MAP, "words", r->diag))
        return false;
    bool good = true;
    for (size_t i = 0; i < map->n; i++) {
        const char *key = map->keys[i]->text;
        if (g_strv_contains(word_keys, key)) {
            good &= take_text(r, key, NULL, map->items[i]);
        } else if (g_strv_contains(word_plural_keys, key)) {
            good &= take_forms(r, key, map->items[i]);
        } else {
            schema_unknown_key(map->keys[i], all_keys(arena), r->diag);
            good = false;
        }
    }
    return good;
}

static bool
check_complete(const Reader *r, const char *const *keys, bool plural)
{
    bool good = true;
    for (size_t i = 0; keys[i] != NULL; i++) {
        if (words_has(r->words, keys[i], plural))
            continue;
        diag_add(r->diag, DIAG_ERROR, r->root->pos, "missing word '%s'%s",
                 keys[i], plural ? " with the form 'other'" : "");
        good = false;
    }
    return good;
}

static bool
take_list(const Reader *r, WordList list, Arena *arena)
{
    const char *name = word_list_names[list];
    const YamlNode *node = yaml_find(r->root, name);
    if (node == NULL) {
        diag_add(r->diag, DIAG_ERROR, r->root->pos, "missing key '%s'", name);
        return false;
    }
    if (!schema_expect_some(node, YAML_LIST, name, r->diag))
        return false;
    size_t wanted = word_list_lengths[list];
    if (wanted != 0 && node->n != wanted) {
        diag_add(r->diag, DIAG_ERROR, node->pos,
                 "'%s' has %zu words; expected %zu", name, node->n, wanted);
        return false;
    }
    const char **texts = arena_array(arena, const char *, node->n);
    for (size_t i = 0; i < node->n; i++) {
        if (!schema_expect_some(node->items[i], YAML_SCALAR, name, r->diag))
            return false;
        texts[i] = node->items[i]->text;
    }
    words_set_list(r->words, list, (StrList){ texts, node->n });
    return true;
}

/* The tokens of a country, or of no country, where they are said. */
static bool
take_tokens(const Reader *r, const YamlNode *map)
{
    bool good = true;
    for (WordToken token = 0; token < TOKEN_COUNT; token++) {
        const char *name = word_token_names[token];
        const YamlNode *node = yaml_find(map, name);
        if (node == NULL)
            continue;
        if (schema_expect_some(node, YAML_SCALAR, name, r->diag))
            words_set_token(r->words, token, node->text);
        else
            good = false;
    }
    return good;
}

/* `unknown:`, which must say all tokens: a country may leave some to it. */
static bool
take_unknown(const Reader *r)
{
    const YamlNode *map = yaml_find(r->root, "unknown");
    if (map == NULL) {
        diag_add(r->diag, DIAG_ERROR, r->root->pos, "missing key 'unknown'");
        return false;
    }
    if (!schema_expect_some(map, YAML_MAP, "unknown", r->diag))
        return false;
    bool good = take_tokens(r, map);
    for (WordToken token = 0; token < TOKEN_COUNT; token++) {
        if (yaml_find(map, word_token_names[token]) == NULL) {
            diag_add(r->diag, DIAG_ERROR, map->pos, "missing key '%s'",
                     word_token_names[token]);
            good = false;
        }
    }
    return good;
}

static bool
take_swaps(const Reader *r, const YamlNode *map)
{
    if (!schema_expect_some(map, YAML_MAP, "swaps", r->diag))
        return false;
    bool good = true;
    for (size_t i = 0; i < map->n; i++) {
        if (schema_expect_some(map->items[i], YAML_SCALAR, "swaps", r->diag))
            words_add_swap(r->words, map->keys[i]->text, map->items[i]->text);
        else
            good = false;
    }
    return good;
}

/* The keys of a country besides its words. */
static bool
take_country(const Reader *r, const YamlNode *country)
{
    static const char *const keys[] = {
        "emergency", "ed", "doctor", "urgent_line", "swaps", "words", NULL,
    };
    if (!schema_expect_some(country, YAML_MAP, "countries", r->diag))
        return false;
    bool good = take_tokens(r, country);
    for (size_t i = 0; i < country->n; i++) {
        if (!g_strv_contains(keys, country->keys[i]->text)) {
            schema_unknown_key(country->keys[i], keys, r->diag);
            good = false;
        }
    }
    if (yaml_find(country, "emergency") == NULL) {
        diag_add(r->diag, DIAG_ERROR, country->pos, "missing key 'emergency'");
        return false;
    }
    words_set_emergency_number(r->words,
                               words_token(r->words, TOKEN_EMERGENCY));
    const YamlNode *swaps = yaml_find(country, "swaps");
    return (swaps == NULL || take_swaps(r, swaps)) && good;
}

static const YamlNode *
find_country(const Reader *r)
{
    const YamlNode *countries = yaml_find(r->root, "countries");
    const char *code = words_country(r->words);
    if (countries == NULL || countries->kind != YAML_MAP || code == NULL)
        return NULL;
    return yaml_find(countries, code);
}

static bool
check_keys(const Reader *r)
{
    static const char *const keys[] = {
        "words",     "weekdays-short", "months", "side-changes",
        "countries", "unknown",        NULL,
    };
    if (!schema_expect_some(r->root, YAML_MAP, "a language file", r->diag))
        return false;
    bool good = true;
    for (size_t i = 0; i < r->root->n; i++) {
        if (!g_strv_contains(keys, r->root->keys[i]->text)) {
            schema_unknown_key(r->root->keys[i], keys, r->diag);
            good = false;
        }
    }
    if (yaml_find(r->root, "words") == NULL) {
        diag_add(r->diag, DIAG_ERROR, r->root->pos, "missing key 'words'");
        return false;
    }
    return good;
}

/* The country comes first, because its swaps also hold for the words. */
static bool
take_all(const Reader *r, Arena *arena)
{
    if (!check_keys(r))
        return false;
    bool good = take_unknown(r);
    const YamlNode *country = find_country(r);
    if (country != NULL)
        good &= take_country(r, country);
    good &= take_words(r, yaml_find(r->root, "words"), arena);
    const YamlNode *own = country ? yaml_find(country, "words") : NULL;
    if (own != NULL)
        good &= take_words(r, own, arena);
    for (WordList list = 0; list < LIST_COUNT; list++)
        good &= take_list(r, list, arena);
    good &= check_complete(r, word_keys, false);
    good &= check_complete(r, word_plural_keys, true);
    return good;
}

/* The words of the file as one country writes them, or NULL. */
static Words *
words_from(const YamlNode *root, const char *lang, const char *country,
           Arena *scratch, Diag *diag)
{
    g_autoptr(Words) words = words_new(lang, country);
    return take_all(&(Reader){ words, root, diag }, scratch)
                   ? g_steal_pointer(&words)
                   : NULL;
}

bool
words_file_check(Library *lib, const char *path, Diag *diag)
{
    Arena *arena = library_arena(lib);
    const YamlNode *root = yaml_file_read(arena, path, diag);
    if (root == NULL)
        return false;
    const char *lang = content_file_id(arena, path, diag);
    g_autoptr(Words) neutral = words_from(root, "", NULL, arena, diag);
    bool good = lang != NULL && neutral != NULL;
    const YamlNode *countries = yaml_find(root, "countries");
    for (size_t i = 0; countries != NULL && i < countries->n; i++) {
        if (countries->kind != YAML_MAP)
            return schema_expect(countries, YAML_MAP, "countries", diag);
        g_autoptr(Words) words =
                words_from(root, "", countries->keys[i]->text, arena, diag);
        good &= words != NULL;
    }
    return good;
}

static void
free_words(gpointer words)
{
    words_free(words);
}

static const Words *
read_words(Library *lib, const FoundFile *file, const char *lang,
           const char *country, Diag *diag)
{
    g_autoptr(Arena) scratch = arena_new();
    const YamlNode *root = yaml_file_read(scratch, file->path, diag);
    if (root == NULL)
        return NULL;
    Words *words = words_from(root, lang, country, scratch, diag);
    if (words != NULL)
        arena_own(library_arena(lib), words, free_words);
    return words;
}

const Words *
library_words(Library *lib, const char *lang, const char *country, SrcPos pos,
              Diag *diag)
{
    g_autofree char *code = country ? g_ascii_strup(country, -1) : NULL;
    g_autofree char *key =
            g_strdup_printf("words %s %s", lang, code ? code : "");
    const Words *words = library_recall(lib, key);
    if (words != NULL)
        return words;
    Arena *arena = library_arena(lib);
    FoundFile file;
    if (!folders_find(library_folders(lib), arena, FOLDER_LANG, lang, &file)) {
        g_autofree char *hint = suggest_or_list(
                lang, folders_ids(library_folders(lib), arena, FOLDER_LANG));
        diag_add(diag, DIAG_ERROR, pos, "unknown language '%s'%s", lang, hint);
        return NULL;
    }
    words = read_words(lib, &file, lang, code, diag);
    if (words != NULL)
        library_remember(lib, key, words);
    return words;
}
