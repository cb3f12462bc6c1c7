/* What a poster must hold, as match.h reads it. */
#pragma once

#include "model/document.h"

void poster_want(GString *out, const Document *doc);
