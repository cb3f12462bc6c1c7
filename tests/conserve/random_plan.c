#include "tests/conserve/random_plan.h"

#include <stdio.h>
#include <string.h>

#define LONG_WORD 80 /* letters */
#define MOST_MOVES 40
#define SOME_MOVES 6
#define MANY_WORDS 3000
#define NAME_LETTERS 180  /* a plan's client and title have up to 200 */
#define NOTE_LETTERS 4800 /* its note up to 5,000 */

/* Words of one script each. */
static const char *const scripts[][10] = {
    { "knee", "slowly", "lift", "your", "hip", "and", "breathe", "(gently)",
      "floor,", "back." },
    { "Łokieć", "zgięcie", "Übung", "größer", "coração", "élève", "mâna",
      "ściana", "niño,", "țesut." },
    { "колено", "медленно", "спина", "дышите", "бедро", "и", "стена,", "плечо",
      "вдох", "выдох." },
    { "γόνατο", "αργά", "πλάτη", "ισχίο", "και", "τοίχος,", "ώμος", "αναπνοή",
      "πόδι", "πάτωμα." },
    { "الركبة", "ببطء", "ظهرك", "الورك", "تنفس", "الحائط،", "ارفع", "كتفك",
      "قدمك", "الأرض." },
    { "הברך", "לאט", "הגב", "הירך", "נשמו", "הקיר,", "הרימו", "הכתף", "הרגל",
      "הרצפה." },
    { "घुटना", "धीरे", "पीठ", "कूल्हा", "साँस", "दीवार,", "उठाएँ", "कंधा", "पैर",
      "ज़मीन।" },
};
static const char *const units[] = { "s", "kg", "cm", "min", "%" };
static const char *const links[] = { "https://example.org/a/b",
                                     "https://example.org" };

typedef struct {
    GRand *random;
    Arena *arena;
    size_t script; /* that most words are in */
    int huge;      /* texts of MANY_WORDS that may still come */
} Writer;

static int
below(Writer *w, int n)
{
    return g_rand_int_range(w->random, 0, n);
}

/* Once in `n` times. */
static bool
rarely(Writer *w, int n)
{
    return below(w, n) == 0;
}

static Writer
writer_new(GRand *random, Arena *arena)
{
    Writer w = { .random = random, .arena = arena };
    w.script = rarely(&w, 2) ? 0 : (size_t)below(&w, G_N_ELEMENTS(scripts));
    w.huge = rarely(&w, 12);
    return w;
}

static void
add_word(Writer *w, GString *out)
{
    if (out->len > 0)
        g_string_append_c(out, ' ');
    if (rarely(w, 15)) {
        g_string_append_printf(out, "%d %s", below(w, 200),
                               units[below(w, G_N_ELEMENTS(units))]);
        return;
    }
    if (rarely(w, 60)) {
        for (int i = 0; i < LONG_WORD; i++)
            g_string_append_c(out, (char)('a' + below(w, 26)));
        return;
    }
    size_t script =
            rarely(w, 20) ? (size_t)below(w, G_N_ELEMENTS(scripts)) : w->script;
    g_string_append(out, scripts[script][below(w, 10)]);
}

/* Up to `most` words; in the arena. */
static const char *
write_words(Writer *w, int most)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (int i = 1 + below(w, most); i > 0; i--)
        add_word(w, out);
    return arena_strdup(w->arena, out->str);
}

static const char *
write_text(Writer *w)
{
    static const int lengths[] = { 3, 8, 12, 12, 30, 60 };
    if (w->huge > 0 && rarely(w, 4)) {
        w->huge--;
        return write_words(w, MANY_WORDS);
    }
    return write_words(w, lengths[below(w, G_N_ELEMENTS(lengths))]);
}

/* Words until the next would be letter `most`. */
static char *
write_line(Writer *w, int most)
{
    GString *out = g_string_new(NULL);
    int n = 1 + below(w, most);
    do
        add_word(w, out);
    while (g_utf8_strlen(out->str, -1) + LONG_WORD < n);
    return g_string_free(out, FALSE);
}

static void
add_line(Writer *w, GString *plan, const char *key, int most)
{
    g_autofree char *text = write_line(w, most);
    g_string_append_printf(plan, "%s: \"%s\"\n", key, text);
}

/* `n` of the library's ids, each once, as they come. */
static void
add_ids(Writer *w, Library *lib, ItemKind kind, int n, GString *list)
{
    g_autoptr(GPtrArray) ids = g_ptr_array_new();
    for (const char *const *id = library_ids(lib, kind); *id != NULL; id++)
        g_ptr_array_add(ids, (void *)(guintptr)*id);
    for (; n > 0 && ids->len > 0; n--) {
        guint i = (guint)below(w, (int)ids->len);
        g_string_append_printf(list, "%s%s", list->len > 0 ? ", " : "",
                               (const char *)ids->pdata[i]);
        g_ptr_array_remove_index_fast(ids, i);
    }
}

static void
add_items(Writer *w, Library *lib, GString *plan)
{
    static const int most[] = { 3, 3, 5, 5, 7, 7, 7, 13, 13, MOST_MOVES + 1 };
    g_autoptr(GString) list = g_string_new(NULL);
    if (rarely(w, 6)) {
        add_ids(w, lib, ITEM_ROUTINE, 1, list);
        g_string_append_printf(plan, "routine: %s\n", list->str);
        g_string_truncate(list, 0);
    }
    add_ids(w, lib, ITEM_EXERCISE, below(w, most[below(w, G_N_ELEMENTS(most))]),
            list);
    add_ids(w, lib, ITEM_ADVICE, below(w, rarely(w, 3) ? 6 : 2), list);
    /* A handout needs something to say. */
    if (list->len == 0 && strstr(plan->str, "routine:") == NULL)
        add_ids(w, lib, ITEM_ADVICE, 1, list);
    if (list->len > 0)
        g_string_append_printf(plan, "add: [%s]\n", list->str);
}

char *
random_plan(GRand *random, Library *lib, StrList langs)
{
    static const char *const layouts[] = { "handout-classic", "handout-classic",
                                           "handout-classic", "handout-compact",
                                           "handout-compact", "large-print",
                                           "ink-saver",       "one-page",
                                           "pocket-card",     "tick-chart",
                                           "picture-strip",   "body-map" };
    static const char *const papers[] = { "a4", "letter", "a5" };
    static const char *const sides[] = { "left", "right", "both" };
    g_autoptr(Arena) arena = arena_new();
    Writer w = writer_new(random, arena);
    GString *plan = g_string_new(NULL);
    const char *layout = layouts[below(&w, G_N_ELEMENTS(layouts))];
    g_string_append_printf(plan, "layout: %s\n", layout);
    if (strcmp(layout, "pocket-card") != 0) /* cut from sheets of their own */
        g_string_append_printf(plan, "paper: %s\n",
                               papers[below(&w, G_N_ELEMENTS(papers))]);
    g_string_append_printf(plan, "lang: %s\nside: %s\ndate: 2026-11-22\n",
                           langs.items[below(&w, (int)langs.n)],
                           sides[below(&w, G_N_ELEMENTS(sides))]);
    if (!rarely(&w, 3))
        add_line(&w, plan, "client", rarely(&w, 4) ? NAME_LETTERS : 30);
    if (rarely(&w, 4))
        add_line(&w, plan, "title", rarely(&w, 4) ? NAME_LETTERS : 40);
    if (rarely(&w, 3))
        add_line(&w, plan, "goal", rarely(&w, 4) ? NAME_LETTERS : 80);
    if (rarely(&w, 3))
        add_line(&w, plan, "note", rarely(&w, 4) ? NOTE_LETTERS : 400);
    if (rarely(&w, 2))
        g_string_append(plan, "next: 2026-12-06 14:30\n");
    if (rarely(&w, 3))
        g_string_append(plan, "order: easy\n");
    add_items(&w, lib, plan);
    return g_string_free(plan, FALSE);
}

static void
change_text(Writer *w, const char **text, int most)
{
    if (*text != NULL && rarely(w, 2))
        *text = write_words(w, most);
}

static void
write_passage(Writer *w, Passage *passage)
{
    size_t n = 1 + (size_t)(rarely(w, 3) ? below(w, 4) : 0);
    Span *spans = arena_array(w->arena, Span, n);
    for (size_t i = 0; i < n; i++) {
        const char *text = write_text(w);
        spans[i].text = i > 0 ? arena_printf(w->arena, " %s", text) : text;
        spans[i].strong = rarely(w, 4);
        if (rarely(w, 15))
            spans[i].href = links[below(w, G_N_ELEMENTS(links))];
    }
    passage->spans = spans;
    passage->n_spans = n;
    passage->lang = NULL;
}

/* Other words in the same shape. */
static void
change_words(Writer *w, Prose *prose)
{
    Passage *items =
            arena_memdup(w->arena, prose->items, prose->n * sizeof(Passage));
    for (size_t i = 0; i < prose->n; i++)
        if (rarely(w, 2))
            write_passage(w, &items[i]);
    prose->items = items;
}

/* Another text, or none when there may be none. */
static void
change_prose(Writer *w, Prose *prose, PassageKind kind, bool may_be_empty)
{
    if (!rarely(w, 3))
        return;
    prose->n = (size_t)below(w, rarely(w, 8) ? 30 : 5);
    if (prose->n == 0 && !may_be_empty)
        prose->n = 1;
    Passage *items = arena_array(w->arena, Passage, prose->n);
    for (size_t i = 0; i < prose->n; i++) {
        items[i].kind = kind == PASSAGE_PARAGRAPH && rarely(w, 3)
                                ? PASSAGE_BULLET
                                : kind;
        items[i].number = (int)i + 1;
        write_passage(w, &items[i]);
    }
    prose->items = items;
}

static void
change_labelled(Writer *w, Labelled *part, PassageKind kind)
{
    if (part->label != NULL)
        change_prose(w, &part->prose, kind, false);
}

static void
change_header(Writer *w, HeaderBlock *b)
{
    change_text(w, &b->title, 8);
    Field *fields =
            arena_memdup(w->arena, b->fields, b->n_fields * sizeof(Field));
    for (size_t i = 0; i < b->n_fields; i++)
        change_text(w, &fields[i].value, 6);
    b->fields = fields;
}

static void
change_exercise(Writer *w, ExerciseBlock *b)
{
    change_text(w, &b->tag, 6);
    change_text(w, &b->name, 8);
    change_text(w, &b->cue, 20);
    change_text(w, &b->dose, 30);
    change_prose(w, &b->steps, PASSAGE_NUMBER, true);
    change_prose(w, &b->after, PASSAGE_PARAGRAPH, true);
    change_labelled(w, &b->start, PASSAGE_PARAGRAPH);
    change_labelled(w, &b->feel, PASSAGE_PARAGRAPH);
    change_labelled(w, &b->skip, PASSAGE_BULLET);
    change_labelled(w, &b->easier, PASSAGE_PARAGRAPH);
    change_labelled(w, &b->harder, PASSAGE_PARAGRAPH);
}

static void
change_block(Writer *w, Block *block)
{
    switch (block->kind) {
    case BLOCK_HEADER:
        change_header(w, &block->header);
        break;
    case BLOCK_INTRO:
        change_prose(w, &block->intro.prose, PASSAGE_PARAGRAPH, true);
        break;
    case BLOCK_HEADING:
        change_text(w, &block->heading.heading, 8);
        change_prose(w, &block->heading.prose, PASSAGE_PARAGRAPH, true);
        break;
    case BLOCK_EXERCISE:
        change_exercise(w, &block->exercise);
        break;
    case BLOCK_PANEL:
        change_text(w, &block->panel.title, 8);
        change_prose(w, &block->panel.prose, PASSAGE_PARAGRAPH, false);
        break;
    case BLOCK_PAIN: /* its lists belong to the scale's bands */
        change_text(w, &block->pain.title, 8);
        change_words(w, &block->pain.prose);
        break;
    case BLOCK_SAFETY:
        change_text(w, &block->safety.title, 8);
        change_prose(w, &block->safety.prose, PASSAGE_BULLET, false);
        break;
    case BLOCK_NOTES:
        if (!block->notes.ruled)
            change_prose(w, &block->notes.prose, PASSAGE_PARAGRAPH, false);
        break;
    case BLOCK_GLANCE: /* words of the language's table and of the dose */
    case BLOCK_TICK_CHART:
    case BLOCK_BODY_MAP:
        break;
    case BLOCK_TILES: /* never in a handout */
    case BLOCK_MAP:
    case BLOCK_ANATOMY:
    case BLOCK_PRESSURE:
        g_assert_not_reached();
    }
}

void
random_texts(GRand *random, Document *doc)
{
    Writer w = writer_new(random, doc->arena);
    Block *blocks = arena_memdup(doc->arena, doc->blocks,
                                 doc->n_blocks * sizeof(Block));
    for (size_t i = 0; i < doc->n_blocks; i++)
        if (rarely(&w, 2))
            change_block(&w, &blocks[i]);
    doc->blocks = blocks;
}
