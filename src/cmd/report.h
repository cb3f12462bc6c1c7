/* What --json says.  The fields are described in limber(1). */
#pragma once

#include "base/diag.h"
#include "cmd/json.h"
#include "compose/compose.h"

typedef struct {
    const char *const *files; /* that were written */
    size_t n_files;
    const char *format, *layout, *paper, *lang;
    int pages;
    const HandoutFacts *facts;
} HandoutReport;

/* Appends the report on a handout, with the warnings in `diag`. */
void
report_handout(GString *out, const HandoutReport *report, const Diag *diag);

/* Appends the list `key` of the messages of `least` and worse. */
void
report_messages(Json *json, const char *key, const Diag *diag, DiagLevel least);
