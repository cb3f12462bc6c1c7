/* The shapes of props: exact flat faces of boxes, fine meshes of what is soft
   or round.  For figure/ only.

   How a SceneProp is understood, along its own axes (x, up, z turned by yaw):
   a box stands on the floor and its top is what carries the person (seat,
   mattress, table, step); a chair is looked out of along +z, its back rises at
   -z; a bed's head end is at +z; the top of a mat is the floor itself, its
   `half` without y; pillow and cushion lie anywhere; a roller's axis is x; the
   centre of a wall or doorway lies in its plane, `half` tells how far it goes
   to both sides (x) and up from the floor (2 y).  A half of 0 is the usual. */
#pragma once

#include "figure/scene.h"

#include <glib.h>

/* Half the thickness of a doorway's frame [m]. */
#define DOORWAY_DEPTH 0.055f

/* Flat faces are drawn as they are, before the person: where one is nearer
   than the person, cut the person with its pixels and it shows.  The faces of
   a curved part share `part` and are traced together, one outline for each
   paint. */
#define MAX_FACE_POINTS 16

typedef struct {
    Vec3 point[MAX_FACE_POINTS]; /* world [m]; convex, counter-clockwise from
                                    outside */
    int n_points;
    Vec3 normal;      /* unit, outwards */
    Paint paint, edge;
    float edge_width; /* [line units]; 0: no line round it */
    int part;         /* 0 ... : one piece of a prop */
    int prop;         /* index into Stance.props */
    bool curved;      /* to be traced */
    bool shaded;      /* curved: has a shaded side */
    bool section;     /* where a wall is cut off: only seen head-on */
} PropFace;

/* A box that stands for a part, to tell which part hides which. */
typedef struct {
    Vec3 centre, half;
    float yaw; /* degrees */
    int prop;  /* index into Stance.props */
} PropBox;

/* The boards, posts and mattresses of a stance's props.  Free with
   g_array_unref(). */
GArray *prop_boards(const Body *body, const Stance *stance);

/* All faces of a stance's props.  Free with g_array_unref(). */
GArray *prop_faces(const Body *body, const Stance *stance);

/* The faces turned to a viewer in the direction `towards`, farther parts
   first: in this order each may be painted over those before it. */
GArray *prop_faces_seen(const Body *body, const Stance *stance, Vec3 towards);

/* Makes mats a tenth longer than the body lying on them, and walls and
   doorways large enough, the same in all stances.  Call it once both are
   solved. */
void props_fit(const Body *body, Stance *stances, int n);
