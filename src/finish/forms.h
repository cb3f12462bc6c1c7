/* The pictures of a PDF: each once as a form, however often it is shown.  For
   finish/ only. */
#pragma once

#include "finish/writer.h"
#include "model/ink.h"

typedef struct Forms Forms; /* opaque */

/* Borrows the writer. */
Forms *forms_new(Writer *w);
void forms_free(Forms *forms); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Forms, forms_free)

/* Appends the operators that show the picture of `ink` on `page`.  Pages come
   one after the other. */
void forms_put(Forms *forms, const Ink *ink, size_t page, GString *out);

/* Appends "/F0 12 0 R ...", the pictures of `page` by their names; nothing
   for a page without. */
void forms_put_names(const Forms *forms, size_t page, GString *out);
