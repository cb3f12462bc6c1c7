/* The bases, in the words of pose files: angles and contacts that a file
   starts from. */
#include "library/pose_parts.h"

static const char *const texts[] = {
    [BASE_STAND] = //
    "B.hip: [0, 4, 4]\n"
    "B.sho: [4, 10]\n"
    "B.elb: 12\n"
    "touch: {B.foot: floor}\n",

    [BASE_SIT] = //
    "B.hip: [90, 6]\n"
    "B.knee: 90\n"
    "B.sho: [20, 8]\n"
    "B.elb: 60\n"
    "touch: {B.seat: chair, B.foot: floor}\n",

    [BASE_FLOOR_SIT] = //
    "B.hip: [85, 6]\n"
    "B.knee: 5\n"
    "touch: {B.seat: floor, B.heel: floor}\n",

    [BASE_KNEEL] = //
    "B.knee: 90\n"
    "B.ankle: -50\n"
    "touch: {B.knee: floor, B.toes: floor}\n"
    "mat: yes\n",

    [BASE_HALF_KNEEL] = //
    "W.knee: 90\n"
    "W.ankle: -50\n"
    "O.hip: 90\n"
    "O.knee: 90\n"
    "touch: {W.knee: floor, W.toes: floor, O.foot: floor}\n"
    "mat: yes\n",

    [BASE_ALL_FOURS] = //
    "trunk: 84\n"
    "neck: -10\n"
    "B.hip: [84, 2]\n"
    "B.knee: 94\n"
    "B.ankle: -50\n"
    "B.sho: [77, 2]\n"
    "B.elb: 2\n"
    "B.fore: 80\n"
    "B.wrist: -80\n"
    "shape: flat\n"
    "touch: {B.knee: floor, B.toes: floor, B.hand: floor ahead under}\n"
    "stiff: {pelvis: 0.35, B.elb: 5}\n"
    "mat: yes\n",

    [BASE_SUPINE] = //
    "trunk: -90\n"
    "neck: 8\n"
    "B.ankle: -15\n"
    "B.sho: [6, 16]\n"
    "B.elb: 6\n"
    "B.fore: 80\n"
    "touch: {sacrum: floor, back: floor, head: floor}\n"
    "mat: yes\n",

    [BASE_HOOKLYING] = //
    "trunk: -90\n"
    "neck: 8\n"
    "B.hip: [50, 3]\n"
    "B.knee: 100\n"
    "B.sho: [6, 16]\n"
    "B.elb: 6\n"
    "B.fore: 80\n"
    "touch: {sacrum: floor, back: floor, head: floor, B.foot: floor}\n"
    "mat: yes\n",

    [BASE_PRONE] = //
    "trunk: 90\n"
    "B.ankle: -50\n"
    "touch: {B.thigh: floor, B.toes: floor, belly: floor}\n"
    "mat: yes\n",

    [BASE_SIDE] = //
    "W.hip: [44, -13]\n"
    "O.hip: 45\n"
    "B.knee: 90\n"
    "B.ankle: -10\n"
    "O.sho: [70, 10]\n"
    "O.elb: 80\n"
    "W.sho: 25\n"
    "W.elb: 60\n"
    "touch:\n"
    "  O.hip: floor\n"
    "  O.shoulder: floor\n"
    "  O.knee: floor\n"
    "  O.heel: floor\n"
    "  O.toes: floor\n"
    "  O.forearm: floor\n"
    "  W.knee: O.shank 0.12 in\n"
    "  W.ankle: O.shank 1 in\n"
    "  head: pillow\n"
    "stiff: {pelvis: 0.6, B.elb: 0.4}\n"
    "mat: yes\n",
};
G_STATIC_ASSERT(G_N_ELEMENTS(texts) == BASE_COUNT);

const char *
pose_base_text(PoseBase base)
{
    return texts[base];
}
