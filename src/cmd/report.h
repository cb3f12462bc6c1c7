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

/* The same, with what is told of a handout and of a poster. */
Json report_open_handout(GString *out, const HandoutReport *report);

/* Appends the list `key` of the messages of `least` and worse. */
void
report_messages(Json *json, const char *key, const Diag *diag, DiagLevel least);
