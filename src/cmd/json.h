/* Writes JSON for scripts to read, two spaces for each level. */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct {
    GString *out;
    int depth;
    bool first; /* nothing stands in the open bracket yet */
} Json;

/* Appends to `out`, which it borrows. */
Json json_begin(GString *out);

/* `key` is NULL inside a list and at the outermost level. */
void json_open_map(Json *json, const char *key);
void json_close_map(Json *json);
void json_open_list(Json *json, const char *key);
void json_close_list(Json *json);

/* `value` is UTF-8; NULL prints null. */
void json_text(Json *json, const char *key, const char *value);
void json_number(Json *json, const char *key, int value);
void json_flag(Json *json, const char *key, bool value);
void
json_texts(Json *json, const char *key, const char *const *values, size_t n);
