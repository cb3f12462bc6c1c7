/* The body: a mesh, its bones and how they move it.  For figure/ only. */
#pragma once

#include "base/arena.h"
#include "base/diag.h"
#include "base/vec.h"

#include <stdint.h>

#define MAX_BONES 80

/* Bones by name; the paired ones are body->bone[id][side], the others [0]. */
typedef enum {
    BONE_PELVIS, BONE_SPINE5, BONE_SPINE4, BONE_SPINE3, BONE_SPINE2,
    BONE_SPINE1, /* 5 lowest ... 1 at the shoulders */
    BONE_NECK1, BONE_NECK2, BONE_NECK3, BONE_HEAD,
    BONE_THIGH1, BONE_THIGH2, BONE_SHANK1, BONE_SHANK2, BONE_FOOT, BONE_TOES,
    BONE_CLAVICLE, BONE_UPPER_ARM1, BONE_UPPER_ARM2, BONE_FOREARM1,
    BONE_FOREARM2, BONE_HAND,
    BONE_FINGER, /* 15 bones a side: finger 0 (thumb) ... 4, joint 0 ... 2 */
    BONE_COUNT = BONE_FINGER + 15
} BoneId;

/* The bone of a finger: 0 (thumb) ... 4, joint 0 ... 2. */
#define BONE_OF_FINGER(finger, joint) (BONE_FINGER + (finger) * 3 + (joint))

typedef enum { LEFT, RIGHT } BodySide; /* the figure's own */

/* Coarse parts, for adjacency and collision; right-side limbs + 8. */
typedef enum {
    BODY_TORSO = 1, BODY_HEAD, BODY_UPPER_ARM, BODY_FOREARM, BODY_HAND,
    BODY_THIGH, BODY_SHANK, BODY_FOOT
} BodyRegion;
#define REGION_RIGHT 8

static inline BodyRegion
region_kind(int region)
{
    return (BodyRegion)(region > REGION_RIGHT ? region - REGION_RIGHT
                                              : region);
}

/* Vertices and quads of a layer are together, the layers in this order.  A
   layer's skin has no openings but for the hem of cloth and hair. */
typedef enum {
    LAYER_BODY, LAYER_CLOTH, LAYER_HAIR, LAYER_BUN, LAYER_COUNT
} MeshLayer;

/* Vertices of the skin that a vertex of the cloth keeps to. */
#define CLOTH_ANCHORS 4

/* The hair line is given every so many degrees from the front to the back. */
#define HAIR_LINE_STEP 4
#define HAIR_LINE_COUNT (180 / HAIR_LINE_STEP + 1)

typedef struct {
    char name[12];
    int parent; /* -1: the pelvis; else a bone before it */
    uint8_t region; /* BodyRegion (+ REGION_RIGHT) */
    Vec3 head, tail;
    Mat3 frame; /* rest: limbs Y = proximal axis, X = joint hinge; so that
                   angle 0 is the anatomical position whatever the mesh's */
    Vec3 hinge; /* fingers: axis of flexion */
} Bone;

typedef struct {
    Arena *arena;
    bool female;
    int n_vertices, n_quads, n_bones;
    const uint8_t (*bones_of)[4];  /* of each vertex */
    const float (*weights_of)[4];
    const int (*quads)[4];
    const uint8_t *layers;         /* MeshLayer of each quad */
    const Vec3 *rest, *rest_normals;
    const int (*anchors)[CLOTH_ANCHORS]; /* of each vertex of the cloth */
    int first_vertex[LAYER_COUNT + 1], first_quad[LAYER_COUNT + 1];
    const uint8_t *regions;        /* of each vertex, as a bone's */
    const float (*limb_share)[3];  /* of each vertex: the weights of its arm,
                                      leg, head and neck bones, 0 ... 1 */
    const int *neighbours_at;      /* n_vertices + 1 indices into ... */
    const int *neighbours;         /* ... the vertices along edges */
    Bone bone_list[MAX_BONES];
    int bone[BONE_COUNT][2];       /* index into bone_list; [1] of a bone of
                                      the middle is the same as [0] */
    Vec3 eye[2];                   /* centres of the eyes, at rest */
    Vec3 skull;                    /* centre of the hair's polar coordinates */
    float skull_height;            /* from there to the crown [m] */
    float hair_line[HAIR_LINE_COUNT]; /* over `skull` [skull_height] */
    float sole;                    /* y of the lowest vertex, at rest */
    float forearm_twist[2];        /* of the rest pose [degrees] */
    const struct Mush *mush;       /* see mush.h */
    const struct Cloth *cloth;     /* see cloth.h */
} Body;

static inline int
bone_of(const Body *body, BoneId id, int side)
{
    return body->bone[id][side];
}

/* Where a bone begins, in the rest pose. */
static inline Vec3
bone_head(const Body *body, BoneId id, int side)
{
    return body->bone_list[bone_of(body, id, side)].head;
}

/* Opens the baked asset.  NULL and a message when it is damaged. */
Body *body_open(const char *path, bool female, Diag *diag);
void body_free(Body *body); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Body, body_free)

/* Unit normals of the vertices of quads. */
void mesh_normals(const Vec3 *points, int n_points, const int (*quads)[4],
                  int n_quads, Vec3 *normals);
