#include "library/wording.h"

#include <string.h>

#include "library/reading.h"

#define MOST_WORDS 15 /* in a sentence */
#define MOST_GRADE 6.0
#define MARKUP_MOST 64 /* bytes of markup in one place */

#define MAY_HELP "say what it may do, as in 'may help'"
#define FEELS "say how it feels, and what may help"

/* Phrases that promise too much, word by word: "|" divides words of which one
   stands there, "~" stands for up to two words, "*" ends a word's beginning.
   The words are in small letters, those of the phrase side by side. */
static const struct {
    const char *phrase, *advice;
} claims[] = {
    { "cure|cures|cured|curing", MAY_HELP },
    { "fix|fixes|fixed|fixing ~ back|pain|pains|posture|neck|spine|pelvis|"
      "disc|problem|problems|ache|aches|imbalance",
      MAY_HELP },
    { "heal|heals|healing ~ back|pain|disc|injury|injuries|tissue|tissues|"
      "tear|muscle|muscles|body",
      MAY_HELP },
    { "help|helps|helped ~ heal", MAY_HELP },
    { "release|releases|releasing|remove|removes|flush|flushes|flushing|clear|"
      "clears ~ toxin|toxins",
      "nothing shows it; leave it out" },
    { "flush|flushes|flushing|clear|clears|clearing|remove|removes ~ lactic",
      "nothing shows it; leave it out" },
    { "break|breaks|breaking ~ knot|knots|adhesion|adhesions|scar", FEELS },
    { "realign* ~ spine|pelvis|back|hips|body|joint|joints|neck", FEELS },
    { "pelvis|spine|hip|hips|back|joint|disc ~ out of place|line|alignment",
      FEELS },
    { "pelvis is out", FEELS },
    { "disc has slipped", FEELS },
    { "glute*|muscle*|core|buttock* ~ switched off", FEELS },
    { "unlock* ~ hips|hip|back|spine|body|tension|potential|mobility|"
      "flexibility|glutes|pain",
      FEELS },
    { "proven to", MAY_HELP },
    { "clinically|scientifically proven", MAY_HELP },
    { "is|are|been proven", MAY_HELP },
    { "guarantee|guarantees|guaranteed", MAY_HELP },
    { "prevent|prevents|preventing ~ back|neck pain", MAY_HELP },
    { "prevent|prevents|preventing ~ pain", MAY_HELP },
    { "the secret", MAY_HELP },
    { "no pain no gain", "sharp pain is a sign to stop" },
};

/* Any of these in a sentence takes its claim back. */
static const char *const negations[] = {
    "cannot", "hardly",  "neither", "never",  "no",       "nobody",  "none",
    "nor",    "nothing", "not",     "rarely", "unlikely", "without", NULL,
};

typedef struct {
    size_t start, n; /* bytes */
    char *folded;
} Word;

static void
word_clear(void *word)
{
    g_free(((Word *)word)->folded);
}

/* Small letters, with a typewriter's apostrophe. */
static char *
fold(const char *text, size_t n)
{
    g_autofree char *own = g_strndup(text, n);
    g_auto(GStrv) parts = g_strsplit(own, "\xE2\x80\x99", -1);
    g_autofree char *plain = g_strjoinv("'", parts);
    return g_utf8_strdown(plain, -1);
}

static bool
is_letter(const char *at)
{
    gunichar c = g_utf8_get_char(at);
    return g_unichar_isalnum(c) || c == '\'' || c == 0x2019;
}

/* GArray of Word, the caller's. */
static GArray *
words_of(const char *text, size_t from, size_t to)
{
    GArray *words = g_array_new(FALSE, FALSE, sizeof(Word));
    g_array_set_clear_func(words, word_clear);
    const char *end = text + to;
    for (const char *at = text + from; at < end;) {
        const char *stop = at;
        while (stop < end && is_letter(stop))
            stop = g_utf8_next_char(stop);
        if (stop == at) {
            at = g_utf8_next_char(at);
            continue;
        }
        Word word = { (size_t)(at - text), (size_t)(stop - at),
                      fold(at, (size_t)(stop - at)) };
        g_array_append_val(words, word);
        at = stop;
    }
    return words;
}

static const char *
word_at(const GArray *words, guint i)
{
    return g_array_index(words, Word, i).folded;
}

/* One of the choices of a phrase's word. */
static bool
is_choice(const char *word, const char *choices)
{
    g_auto(GStrv) parts = g_strsplit(choices, "|", -1);
    for (char **part = parts; *part != NULL; part++) {
        size_t n = strlen(*part);
        bool open = n > 0 && (*part)[n - 1] == '*';
        if (open ? strncmp(word, *part, n - 1) == 0 : strcmp(word, *part) == 0)
            return true;
    }
    return false;
}

/* The word behind those from `at` on that are the phrase's; 0 = they are
   not. */
static guint
match(const GArray *words, guint at, char *const *phrase)
{
    if (*phrase == NULL)
        return at;
    if (strcmp(*phrase, "~") == 0) {
        for (guint gap = 0; gap <= 2; gap++) {
            guint end = match(words, at + gap, phrase + 1);
            if (end > 0)
                return end;
        }
        return 0;
    }
    if (at >= words->len || !is_choice(word_at(words, at), *phrase))
        return 0;
    return match(words, at + 1, phrase + 1);
}

static bool
is_negation(const char *word)
{
    return g_strv_contains(negations, word) || g_str_has_suffix(word, "n't");
}

/* A negation in the sentence takes back the phrase at `from` to `to`, but
   for one that the phrase begins with itself. */
static bool
is_negated(const GArray *words, guint from, guint to)
{
    bool own = is_negation(word_at(words, from));
    for (guint i = 0; i < words->len; i++) {
        bool inside = i >= from && i < to;
        if (!(inside && own) && is_negation(word_at(words, i)))
            return true;
    }
    return false;
}

/* A claim in one sentence: where it stands, in bytes. */
typedef struct {
    size_t start, n;
    const char *advice;
} Claim;

static bool
find_claim(const char *text, const Sentence *sentence, Claim *out)
{
    g_autoptr(GArray) words =
            words_of(text, sentence->start, sentence->start + sentence->n);
    for (size_t i = 0; i < G_N_ELEMENTS(claims); i++) {
        g_auto(GStrv) phrase = g_strsplit(claims[i].phrase, " ", -1);
        for (guint at = 0; at < words->len; at++) {
            guint end = match(words, at, phrase);
            if (end == 0 || is_negated(words, at, end))
                continue;
            const Word *first = &g_array_index(words, Word, at);
            const Word *last = &g_array_index(words, Word, end - 1);
            *out = (Claim){ first->start, last->start + last->n - first->start,
                            claims[i].advice };
            return true;
        }
    }
    return false;
}

static void
add_claim(const char *text, const Claim *claim, SrcPos pos, Diag *diag)
{
    g_autofree char *words = g_strndup(text + claim->start, claim->n);
    diag_add(diag, DIAG_WARNING, pos, "'%s' claims too much; %s", words,
             claim->advice);
}

void
wording_check_claims(const char *text, SrcPos pos, Diag *diag)
{
    Sentence sentence;
    for (size_t at = 0; reading_sentence(text, &at, &sentence);) {
        Claim claim;
        if (!find_claim(text, &sentence, &claim))
            continue;
        SrcPos here = pos;
        if (here.col > 0)
            here.col += (int)g_utf8_strlen(text, (gssize)claim.start);
        add_claim(text, &claim, here, diag);
    }
}

/* Places: the passage's text is followed through the bytes it was read from,
   past the markup and the line breaks that it has lost. */

static const char *
find_place(const WordingSource *source, SrcPos pos)
{
    const char *at = source->text, *end = source->text + source->n;
    for (int line = source->first_line; line < pos.line && at < end; line++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        at = stop != NULL ? stop + 1 : end;
    }
    for (int col = 1; col < pos.col && at < end && *at != '\n'; col++)
        at = g_utf8_next_char(at);
    return MIN(at, end);
}

/* Where the character `wanted` of the text stands from `at` on, or NULL. */
static const char *
find_char(const char *at, const char *end, gunichar wanted)
{
    const char *limit = at + MIN(end - at, MARKUP_MOST);
    for (; at < limit; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (c == wanted || (wanted == ' ' && g_unichar_isspace(c)))
            return at;
    }
    return NULL;
}

static const char *
skip_space(const char *at, const char *end)
{
    while (at < end && g_unichar_isspace(g_utf8_get_char(at)))
        at = g_utf8_next_char(at);
    return at;
}

/* The place of byte `offset` of a passage's text; the passage's own when the
   bytes do not lead there. */
static SrcPos
place_of(const WordingSource *source, const Passage *passage, const char *text,
         size_t offset)
{
    const char *end = source->text + source->n;
    const char *at = find_place(source, passage->pos), *start = at;
    for (const char *p = text; p <= text + offset && *p != '\0';
         p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        at = find_char(at, end, c);
        if (at == NULL)
            return passage->pos;
        if (p == text + offset)
            break;
        at = c == ' ' ? skip_space(at, end) : g_utf8_next_char(at);
    }
    SrcPos pos = passage->pos;
    for (const char *p = start; p < at; p = g_utf8_next_char(p)) {
        pos.col = *p == '\n' ? 1 : pos.col + 1;
        pos.line += *p == '\n';
    }
    return pos;
}

static char *
text_of(const Passage *passage)
{
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < passage->n_spans; i++)
        g_string_append(text, passage->spans[i].text);
    return g_string_free(text, FALSE);
}

static void
check_passage(const Passage *passage, const WordingSource *source, Diag *diag)
{
    g_autofree char *text = text_of(passage);
    Sentence sentence;
    for (size_t at = 0; reading_sentence(text, &at, &sentence);) {
        Claim claim;
        if (sentence.n_words > MOST_WORDS)
            diag_add(diag, DIAG_WARNING,
                     place_of(source, passage, text, sentence.start),
                     "a sentence of %d words; at most %d are easy to follow",
                     sentence.n_words, MOST_WORDS);
        if (find_claim(text, &sentence, &claim))
            add_claim(text, &claim,
                      place_of(source, passage, text, claim.start), diag);
    }
}

static void
add_prose(Reading *reading, Prose prose)
{
    for (size_t i = 0; i < prose.n; i++) {
        g_autofree char *text = text_of(&prose.items[i]);
        reading_add(reading, text);
    }
}

/* All of `texts` together; the place is that of the first. */
static void
check_grade(const Prose *texts, size_t n, const char *what, Diag *diag)
{
    Reading reading = { 0 };
    SrcPos pos = SRC_POS_NONE;
    for (size_t i = 0; i < n; i++) {
        add_prose(&reading, texts[i]);
        if (pos.file == NULL && texts[i].n > 0)
            pos = texts[i].items[0].pos;
    }
    double grade = reading_grade(&reading);
    if (grade <= MOST_GRADE)
        return;
    diag_add(diag, DIAG_WARNING, pos,
             "%s read at school grade %.1f; at most %.0f is meant: take "
             "shorter words and shorter sentences",
             what, grade, MOST_GRADE);
}

static void
check_prose(Prose prose, const WordingSource *source, Diag *diag)
{
    for (size_t i = 0; i < prose.n; i++)
        check_passage(&prose.items[i], source, diag);
}

void
wording_check_exercise(const Exercise *e, const WordingSource *source,
                       Diag *diag)
{
    const Prose moves[] = { e->start, e->steps, e->after, e->feel };
    const Prose others[] = { e->skip, e->easier, e->harder };
    check_grade(moves, G_N_ELEMENTS(moves), "the steps", diag);
    check_grade(others, G_N_ELEMENTS(others), "the lines after the steps",
                diag);
    for (size_t i = 0; i < G_N_ELEMENTS(moves); i++)
        check_prose(moves[i], source, diag);
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
        check_prose(others[i], source, diag);
}

void
wording_check_advice(const Advice *advice, const WordingSource *source,
                     Diag *diag)
{
    check_grade(&advice->body, 1, "the text's sentences", diag);
    check_prose(advice->body, source, diag);
}
