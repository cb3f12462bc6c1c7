/* What one client gets: the plan file and the command line, merged. */
#pragma once

#include "base/dates.h"
#include "base/diag.h"
#include "base/strings.h"
#include "model/dose.h"
#include "model/vocab.h"

/* ITEM: a routine, an exercise or an advice text, with its dose if one was
   given; `use` is what "ID:easier" says.  `skip` stands only among the
   changes: it leaves the exercise out. */
typedef struct {
    const char *id;
    SrcPos pos;
    Dose dose;
    Use use;
    bool skip;
} PlanItem;

/* A thing or a condition that the plan names. */
typedef struct {
    const char *text;
    SrcPos pos;
} PlanWord;

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
    Order order;
    const PlanWord *without; /* equipment that is not to be had */
    size_t n_without;
    const PlanWord *conditions; /* each of condition_names */
    size_t n_conditions;
    const PlanWaiver *allowed; /* exercises, in spite of the conditions */
    size_t n_allowed;
    const char *layout, *paper, *lang;
    SrcPos layout_pos, paper_pos, lang_pos;
} Plan;
