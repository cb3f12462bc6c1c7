/* Which advice texts the handout must have. */
#include "base/suggest.h"
#include "compose/parts.h"

#include <string.h>

/* A sheet is for the back or the neck when its routine says so or when any of
   its exercises is for that part, in a routine or not: a warning too many does
   less harm than one too few. */
static bool
is_sheet(const Compose *c, Sheet sheet)
{
    static const Sheet sheets[REGION_COUNT] = {
        [REGION_LOWER_BACK] = SHEET_BACK,
        [REGION_UPPER_BACK] = SHEET_BACK,
        [REGION_TRUNK] = SHEET_BACK,
        [REGION_NECK_AND_SHOULDER] = SHEET_NECK,
    };
    if (c->poster != NULL && c->poster->sheet == sheet)
        return true;
    for (guint i = 0; i < c->routines->len; i++) {
        if (g_array_index(c->routines, const Routine *, i)->sheet == sheet)
            return true;
    }
    for (guint i = 0; i < c->moves->len; i++) {
        if (sheets[move_at(c, i)->exercise->region] == sheet)
            return true;
    }
    return false;
}

/* True when `name` is the muscle or a part of it: "gluteus medius" also is
   "gluteus medius (posterior)". */
static bool
is_muscle(const char *name, const char *muscle)
{
    size_t n = strlen(muscle);
    return g_ascii_strncasecmp(name, muscle, n) == 0 &&
           !g_ascii_isalpha(name[n]);
}

static bool
works_muscle(const Exercise *exercise, const char *muscle)
{
    for (size_t i = 0; i < exercise->muscles.n; i++) {
        if (is_muscle(exercise->muscles.items[i], muscle))
            return true;
    }
    return false;
}

static bool
exercise_meets(const Exercise *exercise, const When *when)
{
    switch (when->kind) {
    case WHEN_KIND:
        return (int)exercise->kind == when->value;
    case WHEN_REGION:
        return (int)exercise->region == when->value;
    case WHEN_POSITION:
        return (int)exercise->position == when->value;
    case WHEN_MUSCLE:
        return works_muscle(exercise, when->muscle);
    case WHEN_ALWAYS:
    case WHEN_SHEET:
        return false;
    }
    g_assert_not_reached();
}

static bool
is_met(const Compose *c, const When *when)
{
    if (when->kind == WHEN_ALWAYS)
        return true;
    if (when->kind == WHEN_SHEET)
        return is_sheet(c, (Sheet)when->value);
    for (guint i = 0; i < c->moves->len; i++) {
        if (exercise_meets(move_at(c, i)->exercise, when))
            return true;
    }
    return false;
}

static bool
is_demanded(const Compose *c, const Advice *advice)
{
    for (size_t i = 0; i < advice->n_when; i++) {
        if (is_met(c, &advice->when[i]))
            return true;
    }
    return false;
}

/* Marks the text of `advice` as demanded, added when nobody named it. */
static void
demand(Compose *c, const Advice *advice)
{
    for (guint i = 0; i < c->texts->len; i++) {
        if (text_at(c, i)->advice == advice) {
            text_at(c, i)->demanded = true;
            return;
        }
    }
    Text text = { .advice = advice, .demanded = true, .order = c->texts->len };
    g_array_append_val(c->texts, text);
}

/* The therapist removes a text on purpose, with a reason. */
static void
waive(Compose *c, const PlanWaiver *waiver)
{
    g_autoptr(GArray) ids = g_array_new(TRUE, FALSE, sizeof(char *));
    for (guint i = 0; i < c->texts->len; i++) {
        const Text *text = text_at(c, i);
        if (!text->demanded)
            continue;
        if (strcmp(text->advice->id, waiver->id) == 0) {
            g_array_remove_index(c->texts, i);
            return;
        }
        g_array_append_val(ids, text->advice->id);
    }
    g_autofree char *hint = suggest_phrase(
            waiver->id, (const char *const *)(const void *)ids->data);
    diag_add(c->diag, DIAG_ERROR, waiver->pos, "nothing demands '%s' here%s",
             waiver->id, hint);
}

/* Where a text stands: the parts of the sheet, and in the last one the levels
   with the gravest first. */
static int
text_rank(const Text *text)
{
    static const int levels[] = {
        [SAFETY_EMERGENCY] = 0, [SAFETY_SOON] = 1,        [SAFETY_CALL] = 2,
        [SAFETY_CAUTION] = 3,   [SAFETY_SMALL_PRINT] = 4,
    };
    const Advice *advice = text->advice;
    int level = advice->place == PLACE_SAFETY ? levels[advice->level] : 0;
    return (int)advice->place * 100 + level * 10 + advice->rank;
}

/* Panels come in the order in which they were named, then the demanded ones,
   which stand beside their exercises; all other texts by rank. */
static int
compare_texts(const void *a, const void *b)
{
    const Text *x = a, *y = b;
    AdvicePlace place = x->advice->place;
    if (place == PLACE_ADVICE && y->advice->place == PLACE_ADVICE) {
        if (x->demanded != y->demanded)
            return x->demanded - y->demanded;
        if (!x->demanded && x->order != y->order)
            return x->order < y->order ? -1 : 1;
        if (!x->demanded)
            return 0;
    }
    int difference = text_rank(x) - text_rank(y);
    return difference != 0 ? difference : strcmp(x->advice->id, y->advice->id);
}

void
resolve_texts(Compose *c)
{
    const char *const *ids = library_ids(c->lib, ITEM_ADVICE);
    for (size_t i = 0; ids[i] != NULL; i++) {
        const Advice *advice =
                library_advice(c->lib, ids[i], SRC_POS_NONE, c->diag);
        if (advice == NULL || !is_demanded(c, advice))
            continue;
        advice = library_advice_in(c->lib, ids[i], words_lang(c->words),
                                   SRC_POS_NONE, c->diag);
        if (advice != NULL)
            demand(c, advice);
    }
    for (size_t i = 0; i < c->plan->n_without_safety; i++)
        waive(c, &c->plan->without_safety[i]);
    g_array_sort(c->texts, compare_texts);
}
