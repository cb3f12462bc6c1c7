#include "cmd/json.h"

static void
append_quoted(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (const char *p = text; *p; p++) {
        unsigned char byte = (unsigned char)*p;
        if (byte == '"' || byte == '\\') {
            g_string_append_c(out, '\\');
            g_string_append_c(out, *p);
        } else if (byte == '\n') {
            g_string_append(out, "\\n");
        } else if (byte < 0x20 || byte == 0x7f) {
            g_string_append_printf(out, "\\u%04x", byte);
        } else {
            g_string_append_c(out, *p);
        }
    }
    g_string_append_c(out, '"');
}

static void
new_line(Json *json)
{
    g_string_append_c(json->out, '\n');
    for (int i = 0; i < json->depth; i++)
        g_string_append(json->out, "  ");
}

/* What stands before a value: the comma, a new line, the key. */
static void
lead_in(Json *json, const char *key)
{
    if (!json->first)
        g_string_append_c(json->out, ',');
    if (json->depth > 0)
        new_line(json);
    json->first = false;
    if (key != NULL) {
        append_quoted(json->out, key);
        g_string_append(json->out, ": ");
    }
}

static void
open_bracket(Json *json, const char *key, char bracket)
{
    lead_in(json, key);
    g_string_append_c(json->out, bracket);
    json->depth++;
    json->first = true;
}

static void
close_bracket(Json *json, char bracket)
{
    json->depth--;
    if (!json->first)
        new_line(json);
    g_string_append_c(json->out, bracket);
    json->first = false;
    if (json->depth == 0)
        g_string_append_c(json->out, '\n');
}

Json
json_begin(GString *out)
{
    return (Json){ .out = out, .first = true };
}

void
json_open_map(Json *json, const char *key)
{
    open_bracket(json, key, '{');
}

void
json_close_map(Json *json)
{
    close_bracket(json, '}');
}

void
json_open_list(Json *json, const char *key)
{
    open_bracket(json, key, '[');
}

void
json_close_list(Json *json)
{
    close_bracket(json, ']');
}

void
json_text(Json *json, const char *key, const char *value)
{
    lead_in(json, key);
    if (value == NULL)
        g_string_append(json->out, "null");
    else
        append_quoted(json->out, value);
}

void
json_number(Json *json, const char *key, int value)
{
    lead_in(json, key);
    g_string_append_printf(json->out, "%d", value);
}

void
json_flag(Json *json, const char *key, bool value)
{
    lead_in(json, key);
    g_string_append(json->out, value ? "true" : "false");
}

void
json_texts(Json *json, const char *key, const char *const *values, size_t n)
{
    json_open_list(json, key);
    for (size_t i = 0; i < n; i++)
        json_text(json, NULL, values[i]);
    json_close_list(json);
}
