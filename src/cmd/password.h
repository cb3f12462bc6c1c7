/* Where the password of a PDF comes from; never from the command line, which
   other users can see. */
#pragma once

#include "base/diag.h"

/* The first line of `file`; without a file LIMBER_PASSWORD; else, at a
   terminal, what is typed, twice where it is a `new` one.  NULL and a message
   when there is none or it is empty.  Caller frees. */
char *password_get(const char *file, bool new, Diag *diag);

/* As password_get, but asks nobody: NULL without a message when nothing is
   given. */
char *password_known(const char *file, Diag *diag);
