/* What a handout must hold: every text of its Document in the layout's order,
   one a line, as match.h reads them. */
#pragma once

#include "model/document.h"
#include "model/layout_spec.h"
#include "model/page.h"

typedef struct {
    const Document *doc;
    const LayoutSpec *spec;
    const PageSet *pages;
} Wanted;

void wanted_add(GString *out, const Wanted *w);

/* A text that must come next; NULL and "" add nothing. */
void want(GString *out, const char *text);
