#include "library/tokens.h"

#include <string.h>

#include "base/suggest.h"
#include "model/words.h"

/* Bytes of the name behind the brace at `brace`; 0 when no "}" ends one. */
static size_t
name_length(const char *brace)
{
    size_t n = 1;
    while (g_ascii_isalnum(brace[n]) || brace[n] == '_' || brace[n] == '-')
        n++;
    return brace[n] == '}' ? n - 1 : 0;
}

static bool
tokens_check(const char *text, SrcPos pos, Diag *diag)
{
    bool ok = true;
    for (const char *p = strchr(text, '{'); p != NULL; p = strchr(p + 1, '{')) {
        size_t n = name_length(p);
        g_autofree char *name = g_strndup(p + 1, n);
        if (n == 0 || g_strv_contains(word_token_names, name))
            continue;
        g_autofree char *hint = suggest_or_list(name, word_token_names);
        diag_add(diag, DIAG_ERROR, pos, "nothing is called '{%s}'%s", name,
                 hint);
        ok = false;
    }
    return ok;
}

bool
tokens_check_prose(Prose prose, Diag *diag)
{
    bool ok = true;
    for (size_t i = 0; i < prose.n; i++) {
        const Passage *passage = &prose.items[i];
        for (size_t k = 0; k < passage->n_spans; k++)
            ok &= tokens_check(passage->spans[k].text, passage->pos, diag);
    }
    return ok;
}

bool
tokens_text(const SchemaContext *ctx, const SchemaRow *row,
            const YamlNode *node, void *field)
{
    return schema_text(ctx, row, node, field) &&
           tokens_check(node->text, node->pos, ctx->diag);
}

bool
tokens_paragraphs(const SchemaContext *ctx, const SchemaRow *row,
                  const YamlNode *node, void *field)
{
    return schema_paragraphs(ctx, row, node, field) &&
           tokens_check(node->text, node->pos, ctx->diag);
}
