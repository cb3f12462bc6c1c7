/* The command line's options: those that every subcommand knows stand here,
   in one place; a subcommand adds its own. */
#pragma once

#include "base/diag.h"
#include <glib.h>
#include <stdbool.h>

/* What every subcommand understands. */
typedef struct {
    char **library; /* the folders of --library, or NULL */
    gboolean json, quiet, verbose, strict, help, version;
} CommonOptions;

void common_options_clear(CommonOptions *options);

/* Takes the options out of `*args` (a NULL-terminated vector that begins with
   the program's name) and leaves the rest.  `own` are the subcommand's rows,
   ended by an empty one, or NULL; their values are taken as files' names are
   (G_OPTION_ARG_FILENAME), so that no locale touches them.  Unknown options
   and missing arguments are messages, all at once, and give false. */
bool options_parse(CommonOptions *common, const GOptionEntry *own, char ***args,
                   Diag *diag);

/* What --help says: the usage line, the examples, then the options.  Caller
   frees. */
char *options_help(const char *usage, const char *summary, const char *examples,
                   const GOptionEntry *own);
