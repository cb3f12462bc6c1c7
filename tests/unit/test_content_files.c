/* What the checkers of exercises, advice, routines and practices say. */
#include "library/library.h"

#include <string.h>

#include "files_of_test.h"

static const char exercise_text[] = //
        "---\n"
        "name: Arm reach\n"
        "kind: stretch\n"
        "region: upper back\n"
        "muscles: [latissimus dorsi]\n"
        "plain: side\n"
        "position: standing\n"
        "equipment: [mat, [wall, chair]]\n"
        "side: each\n"
        "dose: 2 x 30 s\n"
        "---\n"
        "Stand tall.\n"
        "\n"
        "1. Reach up.\n"
        "2. Lean.\n"
        "\n"
        "## Skip this move if\n"
        "\n"
        "- It hurts\n"
        "\n"
        "## Easier\n"
        "\n"
        "Sit.\n";

static const char advice_text[] = //
        "---\n"
        "title: Take care\n"
        "kind: safety\n"
        "level: soon\n"
        "when: [region hip]\n"
        "---\n"
        "Call me.\n";

static const char routine_text[] = //
        "name: Two moves\n"
        "advice: [sports-massage]\n"
        "freq: daily\n"
        "items:\n"
        "  - cat-cow\n"
        "  - {id: glute-bridge, dose: 2 x 8, use: easier}\n";

static const char practice_text[] = //
        "practice: Well Moved\n"
        "phone: 0131 496 0182\n"
        "colour: \"#0B4F4C\"\n"
        "country: gb\n";

/* A good text with one place changed, and what is said then. */
typedef struct {
    const char *old, *replacement, *messages;
} Change;

static void
check_text(const char *path, const char *text, const char *messages)
{
    g_autofree char *data = test_home_path("src/content");
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Library) lib = library_new(data, NULL, diag);
    test_write(path, text);
    CheckedFile file;
    bool ok = library_check_file(lib, path, &file, diag);
    g_autofree char *printed = diag_format(diag, DIAG_NOTE, false);
    g_assert_cmpstr(printed, ==, messages);
    g_assert_true(ok == (strstr(messages, "error:") == NULL));
}

static void
check_changes(const char *path, const char *text, const Change *changes,
              size_t n)
{
    check_text(path, text, "");
    for (size_t i = 0; i < n; i++) {
        g_autofree char *changed =
                test_replace(text, changes[i].old, changes[i].replacement);
        check_text(path, changed, changes[i].messages);
    }
}

static void
test_exercise(void)
{
    static const Change changes[] = {
        { "name: Arm reach\n", "",
          "x.md:2:1: error: the exercise needs 'name'\n" },
        { "kind: stretch\n", "",
          "x.md:2:1: error: the exercise needs 'kind'\n" },
        { "side: each\n", "", "x.md:2:1: error: the exercise needs 'side'\n" },
        { "plain:", "plian:",
          "x.md:2:1: error: the exercise needs 'plain'\n"
          "x.md:6:1: error: unknown key 'plian'; did you mean 'plain'?\n" },
        { "kind: stretch", "kind: strech",
          "x.md:3:7: error: 'strech' is not a kind; did you mean "
          "'stretch'?\n" },
        { "side: each", "side: middle",
          "x.md:9:7: error: 'middle' is not a side; expected each, both or "
          "alternate\n" },
        { "name: Arm reach", "name: {a: b}",
          "x.md:2:7: error: 'name' must be a text; found a map\n" },
        { "name: Arm reach", "name:", "x.md:2:6: error: 'name' is empty\n" },
        { "name: Arm reach", "name: \"Arm\\areach\"",
          "x.md:2:7: error: the control character U+0007 is not allowed "
          "here\n" },
        { "name: Arm reach", "name: |\n  Arm\n  reach",
          "x.md:2:7: error: 'name' must be a single line\n" },
        { "[latissimus dorsi]", "lats",
          "x.md:5:10: error: 'muscles' must be a list, such as [a, b]; found "
          "a text\n" },
        { "[latissimus dorsi]", "[]",
          "x.md:5:10: error: 'muscles' is empty\n" },
        { "[wall, chair]", "{wall: chair}",
          "x.md:8:18: error: 'equipment' must be a text; found a map\n" },
        { "[wall, chair]", "[]", "x.md:8:18: error: 'equipment' is empty\n" },
        { "side: each", "not_with: [dizzyness]\nside: each",
          "x.md:9:12: error: 'dizzyness' is not a condition; did you mean "
          "'dizziness'?\n" },
        { "side: each",
          "short: One more word than may be printed on a card of this one "
          "size.\n"
          "side: each",
          "x.md:9:8: error: 'short' has 61 characters; at most 60\n" },
        { "1. Reach up.\n2. Lean.\n", "",
          "x.md:12:1: error: the exercise needs steps, a numbered list\n" },
        { "2. Lean.\n", "2. Lean.\n\nThen:\n\n1. Sit.\n",
          "x.md:19:4: error: a second numbered list; the steps are one "
          "list\n" },
        { "## Skip this move if\n\n- It hurts\n", "",
          "x.md:12:1: error: the exercise needs the heading '## Skip this "
          "move if'\n" },
        { "## Easier", "## Esier",
          "x.md:21:1: error: unknown heading 'Esier'; did you mean "
          "'Easier'?\n" },
        { "Sit.", "Sit.\n\n## Easier\n\nLie down.",
          "x.md:25:1: error: the heading 'Easier' is there twice\n" },
        { "Sit.", "", "x.md:21:1: error: there is no text under 'Easier'\n" },
    };
    test_write("figures/x.yaml", "base: stand\n"); /* only has to be there */
    check_changes("x.md", exercise_text, changes, G_N_ELEMENTS(changes));
}

/* What a client should not have to read, and a move without a picture. */
static void
test_wording(void)
{
    static const Change changes[] = {
        { "Stand tall.",
          "Stand as tall as you can and keep on looking straight ahead of you "
          "at the wall.",
          "x.md:12:1: warning: a sentence of 17 words; at most 15 are easy to "
          "follow\n" },
        { "Stand tall.", "Stand tall. This *may* fix\nyour back.",
          "x.md:12:24: warning: 'fix your back' claims too much; say what it "
          "may do, as in 'may help'\n" },
        { "Stand tall.", "Stand tall. It will not fix your back.", "" },
        { "2. Lean.", "2. Lean. No pain, no gain!",
          "x.md:15:10: warning: 'No pain, no gain' claims too much; sharp pain "
          "is a sign to stop\n" },
        { "- It hurts", "- Unilateral radiculopathy necessitates evaluation",
          "x.md:19:3: warning: the lines after the steps read at school grade "
          "34.9; at most 6 is meant: take shorter words and shorter "
          "sentences\n" },
        { "side: each", "short: Unlock your hips\nside: each",
          "x.md:9:8: warning: 'Unlock your hips' claims too much; say how it "
          "feels, and what may help\n" },
    };
    check_changes("x.md", exercise_text, changes, G_N_ELEMENTS(changes));
    check_text("y.md", exercise_text,
               "y.md:1:1: warning: the exercise has no picture; name one with "
               "'picture:', or write the pose figures/y.yaml\n");
}

static void
test_names(void)
{
    g_autofree char *ours =
            test_home_path("src/content/advice/sports-massage.md");
    g_autofree char *clash = g_strdup_printf(
            "sports-massage.md:1:1: error: 'sports-massage' names two things: "
            "'sports-massage.md' and '%s'; rename one\n",
            ours);
    check_text("My Stretch.md", exercise_text,
               "My Stretch.md: error: the file's name is its id: only small "
               "letters, digits and single hyphens; rename it to "
               "'my-stretch.md'\n");
    test_write("figures/sports-massage.yaml", "base: stand\n");
    check_text("sports-massage.md", exercise_text, clash);
    check_text("a.txt", "Hello\n",
               "a.txt: error: cannot tell what it is; expected a .md or "
               ".yaml file\n");
}

static void
test_advice(void)
{
    static const Change changes[] = {
        { "title: Take care\n", "",
          "a.md:2:1: error: the advice needs 'title'\n" },
        { "[region hip]", "always",
          "a.md:5:7: error: 'when' must be a list, such as [a, b]; found a "
          "text\n" },
        { "[region hip]", "[always, regoin hip]",
          "a.md:5:16: error: 'regoin' does not begin a condition; did you "
          "mean 'region'?\n" },
        { "[region hip]", "[region hop]",
          "a.md:5:15: error: 'hop' is not a region; did you mean 'hip'?\n" },
        { "[region hip]", "[sheet none]",
          "a.md:5:14: error: 'none' is not a sheet; expected back or neck\n" },
        { "[region hip]", "[kind]",
          "a.md:5:8: error: 'kind' of what? Write 'kind X'\n" },
        { "[region hip]", "[always hip]",
          "a.md:5:15: error: 'always' stands alone\n" },
        { "level: soon\n", "",
          "a.md:2:1: error: advice with the place 'safety' needs 'level'\n" },
        { "level: soon", "level: soon\nplace: intro",
          "a.md:4:8: error: advice with the place 'intro' has no 'level'\n" },
        { "level: soon", "place: pain-guide\nbands: [5, 3]",
          "a.md:5:12: error: '3' is not a number from 6 to 9\n" },
        { "level: soon", "place: pain-guide\nbands: [5]",
          "a.md:5:8: error: 'bands' must be two numbers, such as [3, 5]\n" },
        { "level: soon", "level: soon\nrank: 10",
          "a.md:5:7: error: '10' is not a number from 1 to 9\n" },
        { "Call me.", "## Now\n\nCall me.",
          "a.md:7:1: error: advice has no headings; 'Now' could be a text of "
          "its own\n" },
        { "Call me.\n", "", "a.md:7:1: error: the advice needs a text\n" },
        { "Call me.", "Call **{emergancy}** or {smile}, not { this }.",
          "a.md:7:1: error: nothing is called '{emergancy}'; did you mean "
          "'emergency'?\n"
          "a.md:7:1: error: nothing is called '{smile}'; expected emergency, "
          "ed, doctor or urgent_line\n" },
        { "Take care", "\"Call {docter}\"",
          "a.md:2:8: error: nothing is called '{docter}'; did you mean "
          "'doctor'?\n" },
    };
    check_changes("a.md", advice_text, changes, G_N_ELEMENTS(changes));
}

static void
test_routine(void)
{
    static const Change changes[] = {
        { "name: Two moves\n", "",
          "r.yaml:1:1: error: the routine needs 'name'\n" },
        { "cat-cow", "cat-cwo",
          "r.yaml:5:5: error: unknown exercise 'cat-cwo'; did you mean "
          "'cat-cow'?\n" },
        { "cat-cow", "sports-massage",
          "r.yaml:5:5: error: 'sports-massage' is advice, not an exercise\n" },
        { "[sports-massage]", "[cat-cow]",
          "r.yaml:2:10: error: 'cat-cow' is an exercise, not advice\n" },
        { "cat-cow", "[cat-cow]",
          "r.yaml:5:5: error: 'item' must be a map, such as {a: b}; found a "
          "list\n" },
        { "id: glute-bridge, ", "",
          "r.yaml:6:5: error: the item needs 'id'\n" },
        { "use: easier", "use: easer",
          "r.yaml:6:42: error: 'easer' is not a use; did you mean "
          "'easier'?\n" },
        { "freq: daily", "freq: 2 x 8, daily",
          "r.yaml:3:7: error: 'freq' may only say how often, such as '5 days "
          "a week'\n" },
        { "- cat-cow", "- cat-cow\n  - {id: cat-cow, dose: 8 reps}",
          "r.yaml:6:5: warning: 'cat-cow' stands here twice; only the first, "
          "in line 5, prints\n" },
        { "freq: daily", "note: Call {ed} or {er}.",
          "r.yaml:3:7: error: nothing is called '{er}'; expected "
          "emergency, ed, doctor or urgent_line\n" },
        { "freq: daily", "phases: [{items: [cat-cow]}]",
          "r.yaml:5:3: error: a routine has 'items' or 'phases', not both\n" },
        { "freq: daily", "phases: [{item: [cat-cow]}]",
          "r.yaml:3:10: error: the phase needs 'items'\n"
          "r.yaml:3:11: error: unknown key 'item'; did you mean 'items'?\n" },
    };
    check_changes("r.yaml", routine_text, changes, G_N_ELEMENTS(changes));
    check_text("r.yaml", "name: Nothing\n",
               "r.yaml:1:1: error: the routine needs 'items' or 'phases'\n");
}

static void
test_practice(void)
{
    static const Change changes[] = {
        { "phone:", "phnoe:",
          "p.yaml:2:1: error: unknown key 'phnoe'; did you mean 'phone'?\n" },
        { "\"#0B4F4C\"", "#0B4F4C",
          "p.yaml:3:8: error: 'colour' is empty; write the colour in quotes: "
          "\"#0B4F4C\"\n" },
        { "\"#0B4F4C\"", "teal",
          "p.yaml:3:9: error: 'teal' is not a colour; expected "
          "\"#RRGGBB\"\n" },
        { "gb", "Britain",
          "p.yaml:4:10: error: 'Britain' is not a country; expected two "
          "letters, such as GB\n" },
        { "gb", "UK",
          "p.yaml:4:10: error: 'UK' is not a country's code; did you mean "
          "'GB'?\n" },
        { "gb", "zz", "" },
        { "phone:", "paper: a9\nphone:",
          "p.yaml:2:8: error: 'a9' is not a paper; expected a0 to a6, b0 to "
          "b5, letter, legal, tabloid, arch-a to arch-e, or a size such as "
          "500x700mm\n" },
        { "phone:", "language: xx\nphone:",
          "p.yaml:2:11: error: unknown language 'xx'; expected ar, de, en, es, fr, he, pl, pt or ro\n" },
        { "phone:", "pets: cat\nphone:",
          "p.yaml:2:1: error: unknown key 'pets'; expected practice, "
          "therapist, qualifications, phone, email, web, address, footer, "
          "logo, colour, language, paper, country, build, skin or "
          "clothes\n" },
        { "phone:", "skin: 4\nphone:", "" },
        { "phone:", "skin: deep\nbuild: male\nphone:", "" },
        { "phone:", "skin: blue\nphone:",
          "p.yaml:2:7: error: 'blue' is not a skin tone from 1 to 6; expected "
          "light, fair, tan, brown, dark or deep\n" },
        { "phone:", "skin: 7\nphone:",
          "p.yaml:2:7: error: '7' is not a skin tone from 1 to 6; expected "
          "light, fair, tan, brown, dark or deep\n" },
        { "phone:", "build: mal\nphone:",
          "p.yaml:2:8: error: 'mal' is not a build; did you mean 'male'?\n" },
        { "phone:", "clothes: red\nphone:",
          "p.yaml:2:10: error: 'red' is not a colour; expected "
          "\"#RRGGBB\"\n" },
    };
    check_changes("p.yaml", practice_text, changes, G_N_ELEMENTS(changes));
}

static void
test_plan(void)
{
    check_text("j.yaml", "client: Jane Doe\nroutine: lower-back-tight-hips\n",
               "");
    check_text("j.yaml",
               "client: Jane Doe\n"
               "clinet: 1\n"
               "routine: lower-back-tight-hip\n"
               "add: [xyzzyx]\n"
               "change: {pregnancy: skip}\n"
               "without-safety: {clot-warnin: asked}\n",
               "j.yaml:2:1: error: unknown key 'clinet'; did you mean "
               "'client'?\n"
               "j.yaml:3:10: error: unknown routine 'lower-back-tight-hip'; "
               "did you mean 'lower-back-tight-hips'?\n"
               "j.yaml:4:7: error: unknown exercise, routine or advice "
               "'xyzzyx'; 'limber list' shows them all\n"
               "j.yaml:5:10: error: 'pregnancy' is advice, not an exercise\n"
               "j.yaml:6:18: error: unknown advice 'clot-warnin'; did you "
               "mean 'clot-warning'?\n");
}

/* The other files that a plan names. */
static void
test_plan_files(void)
{
    check_text("j.yaml",
               "client: Jane Doe\n"
               "routine: lower-back-tight-hips\n"
               "layout: handout-clasic\n"
               "paper: a44\n"
               "lang: xx\n",
               "j.yaml:3:9: error: unknown layout 'handout-clasic'\n"
               "j.yaml:4:8: error: 'a44' is not a paper; did you mean 'a4'?\n"
               "j.yaml:5:7: error: unknown language 'xx'; expected ar, de, en, es, fr, he, pl, pt or ro\n");
}

/* A language file is known by its keys, and every country of it is read. */
static void
test_words(void)
{
    g_autofree char *path = test_home_path("src/content/lang/en.yaml");
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    check_text("lang/cy.yaml", text, "");
    g_autofree char *broken = test_replace(text, "  NZ:\n", "  ZZ:\n");
    int n = 2;
    for (const char *p = broken; strncmp(p, "  ZZ:", 5) != 0; p++)
        n += *p == '\n';
    g_autofree char *messages = g_strdup_printf(
            "lang/cy.yaml:%d:5: error: missing key 'emergency'\n", n);
    check_text("lang/cy.yaml", broken, messages);
}

/* A picture is a plain file inside the library folder, links followed. */
static void
test_pictures(void)
{
    static const struct {
        const char *picture, *messages;
    } cases[] = {
        { "a.svg", "" },
        { "../pictures/b.svg", "" },
        { "../pictures/c.svg",
          "lib/exercises/x.md:9:10: error: no such file '../pictures/c.svg'; "
          "did you mean 'lib/exercises/../pictures/b.svg'?\n" },
        { "../../out.svg", "lib/exercises/x.md:9:10: error: '../../out.svg' "
                           "lies outside the folder 'lib'\n" },
        { "/etc/passwd", "lib/exercises/x.md:9:10: error: '/etc/passwd' lies "
                         "outside the folder 'lib'\n" },
        { "../linked/b.svg", "lib/exercises/x.md:9:10: error: "
                             "'../linked/b.svg' lies outside the folder "
                             "'lib'\n" },
        { "link.svg", "lib/exercises/x.md:9:10: error: 'link.svg' lies "
                      "outside the folder 'lib'\n" },
        { "../pictures", "lib/exercises/x.md:9:10: error: '../pictures' is "
                         "not a file\n" },
    };
    test_write("out.svg", "<svg/>");
    test_write("lib/exercises/a.svg", "<svg/>");
    test_write("lib/pictures/b.svg", "<svg/>");
    test_write("elsewhere/b.svg", "<svg/>");
    g_assert_cmpint(symlink("../../out.svg", "lib/exercises/link.svg"), ==, 0);
    g_assert_cmpint(symlink("../elsewhere", "lib/linked"), ==, 0);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *line =
                g_strdup_printf("picture: %s\nside: each", cases[i].picture);
        g_autofree char *text = test_replace(exercise_text, "side: each", line);
        check_text("lib/exercises/x.md", text, cases[i].messages);
    }
}

static void
test_logos(void)
{
    test_write("practice/logo.svg", "<svg/>");
    test_write("logo.svg", "<svg/>");
    check_text("practice/p.yaml", "practice: A\nlogo: logo.svg\n", "");
    check_text("practice/p.yaml", "practice: A\nlogo: ../logo.svg\n",
               "practice/p.yaml:2:7: error: '../logo.svg' lies outside the "
               "folder 'practice'\n");
    check_text("practice/p.yaml", "practice: A\nlogo: lgo.svg\n",
               "practice/p.yaml:2:7: error: no such file 'lgo.svg'; did you "
               "mean 'practice/logo.svg'?\n");
}

int
main(int argc, char **argv)
{
    g_setenv("XDG_DATA_HOME", "/nonexistent", TRUE);
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/content_files/exercise", test_exercise);
    g_test_add_func("/content_files/wording", test_wording);
    g_test_add_func("/content_files/names", test_names);
    g_test_add_func("/content_files/advice", test_advice);
    g_test_add_func("/content_files/routine", test_routine);
    g_test_add_func("/content_files/practice", test_practice);
    g_test_add_func("/content_files/plan", test_plan);
    g_test_add_func("/content_files/plan_files", test_plan_files);
    g_test_add_func("/content_files/words", test_words);
    g_test_add_func("/content_files/pictures", test_pictures);
    g_test_add_func("/content_files/logos", test_logos);
    test_folder_enter();
    int status = g_test_run();
    test_folder_leave();
    return status;
}
