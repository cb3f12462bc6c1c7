/* Where a command's pages go: what -o, --format and --dpi say, and the writing.
   Also what is taken when nobody says otherwise.  For cmd/ only. */
#pragma once

#include "cmd/cmd.h"
#include "draw/draw.h"

#define USUAL_LAYOUT "handout-classic"

/* What the command line says; texts are owned, and may be NULL. */
typedef struct {
    char *output, *format, *dpi;
} TargetOptions;

void target_options_clear(TargetOptions *options);

/* Appends the rows (GOptionEntry) that fill `options`. */
void target_option_rows(TargetOptions *options, GArray *rows);

/* True for -o -. */
bool target_is_stdout(const TargetOptions *options);

/* Adds a message for -o - with --json, which has standard output too. */
void target_check_usage(Run *run, const TargetOptions *options);

typedef struct {
    const TargetOptions *options;
    Format format;
    double dpi;
    bool one_page; /* the command never writes more */
} Target;

/* Looks, before anything is drawn, whether `options` (borrowed) can be met.
   What is wrong is a message, and keeps its usual value in `target`, zeroed
   else. */
void target_read(Target *target, const TargetOptions *options, Diag *diag);

/* True when each page of a format is a file of its own. */
bool target_is_paged(Format format);

/* A paper in px has just those pixels as a PNG, unless --dpi says another
   resolution.  `paper` may be NULL. */
void target_set_paper(Target *target, const char *paper);

/* Before they are drawn, which takes longest.  False and a message when the
   pages are too many for what -o names, or too large for a PNG. */
bool
target_check_pages(const Target *target, const PageSet *pages, Diag *diag);

/* The pages in the target's format, as draw_pages has them; a PDF is tagged. */
GPtrArray *target_draw(const Target *target, const PageSet *pages, Run *run);

/* What a run has written. */
typedef struct {
    GPtrArray *names; /* of the files; NULL when it failed */
    Format format;
    size_t n_pages;
} Written;

void written_clear(Written *written);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Written, written_clear)

/* Writes `parts` (GByteArray) to -o, else under `own_name` or the first free
   number after it.  names is NULL, with a message, when that fails. */
Written target_write(const Target *target, const char *own_name,
                     const GPtrArray *parts, size_t n_pages, Run *run);

/* Says on standard error what was written, unless nobody should. */
void target_tell(const Target *target, const Written *written, const Run *run);

/* What `format` says, else the ending of `output`, else PDF.  Either may be
   NULL.  False and a message when it is none of ours. */
bool
target_format(const char *format, const char *output, Format *out, Diag *diag);

/* `text` is a whole number from 30 to 1200, or NULL for 150. */
bool target_dpi(const char *text, double *dpi, Diag *diag);

/* "jane-doe-lower-back-tight-hips-2026-11-22.pdf": the client, the routine
   (without one the items), the date.  Caller frees. */
char *target_name(const Library *lib, const Plan *plan, Format format);

/* The country that the locale names ("GB"); NULL when it names none.  The
   locale of programs (C, POSIX, none) is taken for Britain.  Caller frees. */
char *target_country(void);
