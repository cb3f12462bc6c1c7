/* Messages to the person at the keyboard, with the place they are about.
   All mistakes of a run are collected, sorted by place and printed at once. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* `file` is an interned string (g_intern_string) or NULL; it may also name an
   option ("--side").  `line` and `col` count from 1; 0 means "not known".
   `col` counts characters, not bytes. */
typedef struct {
    const char *file;
    int line, col;
} SrcPos;

#define SRC_POS_NONE ((SrcPos){ NULL, 0, 0 })

typedef enum { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR } DiagLevel;

typedef struct Diag Diag; /* opaque: a growing list of messages */

typedef struct {
    DiagLevel level;
    SrcPos pos;
    const char *text; /* lower case, no final dot, no line breaks */
} DiagMessage;

Diag *diag_new(void);
void diag_free(Diag *diag); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Diag, diag_free)

/* With `strict`, warnings become errors from now on. */
void diag_set_strict(Diag *diag, bool strict);

/* A message equal to an earlier one, place included, is kept once.  Control
   characters in the text are shown as U+FFFD and long texts are cut in the
   middle, so that hostile input cannot disturb a terminal. */
void diag_add(Diag *diag, DiagLevel level, SrcPos pos, const char *format, ...)
        G_GNUC_PRINTF(4, 5);

/* "note", "warning", "error". */
const char *diag_level_name(DiagLevel level);

/* Counts messages that make the run fail. */
int diag_n_errors(const Diag *diag);
int diag_n_messages(const Diag *diag);

/* Message `i` in order of place: by file in order of first use, then line,
   then column, then order of arrival.  Borrowed. */
const DiagMessage *diag_message(const Diag *diag, int i);

/* All messages, each "file:line:col: error: text\n" ("--side: error: text\n"
   for an option, "limber: error: text\n" without a place).  Messages below
   `least` are left out.  ANSI colour with `colour`.  Caller frees. */
char *diag_format(const Diag *diag, DiagLevel least, bool colour);

/* The position of an option, "--NAME". */
SrcPos src_pos_option(const char *name);
