/* A dose in the client's words: as chips, and as sentences. */
#pragma once

#include "base/arena.h"
#include "model/document.h"
#include "model/dose.h"
#include "model/words.h"

/* What the words depend on besides the dose. */
typedef struct {
    ExerciseKind kind; /* self-massage rolls, the others hold */
    Sides sides;
    Region region; /* an arm, a leg or a side */
    Side sore;     /* of the client: comes first */
} DoseContext;

/* The chips of `dose`, all overlays done, in the order of doing.  They live in
   `arena`; `*n` is 0 for a dose without fields. */
void dose_chips(Arena *arena, const Dose *dose, const DoseContext *context,
                const Words *words, const Chip **out, size_t *n);

/* The same in full sentences of at most 15 words; "" for a dose without
   fields.  Numbers do not part from their units: U+00A0 stands between. */
const char *dose_sentence(Arena *arena, const Dose *dose,
                          const DoseContext *context, const Words *words);

/* "10", or "8 to 12" that does not break. */
const char *range_words(Arena *arena, Range range, const Words *words);

/* How often, for a heading or a list: "Twice a day, 5 days a week"; "" when
   the dose does not say. */
const char *dose_often(Arena *arena, const Dose *dose, const Words *words);
