#include "base/suggest.h"
#include "library/files.h"
#include "library/inside.h"
#include "library/schema.h"
#include "model/country.h"
#include "model/lang.h"

#include <string.h>

/* One language file being read. */
typedef struct {
    Words *words;
    const YamlNode *root;
    const char *style; /* the country whose way of writing it is, or NULL */
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
    if (!schema_expect_some(node, YAML_MAP, key, r->diag))
        return false;
    bool good = true;
    for (size_t i = 0; i < node->n; i++) {
        const char *form = node->keys[i]->text;
        if (g_strv_contains(plural_form_names, form)) {
            good &= take_text(r, key, form, node->items[i]);
        } else {
            schema_unknown_key(node->keys[i], plural_form_names, r->diag);
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
check_word(const Reader *r, const char *key, const char *form)
{
    if (words_has(r->words, key, form))
        return true;
    diag_add(r->diag, DIAG_ERROR, r->root->pos, "missing word '%s'%s%s%s", key,
             form ? " with the form '" : "", form ? form : "", form ? "'" : "");
    return false;
}

/* Every key, and of the plural keys every form that the language needs. */
static bool
check_complete(const Reader *r)
{
    bool good = true;
    for (size_t i = 0; word_keys[i] != NULL; i++)
        good &= check_word(r, word_keys[i], NULL);
    for (size_t i = 0; word_plural_keys[i] != NULL; i++)
        for (PluralForm form = 0; form < FORM_COUNT; form++)
            if (lang_needs_form(words_lang(r->words), form))
                good &= check_word(r, word_plural_keys[i],
                                   plural_form_names[form]);
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

typedef void AddPair(Words *words, const char *from, const char *to);

/* The map under `key`, each pair by `add`; none is fine. */
static bool
take_pairs(const Reader *r, const YamlNode *parent, const char *key,
           AddPair *add)
{
    const YamlNode *map = yaml_find(parent, key);
    if (map == NULL)
        return true;
    if (!schema_expect_some(map, YAML_MAP, key, r->diag))
        return false;
    bool good = true;
    for (size_t i = 0; i < map->n; i++) {
        if (schema_expect_some(map->items[i], YAML_SCALAR, key, r->diag))
            add(r->words, map->keys[i]->text, map->items[i]->text);
        else
            good = false;
    }
    return good;
}

static bool
check_country_keys(const Reader *r, const YamlNode *country)
{
    static const char *const keys[] = {
        "emergency", "ed", "doctor", "urgent_line", "swaps", "words", NULL,
    };
    if (!schema_expect_some(country, YAML_MAP, "countries", r->diag))
        return false;
    bool good = true;
    for (size_t i = 0; i < country->n; i++) {
        if (!g_strv_contains(keys, country->keys[i]->text)) {
            schema_unknown_key(country->keys[i], keys, r->diag);
            good = false;
        }
    }
    return good;
}

/* The row of the country `code`, or NULL. */
static const YamlNode *
find_country(const YamlNode *root, const char *code)
{
    const YamlNode *countries = yaml_find(root, "countries");
    if (countries == NULL || countries->kind != YAML_MAP || code == NULL)
        return NULL;
    return yaml_find(countries, code);
}

/* Whom to call in the client's country: the number is the country's in every
   language, unless the file says another. */
static bool
take_help(const Reader *r)
{
    const char *code = words_country(r->words);
    const char *number = code ? country_emergency_number(code) : NULL;
    if (number != NULL)
        words_set_token(r->words, TOKEN_EMERGENCY, number);
    const YamlNode *row = find_country(r->root, code);
    if (row != NULL) {
        if (!check_country_keys(r, row) || !take_tokens(r, row))
            return false;
        if (number == NULL && yaml_find(row, "emergency") == NULL) {
            diag_add(r->diag, DIAG_ERROR, row->pos, "missing key 'emergency'");
            return false;
        }
    }
    if (number != NULL || row != NULL)
        words_set_emergency_number(r->words,
                                   words_token(r->words, TOKEN_EMERGENCY));
    return true;
}

static bool
check_keys(const Reader *r)
{
    static const char *const keys[] = {
        "words",     "weekdays-short", "months", "side-changes",
        "countries", "unknown",        "things", NULL,
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

/* The swaps come first, because they also hold for the words. */
static bool
take_all(const Reader *r, Arena *arena)
{
    if (!check_keys(r))
        return false;
    bool good = take_unknown(r) && take_help(r);
    const YamlNode *style = find_country(r->root, r->style);
    if (style != NULL)
        good &= check_country_keys(r, style) &&
                take_pairs(r, style, "swaps", words_add_swap);
    good &= take_words(r, yaml_find(r->root, "words"), arena);
    const YamlNode *own = style ? yaml_find(style, "words") : NULL;
    if (own != NULL)
        good &= take_words(r, own, arena);
    for (WordList list = 0; list < LIST_COUNT; list++)
        good &= take_list(r, list, arena);
    good &= take_pairs(r, r->root, "things", words_add_thing);
    return check_complete(r) && good;
}

/* The words of the file as `style` writes them, or NULL. */
static Words *
words_from(const YamlNode *root, const char *lang, const char *style,
           const char *country, Arena *scratch, Diag *diag)
{
    g_autoptr(Words) words = words_new(lang, country);
    return take_all(&(Reader){ words, root, style, diag }, scratch)
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
    if (lang == NULL)
        return false;
    g_autoptr(Words) neutral = words_from(root, lang, NULL, NULL, arena, diag);
    bool good = neutral != NULL;
    const YamlNode *countries = yaml_find(root, "countries");
    for (size_t i = 0; countries != NULL && i < countries->n; i++) {
        if (countries->kind != YAML_MAP)
            return schema_expect(countries, YAML_MAP, "countries", diag);
        const char *code = countries->keys[i]->text;
        g_autoptr(Words) words =
                words_from(root, lang, code, code, arena, diag);
        good &= words != NULL;
    }
    return good;
}

static void
free_words(gpointer words)
{
    words_free(words);
}

/* "en-us" in its parts: "en", and "US" or NULL. */
typedef struct {
    char *base, *region;
} LangCode;

static LangCode
lang_code(const char *lang)
{
    const char *dash = strchr(lang, '-');
    return (LangCode){
        .base = g_ascii_strdown(lang, dash ? dash - lang : -1),
        .region = dash ? g_ascii_strup(dash + 1, -1) : NULL,
    };
}

static void
lang_code_clear(LangCode *code)
{
    g_free(code->base);
    g_free(code->region);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(LangCode, lang_code_clear)

/* The regions whose way of writing the file knows. */
static bool
check_region(const YamlNode *root, const LangCode *code, const char *lang,
             SrcPos pos, Diag *diag)
{
    if (code->region == NULL || find_country(root, code->region) != NULL)
        return true;
    const YamlNode *countries = yaml_find(root, "countries");
    g_autoptr(GPtrArray) known = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; countries != NULL && countries->kind == YAML_MAP &&
                       i < countries->n; i++)
        g_ptr_array_add(known, g_strdup_printf("%s-%s", code->base,
                                               countries->keys[i]->text));
    g_ptr_array_add(known, NULL);
    g_autofree char *hint =
            suggest_or_list(lang, (const char *const *)known->pdata);
    diag_add(diag, DIAG_ERROR, pos, "unknown language '%s'%s", lang, hint);
    return false;
}

static const Words *
read_words(Library *lib, const FoundFile *file, const LangCode *code,
           const char *country, SrcPos pos, Diag *diag)
{
    g_autoptr(Arena) scratch = arena_new();
    const YamlNode *root = yaml_file_read(scratch, file->path, diag);
    g_autofree char *lang =
            code->region ? g_strdup_printf("%s-%s", code->base, code->region)
                         : g_strdup(code->base);
    if (root == NULL || !check_region(root, code, lang, pos, diag))
        return NULL;
    const char *style = code->region ? code->region : country;
    Words *words = words_from(root, lang, style, country, scratch, diag);
    if (words != NULL)
        arena_own(library_arena(lib), words, free_words);
    return words;
}

const Words *
library_words(Library *lib, const char *lang, const char *country, SrcPos pos,
              Diag *diag)
{
    g_autofree char *at = country ? g_ascii_strup(country, -1) : NULL;
    g_autofree char *key =
            g_strdup_printf("words %s %s", lang, at ? at : "");
    const Words *words = library_recall(lib, key);
    if (words != NULL)
        return words;
    Arena *arena = library_arena(lib);
    g_auto(LangCode) code = lang_code(lang);
    FoundFile file;
    if (!folders_find(library_folders(lib), arena, FOLDER_LANG, code.base,
                      &file)) {
        const char *named = lang_by_name(lang);
        g_autofree char *hint =
                named ? g_strdup_printf("; did you mean '%s'?", named)
                      : suggest_or_list(lang, folders_ids(library_folders(lib),
                                                          arena, FOLDER_LANG));
        diag_add(diag, DIAG_ERROR, pos, "unknown language '%s'%s", lang, hint);
        return NULL;
    }
    words = read_words(lib, &file, &code, at, pos, diag);
    if (words != NULL)
        library_remember(lib, key, words);
    return words;
}

const char *
library_hyphens(const Library *lib, Arena *arena, const char *lang)
{
    g_auto(LangCode) code = lang_code(lang);
    FoundFile file;
    return folders_find(library_folders(lib), arena, FOLDER_HYPHEN, code.base,
                        &file)
                   ? file.path
                   : NULL;
}
