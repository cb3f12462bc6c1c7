#include "cmd/plain.h"

#include <string.h>

int
plain_width(const char *text)
{
    int width = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar letter = g_utf8_get_char(p);
        if (g_unichar_iswide(letter))
            width += 2;
        else if (!g_unichar_iszerowidth(letter))
            width += 1;
    }
    return width;
}

static void
append_spaces(GString *out, int n)
{
    for (int i = 0; i < n; i++)
        g_string_append_c(out, ' ');
}

void
plain_pad(GString *out, const char *text, int width)
{
    append_spaces(out, width - plain_width(text));
}

void
plain_wrap(GString *out, const char *lead, const char *text)
{
    int indent = plain_width(lead);
    int col = indent;
    g_string_append(out, lead);
    g_auto(GStrv) words = g_strsplit_set(text, " \t\n", -1);
    for (char **word = words; *word != NULL; word++) {
        int width = plain_width(*word);
        if (width == 0)
            continue;
        if (col > indent && col + 1 + width > PLAIN_WIDTH) {
            g_string_append_c(out, '\n');
            append_spaces(out, indent);
            col = indent;
        } else if (col > indent) {
            g_string_append_c(out, ' ');
            col++;
        }
        g_string_append(out, *word);
        col += width;
    }
    g_string_append_c(out, '\n');
}

void
plain_field(GString *out, const char *label, int label_width, const char *text)
{
    if (text == NULL || *text == '\0')
        return;
    g_autoptr(GString) lead = g_string_new(label);
    plain_pad(lead, label, label_width);
    plain_wrap(out, lead->str, text);
}

static void
append_span(GString *text, const Span *span)
{
    g_string_append(text, span->text);
    if (span->href != NULL && strcmp(span->href, span->text) != 0)
        g_string_append_printf(text, " <%s>", span->href);
}

static void
append_passage(GString *out, const Passage *passage, int indent)
{
    g_autoptr(GString) lead = g_string_new(NULL);
    g_autoptr(GString) text = g_string_new(NULL);
    append_spaces(lead, indent + 2 * passage->level);
    switch (passage->kind) {
    case PASSAGE_PARAGRAPH:
        break;
    case PASSAGE_BULLET:
        g_string_append(lead, "- ");
        break;
    case PASSAGE_NUMBER:
        g_string_append_printf(lead, "%d. ", passage->number);
        break;
    }
    for (size_t i = 0; i < passage->n_spans; i++)
        append_span(text, &passage->spans[i]);
    plain_wrap(out, lead->str, text->str);
}

void
plain_prose(GString *out, Prose prose, int indent)
{
    for (size_t i = 0; i < prose.n; i++) {
        bool list = prose.items[i].kind != PASSAGE_PARAGRAPH;
        bool after_list = i > 0 && prose.items[i - 1].kind != PASSAGE_PARAGRAPH;
        if (i > 0 && !(list && after_list))
            g_string_append_c(out, '\n');
        append_passage(out, &prose.items[i], indent);
    }
}
