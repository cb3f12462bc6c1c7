/* Plain text for the terminal: wrapped lines and aligned columns. */
#pragma once

#include "model/prose.h"
#include <glib.h>

#define PLAIN_WIDTH 80 /* [columns] */

/* Columns that `text` takes in a terminal. */
int plain_width(const char *text);

/* Appends `text` wrapped, the first line after `lead`, the others below its
   end. */
void plain_wrap(GString *out, const char *lead, const char *text);

/* Appends `label` in a column `label_width` wide and the text beside it;
   nothing when the text is NULL or empty. */
void
plain_field(GString *out, const char *label, int label_width, const char *text);

/* Appends paragraphs and lists, each indented by `indent` columns. */
void plain_prose(GString *out, Prose prose, int indent);

/* Appends spaces until `text` would fill `width` columns. */
void plain_pad(GString *out, const char *text, int width);
