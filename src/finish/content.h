/* A page's content as Cairo wrote it: its marks become marked content.  For
   finish/ only. */
#pragma once

#include "base/diag.h"
#include "finish/forms.h"
#include "finish/source.h"
#include "model/ink.h"

#define MCID_NONE (-1) /* decoration, or nothing was painted */

/* Appends the content with a bracket for each ink that paints something, its
   picture first, and fills mcids[i] for each ink i of the page.  False and a
   message that names page and element. */
bool
content_tag(Slice content, const PageSet *set, const InkLog *log, size_t page,
            Forms *forms, int *mcids, GString *out, Diag *diag);

/* "P", "H1", as PDF calls a role. */
extern const char *const role_tags[ROLE_COUNT];
