/* Dose text -> Dose: "2 x 30 s, left first, twice a day, for 6 weeks".

   Phrases stand in any order; commas, "and" and "then" between them are
   optional.  "A x B s" is A repeats held B seconds, "A x B" A sets of B,
   "A x B x C s" A sets of B held C seconds; each of them replaces sets, reps,
   hold and tempo as one (DOSE_HAS_AMOUNT).  Every other phrase speaks of its
   own field only.  A number alone counts repeats. */
#pragma once

#include "base/arena.h"
#include "base/diag.h"
#include "model/dose.h"

/* Reads `text`, whose first character stands at `pos`.  On any mistake all of
   them are added, the result is false and `*out` is left alone.  `out->load`
   lives in `arena`. */
bool
dose_parse(Arena *arena, const char *text, SrcPos pos, Dose *out, Diag *diag);
