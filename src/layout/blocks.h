/* Builders: one block of the document -> groups.  For layout/ only. */
#pragma once

#include "layout/group.h"

/* Each adds its groups to `groups` (GPtrArray of Group, owned by the array). */
void header_build(Setter *s, const HeaderBlock *block, GPtrArray *groups);
void intro_build(Setter *s, const IntroBlock *block, GPtrArray *groups);
void glance_build(Setter *s, const GlanceBlock *block, GPtrArray *groups);
void heading_build(Setter *s, const HeadingBlock *block, Part part,
                   GPtrArray *groups);
void pain_build(Setter *s, const PainBlock *block, GPtrArray *groups);
/* How many weeks a chart has, and how many of them stand side by side. */
size_t chart_weeks(const Setter *s, const TickChartBlock *block);
size_t chart_across(const Setter *s);
void chart_build(Setter *s, const TickChartBlock *block, GPtrArray *groups);
void notes_build(Setter *s, const NotesBlock *block, GPtrArray *groups);
void body_map_build(Setter *s, const BodyMapBlock *block, GPtrArray *groups);
void tiles_build(Setter *s, const TilesBlock *block, GPtrArray *groups);

/* Exercises of one part, `cards_in_row` side by side.  `room` [pt] is a page's
   height: what is higher is built to be divided. */
void cards_build(Setter *s, const Block *const *blocks, size_t n, double room,
                 GPtrArray *groups);
size_t cards_in_row(const Setter *s);

/* One group `width` [pt] wide. */
Group *panel_build(Setter *s, const PanelBlock *block, Part part, double width);
Group *safety_build(Setter *s, const SafetyBlock *block, double width);

typedef struct {
    const Chip *chips;
    size_t n;
    const char *sentence; /* below the chips, or NULL */
    double height;        /* of the strip, at least */
} ChipStrip;

/* A strip, `x` from the left, `width` wide, at c->y, on its tint. */
void chips_put(Setter *s, Column *c, const ChipStrip *strip, int parent,
               double x, double width);

/* Its rows, as wide as the page, between which a page may end. */
Group *chips_divided(Setter *s, const ChipStrip *strip, Part part, int parent);

/* The tinted panel behind a group. */
Frame panel_frame(const Setter *s, double width, ColorId fill);

/* "Label" with its icon, on one line at c->y. */
void label_put(Setter *s, Column *c, Icon icon, const char *label,
               ColorId color, int owner, double x, double width);

/* Prose in two columns of about equal height when it is long enough. */
void prose_columns(Setter *s, Column *c, const Prose *prose, int parent,
                   const ProseStyle *style);

/* "Name, continued" for the pages that a group goes on to; NULL text gives
   NULL. */
Column *continued_line(Setter *s, const char *text, ColorId color, double x,
                       double width);

/* A section's heading as the first strip of a group, kept with what follows. */
void section_heading(Setter *s, Group *g, const char *text, int parent);

/* The ProseStyle of running text at `x`. */
ProseStyle prose_body(const Setter *s, double x, double width);
