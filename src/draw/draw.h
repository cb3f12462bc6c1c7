/* Placed pages -> PDF, PNG, SVG or PostScript.  Decides nothing. */
#pragma once

#include "base/dates.h"
#include "base/diag.h"
#include "model/ink.h"
#include "model/page.h"

typedef enum {
    FORMAT_PDF,
    FORMAT_PNG,
    FORMAT_SVG,
    FORMAT_PS,
    FORMAT_COUNT
} Format;
extern const char *const format_names[FORMAT_COUNT + 1];

/* PDF and PS: one buffer.  PNG and SVG: one for each page.  `dpi` is for PNG.
   `created` goes into the metadata.  Returns GPtrArray of GByteArray, or NULL
   and a message. */
GPtrArray *draw_pages(const PageSet *pages, Format format, double dpi,
                      DateTime created, Diag *diag);

/* A PDF with marks for finish/, and in `log` (empty) whose they are.  NULL and
   a message.  Caller unrefs. */
GByteArray *draw_marked_pdf(const PageSet *pages, DateTime created,
                            InkLog *log, Diag *diag);
