/* Texts in other languages: ID.es.md lies beside ID.md, ID.es.yaml beside
   ID.yaml.  What a translation leaves out stays English. */
#include "library/files.h"

#include <string.h>

#include "library/inside.h"
#include "library/schema.h"
#include "library/tokens.h"
#include "model/lang.h"

typedef enum { CHECKED_NO, CHECKED_YES } Checked;
static const char *const checked_names[] = { "no", "yes", NULL };

typedef struct {
    const char *name, *move_on_when;
} PhaseText;

/* What the keys of a translation say; NULL where they are left out. */
typedef struct {
    const char *name, *plain, *short_text, *title, *note;
    Checked checked;
    const PhaseText *phases;
    size_t n_phases;
} Texts;

#define AT(member) .offset = offsetof(Texts, member)
#define CHECKED_ROW \
    { \
        "checked", schema_word, AT(checked), .required = true, \
                                             .vocab = checked_names \
    }

static const SchemaRow exercise_rows[] = {
    { "name", tokens_text, AT(name), .most = 200 },
    { "plain", tokens_text, AT(plain), .most = 200 },
    { "short", schema_text, AT(short_text), .most = 60 },
    CHECKED_ROW,
};

static const SchemaRow advice_rows[] = {
    { "title", tokens_text, AT(title), .most = 200 },
    { "short", tokens_text, AT(short_text) },
    CHECKED_ROW,
};

#define IN_PHASE(member) .offset = offsetof(PhaseText, member)

static const SchemaRow phase_rows[] = {
    { "name", schema_text, IN_PHASE(name), .most = 200 },
    { "move_on_when", tokens_text, IN_PHASE(move_on_when) },
};

static bool
read_phases(const SchemaContext *ctx, const SchemaRow *row,
            const YamlNode *node, void *field)
{
    Texts *texts = field;
    const Routine *routine = ctx->user;
    if (!schema_expect_some(node, YAML_LIST, row->key, ctx->diag))
        return false;
    if (node->n != routine->n_phases) {
        diag_add(ctx->diag, DIAG_ERROR, node->pos,
                 "%zu phases; the routine has %zu", node->n, routine->n_phases);
        return false;
    }
    PhaseText *phases = arena_array(ctx->arena, PhaseText, node->n);
    bool ok = true;
    for (size_t i = 0; i < node->n; i++) {
        phases[i] = (PhaseText){ NULL, NULL };
        ok &= schema_read(ctx, node->items[i], phase_rows,
                          G_N_ELEMENTS(phase_rows), "phase", &phases[i]);
    }
    texts->phases = phases;
    texts->n_phases = node->n;
    return ok;
}

static const SchemaRow routine_rows[] = {
    { "name", tokens_text, AT(name), .most = 200 },
    { "title", tokens_text, AT(title), .most = 200 },
    { "note", tokens_paragraphs, AT(note), .most = 2000 },
    { "phases", read_phases, .offset = 0 },
    CHECKED_ROW,
};

/* One text on its way from English into the language. */
typedef struct {
    Arena *arena;
    const char *english; /* the language of what is not translated */
    Diag *diag;
} Translator;

/* `prose` as what it is: English. */
static Prose
in_english(const Translator *t, Prose prose)
{
    Passage *items =
            arena_memdup(t->arena, prose.items, prose.n * sizeof *items);
    for (size_t i = 0; i < prose.n; i++)
        items[i].lang = t->english;
    return (Prose){ items, prose.n };
}

static Prose
prose_or(const Translator *t, Prose translated, Prose english)
{
    return translated.n > 0 ? translated : in_english(t, english);
}

/* The translated text, or the English one and its language. */
static const char *
text_or(const Translator *t, const char *translated, const char *english,
        const char **lang)
{
    *lang = translated == NULL && english != NULL ? t->english : NULL;
    return translated != NULL ? translated : english;
}

/* Where the step after the first `n` begins. */
static size_t
step_start(Prose steps, size_t n)
{
    size_t i = 0;
    for (; i < steps.n; i++)
        if (steps.items[i].level == 0 && n-- == 0)
            break;
    return i;
}

static size_t
count_steps(Prose steps)
{
    size_t n = 0;
    for (size_t i = 0; i < steps.n; i++)
        n += steps.items[i].level == 0;
    return n;
}

/* The translated steps, then the English ones that follow them. */
static bool
merge_steps(const Translator *t, Prose steps, Prose english, Prose *out)
{
    size_t n = count_steps(steps), wanted = count_steps(english);
    if (n > wanted) {
        diag_add(t->diag, DIAG_ERROR,
                 steps.items[step_start(steps, wanted)].pos,
                 "%zu steps; the English has %zu", n, wanted);
        return false;
    }
    size_t from = step_start(english, n);
    Prose rest =
            in_english(t, (Prose){ english.items + from, english.n - from });
    Passage *items = arena_array(t->arena, Passage, steps.n + rest.n + 1);
    for (size_t i = 0; i < steps.n; i++)
        items[i] = steps.items[i];
    for (size_t i = 0; i < rest.n; i++)
        items[steps.n + i] = rest.items[i];
    *out = (Prose){ items, steps.n + rest.n };
    return true;
}

/* The front matter, or all of a YAML file. */
static bool
read_texts(const Translator *t, const YamlNode *map, const SchemaRow *rows,
           size_t n_rows, const void *user, Texts *out)
{
    SchemaContext ctx = { t->arena, t->diag, user };
    return schema_read(&ctx, map, rows, n_rows, "translation", out);
}

static const Exercise *
translate_exercise(const Translator *t, const FoundFile *file,
                   const Exercise *english)
{
    Texts texts = { .checked = CHECKED_YES };
    Exercise body = { .id = NULL };
    ContentFile content;
    if (file != NULL &&
        (!content_file_read(t->arena, file->path, &content, t->diag) ||
         !read_texts(t, content.front, exercise_rows,
                     G_N_ELEMENTS(exercise_rows), NULL, &texts) ||
         !exercise_body_read(t->arena, &content, &body, t->diag)))
        return NULL;
    Exercise *e = arena_memdup(t->arena, english, sizeof *english);
    e->name = text_or(t, texts.name, english->name, &e->name_lang);
    e->plain = text_or(t, texts.plain, english->plain, &e->plain_lang);
    e->short_cue =
            text_or(t, texts.short_text, english->short_cue, &e->short_lang);
    e->start = prose_or(t, body.start, english->start);
    e->after = prose_or(t, body.after, english->after);
    e->feel = prose_or(t, body.feel, english->feel);
    e->skip = prose_or(t, body.skip, english->skip);
    e->easier = prose_or(t, body.easier, english->easier);
    e->harder = prose_or(t, body.harder, english->harder);
    e->draft = texts.checked == CHECKED_NO;
    return merge_steps(t, body.steps, english->steps, &e->steps) ? e : NULL;
}

/* A lost line of a safety text could hurt somebody. */
static bool
check_points(const Translator *t, const ContentFile *content, Prose body,
             Prose english)
{
    if (body.n == 0 || body.n == english.n)
        return true;
    diag_add(t->diag, DIAG_ERROR,
             (SrcPos){ content->pos.file, content->body_line, 1 },
             "%zu paragraphs and points; the English has %zu", body.n,
             english.n);
    return false;
}

static const Advice *
translate_advice(const Translator *t, const FoundFile *file,
                 const Advice *english)
{
    Texts texts = { .checked = CHECKED_YES };
    Prose body = PROSE_EMPTY;
    ContentFile content;
    if (file != NULL &&
        (!content_file_read(t->arena, file->path, &content, t->diag) ||
         !read_texts(t, content.front, advice_rows, G_N_ELEMENTS(advice_rows),
                     NULL, &texts) ||
         !advice_body_read(t->arena, &content, &body, t->diag) ||
         !check_points(t, &content, body, english->body)))
        return NULL;
    Advice *a = arena_memdup(t->arena, english, sizeof *english);
    a->title = text_or(t, texts.title, english->title, &a->title_lang);
    if (texts.short_text != NULL)
        a->short_text = texts.short_text;
    a->body = prose_or(t, body, english->body);
    a->unchecked = texts.checked == CHECKED_NO ? english : NULL;
    return a;
}

static const RoutinePhase *
translate_phases(const Translator *t, const Texts *texts,
                 const Routine *english)
{
    static const PhaseText none = { NULL, NULL };
    RoutinePhase *phases = arena_memdup(t->arena, english->phases,
                                        english->n_phases * sizeof *phases);
    for (size_t i = 0; i < english->n_phases; i++) {
        RoutinePhase *p = &phases[i];
        const PhaseText *text = texts->phases ? &texts->phases[i] : &none;
        p->name = text_or(t, text->name, p->name, &p->name_lang);
        p->move_on_when = text_or(t, text->move_on_when, p->move_on_when,
                                  &p->move_on_lang);
    }
    return phases;
}

static const Routine *
translate_routine(const Translator *t, const FoundFile *file,
                  const Routine *english)
{
    Texts texts = { .checked = CHECKED_YES };
    if (file != NULL) {
        const YamlNode *map = yaml_file_read(t->arena, file->path, t->diag);
        if (map == NULL ||
            !read_texts(t, map, routine_rows, G_N_ELEMENTS(routine_rows),
                        english, &texts))
            return NULL;
    }
    Routine *r = arena_memdup(t->arena, english, sizeof *english);
    /* A translated name says more than an English title. */
    r->title = texts.title || texts.name ? texts.title : english->title;
    r->name = texts.name ? texts.name : english->name;
    r->title_lang = texts.title || texts.name ? NULL : t->english;
    r->note = text_or(t, texts.note, english->note, &r->note_lang);
    r->phases = translate_phases(t, &texts, english);
    r->draft = texts.checked == CHECKED_NO;
    return r;
}

static const void *
read_item(Library *lib, ItemKind kind, const char *id, SrcPos pos, Diag *diag)
{
    switch (kind) {
    case ITEM_EXERCISE:
        return library_exercise(lib, id, pos, diag);
    case ITEM_ROUTINE:
        return library_routine(lib, id, pos, diag);
    case ITEM_ADVICE:
        return library_advice(lib, id, pos, diag);
    case ITEM_POSTER:
    case ITEM_KIND_COUNT:
        break;
    }
    g_assert_not_reached();
}

static bool
is_built_in(ItemKind kind, const void *item)
{
    switch (kind) {
    case ITEM_EXERCISE:
        return ((const Exercise *)item)->built_in;
    case ITEM_ROUTINE:
        return ((const Routine *)item)->built_in;
    case ITEM_ADVICE:
        return ((const Advice *)item)->built_in;
    case ITEM_POSTER:
    case ITEM_KIND_COUNT:
        break;
    }
    g_assert_not_reached();
}

static const void *
translate(const Translator *t, ItemKind kind, const FoundFile *file,
          const void *item)
{
    switch (kind) {
    case ITEM_EXERCISE:
        return translate_exercise(t, file, item);
    case ITEM_ROUTINE:
        return translate_routine(t, file, item);
    case ITEM_ADVICE:
        return translate_advice(t, file, item);
    case ITEM_POSTER:
    case ITEM_KIND_COUNT:
        break;
    }
    g_assert_not_reached();
}

/* A therapist's own text without a translation is taken to be written in the
   language of the sheet. */
static const void *
item_in(Library *lib, ItemKind kind, const char *id, const char *lang,
        SrcPos pos, Diag *diag)
{
    const void *item = read_item(lib, kind, id, pos, diag);
    if (item == NULL || lang_same(lang, LANG_ENGLISH))
        return item;
    g_autofree char *base = g_strndup(lang, strcspn(lang, "-"));
    g_autofree char *key =
            g_strdup_printf("%s %s %s", item_kind_names[kind], id, base);
    const void *known = library_recall(lib, key);
    if (known != NULL)
        return known;
    Translator t = { library_arena(lib), LANG_ENGLISH, diag };
    FoundFile file;
    bool found = folders_find_translation(library_folders(lib), t.arena,
                                          (FolderKind)kind, id, base, &file);
    if (!found && !is_built_in(kind, item))
        return item;
    item = translate(&t, kind, found ? &file : NULL, item);
    if (item != NULL)
        library_remember(lib, key, item);
    return item;
}

const Exercise *
library_exercise_in(Library *lib, const char *id, const char *lang, SrcPos pos,
                    Diag *diag)
{
    return item_in(lib, ITEM_EXERCISE, id, lang, pos, diag);
}

const Advice *
library_advice_in(Library *lib, const char *id, const char *lang, SrcPos pos,
                  Diag *diag)
{
    return item_in(lib, ITEM_ADVICE, id, lang, pos, diag);
}

const Routine *
library_routine_in(Library *lib, const char *id, const char *lang, SrcPos pos,
                   Diag *diag)
{
    return item_in(lib, ITEM_ROUTINE, id, lang, pos, diag);
}

bool
translation_check(Library *lib, const char *path, const char *lang, Diag *diag)
{
    Arena *arena = library_arena(lib);
    SrcPos pos = { g_intern_string(path), 0, 0 };
    const char *id = content_file_id(arena, path, diag);
    ItemKind kind;
    if (id == NULL)
        return false;
    if (!library_kind_of(lib, id, &kind)) {
        library_unknown(lib, id, pos, diag);
        return false;
    }
    if (kind == ITEM_POSTER) {
        diag_add(diag, DIAG_ERROR, pos,
                 "a poster is not translated; expected the translation of an "
                 "exercise, a routine or an advice text");
        return false;
    }
    const void *item = read_item(lib, kind, id, pos, diag);
    Translator t = { arena, LANG_ENGLISH, diag };
    FoundFile file = { .path = path };
    return library_words(lib, lang, NULL, pos, diag) != NULL && item != NULL &&
           translate(&t, kind, &file, item) != NULL;
}
