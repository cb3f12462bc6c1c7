/* A text that is not an exercise: massage, safety, explanation, aftercare.

   Keys of the front matter, title and kind required:
     title: Get help right now
     kind:  massage | safety | explainer | aftercare
     short: for posters and cards
     when:  [always, kind X, region X, position X, muscle X, sheet back|neck]
     place: intro | advice | pain-guide | safety
            left out: safety for kind safety, else advice
     level: emergency | soon | caution | call | small-print
            required with place safety, wrong with any other place
     rank:  1 to 9, left out 5: among texts of one place and level the smaller
            prints first, equal ones by id
     bands: [3, 5], required with place pain-guide, else wrong: the last number
            of the green and of the amber band
   So how-to-use has place intro; pain-guide has place pain-guide and bands;
   red-flags-999 level emergency rank 1; neck-warning level emergency;
   red-flags-soon level soon; when-to-call-me level call; clot-warning (rank 4),
   self-massage-safety and pregnancy (rank 6) level caution; disclaimer level
   small-print.  self-massage has kind massage and no place: its exercises
   follow it because its `when` says "kind self-massage". */
#pragma once

#include "model/prose.h"
#include "model/vocab.h"

typedef enum {
    WHEN_ALWAYS,
    WHEN_KIND,
    WHEN_REGION,
    WHEN_POSITION,
    WHEN_MUSCLE,
    WHEN_SHEET
} WhenKind;

typedef struct {
    WhenKind kind;
    int value;          /* the enum of vocab.h that `kind` says */
    const char *muscle; /* WHEN_MUSCLE */
} When;

typedef struct Advice {
    const char *id;
    SrcPos pos;
    bool built_in;
    const char *title;
    AdviceKind kind;
    AdvicePlace place;
    SafetyLevel level;      /* PLACE_SAFETY */
    int rank;               /* 1..9 */
    int green_to, amber_to; /* PLACE_PAIN_GUIDE: last number of each band */
    const char *short_text; /* or NULL */
    const When *when;       /* any of them prints the text */
    size_t n_when;
    Prose body;
    const char *title_lang; /* or NULL: the document's */
    /* The English text of a translation that nobody has checked, or NULL. */
    const struct Advice *unchecked;
} Advice;
