#include "model/pose.h"

Effort
effort_of_kind(ExerciseKind kind)
{
    static const Effort efforts[KIND_COUNT] = {
        [KIND_STRETCH] = EFFORT_STRETCH,    [KIND_MOBILITY] = EFFORT_STRETCH,
        [KIND_STRENGTH] = EFFORT_WORK,      [KIND_MOTOR_CONTROL] = EFFORT_WORK,
        [KIND_SELF_MASSAGE] = EFFORT_PRESS,
    };
    return efforts[kind];
}
