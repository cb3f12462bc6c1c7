/* A PDF as Cairo writes it, taken apart into its objects.  For finish/ only. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* Borrowed bytes. */
typedef struct {
    const char *at;
    size_t n;
} Slice;

typedef struct {
    Slice body;   /* between "N 0 obj" and "endobj"; n = 0 for a free number */
    Slice dict;   /* of a stream, without "stream"; else the body */
    Slice data;   /* of a stream as it is stored; else n = 0 */
    size_t start; /* in the file */
} SourceObject;

typedef struct {
    SourceObject *objects; /* by number */
    int n_objects;
    int catalog;
} Source;

/* Borrows `file`.  False when it is not what Cairo writes. */
bool source_read(Source *source, const GByteArray *file);
void source_clear(Source *source);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Source, source_clear)

/* What follows `key` ("/Contents") in a dictionary up to its end; n = 0
   without the key. */
Slice dict_find(Slice dict, const char *key);

/* The object's number in "12 0 R" at the start of `text`; 0 when it is none. */
int slice_reference(Slice text);

/* The objects that an array of references names, as GArray of int. */
GArray *slice_references(Slice text);

/* The place after the first `words` in `text`, or 0. */
size_t slice_find_after(Slice text, const char *words);
bool slice_contains(Slice text, const char *words);
