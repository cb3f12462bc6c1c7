/* Writes a PDF: streams as they come, everything else in one object stream.
   For finish/ only. */
#pragma once

#include "finish/source.h"

typedef struct Writer Writer; /* opaque */

/* Numbers below `first_free` are the caller's, for the objects it copies. */
Writer *writer_new(int first_free);
void writer_free(Writer *w); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Writer, writer_free)

/* A number for an object that is written later. */
int writer_reserve(Writer *w);

/* Begins object `number`, no stream; it goes on until the next one.  What it
   says is appended to the result. */
GString *writer_begin(Writer *w, int number);

/* A stream.  `dict` has its keys but Length and Filter.  Deflated unless
   `plain`: then the data stay as they are, and `dict` names a filter that they
   went through. */
void
writer_stream(Writer *w, int number, const char *dict, Slice data, bool plain);

/* A stream as it stands in another file, its dictionary given anew. */
void writer_copy_stream(Writer *w, int number, Slice dict, Slice data);

/* The whole file.  Its id comes from its bytes.  Caller unrefs. */
GByteArray *writer_end(Writer *w, int catalog, int info);

/* A text in a form that any PDF reader takes: "(...)" or "<FEFF...>". */
void put_text(GString *out, const char *text);
/* A length with three decimals [pt] and a space. */
void put_length(GString *out, double pt);
/* Bytes as "<...>". */
void put_hex(GString *out, const void *bytes, size_t n);
