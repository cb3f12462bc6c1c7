/* What the values of a layout file may be.  For library/ only. */
#pragma once

#include "library/schema.h"

/* A number from `least` to `most`; false and a message otherwise. */
bool layout_read_number(const YamlNode *node, const char *key, double least,
                        double most, double *out, Diag *diag);

/* Two numbers in brackets, such as `example`, which the message shows.
   `limits` are the least and the most of the first, then of the second. */
bool
layout_read_pair(const SchemaContext *ctx, const char *key,
                 const YamlNode *node, const char *example,
                 const double limits[4], double *out);

/* Readers, and the type of their field. */
SchemaRead layout_read_mm;     /* double: points of so many mm */
SchemaRead layout_read_points; /* double */
SchemaRead layout_read_count;  /* int: 0 to 12 */
SchemaRead layout_read_span;   /* double[2]: how far something may give */
SchemaRead layout_read_sizes;  /* double[2]: body sizes */
SchemaRead layout_read_card;   /* LayoutSpec: the size of a card */
SchemaRead layout_read_paper;  /* LayoutSpec: the sheet by its name */
SchemaRead layout_read_color;  /* Color */
SchemaRead layout_read_family; /* const char *: a font that ships */
SchemaRead layout_read_style;  /* TextStyle */
