/* Warnings about what the user wrote and the layout leaves out. */
#pragma once

#include "base/diag.h"
#include "model/document.h"
#include "model/layout_spec.h"
#include "model/plan.h"

/* Adds a warning for the plan's note, its goal and each text that it names, when
   `spec` does not print the part of `doc` that holds it. */
void left_out_tell(const LayoutSpec *spec, const Plan *plan,
                   const Document *doc, Diag *diag);
