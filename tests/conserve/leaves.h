/* The pages of a handout one by one, before they are put on sheets to be cut,
   and what is promised of each. */
#pragma once

#include "model/layout_spec.h"
#include "model/page.h"

typedef struct {
    size_t page; /* of the set, from 0 */
    Point at;    /* where it lies there */
    const Mark *marks;
    size_t n_marks;
} Leaf;

/* The leaves of `set`, in order: GArray of Leaf, the caller's.  Borrows the
   set's marks. */
GArray *leaves_of(const PageSet *set, const LayoutSpec *spec);

/* The text of all leaves in drawing order, each with a form feed behind it.
   Caller frees. */
char *leaves_text(const GArray *leaves);

/* False, and lines in `why`, when a text other than the footer lies in the
   layout's margins. */
bool
leaves_in_margins(const GArray *leaves, const LayoutSpec *spec, GString *why);

/* False, and lines in `why`, when a leaf has but one line of a paragraph of
   more than three, or ends with a heading although another follows. */
bool leaves_end_well(const GArray *leaves, const PageSet *set, GString *why);
