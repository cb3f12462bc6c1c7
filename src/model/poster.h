/* A poster that is not simply a routine, as its file posters/ID.yaml describes
   it. */
#pragma once

#include "model/body_map.h"
#include "model/plan.h"

typedef enum {
    POSTER_TEXT,     /* an advice text, whole or some of its paragraphs */
    POSTER_MOVES,    /* routines and exercises */
    POSTER_MAP,      /* the muscles, from the front, back or side */
    POSTER_ANATOMY,  /* what lies inside, with the steps of a text around it */
    POSTER_PRESSURE, /* how hard to press, on a scale from 0 to 10 */
    POSTER_PANEL_COUNT
} PosterPanelKind;
/* "text" "moves" "map" "anatomy" "pressure"; ends with NULL. */
extern const char *const poster_panel_names[POSTER_PANEL_COUNT + 1];

/* Where a step of an anatomy panel leads: a part of the body by its anatomical
   name, or a pose shown beside it; both NULL = nowhere. */
typedef struct {
    const char *to, *pose;
    SrcPos pos;
} PosterPoint;

typedef struct {
    PosterPanelKind kind;
    SrcPos pos;
    const char *heading; /* of moves, or NULL */
    const char *text;    /* id of an advice text: POSTER_TEXT, _ANATOMY */
    const int *paragraphs; /* from 1; n_paragraphs 0 = all of them */
    size_t n_paragraphs;
    const PlanItem *items; /* POSTER_MOVES */
    size_t n_items;
    BodyMapView views[BODY_MAP_COUNT]; /* POSTER_MAP */
    size_t n_views;
    unsigned layers;       /* POSTER_ANATOMY: bits of AnatomyLayer */
    const PosterPoint *points;
    size_t n_points;
    int press_most;        /* POSTER_PRESSURE: of 10 */
} PosterPanel;

typedef struct {
    const char *id;
    SrcPos pos;
    bool built_in;
    const char *title;
    const char *strapline; /* or NULL */
    const char *layout;    /* name of its usual one */
    SrcPos layout_pos;
    const char *sources;   /* where the facts come from, or NULL */
    Sheet sheet;
    const PosterPanel *panels; /* at least one */
    size_t n_panels;
} Poster;
