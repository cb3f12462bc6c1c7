/* The plan of one client: its file and its options, which are the same words.
   For library/ and cmd/. */
#pragma once

#include "base/arena.h"
#include "base/diag.h"
#include "model/plan.h"

typedef enum {
    PLAN_TEXT, /* one line */
    PLAN_PARAGRAPHS,
    PLAN_SIDE,
    PLAN_DATE,
    PLAN_DATE_TIME,
    PLAN_PHASE, /* a number or "all" */
    PLAN_ORDER,
    PLAN_ID,
    PLAN_ITEMS,  /* a list of ids, each with a dose or without */
    PLAN_DOSES,  /* id -> dose or "skip" */
    PLAN_REASONS, /* id -> reason */
    PLAN_THINGS,  /* a list of texts */
    PLAN_CONDITIONS /* a list of condition_names */
} PlanKeyType;

/* A key of the plan file, and an option "--NAME VALUE_NAME".  From PLAN_ITEMS
   on, the option may be repeated. */
typedef struct PlanKey {
    const char *name;
    PlanKeyType type;
    const char *value_name;
    const char *help;
    size_t most;               /* characters of a text */
    size_t offset, pos_offset; /* for plan_file.c */
} PlanKey;

extern const PlanKey plan_keys[];
extern const size_t n_plan_keys;

/* Gathers a plan from a file and the command line, in any order.  What the
   command line says of a key wins; its items, additions, changes and reasons
   are laid over the file's, id by id. */
typedef struct PlanBuilder PlanBuilder; /* opaque, in the arena */

PlanBuilder *plan_builder_new(Arena *arena, Diag *diag);

/* From the command line: `key` is one of plan_keys; the text of a map is
   "ID=VALUE", a list of words is divided by commas.  False and a message at
   `pos` when it is wrong. */
bool plan_builder_set(PlanBuilder *builder, const char *key, const char *text,
                      SrcPos pos);

/* From the command line: "ITEM", "ITEM:easier" or "ITEM=DOSE". */
bool plan_builder_item(PlanBuilder *builder, const char *text, SrcPos pos);

/* Reads a plan file; messages at its places. */
bool plan_builder_file(PlanBuilder *builder, const char *path);

/* The same from a text that was inside the file `name`, which the builder's
   messages name.  What a later file says of a key wins. */
bool plan_builder_text(PlanBuilder *builder, const char *text,
                       const char *name);

/* The plan; never NULL.  What was wrong is left out of it and has its message,
   so that a caller can go on and find more mistakes: ask diag_n_errors before
   anything is written.  Items in order: the routine, the file's additions, the
   command line's items, its additions; an id that comes again only brings its
   dose.  Ids are not looked up. */
const Plan *plan_builder_finish(PlanBuilder *builder);
