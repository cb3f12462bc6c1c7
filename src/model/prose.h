/* Running text with its structure, as people wrote it. */
#pragma once

#include "base/diag.h"
#include <stddef.h>

/* A run of text in one manner.  `href` is NULL outside links. */
typedef struct {
    const char *text; /* UTF-8, NFC, no line breaks */
    bool strong;
    const char *href;
} Span;

typedef enum { PASSAGE_PARAGRAPH, PASSAGE_BULLET, PASSAGE_NUMBER } PassageKind;

/* One paragraph, or one item of a list. */
typedef struct {
    PassageKind kind;
    int level;  /* 0 = outermost list or plain paragraph */
    int number; /* PASSAGE_NUMBER: counted from 1 */
    const Span *spans;
    size_t n_spans;
    SrcPos pos;
    const char *lang; /* of its words, or NULL: the document's */
} Passage;

typedef struct {
    const Passage *items;
    size_t n;
} Prose;

#define PROSE_EMPTY ((Prose){ NULL, 0 })
