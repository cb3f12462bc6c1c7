/* Where props stand, seen from the body that touches them.  For the solver
   only. */
#pragma once

#include "figure/solver.h"

/* Fills the props of both stances.  Furniture stands still; what rolls, or is
   held, follows the body. */
void props_place(Solver *const solvers[2], Stance *stances);
