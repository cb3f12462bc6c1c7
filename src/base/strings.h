/* Small text helpers that several folders need. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* A borrowed list of strings. */
typedef struct {
    const char *const *items;
    size_t n;
} StrList;

/* ASCII lower case, transliterated ("Łucja Żak" -> "lucja-zak"), everything
   else one hyphen, at most 80 bytes; "" when nothing is left.  Caller frees. */
char *slug_from(const char *text);

/* `text` with every "{name}" replaced by the value that follows the name in
   the NULL-terminated list; an unknown {name} stays.  Caller frees. */
char *fill_in(const char *text, const char *name, ...) G_GNUC_NULL_TERMINATED;

/* True when `text` is an id: lower-case ASCII letters, digits and single
   hyphens, at most 64 bytes. */
bool is_id(const char *text);
