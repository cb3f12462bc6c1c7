/* The mirror image of a pose. */
#pragma once

#include "figure/skeleton.h"

static inline Mat3
mirror_rotation(Mat3 r)
{
    return (Mat3){ { r.m[0], -r.m[1], -r.m[2], -r.m[3], r.m[4], r.m[5], -r.m[6],
                     r.m[7], r.m[8] } };
}

/* Left and right swapped. */
static inline JointState
joint_state_mirror(const JointState *state)
{
    static const TrunkAngle turned[] = { LUMBAR_SIDE, LUMBAR_ROT, THORAX_SIDE,
                                         THORAX_ROT,  NECK_SIDE,  NECK_ROT };
    JointState out = *state;
    out.pelvis.x = -out.pelvis.x;
    out.ball[BALL_PELVIS] = mirror_rotation(state->ball[BALL_PELVIS]);
    for (size_t i = 0; i < sizeof turned / sizeof *turned; i++)
        out.trunk[turned[i]] = -state->trunk[turned[i]];
    for (int s = LEFT; s <= RIGHT; s++) {
        int o = RIGHT - s;
        out.ball[BALL_HIP + s] = mirror_rotation(state->ball[BALL_HIP + o]);
        out.ball[BALL_SHOULDER + s] =
                mirror_rotation(state->ball[BALL_SHOULDER + o]);
        for (int i = 0; i < LIMB_ANGLE_COUNT; i++)
            out.limb[s][i] = state->limb[o][i];
        for (int f = 0; f < 5; f++)
            for (int j = 0; j < 3; j++)
                out.finger[s][f][j] = state->finger[o][f][j];
        out.finger_spread[s] = state->finger_spread[o];
        out.thumb_opposition[s] = state->thumb_opposition[o];
        out.thumb_adduction[s] = state->thumb_adduction[o];
    }
    return out;
}
