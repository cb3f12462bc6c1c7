/* The one table of muscle names: what the content calls a muscle -> what the
   figures can draw.  It has no twin: figure/ draws by it, library/ and cmd/
   search and check by it. */
#pragma once

#include "model/picture.h"

#include <stdbool.h>

/* What can be drawn, the deep before what covers them: where two overlap and
   both are shown, the earlier is seen. */
typedef enum {
    MUSCLE_STERNOCLEIDOMASTOID,
    MUSCLE_DEEP_NECK_FLEXORS,
    MUSCLE_LEVATOR_SCAPULAE,
    MUSCLE_RHOMBOIDS,
    MUSCLE_MULTIFIDUS,
    MUSCLE_ERECTOR_SPINAE,
    MUSCLE_QUADRATUS_LUMBORUM,
    MUSCLE_PIRIFORMIS,
    MUSCLE_GLUTEUS_MINIMUS,
    MUSCLE_ILIOPSOAS,
    MUSCLE_SUPRASPINATUS,
    MUSCLE_TRAPEZIUS_UPPER,
    MUSCLE_TRAPEZIUS_MIDDLE,
    MUSCLE_TRAPEZIUS_LOWER,
    MUSCLE_DELTOID,
    MUSCLE_PECTORALIS_MAJOR,
    MUSCLE_INFRASPINATUS,
    MUSCLE_LATISSIMUS_DORSI,
    MUSCLE_SERRATUS_ANTERIOR,
    MUSCLE_BICEPS_BRACHII,
    MUSCLE_TRICEPS,
    MUSCLE_BRACHIORADIALIS,
    MUSCLE_WRIST_FLEXORS,
    MUSCLE_WRIST_EXTENSORS,
    MUSCLE_RECTUS_ABDOMINIS,
    MUSCLE_OBLIQUES,
    MUSCLE_TENSOR_FASCIAE_LATAE,
    MUSCLE_GLUTEUS_MAXIMUS,
    MUSCLE_GLUTEUS_MEDIUS,
    MUSCLE_SARTORIUS,
    MUSCLE_RECTUS_FEMORIS,
    MUSCLE_ILIOTIBIAL_BAND,
    MUSCLE_VASTUS_LATERALIS,
    MUSCLE_VASTUS_MEDIALIS,
    MUSCLE_GRACILIS,
    MUSCLE_ADDUCTORS,
    MUSCLE_HAMSTRINGS,
    MUSCLE_GASTROCNEMIUS,
    MUSCLE_SOLEUS,
    MUSCLE_PERONEI,
    MUSCLE_TIBIALIS_ANTERIOR,
    MUSCLE_FOOT_SOLE,
    MUSCLE_COUNT
} Muscle;

typedef struct {
    const char *name;  /* "gluteus maximus" */
    const char *plain; /* "big buttock muscle" */
    bool deep;         /* lies under another */
    Paint paint;       /* on body maps; neighbours differ */
    int bundles;       /* of fibres, side by side: lines when drawn large */
} MuscleInfo;
extern const MuscleInfo muscle_infos[MUSCLE_COUNT];

/* A share of a muscle: 0 ... 1 from origin to insertion, and across. */
typedef struct {
    float along[2], across[2];
} MusclePart;

#define MUSCLE_WHOLE ((MusclePart){ { 0, 1 }, { 0, 1 } })
#define MUSCLE_GROUP_MAX 8

typedef struct {
    const char *name; /* lower case */
    int n;            /* 0: not drawn (too deep, too small, or no muscle) */
    Muscle muscles[MUSCLE_GROUP_MAX];
    MusclePart part; /* of each of them */
} MuscleName;

/* The row of `name`: anatomical, plain, or a group.  Capitals, "_" for a
   space, and a remark in brackets ("(stretched)") make no difference.  NULL
   when the table has no such name. */
const MuscleName *muscle_name_find(const char *name);

/* All names, for "did you mean": a NULL-terminated list. */
const char *const *muscle_name_list(void);

/* For searching: whether two names mean the same muscle, or one is a part of
   the other: "hamstrings" and "biceps femoris".  False for unknown names. */
bool muscle_names_meet(const char *a, const char *b);
