/* The words in braces that texts call by name.  For library/ only. */
#pragma once

#include "library/schema.h"
#include "model/prose.h"

/* False and a message with the nearest name for every "{name}" that no
   language file fills in. */
bool tokens_check_prose(Prose prose, Diag *diag);

/* schema_text and schema_paragraphs with that check. */
SchemaRead tokens_text;
SchemaRead tokens_paragraphs;
