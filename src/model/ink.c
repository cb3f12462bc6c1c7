#include "model/ink.h"

InkLog *
ink_log_new(const PageSet *set)
{
    InkLog *log = g_new0(InkLog, 1);
    log->inks = g_array_new(FALSE, FALSE, sizeof(Ink));
    log->starts = g_array_new(FALSE, FALSE, sizeof(guint));
    log->n_words = set->n_elements;
    log->words = g_new0(GString *, set->n_elements);
    return log;
}

void
ink_log_free(InkLog *log)
{
    if (log == NULL)
        return;
    for (size_t i = 0; i < log->n_words; i++)
        if (log->words[i] != NULL)
            g_string_free(log->words[i], TRUE);
    g_array_unref(log->inks);
    g_array_unref(log->starts);
    g_free(log->words);
    g_free(log);
}

Point
ink_mark_place(guint k)
{
    return (Point){ 2 + k % INK_COLUMNS, 2 + k / INK_COLUMNS % INK_COLUMNS };
}

void
ink_log_page(const InkLog *log, size_t page, guint *first, guint *end)
{
    *first = g_array_index(log->starts, guint, page);
    *end = page + 1 < log->starts->len
                   ? g_array_index(log->starts, guint, page + 1)
                   : log->inks->len;
}
