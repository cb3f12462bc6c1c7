/* YAML text -> a tree in which every node knows its place.  Uses libyaml.
   A safe subset: no anchors, aliases, tags or merge keys, one document, at
   most 32 levels deep, at most 1 MB.  Everything is text ("no" and "on" too);
   the schema decides types. */
#pragma once

#include "base/arena.h"
#include "base/diag.h"

typedef enum { YAML_SCALAR, YAML_LIST, YAML_MAP } YamlKind;

typedef struct YamlNode YamlNode;

struct YamlNode {
    YamlKind kind;
    SrcPos pos;
    const char *text; /* scalar: its value, valid UTF-8, no NUL; else NULL */
    bool quoted;      /* scalar: written with quotes or as a block */
    const YamlNode *const *items; /* list: its items.  map: its values */
    const YamlNode *const *keys;  /* map: its keys, scalars; else NULL */
    size_t n;
};

/* Parses `n` bytes that begin at line `first_line` of `file` (interned).
   Duplicate keys, anchors, bad UTF-8, NUL and depth are errors.  Returns NULL
   and adds messages on failure; an empty text is an error too.  The tree lives
   in `arena`. */
const YamlNode *yaml_parse(Arena *arena, const char *bytes, size_t n,
                           const char *file, int first_line, Diag *diag);

/* The value of `key` in a map, or NULL. */
const YamlNode *yaml_find(const YamlNode *map, const char *key);

/* "a text", "a list", "a map": what the node is, for messages. */
const char *yaml_kind_name(const YamlNode *node);
