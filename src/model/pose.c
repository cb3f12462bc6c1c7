#include "model/pose.h"

const char *const pose_base_names[] = {
    [BASE_STAND] = "stand",
    [BASE_SIT] = "sit",
    [BASE_FLOOR_SIT] = "floor-sit",
    [BASE_KNEEL] = "kneel",
    [BASE_HALF_KNEEL] = "half-kneel",
    [BASE_ALL_FOURS] = "all-fours",
    [BASE_SUPINE] = "supine",
    [BASE_HOOKLYING] = "hooklying",
    [BASE_PRONE] = "prone",
    [BASE_SIDE] = "side",
    [BASE_COUNT] = NULL,
};

const char *const joint_names[] = {
    [JOINT_HIP] = "hip",       [JOINT_KNEE] = "knee",
    [JOINT_ANKLE] = "ankle",   [JOINT_TOES] = "toes",
    [JOINT_SHOULDER] = "sho",  [JOINT_ARM] = "arm",
    [JOINT_ELBOW] = "elb",     [JOINT_FOREARM] = "fore",
    [JOINT_WRIST] = "wrist",   [JOINT_SCAPULA] = "scap",
    [JOINT_LUMBAR] = "lumbar", [JOINT_THORAX] = "thorax",
    [JOINT_NECK] = "neck",     [JOINT_NOD] = "nod",
    [JOINT_TRUNK] = "trunk",   [JOINT_LEAN] = "lean",
    [JOINT_TURN] = "turn",     [JOINT_ROLL] = "roll",
    [JOINT_COUNT] = NULL,
};

/* Normal: the upper ends of the published ranges, because many exercises go
   to the end of them.  AAOS: American Academy of Orthopaedic Surgeons, as in
   Norkin and White, Measurement of Joint Motion; Magee: Orthopedic Physical
   Assessment; Kapandji: The Physiology of the Joints (passive). */
#define AAOS "AAOS"
#define MAGEE "Magee"
#define KAPANDJI "Kapandji, passive"
#define LEVANGIE "Levangie and Norkin"

#define FLEXION "flexion"
#define SIDE_BEND "side bend"
#define ROTATION "rotation"
#define OUT_TURN "external rotation"

const JointInfo joint_infos[] = {
    [JOINT_HIP] = { true,
                    3,
                    { { FLEXION, 0, -40, 145, -30, 145,
                        "AAOS; bent knee: Kapandji" },
                      { "abduction", 1, -50, 80, -30, 50, MAGEE },
                      { OUT_TURN, 2, -70, 90, -45, 60, MAGEE } } },
    [JOINT_KNEE] = { true,
                     2,
                     { { FLEXION, 0, -10, 160, -10, 160, KAPANDJI },
                       { OUT_TURN, 2, -40, 40, -30, 40, MAGEE } } },
    [JOINT_ANKLE] = { true,
                      2,
                      { { "dorsiflexion", 0, -65, 45, -50, 40,
                          "AAOS; lunge: Bennell 1998" },
                        { "inversion", 1, -35, 45, -20, 35, AAOS } } },
    [JOINT_TOES] = { true, 1, { { "extension", 0, -45, 85, -45, 70, AAOS } } },
    [JOINT_SHOULDER] = { true,
                         3,
                         { { FLEXION, 0, -70, 185, -60, 180, AAOS },
                           { "abduction", 1, -60, 185, -50, 180, MAGEE },
                           { OUT_TURN, 2, -100, 110, -100, 90, MAGEE } } },
    [JOINT_ARM] = { true,
                    3,
                    { { "elevation", 0, 0, 185, 0, 180, AAOS },
                      { "plane", 1, -60, 150, -45, 135, AAOS },
                      { OUT_TURN, 2, -100, 110, -100, 90, MAGEE } } },
    [JOINT_ELBOW] = { true, 1, { { FLEXION, 0, -10, 155, -10, 150, AAOS } } },
    [JOINT_FOREARM] = { true,
                        1,
                        { { "pronation", 0, -95, 95, -90, 90, MAGEE } } },
    [JOINT_WRIST] = { true,
                      2,
                      { { FLEXION, 0, -90, 90, -90, 90, MAGEE },
                        { "radial deviation", 1, -45, 35, -45, 20,
                          "AAOS; ulnar: Magee" } } },
    [JOINT_SCAPULA] = { true,
                        2,
                        { { "elevation", 0, -20, 45, -10, 30, LEVANGIE },
                          { "protraction", 1, -30, 30, -25, 25, LEVANGIE } } },
    [JOINT_LUMBAR] = { false,
                       3,
                       { { FLEXION, 0, -45, 70, -35, 60, MAGEE },
                         { SIDE_BEND, 1, -35, 35, -20, 20, MAGEE },
                         { ROTATION, 2, -25, 25, -18, 18, MAGEE } } },
    [JOINT_THORAX] = { false,
                       3,
                       { { FLEXION, 0, -45, 60, -45, 45, MAGEE },
                         { SIDE_BEND, 1, -45, 45, -40, 40, MAGEE },
                         { ROTATION, 2, -60, 60, -50, 50, MAGEE } } },
    [JOINT_NECK] = { false,
                     3,
                     { { FLEXION, 0, -80, 90, -70, 90, MAGEE },
                       { SIDE_BEND, 1, -55, 55, -45, 45, MAGEE },
                       { ROTATION, 2, -90, 90, -90, 90, MAGEE } } },
    [JOINT_NOD] = { false,
                    1,
                    { { FLEXION, 0, -40, 40, -30, 30, "Penning 1978" } } },
    /* The lie of the whole body has no range. */
    [JOINT_TRUNK] = { false,
                      1,
                      { { .name = "pitch", .least = -180, .most = 180 } } },
    [JOINT_LEAN] = { false,
                     1,
                     { { .name = "lean", .least = -60, .most = 60 } } },
    [JOINT_TURN] = { false,
                     1,
                     { { .name = "turn", .least = -180, .most = 180 } } },
    [JOINT_ROLL] = { false,
                     1,
                     { { .name = "roll", .least = -180, .most = 180 } } },
};
G_STATIC_ASSERT(G_N_ELEMENTS(joint_infos) == JOINT_COUNT);

const JointAxis *
joint_axis_find(Joint joint, int index)
{
    const JointInfo *info = &joint_infos[joint];
    for (int i = 0; i < info->n_axes; i++)
        if (info->axes[i].index == index)
            return &info->axes[i];
    return NULL;
}

/* Whether there are two, and where it lies. */
static const struct {
    bool paired;
    Segment segment;
} parts[] = {
    [PART_HAND] = { true, SEGMENT_HAND },
    [PART_FOREARM] = { true, SEGMENT_FOREARM },
    [PART_WRIST] = { true, SEGMENT_FOREARM },
    [PART_ELBOW] = { true, SEGMENT_FOREARM },
    [PART_UPPER_ARM] = { true, SEGMENT_UPPER_ARM },
    [PART_SHOULDER] = { true, SEGMENT_CHEST },
    [PART_HEAD] = { false, SEGMENT_HEAD },
    [PART_BLADE] = { true, SEGMENT_CHEST },
    [PART_UPPER_BACK] = { false, SEGMENT_CHEST },
    [PART_BACK] = { false, SEGMENT_CHEST },
    [PART_LOW_BACK] = { false, SEGMENT_PELVIS },
    [PART_SACRUM] = { false, SEGMENT_PELVIS },
    [PART_BELLY] = { false, SEGMENT_PELVIS },
    [PART_SEAT] = { true, SEGMENT_PELVIS },
    [PART_BUTTOCK] = { true, SEGMENT_PELVIS },
    [PART_POCKET] = { true, SEGMENT_PELVIS },
    [PART_HIP] = { true, SEGMENT_PELVIS },
    [PART_THIGH] = { true, SEGMENT_THIGH },
    [PART_KNEE] = { true, SEGMENT_SHANK },
    [PART_SHIN] = { true, SEGMENT_SHANK },
    [PART_CALF] = { true, SEGMENT_SHANK },
    [PART_ANKLE] = { true, SEGMENT_FOOT },
    [PART_FOOT] = { true, SEGMENT_FOOT },
    [PART_HEEL] = { true, SEGMENT_FOOT },
    [PART_ARCH] = { true, SEGMENT_FOOT },
    [PART_FOREFOOT] = { true, SEGMENT_FOOT },
    [PART_TOES] = { true, SEGMENT_FOOT },
};
G_STATIC_ASSERT(G_N_ELEMENTS(parts) == BODY_PART_COUNT);

const char *const body_part_names[] = {
    [PART_HAND] = "hand",
    [PART_FOREARM] = "forearm",
    [PART_WRIST] = "wrist",
    [PART_ELBOW] = "elbow",
    [PART_UPPER_ARM] = "upper-arm",
    [PART_SHOULDER] = "shoulder",
    [PART_HEAD] = "head",
    [PART_BLADE] = "blade",
    [PART_UPPER_BACK] = "upper-back",
    [PART_BACK] = "back",
    [PART_LOW_BACK] = "low-back",
    [PART_SACRUM] = "sacrum",
    [PART_BELLY] = "belly",
    [PART_SEAT] = "seat",
    [PART_BUTTOCK] = "buttock",
    [PART_POCKET] = "pocket",
    [PART_HIP] = "hip",
    [PART_THIGH] = "thigh",
    [PART_KNEE] = "knee",
    [PART_SHIN] = "shin",
    [PART_CALF] = "calf",
    [PART_ANKLE] = "ankle",
    [PART_FOOT] = "foot",
    [PART_HEEL] = "heel",
    [PART_ARCH] = "arch",
    [PART_FOREFOOT] = "forefoot",
    [PART_TOES] = "toes",
    [BODY_PART_COUNT] = NULL,
};

bool
body_part_is_paired(BodyPart part)
{
    return parts[part].paired;
}

Segment
segment_of_part(BodyPart part)
{
    return parts[part].segment;
}

const char *const target_names[] = {
    [TARGET_AIR] = "air",
    [TARGET_FLOOR] = "floor",
    [TARGET_WALL] = "wall",
    [TARGET_CHAIR] = "chair",
    [TARGET_CHAIR_BACK] = "chair-back",
    [TARGET_BED] = "bed",
    [TARGET_TABLE] = "table",
    [TARGET_BENCH] = "bench",
    [TARGET_STEP] = "step",
    [TARGET_PILLOW] = "pillow",
    [TARGET_CUSHION] = "cushion",
    [TARGET_ROLLER] = "roller",
    [TARGET_BALL] = "ball",
    [TARGET_DOORWAY] = "doorway",
    [TARGET_BODY] = "body",
    [TARGET_COUNT] = NULL,
};

const char *const segment_names[] = {
    [SEGMENT_THIGH] = "thigh",     [SEGMENT_SHANK] = "shank",
    [SEGMENT_FOOT] = "foot",       [SEGMENT_UPPER_ARM] = "upper-arm",
    [SEGMENT_FOREARM] = "forearm", [SEGMENT_HAND] = "hand",
    [SEGMENT_HEAD] = "head",       [SEGMENT_PELVIS] = "pelvis",
    [SEGMENT_CHEST] = "chest",     [SEGMENT_COUNT] = NULL,
};

bool
segment_is_paired(Segment segment)
{
    return segment < SEGMENT_HEAD;
}

const char *const aim_names[] = {
    "front", "back", "in",     "out",    "top",   "ahead", "behind", "apart",
    "up",    "down", "inward", "across", "under", "slide", NULL,
};
G_STATIC_ASSERT(AIM_SLIDE == 1 << (AIM_COUNT - 1));

const char *const hand_shape_names[] = {
    [SHAPE_RELAXED] = "relaxed", [SHAPE_FLAT] = "flat", [SHAPE_REST] = "rest",
    [SHAPE_WIDE] = "wide",       [SHAPE_CUP] = "cup",   [SHAPE_HOLD] = "hold",
    [SHAPE_CLASP] = "clasp",     [SHAPE_GRIP] = "grip", [SHAPE_FIST] = "fist",
    [HAND_SHAPE_COUNT] = NULL,
};

const char *const prop_names[] = {
    [PROP_MAT] = "mat",       [PROP_CHAIR] = "chair",
    [PROP_WALL] = "wall",     [PROP_DOORWAY] = "doorway",
    [PROP_BENCH] = "bench",   [PROP_BED] = "bed",
    [PROP_TABLE] = "table",   [PROP_CUSHION] = "cushion",
    [PROP_PILLOW] = "pillow", [PROP_ROLLER] = "roller",
    [PROP_BALL] = "ball",     [PROP_STRAP] = "strap",
    [PROP_TOWEL] = "towel",   [PROP_BAND] = "band",
    [PROP_STEP] = "step",     [PROP_COUNT] = NULL,
};

PropKind
prop_of_target(TargetKind target)
{
    static const PropKind kinds[TARGET_COUNT] = {
        [TARGET_AIR] = PROP_COUNT,        [TARGET_FLOOR] = PROP_COUNT,
        [TARGET_WALL] = PROP_WALL,        [TARGET_CHAIR] = PROP_CHAIR,
        [TARGET_CHAIR_BACK] = PROP_CHAIR, [TARGET_BED] = PROP_BED,
        [TARGET_TABLE] = PROP_TABLE,      [TARGET_BENCH] = PROP_BENCH,
        [TARGET_STEP] = PROP_STEP,        [TARGET_PILLOW] = PROP_PILLOW,
        [TARGET_CUSHION] = PROP_CUSHION,  [TARGET_ROLLER] = PROP_ROLLER,
        [TARGET_BALL] = PROP_BALL,        [TARGET_DOORWAY] = PROP_DOORWAY,
        [TARGET_BODY] = PROP_COUNT,
    };
    return kinds[target];
}

const char *const wall_side_names[] = {
    "front", "side", "behind", "other-side", NULL,
};

const char *const view_names[] = {
    [VIEW_AUTO] = "auto",   [VIEW_SIDE] = "side",
    [VIEW_FRONT] = "front", [VIEW_THREE_QUARTER] = "three-quarter",
    [VIEW_ANGLES] = NULL, /* said in numbers */
};

const char *const close_up_names[] = {
    [CLOSE_NONE] = "none", [CLOSE_NECK] = "neck",     [CLOSE_WRIST] = "wrist",
    [CLOSE_FOOT] = "foot", [CLOSE_PELVIS] = "pelvis", NULL,
};
