/* What is to be drawn: a person in one or two stances, and props.  solve.h
   makes it, drawing.h draws it.  For figure/ only. */
#pragma once

#include "figure/skeleton.h"
#include "model/picture.h"
#include "model/pose.h"

#include <glib.h>

/* A prop as solved: where it stands.  Sizes in metres. */
typedef struct {
    PropKind kind;
    Vec3 centre; /* of its box, cylinder or ball */
    Vec3 half;   /* half its size along its own axes; radius in y for roller and ball */
    float yaw;   /* degrees about the vertical */
    Vec3 normal; /* wall and doorway: towards the person */
    Vec3 path[16]; /* strap and towel: points from hand to hand */
    int n_path;
    Segment segment; /* band */
    float at, width; /* band */
    float gap;       /* doorway: between the posts */
} SceneProp;

#define MAX_SCENE_PROPS 12

/* One stance: solved joints, and the skin over them. */
typedef struct {
    JointState joints;
    Skeleton skeleton;
    Vec3 *skin; /* n_vertices, owned */
    SceneProp props[MAX_SCENE_PROPS];
    int n_props;
} Stance;

void stance_clear(Stance *stance);
