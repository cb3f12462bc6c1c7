#include "cmd/filter.h"

#include <string.h>

#include "base/strings.h"
#include "base/suggest.h"

/* Words besides those of vocab.h. */
static const struct {
    const char *word;
    Filter filter;
} plurals[] = {
    { "exercises", { ITEM_EXERCISE, FILTER_ANY, FILTER_ANY, FILTER_ANY } },
    { "routines", { ITEM_ROUTINE, FILTER_ANY, FILTER_ANY, FILTER_ANY } },
    { "advice", { ITEM_ADVICE, FILTER_ANY, FILTER_ANY, FILTER_ANY } },
    { "posters", { ITEM_POSTER, FILTER_ANY, FILTER_ANY, FILTER_ANY } },
    { "stretches", { ITEM_EXERCISE, KIND_STRETCH, FILTER_ANY, FILTER_ANY } },
    { "explainers", { ITEM_ADVICE, FILTER_ANY, ADVICE_EXPLAINER, FILTER_ANY } },
};

/* Two kinds of item at once match nothing. */
static void
filter_item(Filter *filter, ItemKind item)
{
    bool free = filter->item == FILTER_ANY || filter->item == (int)item;
    filter->item = free ? (int)item : ITEM_KIND_COUNT;
}

/* The index of the name that `word` spells, in any case and with hyphens for
   its blanks or the other way round; -1 when there is none. */
static int
find_folded(const char *const *names, const char *word)
{
    g_autofree char *wanted = slug_from(word);
    for (int i = 0; names[i] != NULL; i++) {
        g_autofree char *name = slug_from(names[i]);
        if (strcmp(name, wanted) == 0)
            return i;
    }
    return -1;
}

/* Narrows `filter` by one word; false when nothing is called so. */
static bool
filter_add(Filter *filter, const char *word)
{
    for (size_t i = 0; i < G_N_ELEMENTS(plurals); i++) {
        const Filter *more = &plurals[i].filter;
        if (g_ascii_strcasecmp(plurals[i].word, word) != 0)
            continue;
        filter_item(filter, (ItemKind)more->item);
        filter->kind = more->kind != FILTER_ANY ? more->kind : filter->kind;
        filter->advice =
                more->advice != FILTER_ANY ? more->advice : filter->advice;
        return true;
    }
    int kind = find_folded(exercise_kind_names, word);
    int advice = find_folded(advice_kind_names, word);
    int region = find_folded(region_names, word);
    if (kind < 0 && advice < 0 && region < 0)
        return false;
    filter_item(filter, advice >= 0 ? ITEM_ADVICE : ITEM_EXERCISE);
    filter->kind = kind >= 0 ? kind : filter->kind;
    filter->advice = advice >= 0 ? advice : filter->advice;
    filter->region = region >= 0 ? region : filter->region;
    return true;
}

static void
add_unknown_word(const char *word, Diag *diag)
{
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    for (size_t i = 0; i < G_N_ELEMENTS(plurals); i++)
        g_strv_builder_add(builder, plurals[i].word);
    for (size_t i = 0; i < KIND_COUNT; i++)
        g_strv_builder_add(builder, exercise_kind_names[i]);
    for (size_t i = 0; i < ADVICE_KIND_COUNT; i++)
        g_strv_builder_add(builder, advice_kind_names[i]);
    for (size_t i = 0; i < REGION_COUNT; i++)
        g_strv_builder_add(builder, region_names[i]);
    g_auto(GStrv) names = g_strv_builder_end(builder);
    g_autofree char *hint = suggest_phrase(word, (const char *const *)names);
    diag_add(diag, DIAG_ERROR, SRC_POS_NONE,
             "nothing in the library is called '%s'%s", word,
             *hint ? hint : "; try 'limber list' or 'limber search'");
}

bool
filter_read(Filter *filter, char *const *words, Diag *diag)
{
    bool known = true;
    *filter = (Filter){ FILTER_ANY, FILTER_ANY, FILTER_ANY, FILTER_ANY };
    for (; *words != NULL; words++) {
        if (filter_add(filter, *words))
            continue;
        add_unknown_word(*words, diag);
        known = false;
    }
    return known;
}

bool
filter_matches(int wanted, int value)
{
    return wanted == FILTER_ANY || wanted == value;
}
