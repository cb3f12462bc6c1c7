/* Texts in other languages, and what of them is still English. */
#include "compose/compose.h"
#include "library/library.h"
#include "model/lang.h"
#include "tests/unit/files_of_test.h"

static const char stretch[] =
        "---\nname: Arm stretch\nkind: stretch\nregion: hip\n"
        "muscles: [piriformis]\nplain: arm\nposition: standing\nside: each\n"
        "dose: 2 x 30 s\nshort: Reach up.\n---\n"
        "Stand tall.\n\n1. Reach up.\n2. Lean.\n   - Slowly.\n3. Come back.\n\n"
        "## You should feel\n\nA stretch.\n\n"
        "## Skip this move if\n\n- It hurts\n";
static const char warning[] =
        "---\ntitle: Take care\nkind: safety\nlevel: caution\n"
        "when: [always]\n---\nCall {doctor}.\n\n- One.\n- Two.\n";

#define ES_STRETCH "lib/exercises/x.es.md"
#define ES_WARNING "lib/advice/w.es.md"

static Library *
open_library(Diag *diag)
{
    static const char *const extra[] = { "lib", NULL };
    g_autofree char *data = test_home_path("src/content");
    return library_new(data, extra, diag);
}

/* "es:Hola. en:Hello." of the passages. */
static void
check_prose(Prose prose, const char *want)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (size_t i = 0; i < prose.n; i++) {
        g_string_append_printf(out, "%s%s:", i > 0 ? " " : "",
                               prose.items[i].lang ? prose.items[i].lang : "-");
        for (size_t k = 0; k < prose.items[i].n_spans; k++)
            g_string_append(out, prose.items[i].spans[k].text);
    }
    g_assert_cmpstr(out->str, ==, want);
}

static const Exercise *
read_stretch(Library *lib, const char *spanish, Diag *diag)
{
    test_write("lib/exercises/x.md", stretch);
    test_write(ES_STRETCH, spanish);
    return library_exercise_in(lib, "x", "es", SRC_POS_NONE, diag);
}

/* What is missing stays English, and is said to be. */
static void
test_merge(void)
{
    test_folder_enter();
    test_write("lib/exercises/x.md", stretch);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = open_library(diag);
    const Exercise *e = read_stretch(
            lib,
            "---\nname: Estirar el brazo\nchecked: no\n---\n"
            "1. Suba el brazo.\n\n## Skip this move if\n\n- Duele\n",
            diag);
    g_assert_nonnull(e);
    g_assert_cmpstr(e->name, ==, "Estirar el brazo");
    g_assert_null(e->name_lang);
    g_assert_cmpstr(e->plain, ==, "arm");
    g_assert_cmpstr(e->plain_lang, ==, "en");
    g_assert_true(e->draft);
    check_prose(e->start, "en:Stand tall.");
    check_prose(e->steps, "-:Suba el brazo. en:Lean. en:Slowly. en:Come back.");
    check_prose(e->feel, "en:A stretch.");
    check_prose(e->skip, "-:Duele");
    /* Nobody translated it into Polish: it may be the therapist's own. */
    e = library_exercise_in(lib, "x", "pl", SRC_POS_NONE, diag);
    check_prose(e->skip, "-:It hurts");
    /* Ours are English. */
    e = library_exercise_in(lib, "cat-cow", "pl", SRC_POS_NONE, diag);
    g_assert_cmpstr(e->name_lang, ==, "en");
    g_assert_false(e->draft);
    g_assert_cmpint(diag_n_messages(diag), ==, 0);
    test_folder_leave();
}

static void
test_mistakes(void)
{
    static const struct {
        const char *path, *text, *messages;
    } cases[] = {
        { ES_STRETCH,
          "---\nname: X\nchecked: no\n---\n1. A\n2. B\n3. C\n4. D\n",
          ES_STRETCH ":8:4: error: 4 steps; the English has 3\n" },
        { ES_STRETCH, "---\nname: X\n---\n1. A\n",
          ES_STRETCH ":2:1: error: the translation needs 'checked'\n" },
        { ES_STRETCH, "---\nnmae: X\nchecked: yes\n---\n1. A\n",
          ES_STRETCH ":2:1: error: unknown key 'nmae'; did you mean "
                     "'name'?\n" },
        { ES_STRETCH, "---\nchecked: perhaps\n---\n1. A\n",
          ES_STRETCH ":2:10: error: 'perhaps' is not a checked; expected no "
                     "or yes\n" },
        { ES_WARNING, "---\ntitle: X\nchecked: no\n---\nLlame.\n\n- Uno.\n",
          ES_WARNING ":5:1: error: 2 paragraphs and points; the English has "
                     "3\n" },
        { "lib/exercises/y.es.md", "---\nname: X\nchecked: no\n---\n1. A\n",
          "lib/exercises/y.es.md: error: unknown exercise, routine or advice "
          "'y'; 'limber list' shows them all\n" },
        { "lib/routines/lower-back-tight-hips.es.yaml",
          "phases:\n  - {name: Uno}\nchecked: no\n",
          "lib/routines/lower-back-tight-hips.es.yaml:2:3: error: 1 phases; "
          "the routine has 3\n" },
        { ES_STRETCH, "---\nname: X\nchecked: no\n---\nBien.\n", "" },
    };
    test_folder_enter();
    test_write("lib/exercises/x.md", stretch);
    test_write("lib/advice/w.md", warning);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Diag) diag = diag_new();
        g_autoptr(Library) lib = open_library(diag);
        CheckedFile file;
        test_write(cases[i].path, cases[i].text);
        library_check_file(lib, cases[i].path, &file, diag);
        g_autofree char *messages = diag_format(diag, DIAG_NOTE, false);
        g_assert_cmpstr(messages, ==, cases[i].messages);
    }
    test_folder_leave();
}

static Document *
compose(Library *lib, const char *lang, Diag *diag)
{
    static const PlanItem items[] = { { .id = "x" } };
    static const Practice nobody = { .therapist = NULL };
    Plan plan = { .order = ORDER_EASY,
                  .next = DATE_NONE,
                  .items = items,
                  .n_items = G_N_ELEMENTS(items) };
    g_assert_true(date_parse("2026-11-22", &plan.date));
    HandoutFacts facts;
    return compose_handout(lib, &plan, &nobody,
                           library_words(lib, lang, "GB", SRC_POS_NONE, diag),
                           &facts, diag);
}

/* The safety box of the text `id`. */
static const SafetyBlock *
find_box(const Document *doc, const char *id)
{
    for (size_t i = 0; i < doc->n_blocks; i++)
        if (doc->blocks[i].kind == BLOCK_SAFETY &&
            strcmp(doc->blocks[i].safety.id, id) == 0)
            return &doc->blocks[i].safety;
    g_assert_not_reached();
}

static void
test_safety(void)
{
    static const struct {
        const char *checked, *prose;
        bool told;
    } cases[] = {
        { "no",
          "-:Llame a su médico de cabecera (GP). -:Uno. -:Dos. en:Take care "
          "en:Call your GP. en:One. en:Two.",
          true },
        { "yes", "-:Llame a su médico de cabecera (GP). -:Uno. -:Dos.", false },
    };
    test_folder_enter();
    test_write("lib/exercises/x.md", stretch);
    test_write("lib/advice/w.md", warning);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = g_strdup_printf(
                "---\ntitle: Cuidado\nchecked: %s\n---\nLlame a su {doctor}."
                "\n\n- Uno.\n- Dos.\n",
                cases[i].checked);
        test_write(ES_WARNING, text);
        g_autoptr(Diag) diag = diag_new();
        g_autoptr(Library) lib = open_library(diag);
        g_autoptr(Document) doc = compose(lib, "es", diag);
        g_assert_nonnull(doc);
        g_assert_cmpstr(doc->lang, ==, "es");
        const SafetyBlock *box = find_box(doc, "w");
        g_assert_cmpstr(box->title, ==, "Cuidado");
        g_assert_null(box->title_lang);
        check_prose(box->prose, cases[i].prose);
        g_autofree char *messages = diag_format(diag, DIAG_WARNING, false);
        g_assert_nonnull(strstr(messages, "nobody has checked"));
        g_assert_true((strstr(messages, "disclaimer, w;") != NULL ||
                       strstr(messages, " w,") != NULL ||
                       strstr(messages, " w;") != NULL) == cases[i].told);
    }
    test_folder_leave();
}

/* A draft that ships is as long as its English, and every step that lets
   people change sides says so in words that the table knows. */
static void
test_drafts_that_ship(void)
{
    static const char *const languages[] = { "es", "pl", "ro", "pt",
                                             "de", "fr", "ar", "he" };
    static const char *const founding[] = { "half-kneeling-hip-flexor-stretch",
                                            "supine-figure-4-stretch",
                                            "seated-piriformis-stretch" };
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = library_new("src/content", NULL, diag);
    for (size_t l = 0; l < G_N_ELEMENTS(languages); l++) {
        const Words *words =
                library_words(lib, languages[l], "GB", SRC_POS_NONE, diag);
        StrList changes = words_list(words, LIST_SIDE_CHANGES);
        for (size_t i = 0; i < G_N_ELEMENTS(founding); i++) {
            const Exercise *e = library_exercise_in(
                    lib, founding[i], languages[l], SRC_POS_NONE, diag);
            g_test_message("%s %s", languages[l], founding[i]);
            g_assert_true(e->draft && e->name_lang == NULL);
            const Passage *last = &e->steps.items[e->steps.n - 1];
            g_assert_null(last->lang);
            g_autofree char *text = g_utf8_casefold(last->spans[0].text, -1);
            bool told = false;
            for (size_t k = 0; k < changes.n; k++)
                told |= strstr(text, changes.items[k]) != NULL;
            g_assert_true(told);
        }
        const char *const *id = library_ids(lib, ITEM_ADVICE);
        for (; *id != NULL; id++) {
            const Advice *a = library_advice_in(lib, *id, languages[l],
                                                SRC_POS_NONE, diag);
            g_test_message("%s %s", languages[l], *id);
            g_assert_nonnull(a);
            if (a->kind == ADVICE_SAFETY)
                g_assert_nonnull(a->unchecked);
        }
    }
    g_autofree char *messages = diag_format(diag, DIAG_NOTE, false);
    g_assert_cmpstr(messages, ==, "");
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/translation/merge", test_merge);
    g_test_add_func("/translation/mistakes", test_mistakes);
    g_test_add_func("/translation/safety", test_safety);
    g_test_add_func("/translation/drafts-that-ship", test_drafts_that_ship);
    return g_test_run();
}
