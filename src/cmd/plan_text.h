/* A plan in the words of a plan file, for --embed-plan. */
#pragma once

#include "library/library.h"

/* YAML that library/plan_file.h reads back to the same plan.  Caller frees. */
char *plan_text(const Plan *plan, const Library *lib);
