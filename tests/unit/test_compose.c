#include "compose/compose.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "parse/dose.h"

/* What every exercise must have. */
#define MORE \
    "\n## You should feel\n\nA bend.\n\n" \
    "## Skip this move if\n\n- It hurts\n\n"

/* A library of its own, so that the shipped texts may change. */
static const struct {
    const char *path, *text;
} files[] = {
    { "exercises/reach.md",
      "---\nname: Back reach\nkind: mobility\nregion: lower back\n"
      "muscles: [erector spinae]\nplain: whole back\nposition: quadruped\n"
      "equipment: [mat]\nside: both\n"
      "dose: 10 x 2 s, once a day, every day\n---\nGo on your knees.\n\n"
      "1. Tick the box on the worktop.\n2. Call {emergency}.\n" MORE },
    { "exercises/lean.md",
      "---\nname: Wall lean\nkind: stretch\nregion: lower leg\n"
      "muscles: [gastrocnemius (inner)]\nplain: calf\nposition: standing\n"
      "equipment: [[chair, wall], mat]\nside: each\n"
      "dose: 2 x 30 s, twice a day\n---\nStand.\n\n1. Lean in.\n"
      "2. Hold. Then change legs.\n" MORE },
    { "exercises/press.md",
      "---\nname: Press\nkind: strength\nregion: hip\n"
      "muscles: [gluteus maximus]\nplain: buttock\nposition: supine\n"
      "equipment: [[strap, towel]]\nside: both\n"
      "dose: 2 sets of 10, once a day\n---\nLie down.\n\n1. Press.\n" MORE
      "## Harder\n\nUse one leg.\n" },
    { "exercises/roll.md",
      "---\nname: Ball roll\nkind: self-massage\nregion: thigh\n"
      "muscles: [quadriceps]\nplain: thigh\nposition: standing\n"
      "equipment: [wall]\nside: each\n"
      "dose: 1 x 60 s, once a day, every other day\n---\nStand.\n\n"
      "1. Roll.\n" MORE },
    { "exercises/nod.md",
      "---\nname: Nod\nkind: mobility\nregion: neck and shoulder\n"
      "muscles: [neck]\nplain: neck\nposition: sitting-chair\n"
      "equipment: []\nside: both\n"
      "dose: 5 reps, once a day, each work day\n---\nSit.\n\n1. Nod.\n" MORE },
    { "routines/two-steps.yaml",
      "name: Back and hips\nwho: People.\nsheet: back\nadvice: [talk]\n"
      "note: Go slow.\nphases:\n"
      "  - name: Begin\n    weeks: 1 to 2\n    move_on_when: It is easy.\n"
      "    freq: daily\n    items:\n      - {id: reach, dose: 8 reps}\n"
      "      - {id: lean}\n"
      "  - name: Grow\n    weeks: 3 to 4\n    move_on_when: You are well.\n"
      "    freq: 5 days a week\n    freq-strength: 3 days a week\n"
      "    items:\n      - {id: reach}\n"
      "      - {id: press, use: harder}\n" },
    { "advice/how.md",
      "---\ntitle: How to\nkind: explainer\nplace: intro\nwhen: [always]\n"
      "---\nTick each day.\n" },
    { "advice/pain.md",
      "---\ntitle: Pain\nkind: safety\nplace: pain-guide\nbands: [3, 5]\n"
      "when: [always]\n---\nScore it.\n" },
    { "advice/flags.md",
      "---\ntitle: Flags\nkind: safety\nlevel: emergency\nrank: 1\n"
      "when: [sheet back, sheet neck]\n---\nCall {emergency}.\n" },
    { "advice/a-neck.md", "---\ntitle: Neck\nkind: safety\nlevel: emergency\n"
                          "when: [sheet neck]\n---\nStop.\n" },
    { "advice/calf.md",
      "---\ntitle: Calf\nkind: safety\nlevel: caution\nrank: 4\n"
      "when: [muscle gastrocnemius]\n---\nDo not rub it.\n" },
    { "advice/call.md",
      "---\ntitle: Call me\nkind: safety\nlevel: call\nwhen: [always]\n---\n"
      "I would rather you ask.\n" },
    { "advice/flat.md",
      "---\ntitle: Pregnant\nkind: safety\nlevel: caution\nrank: 6\n"
      "when: [position supine]\n---\nDo not lie flat for long.\n" },
    { "advice/print.md",
      "---\ntitle: Small print\nkind: safety\nlevel: small-print\n"
      "when: [always]\n---\nPlease do not pass it on.\n" },
    { "advice/rolling.md",
      "---\ntitle: Rolling\nkind: massage\nwhen: [kind self-massage]\n---\n"
      "Go slow.\n" },
    { "advice/talk.md", "---\ntitle: Talk\nkind: massage\n---\nAsk me.\n" },
};

static const char *const folders[] = { "exercises", "routines", "advice" };

static char *data;

static void
write_library(void)
{
    data = g_dir_make_tmp("limber-compose-XXXXXX", NULL);
    g_assert_nonnull(data);
    for (size_t i = 0; i < G_N_ELEMENTS(folders); i++) {
        g_autofree char *path = g_build_filename(data, folders[i], NULL);
        g_assert_cmpint(g_mkdir(path, 0700), ==, 0);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *path = g_build_filename(data, files[i].path, NULL);
        g_assert_true(g_file_set_contents(path, files[i].text, -1, NULL));
    }
    g_autofree char *from = g_canonicalize_filename("src/content/lang", NULL);
    g_autofree char *to = g_build_filename(data, "lang", NULL);
    g_assert_cmpint(symlink(from, to), ==, 0);
}

static void
remove_library(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *path = g_build_filename(data, files[i].path, NULL);
        g_assert_cmpint(g_unlink(path), ==, 0);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(folders); i++) {
        g_autofree char *path = g_build_filename(data, folders[i], NULL);
        g_assert_cmpint(g_rmdir(path), ==, 0);
    }
    g_autofree char *lang = g_build_filename(data, "lang", NULL);
    g_assert_cmpint(g_unlink(lang), ==, 0);
    g_assert_cmpint(g_rmdir(data), ==, 0);
    g_clear_pointer(&data, g_free);
}

/* What a test asks for; lists are texts of items divided by blanks, each
   "id", "id=dose" or "id=skip", where "_" in a dose is a blank. */
typedef struct {
    const char *items, *changes, *without;
    int phase;
    Side side;
    const char *next, *country;
} Wish;

typedef struct {
    Arena *arena;
    Diag *diag;
    Library *lib;
    Document *doc; /* or NULL */
    HandoutFacts facts;
    char *messages;
} Made;

static const PlanItem *
read_items(Made *made, const char *text, const char *option, size_t *n)
{
    g_auto(GStrv) parts = g_strsplit(text ? text : "", " ", -1);
    PlanItem *items =
            arena_array(made->arena, PlanItem, g_strv_length(parts) + 1);
    for (*n = 0; parts[*n] != NULL; (*n)++) {
        PlanItem *item = &items[*n];
        item->pos = src_pos_option(option);
        char *dose = strchr(parts[*n], '=');
        if (dose != NULL)
            *dose++ = '\0';
        item->id = arena_strdup(made->arena, parts[*n]);
        item->skip = g_strcmp0(dose, "skip") == 0;
        if (dose == NULL || item->skip)
            continue;
        g_strdelimit(dose, "_", ' ');
        g_assert_true(dose_parse(made->arena, dose, item->pos, &item->dose,
                                 made->diag));
    }
    return items;
}

static void
read_plan(Made *made, const Wish *wish, Plan *plan, PlanWaiver *waiver)
{
    plan->client = "Jane Doe";
    plan->side = wish->side;
    plan->phase = wish->phase;
    plan->phase_pos = src_pos_option("phase");
    plan->goal = "Walk";
    plan->goal_pos = (SrcPos){ "jane.yaml", 5, 7 };
    plan->note = "One\n\nTwo";
    plan->note_pos = (SrcPos){ "jane.yaml", 6, 7 };
    plan->date = plan->next = DATE_NONE;
    g_assert_true(date_parse("2026-11-22", &plan->date));
    if (wish->next != NULL)
        g_assert_true(date_parse(wish->next, &plan->next));
    plan->items = read_items(made, wish->items, "item", &plan->n_items);
    plan->changes = read_items(made, wish->changes, "change", &plan->n_changes);
    if (wish->without != NULL) {
        waiver->id = wish->without;
        waiver->reason = "Not so.";
        waiver->pos = src_pos_option("without-safety");
        plan->without_safety = waiver;
        plan->n_without_safety = 1;
    }
}

static Made
make(const Wish *wish)
{
    static const Practice practice = {
        .practice = "Harbour Lane",
        .therapist = "Mina Okafor",
        .qualifications = "MCSP",
        .phone = "0131 496 0182",
        .web = "https://harbour.example/",
        .address = "14 Harbour Lane",
    };
    Made made = { .arena = arena_new(), .diag = diag_new() };
    made.lib = library_new(data, NULL, made.diag);
    const char *country = wish->country ? wish->country : "GB";
    const Words *words = library_words(
            made.lib, "en", *country ? country : NULL, SRC_POS_NONE, made.diag);
    Plan plan = { .client = NULL };
    PlanWaiver waiver;
    read_plan(&made, wish, &plan, &waiver);
    g_assert_nonnull(words);
    made.doc = compose_handout(made.lib, &plan, &practice, words, &made.facts,
                               made.diag);
    made.messages = diag_format(made.diag, DIAG_NOTE, false);
    return made;
}

static void
made_clear(Made *made)
{
    document_free(made->doc);
    library_free(made->lib);
    diag_free(made->diag);
    arena_free(made->arena);
    g_free(made->messages);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Made, made_clear)

/* The same, which must come out. */
static Made
make_doc(const Wish *wish)
{
    Made made = make(wish);
    if (made.doc == NULL)
        g_error("%s", made.messages);
    return made;
}

/* The block number `n` of a kind, or NULL. */
static const Block *
nth_block(const Document *doc, BlockKind kind, size_t n)
{
    for (size_t i = 0; i < doc->n_blocks; i++) {
        if (doc->blocks[i].kind == kind && n-- == 0)
            return &doc->blocks[i];
    }
    return NULL;
}

static char *
spans_text(const Span *spans, size_t n)
{
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < n; i++)
        g_string_append_printf(text, spans[i].strong ? "*%s*" : "%s",
                               spans[i].text);
    g_string_replace(text, "\u00A0", " ", 0);
    return g_string_free(text, FALSE);
}

static char *
prose_text(Prose prose)
{
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < prose.n; i++) {
        g_autofree char *line =
                spans_text(prose.items[i].spans, prose.items[i].n_spans);
        if (prose.items[i].kind == PASSAGE_NUMBER)
            g_string_append_printf(text, "%d. ", prose.items[i].number);
        g_string_append_printf(text, "%s\n", line);
    }
    return g_string_free(text, FALSE);
}

/* A line for each block: what it is called. */
static char *
outline(const Document *doc)
{
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < doc->n_blocks; i++) {
        const Block *b = &doc->blocks[i];
        if (b->kind == BLOCK_BODY_MAP)
            continue; /* always there, for the layouts that name it */
        g_string_append_printf(text, "%s", part_names[b->part]);
        switch (b->kind) {
        case BLOCK_HEADER:
            g_string_append_printf(text, ": %s", b->header.title);
            break;
        case BLOCK_HEADING:
            g_string_append_printf(text, ": %s", b->heading.heading);
            break;
        case BLOCK_EXERCISE:
            g_string_append_printf(text, ": %d %s", b->exercise.number,
                                   b->exercise.name);
            break;
        case BLOCK_PANEL:
            g_string_append_printf(text, ": %s", b->panel.title);
            break;
        case BLOCK_SAFETY:
            g_string_append_printf(text, ": %s%s%s", b->safety.title,
                                   b->safety.phone ? " " : "",
                                   b->safety.phone ? b->safety.phone : "");
            break;
        case BLOCK_TICK_CHART:
            g_string_append_printf(text, ": %s", b->chart.heading);
            break;
        case BLOCK_NOTES:
            g_string_append_printf(text, ": %s", b->notes.heading);
            break;
        case BLOCK_INTRO:
        case BLOCK_GLANCE:
        case BLOCK_PAIN:
        case BLOCK_BODY_MAP:
        case BLOCK_TILES:
        case BLOCK_MAP:
        case BLOCK_ANATOMY:
        case BLOCK_PRESSURE:
            break;
        }
        g_string_append_c(text, '\n');
    }
    g_string_replace(text, "\u00A0", " ", 0);
    return g_string_free(text, FALSE);
}

static void
test_outline(void)
{
    static const struct {
        Wish wish;
        const char *outline;
    } cases[] = {
        { { .items = "two-steps" },
          "header: Your moves for back and hips\nintro\nat-a-glance\n"
          "exercises: 1 Back reach\nexercises: 2 Wall lean\n"
          "advice: Talk\npain-guide\nsafety: Flags 999\n"
          "safety: Call me 0131 496 0182\nsafety: Calf\n"
          "safety: Small print\ntick-chart: Tick off your week\n"
          "what-comes-next: What comes next\nnotes: A note from Mina "
          "Okafor\nnotes: Your notes\n" },
        { { .items = "roll nod press", .country = "" },
          "header: Your moves\nintro\nat-a-glance\nexercises: 1 Nod\n"
          "exercises: 2 Press\nadvice: Rolling\nadvice: 3 Ball roll\n"
          "pain-guide\nsafety: Flags\nsafety: Neck\n"
          "safety: Call me 0131 496 0182\nsafety: Pregnant\n"
          "safety: Small print\ntick-chart: Tick off your week\n"
          "notes: A note from Mina Okafor\nnotes: Your notes\n" },
        { { .items = "two-steps nod",
            .phase = PHASE_ALL,
            .changes = "lean=skip",
            .without = "flags",
            .country = "US" },
          "header: Your moves for back and hips\nintro\nat-a-glance\n"
          "exercises: Phase 1: Begin\nexercises: 1 Back reach\n"
          "exercises: Phase 2: Grow\nexercises: 2 Back reach\n"
          "exercises: 3 Press\nexercises: More moves\nexercises: 4 Nod\n"
          "advice: Talk\npain-guide\nsafety: Neck 911\n"
          "safety: Call me 0131 496 0182\nsafety: Pregnant\n"
          "safety: Small print\n"
          "tick-chart: Check off your week: Phase 1: Begin\n"
          "tick-chart: Check off your week: Phase 2: Grow\n"
          "what-comes-next: After Phase 1: Begin\n"
          "what-comes-next: After Phase 2: Grow\nnotes: A note from Mina "
          "Okafor\nnotes: Your notes\n" },
        { { .items = "nod reach=3_reps two-steps" }, /* in the order named */
          "header: Your moves for back and hips\nintro\nat-a-glance\n"
          "exercises: 1 Nod\nexercises: 2 Back reach\n"
          "exercises: 3 Wall lean\n"
          "advice: Talk\npain-guide\nsafety: Flags 999\nsafety: Neck 999\n"
          "safety: Call me 0131 496 0182\nsafety: Calf\n"
          "safety: Small print\ntick-chart: Tick off your week\n"
          "what-comes-next: What comes next\nnotes: A note from Mina "
          "Okafor\nnotes: Your notes\n" },
        { { .items = "talk" },
          "header: Notes for you\nintro\nadvice: Talk\npain-guide\n"
          "safety: Call me 0131 496 0182\nsafety: Small print\n"
          "notes: A note from Mina Okafor\nnotes: Your notes\n" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_auto(Made) made = make_doc(&cases[i].wish);
        g_autofree char *text = outline(made.doc);
        g_assert_cmpstr(text, ==, cases[i].outline);
    }
}

static void
test_messages(void)
{
    static const struct {
        Wish wish;
        bool made;
        const char *messages;
    } cases[] = {
        { { .items = "raech talk=twice_a_day" },
          false,
          "--item: error: unknown exercise 'raech'; did you mean 'reach'?\n"
          "--item: error: 'talk' is a text; only exercises have a dose\n" },
        { { .items = "two-steps", .phase = 3 },
          false,
          "--phase: error: routine 'two-steps' has no phase 3; it has 1 and "
          "2\n" },
        { { .items = "reach", .phase = 1 },
          false,
          "--phase: error: nothing on the sheet has phases\n" },
        { { .items = "reach lean", .changes = "laen=skip" },
          false,
          "--change: error: exercise 'laen' is not on the sheet; did you "
          "mean 'lean'?\n" },
        { { .items = "reach", .without = "rolling" },
          false,
          "--without-safety: error: nothing demands 'rolling' here\n" },
        { { .items = "two-steps reach" },
          true,
          "--item: warning: exercise 'reach' is on the sheet already; it "
          "prints once\n" },
        { { .items = NULL },
          false,
          "limber: error: there is nothing to print; name a routine, or what "
          "else to 'add'\n" },
        { { .items = "reach", .changes = "reach=skip" },
          false,
          "--change: error: nothing is left to print: every move is "
          "skipped\n" },
        { { .items = "reach talk", .changes = "reach=skip" }, true, "" },
        { { .items = "lean=left_only press=right_only" },
          true,
          "--item: warning: the dose says 'left only', but a step of 'lean' "
          "says to change sides\n"
          "--item: warning: the dose says 'right only', but 'press' works "
          "both sides at once\n" },
        { { .items = "nod", .country = "" },
          true,
          "limber: warning: no country is known; set `country:` in the "
          "practice file to print its emergency number\n" },
        { { .items = "nod reach", .country = "ZZ" },
          true,
          "limber: warning: the emergency number of country 'ZZ' is not "
          "known; the sheet says 'your local emergency number'\n" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_auto(Made) made = make(&cases[i].wish);
        g_assert_cmpstr(made.messages, ==, cases[i].messages);
        g_assert_true((made.doc != NULL) == cases[i].made);
    }
}

/* The nearer dose wins, field by field. */
static void
test_doses(void)
{
    static const struct {
        Wish wish;
        size_t card;
        const char *dose;
    } cases[] = {
        { { .items = "two-steps" },
          0,
          "Hold 2 seconds. Do it 8 times. Do this once a day, every day." },
        { { .items = "two-steps=twice_a_day" },
          0,
          "Hold 2 seconds. Do it 8 times. Do this twice a day, every day." },
        { { .items = "two-steps", .phase = 2 },
          1,
          "Do 2 rounds of 10. Do this once a day, 3 days a week." },
        { { .items = "two-steps reach=3_reps" },
          0,
          "Hold 2 seconds. Do it 3 times. Do this once a day, every day." },
        { { .items = "reach=3_reps two-steps" }, /* wherever it stands */
          0,
          "Hold 2 seconds. Do it 3 times. Do this once a day, every day." },
        { { .items = "press=3_rounds two-steps", .phase = 2 },
          1,
          "Do 3 rounds of 10. Do this once a day, 3 days a week." },
        { { .items = "two-steps", .changes = "reach=3_reps lean=left_only" },
          1,
          "Use your left leg only. Hold 30 seconds. Do it 2 times. Do this "
          "twice a day, every day." },
        { { .items = "lean", .side = SIDE_RIGHT },
          0,
          "Hold 30 seconds. Do it 2 times on each side, right first. Do this "
          "twice a day." },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_auto(Made) made = make_doc(&cases[i].wish);
        const Block *card = nth_block(made.doc, BLOCK_EXERCISE, cases[i].card);
        g_autoptr(GString) dose = g_string_new(card->exercise.dose);
        g_string_replace(dose, "\u00A0", " ", 0);
        g_assert_cmpstr(dose->str, ==, cases[i].dose);
    }
}

static void
test_header(void)
{
    g_auto(Made) made =
            make_doc(&(Wish){ .items = "reach", .next = "2026-12-06 14:30" });
    const HeaderBlock *header = &nth_block(made.doc, BLOCK_HEADER, 0)->header;
    static const Field fields[] = {
        { "For", "Jane Doe" },
        { "Your therapist", "Mina Okafor, MCSP" },
        { "Date", "Sun 22\u00A0November 2026" },
        { "Next visit", "Sun 6\u00A0December 2026, 14:30" },
    };
    g_assert_cmpuint(header->n_fields, ==, G_N_ELEMENTS(fields));
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
        g_assert_cmpstr(header->fields[i].label, ==, fields[i].label);
        g_assert_cmpstr(header->fields[i].value, ==, fields[i].value);
    }
    g_assert_cmpstr(header->qr, ==, "https://harbour.example/");
    g_assert_cmpstr(header->qr_label, ==, "harbour.example");
    g_assert_cmpstr(made.doc->title, ==, "Your moves: Jane Doe");
    g_assert_cmpstr(made.doc->footer.address, ==,
                    "14 Harbour Lane · harbour.example");
    g_assert_cmpint(made.facts.n_moves, ==, 1);
    g_assert_cmpint(made.facts.minutes_a_day, ==, 1);
    g_assert_cmpstr(made.facts.ids.items[0], ==, "reach");
}

static void
test_glance(void)
{
    static const struct {
        Wish wish;
        const char *facts;
    } cases[] = {
        { { .items = "lean press",
            .side = SIDE_LEFT,
            .changes = "press=twice_a_day" },
          "*2* moves|About *8* minutes a day|*2* times a day|"
          "You need: mat, chair or wall, and strap or towel|" },
        { { .items = "nod" },
          "*1* move|About *1* minute a day|*Once* a day, each work day|"
          "You need no kit|" },
        { { .items = "two-steps roll", .phase = 2 },
          "*3* moves|Up to *5* minutes a day|"
          "Once a day, 5 days a week: move 1|"
          "Once a day, 3 days a week: move 2|"
          "Once a day, every other day: move 3|"
          "You need: mat, wall, and strap or towel|" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_auto(Made) made = make_doc(&cases[i].wish);
        const GlanceBlock *glance =
                &nth_block(made.doc, BLOCK_GLANCE, 0)->glance;
        g_autoptr(GString) text = g_string_new(NULL);
        for (size_t k = 0; k < glance->n_facts; k++) {
            g_autofree char *fact = spans_text(glance->facts[k].spans,
                                               glance->facts[k].n_spans);
            g_string_append_printf(text, "%s|", fact);
        }
        g_assert_cmpstr(text->str, ==, cases[i].facts);
    }
}

static char *
chart_text(const TickChartBlock *chart)
{
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < 7; i++)
        g_string_append_printf(text, "%s ", chart->days[i]);
    for (size_t i = 0; i < chart->n_weeks; i++)
        g_string_append_printf(text, "[%s]", chart->weeks[i]);
    for (size_t i = 0; i < chart->n_rows; i++) {
        const TickRow *row = &chart->rows[i];
        g_string_append_printf(text, "\n%d %s %d %02x", row->number, row->name,
                               row->marks, row->days);
    }
    g_string_append_printf(text, "\n%s", chart->key);
    g_string_replace(text, "\u00A0", " ", 0);
    return g_string_free(text, FALSE);
}

static void
test_chart(void)
{
    static const struct {
        Wish wish;
        size_t n;
        const char *chart;
    } cases[] = {
        { { .items = "nod roll lean", .next = "2026-12-06" },
          0,
          "Sun Mon Tue Wed Thu Fri Sat [22 November][29 November]\n"
          "1 Nod 1 3e\n2 Wall lean 2 7f\n3 Ball roll 1 55\n"
          "Tick one box for each time a day. A grey box is a day off." },
        { { .items = "reach=24_times_a_day lean=6_times_a_day" },
          0,
          "Sun Mon Tue Wed Thu Fri Sat [22 November]\n"
          "1 Back reach 24 7f\n2 Wall lean 6 7f\n"
          "Tick one box for each time a day." },
        { { .items = "reach=3_to_4_days_a_week lean" },
          0,
          "Sun Mon Tue Wed Thu Fri Sat [22 November]\n"
          "1 Back reach 1 7f\n2 Wall lean 2 7f\n"
          "Tick one box for each time a day. Move 1: pick 3 to 4 days a "
          "week." },
        { { .items = "press=3_days_a_week,_not_in_a_row",
            .next = "2027-11-22" },
          0,
          "Sun Mon Tue Wed Thu Fri Sat [22 November][29 November]"
          "[6 December][13 December]\n1 Press 1 7f\n"
          "Tick the box each day you do the move. Pick 3 days a week, not 2 "
          "days in a row." },
        { { .items = "two-steps", .phase = PHASE_ALL, .next = "2026-12-06" },
          1,
          "Sun Mon Tue Wed Thu Fri Sat []\n3 Back reach 1 7f\n4 Press 1 7f\n"
          "Tick the box each day you do the move. Move 3: pick 5 days a week. "
          "Move 4: pick 3 days a week." },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_auto(Made) made = make_doc(&cases[i].wish);
        const Block *block = nth_block(made.doc, BLOCK_TICK_CHART, cases[i].n);
        g_autofree char *text = chart_text(&block->chart);
        g_assert_cmpstr(text, ==, cases[i].chart);
        g_assert_cmpstr(block->chart.client, ==, "Jane Doe");
    }
}

/* What the plan wrote, and where: a letter that no font has is told there. */
static void
check_passage(Prose prose, size_t i, const char *text, int line)
{
    g_assert_cmpuint(prose.n, >, i);
    g_assert_cmpstr(prose.items[i].spans[0].text, ==, text);
    g_assert_cmpint(prose.items[i].pos.line, ==, line);
}

static void
test_places(void)
{
    g_auto(Made) made = make_doc(&(Wish){ .items = "two-steps" });
    const IntroBlock *intro = &nth_block(made.doc, BLOCK_INTRO, 0)->intro;
    const NotesBlock *note = &nth_block(made.doc, BLOCK_NOTES, 0)->notes;
    check_passage(intro->prose, 1, "Go slow.", 1); /* the routine's note */
    check_passage(intro->goal.prose, 0, "Walk", 5);
    check_passage(note->prose, 0, "One", 6);
    check_passage(note->prose, 1, "Two", 6);
}

/* Tokens are filled in and words swapped; the harder way is the last step. */
static void
test_card(void)
{
    g_auto(Made) made = make_doc(
            &(Wish){ .items = "two-steps", .phase = 2, .country = "US" });
    const ExerciseBlock *reach =
            &nth_block(made.doc, BLOCK_EXERCISE, 0)->exercise;
    g_autofree char *steps = prose_text(reach->steps);
    g_assert_cmpstr(steps, ==,
                    "1. Check the box on the counter.\n2. Call 911.\n");
    g_assert_cmpstr(reach->tag, ==, "Feel it in: whole back");
    g_assert_cmpstr(reach->start.label, ==, "Start");
    g_assert_cmpstr(reach->feel.label, ==, "You should feel");
    g_assert_cmpstr(reach->skip.label, ==, "Skip this move if");
    g_assert_null(reach->easier.label);
    const ExerciseBlock *press =
            &nth_block(made.doc, BLOCK_EXERCISE, 1)->exercise;
    g_autofree char *harder = prose_text(press->steps);
    g_assert_cmpstr(harder, ==, "1. Press.\n2. Use one leg.\n");
}

static void
test_next(void)
{
    g_auto(Made) made = make_doc(&(Wish){ .items = "two-steps" });
    const PanelBlock *next = &nth_block(made.doc, BLOCK_PANEL, 1)->panel;
    g_autofree char *text = prose_text(next->prose);
    g_assert_cmpstr(text, ==,
                    "You are ready to move on when:\nIt is easy.\n"
                    "Then comes phase 2: Grow. It is for weeks 3 to 4.\n");
    const IntroBlock *intro = &nth_block(made.doc, BLOCK_INTRO, 0)->intro;
    g_autofree char *lines = prose_text(intro->prose);
    g_assert_cmpstr(lines, ==, "Tick each day.\nGo slow.\n");
    g_assert_cmpstr(intro->stop_line, ==,
                    "Stop if pain gets worse or spreads. See page\u00A0"
                    "{page}.");
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    write_library();
    g_test_add_func("/compose/outline", test_outline);
    g_test_add_func("/compose/messages", test_messages);
    g_test_add_func("/compose/doses", test_doses);
    g_test_add_func("/compose/header", test_header);
    g_test_add_func("/compose/glance", test_glance);
    g_test_add_func("/compose/chart", test_chart);
    g_test_add_func("/compose/places", test_places);
    g_test_add_func("/compose/card", test_card);
    g_test_add_func("/compose/next", test_next);
    int status = g_test_run();
    remove_library();
    return status;
}
