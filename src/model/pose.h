/* A pose file, checked: what a person does, in clinical words.  Angles are
   wishes, contacts are demands.  library/ reads it, figure/ solves it. */
#pragma once

#include "base/arena.h"
#include "base/diag.h"
#include "model/vocab.h"

#include <stdbool.h>

/* The worked side is the figure's left until the picture is mirrored. */
typedef enum { LIMB_WORKED, LIMB_OTHER, LIMB_COUNT } Limb;

typedef enum {
    BASE_STAND,
    BASE_SIT,
    BASE_FLOOR_SIT,
    BASE_KNEEL,
    BASE_HALF_KNEEL,
    BASE_ALL_FOURS,
    BASE_SUPINE,
    BASE_HOOKLYING,
    BASE_PRONE,
    BASE_SIDE,
    BASE_COUNT
} PoseBase;
extern const char *const pose_base_names[BASE_COUNT + 1];

/* Angles [degrees], clinical, neutral-zero: flexion, abduction, external
   rotation, dorsiflexion, pronation positive. */
typedef enum {
    JOINT_HIP,    /* flex, abd, rot */
    JOINT_KNEE,   /* flex, (unused), rot */
    JOINT_ANKLE,  /* dorsi, inversion */
    JOINT_TOES,   /* extension */
    JOINT_SHOULDER, /* flex, abd, rot ("sho") */
    JOINT_ARM,    /* elevation, plane (0 side, 90 front), rot: instead of sho */
    JOINT_ELBOW,  /* flex */
    JOINT_FOREARM,/* pronation ("fore") */
    JOINT_WRIST,  /* flex, deviation */
    JOINT_SCAPULA,/* elevation, protraction ("scap") */
    JOINT_LUMBAR, /* flex, side, rot */
    JOINT_THORAX,
    JOINT_NECK,
    JOINT_NOD,    /* the head on the neck */
    JOINT_TRUNK,  /* pitch: 0 upright, 90 prone, -90 supine */
    JOINT_LEAN,   /* the pelvis to the side */
    JOINT_TURN,   /* the whole figure about the vertical */
    JOINT_ROLL,   /* lying: about the body's long axis, + worked side up */
    JOINT_COUNT
} Joint;
extern const char *const joint_names[JOINT_COUNT + 1];

#define JOINT_AXES 3

/* One number of a joint, in the order of the files. */
typedef struct {
    const char *name;  /* "flexion" */
    int index;         /* of JointWish.angle */
    float least, most; /* no body goes further [degrees] */
    float normal_least, normal_most;
    const char *source; /* of the normal range; NULL: there is none */
} JointAxis;

typedef struct {
    bool paired;
    int n_axes;
    JointAxis axes[JOINT_AXES];
} JointInfo;
extern const JointInfo joint_infos[JOINT_COUNT];

/* The number at `index` of JointWish.angle; NULL when the joint has none. */
const JointAxis *joint_axis_find(Joint joint, int index);

typedef struct {
    bool set[JOINT_AXES];
    bool wished;     /* asked by the file, not by the base: holds firmer */
    float angle[JOINT_AXES];
    SrcPos pos;
} JointWish;

/* What can touch: the surface of the body. */
typedef enum {
    PART_HAND, PART_FOREARM, PART_WRIST, PART_ELBOW, PART_UPPER_ARM,
    PART_SHOULDER, PART_HEAD, PART_BLADE, PART_UPPER_BACK, PART_BACK,
    PART_LOW_BACK, PART_SACRUM, PART_BELLY, PART_SEAT, PART_BUTTOCK,
    PART_POCKET, PART_HIP, PART_THIGH, PART_KNEE, PART_SHIN, PART_CALF,
    PART_ANKLE, PART_FOOT, PART_HEEL, PART_ARCH, PART_FOREFOOT, PART_TOES,
    BODY_PART_COUNT
} BodyPart;
extern const char *const body_part_names[BODY_PART_COUNT + 1];
bool body_part_is_paired(BodyPart part);

/* What it touches: a prop or a surface, or a place on the body. */
typedef enum {
    TARGET_AIR, /* nothing: takes a contact of the base away */
    TARGET_FLOOR, TARGET_WALL, TARGET_CHAIR, TARGET_CHAIR_BACK, TARGET_BED,
    TARGET_TABLE, TARGET_BENCH, TARGET_STEP, TARGET_PILLOW, TARGET_CUSHION,
    TARGET_ROLLER, TARGET_BALL, TARGET_DOORWAY,
    TARGET_BODY,
    TARGET_COUNT
} TargetKind;
extern const char *const target_names[TARGET_COUNT + 1];

/* Segments that a body target lies on. */
typedef enum {
    SEGMENT_THIGH, SEGMENT_SHANK, SEGMENT_FOOT, SEGMENT_UPPER_ARM,
    SEGMENT_FOREARM, SEGMENT_HAND, SEGMENT_HEAD, SEGMENT_PELVIS,
    SEGMENT_CHEST,
    SEGMENT_COUNT
} Segment;
extern const char *const segment_names[SEGMENT_COUNT + 1];
bool segment_is_paired(Segment segment);
/* The segment that a part belongs to. */
Segment segment_of_part(BodyPart part);

/* Directions on a segment, and words that aim fingers or toes; bits. */
typedef enum {
    AIM_FRONT = 1 << 0, AIM_BACK = 1 << 1, AIM_IN = 1 << 2, AIM_OUT = 1 << 3,
    AIM_TOP = 1 << 4, AIM_AHEAD = 1 << 5, AIM_BEHIND = 1 << 6,
    AIM_APART = 1 << 7, AIM_UP = 1 << 8, AIM_DOWN = 1 << 9,
    AIM_INWARD = 1 << 10, AIM_ACROSS = 1 << 11, AIM_UNDER = 1 << 12,
    AIM_SLIDE = 1 << 13 /* may move between start and end */
} Aim;
#define AIM_COUNT 14
extern const char *const aim_names[AIM_COUNT + 1]; /* in the order of bits */

typedef struct {
    BodyPart part;
    Limb limb; /* of paired parts */
    TargetKind target;
    Segment segment; /* TARGET_BODY */
    Limb target_limb;
    float at;        /* along the segment, 0 near the trunk ... 1 */
    unsigned aim;    /* Aim bits */
    bool clasp;      /* both hands, one over the other */
    float height;    /* [m] over the floor, on a wall */
    SrcPos pos;
} Contact;

typedef enum {
    SHAPE_RELAXED, SHAPE_FLAT, SHAPE_REST, SHAPE_WIDE, SHAPE_CUP, SHAPE_HOLD,
    SHAPE_CLASP, SHAPE_GRIP, SHAPE_FIST, HAND_SHAPE_COUNT
} HandShape;
extern const char *const hand_shape_names[HAND_SHAPE_COUNT + 1];

/* "line: [B.shoulder, B.hip, B.knee]" and "level: [...]": soft wishes. */
typedef struct {
    BodyPart part;
    Limb limb;
    bool both;
} PartRef;

#define MAX_CONTACTS 40
#define MAX_LINE 4

/* One stage, the base's angles and contacts already laid under it. */
typedef struct {
    JointWish joints[JOINT_COUNT][LIMB_COUNT]; /* [0] for the trunk's */
    float stiffness[JOINT_COUNT][LIMB_COUNT];  /* factor, 1 = usual */
    Contact contacts[MAX_CONTACTS];
    int n_contacts;
    HandShape shape[LIMB_COUNT];
    PartRef line[MAX_LINE], level[MAX_LINE];
    int n_line, n_level;
} PoseStage;

typedef enum {
    PROP_MAT, PROP_CHAIR, PROP_WALL, PROP_DOORWAY, PROP_BENCH, PROP_BED,
    PROP_TABLE, PROP_CUSHION, PROP_PILLOW, PROP_ROLLER, PROP_BALL, PROP_STRAP,
    PROP_TOWEL, PROP_BAND, PROP_STEP, PROP_COUNT
} PropKind;
extern const char *const prop_names[PROP_COUNT + 1];

/* PROP_COUNT for the floor, the air and the body. */
PropKind prop_of_target(TargetKind target);

/* PropWish.side of a wall. */
extern const char *const wall_side_names[];

typedef struct {
    bool used;
    float height, radius, gap, at, width; /* [m]; 0 = usual */
    Limb limb;        /* strap: the foot it goes round */
    Segment segment;  /* band: the limbs it goes round */
    int side;         /* wall: 0 in front, 1 at the worked side, 2 behind, 3 other side */
    SrcPos pos;
} PropWish;

typedef enum { VIEW_AUTO, VIEW_SIDE, VIEW_FRONT, VIEW_THREE_QUARTER, VIEW_ANGLES } ViewClass;
extern const char *const view_names[];

typedef enum { CLOSE_NONE, CLOSE_NECK, CLOSE_WRIST, CLOSE_FOOT, CLOSE_PELVIS } CloseUp;
extern const char *const close_up_names[];

typedef struct {
    ViewClass view;
    float azimuth, elevation; /* VIEW_ANGLES: 0 = from the front, 90 = from the figure's left */
    CloseUp close;
} ViewWish;

typedef enum { EFFORT_STRETCH, EFFORT_WORK, EFFORT_PRESS } Effort;

/* How an exercise of that kind uses the muscle it is about. */
Effort effort_of_kind(ExerciseKind kind);

typedef struct {
    PartRef part;
    bool both_ways; /* double-headed */
} ArrowWish;

#define MAX_ARROWS 4
#define MAX_WORKS 4
#define MAX_POSE_MUSCLES 8

typedef struct Pose {
    const char *id;
    SrcPos pos;
    PoseBase base;
    PoseStage stages[2];  /* start, end */
    bool hold;            /* one picture: end with a ghost of the start */
    PropWish props[PROP_COUNT];
    ViewWish view;
    const char *muscles[MAX_POSE_MUSCLES]; /* names of the muscle table */
    int n_muscles;
    bool muscles_both;    /* on both sides, not the worked one only */
    ArrowWish arrows[MAX_ARROWS];
    int n_arrows;         /* -1: chosen by the engine */
    struct { Joint joint; Limb limb; SrcPos pos; } works[MAX_WORKS]; /* the joints the exercise is about */
    int n_works;          /* -1: not said */
} Pose;
