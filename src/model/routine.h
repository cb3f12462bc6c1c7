/* A list of exercises with doses, in phases or without. */
#pragma once

#include "base/strings.h"
#include "model/dose.h"
#include "model/prose.h"

typedef struct {
    const char *id; /* of an exercise */
    SrcPos pos;
    Dose dose; /* only what differs */
    Use use;
} RoutineItem;

typedef struct {
    int number; /* 1..., or 0 in a routine without phases */
    const char *name;  /* or NULL */
    const char *weeks; /* "1 to 2", or NULL */
    const char *move_on_when; /* or NULL */
    /* The languages of these texts, or NULL: the document's. */
    const char *name_lang, *move_on_lang;
    Dose freq, freq_strength; /* days and times a day; has == 0 when unsaid */
    const RoutineItem *items;
    size_t n_items;
} RoutinePhase;

typedef struct {
    const char *id;
    SrcPos pos;
    bool built_in;
    const char *name;
    const char *who;  /* for the therapist, never printed for clients */
    const char *note; /* for the client, or NULL */
    const char *title; /* printed over the handout, or NULL = from the name */
    Sheet sheet;
    StrList advice; /* ids */
    const RoutinePhase *phases; /* at least one */
    size_t n_phases;
    /* The languages of these texts, or NULL: the document's. */
    const char *title_lang, *note_lang; /* of `name`, too */
    bool draft; /* in a translation that nobody has checked */
} Routine;
