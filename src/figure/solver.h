/* The solver's parts: demands made of the contacts, and how a state of the
   joints is judged by them.  For the solver's own files only. */
#pragma once

#include "figure/capsules.h"
#include "figure/hands.h"
#include "figure/joint_ranges.h"
#include "figure/least_squares.h"
#include "figure/probes.h"
#include "figure/solve.h"

/* Unknowns: pelvis position [m], ball joints as small rotations about their
   own axes [rad], trunk, then limb scalars [rad]. */
#define UNKNOWN_BALL 3
#define UNKNOWN_TRUNK (UNKNOWN_BALL + 3 * BALL_COUNT)
#define UNKNOWN_LIMB (UNKNOWN_TRUNK + TRUNK_ANGLE_COUNT)
#define UNKNOWN_COUNT (UNKNOWN_LIMB + 2 * LIMB_ANGLE_COUNT)
G_STATIC_ASSERT(UNKNOWN_COUNT <= MAX_UNKNOWNS);

/* A place on the floor [m]. */
typedef struct {
    float x, z;
} FloorPlace;

typedef enum {
    DEMAND_PLANE,     /* a sphere on a bone touches a plane */
    DEMAND_LIES_FLAT, /* an axis of the bone lies in the plane */
    DEMAND_POINT,     /* a point of a bone meets a point of another */
    DEMAND_AIM,       /* an axis of the bone points somewhere */
    DEMAND_ACROSS,    /* the bone lies across another */
    DEMAND_UNDER,     /* straight below another point */
    DEMAND_PIN,       /* stays where the start had it, along one direction */
    DEMAND_LINE,      /* three joints in a line */
    DEMAND_LEVEL,     /* two joints at one height */
} DemandKind;

typedef struct {
    DemandKind kind;
    int contact; /* index into the stage's contacts; -1 for wishes */
    int bone;
    Vec3 rest; /* the point on the bone, in the rest pose */
    float radius;
    float weight;
    bool arm;    /* met last */
    Vec3 normal; /* the plane: normal . p = offset; or the aim */
    float offset;
    int axis;                        /* of the bone's frame */
    float sign;                      /* of that axis */
    int target;                      /* bone; -1: the world */
    Vec3 target_rest, target_normal; /* in the rest pose */
    float gap;                       /* over the target's skin */
    float grip;                /* share that counts along the target's skin */
    int vertex, target_vertex; /* of the skin, nearest to both places */
    PartRef joints[3];
    float prop_radius; /* of the roller or ball between bone and plane */
    float correction;  /* of the radius, measured on the skin */
    const int *region; /* vertices that may touch; none for a palm laid on
                             the body */
    int n_region;
    unsigned moved_by; /* BoneGroup bits */
} Demand;

#define MAX_DEMANDS 200
#define MAX_EXEMPT 200
#define BALANCE_DIRECTIONS 16

typedef struct {
    const Body *body;
    const Pose *pose;
    const PoseStage *stage;
    Arena *arena;
    BoneMap map;

    JointState wish;
    float stiffness[UNKNOWN_COUNT];
    Demand demands[MAX_DEMANDS];
    int n_demands;
    int exempt[MAX_EXEMPT][2]; /* bones that may touch */
    int n_exempt;
    HandHold holds[2];

    bool has_wall, wall_is_open; /* a doorway can be gone through */
    Vec3 wall_normal;            /* normal . p = wall_offset */
    float wall_offset;

    bool balance;
    FloorPlace directions[BALANCE_DIRECTIONS];
    float sunk[CAPSULE_COUNT]; /* of the skin, more than its capsule tells */
    /* The homotopy: how much arms, overlap and contacts count by now. */
    float arm_weight, overlap_weight, contact_weight;

    /* Where the last call of residuals() was. */
    Skeleton skeleton, moved;
    Capsule capsules[CAPSULE_COUNT], moved_capsules[CAPSULE_COUNT];
    int (*pairs)[2]; /* capsules that may not overlap */
    int n_pairs;
} Solver;

/* contacts.c: fills the demands; `skip` leaves out what hangs on the wall
   (to find its place), `only` leaves out all others. */
typedef enum { CONTACTS_ALL, CONTACTS_FREE, CONTACTS_OF_WALL } ContactChoice;
void contacts_add(Solver *s, ContactChoice choice);
void wishes_add(Solver *s); /* line, level */
/* The demands of `before` that are still there stay at their places. */
bool pins_add(Solver *s, const Solver *before);
float target_height(const Pose *pose, TargetKind target);
float prop_size(float wished, float usual);
const char *contact_name(const Contact *contact);

/* residuals.c */
LeastSquares solver_problem(Solver *s);
Vec3 prop_centre(const Solver *s, const Skeleton *sk, const Demand *demand);
/* How far the worst contact or overlap is off [m], by probes. */
float solver_worst(Solver *s, const JointState *state);
Vec3
centre_of_mass(const Body *body, const Skeleton *sk, const Capsule *capsules);
/* `n` unit vectors all round. */
void directions_fill(FloorPlace *directions, int n);
/* How far [m] the weight's line falls outside the hull of `support`, squares
   of half so broad, seen in these directions; negative inside. */
float outside_support(Vec3 centre, const FloorPlace *support, int n,
                      float breadth, const FloorPlace *directions, int n_directions);

/* wishes.c */
void wish_from_stage(Solver *s);

/* skin_contact.c: contacts measured on the skin [m]. */
#define SINK 0.004f /* skin sinks in where it carries weight */
void skin_correct(Solver *s, const Skeleton *sk, const Vec3 *skin);
/* Off the surface, whether hovering or sunk. */
float skin_miss(const Solver *s, const Skeleton *sk, const Vec3 *skin,
                const Demand *demand);
float skin_miss_sum(const Solver *s, const Skeleton *sk, const Vec3 *skin);
/* How deep the skin of each capsule is behind a plane. */
void skin_behind(const Solver *s, const Vec3 *skin, Vec3 normal, float offset,
                 float deep[CAPSULE_COUNT]);

/* report.c */
void report_fill(Solver *s, const Stance *stance, SolveReport *report);
