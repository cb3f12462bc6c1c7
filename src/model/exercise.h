/* One exercise, as its file describes it. */
#pragma once

#include "base/strings.h"
#include "model/dose.h"
#include "model/prose.h"

/* Equipment as "a and (b or c)": all of `all`, one of each. */
typedef struct {
    const StrList *all; /* each list: one thing, or the choices */
    size_t n;
} Equipment;

typedef struct {
    const char *id;
    SrcPos pos;
    bool built_in; /* ours, not the therapist's own */
    const char *name;
    StrList aka;
    ExerciseKind kind;
    Region region;
    StrList muscles;   /* anatomical names */
    const char *plain; /* where it is felt, in plain words */
    Position position;
    Equipment equipment;
    Sides sides;
    Dose dose;
    const char *dose_text; /* as written */
    const char *short_cue; /* at most 60 characters, or NULL */
    StrList not_with;      /* of condition_names */
    const char *picture;   /* absolute path, or NULL */
    SrcPos picture_pos;
    Prose start;  /* before the numbered list */
    Prose steps;  /* the numbered list */
    Prose after;  /* after the list, before the first heading */
    Prose feel, skip, easier, harder;
    /* The languages of these texts, or NULL: the document's. */
    const char *name_lang, *plain_lang, *short_lang;
    bool draft; /* in a translation that nobody has checked */
} Exercise;
