/* What covers each point of the body: clothes, shoes and hair, cut out of the
   rest pose by rules, so that every build and pose has smooth edges.  For
   figure/ only. */
#pragma once

#include "figure/body.h"

#include <stdbool.h>

typedef enum {
    LABEL_NONE,
    LABEL_SKIN,
    LABEL_SHIRT,
    LABEL_SHORTS,
    LABEL_HAIR,
    LABEL_SOCK,
    LABEL_SHOE,
    LABEL_SOLE,
    LABEL_PERSON_END,
    LABEL_PROP = 16 /* + what the props' drawing counts */
} Label;

static inline bool
label_is_person(uint8_t label)
{
    return label > LABEL_NONE && label < LABEL_PERSON_END;
}

typedef enum { FEET_BARE, FEET_SOCKS, FEET_SHOES } Footwear;

/* Lengths in metres, or shares of a limb. */
typedef struct {
    float sleeve; /* share of the upper arm */
    float hem;    /* shirt's end above the hip joints */
    float shorts; /* share of the thigh */
    float collar; /* height on the neck */
    float neck;   /* radius of the collar */
    Footwear feet;
    bool bare; /* no clothes at all: body maps */
} Outfit;

typedef struct {
    bool female;
    Outfit outfit;
    Vec3 hip[2], knee[2], ankle[2], shoulder[2], elbow[2], wrist[2];
    Vec3 toe[2]; /* their ends */
    Vec3 neck, head;
    float floor; /* the soles' y */
    Vec3 eye;    /* the left one */
    Vec3 skull;  /* centre of the head */
    float crown; /* its height over that centre */
} Regions;

void regions_init(Regions *regions, const Body *body, bool bare);

/* The label of a point of the rest pose on one layer of the mesh, LABEL_NONE
   where the layer is cut away.  `limb`: its shares of arm, leg and head. */
Label region_label(const Regions *regions, MeshLayer layer, Vec3 rest,
                   const float limb[3]);

/* Whether a point of the face is where its features are drawn. */
bool region_is_feature(const Regions *regions, Vec3 rest);
