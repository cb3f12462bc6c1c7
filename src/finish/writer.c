#include "finish/writer.h"

#include <libdeflate.h>
#include <math.h>
#include <string.h>

#define DEFLATE_LEVEL 6

typedef enum { ENTRY_FREE, ENTRY_OFFSET, ENTRY_SMALL } EntryKind;

typedef struct {
    EntryKind kind;
    size_t where; /* OFFSET: in the file; SMALL: in `small` */
    guint index;  /* SMALL: which of the object stream's */
} Entry;

struct Writer {
    GByteArray *file;
    GArray *entries; /* Entry, by number */
    GString *small;  /* the object stream's objects */
    GArray *order;   /* int: their numbers */
    struct libdeflate_compressor *deflater;
};

static void
put(Writer *w, const void *bytes, size_t n)
{
    g_byte_array_append(w->file, bytes, (guint)n);
}

static void G_GNUC_PRINTF(2, 3) put_line(Writer *w, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *line = g_strdup_vprintf(format, args);
    va_end(args);
    put(w, line, strlen(line));
}

Writer *
writer_new(int first_free)
{
    Writer *w = g_new0(Writer, 1);
    w->file = g_byte_array_sized_new(1 << 16);
    w->entries = g_array_new(FALSE, TRUE, sizeof(Entry));
    g_array_set_size(w->entries, (guint)first_free);
    w->small = g_string_sized_new(1 << 15);
    w->order = g_array_new(FALSE, FALSE, sizeof(int));
    w->deflater = libdeflate_alloc_compressor(DEFLATE_LEVEL);
    g_assert(w->deflater != NULL); /* else memory is gone */
    /* Bytes above 127 tell programs that it is no text. */
    put_line(w, "%%PDF-1.7\n%%\xE2\xE3\xCF\xD3\n");
    return w;
}

void
writer_free(Writer *w)
{
    if (w == NULL)
        return;
    g_byte_array_unref(w->file);
    g_array_unref(w->entries);
    g_string_free(w->small, TRUE);
    g_array_unref(w->order);
    libdeflate_free_compressor(w->deflater);
    g_free(w);
}

int
writer_reserve(Writer *w)
{
    g_array_set_size(w->entries, w->entries->len + 1);
    return (int)w->entries->len - 1;
}

static void
set_entry(Writer *w, int number, Entry entry)
{
    Entry *known = &g_array_index(w->entries, Entry, number);
    g_assert(known->kind == ENTRY_FREE);
    *known = entry;
}

GString *
writer_begin(Writer *w, int number)
{
    if (w->small->len > 0)
        g_string_append_c(w->small, '\n');
    set_entry(w, number, (Entry){ ENTRY_SMALL, w->small->len, w->order->len });
    g_array_append_val(w->order, number);
    return w->small;
}

/* Opens stream object `number` up to its data. */
static void
open_stream(Writer *w, int number)
{
    set_entry(w, number, (Entry){ ENTRY_OFFSET, w->file->len, 0 });
    put_line(w, "%d 0 obj\n", number);
}

static void
close_stream(Writer *w, const void *data, size_t n)
{
    put_line(w, "\nstream\n");
    put(w, data, n);
    put_line(w, "\nendstream\nendobj\n");
}

void
writer_stream(Writer *w, int number, const char *dict, Slice data, bool plain)
{
    open_stream(w, number);
    if (plain) {
        put_line(w, "<<%s/Length %zu>>", dict, data.n);
        close_stream(w, data.at, data.n);
        return;
    }
    size_t room = libdeflate_zlib_compress_bound(w->deflater, data.n);
    g_autofree char *packed = g_malloc(room);
    size_t n = libdeflate_zlib_compress(w->deflater, data.at, data.n, packed,
                                        room);
    g_assert(n > 0);
    put_line(w, "<<%s/Filter/FlateDecode/Length %zu>>", dict, n);
    close_stream(w, packed, n);
}

void
writer_copy_stream(Writer *w, int number, Slice dict, Slice data)
{
    open_stream(w, number);
    put(w, dict.at, dict.n);
    close_stream(w, data.at, data.n);
}

static int
write_object_stream(Writer *w)
{
    int number = writer_reserve(w);
    g_autoptr(GString) body = g_string_sized_new(w->small->len + 4096);
    for (guint i = 0; i < w->order->len; i++) {
        int small = g_array_index(w->order, int, i);
        g_string_append_printf(body, "%d %zu ", small,
                               g_array_index(w->entries, Entry, small).where);
    }
    g_autofree char *dict = g_strdup_printf("/Type/ObjStm/N %u/First %zu",
                                            w->order->len, body->len);
    g_string_append_len(body, w->small->str, (gssize)w->small->len);
    writer_stream(w, number, dict, (Slice){ body->str, body->len }, false);
    return number;
}

static void
put_big_endian(GString *out, size_t value, int n)
{
    while (n-- > 0)
        g_string_append_c(out, (char)(value >> (8 * n) & 0xFF));
}

/* The cross-reference stream's rows: kind, place, index. */
static GString *
entry_rows(const Writer *w, int object_stream)
{
    GString *rows = g_string_new(NULL);
    for (guint i = 0; i < w->entries->len; i++) {
        const Entry *e = &g_array_index(w->entries, Entry, i);
        bool small = e->kind == ENTRY_SMALL;
        put_big_endian(rows, e->kind, 1);
        put_big_endian(rows, small ? (size_t)object_stream : e->where, 4);
        put_big_endian(rows,
                       e->kind == ENTRY_FREE && i == 0 ? 0xFFFF : e->index, 3);
    }
    return rows;
}

GByteArray *
writer_end(Writer *w, int catalog, int info)
{
    int object_stream = write_object_stream(w);
    g_autofree char *id = g_compute_checksum_for_data(
            G_CHECKSUM_MD5, w->file->data, w->file->len);
    int table = writer_reserve(w);
    size_t start = w->file->len;
    g_array_index(w->entries, Entry, table) = (Entry){ ENTRY_OFFSET, start, 0 };
    g_autoptr(GString) rows = entry_rows(w, object_stream);
    g_array_index(w->entries, Entry, table) = (Entry){ ENTRY_FREE, 0, 0 };
    g_autofree char *dict = g_strdup_printf(
            "/Type/XRef/Size %u/W[1 4 3]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]",
            w->entries->len, catalog, info, id, id);
    writer_stream(w, table, dict, (Slice){ rows->str, rows->len }, false);
    put_line(w, "startxref\n%zu\n%%%%EOF\n", start);
    return g_byte_array_ref(w->file);
}

void
put_hex(GString *out, const void *bytes, size_t n)
{
    const guint8 *b = bytes;
    g_string_append_c(out, '<');
    for (size_t i = 0; i < n; i++)
        g_string_append_printf(out, "%02X", b[i]);
    g_string_append_c(out, '>');
}

static void
put_ascii(GString *out, const char *text)
{
    g_string_append_c(out, '(');
    for (const char *p = text; *p != '\0'; p++) {
        if (strchr("()\\", *p))
            g_string_append_c(out, '\\');
        g_string_append_c(out, *p);
    }
    g_string_append_c(out, ')');
}

static bool
is_plain(const char *text)
{
    for (const char *p = text; *p != '\0'; p++)
        if (*p < ' ' || *p > '~')
            return false;
    return true;
}

void
put_text(GString *out, const char *text)
{
    if (is_plain(text)) {
        put_ascii(out, text);
        return;
    }
    g_string_append(out, "<FEFF");
    glong n;
    g_autofree gunichar2 *units = g_utf8_to_utf16(text, -1, NULL, &n, NULL);
    g_assert(units != NULL);
    for (glong i = 0; i < n; i++)
        g_string_append_printf(out, "%04X", units[i]);
    g_string_append_c(out, '>');
}

void
put_length(GString *out, double pt)
{
    long thousandths = lround(pt * 1000);
    g_string_append_printf(out, "%s%ld.%03ld ", thousandths < 0 ? "-" : "",
                           labs(thousandths) / 1000, labs(thousandths) % 1000);
}
