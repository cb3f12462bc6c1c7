/* A dose in the words of the dose grammar, for the terminal. */
#pragma once

#include "model/dose.h"

/* "2 x 30 s, left first, twice a day"; what parse/dose.h reads back to the
   same dose; "" when it says nothing.  Caller frees. */
char *dose_line(const Dose *dose);
