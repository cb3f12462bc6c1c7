#include "parse/dose_reader.h"

SrcPos
dose_place(const DoseReader *reader, size_t token)
{
    SrcPos pos = reader->pos;

    if (pos.col > 0)
        pos.col += (int)g_utf8_strlen(reader->text,
                                      (gssize)reader->tokens[token].start);
    return pos;
}

const char *
dose_written(const DoseReader *reader, size_t first, size_t n)
{
    size_t start = reader->tokens[first].start;
    size_t end = reader->tokens[first + n - 1].end;

    return arena_strndup(reader->arena, reader->text + start, end - start);
}

void
dose_complain(DoseReader *reader, const DosePhrase *phrase, const char *format,
              ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *text = g_strdup_vprintf(format, args);
    va_end(args);
    diag_add(reader->diag, DIAG_ERROR, dose_place(reader, phrase->first),
             "'%s' %s", dose_written(reader, phrase->first, phrase->n), text);
    reader->ok = false;
}
