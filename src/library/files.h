/* One reader for each kind of content file.  For library/ only.

   All return NULL or false and add messages at the file's places when it is
   wrong; what they return lives in `arena`, or in the library's. */
#pragma once

#include "library/folders.h"
#include "library/library.h"
#include "parse/yaml.h"

/* A "---\nYAML\n---\nMarkdown" file with its YAML parsed. */
typedef struct {
    const char *id; /* NULL when the file's name is none */
    SrcPos pos;     /* its beginning */
    const YamlNode *front;
    const char *body;
    size_t body_n;
    int body_line;
} ContentFile;

const Exercise *
exercise_file_read(Arena *arena, const FoundFile *file, Diag *diag);
const Advice *advice_file_read(Arena *arena, const FoundFile *file, Diag *diag);

/* The parts of a body into the fields of `exercise` that they fill. */
bool exercise_body_read(Arena *arena, const ContentFile *content,
                        Exercise *exercise, Diag *diag);
/* The text of a body without headings. */
bool advice_body_read(Arena *arena, const ContentFile *content, Prose *out,
                      Diag *diag);

/* These two check that the ids they name are there, without reading their
   files. */
const Routine *
routine_file_read(Library *lib, const FoundFile *file, Diag *diag);
const Poster *
poster_file_read(Library *lib, const FoundFile *file, Diag *diag);

const Practice *practice_file_read(Arena *arena, const char *path, Diag *diag);

/* Reads a language file for each of its countries, and for none. */
bool words_file_check(Library *lib, const char *path, Diag *diag);

bool
content_file_read(Arena *arena, const char *path, ContentFile *out, Diag *diag);

/* The tree of a file that is all YAML. */
const YamlNode *yaml_file_read(Arena *arena, const char *path, Diag *diag);

/* True when the file's name is ID.LANG.EXTENSION; `*lang` by g_malloc. */
bool content_file_lang(const char *path, char **lang);

/* Reads a translation against the library's English. */
bool translation_check(Library *lib, const char *path, const char *lang,
                       Diag *diag);

/* The id that the name of a content file gives, without its language; NULL
   and a message when it is none. */
const char *content_file_id(Arena *arena, const char *path, Diag *diag);
