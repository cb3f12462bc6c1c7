/* What --json says.  The fields are described in limber(1). */
#pragma once

#include "base/diag.h"
#include "cmd/json.h"
#include "cmd/target.h"
#include "compose/compose.h"

/* Opens the map of a report: the files that were written, their format, the
   number of pages.  The caller adds to it and closes it. */
Json report_open(GString *out, const Written *written);

/* The warnings in `diag` and the end of the map. */
void report_close(Json *json, const Diag *diag);

typedef struct {
    const Written *written;
    const char *layout, *paper, *lang;
    const HandoutFacts *facts;
} HandoutReport;

/* Appends the report on a handout, with the warnings in `diag`. */
void
report_handout(GString *out, const HandoutReport *report, const Diag *diag);

/* Appends the list `key` of the messages of `least` and worse. */
void
report_messages(Json *json, const char *key, const Diag *diag, DiagLevel least);
