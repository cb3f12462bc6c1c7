/* The fixed words of the content files.  Each list of names is indexed by its
   enum and ends with NULL, so that messages can suggest from it. */
#pragma once

#include <stdbool.h>

typedef enum {
    KIND_STRETCH,
    KIND_MOBILITY,
    KIND_STRENGTH,
    KIND_MOTOR_CONTROL,
    KIND_SELF_MASSAGE,
    KIND_COUNT
} ExerciseKind;
extern const char *const exercise_kind_names[KIND_COUNT + 1];

typedef enum {
    REGION_LOWER_BACK,
    REGION_HIP,
    REGION_THIGH,
    REGION_LOWER_LEG,
    REGION_FOOT,
    REGION_LEG,
    REGION_TRUNK,
    REGION_UPPER_BACK,
    REGION_NECK_AND_SHOULDER,
    REGION_CHEST,
    REGION_FOREARM,
    REGION_COUNT
} Region;
extern const char *const region_names[REGION_COUNT + 1];

typedef enum {
    POSITION_SUPINE,
    POSITION_PRONE,
    POSITION_SIDE_LYING,
    POSITION_QUADRUPED,
    POSITION_HALF_KNEELING,
    POSITION_SITTING_FLOOR,
    POSITION_SITTING_CHAIR,
    POSITION_STANDING,
    POSITION_COUNT
} Position;
extern const char *const position_names[POSITION_COUNT + 1];

/* Positions as a poster groups them: how far down one is. */
typedef enum {
    POSTURE_LYING,
    POSTURE_KNEELING,
    POSTURE_SITTING,
    POSTURE_STANDING,
    POSTURE_COUNT
} Posture;
Posture posture_of(Position position);

/* How an exercise uses the two sides of the body. */
typedef enum { SIDES_EACH, SIDES_BOTH, SIDES_ALTERNATE, SIDES_COUNT } Sides;
extern const char *const sides_names[SIDES_COUNT + 1];

/* The client's sore side. */
typedef enum { SIDE_NONE, SIDE_LEFT, SIDE_RIGHT, SIDE_COUNT } Side;
extern const char *const side_names[SIDE_COUNT + 1]; /* "both", "left", ... */

typedef enum {
    ADVICE_MASSAGE,
    ADVICE_SAFETY,
    ADVICE_EXPLAINER,
    ADVICE_AFTERCARE,
    ADVICE_KIND_COUNT
} AdviceKind;
extern const char *const advice_kind_names[ADVICE_KIND_COUNT + 1];

/* Where a text of its own accord belongs on the sheet. */
typedef enum {
    PLACE_INTRO,      /* how to use the sheet */
    PLACE_ADVICE,     /* a panel of its own */
    PLACE_PAIN_GUIDE, /* beside the drawn scale */
    PLACE_SAFETY,     /* a box of its SafetyLevel */
    PLACE_COUNT
} AdvicePlace;
/* "intro" "advice" "pain-guide" "safety" */
extern const char *const advice_place_names[PLACE_COUNT + 1];

/* How grave a safety text is.  Defined in this order; printed in the order
   emergency, soon, call, caution, small print. */
typedef enum {
    SAFETY_EMERGENCY, /* solid red, first */
    SAFETY_SOON,      /* pale red: a doctor, a phone call */
    SAFETY_CAUTION,   /* self-massage, calf, pregnancy */
    SAFETY_CALL,      /* when to call me */
    SAFETY_SMALL_PRINT/* the disclaimer */
} SafetyLevel;
/* "emergency" "soon" "caution" "call" "small-print"; ends with NULL. */
extern const char *const safety_level_names[];

typedef enum { SHEET_NONE, SHEET_BACK, SHEET_NECK, SHEET_COUNT } Sheet;
extern const char *const sheet_names[SHEET_COUNT + 1];

typedef enum {
    USE_AS_IS,
    USE_EASIER,
    USE_HARDER,
    USE_COUNT
} Use;
extern const char *const use_names[USE_COUNT + 1];

/* The order of the moves on the sheet. */
typedef enum {
    ORDER_GIVEN,
    ORDER_EASY, /* with the fewest changes of position */
    ORDER_COUNT
} Order;
extern const char *const order_names[ORDER_COUNT + 1]; /* "given", "easy" */

/* Conditions for `not_with`. */
extern const char *const condition_names[];

/* True when a client with `has` must not do what is not for one with `name`:
   the same, or a graver form of it. */
bool condition_means(const char *has, const char *name);

/* What our exercises need, for suggestions; there may be more. */
extern const char *const equipment_names[];

/* Index of `name` in a NULL-terminated list, or -1. */
int vocab_find(const char *const *names, const char *name);
