/* The subcommands, and what a run of any of them shares.  For cmd/ and
   main.c only. */
#pragma once

#include "base/diag.h"
#include "cmd/options.h"
#include "library/library.h"

typedef enum {
    STATUS_DONE = 0,
    STATUS_ERRORS = 1, /* a value, file or write that failed */
    STATUS_USAGE = 2   /* an unknown option, a missing argument */
} Status;

typedef struct Command Command;

/* One run of the program. */
typedef struct {
    const Command *command;
    CommonOptions options;
    Diag *diag;        /* printed when the run ends */
    gint64 step_start; /* [us] when the step under way began */
} Run;

struct Command {
    const char *name;
    const char *arguments; /* as the usage line shows them */
    const char *summary;   /* one line, no final dot */
    const char *examples;  /* whole lines */
    Status (*run)(Run *run, char ***args);
};

extern const Command commands[]; /* ends with an empty one */

/* Runs the program: `args` is a NULL-terminated vector that begins with the
   program's name and may be changed.  Returns the exit status. */
int cmd_main(char ***args);

/* Reads the options.  False when there is nothing left to do, with the exit
   status in `status`: help was printed, or an option was wrong. */
bool
run_options(Run *run, const GOptionEntry *own, char ***args, Status *status);

/* The library with the folders of --library; messages for those that are not
   there. */
Library *run_library(Run *run);

/* Prints to standard output and tells how it went. */
Status run_print(Run *run, const GString *text);

/* A mistake in how the program was called.  Adds the message, and where to
   find help. */
Status run_usage(Run *run, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Notes how long the step took that ends now, for --verbose. */
void run_step(Run *run, const char *name);

Status handout_run(Run *run, char ***args);
Status list_run(Run *run, char ***args);
Status show_run(Run *run, char ***args);
Status search_run(Run *run, char ***args);
Status check_run(Run *run, char ***args);
Status figure_run(Run *run, char ***args);
Status catalogue_run(Run *run, char ***args);
Status poster_run(Run *run, char ***args);
