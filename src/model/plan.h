/* What one client gets: the plan file and the command line, merged. */
#pragma once

#include "base/dates.h"
#include "base/strings.h"
#include "model/dose.h"

/* ITEM: a routine, an exercise or an advice text, with its dose if one was
   given.  `skip` stands only among the changes: it leaves the exercise out. */
typedef struct {
    const char *id;
    SrcPos pos;
    Dose dose;
    bool skip;
} PlanItem;

typedef struct {
    const char *id, *reason;
    SrcPos pos;
} PlanWaiver;

#define PHASE_UNSAID 0
#define PHASE_ALL (-1)

/* All texts may be NULL. */
typedef struct {
    SrcPos pos;    /* of the plan file, or none */
    bool mistaken; /* something was wrong and is left out */
    const char *client;
    SrcPos client_pos;
    Side side;
    DateTime date; /* never DATE_NONE once the plan is complete */
    DateTime next;
    const char *title, *goal, *note; /* note: paragraphs divided by \n\n */
    SrcPos title_pos, goal_pos, note_pos;
    int phase; /* 1..., PHASE_UNSAID or PHASE_ALL */
    SrcPos phase_pos;
    const PlanItem *items; /* in print order */
    size_t n_items;
    const PlanItem *changes; /* doses and skips for exercises of the items */
    size_t n_changes;
    const PlanWaiver *without_safety;
    size_t n_without_safety;
    const char *layout, *paper, *lang;
    SrcPos layout_pos, paper_pos, lang_pos;
} Plan;
