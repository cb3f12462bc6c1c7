#include "compose/parts.h"

#include <stdio.h>
#include <string.h>

#include "model/lang.h"

#define FIRST_STRONG_ISOLATE "\u2068"
#define POP_ISOLATE "\u2069"

const char *
as_written(const Compose *c, const char *text)
{
    return text != NULL && lang_is_rtl(words_lang(c->words))
                   ? arena_printf(c->arena, "%s%s%s", FIRST_STRONG_ISOLATE,
                                  text, POP_ISOLATE)
                   : arena_strdup(c->arena, text);
}

const char *
word(const Compose *c, const char *key)
{
    return arena_strdup(c->arena, words_get(c->words, key));
}

const Words *
words_in(const Compose *c, const char *lang)
{
    const Words *words =
            lang == NULL ? NULL
                         : library_words(c->lib, lang, words_country(c->words),
                                         SRC_POS_NONE, c->diag);
    return words != NULL ? words : c->words;
}

/* Says once that the sheet cannot name the numbers of the client's country. */
static void
warn_of_country(const Compose *c)
{
    const char *country = words_country(c->words);
    if (words_emergency_number(c->words) != NULL)
        return;
    if (country == NULL)
        diag_add(c->diag, DIAG_WARNING, SRC_POS_NONE,
                 "no country is known; set `country:` in the practice file to "
                 "print its emergency number");
    else
        diag_add(c->diag, DIAG_WARNING, SRC_POS_NONE,
                 "the emergency number of country '%s' is not known; the sheet "
                 "says '%s'",
                 country, words_token(c->words, TOKEN_EMERGENCY));
}

const char *
client_text_in(const Compose *c, const char *lang, const char *text,
               bool built_in)
{
    const Words *words = words_in(c, lang);
    if (text == NULL)
        return NULL;
    g_autofree char *filled = NULL;
    if (words_has_token(text)) {
        warn_of_country(c);
        text = filled = words_fill(words, text);
    }
    return built_in ? arena_take(c->arena, words_swap(words, text))
                    : arena_strdup(c->arena, text);
}

const char *
client_text(const Compose *c, const char *text, bool built_in)
{
    return client_text_in(c, NULL, text, built_in);
}

Prose
client_prose(const Compose *c, Prose prose, bool built_in)
{
    Passage *items =
            arena_memdup(c->arena, prose.items, prose.n * sizeof *items);
    for (size_t i = 0; i < prose.n; i++) {
        Span *spans = arena_memdup(c->arena, items[i].spans,
                                   items[i].n_spans * sizeof *spans);
        for (size_t k = 0; k < items[i].n_spans; k++) {
            spans[k].text = client_text_in(c, items[i].lang, spans[k].text,
                                           built_in);
            spans[k].href = arena_strdup(c->arena, spans[k].href);
        }
        items[i].spans = spans;
        items[i].lang = arena_strdup(c->arena, items[i].lang);
    }
    return (Prose){ items, prose.n };
}

Prose
prose_in(const Compose *c, Prose prose, const char *lang)
{
    Passage *items =
            arena_memdup(c->arena, prose.items, prose.n * sizeof *items);
    for (size_t i = 0; i < prose.n; i++)
        items[i].lang = arena_strdup(c->arena, lang);
    return (Prose){ items, prose.n };
}

const char *
say_weeks(const Compose *c, const char *lang, const char *weeks)
{
    int from, to, read = 0;
    if (sscanf(weeks, "%d to %d%n", &from, &to, &read) == 2 &&
        weeks[read] == '\0')
        return range_words(c->arena, (Range){ from, to },
                           words_in(c, lang));
    return arena_strdup(c->arena, weeks);
}

static Passage
plain_passage(const Compose *c, const char *text, SrcPos pos)
{
    Span *span = arena_new0(c->arena, Span);
    span->text = arena_strdup(c->arena, text);
    return (Passage){
        .kind = PASSAGE_PARAGRAPH, .spans = span, .n_spans = 1, .pos = pos
    };
}

Prose
prose_paragraph(const Compose *c, const char *text)
{
    Passage *item = arena_new0(c->arena, Passage);
    *item = plain_passage(c, text, SRC_POS_NONE);
    return (Prose){ item, 1 };
}

Prose
prose_paragraphs(const Compose *c, const char *text, SrcPos pos)
{
    g_auto(GStrv) parts = g_strsplit(text, "\n\n", -1);
    Passage *items = arena_array(c->arena, Passage, g_strv_length(parts));
    size_t n = 0;
    for (size_t i = 0; parts[i] != NULL; i++) {
        if (*g_strstrip(parts[i]) != '\0')
            items[n++] = plain_passage(c, parts[i], pos);
    }
    return (Prose){ items, n };
}

Prose
prose_join(const Compose *c, Prose a, Prose b)
{
    if (a.n == 0 || b.n == 0)
        return a.n == 0 ? b : a;
    Passage *items = arena_array(c->arena, Passage, a.n + b.n);
    memcpy(items, a.items, a.n * sizeof *items);
    memcpy(items + a.n, b.items, b.n * sizeof *items);
    return (Prose){ items, a.n + b.n };
}

const char *
web_href(const Compose *c, const char *web)
{
    return strstr(web, "://") != NULL
                   ? arena_strdup(c->arena, web)
                   : arena_printf(c->arena, "https://%s", web);
}

const char *
short_web(const Compose *c, const char *web)
{
    const char *scheme = strstr(web, "://");
    const char *name = scheme != NULL ? scheme + 3 : web;
    size_t n = strlen(name);
    return arena_strndup(c->arena, name,
                         n > 0 && name[n - 1] == '/' ? n - 1 : n);
}

Labelled
make_labelled(const Compose *c, Icon icon, const char *key, Prose prose)
{
    if (prose.n == 0)
        return (Labelled){ .icon = ICON_NONE };
    const Words *words = words_in(c, prose.items[0].lang);
    return (Labelled){ icon, arena_strdup(c->arena, words_get(words, key)),
                       prose };
}

const char *
list_and(const Compose *c, const GArray *names)
{
    if (names->len == 0)
        return "";
    const char *list = g_array_index(names, const char *, 0);
    for (guint i = 1; i < names->len; i++)
        list = say(c, i + 1 < names->len ? "list-comma" : "list-and", "a", list,
                   "b", g_array_index(names, const char *, i), NULL);
    return list;
}

/* The number of items from `i` on that follow each other without a gap. */
static guint
run_length(const GArray *numbers, guint i)
{
    guint n = 1;
    while (i + n < numbers->len &&
           g_array_index(numbers, int, i + n) ==
                   g_array_index(numbers, int, i) + (int)n)
        n++;
    return n;
}

const char *
list_numbers(const Compose *c, const GArray *numbers)
{
    g_autoptr(GArray) names = g_array_new(FALSE, FALSE, sizeof(char *));
    for (guint i = 0; i < numbers->len;) {
        guint n = run_length(numbers, i);
        const char *name =
                arena_printf(c->arena, "%d", g_array_index(numbers, int, i));
        if (n > 2) { /* "1 to 3", but "1 and 2" */
            const char *last = arena_printf(
                    c->arena, "%d", g_array_index(numbers, int, i + n - 1));
            name = say(c, "list-to", "a", name, "b", last, NULL);
        } else {
            n = 1;
        }
        g_array_append_val(names, name);
        i += n;
    }
    return list_and(c, names);
}
