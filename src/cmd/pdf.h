/* The options of a PDF, and drawing it with them.  For cmd/ only. */
#pragma once

#include "cmd/cmd.h"
#include "draw/draw.h"
#include "library/plan_file.h"

/* What the command line says; zeroed at first. */
typedef struct {
    gboolean plain, encrypt, embed_plan;
    char *password_file, *from; /* or NULL; owned */
    char *password;             /* what they gave, or NULL; owned */
} PdfOptions;

void pdf_options_clear(PdfOptions *options);

/* Appends the rows (GOptionEntry) that fill `options`. */
void pdf_option_rows(PdfOptions *options, GArray *rows);

/* Adds a message for each option that makes no sense with the others. */
void pdf_check_usage(Run *run, const PdfOptions *options);

/* Asks for the password, where there is one, and reads the plan of --from into
   `builder`. */
void pdf_read_from(PdfOptions *options, Format format, PlanBuilder *builder,
                   Diag *diag);

/* The finished file, with `plan` in it when that is not NULL: one GByteArray
   in a GPtrArray.  NULL and messages. */
GPtrArray *pdf_draw(const PdfOptions *options, const PageSet *pages,
                    const char *plan, DateTime created, Run *run);
