/* What the files of library/ share of a Library.  For library/ only. */
#pragma once

#include "library/folders.h"
#include "library/library.h"

/* Everything that was read lives here, as long as the library does. */
Arena *library_arena(Library *lib);

const Folders *library_folders(const Library *lib);

/* What was read before under `key` ("words en GB"), or NULL. */
const void *library_recall(const Library *lib, const char *key);

/* Keeps `object`, which lives in the library's arena, under `key`. */
void library_remember(Library *lib, const char *key, const void *object);

/* ids.c */

/* True when `id` is of that kind; else says so at `pos`, with the nearest. */
bool library_expect(const Library *lib, ItemKind kind, const char *id,
                    SrcPos pos, Diag *diag);

/* False and a message when `id`, whose file of that kind is at `path`, names
   something of another kind, too. */
bool library_check_unique(const Library *lib, ItemKind kind, const char *path,
                          const char *id, SrcPos pos, Diag *diag);
