#include "finish/source.h"

#include <stdlib.h>
#include <string.h>

#define END_MAX 64 /* bytes from "startxref" to the file's end, and more */

static Slice
slice_from(Slice text, size_t start)
{
    return (Slice){ text.at + start, text.n - start };
}

size_t
slice_find_after(Slice text, const char *words)
{
    const char *at =
            text.n > 0 ? g_strstr_len(text.at, (gssize)text.n, words) : NULL;
    return at != NULL ? (size_t)(at - text.at) + strlen(words) : 0;
}

bool
slice_contains(Slice text, const char *words)
{
    return slice_find_after(text, words) > 0;
}

Slice
dict_find(Slice dict, const char *key)
{
    while (dict.n > 0) {
        size_t at = slice_find_after(dict, key);
        if (at == 0)
            break;
        dict = slice_from(dict, at);
        if (dict.n > 0 && !g_ascii_isalnum(*dict.at))
            return dict;
    }
    return (Slice){ NULL, 0 };
}

/* A whole number after white space; -1 when there is none. */
static long
read_number(Slice *text)
{
    size_t i = 0;
    long number = 0;
    while (i < text->n && g_ascii_isspace(text->at[i]))
        i++;
    size_t digits = i;
    for (; i < text->n && g_ascii_isdigit(text->at[i]) && i < digits + 10; i++)
        number = number * 10 + (text->at[i] - '0');
    *text = slice_from(*text, i);
    return i > digits ? number : -1;
}

int
slice_reference(Slice text)
{
    long number = read_number(&text);
    if (number <= 0 || number > G_MAXINT || read_number(&text) != 0)
        return 0;
    return text.n > 1 && text.at[0] == ' ' && text.at[1] == 'R' ? (int)number
                                                                : 0;
}

GArray *
slice_references(Slice text)
{
    GArray *numbers = g_array_new(FALSE, FALSE, sizeof(int));
    size_t n = 0;
    while (n < text.n && text.at[n] != ']')
        n++;
    text.n = n;
    text = slice_from(text, slice_find_after(text, "["));
    for (int number; (number = slice_reference(text)) != 0;) {
        g_array_append_val(numbers, number);
        text = slice_from(text, slice_find_after(text, "R"));
    }
    return numbers;
}

static bool
slice_ends(Slice text, const char *words)
{
    size_t n = strlen(words);
    return text.n >= n && memcmp(text.at + text.n - n, words, n) == 0;
}

static Slice
trim_end(Slice text)
{
    while (text.n > 0 && g_ascii_isspace(text.at[text.n - 1]))
        text.n--;
    return text;
}

/* Takes "stream ... endstream" apart. */
static bool
split_stream(SourceObject *object)
{
    object->dict = object->body;
    if (!slice_ends(object->body, "\nendstream"))
        return true;
    size_t start = slice_find_after(object->body, ">>\nstream\n");
    if (start == 0)
        return false;
    object->dict.n = start - strlen("\nstream\n");
    object->data = slice_from(object->body, start);
    object->data.n -= strlen("\nendstream");
    return true;
}

/* Reads object `number` in [start, end) of the file. */
static bool
read_object(SourceObject *object, int number, Slice text)
{
    if (read_number(&text) != number || read_number(&text) != 0 ||
        slice_find_after(text, " obj") != strlen(" obj"))
        return false;
    text = trim_end(slice_from(text, strlen(" obj")));
    if (!slice_ends(text, "endobj"))
        return false;
    text.n -= strlen("endobj");
    object->body = trim_end(text);
    while (object->body.n > 0 && g_ascii_isspace(*object->body.at))
        object->body = slice_from(object->body, 1);
    return split_stream(object);
}

static int
compare_starts(const void *a, const void *b)
{
    const SourceObject *const *x = a, *const *y = b;
    return ((*x)->start > (*y)->start) - ((*x)->start < (*y)->start);
}

/* An object ends where the next one begins; the last at the table. */
static bool
read_objects(Source *source, Slice file, size_t table)
{
    int n = 0;
    g_autofree SourceObject **order = g_new(SourceObject *, source->n_objects);
    for (int i = 1; i < source->n_objects; i++)
        if (source->objects[i].start > 0)
            order[n++] = &source->objects[i];
    qsort(order, (size_t)n, sizeof *order, compare_starts);
    for (int i = 0; i < n; i++) {
        size_t start = order[i]->start;
        size_t end = i + 1 < n ? order[i + 1]->start : table;
        if (end > table || end <= start ||
            !read_object(order[i], (int)(order[i] - source->objects),
                         (Slice){ file.at + start, end - start }))
            return false;
    }
    return n > 0;
}

/* "0000000015 00000 n" for each object. */
static bool
read_table(Source *source, Slice text)
{
    text = slice_from(text, slice_find_after(text, "xref"));
    long first = read_number(&text), n = read_number(&text);
    if (first != 0 || n < 2 || n > 10 * 1000 * 1000)
        return false;
    source->n_objects = (int)n;
    source->objects = g_new0(SourceObject, n);
    for (long i = 0; i < n; i++) {
        long start = read_number(&text), generation = read_number(&text);
        if (start < 0 || generation < 0 || text.n < 2)
            return false;
        if (text.at[1] == 'n')
            source->objects[i].start = (size_t)start;
        text = slice_from(text, 2);
    }
    source->catalog = slice_reference(dict_find(text, "/Root"));
    return source->catalog > 0 && source->catalog < n;
}

bool
source_read(Source *source, const GByteArray *file)
{
    *source = (Source){ NULL, 0, 0 };
    Slice whole = { (const char *)file->data, file->len };
    Slice end = slice_from(whole, whole.n - MIN(whole.n, END_MAX));
    end = slice_from(end, slice_find_after(end, "startxref"));
    long table = read_number(&end);
    return table > 0 && (size_t)table < whole.n &&
           read_table(source, slice_from(whole, (size_t)table)) &&
           read_objects(source, whole, (size_t)table);
}

void
source_clear(Source *source)
{
    g_free(source->objects);
}
