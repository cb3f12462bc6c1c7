/* Cairo's marked PDF -> the PDF we hand over: PDF/UA-1 and PDF/A-2a at once,
   or PDF/A-3a with the plan in it.  For cmd/. */
#pragma once

#include "base/dates.h"
#include "base/diag.h"
#include "model/ink.h"

typedef struct {
    DateTime created;
    const char *plan;     /* YAML to embed, or NULL */
    const char *password; /* UTF-8; NULL = not encrypted */
} FinishOptions;

/* `marked` and `log` come from draw_marked_pdf.  Fails closed: a mark that is
   lost or out of order, paint that belongs to nobody and a figure without
   words are errors that name page and element.  NULL and a message; else the
   caller unrefs. */
GByteArray *
finish_pdf(const GByteArray *marked, const PageSet *set, const InkLog *log,
           const FinishOptions *options, Diag *diag);

/* AES-256 on any PDF of ours; AES has no place in PDF/A.  NULL and a message;
   else the caller unrefs. */
GByteArray *
finish_encrypt(const GByteArray *pdf, const char *password, Diag *diag);

/* The plan that finish_pdf embedded in the file `path`.  `password` may be
   NULL.  NULL and one message at `path`.  Caller frees. */
char *finish_read_plan(const char *path, const char *password, Diag *diag);
