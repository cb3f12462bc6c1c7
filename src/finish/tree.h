/* The structure tree and its links.  For finish/ only. */
#pragma once

#include "base/diag.h"
#include "finish/writer.h"
#include "model/ink.h"

typedef struct Tree Tree; /* opaque */

/* Builds the tree from what was painted: mcids[i] for each ink i.  `pages` are
   the object numbers of the pages.  NULL and a message for a figure without
   words.  Borrows all but `diag`. */
Tree *tree_new(const PageSet *set, const InkLog *log, const int *mcids,
               const int *pages, Diag *diag);
void tree_free(Tree *tree); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Tree, tree_free)

/* Writes all of it; gives the number of its root. */
int tree_write(Tree *tree, Writer *w);

/* Appends a page's "/StructParents" and, after tree_write, its "/Annots". */
void tree_put_page_keys(const Tree *tree, size_t page, GString *out);
