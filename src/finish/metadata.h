/* What a PDF says of itself.  For finish/ only. */
#pragma once

#include "base/dates.h"
#include "finish/writer.h"
#include "model/page.h"

/* What the file claims to be. */
typedef struct {
    bool archive;   /* PDF/A */
    bool with_plan; /* PDF/A-3a, because of what is in it; else 2a */
} Claims;

/* Each writes one object and gives its number. */
int info_write(const PageSet *set, DateTime created, Writer *w);
int xmp_write(const PageSet *set, DateTime created, Claims claims, Writer *w);
/* An array: the sRGB colours that the file's numbers mean. */
int output_intents_write(Writer *w);
/* The plan as the file's source: a file specification. */
int attachment_write(const char *plan, DateTime created, Writer *w);

#define ATTACHMENT_NAME "plan.yaml"
