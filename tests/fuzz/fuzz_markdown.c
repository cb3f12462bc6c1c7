/* Any bytes as Markdown: never a crash, and prose or a message. */
#include <string.h>

#include "parse/markdown.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

static void
check_span(const Span *span)
{
    g_assert(span->text[0] != '\0');
    g_assert(g_utf8_validate(span->text, -1, NULL));
    g_assert(strpbrk(span->text, "\r\n\t") == NULL);
    g_assert(strstr(span->text, "  ") == NULL);
}

static void
check_prose(const Prose *prose)
{
    for (size_t i = 0; i < prose->n; i++) {
        const Passage *p = &prose->items[i];
        g_assert(p->n_spans > 0 && p->level >= 0);
        g_assert(p->pos.line > 0 && p->pos.col > 0);
        g_assert((p->kind == PASSAGE_NUMBER) == (p->number > 0));
        for (size_t j = 0; j < p->n_spans; j++)
            check_span(&p->spans[j]);
    }
}

int
LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diag) diag = diag_new();
    Markdown md;
    bool ok =
            markdown_parse(arena, (const char *)bytes, n, "fuzz", 1, &md, diag);
    g_assert(ok == (diag_n_errors(diag) == 0));
    for (size_t i = 0; i < md.n; i++) {
        g_assert(i == 0 || md.parts[i].heading != NULL);
        check_prose(&md.parts[i].prose);
    }
    return 0;
}
