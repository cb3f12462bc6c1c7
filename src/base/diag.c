#include "base/diag.h"

#include <string.h>

#define TEXT_MAX 320  /* characters of a message */
#define TEXT_TAIL 120 /* of them kept from its end when it is cut */
#define REPLACEMENT 0xFFFD

typedef struct {
    DiagMessage message;
    char *text;      /* what `message` shows */
    guint file_rank; /* 0 = the first file that had a message */
} Entry;

struct Diag {
    GPtrArray *entries; /* of Entry, in order of place */
    GArray *files;      /* interned names in order of first use */
    GHashTable *seen;   /* of whole messages, to keep each once */
    bool strict;
    int n_errors;
};

static const struct {
    const char *name, *colour;
} levels[] = {
    [DIAG_NOTE] = { "note", "\033[1;36m" },
    [DIAG_WARNING] = { "warning", "\033[1;35m" },
    [DIAG_ERROR] = { "error", "\033[1;31m" },
};

static void
entry_free(void *data)
{
    Entry *entry = data;
    g_free(entry->text);
    g_free(entry);
}

Diag *
diag_new(void)
{
    Diag *diag = g_new0(Diag, 1);
    diag->entries = g_ptr_array_new_with_free_func(entry_free);
    diag->files = g_array_new(FALSE, FALSE, sizeof(const char *));
    diag->seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return diag;
}

void
diag_free(Diag *diag)
{
    if (diag == NULL)
        return;
    g_ptr_array_unref(diag->entries);
    g_array_unref(diag->files);
    g_hash_table_unref(diag->seen);
    g_free(diag);
}

const char *
diag_level_name(DiagLevel level)
{
    return levels[level].name;
}

void
diag_set_strict(Diag *diag, bool strict)
{
    diag->strict = strict;
}

/* Besides controls: separators that break lines, and the marks that turn the
   direction of what follows on a terminal. */
static bool
is_disturbing(gunichar c)
{
    return g_unichar_iscntrl(c) || c == 0x2028 || c == 0x2029 ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/* Valid UTF-8 that is safe to show on a terminal.  Caller frees. */
static char *
make_harmless(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    GString *safe = g_string_sized_new(strlen(valid));
    for (const char *p = valid; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        g_string_append_unichar(safe, is_disturbing(c) ? REPLACEMENT : c);
    }
    return g_string_free(safe, FALSE);
}

/* Takes `text`; gives it back with its middle left out when it is long. */
static char *
cut_middle(char *text)
{
    glong length = g_utf8_strlen(text, -1);
    if (length <= TEXT_MAX)
        return text;
    glong head_length = TEXT_MAX - TEXT_TAIL - 5; /* the dots and spaces */
    char *head_end = g_utf8_offset_to_pointer(text, head_length);
    const char *tail = g_utf8_offset_to_pointer(text, length - TEXT_TAIL);
    char *cut =
            g_strdup_printf("%.*s ... %s", (int)(head_end - text), text, tail);
    g_free(text);
    return cut;
}

static guint
rank_of_file(Diag *diag, const char *file)
{
    guint rank = 0;
    while (rank < diag->files->len &&
           g_array_index(diag->files, const char *, rank) != file)
        rank++;
    if (rank == diag->files->len)
        g_array_append_val(diag->files, file);
    return rank;
}

static bool
stands_before(const Entry *a, const Entry *b)
{
    if (a->file_rank != b->file_rank)
        return a->file_rank < b->file_rank;
    if (a->message.pos.line != b->message.pos.line)
        return a->message.pos.line < b->message.pos.line;
    return a->message.pos.col < b->message.pos.col;
}

/* Most messages arrive in order, so the search starts at the end. */
static void
insert_in_order(GPtrArray *entries, Entry *entry)
{
    guint at = entries->len;
    while (at > 0 && stands_before(entry, entries->pdata[at - 1]))
        at--;
    g_ptr_array_insert(entries, (int)at, entry);
}

void
diag_add(Diag *diag, DiagLevel level, SrcPos pos, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *raw = g_strdup_vprintf(format, args);
    va_end(args);
    g_autofree char *text = cut_middle(make_harmless(raw));

    if (level == DIAG_WARNING && diag->strict)
        level = DIAG_ERROR;
    pos.file = g_intern_string(pos.file);
    char *key = g_strdup_printf("%s\n%d:%d:%d:%s", pos.file ? pos.file : "",
                                pos.line, pos.col, (int)level, text);
    if (!g_hash_table_add(diag->seen, key))
        return;
    if (level == DIAG_ERROR)
        diag->n_errors++;
    Entry *entry = g_new0(Entry, 1);
    entry->file_rank = rank_of_file(diag, pos.file);
    entry->text = g_steal_pointer(&text);
    entry->message = (DiagMessage){ level, pos, entry->text };
    insert_in_order(diag->entries, entry);
}

int
diag_n_errors(const Diag *diag)
{
    return diag->n_errors;
}

int
diag_n_messages(const Diag *diag)
{
    return (int)diag->entries->len;
}

const DiagMessage *
diag_message(const Diag *diag, int i)
{
    g_assert(i >= 0 && i < diag_n_messages(diag));
    const Entry *entry = diag->entries->pdata[i];
    return &entry->message;
}

static void
append_place(GString *out, SrcPos pos)
{
    g_autofree char *file = make_harmless(pos.file ? pos.file : "limber");
    g_string_append_printf(out, "%s:", file);
    if (pos.line > 0)
        g_string_append_printf(out, "%d:", pos.line);
    if (pos.line > 0 && pos.col > 0)
        g_string_append_printf(out, "%d:", pos.col);
}

char *
diag_format(const Diag *diag, DiagLevel least, bool colour)
{
    GString *out = g_string_new(NULL);
    for (int i = 0; i < diag_n_messages(diag); i++) {
        const DiagMessage *m = diag_message(diag, i);
        if (m->level < least)
            continue;
        g_string_append(out, colour ? "\033[1m" : "");
        append_place(out, m->pos);
        g_string_append(out, colour ? "\033[0m " : " ");
        g_string_append(out, colour ? levels[m->level].colour : "");
        g_string_append_printf(out, "%s:", levels[m->level].name);
        g_string_append(out, colour ? "\033[0m " : " ");
        g_string_append_printf(out, "%s\n", m->text);
    }
    return g_string_free(out, FALSE);
}

SrcPos
src_pos_option(const char *name)
{
    g_autofree char *option = g_strconcat("--", name, NULL);
    return (SrcPos){ g_intern_string(option), 0, 0 };
}
