/* What a poster must hold, for expected.c. */
#pragma once

#include "tests/tools/pages.h"

/* Says a text that must come next. */
typedef void PosterWant(const char *text);

void poster_want(const Document *doc, PosterWant *want);
