/* Head, safety strip and foot of a poster.  For layout/poster*.c only. */
#pragma once

#include "layout/board.h"

/* Each builds what is drawn at the column's top left, `width` wide; the
   column's y is its height, 0 when there is nothing.  The caller frees. */

/* Title, line below it and facts; the title takes at most `most` [pt]. */
Column *poster_head(Board *b, double width, double most, const Ground *ground);
/* What must be known for safety, in short; in columns where it is broad. */
Column *poster_strip(Board *b, double width);
/* Whose poster it is, whom to call, the code, sources. */
Column *poster_foot(Board *b, double width, const Ground *ground);

/* The first block of a kind, or NULL. */
const Block *poster_block(const Document *doc, BlockKind kind);
