/* A picture of the body and where its labels may point: figure/ makes it,
   layout/ and cmd/ set the labels. */
#pragma once

#include "model/muscle_names.h"
#include "model/picture.h"

typedef enum {
    ANATOMY_SKIN = 1 << 0,
    ANATOMY_SPINE = 1 << 1,
    ANATOMY_PELVIS = 1 << 2, /* hip bone, sacrum, leg bones */
    ANATOMY_PSOAS = 1 << 3,  /* and iliacus */
    ANATOMY_GLUTES = 1 << 4,
    ANATOMY_HAMSTRINGS = 1 << 5,
    ANATOMY_ALL = (1 << 6) - 1
} AnatomyLayer;
#define ANATOMY_LAYER_COUNT 6
/* In the order of the bits: "skin", "spine", ... */
extern const char *const anatomy_layer_names[ANATOMY_LAYER_COUNT + 1];

typedef enum {
    BODY_MAP_FRONT,
    BODY_MAP_BACK,
    BODY_MAP_SIDE,
    BODY_MAP_COUNT
} BodyMapView;
extern const char *const body_map_names[BODY_MAP_COUNT + 1];

#define BODY_MAP_SPOTS 12

/* A place to point at; cost 0 is best, in picture units. */
typedef struct {
    float x, y, cost;
} BodyMapSpot;

typedef struct {
    Muscle muscle;
    const char *plain, *latin;
    int column; /* 0 at the left of the picture, 1 at its right */
    BodyMapSpot spots[BODY_MAP_SPOTS]; /* inside the muscle, the best first */
    int n_spots;
} BodyMapLabel;

typedef struct {
    float x, y, width, height;
} BodyMapBox;

typedef struct BodyMap {
    Picture *picture;
    BodyMapLabel *labels; /* from top to bottom */
    int n_labels;
    BodyMapBox body;     /* of the person, in picture units */
    BodyMapBox hands[2]; /* leaders had better not run over them */
    int n_hands;
    /* where "L" and "R" belong, beside the head: the person's own sides;
       from the side one letter only */
    struct {
        char letter;
        float x, y;
    } sides[2];
    int n_sides;
} BodyMap;

void body_map_free(BodyMap *map); /* NULL is fine; the picture goes along */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BodyMap, body_map_free)
