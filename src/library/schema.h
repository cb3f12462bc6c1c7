/* Checks a YAML map against rows of a table and fills a struct from it.
   For library/ only. */
#pragma once

#include "base/arena.h"
#include "base/diag.h"
#include "base/strings.h"
#include "parse/yaml.h"

typedef struct SchemaRow SchemaRow;

typedef struct {
    Arena *arena; /* results live here */
    Diag *diag;
    const void *user; /* for the readers that one kind of file brings */
} SchemaContext;

/* Reads `node` into `field`; false and messages when it does not fit. */
typedef bool SchemaRead(const SchemaContext *ctx, const SchemaRow *row,
                        const YamlNode *node, void *field);

struct SchemaRow {
    const char *key;
    SchemaRead *read;
    size_t offset; /* of the field in the struct */
    bool required;
    const char *const *vocab; /* schema_word, schema_words */
    const char *what;         /* a word of `vocab` is called; NULL = the key */
    size_t most;              /* characters of a text; 0 = 500 */
    size_t pos_offset;        /* of a SrcPos for the place; 0 = none */
};

/* Reads every key of `map`.  `what` names the thing ("exercise").  False when
   there was any mistake; fields whose keys are absent stay as they are. */
bool
schema_read(const SchemaContext *ctx, const YamlNode *map,
            const SchemaRow *rows, size_t n_rows, const char *what, void *out);

/* Readers, and the type of their field. */
SchemaRead schema_text;       /* const char *: one line */
SchemaRead schema_paragraphs; /* const char *: divided by "\n\n" */
SchemaRead schema_word;       /* an enum: the index in `vocab` */
SchemaRead schema_texts;      /* StrList */
SchemaRead schema_words;      /* StrList, each of `vocab` */
SchemaRead schema_dose;       /* Dose */
SchemaRead schema_frequency;  /* Dose that only says how often */

/* True when `node` is a `kind`; else says what 'name' must be. */
bool schema_expect(const YamlNode *node, YamlKind kind, const char *name,
                   Diag *diag);

/* The same, and has items; a text is not empty. */
bool schema_expect_some(const YamlNode *node, YamlKind kind, const char *name,
                        Diag *diag);

/* The index in `names` of the word that `node`, the value of `key`, is; -1 and
   a message when it is none.  `what` a word is called; NULL = the key. */
int
schema_find_word(const YamlNode *node, const char *key, const char *what,
                 const char *const *names, Diag *diag);

/* Adds "unknown key" with the nearest of `names`. */
void
schema_unknown_key(const YamlNode *key, const char *const *names, Diag *diag);

/* Where the text of a scalar begins: behind its quote. */
SrcPos schema_text_pos(const YamlNode *node);
