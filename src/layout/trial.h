/* One try at laying out a document: in one size of type, with pictures of one
   size.  For layout/ only. */
#pragma once

#include "layout/group.h"

#define FOOTER_GAP mm(5) /* between the text and the footer's rule */

typedef struct {
    Setter setter;   /* its stretch is the caller's to choose */
    LayoutSpec spec; /* the setter's: pictures may have grown */
    const Document *doc;
} Trial;

/* Borrows all but `t`; what is shaped lives in `arena`. */
void trial_init(Trial *t, const Document *doc, const LayoutSpec *spec,
                FontSet *fonts, Arena *arena, Diag *diag);
void trial_clear(Trial *t);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Trial, trial_clear)

/* Pictures `factor` times as large as `spec` says. */
void trial_set_figures(Trial *t, const LayoutSpec *spec, double factor);

/* All groups of the document in the layout's order: GPtrArray of Group, the
   caller's.  The elements begin anew. */
GPtrArray *trial_groups(Trial *t);
