/* What the drawing of a move shows, in words.  For compose/ only. */
#pragma once

#include "base/arena.h"
#include "model/pose.h"
#include "model/vocab.h"
#include "model/words.h"

/* "Half-kneeling on the left knee, right foot in front, both hands on the
   right thigh. ..." with the client's `side` worked and `cue`, a sentence or
   NULL, at the end.  In `arena`. */
const char *alt_text(Arena *arena, const Pose *pose, Side side, const char *cue,
                     const Words *words);
