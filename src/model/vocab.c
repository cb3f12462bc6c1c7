#include "model/vocab.h"

#include <glib.h>

const char *const exercise_kind_names[] = {
    [KIND_STRETCH] = "stretch",
    [KIND_MOBILITY] = "mobility",
    [KIND_STRENGTH] = "strength",
    [KIND_MOTOR_CONTROL] = "motor-control",
    [KIND_SELF_MASSAGE] = "self-massage",
    [KIND_COUNT] = NULL,
};

const char *const region_names[] = {
    [REGION_LOWER_BACK] = "lower back",
    [REGION_HIP] = "hip",
    [REGION_THIGH] = "thigh",
    [REGION_LOWER_LEG] = "lower leg",
    [REGION_FOOT] = "foot",
    [REGION_LEG] = "leg",
    [REGION_TRUNK] = "trunk",
    [REGION_UPPER_BACK] = "upper back",
    [REGION_NECK_AND_SHOULDER] = "neck and shoulder",
    [REGION_CHEST] = "chest",
    [REGION_FOREARM] = "forearm",
    [REGION_COUNT] = NULL,
};

const char *const position_names[] = {
    [POSITION_SUPINE] = "supine",
    [POSITION_PRONE] = "prone",
    [POSITION_SIDE_LYING] = "side-lying",
    [POSITION_QUADRUPED] = "quadruped",
    [POSITION_HALF_KNEELING] = "half-kneeling",
    [POSITION_SITTING_FLOOR] = "sitting-floor",
    [POSITION_SITTING_CHAIR] = "sitting-chair",
    [POSITION_STANDING] = "standing",
    [POSITION_COUNT] = NULL,
};

Posture
posture_of(Position position)
{
    static const Posture postures[POSITION_COUNT] = {
        [POSITION_SUPINE] = POSTURE_LYING,
        [POSITION_PRONE] = POSTURE_LYING,
        [POSITION_SIDE_LYING] = POSTURE_LYING,
        [POSITION_QUADRUPED] = POSTURE_KNEELING,
        [POSITION_HALF_KNEELING] = POSTURE_KNEELING,
        [POSITION_SITTING_FLOOR] = POSTURE_SITTING,
        [POSITION_SITTING_CHAIR] = POSTURE_SITTING,
        [POSITION_STANDING] = POSTURE_STANDING,
    };
    return postures[position];
}

const char *const sides_names[] = {
    [SIDES_EACH] = "each",
    [SIDES_BOTH] = "both",
    [SIDES_ALTERNATE] = "alternate",
    [SIDES_COUNT] = NULL,
};

const char *const side_names[] = {
    [SIDE_NONE] = "both",
    [SIDE_LEFT] = "left",
    [SIDE_RIGHT] = "right",
    [SIDE_COUNT] = NULL,
};

const char *const advice_kind_names[] = {
    [ADVICE_MASSAGE] = "massage",     [ADVICE_SAFETY] = "safety",
    [ADVICE_EXPLAINER] = "explainer", [ADVICE_AFTERCARE] = "aftercare",
    [ADVICE_KIND_COUNT] = NULL,
};

const char *const advice_place_names[] = {
    [PLACE_INTRO] = "intro",
    [PLACE_ADVICE] = "advice",
    [PLACE_PAIN_GUIDE] = "pain-guide",
    [PLACE_SAFETY] = "safety",
    [PLACE_COUNT] = NULL,
};

const char *const safety_level_names[] = {
    [SAFETY_EMERGENCY] = "emergency",
    [SAFETY_SOON] = "soon",
    [SAFETY_CAUTION] = "caution",
    [SAFETY_CALL] = "call",
    [SAFETY_SMALL_PRINT] = "small-print",
    NULL,
};

const char *const sheet_names[] = {
    [SHEET_NONE] = "none",
    [SHEET_BACK] = "back",
    [SHEET_NECK] = "neck",
    [SHEET_COUNT] = NULL,
};

const char *const use_names[] = {
    [USE_AS_IS] = "as-is",
    [USE_EASIER] = "easier",
    [USE_HARDER] = "harder",
    [USE_COUNT] = NULL,
};

const char *const order_names[] = {
    [ORDER_GIVEN] = "given",
    [ORDER_EASY] = "easy",
    [ORDER_COUNT] = NULL,
};

const char *const equipment_names[] = {
    "mat",          "cushion", "pillow", "chair",     "bed",
    "wall",         "doorway", "strap",  "towel",     "foam roller",
    "massage ball", "ball",    "step",   "loop band", NULL,
};

/* Grouped by what they speak of; searched from the front. */
const char *const condition_names[] = {
    /* operations and bones */
    "hip-replacement",
    "hip-replacement-not-cleared",
    "knee-replacement",
    "recent-surgery",
    "osteoporosis",
    "broken-bone",
    /* pregnancy */
    "pregnancy",
    "pregnancy-16-weeks",
    /* blood and skin */
    "blood-thinners",
    "blood-clot",
    "swollen-calf",
    "varicose-veins",
    "broken-skin",
    "infection",
    "cancer",
    /* balance and nerves */
    "dizziness",
    "double-vision",
    "unsteady",
    "loss-of-feeling",
    "diabetes",
    "leg-tingling",
    "arm-tingling",
    "spreading-leg-pain",
    /* new injuries */
    "neck-injury",
    "shoulder-injury",
    "rib-injury",
    "wrist-injury",
    "hamstring-injury",
    "calf-injury",
    "achilles-injury",
    /* what hurts or cannot be done */
    "shoulder-dislocation",
    "shoulder-pain",
    "wrist-pain",
    "groin-pain",
    "outer-hip-pain",
    "knee-pain",
    "cannot-kneel",
    "cannot-bend-knee",
    "no-bending",
    "no-arching",
    "cannot-lie-on-front",
    "new-to-stretching",
    NULL,
};

/* The graver form -> what it is a form of. */
static const struct {
    const char *graver, *name;
} forms[] = {
    { "hip-replacement-not-cleared", "hip-replacement" },
    { "pregnancy-16-weeks", "pregnancy" },
    { "blood-clot", "swollen-calf" },
    { "swollen-calf", "blood-clot" },
};

bool
condition_means(const char *has, const char *name)
{
    if (g_str_equal(has, name))
        return true;
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++)
        if (g_str_equal(forms[i].graver, has) &&
            g_str_equal(forms[i].name, name))
            return true;
    return false;
}

int
vocab_find(const char *const *names, const char *name)
{
    for (int i = 0; names[i] != NULL; i++)
        if (g_str_equal(names[i], name))
            return i;
    return -1;
}
