#include "base/suggest.h"

#include <stdbool.h>

/* Lower-cased characters, in every locale alike. */
typedef struct {
    gunichar *chars;
    int n;
} Word;

static Word
word_from(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    glong n;
    Word word = { g_utf8_to_ucs4_fast(valid, -1, &n), 0 };
    word.n = (int)n;
    for (int i = 0; i < word.n; i++)
        word.chars[i] = g_unichar_tolower(word.chars[i]);
    return word;
}

static void
word_clear(Word *word)
{
    g_free(word->chars);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Word, word_clear)

/* One row of the table of distances: row[j] is the cost of making the first
   `i` characters of `a` into the first `j` of `b`.  `before` is row i - 1 and
   `older` row i - 2.  Returns the least cost in the row. */
static int
fill_row(const Word *a, const Word *b, int i, const int *older,
         const int *before, int *row)
{
    int least = row[0] = i;
    for (int j = 1; j <= b->n; j++) {
        gunichar x = a->chars[i - 1], y = b->chars[j - 1];
        int cost = before[j - 1] + (x == y ? 0 : 1);
        cost = MIN(cost, before[j] + 1);
        cost = MIN(cost, row[j - 1] + 1);
        if (i > 1 && j > 1 && x == b->chars[j - 2] && a->chars[i - 2] == y)
            cost = MIN(cost, older[j - 2] + 1);
        row[j] = cost;
        least = MIN(least, cost);
    }
    return least;
}

/* Two neighbours that changed places count as one edit. */
static int
distance(const Word *a, const Word *b, int limit)
{
    if (ABS(a->n - b->n) > limit)
        return limit + 1;
    g_autofree int *cells = g_new0(int, 3 * ((gsize)b->n + 1));
    int *older = cells;
    int *before = older + b->n + 1;
    int *row = before + b->n + 1;
    for (int j = 0; j <= b->n; j++)
        row[j] = j;
    for (int i = 1; i <= a->n; i++) {
        int *spare = older;
        older = before;
        before = row;
        row = spare;
        if (fill_row(a, b, i, older, before, row) > limit)
            return limit + 1;
    }
    return MIN(row[b->n], limit + 1);
}

int
suggest_distance(const char *a, const char *b, int limit)
{
    g_auto(Word) wa = word_from(a);
    g_auto(Word) wb = word_from(b);
    return distance(&wa, &wb, limit);
}

const char *
suggest_nearest(const char *word, const char *const *names)
{
    g_auto(Word) wanted = word_from(word);
    const char *nearest = NULL;
    int least = G_MAXINT;
    for (size_t i = 0; names[i] != NULL; i++) {
        g_auto(Word) name = word_from(names[i]);
        int limit = MIN(MAX(wanted.n, name.n) / 3, least - 1);
        int d = distance(&wanted, &name, limit);
        if (d <= limit) {
            least = d;
            nearest = names[i];
        }
    }
    return nearest;
}

char *
suggest_phrase(const char *word, const char *const *names)
{
    const char *nearest = suggest_nearest(word, names);
    return nearest ? g_strdup_printf("; did you mean '%s'?", nearest)
                   : g_strdup("");
}

char *
suggest_or_list(const char *word, const char *const *names)
{
    if (names[0] == NULL || suggest_nearest(word, names) != NULL)
        return suggest_phrase(word, names);
    GString *out = g_string_new("; expected ");
    for (size_t i = 0; names[i] != NULL; i++) {
        bool last = names[i + 1] == NULL;
        const char *joint = i == 0 ? "" : last ? " or " : ", ";
        g_string_append_printf(out, "%s%s", joint, names[i]);
    }
    return g_string_free(out, FALSE);
}
